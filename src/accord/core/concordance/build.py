"""Two lists side by side on a date: who is whose counterpart, how each is listed, and where they disagree.

A row is a pair of taxa or a taxon without counterpart. There is a row for every taxon that is listed on either side
(species and below however they come to it, higher taxa in their own name), and for its counterpart, listed or not.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from types import MappingProxyType

from accord.core.concordance.concepts import (
    Exceptions,
    Groups,
    Lineages,
    moved_groups,
    splits_and_lumps,
    standard_references,
)
from accord.core.concordance.discrepancies import KINDS, Discrepancy
from accord.core.concordance.law import law_discrepancies
from accord.core.concordance.model import Concordance, ListSide, Row
from accord.core.concordance.pair import Firsts, Pair
from accord.core.concordance.wording import Countries, cover_words, how_listed
from accord.core.errors import Invalid
from accord.core.listings.model import NOT_LISTED, UNKNOWN, Country, Status
from accord.core.taxonomy import Articulation, Checklist, Decision, Evidence, Method, Relation, align

_NO_NAMES: Mapping[Country, str] = MappingProxyType({})
_NO_PARTIES: Mapping[str, frozenset[Country]] = MappingProxyType({})
_GROUP_RANKS = ("class", "order", "family")
_OTHER_COVERED = frozenset({Relation.CONGRUENT, Relation.INCLUDES, Relation.INCLUDED_IN})


def build(
    left: ListSide,
    right: ListSide,
    *,
    on: date,
    decisions: Sequence[Decision] = (),
    country_names: Mapping[Country, str] = _NO_NAMES,
    sources: Sequence[str] = (),
    parties: Mapping[str, frozenset[Country]] = _NO_PARTIES,
) -> Concordance:
    """The concordance of two lists on a date.

    `decisions` are what people have decided on pairs; they stand in place of what is computed. Countries are named
    by `country_names` where it knows them; `parties` are those of each instrument on the date, where they are known. Raises Invalid when a decision names a taxon that its list does not have.
    """
    labels = _labels(left, right)
    left, right = labels
    checklists = {side.label: Checklist(side.label, side.history.taxa.values()) for side in labels}
    _check_decisions(left, right, decisions)
    articulations = align(checklists[left.label], checklists[right.label], decisions)
    table = _Table(labels, checklists, articulations, Countries(country_names), parties)
    rows = [table.row(each) for each in table.shown()]
    rows.sort(key=_order)
    return Concordance(left.label, right.label, on, tuple(rows), tuple(sources))


def _labels(left: ListSide, right: ListSide) -> tuple[ListSide, ListSide]:
    """Two lists of one name are told apart: `CITES (left)`, `CITES (right)`."""
    if left.label != right.label:
        return left, right
    return replace(left, label=f"{left.label} (left)"), replace(right, label=f"{right.label} (right)")


def _check_decisions(left: ListSide, right: ListSide, decisions: Iterable[Decision]) -> None:
    for decision in decisions:
        for side, id_ in ((left, decision.left), (right, decision.right)):
            if id_ not in side.history.taxa:
                raise Invalid(
                    f"the decision on {decision.left} and {decision.right} names a taxon that {side.label} does not have: {id_}"
                )


class _Table:
    """What every row is made from."""

    def __init__(
        self,
        sides: tuple[ListSide, ListSide],
        checklists: Mapping[str, Checklist],
        articulations: Sequence[Articulation],
        countries: Countries,
        parties: Mapping[str, frozenset[Country]],
    ) -> None:
        left, right = self.left, self.right = sides
        self.checklists = checklists
        self.articulations = articulations
        self.countries = countries
        self.parties = parties
        self.groups = Groups(articulations)
        self.lineages = Lineages(checklists)
        self.firsts = Firsts()
        self.left_exceptions = Exceptions(left)
        self.right_exceptions = Exceptions(right)
        self.counterparts: dict[tuple[str, str], list[str]] = defaultdict(list)
        for each in articulations:
            if each.left is not None and each.right is not None and each.relation in _OTHER_COVERED:
                self.counterparts[left.label, each.left].append(each.right)
                self.counterparts[right.label, each.right].append(each.left)

    def shown(self) -> Iterable[Articulation]:
        """The articulations that become rows; a taxon that only a higher listing covers is paired with that listing."""
        for each in self.articulations:
            if self.left.is_listed(each.left) or self.right.is_listed(each.right):
                yield self._with_higher_cover(each)

    def _with_higher_cover(self, single: Articulation) -> Articulation:
        if single.relation is Relation.ONLY_LEFT:
            here, there, id_ = self.left, self.right, single.left
        elif single.relation is Relation.ONLY_RIGHT:
            here, there, id_ = self.right, self.left, single.right
        else:
            return single
        assert id_ is not None
        taxon = here.history.taxa[id_]
        found = None if taxon.is_higher else self._covering(here, there, id_)
        if found is None:
            return single
        above, via = found
        group, listed_group = there.history.taxa[above], there.history.taxa[via]
        through = "" if above == via else f", within the {listed_group.rank} {listed_group.name}"
        text = (
            f"{there.label} has no name {taxon.name}, but lists the {group.rank} {group.name}{through} "
            f"({there.statuses[via].own}), to which {here.label} assigns it."
        )
        evidence = (Evidence(Method.HIGHER, text),)
        if single.relation is Relation.ONLY_LEFT:
            return Articulation(id_, via, Relation.INCLUDED_IN, evidence=evidence)
        return Articulation(via, id_, Relation.INCLUDES, evidence=evidence)

    def _covering(self, here: ListSide, there: ListSide, id_: str) -> tuple[str, str] | None:
        """The nearest taxon above that the other list has, and the taxon by which that is listed; None if it is not."""
        for ancestor in self.checklists[here.label].ancestors(id_):
            partners = self.counterparts.get((here.label, ancestor.id), [])
            for partner in partners:
                status = there.statuses[partner]
                entries = [entry for entry in status.appendices if not entry.populations]
                if there.history.taxa[partner].is_higher and entries and status.own not in (NOT_LISTED, UNKNOWN):
                    return partner, entries[0].via
            if partners:
                return None
        return None

    def row(self, articulation: Articulation) -> Row:
        """One row with everything that is to be said of it."""
        by_group = any(evidence.method is Method.HIGHER for evidence in articulation.evidence)
        statuses = (
            self._status(self.left, articulation.left, as_group=by_group),
            self._status(self.right, articulation.right, as_group=by_group),
        )
        cover = cover_words(self.left, self.right, articulation.relation, *statuses)
        discrepancies = tuple(self._discrepancies(articulation, statuses, cover))
        return Row(
            self.left.taxon(articulation.left),
            self.right.taxon(articulation.right),
            *statuses,
            articulation,
            discrepancies,
            self._sentences(articulation, statuses, discrepancies, cover),
            cover,
            self._group(articulation),
        )

    @staticmethod
    def _status(side: ListSide, id_: str | None, *, as_group: bool) -> Status | None:
        """The status; of a higher taxon that stands for one it covers, only what it is listed as itself."""
        status = side.statuses.get(id_) if id_ is not None else None
        if status is not None and as_group and side.history.taxa[status.taxon].is_higher:
            return replace(status, listing=status.own)
        return status

    def _discrepancies(
        self, articulation: Articulation, statuses: tuple[Status | None, Status | None], cover: str
    ) -> list[Discrepancy]:
        higher = any(each.method is Method.HIGHER for each in articulation.evidence)
        pair = Pair(
            self.left, self.right, *statuses, articulation.relation, self.countries, self.firsts, higher, self.parties
        )
        found = [Discrepancy(note.kind.value, note.text, cover or "Unknown.") for note in articulation.notes]
        outside = self._outside(articulation)
        found += [] if outside else self._names_unknown_there(articulation)
        if higher:
            found.append(Discrepancy("new_species_in_higher_listing", articulation.evidence[-1].text, cover))
        found += splits_and_lumps(self.left, self.right, articulation, self.groups)
        if not higher:
            found += moved_groups(self.left, self.right, articulation, self.lineages)
            found += standard_references(self.left, self.right, articulation)
            found += self.left_exceptions.unmatched(articulation.left)
            found += self.right_exceptions.unmatched(articulation.right)
        found += [] if outside else law_discrepancies(pair)
        kinds = list(KINDS)
        first: dict[str, Discrepancy] = {}
        for each in found:
            first.setdefault(each.code, each)
        return sorted(first.values(), key=lambda each: kinds.index(each.code))

    def _outside(self, articulation: Articulation) -> str:
        """Why a missing counterpart says nothing: the printed list at hand (a download of reptiles) has not that class."""
        for here, there, id_, empty in (
            (self.left, self.right, articulation.left, articulation.right is None),
            (self.right, self.left, articulation.right, articulation.left is None),
        ):
            if id_ is None or not empty or not there.printed:
                continue
            for above in self.checklists[here.label].ancestors(id_):
                if above.concept.rank == "class" and not self.counterparts.get((here.label, above.id)):
                    return f"The {there.label} list at hand has nothing of the class {above.label}; it cannot say whether {there.label} lists it."
        return ""

    def _names_unknown_there(self, articulation: Articulation) -> list[Discrepancy]:
        """A name without counterpart in a genus that the other list has, or in a family that it lists."""
        for here, there, id_, empty in (
            (self.left, self.right, articulation.left, articulation.right is None),
            (self.right, self.left, articulation.right, articulation.left is None),
        ):
            if id_ is None or not empty or here.history.taxa[id_].is_higher:
                continue
            if not self.checklists[here.label].entries[id_].is_readable:
                continue
            for above in self.checklists[here.label].ancestors(id_):
                partners = self.counterparts.get((here.label, above.id), ())
                covers = above.concept.rank == "genus" or (
                    above.concept.rank == "family" and any(there.is_listed(partner) for partner in partners)
                )
                if partners and covers:
                    text = f"{there.label} has the {above.concept.rank} {above.label}, but not {here.history.taxa[id_].name}."
                    return [Discrepancy("name_in_no_list", text, "Unknown until the name is placed.")]
        return []

    def _sentences(
        self,
        articulation: Articulation,
        statuses: tuple[Status | None, Status | None],
        discrepancies: Sequence[Discrepancy],
        cover: str,
    ) -> tuple[str, ...]:
        outside = self._outside(articulation)
        said = [outside] if outside else [evidence.text for evidence in articulation.evidence]
        said += [
            how_listed(self.left, statuses[0], self.countries),
            how_listed(self.right, statuses[1], self.countries),
        ]
        said += [each.text for each in discrepancies if each.code not in _SAID_BY_STATUS]
        if articulation.relation is not Relation.CONGRUENT:
            said.append(cover)
        return tuple(dict.fromkeys(sentence for sentence in said if sentence))

    def _group(self, articulation: Articulation) -> tuple[str, ...]:
        """Class, order and family as the left list has them, or else the right."""
        higher_left = articulation.left is not None and self.left.history.taxa[articulation.left].is_higher
        use_right = articulation.left is None or (higher_left and articulation.right is not None)
        side, id_ = (self.right, articulation.right) if use_right else (self.left, articulation.left)
        assert id_ is not None
        taxon = side.history.taxa[id_]
        line = {**self.lineages.of(side, id_), taxon.rank: taxon.name}
        return tuple(line.get(rank, "") for rank in _GROUP_RANKS)


#: Discrepancies whose whole text is already in the sentences on how each side lists the taxon.
_SAID_BY_STATUS = frozenset(
    {
        "listed_in_one_only",
        "dates_apart",
        "new_species_in_higher_listing",
    }
)


def _order(row: Row) -> tuple[object, ...]:
    named = row.left or row.right
    assert named is not None
    return (
        *row.group,
        not named.is_higher,
        row.left.name if row.left else row.right.name if row.right else "",
        row.right.name if row.right else "",
        row.left.id if row.left else "",
        row.right.id if row.right else "",
    )
