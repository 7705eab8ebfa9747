"""Reads a programme out of real tables: rows and cells, as DOCX, HTML, ruled PDF and marked text keep them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from accord.core.programme.printed.cells import passages_of
from accord.core.programme.printed.codes import Code, code_at
from accord.core.programme.printed.columns import is_status_word, role_of, says_nothing
from accord.core.programme.printed.drafts import Draft, Gathered, Passage, Row, Theme, cut
from accord.core.programme.printed.headings import ThemeMark, may_be_subtheme, numbered_heading, theme_at
from accord.core.programme.printed.lines import Line, expects_items, is_open, joined
from accord.core.programme.printed.roles import Table, inferred, named, tables_of

_PASSED_ON = ("lead", "partners", "timeline", "status", "indicator", "mandate", "funding", "remarks")


@dataclass(slots=True)
class GridReader:
    """Goes through the paragraphs and tables of one programme. Without a title, a table must name its columns."""

    titled: bool
    is_report: bool
    gathered: Gathered = field(default_factory=Gathered)
    theme: str = ""
    subtheme: str = ""
    roles: dict[int, str] = field(default_factory=dict)
    heads: dict[int, str] = field(default_factory=dict)
    last: Code | None = None
    table: int = 0

    def read(self, lines: Sequence[Line]) -> Gathered:
        """All of it; no activities where no table is one of activities."""
        for table, group in groupby(tables_of(lines), key=lambda each: each.cell[0] if each.cell else 0):
            if table:
                self._table(Table.of(group), known=table == self.table)
                self.table = table
            else:
                self._between(list(group))
        return self.gathered

    def _between(self, lines: Sequence[Line]) -> None:
        """Headings before a table: the last that may be one is the sub-theme."""
        paragraphs = [list(group) for group in _paragraphs(lines)]
        for number, paragraph in enumerate(paragraphs):
            text = joined(paragraph)
            mark = theme_at(text) or numbered_heading(text)
            if mark is not None and mark.title:
                self._open_theme(mark, paragraph)
            elif number == len(paragraphs) - 1 and may_be_subtheme(text):
                self.subtheme = text.rstrip(" :")
            elif self.gathered.themes and not any(d.theme == self.theme for d in self.gathered.activities):
                self.gathered.themes[-1].lines += paragraph

    def _open_theme(self, mark: ThemeMark, lines: Sequence[Line]) -> None:
        self.theme, self.subtheme = mark.code, ""
        self.gathered.themes = [
            each
            for each in self.gathered.themes
            if each.code != mark.code or any(d.theme == each.code for d in self.gathered.activities)
        ]
        self.gathered.themes.append(Theme(mark.code, mark.title, lines[0].start, lines[-1].end))

    # --- tables ----------------------------------------------------------------------------------------------------

    def _table(self, table: Table, *, known: bool) -> None:
        roles, heads, rows = named(table)
        if (
            not roles
            and self.roles
            and (len(table.columns) == len(self.roles) or (known and set(table.columns) <= set(self.roles)))
        ):
            roles, heads, rows = self.roles, self.heads, table.rows  # it goes on after a page or a heading
        if not roles and self.titled:
            roles, heads, rows = inferred(table, is_report=self.is_report), {}, table.rows
        if "activity" not in roles.values():
            return
        self.roles, self.heads = roles, heads
        self.gathered.has_results = self.gathered.has_results or bool({"result", "status"} & set(roles.values()))
        turned = True
        for row in rows:
            if self._is_head(row):
                turned = True
                continue
            self._row(row, turned=turned)
            turned = False

    def _is_head(self, row: dict[int, list[Line]]) -> bool:
        texts = [joined(lines) for lines in row.values() if lines]
        return (
            len(texts) > 1
            and sum(bool(role_of(text)) for text in texts) * 3 > len(texts) * 2
            and not any(map(code_at, texts))
        )

    def _row(self, row: dict[int, list[Line]], *, turned: bool) -> None:
        cells = {self.roles.get(column, "remarks"): lines for column, lines in row.items() if _filled(lines)}
        merged = {self.roles.get(column, "") for column, lines in row.items() if lines and lines[0].merged}
        columns = {self.roles.get(column, ""): column for column in row}
        if not cells:
            return
        if "theme" in cells and len(cells) > 1:
            self._theme_cell(cells.pop("theme"))
        if (
            len(cells) == 1
            and not merged
            and self._heading(*cells.items(), alone=any(line.wide for lines in row.values() for line in lines))
        ):
            return
        activities = self._activities(cells, turned=turned)
        if activities:
            if merged & {"result"} and self.gathered.rows and self.gathered.rows[-1].activities:
                self.gathered.rows[-1].activities += activities
            else:
                self.gathered.rows.append(Row(activities, side_by_side=True))
        if not self.gathered.rows:
            return
        self._beside(cells, columns, activities or self.gathered.rows[-1].activities, fresh=bool(activities))
        self._carried(merged, activities)

    def _theme_cell(self, lines: list[Line]) -> None:
        text = joined(lines)
        mark = theme_at(text) or numbered_heading(text)
        if mark is not None and mark.title:
            self._open_theme(mark, lines)
        else:
            self.subtheme = text.rstrip(" :")

    def _heading(self, cell: tuple[str, list[Line]], *, alone: bool) -> bool:
        """A row with one cell that is a theme or sub-theme."""
        role, lines = cell
        text = joined(lines)
        mark = theme_at(text)
        if mark is not None and mark.title and role != "result":
            self._open_theme(mark, lines)
            return True
        if code_at(text) is not None or (role == "result" and not alone):
            return False
        numbered = numbered_heading(text) if alone else None
        if numbered is not None:
            self._open_theme(numbered, lines)
            return True
        if may_be_subtheme(text) and (alone or role in {"activity", "code"}):
            last = self._last()
            if last is None or alone or not is_open(last.passage.last):
                self.subtheme = text.rstrip(" :")
                return True
        return False

    def _activities(self, cells: dict[str, list[Line]], *, turned: bool) -> list[Draft]:
        code_cell, lines = cells.get("code", []), cells.get("activity", [])
        code = code_at(joined(code_cell) + " ", plain=True) if code_cell else None
        if not lines and not code:
            return []
        if code is not None:
            theme = self.theme or code.letter
            self.last = code
            return [Draft(code, theme, self.subtheme, Passage(list(lines)), start=code_cell[0].start)]
        last = self._last()
        text = joined(lines)
        continues = (
            last is not None and last.passage.lines and (is_open(last.passage.last) or expects_items(last.passage.last))
        )
        if last is not None and continues and text[:1].islower():
            found, rest = self._split(lines)
            last.passage.lines += rest
            return found
        found, rest = self._split(lines)
        if rest and not found:
            if turned and last is not None and continues and len(self.gathered.rows) > 0 and text[:1].islower():
                last.passage.lines += rest
                return []
            return [Draft(None, self.theme, self.subtheme, Passage(rest), start=rest[0].start)]
        if rest and last is not None and continues:
            last.passage.lines += rest
        return found

    def _split(self, lines: Sequence[Line]) -> tuple[list[Draft], list[Line]]:
        """The activities of one cell, and the lines before the first code that are no heading."""
        found: list[Draft] = []
        before: list[Line] = []
        for at, line in enumerate(lines):
            code = code_at(line.text, plain=True)
            own = found[-1].code if found else None
            if code is not None and code.plain and not self._may_be_plain(at, own):
                code = None
            if code is not None and (own is None or code.follows(own)):
                rest = cut(line, code.length)
                draft = Draft(
                    code,
                    self.theme or code.letter,
                    self.subtheme,
                    Passage([rest] if rest.text else []),
                    start=line.start,
                )
                found.append(draft)
                self.last = code
                continue
            following = lines[at + 1].text if at + 1 < len(lines) else ""
            ended = not found or not is_open(found[-1].passage.last)
            if ended and may_be_subtheme(line.text) and code_at(following, plain=True) and (line.gap or not before):
                self.subtheme = line.text.rstrip(" :")
            elif found:
                found[-1].passage.lines.append(line)
            else:
                before.append(line)
        return found, before

    def _may_be_plain(self, at: int, own: Code | None) -> bool:
        """A bare number opens an activity where such numbers are the codes of the table, not items of a lettered one."""
        if own is not None:
            return own.plain
        return at == 0 and (self.last is None or self.last.plain)

    def _beside(
        self, cells: dict[str, list[Line]], columns: dict[str, int], activities: Sequence[Draft], *, fresh: bool
    ) -> None:
        row = self.gathered.rows[-1]
        for role, lines in cells.items():
            if role in {"activity", "code", "theme", ""}:
                continue
            text = joined(lines)
            narrative = (
                role == "status"
                and not is_status_word(text)
                and "result" not in cells
                and "result" not in self.roles.values()
            )
            if role == "result" or narrative:
                self._results(row, lines, fresh=fresh)
                continue
            for draft in activities:
                head = self.heads.get(columns[role], "")
                known = next((at for at, each in enumerate(draft.columns) if each[0] == role), None)
                if known is None:
                    draft.columns.append((role, head, text))
                elif not fresh:
                    draft.columns[known] = (role, head, f"{draft.columns[known][2]} {text}")

    def _results(self, row: Row, lines: list[Line], *, fresh: bool) -> None:
        """The paragraphs of a result cell; one that a page parted runs on."""
        passages = passages_of(lines)
        before = next((each.results[-1] for each in reversed(self.gathered.rows) if each.results), None)
        first = passages[0].lines[0].text if passages else ""
        if before is not None and passages and not fresh and is_open(before.last) and first[:1].islower():
            before.lines += passages[0].lines
            passages = passages[1:]
        row.results += passages

    def _carried(self, merged: set[str], activities: Sequence[Draft]) -> None:
        """What stands in a cell that goes over several rows stands beside each of them."""
        drafts = self.gathered.activities
        if not activities or len(drafts) <= len(activities):
            return
        above = drafts[-len(activities) - 1]
        for draft in activities:
            held = {role for role, _, _ in draft.columns}
            draft.columns += [
                each for each in above.columns if each[0] in merged & set(_PASSED_ON) and each[0] not in held
            ]

    def _last(self) -> Draft | None:
        activities = self.gathered.activities
        return activities[-1] if activities else None


def _filled(lines: Sequence[Line]) -> bool:
    return any(not says_nothing(line.text) for line in lines) and not (len(lines) == 1 and not lines[0].text)


def _paragraphs(lines: Sequence[Line]) -> Iterator[list[Line]]:
    paragraph: list[Line] = []
    for line in lines:
        if paragraph and (line.gap or theme_at(line.text)):
            yield paragraph
            paragraph = []
        paragraph.append(line)
    if paragraph:
        yield paragraph
