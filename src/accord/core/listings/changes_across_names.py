"""Timelines, turning points and changes that cross a change of names: each stretch of time under its own names.

A change of names lists and delists nothing, so an interval goes on through it. What a reader sees is that a part of a taxon
has from that day on only its own populations, and the name under which each listing was decided.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from accord.core.listings.changes import StatusChange, causes_of, changes, effect_of, reached_by, turning_points
from accord.core.listings.coverage import accepted_id
from accord.core.listings.model import NOT_LISTED, Country, EventId, History, ListingEvent, NameStatus, Status, TaxonId
from accord.core.listings.names_over_time import NamesOverTime, Stretch
from accord.core.listings.status import UnknownTaxon, resolve, status
from accord.core.listings.timeline import Interval, Standing, concerning, joined, standing_on, timeline
from accord.core.taxonomy.nomenclature import Step as NameStep
from accord.core.taxonomy.nomenclature import descendants


def timeline_across_names(
    taxon: TaxonId, names: NamesOverTime, *, instruments: Iterable[str] | None = None
) -> list[Interval]:
    """All intervals of the animals of a taxon, whatever they were called; the steps have the recorded events.

    Raises UnknownTaxon when neither the history nor a change knows the name.
    """
    if not names.changes:
        return timeline(taxon, names.history, instruments=instruments)
    _require(taxon, names)
    found: list[Interval] = []
    for instrument in instruments if instruments is not None else names.history.instruments():
        found += joined(instrument, _stands(taxon, names, instrument))
    return found


def _stands(taxon: TaxonId, names: NamesOverTime, instrument: str) -> Iterator[tuple[date, Standing]]:
    for stretch in names.stretches():
        own = accepted_id(stretch.named.history.taxa, taxon)
        bearing = concerning(own, stretch.named.history, instrument)
        for day in _days(bearing, stretch):
            yield day, _recorded(standing_on(own, bearing, instrument, day), taxon, names, stretch)


def _days(bearing: History, stretch: Stretch) -> list[date]:
    """The days of a stretch on which a status may change: its first, and those of its events."""
    days = {event.effective for event in bearing.events if stretch.holds(event.effective)}
    return sorted(days | ({stretch.start} if stretch.start is not None else set()))


def _recorded(stand: Standing, taxon: TaxonId, names: NamesOverTime, stretch: Stretch) -> Standing:
    found: Standing = {}
    for key, steps in stand.items():
        found[key] = []
        for step in steps:
            event = stretch.named.recorded(step.event)
            found[key].append(replace(step, event=event, under=_under(event, step.via, taxon, names)))
    return found


def _under(event: EventId, via: TaxonId, taxon: TaxonId, names: NamesOverTime) -> str:
    """The name that an event listed, where the taxon asked for or the listed one is called otherwise after all changes."""
    then = names.listed_as(event)
    if then == names.called(via, date.max):
        return "" if via == taxon or not names.steps(taxon, after=date.min) else then
    return then


def turning_points_across_names(
    taxon: TaxonId,
    names: NamesOverTime,
    *,
    instrument: str,
    country: Country | None = None,
    party: Country | None = None,
) -> list[Status]:
    """The status of the animals of a taxon on every day on which it changes; see `turning_points`. Raises UnknownTaxon."""
    if not names.changes:
        return turning_points(taxon, names.history, instrument=instrument, country=country, party=party)
    _require(taxon, names)
    found: list[Status] = []
    known: tuple[object, ...] | None = None
    known_basis: object = None
    for stretch in names.stretches():
        own = accepted_id(stretch.named.history.taxa, taxon)
        bearing = concerning(own, stretch.named.history, instrument)
        for day in _days(bearing, stretch):
            answer = status(own, bearing, instrument=instrument, on=day, country=country, party=party)
            if known is None and not answer.appendices and answer.listing == NOT_LISTED:
                continue
            marks, basis, *more = effect_of(answer, country, party)
            effect = (answer.listing, marks, *more)
            # A name makes no other listing of the same: how it comes to it counts where an event made it so.
            is_new_basis = basis != known_basis and day != stretch.start
            if effect != known or is_new_basis:
                found.append(names.as_recorded(answer))
            known, known_basis = effect, basis
    return found


@dataclass(frozen=True, slots=True)
class ChangeAcrossNames:
    """A taxon whose status or name on two dates differs; `steps` are the changes of its name between them, latest first."""

    change: StatusChange
    steps: tuple[NameStep, ...] = ()

    @property
    def has_other_status(self) -> bool:
        """Whether more than the name differs."""
        return effect_of(self.change.before) != effect_of(self.change.after)


def changes_across_names(
    names: NamesOverTime, *, start: date, end: date, instrument: str, country: Country | None = None
) -> Iterator[ChangeAcrossNames]:
    """The accepted taxa of `end` whose own status differs from what their animals had on `start`, or whose name does.

    In the order of the checklist on `end`; events as they were recorded.
    """
    if names.on(start) is names.on(end):
        for change in changes(names.on(end), start=start, end=end, instrument=instrument, country=country):
            yield ChangeAcrossNames(_with_recorded(change, names))
        return
    before, after = names.on(start), names.on(end)
    earlier, later = min(start, end), max(start, end)
    between: defaultdict[TaxonId, list[ListingEvent]] = defaultdict(list)
    for event in after.events:
        if event.instrument == instrument and earlier < event.effective <= later:
            between[accepted_id(after.taxa, event.taxon)].append(event)
    renamed = _renamed(names, earlier, later, after, instrument)
    concerned = reached_by(after, between, instrument) | renamed.keys()
    taxa = [
        key
        for key, taxon in after.taxa.items()
        if key in concerned and taxon.status is NameStatus.ACCEPTED and key in before.taxa
    ]
    old = resolve(before, instrument=instrument, on=start, taxa=taxa, country=country)
    new = resolve(after, instrument=instrument, on=end, taxa=taxa, country=country)
    for was, now in zip(old, new, strict=True):
        steps = renamed.get(now.taxon, ())
        is_listed = any(answer.own != NOT_LISTED for answer in (was, now))
        if effect_of(was, country) != effect_of(now, country) or (steps and is_listed):
            events = tuple(causes_of(now.taxon, after, between))
            yield ChangeAcrossNames(_with_recorded(StatusChange(now.taxon, instrument, was, now, events), names), steps)


def _renamed(
    names: NamesOverTime, earlier: date, later: date, after: History, instrument: str
) -> Mapping[TaxonId, tuple[NameStep, ...]]:
    """The taxa that changes between two days are about, and those below them, with the changes of their own names."""
    made = [change for change in names.changes if earlier < change.on <= later]
    outputs = [output.taxon for change in made for output in change.outputs]
    moved = [taxon for change in made for taxon, _ in change.moves]
    concerned = [*outputs, *moved, *descendants(after.taxa, [*outputs, *moved])]
    checklists = {after.taxa[event.taxon].checklist for event in after.events if event.instrument == instrument}
    return {
        taxon: names.steps(taxon, after=earlier, until=later)
        for taxon in dict.fromkeys(concerned)
        if after.taxa[taxon].checklist in checklists
    }


def _with_recorded(change: StatusChange, names: NamesOverTime) -> StatusChange:
    named = names.named(change.after.on)
    return replace(
        change,
        before=names.as_recorded(change.before),
        after=names.as_recorded(change.after),
        events=tuple(dict.fromkeys(named.recorded(event) for event in change.events)),
    )


def _require(taxon: TaxonId, names: NamesOverTime) -> None:
    if taxon not in names.on(date.max).taxa:
        raise UnknownTaxon(f"no taxon {taxon} in this history")
