"""Any file or folder of listing data -> one Reading: what it is is seen from its content, never from its name."""

from collections.abc import Callable
from pathlib import Path

from accord.core.errors import Invalid
from accord.exchange.checklist_history import HEADER as HISTORY_HEADER
from accord.exchange.checklist_history import read_checklist_history
from accord.exchange.checklist_index import HEADER as INDEX_HEADER
from accord.exchange.checklist_index import read_checklist_index
from accord.exchange.delimited import Table, read_table
from accord.exchange.listings_folder import NEEDED, read_listings_folder
from accord.exchange.listings_json import load_json, read_listings_json
from accord.exchange.listings_sheets import CITES_SHEET_HEADER, CMS_SHEET_HEADER, read_cites_sheet, read_cms_sheet
from accord.exchange.reading import Reading, read_bytes, shown
from accord.exchange.speciesplus_api import is_api_reply, read_api_reply
from accord.exchange.speciesplus_csv import CITES_HEADER, CMS_HEADER, read_cites_download, read_cms_download

__all__ = ["Reading", "read_history"]

_BLANK = b"\xef\xbb\xbf \t\r\n"
#: What makes a header that of a format (lower case), the name of the format, and its reader.
FORMATS: tuple[tuple[tuple[str, ...], str, Callable[[Table], Reading]], ...] = (
    (CITES_HEADER, "Species+ CITES listings", read_cites_download),
    (CMS_HEADER, "Species+ CMS listings", read_cms_download),
    (INDEX_HEADER, "Checklist index", read_checklist_index),
    (HISTORY_HEADER, "Checklist history", read_checklist_history),
    (CITES_SHEET_HEADER, "CITES listing history sheet", read_cites_sheet),
    (CMS_SHEET_HEADER, "CMS listing sheet", read_cms_sheet),
)


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
        document = load_json(data, file)
        return read_api_reply(document, file) if is_api_reply(document) else read_listings_json(document, file)
    return _read_delimited(read_table(data, file))


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def _read_delimited(table: Table) -> Reading:
    found = table.positions().keys()
    for header, _, reader in FORMATS:
        if found >= set(header):
            return reader(table)
    place = f"{table.file}, row 1"
    for part, header in NEEDED.items():
        if found >= set(header):
            raise Invalid(f"this is the {part} file of a dataset folder: give the folder", place=place)
    header, name, _ = max(FORMATS, key=lambda known: len(found & set(known[0])))
    columns = ", ".join(one.strip()[:40] for one in table.header[:12])
    if len(found & set(header)) < 2:
        known = ", ".join(one for _, one, _ in FORMATS)
        raise Invalid(f"the header is of no known list ({known}); found: {columns}", place=place)
    missing = ", ".join(one for one in header if one not in found)
    raise Invalid(f"this looks like {name}, but columns are missing: {missing} (found: {columns})", place=place)
