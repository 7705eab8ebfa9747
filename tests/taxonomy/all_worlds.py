"""Small problems reasoned about by looking at every world, to hold the reasoner to."""

from itertools import combinations, product

from accord.core.taxonomy.reasoning.statements import FIVE, Statement


def places(tree):
    """Every set of taxa of a tree that one individual can belong to, the empty one included; roots may overlap."""
    taxa = list(tree.children)
    return [
        frozenset(chosen)
        for size in range(len(taxa) + 1)
        for chosen in combinations(taxa, size)
        if _fits(tree, frozenset(chosen))
    ]


def _fits(tree, chosen):
    parents = {child: parent for parent, children in tree.children.items() for child in children}
    for taxon in chosen:
        children = tree.children[taxon]
        if taxon in parents and parents[taxon] not in chosen:
            return False
        if children and taxon not in tree.uncovered and not set(children) & chosen:
            return False
        for one, other in combinations(sorted(set(children) & chosen), 2):
            if frozenset({one, other}) not in tree.may_overlap:
                return False
    return True


def worlds(problem):
    """Every set of inhabited cells in which no taxon is empty, each as {taxon: its cells}."""
    cells = [
        {(tree.id, taxon) for tree, place in zip(problem.trees, each, strict=True) for taxon in place}
        for each in product(*(places(tree) for tree in problem.trees))
        if any(each)
    ]
    for number in range(1, 1 << len(cells)):
        inhabited = [cell for place, cell in enumerate(cells) if number >> place & 1]
        extents = {
            ref: frozenset(place for place, cell in enumerate(inhabited) if ref in cell)
            for ref in map(tuple, problem.refs())
        }
        if all(extents.values()):
            yield extents


def relation(one, other):
    """How two sets stand to one another."""
    congruent, includes, included_in, overlaps, disjoint = FIVE
    if one == other:
        return congruent
    if one > other:
        return includes
    if one < other:
        return included_in
    return overlaps if one & other else disjoint


def holds(statement, extents):
    """Whether a statement is true of a world."""
    if isinstance(statement, Statement):
        return relation(extents[tuple(statement.left)], extents[tuple(statement.right)]) in statement.relations
    parts = [extents[tuple(ref)] for ref in statement.parts]
    whole = frozenset().union(*(extents[tuple(ref)] for ref in statement.whole))
    if statement.operation == "difference":
        return parts[1] <= parts[0] and parts[0] - parts[1] == whole
    made = frozenset().union(*parts)
    return made <= whole if statement.operation == "sum_within" else made == whole


def possible_relations(problem, statements=None):
    """{(left, right): relations} over all worlds in which the statements hold; None where there is no such world."""
    statements = problem.statements if statements is None else statements
    refs = list(problem.refs())
    asked = [
        (one, other)
        for place, one in enumerate(refs)
        for other in refs[place + 1 :]
        if len(problem.trees) == 1 or one.tree != other.tree
    ]
    found = {pair: set() for pair in asked}
    some = False
    for extents in worlds(problem):
        if all(holds(statement, extents) for statement in statements):
            some = True
            for one, other in asked:
                found[one, other].add(relation(extents[tuple(one)], extents[tuple(other)]))
    return found if some else None
