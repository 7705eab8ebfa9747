"""The files of editions: Arrow tables in a folder named by the hash of its content; written once, opened by memory map.

A folder appears whole or not at all: it is written beside, flushed to the disk and renamed. What was changed since by a
damaged disk or by hand is refused when it is opened.
"""

import hashlib
import json
import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from accord.core.errors import NotFound, SourceFailed

if TYPE_CHECKING:
    import polars as pl

    from accord.core.taxonomy.columns import ChecklistColumns

#: Changes when the tables are written otherwise.
LAYOUT: Final = 1
_FOLDER: Final = "checklists"
_MANIFEST: Final = "edition.json"
_TABLES: Final = ("names", "relations", "vernaculars")
INDEX: Final = "index"


@dataclass(frozen=True, slots=True)
class Kept:
    """What was written: the folder's name, and whether it was there before."""

    content: str
    directory: Path
    existed: bool


def root() -> Path:
    """Where the folders of editions stand: `checklists` in ACCORD_DATA."""
    from django.conf import settings  # noqa: PLC0415  (the settings are read only when something is opened)

    return Path(settings.ACCORD_DATA) / _FOLDER


def directory_of(content: str) -> Path:
    """The folder of a content, whether it is there or not."""
    return root() / content


def keep(columns: "ChecklistColumns") -> Kept:
    """Write the tables of a checklist, unless the same are there already. Raises SourceFailed when the disk can't hold them."""
    root().mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = root() / f".draft-{os.getpid()}-{id(columns):x}"
    shutil.rmtree(draft, ignore_errors=True)
    try:
        draft.mkdir(mode=0o700)
        hashes = {name: _written(getattr(columns, name), draft / f"{name}.arrow") for name in _TABLES}
        content = hashlib.sha256(json.dumps([LAYOUT, hashes]).encode()).hexdigest()
        rows = {name: getattr(columns, name).height for name in _TABLES}
        _write_durably(draft / _MANIFEST, {"layout": LAYOUT, "sha256": hashes, "rows": rows})
        final = directory_of(content)
        existed = _is_whole(final)
        if not existed:
            if final.exists():  # damaged: what is written now takes its place
                shutil.rmtree(final)
            draft.rename(final)
            _flush(root())
        return Kept(content, final, existed)
    except OSError as problem:
        raise SourceFailed(str(root()), problem.strerror or "the edition can't be written") from None
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def open_columns(content: str, place: str) -> "ChecklistColumns":
    """The tables of a folder, mapped into memory and checked against their hashes; `place` is what errors call it.

    Raises NotFound when the files are gone, SourceFailed when they are not what was written.
    """
    from accord.core.taxonomy.columns import (  # noqa: PLC0415
        NAME_COLUMNS,
        RELATION_COLUMNS,
        VERNACULAR_COLUMNS,
        ChecklistColumns,
        in_columns,
    )

    directory = directory_of(content)
    manifest = _manifest(directory)
    if manifest is None:
        raise NotFound(f"the files of {place} are gone from {directory}: load the list again")
    schemas = {"names": NAME_COLUMNS, "relations": RELATION_COLUMNS, "vernaculars": VERNACULAR_COLUMNS}
    tables: dict[str, pl.DataFrame] = {}
    for name, schema in schemas.items():
        file = directory / f"{name}.arrow"
        _check(file, manifest["sha256"][name], place)
        tables[name] = in_columns(_mapped(file), schema)
    return ChecklistColumns(**tables)


def unused(used: frozenset[str]) -> Iterator[Path]:
    """Folders that no edition names, and drafts that a crash left behind."""
    if root().is_dir():
        yield from (each for each in sorted(root().iterdir()) if each.is_dir() and each.name not in used)


def size(content: str) -> int:
    """How many bytes an edition takes on the disk, its index included."""
    return sum(each.stat().st_size for each in directory_of(content).rglob("*") if each.is_file())


def _written(table: "pl.DataFrame", file: Path) -> str:
    """Write a table; what no row says takes no room. Gives the hash of the file."""
    said = [name for name in table.columns if table[name].null_count() < table.height]
    table.select(said or table.columns).rechunk().write_ipc(file, compression="uncompressed")
    with file.open("rb+") as written:
        os.fsync(written.fileno())
        written.seek(0)
        return hashlib.file_digest(written, "sha256").hexdigest()


def _mapped(file: Path) -> "pl.DataFrame":
    """The table by memory map: Arrow's reader copies nothing, where that of polars reads the whole file."""
    import polars as pl  # noqa: PLC0415  (takes a tenth of a second)
    import pyarrow as pa  # type: ignore[import-untyped]  # noqa: PLC0415

    with pa.memory_map(str(file)) as mapped:
        return pl.DataFrame(pl.from_arrow(pa.ipc.open_file(mapped).read_all()))


def _write_durably(file: Path, value: object) -> None:
    with file.open("w", encoding="utf-8") as writer:
        json.dump(value, writer, indent=1, sort_keys=True)
        writer.flush()
        os.fsync(writer.fileno())


def _flush(directory: Path) -> None:
    handle = os.open(directory, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _manifest(directory: Path) -> "dict[str, dict[str, str]] | None":
    try:
        read = json.loads((directory / _MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return read if isinstance(read, dict) and set(_TABLES) <= set(read.get("sha256", ())) else None


def _is_whole(directory: Path) -> bool:
    manifest = _manifest(directory)
    if manifest is None:
        return False
    try:
        for name in _TABLES:
            _check(directory / f"{name}.arrow", manifest["sha256"][name], str(directory))
    except (SourceFailed, NotFound):
        return False
    return True


def _check(file: Path, wanted: str, place: str) -> None:
    try:
        seen = file.stat()
        found = _hash(file, seen.st_size, seen.st_mtime_ns, seen.st_ino)
    except OSError:
        raise NotFound(f"the files of {place} are gone from {file.parent}: load the list again") from None
    if found != wanted:
        raise SourceFailed(str(file), f"this is not what was stored as {place}: load the list again")


@lru_cache(maxsize=256)
def _hash(file: Path, size_: int, modified: int, inode: int) -> str:
    """The hash of a file; read once as long as it stays as it is."""
    del size_, modified, inode
    with file.open("rb") as reader:
        return hashlib.file_digest(reader, "sha256").hexdigest()
