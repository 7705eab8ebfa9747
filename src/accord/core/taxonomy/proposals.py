"""Weaker evidence for taxa that names and synonyms have not placed: transfers, shared synonyms, slips of the pen."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import TypeVar

from accord.core.names import Sameness, near_miss, same_authorship
from accord.core.taxonomy.checklist import Entry
from accord.core.taxonomy.links import Link, Links
from accord.core.taxonomy.relations import Difference, Method, NameNote, Relation
from accord.core.taxonomy.wording import Wording

_T = TypeVar("_T")
_GROUPS = ("kingdom", "class", "family")
_OPEN = frozenset({Relation.CONGRUENT, Relation.INCLUDES, Relation.INCLUDED_IN, Relation.OVERLAPS})
_SAME_OR_APART = frozenset({Relation.CONGRUENT, Relation.DISJOINT})


def transfers(links: Links) -> None:
    """The same epithet, author and year in another genus or at another rank; without authors, in the same family.

    An epithet alone is no evidence. The pair must be the only one on both sides, or all are candidates. Names of the
    same rank are looked at first: a species and its nominotypical subspecies have epithet and author in common.
    """
    for same_rank in (True, False):
        _transfers(links, same_rank=same_rank)


def _transfers(links: Links, *, same_rank: bool) -> None:
    rights = _grouped(_free_right(links), lambda entry: entry.epithet_key)
    pairs: list[tuple[Entry, Entry, Sameness]] = []
    for one in _free_left(links):
        for other in rights.get(one.epithet_key, []) if one.epithet_key else []:
            author = same_authorship(one.authors, other.authors)
            alike = len(one.name.epithets) == len(other.name.epithets)
            if alike == same_rank and one.key != other.key and _transferable(links, one, other, author):
                pairs.append((one, other, author))
    words = Wording(links.left.label, links.right.label)
    by_left = _grouped(pairs, lambda pair: pair[0].id)
    by_right = _grouped(pairs, lambda pair: pair[1].id)
    for one, other, author in pairs:
        text = words.transfer(one, other, author)
        if one.authors.year != other.authors.year and author is Sameness.SAME:
            links.add(Link(one, other, Method.TRANSFER, text, undecided=_SAME_OR_APART, author=author))
        elif len(by_left[one.id]) == len(by_right[other.id]) == 1:
            notes = tuple(words.renaming_notes(one, other, ()))
            links.add(Link(one, other, Method.TRANSFER, text, author=author, notes=notes))
        else:
            notes = (NameNote(Difference.TWO_CANDIDATES, words.rivals(one, other)),)
            links.add(Link(one, other, Method.TRANSFER, text, undecided=_SAME_OR_APART, author=author, notes=notes))


def _transferable(links: Links, one: Entry, other: Entry, author: Sameness) -> bool:
    """Epithets such as `oryzivora` (Linnaeus, 1758) stand in several families, so known families have to agree."""
    if author is Sameness.DIFFERENT or one.name.hybrid != other.name.hybrid:
        return False
    mine, theirs = links.left.lineage(one.id), links.right.lineage(other.id)
    if any(mine.get(rank, theirs.get(rank)) != theirs.get(rank, mine.get(rank)) for rank in _GROUPS):
        return False
    if author is Sameness.UNKNOWN:
        same_rank = len(one.name.epithets) == len(other.name.epithets)
        return "family" in mine and "family" in theirs and (same_rank or one.name.genus == other.name.genus)
    return True


def shared_synonyms(links: Links) -> None:
    """Two names that have a synonym in common: the taxa share something, how much is open."""
    words = Wording(links.left.label, links.right.label)
    rights: dict[str, set[str]] = defaultdict(set)
    free_right = {entry.id: entry for entry in _free_right(links)}
    for id_ in free_right:
        for synonym in links.right.synonyms_of.get(id_, []):
            rights[synonym.key].add(id_)
    for one in _free_left(links):
        for synonym in links.left.synonyms_of.get(one.id, []):
            for id_ in sorted(rights.get(synonym.key, ())):
                text = words.shared_synonym(one, free_right[id_], synonym)
                notes = tuple(words.renaming_notes(one, free_right[id_], ()))
                links.add(Link(one, free_right[id_], Method.SHARED_SYNONYM, text, undecided=_OPEN, notes=notes))


def slips_of_the_pen(links: Links) -> None:
    """Names one or two letters apart; never for a name that the other list knows as it stands."""
    words = Wording(links.left.label, links.right.label)
    lefts = [entry for entry in _free_left(links) if entry.name.epithets and entry.key not in links.right.known_keys]
    rights = [entry for entry in _free_right(links) if entry.name.epithets and entry.key not in links.left.known_keys]
    in_genus = _grouped(rights, lambda entry: entry.name.genus)
    by_epithets = _grouped(rights, lambda entry: entry.stem_key.split(" ", 1)[1])
    found: list[Link] = []
    for one in lefts:
        near = [*in_genus.get(one.name.genus, []), *by_epithets.get(one.stem_key.split(" ", 1)[1], [])]
        for other in {entry.id: entry for entry in near}.values():
            edits = near_miss(one.name, other.name)
            author = same_authorship(one.authors, other.authors)
            if edits is None or author is Sameness.DIFFERENT:
                continue
            text = words.slip(one, other, edits, author)
            notes = (NameNote(Difference.SPELLING, text),)
            found.append(Link(one, other, Method.FUZZY, text, undecided=_SAME_OR_APART, author=author, notes=notes))
    for link in found:
        links.add(link)


def _free_left(links: Links) -> list[Entry]:
    return [entry for entry in links.left.standing.values() if not links.of_left(entry.id)]


def _free_right(links: Links) -> list[Entry]:
    return [entry for entry in links.right.standing.values() if not links.of_right(entry.id)]


def _grouped(items: Iterable[_T], key: Callable[[_T], str]) -> dict[str, list[_T]]:
    groups: dict[str, list[_T]] = defaultdict(list)
    for item in items:
        groups[key(item)].append(item)
    return groups
