"""What the reasoner says of small trees is what looking at every possible world says: no more, no less."""

from itertools import combinations

import all_worlds
from hypothesis import given, settings
from hypothesis import strategies as st

from accord.core.taxonomy.reasoning import Problem, Statement, Sum, Tree, conclusions, contradiction
from accord.core.taxonomy.reasoning.statements import FIVE, Operation
from accord.core.taxonomy.reasoning.trees import TaxonRef
from trials import trials

LEFT = [
    {"A": ()},
    {"A": ("B", "C"), "B": (), "C": ()},
    {"A": ("B",), "B": ()},
    {"A": ("B", "C"), "B": ("D",), "C": (), "D": ()},
]
RIGHT = [{"P": ()}, {"P": ("Q", "R"), "Q": (), "R": ()}, {"P": ("Q", "R", "S"), "Q": (), "R": (), "S": ()}]
some_relations = st.frozensets(st.sampled_from(FIVE), min_size=1, max_size=3)


@st.composite
def problems(draw):
    left, right = draw(st.sampled_from(LEFT)), draw(st.sampled_from(RIGHT))
    trees = (
        Tree(
            "1",
            left,
            uncovered=frozenset(draw(st.sets(st.sampled_from("A"))) if len(left) == 3 and len(right) < 4 else ()),
        ),
        Tree("2", right),
    )
    refs = {number: [TaxonRef(str(number), taxon) for taxon in tree] for number, tree in ((1, left), (2, right))}
    statements = [
        Statement(draw(st.sampled_from(refs[1])), draw(some_relations), draw(st.sampled_from(refs[2])), f"s{number}")
        for number in range(draw(st.integers(0, 5)))
    ]
    if len(left) > 2 and draw(st.booleans()):
        parts = (TaxonRef("1", "B"), TaxonRef("1", "C")) if "C" in left else (TaxonRef("1", "A"), TaxonRef("1", "B"))
        operation = draw(st.sampled_from([Operation.SUM, Operation.DIFFERENCE, Operation.SUM_WITHIN]))
        statements.append(Sum(operation, parts, (draw(st.sampled_from(refs[2])),), "sum"))
    return Problem(trees, tuple(statements))


def agrees(problem):
    expected = all_worlds.possible_relations(problem)
    clash = contradiction(problem)
    if expected is None:
        assert clash, "no world fits, so some statements contradict one another"
        assert all_worlds.possible_relations(problem, clash) is None
        for without in combinations(clash, len(clash) - 1):
            assert all_worlds.possible_relations(problem, without) is not None, "a smaller set contradicts itself too"
        return
    assert clash == ()
    found = {(finding.left, finding.right): set(finding.relations) for finding in conclusions(problem)}
    assert found == expected


@settings(max_examples=trials(80))
@given(problems())
def test_relations_and_contradictions_of_two_trees_are_those_of_all_worlds(problem):
    agrees(problem)


@st.composite
def forests(draw):
    """One classification with several roots, which may stand to one another in any way."""
    taxa = "ABC"[: draw(st.integers(2, 3))]
    refs = [TaxonRef("1", taxon) for taxon in taxa]
    statements = tuple(
        Statement(*draw(st.permutations(refs))[:1], draw(some_relations), draw(st.sampled_from(refs)), f"s{number}")
        for number in range(draw(st.integers(1, 4)))
    )
    return Problem((Tree("1", dict.fromkeys(taxa, ())),), statements)


@settings(max_examples=trials(60))
@given(forests())
def test_the_taxa_of_one_tree_are_compared_with_one_another(problem):
    agrees(problem)


@st.composite
def three_lists(draw):
    trees = tuple(Tree(name, {"A": ()}) for name in "123")
    refs = [TaxonRef(name, "A") for name in "123"]
    pairs = draw(st.lists(st.sampled_from(list(combinations(refs, 2))), min_size=1, max_size=4))
    return Problem(
        trees, tuple(Statement(one, draw(some_relations), other, f"s{n}") for n, (one, other) in enumerate(pairs))
    )


@settings(max_examples=trials(60))
@given(three_lists())
def test_three_classifications_are_reasoned_about_together(problem):
    agrees(problem)


def test_siblings_that_may_overlap_do():
    tree = Tree("1", {"A": ("B", "C"), "B": (), "C": ()}, may_overlap=frozenset({frozenset("BC")}))
    refs = {taxon: TaxonRef("1", taxon) for taxon in "ABC"}
    other = Tree("2", {"P": ()})
    statements = [
        Statement(refs[taxon], frozenset({relation}), TaxonRef("2", "P"), taxon)
        for taxon, relation in (("B", FIVE[0]), ("C", FIVE[3]))
    ]
    agrees(Problem((tree, other), tuple(statements)))
