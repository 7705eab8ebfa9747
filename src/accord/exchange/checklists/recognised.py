"""Reads a checklist of any format: what it is is seen from its content."""

import io
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path, PurePosixPath

import polars as pl

from accord.core.errors import Invalid
from accord.exchange.checklists import (
    catalogue,
    coldp,
    darwin_core,
    fishbase,
    mammal_diversity,
    mammal_species_of_the_world,
    plain,
    species_index,
)
from accord.exchange.checklists.members import Members, is_parquet, open_members
from accord.exchange.checklists.profiles import profile_of
from accord.exchange.checklists.reading import ReadChecklist
from accord.exchange.checklists.sheets import Dialect, Sheet, read_sheet

#: What lies beside the table in archives.
_BESIDE = re.compile(r"(?i)(?:read[-_ ]?me|licen[cs]e|citation|rights|metadata|meta_|change ?log|about)")
_TABLES = (".csv", ".tsv", ".txt", ".tab", ".parquet")


def read_checklist(path: Path, corrections: Mapping[str, str] | None = None) -> ReadChecklist:
    """The checklist at `path`: a file (`.gz` too), a folder or a zip archive.

    With `corrections` (field -> column) a table is read as a plain one. Raises Invalid with file, row and reason.
    """
    members = open_members(path)
    if not members.single:
        if darwin_core.is_darwin_core(members) and not corrections:
            return darwin_core.read_archive(members)
        if coldp.is_coldp(members) and not corrections:
            return coldp.read_coldp(members)
        return _of_tables(members, corrections)
    return _of_sheet(_opened(members, ""), members, corrections)


def _of_tables(members: Members, corrections: Mapping[str, str] | None) -> ReadChecklist:
    """An archive or folder that says nothing of itself: one table, or tables that belong together."""
    tables = [name for name in members.names if name.lower().removesuffix(".gz").endswith(_TABLES)]
    tables = [name for name in tables if not _BESIDE.match(PurePosixPath(name).name)] or tables
    if not tables:
        raise Invalid("no table of names in it (.csv, .tsv, .txt)", place=members.place)
    taxa = members.named("taxon.csv", "taxon.tsv", "taxon.txt", "taxa.csv", "taxa.txt", "taxon.tab")
    if taxa is None and len(tables) > 1:
        opened = dict(_readable(members, tables))
        kinds = {catalogue.which(sheet): sheet for sheet in opened.values()}
        if {"names", "usages"} <= kinds.keys():
            return catalogue.read_catalogue(kinds["names"], kinds["usages"])
        species = [sheet for sheet in opened.values() if mammal_diversity.is_mammal_diversity(sheet)]
        if len(species) == 1:
            also = [sheet for sheet in opened.values() if sheet.has(*mammal_diversity.SYNONYMS_KNOWN_BY)]
            read = mammal_diversity.read_mammal_diversity(species[0], also[0] if also else None)
            return mammal_diversity.with_edition(read, species[0].place)
        known = [sheet for sheet in opened.values() if _is_known(sheet)]
        if len(known) == 1:
            return _of_sheet(known[0], members, corrections)
        shown = ", ".join(tables[:6])
        raise Invalid(
            f"several tables and nothing that says which holds the names ({shown}): give one", place=members.place
        )
    return _of_sheet(_opened(members, taxa or tables[0]), members, corrections)


def _readable(members: Members, tables: list[str]) -> Iterator[tuple[str, Sheet]]:
    """The tables of an archive that can be read as such: what else lies beside them is no list."""
    for name in tables:
        try:
            yield name, _opened(members, name)
        except Invalid:
            continue


def _is_known(sheet: Sheet) -> bool:
    """Whether a table is one of the lists that are known by their columns, or in the terms of a standard."""
    by_columns = any(sheet.has(*known_by) for known_by, _ in _LISTS) or profile_of(sheet) is not None
    return by_columns or any(is_such(sheet) for is_such, _ in _BY_TERMS)


def _opened(members: Members, name: str) -> Sheet:
    data = members.read(name)
    if not is_parquet(data):
        return read_sheet(data, members.place_of(name))
    place = members.place_of(name)
    try:
        frame = pl.read_parquet(io.BytesIO(data))
    except (pl.exceptions.PolarsError, OSError, ValueError):
        raise Invalid("the Parquet file is damaged: download or copy it again", place=place) from None
    if frame.is_empty():
        raise Invalid("the file is empty", place=place)
    texts = [_as_text(frame[name]) for name in frame.columns]
    cells = pl.DataFrame([column.alias(f"c{at}") for at, column in enumerate(texts)])
    cells = cells.with_columns(pl.int_range(1, pl.len() + 1, dtype=pl.UInt32).alias("row"))
    return Sheet(place, tuple(frame.columns), cells, Dialect())


def _as_text(column: pl.Series) -> pl.Series:
    if isinstance(column.dtype, pl.List):
        return column.list.eval(pl.element().cast(pl.String)).list.join("|")
    return column.cast(pl.String, strict=False)


def _of_sheet(sheet: Sheet, members: Members, corrections: Mapping[str, str] | None) -> ReadChecklist:
    if corrections:
        return plain.read_plain(sheet, corrections)
    if part := catalogue.which(sheet):
        return _of_catalogue(sheet, members, part)
    if mammal_diversity.is_mammal_diversity(sheet):
        return mammal_diversity.with_edition(mammal_diversity.read_mammal_diversity(sheet), sheet.place)
    for known_by, read in _LISTS:
        if sheet.has(*known_by):
            return read(sheet)
    if profile := profile_of(sheet):
        return profile.read(sheet)
    by_terms = next((read for is_such, read in _BY_TERMS if is_such(sheet)), plain.read_plain)
    return by_terms(sheet)


#: Columns that only the list has -> its reader.
_LISTS: tuple[tuple[tuple[str, ...], Callable[[Sheet], ReadChecklist]], ...] = (
    (fishbase.NAMES_KNOWN_BY, fishbase.read_names),
    (fishbase.STOCKS_KNOWN_BY, fishbase.read_stocks),
    (mammal_species_of_the_world.KNOWN_BY, mammal_species_of_the_world.read_msw3),
    *species_index.LISTS,
)
#: Tables in the terms of a standard.
_BY_TERMS: tuple[tuple[Callable[[Sheet], bool], Callable[[Sheet], ReadChecklist]], ...] = (
    (coldp.is_name_usage, coldp.read_name_usage),
    (darwin_core.is_taxon_table, darwin_core.read_taxon_table),
)


def _of_catalogue(sheet: Sheet, members: Members, part: str) -> ReadChecklist:
    other = _sibling(members, part)
    if other is not None:
        pair = {part: sheet, catalogue.which(other): other}
        return catalogue.read_catalogue(pair["names"], pair["usages"])
    if part == "usages":
        raise Invalid("this table of usages needs the table of names beside it", place=sheet.place)
    return catalogue.read_names(sheet)


def _sibling(members: Members, part: str) -> Sheet | None:
    """The other table of the pair, beside this one under the same name: `x_names.csv` and `x_usages.csv`."""
    name = members.path.name
    other = name.replace("names", "usages") if part == "names" else name.replace("usages", "names")
    beside = members.path.with_name(other)
    if not members.single or other == name or not beside.is_file():
        return None
    sheet = _opened(open_members(beside), "")
    return sheet if catalogue.which(sheet) not in {"", part} else None
