"""Everything that changes the species room, each act one entry of the journal: listing events here, the rest beside it."""

from accord.core.errors import Conflict, Invalid, NotFound
from accord.core.listings.model import ListingEvent as Event
from accord.journal.actors import Actor
from accord.journal.acts import act
from accord.journal.rows import remove, store, store_all
from accord.species import policies  # noqa: F401  (without its policy an act is refused to everyone)
from accord.species.imports.act import import_listings
from accord.species.models import ExceptedTaxon, ListedPopulation, ListingEvent, Taxon
from accord.species.review.acts import (
    answer_question,
    ask_questions,
    decide_alignment,
    revise_alignment,
    revoke_alignment,
    revoke_answer,
    write_remark,
)

__all__ = [
    "answer_question",
    "ask_questions",
    "correct_listing_event",
    "decide_alignment",
    "import_listings",
    "record_listing_event",
    "revise_alignment",
    "revoke_alignment",
    "revoke_answer",
    "withdraw_listing_event",
    "write_remark",
]


@act("species.record_listing_event", undoable=True)
def record_listing_event(*, actor: Actor, event: Event, reason: str, note: str = "") -> str:
    """Record one change to the Appendices; gives back its id.

    Raises Conflict (the id is taken, a rule of the database), Invalid (it contradicts the register), Refused.
    """
    del actor
    _check_reason(reason)
    if ListingEvent.objects.filter(id=event.id).exists():
        raise Conflict(f"the register holds a listing event {event.id} already: correct or withdraw that one")
    _check_event(event)
    store(_event_row(event, note=note))
    _store_scope(event)
    return event.id


@act("species.correct_listing_event", undoable=True)
def correct_listing_event(*, actor: Actor, event: Event, reason: str, note: str | None = None) -> None:
    """Put `event` in the place of what was recorded under its id; without `note` the note stays.

    Raises NotFound, Conflict (withdrawn; a rule of the database), Invalid (it contradicts the register), Refused.
    """
    del actor
    _check_reason(reason)
    recorded = _event_in_force(event.id)
    if recorded.instrument_id != event.instrument:
        raise Invalid("a correction can't move an event to another convention: withdraw it and record a new one")
    _check_event(event)
    store(_event_row(event, note=recorded.note if note is None else note))
    _store_scope(event)


@act("species.withdraw_listing_event", undoable=True)
def withdraw_listing_event(*, actor: Actor, event: str, reason: str) -> None:
    """Take an event that was recorded in error out of every answer. The row stays, with the reason.

    (The deletion of a listing is an event of its own.) Raises NotFound, Conflict (withdrawn already), Refused.
    """
    del actor
    _check_reason(reason)
    row = _event_in_force(event)
    row.withdrawn_because = reason
    store(row)


def _check_reason(reason: str) -> None:
    if not reason.strip():
        raise Invalid("a reason must be given", fields={"reason": "must be given"})


def _event_in_force(key: str) -> ListingEvent:
    row = ListingEvent.objects.filter(id=key).first()
    if row is None:
        raise NotFound(f"the register has no listing event {key}")
    if row.withdrawn_because:
        raise Conflict(f"{key} was withdrawn: {row.withdrawn_because}")
    return row


def _check_event(event: Event) -> None:
    """What several rows must be to one another; single rows are checked by the database."""
    named = {event.taxon, *event.except_taxa} | ({event.included_in} if event.included_in else set())
    there = Taxon.objects.select_related("checklist").in_bulk(list(named))
    for key in sorted(named):
        if key not in there:
            raise Invalid(f"the register has no taxon {key}")
        if there[key].checklist.convention_id not in (None, event.instrument):
            raise Invalid(
                f"{key} stands in the checklist of {there[key].checklist.convention_id}, not of {event.instrument}"
            )
    if both := event.populations & event.except_populations:
        raise Invalid(f"the population of {', '.join(sorted(both))} is both listed and left out")


def _event_row(event: Event, *, note: str) -> ListingEvent:
    return ListingEvent(
        id=event.id,
        instrument_id=event.instrument,
        change=event.change.value,
        appendix=event.appendix,
        taxon_id=event.taxon,
        effective=event.effective,
        party_id=event.party,
        included_in_id=event.included_in,
        implied=event.implied,
        annotation=event.annotation or "",
        symbol=event.symbol or "",
        decided_at_id=event.decided_at,
        source_id=event.source,
        recorded_current=event.recorded_current,
        note=note,
    )


def _store_scope(event: Event) -> None:
    """Make the populations and excepted taxa of an event what `event` says."""
    populations = {(country, False) for country in event.populations}
    populations |= {(country, True) for country in event.except_populations}
    for listed in ListedPopulation.objects.filter(event=event.id):
        scope = (listed.country_id, listed.excepted)
        if scope in populations:
            populations.remove(scope)
        else:
            remove(listed)
    taxa = set(event.except_taxa)
    for excepted in ExceptedTaxon.objects.filter(event=event.id):
        if excepted.taxon_id in taxa:
            taxa.remove(excepted.taxon_id)
        else:
            remove(excepted)
    store_all(
        ListedPopulation(event_id=event.id, country_id=country, excepted=excepted)
        for country, excepted in sorted(populations)
    )
    store_all(ExceptedTaxon(event_id=event.id, taxon_id=taxon) for taxon in sorted(taxa))
