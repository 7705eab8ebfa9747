"""The next programme as an annex: its themes with their introductions, its activities by heading, and where each comes from."""

from collections.abc import Iterator

from accord.documents.model import (
    Annex,
    Block,
    Column,
    Footnote,
    Heading,
    Item,
    Paragraph,
    Row,
    Table,
    Words,
    words,
)
from accord.documents.phrases import capital, phrase
from accord.documents.programme_report_facts import ReportFacts
from accord.documents.programme_report_progress import description
from accord.documents.programme_report_words import (
    NEXT_ANNEX,
    Citations,
    activity_page,
    code,
    in_english,
    original,
    programme_name,
    years,
)
from accord.programmes.queries import ActivityRow, ProgrammePage, ThemeRow


def next_programme(facts: ReportFacts, citations: Citations, label: str, *, lineage: bool = False) -> tuple[Block, ...]:
    """The annex; with `lineage`, footnotes say from which activities of the earlier programme one comes.

    `facts.following` must be there.
    """
    following = facts.following
    assert following is not None, "a report without a next programme has no such annex"
    language, name = facts.language, programme_name(following, facts)
    title = phrase("draft_of", language, programme=name) if facts.is_draft(following) else name
    made: list[Block] = [Annex(label, words(capital(title)), anchor=NEXT_ANNEX)]
    made += in_english(following, facts)
    marks = citations.marks([following.edition.source])
    introduction = words(phrase("introduction", language, number=len(following.themes)))
    made.append(Paragraph((*introduction, *marks), keep_with_next=True))
    made += [Item((*words(f"({theme.code}) "), *original(theme.title, facts))) for theme in following.themes]
    for theme in following.themes:
        made += _theme(theme, facts, lineage=lineage)
    return tuple(made)


def _theme(theme: ThemeRow, facts: ReportFacts, *, lineage: bool) -> Iterator[Block]:
    yield Heading((*words(f"({theme.code}) "), *original(theme.title, facts)), level=2)
    for paragraph in theme.text.split("\n"):
        if paragraph.strip():
            yield Paragraph(original(paragraph.strip(), facts))
    if not theme.activities:
        return
    columns = (
        Column(words(phrase("code", facts.language)), 1.0),
        Column(words(phrase("envisaged", facts.language)), 9.0),
    )
    yield Table(columns, tuple(_rows(theme, facts, lineage=lineage)))


def _rows(theme: ThemeRow, facts: ReportFacts, *, lineage: bool) -> Iterator[Row]:
    heading = ""
    for row in theme.activities:
        if row.subtheme and row.subtheme != heading:
            yield Row(((Paragraph(original(row.subtheme, facts)),),), heading=True, level=2)
        heading = row.subtheme
        called = words(code(row), bold=True, href=activity_page(row, facts))
        after = _origins(row, facts.page, facts) if lineage else ()
        text = description(row, facts, coded=False, after=after)
        yield Row(((Paragraph(called),), text), anchor=row.id)


def _origins(row: ActivityRow, earlier: ProgrammePage, facts: ReportFacts) -> Words:
    """A footnote with what it comes from, by relation."""
    by_relation: dict[str, list[str]] = {}
    for step in row.origins:
        if step.earlier and step.earlier_edition == earlier.edition.id:
            by_relation.setdefault(step.relation, []).append(step.earlier_code)
    if not by_relation:
        return ()
    notes = [
        phrase(
            "from_earlier",
            facts.language,
            relation=phrase(f"origin.{relation}", facts.language),
            codes=", ".join(found),
            years=years(earlier),
        )
        for relation, found in by_relation.items()
    ]
    return (Footnote(words(f"{capital('; '.join(notes))}.")),)
