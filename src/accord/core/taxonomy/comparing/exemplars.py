"""The names that both lists know, each standing for the specimen it rests on: where does each list put it?

A name goes with its type (ICZN Art. 61). If a name of one list's taxon stands under another taxon in the other list, the
two taxa share at least that specimen; names that only one list knows say nothing. (Exemplars after Rees.)
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from accord.core.taxonomy.checklist import Checklist, Entry

_LETTERS = 5  # of the first author: enough to tell people apart, few enough for abbreviations and spellings
_WITHOUT_TYPE = ("nud", "misid", "misapplied", "not published", "unavailable", "in part", "pro parte", "hypothetical")
_Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Exemplar:
    """One name in both lists, and the species under which each of them has it."""

    left_name: Entry
    right_name: Entry
    left: str
    right: str

    @property
    def printed(self) -> str:
        """The epithet with its author, as the left list has it."""
        by = self.left_name.concept.authorship
        return f"{self.left_name.name.last_epithet} {by}".strip()


class Exemplars:
    """All names that can be found in both lists without doubt."""

    def __init__(self, left: Checklist, right: Checklist) -> None:
        self._left, self._right = left, right
        self._by_left: dict[str, dict[str, list[Exemplar]]] = defaultdict(lambda: defaultdict(list))
        self._by_right: dict[str, dict[str, list[Exemplar]]] = defaultdict(lambda: defaultdict(list))
        for each in self._found():
            self._by_left[each.left][each.right].append(each)
            self._by_right[each.right][each.left].append(each)

    def of_left(self, id_: str) -> dict[str, list[Exemplar]]:
        """Right species -> the names of this left species that stand there."""
        return dict(self._by_left.get(id_, {}))

    def of_right(self, id_: str) -> dict[str, list[Exemplar]]:
        """Left species -> the names of this right species that stand there."""
        return dict(self._by_right.get(id_, {}))

    def shared(self, left: str, right: str) -> list[Exemplar]:
        """The names that both lists have under these two."""
        return self._by_left.get(left, {}).get(right, [])

    def _found(self) -> Iterator[Exemplar]:
        for key in sorted(self._keys_left.keys() & self._keys_right.keys()):
            lefts, rights = self._keys_left[key], self._keys_right[key]
            if _one(lefts) and _one(rights):
                yield Exemplar(lefts[0][1], rights[0][1], lefts[0][0], rights[0][0])
                continue
            by_family = _in_families(lefts, self._left), _in_families(rights, self._right)
            for family in sorted(by_family[0].keys() & by_family[1].keys()):
                mine, theirs = by_family[0][family], by_family[1][family]
                if family and _one(mine) and _one(theirs):
                    yield Exemplar(mine[0][1], theirs[0][1], mine[0][0], theirs[0][0])

    @cached_property
    def _keys_left(self) -> dict[_Key, list[tuple[str, Entry]]]:
        return _keyed(self._left)

    @cached_property
    def _keys_right(self) -> dict[_Key, list[tuple[str, Entry]]]:
        return _keyed(self._right)


def species_of(checklist: Checklist, entry: Entry) -> str | None:
    """The species to which a name belongs: itself, that of which it is a synonym, that above a subspecies; None if several."""
    if entry.id not in checklist.standing:
        owners = checklist.accepted(entry)
        return species_of(checklist, checklist.standing[owners[0]]) if len(owners) == 1 else None
    if len(entry.name.epithets) == 1:
        return entry.id
    species = (above.id for above in checklist.ancestors(entry.id) if len(above.name.epithets) == 1)
    return next((id_ for id_ in species if id_ in checklist.standing), None)


def _keyed(checklist: Checklist) -> dict[_Key, list[tuple[str, Entry]]]:
    found: dict[_Key, list[tuple[str, Entry]]] = defaultdict(list)
    for entry in checklist.entries.values():
        said = checklist.particulars(entry.id)
        if not entry.epithet_key or entry.name.hybrid or said.pro_parte:
            continue
        if any(word in said.nomenclatural_status.lower() for word in _WITHOUT_TYPE):
            continue
        authors = entry.authors
        if not authors.is_known or authors.year is None:
            continue
        owner = species_of(checklist, entry)
        if owner is not None:
            found[entry.epithet_key, authors.people[0][:_LETTERS], str(authors.year)].append((owner, entry))
    return found


def _one(found: list[tuple[str, Entry]]) -> bool:
    return all(owner == found[0][0] for owner, _ in found)


def _in_families(found: list[tuple[str, Entry]], checklist: Checklist) -> dict[str, list[tuple[str, Entry]]]:
    by_family: dict[str, list[tuple[str, Entry]]] = defaultdict(list)
    for owner, entry in found:
        by_family[checklist.lineage(owner).get("family", "")].append((owner, entry))
    return by_family
