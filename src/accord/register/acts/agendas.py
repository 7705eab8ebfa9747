"""What a meeting does: its agenda, the documents under it, what it decides, who represents whom, side events."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal

from django.db.models import Max, Q

from accord.core.dates import ImpreciseDate
from accord.core.errors import Conflict, Invalid, NotFound
from accord.core.meetings import number_above
from accord.journal.actors import Actor
from accord.journal.acts import act
from accord.journal.rows import remove, store
from accord.register.acts.meetings import found_meeting
from accord.register.models import AgendaItem, Document, Outcome, OutcomeKind, Representation, SideEvent

_DEEPEST = 8


@dataclass(frozen=True, slots=True)
class Item:
    """An item to be set; it stands under the item whose number is `under`, else under the one its own number says."""

    number: str
    title: str
    body: str | None = None
    under: str = ""
    note: str = ""


@act("register.set_agenda", undoable=True)
def set_agenda(
    *, actor: Actor, meeting: str, items: Sequence[Item], source: str | None = None, locator: str = "", reason: str = ""
) -> int:
    """Set the whole agenda in this order: items that are there keep what hangs on them, those no longer named go.

    An item is known by its number, a heading without number by its title. Gives how many items it has. Raises NotFound,
    Invalid (a number twice, an item under one that isn't there), Conflict (something hangs on an item that would go).
    """
    del actor, reason
    found_meeting(meeting)
    _refuse_doubles(items)
    known = {_key(row.number, row.title): row for row in AgendaItem.objects.filter(meeting=meeting)}
    kept: dict[tuple[str, str], AgendaItem] = {}
    for place, item in enumerate(items, 1):
        row = known.get(_key(item.number, item.title)) or AgendaItem(meeting_id=meeting)
        row.number, row.title, row.body_id = item.number.strip(), item.title.strip(), item.body
        row.place, row.note, row.source_id, row.locator = place, item.note, source, locator
        above = item.under.strip() or _above(item.number, kept)
        if above and (above, "") not in kept:
            raise Invalid(f"item {item.number or item.title} stands under {above}, which isn't before it")
        row.parent_id = kept[above, ""].pk if above else None
        _refuse_untitled(row)
        store(row)
        kept[_key(row.number, row.title)] = row
    gone = [row for key, row in known.items() if key not in kept]
    for row in sorted(gone, key=lambda each: -_depth(each)):
        _take_out(row)
    return len(items)


@act("register.add_agenda_item", undoable=True)
def add_agenda_item(
    *,
    actor: Actor,
    meeting: str,
    title: str,
    number: str = "",
    body: str | None = None,
    under: int | None = None,
    note: str = "",
) -> int:
    """Add an item as the last of those under the same one; gives its number in the register.

    Raises NotFound, Conflict (its printed number is taken), Invalid (no title, an item of another meeting above it).
    """
    del actor
    found_meeting(meeting)
    number = number.strip()
    if number and AgendaItem.objects.filter(meeting=meeting, number=number).exists():
        raise Conflict(f"{meeting} has an item {number} already")
    if under is not None:
        _item(under, meeting)
    row = AgendaItem(meeting_id=meeting, parent_id=under, number=number, title=title.strip(), body_id=body, note=note)
    row.place = _last_place(meeting) + 1
    _refuse_untitled(row)
    store(row)
    return int(row.pk)


@act("register.move_agenda_item", undoable=True)
def move_agenda_item(*, actor: Actor, item: int, under: int | None = None, before: int | None = None) -> None:
    """Put an item under another one (None: at the top), before one of those there or (None) after them all.

    Raises NotFound, Invalid (below itself, another meeting, `before` stands elsewhere).
    """
    del actor
    row = _item(item)
    if under is not None:
        _refuse_circle(row, _item(under, row.meeting_id))
    row.parent_id = under
    siblings = list(
        AgendaItem.objects.filter(meeting=row.meeting_id, parent=under).exclude(pk=item).order_by("place", "id")
    )
    at = len(siblings)
    if before is not None:
        at = next((place for place, each in enumerate(siblings) if each.pk == before), -1)
        if at < 0:
            raise Invalid(f"item {before} doesn't stand there", fields={"before": "stands elsewhere"})
    for place, each in enumerate([*siblings[:at], row, *siblings[at:]], 1):
        each.place = place
        store(each)


@act("register.remove_agenda_item", undoable=True)
def remove_agenda_item(*, actor: Actor, item: int, reason: str) -> None:
    """Take an item off the agenda. Raises NotFound, Invalid (no reason), Conflict when something hangs on it."""
    del actor
    if not reason.strip():
        raise Invalid("say why the item is removed", fields={"reason": "is empty"})
    _take_out(_item(item))


@act("register.file_document", undoable=True)
def file_document(
    *,
    actor: Actor,
    document: str,
    meeting: str,
    item: int | None = None,
    body: str | None = None,
    symbol: str = "",
    title: str = "",
    language: str = "",
    date: ImpreciseDate | None = None,
    url: str = "",
    source: str | None = None,
) -> str:
    """File a document under an item of the agenda (None: of the meeting as a whole); one that isn't there is recorded.

    Of one that is there only what is given changes. Gives the identifier. Raises NotFound, Conflict (the document of another
    meeting, a symbol that is taken), Invalid (no symbol and no title).
    """
    del actor
    held = found_meeting(meeting)
    if item is not None:
        _item(item, meeting)
    row = Document.objects.filter(id=document).first() or Document(id=document, body_id=body or held.body_id)
    if row.meeting_id not in (None, meeting):
        raise Conflict(f"{document} is a document of {row.meeting_id}")
    row.meeting_id, row.item_id = meeting, item
    given = {"symbol": symbol, "title": title, "language": language, "url": url, "source_id": source}
    for column, value in given.items():
        if value:
            setattr(row, column, value)
    if date is not None:
        row.date, row.date_precision = date.day, date.precision.value
    if not row.symbol and not row.title:
        raise Invalid("a document needs a symbol or a title", fields={"symbol": "is empty"})
    same = Document.objects.filter(body=row.body_id, symbol=row.symbol, language=row.language).exclude(id=document)
    if row.symbol and (taken := same.first()):
        raise Conflict(f"{taken.pk} has the symbol {row.symbol} already")
    store(row)
    return document


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
        _item(item, meeting)
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


def _key(number: str, title: str) -> tuple[str, str]:
    return (number.strip(), "") if number.strip() else ("", title.strip())


def _above(number: str, kept: Collection[tuple[str, str]]) -> str:
    """The nearest item before it that the number says it stands under; `3.1.2` under `3` where there is no `3.1`."""
    above = number_above(number.strip())
    while above and (above, "") not in kept:
        above = number_above(above)
    return above


def _depth(row: AgendaItem) -> int:
    depth, at = 0, row.parent
    while at is not None and depth < _DEEPEST:
        depth, at = depth + 1, at.parent
    return depth


def _last_place(meeting: str) -> int:
    return int(AgendaItem.objects.filter(meeting=meeting).aggregate(last=Max("place"))["last"] or 0)


def _item(key: int, meeting: str = "") -> AgendaItem:
    row = AgendaItem.objects.filter(pk=key).first()
    if row is None:
        raise NotFound(f"there is no agenda item {key}")
    if meeting and row.meeting_id != meeting:
        raise Invalid(f"item {key} is on the agenda of {row.meeting_id}", fields={"item": "is of another meeting"})
    return row


def _take_out(row: AgendaItem) -> None:
    hanging = [
        (row.children.count(), "items below it"),
        (row.documents.count(), "documents"),
        (row.outcomes.count(), "outcomes"),
    ]
    if some := [f"{number} {what}" for number, what in hanging if number]:
        raise Conflict(f"item {row.number or row.title} can't be removed: {', '.join(some)} hang on it")
    remove(row)


def _refuse_circle(row: AgendaItem, above: AgendaItem) -> None:
    at: AgendaItem | None = above
    steps = 0
    while at is not None and steps < _DEEPEST:
        if at.pk == row.pk:
            raise Invalid("an item can't stand below itself", fields={"under": "stands below it"})
        at, steps = at.parent, steps + 1
    if steps == _DEEPEST:
        raise Invalid(f"items stand at most {_DEEPEST} deep", fields={"under": "is too deep"})


def _refuse_doubles(items: Sequence[Item]) -> None:
    seen = set()
    for item in items:
        key = _key(item.number, item.title)
        if key in seen:
            raise Invalid(f"item {key[0] or key[1]} is given twice")
        seen.add(key)


def _refuse_untitled(row: AgendaItem) -> None:
    if not row.title:
        raise Invalid(f"item {row.number or '?'} needs a title", fields={"title": "is empty"})


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
