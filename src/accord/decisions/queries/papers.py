"""Reads papers: their text with what was found in place, who cites a text, and which duties are due."""

from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.db.models import Q

from accord.core.errors import NotFound
from accord.core.texts.citations import Mention, Via
from accord.core.texts.duties import Part
from accord.core.texts.segments import Kind
from accord.core.texts.written import TakenFrom, WrittenText
from accord.decisions.models import Citation, Duty, Expression, ProvisionOrigin, Verdict, WorkEvent, WorkEventKind
from accord.register.models import Meeting

_ADOPTED = (WorkEventKind.ADOPTED, WorkEventKind.REVISED, WorkEventKind.ISSUED)
_AROUND = 160  # characters of a long sentence that are shown on either side of a place


class Due(StrEnum):
    """How the time of a duty stands on a day."""

    OVERDUE = "overdue"
    COMING = "coming"
    RECURRENT = "recurrent"
    MEETING_WITHOUT_DATE = "meeting_without_date"  # the register knows no day of that meeting
    OPEN = "open"  # the text gives no time


@dataclass(frozen=True, slots=True)
class PaperRow:
    """A paper as a list shows it."""

    id: str
    title: str
    issuer: str | None
    language: str
    work: str | None
    source: str | None
    references: int
    problems: int
    duties: int
    undecided: int


@dataclass(frozen=True, slots=True)
class DutyRow:
    """A duty, whom it asks, and when it is due: `due_on` is the last day of what the text says."""

    id: int
    paper: str
    paper_title: str
    instrument: str
    provision: str
    start: int
    end: int
    text: str
    verb: str
    strength: str
    actors: tuple[str, ...]
    recipient: str
    action: str
    deadline: str
    due_on: date | None
    due: Due
    meeting: str | None
    recurrence: str
    condition: str
    verdict: str
    reason: str
    deadline_date: str = ""  # as the text or a reviewer has it: 2015, 2015-01 or 2015-01-31


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a paper's text; with `cited` it is a reference, and `problem` says what is wrong with it."""

    text: str
    start: int
    cited: tuple[str, ...] = ()
    via: str = ""
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """A part of a paper with its references in place and the duties that stand in it."""

    kind: str
    label: str
    instrument: str
    directed_to: str
    spans: tuple[Span, ...]
    duties: tuple[DutyRow, ...]


@dataclass(frozen=True, slots=True)
class CitedBy:
    """A place that names a text."""

    paper: str
    paper_title: str
    start: int
    revision: str
    pinpoint: str
    sentence: str


def papers(*, issuer: str | None = None) -> tuple[PaperRow, ...]:
    """All papers, newest first within an issuer."""
    rows = Expression.objects.all()
    if issuer:
        rows = rows.filter(Q(issuer=issuer) | Q(issuer__id__startswith=f"{issuer}:"))
    return tuple(_paper(row) for row in rows.order_by("issuer_id", "title"))


def paper(key: str) -> PaperRow:
    """One paper. Raises NotFound."""
    return _paper(_expression(key))


def passages(key: str, *, on: date) -> tuple[Passage, ...]:
    """The paper's text part by part, as one reads it. Raises NotFound."""
    expression = _expression(key)
    text = expression.text
    mentions = _mentions(expression)
    found_duties = duties(paper_key=key, on=on)
    found = []
    for part in expression.provisions.order_by("place"):
        inside = [mention for mention in mentions if part.start <= mention.start < part.end]
        asked = tuple(duty for duty in found_duties if part.start <= duty.start < part.end)
        spans = tuple(_spans(text, part.start, part.end, inside))
        found.append(Passage(part.kind, part.label, part.instrument, part.directed_to, spans, asked))
    return tuple(found)


def written(key: str) -> WrittenText:
    """A paper as a value that can be written down and read back. Raises NotFound."""
    row = _expression(key)
    parts = tuple(
        Part(
            Kind(part.kind),
            part.label or None,
            part.start,
            part.end,
            row.text[part.start : part.end],
            part.instrument or None,
            part.directed_to,
        )
        for part in row.provisions.order_by("place")
    )
    first = {(each.start, each.end): each for each in row.citations.order_by("-start", "-id")}
    mentions = tuple(
        Mention(
            each.start,
            each.end,
            row.text[each.start : each.end],
            each.cited,
            Via(each.via),
            first[each.start, each.end].pinpoint or None,
            each.problem,
        )
        for each in _mentions(row)
    )
    adopted = (
        WorkEvent.objects.filter(work=row.work, event__in=_ADOPTED, day__isnull=False).order_by("-day").first()
        if row.work
        else None
    )
    return WrittenText(
        row.locator or None,
        row.title,
        row.issuer_id,
        row.language,
        adopted.day if adopted else None,
        row.text,
        parts,
        mentions,
        taken=_taken(row),
    )


def _taken(row: Expression) -> tuple[TakenFrom, ...]:
    """Where the words of its parts were taken from, as far as people have said so."""
    rows = ProvisionOrigin.objects.filter(provision_row__expression=row).select_related("provision_row")
    return tuple(
        TakenFrom(each.provision_row.start, each.provision_row.end, each.text, each.provision, each.words)
        for each in rows.order_by("provision_row__start", "id")
    )


def duties(
    *,
    on: date,
    body: str | None = None,
    verdict: Verdict | None = None,
    due: Due | None = None,
    at: str | None = None,
    paper_key: str | None = None,
    strength: str | None = None,
) -> tuple[DutyRow, ...]:
    """Duties that nobody rejected (or of one verdict), the overdue ones first.

    `body` is an actor such as `cites:secretariat`, or a convention (`cites`) for all of its organs; `at` a meeting such as
    `cites:meeting:cop20`, for what is due there.
    """
    rows = Duty.objects.select_related("expression")
    rows = rows.filter(verdict=verdict) if verdict else rows.exclude(verdict=Verdict.REJECTED)
    if paper_key:
        rows = rows.filter(expression=paper_key)
    if strength:
        rows = rows.filter(strength=strength)
    meetings = _Meetings()
    found = [_duty(row, on, meetings) for row in rows]
    if body:
        found = [row for row in found if any(actor == body or actor.startswith(f"{body}:") for actor in row.actors)]
    if due:
        found = [row for row in found if row.due is due]
    if at:
        found = [row for row in found if row.meeting == at]
    order = list(Due)
    found.sort(key=lambda row: (order.index(row.due), row.due_on or date.max, row.paper, row.start))
    return tuple(found)


def cited_by(work: str) -> tuple[CitedBy, ...]:
    """Every place in the papers that names a text, in any of its revisions."""
    key, _, revision = work.partition("@")
    rows = Citation.objects.select_related("expression").filter(cited=key)
    if revision:
        rows = rows.filter(revision=revision)
    return tuple(
        CitedBy(
            row.expression_id,
            row.expression.title,
            row.start,
            row.revision,
            row.pinpoint,
            around(row.expression.text, row.start, row.end),
        )
        for row in rows.order_by("expression_id", "start")
    )


def expressions_of(work: str) -> tuple[PaperRow, ...]:
    """The papers that hold the text of a work or of one of its revisions, the latest revision last."""
    rows = list(Expression.objects.filter(Q(work=work) | Q(work__id__startswith=f"{work}@")))
    rows.sort(key=lambda row: (len(row.work_id or ""), row.work_id or "", row.language, row.id))  # cop9 before cop14
    return tuple(_paper(row) for row in rows)


def _expression(key: str) -> Expression:
    found = Expression.objects.filter(id=key).first()
    if found is None:
        raise NotFound(f"the register has no paper {key}")
    return found


def _paper(row: Expression) -> PaperRow:
    places = row.citations.values_list("start", "problem")
    return PaperRow(
        row.id,
        row.title,
        row.issuer_id,
        row.language,
        row.work_id,
        row.source_id,
        references=len({start for start, _ in places}),
        problems=len({start for start, problem in places if problem}),
        duties=row.duties.exclude(verdict=Verdict.REJECTED).count(),
        undecided=row.duties.filter(verdict=Verdict.PROPOSED).count(),
    )


@dataclass(frozen=True, slots=True)
class _Mention:
    start: int
    end: int
    cited: tuple[str, ...]
    via: str
    problem: str


def _mentions(expression: Expression) -> list[_Mention]:
    found: dict[tuple[int, int], list[Citation]] = {}
    for row in expression.citations.order_by("start", "id"):
        found.setdefault((row.start, row.end), []).append(row)
    return [
        _Mention(
            start,
            end,
            tuple(f"{row.cited}@{row.revision}" if row.revision else row.cited for row in rows if row.cited),
            rows[0].via,
            rows[0].problem,
        )
        for (start, end), rows in found.items()
    ]


def _spans(text: str, start: int, end: int, mentions: Sequence[_Mention]) -> Iterator[Span]:
    at = start
    for mention in mentions:
        if mention.start > at:
            yield Span(text[at : mention.start], at)
        yield Span(text[mention.start : mention.end], mention.start, mention.cited, mention.via, mention.problem)
        at = mention.end
    if at < end:
        yield Span(text[at:end], at)


class _Meetings:
    """The meetings of the register by body and ordinal, read once."""

    def __init__(self) -> None:
        rows = Meeting.objects.filter(ordinal__isnull=False).values_list("body_id", "ordinal", "id", "starts")
        self._known = {(body, ordinal): (key, starts) for body, ordinal, key, starts in rows}

    def find(self, body: str, ordinal: int | None) -> tuple[str | None, date | None]:
        """Identifier and first day of a meeting."""
        return self._known.get((body, ordinal or 0), (None, None))


def _duty(row: Duty, on: date, meetings: _Meetings) -> DutyRow:
    meeting, starts = meetings.find(row.deadline_body, row.deadline_ordinal)
    due_on = starts or _last_day(row.deadline_date)
    return DutyRow(
        row.pk,
        row.expression_id,
        row.expression.title,
        row.instrument,
        row.provision,
        row.start,
        row.end,
        " ".join(row.expression.text[row.start : row.end].split()),
        row.verb,
        row.strength,
        tuple(row.actors.split()),
        row.recipient,
        row.action,
        row.deadline_text,
        due_on,
        _how_due(row, due_on, on),
        meeting,
        row.recurrence,
        row.condition,
        row.verdict,
        row.reason,
        row.deadline_date,
    )


def _how_due(row: Duty, due_on: date | None, on: date) -> Due:
    if due_on is not None:
        return Due.OVERDUE if due_on < on else Due.COMING
    if row.recurrence:
        return Due.RECURRENT
    return Due.MEETING_WITHOUT_DATE if row.deadline_kind == "meeting" else Due.OPEN


def _last_day(written: str) -> date | None:
    """The last day of `2015`, `2015-01` or `2015-01-31`."""
    parts = [int(part) for part in written.split("-")] if written else []
    try:
        match parts:
            case [year]:
                return date(year, 12, 31)
            case [year, month]:
                return date(year, month, monthrange(year, month)[1])
            case [year, month, day]:
                return date(year, month, day)
    except ValueError:
        return None
    return None


def around(text: str, start: int, end: int) -> str:
    """The sentence around a place, for a list of places; of a long one whole words, with “…” where it was cut."""
    left = max(text.rfind("\n\n", 0, start), text.rfind(". ", 0, start)) + 1
    stops = [place for place in (text.find("\n\n", end), text.find(". ", end)) if place >= 0]
    right = min(stops) + 1 if stops else len(text)
    before, after = "", ""
    if start - left > _AROUND:
        blank = text.find(" ", start - _AROUND, start)
        left, before = (blank if blank >= 0 else start), "… "
    if right - end > _AROUND:
        blank = text.rfind(" ", end, end + _AROUND)
        right, after = (blank if blank >= 0 else end), " …"
    return f"{before}{' '.join(text[left:right].split())}{after}"
