"""From a file of shipments to a file with their answers, whatever the formats: the whole is written, or nothing."""

from collections.abc import Callable, Iterator
from pathlib import Path

import polars as pl

from accord.exchange.screened import Lookup
from accord.exchange.screened_lines import screen_lines
from accord.exchange.screened_parquet import screen_parquet
from accord.exchange.screened_tables import ending_of, write_screened
from accord.exchange.shipments import Shipments
from accord.exchange.whole_files import whole_file


def screen_table(table: Shipments, lookup: Lookup, out: Path, tell: Callable[[], None] = lambda: None) -> None:
    """Screen a table into the format of the ending, the quickest way there is; `tell` is called after each batch."""
    ending = ending_of(out)
    if ending == ".parquet" and table.text is None:
        with whole_file(out) as draft:
            screen_parquet(table.path, lookup, draft, tell)
    elif ending == ".csv" and table.text is not None:
        with whole_file(out) as draft, draft.open("wb") as file:
            screen_lines(table.text, lookup, file, tell)
    else:
        write_screened(_told(_at_least_one(table), lookup, tell), out)


def _told(batches: Iterator[pl.DataFrame], lookup: Lookup, tell: Callable[[], None]) -> Iterator[pl.DataFrame]:
    for batch in batches:
        yield lookup.screen(batch)
        tell()


def _at_least_one(table: Shipments) -> Iterator[pl.DataFrame]:
    """The batches; an empty one where the table has a header only, so that there is something to write."""
    is_empty = True
    for batch in table.batches:
        is_empty = False
        yield batch
    if is_empty:
        yield pl.DataFrame(schema=dict.fromkeys(table.columns, pl.String))
