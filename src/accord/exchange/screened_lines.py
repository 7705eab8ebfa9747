"""CSV to CSV: the lines stay as they are and get the answers behind them, so that most cells are never taken apart."""

import csv
import io
import re
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import IO, Any

import numpy as np
import polars as pl
import pyarrow as pa  # type: ignore[import-untyped]
import pyarrow.compute as pc  # type: ignore[import-untyped]
from numpy.typing import NDArray

from accord.core.listings.screening import Answer
from accord.exchange.screened import ADDED, Lookup, Screened, compacted
from accord.exchange.screened_columns import Coded, coded_frame
from accord.exchange.screened_tables import FORMULA, NUMBER, for_spreadsheets
from accord.exchange.shipments import Delimited

Bytes = NDArray[np.uint8]
Places = NDArray[np.int64]
_LF = ord("\n")
_RISKY: NDArray[np.bool_] = np.isin(np.arange(256), [ord(each) for each in "=+-@\t\r"])
_MOST_RISKY = 2_000  # cells looked at one by one
_INLINE = 12  # the length up to which Arrow keeps a text in its view
#: By length, which bytes of three words of four bytes belong to a text.
_KEPT = np.array(
    [[(1 << 8 * min(max(length - 4 * word, 0), 4)) - 1 for word in range(3)] for length in range(_INLINE + 1)],
    dtype="<u4",
)
_FORMULA, _NUMBER = re.compile(FORMULA), re.compile(NUMBER)


def screen_lines(text: Delimited, lookup: Lookup, file: IO[bytes], tell: Callable[[], None]) -> None:
    """Screen a delimited table into CSV."""
    columns = [f"{name}_given" if name in ADDED else name for name in text.columns]
    file.write(_row([*columns, *ADDED]).encode() + b"\n")
    for block in text.blocks():
        _screen_block(block, text, lookup, file)
        tell()


def _screen_block(block: bytes, text: Delimited, lookup: Lookup, file: IO[bytes]) -> None:
    data = np.frombuffer(block, dtype=np.uint8)
    cells = _Cells.of(block, data, text) if b'"' not in block else None
    if cells is not None:
        text.rows_before += cells.height
        found = lookup.look_up(cells.coded(lookup.roles, text.columns), cells.height)
        if text.separator == "," and not cells.has_formula():
            _write(block, cells.ends[:, -1], found, lookup, file)
            return
        rows = cells.frame(text.columns, text.columns)
    else:
        rows, is_by_line = text.parsed(block)
        found = lookup.look_up(coded_frame(rows, lookup.roles), rows.height)
        if is_by_line and text.separator == "," and not _may_hold_formula(data):
            _write(block, np.flatnonzero(data == _LF), found, lookup, file)
            return
    for_spreadsheets(lookup.with_answers(rows, found), text.place).write_csv(file, include_header=False)


class _Cells:
    """A block without quotation marks, taken apart by the places of its separators and line ends."""

    def __init__(self, block: bytes, data: Bytes, starts: Places, ends: Places) -> None:
        self.block, self.data, self.starts, self.ends = block, data, starts, ends
        self.height = len(ends)
        self.words = np.ndarray(shape=(len(data), 3), dtype="<u4", buffer=block + b"\0" * _INLINE, strides=(1, 4))

    @classmethod
    def of(cls, block: bytes, data: Bytes, text: Delimited) -> "_Cells | None":
        """None where a row has more or fewer cells than the header."""
        places = np.flatnonzero((data == ord(text.separator)) | (data == _LF))
        width = len(text.columns)
        if len(places) % width:
            return None
        ends = places.reshape(-1, width)
        if len(ends) != block.count(b"\n") or not (data[ends[:, -1]] == _LF).all():
            return None
        starts = np.empty_like(ends)
        starts[0, 0] = 0
        starts[1:, 0] = ends[:-1, -1] + 1
        starts[:, 1:] = ends[:, :-1] + 1
        return cls(block, data, starts, ends)

    def coded(self, roles: Mapping[str, str], columns: Sequence[str]) -> dict[str, Coded]:
        """The columns that count, by role."""
        return coded_frame(self.frame(columns, list(dict.fromkeys(roles.values()))), roles)

    def frame(self, columns: Sequence[str], wanted: Sequence[str]) -> pl.DataFrame:
        """Some of the columns."""
        return pl.DataFrame({name: self._texts(columns.index(name)) for name in wanted})

    def _texts(self, column: int) -> pl.Series:
        """A column as views into the block: length and text, or where it is longer its beginning and its place."""
        starts, lengths = self.starts[:, column], self.ends[:, column] - self.starts[:, column]
        longest = int(lengths.max(initial=0))
        views = np.zeros((self.height, 4), dtype="<u4")
        views[:, 0] = lengths
        words = -(-min(longest, _INLINE) // 4)
        begins = np.minimum(starts, len(self.data) - 1)
        kept = _KEPT[np.minimum(lengths, _INLINE)] if words > 1 else _KEPT[lengths]
        views[:, 1 : 1 + words] = self.words[:, :words][begins] & kept[:, :words]
        if longest > _INLINE:
            is_long = np.flatnonzero(lengths > _INLINE)
            views[is_long, 2] = 0
            views[is_long, 3] = starts[is_long]
        buffers = [None, pa.py_buffer(views), pa.py_buffer(self.block)]
        array = pa.Array.from_buffers(pa.string_view(), self.height, buffers)
        found = pl.from_arrow(array)
        assert isinstance(found, pl.Series)
        return found

    def has_formula(self) -> bool:
        """Whether a spreadsheet might run a cell; where very many begin like one, it is said that it might."""
        risky = np.flatnonzero(_RISKY[self.data[np.minimum(self.starts, len(self.data) - 1)]].ravel())
        if len(risky) > _MOST_RISKY:
            return True
        starts, ends = self.starts.ravel()[risky].tolist(), self.ends.ravel()[risky].tolist()
        cells = (self.block[start:end].decode() for start, end in zip(starts, ends, strict=True))
        return any(_FORMULA.match(cell) and not _NUMBER.match(cell) for cell in cells)


def _may_hold_formula(data: Bytes) -> bool:
    """Whether any cell, quoted or not, begins like a formula; a separator inside a quoted cell may raise false alarm."""
    begins = np.flatnonzero((data == ord(",")) | (data == _LF))[:-1] + 1
    begins = np.concatenate([np.zeros(1, dtype=begins.dtype), begins])
    is_quoted = data[begins] == ord('"')
    return bool(_RISKY[data[begins]].any() or _RISKY[data[begins[is_quoted] + 1]].any())


def _write(block: bytes, line_ends: Places, found: Screened, lookup: Lookup, file: IO[bytes]) -> None:
    """Each line, its answer and its findings, joined to one text. A line is taken from the line end before it on."""
    if not len(line_ends):
        return
    offsets = np.concatenate([np.zeros(1, dtype=np.int64), line_ends])
    lines = _binary(len(line_ends), offsets, block)
    used, places = compacted(found.answers, len(lookup.answers))
    answers = [_cells_of(lookup.answers[each]) for each in used]
    behind = pa.array(answers, pa.large_binary()).take(pa.array(places))
    kinds = pa.array([" ".join(each).encode() for each in lookup.kinds], pa.large_binary()).take(pa.array(found.kinds))
    joined = pc.binary_join_element_wise(lines, behind, kinds, pa.scalar(b"", pa.large_binary()))
    bounds = np.frombuffer(joined.buffers()[1], dtype=np.int64)
    file.write(memoryview(joined.buffers()[2])[int(bounds[joined.offset]) : int(bounds[joined.offset + len(joined)])])
    file.write(b"\n")


def _binary(count: int, offsets: Places, block: bytes) -> Any:
    buffers = [None, pa.py_buffer(offsets), pa.py_buffer(block)]
    return pa.Array.from_buffers(pa.large_binary(), count, buffers)


@lru_cache(1 << 17)
def _cells_of(answer: Answer) -> bytes:
    cells = [_harmless(getattr(answer, name)) for name in ADDED[:4]]
    return f",{_row(cells)},".encode()


def _harmless(cell: str) -> str:
    return f"'{cell}" if _FORMULA.match(cell) and not _NUMBER.match(cell) else cell


def _row(cells: Sequence[str]) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="").writerow(cells)
    return line.getvalue()
