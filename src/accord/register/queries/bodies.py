"""Bodies and networks, as they were on a date, and instruments."""

from dataclasses import dataclass
from datetime import date

from accord.core.dates import ImpreciseDate
from accord.core.errors import NotFound
from accord.register.models import Body, Instrument, NetworkMember
from accord.register.models.columns import imprecise
from accord.register.queries.names import Names, within


@dataclass(frozen=True, slots=True)
class BodyRow:
    """A convention, committee, secretariat, network or partner organization."""

    id: str
    kind: str
    partner_kind: str
    acronym: str
    names: Names
    parent: str | None
    established: ImpreciseDate | None
    ended: ImpreciseDate | None
    url: str
    source: str | None
    locator: str
    note: str


@dataclass(frozen=True, slots=True)
class MemberRow:
    """A body in a network."""

    network: str
    member: str
    acronym: str
    names: Names
    role: str
    since: ImpreciseDate | None
    until: ImpreciseDate | None
    source: str | None


@dataclass(frozen=True, slots=True)
class InstrumentRow:
    """A treaty, agreement, memorandum, plan or strategy."""

    id: str
    kind: str
    titles: Names
    parent: str | None
    adopted: ImpreciseDate | None
    place: str
    entry_into_force: ImpreciseDate | None
    depositary: str
    machine_name: str
    source: str | None


def bodies(*, as_of: date | None = None, kind: str = "", parent: str = "") -> list[BodyRow]:
    """Bodies by name; those that existed on `as_of` (one whose dates aren't known counts), of a kind, below a parent."""
    found = Body.objects.order_by("name_en", "id")
    if kind:
        found = found.filter(kind=kind)
    if parent:
        found = found.filter(parent=parent)
    rows = [_row(body) for body in found]
    return [row for row in rows if as_of is None or within(row.established, row.ended, as_of)]


def body(identifier: str) -> BodyRow:
    """The body with this identifier. Raises NotFound."""
    found = Body.objects.filter(id=identifier).first()
    if found is None:
        raise NotFound(f"there is no body {identifier}")
    return _row(found)


def with_ancestors(identifier: str) -> tuple[str, ...]:
    """The body and those above it, nearest first; just the identifier where no such body is there."""
    path: list[str] = []
    at: str | None = identifier
    while at and at not in path:
        path.append(at)
        at = Body.objects.filter(id=at).values_list("parent_id", flat=True).first()
    return tuple(path)


def members(network: str, *, as_of: date | None = None) -> list[MemberRow]:
    """Who takes part in a network, on `as_of` where given."""
    found = NetworkMember.objects.filter(network=network).select_related("member").order_by("member__name_en", "role")
    rows = [
        MemberRow(
            network=row.network_id,
            member=row.member_id,
            acronym=row.member.acronym,
            names=Names(row.member.name_en, row.member.name_fr, row.member.name_es),
            role=row.role,
            since=imprecise(row.since, row.since_precision),
            until=imprecise(row.until, row.until_precision),
            source=row.source_id,
        )
        for row in found
    ]
    return [row for row in rows if as_of is None or within(row.since, row.until, as_of)]


def instruments(*, kind: str = "") -> list[InstrumentRow]:
    """Instruments by title, of one kind where given."""
    found = Instrument.objects.filter(kind=kind) if kind else Instrument.objects.all()
    return [
        InstrumentRow(
            id=row.id,
            kind=row.kind,
            titles=Names(row.title_en, row.title_fr, row.title_es),
            parent=row.parent_id,
            adopted=imprecise(row.adopted, row.adopted_precision),
            place=row.place,
            entry_into_force=imprecise(row.entry_into_force, row.entry_into_force_precision),
            depositary=row.depositary,
            machine_name=row.machine_name,
            source=row.source_id,
        )
        for row in found.order_by("title_en", "id")
    ]


def _row(row: Body) -> BodyRow:
    return BodyRow(
        id=row.id,
        kind=row.kind,
        partner_kind=row.partner_kind,
        acronym=row.acronym,
        names=Names(row.name_en, row.name_fr, row.name_es),
        parent=row.parent_id,
        established=imprecise(row.established, row.established_precision),
        ended=imprecise(row.ended, row.ended_precision),
        url=row.url,
        source=row.source_id,
        locator=row.locator,
        note=row.note,
    )
