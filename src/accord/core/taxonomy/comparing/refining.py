"""What names alone leave open, settled where the groups, the specimens or the lists themselves say more.

Names are taken as `accord.core.taxonomy.align` pairs them. Nothing here goes against a relation that it is sure of,
except that a taxon which is known to have lost a part is no longer congruent with what kept its name.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from accord.core.taxonomy.checklist import Checklist, Entry
from accord.core.taxonomy.comparing.exemplars import Exemplars
from accord.core.taxonomy.comparing.stated import Applied
from accord.core.taxonomy.relations import Articulation, Difference, Evidence, Method, Relation
from accord.core.taxonomy.wording import Wording

_SAME_OR_APART = frozenset({Relation.CONGRUENT, Relation.DISJOINT})
_SINGLE = (Relation.ONLY_LEFT, Relation.ONLY_RIGHT)
_OF_TWO_TYPES = frozenset({Relation.CONGRUENT, Relation.INCLUDES, Relation.INCLUDED_IN})
_WITHIN = {True: Relation.INCLUDED_IN, False: Relation.INCLUDES}
_OF_ONE_NAME = (Method.EXACT, Method.STEM, Method.TRANSFER)


class Pairs:
    """The articulations of two lists while evidence is added: pairs by their ids, taxa without counterpart."""

    def __init__(self, left: Checklist, right: Checklist, found: Iterable[Articulation]) -> None:
        self.left, self.right = left, right
        self.exemplars = Exemplars(left, right)
        self.pairs: dict[tuple[str, str], Articulation] = {}
        self.single_left: dict[str, Articulation] = {}
        self.single_right: dict[str, Articulation] = {}
        self.of_left: dict[str, set[str]] = defaultdict(set)
        self.of_right: dict[str, set[str]] = defaultdict(set)
        for each in found:
            self.put(each)

    def put(self, each: Articulation) -> None:
        """Add an articulation, or put it in the place of what was said of the pair; it is then no single any more."""
        if each.left is not None and each.right is not None:
            self.pairs[each.left, each.right] = each
            self.of_left[each.left].add(each.right)
            self.of_right[each.right].add(each.left)
            if each.relation is not Relation.DISJOINT:
                self.single_left.pop(each.left, None)
                self.single_right.pop(each.right, None)
        elif each.left is not None:
            self.single_left[each.left] = each
        elif each.right is not None:
            self.single_right[each.right] = each

    def articulations(self) -> list[Articulation]:
        """All of them: pairs, then singles."""
        return [
            *(each for _, each in sorted(self.pairs.items())),
            *(each for _, each in sorted(self.single_left.items())),
            *(each for _, each in sorted(self.single_right.items())),
        ]

    def took_in(self, wide: str, part: str, evidence: Evidence, *, left_is_wide: bool) -> None:
        """Say that a taxon of one list is only a part of one of the other, and what that makes of the wider one's pairs."""
        pair = (wide, part) if left_is_wide else (part, wide)
        relation = Relation.INCLUDES if left_is_wide else Relation.INCLUDED_IN
        others = [
            self.pairs[(wide, each) if left_is_wide else (each, wide)]
            for each in sorted(self.of_left[wide] if left_is_wide else self.of_right[wide])
        ]
        self.put(Articulation(*pair, relation, evidence=(evidence,)))
        for other in others:
            narrower = _without_part(other.relation, relation)
            if narrower is not other.relation and (other.left, other.right) != pair:
                self.put(replace(other, relation=narrower, possible=frozenset(), evidence=(*other.evidence, evidence)))


def _without_part(relation: Relation, added: Relation) -> Relation:
    """How a pair stands once its one side is known to hold a further part."""
    if relation is Relation.CONGRUENT:
        return added
    if relation in (Relation.INCLUDES, Relation.INCLUDED_IN) and relation is not added:
        return Relation.OVERLAPS
    return relation


def settle_names(pairs: Pairs) -> None:
    """One name in one group is one name, whoever is given as its author; synonyms whose specimens stand together are one taxon."""
    for pair, each in sorted(pairs.pairs.items()):
        if each.relation is not Relation.UNDECIDED or any(n.kind is Difference.TWO_CANDIDATES for n in each.notes):
            continue
        one, other = pairs.left.standing[pair[0]], pairs.right.standing[pair[1]]
        if each.possible == _SAME_OR_APART and each.method in _OF_ONE_NAME:
            group = _group_of_both(pairs, one, other, moved=each.method is Method.TRANSFER)
            if group and len(pairs.of_left[pair[0]]) == len(pairs.of_right[pair[1]]) == 1:
                said = f"Both lists place the name in {group}, where it can stand only once; what they say of its author differs."
                pairs.put(_decided(each, Relation.CONGRUENT, Evidence(Method.EXEMPLAR, said)))
        elif each.method in (Method.SYNONYM, Method.SHARED_SYNONYM) and _together(pairs, *pair):
            names = [found.printed for found in pairs.exemplars.shared(*pair)]
            said = f"Names on the same specimens stand under both and nowhere else: {_some(names)}."
            pairs.put(_decided(each, Relation.CONGRUENT, Evidence(Method.EXEMPLAR, said)))


def _decided(each: Articulation, relation: Relation, evidence: Evidence) -> Articulation:
    return replace(each, relation=relation, possible=frozenset(), evidence=(*each.evidence, evidence))


def _group_of_both(pairs: Pairs, one: Entry, other: Entry, *, moved: bool) -> str:
    """The family that both lists have the name in; the order will do where it stands in one genus."""
    mine, theirs = pairs.left.lineage(one.id), pairs.right.lineage(other.id)
    ranks = ("family",) if moved or one.name.genus != other.name.genus else ("family", "order")
    return next((mine[rank] for rank in ranks if mine.get(rank, "") == theirs.get(rank) != ""), "")


def _together(pairs: Pairs, left: str, right: str) -> bool:
    """Whether both names, and all others that both lists know of either taxon, stand under these two.

    A name that one list does not have at all could be that of a part: then it stays open.
    """
    here, there = pairs.exemplars.of_left(left), pairs.exemplars.of_right(right)
    shared = {each.left_name.epithet_key for each in here.get(right, [])}
    own = {pairs.left.standing[left].epithet_key, pairs.right.standing[right].epithet_key}
    alone = len(pairs.of_left[left] - {right}) == len(pairs.of_right[right] - {left}) == 0
    return alone and own <= shared and set(here) == {right} and set(there) == {left}


def place_by_specimens(pairs: Pairs) -> None:
    """E7: a taxon that the other list does not name, but whose specimens it has under another one."""
    for left_is_wide, singles in ((True, pairs.single_right), (False, pairs.single_left)):
        for part in sorted(singles):
            found = pairs.exemplars.of_right(part) if left_is_wide else pairs.exemplars.of_left(part)
            if len(found) != 1:
                continue
            ((wide, names),) = found.items()
            here, there = (pairs.right, pairs.left) if left_is_wide else (pairs.left, pairs.right)
            said = (
                f"{there.label} has names on specimens of {here.standing[part].label} of {here.label} under "
                f"{there.standing[wide].label}: {_some([each.printed for each in names])}."
            )
            evidence = Evidence(Method.EXEMPLAR, said)
            if wide in (pairs.single_left if left_is_wide else pairs.single_right):
                pairs.put(_two_names(pairs, *((wide, part) if left_is_wide else (part, wide)), evidence))
            else:
                pairs.took_in(wide, part, evidence, left_is_wide=left_is_wide)


def _two_names(pairs: Pairs, left: str, right: str, evidence: Evidence) -> Articulation:
    """E5: two names of which neither list has both in use. One taxon, if each list has both under it; else perhaps a part."""
    notes = tuple(
        Wording(pairs.left.label, pairs.right.label).renaming_notes(
            pairs.left.standing[left], pairs.right.standing[right], ()
        )
    )
    if _together(pairs, left, right):
        return Articulation(left, right, Relation.CONGRUENT, evidence=(evidence,), notes=notes)
    return Articulation(left, right, Relation.UNDECIDED, _OF_TWO_TYPES, (evidence,), notes)


def place_by_statements(pairs: Pairs, from_left: Iterable[Applied], from_right: Iterable[Applied]) -> None:
    """E9: what a list says itself of a taxon that the other list does not name."""
    for states_left, statements in ((True, list(from_left)), (False, list(from_right))):
        here, there = (pairs.left, pairs.right) if states_left else (pairs.right, pairs.left)
        singles = pairs.single_left if states_left else pairs.single_right
        by_part: dict[str, list[Applied]] = defaultdict(list)
        for each in statements:
            if each.here in singles and each.relation is Relation.INCLUDED_IN:
                by_part[each.here].append(each)
        for part, found in sorted(by_part.items()):
            for each in found:
                said = (
                    f"{here.label} says of {here.standing[part].label}: “{_short(each.text)}”; "
                    f"{there.label} has {there.standing[each.there].label} undivided."
                )
                evidence = Evidence(Method.STATED, said)
                if len(found) == 1:
                    pairs.took_in(each.there, part, evidence, left_is_wide=not states_left)
                else:  # split from one of them, or from both
                    ids = (part, each.there) if states_left else (each.there, part)
                    possible = frozenset({_WITHIN[states_left], Relation.OVERLAPS, Relation.DISJOINT})
                    pairs.put(Articulation(*ids, Relation.UNDECIDED, possible, (evidence,)))


def _some(names: list[str]) -> str:
    shown = sorted(set(names))[:4]
    more = len(set(names)) - len(shown)
    return ", ".join(shown) + (f" and {more} more" if more > 0 else "")


def _short(text: str) -> str:
    return text if len(text) <= 160 else f"{text[:157].rsplit(' ', 1)[0]} …"
