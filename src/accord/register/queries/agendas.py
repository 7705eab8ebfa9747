"""What a meeting does: its agenda with documents and outcomes, representation, side events."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal

from accord.core.dates import ImpreciseDate
from accord.core.meetings import in_reading_order
from accord.register.models import AgendaItem, Outcome, Representation, SideEvent
from accord.register.models.columns import imprecise
from accord.register.queries.meetings import DocumentRow, documents


@dataclass(frozen=True, slots=True)
class OutcomeRow:
    """What a meeting decided; `owner` is the body that is to act, by `due`."""

    id: int
    meeting: str
    item: int | None
    item_number: str
    place: int
    kind: str
    text: str
    owner: str | None
    due: ImpreciseDate | None
    source: str | None
    locator: str


@dataclass(frozen=True, slots=True)
class ItemRow:
    """An item of an agenda in reading order; `depth` is 0 at the top, `number` empty for a heading that groups items."""

    id: int
    meeting: str
    parent: int | None
    depth: int
    number: str
    title: str
    body: str | None
    documents: tuple[DocumentRow, ...]
    outcomes: tuple[OutcomeRow, ...]
    note: str


@dataclass(frozen=True, slots=True)
class RepresentationRow:
    """Who represents a body or a country: exactly one of the two.

    `representative` is the body that attends for it (None: it attends itself); `saved_amount` None is unknown, not nothing.
    """

    id: int
    meeting: str
    body: str | None
    country: str | None
    representative: str | None
    person: str | None
    person_name: str
    capacity: str
    saved_amount: Decimal | None
    saved_currency: str
    source: str | None
    note: str


@dataclass(frozen=True, slots=True)
class SideEventRow:
    """An event beside a meeting, with the hours of the place."""

    id: int
    meeting: str
    title: str
    day: date | None
    begins: time | None
    closes: time | None
    room: str
    organizer: str | None
    partners: str
    url: str


@dataclass(frozen=True, slots=True)
class Saved:
    """What representation saved: the sum a currency, and of how many journeys the amount isn't known."""

    sums: tuple[tuple[str, Decimal], ...]
    known: int
    unknown: int


def agenda(meeting: str) -> tuple[ItemRow, ...]:
    """The agenda as one reads it, each item with its documents and outcomes."""
    rows = {row.pk: row for row in AgendaItem.objects.filter(meeting=meeting)}
    filed: dict[int | None, list[DocumentRow]] = defaultdict(list)
    for document in documents(meeting=meeting):
        filed[document.item].append(document)
    decided: dict[int | None, list[OutcomeRow]] = defaultdict(list)
    for outcome in outcomes(meeting):
        decided[outcome.item].append(outcome)
    order = in_reading_order(
        {key: row.parent_id for key, row in rows.items()}, {key: row.place for key, row in rows.items()}
    )
    return tuple(
        ItemRow(
            id=key,
            meeting=meeting,
            parent=rows[key].parent_id,
            depth=depth,
            number=rows[key].number,
            title=rows[key].title,
            body=rows[key].body_id,
            documents=tuple(filed[key]),
            outcomes=tuple(decided[key]),
            note=rows[key].note,
        )
        for key, depth in order
    )


def outcomes(meeting: str) -> tuple[OutcomeRow, ...]:
    """What the meeting decided, in the order of its record; those under no item, too."""
    return tuple(
        OutcomeRow(
            id=row.pk,
            meeting=row.meeting_id,
            item=row.item_id,
            item_number=row.item.number if row.item else "",
            place=row.place,
            kind=row.kind,
            text=row.text,
            owner=row.owner_id,
            due=imprecise(row.due, row.due_precision),
            source=row.source_id,
            locator=row.locator,
        )
        for row in Outcome.objects.filter(meeting=meeting).select_related("item").order_by("place")
    )


def representations(meeting: str) -> tuple[RepresentationRow, ...]:
    """Who represents whom, bodies before countries."""
    rows = Representation.objects.filter(meeting=meeting).select_related("person")
    found = [
        RepresentationRow(
            id=row.pk,
            meeting=row.meeting_id,
            body=row.body_id,
            country=row.country_id,
            representative=row.representative_id,
            person=row.person_id,
            person_name=row.person.name if row.person else "",
            capacity=row.capacity,
            saved_amount=row.saved_amount,
            saved_currency=row.saved_currency,
            source=row.source_id,
            note=row.note,
        )
        for row in rows
    ]
    return tuple(
        sorted(found, key=lambda row: (row.body is None, row.body or row.country or "", row.person_name, row.id))
    )


def saved(rows: Iterable[RepresentationRow]) -> Saved:
    """What it saved that bodies were represented by others; amounts of different currencies are never added up."""
    journeys = [row for row in rows if row.representative is not None and row.representative != row.body]
    sums: dict[str, Decimal] = {}
    for row in journeys:
        if row.saved_amount is not None:
            sums[row.saved_currency] = sums.get(row.saved_currency, Decimal(0)) + row.saved_amount
    known = sum(row.saved_amount is not None for row in journeys)
    return Saved(tuple(sorted(sums.items())), known, len(journeys) - known)


def side_events(meeting: str) -> tuple[SideEventRow, ...]:
    """Side events by day and hour, those without a day last."""
    rows = [
        SideEventRow(
            row.pk,
            row.meeting_id,
            row.title,
            row.day,
            row.begins,
            row.closes,
            row.room,
            row.organizer_id,
            row.partners,
            row.url,
        )
        for row in SideEvent.objects.filter(meeting=meeting)
    ]
    return tuple(
        sorted(rows, key=lambda row: (row.day is None, row.day or date.min, row.begins or time.min, row.title))
    )
