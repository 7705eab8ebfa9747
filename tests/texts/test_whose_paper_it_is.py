"""Where no masthead and no name says whose paper it is, meetings and committees do; where these disagree, nothing does."""

import pytest

from accord.core.texts import cite

SIGNS = [
    ("a meeting at its place", "Adopted at CoP18 (Geneva, 2019). Decision 14.30 remains.", [("cites:dec:14.30",)]),
    ("the same, of another body", "The Parties met (COP11, Quito, November 2014). Decision 14.30 is new.", [("cms:dec:14.30",)]),
    ("in French", "La CoP18, Genève, 2019. La décision 14.30 reste.", [("cites:dec:14.30",)]),
    ("a committee", "Twentieth meeting of the Plants Committee\n\nImaginary orchids (Decision 15.26)", [("cites:dec:15.26",)]),
    ("a council, with Parties", "Parties and the Scientific Council are asked to apply Decision 13.40.", [("cms:dec:13.40",)]),
    ("a council alone", "The Scientific Council recalled Decision 13.40.", [()]),
    ("a meeting elsewhere", "CoP18 (Atlantis, 2019) was pleasant. Decision 14.30 remains.", [()]),
    ("a place where two bodies met", "The Parties met (COP10, Changwon). Resolution 10.3 is new.", [()]),
    ("signs of two bodies", "The Plants Committee met before COP11 (Quito, 2014). Decision 14.30 remains.", [()]),
    ("revised resolutions of CITES", "la résolution Conf. 4.8 (Rev. CoP18), la résolution Conf. 9.9 (Rev. CoP17) et la décision 14.30", [("cites:res:4.8@cop18",), ("cites:res:9.9@cop17",), ("cites:dec:14.30",)]),
    ("a line of a list below “Council”", "Resolution 12.4 Scientific Council\nResolution 12.6 Health of CMS species", [("cms:res:12.4",), ("cms:res:12.6",)]),
    ("the proceedings of AEWA in French", "RÉUNION DES PARTIES À L’ACCORD SUR LA CONSERVATION DES OISEAUX D’EAU MIGRATEURS\n\nRecommandation 2.1", [("aewa:rec:2.1",)]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), [each[1:] for each in SIGNS], ids=[each[0] for each in SIGNS])
def test_signs_tell_whose_it_is(text: str, expected: list[tuple[str, ...]]) -> None:
    assert [mention.ids for mention in cite(text)] == expected


DOCUMENTS = [
    ("See COP14 Doc. 20.", None, [()]),
    ("See COP14 Doc. 20, says CMS.", None, [("cms:doc:cop14/20",)]),
    ("See COP14 Doc. 20, say CMS and CITES.", None, [()]),
    ("See Ramsar COP14 Doc. 20, says CMS.", None, [("ramsar:doc:cop14/20",)]),
    ("See CoP14 Doc. 20, says CMS.", None, [("cites:doc:cop14/20",)]),
    ("See COP14 Doc. 20.", "cites", [("cites:doc:cop14/20",)]),
]


@pytest.mark.parametrize(("text", "issuer", "expected"), DOCUMENTS)
def test_a_document_in_capitals_is_not_taken_for_cites(
    text: str, issuer: str | None, expected: list[tuple[str, ...]]
) -> None:
    assert [mention.ids for mention in cite(text, issuer)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Welcomes resolution 8/1 of the United Nations Forum on Forests;",
        "under decision 5/3 of the Imaginary Fisheries Commission",
        "resolution 4/2 of the Bank for Invented Settlements Fund",
    ],
)
def test_texts_of_other_bodies_are_nobodys_of_ours(text: str) -> None:
    assert cite(text, "cbd") == []


def test_who_speaks_behind_is_not_taken_for_another_body() -> None:
    (mention,) = cite("Decision 14/5 of the Conference of the Parties, welcomed by the Forum", "cbd")
    assert mention.ids == ("cbd:dec:14/5",)
