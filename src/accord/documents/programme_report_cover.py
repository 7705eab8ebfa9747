"""The numbered paragraphs of a report on a programme: background, progress in figures, the next programme, recommendation."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final

from accord.core.dates import ImpreciseDate
from accord.core.programme.lineage import Relation
from accord.core.texts.lifecycle import State
from accord.documents.model import (
    Block,
    Column,
    Footnote,
    Heading,
    Item,
    Numbered,
    Paragraph,
    Row,
    Table,
    Words,
    words,
)
from accord.documents.phrases import (
    capital,
    is_feminine,
    listed,
    phrase,
    printed_date,
    printed_when,
    to_body,
    told,
    with_article,
)
from accord.documents.programme_report_facts import Mandate, ReportFacts
from accord.documents.programme_report_words import (
    NEXT_ANNEX,
    PROGRESS_ANNEX,
    Citations,
    activity_page,
    code,
    codes,
    original,
    programme_name,
)
from accord.programmes.models import ResultStatus
from accord.programmes.queries import ActivityRow, EditionRow, ProgrammePage

_SILENT: Final = (ResultStatus.NONE_REPORTED, ResultStatus.OVERDUE)
#: States of a text that nobody needs to be told of.
_STANDING: Final = frozenset({State.IN_EFFECT, State.UNKNOWN})


def cover(facts: ReportFacts, citations: Citations) -> tuple[Block, ...]:
    """All numbered paragraphs, in the order of a committee paper."""
    annexes = _Annexes(facts)
    return (
        *_background(facts, citations),
        *_progress(facts, annexes),
        *_next(facts, annexes),
        *_recommendation(facts, annexes),
    )


class _Annexes:
    """The annexes that there will be, as links to them."""

    def __init__(self, facts: ReportFacts) -> None:
        first = 1 if facts.activities() else 0
        self.progress = words(phrase("annex_n", facts.language, number=1), href=f"#{PROGRESS_ANNEX}")
        self.next = words(phrase("annex_n", facts.language, number=first + 1), href=f"#{NEXT_ANNEX}")
        self.has_progress = bool(first)
        self.has_next = facts.following is not None and any(theme.activities for theme in facts.following.themes)


def _background(facts: ReportFacts, citations: Citations) -> Iterator[Block]:
    language = facts.language
    yield Heading(words(phrase("background", language)))
    if facts.bodies:
        bodies = [words(with_article(each.names.in_language(language), language)) for each in facts.bodies]
        yield Numbered(told("prepared_by", language, bodies=listed(bodies, language)))
    if facts.basis or facts.mandates:
        yield Numbered(words(phrase("rests_on", language)))
        if facts.basis:
            yield Item((*_basis(facts), *words(phrase("list_goes_on", language) if facts.mandates else ".")))
        for place, each in enumerate(facts.mandates):
            yield Item(
                (
                    *_mandate(each, facts),
                    *words("." if place == len(facts.mandates) - 1 else phrase("list_goes_on", language)),
                )
            )
    considered = [row for row in facts.history if row.endorsed_at in facts.meetings and _is_past(row)]
    if considered and facts.committee:
        name = capital(with_article(facts.committee.names.in_language(language), language))
        yield Numbered(told("endorsed_these", language, Committee=name))
        for place, row in enumerate(considered):
            end = "." if place == len(considered) - 1 else phrase("list_goes_on", language)
            yield Item((*_considered(row, facts), *citations.marks([row.source]), *words(end)))


def _is_past(row: EditionRow) -> bool:
    return row.status not in {"draft", "proposed"}


def _basis(facts: ReportFacts) -> Words:
    basis = facts.basis
    if basis is None:
        return ()
    name = basis.titles.in_language(facts.language)
    told_name = words(name) if name != basis.titles.en else original(name, facts)
    if basis.adopted is None:
        return told_name
    day = printed_when(basis.adopted, facts.language)
    return (*told_name, *words(f", {phrase('concluded_on', facts.language, day=day)}"))


def _mandate(mandate: Mandate, facts: ReportFacts) -> Words:
    row, language = mandate.work, facts.language
    made = [*words(mandate.label, href=facts.address(f"decisions/{row.id}/"))]
    if row.title:
        made += [*words(", "), *original(row.title, facts, italic=True)]
    adopted = next((event for event in row.events if event.event == "adopted"), None)
    if adopted is not None and adopted.meeting in facts.meetings:
        meeting = _cited(adopted.meeting or "", facts, adopted.happened)
        made += words(f", {phrase('adopted_at', language, meeting=meeting)}")
    if row.state not in _STANDING:
        state = phrase(f"state.{row.state.value}", language)
        made += words(f" ({phrase('stands_as', language, day=printed_date(facts.as_of, language), state=state)})")
    if mandate.document and mandate.document.url:
        made.append(Footnote(words(mandate.document.url, href=mandate.document.url)))
    return tuple(made)


def _cited(key: str, facts: ReportFacts, happened: ImpreciseDate | None = None) -> str:
    meeting = facts.meetings[key]
    if meeting.place:
        return f"{meeting.short} ({meeting.place})"
    return f"{meeting.short} ({printed_when(happened, facts.language)})" if happened else meeting.short


def _considered(row: EditionRow, facts: ReportFacts) -> Words:
    made = [
        *words(f"{_cited(row.endorsed_at or '', facts)}{phrase('colon', facts.language)}"),
        *original(row.title, facts),
    ]
    document = facts.documents.get(row.document or "")
    if document is not None and document.symbol:
        symbol = words(document.symbol, href=document.url)
        made += [*words(" ("), *told("document", facts.language, symbol=symbol), *words(")")]
        if document.url:
            made.append(Footnote(words(document.url, href=document.url)))
    for extension in row.extensions:
        day = printed_date(extension.until, facts.language)
        made += words(f", {phrase('extended_until', facts.language, day=day)}")
    return tuple(made)


def _progress(facts: ReportFacts, annexes: _Annexes) -> Iterator[Block]:
    language, edition, rows = facts.language, facts.page.edition, facts.activities()
    yield Heading(words(phrase("progress", language)))
    name = programme_name(facts.page, facts)
    called = phrase("the_programme", language, programme=name) if language == "en" else name
    if not annexes.has_progress:
        yield Numbered(told("no_activities", language, programme=called))
        return
    total = len(rows)
    shows = told("annex_shows", language, annex=annexes.progress, total=total, programme=called)
    yield Numbered((*shows, *words(f" {phrase('stand_thus', language)}")))
    statuses = [status for status in ResultStatus if any(row.status is status for row in rows)]
    for status in statuses:
        found = [row for row in rows if row.status is status]
        count = phrase("n_of", language, number=len(found), total=total)
        linked = words(count, href=facts.address(f"programmes/{edition.id}/?status={status.value}"))
        end = "." if status is statuses[-1] else phrase("list_goes_on", language)
        label = words(f"{phrase(f'status.{status.value}', language)}{phrase('colon', language)}", bold=True)
        yield Item((*label, *linked, *words(" ("), *codes(found, language), *words(f"){end}")))
    if any(status in _SILENT for status in statuses):
        yield Numbered(words(phrase("silence", language)))
    late = [row for row in rows if row.late_since is not None]
    if late:
        yield Numbered(told("late", language, number=len(late), total=total, codes=codes(late, language)))
    yield _by_theme(facts, statuses)


def _by_theme(facts: ReportFacts, statuses: Sequence[ResultStatus]) -> Table:
    language = facts.language
    head = (phrase("theme", language), phrase("activities", language))
    columns = [Column(words(head[0]), 3.0), Column(words(head[1]))]
    columns += [Column(words(phrase(f"status.{status.value}", language))) for status in statuses]
    body = []
    for theme in facts.page.themes:
        counts = [sum(row.status is status for row in theme.activities) for status in statuses]
        title = (*words(f"({theme.code}) "), *original(theme.title, facts))
        body.append(_figures(title, [len(theme.activities), *counts]))
    rows = facts.activities()
    whole = [len(rows), *(sum(row.status is status for row in rows) for status in statuses)]
    body.append(_figures(words(phrase("all_themes", language), bold=True), whole))
    return Table(tuple(columns), tuple(body), phrase("by_theme", language))


def _figures(title: Words, numbers: Sequence[int]) -> Row:
    return Row(((Paragraph(title),), *((Paragraph(words(str(number))),) for number in numbers)))


def _next(facts: ReportFacts, annexes: _Annexes) -> Iterator[Block]:
    if facts.following is None or not annexes.has_next:
        return
    language, following = facts.language, facts.following
    yield Heading(words(phrase("next_programme", language)))
    key = "draft_is_in" if facts.is_draft(following) else "endorsed_is_in"
    later = [row for theme in following.themes for row in theme.activities]
    yield Numbered(
        told(
            key,
            language,
            annex=annexes.next,
            programme=programme_name(following, facts),
            number=len(later),
            themes=len(following.themes),
        )
    )
    yield from _lineage(facts, following)
    new = [row for row in later if any(step.relation == Relation.NEW for step in row.origins)]
    if new:
        yield Numbered(told("are_new", language, number=len(new), total=len(later), codes=codes(new, language)))


def _lineage(facts: ReportFacts, following: ProgrammePage) -> Iterator[Block]:
    """What became of each activity, by relation; why, where one is not carried on."""
    rows, language = facts.activities(), facts.language
    became: dict[str, list[ActivityRow]] = defaultdict(list)
    for row in rows:
        became_so = {step.relation for step in row.descent if step.later_edition in (following.edition.id, None)}
        for relation in became_so or {""}:
            became[relation].append(row)
    if not rows or set(became) == {""}:
        return
    name = programme_name(facts.page, facts)
    called = phrase("the_programme", language, programme=name) if language == "en" else name
    told_first = phrase("what_became", language, total=len(rows), programme=called)
    if sum(map(len, became.values())) > len(rows):
        several, colon = phrase("several_lines", language), phrase("colon", language)
        said = told_first.removesuffix(":").rstrip()
        told_first = f"{said} {several}{colon.rstrip()}"
    yield Numbered(words(told_first))
    relations = [relation.value for relation in Relation if relation.value in became] + ([""] if "" in became else [])
    for relation in relations:
        found = became[relation]
        count = phrase("n_of", language, number=len(found), total=len(rows))
        label = phrase(f"descent.{relation}" if relation else "no_line", language)
        colon = phrase("colon", language)
        end = "." if relation == relations[-1] else phrase("list_goes_on", language)
        yield Item((*words(f"{count}{colon}{label} ("), *codes(found, language), *words(f"){end}")))
        if relation in (Relation.DROPPED, Relation.COMPLETED):
            yield from (Item(each, level=1) for row in found if (each := _why(row, facts)))


def _why(row: ActivityRow, facts: ReportFacts) -> Words:
    reason = next((step.reason for step in row.descent if step.reason and step.later is None), "")
    if not reason:
        return ()
    return (
        *words(f"{code(row)}{phrase('colon', facts.language)}", href=activity_page(row, facts)),
        *original(f"{reason.rstrip('.')}.", facts),
    )


def _recommendation(facts: ReportFacts, annexes: _Annexes) -> Iterator[Block]:
    if not annexes.has_progress and not annexes.has_next:
        return
    language = facts.language
    yield Heading(words(phrase("recommendation", language)))
    name = facts.committee.names.in_language(language) if facts.committee else phrase("committee", language)
    key = "invited_to_f" if is_feminine(name, language) else "invited_to"
    committee = {"Committee": capital(with_article(name, language)), "a_committee": to_body(name, language)}
    yield Numbered(words(phrase(key, language, **committee)))
    points: list[Words] = []
    if annexes.has_progress:
        points.append(told("note_report", language, annex=annexes.progress))
        rows = facts.activities()
        silent = sum(row.status in _SILENT for row in rows)
        if silent:
            points.append(told("note_silence", language, number=silent, total=len(rows)))
    if annexes.has_next and facts.following is not None:
        key = "endorse" if facts.is_draft(facts.following) else "note_next"
        called = programme_name(facts.following, facts)
        points.append(told(key, language, annex=annexes.next, programme=called))
    for place, point in enumerate(points):
        last = len(points) - 1
        ends = "." if place == last else phrase("list_and" if place == last - 1 else "list_goes_on", language)
        yield Numbered((*point, *words(ends)), level=1)
