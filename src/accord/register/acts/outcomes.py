"""What a meeting decides, who represents whom there, and what takes place beside it."""

from datetime import date, time
from decimal import Decimal

from django.db.models import Max, Q

from accord.core.dates import ImpreciseDate
from accord.core.errors import Invalid
from accord.journal.actors import Actor
from accord.journal.acts import act
from accord.journal.rows import store
from accord.register.acts.agendas import item_of
from accord.register.acts.meetings import found_meeting
from accord.register.models import Outcome, OutcomeKind, Representation, SideEvent


@act("register.record_outcome", undoable=True)
def record_outcome(
    *,
    actor: Actor,
    meeting: str,
    kind: str,
    text: str,
    item: int | None = None,
    owner: str | None = None,
    due: ImpreciseDate | None = None,
    source: str | None = None,
    locator: str = "",
) -> int:
    """Record what the meeting decided, under an item where it is known; gives its number in the register.

    Raises NotFound, Invalid (no text, an unknown kind, due before the meeting began).
    """
    del actor
    held = found_meeting(meeting)
    if item is not None:
        item_of(item, meeting)
    if not text.strip():
        raise Invalid("say what was decided", fields={"text": "is empty"})
    if kind not in OutcomeKind.values:
        raise Invalid(f"“{kind}” is none of {', '.join(OutcomeKind.values)}", fields={"kind": "is unknown"})
    if due is not None and held.starts is not None and due.last_day() < held.starts:
        raise Invalid(f"due on {due}, before the meeting began", fields={"due": "is too early"})
    last = Outcome.objects.filter(meeting=meeting).aggregate(last=Max("place"))["last"] or 0
    row = Outcome(
        meeting_id=meeting,
        item_id=item,
        place=last + 1,
        kind=kind,
        text=text.strip(),
        owner_id=owner,
        due=due.day if due else None,
        due_precision=due.precision.value if due else "",
        source_id=source,
        locator=locator,
    )
    store(row)
    return int(row.pk)


@act("register.record_representation", undoable=True)
def record_representation(
    *,
    actor: Actor,
    meeting: str,
    body: str | None = None,
    country: str | None = None,
    representative: str | None = None,
    person: str | None = None,
    capacity: str = "",
    saved_amount: Decimal | None = None,
    saved_currency: str = "",
    source: str | None = None,
    note: str = "",
) -> int:
    """Record who represents a body or a country at a meeting; what is known already is brought up to date.

    `saved_amount` None is unknown; zero says that nothing was saved. Raises NotFound, Invalid.
    """
    del actor
    found_meeting(meeting)
    _refuse_odd_representation(body, country, representative, saved_amount, saved_currency)
    who = {"body": body, "country": country, "representative": representative, "person": person}
    same = Q(meeting=meeting)
    for column, value in who.items():
        same &= Q(**{column: value}) if value else Q(**{f"{column}__isnull": True})
    row = Representation.objects.filter(same).first() or Representation(
        meeting_id=meeting, **{f"{column}_id": value for column, value in who.items()}
    )
    row.capacity, row.note, row.source_id = capacity, note, source
    row.saved_amount = None if saved_amount is None else saved_amount.quantize(Decimal("0.01"))
    row.saved_currency = saved_currency
    store(row)
    return int(row.pk)


@act("register.record_side_event", undoable=True)
def record_side_event(
    *,
    actor: Actor,
    meeting: str,
    title: str,
    day: date | None = None,
    begins: time | None = None,
    closes: time | None = None,
    room: str = "",
    organizer: str | None = None,
    partners: str = "",
    url: str = "",
    source: str | None = None,
) -> int:
    """Record an event beside a meeting, known by its title; recording it again brings it up to date.

    Raises NotFound, Invalid (hours without a day or out of order).
    """
    del actor
    found_meeting(meeting)
    if not title.strip():
        raise Invalid("a side event needs a title", fields={"title": "is empty"})
    if begins is not None and (day is None or (closes is not None and closes < begins)):
        raise Invalid("hours need their day, and an event ends after it begins", fields={"begins": "can't be meant"})
    row = SideEvent.objects.filter(meeting=meeting, title=title.strip()).first() or SideEvent(
        meeting_id=meeting, title=title.strip()
    )
    row.day, row.begins, row.closes, row.room = day, begins, closes, room
    row.organizer_id, row.partners, row.url, row.source_id = organizer, partners, url, source
    store(row)
    return int(row.pk)


def _refuse_odd_representation(
    body: str | None, country: str | None, representative: str | None, amount: Decimal | None, currency: str
) -> None:
    if (body is None) == (country is None):
        raise Invalid(
            "a representation is of a body or of a country, and of one alone", fields={"body": "or a country"}
        )
    if body is not None and body == representative:
        raise Invalid("a body that attends itself needs no representative", fields={"representative": "is itself"})
    if (amount is None) != (currency == ""):
        raise Invalid("an amount needs its currency (ISO 4217)", fields={"saved_currency": "or amount is missing"})
    if amount is not None and (not amount.is_finite() or amount < 0):
        raise Invalid("an amount saved is not negative", fields={"saved_amount": "is negative"})
