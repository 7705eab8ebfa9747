"""Who may change what the species room holds."""

from accord.core.listings.model import ListingEvent as Event
from accord.journal.actors import Actor, Role
from accord.journal.policies import Decision, Given, holds, policy
from accord.species.models import ListingEvent


@policy("species.record_listing_event", refusal="the listing event can't be recorded")
@policy("species.correct_listing_event", refusal="the listing event can't be corrected")
@policy("species.withdraw_listing_event", refusal="the listing event can't be withdrawn")
def may_keep_listings(actor: Actor, given: Given) -> Decision:
    """Officers and reviewers, for the convention whose Appendices they keep (it has the id of its instrument)."""
    instrument = _instrument(given.get("event"))
    return holds(actor, Role.OFFICER, Role.REVIEWER, bodies=[instrument] if instrument else [])


@policy("species.import_listings", refusal="the file can't be imported")
def may_import_listings(actor: Actor, given: Given) -> Decision:
    """Officers and reviewers, for every convention whose listing events the file holds."""
    history = getattr(given.get("edition"), "history", None)
    instruments = history.instruments() if history is not None else ()
    decision = holds(actor, Role.OFFICER, Role.REVIEWER, bodies=list(instruments[:1]))
    for instrument in instruments[1:]:
        decision &= holds(actor, Role.OFFICER, Role.REVIEWER, bodies=[instrument])
    return decision


def _instrument(event: object) -> str | None:
    if isinstance(event, Event):
        return event.instrument
    if isinstance(event, str):
        return ListingEvent.objects.filter(id=event).values_list("instrument_id", flat=True).first()
    return None
