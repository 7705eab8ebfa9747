"""What stands in a paper that was sent: its parts, references and duties, as it would be brought in and as a page shows it."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from accord.core.texts.citations import Mention, cite
from accord.core.texts.duties import Duty, Structure, duties, structure, title_of
from accord.decisions.acts import PaperRead
from accord.decisions.models import Expression
from accord.decisions.queries import Span
from accord.register.queries.meetings import meetings
from accord.web.passages import Beside, Shown, Whom, shown_span
from accord.web.readings.kept import Sent
from accord.web.readings.languages import guess_language


@dataclass(frozen=True, slots=True)
class Found:
    """Everything that was found in one text."""

    read: Structure
    title: str
    language: str
    mentions: tuple[Mention, ...]
    duties: tuple[Duty, ...]


@lru_cache(maxsize=3)
def found_in(text: str, issuer: str) -> Found:
    """What stands in a text; kept for the next look at the same one."""
    read = structure(text, issuer or None)
    return Found(
        read,
        title_of(read),
        guess_language(text),
        tuple(cite(text, read.issuer)),
        tuple(duties(text, read.issuer)),
    )


def paper_of(sent: Sent) -> PaperRead:
    """The paper as it would be brought in. Raises NotFound when it is not read."""
    text = sent.text
    found = found_in(text, sent.issuer)
    return PaperRead(
        sha256=sent.sha256,
        name=sent.name,
        title=(sent.title or found.title or sent.name.rpartition(".")[0] or sent.name)[:500],
        language=sent.language or found.language,
        issuer=found.read.issuer,
        instrument=sent.instrument or found.read.instrument,
        text=text,
        licence=sent.licence or "to be stated",
        parts=found.read.parts,
        mentions=found.mentions,
        duties=found.duties,
    )


def already_there(sent: Sent) -> str:
    """The key of the same bytes in the register; empty where it has not got them."""
    return Expression.objects.filter(sha256=sent.sha256).values_list("id", flat=True).first() or ""


def passages_of(paper: PaperRead, whom: Whom, known: set[str], *, on: date) -> list[Shown]:
    """The paper part by part with its references in place and its duties beside them."""
    days = {(row.body, row.ordinal): row.starts for row in meetings() if row.ordinal and row.starts}
    shown = []
    mention, duty = 0, 0
    mentions = sorted(paper.mentions, key=lambda each: each.start)
    asked = sorted(paper.duties, key=lambda each: each.start)
    for part in paper.parts:
        inside, beside = [], []
        while mention < len(mentions) and mentions[mention].start < part.end:
            if mentions[mention].start >= part.start:
                inside.append(mentions[mention])
            mention += 1
        while duty < len(asked) and asked[duty].start < part.end:
            if asked[duty].start >= part.start:
                beside.append(_beside(asked[duty], whom, days, on))
            duty += 1
        spans = [shown_span(span, known) for span in _spans(paper.text, part.start, part.end, inside)]
        label = part.provision or ""
        shown.append(Shown(part.kind.value, label, part.start, part.instrument or "", spans, beside))
    return shown


def _spans(text: str, start: int, end: int, mentions: list[Mention]) -> list[Span]:
    spans = []
    at = start
    for mention in mentions:
        if mention.start < at:
            continue
        if mention.start > at:
            spans.append(Span(text[at : mention.start], at))
        words = text[mention.start : mention.end]
        spans.append(Span(words, mention.start, mention.ids, mention.via.value, mention.problem))
        at = mention.end
    if at < end:
        spans.append(Span(text[at:end], at))
    return spans


def _beside(duty: Duty, whom: Whom, days: dict[tuple[str, int], date], on: date) -> Beside:
    by = duty.deadline
    day = days.get((by.body or "", by.ordinal or 0)) if by else None
    time = "open"
    if day is not None:
        time = "overdue" if day < on else "coming"
    elif duty.recurrence is not None:
        time = "recurrent"
    elif by is not None and by.kind == "meeting":
        time = "meeting_without_date"
    return Beside(
        start=duty.start,
        actors=tuple(whom(each) for each in duty.actors),
        verb=duty.verb,
        strength=duty.strength.value,
        time=time,
        due_on=day,
        deadline=(by.text if by and day is None else ""),
        recipient=whom(duty.recipient) if duty.recipient else "",
        condition=duty.condition or "",
    )
