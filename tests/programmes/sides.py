"""Officers of the two sides of the programmes under test."""

from accord.journal.actors import Actor, Grant, Role


def officer(body: str, name: str = "") -> Actor:
    """An officer of one side."""
    return Actor(name or f"{body}.officer", frozenset({Grant(Role.OFFICER, body=body)}))


CITES, CMS = officer("cites"), officer("cms")
