"""The links that evidence makes between two checklists, and the relation each of them amounts to."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from accord.core.names import Name, Sameness, near_miss, same_authorship
from accord.core.taxonomy.checklist import Checklist, Entry
from accord.core.taxonomy.relations import Articulation, Difference, Evidence, Method, NameNote, Relation
from accord.core.taxonomy.wording import Wording

_OF_TWO_TYPES = frozenset({Relation.CONGRUENT, Relation.INCLUDES, Relation.INCLUDED_IN})
_WITH_TWIN = frozenset({*_OF_TWO_TYPES, Relation.OVERLAPS, Relation.DISJOINT})


@dataclass(frozen=True)
class Link:
    """Two taxa that some evidence puts side by side.

    `synonym` names the side whose standing name is a synonym on the other; `within` the side that is part of the
    other; `undecided` holds the relations still possible; `apart` says that they are two things under one name.
    """

    left: Entry
    right: Entry
    method: Method
    text: str
    synonym: str = ""
    within: str = ""
    undecided: frozenset[Relation] = frozenset()
    apart: bool = False
    author: Sameness = Sameness.UNKNOWN
    notes: tuple[NameNote, ...] = ()

    @property
    def is_member(self) -> bool:
        """Whether it says that the two share what their names stand for."""
        return not (self.undecided or self.apart or self.within)


class Links:
    """All links of an alignment in the making, from either side."""

    def __init__(self, left: Checklist, right: Checklist) -> None:
        self.left = left
        self.right = right
        self.all: dict[tuple[str, str], Link] = {}
        self._of_left: dict[str, list[Link]] = defaultdict(list)
        self._of_right: dict[str, list[Link]] = defaultdict(list)

    def add(self, link: Link) -> None:
        """Keep the link; of two for one pair the first, which is the stronger, stays."""
        pair = (link.left.id, link.right.id)
        if pair in self.all:
            return
        self.all[pair] = link
        self._of_left[link.left.id].append(link)
        self._of_right[link.right.id].append(link)

    def of_left(self, id_: str) -> list[Link]:
        """The links of a left taxon."""
        return self._of_left.get(id_, [])

    def of_right(self, id_: str) -> list[Link]:
        """The links of a right taxon."""
        return self._of_right.get(id_, [])

    def taken_out(self, link: Link) -> tuple[list[Link], list[Link]]:
        """Links of what stands below either species with another species of the other list: below the left, the right."""
        below_left, below_right = self._below_species
        left = [each for each in below_left.get(link.left.id, []) if self._is_other(each.right, link.right, self.right)]
        right = [each for each in below_right.get(link.right.id, []) if self._is_other(each.left, link.left, self.left)]
        return left, right

    @staticmethod
    def _is_other(entry: Entry, species: Entry, checklist: Checklist) -> bool:
        within = {entry.id, *(above.id for above in checklist.ancestors(entry.id))}
        return len(entry.name.epithets) == 1 and species.id not in within

    @cached_property
    def _below_species(self) -> tuple[dict[str, list[Link]], dict[str, list[Link]]]:
        """The links of subspecies by the id of their species, for either side; asked for when all links are made."""
        found: tuple[dict[str, list[Link]], dict[str, list[Link]]] = (defaultdict(list), defaultdict(list))
        for _, link in sorted(self.all.items()):
            if not link.is_member or (link.synonym and heterotypic(link)):
                continue
            for entry, checklist, index in ((link.left, self.left, found[0]), (link.right, self.right, found[1])):
                if len(entry.name.epithets) > 1:
                    for above in checklist.ancestors(entry.id):
                        if len(above.name.epithets) == 1:
                            index[above.id].append(link)
        return found


def relations(links: Links) -> list[Articulation]:
    """The relation of every linked pair, seen together with what else either of them is linked to."""
    return [_with_subspecies_apart(_articulation(link, links), link, links) for _, link in sorted(links.all.items())]


def _with_subspecies_apart(found: Articulation, link: Link, links: Links) -> Articulation:
    """A species that has below it what the other list takes out as a species of its own is the wider one.

    Where its list has that species beside it as well, how it is to be read is open: only the reason is added.
    """
    if found.relation is not Relation.CONGRUENT or 1 not in (
        len(link.left.name.epithets),
        len(link.right.name.epithets),
    ):
        return found
    below_left, below_right = links.taken_out(link)
    if not (below_left or below_right):
        return found
    words = Wording(links.left.label, links.right.label)
    said = [words.has_below(link.left, each.left, each.right, left_has=True) for each in below_left]
    said += [words.has_below(link.right, each.right, each.left, left_has=False) for each in below_right]
    sure_left = any(len(links.of_right(each.right.id)) == 1 for each in below_left)
    sure_right = any(len(links.of_left(each.left.id)) == 1 for each in below_right)
    relation = _of_extras(left_more=sure_left, right_more=sure_right) if sure_left or sure_right else found.relation
    evidence = (*found.evidence, *(Evidence(Method.LINEAGE, text) for text in dict.fromkeys(said)))
    return replace(found, relation=relation, evidence=evidence)


def _articulation(link: Link, links: Links) -> Articulation:
    evidence = (Evidence(link.method, link.text, link.author),)
    ids = (link.left.id, link.right.id)
    if link.undecided:
        return Articulation(*ids, Relation.UNDECIDED, link.undecided, evidence, link.notes)
    if link.apart or link.within:
        within = Relation.INCLUDED_IN if link.within == "left" else Relation.INCLUDES
        relation = Relation.DISJOINT if link.apart else within
        return Articulation(*ids, relation, evidence=evidence, notes=link.notes)
    words = Wording(links.left.label, links.right.label)
    beside_left = [each.left for each in links.of_right(link.right.id) if each is not link and each.is_member]
    beside_right = [each.right for each in links.of_left(link.left.id) if each is not link and each.is_member]
    left_is_part, left_extra, left_twins = _beside(link.left, beside_left, links.left)
    right_is_part, right_extra, right_twins = _beside(link.right, beside_right, links.right)
    notes = list(link.notes)
    if left_is_part or right_is_part:  # a subspecies whose species is the counterpart
        relation = Relation.INCLUDED_IN if left_is_part else Relation.INCLUDES
        said = words.part(link.left, link.right, left_is_part=left_is_part)
        return Articulation(*ids, relation, evidence=(*evidence, Evidence(Method.LINEAGE, said)), notes=tuple(notes))
    twins = left_twins or right_twins
    if link.synonym and (twins or left_extra or right_extra):
        label = links.right.label if right_extra or right_twins else links.left.label
        other = links.left.label if label == links.right.label else links.right.label
        among = (
            [link.right, *right_extra, *right_twins]
            if label == links.right.label
            else [link.left, *left_extra, *left_twins]
        )
        notes.append(NameNote(Difference.SYNONYM_ON_OTHER_SIDE, words.accepts_both(among, label, other)))
    if link.synonym and (twins or not (left_extra or right_extra)):
        notes.extend(words.renaming_notes(link.left, link.right, link.notes))
    if left_extra or right_extra:
        relation = _of_extras(left_more=bool(right_extra), right_more=bool(left_extra))
        said = words.divided(link.left, link.right, left_extra, right_extra)
        return Articulation(*ids, relation, evidence=(*evidence, Evidence(Method.SYNONYM, said)), notes=tuple(notes))
    if link.synonym and (twins or heterotypic(link)):
        return _left_open(link, words, twins=bool(twins), notes=notes)
    return Articulation(*ids, Relation.CONGRUENT, evidence=evidence, notes=tuple(notes))


def _left_open(link: Link, words: Wording, *, twins: bool, notes: Sequence[NameNote]) -> Articulation:
    """A synonym that may be a part only, or one of two names that its list keeps side by side."""
    said = words.twin_names() if twins else words.two_types(link.left, link.right)
    evidence = (Evidence(link.method, link.text, link.author), Evidence(Method.SYNONYM, said))
    possible = _WITH_TWIN if twins else _OF_TWO_TYPES
    return Articulation(link.left.id, link.right.id, Relation.UNDECIDED, possible, evidence, tuple(notes))


def _of_extras(*, left_more: bool, right_more: bool) -> Relation:
    """The left taxon has more counterparts than this one, the right has, or both."""
    if left_more and right_more:
        return Relation.OVERLAPS
    return Relation.INCLUDES if left_more else Relation.INCLUDED_IN


def _beside(entry: Entry, others: list[Entry], checklist: Checklist) -> tuple[bool, list[Entry], list[Entry]]:
    """How the other taxa of its list with the same counterpart stand to `entry`.

    Whether it is part of one of them, those that stand beside it, and those that are the same under another name.
    """
    above = {each.id for each in checklist.ancestors(entry.id)}
    is_part = any(each.id in above for each in others)
    beside: list[Entry] = []
    twins: list[Entry] = []
    for each in others:
        if each.id in above or any(up.id == entry.id for up in checklist.ancestors(each.id)):
            continue
        (twins if homotypic(entry, each) else beside).append(each)
    return is_part, beside, twins


def heterotypic(link: Link) -> bool:
    """Whether the two names may rest on two types: other epithets, and not one name in two spellings.

    A synonym with another epithet can be a part of what it is a synonym of (pro parte), whoever named it.
    """
    one, other = link.left, link.right
    if not (one.epithet_key and other.epithet_key) or one.epithet_key == other.epithet_key:
        return False
    if same_authorship(one.authors, other.authors) is Sameness.DIFFERENT:
        return True
    mine, theirs = one.name.last_epithet, other.name.last_epithet
    return not (near_miss(Name("A", (mine,)), Name("A", (theirs,))) is not None or _named_after_one(mine, theirs))


#: Genitives of names of persons (ICZN Art. 31.1): `jamesorum` was mended to `jamesi` where one man was meant.
_GENITIVES = ("iorum", "iarum", "orum", "arum", "ii", "ae", "i")


def _named_after_one(one: str, other: str) -> bool:
    return _person(one) == _person(other) != ""


def _person(epithet: str) -> str:
    ending = next((ending for ending in _GENITIVES if epithet.endswith(ending)), "")
    return epithet.removesuffix(ending) if ending else ""


def homotypic(one: Entry, other: Entry) -> bool:
    """Whether two names rest on one type: same epithet, same author, same year (ICZN Art. 61)."""
    return one.epithet_key == other.epithet_key != "" and same_authorship(one.authors, other.authors) is Sameness.SAME
