"""Dates, years, letters, parts and titles stand between the numbers of one list; each number is still found."""

import pytest

from accord.core.texts import Mention, cite

LISTS = [
    (
        "unga",
        "Recalling its resolutions 55/201 of 20 December 2000, 57/253 and 57/260 of 20 December 2002, and 58/212 of 23 December 2003,",
        ["unga:res:55/201", "unga:res:57/253", "unga:res:57/260", "unga:res:58/212"],
    ),
    ("unga", "resolutions 2997 (XXVII) of 15 December 1972 and 53/242 of 28 July 1999", ["unga:res:2997", "unga:res:53/242"]),
    ("unga", "resolutions 57/270 B of 23 June 2003, 59/220 of 22 December 2004", ["unga:res:57/270b", "unga:res:59/220"]),
    ("unga", "ses résolutions 56/183 du 21 décembre 2001 et 57/238 du 20 décembre 2002", ["unga:res:56/183", "unga:res:57/238"]),
    ("unep", "decisions 24/3 II, 23/3 IV and SS.VIII/1", ["unep:dec:24/3", "unep:dec:23/3", "unep:dec:ss8/1"]),
    ("unsc", "resolutions 1265 (1999) and 1296 (2000)", ["unsc:res:1265", "unsc:res:1296"]),
    ("ramsar", "Resolutions VIII.10 (2002), X.5 (2008) and 5.3", ["ramsar:res:8.10", "ramsar:res:10.5", "ramsar:res:5.3"]),
    ("cbd", "decisions VII/26, paragraph 2, and XII/6", ["cbd:dec:7/26", "cbd:dec:12/6"]),
    ("unea", "decisions 2/CP.7, 4/CP.12 and 1/CP.16", ["unfccc:dec:2/cp.7", "unfccc:dec:4/cp.12", "unfccc:dec:1/cp.16"]),
    ("whc", "Decisions 39 COM 8B.11 and 40 COM 8B.50", ["whc:dec:39com8b.11", "whc:dec:40com8b.50"]),
    ("cbd", "decisions CP-10/3 and NP-4/6", ["cartagena:dec:10/3", "nagoya:dec:4/6"]),
    ("cbd", "its earlier decisions (VII/28, VIII/24)", ["cbd:dec:7/28", "cbd:dec:8/24"]),
    ("cites", "Decisions 17.171-172 and 17.175", ["cites:dec:17.171", "cites:dec:17.172", "cites:dec:17.175"]),
]  # fmt: skip


@pytest.mark.parametrize(("issuer", "text", "expected"), LISTS, ids=[each[1][:40] for each in LISTS])
def test_every_number_of_the_list_is_found(issuer: str, text: str, expected: list[str]) -> None:
    assert [id_ for mention in cite(text, issuer) for id_ in mention.ids] == expected


ENDS = [
    ("unga", "resolution 53/242 of 28 July 1999 and 4.5 million dollars", ["unga:res:53/242"]),
    ("cites", "Decision 17.2, paragraph 3 and 4.5 of the Rules", ["cites:dec:17.2"]),
    ("cbd", "12. Retirement of decisions\n\nThe budget rose by 13/14.", []),
]


@pytest.mark.parametrize(("issuer", "text", "expected"), ENDS)
def test_a_number_of_something_else_is_no_part_of_the_list(issuer: str, text: str, expected: list[str]) -> None:
    assert [id_ for mention in cite(text, issuer) for id_ in mention.ids] == expected


PARTS = [
    ("Recalling paragraphs 35 and 36 of its decision VIII/10", "paragraphs 35 and 36"),
    ("the modus operandi in annex III to its decision VIII/10", "annex III"),
    ("decision VIII/10, annex III, appendix B, paragraph 1 (ii);", "annex III, appendix B, paragraph 1 (ii)"),
    ("decision VI/24 B, paragraph 3 (b)", "B, paragraph 3 (b)"),
    ("decision 24/3 (a) - (c).", "(a) - (c)"),
    ("conformément au paragraphe 7 e) de la décision XII/6", "paragraphe 7 e)"),
    ("el párrafo 3 de la decisión XII/6", "párrafo 3"),
    ("decision XII/6 on Imaginary cooperation, annex II", "annex II"),
    ("decision XII/6 (para 5)", "para 5"),
    ("decision XII/6. Annex 2 holds the list", None),
    ("decision XII/6 (see annex)", None),
]


@pytest.mark.parametrize(("text", "part"), PARTS)
def test_the_part_that_is_meant_is_found_before_and_behind(text: str, part: str | None) -> None:
    assert [mention.pinpoint for mention in cite(text, "cbd")] == [part]


def test_the_annex_that_ramsar_revised_belongs_to_the_reference() -> None:
    (mention,) = cite("as in Resolution XI.8 Annex 2 (Rev. COP13), the criteria", "ramsar")
    assert (mention.ids, mention.pinpoint) == (("ramsar:res:11.8@cop13",), "Annex 2")
    assert mention.text == "Resolution XI.8 Annex 2 (Rev. COP13)"


def both(mention: Mention) -> tuple[str, tuple[str, ...]]:
    return mention.text, mention.ids


def test_words_that_stand_between_are_no_part_of_the_mentions() -> None:
    text = "resolutions 64/203 of 21 December 2009 and 65/161 of 20 December 2010"
    assert [both(each) for each in cite(text, "unga")] == [
        ("resolutions 64/203", ("unga:res:64/203",)),
        ("65/161", ("unga:res:65/161",)),
    ]
