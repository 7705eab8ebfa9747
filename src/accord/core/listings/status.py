"""The legal status of a taxon on a date: for its whole range, for one country, or as one Party is bound.

`resolve` answers for many taxa in one pass over the tree, `status` for one. Rules 8 and 9 of the specification of
listings; what applies to a taxon itself is found in `itself`.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from accord.core.errors import NotFound
from accord.core.listings.coverage import TOP, Tree
from accord.core.listings.drafts import collector_paused, draft_of, frozen
from accord.core.listings.index import accepted_id
from accord.core.listings.itself import Itself, Standing
from accord.core.listings.marks import NC, NO_APPENDIX, Marks, strictest_first, text, text_of
from accord.core.listings.model import (
    Basis,
    Country,
    Finding,
    History,
    NameStatus,
    Status,
    Taxon,
    TaxonId,
)

__all__ = ["Resolver", "UnknownTaxon", "resolve", "status", "text"]

_StatusDraft = draft_of(Status)
_AT_ONCE = 4096


class UnknownTaxon(NotFound):
    """The taxon is not in the checklist of the history."""

    code = "unknown-taxon"


def status(
    taxon: TaxonId,
    history: History,
    *,
    instrument: str,
    on: date,
    country: Country | None = None,
    party: Country | None = None,
) -> Status:
    """What `taxon` is listed as under `instrument` on `on`, and the events that make it so.

    With `country` the answer is that of this country's population; with `party` what this Party is bound by: a
    reservation in force makes it a non-Party for the taxon. Raises UnknownTaxon.
    """
    return next(resolve(history, instrument=instrument, on=on, taxa=[taxon], country=country, party=party))


def resolve(
    history: History,
    *,
    instrument: str,
    on: date,
    taxa: Iterable[TaxonId] | None = None,
    country: Country | None = None,
    party: Country | None = None,
) -> Iterator[Status]:
    """The status of all taxa (or of those in `taxa`), in the order of the history.

    Raises UnknownTaxon for an id that the history does not have.
    """
    resolver = Resolver(history, instrument=instrument, on=on, country=country, party=party)
    asked = list(history.taxa if taxa is None else taxa)
    for start in range(0, len(asked), _AT_ONCE):
        with collector_paused():
            batch = resolver.statuses(asked[start : start + _AT_ONCE])
        yield from batch


#: What a taxon with its members is listed as, and whether any of it occurs in the country asked for.
_Listing = tuple[Marks, bool]
#: The fields of a status from `listing` on, which many taxa share.
_Answer = tuple[Any, ...]


class Resolver:
    """One question (instrument, date, country, Party) to a history, for any taxa; each is worked out once."""

    def __init__(
        self, history: History, *, instrument: str, on: date, country: Country | None, party: Country | None
    ) -> None:
        self.history = history
        self.taxa = history.taxa
        self.tree = Tree(history, instrument=instrument, on=on)
        self.standing = Standing(self.tree, country=country, party=party)
        self.members = self.tree.taxonomy.members
        self.instrument = instrument
        self.on = on
        self.listings: dict[TaxonId, _Listing] = {}
        self._of_synonyms: dict[tuple[TaxonId, ...], _Answer] = {}  # by what they are synonyms of
        self._apart = self.tree.index.apart(instrument)
        self._alike: dict[TaxonId | None, _Answer] = {}  # by parent

    def take_over(self, other: "Resolver", changed: Collection[TaxonId], above: Collection[TaxonId]) -> None:
        """Keep what another has worked out, but for the taxa `changed` since and, of their listings, those `above`."""
        self.standing.take_over(other.standing, changed)
        self.listings = dict(other.listings)
        for taxon in (*changed, *above):
            self.listings.pop(taxon, None)

    def statuses(self, taxa: Iterable[TaxonId]) -> list[Status]:
        """The statuses of some taxa, in their order. Raises UnknownTaxon."""
        known, instrument, on = self.taxa, self.instrument, self.on
        synonym, hybrid = NameStatus.SYNONYM, NameStatus.HYBRID
        answers, alike, apart, members = self._of_synonyms, self._alike, self._apart, self.members
        drafts = []
        for taxon_id in taxa:
            taxon = known.get(taxon_id)
            if taxon is None:
                raise UnknownTaxon(f"no taxon {taxon_id} in this history")
            if taxon.status is synonym and taxon.accepted:
                answer = answers.get(taxon.accepted) or self._of_synonym(taxon)
            elif taxon_id in apart or taxon_id in members or taxon.status is hybrid:
                answer = self._answer(taxon)
            else:
                answer = alike.get(taxon.parent) or self._answer(taxon)
            drafts.append(_StatusDraft(taxon_id, instrument, on, *answer))
        return frozen(drafts, Status)

    def _answer(self, taxon: Taxon) -> _Answer:
        """What a name that is no synonym has."""
        if taxon.status is NameStatus.HYBRID and not self.tree.has_events(taxon.id):
            return self._of_others(taxon)
        if taxon.id not in self._apart and taxon.id not in self.members:
            # As most taxa: without events, members or doubts it stands as all others below its parent.
            shared = self._alike.get(taxon.parent)
            if shared is None:
                shared = self._alike[taxon.parent] = self._below(taxon.parent)
            if shared:
                return shared
        own = self.standing.itself(taxon.id)
        return _answer_of(own, self.listing(taxon.id)[0])

    def _below(self, parent: TaxonId | None) -> _Answer:
        """What is common to the statuses of all members that stand alike; empty where each may differ."""
        own = self.standing.shared(self.tree.position(parent) if parent is not None else TOP)
        return () if own is None else _answer_of(own, own.marks)

    # What its members are listed as -----------------------------------------------------------------------------

    def listing(self, taxon: TaxonId) -> _Listing:
        """The marks of a taxon with its members (rule 9). Without recursion: a tree may be deep."""
        if (known := self._known(taxon)) is not None:
            return known
        stack = [taxon]
        while stack:
            here = stack[-1]
            unlike, shared = self._members_of(here)
            unknown = [each for each in unlike if self._known(each) is None]
            if unknown:
                stack += unknown
                continue
            if here not in self.listings:
                self.listings[here] = self._with_members(here, unlike, shared)
            stack.pop()
        return self.listings[taxon]

    def _members_of(self, taxon: TaxonId) -> tuple[list[TaxonId], Itself | None]:
        """The members that have to be looked at one by one, and what all the others have, if there are any."""
        every = self.members[taxon]
        shared = self.standing.shared(self.tree.position(taxon)) if self.taxa[taxon].is_higher else None
        if shared is None:
            return every, None
        unlike = [each for each in every if each in self._apart or each in self.members]
        return unlike, shared if len(unlike) < len(every) else None

    def _known(self, taxon: TaxonId) -> _Listing | None:
        """The answer that needs no look at members: there are none, or it is known, or they all stand alike."""
        known = self.listings.get(taxon)
        if known is None:
            if taxon not in self.members:
                own = self.standing.itself(taxon)
                return own.marks, own.occurs
            if taxon not in self.tree.law.spoken_of and self.taxa[taxon].is_higher:
                shared = self.standing.shared(self.tree.position(taxon))
                if shared is not None:
                    known = self.listings[taxon] = (shared.marks, shared.occurs)
        return known

    def _with_members(self, taxon: TaxonId, unlike: list[TaxonId], shared: Itself | None) -> _Listing:
        own = self.standing.itself(taxon)
        is_higher = self.taxa[taxon].is_higher
        distinct: set[Marks] = set() if shared is None else {shared.marks}
        for member in unlike:
            if is_higher or self._adds(member):
                marks, occurs = self._known(member) or self.listings[member]
                if occurs:
                    distinct.add(marks)
        below: Marks = frozenset().union(*distinct)
        if not is_higher or own.basis is Basis.EXPLICIT:
            return own.marks | below, own.occurs or bool(distinct)
        return below or own.marks, bool(distinct)

    def _adds(self, taxon: TaxonId) -> bool:
        """Whether a lower taxon can add to what its species is listed as: the law or a range of its own sets it apart."""
        waiting = [taxon]
        while waiting:
            here = waiting.pop()
            if self.tree.is_singled_out(here) or self.tree.ranges.get(here):
                return True
            waiting += self.members.get(here, ())
        return False

    # Synonyms and hybrids ---------------------------------------------------------------------------------------

    def _of_synonym(self, taxon: Taxon) -> _Answer:
        """Synonyms answer for their accepted taxon, and say so (rule 8)."""
        target = self.taxa[taxon.accepted[0]]
        if target.status is NameStatus.SYNONYM or len(taxon.accepted) > 1:
            target = self.taxa[accepted_id(self.taxa, taxon.id)]
            if target.status is NameStatus.SYNONYM:
                return self._of_others(target)
        note = Finding("synonym", f"a synonym of {target.name}, whose status this is", taxon=target.id)
        *answer, findings = self._answer(target)
        found = self._of_synonyms[taxon.accepted] = (*answer, (note, *findings))
        return found

    def _of_others(self, taxon: Taxon) -> _Answer:
        """A name that stands for several taxa, or a hybrid: what those have, together or the strictest of it (rule 8)."""
        if taxon.status is NameStatus.SYNONYM:
            names = ", ".join(self.taxa[each].name for each in taxon.accepted)
            note = Finding("synonym-of-several", f"{taxon.name} is a synonym of several taxa: {names}", taxon=taxon.id)
        elif parents := _parents(taxon):
            names = " and ".join(self.taxa[each].name for each in parents)
            note = Finding("hybrid", f"{taxon.name} takes the strictest appendix of {names}", taxon=taxon.id)
        else:
            note = Finding("hybrid-without-parents", f"the parents of {taxon.name} are not recorded", taxon=taxon.id)
        joined = self._joined(taxon)
        return _answer_of(replace(joined, findings=(note,)), joined.marks)

    def _joined(self, taxon: Taxon) -> Itself:
        """What the taxa have that this one answers for; of a hybrid's parents the strictest (CITES Res. Conf. 10.17)."""
        is_hybrid = taxon.status is NameStatus.HYBRID
        found: dict[TaxonId, Itself] = {}
        waiting, passed = [taxon], {taxon.id}
        while waiting:
            for each in _parents(waiting.pop()):
                other = self.taxa[accepted_id(self.taxa, each)]
                if other.id in passed:
                    continue
                passed.add(other.id)
                if not self._is_joined(other):
                    found[other.id] = self.standing.itself(other.id)
                elif is_hybrid or other.status is NameStatus.SYNONYM:  # the strictest of the strictest
                    waiting.append(other)
                else:
                    found[other.id] = self._joined(other)
        parts = found.values()
        marks: Marks = frozenset().union(*(part.marks for part in parts)) or NC
        if is_hybrid:
            marks = frozenset({min(marks, key=strictest_first)})
        return Itself(
            marks,
            Basis.NONE if marks <= NC else Basis.INHERITED,
            occurs=True,
            entries=tuple(dict.fromkeys(entry for part in parts for entry in part.entries if entry.appendix in marks)),
            reservations=tuple(
                dict.fromkeys(entry for part in parts for entry in part.reservations if entry.appendix in marks)
            ),
        )

    def _is_joined(self, taxon: Taxon) -> bool:
        """Whether a taxon answers for others: a synonym that is still one, a hybrid that is not listed by itself."""
        if taxon.status is NameStatus.SYNONYM:
            return bool(taxon.accepted)
        return taxon.status is NameStatus.HYBRID and not self.tree.has_events(taxon.id)


def _answer_of(own: Itself, marks: Marks) -> _Answer:
    basis = own.basis
    if basis is Basis.NONE and marks - NO_APPENDIX:
        basis = Basis.DESCENDANTS
    return text_of(marks), text_of(own.marks), basis, own.entries, own.reservations, own.findings


def _parents(taxon: Taxon) -> tuple[TaxonId, ...]:
    return taxon.accepted or ((taxon.parent,) if taxon.parent else ())
