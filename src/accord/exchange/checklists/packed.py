"""Archives that we write: tab-separated tables and a description, in a zip whose bytes depend on nothing but its content."""

import zipfile
from collections.abc import Mapping
from pathlib import Path

import polars as pl

from accord.core.errors import Invalid

#: The beginning of the calendar of zip archives: a date of writing would make two equal archives differ.
_ANY_DAY = (1980, 1, 1, 0, 0, 0)


def tab_separated(columns: Mapping[str, pl.Series], *, quoted: bool = True) -> bytes:
    """A table of these columns with LF line ends; with `quoted`, marks enclose cells where some cell begins with one.

    Tabs and line ends inside cells become blanks: the formats have no way to write them.
    """
    frame = pl.DataFrame([cells.cast(pl.String).alias(name) for name, cells in columns.items()])
    frame = frame.with_columns(pl.all().str.replace_all(r"[\t\r\n\x00]+", " ").fill_null(""))
    opens = quoted and frame.select(pl.any_horizontal(pl.all().str.starts_with('"').any())).item()
    text = frame.write_csv(separator="\t", quote_style="necessary" if opens else "never", line_terminator="\n")
    return text.encode()


def filled(columns: Mapping[str, pl.Series]) -> dict[str, pl.Series]:
    """The columns that any row fills; the first one always."""
    return {
        name: cells for at, (name, cells) in enumerate(columns.items()) if at == 0 or cells.null_count() < cells.len()
    }


def write_archive(files: Mapping[str, bytes], path: Path) -> None:
    """Write the files into a zip, whole or not at all, in the order of their names. Raises Invalid."""
    unfinished = path.with_name(f".{path.name}.unfinished")
    try:
        with zipfile.ZipFile(unfinished, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
            for name in sorted(files):
                entry = zipfile.ZipInfo(name, _ANY_DAY)
                entry.compress_type = zipfile.ZIP_DEFLATED
                entry.external_attr = 0o644 << 16
                archive.writestr(entry, files[name])
        unfinished.replace(path)
    except FileNotFoundError:
        raise Invalid("there is no such folder", place=str(path.parent)) from None
    except IsADirectoryError:
        raise Invalid("this is a folder, not a file", place=str(path)) from None
    finally:
        unfinished.unlink(missing_ok=True)
