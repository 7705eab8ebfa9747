"""The nine rules of listings, read word for word: one taxon, one country at a time. Slow, and no code of the engine.

A *cell* is one country, or `OTHERS`: every country that nothing names. All events of a taxon are replayed for each
cell; then one walks from the taxon upwards. The engine must agree
(`test_engine_agrees_with_the_literal_reading.py`); where it does not, the rules decide who is right.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import groupby

from literal_values import CITES, NC, OTHERS, UNKNOWN, Cell, Entry, Lift, Own, Reading, governs, text

from accord.core.listings.model import Change, Country, History, ListingEvent, NameStatus, Taxon, TaxonId


class Literal:
    """A history as it stands on one date under one instrument."""

    def __init__(
        self,
        history: History,
        instrument: str,
        on: date,
        country: Country | None = None,
        party: Country | None = None,
    ) -> None:
        self.taxa, self.ranges = history.taxa, history.ranges
        self.country, self.party, self.is_cites = country, party, instrument == CITES
        self.events = [self.as_meant(e) for e in history.events if e.instrument == instrument and e.effective <= on]
        self.countries = sorted(
            {c for e in history.events for c in e.populations | e.except_populations}
            | {c for known in history.ranges.values() for c in known}
            | ({country} if country else set())
        )

    def accepted(self, taxon: TaxonId) -> TaxonId:
        """Rule 8: the taxon that a synonym of one taxon stands for, wherever it is named; in a circle, itself."""
        passed = [taxon]
        while self.taxa[passed[-1]].status is NameStatus.SYNONYM and len(self.taxa[passed[-1]].accepted) == 1:
            onward = self.taxa[passed[-1]].accepted[0]
            if onward in passed:
                break
            passed.append(onward)
        return passed[-1]

    def as_meant(self, event: ListingEvent) -> ListingEvent:
        """An event with the accepted names of all taxa that it names."""
        return replace(
            event,
            taxon=self.accepted(event.taxon),
            except_taxa=frozenset(self.accepted(t) for t in event.except_taxa),
            included_in=event.included_in and self.accepted(event.included_in),
        )

    # One taxon's own events -------------------------------------------------------------------------------------

    def up(self, taxon: TaxonId) -> list[TaxonId]:
        """The taxon and all above it."""
        chain = [taxon]
        while (parent := self.taxa[chain[-1]].parent) is not None:
            chain.append(parent)
        return chain

    def excepts(self, event: ListingEvent, viewer: TaxonId) -> bool:
        """Rule 4: the excepted taxa with all their descendants."""
        return any(taxon in event.except_taxa for taxon in self.up(viewer))

    def replay(self, taxon: TaxonId, cell: Country, viewer: TaxonId) -> Cell:
        """All events of a taxon in the order of their dates, as they matter to `viewer`, itself or below it."""
        state = Cell()
        own = sorted((e for e in self.events if e.taxon == taxon), key=lambda e: e.effective)
        for _, day in groupby(own, key=lambda e: e.effective):
            today = list(day)
            deletions = [
                e for e in today if e.change is Change.DELETION and governs(e, cell) and not self.excepts(e, viewer)
            ]
            additions = [e for e in today if e.change is Change.ADDITION]
            for event in deletions:
                self.delete(state, event)
            if self.is_cites:
                for event in additions:
                    if cell in event.except_populations:
                        self.take_out(state, event)
            self.add(state, [e for e in additions if governs(e, cell)])
            state.appendices[today[0].effective] = {e.appendix for e in state.held + state.included}
        return state

    def delete(self, state: Cell, event: ListingEvent) -> None:
        """Rule 3."""
        theirs = [e for e in state.held + state.included if e.appendix == event.appendix]
        if self.is_cites and event.appendix == "III":
            if event.party is not None:
                theirs = [e for e in theirs if e.party in (event.party, None)]
            elif len({e.party for e in theirs}) > 1 and not event.implied:
                return
        state.held = [e for e in state.held if e not in theirs]
        state.included = [e for e in state.included if e not in theirs]
        if self.is_cites and not event.implied:
            state.stops.append(event)

    def take_out(self, state: Cell, event: ListingEvent) -> None:
        """An addition that excepts this population: it is not in that appendix any more."""

        def stays(e: ListingEvent) -> bool:
            return e.appendix != event.appendix or (e.appendix == "III" and e.party != event.party)

        state.held = [e for e in state.held if stays(e)]
        state.included = [e for e in state.included if stays(e)]
        state.stops.append(event)

    def add(self, state: Cell, new: list[ListingEvent]) -> None:
        """Rules 1, 2 and 6."""
        if not self.is_cites:
            for event in new:
                if event.included_in is not None:
                    state.held = [e for e in state.held if e.appendix != event.appendix]
                    state.included = [e for e in state.included if e.appendix != event.appendix]
            state.held += [e for e in new if e.included_in is None]
            state.included += [e for e in new if e.included_in is not None]
            return
        if not new:
            return
        kept = [
            event
            for event in new
            if event.populations or not any(e.populations and not self.side_by_side(e, event) for e in new)
        ]
        state.held = [e for e in state.held if all(self.side_by_side(e, n) for n in kept)]
        state.included = [e for e in state.included if all(self.side_by_side(e, n) for n in kept)]
        state.held += [e for e in kept if e.included_in is None]
        state.included += [e for e in kept if e.included_in is not None]

    @staticmethod
    def side_by_side(one: ListingEvent, other: ListingEvent) -> bool:
        """Appendix III listings of different Parties."""
        return one.appendix == other.appendix == "III" and one.party != other.party

    def reservations(self, taxon: TaxonId, cell: Country, viewer: TaxonId) -> list[ListingEvent]:
        """Rule 7: in force until withdrawn, or until the taxon itself leaves that appendix.

        A withdrawal means what was held before its day; only where nothing was, the reservation of the same day.
        """
        held: list[ListingEvent] = []
        for day, left in self.leaves(taxon):
            today = [e for e in self.events if e.taxon == taxon and e.effective == day and governs(e, cell)]
            new = [e for e in today if e.change is Change.RESERVATION]
            held = [r for r in held if r.appendix not in left]
            before = {(r.appendix, r.party) for r in held}
            for withdrawal in today:
                if withdrawal.change is Change.RESERVATION_WITHDRAWN:
                    meant = (withdrawal.appendix, withdrawal.party)
                    held = [r for r in held if (r.appendix, r.party) != meant]
                    if meant not in before:
                        new = [r for r in new if (r.appendix, r.party) != meant]
            held += new
        return [r for r in held if not self.excepts(r, viewer)]

    def leaves(self, taxon: TaxonId) -> list[tuple[date, set[str]]]:
        """On which days the taxon itself leaves which appendices, with all its populations."""
        cells = [self.replay(taxon, cell, viewer=taxon).appendices for cell in [*self.countries, OTHERS]]
        found, before = [], set()
        for day in sorted(cells[-1]):
            now = set().union(*(days[day] for days in cells))
            found.append((day, before - now))
            before = now
        return found

    # From the taxon upwards -------------------------------------------------------------------------------------

    def reaching(self, taxon: TaxonId, cell: Country, asked: frozenset[TaxonId] = frozenset()) -> list[Entry]:
        """Rules 1 to 6 in one cell: what applies to the taxon."""
        if taxon in asked:
            return []
        stops: list[ListingEvent] = []
        lifts: list[Lift] = []
        standing: list[tuple[TaxonId, Entry]] = []
        found: list[Entry] = []
        for node in self.up(taxon):
            state = self.replay(node, cell, viewer=taxon)
            for_others = self.replay(node, OTHERS, viewer=taxon).held
            here = [
                Entry(e, node, e.effective, node == taxon, e not in for_others, node == taxon)
                for e in state.held
                if not self.excepts(e, taxon)
            ]
            here += [entry for higher, entry in standing if higher == node]
            here = [x for x in here if not self.stopped(x, node, stops, lifts)]
            for inclusion in state.included:
                if self.excepts(inclusion, taxon):
                    continue
                higher = inclusion.included_in
                alone = self.stands_alone(inclusion, cell, viewer=taxon)
                named = inclusion not in self.replay(node, OTHERS, viewer=taxon).included
                whole = node == taxon and bool(inclusion.populations)
                by_itself = Entry(inclusion, higher, inclusion.effective, False, named, whole)
                if self.stopped(by_itself, node, stops, lifts):
                    continue
                if higher in self.up(node)[1:]:
                    lifts.append(Lift(inclusion.effective, higher))
                    if alone:
                        standing.append((higher, by_itself))
                    continue
                theirs = self.replay(higher, cell, viewer=higher)
                followed = [
                    replace(
                        x,
                        since=max(x.since, inclusion.effective),
                        in_own_name=False,
                        names_populations=x.names_populations or named,
                        counts_whole=False,
                    )
                    for x in self.reaching(higher, cell, asked | {taxon})
                    if (theirs.held or theirs.included) and not self.excepts(x.event, taxon)
                ]
                if alone:
                    followed = [by_itself]
                since = [s for s in state.stops if s.effective > inclusion.effective]
                here += [x for x in followed if not self.stopped(x, node, stops + since, lifts)]
            here = [x for x in here if self.occurs_where(x, taxon, cell)]
            stops += [s for s in state.stops if not self.excepts(s, taxon)]
            found += here
            if found and self.is_cites:
                return found
        return found

    def occurs_where(self, entry: Entry, taxon: TaxonId, cell: Country) -> bool:
        """Rule 5: a listing of some populations reaches a lower taxon only in the countries of its range."""
        known = self.ranges.get(taxon)
        return entry.counts_whole or not entry.names_populations or not known or cell in known

    def stopped(self, entry: Entry, node: TaxonId, stops: list[ListingEvent], lifts: list[Lift]) -> bool:
        """Rule 3: whether a deletion further down ended the inheritance, and no inclusion brought it back."""

        def lifted(stop: ListingEvent) -> bool:
            return any(stop.effective <= lift.on and node in self.up(lift.higher) for lift in lifts)

        return any(
            stop.appendix == entry.event.appendix
            and (stop.appendix != "III" or stop.party in (None, entry.event.party))
            and entry.since <= stop.effective
            and not lifted(stop)
            for stop in stops
        )

    def stands_alone(self, inclusion: ListingEvent, cell: Country, viewer: TaxonId) -> bool:
        """Rule 2: the higher taxon has no recorded listing of its own and has not been deleted since."""
        of_higher = [e for e in self.events if e.taxon == inclusion.included_in]
        if any(e.change is Change.ADDITION for e in of_higher):
            return False
        return not any(
            e.change is Change.DELETION
            and e.appendix == inclusion.appendix
            and e.effective >= inclusion.effective
            and (e.appendix != "III" or e.party in (None, inclusion.party))
            and governs(e, cell)
            and not self.excepts(e, viewer)
            for e in of_higher
        )

    # The union over the cells -----------------------------------------------------------------------------------

    def own(self, taxon: TaxonId) -> Own:
        """Rules 0 and 5: what applies to the taxon itself."""
        if self.country is not None:
            return self.own_in(taxon, self.country)
        known = self.ranges.get(taxon)
        answers = {cell: self.reaching(taxon, cell) for cell in [*self.countries, OTHERS]}
        in_force = {x.event for answer in answers.values() for x in answer if x.in_own_name}
        mine = {
            c for c, a in answers.items() if any(x.counts_whole and (x.names_populations or c == OTHERS) for x in a)
        }
        cells = mine | {c for e in in_force for c in e.except_populations} | set(known or ())
        cells |= {
            c
            for d in self.events
            if d.taxon == taxon and d.change is Change.DELETION and not self.excepts(d, taxon)
            if any(e.appendix == d.appendix and e.effective <= d.effective for e in in_force)
            for c in d.populations
        }
        if not known:
            cells.add(OTHERS)
            own_cells = {c: self.replay(taxon, c, viewer=taxon).included for c in self.countries}
            cells |= {c for c, included in own_cells.items() if any(e.populations for e in included)}
        own = Own()
        for cell in sorted(cells, key=lambda c: c == OTHERS):
            answer, before = answers[cell], set(own.marks)
            if known and cell not in known and cell in mine:
                answer = [x for x in answer if x.counts_whole]
            self.count(own, taxon, cell, answer)
            if known and cell == OTHERS and NC not in before:
                own.marks.discard(NC)  # beyond the recorded range there may be nothing that a reservation could free
        if not known and own.marks == {NC}:
            others = {x.event.appendix for x in answers[OTHERS]}
            for cell in answers.keys() - cells:
                differs = {x.event.appendix for x in answers[cell]} != others
                if differs and self.marks(taxon, cell, answers[cell]) != {NC}:
                    own.marks = {UNKNOWN}
        return own

    def own_in(self, taxon: TaxonId, country: Country) -> Own:
        """The answer for a country is that one cell."""
        answer = self.reaching(taxon, country)
        sure = [x for x in answer if x.counts_whole or not x.names_populations or self.ranges.get(taxon)]
        own = Own()
        self.count(own, taxon, country, sure)
        if own.marks == {NC} and self.marks(taxon, country, answer) != {NC}:
            own.marks = {UNKNOWN}
        return own

    def count(self, own: Own, taxon: TaxonId, cell: Country, answer: list[Entry]) -> None:
        """Add one cell to the union."""
        own.marks |= self.marks(taxon, cell, answer)
        own.reaching |= set(answer)
        own.bound |= {
            x.key
            for x in answer
            for c in [*self.countries, OTHERS]
            if x.key in {y.key for y in self.bound(taxon, c, self.reaching(taxon, c))}
        }

    def marks(self, taxon: TaxonId, cell: Country, answer: list[Entry]) -> set[str]:
        """The appendices of one cell, NC where nothing applies or where the Party is not bound."""
        return {x.event.appendix for x in self.bound(taxon, cell, answer)} or {NC}

    def bound(self, taxon: TaxonId, cell: Country, answer: list[Entry]) -> list[Entry]:
        """The listings to which the Party has no reservation, for the taxon or a higher one."""
        reserved = {
            r.appendix
            for node in self.up(taxon)
            for r in self.reservations(node, cell, viewer=taxon)
            if self.party is not None and r.party == self.party
        }
        return [x for x in answer if x.event.appendix not in reserved]

    def listing(self, taxon: TaxonId) -> tuple[set[str], bool]:
        """Rule 9: own, and what the taxa below it are listed as; and whether any of it occurs in the country asked."""
        own = self.own(taxon)
        children = [t.id for t in self.taxa.values() if t.parent == taxon and t.status is NameStatus.ACCEPTED]
        if not self.taxa[taxon].is_higher:
            children = [child for child in children if self.adds(child)]
        members = [marks for marks, occurs in map(self.listing, children) if occurs]
        below = set().union(*members)
        if children and self.taxa[taxon].is_higher and not own.in_own_name:
            return below or own.marks, bool(members)
        occurs = self.may_occur(taxon, own) or bool(members)
        return own.marks | below, occurs

    def adds(self, taxon: TaxonId) -> bool:
        """Rule 9: only lower taxa that the law or a range of their own sets apart add to their species."""
        singled_out = any(taxon == e.taxon or taxon in e.except_taxa for e in self.events)
        below = [t.id for t in self.taxa.values() if t.parent == taxon and t.status is NameStatus.ACCEPTED]
        return singled_out or taxon in self.ranges or any(map(self.adds, below))

    def may_occur(self, taxon: TaxonId, own: Own) -> bool:
        """Whether the nearest recorded range has the country, or its own listing in force names it."""
        if self.country is None:
            return True
        if any(x.names_populations for x in own.reaching if x.event.taxon == taxon):
            return True
        recorded = [self.ranges[t] for t in self.up(taxon) if self.ranges.get(t)]
        return not recorded or self.country in recorded[0]

    # The answer -------------------------------------------------------------------------------------------------

    def read(self, taxon: Taxon) -> Reading:
        """Rules 8 and 9."""
        meant = self.taxa[self.accepted(taxon.id)]
        if self.answers_for_others(meant):
            own = self.of_others(meant, frozenset())
            return Reading(
                text(own.marks), text(own.marks), "none" if own.marks <= {NC} else "inherited", frozenset(own.bound)
            )
        own = self.own(meant.id)
        listing, _ = self.listing(meant.id)
        if own.in_own_name:
            basis = "explicit"
        elif own.reaching:
            basis = "inherited"
        elif listing - {NC, UNKNOWN}:
            basis = "descendants"
        else:
            basis = "none"
        return Reading(text(own.marks), text(listing), basis, frozenset(own.bound))

    def answers_for_others(self, taxon: Taxon) -> bool:
        """A synonym of several taxa; a hybrid of which no event says anything."""
        if taxon.status is NameStatus.SYNONYM:
            return bool(taxon.accepted)
        return taxon.status is NameStatus.HYBRID and all(e.taxon != taxon.id for e in self.events)

    def of_others(self, taxon: Taxon, passed: frozenset[TaxonId]) -> Own:
        """Rule 8: what the taxa of a synonym are listed as, together; of a hybrid's parents the strictest only."""
        found = Own()
        for each in taxon.accepted or filter(None, [taxon.parent]):
            other = self.taxa[self.accepted(each)]
            if other.id in passed | {taxon.id}:
                continue
            part = self.of_others(other, passed | {taxon.id}) if self.answers_for_others(other) else self.own(other.id)
            found.marks |= part.marks
            found.bound |= part.bound
        if not passed:
            found.marks = found.marks or {NC}
        if taxon.status is NameStatus.HYBRID and found.marks:
            order = ["I", "II", "III"]
            strictest = min(found.marks, key=lambda m: (m == NC, m == UNKNOWN, order.index(m) if m in order else 3, m))
            found.marks = {strictest}
        found.bound = {key for key in found.bound if key[0] in found.marks}
        return found


def literal_reading(
    taxon: TaxonId,
    history: History,
    *,
    instrument: str,
    on: date,
    country: Country | None = None,
    party: Country | None = None,
) -> Reading:
    """What the rules say of `taxon`, read word for word."""
    return Literal(history, instrument, on, country, party).read(history.taxa[taxon])
