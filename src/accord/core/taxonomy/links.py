"""The links that evidence makes between two checklists, and the relation each of them amounts to."""

from collections import defaultdict
from dataclasses import dataclass

from accord.core.names import Sameness, same_authorship
from accord.core.taxonomy.checklist import Checklist, Entry
from accord.core.taxonomy.relations import Articulation, Difference, Evidence, Method, NameNote, Relation
from accord.core.taxonomy.wording import Wording


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


def relations(links: Links) -> list[Articulation]:
    """The relation of every linked pair, seen together with what else either of them is linked to."""
    return [_articulation(link, links) for _, link in sorted(links.all.items())]


def _articulation(link: Link, links: Links) -> Articulation:
    evidence = (Evidence(link.method, link.text, link.author),)
    ids = (link.left.id, link.right.id)
    if link.apart:
        return Articulation(*ids, Relation.DISJOINT, evidence=evidence, notes=link.notes)
    if link.undecided:
        return Articulation(*ids, Relation.UNDECIDED, link.undecided, evidence, link.notes)
    if link.within:
        relation = Relation.INCLUDED_IN if link.within == "left" else Relation.INCLUDES
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
    return Articulation(*ids, Relation.CONGRUENT, evidence=evidence, notes=tuple(notes))


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


def homotypic(one: Entry, other: Entry) -> bool:
    """Whether two names rest on one type: same epithet, same author, same year (ICZN Art. 61)."""
    return one.epithet_key == other.epithet_key != "" and same_authorship(one.authors, other.authors) is Sameness.SAME
