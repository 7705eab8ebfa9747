"""Writes a concordance in the format that the name of the file asks for."""

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

from accord.core.concordance import Concordance
from accord.core.errors import Invalid
from accord.documents.concordance_csv import write_csv
from accord.documents.concordance_docx import write_docx
from accord.documents.concordance_html import write_html
from accord.documents.concordance_sssom import write_sssom
from accord.documents.concordance_tcs import write_tcs_csv, write_tcs_jsonld
from accord.documents.concordance_xlsx import write_xlsx

#: Ending of the file name -> writer. The longer ending is looked at first.
WRITERS: Mapping[str, Callable[[Concordance, Path], None]] = MappingProxyType(
    {
        ".sssom.tsv": write_sssom,
        ".tcs.csv": write_tcs_csv,
        ".tcs.jsonld": write_tcs_jsonld,
        ".csv": write_csv,
        ".xlsx": write_xlsx,
        ".html": write_html,
        ".docx": write_docx,
    }
)


def check_ending(path: Path) -> None:
    """Raises Invalid, before any work is done, when no writer knows the ending of `path`."""
    _writer(path)


def write_concordance(concordance: Concordance, path: Path) -> None:
    """Write the file whole or not at all: an interrupted run leaves what was there before. Raises Invalid."""
    writer = _writer(path)
    if not path.parent.is_dir():
        raise Invalid("there is no such folder", place=str(path.parent))
    unfinished = path.with_name(f".{path.name}.unfinished")
    try:
        writer(concordance, unfinished)
        unfinished.replace(path)
    except IsADirectoryError:
        raise Invalid("this is a folder, not a file", place=str(path)) from None
    finally:
        unfinished.unlink(missing_ok=True)


def _writer(path: Path) -> Callable[[Concordance, Path], None]:
    name = path.name.lower()
    for ending, writer in WRITERS.items():
        if name.endswith(ending):
            return writer
    raise Invalid(f"no format has this ending; write to one of {', '.join(sorted(WRITERS))}", place=str(path))
