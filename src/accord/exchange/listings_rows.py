"""Where each taxon, range State and event of a file of listing data stands in it, and which file it is, to the byte."""

import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path

from accord.core.listings.model import Country, EventId, TaxonId
from accord.exchange.checklist_history import FORM as HISTORY
from accord.exchange.checklist_index import FORM as INDEX
from accord.exchange.delimited import Table, read_table
from accord.exchange.listings_folder import NEEDED
from accord.exchange.listings_json import FORMAT as JSON
from accord.exchange.listings_sheets import CITES_FORM, CMS_FORM
from accord.exchange.reading import Reading, read_bytes, shown

Rows = tuple[Mapping[TaxonId, str], Mapping[tuple[TaxonId, Country], str], Mapping[EventId, str]]

#: Formats whose rows carry no ids of events: the number of the row stands for one.
_NUMBERED = frozenset({HISTORY, CITES_FORM, CMS_FORM})
#: In which columns a row names its taxon.
_TAXON_COLUMNS = ("taxonid", "id", "speciesid")
_NOT_STATED = "not stated by the file"
_NON_COMMERCIAL = "terms of use of Species+ and the Checklist of CITES Species: non-commercial use, no redistribution"


def sha256_of(path: Path) -> str:
    """SHA-256 of the bytes of a file; of a folder that of the names and hashes of its data files."""
    if not path.is_dir():
        return hashlib.sha256(path.read_bytes()).hexdigest()
    parts = [f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {file.name}\n" for _, file in _files(path)]
    return hashlib.sha256("".join(parts).encode()).hexdigest()


def numbered(form: str) -> bool:
    """Whether the ids of events in files of this format are only the numbers of their rows."""
    return form in _NUMBERED


def licence_of(form: str) -> str:
    """What is known of the licence of files of this format."""
    return _NON_COMMERCIAL if form.startswith("Species+") or form in {HISTORY, INDEX} else _NOT_STATED


def places_of(path: Path, reading: Reading) -> Rows:
    """The places of taxa, range States and events, as `row 12` or `events.csv row 12`; what has no row is left out."""
    if path.is_dir():
        return _in_folder(path)
    if reading.format == JSON:
        history = reading.history
        return (
            {taxon: f"taxa[{at}]" for at, taxon in enumerate(history.taxa)},
            {(taxon, code): f"range.{taxon}" for taxon, states in history.ranges.items() for code in states},
            {event.id: f"events[{at}]" for at, event in enumerate(history.events)},
        )
    data = read_bytes(path)
    if data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in b"{[":
        return {}, {}, {}  # a reply of an API has no rows
    return _in_table(read_table(data, shown(path)), reading)


def _files(folder: Path) -> list[tuple[str, Path]]:
    named = [(part, folder / f"{part}{ending}") for part in NEEDED for ending in (".csv", ".csv.gz")]
    return [(part, file) for part, file in named if file.exists()]


def _in_folder(folder: Path) -> Rows:
    tables = {part: (file.name, read_table(read_bytes(file), shown(file))) for part, file in _files(folder)}
    keys: dict[str, Sequence[object]] = {}
    for part, (_, table) in tables.items():
        keys[part] = (
            list(zip(table.column("taxon"), table.column("country"), strict=True))
            if part == "ranges"
            else table.column("id")
        )
    found = {
        part: {key: f"{name} row {number}" for key, number in zip(keys[part], table.numbers, strict=True)}
        for part, (name, table) in tables.items()
    }
    return found["taxa"], found.get("ranges", {}), found["events"]  # type: ignore[return-value]


def _in_table(table: Table, reading: Reading) -> Rows:
    taxa: dict[TaxonId, str] = {}
    if numbered(reading.format):
        events = {event.id: f"row {event.id}" for event in reading.history.events}
        for event in reading.history.events:
            taxa.setdefault(event.taxon, f"row {event.id}")
        return taxa, {}, events
    positions = table.positions()
    column = next((name for name in _TAXON_COLUMNS if name in positions), "")
    for taxon, number in zip(table.column(column), table.numbers, strict=True):
        if taxon in reading.history.taxa:
            taxa.setdefault(taxon, f"row {number}")
    return taxa, {}, {event.id: taxa[event.taxon] for event in reading.history.events if event.taxon in taxa}
