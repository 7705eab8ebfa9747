"""Pages lose blanks and dashes: what still stands there is read, and what is gone is told, not filled in."""

import pytest

from accord.core.texts import cite

GLUED = [
    ("the word behind", "cbd", "recommendation 2/5Operations of the body", [("recommendation 2/5", ("cbd:rec:2/5",))]),
    ("the word before", "cms", "PLANS FOR NEWTSUNEP/CMS/COP13/Doc.26.9(Prepared", [("UNEP/CMS/COP13/Doc.26.9", ("cms:doc:cop13/26.9",))]),
    ("a footnote before", None, "of Parties;11UNEP/FAO/RC/COP.7/5.", [("UNEP/FAO/RC/COP.7/5", ("rotterdam:doc:cop7/5",))]),
    ("the body within", None, "la Résolution UNEP/CMS11.6 et Resolution CMS 11.7", [("Résolution UNEP/CMS11.6", ("cms:res:11.6",)), ("Resolution CMS 11.7", ("cms:res:11.7",))]),
    ("an annex behind", "cms", "Resolution 12.17/Annex", [("Resolution 12.17", ("cms:res:12.17",))]),
    ("a blank too many", None, "UNEP /EA.3/Res.7", [("UNEP /EA.3/Res.7", ("unea:res:3/7",))]),
    ("no word at all", "cms", "see 2/5x and Resolution 5kg", []),
    ("padding", "ramsar", "Decision SC54-01", [("Decision SC54-01", ("ramsar:dec:sc54-1",))]),
    ("a revision, then an addendum", "ramsar", "Doc. SC54-3 Rev.2 Addendum", [("Doc. SC54-3 Rev.2 Addendum", ("ramsar:doc:sc54/3/rev.2/add",))]),
    ("a draft of AEWA", None, "(AEWA/MOP6 DR6.8)", [("AEWA/MOP6 DR6.8", ("aewa:doc:mop6/dr6.8",))]),
]  # fmt: skip


@pytest.mark.parametrize(("issuer", "text", "expected"), [each[1:] for each in GLUED], ids=[each[0] for each in GLUED])
def test_a_reference_survives(issuer: str | None, text: str, expected: list[tuple[str, tuple[str, ...]]]) -> None:
    assert [(mention.text, mention.ids) for mention in cite(text, issuer)] == expected


def test_two_numbers_without_their_dash_give_both_ends_and_say_so() -> None:
    text = "STRATEGIC MATTERS\n18.4 18.9 Funds for newts\n18.12 - 18.13 Delegates\n17.57 (Rev. CoP18) Peoples\n"
    first, *_ = cite(text, "cites")
    assert (first.text, first.ids) == ("18.4 18.9", ("cites:dec:18.4", "cites:dec:18.9"))
    assert first.problem == "what joined 18.4 and 18.9 is not printed: two texts or a range"


def test_two_numbers_that_follow_each_other_leave_no_doubt() -> None:
    first, *_ = cite("18.4 18.5 Funds for newts\n17.57 (Rev. CoP18) Peoples\n", "cites")
    assert (first.ids, first.problem) == (("cites:dec:18.4", "cites:dec:18.5"), "")


LISTED = [
    ("of the session it names", "aewa", "ANNEX 1: Resolutions Adopted by MOP7 … 36\n\n7.1 Plan … 37\n\n7.2 Aid … 44\n\n4.1 Rules", [("aewa:res:7.1",), ("aewa:res:7.2",)]),
    ("of another session", "aewa", "Resolutions Adopted by MOP6\n7.1 Plan\n7.2 Aid\n", []),
    ("of another body", "cms", "Resolutions adopted by the AEWA Parties\n7.1 Plan\n7.2 Aid\n", []),
    ("of a Meeting of the Parties, in a paper of CMS", "cms", "Resolutions adopted by MOP7\n7.1 Plan\n7.2 Aid\n", []),
    ("one alone", "aewa", "Resolutions adopted by the Meeting of the Parties\n7.1 Plan\n", []),
    ("sections of a report", "aewa", "Review of the Resolutions\n1.1 Introduction\n1.2 Scope\n", []),
    ("CITES, which writes Conf.", "cites", "Resolutions adopted\n17.1 Plan\n17.2 Aid\n", []),
]  # fmt: skip


@pytest.mark.parametrize(
    ("issuer", "text", "expected"), [each[1:] for each in LISTED], ids=[each[0] for each in LISTED]
)
def test_a_list_of_resolutions_needs_its_heading(issuer: str, text: str, expected: list[tuple[str, ...]]) -> None:
    assert [mention.ids for mention in cite(text, issuer)] == expected


def test_the_present_decision_is_resolved_below_title_and_address_and_in_the_list() -> None:
    text = (
        "19.88 Imaginary reports\n\nDecision directed to\n\nSubject to funds, the Secretariat shall:\n\n"
        "a) help Parties;\n\nb) report on the present Decision.\n\nThe meeting closed on the present Decision."
    )
    found = [(mention.text, mention.ids) for mention in cite(text, "cites")]
    assert found == [("19.88", ("cites:dec:19.88",)), ("the present Decision", ("cites:dec:19.88",))]


BEHIND = [
    ("Resolution XIII.4 on roles, which asks the Secretariat, in paragraphs 24 and 25: REQUESTS", "paragraphs 24 and 25"),
    ("Resolution IX.17 on Review of texts asked (para 5) for a review", "para 5"),
    ("Resolution IX.17 was amended, in paragraph 5 of the report", None),
    ("Resolution IX.17 concerns Parties (Annex I species)", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), BEHIND)
def test_a_part_is_found_behind_a_clause_unless_it_is_of_another_text(text: str, expected: str | None) -> None:
    (mention,) = cite(text, "ramsar")
    assert mention.pinpoint == expected


def test_a_list_goes_on_past_titles_in_quotation_marks() -> None:
    text = "Recalling its resolutions 1/6, entitled “Imaginary debris,” and 2/11, entitled “Imaginary litter”,"
    assert [mention.ids for mention in cite(text, "unea")] == [("unea:res:1/6",), ("unea:res:2/11",)]
