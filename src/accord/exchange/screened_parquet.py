"""Parquet to Parquet: texts stay numbers all the way, since the file has them as dictionaries and is given them so."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa  # type: ignore[import-untyped]
import pyarrow.compute as pc  # type: ignore[import-untyped]
import pyarrow.parquet as pq  # type: ignore[import-untyped]

from accord.core.errors import Invalid
from accord.core.listings.screening import FINDINGS
from accord.exchange.reading import shown
from accord.exchange.screened import ADDED, Lookup, Screened, compacted
from accord.exchange.screened_columns import Coded
from accord.exchange.screened_threads import ahead, behind

_ROWS = 250_000
_LARGEST_DICTIONARY = 64 * 1024 * 1024
_MOST_DAYS = 200_000
_EPOCH = date(1970, 1, 1).toordinal()
_PLACE_OF = {code: place for place, code in enumerate(FINDINGS)}


def screen_parquet(source: Path, lookup: Lookup, draft: Path, tell: Callable[[], None]) -> None:
    """Screen one file into another, some row groups at a time. Raises Invalid where the file is damaged."""
    writer: Any = None
    try:
        with behind() as soon:
            for table in ahead(_tables(source)):
                screened = _with_answers(table, lookup)
                if writer is None:
                    writer = _writer(draft, screened.schema)
                soon(writer.write_table, screened, screened.num_rows or 1)
                tell()
    except (pa.ArrowException, OSError):
        raise Invalid("the Parquet file is damaged or cut off", place=shown(source)) from None
    finally:
        if writer is not None:
            writer.close()


def _writer(draft: Path, schema: Any) -> Any:
    # Statistics of texts cost as much as the writing itself.
    plain = [
        each.name for each in schema if not pa.types.is_dictionary(each.type) and not pa.types.is_nested(each.type)
    ]
    return pq.ParquetWriter(
        draft,
        schema,
        compression="zstd",
        compression_level=1,
        store_schema=False,
        write_statistics=plain,
        dictionary_pagesize_limit=_LARGEST_DICTIONARY,
    )


def _tables(source: Path) -> Iterator[Any]:
    """The rows in tables of about the same size, however large or small the row groups are; one where there are none."""
    plain = pq.ParquetFile(source)
    texts = [each.name for each in plain.schema_arrow if _is_text(each.type)]
    file = pq.ParquetFile(source, read_dictionary=texts)
    groups: list[int] = []
    rows = 0
    for group in range(file.num_row_groups):
        size = file.metadata.row_group(group).num_rows
        if size > 4 * _ROWS:
            for batch in file.iter_batches(batch_size=_ROWS, row_groups=[group], use_threads=False):
                yield _in_one_piece(pa.Table.from_batches([batch]))
            continue
        groups.append(group)
        rows += size
        if rows >= _ROWS:
            yield _in_one_piece(file.read_row_groups(groups, use_threads=False))
            groups, rows = [], 0
    if groups or not file.num_row_groups:
        yield _in_one_piece(file.read_row_groups(groups, use_threads=False))


def _is_text(kind: Any) -> bool:
    return bool(pa.types.is_string(kind) or pa.types.is_large_string(kind) or pa.types.is_string_view(kind))


def _in_one_piece(table: Any) -> Any:
    return table.unify_dictionaries().combine_chunks()


def _with_answers(table: Any, lookup: Lookup) -> Any:
    columns = {role: coded_array(_array(table.column(name)), name) for role, name in lookup.roles.items()}
    found = lookup.look_up(columns, table.num_rows)
    names = [f"{name}_given" if name in ADDED else name for name in table.column_names]
    table = table.rename_columns(names)
    for name, column in _answers(found, lookup).items():
        table = table.append_column(name, column)
    return table


def _answers(found: Screened, lookup: Lookup) -> dict[str, Any]:
    used, places = compacted(found.answers, len(lookup.answers))
    columns = {}
    for name in ADDED[:4]:
        texts: dict[str, int] = {}
        numbers = [texts.setdefault(getattr(lookup.answers[each], name), len(texts)) for each in used]
        table = np.array(numbers, dtype=np.int32)
        columns[name] = pa.DictionaryArray.from_arrays(pa.array(table[places]), pa.array(list(texts), pa.string()))
    lengths = np.array([len(kind) for kind in lookup.kinds], dtype=np.int32)
    begins = np.cumsum(lengths, dtype=np.int32) - lengths
    every = np.array([_PLACE_OF[code] for kind in lookup.kinds for code in kind] or [0], dtype=np.int32)
    each = lengths[found.kinds]
    ends = np.cumsum(each, dtype=np.int32)
    offsets = np.concatenate([np.zeros(1, dtype=np.int32), ends])
    total = int(offsets[-1])
    within = np.arange(total, dtype=np.int32) - np.repeat(ends - each, each)
    codes = every[np.repeat(begins[found.kinds], each) + within]
    texts_of = pa.DictionaryArray.from_arrays(pa.array(codes), pa.array(list(FINDINGS), pa.string()))
    columns["findings"] = pa.ListArray.from_arrays(pa.array(offsets), texts_of)
    return columns


def _array(column: Any) -> Any:
    if column.num_chunks == 1:
        return column.chunk(0)
    return column.combine_chunks() if column.num_chunks else pa.array([], column.type)


def coded_array(values: Any, name: str) -> Coded:
    """A column of Arrow: dictionaries as they are, days by their number, anything else by its text. Raises Invalid."""
    if pa.types.is_date32(values.type) and (coded := _coded_days(values)) is not None:
        return coded
    if not pa.types.is_dictionary(values.type):
        try:
            values = values.cast(pa.string()).dictionary_encode()
        except pa.ArrowException:
            raise Invalid(f"the column “{name[:40]}” holds {values.type}, not texts, numbers or dates") from None
    texts = ["" if text is None else str(text) for text in values.dictionary.to_pylist()]
    return Coded(values.indices.fill_null(len(texts)).to_numpy(zero_copy_only=False), texts)


def _coded_days(values: Any) -> Coded | None:
    days = values.cast(pa.int32())
    span: Mapping[str, int | None] = pc.min_max(days).as_py()
    low, high = span["min"], span["max"]
    if low is None or high is None or high - low > _MOST_DAYS:
        return None
    if low + _EPOCH < 1 or high + _EPOCH > date.max.toordinal():
        return None
    numbers = days.fill_null(high + 1).to_numpy(zero_copy_only=False) - np.int32(low)
    # Only the days that occur are written out; the others are never asked for.
    occurring = np.bincount(numbers, minlength=high - low + 2)[:-1] > 0
    texts = [
        date.fromordinal(low + place + _EPOCH).isoformat() if occurs else ""
        for place, occurs in enumerate(occurring.tolist())
    ]
    return Coded(numbers, texts)
