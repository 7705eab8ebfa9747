"""A status in words: which listing governs, of which taxon, by which event, and what came before it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from accord.core.listings.index import accepted_id, index_of
from accord.core.listings.model import (
    NOT_LISTED,
    UNKNOWN,
    AppendixEntry,
    Basis,
    Change,
    Country,
    EventId,
    History,
    ListingEvent,
    Status,
    TaxonId,
)
from accord.core.listings.replay import replay, scope

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def in_words(day: date) -> str:
    """`12 June 2013`."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


@dataclass(frozen=True, slots=True)
class Words:
    """What to call countries (by code) and meetings (by identifier); what is not in it is printed as it is."""

    countries: Mapping[Country, str] = field(default_factory=dict)
    meetings: Mapping[str, str] = field(default_factory=dict)

    def country(self, code: Country) -> str:
        """One country."""
        return self.countries.get(code, code)

    def listed(self, codes: Iterable[Country]) -> str:
        """Several countries, by name: `Bhutan, India and Nepal`."""
        names = sorted(self.country(code) for code in codes)
        return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


@dataclass(frozen=True, slots=True)
class Reason:
    """One sentence, and the event it rests on."""

    text: str
    event: EventId | None = None

    def __str__(self) -> str:
        return f"{self.text} [{self.event}]" if self.event else self.text


@dataclass(frozen=True, slots=True)
class Explanation:
    """The chain of facts behind a status, in the order in which a reader would ask."""

    headline: str
    governing: tuple[Reason, ...]  # the listings that make the status, and what they leave out
    before: tuple[Reason, ...]  # the taxon's own events that do not govern here
    notes: tuple[Reason, ...]  # reservations, doubts about the range, findings

    def sentences(self) -> list[str]:
        """All of it as plain sentences."""
        return [self.headline, *(str(reason) for reason in (*self.governing, *self.before, *self.notes))]


def explain(
    status: Status,
    history: History,
    *,
    country: Country | None = None,
    party: Country | None = None,
    words: Words | None = None,
) -> Explanation:
    """A status in words; `country` and `party` are those that it was asked for."""
    telling = _Telling(status, history, country, party, words or Words())
    return Explanation(telling.headline(), tuple(telling.governing()), tuple(telling.before()), tuple(telling.notes()))


class _Telling:
    def __init__(
        self, status: Status, history: History, country: Country | None, party: Country | None, words: Words
    ) -> None:
        self.status = status
        self.history = history
        self.country = country
        self.party = party
        self.words = words
        self.taxon = accepted_id(history.taxa, status.taxon)
        self.law = index_of(history).law(status.instrument)

    def governing(self) -> Iterator[Reason]:
        for entry in self.status.appendices:
            yield self._entry(entry)
        yield from self._left_out()

    def notes(self) -> Iterator[Reason]:
        for held in self.status.reservations:
            via = "" if held.via == self.status.taxon else f" (on {self._name(held.via)})"
            yield Reason(
                f"{self.words.country(held.party)} holds a reservation to Appendix {held.appendix}{via} since "
                f"{in_words(held.since)}: it is treated as a non-Party for this taxon.",
                held.event,
            )
        doubtful: dict[str, list[Country]] = {}
        for code, how in self.history.ranges.get(self.taxon, {}).items():
            if how and self.status.appendices and (self.country is None or code == self.country):
                doubtful.setdefault(how, []).append(code)
        for how, codes in doubtful.items():
            yield Reason(f"Recorded as {how} in {self.words.listed(codes)}.")
        for finding in self.status.findings:
            if finding.code != "range-status":
                yield Reason(f"{finding.text[:1].upper()}{finding.text[1:]}.", finding.event)

    def headline(self) -> str:
        status = self.status
        name = self._name(status.taxon)
        what = f"the population of {name} in {self.words.country(self.country)}" if self.country else name
        bound = f" as {self.words.country(self.party)} is bound" if self.party else ""
        on, law = in_words(status.on), status.instrument.upper()
        match status.basis:
            case Basis.EXPLICIT:
                how = "listed in its own name"
            case Basis.INHERITED:
                how = "listed through a higher taxon"
            case Basis.DESCENDANTS:
                how = "not listed itself, but taxa below it are"
            case Basis.NONE:
                return f"On {on} {what} is not listed under {law}{bound}."
        if self._is_free():
            return (
                f"On {on} {what} is {status.own} under {law}{bound}: it is {how}, but a reservation frees this Party."
            )
        if status.own == UNKNOWN:
            how = "whether the listing reaches it is unknown without range data"
        has_members = status.basis is not Basis.DESCENDANTS and status.own != status.listing
        itself = f" ({status.own} itself, the rest through taxa below it)" if has_members else ""
        return f"On {on} {what} is {status.listing}{itself} under {law}{bound}: {how}."

    def _is_free(self) -> bool:
        """Whether a reservation of the Party asked for leaves nothing that binds it."""
        has_reserved = any(held.party == self.party for held in self.status.reservations)
        return has_reserved and not self.status.appendices and self.status.basis is not Basis.DESCENDANTS

    def _entry(self, entry: AppendixEntry) -> Reason:
        if entry.populations:
            which = f"population{'s' if len(entry.populations) > 1 else ''} of {self.words.listed(entry.populations)}"
        elif entry.except_populations:
            which = f"all populations except {self.words.listed(entry.except_populations)}"
        else:
            which = "all populations"
        by = f" at the request of {self.words.country(entry.party)}" if entry.party else ""
        event = self.law.by_id.get(entry.event)
        meeting = event.decided_at if event is not None else None
        decided = f"; decided at {self.words.meetings.get(meeting, meeting)}" if meeting else ""
        through = "" if entry.via == self.taxon else f", through {self._name(entry.via)}"
        return Reason(
            f"Appendix {entry.appendix}{by}: {which}{through}, since {in_words(entry.since)}{decided}.", entry.event
        )

    def _left_out(self) -> Iterator[Reason]:
        """Which part is NC, and by which exception."""
        status = self.status
        if self.country is not None or NOT_LISTED not in status.own.split("/") or not status.appendices:
            return
        known = self.history.ranges.get(self.taxon, {})
        uncovered = [code for code in known if not any(_covers(entry, code) for entry in status.appendices)]
        excepted = {code for entry in status.appendices for code in entry.except_populations}
        if uncovered or excepted:
            yield Reason(f"Not listed: the populations of {self.words.listed(uncovered or excepted)}.")
        else:
            yield Reason("Not listed: all other populations.")

    def before(self) -> Iterator[Reason]:
        """The taxon's own events that do not govern here, and what each did."""
        governing = {entry.event for entry in self.status.appendices}
        own = [event for event in self.law.events.get(self.taxon, ()) if event.effective <= self.status.on]
        in_force = {listing.event.id for listing in replay(own, on=self.status.on).listings}
        for event in own:
            if event.id not in governing and event.change in (Change.ADDITION, Change.DELETION):
                yield self._past(event, is_in_force=event.id in in_force)

    def _past(self, event: ListingEvent, *, is_in_force: bool) -> Reason:
        when = in_words(event.effective)
        which = f", populations of {self.words.listed(event.populations)}" if event.populations else ""
        if event.except_populations:
            which += f", not the populations of {self.words.listed(event.except_populations)}"
        by = f" by {self.words.country(event.party)}" if event.party else ""
        if event.change is Change.DELETION:
            what = f"deleted from Appendix {event.appendix}{by}{which}"
        elif event.included_in is not None:
            what = f"from here on listed in Appendix {event.appendix} through {self._name(event.included_in)}{which}"
        else:
            since = "since replaced"
            if is_in_force:
                elsewhere = self.country is not None and self.country not in scope(event)
                since = (
                    "does not concern this population" if elsewhere or not self.party else "does not bind this Party"
                )
            what = f"added to Appendix {event.appendix}{by}{which} ({since})"
        return Reason(f"{when}: {what}.", event.id)

    def _name(self, taxon: TaxonId) -> str:
        found = self.history.taxa[taxon]
        return f"{found.name} ({found.rank})" if found.is_higher else found.name


def _covers(entry: AppendixEntry, country: Country) -> bool:
    return country in entry.populations if entry.populations else country not in entry.except_populations
