"""Exact: the canonical form, with the author compared in three values."""

from small_lists import answer, listed

LIONS = listed(
    {"id": "7", "name": "Panthera leo (Linnaeus, 1758)"}, "Oryzomys albiventer", "Panthera leo persica (Meyer, 1826)"
)


def test_the_same_name_and_author():
    found = answer("Panthera leo (L., 1758)", LIONS)
    assert found["status"] == "matched"
    assert found["method"] == "exact"
    assert found["matched_id"] == "7"
    assert found["author"] == "same"
    assert found["explanation"] == "the same name and author"


def test_a_name_without_author_leaves_the_author_unknown():
    assert answer("Panthera leo", LIONS)["author"] == "unknown"


def test_another_author_makes_a_possible_homonym():
    found = answer("Panthera leo Brown, 1950", LIONS)
    assert (found["status"], found["author"]) == ("matched", "different")
    assert "possible homonym" in found["explanation"]


def test_a_marker_of_rank_does_not_matter():
    assert answer("Panthera leo ssp. persica", LIONS)["matched_name"] == "Panthera leo persica"


def test_an_own_column_of_authors_counts_as_much():
    assert answer({"name": "Panthera leo", "authorship": "Linnaeus, 1758"}, LIONS)["author"] == "same"


def test_a_full_explanation_says_what_the_list_says():
    told = answer("Panthera leo", LIONS, explain=True)["explanation"]
    assert told.startswith("the same name. Asked for: Panthera leo")
    assert "Found in list: Panthera leo (Linnaeus, 1758)" in told
