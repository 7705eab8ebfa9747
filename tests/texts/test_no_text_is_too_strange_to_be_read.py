"""Texts as they come: torn, soup, in one line of a hundred thousand characters, with lone surrogates. Every finding leads back."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accord.core.texts import Via, cite

PIECES = [
    *("Resolution", "Decisions", "décision ", "Notification to the Parties No. ", "this Decision", "the Resolution on ", "Conf. "),
    *(" 17.55", "18.90 to 18.93", "VII/26", "69/314", "2023/041", "1/CP.21", "39 COM 7B.4", "SS.XII/3", " (Rev. CoP19)", " (XXVII)"),
    *("SC78 Doc. 14", "CoP19 Inf. 3 (Rev. 1)", "UNEP/CMS/COP13/Doc.24/Rev.1", "CBD/COP/16/L.2", "A/RES/70/1", "UNEP/EA/Res.4"),
    *(", ", " and ", " to ", " - ", "–", " & ", "; ", ".", ":\n", "\n\n", "\r\n", "\r", "\t", "\u00a0", "\u200b", "\u00ad", "\u2028"),
    *("⁵", "¹²", "<sup>3</sup>", "<b>", "</b>", "<a href='x'>", "**", "*", "_", "~~", "[", "](#)", "](https://cites.org/x)", "\\", "\ud800", "\x00"),
    *("CMS ", "CITES ", "of the CBD", "General Assembly ", "Ramsar ", "paragraph 7 b) of ", ", paragraph 4", "Annex 2 ", "of 3 May 2001"),
]  # fmt: skip


@given(
    st.lists(st.sampled_from(PIECES), max_size=40).map("".join),
    st.sampled_from([None, "cites", "cms", "cbd", "unga", "ramsar"]),
)
def test_every_mention_can_be_shown_in_the_original(text: str, issuer: str | None) -> None:
    mentions = cite(text, issuer)
    assert mentions == sorted(mentions, key=lambda each: (each.start, each.end))
    for mention in mentions:
        assert 0 <= mention.start < mention.end <= len(text)
        assert text[mention.start : mention.end] == mention.text
        assert mention.ids or mention.problem
    by_words = [each for each in mentions if each.via is not Via.URL]
    for first, second in pairwise(by_words):
        assert first.end <= second.start


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_marks_around_the_words_do_not_change_what_is_cited(text: str) -> None:
    marked = text.replace(" and ", " **and** ").replace("Resolution", "*Resolution*")
    plain = [each.ids for each in cite(text, "cites") if each.via is Via.GRAMMAR]
    assert (
        [each.ids for each in cite(marked, "cites") if each.via is Via.GRAMMAR] == plain or "*" in text or "\\" in text
    )


LONG = 20_000
ENDLESS = [
    "Decisions " + "17.55, " * LONG,
    "Decision 17.5, " + "paragraph 1, " * LONG,
    "decisions 14/5, " + "paragraph 7, paragraph 8, " * LONG,
    "Resolution" + " " * LONG,
    "[a](" * LONG,
    "<a " * LONG,
    "*_" * LONG,
    "\n " * LONG,
    "A/" * LONG,
    "https://cites.org/" + "x/" * LONG,
    "(Rev. CoP" * LONG,
    "Aa " * LONG + "Declaration (Resolution 12.3)",
]


@pytest.mark.parametrize("text", ENDLESS, ids=[text[:12].strip() for text in ENDLESS])
@pytest.mark.parametrize("issuer", ["cites", "cbd"])
def test_an_endless_line_is_read_to_its_end(text: str, issuer: str) -> None:
    reference = "\n\nResolution Conf. 9.7 of CITES"
    assert cite(text + reference, issuer)[-1].ids == ("cites:res:9.7",)


def test_a_pinpoint_is_never_longer_than_a_sentence_can_hold() -> None:
    (mention,) = cite("Decision 17.5, " + "paragraph 1, " * 500, "cites")
    assert len(mention.pinpoint or "") < 400
