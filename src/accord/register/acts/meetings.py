"""Meetings: recorded, moved, called off, corrected."""

from collections.abc import Collection, Mapping
from datetime import date

from accord.core.errors import Conflict, Invalid, NotFound
from accord.core.ids import read_identifier
from accord.core.meetings import Standing
from accord.journal.actors import Actor
from accord.journal.acts import act
from accord.journal.rows import store
from accord.register.models import DateStatement, FormerDates, Meeting, MeetingBody, MeetingStatus

# What may turn out to be wrong about a meeting; its identifier and body are not among it.
CORRECTABLE = ("title", "starts", "ends", "precision", "city", "country", "mode", "status", "url", "note")
_FIRM = (MeetingStatus.PROVISIONAL, MeetingStatus.CONFIRMED)


@act("register.record_meeting", undoable=True)
def record_meeting(
    *,
    actor: Actor,
    meeting: str,
    body: str,
    title: str,
    series: str = "",
    ordinal: int | None = None,
    starts: date | None = None,
    ends: date | None = None,
    precision: str = "",
    city: str = "",
    country: str | None = None,
    mode: str = "",
    status: str = "",
    joint_with: Collection[str] = (),
    url: str = "",
    source: str | None = None,
    locator: str = "",
    note: str = "",
) -> str:
    """Record a meeting under its identifier (`cites:meeting:ac33`); a joint one names the further bodies. Gives the identifier.

    Raises Conflict when it is there already or its ordinal is taken, Invalid for what can't be meant.
    """
    del actor
    key = str(read_identifier(meeting))
    if ":meeting:" not in key:
        raise Invalid(f"“{meeting}” is no identifier of a meeting (cites:meeting:ac33)", fields={"meeting": "is none"})
    if Meeting.objects.filter(id=key).exists():
        raise Conflict(f"there is a meeting {key} already")
    if ordinal is not None:
        _refuse_taken(body, series, ordinal)
    row = Meeting(
        id=key,
        body_id=body,
        series=series,
        ordinal=ordinal,
        title=title.strip(),
        city=city,
        country_id=country,
        mode=mode,
        status=status,
        url=url,
        source_id=source,
        locator=locator,
        note=note,
    )
    set_days(row, starts, ends, precision)
    _refuse_untitled(row)
    store(row)
    for other in sorted({each for each in joint_with if each != body}):
        store(MeetingBody(meeting_id=key, body_id=other))
    return key


@act("register.reschedule_meeting", undoable=True)
def reschedule_meeting(
    *,
    actor: Actor,
    meeting: str,
    starts: date | None,
    reason: str,
    ends: date | None = None,
    precision: str = "",
    city: str | None = None,
    country: str | None = None,
    status: str = "provisional",
    moved_on: date | None = None,
) -> None:
    """Move a meeting, keeping the days and place it had. Without `starts` it is postponed until new days are known.

    `city` and `country` stay as they are where they are None. Raises NotFound, Conflict (cancelled, or nothing moves),
    Invalid (no reason, days out of order).
    """
    del actor
    row = found_meeting(meeting)
    _refuse_without(reason, "say why the meeting is moved")
    if row.status == Standing.CANCELLED:
        raise Conflict(f"{meeting} was cancelled; undo that first")
    if status not in _FIRM:
        raise Invalid("a meeting that is moved is provisional or confirmed", fields={"status": "is neither"})
    before = (row.starts, row.ends, row.precision, row.city, row.country_id)
    former = _former(row, moved_on, reason)
    row.city = row.city if city is None else city
    row.country_id = row.country_id if country is None else country
    set_days(row, starts, ends, precision)
    row.status = status if starts else MeetingStatus.POSTPONED
    if (row.starts, row.ends, row.precision, row.city, row.country_id) == before:
        raise Conflict(f"{meeting} has these days and this place already")
    store(row)
    _let_go_of_choice(meeting)
    if former is not None:
        store(former)


@act("register.cancel_meeting", undoable=True)
def cancel_meeting(*, actor: Actor, meeting: str, reason: str, said_on: date | None = None) -> None:
    """Record that a meeting will not take place; its days stay as those on which it would have been.

    Raises NotFound, Conflict (cancelled already, held already by what the register knows), Invalid (no reason).
    """
    del actor
    row = found_meeting(meeting)
    _refuse_without(reason, "say why the meeting is cancelled")
    if row.status == MeetingStatus.CANCELLED:
        raise Conflict(f"{meeting} is cancelled already")
    if said_on is not None and row.starts is not None and said_on > (row.ends or row.starts):
        raise Invalid(
            f"it can't have been cancelled on {said_on}, after it was to end", fields={"said_on": "is too late"}
        )
    row.status = MeetingStatus.CANCELLED
    store(row)
    former = _former(row, said_on, reason)
    if former is not None:
        store(former)


@act("register.correct_meeting", undoable=True)
def correct_meeting(*, actor: Actor, meeting: str, corrections: Mapping[str, object], reason: str) -> None:
    """Set columns of a meeting (those in `CORRECTABLE`; a country by its code) to what they should be.

    Raises NotFound, Invalid (no reason, a column that isn't corrected here, a value it can't hold).
    """
    del actor
    row = found_meeting(meeting)
    _refuse_without(reason, "say why the meeting is corrected")
    if unknown := sorted(set(corrections) - set(CORRECTABLE)):
        raise Invalid(
            f"{', '.join(unknown)} of a meeting can't be corrected", fields=dict.fromkeys(unknown, "can't be corrected")
        )
    for column, value in corrections.items():
        setattr(row, "country_id" if column == "country" else column, value)
    store(row)


def found_meeting(key: str) -> Meeting:
    """The row of a meeting. Raises NotFound."""
    row = Meeting.objects.filter(id=key).first()
    if row is None:
        raise NotFound(f"there is no meeting {key}")
    return row


def set_days(row: Meeting | DateStatement, starts: date | None, ends: date | None, precision: str) -> None:
    """Days and precision of a row, the precision a day where none is given. Raises Invalid when they can't be meant."""
    if starts is None and (ends is not None or precision):
        raise Invalid("a last day or a precision needs the first day", fields={"starts": "is missing"})
    if starts is not None and ends is not None and ends < starts:
        raise Invalid(f"a meeting can't end on {ends}, before it begins on {starts}", fields={"ends": "is too early"})
    row.starts, row.ends = starts, ends
    row.precision = (precision or "day") if starts else ""


def _former(row: Meeting, moved_on: date | None, reason: str) -> FormerDates | None:
    """What the row says now, as days of the past; None where it has none."""
    if row.starts is None:
        return None
    return FormerDates(
        meeting_id=row.pk,
        starts=row.starts,
        ends=row.ends,
        precision=row.precision,
        city=row.city,
        country_id=row.country_id,
        moved_on=moved_on,
        reason=reason[:500],
        source_id=row.source_id,
        locator=row.locator,
    )


def _let_go_of_choice(meeting: str) -> None:
    """A choice between sources is of days that no longer hold."""
    for row in DateStatement.objects.filter(meeting=meeting, chosen=True):
        row.chosen, row.choice_reason = False, ""
        store(row)


def _refuse_taken(body: str, series: str, ordinal: int) -> None:
    taken = Meeting.objects.filter(body=body, series=series, ordinal=ordinal).first()
    if taken is not None:
        raise Conflict(f"{taken.pk} is number {ordinal} of this series already")


def _refuse_untitled(row: Meeting) -> None:
    if not row.title:
        raise Invalid("a meeting needs a title", fields={"title": "is empty"})


def _refuse_without(reason: str, sentence: str) -> None:
    if not reason.strip():
        raise Invalid(sentence, fields={"reason": "is empty"})
