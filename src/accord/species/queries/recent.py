"""Listing events by date: what changed last, what changes next."""

from dataclasses import dataclass
from datetime import date

from accord.species.models import ListingEvent
from accord.species.queries.histories import OWN_CHECKLISTS


@dataclass(frozen=True, slots=True)
class ListingChange:
    """One event, as a list shows it."""

    effective: date
    taxon: str
    name: str
    rank: str
    instrument: str
    appendix: str
    change: str
    party: str | None
    event: str


def latest_changes(*, until: date, limit: int = 10, since: date | None = None) -> list[ListingChange]:
    """The last additions and deletions that took effect up to a day, the newest first; bookkeeping left out."""
    rows = ListingEvent.objects.filter(
        effective__lte=until,
        withdrawn_because="",
        implied=False,
        change__in=["addition", "deletion"],
        included_in=None,
        taxon__checklist__in=OWN_CHECKLISTS,
    )
    if since is not None:
        rows = rows.filter(effective__gte=since)
    columns = (
        "effective",
        "taxon_id",
        "taxon__name",
        "taxon__rank",
        "instrument_id",
        "appendix",
        "change",
        "party_id",
        "id",
    )
    ordered = rows.order_by("-effective", "taxon__name", "id")[:limit]
    return [ListingChange(*values) for values in ordered.values_list(*columns)]
