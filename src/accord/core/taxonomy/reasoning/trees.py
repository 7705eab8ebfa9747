"""The trees that are reasoned about: parents, children, and where a taxon of a tree can have an inhabitant."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from accord.core.errors import AccordError

if TYPE_CHECKING:
    from accord.core.taxonomy.reasoning.statements import Statement, Sum


class TreeError(AccordError):
    """A tree that is none: a circle, or a taxon below two others. `taxon` names it."""

    code = "invalid"
    exit_code = 2

    def __init__(self, reason: str, taxon: str) -> None:
        self.taxon = taxon
        super().__init__(reason)


class TaxonRef(NamedTuple):
    """A taxon of a tree, `1.Primates`."""

    tree: str
    taxon: str


def label(ref: TaxonRef) -> str:
    """As Euler-style files write it."""
    return f"{ref.tree}.{ref.taxon}"


@dataclass(frozen=True)
class Tree:
    """One classification. A parent is exactly the union of its children, siblings are disjoint, nothing is empty.

    `uncovered` are parents that may hold more than their children (`nc`); `may_overlap` pairs of siblings that need
    not be disjoint. Several roots are no siblings: nothing is known of how they stand to one another.
    """

    id: str
    children: Mapping[str, tuple[str, ...]]  # every taxon, leaves with ()
    name: str = ""
    uncovered: frozenset[str] = frozenset()
    may_overlap: frozenset[frozenset[str]] = frozenset()

    @cached_property
    def parents(self) -> Mapping[str, str]:
        """Child -> parent. Raises TreeError for a taxon that stands below two others."""
        found: dict[str, str] = {}
        for parent, children in self.children.items():
            for child in children:
                if found.setdefault(child, parent) != parent:
                    raise TreeError(f"{child} stands below both {found[child]} and {parent}", child)
        return found

    @cached_property
    def roots(self) -> tuple[str, ...]:
        """The taxa that stand below none. Raises TreeError where the parents run in a circle."""
        parents = self.parents
        reached: set[str] = set()
        ahead = roots = [taxon for taxon in self.children if taxon not in parents]
        while ahead:
            reached.update(ahead)
            ahead = [child for taxon in ahead for child in self.children[taxon]]
        for taxon in self.children:
            if taxon not in reached:
                raise TreeError(f"the parents of {taxon} run in a circle", taxon)
        return tuple(roots)

    def below(self, root: str) -> "Part":
        """One root with all below it, as the places where an individual can stand."""
        return Part(self, root)


@dataclass(frozen=True)
class Part:
    """A root and what is below it: every place where an individual can stand is a set of taxa, from root to leaf."""

    tree: Tree
    root: str

    @cached_property
    def places(self) -> tuple[frozenset[str], ...]:
        """The sets of taxa that one individual can belong to, without the empty one; in the order of the leaves."""
        found: dict[str, list[frozenset[str]]] = {}
        for taxon in reversed(self.taxa):
            branches = self._branches(taxon, found)
            if not self.tree.children[taxon] or taxon in self.tree.uncovered:
                branches.append(frozenset())
            found[taxon] = [branch | {taxon} for branch in branches]
        return tuple(found[self.root])

    @cached_property
    def taxa(self) -> tuple[str, ...]:
        """Root first, parents before their children."""
        found: list[str] = []
        ahead = [self.root]
        while ahead:
            taxon = ahead.pop()
            found.append(taxon)
            ahead.extend(reversed(self.tree.children[taxon]))
        return tuple(found)

    def _branches(self, taxon: str, below: Mapping[str, list[frozenset[str]]]) -> list[frozenset[str]]:
        """Where an individual of `taxon` can stand below it: in one child, or in several that may overlap."""
        children = self.tree.children[taxon]
        if not any(pair <= set(children) for pair in self.tree.may_overlap):
            return [place for child in children for place in below[child]]
        grown: list[tuple[frozenset[str], frozenset[str]]] = [(frozenset(), frozenset())]  # chosen children, taxa
        for child in children:
            grown += [
                (chosen | {child}, taxa | place)
                for chosen, taxa in grown
                if all(frozenset({child, other}) in self.tree.may_overlap for other in chosen)
                for place in below[child]
            ]
        return [taxa for chosen, taxa in grown if chosen]


@dataclass(frozen=True)
class Problem:
    """Trees and the statements about their taxa."""

    trees: tuple[Tree, ...]
    statements: tuple["Statement | Sum", ...] = ()

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """The roots of all trees. Raises TreeError."""
        return tuple(tree.below(root) for tree in self.trees for root in tree.roots)

    @cached_property
    def part_of(self) -> Mapping[TaxonRef, int]:
        """Taxon -> number of the part it belongs to."""
        return {TaxonRef(part.tree.id, taxon): number for number, part in enumerate(self.parts) for taxon in part.taxa}

    def connected(self, statements: Sequence["Statement | Sum"]) -> list[list[int]]:
        """The parts in groups that the statements tie together; what is not tied is independent."""
        group = list(range(len(self.parts)))
        for statement in statements:
            tied = {_found(group, self.part_of[ref]) for ref in statement.taxa}
            first = min(tied)
            for other in tied:
                group[other] = first
        gathered: dict[int, list[int]] = {}
        for number in range(len(group)):
            gathered.setdefault(_found(group, number), []).append(number)
        return list(gathered.values())

    def refs(self) -> Iterable[TaxonRef]:
        """Every taxon, tree by tree in the order of the file."""
        for tree in self.trees:
            for taxon in tree.children:
                yield TaxonRef(tree.id, taxon)


def _found(group: list[int], number: int) -> int:
    while group[number] != number:
        group[number] = group[group[number]]
        number = group[number]
    return number
