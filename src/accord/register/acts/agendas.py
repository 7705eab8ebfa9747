"""The agenda of a meeting, and the documents under its items."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.db.models import Max

from accord.core.dates import ImpreciseDate
from accord.core.errors import Conflict, Invalid, NotFound
from accord.core.meetings import number_above
from accord.journal.actors import Actor
from accord.journal.acts import act
from accord.journal.rows import remove, store
from accord.register.acts.meetings import found_meeting
from accord.register.models import AgendaItem, Document

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
        item_of(under, meeting)
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
    row = item_of(item)
    if under is not None:
        _refuse_circle(row, item_of(under, row.meeting_id))
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
    _take_out(item_of(item))


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
        item_of(item, meeting)
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


def item_of(key: int, meeting: str = "") -> AgendaItem:
    """The row of an item, of this meeting where one is given. Raises NotFound, Invalid."""
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
