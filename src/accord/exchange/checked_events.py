"""Listing events as a file gives them -> events that hold together, or the first row that does not."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from accord.core.dates import read_optional_date
from accord.core.errors import Invalid
from accord.core.listings.drafts import draft_of, frozen
from accord.core.listings.model import CITES, CMS, Change, ListingEvent, Taxon, TaxonId
from accord.exchange.checked_taxa import Place, quoted, read_country, read_once, refuse_repeated

#: How files write the four changes.
CHANGES = {
    "addition": Change.ADDITION,
    "deletion": Change.DELETION,
    "reservation": Change.RESERVATION,
    "reservation_withdrawn": Change.RESERVATION_WITHDRAWN,
    "reservation_withdrawal": Change.RESERVATION_WITHDRAWN,
}
#: The appendices of the two conventions (CITES Art. II, CMS Art. III and IV). Other instruments name their own annexes.
CONVENTION_APPENDICES = {CITES: ("I", "II", "III"), CMS: ("I", "II")}
_YES = frozenset({"1", "true", "t", "yes", "y"})
_NO = frozenset({"0", "false", "f", "no", "n"})
_NOT_SAID = frozenset({"", "null"})


class EventRow(NamedTuple):
    """One listing event as a file gives it: trimmed text, nothing checked."""

    id: str
    instrument: str
    change: str
    appendix: str
    taxon: str
    effective: str
    party: str = ""
    populations: tuple[str, ...] = ()
    except_populations: tuple[str, ...] = ()
    except_taxa: tuple[str, ...] = ()
    included_in: str = ""
    implied: str = ""
    annotation: str = ""
    recorded_current: str = ""
    decided_at: str = ""
    source: str = ""
    symbol: str = ""


_EventDraft = draft_of(ListingEvent)


def build_events(rows: Sequence[EventRow], taxa: Mapping[TaxonId, Taxon], place: Place) -> tuple[ListingEvent, ...]:
    """Events in file order.

    Raises Invalid for an unknown change, taxon or country, an appendix the convention does not have, a day that is not
    in the calendar, and an id that stands twice.
    """
    if len({row.id for row in rows}) < len(rows):
        refuse_repeated("the id of an event", [row.id for row in rows], place)
    appendices = read_once([(row.appendix, row.instrument) for row in rows], _appendix, place)
    days = read_once([row.effective for row in rows], _day, place)
    changes = read_once([row.change for row in rows], _change, place)
    flags = read_once([row.implied for row in rows], _yes_no, place)
    flags |= read_once([row.recorded_current for row in rows], _yes_no, place)
    sets: dict[tuple[str, ...], frozenset[str]] = {(): frozenset()}
    drafts = []
    for index, row in enumerate(rows):
        _refuse_unknown(row, taxa, place, index)
        populations, except_populations, except_taxa = (
            sets.get(listed) or sets.setdefault(listed, frozenset(listed))
            for listed in (row.populations, row.except_populations, row.except_taxa)
        )
        drafts.append(
            _EventDraft(
                row.id,
                row.instrument.lower(),
                changes[row.change],
                appendices[row.appendix, row.instrument],
                row.taxon,
                days[row.effective],
                row.party or None,
                populations,
                except_populations,
                except_taxa,
                row.included_in or None,
                bool(flags[row.implied]),
                row.annotation or None,
                flags[row.recorded_current],
                row.decided_at or None,
                row.source or None,
                row.symbol or None,
            )
        )
    return tuple(frozen(drafts, ListingEvent))


def _refuse_unknown(row: EventRow, taxa: Mapping[TaxonId, Taxon], place: Place, index: int) -> None:
    reason = ""
    if not row.id:
        reason = "the event has no id"
    elif row.taxon not in taxa:
        reason = f"the taxon {quoted(row.taxon)} is not among the taxa" if row.taxon else "the event names no taxon"
    elif row.included_in and row.included_in not in taxa:
        reason = f"included_in names {quoted(row.included_in)}, which is not among the taxa"
    elif row.except_taxa and (unknown := [one for one in row.except_taxa if one not in taxa]):
        reason = f"except_taxa names {quoted(unknown[0])}, which is not among the taxa"
    if reason:
        raise Invalid(reason, place=place(index))
    if row.party or row.populations or row.except_populations:
        for country in (*row.populations, *row.except_populations, *((row.party,) if row.party else ())):
            read_country(country, place(index))


def _change(text: str, place: Place, index: int) -> Change:
    change = CHANGES.get(text.lower().replace(" ", "_"))
    if change is None:
        raise Invalid(f"{quoted(text)} is not a change (one of {', '.join(Change)})", place=place(index))
    return change


def _appendix(written: tuple[str, str], place: Place, index: int) -> str:
    text, instrument = written
    if not text or not instrument:
        raise Invalid(f"the event names no {'appendix' if instrument else 'instrument'}", place=place(index))
    allowed = CONVENTION_APPENDICES.get(instrument.lower())
    if allowed is None or text in allowed:
        return text
    if text.upper() in allowed:
        return text.upper()
    reason = f"{instrument.upper()} has no Appendix {quoted(text)} (it has {', '.join(allowed)})"
    raise Invalid(reason, place=place(index))


def _day(text: str, place: Place, index: int) -> date:
    try:
        day = read_optional_date(text)
    except Invalid as problem:
        raise Invalid(problem.reason, place=place(index)) from None
    if day is None:
        raise Invalid("the event has no date of entry into force", place=place(index))
    return day


def _yes_no(text: str, place: Place, index: int) -> bool | None:
    given = text.lower()
    if given in _NOT_SAID:
        return None
    if given in _YES or given in _NO:
        return given in _YES
    raise Invalid(f"{quoted(text)} is neither yes nor no: write 1, 0 or nothing", place=place(index))
