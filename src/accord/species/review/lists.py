"""A list as columns, whichever it is: one that the register keeps, or an edition that was loaded."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from accord.core.errors import NotFound
from accord.core.listings.model import History, NameStatus, Taxon
from accord.species.editions.queries import editions, open_edition
from accord.species.models import Checklist
from accord.species.queries.histories import OWN_CHECKLISTS, history

if TYPE_CHECKING:
    import polars as pl

    from accord.core.taxonomy.columns import ChecklistColumns

_GROUPS = ("kingdom", "phylum", "class", "order", "family")


@dataclass(frozen=True, slots=True)
class NamedList:
    """A list to compare: what it is called, the list without its edition, the edition, its names."""

    key: str
    label: str
    checklist: str
    edition: str
    columns: "ChecklistColumns"


def named_list(key: str) -> NamedList:
    """The list of that key: the id of a checklist of the register (`cites`) or of an edition. Raises NotFound."""
    from accord.core.taxonomy.columns import ChecklistColumns  # noqa: PLC0415  (polars takes a tenth of a second)

    if Checklist.objects.filter(id=key).exists():
        label = key.upper() if key in OWN_CHECKLISTS else key
        return NamedList(key, label, key, "", ChecklistColumns(names_of(key)))
    if key not in {each.id for each in editions()}:
        held = [*Checklist.objects.order_by("id").values_list("id", flat=True), *(each.id for each in editions())]
        raise NotFound(f"there is no list “{key}” (there are: {', '.join(held) or 'none'})")
    edition = open_edition(key)
    return NamedList(key, edition.id, edition.checklist, edition.edition or edition.id, edition.columns)


def names_of(checklist: str) -> "pl.DataFrame":
    """The taxa of a checklist of the register as NAME_COLUMNS."""
    import polars as pl  # noqa: PLC0415

    from accord.core.taxonomy.columns import NAME_COLUMNS, in_columns  # noqa: PLC0415

    taxa = history(checklists=[checklist])
    rows = [_row(taxa, taxon) for taxon in taxa.taxa.values()]
    said = ("id", "name", "authorship", "rank", "status", "accepted_ids", "parent_id", *_GROUPS, "countries")
    return in_columns(pl.DataFrame(rows, schema={name: NAME_COLUMNS[name] for name in said}), NAME_COLUMNS)


def _row(taxa: History, taxon: Taxon) -> dict[str, object]:
    above = _lineage(taxa, taxon)
    return {
        "id": taxon.id,
        "name": taxon.name,
        "authorship": taxon.authorship or None,
        "rank": taxon.rank,
        "status": taxon.status.value,
        "accepted_ids": list(taxon.accepted),
        "parent_id": taxon.parent,
        **{rank: above.get(rank) for rank in _GROUPS},
        "countries": sorted(taxa.ranges.get(taxon.id, ())),
    }


def _lineage(taxa: History, taxon: Taxon) -> dict[str, str]:
    """Rank -> name of everything above; of a synonym, above the taxon that it is used for."""
    found: dict[str, str] = {}
    at: str | None = taxon.accepted[0] if taxon.status is NameStatus.SYNONYM and taxon.accepted else taxon.id
    while at is not None and (here := taxa.taxa.get(at)) is not None and here.rank not in found:
        found[here.rank] = here.name
        at = here.parent
    return found
