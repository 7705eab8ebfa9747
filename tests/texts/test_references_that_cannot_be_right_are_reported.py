"""A misprint is reported as it was printed: nothing is repaired, and nobody's text is made up."""

import pytest

from accord.core.texts import cite

OF_PAPERS = [
    ("CoP16 Doc. 13", "Decision 17.55", "17.55 cannot have been known to CoP16, before CoP17"),
    (
        "CoP16 Doc. 13",
        "Resolution Conf. 9.24 (Rev. CoP17)",
        "9.24 (Rev. CoP17) cannot have been known to CoP16, before CoP17",
    ),
    ("SC66 Doc. 9", "Decision 17.1", "17.1 cannot have been known to SC66, before CoP17"),
    ("UNEP/CMS/COP12/Doc.24.1", "Resolution 13.6", "13.6 cannot have been known to COP12, before CoP13"),
    ("SC78 Doc. 15", "Decision 19.20", ""),
    ("SC78 Doc. 15", "CMS Decision 14.20", ""),
]


@pytest.mark.parametrize(("symbol", "reference", "problem"), OF_PAPERS)
def test_a_paper_cannot_cite_what_was_adopted_after_it(symbol: str, reference: str, problem: str) -> None:
    issuer = "cms" if "CMS" in symbol else "cites"
    mention = cite(f"{symbol}\n\nSecretariat matters\n\nIt recalled {reference}.", issuer)[1]
    assert mention.ids
    assert mention.problem == problem


def test_a_text_cannot_have_been_revised_by_the_meeting_that_adopted_it() -> None:
    (mention,) = cite("Resolution Conf. 13.4 (Rev. CoP13)", "cites")
    assert (mention.ids, mention.problem) == (
        ("cites:res:13.4@cop13",),
        "13.4 cannot have been revised at CoP13, which adopted it",
    )


FOREIGN = [
    "Council Decision 2015/451 concerning the accession of the Union to CITES",
    "Council Decision (EU) 2019/1719 and Decision No 1386/2013/EU",
    "Decision 2014/70 of the European Commission",
    "Regulation (EC) No 338/97 and Directive 92/43/EEC",
]


@pytest.mark.parametrize("text", FOREIGN)
@pytest.mark.parametrize("issuer", ["cites", "cms", "cbd", None])
def test_an_act_of_another_body_is_nobodys_of_ours(text: str, issuer: str | None) -> None:
    assert [mention.ids for mention in cite(text, issuer)] == []


def test_a_decision_of_the_governing_council_is_none_of_the_cbd() -> None:
    text = "The Governing Council of UNEP met. Matters arising (decision 19/11)."
    assert [mention.ids for mention in cite(text)] == [("unep:dec:19/11",)]
