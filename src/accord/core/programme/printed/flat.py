"""Reads a programme out of running lines: what extraction from PDF, or a paper without a table, leaves of it.

Blocks of lines without white between them belong to one cell. Those with a code, and those that go on an activity, are of the
left column; in a programme with a column of results the others are results.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from accord.core.programme.printed.cells import ENDS, begins_anew
from accord.core.programme.printed.codes import Code, code_at
from accord.core.programme.printed.columns import (
    heads_in,
    is_head,
    is_status_word,
    role_of,
    says_no_action,
    says_nothing,
)
from accord.core.programme.printed.drafts import Draft, Gathered, Passage, Row, Theme, cut
from accord.core.programme.printed.headings import annex_at, may_be_subtheme, numbered_heading, theme_at
from accord.core.programme.printed.lines import Line, expects_items, is_bullet, is_open
from accord.core.programme.printed.tense import reads_as_plan, reads_as_report


@dataclass(slots=True)
class FlatReader:
    """Goes through the lines of one programme. `plain`: a bare number opens an activity."""

    has_results: bool
    plain: bool
    gapless: bool = False
    gathered: Gathered = field(default_factory=Gathered)
    last: Code | None = None
    drafts: list[Draft] = field(default_factory=list)
    theme: str = ""
    subtheme: str = ""
    right: bool = False
    head: str = ""
    seen_head: bool = False
    sections: list[int] = field(default_factory=list)
    """The rows at which the heads of the left column stand on this page."""
    answered: int = 0
    """How many heads of the column of results came since: the second belongs to the second of the left."""
    told: Passage | None = None
    together: bool = False
    """Whether the heads of both columns came one behind the other: the words of the left column then come first."""
    turned: bool = False
    """Whether a page or a repeated head came since the last words."""

    def read(self, lines: Sequence[Line]) -> Gathered:
        """All of it. `gathered.has_results` says whether a column of results was expected."""
        self.gathered.has_results = self.has_results
        at = 0
        while at < len(lines):
            at = self._step(lines, at)
        for row in self.gathered.rows:
            row.results[:0] = row.early
        return self.gathered

    def _step(self, lines: Sequence[Line], at: int) -> int:
        line = lines[at]
        begins = line.gap or line.page or at == 0 or self.turned
        if line.page:
            self.turned, self.head = True, ""
            self.sections, self.answered = [], 0
        if taken := self._column_heads(lines, at):
            return at + taken
        if taken := self._theme(lines, at):
            return at + taken
        code = code_at(line.text, plain=self.plain)
        if code is not None and self._opens(code, begins=begins):
            self._open_activity(code, line)
            return at + 1
        if taken := self._subtheme(lines, at, begins=begins):
            return at + taken
        self._words(line, begins=begins)
        self.turned = False
        return at + 1

    # --- what stands around the activities -------------------------------------------------------------------------

    def _column_heads(self, lines: Sequence[Line], at: int) -> int:
        line = lines[at]
        several = heads_in(line.text)
        role = is_head(line) if not several else several[-1]
        taken = 1
        if not role and at + 1 < len(lines) and not lines[at + 1].gap and len(line.text) < 40:
            both = f"{line.text} {lines[at + 1].text}"
            if len(both) < 60 and role_of(both) in {"activity", "result"} and (line.gap or line.page):
                role, taken = role_of(both), 2
        first = role in {"activity", "result"} and self._current() is None
        if not role or not (line.gap or line.page or self.turned or self.seen_head or several or first):
            return 0
        if not several and self._open_text() and not (line.page or (line.gap and role in {"activity", "result"})):
            return 0  # `Status` or `Action Plan` in the middle of a sentence
        self.together = bool(several) or (role == "result" and self.head == "activity" and self.turned)
        self.head, self.seen_head = role, True
        self._section_of(several or (role,))
        self.turned = True
        return taken

    def _section_of(self, roles: tuple[str, ...]) -> None:
        """Counts the heads of both columns where a page has several tables, and extraction gives column after column."""
        if "activity" in roles:
            if self.answered:
                self.sections, self.answered = [], 0
            self.sections.append(max(len(self.gathered.rows) - 1, 0))
        if "result" in roles:
            self.answered += 1

    def _theme(self, lines: Sequence[Line], at: int) -> int:
        line = lines[at]
        mark = theme_at(line.text)
        if mark is None and not self.plain and code_at(line.text) is None:
            mark = numbered_heading(line.text)
        if mark is None or (not mark.title and mark.strong is False):
            return 0
        if not mark.strong and not _codes_follow(lines, at + 1, mark.code):
            return 0
        if mark.strong and self._open_text() and not (line.gap or line.page):
            return 0
        title, taken = mark.title, 1
        while at + taken < len(lines) and taken < 4:
            after = lines[at + taken]
            unclosed = title.count("(") > title.count(")")
            hanging = re.search(r"\b(?:of|and|the|for|de|des|du|et|la|les|y|del|las|los|in|on|to|between|,)$", title)
            stops = after.gap or code_at(after.text) or is_head(after) or heads_in(after.text) or theme_at(after.text)
            if stops or not (not title or unclosed or hanging or after.text[0].islower()):
                break
            title = f"{title} {after.text}".strip()
            taken += 1
        self.theme, self.subtheme = mark.code, ""
        self.gathered.themes = [
            each for each in self.gathered.themes if each.code != mark.code or self._used(each.code)
        ]
        self.gathered.themes.append(Theme(mark.code, title, line.start, lines[at + taken - 1].end))
        self.right, self.head, self.turned = False, "", False
        self.gathered.rows.append(Row())
        return taken

    def _used(self, code: str) -> bool:
        return any(draft.theme == code for draft in self.drafts)

    def _subtheme(self, lines: Sequence[Line], at: int, *, begins: bool) -> int:
        """One or two lines alone before a code, where what came before is at its end."""
        for size in (1, 2):
            if at + size >= len(lines):
                return 0
            several = lines[at : at + size]
            text = " ".join(line.text for line in several)
            after = lines[at + size]
            code = code_at(after.text, plain=self.plain)
            if code is None or not self._opens(code, begins=True) or not may_be_subtheme(text):
                continue
            if size == 2 and (not begins or several[1].gap or several[1].page or len(several[0].text) < 30):
                continue
            if any(line.text.endswith(ENDS) for line in several):
                continue
            if self._open_text() and not (several[0].gap and not several[0].page):
                continue
            if self._waiting() and self._open_text():
                continue
            self.subtheme = text.rstrip(" :")
            self.right, self.turned = False, False
            return size
        return 0

    # --- activities and results ------------------------------------------------------------------------------------

    def _opens(self, code: Code, *, begins: bool) -> bool:
        if code.plain and not begins and self._open_text():
            return False
        if (
            self.theme
            and code.letter
            and self.last is None
            and code.letter != self.theme
            and len(self.theme) == 1
            and self.theme.isalpha()
        ):
            return False
        known = any(draft.code is not None and draft.code.canonical == code.canonical for draft in self._section())
        new_theme = self.last is not None and not self._section()
        return not known and (code.follows(self.last) or (new_theme and code.numbers[-1] <= 2))

    def _section(self) -> list[Draft]:
        """The activities of the theme as it stands; all of them where the codes bear its letter or number."""
        return [draft for draft in self.drafts if draft.theme == self.theme or draft.code is None or draft.code.letter]

    def _open_activity(self, code: Code, line: Line) -> None:
        if not self.gathered.rows or self.gathered.rows[-1].results:
            self.gathered.rows.append(Row())
        rest = cut(line, code.length)
        theme = self.theme or code.letter
        draft = Draft(
            code,
            theme,
            self.subtheme,
            Passage([rest] if rest.text else []),
            start=line.start,
            parted=line.gap or self.gapless,
        )
        self.gathered.rows[-1].activities.append(draft)
        self.drafts.append(draft)
        self.last, self.right, self.turned = code, False, False

    def _words(self, line: Line, *, begins: bool) -> None:
        draft = self._current()
        if draft is None:
            if self._late(line, begins=begins):
                self._result(line, begins=begins)
            elif self._early(line, begins=begins):
                self._result(line, begins=begins, into=self.gathered.rows[-1].early)
            elif self.gathered.themes and self.gathered.themes[-1].code == self.theme:
                self.gathered.themes[-1].lines.append(line)
            return
        if self._is_right(line, draft, begins=begins):
            self._result(line, begins=begins)
        elif not says_nothing(line.text) or len(line.text) > 1:
            draft.passage.lines.append(line)
            self.right = False

    def _late(self, line: Line, *, begins: bool) -> bool:
        """Results of the theme before, which extraction puts behind the heading of the next."""
        if not self.has_results or not self.drafts or self.head:
            return False
        rows = [row for row in self.gathered.rows if row.activities]
        told = reads_as_report(line.text) or says_no_action(line.text)
        return self.right or (begins and told and not rows[-1].results)

    def _early(self, line: Line, *, begins: bool) -> bool:
        """Results that extraction puts between the heads of the columns and the first activity."""
        if not self.has_results or not self.gathered.rows or self.head != "result":
            return False
        return self.right or (begins and (reads_as_report(line.text) or says_no_action(line.text)))

    def _is_right(self, line: Line, draft: Draft, *, begins: bool) -> bool:
        """Whether the words stand in the column of results; a code alone waits for its text."""
        if not self.has_results or not draft.passage.lines:
            return False
        if not begins:
            return self.right or (self.gapless and self._turns(line, draft))
        left = draft.passage.last
        planned = reads_as_plan(line.text) and not reads_as_report(line.text)
        runs_on = is_open(left) and line.text[0].islower()
        if self.head == "result" and self.turned:
            return not runs_on or (self._open_result() and not self.together)
        if self.turned and (is_open(left) or expects_items(left)):  # a new page, or the head of the left column again
            return line.text[0].isupper() and self._open_result() and not expects_items(left)
        if self.turned:
            return not (self.head == "activity" and planned)
        items = expects_items(left) or (is_bullet(line.text) and is_bullet(left))
        return self.right or not (items or runs_on or (is_open(left) and planned))

    def _turns(self, line: Line, draft: Draft) -> bool:
        """Without white between the cells: a sentence begins with the line, and tells what was done."""
        told = reads_as_report(line.text) or is_status_word(line.text) or says_no_action(line.text)
        return draft.passage.last.endswith(ENDS) and line.text[0].isupper() and told

    def _result(self, line: Line, *, begins: bool, into: list[Passage] | None = None) -> None:
        results = self._row_beside().results if into is None else into
        last = self.told
        text = line.text
        if last is not None and self._runs_on(last, line, begins=begins):
            last.continued = last.continued or self.turned
            last.lines.append(line)
        elif re.search(r"\w|—|–|-", text):
            self.told = Passage([line], loose=not begins and self.right and bool(results))
            results.append(self.told)
        self.right = True

    def _row_beside(self) -> Row:
        """The last row with activities, or that of the section whose head has come."""
        rows = self.gathered.rows
        if len(self.sections) > 1 and 0 < self.answered < len(self.sections):
            part = [
                row for row in rows[self.sections[self.answered - 1] : self.sections[self.answered]] if row.activities
            ]
            if part:
                return part[-1]
        return next(row for row in reversed(rows) if row.activities)

    def _runs_on(self, last: Passage, line: Line, *, begins: bool) -> bool:
        before = last.last
        if not begins and self.right:
            return not begins_anew(before, line.text)
        if self.turned or not self.right:
            return is_open(before) and line.text[0].islower()
        return (is_open(before) and line.text[0].islower()) or (before.endswith((":", ";")) and is_bullet(line.text))

    def _current(self) -> Draft | None:
        """The activity that is being read, in this theme."""
        if self.theme and self.gathered.rows and not self.gathered.rows[-1].activities:
            return None
        activities = self.drafts
        return activities[-1] if activities else None

    def _open_text(self) -> bool:
        """Whether the words just read are not at their end."""
        draft = self._current()
        if draft is None:
            return False
        if self.right:
            return self._open_result()
        return is_open(draft.passage.last)

    def _open_result(self) -> bool:
        return self.told is not None and is_open(self.told.last)

    def _waiting(self) -> bool:
        draft = self._current()
        return draft is not None and not draft.passage.lines


def _codes_follow(lines: Sequence[Line], at: int, code: str) -> bool:
    """Whether the next code in the lines belongs to the theme with this letter or number."""
    for line in lines[at : at + 30]:
        if annex_at(line.text) is not None:
            return False
        found = code_at(line.text)
        if found is not None:
            return found.canonical.startswith(code) or (not found.letter and code.isalpha()) or not code.isdigit()
    return False
