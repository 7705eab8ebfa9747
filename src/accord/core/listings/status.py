"""The legal status of a taxon on a date: for its whole range, for one country, or as one Party is bound.

`resolve` answers for many taxa in one pass over the tree, `status` for one. Rules 0, 5, 7, 8 and 9 of the
specification of listings; the law behind them: CITES Art. I(a), XV, XVI, XXIII; CMS Art. I, III, IV, XIV.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, cached_property

from accord.core.errors import NotFound
from accord.core.listings.coverage import Coverage, Piece, Tree, accepted_id
from accord.core.listings.model import (
    APPENDICES,
    NOT_LISTED,
    UNKNOWN,
    AppendixEntry,
    Basis,
    Country,
    EventId,
    Finding,
    History,
    NameStatus,
    ReservationEntry,
    Status,
    Taxon,
    TaxonId,
)
from accord.core.listings.populations import NOWHERE, Populations

#: A set of appendices, NC and unknown: what is written as `I/NC`.
Marks = frozenset[str]
_NC: Marks = frozenset({NOT_LISTED})
_UNKNOWN: Marks = frozenset({UNKNOWN})


class UnknownTaxon(NotFound):
    """The taxon is not in the checklist of the history."""

    code = "unknown-taxon"


def status(
    taxon: TaxonId,
    history: History,
    *,
    instrument: str,
    on: date,
    country: Country | None = None,
    party: Country | None = None,
) -> Status:
    """What `taxon` is listed as under `instrument` on `on`, and the events that make it so.

    With `country` the answer is that of this country's population; with `party` what this Party is bound by: a
    reservation in force makes it a non-Party for the taxon. Raises UnknownTaxon.
    """
    return next(resolve(history, instrument=instrument, on=on, taxa=[taxon], country=country, party=party))


def resolve(
    history: History,
    *,
    instrument: str,
    on: date,
    taxa: Iterable[TaxonId] | None = None,
    country: Country | None = None,
    party: Country | None = None,
) -> Iterator[Status]:
    """The status of all taxa (or of those in `taxa`), in the order of the history.

    Raises UnknownTaxon for an id that the history does not have.
    """
    resolver = _Resolver(history, instrument=instrument, on=on, country=country, party=party)
    for taxon in history.taxa if taxa is None else taxa:
        yield resolver.status(taxon)


def text(marks: Iterable[str]) -> str:
    """Appendices as users write them: `I`, `I/II`, `II/NC`, `NC`, `unknown`."""
    return _text(frozenset(marks))


@cache
def _text(marks: Marks) -> str:
    known = set(marks)
    if known - {NOT_LISTED, UNKNOWN}:
        known.discard(UNKNOWN)  # a finding says what else may apply
    elif UNKNOWN in known:
        return UNKNOWN  # where a part may be listed, NC would claim too much
    return "/".join(sorted(known, key=_text_order)) or NOT_LISTED


def _text_order(mark: str) -> tuple[int, str]:
    if mark in APPENDICES:
        return APPENDICES.index(mark), mark
    return {NOT_LISTED: 98, UNKNOWN: 99}.get(mark, 50), mark


@dataclass(frozen=True, slots=True)
class _Own:
    """The part of a status that concerns the taxon itself."""

    marks: Marks
    basis: Basis
    occurs: bool  # in the country asked for, as far as recorded
    entries: tuple[AppendixEntry, ...] = ()
    reservations: tuple[ReservationEntry, ...] = ()
    findings: tuple[Finding, ...] = ()


class _Resolver:
    def __init__(
        self, history: History, *, instrument: str, on: date, country: Country | None, party: Country | None
    ) -> None:
        self.history = history
        self.tree = Tree(history, instrument=instrument, on=on)
        self.instrument = instrument
        self.on = on
        self.country = country
        self.party = party
        self._answers: dict[TaxonId, Status] = {}
        self._own: dict[TaxonId, _Own] = {}
        self._alike: dict[int, tuple[Coverage, _Own]] = {}  # by identity of a Coverage that several taxa share
        self._listing: dict[TaxonId, tuple[Marks, bool]] = {}
        self._children: dict[TaxonId, list[TaxonId]] | None = None

    def status(self, taxon_id: TaxonId) -> Status:
        if (known := self._answers.get(taxon_id)) is not None:
            return known
        taxon = self.history.taxa.get(taxon_id)
        if taxon is None:
            raise UnknownTaxon(f"no taxon {taxon_id} in this history")
        if taxon.status is NameStatus.SYNONYM and taxon.accepted:
            return self._of_synonym(taxon)
        if taxon.status is NameStatus.HYBRID and not self.tree.events_of(taxon_id):
            return self._of_hybrid(taxon)
        own = self.own(taxon_id)
        listing, _ = self.listing(taxon_id)
        basis = own.basis
        if basis is Basis.NONE and listing - {NOT_LISTED, UNKNOWN}:
            basis = Basis.DESCENDANTS
        answer = Status(
            taxon_id,
            self.instrument,
            self.on,
            _text(listing),
            _text(own.marks),
            basis,
            own.entries,
            own.reservations,
            own.findings,
        )
        self._answers[taxon_id] = answer
        return answer

    # What applies to the taxon itself -------------------------------------------------------------------------

    def own(self, taxon: TaxonId) -> _Own:
        if (known := self._own.get(taxon)) is not None:
            return known
        coverage = self.tree.coverage(taxon)
        # Where neither range nor own events matter, all taxa under the same listings have the same answer.
        alike = not (
            self.country
            or coverage.needs_range
            or self.tree.has_events(taxon)
            or taxon in self._doubtful
            or self._has_reservation_for_populations(taxon)
        )
        if alike and (known_alike := self._alike.get(id(coverage))) is not None:
            own = known_alike[1]
        else:
            own = self._compose(taxon, coverage)
            if alike:
                self._alike[id(coverage)] = (coverage, own)  # keeping the coverage keeps its identity
        self._own[taxon] = own
        return own

    @cached_property
    def _doubtful(self) -> frozenset[TaxonId]:
        """The taxa whose range says anything but native."""
        return frozenset(taxon for taxon, states in self.history.ranges.items() if any(states.values()))

    def _has_reservation_for_populations(self, taxon: TaxonId) -> bool:
        return self.party is not None and any(
            held.populations.countries
            for layer in self.tree.position(taxon).layers
            for held in layer.state.reservations
        )

    def _compose(self, taxon: TaxonId, coverage: Coverage) -> _Own:
        reserved = self._reservations(taxon, coverage)
        bound = [_as_bound(piece, reserved, self.party) for piece in coverage.pieces]
        findings = [*self.tree.own_state(taxon).findings, *coverage.findings]
        if self.country is not None:
            marks, reaching, occurs = self._in_country(taxon, coverage.pieces, bound, findings)
        else:
            marks, reaching, occurs = self._over_range(taxon, coverage.pieces, bound, findings)
        touched = [
            piece for piece in bound if piece.populations and piece.event.id in {each.event.id for each in reaching}
        ]
        return _Own(
            marks,
            _basis(coverage.pieces, reaching, self.country),
            occurs,
            tuple(
                sorted(
                    (_entry(piece) for piece in touched),
                    key=lambda e: (_text_order(e.appendix), e.since, e.party or ""),
                )
            ),
            tuple(entry for entry, _ in reserved),
            tuple(findings),
        )

    def _over_range(
        self, taxon: TaxonId, pieces: tuple[Piece, ...], bound: list[Piece], findings: list[Finding]
    ) -> tuple[Marks, list[Piece], bool]:
        """Rules 0 and 5: the union over the range; a listing in the taxon's own name counts whole."""
        known_range = self.history.ranges.get(taxon)
        cells: set[Country] = set(known_range or ())
        others = not known_range
        for piece in pieces:
            if piece.explicit:
                cells |= piece.event.except_populations  # an exception in the own listing names populations too
                others |= piece.populations.all_but
            if piece.whole and not piece.populations.all_but:
                cells |= piece.populations.countries
        cells |= self._named(taxon, pieces, has_range=bool(known_range))
        counted: list[Country | None] = [*sorted(cells), *([None] if others else [])]
        marks: set[str] = set()
        reached: set[EventId] = set()
        for cell in counted:
            ids = {piece.event.id for piece in _in_cell(pieces, cell, known_range)}
            reached |= ids
            marks |= {p.event.appendix for p in bound if p.event.id in ids and _has(p, cell)} or _NC
        if not known_range and (unknown := _undecided(pieces, cells)):
            findings.append(_range_unknown(taxon, unknown))
            if marks <= _NC and _undecided(bound, cells):  # not where a reservation makes it NC either way
                marks = set(_UNKNOWN)
        reaching = [piece for piece in pieces if piece.event.id in reached]
        findings += _doubtful_range(taxon, reaching, known_range or {})
        return frozenset(marks), reaching, True

    def _named(self, taxon: TaxonId, pieces: tuple[Piece, ...], *, has_range: bool) -> set[Country]:
        """Populations of which the taxon's own events speak in passing, and which therefore exist.

        A deletion that took some out of a listing still in force; without range data an inclusion that names some.
        """
        law = self.tree.own_law(taxon)
        since: dict[str, date] = {}
        for piece in pieces:
            if piece.explicit:
                since[piece.event.appendix] = min(piece.event.effective, since.get(piece.event.appendix, date.max))
        found = {
            country
            for deletion in law.deletions
            if deletion.effective >= since.get(deletion.appendix, date.max)
            for country in deletion.populations
        }
        if not has_range:
            for listing in law.listings:
                if listing.event.included_in is not None and listing.event.populations:
                    found |= listing.populations.countries
        return found

    def _in_country(
        self, taxon: TaxonId, pieces: tuple[Piece, ...], bound: list[Piece], findings: list[Finding]
    ) -> tuple[Marks, list[Piece], bool]:
        """One cell: the population of `self.country`."""
        country = self.country
        assert country is not None
        known_range = self.history.ranges.get(taxon)
        reaching = [
            piece for piece in pieces if country in piece.populations and (piece.whole or piece.general or known_range)
        ]
        ids = {piece.event.id for piece in reaching}
        marks: Marks = frozenset(p.event.appendix for p in bound if p.event.id in ids and country in p.populations)
        if not known_range and any(country in p.populations and p.event.id not in ids for p in bound):
            findings.append(_range_unknown(taxon, {country}))
            marks = marks or _UNKNOWN
        named = any(p.whole and not p.populations.all_but and country in p.populations for p in pieces)
        occurs = named or self._may_occur(taxon, country)
        if known_range and country not in known_range:
            findings.append(Finding("outside-range", f"{country} is not in the recorded range", taxon=taxon))
        here = {country: known_range[country]} if known_range and country in known_range else {}
        findings += _doubtful_range(taxon, reaching, here)
        return marks or _NC, reaching, occurs

    def _may_occur(self, taxon: TaxonId, country: Country) -> bool:
        """By the recorded range; a taxon without one has no wider range than the nearest taxon above that has one."""
        for each in self.tree.lineage(taxon):
            if known_range := self.history.ranges.get(each):
                return country in known_range
        return True

    def _reservations(self, taxon: TaxonId, coverage: Coverage) -> list[tuple[ReservationEntry, Populations]]:
        """Reservations in force on the taxon or a higher one, to an appendix that applies to it (rule 7)."""
        applying = {piece.event.appendix for piece in coverage.pieces}
        found: list[tuple[ReservationEntry, Populations]] = []
        position = self.tree.position(taxon)
        for layer in position.layers:
            for held in layer.state.reservations:
                event = held.event
                if event.except_taxa & position.marks:
                    continue
                if event.appendix in applying and event.party is not None:
                    entry = ReservationEntry(event.party, event.appendix, event.id, layer.taxon, event.effective)
                    found.append((entry, held.populations))
        return sorted(found, key=lambda pair: (pair[0].party, pair[0].appendix, pair[0].since))

    # What its members are listed as -----------------------------------------------------------------------------

    def listing(self, taxon: TaxonId) -> tuple[Marks, bool]:
        """The marks of a taxon with its members, and whether any of it occurs in the country asked for."""
        children = self._child_map()
        if taxon not in children:
            own = self.own(taxon)
            return own.marks, own.occurs
        stack = [taxon]
        while stack:
            here = stack[-1]
            if here in self._listing:
                stack.pop()
                continue
            waiting = [child for child in children.get(here, ()) if child not in self._listing]
            if waiting:
                stack += waiting
                continue
            self._listing[here] = self._with_members(here, children.get(here, []))
            stack.pop()
        return self._listing[taxon]

    def _with_members(self, taxon: TaxonId, members: list[TaxonId]) -> tuple[Marks, bool]:
        own = self.own(taxon)
        if not members:
            return own.marks, own.occurs
        below: set[str] = set()
        occurs = False
        is_higher = self.history.taxa[taxon].is_higher
        for member in members if is_higher else [each for each in members if self._adds(each)]:
            marks, member_occurs = self._listing[member]
            if member_occurs:
                below |= marks
                occurs = True
        if not is_higher:
            return own.marks | below, own.occurs or occurs
        if own.basis is Basis.EXPLICIT:
            return own.marks | below, own.occurs or occurs
        return frozenset(below) or own.marks, occurs

    def _adds(self, taxon: TaxonId) -> bool:
        """Whether a lower taxon can add to what its species is listed as: the law or a range of its own sets it apart."""
        return (
            self.tree.is_singled_out(taxon)
            or bool(self.history.ranges.get(taxon))
            or any(self._adds(each) for each in self._child_map().get(taxon, ()))
        )

    def _child_map(self) -> dict[TaxonId, list[TaxonId]]:
        if self._children is None:
            self._children = defaultdict(list)
            for taxon in self.history.taxa.values():
                if taxon.parent is not None and taxon.status is NameStatus.ACCEPTED:
                    self._children[taxon.parent].append(taxon.id)
        return self._children

    # Synonyms and hybrids ---------------------------------------------------------------------------------------

    def _of_synonym(self, taxon: Taxon) -> Status:
        """Synonyms answer for their accepted taxon, and say so (rule 8)."""
        target = accepted_id(self.history.taxa, taxon.id)
        if target != taxon.id:
            answer = self.status(target)
            name = self.history.taxa[target].name
            note = Finding("synonym", f"{taxon.name} is a synonym of {name}, whose status this is", taxon=target)
            return Status(
                taxon.id,
                self.instrument,
                self.on,
                answer.listing,
                answer.own,
                answer.basis,
                answer.appendices,
                answer.reservations,
                (note, *answer.findings),
            )
        names = ", ".join(self.history.taxa[each].name for each in taxon.accepted)
        note = Finding("synonym-of-several", f"{taxon.name} is a synonym of several taxa: {names}", taxon=taxon.id)
        return self._joined(taxon, [self.own(each) for each in taxon.accepted], note, strictest=False)

    def _of_hybrid(self, taxon: Taxon) -> Status:
        """Hybrids take the strictest appendix of their parents (rule 8; CITES Res. Conf. 10.17)."""
        parents = taxon.accepted or ((taxon.parent,) if taxon.parent else ())
        if not parents:
            note = Finding("hybrid-without-parents", f"the parents of {taxon.name} are not recorded", taxon=taxon.id)
            return Status(taxon.id, self.instrument, self.on, NOT_LISTED, NOT_LISTED, Basis.NONE, findings=(note,))
        names = " and ".join(self.history.taxa[each].name for each in parents)
        note = Finding("hybrid", f"{taxon.name} takes the strictest appendix of {names}", taxon=taxon.id)
        return self._joined(
            taxon, [self.own(accepted_id(self.history.taxa, each)) for each in parents], note, strictest=True
        )

    def _joined(self, taxon: Taxon, parts: list[_Own], note: Finding, *, strictest: bool) -> Status:
        marks: Marks = frozenset().union(*(part.marks for part in parts))
        if strictest:
            marks = frozenset({min(marks, key=_text_order)})
        entries = tuple(entry for part in parts for entry in part.entries if entry.appendix in marks)
        reservations = tuple(entry for part in parts for entry in part.reservations if entry.appendix in marks)
        basis = Basis.NONE if marks <= _NC else Basis.INHERITED
        shown = text(marks)
        return Status(taxon.id, self.instrument, self.on, shown, shown, basis, entries, reservations, (note,))


def _as_bound(piece: Piece, reserved: list[tuple[ReservationEntry, Populations]], party: Country | None) -> Piece:
    """The piece less the populations for which `party` is treated as a non-Party."""
    if party is None:
        return piece
    free = NOWHERE
    for entry, populations in reserved:
        if entry.party == party and entry.appendix == piece.event.appendix:
            free |= populations
    return replace(piece, populations=piece.populations - free) if free else piece


def _has(piece: Piece, cell: Country | None) -> bool:
    """Whether the piece governs a country, or (None) all countries that nothing names."""
    return piece.populations.all_but if cell is None else cell in piece.populations


def _in_cell(pieces: Iterable[Piece], cell: Country | None, known_range: Mapping[Country, str] | None) -> list[Piece]:
    """What applies in one cell; outside the recorded range the taxon's own listings do, before any inherited one."""
    here = [piece for piece in pieces if _has(piece, cell)]
    if not known_range or cell in known_range:
        return here
    return [piece for piece in here if piece.whole] or here


def _basis(pieces: tuple[Piece, ...], reaching: list[Piece], country: Country | None) -> Basis:
    if any(piece.explicit and (country is None or country in piece.populations) for piece in pieces):
        return Basis.EXPLICIT
    return Basis.INHERITED if reaching else Basis.NONE


def _doubtful_range(taxon: TaxonId, reaching: list[Piece], known_range: Mapping[Country, str]) -> Iterator[Finding]:
    """Countries where the taxon is extinct, introduced or doubtful, and a listing reaches it all the same."""
    doubtful: defaultdict[str, list[Country]] = defaultdict(list)
    for country, range_status in known_range.items():
        if range_status and any(country in piece.populations for piece in reaching):
            doubtful[range_status].append(country)
    for range_status, countries in doubtful.items():
        yield Finding("range-status", f"{range_status}: {' '.join(sorted(countries))}", taxon=taxon)


def _undecided(pieces: Collection[Piece], decided: set[Country]) -> set[Country]:
    """Countries for which a listing of some populations may or may not reach a taxon without range data."""
    elsewhere = {piece.event.appendix for piece in pieces if piece.populations.all_but}
    named: set[Country] = set()
    for piece in pieces:
        if not piece.whole:
            named |= piece.populations.countries
    return {
        country
        for country in named - decided
        if {piece.event.appendix for piece in pieces if country in piece.populations} != elsewhere
    }


def _range_unknown(taxon: TaxonId, countries: set[Country]) -> Finding:
    named = ", ".join(sorted(countries))
    return Finding(
        "range-unknown", f"a listing depends on the population, and no range is recorded: {named}", taxon=taxon
    )


def _entry(piece: Piece) -> AppendixEntry:
    populations = piece.populations
    countries = tuple(sorted(populations.countries))
    return AppendixEntry(
        piece.event.appendix,
        piece.event.id,
        piece.via,
        piece.event.effective,
        () if populations.all_but else countries,
        countries if populations.all_but else (),
        piece.event.party,
        piece.event.annotation,
    )
