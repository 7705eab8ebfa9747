"""What sources say of the days of meetings, and which of them the register follows."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from accord.core.errors import Conflict, Invalid, NotFound
from accord.journal.actors import Actor
from accord.journal.acts import act
from accord.journal.rows import store
from accord.register.acts.meetings import found_meeting, set_days
from accord.register.models import DateStatement, FormerDates, Meeting, MeetingStatus


@dataclass(frozen=True, slots=True)
class DatesSaid:
    """What a source says of one meeting, at `locator` in it; `uid` is what the source calls the meeting."""

    meeting: str
    starts: date | None = None
    ends: date | None = None
    precision: str = ""
    city: str = ""
    country: str | None = None
    status: str = ""
    locator: str = ""
    uid: str = ""
    note: str = ""


@act("register.record_statements", undoable=True)
def record_statements(
    *, actor: Actor, source: str, statements: Sequence[DatesSaid], retrieved: date | None = None, reason: str = ""
) -> tuple[str, ...]:
    """Keep what a source says of when and where meetings are, beside what the register holds; gives those that were new.

    Saying the same again changes nothing, whenever it was read. The days of the register stay as they are until somebody
    chooses. Raises NotFound (a meeting), Invalid (nothing said, days out of order, the same meeting and place twice).
    """
    del actor, reason
    seen = set()
    fresh = []
    for said in statements:
        if (said.meeting, said.locator) in seen:
            raise Invalid(f"{said.meeting} is stated twice by this source", place=said.locator)
        seen.add((said.meeting, said.locator))
        row = _stated(said, source, retrieved)
        if row is not None:
            store(row)
            fresh.append(said.meeting)
    return tuple(fresh)


@act("register.choose_dates", undoable=True)
def choose_dates(*, actor: Actor, statement: int, reason: str) -> None:
    """Take the days and place of a statement as those of the register, saying why.

    What the source of the register said until now is kept beside it. What the statement leaves open stays as it is. Raises NotFound, Invalid (no reason, no days in it), Conflict.
    """
    del actor
    chosen = DateStatement.objects.filter(pk=statement).first()
    if chosen is None:
        raise NotFound(f"there is no statement {statement} about a meeting")
    if not reason.strip():
        raise Invalid("say why these days are chosen", fields={"reason": "is empty"})
    if chosen.starts is None and not chosen.status:
        raise Invalid("this statement gives no days that could be chosen")
    row = found_meeting(chosen.meeting_id)
    if row.status == MeetingStatus.CANCELLED and chosen.status != MeetingStatus.CANCELLED:
        raise Conflict(f"{row.pk} was cancelled; undo that first")
    _keep_former(row, chosen, reason)
    _keep_beside(row)
    _take(row, chosen)
    store(row)
    # One statement is followed at a time. The database can't hold this: undoing swaps two rows in one statement of SQL.
    for other in DateStatement.objects.filter(meeting=row.pk, chosen=True).exclude(pk=statement):
        other.chosen, other.choice_reason = False, ""
        store(other)
    chosen.chosen, chosen.choice_reason = True, reason.strip()[:500]
    store(chosen)


def _stated(said: DatesSaid, source: str, retrieved: date | None) -> DateStatement | None:
    """The row of a statement, None where the register holds just this."""
    found_meeting(said.meeting)
    if said.starts is None and not said.status and not said.city and not said.country:
        raise Invalid(f"the source says nothing of {said.meeting}", place=said.locator)
    known = DateStatement.objects.filter(meeting=said.meeting, source=source, locator=said.locator).first()
    row = known or DateStatement(meeting_id=said.meeting, source_id=source, locator=said.locator)
    before = _content(row)
    set_days(row, said.starts, said.ends, said.precision)
    row.city, row.country_id, row.status = said.city, said.country, said.status
    row.uid, row.note = said.uid, said.note
    if known is not None and _content(row) == before:
        return None
    if row.chosen and known is not None:
        row.chosen, row.choice_reason = False, ""  # what was chosen is no longer what the source says
    row.retrieved = retrieved
    return row


def _content(row: DateStatement) -> tuple[object, ...]:
    return row.starts, row.ends, row.precision, row.city, row.country_id, row.status, row.uid, row.note


def _take(row: Meeting, chosen: DateStatement) -> None:
    if chosen.starts is not None:
        set_days(row, chosen.starts, chosen.ends, chosen.precision)
        if row.status == MeetingStatus.POSTPONED:
            row.status = MeetingStatus.PROVISIONAL
    if chosen.city or chosen.country_id:
        row.city = chosen.city or ("" if chosen.country_id != row.country_id else row.city)
        row.country_id = chosen.country_id or row.country_id
    if chosen.status:
        row.status = chosen.status
        if chosen.status == MeetingStatus.POSTPONED:
            set_days(row, None, None, "")
    row.source_id, row.locator = chosen.source_id, chosen.locator


def _keep_beside(row: Meeting) -> None:
    """What the register had from its own source, as a statement of that source, unless it has one already."""
    if row.source_id is None or row.starts is None:
        return
    if DateStatement.objects.filter(meeting=row.pk, source=row.source_id).exists():
        return
    said = DateStatement(meeting_id=row.pk, source_id=row.source_id, locator=row.locator)
    set_days(said, row.starts, row.ends, row.precision)
    said.city, said.country_id, said.status = row.city, row.country_id, row.status
    store(said)


def _keep_former(row: Meeting, chosen: DateStatement, reason: str) -> None:
    """A statement that calls the meeting off leaves its days behind; one that knows the days better only corrects them."""
    if chosen.status not in (MeetingStatus.POSTPONED, MeetingStatus.CANCELLED) or row.starts is None:
        return
    store(
        FormerDates(
            meeting_id=row.pk,
            starts=row.starts,
            ends=row.ends,
            precision=row.precision,
            city=row.city,
            country_id=row.country_id,
            moved_on=chosen.retrieved,
            reason=reason.strip()[:500],
            source_id=chosen.source_id,
            locator=chosen.locator,
        )
    )
