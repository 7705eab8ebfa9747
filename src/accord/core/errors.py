"""What can go wrong, said once for all three faces (web, API, command line).

Every error has a stable `code` (for machines), one sentence (for people) and an `exit_code` (for shells).
"""

from collections.abc import Iterable, Mapping


class AccordError(Exception):
    """Anything Accord refuses or cannot do; its text is one clear sentence."""

    code = "error"
    exit_code = 1


class NotFound(AccordError):
    """What was asked for is not here."""

    code = "not-found"
    exit_code = 3


class Invalid(AccordError):
    """The input cannot be read or breaks a rule; nothing was stored.

    `place` says where: a file, a row (`taxa.csv, row 7`), a field of a form. `fields` maps field names to reasons.
    """

    code = "invalid"
    exit_code = 2

    def __init__(self, reason: str, *, place: str = "", fields: Mapping[str, str] | None = None) -> None:
        self.reason = reason
        self.place = place
        self.fields = dict(fields or {})
        super().__init__(f"{place}: {reason}" if place else reason)


class Refused(AccordError):
    """The rules or the actor's role forbid it; `reasons` names every one, so that all can be mended at once."""

    code = "refused"
    exit_code = 4

    def __init__(self, what: str, reasons: Iterable[str]) -> None:
        self.what = what
        self.reasons = tuple(reasons)
        super().__init__("\n".join([f"Refused: {what}.", *(f"  - {reason}" for reason in self.reasons)]))


class Conflict(AccordError):
    """It clashes with what is already recorded, or the record was changed by someone else meanwhile."""

    code = "conflict"
    exit_code = 5


class SourceFailed(AccordError):
    """A source outside Accord could not be read: a database, a server, a feed."""

    code = "source-failed"
    exit_code = 6

    def __init__(self, source: str, reason: str) -> None:
        self.source = source
        self.reason = reason
        super().__init__(f"{source}: {reason}")
