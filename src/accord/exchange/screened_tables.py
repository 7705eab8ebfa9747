"""Screened shipments as they come, written to CSV, JSON lines or Parquet: a file is there whole or not at all."""

from collections.abc import Iterator
from pathlib import Path

import polars as pl
from polars.io.plugins import register_io_source

from accord.core.errors import AccordError, Invalid
from accord.exchange.reading import shown
from accord.exchange.whole_files import whole_file

ENDINGS = (".csv", ".jsonl", ".parquet")
#: A cell that begins so is a formula to a spreadsheet; a number with its sign is none.
FORMULA = r"^[=+\-@\t\r]"
NUMBER = r"^[+\-]?[0-9][0-9.,]*$"


def ending_of(out: Path) -> str:
    """The ending of a file, by which the format is known. Raises Invalid for others."""
    ending = out.suffix.lower()
    if ending not in ENDINGS:
        raise Invalid(f"the ending must be one of {', '.join(ENDINGS)}", place=shown(out))
    return ending


def write_screened(tables: Iterator[pl.DataFrame], out: Path) -> None:
    """Write batches of one shape in the format of the ending. Raises Invalid when that cannot be.

    In CSV the findings are separated by blanks, and a cell that a spreadsheet would run as a formula gets a leading `'`.
    """
    ending = ending_of(out)
    with whole_file(out) as draft:
        if ending == ".parquet":
            _write_parquet(tables, draft)
            return
        with draft.open("wb") as file:
            for place, table in enumerate(tables):
                if ending == ".jsonl":
                    table.write_ndjson(file)
                else:
                    for_spreadsheets(table, shown(out)).write_csv(file, include_header=place == 0)


def _write_parquet(tables: Iterator[pl.DataFrame], draft: Path) -> None:
    """Row group by row group; the error that ended the reading is told, not that of the writer."""
    first = next(tables)
    ended: list[AccordError] = []

    def rows(
        columns: list[str] | None, predicate: pl.Expr | None, limit: int | None, size: int | None
    ) -> Iterator[pl.DataFrame]:
        del columns, predicate, limit, size  # a sink asks for everything
        try:
            yield first
            yield from tables
        except AccordError as error:
            ended.append(error)
            raise

    try:
        register_io_source(rows, schema=first.schema).sink_parquet(draft, compression="zstd", compression_level=1)
    except Exception:
        if ended:
            raise ended[0] from None
        raise


def for_spreadsheets(table: pl.DataFrame, place: str) -> pl.DataFrame:
    """The table as CSV can hold it: findings separated by blanks, formulas made harmless. Raises Invalid for lists."""
    table = table.with_columns(pl.col("findings").list.join(" "))
    if nested := [name for name, kind in table.schema.items() if kind.is_nested()]:
        reason = f"the column “{nested[0][:40]}” holds lists, which CSV cannot: write .jsonl or .parquet"
        raise Invalid(reason, place=place)
    texts = [name for name, kind in table.schema.items() if kind == pl.String]
    starts = table.select(pl.col(texts).str.contains(FORMULA).any())
    risky = [name for name in texts if starts[name][0]]
    return table.with_columns(
        pl.when(pl.col(name).str.contains(FORMULA) & ~pl.col(name).str.contains(NUMBER))
        .then("'" + pl.col(name))
        .otherwise(pl.col(name))
        .alias(name)
        for name in risky
    )
