"""Synonym: links are followed to their end, circles are cut, several ends are all given, misapplied names never match."""

from small_lists import answer, listed

SNOW_LEOPARD = {"id": "u", "name": "Panthera uncia"}


def test_a_synonym_gives_its_accepted_name():
    found = answer("Uncia uncia", listed(SNOW_LEOPARD, {"name": "Uncia uncia", "accepted": ["u"]}))
    assert (found["status"], found["method"]) == ("matched", "synonym")
    assert (found["matched_name"], found["accepted_name"], found["accepted_id"]) == (
        "Uncia uncia",
        "Panthera uncia",
        "u",
    )
    assert "a synonym of Panthera uncia" in found["explanation"]


def test_a_chain_is_followed_to_its_end():
    names = listed(
        SNOW_LEOPARD,
        {"id": "b", "name": "Uncia uncia", "accepted": ["u"]},
        {"id": "c", "name": "Felis uncia", "accepted": ["b"]},
    )
    assert answer("Felis uncia", names)["accepted_id"] == "u"


def test_a_circle_leads_nowhere_and_does_not_hang():
    names = listed(
        {"id": "a", "name": "Aus albus", "accepted": ["b"]}, {"id": "b", "name": "Bus albus", "accepted": ["a"]}
    )
    found = answer("Aus albus", names)
    assert (found["matched_id"], found["accepted_id"]) == ("a", None)
    assert "leads to no accepted name" in found["explanation"]


def test_a_link_to_nothing_leads_nowhere():
    assert answer("Aus albus", listed({"name": "Aus albus", "accepted": ["gone"]}))["accepted_id"] is None


def test_a_name_of_several_taxa_gives_all_of_them():
    names = listed(
        SNOW_LEOPARD,
        {"id": "l", "name": "Panthera leo"},
        {"name": "Felis magna", "status": "ambiguous", "accepted": ["u", "l"]},
    )
    found = answer("Felis magna", names)
    assert (found["status"], found["method"]) == ("ambiguous", "synonym")
    assert found["candidates"] == "Panthera leo [l]; Panthera uncia [u]"


def test_a_name_of_several_taxa_at_the_end_of_a_chain_too():
    names = listed(
        SNOW_LEOPARD, {"id": "l", "name": "Panthera leo"}, {"id": "m", "name": "Felis magna", "accepted": ["u", "l"]},
        {"id": "n", "name": "Felis maxima", "accepted": ["m"]},
    )  # fmt: skip
    assert answer("Felis maxima", names)["candidates"] == "Panthera leo [l]; Panthera uncia [u]"


def test_a_misapplied_name_is_no_name_of_the_taxon():
    names = listed(SNOW_LEOPARD, {"name": "Felis irbis", "status": "misapplied", "accepted": ["u"]})
    assert answer("Felis irbis", names)["status"] in {"higher", "none"}


def test_a_query_that_says_auct_is_not_matched():
    assert answer("Panthera uncia auct. non (Schreber, 1775)", listed(SNOW_LEOPARD))["status"] in {"higher", "none"}


def test_a_list_that_contradicts_itself_is_not_believed():
    names = listed(
        {"id": "x", "name": "Aus albus"}, {"id": "y", "name": "Bus niger"},
        {"name": "Cus dus Gray, 1830", "accepted": ["x"]}, {"name": "Cus dus", "accepted": ["y"]},
    )  # fmt: skip
    assert answer("Cus dus Gray, 1830", names)["status"] == "ambiguous"


def test_the_first_list_goes_before_the_second():
    first = listed({"id": "u1", "name": "Panthera uncia"}, {"name": "Uncia uncia", "accepted": ["u1"]}, label="first")
    second = listed({"id": "u2", "name": "Uncia uncia"}, label="second")
    assert answer("Uncia uncia", first, second)["accepted_id"] == "u1"
    assert answer("Uncia uncia", second, first)["accepted_id"] == "u2"
