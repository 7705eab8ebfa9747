"""Statuses as other programs read them: JSON lines, CSV or Parquet, with the field names of the contract."""

import contextlib
import csv
import io
import os
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from itertools import islice
from json.encoder import encode_basestring
from pathlib import Path
from typing import IO, TypeVar

from accord.core.errors import Invalid
from accord.core.listings.model import AppendixEntry, Finding, ReservationEntry, Status, Taxon, TaxonId
from accord.exchange.reading import shown

CSV_COLUMNS = (
    "taxon", "name", "rank", "instrument", "on", "listing", "own", "basis", "parties", "events", "findings",
)  # fmt: skip
#: The parts of the columns that hold lists, in the order of the contract.
NESTED = {
    "appendices": (
        "appendix", "populations", "except_populations", "party", "event", "via", "since", "annotation",
    ),
    "reservations": ("party", "appendix", "event", "via", "since"),
    "findings": ("code", "text", "event"),
}  # fmt: skip
#: A cell that begins so is a formula to a spreadsheet.
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
_AT_ONCE = 2_000
_KEPT = 20_000  # texts of listings that later taxa may share
_T = TypeVar("_T")


def write_statuses(
    statuses: Iterable[Status], taxa: Mapping[TaxonId, Taxon], form: str, out: Path | IO[bytes] | None = None
) -> None:
    """Write statuses as `jsonl`, `csv` or `parquet`, to a file (whole or not at all), a stream or standard output.

    `taxa` gives names and ranks. Raises Invalid when the format is unknown or the file cannot be written.
    """
    if form not in _WRITERS:
        raise Invalid(f"“{form}” is not a format of a status table ({', '.join(_WRITERS)})")
    with _opened(out) as file:
        _WRITERS[form](statuses, taxa, file)


@contextmanager
def _opened(out: Path | IO[bytes] | None) -> Iterator[IO[bytes]]:
    if not isinstance(out, Path):
        if out is None:
            sys.stdout.flush()
        file = sys.stdout.buffer if out is None else out
        yield file
        file.flush()
        return
    try:
        handle, draft = tempfile.mkstemp(prefix=f".{out.name[:80]}.", dir=out.parent)
    except (OSError, ValueError) as problem:
        raise Invalid(_why(problem), place=shown(out)) from None
    try:
        with os.fdopen(handle, "wb") as file:
            yield file
        Path(draft).chmod(0o666 & ~_umask())  # as any file that a program writes; mkstemp makes it private
        Path(draft).replace(out)
    except OSError as problem:
        raise Invalid(_why(problem), place=shown(out)) from None
    finally:
        with contextlib.suppress(OSError):
            Path(draft).unlink(missing_ok=True)


def _why(problem: Exception) -> str:
    return f"cannot be written: {(getattr(problem, 'strerror', None) or 'the name cannot be one of a file').lower()}"


def _umask() -> int:
    current = os.umask(0)
    os.umask(current)
    return current


def _batches(values: Iterable[_T]) -> Iterator[list[_T]]:
    ahead = iter(values)
    while batch := list(islice(ahead, _AT_ONCE)):
        yield batch


def _write_jsonl(statuses: Iterable[Status], taxa: Mapping[TaxonId, Taxon], out: IO[bytes]) -> None:
    line = _JsonLines(taxa)
    for batch in _batches(statuses):
        out.write("".join([line(status) for status in batch]).encode("utf-8"))


class _JsonLines:
    """One status -> one line. Written by hand: a hundred thousand of them have to be printed in a fraction of a second."""

    def __init__(self, taxa: Mapping[TaxonId, Taxon]) -> None:
        self._taxa = taxa
        self._seen: dict[int, tuple[tuple[AppendixEntry, ...], str]] = {}  # inherited listings are shared by many taxa
        self._ends: dict[tuple[str, object, str, str, int], str] = {}

    def __call__(self, status: Status) -> str:
        taxon = self._taxa[status.taxon]
        # By identity, which is quicker than the hash of an enum; its members are never lost.
        middle_key = (status.instrument, status.on, status.listing, status.own, id(status.basis))
        middle = self._ends.get(middle_key)
        if middle is None:
            middle = self._ends[middle_key] = (
                f'"instrument": {_text(status.instrument)}, "on": "{status.on.isoformat()}", '
                f'"listing": {_text(status.listing)}, "own": {_text(status.own)}, "basis": "{status.basis.value}"'
            )
        reservations = ", ".join(map(_reservation, status.reservations)) if status.reservations else ""
        findings = ", ".join(map(_finding, status.findings)) if status.findings else ""
        return (
            f'{{"taxon": {_text(taxon.id)}, "name": {_text(taxon.name)}, "rank": "{taxon.rank}", {middle}, '
            f'"appendices": [{self._appendices(status.appendices)}], "reservations": [{reservations}], '
            f'"findings": [{findings}]}}\n'
        )

    def _appendices(self, entries: tuple[AppendixEntry, ...]) -> str:
        if not entries:
            return ""
        known = self._seen.get(id(entries))
        if known is None:
            if len(self._seen) > _KEPT:
                self._seen.clear()
            known = self._seen[id(entries)] = (entries, ", ".join(map(_entry, entries)))
        return known[1]


_text = encode_basestring


def _optional(text: str | None) -> str:
    return "null" if text is None else _text(text)


def _texts(texts: Iterable[str]) -> str:
    return f"[{', '.join(map(_text, texts))}]"


def _entry(entry: AppendixEntry) -> str:
    return (
        f'{{"appendix": {_text(entry.appendix)}, "populations": {_texts(entry.populations)}, '
        f'"except_populations": {_texts(entry.except_populations)}, "party": {_optional(entry.party)}, '
        f'"event": {_text(entry.event)}, "via": {_text(entry.via)}, "since": "{entry.since.isoformat()}", '
        f'"annotation": {_optional(entry.annotation)}}}'
    )


def _reservation(entry: ReservationEntry) -> str:
    return (
        f'{{"party": {_text(entry.party)}, "appendix": {_text(entry.appendix)}, "event": {_text(entry.event)}, '
        f'"via": {_text(entry.via)}, "since": "{entry.since.isoformat()}"}}'
    )


def _finding(finding: Finding) -> str:
    return f'{{"code": {_text(finding.code)}, "text": {_text(finding.text)}, "event": {_optional(finding.event)}}}'


def _write_csv(statuses: Iterable[Status], taxa: Mapping[TaxonId, Taxon], out: IO[bytes]) -> None:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(CSV_COLUMNS)
    for batch in _batches(statuses):
        writer.writerows(_csv_row(status, taxa[status.taxon]) for status in batch)
        out.write(text.getvalue().encode("utf-8"))
        text.seek(0)
        text.truncate()
    out.write(text.getvalue().encode("utf-8"))  # the header, where there was nothing else


def _csv_row(status: Status, taxon: Taxon) -> list[str]:
    parties = sorted({entry.party for entry in status.appendices if entry.party})
    events = dict.fromkeys(entry.event for entry in status.appendices)
    events |= dict.fromkeys(entry.event for entry in status.reservations)
    codes = dict.fromkeys(finding.code for finding in status.findings)
    return [
        _cell(taxon.id),
        _cell(taxon.name),
        taxon.rank,
        _cell(status.instrument),
        status.on.isoformat(),
        _cell(status.listing),
        _cell(status.own),
        status.basis.value,
        " ".join(parties),
        _cell(" ".join(events)),
        " ".join(codes),
    ]


def _cell(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text


def _write_parquet(statuses: Iterable[Status], taxa: Mapping[TaxonId, Taxon], out: IO[bytes]) -> None:
    import polars as pl  # noqa: PLC0415  # a fifth of a second that the other formats need not wait for

    kinds = {"since": pl.Date(), "populations": pl.List(pl.String()), "except_populations": pl.List(pl.String())}
    rows = list(statuses)
    of = [taxa[status.taxon] for status in rows]
    table = pl.DataFrame(
        {
            "taxon": [taxon.id for taxon in of],
            "name": [taxon.name for taxon in of],
            "rank": [taxon.rank for taxon in of],
            "instrument": [status.instrument for status in rows],
            "on": pl.Series([status.on for status in rows], dtype=pl.Date()),
            "listing": [status.listing for status in rows],
            "own": [status.own for status in rows],
            "basis": [status.basis.value for status in rows],
            "row": range(len(rows)),
        },
        schema_overrides=dict.fromkeys(CSV_COLUMNS[:4] + CSV_COLUMNS[5:8], pl.String()) | {"row": pl.UInt32()},
    )
    for column, names in NESTED.items():
        shape = {name: kinds.get(name, pl.String()) for name in names}
        flat = [(row, part) for row, status in enumerate(rows) for part in getattr(status, column)]
        parts = pl.DataFrame(
            {"row": [row for row, _ in flat]} | {name: [getattr(part, name) for _, part in flat] for name in names},
            schema={"row": pl.UInt32(), **shape},
        )
        lists = parts.select("row", pl.struct(names).alias(column)).group_by("row", maintain_order=True).agg(column)
        empty = pl.lit([], dtype=pl.List(pl.Struct(shape)))
        table = table.join(lists, on="row", how="left", maintain_order="left").with_columns(
            pl.col(column).fill_null(empty)
        )
    written = io.BytesIO()  # polars wants to seek, which a pipe cannot
    table.drop("row").write_parquet(written)
    out.write(written.getbuffer())


_WRITERS: dict[str, Callable[[Iterable[Status], Mapping[TaxonId, Taxon], IO[bytes]], None]] = {
    "jsonl": _write_jsonl,
    "csv": _write_csv,
    "parquet": _write_parquet,
}
