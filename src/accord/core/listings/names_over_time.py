"""A history with its changes of names, asked for any day: each day is answered under the names that were in use on it.

Between two changes the names stand still, so there is one history a stretch of time; it is made when first asked for and
kept. Without changes everything here is what the engine answers by itself.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from types import MappingProxyType

from accord.core.listings.explain import Explanation, Reason, Words, explain, in_words
from accord.core.listings.model import Country, EventId, History, NameStatus, Status, TaxonId
from accord.core.listings.nomenclature import Named, named_on
from accord.core.listings.status import status
from accord.core.taxonomy.nomenclature import NomenclatureChange, Step, in_order, way_back

_NOTHING_DERIVED = Named(History(MappingProxyType({})), MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class Stretch:
    """The days from `start` to the day before `end` (None: no limit), on which the same names are in use."""

    start: date | None
    end: date | None
    named: Named

    def holds(self, day: date) -> bool:
        """Whether a day lies in it."""
        return (self.start is None or day >= self.start) and (self.end is None or day < self.end)


class NamesOverTime:
    """`history` holds names and events as recorded, before any of the `changes`."""

    def __init__(self, history: History, changes: Iterable[NomenclatureChange] = ()) -> None:
        self.history = history
        self.changes = tuple(in_order(changes))
        self._days = sorted({change.on for change in self.changes})
        self._named: dict[int, Named] = {}
        self._events = {event.id: event for event in history.events} if self.changes else {}

    def on(self, day: date) -> History:
        """The history under the names of a day; the engine answers from it for that day."""
        return self.named(day).history

    def in_use(self, day: date) -> History:
        """Like `on`, without the parts of taxa that were told apart only later: they are there to be asked for."""
        history = self.on(day)
        later = {output.taxon for change in self.changes if change.on > day for output in change.outputs}
        unknown = {key for key in later if history.taxa[key].status is NameStatus.NOT_ACCEPTED}
        if not unknown:
            return history
        taxa = {key: taxon for key, taxon in history.taxa.items() if key not in unknown}
        return replace(history, taxa=MappingProxyType(taxa))

    def named(self, day: date) -> Named:
        """Like `on`, with what the derived events rest on."""
        return self._stretch(sum(turn <= day for turn in self._days))

    def stretches(self) -> list[Stretch]:
        """All time, cut where names change."""
        edges: list[date | None] = [None, *self._days, None]
        return [Stretch(edges[at], edges[at + 1], self._stretch(at)) for at in range(len(self._days) + 1)]

    def _stretch(self, at: int) -> Named:
        if not self.changes:
            return replace(_NOTHING_DERIVED, history=self.history)
        if at not in self._named:
            day = self._days[at - 1] if at else self._days[0] - timedelta(days=1)
            self._named[at] = _joined(self.history, self.changes, day)
        return self._named[at]

    # One taxon ---------------------------------------------------------------------------------------------------

    def status(
        self,
        taxon: TaxonId,
        *,
        instrument: str,
        on: date,
        country: Country | None = None,
        party: Country | None = None,
    ) -> Status:
        """What a taxon is listed as under the names of the day, by the events as they were recorded."""
        found = status(taxon, self.on(on), instrument=instrument, on=on, country=country, party=party)
        return self.as_recorded(found)

    def as_recorded(self, answer: Status) -> Status:
        """An answer under the names of its day with the recorded events, and since when these are in force."""
        named = self.named(answer.on)
        if not named.derived:
            return answer
        return replace(
            answer,
            appendices=tuple(
                replace(entry, event=event, since=self._events[event].effective)
                for entry in answer.appendices
                for event in (named.recorded(entry.event),)
            ),
            reservations=tuple(
                replace(held, event=event, since=self._events[event].effective)
                for held in answer.reservations
                for event in (named.recorded(held.event),)
            ),
            findings=tuple(
                replace(finding, event=named.recorded(finding.event)) if finding.event else finding
                for finding in answer.findings
            ),
        )

    def explain(
        self,
        answer: Status,
        *,
        country: Country | None = None,
        party: Country | None = None,
        words: Words | None = None,
    ) -> Explanation:
        """An answer of `status` in words, with the name under which the taxon was listed and what led from it to this one."""
        named = self.named(answer.on)
        told = explain(answer, named.history, country=country, party=party, words=words)
        if not self.changes:
            return told
        governing = {entry.event for entry in answer.appendices}
        before = (
            replace(reason, event=event)
            for reason in told.before
            for event in (named.recorded(reason.event) if reason.event else None,)
            if reason.event not in named.derived or event not in governing
        )
        return replace(
            told,
            headline=self._headline(told.headline, answer),
            governing=tuple(self._with_name(reason, answer) for reason in told.governing),
            before=tuple(dict.fromkeys(before)),
            notes=(*self._steps_told(answer, words or Words()), *told.notes),
        )

    def _headline(self, headline: str, answer: Status) -> str:
        """What was a part of a taxon then was not listed through a higher one, but as that taxon."""
        taxa = self.on(answer.on).taxa
        taxon = taxa[answer.taxon]
        above = taxa.get(taxon.parent or "")
        if taxon.status is not NameStatus.NOT_ACCEPTED or above is None or above.rank != taxon.rank:
            return headline
        return headline.replace("listed through a higher taxon", f"listed as a part of what was then {above.name}")

    def _with_name(self, reason: Reason, answer: Status) -> Reason:
        via = next((entry.via for entry in answer.appendices if entry.event == reason.event), None)
        if reason.event is None or via is None:
            return reason
        then = self.listed_as(reason.event)
        if then in {self.on(answer.on).taxa[each].name for each in (via, answer.taxon)}:
            return reason
        return replace(reason, text=f"{reason.text.removesuffix('.')}; listed then as {then}.")

    def listed_as(self, event: EventId) -> str:
        """What the taxon of a recorded event was called when it was listed."""
        recorded = self._events[event]
        return self.called(recorded.taxon, recorded.effective)

    def called(self, taxon: TaxonId, on: date) -> str:
        """The name that goes with an id on a day; what a change took up later has the name that it was given then."""
        given = [output.name for change in self.changes if (output := change.output(taxon)) and change.on <= on]
        return given[-1] if given else self.on(on).taxa[taxon].name

    def steps(self, taxon: TaxonId, *, after: date, until: date | None = None) -> tuple[Step, ...]:
        """How the names of a taxon changed after one day (and until another), the latest change first."""
        made = [change for change in self.changes if until is None or change.on <= until]
        return way_back(taxon, made, after).steps if made else ()

    def _steps_told(self, answer: Status, words: Words) -> Iterator[Reason]:
        """The changes of names since the listing, and those still to come on the day of the answer."""
        since = min((entry.since for entry in answer.appendices), default=answer.on)
        for step in reversed(self.steps(answer.taxon, after=since)):
            yield Reason(self.told(step, words, by=answer.on))

    def told(self, step: Step, words: Words | None = None, *, by: date | None = None) -> str:
        """A change of names in a sentence; `by` is the day from which it is looked at."""
        change = step.change
        how = {"same": "in the place of", "part_of": "for a part of", "whole_of": "for all, and more, of"}[
            step.relation
        ]
        meetings = words.meetings if words else {}
        facts = [change.kind.value]
        if change.decided_at:
            facts.append(f"decided at {meetings.get(change.decided_at, change.decided_at)}")
        if change.reference:
            facts.append(f"after {change.reference}")
        begins = "From" if by is not None and change.on > by else "Since"
        later, earlier = self.called(step.later, change.on), self._called_before(step.earlier, change)
        on = "on " if begins == "From" else ""
        uses = f"{later} in a narrower sense" if later == earlier else f"{later} {how} {earlier}"
        return f"{begins} {in_words(change.on)} {on}the checklist uses {uses} ({'; '.join(facts)})."

    def _called_before(self, taxon: TaxonId, change: NomenclatureChange) -> str:
        earlier = [each for each in self.changes if each.order < change.order]
        given = [output.name for each in earlier if (output := each.output(taxon))]
        return given[-1] if given else self.history.taxa[taxon].name


def _joined(history: History, changes: tuple[NomenclatureChange, ...], day: date) -> Named:
    """The checklists that change as they are named on a day, the others as they are recorded."""
    changing = {history.taxa[taxon].checklist for change in changes for taxon in change.inputs if taxon in history.taxa}
    taxa = {key: taxon for key, taxon in history.taxa.items() if taxon.checklist in changing}
    if len(taxa) == len(history.taxa):
        return named_on(history, changes, day)
    ranges = {key: states for key, states in history.ranges.items() if key in taxa}
    events = tuple(event for event in history.events if event.taxon in taxa)
    named = named_on(History(MappingProxyType(taxa), MappingProxyType(ranges), events), changes, day)
    others = tuple(event for event in history.events if event.taxon not in taxa)
    whole = History(
        MappingProxyType({**history.taxa, **named.history.taxa}),
        MappingProxyType({**history.ranges, **named.history.ranges}),
        (*named.history.events, *others),
    )
    return Named(whole, named.derived)
