"""Names over time: what a taxon was and is called, under which name it was listed, and what a change would do."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from accord.core.errors import Invalid, NotFound
from accord.core.listings.model import RANKS, History, NameStatus, Taxon, TaxonId
from accord.core.listings.names_over_time import NamesOverTime
from accord.core.listings.nomenclature import Before, ListedAs, effects, listed_as
from accord.core.taxonomy.nomenclature import (
    Continuation,
    Kind,
    Link,
    NomenclatureChange,
    Output,
    accepted_of,
    checklist_on,
    standing,
    way_back,
    way_on,
)
from accord.core.taxonomy.nomenclature_checks import why_not
from accord.core.taxonomy.nomenclature_drafts import Draft
from accord.species.models import RangeStatus
from accord.species.nomenclature import models as rows
from accord.species.queries.histories import history


def changes(*, checklist: str | None = None) -> tuple[NomenclatureChange, ...]:
    """The changes of names on record (of one checklist), by day and number; five queries."""
    found = rows.NomenclatureChange.objects.order_by("effective", "id")
    if checklist is not None:
        found = found.filter(checklist=checklist)
    known = found.prefetch_related("outputs__countries", "links", "moves")
    return tuple(_change(row) for row in known)


def _change(row: rows.NomenclatureChange) -> NomenclatureChange:
    return NomenclatureChange(
        number=row.pk,
        kind=Kind(row.kind),
        on=row.effective,
        outputs=tuple(_output(output) for output in sorted(row.outputs.all(), key=lambda each: each.pk)),
        links=tuple(
            Link(link.input_id, link.output_id, Continuation(link.relation))
            for link in sorted(row.links.all(), key=lambda each: each.pk)
        ),
        moves=tuple((move.taxon_id, move.parent_id) for move in sorted(row.moves.all(), key=lambda each: each.pk)),
        decided_at=row.decided_at_id,
        reference=row.reference,
        reason=row.reason,
    )


def _output(row: rows.NomenclatureOutput) -> Output:
    countries = {
        each.country_id: "" if each.status == RangeStatus.NATIVE else each.status for each in row.countries.all()
    }
    return Output(row.taxon_id, row.name, row.rank, row.parent_id, row.authorship, countries if row.has_range else None)


@dataclass(frozen=True, slots=True)
class Names:
    """One checklist as recorded first, with its changes; a change is drafted and judged against it."""

    checklist: str
    taxa: Mapping[TaxonId, Taxon]
    changes: tuple[NomenclatureChange, ...]

    def draft(self, on: date, names: Mapping[str, str] | None = None) -> Draft:
        """Writes changes against the names that are in use on a day."""
        return Draft(checklist_on(self.taxa, self.changes, on), on=on, prefix=f"{self.checklist}:", names=names)

    def why_not(self, change: NomenclatureChange) -> tuple[str, ...]:
        """Every reason against a change."""
        return why_not(self.taxa, self.changes, self.next(change), RANKS)

    def next(self, change: NomenclatureChange) -> NomenclatureChange:
        """The change with the number after all that are on record."""
        return replace(change, number=max((each.number for each in self.changes), default=0) + 1)


def names_recorded(taxa: Sequence[TaxonId]) -> Names:
    """The checklist in which these taxa stand. Raises NotFound, Invalid (two checklists)."""
    known = history().taxa
    for taxon in taxa:
        if taxon not in known:
            raise NotFound(f"the register has no taxon {taxon}")
    checklists = sorted({known[taxon].checklist for taxon in taxa})
    if len(checklists) != 1:
        raise Invalid(f"the taxa stand in {len(checklists)} checklists: {', '.join(checklists) or 'none'}")
    of_it = {key: taxon for key, taxon in known.items() if taxon.checklist == checklists[0]}
    return Names(checklists[0], of_it, changes(checklist=checklists[0]))


def names_over_time(*, checklists: Collection[str] | None = None) -> NamesOverTime:
    """The register's history (of some checklists) with its changes of names: whatever is asked for a day is asked here."""
    made = changes() if checklists is None else [each for key in checklists for each in changes(checklist=key)]
    return NamesOverTime(history(checklists=checklists), made)


def history_on(day: date) -> History:
    """The register's history under the names that the checklists use on a day; ask it for that day."""
    return names_over_time().on(day)


@dataclass(frozen=True, slots=True)
class NamesOf:
    """What a taxon is called on a day: accepted names (several where it was split), other names, before and since.

    `is_accepted` says whether the name asked for is one of them; `as_known` how it stands on that day.
    """

    taxon: TaxonId
    on: date
    as_known: str
    accepted: tuple[Taxon, ...]
    synonyms: tuple[Taxon, ...]
    before: tuple[Taxon, ...]
    since: tuple[Taxon, ...]


def names_of(taxon: TaxonId, on: date) -> NamesOf:
    """The names of a taxon on a day, and those before and since. Raises NotFound."""
    recorded, made = history().taxa, changes()
    known = checklist_on(recorded, made, on)
    if taxon not in known:
        raise NotFound(f"the register has no taxon {taxon}")
    here = _stands_for(known, taxon)
    first = standing(recorded, (), made)
    last = standing(recorded, made)
    earlier = [each for one in here for each in way_back(one, [c for c in made if c.on <= on], date.min).ends]
    later = [each for one in here for each in way_on(one, made, after=on).ends]
    synonyms = [
        each
        for each in known.values()
        if each.status is NameStatus.SYNONYM and each.id not in later and accepted_of(known, each.id) in here
    ]
    return NamesOf(
        taxon,
        on,
        known[taxon].status.value,
        tuple(known[each] for each in here),
        tuple(sorted(synonyms, key=lambda each: each.name)),
        tuple(first[each] for each in dict.fromkeys(earlier)),
        tuple(last[each] for each in dict.fromkeys(later)),
    )


def _stands_for(known: Mapping[TaxonId, Taxon], taxon: TaxonId) -> list[TaxonId]:
    here = known[accepted_of(known, taxon)]
    if here.status is NameStatus.SYNONYM:
        return [each for one in here.accepted for each in _stands_for(known, one)]
    if here.status is NameStatus.NOT_ACCEPTED and here.parent is not None:
        return [here.parent]
    return [here.id]


def listed_under(taxon: TaxonId, on: date, *, country: str | None = None) -> ListedAs:
    """Under which name the animals of a taxon were listed on a day, and how that leads to it. Raises NotFound."""
    return listed_as(taxon, history(), changes(), on, country=country)


@dataclass(frozen=True, slots=True)
class NameChange:
    """What a change does to one name: how it stood on the day before, and how it stands then (empty: not at all)."""

    taxon: TaxonId
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class RangeChange:
    """What a change does to the range of one taxon; None: not recorded."""

    taxon: TaxonId
    name: str
    before: tuple[str, ...] | None
    after: tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class Preview:
    """What a change would do, before it is made; with `reasons` it can't be made, and the rest is empty."""

    change: NomenclatureChange
    reasons: tuple[str, ...]
    names: tuple[NameChange, ...] = ()
    ranges: tuple[RangeChange, ...] = ()
    statuses: tuple[Before, ...] = ()


def preview(names: Names, change: NomenclatureChange) -> Preview:
    """Names, ranges and statuses before and after for every taxon that `change` is about; nothing is stored."""
    due = names.next(change)
    if reasons := names.why_not(due):
        return Preview(due, reasons)
    made = [each for each in names.changes if each.order <= due.order]
    known = history()
    before, after = standing(names.taxa, made), standing(names.taxa, [*made, due])
    concerned = list(dict.fromkeys([*due.inputs, *(o.taxon for o in due.outputs), *dict(due.moves)]))
    renamed = (NameChange(each, _told(before, each), _told(after, each)) for each in concerned)
    given = [output for output in due.outputs if output.countries is not None]
    return Preview(
        due,
        (),
        tuple(each for each in renamed if each.before != each.after),
        tuple(
            RangeChange(each.taxon, each.name, _codes(known.ranges.get(each.taxon)), _codes(each.countries))
            for each in given
        ),
        tuple(effects(known, names.changes, due)),
    )


def _told(taxa: Mapping[TaxonId, Taxon], taxon: TaxonId) -> str:
    """`Manta birostris (Walbaum, 1792), species in Manta`; `Manta birostris, synonym of Mobula birostris`."""
    known = taxa.get(taxon)
    if known is None:
        return ""
    name = f"{known.name} {known.authorship}".strip()
    if known.status is NameStatus.SYNONYM:
        return f"{name}, synonym of {' and '.join(taxa[each].name for each in known.accepted if each in taxa)}"
    above = taxa.get(known.parent or "")
    where = f" in {above.name}" if above is not None else ""
    how = "" if known.status is NameStatus.ACCEPTED else f" ({known.status.value.replace('_', ' ')})"
    return f"{name}, {known.rank}{where}{how}"


def _codes(countries: Iterable[str] | None) -> tuple[str, ...] | None:
    return None if countries is None else tuple(sorted(countries))
