"""Where two conventions list the same taxon otherwise: appendix, populations, rank, reservations, dates, range, reasons.

CITES Art. II to V, XV, XVI, XXIII; CMS Art. III, IV, XI, XIV. Only what both lists record is compared.
"""

import re
from collections.abc import Iterator

from accord.core.concordance.appendix_one import appendix_one
from accord.core.concordance.discrepancies import Discrepancy
from accord.core.concordance.model import ListSide
from accord.core.concordance.pair import Pair, Scope, events_of, marks_of, range_states
from accord.core.concordance.wording import appendix_words, how_listed, listed
from accord.core.listings.explain import in_words
from accord.core.listings.model import (
    NOT_LISTED,
    UNKNOWN,
    Country,
    Status,
    Taxon,
)
from accord.core.taxonomy import Relation

#: More than the time between the entry into force of CITES (1975) and of CMS (1983): shorter gaps say nothing.
YEARS_APART = 10
#: Annotations are quoted up to here; the listing itself has the whole.
LONGEST_QUOTE = 240
_SENTENCE = re.compile(r"(?<!\b[A-HJ-UW-Z]\.)(?<=[.;])\s+")  # not after the letter of a genus, which no numeral is
_BOTH_BIND = "None on cover; each convention's own rules apply."


def law_discrepancies(pair: Pair) -> Iterator[Discrepancy]:
    """Every legal discrepancy of a row, in the order of the table of kinds."""
    marks = [marks_of(status) for _, status in pair.sides()]
    if not any(marks):
        return
    if not all(marks):
        yield _listed_in_one(pair, marks)
    yield from appendix_one(pair)
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


def _listed_in_one(pair: Pair, marks: list[frozenset[str]]) -> Discrepancy:
    (side, status), (other, counterpart) = pair.sides() if marks[0] else pair.sides()[::-1]
    text = how_listed(side, status, pair.countries)
    text += f" {other.label} does not list its counterpart." if counterpart else f" {other.label} does not list it."
    return Discrepancy("listed_in_one_only", text, f"Only {side.label} binds.", events_of(status))


def _population_scope(pair: Pair) -> Iterator[Discrepancy]:
    """Populations that one convention singles out and the other does not, each with what both list it in."""
    scopes = [Scope(status) for _, status in pair.sides()]
    named = scopes[0].named | scopes[1].named
    apart = [country for country in named if len({scope.singles_out(country) for scope in scopes}) > 1]
    if not apart:
        return
    alike: dict[tuple[frozenset[str], ...], list[Country]] = {}
    for country in sorted(apart):
        alike.setdefault(tuple(scope.of(country) for scope in scopes), []).append(country)
    said = [f"{pair.countries.listed(countries)}: {_both(pair, listed_in)}" for listed_in, countries in alike.items()]
    said.append(f"elsewhere: {_both(pair, tuple(scope.others for scope in scopes))}")
    text = f"The populations are listed otherwise: {'; '.join(said)}."
    effect = f"For {pair.countries.listed(apart)} the answer differs from that for other populations."
    yield Discrepancy("population_scope_differs", text, effect, (*events_of(pair.one), *events_of(pair.other)))


def _both(pair: Pair, listed_in: tuple[frozenset[str], ...]) -> str:
    said = (
        f"{side.label} {appendix_words('/'.join(sorted(marks)))}"
        for (side, _), marks in zip(pair.sides(), listed_in, strict=True)
    )
    return ", ".join(said)


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
    yield Discrepancy("listed_at_different_ranks", text, _BOTH_BIND, (*events_of(pair.one), *events_of(pair.other)))


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
    """Parties that are treated as non-Parties under one convention and bound by, or no Party to, the other."""
    held = [{entry.party for entry in status.reservations} if status else set() for _, status in pair.sides()]
    said: list[str] = []
    effects: list[str] = []
    events: list[str] = []
    for place, (side, status) in enumerate(pair.sides()):
        only_here = held[place] - held[1 - place]
        if not only_here or status is None:
            continue
        other = pair.sides()[1 - place][0]
        parties = pair.countries.listed(only_here)
        verb = "holds a reservation" if len(only_here) == 1 else "hold reservations"
        text = f"{parties} {verb} under {side.label}; none is recorded under {other.label}."
        members = pair.parties.get(other.instrument)
        if members and (outside := only_here - members):
            text += f" No Party to {other.label}: {pair.countries.listed(outside)}."
        said.append(text)
        effects.append(f"{parties}: treated as a non-Party to {side.label} for this taxon.")
        events += [entry.event for entry in status.reservations if entry.party in only_here]
    if said:
        yield Discrepancy("reservation_in_one", " ".join(said), " ".join(effects), tuple(events))


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
    earlier = pair.left if first[0].effective < first[1].effective else pair.right
    text = f"First listed on record: {said}, {int(years)} years apart, {earlier.label} first."
    yield Discrepancy("dates_apart", text, "None.", (first[0].id, first[1].id))


def _reasons(pair: Pair) -> Iterator[Discrepancy]:
    """Only annotations are on record: neither convention's list states its criteria."""
    notes = [sorted(_annotations(side, status)) if status else [] for side, status in pair.sides()]
    if not all(notes) or notes[0] == notes[1]:
        return
    text = f"{pair.left.label} annotates: {_quoted(notes[0])} {pair.right.label} annotates: {_quoted(notes[1])}"
    yield Discrepancy("reasons_differ", text, "As the annotations say.", (*events_of(pair.one), *events_of(pair.other)))


def _annotations(side: ListSide, status: Status) -> set[str]:
    """The annotations of the listings that apply; of one of a higher taxon only what speaks of this very taxon."""
    name = side.history.taxa[status.taxon].name
    found = set()
    for entry in status.appendices:
        said = _plain(entry.annotation or "")
        if entry.via != status.taxon:
            said = " ".join(sentence for sentence in _SENTENCE.split(said) if _speaks_of(sentence, name))
        if said:
            found.add(said.rstrip(".; "))
    return found


def _speaks_of(sentence: str, name: str) -> bool:
    """By the name in full, or with the genus shortened as in `T. truncatus`."""
    genus, _, epithets = name.partition(" ")
    return name in sentence or bool(epithets and f"{genus[:1]}. {epithets}" in sentence)


def _plain(annotation: str) -> str:
    """Without mark-up and without its last stop: the sentence that quotes it brings its own."""
    said = " ".join(re.sub(r"<[^<>]*>", " ", annotation).split()).replace(" .", ".").replace(" ,", ",")
    return said.rstrip(".; ")


def _quoted(notes: list[str]) -> str:
    said = "; ".join(notes)
    short = said if len(said) <= LONGEST_QUOTE else f"{said[:LONGEST_QUOTE].rsplit(' ', 1)[0]} …"
    return f"“{short}”."


def _ranges(pair: Pair) -> Iterator[Discrepancy]:
    states = [range_states(side, status) for side, status in pair.sides()]
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
