"""Any table of names, or one name a line: which column holds what is guessed from headers and cells, and can be corrected."""

import re
from collections.abc import Mapping
from typing import Final

import polars as pl

from accord.core.errors import Invalid
from accord.exchange.checklists.headers import FIELDS, field_of, plain_header
from accord.exchange.checklists.reading import Guess, ReadChecklist, from_sheet
from accord.exchange.checklists.sheets import Sheet
from accord.exchange.checklists.vocabulary import RANKS, STATUSES

FORM = "plain table"
NAME_LINES = "one name a line"
_SAMPLES = 3
_LOOKED_AT = 500
_ENOUGH = 0.6
_TOO_UNSURE = 0.25
#: Cells that look like names of species or below, with or without authors; of any rank; like authorships.
_BINOMIAL = r"^[×x]?\s*[A-ZÀ-Þ][a-zà-ÿ-]+[ _](?:\([A-Z][a-z]+\) )?(?:[a-zà-ÿ]{2,}[a-zà-ÿ-]*|sp\.|cf\.|aff\.|×|x )"
_ONE_WORD = r"^[A-Z][a-zà-ÿ-]{2,}$"
_AUTHORS = r"^\(?[A-ZÀ-Þ].*?(?:1[5-9]|20)\d\d\)?$|^\(.+\)\s*[A-Z]|^[A-Z]\.?[\w. ]*(?:&|ex) "
#: Headers that may head whole names or something else, and how much less sure that makes one.
_VAGUE: Final = {"species": 0.1, "espece": 0.1, "especie": 0.1, "name": 0.2, "nom": 0.2, "nombre": 0.2, "taxon": 0.2}
_TRUTH = r"(?i)^(?:yes|no|true|false|y|n|oui|non|sí|si|1|0|accepted|synonym|valid|invalid|accepté|synonyme|aceptado)$"
_RANKS = r"(?i)^(?:species|subspecies|genus|family|order|class|variety|form|espèce|especie|genre|género)$"
_RANK_WORDS: Final = frozenset(
    {"species", "genus", "family", "order", "class", "phylum", "kingdom", "subspecies", "variety", "form", *RANKS}
)


def read_plain(sheet: Sheet, corrections: Mapping[str, str] | None = None) -> ReadChecklist:
    """The checklist in `sheet`; `corrections` (field -> header, or the number of the column from 1) come before guesses.

    Raises Invalid where no column looks like names, and for corrections that name nothing.
    """
    corrections = dict(corrections or {})
    if not _has_header(sheet, corrections):
        sheet = sheet.headless()
    columns, guesses = _mapped(sheet, corrections)
    if not {"name", "canonical"} & columns.keys() and not {"genus", "epithet"} <= columns.keys():
        shown = ", ".join(name[:40] for name in sheet.header[:12]) or "no header"
        reason = f"no column looks like scientific names ({shown}): say which one with --map name=COLUMN"
        raise Invalid(reason, place=sheet.place)
    expressions: dict[str, str | pl.Expr] = {field: pl.col(f"c{at}") for field, at in columns.items()}
    if "countries" in columns:
        commas = expressions["countries"]
        assert isinstance(commas, pl.Expr)
        expressions["countries"] = commas.str.replace_all(r",\s*", "|")
    form = NAME_LINES if len(columns) == 1 and sheet.cells.width == len(("c0", "row")) else FORM
    read = from_sheet(sheet, form, expressions)
    return ReadChecklist(read.columns, form, read.findings, guesses=tuple(guesses))


def _has_header(sheet: Sheet, corrections: Mapping[str, str]) -> bool:
    """Whether the first row names columns: a word of headers stands in it, or it doesn't look like the rows below."""
    if not sheet.header:
        return False
    named = {plain_header(name) for name in sheet.header}
    if any(plain_header(each) in named for each in corrections.values()):
        return True
    binomial = re.compile(_BINOMIAL)
    values = any(binomial.search(name) and not field_of(name) for name in sheet.header)
    words = _RANK_WORDS | STATUSES.keys() if values else frozenset[str]()  # `species` heads columns and fills cells
    if any(field_of(name) for name in sheet.header if name.strip().lower() not in words):
        return True
    if values:
        return False
    if len(sheet.header) == 1:  # a genus on top of a list of genera
        return not re.search(_ONE_WORD, sheet.header[0]) or _share(sheet.cells["c0"], _BINOMIAL) > _ENOUGH
    return True


def _mapped(sheet: Sheet, corrections: Mapping[str, str]) -> tuple[dict[str, int], list[Guess]]:
    columns: dict[str, int] = {}
    guesses: dict[str, Guess] = {}

    def take(field: str, at: int, confidence: float) -> None:
        columns[field] = at
        header = sheet.header[at] if sheet.header else f"column {at + 1}"
        guesses[field] = Guess(header, field, round(confidence, 2), _samples(sheet, at))

    for field, column in corrections.items():
        take(_known(field), _asked_for(sheet, column), 1.0)
    for at, field, confidence in sorted(_by_header(sheet), key=lambda each: -each[2]):
        if field not in columns and at not in columns.values() and confidence > _TOO_UNSURE:
            take(field, at, confidence)
    for at, field, confidence in _by_cells(sheet, taken=set(columns.values())):
        if field not in columns and at not in columns.values():
            take(field, at, confidence)
    return columns, list(guesses.values())


def _known(field: str) -> str:
    if field not in FIELDS:
        raise Invalid(f"“{field}” is nothing a column can be mapped to: {', '.join(FIELDS)}")
    return field


def _asked_for(sheet: Sheet, column: str) -> int:
    at = sheet.position(column)
    if at is None and column.isdigit() and 0 < int(column) < sheet.cells.width:
        at = int(column) - 1
    if at is None:
        shown = ", ".join(name[:40] for name in sheet.header[:20]) or f"{sheet.cells.width - 1} columns without header"
        raise Invalid(f"there is no column “{column}” (there are: {shown})", place=sheet.place)
    return at


def _by_header(sheet: Sheet) -> list[tuple[int, str, float]]:
    found = [(at, *known) for at, name in enumerate(sheet.header) if (known := field_of(name))]
    return [(at, *_told_apart(sheet, at, field, confidence)) for at, field, confidence in found]


def _told_apart(sheet: Sheet, at: int, field: str, confidence: float) -> tuple[str, float]:
    """`species` heads whole names in one list and epithets in another; `accepted` ids, names, or yes and no."""
    cells = sheet.cells[f"c{at}"]
    word = plain_header(sheet.header[at])
    if field == "name" and word in _VAGUE:
        is_epithet = _share(cells, r"^[a-zà-ÿ-]+$") > _ENOUGH
        return ("epithet", confidence) if is_epithet else ("name", confidence - _VAGUE[word])
    if field == "infraspecific" and _share(cells, _BINOMIAL) > _ENOUGH:
        return "name", confidence / 2
    if field == "code" and _share(cells, r"(?i)^(?:iczn|icn|icbn|icnp|ictv|icncp|zool\w*|botan\w*)") < _ENOUGH:
        return "id", 0.3
    if field in {"rank", "status"} and not _words_known(cells, field):
        return field, 0.2
    return _link(sheet, cells, field), confidence


def _link(sheet: Sheet, cells: pl.Series, field: str) -> str:
    """Whether a column that may link to other names does so by id or by name; or says yes and no."""
    if field == "parent_name" and _are_ids(sheet, cells):
        return "parent_id"
    if field == "accepted" and not _are_ids(sheet, cells):
        if _share(cells, _BINOMIAL) > _ENOUGH:
            return "accepted_name"
        return "status" if _share(cells, _TRUTH) > _ENOUGH else "accepted"
    return field


def _are_ids(sheet: Sheet, cells: pl.Series) -> bool:
    """Whether the cells are ids of the list itself."""
    at = next((at for at, name in enumerate(sheet.header) if (field_of(name) or ("",))[0] == "id"), None)
    said = cells.head(_LOOKED_AT).drop_nulls()
    said = said.filter(said != "")
    if at is None or not said.len() or {"0", "1"} <= set(said.unique()):  # no and yes
        return False
    return said.filter(said.is_in(sheet.cells[f"c{at}"].implode())).len() > _ENOUGH * said.len()


def _words_known(cells: pl.Series, field: str) -> bool:
    words = {str(word).strip().lower().rstrip(".") for word in cells.head(_LOOKED_AT).drop_nulls().unique()} - {""}
    known = _RANK_WORDS if field == "rank" else STATUSES.keys()
    return not words or sum(word.replace("_", " ") in known for word in words) / len(words) > 1 / 3


def _by_cells(sheet: Sheet, taken: set[int]) -> list[tuple[int, str, float]]:
    """What cells look like, for columns whose header says nothing."""
    found: list[tuple[int, str, float]] = []
    for at in range(sheet.cells.width - 1):
        if at in taken:
            continue
        cells = sheet.cells[f"c{at}"]
        names, ranks = _share(cells, _BINOMIAL), _share(cells, _RANKS)
        if names > _ENOUGH:
            found.append((at, "name", 0.8 * names))
        elif ranks > 0.9:
            found.append((at, "rank", 0.8 * ranks))
        elif _share(cells, _AUTHORS) > _ENOUGH:
            found.append((at, "authorship", 0.7 * _share(cells, _AUTHORS)))
        elif sheet.cells.width == len(("c0", "row")) and _share(cells, _ONE_WORD) + names > _ENOUGH:
            found.append((at, "name", 0.6))
    if not found and sheet.cells.width == len(("c0", "row")) and not taken:
        found.append((0, "name", 0.4))  # one word a line is all there is: the grades of the parser tell the rest
    return sorted(found, key=lambda each: -each[2])


def _share(cells: pl.Series, pattern: str) -> float:
    looked_at = cells.head(_LOOKED_AT).drop_nulls().str.strip_chars()
    looked_at = looked_at.filter(looked_at != "")
    return float(looked_at.str.contains(pattern).mean() or 0) if looked_at.len() else 0.0  # type: ignore[arg-type]


def _samples(sheet: Sheet, at: int) -> tuple[str, ...]:
    cells = sheet.cells[f"c{at}"].drop_nulls()
    return tuple(str(cell)[:60] for cell in cells.filter(cells != "").head(_SAMPLES))
