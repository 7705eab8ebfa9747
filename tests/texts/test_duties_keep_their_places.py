"""Whatever a text is made of, every duty lies in it where it says, and reading takes no longer than the text is long."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from accord.core.texts.duties import duties, structure

PIECES = st.sampled_from(
    [
        "1. ", "a) ", "\n", "\n\n", "; ", ". ", ":", " and ", "*Requests*", "REQUESTS", "the Secretariat", "Parties", " to ", "report", "shall", "should",
        "are invited to", "Directed to the Secretariat\n", "19.20 ", "20.AA ", "The Conference of the Parties,", "CHARGE le Secrétariat de ", "deberá",
        " at its 80th meeting", "“", '"', "<sup>1</sup>", "by 30 June 2026", "**", "\u00a0", "that ", "(", "The Committee requested ", "SC78 Doc. 3 - p. 4\n",
    ]
)  # fmt: skip


@given(st.lists(PIECES, max_size=40), st.sampled_from([None, "cites", "cms", "cbd"]))
def test_a_duty_is_the_text_at_its_place(pieces: list[str], issuer: str | None) -> None:
    text = "".join(pieces)
    for duty in duties(text, issuer, everything=True):
        assert text[duty.start : duty.end] == duty.text
        for item in duty.items:
            assert text[item.start : item.end] == item.text
            assert duty.start <= item.start


@given(st.lists(PIECES, max_size=40))
def test_the_parts_of_a_text_follow_one_another_without_overlap(pieces: list[str]) -> None:
    text = "".join(pieces)
    parts = structure(text, "cites").parts
    assert all(text[part.start : part.end] == part.text for part in parts)
    assert all(before.end <= after.start for before, after in itertools.pairwise(parts))


def test_without_the_flag_only_what_asks_is_given() -> None:
    text = "1. NOTES the report and REQUESTS the Secretariat to act;"
    assert [duty.strength.value for duty in duties(text, "cites", everything=True)] == ["none", "request"]
    assert [duty.strength.value for duty in duties(text, "cites")] == ["request"]
