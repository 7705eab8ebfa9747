"""A text that says “this Decision” means one that was named, or the one that is speaking; else it means nothing."""

import pytest

from accord.core.texts import Via, cite

DECISIONS = """Directed to the Standing Committee

17.56 (Rev. CoP19) The Standing Committee shall report on the implementation of this Decision.

Directed to the Secretariat

19.20 The Secretariat shall prepare a strategy under Decision 17.56 (Rev. CoP19) and report on this Decision."""


def resolved(text: str, issuer: str = "cites") -> list[tuple[str, tuple[str, ...]]]:
    return [(mention.text, mention.ids) for mention in cite(text, issuer) if mention.via is Via.ANAPHORA]


def test_inside_the_text_of_a_decision_it_is_that_decision() -> None:
    assert resolved(DECISIONS) == [
        ("this Decision", ("cites:dec:17.56@cop19",)),
        ("this Decision", ("cites:dec:19.20",)),
    ]


CASES = [
    ("CoP13 adopted Resolution Conf. 13.3. This Resolution directs the Committee.", [("This Resolution", ("cites:res:13.3",))]),
    ("Under Decision 14.5, the Resolution Conf. 9.7 holds; the Decision asks more.", [("the Decision", ("cites:dec:14.5",))]),
    ("Decisions 19.20 and 19.21 were implemented; these Decisions can be deleted.", [("these Decisions", ("cites:dec:19.20", "cites:dec:19.21"))]),
    ("Decisions 19.20 and 19.21 were implemented; this Decision can be deleted.", []),
    ("Decision 19.20 was implemented. The decision was taken in 2022.", []),
    ("This Decision stands alone.", []),
    ("Decision 19.20 holds.\n\nA paragraph.\n\nAnother paragraph.\n\nThe Decision is far away.", []),
    ("Resolution Conf. 9.7\n\nPREAMBLE\n\nIn the present Resolution, in transit means …", [("the present Resolution", ("cites:res:9.7",))]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_it_means_the_nearest_that_was_named(text: str, expected: list[tuple[str, tuple[str, ...]]]) -> None:
    assert resolved(text) == expected
