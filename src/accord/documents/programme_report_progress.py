"""The progress table: every activity with what was reported on it, under its theme and heading.

A result that was reported for several activities is printed once, beside the first; the others lead there. That nothing was
reported and that no action was taken are different words.
"""

from collections import defaultdict
from collections.abc import Iterator

from accord.documents.model import (
    Annex,
    Block,
    Cell,
    CellBlock,
    Column,
    Inline,
    Item,
    Paragraph,
    Row,
    Run,
    Table,
    Words,
    words,
)
from accord.documents.phrases import phrase, printed_date, told
from accord.documents.programme_report_facts import ReportFacts
from accord.documents.programme_report_words import (
    PROGRESS_ANNEX,
    Citations,
    activity_page,
    code,
    codes,
    in_english,
    original,
    programme_name,
)
from accord.programmes.queries import ActivityRow, ResultRow


def progress_annex(facts: ReportFacts, citations: Citations, label: str) -> tuple[Block, ...]:
    """The annex with its table."""
    language = facts.language
    title = phrase("progress_on", language, programme=programme_name(facts.page, facts))
    table = Table(
        (Column(words(phrase("description", language))), Column(words(phrase("results", language)))),
        tuple(_rows(facts, citations)),
    )
    note = in_english(facts.page, facts)
    return (Annex(label, words(title), anchor=PROGRESS_ANNEX), *note, table)


def _rows(facts: ReportFacts, citations: Citations) -> Iterator[Row]:
    shared: dict[str, list[ActivityRow]] = defaultdict(list)
    for row in facts.activities():
        for result in row.results:
            if result.result:
                shared[result.result].append(row)
    for theme in facts.page.themes:
        title = (*words(f"({theme.code}) "), *original(theme.title, facts))
        yield Row(((Paragraph(title),),), heading=True)
        heading = ""
        for row in theme.activities:
            if row.subtheme and row.subtheme != heading:
                yield Row(((Paragraph(original(row.subtheme, facts)),),), heading=True, level=2)
            heading = row.subtheme
            yield Row((description(row, facts), _reported(row, shared, facts, citations)), anchor=row.id)


def description(row: ActivityRow, facts: ReportFacts, *, coded: bool = True, after: Words = ()) -> Cell:
    """What is to be done: the code, the text, its points, and a condition that the text does not say itself."""
    head = (Run(f"{code(row)}. ", bold=True, href=activity_page(row, facts)),) if coded else ()
    whole = " ".join((row.text, *row.items)).casefold()
    said = (part.strip() for part in row.condition_text.split(";"))
    condition = "; ".join(part for part in said if part and part.casefold() not in whole)
    tail = original(f" ({condition})", facts) if condition else ()
    text = (*head, *original(row.text, facts), *(() if row.items else tail), *after)
    points: list[CellBlock] = [Item(original(item, facts)) for item in row.items]
    if row.items and tail:
        points.append(Paragraph(original(f"({condition})", facts)))
    return (Paragraph(text), *points)


def _reported(row: ActivityRow, shared: dict[str, list[ActivityRow]], facts: ReportFacts, citations: Citations) -> Cell:
    language = facts.language
    status = words(f"{phrase(f'status.{row.status.value}', language)}.", bold=True)
    silent = citations.marks(result.source for result in row.results if not result.result)
    blocks: list[CellBlock] = [Paragraph((*status, *silent))]
    for result in row.results:
        if not result.result:
            continue
        together = shared[result.result]
        if together[0].id != row.id:
            link = words(code(together[0]), href=f"#{together[0].id}")
            blocks.append(Paragraph(told("see_at", language, code=link)))
            continue
        blocks.append(Paragraph(_result(result, facts, citations)))
        if len(together) > 1:
            blocks.append(Paragraph(told("reported_for", language, codes=codes(together, language))))
        evidence = _evidence(result, facts)
        if evidence:
            blocks.append(Paragraph(evidence))
    if row.late_since is not None:
        blocks.append(Paragraph(words(phrase("date_passed", language, day=printed_date(row.late_since, language)))))
    return tuple(blocks)


def _result(result: ResultRow, facts: ReportFacts, citations: Citations) -> Words:
    return (*original(result.text, facts), *citations.marks([result.source]))


def _evidence(result: ResultRow, facts: ReportFacts) -> Words:
    """What shows that it is so: documents and addresses."""
    made: list[Inline] = []
    for each in result.evidence:
        document = facts.documents.get(each.document or "")
        address = each.url or (document.url if document else "")
        called = each.title or (document.symbol or document.title if document else "") or address
        if called:
            made += [*words("; " if made else phrase("evidence", facts.language)), *words(called, href=address)]
    return tuple(made)
