"""Where a file and the rest of the register say different things of the same animal: findings, never an overwrite."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from accord.core.listings.model import Finding
from accord.species.imports.wanted import MADE_UP, Wanted
from accord.species.models import ListingEvent

_Name = tuple[str, str, str]  # instrument, rank, name
_Said = tuple[str, str, str, str]  # change, appendix, day, Party
_SHOWN = 3


def differences_from_others(source: str, wanted: Wanted) -> Iterator[Finding]:
    """One finding for each taxon that this file and another checklist list in its own name, by other events.

    Events are compared by change, appendix, day and Party; the bookkeeping halves of transfers are left out.
    """
    ours: dict[_Name, set[_Said]] = defaultdict(set)
    keys: dict[_Name, str] = {}
    for row in wanted.events.values():
        taxon = wanted.taxa[row["taxon_id"],]
        if not row["implied"]:
            name = (row["instrument_id"], taxon["rank"], taxon["name"])
            keys[name] = taxon["id"]
            ours[name].add((row["change"], row["appendix"], row["effective"].isoformat(), row["party_id"] or ""))
    for checklist, theirs in _others(source).items():
        for name in sorted(theirs.keys() & ours.keys()):
            if said := _difference(ours[name], theirs[name], checklist):
                instrument, rank, called = name
                text = f"{called} ({rank}, {instrument}): {said}"
                yield Finding("other-source-differs", text, taxon=keys[name])


def _others(source: str) -> Mapping[str, Mapping[_Name, set[_Said]]]:
    rows = ListingEvent.objects.filter(withdrawn_because="", implied=False).exclude(taxon__checklist__source_id=source)
    rows = rows.exclude(note__startswith=MADE_UP)
    found: dict[str, dict[_Name, set[_Said]]] = defaultdict(lambda: defaultdict(set))
    columns = ("taxon__checklist_id", "instrument_id", "taxon__rank", "taxon__name")
    said = ("change", "appendix", "effective", "party_id")
    for checklist, instrument, rank, name, change, appendix, day, party in rows.values_list(*columns, *said):
        found[checklist][instrument, rank, name].add((change, appendix, day.isoformat(), party or ""))
    return found


def _difference(ours: set[_Said], theirs: set[_Said], checklist: str) -> str:
    parts = [("only the file has", ours - theirs), (f"only {checklist} has", theirs - ours)]
    return "; ".join(f"{who} {_listed(events)}" for who, events in parts if events)


def _listed(events: set[_Said]) -> str:
    order = sorted(events, key=lambda event: (event[2], event))
    shown = [" ".join(part for part in event if part) for event in order[:_SHOWN]]
    return ", ".join(shown) + (f" and {len(order) - _SHOWN} more" if len(order) > _SHOWN else "")
