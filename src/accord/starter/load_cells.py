"""How the cells of the shipped files are read: one class a kind of cell, all giving plain values fit for the journal.

Plain means text, whole number, yes or no, or nothing; a date is its ISO text and a reference the id it names, so that
what the files say, what the journal holds and what the database keeps can be compared as they are.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TypeAlias

from accord.core.dates import read_date, read_imprecise_date
from accord.core.errors import Invalid

Plain: TypeAlias = str | int | bool | None

_YES = frozenset({"1", "yes", "true"})
_AMOUNT = re.compile(r"[0-9]{1,11}(?:\.[0-9]{1,3})?")
_NO = frozenset({"0", "no", "false"})


@dataclass(frozen=True, slots=True)
class Text:
    """The cell as it stands, in `field`; an empty cell gives `empty`."""

    field: str
    empty: str | None = ""

    def read(self, cell: str) -> Mapping[str, Plain]:
        """The values of the row that this cell gives."""
        return {self.field: cell or self.empty}


@dataclass(frozen=True, slots=True)
class Whole:
    """A whole number."""

    field: str

    def read(self, cell: str) -> Mapping[str, Plain]:
        """The values of the row that this cell gives. Raises Invalid."""
        if not cell:
            return {self.field: None}
        if not (cell.isascii() and cell.isdigit()):
            raise Invalid(f"“{cell}” is not a whole number")
        return {self.field: int(cell)}


@dataclass(frozen=True, slots=True)
class Amount:
    """A number of three decimals at most, written as the database gives it back (`5.000`)."""

    field: str

    def read(self, cell: str) -> Mapping[str, Plain]:
        """The values of the row that this cell gives. Raises Invalid."""
        if not cell:
            return {self.field: None}
        if not _AMOUNT.fullmatch(cell):
            raise Invalid(f"“{cell[:40]}” is not a number (write 1600 or 0.5)")
        return {self.field: f"{Decimal(cell):.3f}"}


@dataclass(frozen=True, slots=True)
class YesNo:
    """Yes or no; an empty cell gives `empty`."""

    field: str
    empty: bool | None = False

    def read(self, cell: str) -> Mapping[str, Plain]:
        """The values of the row that this cell gives. Raises Invalid."""
        if not cell:
            return {self.field: self.empty}
        if cell.lower() not in _YES | _NO:
            raise Invalid(f"“{cell}” is neither 1 (yes) nor 0 (no)")
        return {self.field: cell.lower() in _YES}


@dataclass(frozen=True, slots=True)
class Day:
    """A day of the calendar."""

    field: str

    def read(self, cell: str) -> Mapping[str, Plain]:
        """The values of the row that this cell gives. Raises Invalid."""
        return {self.field: read_date(cell).isoformat() if cell else None}


@dataclass(frozen=True, slots=True)
class Vague:
    """A date known to the day, the month or the year: first possible day and precision."""

    field: str
    precision: str

    def read(self, cell: str) -> Mapping[str, Plain]:
        """The values of the row that this cell gives. Raises Invalid."""
        if not cell:
            return {self.field: None, self.precision: ""}
        found = read_imprecise_date(cell)
        return {self.field: found.day.isoformat(), self.precision: found.precision.value}


@dataclass(frozen=True, slots=True)
class Unused:
    """A column for the people who keep the files; it is not loaded."""

    def read(self, cell: str) -> Mapping[str, Plain]:
        """Nothing."""
        del cell
        return {}


@dataclass(frozen=True, slots=True)
class Members:
    """Ids separated by blanks: each makes one row of `model`, tied to this row by `owner` and to the id by `member`."""

    model: str
    owner: str
    member: str
    also: Mapping[str, Plain] = field(default_factory=dict)
    order: str = ""  # a field that takes the place in the list, where the order means something


Cell: TypeAlias = Text | Whole | Amount | YesNo | Day | Vague | Unused
