"""The distribution columns of Species+ and Checklist downloads -> range with status.

Countries come from the ISO codes; names serve only to place a status (introduced, extinct, …) on a code, and only
where the full names and the codes of the row stand side by side.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from accord.core.listings.model import Country, Finding, TaxonId
from accord.exchange.checked_taxa import read_country
from accord.exchange.delimited import Table

CODES = "all_distributionisocodes"
NAMES = "all_distributionfullnames"
#: Column -> the status of the countries named in it.
STATUSES = {
    "introduced_distribution": "introduced",
    "introduced(?)_distribution": "introduced (?)",
    "reintroduced_distribution": "reintroduced",
    "extinct_distribution": "extinct",
    "extinct(?)_distribution": "extinct (?)",
    "distribution_uncertain": "distribution uncertain",
}


@dataclass(slots=True)
class Ranges:
    """Columns of taxon, country and status, with the rows they come from."""

    taxon: list[TaxonId] = field(default_factory=list)
    country: list[Country] = field(default_factory=list)
    status: list[str] = field(default_factory=list)
    index: list[int] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def read_ranges(table: Table, taxa: Sequence[TaxonId]) -> Ranges:
    """The range of each row's taxon. Raises Invalid for what is no country code."""
    ranges = Ranges()
    names_cells, status_cells = table.column(NAMES), {status: table.column(one) for one, status in STATUSES.items()}
    codes = [[code.strip() for code in cell.split(",")] if cell else [] for cell in table.column(CODES)]
    spelled = _spellings(names_cells, codes)
    for index, taxon in enumerate(taxa):
        if not codes[index]:
            continue
        statuses: dict[Country, str] = {}
        marked = {status: cells[index] for status, cells in status_cells.items() if cells[index]}
        if marked:
            by_name = _aligned(names_cells[index], codes[index], spelled)
            statuses = _statuses(marked, by_name, taxon, ranges.findings)
        for code in codes[index]:
            ranges.taxon.append(taxon)
            ranges.country.append(read_country(code, table.place(index)))
            ranges.status.append(statuses.get(code, ""))
            ranges.index.append(index)
    return ranges


def _spellings(names_cells: Sequence[str], codes: Sequence[Sequence[str]]) -> dict[str, str]:
    """Name -> code, from the rows where both columns have as many entries."""
    spelled: dict[str, str] = {}
    for cell, row_codes in zip(names_cells, codes, strict=True):
        if cell:
            names = cell.split(",")
            if len(names) == len(row_codes):
                for name, code in zip(names, row_codes, strict=True):
                    spelled.setdefault(name.strip(), code)
    return spelled


def _aligned(cell: str, codes: Sequence[str], spelled: dict[str, str]) -> dict[str, str] | None:
    """Name -> code for one row, or None where more than one reading is possible.

    Both columns have the same order. Names that other rows explain are anchors; between two of them either there are
    as many names as codes, or all parts are one name that holds commas (`Hong Kong, SAR`).
    """
    parts = [part.strip() for part in cell.split(",")]
    order = {code: index for index, code in enumerate(codes)}
    found: dict[str, str] = {}
    run: list[str] = []
    next_code = 0
    for part in [*parts, None]:
        at = len(codes) if part is None else order.get(spelled.get(part, ""), -1)
        if part is not None and at < 0:
            run.append(part)
            continue
        between = codes[next_code:at]
        if at < next_code or bool(between) != bool(run):
            return None
        if len(between) == 1:
            run = [", ".join(run)]
        if len(between) != len(run):
            return None
        found.update(zip(run, between, strict=True))
        if part is not None:
            found[part] = codes[at]
        run, next_code = [], at + 1
    return found


def _statuses(
    marked: dict[str, str], by_name: dict[str, str] | None, taxon: TaxonId, findings: list[Finding]
) -> dict[Country, str]:
    if by_name is None:
        text = "names and codes of the range do not stand side by side: introduced or extinct is not known by country"
        findings.append(Finding("range-not-aligned", text, taxon=taxon))
        return {}
    statuses: dict[Country, str] = {}
    for status, cell in marked.items():
        for name in _known_names(cell, by_name):
            if name in by_name:
                statuses[by_name[name]] = status
            else:
                text = f"{status}: “{name[:60]}” is not among the countries of the range"
                findings.append(Finding("range-not-aligned", text, taxon=taxon))
    return statuses


def _known_names(cell: str, by_name: dict[str, str]) -> Iterator[str]:
    parts = [part.strip() for part in cell.split(",")]
    at = 0
    while at < len(parts):
        for length in (1, 2, 3):
            name = ", ".join(parts[at : at + length])
            if name in by_name:
                break
        else:
            name, length = parts[at], 1
        yield name
        at += length
