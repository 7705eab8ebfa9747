"""`accord names reason` reads what Euler/X and CleanTax read, and says where a file is wrong."""

import json

import pytest
from click.testing import CliRunner

from accord.cli.names import command
from accord.core.errors import Invalid
from accord.core.taxonomy.reasoning import conclusions, contradiction, label
from accord.exchange.euler import parse_euler

GIRAFFES = """
# one species or two
taxonomy 2005 Wilson and Reeder
(Giraffidae Giraffa Okapia)
(Giraffa camelopardalis)

taxonomy 2023 A later list
(Giraffidae Giraffa Okapia)
(Giraffa north south)

articulation later earlier
[2005.Okapia equals 2023.Okapia]
[2005.camelopardalis includes 2023.north]
[2005.Giraffidae equals 2023.Giraffidae]
"""


def relations(text):
    """`1.x relation… 2.y` of every pair."""
    problem = parse_euler(text)
    assert contradiction(problem) == ()
    return {(label(each.left), label(each.right)): [*each.relations] for each in conclusions(problem)}


def two(statements, left="(a b c)", right="(d e f)"):
    return f"taxonomy 1 One\n{left}\ntaxonomy 2 Two\n{right}\narticulations x y\n{statements}\n"


def test_a_parent_is_its_children_and_nothing_else():
    found = relations(GIRAFFES)
    assert found["2005.Giraffa", "2023.Giraffa"] == ["congruent"]
    assert found["2005.camelopardalis", "2023.south"] == ["includes"], "the only room left for it"
    assert found["2005.Okapia", "2023.north"] == ["disjoint"]


@pytest.mark.parametrize(
    ("spelling", "expected"),
    [
        ("equals", ["congruent"]),
        ("==", ["congruent"]),
        ("=", ["congruent"]),
        ("includes", ["includes"]),
        ("contains", ["includes"]),
        (">", ["includes"]),
        ("is_included_in", ["included_in"]),
        ('"<"', ["included_in"]),
        ("overlaps", ["overlaps"]),
        ("><", ["overlaps"]),
        ("disjoint", ["disjoint"]),
        ("!", ["disjoint"]),
        ("{equals includes}", ["congruent", "includes"]),
        ("{= >}", ["congruent", "includes"]),
        ("{=, <, ><}", ["congruent", "included_in", "overlaps"]),
        ("equals or disjoint", ["congruent", "disjoint"]),
    ],
)
def test_a_relation_may_be_spelt_in_many_ways(spelling, expected):
    assert relations(two(f"[1.a {spelling} 2.d]", "(a)", "(d)")) == {("1.a", "2.d"): expected}


def test_braces_need_no_blanks_and_confidence_is_passed_over():
    assert relations(two("[1.a{< !}2.d confidence=2]", "(a)", "(d)"))["1.a", "2.d"] == ["included_in", "disjoint"]


@pytest.mark.parametrize(
    ("statement", "pair", "expected"),
    [
        ("[1.b 1.c lsum 2.d]", ("1.a", "2.d"), ["congruent"]),
        ("[1.a rsum 2.e 2.f]", ("1.a", "2.d"), ["congruent"]),
        ("[1.a rdiff 2.d 2.f]", ("1.a", "2.e"), ["congruent"]),
        ("[1.a 1.c ldiff 2.e]", ("1.b", "2.e"), ["congruent"]),
        ("[1.b 1.c e4sum 2.e 2.f]", ("1.a", "2.d"), ["congruent"]),
        ("[1.b 1.c i4sum 2.e 2.f]", ("1.a", "2.d"), ["congruent", "included_in"]),
    ],
)
def test_sums_and_differences_of_taxa_are_understood(statement, pair, expected):
    assert relations(two(statement))[pair] == expected


def test_a_sum_may_have_three_parts():
    text = two("[1.b 1.c 1.g l3sum 2.d]", "(a b c g)", "(d)")
    assert relations(text)["1.b", "2.d"] == ["included_in"]


def test_a_taxon_can_hold_more_than_all_of_the_other_classification():
    assert relations(two("[1.a overlaps 2.d]", "(a)", "(d)"))["1.a", "2.d"] == ["overlaps"]


def test_nc_lets_a_parent_hold_more_than_its_children():
    outside = "[1.a includes 2.d]\n[1.b disjoint 2.d]\n[1.c disjoint 2.d]"
    assert contradiction(parse_euler(two(outside, right="(d)"))) != ()
    assert relations(two(outside, "(a b c nc)", "(d)"))["1.a", "2.d"] == ["includes"]


def test_an_only_child_is_its_parent():
    assert relations(two("[1.b equals 2.d]", "(a b)", "(d)"))["1.a", "2.d"] == ["congruent"]


def test_siblings_are_disjoint_unless_the_file_says_otherwise():
    text = two("[1.b equals 2.d]\n[1.c overlaps 2.d]", "(a b c)", "(d)")
    assert [each.text for each in contradiction(parse_euler(text))] == ["1.b equals 2.d", "1.c overlaps 2.d"]
    assert relations(text + "NoSiblingDisjointness\n(1.b 1.c)")["1.c", "2.d"] == ["overlaps"]


def test_only_the_statements_that_clash_are_named():
    clash = contradiction(parse_euler(GIRAFFES + "[2005.Okapia overlaps 2023.south]"))
    assert [each.text for each in clash] == ["2005.Okapia equals 2023.Okapia", "2005.Okapia overlaps 2023.south"]


def test_three_classifications_give_the_relations_of_each_two():
    text = "taxonomy 1\n(a)\ntaxonomy 2\n(a)\ntaxonomy 3\n(a)\narticulation x\n[1.a < 2.a]\n[2.a = 3.a]"
    assert relations(text) == {
        ("1.a", "2.a"): ["included_in"],
        ("1.a", "3.a"): ["included_in"],
        ("2.a", "3.a"): ["congruent"],
    }


def test_taxa_that_nothing_ties_together_can_stand_in_any_relation():
    assert relations(two("", "(a)", "(d)"))["1.a", "2.d"] == [
        "congruent",
        "includes",
        "included_in",
        "overlaps",
        "disjoint",
    ]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "there is no line “taxonomy …”"),
        ("(a b)", "input, line 1: (a b) stands outside of any taxonomy"),
        ("taxonomy 1", "the taxonomy 1 has no taxa"),
        ("taxonomy 1\n()", "line 2: there is no taxon between the parentheses"),
        ("taxonomy 1\n(a b)\ntaxonomy 1\n(c)", "line 3: there is a taxonomy 1 already"),
        ("taxonomy 1\n(a b)\n(c b)", "line 3: b stands below c, and below a in line 2"),
        ("taxonomy 1\n(a b)\n(b a)", "the parents of a run in a circle"),
        ("taxonomy 1\n(a a)", "line 2: a stands below itself"),
        ("taxonomy 1\n(a b", "line 2: “(a b” is neither a tree, a statement nor a heading"),
        (two("[1.a equal_to 2.d]"), "line 6: “equal_to” in [1.a equal_to 2.d] is no relation"),
        (two("[1.x equals 2.d]"), "line 6: taxonomy 1 has no taxon x"),
        (two("[3.a equals 2.d]"), "“3.a” does not start with a taxonomy and a point (taxonomies: 1, 2)"),
        (two("[1.a 2.d]"), "line 6: [1.a 2.d] does not say “taxon relation taxon”"),
        (two("[1.b lsum 2.d]"), "line 6: [1.b lsum 2.d] needs two or more taxa before lsum"),
        (two("1.a equals 2.d"), "line 6: “1.a equals 2.d” is neither a tree, a statement nor a heading"),
    ],
)
def test_what_cannot_be_read_is_named_with_its_line(text, reason):
    with pytest.raises(Invalid) as refused:
        parse_euler(text)
    assert reason in str(refused.value)


def test_the_underscores_of_older_files_are_understood():
    assert relations(two("[1_a equals 2_d]", "(a)", "(d)"))["1.a", "2.d"] == ["congruent"]


@pytest.mark.parametrize(("names", "first"), [(("2", "1"), "1"), (("2005", "1993"), "2005")])
def test_numbered_trees_come_in_their_order_and_others_as_they_stand(names, first):
    text = "".join(f"taxonomy {name}\n(a)\n" for name in names) + f"articulation x\n[{names[0]}.a equals {names[1]}.a]"
    ((left, _),) = relations(text)
    assert left == f"{first}.a"


def test_a_near_miss_is_suggested():
    with pytest.raises(Invalid, match="did you mean camelopardalis"):
        parse_euler(GIRAFFES + "[2005.camelopardelis equals 2023.south]")


def test_the_command_prints_one_object_a_pair_or_the_clash(tmp_path):
    file = tmp_path / "two.txt"
    file.write_text(two("[1.a equals 2.d]\n[1.b {= <} 2.e]"))
    printed = CliRunner().invoke(command, ["reason", str(file)], catch_exceptions=False).output.splitlines()
    assert json.loads(printed[0]) == {"a": "1.a", "relations": ["congruent"], "b": "2.d"}
    assert json.loads(printed[4]) == {"a": "1.b", "relations": ["congruent", "included_in"], "b": "2.e"}
    assert len(printed) == 9
    file.write_text(two("[1.a equals 2.d]\n[1.b equals 2.e]\n[1.c includes 2.f]"))
    printed = CliRunner().invoke(command, ["reason", str(file)], catch_exceptions=False).output
    assert json.loads(printed) == {"inconsistent": ["1.a equals 2.d", "1.b equals 2.e", "1.c includes 2.f"]}
