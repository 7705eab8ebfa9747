"""What applies to a taxon itself, own or inherited: over its whole range, or to the population of one country.

Rules 0, 5 and 7 of the specification of listings; the law behind them: CITES Art. I(a), XXIII; CMS Art. I, XIV.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from accord.core.listings.coverage import Coverage, Piece, Position, Tree
from accord.core.listings.marks import NC, NOT_KNOWN, Marks, strictest_first
from accord.core.listings.model import (
    AppendixEntry,
    Basis,
    Country,
    EventId,
    Finding,
    ReservationEntry,
    TaxonId,
)
from accord.core.listings.populations import NOWHERE, Populations

_Reserved = list[tuple[ReservationEntry, Populations]]


@dataclass(frozen=True, slots=True)
class Itself:
    """The part of a status that concerns the taxon itself."""

    marks: Marks
    basis: Basis
    occurs: bool  # in the country asked for, as far as recorded
    entries: tuple[AppendixEntry, ...] = ()
    reservations: tuple[ReservationEntry, ...] = ()
    findings: tuple[Finding, ...] = ()


class Standing:
    """The taxa of a tree, each by itself; asked for one country and as one Party is bound, where given."""

    def __init__(self, tree: Tree, *, country: Country | None, party: Country | None) -> None:
        self.tree = tree
        self.ranges = tree.ranges
        self.country = country
        self.party = party
        self._doubtful = tree.taxonomy.doubtful
        self.found: dict[TaxonId, Itself] = {}
        #: What all taxa at a position have that are not singled out; None where each has to be asked for its range.
        self._shared: dict[Position, Itself | None] = {}
        #: The same in one country, by how that stands in the range; with the taxon for which it was worked out.
        self._alike: dict[tuple[Position, object], tuple[TaxonId, Itself]] = {}

    def itself(self, taxon: TaxonId) -> Itself:
        """What applies to a taxon."""
        if (known := self.found.get(taxon)) is not None:
            return known
        found = None
        if not self.tree.has_events(taxon):
            if self.country is not None:
                found = self._like_others(taxon, self.country)
            elif taxon not in self._doubtful:
                found = self.shared(self.tree.position(taxon))
        if found is None:
            found = self._compose(taxon, self.tree.coverage(taxon))
        self.found[taxon] = found
        return found

    def shared(self, position: Position) -> Itself | None:
        """What all taxa without events of their own have at a position; None where a range can matter."""
        if position not in self._shared:
            self._shared[position] = self._of_all(position)
        return self._shared[position]

    def take_over(self, other: "Standing", changed: Collection[TaxonId]) -> None:
        """Keep what another has found, but for the taxa that have changed since."""
        self.found = dict(other.found)
        for taxon in changed:
            self.found.pop(taxon, None)

    def _like_others(self, taxon: TaxonId, country: Country) -> Itself | None:
        """What a taxon without events has in the country, as others that stand there and are recorded alike."""
        position = self.tree.position(taxon)
        if self.tree.coverage_at(position).needs_range:
            return None
        known_range = self.ranges.get(taxon)
        how: object = known_range.get(country, False) if known_range else (None, self._may_occur(taxon, country))
        like, found = self._alike.get((position, how), (taxon, None))
        if found is None:
            found = self._compose(taxon, self.tree.coverage(taxon))
            self._alike[position, how] = (taxon, found)
        elif any(finding.taxon == like for finding in found.findings):
            told = (replace(each, taxon=taxon) if each.taxon == like else each for each in found.findings)
            found = replace(found, findings=tuple(told))
        return found

    def _of_all(self, position: Position) -> Itself | None:
        if self.country is not None or (self.party is not None and _has_reservation_for_populations(position)):
            return None
        coverage = self.tree.coverage_at(position)
        return None if coverage.needs_range else self._answer(None, position, coverage)

    def _compose(self, taxon: TaxonId, coverage: Coverage) -> Itself:
        return self._answer(taxon, self.tree.position(taxon), coverage)

    def _answer(self, taxon: TaxonId | None, position: Position, coverage: Coverage) -> Itself:
        """The answer of a taxon, or (None) of any taxon without events at this position."""
        pieces = bound = coverage.pieces
        reserved = _reservations(position, pieces)
        if self.party is not None:
            bound = tuple(_as_bound(piece, reserved, self.party) for piece in pieces)
        findings = [*(self.tree.own_state(taxon).findings if taxon else ()), *coverage.findings]
        occurs = True
        if self.country is not None and taxon is not None:
            marks, reaching, occurs = self._in_country(taxon, pieces, bound, findings)
        elif taxon is None or not any(piece.populations.countries for piece in (*pieces, *bound)):
            marks, reaching = frozenset(p.event.appendix for p in bound if p.populations) or NC, pieces
        else:
            marks, reaching = self._over_range(taxon, pieces, bound, findings)
        if taxon is not None and taxon in self._doubtful and self.country is None:
            findings += _doubtful_range(taxon, reaching, self.ranges[taxon])
        ids = {piece.event.id for piece in reaching}
        entries = [_entry(piece) for piece in bound if piece.populations and piece.event.id in ids]
        if len(entries) > 1:
            entries.sort(key=lambda e: (strictest_first(e.appendix), e.since, e.party or ""))
        return Itself(
            marks,
            _basis(pieces, reaching, self.country),
            occurs,
            tuple(entries),
            tuple(entry for entry, _ in reserved),
            tuple(findings),
        )

    # Over the whole range ---------------------------------------------------------------------------------------

    def _over_range(
        self, taxon: TaxonId, pieces: tuple[Piece, ...], bound: tuple[Piece, ...], findings: list[Finding]
    ) -> tuple[Marks, tuple[Piece, ...]]:
        """Rules 0 and 5: the union over the range; a listing in the taxon's own name counts whole."""
        known_range = self.ranges.get(taxon) or None
        cells: set[Country] = set(known_range or ())
        others = not known_range
        for piece in pieces:
            if piece.explicit:
                cells |= piece.event.except_populations  # an exception in the own listing names populations too
                others |= piece.populations.all_but
            if piece.whole and not piece.populations.all_but:
                cells |= piece.populations.countries
        cells |= self._named(taxon, pieces, has_range=bool(known_range))
        marks: set[str] = set()
        reached: set[EventId] = set()
        for cell in _unlike(cells, others, (*pieces, *bound), known_range):
            ids = {piece.event.id for piece in _in_cell(pieces, cell, known_range)}
            reached |= ids
            here = {p.event.appendix for p in bound if p.event.id in ids and _has(p, cell)}
            # Beyond the recorded range there may be nothing that a reservation could free.
            marks |= here or (NC if cell is not None or known_range is None else frozenset())
        if known_range is None and (unknown := _undecided(pieces, cells)):
            findings.append(_range_unknown(taxon, unknown))
            if marks <= NC and _undecided(bound, cells):  # not where a reservation makes it NC either way
                marks = set(NOT_KNOWN)
        return frozenset(marks), tuple(piece for piece in pieces if piece.event.id in reached)

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

    # In one country ---------------------------------------------------------------------------------------------

    def _in_country(
        self, taxon: TaxonId, pieces: tuple[Piece, ...], bound: tuple[Piece, ...], findings: list[Finding]
    ) -> tuple[Marks, tuple[Piece, ...], bool]:
        """One cell: the population of `self.country`."""
        country = self.country
        assert country is not None
        known_range = self.ranges.get(taxon)
        reaching = tuple(
            piece for piece in pieces if country in piece.populations and (piece.whole or piece.general or known_range)
        )
        ids = {piece.event.id for piece in reaching}
        marks: Marks = frozenset(p.event.appendix for p in bound if p.event.id in ids and country in p.populations)
        if not known_range and any(country in p.populations and p.event.id not in ids for p in bound):
            findings.append(_range_unknown(taxon, {country}))
            marks = marks or NOT_KNOWN
        named = any(p.whole and not p.populations.all_but and country in p.populations for p in pieces)
        occurs = named or self._may_occur(taxon, country)
        if known_range and country not in known_range:
            findings.append(Finding("outside-range", f"{country} is not in the recorded range", taxon=taxon))
        here = {country: known_range[country]} if known_range and country in known_range else {}
        findings += _doubtful_range(taxon, reaching, here)
        return marks or NC, reaching, occurs

    def _may_occur(self, taxon: TaxonId, country: Country) -> bool:
        """By the recorded range; a taxon without one has no wider range than the nearest taxon above that has one."""
        known_range = self.tree.taxonomy.nearest_range(taxon)
        return known_range is None or country in known_range


def _reservations(position: Position, pieces: tuple[Piece, ...]) -> _Reserved:
    """Reservations in force on the taxon or a higher one, to an appendix that applies to it (rule 7)."""
    applying = {piece.event.appendix for piece in pieces}
    found: _Reserved = []
    for layer in position.layers:
        for held in layer.state.reservations:
            event = held.event
            if event.appendix in applying and event.party is not None and not event.except_taxa & position.marks:
                entry = ReservationEntry(event.party, event.appendix, event.id, layer.taxon, event.effective)
                found.append((entry, held.populations))
    if len(found) > 1:
        found.sort(key=lambda pair: (pair[0].party, pair[0].appendix, pair[0].since))
    return found


def _has_reservation_for_populations(position: Position) -> bool:
    return any(held.populations.countries for layer in position.layers for held in layer.state.reservations)


def _as_bound(piece: Piece, reserved: _Reserved, party: Country) -> Piece:
    """The piece less the populations for which `party` is treated as a non-Party."""
    free = NOWHERE
    for entry, populations in reserved:
        if entry.party == party and entry.appendix == piece.event.appendix:
            free |= populations
    return replace(piece, populations=piece.populations - free) if free else piece


def _unlike(
    cells: set[Country], others: bool, pieces: Iterable[Piece], known_range: Mapping[Country, str] | None
) -> list[Country | None]:
    """Of the cells those that can differ: every one that a listing names, one of the others in and one out of the range."""
    named: frozenset[Country] = frozenset().union(*(piece.populations.countries for piece in pieces))
    found: list[Country | None] = [*(cells & named)]
    alike = cells - named
    if alike:
        in_range = alike if known_range is None else alike & known_range.keys()
        found += [next(iter(part)) for part in (in_range, alike - in_range) if part]
    if others:
        found.append(None)
    return found


def _has(piece: Piece, cell: Country | None) -> bool:
    """Whether the piece governs a country, or (None) all countries that nothing names."""
    return piece.populations.all_but if cell is None else cell in piece.populations


def _in_cell(pieces: Iterable[Piece], cell: Country | None, known_range: Mapping[Country, str] | None) -> list[Piece]:
    """What applies in one cell; outside the recorded range the taxon's own listings do, before any inherited one."""
    here = [piece for piece in pieces if _has(piece, cell)]
    if not known_range or cell in known_range:
        return here
    return [piece for piece in here if piece.whole] or here


def _basis(pieces: tuple[Piece, ...], reaching: tuple[Piece, ...], country: Country | None) -> Basis:
    if any(piece.explicit and (country is None or country in piece.populations) for piece in pieces):
        return Basis.EXPLICIT
    return Basis.INHERITED if reaching else Basis.NONE


def _doubtful_range(
    taxon: TaxonId | None, reaching: tuple[Piece, ...], known_range: Mapping[Country, str]
) -> Iterator[Finding]:
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
