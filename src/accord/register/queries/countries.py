"""Countries, as they were on a date."""

from dataclasses import dataclass
from datetime import date

from accord.core.dates import ImpreciseDate
from accord.core.errors import NotFound
from accord.register.models import Country, RegionMember, Succession
from accord.register.models.columns import imprecise
from accord.register.queries.names import Names, within


@dataclass(frozen=True, slots=True)
class CountryRow:
    """A state, territory or former one; `id` is its ISO 3166-1 alpha-2 code."""

    id: str
    iso3: str
    numeric: str
    names: Names
    kind: str
    valid_from: ImpreciseDate | None
    valid_to: ImpreciseDate | None
    successors: tuple[str, ...]
    regions: tuple[str, ...]
    source: str | None
    note: str


def countries(*, as_of: date | None = None, kind: str = "") -> list[CountryRow]:
    """All countries by English name; with `as_of` those that existed on that day, with `kind` those of one kind."""
    found = Country.objects.filter(kind=kind) if kind else Country.objects.all()
    rows = _rows(list(found))
    return [row for row in rows if as_of is None or within(row.valid_from, row.valid_to, as_of)]


def country(code: str) -> CountryRow:
    """The country with this ISO code of two or three letters, in either case. Raises NotFound."""
    wanted = code.strip().upper()
    found = Country.objects.filter(**{"id" if len(wanted) == 2 else "iso3": wanted}).first() if wanted else None
    if found is None:
        raise NotFound(f"there is no country with the code “{code}”")
    return _rows([found])[0]


def _rows(found: list[Country]) -> list[CountryRow]:
    successors: dict[str, list[str]] = {}
    for former, successor in Succession.objects.order_by("successor_id").values_list("former_id", "successor_id"):
        successors.setdefault(former, []).append(successor)
    regions: dict[str, list[str]] = {}
    for member, region in RegionMember.objects.order_by("region_id").values_list("country_id", "region_id"):
        regions.setdefault(member, []).append(region)
    return sorted(
        (
            CountryRow(
                id=row.id,
                iso3=row.iso3,
                numeric=row.numeric,
                names=Names(row.name_en, row.name_fr, row.name_es),
                kind=row.kind,
                valid_from=imprecise(row.valid_from, row.valid_from_precision),
                valid_to=imprecise(row.valid_to, row.valid_to_precision),
                successors=tuple(successors.get(row.id, ())),
                regions=tuple(regions.get(row.id, ())),
                source=row.source_id,
                note=row.note,
            )
            for row in found
        ),
        key=lambda row: (row.names.en, row.id),
    )
