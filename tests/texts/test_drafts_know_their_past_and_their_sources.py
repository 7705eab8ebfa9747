"""Drafts keep the past of each paragraph; words are traced to the texts that they were taken from."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accord.core.texts.amend import (
    DraftParagraph,
    Origin,
    clean_text,
    inserted,
    moved,
    redline_of,
    rewritten,
    rewritten_whole,
    standing,
    struck_out,
)
from accord.core.texts.paper import Change
from accord.core.texts.printed import place, printed, tag
from accord.core.texts.provenance import Candidate, propose_origins, tagged, text_and_source, untagged
from accord.core.texts.provision_status import Finding, Progress, provision_standing

PRINTED = [
    ("cites:res:13.3", "en", None, "Resolution Conf. 13.3"),
    ("cites:dec:17.55@cop19", "en", None, "Decision 17.55 (Rev. CoP19)"),
    ("cites:dec:17.55@cop19", "fr", None, "Décision 17.55 (Rev. CoP19)"),
    ("cms:res:11.10@cop12", "en", "cms", "Resolution 11.10 (Rev.COP12)"),
    ("cms:res:11.10@cop12", "en", "cites", "CMS Resolution 11.10 (Rev.COP12)"),
    ("cms:dec:13.24", "es", None, "Decisión 13.24 (CMS)"),
    ("cbd:dec:7/26", "en", "cbd", "Decision VII/26"),
    ("cbd:dec:15/4", "en", None, "CBD Decision 15/4"),
    ("unga:res:69/314", "en", None, "United Nations General Assembly Resolution 69/314"),
    ("cites:doc:sc78/14", "en", None, "SC78 Doc. 14"),
    ("cites:doc:cop16/13", "fr", None, "CoP16 Doc. 13"),
    ("cites:notif:2024/108", "es", None, "Notificación a las Partes No. 2024/108"),
    ("nothing known", "en", None, "nothing known"),
]


@pytest.mark.parametrize(("id_", "language", "within", "words"), PRINTED)
def test_identifiers_are_printed_as_the_conventions_do(id_: str, language: str, within: str | None, words: str) -> None:
    assert printed(id_, language=language, within=within) == words


def test_tags_and_places_name_the_paragraph() -> None:
    assert tag("cites:dec:17.55@cop19") == "[text from Decision 17.55 (Rev. CoP19)]"
    assert tag("cites:dec:17.55", "1 a)", language="fr") == "[texte de la Décision 17.55, paragraphe 1 a)]"
    assert place("cms:res:9.6", "preamble", within="cms") == "Resolution 9.6, preamble"


TAGS = [
    ("Do it. [text from Decision 17.55 (Rev. CoP19)]", "Do it.", [Origin("cites:dec:17.55@cop19")]),
    ("Do it [Text taken from Resolution Conf. 10.4, paragraph 3 a)].", "Do it.", [Origin("cites:res:10.4", "3 a)")]),
    ("Agir. [texte de la décision 17.55]", "Agir.", [Origin("cites:dec:17.55")]),
    ("Keep [text from the annex] here.", "Keep [text from the annex] here.", []),
    ("A [range of States].", "A [range of States].", []),
    ("", "", []),
]


@pytest.mark.parametrize(("words", "rest", "origins"), TAGS)
def test_tags_are_read_and_taken_out(words: str, rest: str, origins: list[Origin]) -> None:
    assert untagged(words, "cites") == (rest, tuple(origins))


@pytest.mark.parametrize("id_", ["cites:dec:17.55@cop19", "cites:res:10.4", "cites:res:10.4@cop16"])
def test_what_is_tagged_is_read_again(id_: str) -> None:
    paragraph = DraftParagraph(1, "1. URGES Parties to act.", origins=(Origin(id_, "3 a)"),))
    assert untagged(tagged(paragraph), "cites") == (paragraph.words, paragraph.origins)


BASE = tuple(
    DraftParagraph(key, words, before=words) for key, words in enumerate(("One.", "Two two.", "Three."), start=1)
)
sentences = st.lists(
    st.sampled_from(["One.", "Two two.", "Two two three.", "Three.", "Four four four.", "Five"]), min_size=1, max_size=6
)


@given(sentences)
def test_a_draft_reads_as_the_new_text_and_its_redline_as_the_old_one(words: list[str]) -> None:
    made = rewritten_whole(BASE, [("paragraph", "", each) for each in words])
    assert [each.words for each in standing(made)] == words
    assert sorted(each.before for each in made if each.before is not None) == sorted(each.words for each in BASE)
    assert len({each.key for each in made}) == len(made)
    paragraphs = redline_of(made).paper.paragraphs
    new = ["".join(run.text for run in each.runs if run.change is not Change.DELETED) for each in paragraphs]
    assert [each for each in new if each] == words


@given(sentences, sentences)
def test_a_second_rewriting_forgets_nothing_of_the_first_text(first: list[str], second: list[str]) -> None:
    made = BASE
    for words in (first, second):
        made = rewritten_whole(made, [("paragraph", "", each) for each in words])
    assert [each.words for each in standing(made)] == second
    assert sorted(each.before for each in made if each.before is not None) == sorted(each.words for each in BASE)


def test_where_a_file_broke_its_lines_is_no_amendment() -> None:
    made = rewritten_whole(BASE, [("paragraph", "", words) for words in ("One.", "Two\n  two.", "Three.")])
    assert redline_of(made).kept == 3


def test_single_edits_move_add_and_strike() -> None:
    made = struck_out(moved(inserted(BASE, "Four.", after=0), 3, after=4), 2)
    assert clean_text(made) == "Four.\n\nThree.\n\nOne.\n"
    assert [each.key for each in rewritten(made, 2, "Two.")] == [4, 3, 1, 2]


TAKEN = "The Secretariat shall, subject to external funding, convene a workshop of range States on the trade in cranes"
CANDIDATES = (
    Candidate("cites:dec:18.1", "", f"18.1 {TAKEN}."),
    Candidate(
        "cites:dec:18.2", "", "18.2 Parties are encouraged to report seizures of cranes to the Secretariat each year."
    ),
)


@pytest.mark.parametrize(
    ("words", "source"),
    [
        (f"4. {TAKEN.replace('convene', 'organize')};", "cites:dec:18.1"),
        (f"4. DIRECTS as follows: {TAKEN}; and shall publish what the workshop says on its web page, in all languages;", "cites:dec:18.1"),
        ("4. DECIDES to declare a year of the crane and invites donors.", None),
        ("Cranes", None),
        ("", None),
    ],
)  # fmt: skip
def test_a_source_is_proposed_where_enough_words_agree(words: str, source: str | None) -> None:
    found = propose_origins([DraftParagraph(1, words)], CANDIDATES)
    assert [each.origin.text for each in found] == ([source] if source else [])


def test_another_number_is_no_change_of_words() -> None:
    (row,) = text_and_source(
        [DraftParagraph(1, f"7. {TAKEN}.", origins=(Origin("cites:dec:18.1", "", f"18.1 {TAKEN}."),))]
    )
    assert (row.is_changed, row.source()) == (False, "Decision 18.1")


def test_a_struck_paragraph_says_so_and_a_known_source_without_words_is_not_called_changed() -> None:
    rows = text_and_source(
        [DraftParagraph(1, "Gone.", before="Gone.", struck=True), DraftParagraph(2, "Here.", origins=(Origin("cites:dec:18.1"),))],
        language="fr", amends="cites:res:10.4",
    )  # fmt: skip
    assert [row.source("fr") for row in rows] == ["Supprimé; Résolution Conf. 10.4", "Décision 18.1"]


def test_the_last_finding_of_each_question_stands() -> None:
    from datetime import date

    found = [
        Finding("implemented", date(2020, 1, 1)),
        Finding("requires_funding", date(2019, 1, 1)),
        Finding("informational", date(2021, 1, 1)),
    ]
    now = provision_standing(found, kind="operative")
    assert (now.progress, now.requires_funding, now.nature) == (Progress.IMPLEMENTED, True, "informational")
    assert provision_standing(found, kind="preamble", on=date(2018, 1, 1)).nature == "informational"
    assert provision_standing([], kind="preamble", binding=True).nature == "operational"
