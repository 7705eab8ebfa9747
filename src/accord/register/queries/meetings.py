"""Meetings and their documents: found by year, body, convention, country, standing or words; one of them; its series."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import F, Q, QuerySet
from django.db.models.functions import Coalesce

from accord.core.dates import ImpreciseDate
from accord.core.errors import NotFound
from accord.core.meetings import Days, Standing, days, standing
from accord.journal.bulk import KEYS
from accord.register.models import Body, Document, Meeting, MeetingBody
from accord.register.models.columns import imprecise


@dataclass(frozen=True, slots=True)
class MeetingRow:
    """A meeting of a body. With precision month or year it took place at some time between the two days.

    `bodies` are all whose meeting it is (`body` first; more than one for a joint meeting), `status` what is stored of how
    firmly it is planned (`""`: not stated).
    """

    id: str
    body: str
    body_acronym: str
    series: str
    ordinal: int | None
    title: str
    starts: date | None
    ends: date | None
    precision: str
    city: str
    country: str | None
    mode: str
    source: str | None
    locator: str
    note: str
    bodies: tuple[str, ...]
    status: str
    url: str

    def days(self) -> Days | None:
        """The days as a value; None where none is known."""
        return days(self.starts, self.ends, self.precision)

    def when(self) -> str:
        """The days in one line: `2013-03-03 to 2013-03-14`, `2011-11`, or nothing where they aren't known."""
        return str(self.days() or "")

    def standing(self, on: date) -> Standing:
        """How it stands on a day: held and under way follow from the days."""
        return standing(self.status, self.days(), on=on)


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A document of a meeting or a body; `item` is the item of the agenda under which it is taken."""

    id: str
    body: str
    meeting: str | None
    symbol: str
    title: str
    date: ImpreciseDate | None
    language: str
    url: str
    source: str | None
    item: int | None = None


@dataclass(frozen=True, slots=True)
class Series:
    """The meeting before and after one in its series, by ordinal."""

    previous: MeetingRow | None
    following: MeetingRow | None


def meetings(
    *,
    on: date | None = None,
    body: str = "",
    since: date | None = None,
    until: date | None = None,
    year: int | None = None,
    convention: str = "",
    country: str = "",
    series: str = "",
    words: str = "",
    ids: Iterable[str] | None = None,
) -> list[MeetingRow]:
    """Meetings by their first day, those without a date last.

    `on` a day, or `since` and `until`, or a `year`: those that may have been held then. `body` takes joint meetings in;
    `convention` is a body with everything below it; `words` must all stand in title, place or identifier.
    """
    found = Meeting.objects.select_related("body")
    if body:
        found = found.filter(_of_bodies([body]))
    if convention:
        found = found.filter(_of_bodies(below(convention)))
    wanted = None if ids is None else set(ids)
    if wanted is not None and len(wanted) <= KEYS:
        found = found.filter(id__in=wanted)
    given = {"country": country, "series": series}
    found = found.filter(**{key: value for key, value in given.items() if value})
    for word in words.split():
        found = found.filter(Q(title__icontains=word) | Q(city__icontains=word) | Q(id__icontains=word))
    first, last = (on, on) if on else (since, until)
    if year is not None:
        first, last = date(year, 1, 1), date(year, 12, 31)
    rows = _rows(_around(found, first, last))
    return sorted(
        (row for row in rows if _between(row, first, last) and (wanted is None or row.id in wanted)), key=by_day
    )


def by_day(row: MeetingRow) -> tuple[bool, date, str]:
    """The order of lists: by the first day, those without one last."""
    return row.starts is None, row.starts or date.min, row.id


def meeting(identifier: str) -> MeetingRow:
    """The meeting with this identifier. Raises NotFound."""
    found = next(iter(_rows(Meeting.objects.select_related("body").filter(id=identifier))), None)
    if found is None:
        raise NotFound(f"there is no meeting {identifier}")
    return found


def series_of(row: MeetingRow) -> Series:
    """The meetings before and after this one in its series; none where it isn't counted."""
    if row.ordinal is None:
        return Series(None, None)
    same = Meeting.objects.select_related("body").filter(body=row.body, series=row.series)
    before = same.filter(ordinal__lt=row.ordinal).order_by("-ordinal")[:1]
    after = same.filter(ordinal__gt=row.ordinal).order_by("ordinal")[:1]
    return Series(next(iter(_rows(before)), None), next(iter(_rows(after)), None))


def years() -> list[tuple[int, int]]:
    """Every year in which meetings begin, with their number."""
    counted: dict[int, int] = {}
    for day in Meeting.objects.filter(starts__isnull=False).values_list("starts", flat=True):
        if day is not None:
            counted[day.year] = counted.get(day.year, 0) + 1
    return sorted(counted.items())


def body_of_meeting(identifier: str) -> str | None:
    """Which body meets (the first of a joint meeting); None where there is no such meeting."""
    return Meeting.objects.filter(id=identifier).values_list("body_id", flat=True).first()


def bodies_of_meeting(identifier: str) -> tuple[str, ...]:
    """All bodies whose meeting it is, the first named first; empty where there is no such meeting."""
    first = body_of_meeting(identifier)
    if first is None:
        return ()
    joint = MeetingBody.objects.filter(meeting=identifier).order_by("body").values_list("body_id", flat=True)
    return (first, *(body for body in joint if body != first))


def documents(*, meeting: str = "", body: str = "") -> list[DocumentRow]:
    """Documents by symbol, of a meeting or a body where given."""
    found = Document.objects.order_by("symbol", "id")
    if meeting:
        found = found.filter(meeting=meeting)
    if body:
        found = found.filter(body=body)
    return [
        DocumentRow(
            id=row.id,
            body=row.body_id,
            meeting=row.meeting_id,
            symbol=row.symbol,
            title=row.title,
            date=imprecise(row.date, row.date_precision),
            language=row.language,
            url=row.url,
            source=row.source_id,
            item=row.item_id,
        )
        for row in found
    ]


def below(body: str) -> frozenset[str]:
    """A body and all below it."""
    children: dict[str | None, list[str]] = {}
    for key, parent in Body.objects.values_list("id", "parent_id"):
        children.setdefault(parent, []).append(key)
    found, waiting = {body}, [body]
    while waiting:
        fresh = [child for child in children.get(waiting.pop(), ()) if child not in found]
        found.update(fresh)
        waiting += fresh
    return frozenset(found)


def _of_bodies(bodies: Iterable[str]) -> Q:
    wanted = list(bodies)
    return Q(body__in=wanted) | Q(id__in=MeetingBody.objects.filter(body__in=wanted).values("meeting"))


def _around(found: "QuerySet[Meeting]", first: date | None, last: date | None) -> "QuerySet[Meeting]":
    """What SQL can leave out: a date known to the month or year lies within its year."""
    if last is not None:
        found = found.filter(starts__lte=last)
    if first is not None:
        found = found.annotate(closes=Coalesce(F("ends"), F("starts"))).filter(closes__gte=date(first.year, 1, 1))
    return found


def _between(row: MeetingRow, first: date | None, last: date | None) -> bool:
    if first is None and last is None:
        return True
    when = row.days()
    if when is None:
        return False
    return (last is None or when.earliest() <= last) and (first is None or when.latest() >= first)


def _rows(found: Iterable[Meeting]) -> list[MeetingRow]:
    held = list(found)
    joint = _joint([row.id for row in held])
    return [_row(row, joint) for row in held]


def _joint(meetings: list[str]) -> dict[str, list[str]]:
    """The further bodies of joint meetings, which are few: read at once."""
    found: dict[str, list[str]] = {}
    rows = MeetingBody.objects.order_by("body")
    if len(meetings) == 1:
        rows = rows.filter(meeting=meetings[0])
    for meeting, body in rows.values_list("meeting_id", "body_id"):
        found.setdefault(meeting, []).append(body)
    return found


def _row(row: Meeting, joint: Mapping[str, list[str]]) -> MeetingRow:
    return MeetingRow(
        id=row.id,
        body=row.body_id,
        body_acronym=row.body.acronym,
        series=row.series,
        ordinal=row.ordinal,
        title=row.title,
        starts=row.starts,
        ends=row.ends,
        precision=row.precision,
        city=row.city,
        country=row.country_id,
        mode=row.mode,
        source=row.source_id,
        locator=row.locator,
        note=row.note,
        bodies=(row.body_id, *(body for body in joint.get(row.id, ()) if body != row.body_id)),
        status=row.status,
        url=row.url,
    )
