"""The answers of a run: pages of them by status, files to take along, and what waits for a person."""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from accord.core.errors import NotFound
from accord.documents.cells import for_xml
from accord.species.queries.histories import OWN_CHECKLISTS
from accord.species.review.models import Answer
from accord.species.review.values import Asked, Candidate
from accord.web.matches.runs import Run, State

if TYPE_CHECKING:
    import polars as pl

#: In the order in which they are shown.
STATUSES: Final = ("matched", "ambiguous", "proposed", "higher", "none")
#: What a person must look at.
FOR_REVIEW: Final = ("ambiguous", "proposed")
#: Ending -> label and content type of what can be downloaded.
FILES: Final = {
    "csv": ("CSV", "text/csv; charset=utf-8"),
    "jsonl": ("JSON lines", "application/x-ndjson"),
    "xlsx": ("Excel", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
}
_CANDIDATE: Final = re.compile(r"(?P<name>.+?) \[(?P<key>[^\[\]]*)\](?:; |$)")
_WIDTHS: Final = {"input": 34, "matched_name": 34, "accepted_name": 34, "candidates": 50, "explanation": 80}


@dataclass(frozen=True, slots=True)
class Shown:
    """One answer as the page shows it; `decided` is what a person once said of the same name and lists."""

    id: str
    input: str
    status: str
    method: str
    matched_name: str
    matched_id: str
    accepted_name: str
    accepted_id: str
    author: str
    candidates: tuple[Candidate, ...]
    explanation: str
    decided: str = ""
    decided_reason: str = ""

    @property
    def is_in_register(self) -> bool:
        """Whether the accepted taxon is one of the register's own, with a page."""
        return self.accepted_id.partition(":")[0] in OWN_CHECKLISTS


@dataclass(frozen=True, slots=True)
class Page:
    """Some answers of those that fit."""

    rows: tuple[Shown, ...]
    total: int
    first: int  # from 1


def page(run: Run, *, status: str, text: str, number: int, size: int) -> Page:
    """The answers of one page; `status` and `text` (part of the name asked for) narrow them."""
    found = _fitting(run, status, text)
    first = min(max(number - 1, 0) * size, max(found.height - 1, 0) // size * size)
    rows = list(found.slice(first, size).iter_rows(named=True))
    decided = _decided(run, [row["input"] or "" for row in rows])
    return Page(tuple(_shown(row, decided) for row in rows), found.height, first + 1)


def written(run: Run, ending: str, *, status: str = "", text: str = "") -> bytes:
    """The answers as a file. Raises NotFound for another ending than those in FILES."""
    if ending not in FILES:
        raise NotFound(f"there is no download “.{ending[:20]}” (there are {', '.join(FILES)})")
    found = _fitting(run, status, text)
    if ending == "xlsx":
        return _workbook(found)
    from accord.exchange.matching.answers import write_lines  # noqa: PLC0415

    file = io.BytesIO()
    write_lines(iter([found]), file, f".{ending}")
    return file.getvalue()


def questions(run: Run) -> list[Asked]:
    """What a person must decide, as questions for the review queue."""
    import polars as pl  # noqa: PLC0415

    beside = pl.read_ipc(run.queries).select("authorship", "rank", "family")
    answers = pl.concat([_answers(run), beside], how="horizontal")
    waiting = answers.filter(pl.col("status").is_in(FOR_REVIEW) & (pl.col("input").fill_null("") != ""))
    return [
        Asked(
            kind="name",
            asked_in=run.label,
            against=_against(run),
            edition=", ".join(each.key for each in run.against),
            key=str(row["id"] or "")[:200],
            name=_clean(row["input"])[:300],
            authorship=_clean(row["authorship"])[:300],
            rank=_clean(row["rank"])[:40],
            group=_clean(row["family"])[:100],
            explanation=_clean(row["explanation"]),
            candidates=_candidates(row),
        )
        for row in waiting.unique(["id", "input"], keep="first", maintain_order=True).iter_rows(named=True)
    ]


def _against(run: Run) -> str:
    return " + ".join(dict.fromkeys(each.checklist for each in run.against))[:120]


def _answers(run: Run) -> "pl.DataFrame":
    import polars as pl  # noqa: PLC0415

    from accord.core.names.matching import ANSWER_COLUMNS  # noqa: PLC0415

    if run.state is not State.DONE:
        raise NotFound("the list is not matched yet")
    if not run.answers.exists():
        return ANSWER_COLUMNS.to_frame()
    return pl.read_ipc(run.answers)


def _fitting(run: Run, status: str, text: str) -> "pl.DataFrame":
    import polars as pl  # noqa: PLC0415

    found = _answers(run)
    if status:
        found = found.filter(pl.col("status") == status)
    if text:
        wanted = text.casefold()
        found = found.filter(pl.col("input").fill_null("").str.to_lowercase().str.contains(wanted, literal=True))
    return found


def _shown(row: dict[str, Any], decided: dict[str, tuple[str, str]]) -> Shown:
    said = {name: str(row[name] or "") for name in row if name != "candidates"}
    verdict, reason = decided.get(said["input"], ("", ""))
    return Shown(**said, candidates=_candidates(row), decided=verdict, decided_reason=reason)


def _candidates(row: dict[str, Any]) -> tuple[Candidate, ...]:
    method, said = str(row["method"] or ""), str(row["candidates"] or "")
    return tuple(
        Candidate(_clean(found["key"])[:200], _clean(found["name"]), method=method)
        for found in _CANDIDATE.finditer(said)
    )


def _decided(run: Run, names: list[str]) -> dict[str, tuple[str, str]]:
    """What people answered on these names against the same lists, whatever list they stood in; the latest counts."""
    given = Answer.objects.filter(
        revoked_on=None, question__kind="name", question__against=_against(run), question__name__in=names
    )
    return {
        row.question.name: (row.chosen_name or "–", f"{row.reason} ({row.decided_by}, {row.decided_on})")
        for row in given.select_related("question").order_by("decided_on", "id")
    }


def _clean(text: object) -> str:
    """Text that every database holds."""
    return str(text or "").replace("\0", "").encode("utf-8", "ignore").decode()


def _workbook(found: "pl.DataFrame") -> bytes:
    """One sheet a status and one with all; text is never taken for a formula or a link."""
    import polars as pl  # noqa: PLC0415
    import xlsxwriter  # noqa: PLC0415

    file = io.BytesIO()
    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}
    book = xlsxwriter.Workbook(file, options)
    head = book.add_format({"bold": True, "bg_color": "#1F4E5F", "font_color": "#FFFFFF"})
    for name, rows in _sheets(found):
        sheet = book.add_worksheet(name)
        sheet.freeze_panes(1, 0)
        for at, column in enumerate(rows.columns):
            sheet.set_column(at, at, _WIDTHS.get(column, 14))
            sheet.write_string(0, at, column, head)
        sheet.autofilter(0, 0, max(rows.height, 1), rows.width - 1)
        texts = rows.select(pl.all().cast(pl.String).fill_null(""))
        for line, row in enumerate(texts.iter_rows(), start=1):
            for at, cell in enumerate(row):
                if cell:
                    sheet.write_string(line, at, for_xml(cell)[:32_000])
    book.close()
    return file.getvalue()


def _sheets(found: "pl.DataFrame") -> "Iterator[tuple[str, pl.DataFrame]]":
    import polars as pl  # noqa: PLC0415

    yield "all", found
    for status in STATUSES:
        rows = found.filter(pl.col("status") == status)
        if rows.height and rows.height < found.height:
            yield status, rows
