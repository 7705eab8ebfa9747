"""People who act in the tests of the species room, and the listing event that they act on."""

from datetime import date

from accord.core.listings.model import Change, ListingEvent
from accord.journal.actors import Actor, Grant, Role


def acting(*roles: Role, body: str | None = None) -> Actor:
    return Actor("a.reviewer", frozenset(Grant(role, body=body) for role in roles))


REVIEWER = acting(Role.REVIEWER)


def listed(appendix: str = "I", on: str = "1990-01-18", **more) -> ListingEvent:
    """An addition of the African elephant to an Appendix of CITES, unless said otherwise."""
    given = {
        "id": f"cites:loxodonta-africana:{on}:{appendix}",
        "instrument": "cites",
        "change": Change.ADDITION,
        "appendix": appendix,
        "taxon": "cites:loxodonta-africana",
        "effective": date.fromisoformat(on),
    }
    return ListingEvent(**(given | more))
