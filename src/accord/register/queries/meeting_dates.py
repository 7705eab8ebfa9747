"""Dates of meetings: what each source says, where they disagree, what they were before, which get into each other's way."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime

from django.db.models import Count, Max

from accord.core.meetings import OFF, Days, Disagreement, Overlap, Said, Sitting, days, disagreements, overlaps
from accord.journal.bulk import KEYS, batches
from accord.journal.models import Entry, Touch
from accord.register.models import Body, BodyKind, DateStatement, FormerDates, NetworkMember, NetworkRole
from accord.register.queries.meetings import MeetingRow, meetings

#: The conventions that meet in this group coordinate their calendars, so their meetings ought not to overlap.
LIAISON_GROUP = "blg"
#: Bodies with a secretariat of their own; what stands below them is served by it.
_SERVED = frozenset({BodyKind.CONVENTION, BodyKind.AGREEMENT, BodyKind.PARTNER_IGO, BodyKind.PARTNER_NGO})
#: Bodies whose meetings Parties and observers of other conventions attend.
_WIDE = frozenset({BodyKind.CONVENTION, BodyKind.AGREEMENT, BodyKind.MOU, BodyKind.CONFERENCE, BodyKind.COMMITTEE})
_NEVER = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class StatementRow:
    """What a source says of a meeting, at a place in it; `chosen` where the register took its days, with the reason."""

    id: int
    meeting: str
    source: str
    source_title: str
    locator: str
    starts: date | None
    ends: date | None
    precision: str
    city: str
    country: str | None
    status: str
    uid: str
    retrieved: date | None
    chosen: bool
    choice_reason: str
    note: str

    def days(self) -> Days | None:
        """The days as a value."""
        return days(self.starts, self.ends, self.precision)

    def said(self) -> Said:
        """The statement as the core compares it."""
        who = f"{self.source}, {self.locator}" if self.locator else self.source
        return Said(who, self.days(), self.city, self.country or "", self.status)


@dataclass(frozen=True, slots=True)
class FormerRow:
    """Days and place that a meeting had before it was moved or called off."""

    meeting: str
    starts: date
    ends: date | None
    precision: str
    city: str
    country: str | None
    moved_on: date | None
    reason: str

    def days(self) -> Days:
        """The days as a value."""
        found = days(self.starts, self.ends, self.precision)
        assert found is not None
        return found


@dataclass(frozen=True, slots=True)
class DatesFinding:
    """A disagreement of sources about a meeting; `open` until the register has chosen one with a reason."""

    meeting: str
    disagreement: Disagreement
    open: bool


@dataclass(frozen=True, slots=True)
class Revision:
    """How often the register changed a meeting since it was recorded, and when last (for calendars)."""

    sequence: int
    modified: datetime


def statements(meeting: str = "") -> tuple[StatementRow, ...]:
    """What sources say, of one meeting or of all; the chosen one first, then by source."""
    rows = DateStatement.objects.select_related("source")
    if meeting:
        rows = rows.filter(meeting=meeting)
    return tuple(
        StatementRow(
            id=row.pk,
            meeting=row.meeting_id,
            source=row.source_id or "",
            source_title=row.source.title if row.source else "",
            locator=row.locator,
            starts=row.starts,
            ends=row.ends,
            precision=row.precision,
            city=row.city,
            country=row.country_id,
            status=row.status,
            uid=row.uid,
            retrieved=row.retrieved,
            chosen=row.chosen,
            choice_reason=row.choice_reason,
            note=row.note,
        )
        for row in rows.order_by("meeting", "-chosen", "source", "locator")
    )


def former_dates(meeting: str) -> tuple[FormerRow, ...]:
    """The days that a meeting had before, the latest first."""
    return former_dates_of([meeting]).get(meeting, ())


def former_dates_of(ids: Iterable[str]) -> dict[str, tuple[FormerRow, ...]]:
    """For each of these meetings that was moved or called off the days it had, the latest first."""
    wanted = set(ids)
    found: dict[str, list[FormerRow]] = defaultdict(list)
    rows = FormerDates.objects.order_by("-moved_on", "-id")
    if len(wanted) == 1:
        rows = rows.filter(meeting__in=wanted)
    for row in rows:
        if row.meeting_id in wanted:
            found[row.meeting_id].append(
                FormerRow(
                    row.meeting_id,
                    row.starts,
                    row.ends,
                    row.precision,
                    row.city,
                    row.country_id,
                    row.moved_on,
                    row.reason,
                )
            )
    return {key: tuple(each) for key, each in found.items()}


def date_findings(meeting: str = "") -> tuple[DatesFinding, ...]:
    """Where sources can't both be right, of one meeting or of all. The register itself counts as a source once it has days.

    A finding is open until one of the statements was chosen with its reason.
    """
    said: dict[str, list[Said]] = defaultdict(list)
    chosen = set()
    for row in statements(meeting):
        said[row.meeting].append(row.said())
        if row.chosen:
            chosen.add(row.meeting)
    for held in meetings(ids=list(said)) if said else []:
        own = Said("the register", held.days(), held.city, held.country or "", held.status)
        if held.id not in chosen:
            said[held.id].insert(0, own)
    return tuple(
        DatesFinding(key, each, key not in chosen) for key, all_said in said.items() for each in disagreements(all_said)
    )


def conflicts(
    *, since: date | None = None, until: date | None = None, convention: str = "", on: date | None = None
) -> tuple[Overlap, ...]:
    """Meetings in each other's way between two days; of one convention where given; with `on` only those not yet over.

    Meetings that were called off or postponed, and those known to the year, are in nobody's way.
    """
    sittings = _sittings(meetings(since=since, until=until))
    found = overlaps(sittings, apart=conventions_apart())
    if convention:
        concerned = {each.id for each in sittings if convention in each.conventions}
        found = tuple(each for each in found if each.one in concerned or each.other in concerned)
    if since is not None or until is not None:
        found = tuple(
            each for each in found if (until is None or each.first <= until) and (since is None or each.last >= since)
        )
    return tuple(each for each in found if on is None or each.last >= on)


def conflicts_of(row: MeetingRow) -> tuple[Overlap, ...]:
    """What is in the way of one meeting."""
    when = row.days()
    if when is None:
        return ()
    found = conflicts(since=when.earliest(), until=when.latest())
    return tuple(each for each in found if row.id in (each.one, each.other))


def conventions_apart() -> frozenset[frozenset[str]]:
    """The pairs of conventions whose meetings ought not to overlap: the members of the liaison group."""
    rows = NetworkMember.objects.filter(network=LIAISON_GROUP, role=NetworkRole.MEMBER, until=None)
    members = sorted(set(rows.values_list("member_id", flat=True)))
    return frozenset(frozenset({one, other}) for number, one in enumerate(members) for other in members[number + 1 :])


def served_by() -> dict[str, str]:
    """For each body the convention, agreement or organization whose secretariat serves it; itself where it is none's."""
    tree = {key: (parent, kind) for key, parent, kind in Body.objects.values_list("id", "parent_id", "kind")}
    found = {}
    for body in tree:
        at: str | None = body
        seen: list[str] = []
        while at is not None and at not in seen and tree[at][1] not in _SERVED:
            seen.append(at)
            at = tree[at][0]
        found[body] = at if at is not None and at not in seen else (seen[-1] if seen else body)
    return found


def revisions(ids: Iterable[str]) -> dict[str, Revision]:
    """For each meeting how often the journal changed it and when last; 0 and 1970 for one that it doesn't know."""
    found = revisions_of([f"register.meeting:{key}" for key in ids])
    return {name.partition(":")[2]: revision for name, revision in found.items()}


def revisions_of(names: Iterable[str]) -> dict[str, Revision]:
    """The same for anything, by what the journal calls it (`decisions.duty:7`)."""
    wanted = list(names)
    touched: dict[str, tuple[int, int]] = {}
    for some in batches(wanted, KEYS):
        rows = Touch.objects.filter(object__in=some).values("object").annotate(n=Count("id"), last=Max("entry_id"))
        touched.update({row["object"]: (row["n"], row["last"]) for row in rows})
    times: dict[int, datetime] = {}
    for numbers in batches(sorted({last for _, last in touched.values()}), KEYS):
        times.update(Entry.objects.filter(number__in=numbers).values_list("number", "recorded_at"))
    nothing = Revision(0, _NEVER)
    return {
        name: Revision(touched[name][0] - 1, times.get(touched[name][1], _NEVER)) if name in touched else nothing
        for name in wanted
    }


def _sittings(rows: Iterable[MeetingRow]) -> list[Sitting]:
    serving = served_by()
    wide = set(Body.objects.filter(kind__in=_WIDE).values_list("id", flat=True))
    found = []
    for row in rows:
        when = row.days()
        if when is None or row.status in OFF:
            continue
        conventions = frozenset(serving.get(body, body) for body in row.bodies)
        found.append(Sitting(row.id, frozenset(row.bodies), conventions, when, any(b in wide for b in row.bodies)))
    return found
