"""What must hold whatever the names are."""

import string

from hypothesis import given, settings
from hypothesis import strategies as st
from small_lists import answer, answers, listed

from trials import trials

_WORD = st.text(string.ascii_lowercase[:6], min_size=5, max_size=8)
_AUTHOR = st.sampled_from(["", " Gray, 1830", " (Gray, 1830)", " Thomas, 1900", " L."])
_NAME = st.builds(lambda genus, epithet, author: f"{genus.title()} {epithet}us{author}", _WORD, _WORD, _AUTHOR)
_NAMES = st.lists(_NAME, min_size=1, max_size=12, unique_by=lambda name: " ".join(name.split()[:2]))
_FEW = settings(max_examples=trials(12))


def _sameness(found):
    return {key: found[key] for key in ("input", "status", "method", "matched_name", "candidates", "explanation")}


@_FEW
@given(_NAMES)
def test_an_unchanged_name_always_matches_itself(names):
    index = listed(*names)
    for place, found in enumerate(answers(names, index)):
        assert (found["status"], found["method"], found["matched_id"]) == ("matched", "exact", str(place))


@_FEW
@given(_NAMES, st.lists(_NAME, max_size=8), st.randoms(use_true_random=False))
def test_the_order_of_queries_and_names_does_not_matter(names, queries, chance):
    rows = [{"id": f"n{place}", "name": name} for place, name in enumerate(names)]
    asked = [*queries, *names[:2]]
    before = answers(asked, listed(*rows))
    shuffled, turned = rows[:], list(enumerate(asked))
    chance.shuffle(shuffled)
    chance.shuffle(turned)
    after = answers([name for _, name in turned], listed(*shuffled))
    assert [_sameness(before[place]) for place, _ in turned] == [_sameness(found) for found in after]


@_FEW
@given(_NAMES, _NAMES)
def test_another_list_never_makes_a_right_answer_a_wrong_one(names, others):
    index, other = listed(*names), listed(*others, label="other")
    for found in answers(names, index, other):
        assert found["status"] == "ambiguous" or found["matched_name"] == " ".join(found["input"].split()[:2])
    for found in answers(names, other, index):
        assert found["status"] == "ambiguous" or found["matched_name"] == " ".join(found["input"].split()[:2])


@_FEW
@given(_NAMES, _NAMES)
def test_a_known_name_is_never_taken_for_a_slip_of_the_pen(names, known):
    for found in answers(known, listed(*names), listed(*known, label="known")):
        assert found["method"] != "fuzzy"


@_FEW
@given(st.lists(st.text(max_size=40), max_size=12))
def test_every_text_gets_its_answer_in_its_place(texts):
    texts = [text.encode("utf-8", "replace").decode() for text in texts]
    found = answers(texts, listed("Panthera leo (Linnaeus, 1758)", "Aus bus"))
    assert [each["input"] for each in found] == texts
    assert {each["status"] for each in found} <= {"matched", "ambiguous", "proposed", "higher", "none"}


@_FEW
@given(_NAMES)
def test_the_same_query_alone_and_among_others_is_matched_by_the_same_evidence(names):
    index = listed(*names)
    together = answers(names, index)
    assert [answer(name, index)["matched_id"] for name in names[:2]] == [found["matched_id"] for found in together[:2]]
