"""Every finding can be shown in the text as it came, whatever marks stand in and around it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accord.core.texts import cite, clean

MARKED = [
    "a draft (see [SC74 Doc. 23](https://cites.org/x)) of it",
    "**Resolution *Conf.* 16.4** (Rev. CoP19) and more",
    "Resolution\u00a069/314⁵ and subsequent ones",
    "<p>Decision&nbsp;of</p> <b>Decision 19.20</b><sup>4</sup>",
    "~~Decision 17.55 (Rev. CoP19)~~ [text from Decision 17.56 (Rev. CoP19)]",
]


@pytest.mark.parametrize("text", MARKED)
def test_the_span_is_that_of_the_original(text: str) -> None:
    mentions = cite(text, "cites")
    assert mentions
    for mention in mentions:
        assert text[mention.start : mention.end] == mention.text
        assert mention.text[0] not in "*[(<~"
        assert mention.text[-1].isalnum() or mention.text.endswith(")")


@given(
    st.lists(
        st.sampled_from([*"ab .\n[]()*_~\\<>/¹⁵\u00ad\u200b\u00a0–", "](x)", "<b>", "<sup>3</sup>", "Decision 19.20 "])
    ).map("".join)
)
def test_cleaning_loses_only_marks_and_keeps_places(text: str) -> None:
    cleaned = clean(text)
    places = [cleaned.place(at) for at in range(len(cleaned.text))]
    assert places == sorted(set(places))
    for at, place in enumerate(places):
        assert cleaned.text[at] == text[place] or (cleaned.text[at] in " -" and not text[place].isalnum())


@given(st.text())
def test_no_text_makes_it_fail(text: str) -> None:
    for mention in cite(text):
        assert text[mention.start : mention.end] == mention.text
