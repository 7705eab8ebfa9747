"""What a taxon is listed as over time, step by step: for all its populations together, or for those of one country.

Every step is an answer of the engine (`status`), computed on the few events that bear on the taxon and shared by all
taxa that stand alike. Only what members add to a higher taxon (rule 9) is put together here (`members`).
"""

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from accord.core.listings.bearing import Bearing, Part
from accord.core.listings.members import Members, Step, appended
from accord.core.listings.model import UNKNOWN, Basis, Country, History, NameStatus, Status, TaxonId
from accord.core.listings.status import resolve

__all__ = ["ELSEWHERE", "Step", "Steps"]

#: A country that no event and no range names: all of those have the same answer.
ELSEWHERE = "--"
_Key = tuple[TaxonId, ...]
_NONE: Counter[int] = Counter()


@dataclass(frozen=True, slots=True, eq=False)
class _Populations:
    """The steps over the whole range, those of a country that nothing names, and those of the countries that differ."""

    whole: tuple[Step, ...]
    elsewhere: tuple[Step, ...]
    countries: Mapping[Country, tuple[Step, ...]]

    def of(self, country: Country | None) -> tuple[Step, ...]:
        return self.whole if country is None else self.countries.get(country, self.elsewhere)


class Steps:
    """The steps of any taxon of a history under one instrument; nothing is computed before it is asked for."""

    def __init__(self, history: History, *, instrument: str) -> None:
        self.history = history
        self.instrument = instrument
        self._bearing = Bearing(history, instrument)
        self._members = Members()
        self._children: defaultdict[TaxonId, list[TaxonId]] = defaultdict(list)
        for taxon in history.taxa.values():
            if taxon.parent is not None and taxon.status is NameStatus.ACCEPTED:
                self._children[taxon.parent].append(taxon.id)
        self.days = self._bearing.days
        self._asked: dict[tuple[_Key, Country | None], tuple[Step, ...]] = {}
        self._absent: dict[int, tuple[tuple[Step, ...], tuple[Step, ...]]] = {}
        self._own: dict[TaxonId, _Populations] = {}
        self._whole: dict[TaxonId, _Populations] = {}

    def prepare(self, taxa: Iterable[TaxonId]) -> None:
        """Work out many taxa at once: the engine is asked for a day once for all of them, not taxon by taxon."""
        waiting: dict[tuple[_Key, Country | None], Part] = {}
        for taxon in taxa:
            for each in self._from_below(taxon, self._whole):
                part = self._bearing.on(each)
                for cell in {None, *([ELSEWHERE] if part.alike else ())}:
                    if (part.key, cell) not in self._asked:
                        waiting[part.key, cell] = part
        self._ask_together(waiting)

    def countries(self, taxon: TaxonId) -> frozenset[Country]:
        """The countries whose populations may be listed otherwise than those elsewhere."""
        return frozenset(self._of_all(taxon).countries) if self._children.get(taxon) else self._alike(taxon)

    def of(self, taxon: TaxonId, country: Country | None = None) -> tuple[Step, ...]:
        """The steps of an accepted taxon, a hybrid or a synonym of several, in order of time; the first is of always.

        With `country` those of its population there, without it those over the whole range.
        """
        return self._of_all(taxon).of(country)

    def by_population(self, taxon: TaxonId, country: Country | None = None) -> tuple[Step, ...]:
        """The steps in which a difference between countries is one between populations, not between members."""
        found = self._of_itself(taxon) if self.history.taxa[taxon].is_higher else self._of_all(taxon)
        return found.of(country)

    def countries_by_population(self, taxon: TaxonId) -> frozenset[Country]:
        """The countries whose populations may be listed otherwise, the members of a higher taxon left aside."""
        return self._alike(taxon) if self.history.taxa[taxon].is_higher else self.countries(taxon)

    def _alike(self, taxon: TaxonId) -> frozenset[Country]:
        return frozenset(self._bearing.on(taxon).alike)

    # With members -----------------------------------------------------------------------------------------------

    def _from_below(self, taxon: TaxonId, known: Container[TaxonId]) -> list[TaxonId]:
        """The taxon and its members without an answer yet, members first."""
        found: list[TaxonId] = []
        waiting = [taxon]
        while waiting:
            here = waiting.pop()
            if here not in known:
                found.append(here)
                waiting += self._children.get(here, ())
        return found[::-1]

    def _of_all(self, taxon: TaxonId) -> _Populations:
        if (known := self._whole.get(taxon)) is None:
            for each in self._from_below(taxon, self._whole):
                self._whole[each] = self._with_members(each)
            known = self._whole[taxon]
        return known

    def _with_members(self, taxon: TaxonId) -> _Populations:
        own = self._of_itself(taxon)
        children = self._children.get(taxon)
        if not children:
            return own
        is_higher = self.history.taxa[taxon].is_higher
        whole: set[int] = set()
        by_country: defaultdict[Country, set[int]] = defaultdict(set)
        unnamed: Counter[int] = Counter()  # how many members add this where nothing names them
        named: defaultdict[Country, Counter[int]] = defaultdict(Counter)  # how many of those each country is named by
        for child in children:
            below = self._whole[child]
            since = date.min if is_higher else self._adds_from(child)
            whole.add(self._members.number(below.whole, since))
            number = self._members.number(below.elsewhere, since)
            is_anywhere = number != self._members.NOTHING
            unnamed[number] += is_anywhere
            for country, steps in below.countries.items():
                by_country[country].add(self._members.number(steps, since))
                if is_anywhere:
                    named[country][number] += 1
        elsewhere = {number for number, count in unnamed.items() if count}
        for country in {*by_country, *own.countries}:
            here = named.get(country, _NONE)
            by_country[country] |= {number for number in elsewhere if unnamed[number] > here[number]}

        def joined(steps: tuple[Step, ...], numbers: set[int]) -> tuple[Step, ...]:
            return self._members.joined(steps, frozenset(numbers), is_higher=is_higher)

        return _Populations(
            joined(own.whole, whole),
            joined(own.elsewhere, elsewhere),
            {country: joined(own.of(country), numbers) for country, numbers in by_country.items()},
        )

    def _adds_from(self, taxon: TaxonId) -> date:
        """From when a lower taxon can add to its species: the law or a range of its own sets it, or one below, apart."""
        if self.history.ranges.get(taxon):
            return date.min
        own = self._bearing.singled_out.get(taxon, date.max)
        return min([own, *(self._adds_from(child) for child in self._children.get(taxon, ()))])

    # The taxon itself -------------------------------------------------------------------------------------------

    def _of_itself(self, taxon: TaxonId) -> _Populations:
        if (known := self._own.get(taxon)) is not None:
            return known
        part = self._bearing.on(taxon)
        whole = self._steps(part, None)
        elsewhere = self._steps(part, ELSEWHERE) if part.alike else whole
        occurring = self._bearing.nearest_range(taxon)
        found: dict[Country, tuple[Step, ...]] = {}
        for country in {*part.alike, *(occurring or ())}:
            steps = self._steps(part, part.alike[country]) if country in part.alike else elsewhere
            if occurring is not None and country not in occurring:
                steps = self._where_named(taxon, steps, country)
            found[country] = steps
        if occurring is not None:
            elsewhere = self._without(elsewhere)
        self._own[taxon] = _Populations(whole, elsewhere, found)
        return self._own[taxon]

    def _without(self, steps: tuple[Step, ...]) -> tuple[Step, ...]:
        """The same where the taxon does not occur; one object for one object."""
        if id(steps) not in self._absent:
            self._absent[id(steps)] = (steps, tuple(replace(step, occurs=False) for step in steps))
        return self._absent[id(steps)][1]

    def _where_named(self, taxon: TaxonId, steps: tuple[Step, ...], country: Country) -> tuple[Step, ...]:
        """Outside the recorded range it is there while a listing of the taxon itself names the population."""
        naming = {
            event.id for event in self._bearing.events_of(taxon) if event.included_in is None or event.populations
        }
        is_named = [
            any(country in entry.populations and entry.event in naming for entry in step.entries) for step in steps
        ]
        if not any(is_named):
            return self._without(steps)
        return tuple(replace(step, occurs=named) for step, named in zip(steps, is_named, strict=True))

    # Asking the engine ------------------------------------------------------------------------------------------

    def _steps(self, part: Part, cell: Country | None) -> tuple[Step, ...]:
        if (known := self._asked.get((part.key, cell))) is None:
            self._ask_together({(part.key, cell): part})
            known = self._asked[part.key, cell]
        return known

    def _ask_together(self, waiting: Mapping[tuple[_Key, Country | None], Part]) -> None:
        """Put the questions of many parts to the engine, those of one day and one cell in one go."""
        questions: defaultdict[tuple[date, Country | None], list[Part]] = defaultdict(list)
        for (_, cell), part in waiting.items():
            for day in part.days:
                questions[day, cell].append(part)
        found: dict[tuple[_Key, Country | None], list[Step]] = {key: [Step(date.min)] for key in waiting}
        for (day, cell), parts in sorted(questions.items(), key=lambda question: question[0][0]):
            together = self._bearing.joined(parts)
            taxa = [part.taxon for part in parts]
            answers = resolve(together, instrument=self.instrument, on=day, taxa=taxa, country=cell)
            for part, free in zip(parts, answers, strict=True):
                appended(found[part.key, cell], self._step(part, day, cell, free))
        self._asked |= {key: tuple(steps) for key, steps in found.items()}

    def _step(self, part: Part, day: date, cell: Country | None, free: Status) -> Step:
        marks = frozenset(free.own.split("/"))
        applying = {entry.appendix for entry in free.appendices}
        reserving: set[Country] = set()
        for party in {held.party for held in free.reservations}:
            if not part.reserves_populations and UNKNOWN not in marks:
                # Nothing of what it reserves against is left to bind it, whatever the population.
                is_bound_otherwise = any(
                    held.party == party and held.appendix in applying for held in free.reservations
                )
            else:
                [bound] = resolve(
                    part.history, instrument=self.instrument, on=day, taxa=[part.taxon], country=cell, party=party
                )
                is_bound_otherwise = (bound.own, bound.appendices) != (free.own, free.appendices)
            if is_bound_otherwise:
                reserving.add(party)
        return Step(day, marks, free.appendices, frozenset(reserving), free.basis is Basis.EXPLICIT)
