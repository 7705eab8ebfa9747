"""Reads partnerships: lists with filters, one with its members, and the gaps between themes and kinds of partner."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from accord.core.dates import ImpreciseDate
from accord.core.errors import NotFound
from accord.partnerships.models import (
    Partnership,
    PartnershipInTheme,
    PartnershipMember,
    PartnershipStatus,
    PartnershipTheme,
)
from accord.register.models import PartnerKind
from accord.register.models.columns import imprecise

#: What no longer counts when gaps are looked for.
OVER = (
    PartnershipStatus.CLOSED,
    PartnershipStatus.EXCLUDED,
    PartnershipStatus.DECLINED,
    PartnershipStatus.WITHDRAWN,
)


@dataclass(frozen=True, slots=True)
class MemberRow:
    """A body that takes part."""

    body: str
    name: str
    partner_kind: str
    role: str
    since: ImpreciseDate | None
    until: ImpreciseDate | None
    source: str | None


@dataclass(frozen=True, slots=True)
class PartnershipRow:
    """One partnership with its members and themes."""

    id: str
    name: str
    kind: str
    modality: str
    status: str
    starts: ImpreciseDate | None
    ends: ImpreciseDate | None
    instrument: str | None
    lead_body: str | None
    themes: tuple[str, ...]
    members: tuple[MemberRow, ...]
    source: str | None
    locator: str
    note: str


@dataclass(frozen=True, slots=True)
class ThemeRow:
    """One theme and how many partnerships (not over) work on it."""

    id: str
    kind: str
    title: str
    partnerships: int


@dataclass(frozen=True, slots=True)
class Gap:
    """How many partnerships (not over) on a theme have a partner of a kind; zero is the gap."""

    theme: str
    partner_kind: str
    partnerships: tuple[str, ...]


def partnerships(
    *, theme: str | None = None, body: str | None = None, status: str | None = None
) -> tuple[PartnershipRow, ...]:
    """Partnerships by name, of a theme, with a body, in a status where asked."""
    rows = Partnership.objects.order_by("name", "id")
    if theme is not None:
        rows = rows.filter(themes__theme=theme)
    if body is not None:
        rows = rows.filter(members__body=body).distinct()
    if status is not None:
        rows = rows.filter(status=status)
    return _described(rows)


def partnership(key: str) -> PartnershipRow:
    """One partnership. Raises NotFound."""
    found = _described(Partnership.objects.filter(id=key))
    if not found:
        raise NotFound(f"the register has no partnership {key}")
    return found[0]


def themes() -> tuple[ThemeRow, ...]:
    """Current, emerging and cross-cutting themes, with how many partnerships work on each."""
    counts = Counter(
        PartnershipInTheme.objects.exclude(partnership__status__in=OVER).values_list("theme_id", flat=True)
    )
    order = {kind: at for at, kind in enumerate(("current", "emerging", "cross_cutting"))}
    rows = sorted(PartnershipTheme.objects.order_by("locator", "id"), key=lambda row: order[row.kind])
    return tuple(ThemeRow(row.id, row.kind, row.title, counts[row.id]) for row in rows)


def gaps() -> tuple[Gap, ...]:
    """Every theme against every kind of partner, empty cells included."""
    with_kind: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in partnerships():
        if row.status in OVER:
            continue
        for theme in row.themes:
            for member in row.members:
                with_kind[theme, member.partner_kind].add(row.id)
    return tuple(
        Gap(theme.id, kind.value, tuple(sorted(with_kind[theme.id, kind.value])))
        for theme in themes()
        for kind in PartnerKind
    )


def counts_by_status() -> Mapping[str, int]:
    """How many partnerships stand how."""
    return Counter(Partnership.objects.values_list("status", flat=True))


def _described(rows: Iterable[Partnership]) -> tuple[PartnershipRow, ...]:
    listed = list(rows)
    members = _lists(
        (row.partnership_id, _member(row))
        for row in PartnershipMember.objects.filter(partnership__in=listed).select_related("body").order_by("id")
    )
    its_themes = _lists(
        PartnershipInTheme.objects.filter(partnership__in=listed)
        .order_by("id")
        .values_list("partnership_id", "theme_id")
    )
    return tuple(
        PartnershipRow(
            id=row.id,
            name=row.name,
            kind=row.kind,
            modality=row.modality,
            status=row.status,
            starts=imprecise(row.starts, row.starts_precision),
            ends=imprecise(row.ends, row.ends_precision),
            instrument=row.instrument_id,
            lead_body=row.lead_body_id,
            themes=its_themes.get(row.id, ()),
            members=members.get(row.id, ()),
            source=row.source_id,
            locator=row.locator,
            note=row.note,
        )
        for row in listed
    )


def _member(row: PartnershipMember) -> MemberRow:
    return MemberRow(
        body=row.body_id,
        name=row.body.name_en,
        partner_kind=row.body.partner_kind,
        role=row.role,
        since=imprecise(row.since, row.since_precision),
        until=imprecise(row.until, row.until_precision),
        source=row.source_id,
    )


_Value = TypeVar("_Value")


def _lists(pairs: Iterable[tuple[str, _Value]]) -> Mapping[str, tuple[_Value, ...]]:
    found: dict[str, list[_Value]] = defaultdict(list)
    for key, value in pairs:
        found[key].append(value)
    return {key: tuple(values) for key, values in found.items()}
