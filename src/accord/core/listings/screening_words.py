"""Why an appendix applied to a shipment, in one line of a table."""

from collections.abc import Collection, Sequence
from datetime import date

from accord.core.listings.coverage import accepted_id
from accord.core.listings.model import NOT_LISTED, UNKNOWN, AppendixEntry, History, TaxonId

_SHOWN_COUNTRIES = 8


def reason_for(
    history: History,
    taxa: Collection[TaxonId],
    appendix: str,
    entries: Sequence[AppendixEntry],
    over_time: Sequence[tuple[date, str]],
) -> str:
    """The listings that make `appendix` so; where there is none, when there was or will be one (`over_time`)."""
    own = {accepted_id(history.taxa, taxon) for taxon in taxa}
    said = [_listing(history, own, entry) for entry in entries]
    missing = set(appendix.split("/")) - {entry.appendix for entry in entries} - {NOT_LISTED, UNKNOWN}
    if missing and not entries:
        said.append(f"its members are listed: {appendix}")
    elif missing:
        said.append(f"some of its members are listed otherwise: {'/'.join(sorted(missing))}")
    if appendix == UNKNOWN:
        said.append("a listing of some populations may reach it, and no range is recorded")
    if appendix == NOT_LISTED:
        said.append(_when_listed(over_time))
    return "; ".join(said)


def _listing(history: History, own: Collection[TaxonId], entry: AppendixEntry) -> str:
    via = history.taxa[entry.via]
    through = "in its own name" if entry.via in own else f"through {via.name} ({via.rank})"
    party = f" of {entry.party}" if entry.party else ""
    return f"{entry.appendix}{party} {through} since {entry.since.isoformat()}{_where(entry)}"


def _where(entry: AppendixEntry) -> str:
    countries = entry.populations or entry.except_populations
    if not countries:
        return ""
    shown = " ".join(countries[:_SHOWN_COUNTRIES]) + (" …" if len(countries) > _SHOWN_COUNTRIES else "")
    return f", {'populations of' if entry.populations else 'all populations but'} {shown}"


def _when_listed(over_time: Sequence[tuple[date, str]]) -> str:
    listed = [(day, shown) for day, shown in over_time if shown not in {NOT_LISTED, UNKNOWN}]
    if not listed:
        return "not listed on any day"
    days = ", ".join(f"{shown} from {day.isoformat()}" for day, shown in listed[:3])
    return f"not listed on that day ({days})"
