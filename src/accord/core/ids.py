"""Identifiers of instruments, texts, documents and meetings: `<body>:<kind>:<number>[@<session>]`.

Examples: `cites:res:13.3`, `cites:dec:17.55@cop19`, `cbd:dec:7/26`, `cites:doc:sc78/14`, `cites:meeting:cop16`.
Without `@` the work, with it that revision. Zero padding is dropped: one text, one identifier.
"""

import re
from dataclasses import dataclass

from accord.core.errors import Invalid

KINDS = ("res", "dec", "rec", "doc", "inf", "com", "notif", "meeting", "secretariat")
_PATTERN = re.compile(
    r"(?P<body>[a-z][a-z0-9-]*):(?P<kind>[a-z]+):(?P<number>[a-z0-9][a-z0-9./-]*)(?:@(?P<revision>[a-z]+\d+))?"
)


@dataclass(frozen=True, slots=True)
class Identifier:
    """One parsed identifier."""

    body: str
    kind: str
    number: str
    revision: str | None = None

    def __str__(self) -> str:
        return f"{self.body}:{self.kind}:{self.number}" + (f"@{self.revision}" if self.revision else "")

    def work(self) -> "Identifier":
        """The same text without its revision."""
        return Identifier(self.body, self.kind, self.number)


def read_identifier(text: str) -> Identifier:
    """Parse an identifier; letters are folded to lower case. Raises Invalid."""
    match = _PATTERN.fullmatch(text.strip().lower())
    if match is None or match["kind"] not in KINDS:
        raise Invalid(f"“{text}” is no identifier such as cites:res:13.3 or cites:dec:17.55@cop19")
    number = re.sub(r"(?<![0-9])0+(?=\d)", "", match["number"])
    return Identifier(match["body"], match["kind"], number, match["revision"])
