"""Where two conventions list the same taxon otherwise: appendix, populations, rank, reservations, dates, range, reasons.

CITES Art. II to V, XV, XVI, XXIII; CMS Art. III, IV, XI, XIV. Only what both lists record is compared.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from accord.core.concordance.discrepancies import Discrepancy
from accord.core.concordance.model import ListSide
from accord.core.concordance.wording import Countries, appendix_words, how_listed, listed
from accord.core.listings.explain import in_words
from accord.core.listings.model import (
    CITES,
    CMS,
    NOT_LISTED,
    UNKNOWN,
    AppendixEntry,
    Change,
    Country,
    ListingEvent,
    Status,
    Taxon,
)
from accord.core.taxonomy import Relation

#: More than the time between the entry into force of CITES (1975) and of CMS (1983): shorter gaps say nothing.
YEARS_APART = 10
#: Annotations are quoted up to here; the listing itself has the whole.
LONGEST_QUOTE = 240
#: Status of a range country that does not make it a range State of the wild taxon.
_NO_RANGE_STATE = frozenset({"extinct", "introduced"})
_BOTH_BIND = "None on cover; each convention's own rules apply."


@dataclass(frozen=True, slots=True)
class Pair:
    """What the law of one row is compared from; `higher` says that one side is only a higher taxon that covers."""

    left: ListSide
    right: ListSide
    one: Status | None
    other: Status | None
    relation: Relation
    countries: Countries
    firsts: "Firsts"
    higher: bool = False

    def sides(self) -> tuple[tuple[ListSide, Status | None], tuple[ListSide, Status | None]]:
        """Both sides with their statuses."""
        return (self.left, self.one), (self.right, self.other)


def law_discrepancies(pair: Pair) -> Iterator[Discrepancy]:
    """Every legal discrepancy of a row, in the order of the table of kinds."""
    marks = [_marks(status) for _, status in pair.sides()]
    if not any(marks):
        return
    if not all(marks):
        yield _listed_in_one(pair, marks)
    yield from _appendix_one(pair)
    if not all(marks) or pair.relation is Relation.DISJOINT:
        return
    yield from _population_scope(pair)
    if not pair.higher:
        yield from _ranks(pair)
        yield from _reservations(pair)
        yield from _dates(pair)
    if pair.relation is Relation.CONGRUENT:
        yield from _reasons(pair)
        yield from _ranges(pair)


def _marks(status: Status | None) -> frozenset[str]:
    return frozenset() if status is None else frozenset(status.listing.split("/")) - {NOT_LISTED}


def _listed_in_one(pair: Pair, marks: list[frozenset[str]]) -> Discrepancy:
    (side, status), (other, counterpart) = pair.sides() if marks[0] else pair.sides()[::-1]
    text = how_listed(side, status, pair.countries)
    text += f" {other.label} does not list its counterpart." if counterpart else f" {other.label} does not list it."
    return Discrepancy("listed_in_one_only", text, f"Only {side.label} binds.", _events(status))


def _appendix_one(pair: Pair) -> Iterator[Discrepancy]:
    by_instrument = {side.instrument: (side, status) for side, status in pair.sides()}
    if set(by_instrument) != {CITES, CMS}:
        return
    (_, in_cites), (_, in_cms) = by_instrument[CITES], by_instrument[CMS]
    cites_i, cms_i = "I" in _marks(in_cites), "I" in _marks(in_cms)
    if pair.relation is Relation.DISJOINT or UNKNOWN in _marks(in_cites) | _marks(in_cms):
        return
    if cms_i and not cites_i:
        text = f"CMS: {appendix_words(in_cms.listing if in_cms else '')}; CITES: {_in_words(in_cites)}."
        yield Discrepancy("cms_i_not_cites_i", text, _BOTH_BIND, (*_events(in_cms, "I"), *_events(in_cites)))
    if cites_i and not cms_i and in_cms is not None:  # CMS knows the animal: most of CITES Appendix I does not migrate
        text = f"CITES: {appendix_words(in_cites.listing if in_cites else '')}; CMS: {_in_words(in_cms)}."
        yield Discrepancy("cites_i_not_cms_i", text, _BOTH_BIND, (*_events(in_cites, "I"), *_events(in_cms)))


def _in_words(status: Status | None) -> str:
    return "not listed" if not _marks(status) or status is None else appendix_words(status.listing)


def _population_scope(pair: Pair) -> Iterator[Discrepancy]:
    scopes = [_Scope(status) for _, status in pair.sides()]
    named = sorted(scopes[0].named | scopes[1].named)
    apart = [country for country in named if len({scope.singles_out(country) for scope in scopes}) > 1]
    if not apart:
        return
    said = " ".join(how_listed(side, status, pair.countries) for side, status in pair.sides())
    text = f"{said} The two treat {pair.countries.listed(apart)} differently."
    effect = f"For {pair.countries.listed(apart)} the answer differs from that for other populations."
    yield Discrepancy("population_scope_differs", text, effect, (*_events(pair.one), *_events(pair.other)))


class _Scope:
    """Which appendices apply to the population of a country, and to all others. Appendix III is by Party, not population."""

    def __init__(self, status: Status | None) -> None:
        self.entries = [entry for entry in status.appendices if entry.party is None] if status else []
        self.named: set[Country] = set()
        for entry in self.entries:
            self.named.update(entry.populations, entry.except_populations)
        self.others = frozenset(entry.appendix for entry in self.entries if not entry.populations)

    def of(self, country: Country) -> frozenset[str]:
        return frozenset(entry.appendix for entry in self.entries if _reaches(entry, country))

    def singles_out(self, country: Country) -> bool:
        """Whether this country's population is listed otherwise than those that nobody names."""
        return self.of(country) != self.others


def _reaches(entry: AppendixEntry, country: Country) -> bool:
    return country in entry.populations if entry.populations else country not in entry.except_populations


def _ranks(pair: Pair) -> Iterator[Discrepancy]:
    found = [_listed_taxa(side, status) for side, status in pair.sides()]
    below = [_listed_below(status) for _, status in pair.sides()]
    ranks = [{taxon.rank for taxon in taxa} for taxa in found]
    if (ranks[0] == ranks[1] and below[0] == below[1]) or not all(
        taxa or lower for taxa, lower in zip(found, below, strict=True)
    ):
        return
    said = []
    for (side, _), taxa, lower in zip(pair.sides(), found, below, strict=True):
        what = [f"the {taxon.rank} {taxon.name}" for taxon in taxa]
        said.append(f"{side.label} lists {listed([*what, f'taxa below it in {lower}'] if lower else what)}")
    text = f"{said[0]}; {said[1]}."
    yield Discrepancy("listed_at_different_ranks", text, _BOTH_BIND, (*_events(pair.one), *_events(pair.other)))


def _listed_taxa(side: ListSide, status: Status | None) -> list[Taxon]:
    if status is None:
        return []
    found = {entry.via: side.history.taxa[entry.via] for entry in status.appendices if entry.via in side.history.taxa}
    return [found[id_] for id_ in sorted(found)]


def _listed_below(status: Status | None) -> str:
    """The appendices that only taxa below it are in, beyond those of the taxon itself."""
    if status is None:
        return ""
    only_below = [
        mark for mark in status.listing.split("/") if mark not in (*status.own.split("/"), NOT_LISTED, UNKNOWN)
    ]
    return appendix_words("/".join(only_below)) if only_below else ""


def _reservations(pair: Pair) -> Iterator[Discrepancy]:
    held = [{entry.party for entry in status.reservations} if status else set() for _, status in pair.sides()]
    if bool(held[0]) == bool(held[1]):
        return
    (side, status), (other, _) = pair.sides() if held[0] else pair.sides()[::-1]
    parties = pair.countries.listed(held[0] or held[1])
    text = f"{parties} {'holds a reservation' if len(held[0] or held[1]) == 1 else 'hold reservations'} under {side.label}; none is recorded under {other.label}."
    effect = f"{parties}: treated as a non-Party to {side.label} for this taxon."
    events = tuple(entry.event for entry in status.reservations) if status else ()
    yield Discrepancy("reservation_in_one", text, effect, events)


def _dates(pair: Pair) -> Iterator[Discrepancy]:
    if pair.left.printed or pair.right.printed:
        return  # a printed list does not say since when
    first = [pair.firsts.of(side, status) for side, status in pair.sides()]
    if first[0] is None or first[1] is None:
        return
    years = abs((first[0].effective - first[1].effective).days) / 365.25
    if years <= YEARS_APART:
        return
    said = "; ".join(
        f"{side.label} in Appendix {event.appendix} on {in_words(event.effective)}"
        for (side, _), event in zip(pair.sides(), first, strict=True)
        if event
    )
    text = f"First listed on record: {said}, {int(years)} years apart."
    yield Discrepancy("dates_apart", text, "None.", (first[0].id, first[1].id))


class Firsts:
    """The first listing on record that reached a taxon, in its own name or by a higher taxon."""

    def __init__(self) -> None:
        self._additions: dict[str, dict[str, list[ListingEvent]]] = {}

    def of(self, side: ListSide, status: Status | None) -> ListingEvent | None:
        """The earliest addition up to the date of the status."""
        if status is None or not status.appendices:
            return None
        line = _line(side, status.taxon)
        additions = self._of_side(side)
        reaching = [
            event
            for id_ in line
            for event in additions.get(id_, ())
            if event.effective <= status.on and not event.except_taxa.intersection(line)
        ]
        return min(reaching, key=lambda event: (event.effective, event.id), default=None)

    def _of_side(self, side: ListSide) -> dict[str, list[ListingEvent]]:
        if side.label not in self._additions:
            found: dict[str, list[ListingEvent]] = {}
            for event in side.history.events:
                if event.change is Change.ADDITION:
                    found.setdefault(event.taxon, []).append(event)
            self._additions[side.label] = found
        return self._additions[side.label]


def _line(side: ListSide, id_: str) -> list[str]:
    line: list[str] = []
    here: str | None = id_
    while here is not None and here not in line:
        line.append(here)
        taxon = side.taxon(here)
        here = taxon.parent if taxon else None
    return line


def _reasons(pair: Pair) -> Iterator[Discrepancy]:
    """Only annotations are on record: neither convention's list states its criteria."""
    notes = [
        sorted({_plain(entry.annotation) for entry in status.appendices if entry.annotation}) if status else []
        for _, status in pair.sides()
    ]
    if not all(notes) or notes[0] == notes[1]:
        return
    text = f"{pair.left.label} annotates: {_quoted(notes[0])} {pair.right.label} annotates: {_quoted(notes[1])}"
    yield Discrepancy("reasons_differ", text, "As the annotations say.", (*_events(pair.one), *_events(pair.other)))


def _plain(annotation: str) -> str:
    """Without mark-up and without its last stop: the sentence that quotes it brings its own."""
    said = " ".join(re.sub(r"<[^<>]*>", " ", annotation).split()).replace(" .", ".").replace(" ,", ",")
    return said.rstrip(".; ")


def _quoted(notes: list[str]) -> str:
    said = "; ".join(notes)
    short = said if len(said) <= LONGEST_QUOTE else f"{said[:LONGEST_QUOTE].rsplit(' ', 1)[0]} …"
    return f"“{short}”."


def _ranges(pair: Pair) -> Iterator[Discrepancy]:
    states = [_range_states(side, status) for side, status in pair.sides()]
    if not all(states) or states[0] == states[1]:
        return
    said = [
        f"only {side.label} records {pair.countries.listed(mine - theirs)}"
        for side, mine, theirs in ((pair.left, states[0], states[1]), (pair.right, states[1], states[0]))
        if mine - theirs
    ]
    text = f"{'; '.join(said)}."
    text = text[0].upper() + text[1:]
    yield Discrepancy("range_states_differ", text, "A range State under one list only may not know that it is one.")


def _range_states(side: ListSide, status: Status | None) -> set[Country]:
    if status is None:
        return set()
    return {
        country for country, kind in side.history.ranges.get(status.taxon, {}).items() if kind not in _NO_RANGE_STATE
    }


def _events(status: Status | None, appendix: str = "") -> tuple[str, ...]:
    if status is None:
        return ()
    return tuple(dict.fromkeys(entry.event for entry in status.appendices if appendix in ("", entry.appendix)))
