"""What a file of the starter register is: its place, the model its rows go to, and how each column is read."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from accord.starter.load_cells import Cell, Members, Plain

Cells = dict[str, str]


@dataclass(frozen=True, slots=True)
class Table:
    """One kind of file. Several folders may hold one (`files` is a pattern); their rows are read as one table.

    `identity` names the fields by which a row is known in other files, in the journal and from one version to the next.
    """

    files: str
    model: str
    identity: tuple[str, ...]
    columns: Mapping[str, Cell | Members]
    always: Mapping[str, Plain] = field(default_factory=dict)  # fields that every row of this file has
    tree: str = ""  # the field that points to the row above, where rows form a tree
    worked_out: tuple[str, ...] = ()  # columns that no file has: `work_out` fills them from the others
    work_out: Callable[[list[Cells]], None] | None = None
    repeated: bool = False  # whether many rows of the file state one row of the table


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the register as the files state it: plain values by field; references are ids."""

    model: str
    key: str
    values: Mapping[str, Plain]
    place: str  # file and row, for messages
    column: str = ""  # of a member of a list: the column with the list

    @property
    def object(self) -> str:
        """How the journal calls it."""
        return f"{self.model}:{self.key}"
