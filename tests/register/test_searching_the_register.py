import pytest

from accord.register.queries.search import search

pytestmark = pytest.mark.usefixtures("register")


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("fr", "FR"),
        ("cote d’ivoire", "CI"),
        ("CÔTE", "CI"),
        ("congo", "CD"),
        ("cms", "cms"),
        ("cites cop16", "cites:meeting:cop16"),
        ("bangkok 2013", "cites:meeting:cop16"),
        ("conference of the", "cites:cop"),
    ],
)
def test_the_best_match_comes_first(text, first):
    assert search(text)[0].id == first


@pytest.mark.parametrize("text", ["", "   ", "no such thing", "%", "_"])
def test_nothing_is_found_for_nothing(text):
    assert search(text) == []


def test_at_most_so_many_are_given():
    assert len(search("c", limit=2)) == 2
