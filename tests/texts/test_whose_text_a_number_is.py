"""Both CITES and CMS have decisions 14.x: the words around a number tell whose it is, in a fixed order."""

import pytest

from accord.core.texts import cite

CASES = [
    ("a body in front", "cites", "see CMS Decision 14.5", ["cms:dec:14.5"]),
    ("a body in front, with its meeting", "cites", "as CMS COP14 Decision 14.5 says", ["cms:dec:14.5"]),
    ("a body behind", "cites", "Decision 15/4 of the Conference of the Parties to the Convention on Biological Diversity", ["cbd:dec:15/4"]),
    ("who adopted it, behind", "cites", "Decisions 14.29, adopted by the Parties to CMS", ["cms:dec:14.29"]),
    ("who adopts in the sentence", "cites", "The Conference of the Parties to CMS adopted Resolution 13.5.", ["cms:res:13.5"]),
    ("an assembly with its number", "cites", "UNEA-6 adopted Resolution 4 on water.", ["unea:res:6/4"]),
    ("the older Conf. of CMS", "cites", "In 2005, the Conference of the Parties to CMS adopted Resolution Conf. 8.11.", ["cms:res:8.11"]),
    ("the older Conf. in a paper of CMS", "cms", "Resolution Conf. 8.11", ["cms:res:8.11"]),
    ("Conf. in a paper of CMS", "cms", "Resolution Conf. 13.3", ["cites:res:13.3"]),
    ("the list it stands in", "cites", "CMS Resolution 12.22 and Decision 14.5", ["cms:res:12.22", "cms:dec:14.5"]),
    ("the bullets it stands in", "cites", "The Parties to CMS adopted decisions on:\n - a) eels (Decision 14.109)\n - b) jaguars (Decision 14.173)", ["cms:dec:14.109", "cms:dec:14.173"]),
    ("the document", "cms", "Decision 14.5", ["cms:dec:14.5"]),
    ("the document, whoever is spoken of", "cites", "In its cooperation with CMS, the Secretariat implements Decision 18.309.", ["cites:dec:18.309"]),
    ("a number CMS cannot have", "cites", "The Secretariat of CMS informed that Decision 19.20 was useful.", ["cites:dec:19.20"]),
    ("a Roman number with a stroke", "cites", "pursuant to Decision VII/26", ["cbd:dec:7/26"]),
    ("a number only the General Assembly has", "cms", "Resolution 69/314", ["unga:res:69/314"]),
    ("the first page", None, "CONVENTION ON INTERNATIONAL TRADE IN ENDANGERED SPECIES\n\nSC78\n\nDecision 14.5", ["cites:dec:14.5"]),
]  # fmt: skip


@pytest.mark.parametrize(("issuer", "text", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_it_is_told_by(issuer: str | None, text: str, expected: list[str]) -> None:
    assert [id_ for mention in cite(text, issuer) for id_ in mention.ids] == expected


def test_nobody_is_made_up_where_nothing_tells() -> None:
    (mention,) = cite("Decision 14.5 was noted.")
    assert (mention.ids, mention.problem) == ((), "nothing tells whose text this is")


REPORTED = [
    ("UNEP/EA/Res.4", (), "the session of the Environment Assembly is missing"),
    ("Decision 17.55 (Rev. CoP12)", ("cites:dec:17.55@cop12",), "17.55 cannot have been revised at CoP12, before it was adopted"),
    ("Decisions 18.40 to 18.30", ("cites:dec:18.40", "cites:dec:18.30"), "18.40 to 18.30 is no range"),
    ("CBD Decision 15.4", (), "CBD has no such number as 15.4"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "ids", "problem"), REPORTED)
def test_what_cannot_be_is_reported_and_not_repaired(text: str, ids: tuple[str, ...], problem: str) -> None:
    (mention,) = cite(text, "cites")
    assert (mention.ids, mention.problem) == (ids, problem)
