"""What reading a file of listing data gives, and how the bytes of any file are opened: bounded, and refused in one line."""

import gzip
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from accord.core.errors import Invalid
from accord.core.listings.model import Finding, History, TaxonId

#: Larger files are refused before they fill the memory; the largest list in use (the whole Checklist index) has 100 MB.
LARGEST_FILE = 256 * 1024 * 1024
#: Larger cells come from a quotation mark that was never closed.
LARGEST_CELL = 1024 * 1024

_GZIP = b"\x1f\x8b"
_OTHER_ENCODINGS = {b"\xff\xfe": "UTF-16", b"\xfe\xff": "UTF-16", b"\x00\x00\xfe\xff": "UTF-32"}
_ARCHIVES = {b"PK\x03\x04": "a spreadsheet or a zip archive", b"%PDF": "a PDF", b"PAR1": "a Parquet file"}


@dataclass(frozen=True, slots=True)
class Reading:
    """A file or folder as read: its history, what a person should look at, and which format it was.

    `snapshot` is given for lists that print only how a taxon stands on the day of the download: taxon -> printed
    listing (`I/II`). Their events are made up from it and cannot say more. `expected` repeats the expected results
    that the examples carry, unread.
    """

    history: History
    findings: tuple[Finding, ...] = ()
    format: str = ""
    expected: tuple[Any, ...] = ()
    snapshot: Mapping[TaxonId, str] | None = None


def shown(path: Path) -> str:
    """The path as the user wrote it, safe to print."""
    return str(path).encode("utf-8", "backslashreplace").decode("utf-8")


def read_bytes(path: Path) -> bytes:
    """The content of a file, unpacked when it is gzipped. Raises Invalid when it is missing, too large or broken."""
    place = shown(path)
    try:
        if not path.exists():
            raise Invalid("there is no such file", place=place)
        if not path.is_file():
            raise Invalid("this is not a file", place=place)
        with path.open("rb") as file:
            packed = file.read(len(_GZIP)) == _GZIP
            file.seek(0)
            data = gzip.GzipFile(fileobj=file).read(LARGEST_FILE + 1) if packed else file.read(LARGEST_FILE + 1)
    except EOFError:
        raise Invalid("the gzip file is cut off: download or copy it again", place=place) from None
    except (gzip.BadGzipFile, zlib.error):
        raise Invalid("the gzip file is damaged: download or copy it again", place=place) from None
    except (OSError, ValueError) as problem:  # ValueError: a name that no file can have
        reason = getattr(problem, "strerror", None) or "the file cannot be opened"
        raise Invalid(str(reason).lower(), place=place) from None
    if len(data) > LARGEST_FILE:
        raise Invalid(f"the file is larger than {LARGEST_FILE >> 20} MB unpacked", place=place)
    return data


def refuse_what_is_no_text(data: bytes, place: str) -> None:
    """Raises Invalid for NUL bytes, other Unicode encodings and the binary formats people send by mistake."""
    for start, what in _ARCHIVES.items():
        if data.startswith(start):
            raise Invalid(f"this is {what}, not a text file: save it as CSV (UTF-8)", place=place)
    for start, what in _OTHER_ENCODINGS.items():
        if data.startswith(start):
            raise Invalid(f"the file is encoded in {what}: save it as UTF-8", place=place)
    if (at := data.find(b"\0")) >= 0:
        raise Invalid("NUL byte: this is not a text file", place=f"{place}, line {line_of(data, at)}")


def line_of(data: bytes, at: int) -> int:
    """The line, from 1, in which the byte `at` stands, whatever the line ends are."""
    before = data[:at]
    return 1 + before.count(b"\n") + before.count(b"\r") - before.count(b"\r\n")
