"""Taxa without counterpart, looked for once more: among what stands in groups that the other pairs tie together.

`align` moves a name to another genus only within one family of one name. Lists disagree on families too: Loriidae of
one are part of Psittacidae of the other. Families (where there are none, genera) that share species by name are tied.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import cached_property

from accord.core.names import Sameness, same_authorship
from accord.core.taxonomy.checklist import Checklist, Entry
from accord.core.taxonomy.comparing.refining import Pairs
from accord.core.taxonomy.relations import Articulation, Difference, Evidence, Method, NameNote, Relation
from accord.core.taxonomy.wording import Wording

_GROUP_RANKS = frozenset({"class", "order", "family"})
_ENOUGH = 2  # species that two genera share, before a third is taken for granted
_SAME_OR_APART = frozenset({Relation.CONGRUENT, Relation.DISJOINT})
_FIRM = frozenset({Relation.CONGRUENT, Relation.INCLUDES, Relation.INCLUDED_IN})


class Ties:
    """Which groups of the two lists share species."""

    def __init__(self, pairs: Pairs) -> None:
        self._pairs = pairs
        self._tied: set[tuple[str, str]] = set()
        for (left, right), each in pairs.pairs.items():
            one, other = pairs.left.standing[left], pairs.right.standing[right]
            if each.relation in _FIRM and one.name.epithets:
                self._tied |= {(a, b) for a in groups_of(pairs.left, one) for b in groups_of(pairs.right, other)}
        self._left = {a for a, _ in self._tied}
        self._right = {b for _, b in self._tied}

    def near(self, one: Entry, other: Entry) -> bool:
        """Whether the closest groups of two taxa that either list names are tied."""
        mine, theirs = groups_of(self._pairs.left, one), groups_of(self._pairs.right, other)
        return (mine[0], theirs[0]) in self._tied

    def may_be_near(self, one: Entry, other: Entry) -> bool:
        """Whether nothing is known against it: one of the lists has no families, and what it has is tied to nothing."""
        mine, theirs = groups_of(self._pairs.left, one), groups_of(self._pairs.right, other)
        return (len(mine) == 1 and mine[0] not in self._left) or (len(theirs) == 1 and theirs[0] not in self._right)

    def knows(self, checklist: Checklist, entry: Entry) -> bool:
        """Whether the other list has anything of the genus, under whatever name, or most of the family: else it is silent."""
        is_left = checklist is self._pairs.left
        groups = groups_of(checklist, entry)
        if groups[-1] in (self._left if is_left else self._right):
            return True
        return len(groups) > 1 and groups[0] in (self._mostly_left if is_left else self._mostly_right)

    @cached_property
    def _mostly_left(self) -> frozenset[str]:
        return _mostly(self._pairs.left, self._pairs.of_left)

    @cached_property
    def _mostly_right(self) -> frozenset[str]:
        return _mostly(self._pairs.right, self._pairs.of_right)

    def shares_group(self, checklist: Checklist, entry: Entry) -> bool:
        """Whether the other list has the genus, or the family, order or class; or nothing is said of these."""
        if self.knows(checklist, entry):
            return True
        is_left = checklist is self._pairs.left
        there = self._groups_right if is_left else self._groups_left
        above = {name for rank, name in checklist.lineage(entry.id).items() if rank in _GROUP_RANKS}
        return (
            not above
            or not there
            or not above.isdisjoint(there)
            or groups_of(checklist, entry)[0] in (self._left if is_left else self._right)
        )

    @cached_property
    def _groups_left(self) -> frozenset[str]:
        return _group_names(self._pairs.left)

    @cached_property
    def _groups_right(self) -> frozenset[str]:
        return _group_names(self._pairs.right)


def _mostly(checklist: Checklist, partners: Mapping[str, set[str]]) -> frozenset[str]:
    """The families of which the other list has at least half of the species."""
    all_: Counter[str] = Counter()
    placed: Counter[str] = Counter()
    for id_, entry in checklist.standing.items():
        if len(entry.name.epithets) == 1:
            family = groups_of(checklist, entry)[0]
            all_[family] += 1
            placed[family] += bool(partners.get(id_))
    return frozenset(family for family, count in all_.items() if 2 * placed[family] >= count)


def _group_names(checklist: Checklist) -> frozenset[str]:
    return frozenset(
        name for id_ in checklist.standing for rank, name in checklist.lineage(id_).items() if rank in _GROUP_RANKS
    )


def groups_of(checklist: Checklist, entry: Entry) -> list[str]:
    """The family, where the list has families, and the genus."""
    family = checklist.lineage(entry.id).get("family", "")
    return [*([f"family {family}"] if family else []), f"genus {entry.name.genus}"]


def place_within_species(pairs: Pairs) -> None:
    """A subspecies that only one list names, and whose species that list may not name at all, is part of the species."""
    words = Wording(pairs.left.label, pairs.right.label)
    for is_left, singles in ((True, pairs.single_left), (False, pairs.single_right)):
        here, there = (pairs.left, pairs.right) if is_left else (pairs.right, pairs.left)
        for id_ in sorted(singles):
            entry = here.standing[id_]
            if len(entry.name.epithets) < 2 or entry.name.hybrid or entry.name.informal:
                continue
            target = _species_named(there, f"{entry.name.genus} {entry.name.epithets[0]}")
            if target is not None:
                ids = (id_, target.id) if is_left else (target.id, id_)
                text = words.lineage(entry, target, target, here.label, there.label)
                relation = Relation.INCLUDED_IN if is_left else Relation.INCLUDES
                pairs.put(Articulation(*ids, relation, evidence=(Evidence(Method.LINEAGE, text),)))


def _species_named(checklist: Checklist, name: str) -> Entry | None:
    found = checklist.by_key.get(name, [])
    if not found:
        owners = {id_ for synonym in checklist.synonyms_by_key.get(name, []) for id_ in checklist.accepted(synonym)}
        found = [checklist.standing[id_] for id_ in sorted(owners)]
    return found[0] if len(found) == 1 else None


def place_by_epithet(pairs: Pairs) -> None:
    """The only two names with an epithet in groups that are tied, and no author against it: one name, moved.

    A genus that the other list does not have, in a list without families, is tied to a group by two such names; by
    one alone it is a proposal.
    """
    ties = Ties(pairs)
    for one, other in _only_two(pairs, ties.near):
        pairs.put(_moved(pairs, one.id, other.id))
    _place_rivals(pairs, ties)
    loose: dict[tuple[str, str], list[tuple[Entry, Entry]]] = defaultdict(list)
    for one, other in _only_two(pairs, ties.may_be_near):
        groups = groups_of(pairs.left, one)[0], groups_of(pairs.right, other)[0]
        loose[groups].append((one, other))
    for found in loose.values():
        for one, other in found:
            moved = _moved(pairs, one.id, other.id)
            if len(found) == 1:
                moved = replace(moved, relation=Relation.UNDECIDED, possible=_SAME_OR_APART)
            pairs.put(moved)


def _place_rivals(pairs: Pairs, ties: Ties) -> None:
    """Several names with one epithet: those whose genera share other species go together, the rest are candidates."""
    rivals = _rivals(pairs, ties.near)
    together = Counter(
        (pairs.left.standing[left].name.genus, pairs.right.standing[right].name.genus)
        for (left, right), each in pairs.pairs.items()
        if each.relation is Relation.CONGRUENT
    )
    firm = [(one, other) for one, other in rivals if together[one.name.genus, other.name.genus] >= _ENOUGH]
    lefts, rights = Counter(one.id for one, _ in firm), Counter(other.id for _, other in firm)
    for one, other in firm:
        if lefts[one.id] == rights[other.id] == 1:
            pairs.put(_moved(pairs, one.id, other.id))
    words = Wording(pairs.left.label, pairs.right.label)
    placed = {one.id for one, _ in rivals if one.id not in pairs.single_left}
    placed |= {other.id for _, other in rivals if other.id not in pairs.single_right}
    for one, other in rivals:
        if one.id not in placed and other.id not in placed:
            moved = _moved(pairs, one.id, other.id)
            notes = (NameNote(Difference.TWO_CANDIDATES, words.rivals(one, other)),)
            pairs.put(replace(moved, relation=Relation.UNDECIDED, possible=_SAME_OR_APART, notes=notes))


def _only_two(pairs: Pairs, near: Callable[[Entry, Entry], bool]) -> list[tuple[Entry, Entry]]:
    found = _rivals(pairs, near)
    lefts, rights = Counter(one.id for one, _ in found), Counter(other.id for _, other in found)
    return [(one, other) for one, other in found if lefts[one.id] == rights[other.id] == 1]


def _rivals(pairs: Pairs, near: Callable[[Entry, Entry], bool]) -> list[tuple[Entry, Entry]]:
    """Taxa without counterpart that share an epithet and have no author against it, in groups that are near."""
    rights: dict[str, list[Entry]] = defaultdict(list)
    for other in _species(pairs.right, pairs.single_right):
        rights[other.epithet_key].append(other)
    return [
        (one, other)
        for one in _species(pairs.left, pairs.single_left)
        for other in rights.get(one.epithet_key, [])
        if one.key != other.key  # one name that was not paired is a homonym
        and same_authorship(one.authors, other.authors) is not Sameness.DIFFERENT
        and near(one, other)
    ]


def _moved(pairs: Pairs, left: str, right: str) -> Articulation:
    one, other = pairs.left.standing[left], pairs.right.standing[right]
    words = Wording(pairs.left.label, pairs.right.label)
    author = same_authorship(one.authors, other.authors)
    text = (
        f"{one.label} in {pairs.left.label} and {other.label} in {pairs.right.label} are the only names with this epithet "
        "that lack a counterpart in groups which share other species."
    )
    notes = tuple(words.renaming_notes(one, other, ()))
    return Articulation(left, right, Relation.CONGRUENT, frozenset(), (Evidence(Method.TRANSFER, text, author),), notes)


def _species(checklist: Checklist, ids: dict[str, Articulation]) -> Iterator[Entry]:
    for id_ in sorted(ids):
        entry = checklist.standing[id_]
        if len(entry.name.epithets) == 1 and entry.epithet_key and not entry.name.hybrid:
            yield entry
