"""What changes the log of a text: it only grows. And texts that the register did not have."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from accord.core.dates import ImpreciseDate
from accord.core.errors import Conflict, Invalid, NotFound, Refused
from accord.core.ids import Identifier, read_identifier
from accord.core.texts.lifecycle import Happening
from accord.core.texts.provision_status import STATUSES, Finding, why_not
from accord.decisions.acts.log import NewEvent, append, objections
from accord.decisions.models import Expression, ProvisionEvent, Work, WorkEventKind, WorkKind
from accord.decisions.queries.in_force import labels_of
from accord.journal.actors import Actor
from accord.journal.acts import act
from accord.journal.rows import store
from accord.register.models import Body

#: What the letters of an identifier say of the kind of text.
KINDS: Final = {
    "res": WorkKind.RESOLUTION,
    "dec": WorkKind.DECISION,
    "rec": WorkKind.RECOMMENDATION,
    "notif": WorkKind.NOTIFICATION,
}


@dataclass(frozen=True, slots=True)
class NewWork:
    """A text that the register does not have yet. `id` gives its body's convention, kind, number and revision."""

    id: str
    body: str
    title: str
    directed_to: tuple[str, ...] = ()
    source: str | None = None
    note: str = ""


@act("decisions.register_work", legal_date="adopted_on", undoable=True)
def register_work(
    *,
    actor: Actor,
    work: NewWork,
    adopted_on: ImpreciseDate | None = None,
    meeting: str | None = None,
    document: str | None = None,
    reason: str = "",
) -> str:
    """Add a text (or one revision of it) to the register, with its adoption where the day is known; gives its identifier.

    Raises Invalid (an identifier that is none, of another convention than the body), Conflict (it is there), Refused.
    """
    del actor, reason
    read = read_identifier(work.id)
    key = str(read)
    if Work.objects.filter(id=key).exists():
        raise Conflict(f"the register has {key} already")
    store(new_row(read, work))
    if adopted_on is not None:
        what = Happening.REVISED if read.revision else Happening.ADOPTED
        if KINDS[read.kind] is WorkKind.NOTIFICATION:
            what = Happening.ISSUED
        record(NewEvent(key, what, adopted_on, meeting, document, work.source), refusal="the text can't be recorded")
    return key


@act("decisions.record_work_event", legal_date="happened", undoable=True)
def record_work_event(
    *,
    actor: Actor,
    work: str,
    event: WorkEventKind,
    happened: ImpreciseDate,
    meeting: str | None = None,
    document: str | None = None,
    source: str | None = None,
    provisions: Sequence[str] = (),
    other: str = "",
    note: str = "",
    reason: str = "",
) -> None:
    """Add one event to the log of a text.

    `provisions` limits it to these parts (`3`, `3 a)`); `other` is the text that took it in or stands in its place. Raises NotFound
    (the text), Invalid (meeting, document, source or other not in the register; a provision that is not in the text) and
    Refused with everything that speaks against it (`core.texts.lifecycle.why_not`): nothing happens to what is gone, what is
    incorporated elsewhere is deleted afterwards, only the Conference of the Parties deletes (CITES Resolution Conf. 4.6).
    """
    del actor, reason
    if not Work.objects.filter(id=work).exists():
        raise NotFound(f"the register has no text {work}")
    if other and not Work.objects.filter(id=other).exists():
        raise Invalid(f"the register has no text {other}", fields={"other": "is not in the register"})
    named = tuple(part for each in provisions if (part := " ".join(each.split())))
    record(NewEvent(work, Happening(_kind(event)), happened, meeting, document, source, named, other, note))


@act("decisions.record_provision_status", legal_date="on", undoable=True)
def record_provision_status(
    *,
    actor: Actor,
    work: str,
    provision: str,
    status: str,
    on: date,
    meeting: str | None = None,
    document: str = "",
    reason: str = "",
) -> None:
    """Record what was found of one provision: operational, active, implemented, elapsed, superseded, retired, requires funding.

    Raises NotFound (the text), Invalid (a status or provision that is none), Refused (with every reason).
    """
    del actor
    if not Work.objects.filter(id=work).exists():
        raise NotFound(f"the register has no text {work}")
    if status not in STATUSES:
        raise Invalid(f"“{status}” is none of {', '.join(STATUSES)}", fields={"status": "is unknown"})
    label = " ".join(provision.split())
    there = labels_of(work, on)
    if there and label and label not in there:
        raise Invalid(f"the text of {work} has no provision “{label}”", fields={"provision": "is not in the text"})
    rows = ProvisionEvent.objects.filter(work=work, provision=label).order_by("on", "id")
    found = [Finding(row.status, row.on, row.pk) for row in rows]
    if reasons := why_not(found, Finding(status, on)):
        raise Refused("the status can't be recorded", reasons)
    store(
        ProvisionEvent(
            work_id=work,
            provision=label,
            status=status,
            on=on,
            meeting_id=meeting,
            document=document,
            note=reason.strip(),
        )
    )


@act("decisions.assign_paper", undoable=True)
def assign_paper(*, actor: Actor, paper: str, work: str, reason: str = "") -> None:
    """Say that a paper holds the text of a resolution or decision (of one revision): an expression of it in its language.

    Raises NotFound, Conflict (the work has a text in this language already).
    """
    del actor, reason
    row = Expression.objects.filter(id=paper).first()
    if row is None:
        raise NotFound(f"the register has no paper {paper}")
    if not Work.objects.filter(id=work).exists():
        raise NotFound(f"the register has no text {work}")
    twin = Expression.objects.filter(work=work, language=row.language).exclude(id=paper).first()
    if twin is not None:
        raise Conflict(f"the register has the text of {work} in “{row.language}” already: {twin.id}")
    row.work_id, row.authentic, row.locator = work, True, work
    store(row)


def record(event: NewEvent, *, refusal: str = "the event can't be recorded") -> None:
    """Store an event within an act. Raises Refused with everything that speaks against it."""
    if reasons := objections([event]):
        raise Refused(refusal, reasons)
    append(event)


def new_row(read: Identifier, work: NewWork) -> Work:
    """The row of a new text. Raises Invalid (no kind of text, a body of another convention)."""
    if read.kind not in KINDS:
        raise Invalid(f"{read} is no resolution, decision, recommendation or notification", fields={"id": "is no text"})
    if not Body.objects.filter(id=work.body).exists():
        raise Invalid(f"the register has no body {work.body}", fields={"body": "is not in the register"})
    if work.body.partition(":")[0] != read.body:
        raise Invalid(f"{read} is a text of {read.body}, not of {work.body}", fields={"body": "has another convention"})
    return Work(
        id=str(read),
        body_id=work.body,
        kind=KINDS[read.kind],
        number=read.number,
        revision=read.revision or "",
        title=work.title.strip(),
        directed_to=" ".join(work.directed_to),
        source_id=work.source,
        note=work.note,
    )


def _kind(event: str) -> WorkEventKind:
    try:
        return WorkEventKind(event)
    except ValueError:
        raise Invalid(f"“{event}” is nothing that happens to a text", fields={"event": "is unknown"}) from None
