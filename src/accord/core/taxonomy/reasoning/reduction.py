"""Makes a problem small before it is searched: taxa that no statement names make no difference to whether it can hold."""

from collections.abc import Sequence

from accord.core.taxonomy.reasoning.statements import Statement, Sum
from accord.core.taxonomy.reasoning.trees import Problem, Tree

_REST = "\x00rest of "  # no file can name a taxon so


def without_indifferent_taxa(problem: Problem, statements: Sequence[Statement | Sum]) -> Problem:
    """The same statements on trees in which all that none of them names stands as one leaf below its parent.

    A world of the small problem is a world of the large one: give every leaf that went into the rest what the rest has.
    """
    named = {ref for statement in statements for ref in statement.taxa}
    trees = []
    for tree in problem.trees:
        kept = {ref.taxon for ref in named if ref.tree == tree.id}
        for taxon in tuple(kept):
            above = tree.parents.get(taxon)
            while above is not None and above not in kept:
                kept.add(above)
                above = tree.parents.get(above)
        if tree.may_overlap:
            kept.update(taxon for pair in tree.may_overlap for taxon in pair)
            kept = _with_ancestors(tree, kept)
        trees.append(_reduced(tree, kept))
    return Problem(tuple(tree for tree in trees if tree.children), tuple(statements))


def _with_ancestors(tree: Tree, kept: set[str]) -> set[str]:
    found: set[str] = set()
    for taxon in kept:
        here: str | None = taxon
        while here is not None and here not in found:
            found.add(here)
            here = tree.parents.get(here)
    return found


def _reduced(tree: Tree, kept: set[str]) -> Tree:
    children: dict[str, tuple[str, ...]] = {}
    for taxon, below in tree.children.items():
        if taxon not in kept:
            continue
        stay = tuple(child for child in below if child in kept)
        if stay and len(stay) < len(below):
            rest = f"{_REST}{taxon}"
            children[rest] = ()
            stay = (*stay, rest)
        children[taxon] = stay
    return Tree(tree.id, children, tree.name, tree.uncovered & kept, tree.may_overlap)
