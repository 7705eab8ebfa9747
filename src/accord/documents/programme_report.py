"""The committee paper on a joint work programme: what was reported, the next programme, what the committee is invited to do."""

from collections.abc import Sequence
from dataclasses import dataclass

from accord.core.programme.edition import SETTLED
from accord.documents.model import (
    Annex,
    Block,
    Colophon,
    Document,
    Heading,
    Item,
    Letterhead,
    Numbered,
    Paragraph,
    words,
)
from accord.documents.next_programme import next_programme
from accord.documents.phrases import phrase
from accord.documents.programme_report_cover import cover
from accord.documents.programme_report_facts import ReportFacts
from accord.documents.programme_report_progress import progress_annex
from accord.documents.programme_report_words import (
    Citations,
    original,
    programme_name,
)


@dataclass(frozen=True, slots=True)
class Filing:
    """How the paper is filed: what the register can't know of its letterhead."""

    symbol: str = ""
    agenda: tuple[str, ...] = ()
    lineage: bool = False
    """Whether footnotes say what each activity of the next programme comes from."""


def programme_report(facts: ReportFacts, filing: Filing | None = None) -> Document:
    """The paper with its annexes, in the language of the facts. Only agreed results are in its table.

    Results that are not agreed are listed apart, and only where the facts hold drafts.
    """
    filing = filing or Filing()
    citations = Citations(facts)
    annexes: list[Block] = []
    number = 0
    if facts.activities():
        number += 1
        annexes += progress_annex(facts, citations, phrase("annex_n", facts.language, number=number))
    annexes += _not_agreed(facts)
    if facts.following is not None and any(theme.activities for theme in facts.following.themes):
        number += 1
        label = phrase("annex_n", facts.language, number=number)
        annexes += next_programme(facts, citations, label, lineage=filing.lineage)
    front = cover(facts, citations)
    listed = citations.listed()
    if listed:
        number += 1
        title = words(phrase("sources_title", facts.language))
        annexes += [Annex(phrase("annex_n", facts.language, number=number), title), *listed]
    draft = [Paragraph(words(phrase("draft_note", facts.language), bold=True))] if facts.pending else []
    return Document(
        title=_title(facts),
        language=facts.language,
        blocks=(*draft, *front, *annexes),
        colophon=Colophon(facts.as_of, (), facts.journal_number, facts.journal_hash),
        letterhead=_letterhead(facts, filing),
    )


def _title(facts: ReportFacts) -> str:
    name = programme_name(facts.page, facts)
    following = facts.following
    if following is None or not facts.is_draft(following) or not any(theme.activities for theme in following.themes):
        return phrase("progress_on", facts.language, programme=name)
    draft = phrase("draft_of", facts.language, programme=programme_name(following, facts))
    return phrase("progress_and_next", facts.language, programme=name, next=draft)


def _letterhead(facts: ReportFacts, filing: Filing) -> Letterhead:
    meeting = facts.meetings.get(facts.meeting or "")
    language = {"en": "english", "fr": "french", "es": "spanish"}[facts.language]
    original_language = phrase("original_language", facts.language, language=phrase(language, facts.language))
    return Letterhead(
        bodies=(facts.convention.names.in_language(facts.language),) if facts.convention else (),
        meeting=meeting.title if meeting else "",
        venue=meeting.venue if meeting else "",
        symbol=filing.symbol,
        agenda=filing.agenda,
        original=original_language if facts.language == "en" else "",
    )


def _not_agreed(facts: ReportFacts) -> Sequence[Block]:
    """Results that only some of the bodies stand behind, each with who says what of it."""
    if facts.pending is None:
        return ()
    found: list[Block] = []
    for theme in facts.pending.themes:
        for row in theme.activities:
            for result in row.results:
                if result.agreement is None or result.agreement in SETTLED or result.agreement == "withdrawn":
                    continue
                drafter = facts.names.get(result.drafted_by or "", result.drafted_by or "")
                said = phrase(f"agreement.{result.agreement.value}", facts.language, body=drafter)
                found.append(
                    Numbered(
                        (*words(f"{row.printed_code} ", bold=True), *original(result.text, facts), *words(f" ({said})"))
                    )
                )
                found += [
                    Item((*words(f"{facts.names.get(view.body, view.body)}: "), *original(view.words, facts)))
                    for view in result.views
                    if view.words
                ]
    if not found:
        return ()
    return (Heading(words(phrase("not_agreed", facts.language)), level=2), *found)
