"""Writes what changed between two editions of a list: CSV, workbook, web page or JSON lines, by the name of the file."""

import csv
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from html import escape
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType
from typing import Final

import xlsxwriter

from accord.core.concordance.edition_changes import MEANING, ChangeKind, EditionChange, EditionComparison, ListedTaxon
from accord.core.errors import Invalid
from accord.documents.cells import for_xml, harmless

COLUMNS: Final = (
    "change", "old_id", "old_name", "old_authorship", "old_rank", "new_id", "new_name", "new_authorship", "new_rank",
    "evidence",
)  # fmt: skip
_WIDTHS: Final = {
    "change": 22,
    "old_name": 30,
    "new_name": 30,
    "old_authorship": 28,
    "new_authorship": 28,
    "evidence": 90,
}
_LONGEST_CELL: Final = 32_767  # characters; the workbook format holds no more


def check_ending(path: Path) -> None:
    """Raises Invalid, before any work is done, when no writer knows the ending of `path`."""
    _writer(path)


def write_edition_changes(comparison: EditionComparison, path: Path, *, sources: Sequence[str] = ()) -> None:
    """Write the file whole or not at all. Raises Invalid."""
    writer = _writer(path)
    if not path.parent.is_dir():
        raise Invalid("there is no such folder", place=str(path.parent))
    unfinished = path.with_name(f".{path.name}.unfinished")
    try:
        writer(comparison, unfinished, sources)
        unfinished.replace(path)
    except IsADirectoryError:
        raise Invalid("this is a folder, not a file", place=str(path)) from None
    finally:
        unfinished.unlink(missing_ok=True)


def fields(change: EditionChange) -> dict[str, str]:
    """One change under the names of COLUMNS."""
    found = {"change": change.kind.value}
    for side, taxon in (("old", change.old), ("new", change.new)):
        shown = taxon or ListedTaxon("", "")
        found |= {
            f"{side}_id": shown.id,
            f"{side}_name": shown.name,
            f"{side}_authorship": shown.authorship,
            f"{side}_rank": shown.rank,
        }
    found["evidence"] = change.evidence
    return {column: found[column] for column in COLUMNS}


def _write_csv(comparison: EditionComparison, path: Path, sources: Sequence[str]) -> None:
    del sources
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows([harmless(cell) for cell in fields(change).values()] for change in comparison.changes)


def _write_jsonl(comparison: EditionComparison, path: Path, sources: Sequence[str]) -> None:
    del sources
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for change in comparison.changes:
            said = {name: value.encode("utf-8", "replace").decode() or None for name, value in fields(change).items()}
            file.write(json.dumps(said, ensure_ascii=False) + "\n")


def _write_xlsx(comparison: EditionComparison, path: Path, sources: Sequence[str]) -> None:
    """An overview, and one sheet for each kind; heads stay in view, columns can be filtered, nothing is a formula."""
    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(str(path), options)
    book.set_properties({"title": _title(comparison), "company": "Accord"})
    head = book.add_format({"bold": True, "bg_color": "#1F4E5F", "font_color": "#FFFFFF", "valign": "top"})
    italic = book.add_format({"italic": True, "valign": "top"})
    wrap = book.add_format({"text_wrap": True, "valign": "top"})
    sheet = book.add_worksheet("Overview")
    sheet.set_column(0, 0, 30)
    sheet.set_column(1, 1, 10)
    sheet.set_column(2, 2, 90)
    sheet.write_string(0, 0, _title(comparison), book.add_format({"bold": True, "font_size": 16}))
    sheet.write_string(1, 0, _summary(comparison))
    for column, word in enumerate(("Change", "Rows", "What it means")):
        sheet.write_string(3, column, word, head)
    for line, (kind, count) in enumerate(comparison.counts().items(), 4):
        sheet.write_url(line, 0, f"internal:'{kind.value}'!A1", string=kind.value)
        sheet.write_number(line, 1, count)
        sheet.write_string(line, 2, MEANING[kind], wrap)
    for line, source in enumerate(sources, 5 + len(comparison.counts())):
        sheet.write_string(line, 0, for_xml(source))
    for kind in comparison.counts():
        _write_kind(book.add_worksheet(kind.value), comparison, kind, head, italic, wrap)
    book.close()


def _write_kind(
    sheet: "xlsxwriter.worksheet.Worksheet", comparison: EditionComparison, kind: ChangeKind, *formats: object
) -> None:
    head, italic, wrap = formats
    rows = [fields(change) for change in comparison.changes if change.kind is kind]
    sheet.freeze_panes(1, 0)
    for column, name in enumerate(COLUMNS):
        sheet.set_column(column, column, _WIDTHS.get(name, 12))
        sheet.write_string(0, column, name.replace("_", " "), head)
    for line, row in enumerate(rows, 1):
        for column, (name, value) in enumerate(row.items()):
            style = italic if name.endswith("_name") else wrap
            sheet.write_string(line, column, for_xml(value)[:_LONGEST_CELL], style)
    sheet.autofilter(0, 0, len(rows), len(COLUMNS) - 1)


def _write_html(comparison: EditionComparison, path: Path, sources: Sequence[str]) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(_page(comparison, sources))


def _page(comparison: EditionComparison, sources: Sequence[str]) -> Iterator[str]:
    """One page that needs nothing else: no script, no network."""
    css = files("accord.documents").joinpath("concordance.css").read_text(encoding="utf-8")
    title = _text(_title(comparison))
    yield '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    yield f"<title>{title}</title>\n<style>\n{css}</style>\n</head>\n<body>\n<header>\n<h1>{title}</h1>\n"
    yield f'<p class="lead">{_text(_summary(comparison))}</p>\n</header>\n<main>\n'
    yield '<div class="scroll"><table class="narrow">\n<caption>Changes by kind</caption>\n<thead><tr>'
    yield '<th scope="col">Change</th><th scope="col" class="n">Rows</th><th scope="col">What it means</th></tr></thead>\n<tbody>\n'
    for kind, count in comparison.counts().items():
        link = f'<a href="#{kind.name.lower()}">{kind.value}</a>'
        yield f'<tr><th scope="row">{link}</th><td class="n">{count:,}</td><td>{_text(MEANING[kind])}</td></tr>\n'
    yield "</tbody></table></div>\n"
    for kind in comparison.counts():
        yield from _section(comparison, kind)
    yield "</main>\n<footer>\n<h2>Sources</h2>\n<ul>\n"
    yield from (f"<li>{_text(source)}</li>\n" for source in sources or ("Not stated",))
    yield "</ul>\n</footer>\n</body>\n</html>\n"


def _section(comparison: EditionComparison, kind: ChangeKind) -> Iterator[str]:
    yield f'<section aria-labelledby="{kind.name.lower()}">\n<h2 id="{kind.name.lower()}">{kind.value.capitalize()}</h2>\n'
    yield f'<div class="scroll"><table>\n<caption>{_text(MEANING[kind])}</caption>\n<thead><tr>'
    yield '<th scope="col">Old</th><th scope="col">New</th><th scope="col">Evidence</th></tr></thead>\n<tbody>\n'
    for change in comparison.changes:
        if change.kind is kind:
            yield f'<tr><td>{_name(change.old)}</td><td>{_name(change.new)}</td><td class="why">{_text(change.evidence)}</td></tr>\n'
    yield "</tbody></table></div>\n</section>\n"


def _name(taxon: ListedTaxon | None) -> str:
    if taxon is None:
        return ""
    return f'<i>{_text(taxon.name)}</i> <span class="by">{_text(taxon.authorship)}</span>'


def _text(text: str) -> str:
    return escape(for_xml(text))


def _title(comparison: EditionComparison) -> str:
    return f"{comparison.old} and {comparison.new}: what changed"


def _summary(comparison: EditionComparison) -> str:
    return (
        f"{comparison.old_taxa:,} taxa before, {comparison.new_taxa:,} now; {comparison.unchanged:,} unchanged, "
        f"{len(comparison.changes):,} changes."
    )


_Writer = Callable[[EditionComparison, Path, Sequence[str]], None]
#: Ending of the file name -> writer.
WRITERS: Mapping[str, _Writer] = MappingProxyType(
    {".csv": _write_csv, ".xlsx": _write_xlsx, ".html": _write_html, ".jsonl": _write_jsonl}
)


def _writer(path: Path) -> _Writer:
    found = WRITERS.get(path.suffix.lower())
    if found is None:
        raise Invalid(f"no format has this ending; write to one of {', '.join(sorted(WRITERS))}", place=str(path))
    return found
