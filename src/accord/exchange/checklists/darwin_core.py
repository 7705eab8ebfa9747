"""Darwin Core: archives described by `meta.xml`, and tables of taxa without one.

Darwin Core text guide (TDWG 2014-11-08, http://rs.tdwg.org/dwc/terms/guides/text/): the file tells separators, quotes, encoding, header lines and
what stands in a column or holds for all rows.
"""

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final
from xml.etree.ElementTree import Element

import polars as pl

from accord.core.errors import Invalid
from accord.core.listings.model import Finding
from accord.core.taxonomy.columns import VERNACULAR_COLUMNS, ChecklistColumns, in_columns
from accord.exchange.checklists.about import parse_xml, read_eml
from accord.exchange.checklists.assembled import assemble
from accord.exchange.checklists.darwin_core_extensions import (
    common_names,
    concept_relations,
    with_countries,
    with_extinct,
)
from accord.exchange.checklists.members import Members
from accord.exchange.checklists.reading import ReadChecklist, raw_cells
from accord.exchange.checklists.sheets import Dialect, Sheet, read_sheet

ARCHIVE: Final = "Darwin Core archive"
TABLE: Final = "Darwin Core table"
#: Field -> terms, the first that the table has.
_TERMS: Final = {
    "name": ("scientificName",),
    "canonical": ("canonicalName",),
    "genus": ("genericName", "genus"),
    "epithet": ("specificEpithet",),
    "infraspecific": ("infraspecificEpithet",),
    "authorship": ("scientificNameAuthorship", "authorship"),
    "year": ("namePublishedInYear",),
    "rank": ("taxonRank", "verbatimTaxonRank", "rank"),
    "status": ("taxonomicStatus", "status"),
    "accepted": ("acceptedNameUsageID", "acceptedTaxonID"),
    "accepted_name": ("acceptedNameUsage",),
    "parent_id": ("parentNameUsageID", "higherNameUsageID"),
    "parent_name": ("parentNameUsage",),
    "basionym_id": ("originalNameUsageID", "basionymID"),
    "original_name": ("originalNameUsage", "basionym"),
    "code": ("nomenclaturalCode",),
    "nomenclatural_status": ("nomenclaturalStatus",),
    "remarks": ("taxonRemarks",),
    "vernacular": ("vernacularName",),
    "kingdom": ("kingdom",),
    "phylum": ("phylum",),
    "class": ("class",),
    "order": ("order",),
    "family": ("family",),
}
_DISTINCT: Final = (
    "taxonID",
    "scientificName",
    "taxonRank",
    "scientificNameAuthorship",
    "acceptedNameUsageID",
    "parentNameUsageID",
)
_DISTINCT_ENOUGH: Final = 2
_ESCAPES: Final = {"\\t": "\t", "\\n": "\n", "\\r": "\r", "\\\\": "\\", "&quot;": '"'}


@dataclass(frozen=True, slots=True)
class _File:
    """One `<core>` or `<extension>`: where it stands, how it is written, which term stands where."""

    kind: str
    locations: tuple[str, ...]
    encoding: str
    dialect: Dialect
    skipped: int
    id_at: int | None
    terms: Mapping[str, int]
    constants: Mapping[str, str]


def is_darwin_core(members: Members) -> bool:
    """Whether there is a `meta.xml`."""
    return members.named("meta.xml") is not None


def is_taxon_table(sheet: Sheet) -> bool:
    """Whether a table has the terms of Darwin Core for its header."""
    header = {_term(name) for name in sheet.header}
    return "scientificName" in header and len(header.intersection(_DISTINCT)) >= _DISTINCT_ENOUGH


def read_taxon_table(sheet: Sheet) -> ReadChecklist:
    """The checklist in a table whose header has the terms of Darwin Core."""
    terms = {_term(name): at for at, name in reversed(list(enumerate(sheet.header)))}
    id_at = terms.get("taxonID", terms.get("id", terms.get("ID")))
    return _read(sheet, terms, id_at, {}, TABLE)[0]


def read_archive(members: Members) -> ReadChecklist:
    """The checklist in an archive with `meta.xml`. Raises Invalid for descriptions that fit no table, and other cores."""
    meta = members.named("meta.xml") or ""
    place = members.place_of(meta)
    root = parse_xml(members.read(meta), place)
    core, *extensions = _described(root, place)
    if core.kind != "Taxon":
        raise Invalid(
            f"the archive holds {core.kind or 'unnamed'} records: a checklist has a core of taxa", place=place
        )
    sheet = _sheet(members, core, meta)
    id_at = core.terms.get("taxonID", core.id_at)
    read, ids = _read(sheet, core.terms, id_at, core.constants, ARCHIVE, core_id=core.id_at)
    names = read.columns.names
    vernaculars, relations, findings = read.columns.vernaculars, read.columns.relations, list(read.findings)
    for extension in extensions:
        if extension.kind not in {"VernacularName", "Distribution", "SpeciesProfile", "ResourceRelationship"}:
            continue
        more = _sheet(members, extension, meta)
        findings += more.findings
        cells = _of_extension(more, extension, ids)
        if extension.kind == "VernacularName":
            vernaculars = pl.concat([vernaculars, common_names(cells)])
        elif extension.kind == "Distribution":
            names = with_countries(names, cells)
        elif extension.kind == "SpeciesProfile":
            names = with_extinct(names, cells)
        else:
            relations = pl.concat([relations, concept_relations(cells)])
    about = read_eml(members, _beside(meta, str(root.get("metadata") or "eml.xml")))
    return replace(
        read,
        columns=ChecklistColumns(names, relations, vernaculars),
        findings=tuple(findings),
        about=about,
    )


def _described(root: Element, place: str) -> list[_File]:
    found = []
    for element in root:
        kind = element.tag.rsplit("}", 1)[-1] if isinstance(element.tag, str) else ""
        if kind in {"core", "extension"}:
            found.append((kind, _file(element, place)))
    cores = [file for kind, file in found if kind == "core"]
    if len(cores) != 1:
        raise Invalid(
            "the description names no core" if not cores else "the description names several cores", place=place
        )
    return [cores[0], *(file for kind, file in found if kind == "extension")]


def _file(element: Element, place: str) -> _File:
    get = element.get
    tags = {
        name: [each for each in element.iter() if isinstance(each.tag, str) and each.tag.rsplit("}", 1)[-1] == name]
        for name in ("location", "field", "id", "coreid")
    }
    terms: dict[str, int] = {}
    constants: dict[str, str] = {}
    for each in tags["field"]:
        term = _term(str(each.get("term") or ""))
        if each.get("index") is not None:
            terms.setdefault(term, _number(each.get("index", ""), place))
        if each.get("default") is not None:
            constants[term] = str(each.get("default"))
    ids = [*tags["id"], *tags["coreid"]]
    separator = _character(get("fieldsTerminatedBy"), ",")
    if len(separator) != 1:
        raise Invalid(f"fields are separated by “{separator}”: one character is needed", place=place)
    return _File(
        kind=_term(str(get("rowType") or "")),
        locations=tuple((each.text or "").strip() for each in tags["location"]),
        encoding=str(get("encoding") or ""),
        dialect=Dialect(separator, _character(get("fieldsEnclosedBy"), '"')[:1]),
        skipped=_number(get("ignoreHeaderLines") or "0", place),
        id_at=_number(ids[0].get("index", ""), place) if ids and ids[0].get("index") is not None else None,
        terms=terms,
        constants=constants,
    )


def _number(printed: str, place: str) -> int:
    if not printed.strip().isdigit():
        raise Invalid(f"“{printed}” is no number of a column or line", place=place)
    return int(printed)


def _character(printed: str | None, default: str) -> str:
    return default if printed is None else _ESCAPES.get(printed, printed)


def _term(printed: str) -> str:
    return printed.strip().rstrip("/#").replace("#", "/").rsplit("/", 1)[-1].rsplit(":", 1)[-1]


def _beside(meta: str, location: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(meta), location))


def _sheet(members: Members, file: _File, meta: str) -> Sheet:
    """The rows of a file of the archive; its header is only words, what counts is the description."""
    sheets = []
    for location in file.locations:
        name = _beside(meta, location)
        if name.startswith(("..", "/")) or "://" in location:
            raise Invalid(f"{location} stands outside of the archive", place=members.place_of(meta))
        if name not in members.names and f"{name}.gz" not in members.names:
            raise Invalid(f"the description names {location}, which is not there", place=members.place_of(meta))
        name = name if name in members.names else f"{name}.gz"
        data, place = members.read(name), members.place_of(name)
        read = read_sheet(data, place, dialect=file.dialect, encoding=file.encoding, skipped=file.skipped)
        sheets.append(replace(read.headless(), header=()))
    if not sheets:
        raise Invalid("the description names no file", place=members.place_of(meta))
    widest = max(file.terms.values(), default=0)
    for sheet in sheets:
        if widest >= sheet.cells.width - 1:
            reason = f"the description speaks of column {widest + 1}, the table has {sheet.cells.width - 1}"
            raise Invalid(reason, place=sheet.place)
    cells = pl.concat([sheet.cells for sheet in sheets]) if len(sheets) > 1 else sheets[0].cells
    return replace(sheets[0], cells=cells, findings=tuple(finding for sheet in sheets for finding in sheet.findings))


def _read(
    sheet: Sheet,
    terms: Mapping[str, int],
    id_at: int | None,
    constants: Mapping[str, str],
    form: str,
    *,
    core_id: int | None = None,
) -> tuple[ReadChecklist, pl.DataFrame]:
    """The checklist, and the ids of its rows by the ids that extensions use."""
    columns: dict[str, str | pl.Expr] = {}
    for field, known in _TERMS.items():
        term = next((each for each in known if each in terms or each in constants), None)
        if term is None or (field in {"epithet", "infraspecific"} and "scientificName" in terms):
            continue
        cell = pl.col(f"c{terms[term]}").replace("", None) if term in terms else pl.lit(None, dtype=pl.String)
        columns[field] = cell.fill_null(constants[term]) if term in constants else cell
    if not {"name", "canonical", "epithet"} & columns.keys():
        raise Invalid("no column holds scientificName", place=sheet.place)
    if "scientificName" in terms:
        columns.pop("genus", None)
    if id_at is not None:
        columns["id"] = pl.col(f"c{id_at}")
    raw = raw_cells(sheet, columns)
    names, findings = assemble(raw.drop("vernacular", strict=False), sheet.place)
    vernaculars = VERNACULAR_COLUMNS.to_frame()
    if "vernacular" in raw.columns:
        spoken = raw.select("row", common=pl.col("vernacular")).drop_nulls()
        vernaculars = in_columns(
            names.select("id", "row").join(spoken, on="row").select("id", name="common"), VERNACULAR_COLUMNS
        )
    core = core_id if core_id is not None else id_at
    ids = names.select("id", "row")
    if core is not None:
        ids = ids.join(sheet.cells.select("row", core=pl.col(f"c{core}")), on="row")
    read = ReadChecklist(
        ChecklistColumns(names, vernaculars=vernaculars), form, (*sheet.findings, *_ignored(terms), *findings)
    )
    return read, ids


def _ignored(terms: Mapping[str, int]) -> list[Finding]:
    shared = [term for term, at in terms.items() if at in set(terms.values()) - {at} and term in _DISTINCT]
    return [Finding("column-named-twice", f"{term} shares its column with another term") for term in shared]


def _of_extension(sheet: Sheet, file: _File, ids: pl.DataFrame) -> pl.DataFrame:
    """The terms of an extension by the ids of taxa; rows of other taxa are left out."""
    if file.id_at is None or "core" not in ids.columns:
        return pl.DataFrame()
    cells = sheet.cells.select(
        pl.col(f"c{file.id_at}").alias("core"), *(pl.col(f"c{at}").replace("", None).alias(term) for term, at in file.terms.items() if at != file.id_at)
    )  # fmt: skip
    constants = [pl.lit(value).alias(term) for term, value in file.constants.items() if term not in cells.columns]
    return cells.with_columns(constants).join(ids.select("core", "id"), on="core", how="inner", maintain_order="left")
