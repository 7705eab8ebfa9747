"""What is given to submit a proposal."""

import re
from dataclasses import dataclass
from datetime import date

_NO_KEY = re.compile(r"[^0-9a-z.()]+")


def key_of(meeting: str, number: str) -> str:
    """How the register calls a proposal: `cites:meeting:cop19:prop:37`."""
    return f"{meeting}:prop:{_NO_KEY.sub('-', number.casefold()).strip('-')}"


@dataclass(frozen=True, slots=True)
class NewProposal:
    """A proposal as submitted; appendices are "" for “not listed” and “deletion”, populations are country codes."""

    instrument: str
    meeting: str
    number: str
    taxon: str
    to_appendix: str
    from_appendix: str = ""
    proponents: tuple[str, ...] = ()
    populations: tuple[str, ...] = ()
    except_populations: tuple[str, ...] = ()
    scope: str = ""
    document: str = ""
    url: str = ""
    submitted_on: date | None = None
    source: str | None = None
    note: str = ""

    @property
    def id(self) -> str:
        """Its key in the register."""
        return key_of(self.meeting, self.number)
