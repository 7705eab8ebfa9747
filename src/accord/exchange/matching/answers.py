"""Answers written as they come, to CSV, JSON lines or Parquet: a file is there whole or not at all."""

from collections.abc import Iterator
from pathlib import Path
from typing import IO, Final

import polars as pl
import pyarrow.parquet as pq  # type: ignore[import-untyped]

from accord.core.errors import Invalid
from accord.core.names.matching import ANSWER_COLUMNS
from accord.exchange.reading import shown
from accord.exchange.whole_files import whole_file

ENDINGS: Final = (".csv", ".jsonl", ".parquet")
#: A cell that begins so is a formula to a spreadsheet.
_FORMULA: Final = r"^[=+\-@\t\r]"


def ending_of(out: Path) -> str:
    """The format that a file name asks for. Raises Invalid for another one than ENDINGS."""
    ending = out.suffix.lower()
    if ending not in ENDINGS:
        raise Invalid(f"the ending must be one of {', '.join(ENDINGS)}", place=shown(out))
    return ending


def write_answers(answers: Iterator[pl.DataFrame], out: Path) -> None:
    """Write batches of ANSWER_COLUMNS; in CSV a cell that a spreadsheet would run as a formula gets a leading `'`."""
    ending = ending_of(out)
    with whole_file(out) as draft:
        if ending == ".parquet":
            _write_parquet(answers, draft)
            return
        with draft.open("wb") as file:
            write_lines(answers, file, ending)


def write_lines(answers: Iterator[pl.DataFrame], file: IO[bytes], ending: str) -> None:
    """Write batches to an open file as CSV or JSON lines; nothing, not even a header, where the first can't be made."""
    is_first = True
    for batch in answers:
        if ending == ".jsonl":
            batch.write_ndjson(file)
        else:
            _harmless(batch).write_csv(file, include_header=is_first)
        is_first = False
    if is_first and ending == ".csv":
        ANSWER_COLUMNS.to_frame().write_csv(file)


def _harmless(batch: pl.DataFrame) -> pl.DataFrame:
    return batch.with_columns(
        pl.when(pl.col(name).str.contains(_FORMULA)).then(pl.concat_str(pl.lit("'"), name)).otherwise(name).alias(name)
        for name in ("id", "input", "matched_name", "candidates", "explanation")
    )


def _write_parquet(answers: Iterator[pl.DataFrame], draft: Path) -> None:
    schema = ANSWER_COLUMNS.to_frame().to_arrow().schema
    with pq.ParquetWriter(draft, schema, compression="zstd") as writer:
        for batch in answers:
            writer.write_table(batch.to_arrow().cast(schema))
