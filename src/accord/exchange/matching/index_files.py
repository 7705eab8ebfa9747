"""Indexes of lists as Arrow files in a folder, written once and opened by memory map in a moment.

A folder appears whole or not at all. What was written by another version of polars or of our parser is not opened.
"""

import json
import os
import shutil
from pathlib import Path
from typing import Final

import polars as pl
import pyarrow as pa  # type: ignore[import-untyped]

from accord.core.names.careful import parser_version
from accord.core.names.matching import ListIndex
from accord.core.names.reading import VERSION

_ABOUT: Final = "index.json"


def write_index(index: ListIndex, folder: Path) -> None:
    """Write the tables; does nothing where another process was quicker. Raises OSError when the disk can't hold them."""
    folder.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    draft = folder.with_name(f".draft-{os.getpid()}-{folder.name[:24]}")
    shutil.rmtree(draft, ignore_errors=True)
    try:
        draft.mkdir(mode=0o700)
        rows = {name: table.height for name, table in index.tables.items()}
        for name, table in index.tables.items():
            one_batch = max(table.height, 1)
            whole = table if table.n_chunks() == 1 else table.rechunk()
            whole.write_ipc(draft / f"{name}.arrow", compression="uncompressed", record_batch_size=one_batch)
        (draft / _ABOUT).write_text(
            json.dumps({"label": index.label, "parser": _reader(), "rows": rows}), encoding="utf-8"
        )
        if folder.exists():
            shutil.rmtree(folder)  # of another version, or damaged
        draft.rename(folder)
    except FileExistsError:
        pass
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def open_index(folder: Path, label: str = "") -> ListIndex | None:
    """The index in a folder; None where there is none that this version can read."""
    try:
        about = json.loads((folder / _ABOUT).read_text(encoding="utf-8"))
        if about["parser"] != _reader():
            return None
        tables = {name: _mapped(folder / f"{name}.arrow") for name in about["rows"]}
        index = ListIndex(label or about["label"], tables)
        whole = all(tables[name].height == rows for name, rows in about["rows"].items())
        is_current = whole and index.is_current
    except (OSError, ValueError, KeyError, TypeError, pa.ArrowException):
        return None
    return index if is_current else None


def _reader() -> str:
    """The parser that read the names: another one may read them otherwise."""
    return f"{VERSION}, {parser_version()}"


def _mapped(file: Path) -> pl.DataFrame:
    with pa.memory_map(str(file)) as mapped:
        return pl.DataFrame(pl.from_arrow(pa.ipc.open_file(mapped).read_all()))
