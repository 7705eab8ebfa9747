"""A concordance as a workbook: counts, all rows, and one sheet for each kind of discrepancy that occurs."""

from pathlib import Path
from textwrap import shorten
from typing import Any

import xlsxwriter

from accord.core.concordance import COLUMNS, KINDS, Concordance
from accord.documents.cells import for_xml
from accord.documents.concordance_view import as_of, counted, relation_words, state_words, title

_LONGEST_CELL = 32_767  # characters; the format holds no more
_WIDTHS = {
    "left_name": 30, "right_name": 30, "left_authorship": 26, "right_authorship": 26, "relation": 13,
    "discrepancies": 34, "explanation": 90, "decision": 30,
}  # fmt: skip
_KIND_COLUMNS = (
    ("left_name", 30), ("left_listing", 13), ("relation", 13), ("right_name", 30), ("right_listing", 13), ("Family", 22),
    ("Evidence", 90), ("Effect on cover", 50), ("Proposed until decided", 50), ("State", 20), ("decision", 30), ("Events", 20),
)  # fmt: skip


def write_xlsx(concordance: Concordance, path: Path) -> None:
    """The workbook; text is never taken for a formula or a link, heads stay in view, columns can be filtered."""
    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(str(path), options)
    book.set_properties({"title": title(concordance), "subject": f"as of {concordance.on}", "company": "Accord"})
    styles = {
        "title": book.add_format({"bold": True, "font_size": 16}),
        "head": book.add_format(
            {"bold": True, "bg_color": "#1F4E5F", "font_color": "#FFFFFF", "text_wrap": True, "valign": "top"}
        ),
        "name": book.add_format({"italic": True, "valign": "top"}),
        "wrap": book.add_format({"text_wrap": True, "valign": "top"}),
        "top": book.add_format({"valign": "top"}),
        "link": book.add_format({"font_color": "#0B5394", "underline": 1, "valign": "top"}),
    }
    _overview(book, concordance, styles)
    _all_rows(book, concordance, styles)
    for code in concordance.discrepancies():
        _kind(book, concordance, code, styles)
    book.close()


def _overview(book: Any, concordance: Concordance, styles: dict[str, Any]) -> None:
    sheet = book.add_worksheet("Overview")
    sheet.hide_gridlines(2)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.set_column(0, 0, 44)
    sheet.set_column(1, 1, 10)
    sheet.set_column(2, 3, 70)
    sheet.write(0, 0, title(concordance), styles["title"])
    sheet.write(1, 0, f"As of {as_of(concordance)}. {counted(len(concordance.rows))}.")
    line = 3
    for column, head in enumerate(("Relation", "Rows")):
        sheet.write(line, column, head, styles["head"])
    for relation, count in concordance.relations().items():
        line += 1
        sheet.write(line, 0, relation_words(concordance, relation))
        sheet.write(line, 1, count)
    line += 2
    for column, head in enumerate(("Discrepancy", "Rows", "What it means", "Proposed until a person decides")):
        sheet.write(line, column, head, styles["head"])
    for code, count in concordance.discrepancies().items():
        line += 1
        kind = KINDS[code]
        sheet.write_url(line, 0, f"internal:'{_sheet_name(code)}'!A1", styles["link"], f"{kind.title} ({kind.family})")
        sheet.write(line, 1, count, styles["top"])
        sheet.write(line, 2, kind.meaning, styles["wrap"])
        sheet.write(line, 3, kind.proposal, styles["wrap"])
    line += 2
    sheet.write(line, 0, "Sources", styles["head"])
    for place, source in enumerate(concordance.sources or ("Not stated",), start=1):
        sheet.write_string(line + place, 0, _text(source))


def _all_rows(book: Any, concordance: Concordance, styles: dict[str, Any]) -> None:
    sheet = book.add_worksheet("All rows")
    for place, column in enumerate(COLUMNS):
        sheet.set_column(place, place, _WIDTHS.get(column, 12))
        sheet.write(0, place, _head(concordance, column), styles["head"])
    for line, row in enumerate(concordance.rows, start=1):
        said = {
            "relation": relation_words(concordance, row.relation),
            "discrepancies": "; ".join(each.kind.title for each in row.discrepancies),
        }
        for place, (column, value) in enumerate(row.fields().items()):
            text = _text(said.get(column, str(value)))
            if text:
                sheet.write_string(
                    line, place, text, styles["name"] if column in ("left_name", "right_name") else styles["top"]
                )
    _finish(sheet, len(concordance.rows), len(COLUMNS))


def _kind(book: Any, concordance: Concordance, code: str, styles: dict[str, Any]) -> None:
    sheet = book.add_worksheet(_sheet_name(code))
    rows = concordance.rows_with(code)
    for place, (head, width) in enumerate(_KIND_COLUMNS):
        sheet.set_column(place, place, width)
        sheet.write(0, place, _head(concordance, head), styles["head"])
    for line, row in enumerate(rows, start=1):
        found = next(each for each in row.discrepancies if each.code == code)
        cells = (
            row.left.name if row.left else "",
            row.left_status.listing if row.left_status else "",
            relation_words(concordance, row.relation),
            row.right.name if row.right else "",
            row.right_status.listing if row.right_status else "",
            row.group[-1] if row.group else "",
            found.text,
            found.effect,
            found.kind.proposal,
            state_words(row, found),
            str(row.decision) if row.decision else "",
            " ".join(found.events),
        )
        for place, cell in enumerate(cells):
            if cell:
                style = "name" if place in (0, 3) else "wrap" if place in (6, 7, 8) else "top"
                sheet.write_string(line, place, _text(cell), styles[style])
    _finish(sheet, len(rows), len(_KIND_COLUMNS))


def _finish(sheet: Any, rows: int, columns: int) -> None:
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(rows, 1), columns - 1)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.set_footer("&L&A&RPage &P of &N")


def _sheet_name(code: str) -> str:
    return shorten(KINDS[code].title, 31, placeholder="…")  # the format allows no more


def _head(concordance: Concordance, column: str) -> str:
    """`left_name` as `CITES name`: the codes of the contract are for programs, which read the CSV."""
    side, _, rest = column.partition("_")
    label = {"left": concordance.left, "right": concordance.right}.get(side)
    return f"{label} {rest}" if label else column[:1].upper() + column[1:]


def _text(text: str) -> str:
    return for_xml(text)[:_LONGEST_CELL]
