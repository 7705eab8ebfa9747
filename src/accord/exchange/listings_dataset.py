"""Any file or folder of listing data -> one Reading: what it is is seen from its content, never from its name."""

from pathlib import Path

from accord.core.errors import Invalid
from accord.exchange.listings_folder import read_listings_folder
from accord.exchange.listings_json import load_json, read_listings_json
from accord.exchange.reading import Reading, read_bytes, shown

__all__ = ["Reading", "read_history"]

_BLANK = b"\xef\xbb\xbf \t\r\n"


def read_history(path: Path) -> Reading:
    """The listing history in `path`, whichever of the known formats it has (docs/reference/files.md).

    Raises Invalid, naming the file as it was given and the row, for anything that is missing or cannot be right.
    """
    file = shown(path)
    if _is_folder(path):
        return read_listings_folder(path)
    data = read_bytes(path)
    start = data[:4096].lstrip(_BLANK)
    if not start:
        raise Invalid("the file is empty", place=file)
    if start[:1] in b"{[":
        return read_listings_json(load_json(data, file), file)
    raise Invalid("this is no listing data in a known format", place=file)


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False
