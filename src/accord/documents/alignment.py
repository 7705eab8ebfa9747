"""Writes the comparison of two checklists: the four files of `accord names align`."""

from collections.abc import Callable
from pathlib import Path

from accord.core.errors import Invalid
from accord.core.taxonomy.comparing import Comparison
from accord.documents.alignment_csv import write_discrepancies, write_rows
from accord.documents.alignment_html import write_report
from accord.documents.alignment_sssom import write_sssom

FILES = ("alignment.csv", "alignment.sssom.tsv", "discrepancies.csv", "report.html")


def write_alignment(comparison: Comparison, folder: Path, *, made_on: str, sources: tuple[str, ...] = ()) -> list[Path]:
    """Write all files or none: they replace those of an earlier run when every one of them is complete."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError):
        raise Invalid("this is a file, not a folder", place=str(folder)) from None
    writers: tuple[Callable[[Path], None], ...] = (
        lambda path: write_rows(comparison, path),
        lambda path: write_sssom(comparison, path, made_on=made_on),
        lambda path: write_discrepancies(comparison, path),
        lambda path: write_report(comparison, path, made_on=made_on, sources=sources),
    )
    unfinished = [folder / f".{name}.unfinished" for name in FILES]
    try:
        for path, write in zip(unfinished, writers, strict=True):
            write(path)
        finished = [path.replace(folder / name) for path, name in zip(unfinished, FILES, strict=True)]
    finally:
        for path in unfinished:
            path.unlink(missing_ok=True)
    return finished
