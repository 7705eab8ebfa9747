"""A number without a noun is a decision where something says so; numbered paragraphs and figures are not."""

import pytest

from accord.core.texts import Via, cite

HEADS = [
    ("a set with its heading", "cites", "19.301 & 19.302 Imaginary trade\n\nDecision directed to\n\nThe Secretariat shall report.", [["cites:dec:19.301", "cites:dec:19.302"]]),
    ("a revision", "cites", "- Decisions\n- 17.170 (Rev. CoP19)", [["cites:dec:17.170@cop19"]]),
    ("an index", "cites", "18.62 - 18.63 Lois imaginaires\n17.108 (Rev. CoP18) - 17.109 (Rev. CoP18) Étude\n18.74 Examen\n", [["cites:dec:18.62", "cites:dec:18.63"], ["cites:dec:17.108@cop18", "cites:dec:17.109@cop18"], ["cites:dec:18.74"]]),
    ("named elsewhere", "cms", "Decisions 13.24 to 13.25 - Imaginary terns\n13.24\nThe Secretariat reports.\n13.25\nParties help.", [["cms:dec:13.24", "cms:dec:13.25"], ["cms:dec:13.24"], ["cms:dec:13.25"]]),
    ("a decision of the CBD", "cbd", "DECISION ADOPTED BY THE CONFERENCE OF THE PARTIES TO THE CONVENTION ON BIOLOGICAL DIVERSITY\n\nXIII/99. Imaginary bees\n\nThe Conference of the Parties,", [["cbd:dec:13/99"]]),
    ("a recommendation", "cbd", "XV/99.Ways and means\n\nThe Subsidiary Body on Scientific, Technical and Technological Advice\n1. Requests", [["cbd:rec:15/99"]]),
    ("a resolution of the General Assembly", "unga", "65/999. Imaginary report\n\nThe General Assembly,", [["unga:res:65/999"]]),
    ("paragraphs", "cites", "12.1 The meeting opened.\n12.2 The Chair spoke.\n\n13.4 per cent of the Parties replied.", []),
    ("a figure", "cms", "In 2014, 13.5 million birds flew.\n12.4 kg of lead were found.", []),
    ("a table of lengths", "cites", "10.5 - 10.9 cm\n11.2 - 11.8 cm\n12.1 - 12.6 cm\n", []),
    ("another body's paper", "ramsar", "14.3 The Secretariat reports.", []),
]  # fmt: skip


@pytest.mark.parametrize(("issuer", "text", "expected"), [each[1:] for each in HEADS], ids=[each[0] for each in HEADS])
def test_a_bare_number_is_a_text_where_something_says_so(issuer: str, text: str, expected: list[list[str]]) -> None:
    assert [list(mention.ids) for mention in cite(text, issuer)] == expected


def test_under_its_bare_number_a_decision_speaks_of_itself() -> None:
    text = "13.24\nThe Secretariat reports on this Decision, see Decision 13.24.\n13.25\nParties help under this Decision, see Decision 13.25."
    assert [mention.ids for mention in cite(text, "cms") if mention.via is Via.ANAPHORA] == [
        ("cms:dec:13.24",),
        ("cms:dec:13.25",),
    ]


def test_the_present_decision_means_no_earlier_one() -> None:
    assert [
        mention.ids for mention in cite("Recalling decision VII/33, see the annex to the present decision.", "cbd")
    ] == [("cbd:dec:7/33",)]


def test_an_unnamed_decision_between_is_what_that_decision_means() -> None:
    text = "Take Decision 14.69. If the Parties amend a Decision, the number of that Decision gets an addition."
    assert [mention.via for mention in cite(text, "cites")] == [Via.GRAMMAR]


def test_the_aforementioned_are_those_of_the_same_item() -> None:
    text = "- a. Resolution Conf. 12.6 is on sharks.\n- b. Resolution Conf. 16.6 and Resolution Conf. 19.3 hold; the aforementioned Resolutions help."
    assert cite(text, "cites")[-1].ids == ("cites:res:16.6", "cites:res:19.3")
