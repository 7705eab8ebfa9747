import pytest

from accord.decisions.queries import search_works

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("saiga", ["cites:dec:9.6"]),
        ("Decision 17.55", ["cites:dec:17.55"]),
        ("17.55", ["cites:dec:17.55"]),
        ("Resolution Conf. 10.4 (Rev. CoP14)", ["cites:res:10.4@cop14"]),
        ("cites:dec:9.6", ["cites:dec:9.6"]),
        ("cooperation BIOLOGICAL", ["cites:res:10.4"]),
        ("", []),
        ("resolution", []),
        ("nothing of the kind", []),
    ],
)
def test_every_word_must_be_there_and_words_of_every_reference_are_not_searched(texts, typed, found):
    assert [row.id for row in search_works(typed)] == found


def test_the_whole_text_and_what_is_in_effect_come_before_what_was_revised(texts):
    assert [row.id for row in search_works("10.4")] == [
        "cites:res:10.4",
        "cites:res:10.4@cop16",
        "cites:res:10.4@cop14",
    ]
