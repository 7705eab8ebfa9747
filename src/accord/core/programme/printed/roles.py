"""The tables among the lines of a paper, and what each of their columns holds."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from accord.core.programme.printed.codes import code_at
from accord.core.programme.printed.columns import is_status_word, role_of, says_nothing
from accord.core.programme.printed.headings import bodies_in
from accord.core.programme.printed.lines import Line, joined
from accord.core.programme.printed.phrases import deadline_in
from accord.core.programme.printed.values import DeadlineKind

Rows = list[dict[int, list[Line]]]


@dataclass(slots=True)
class Table:
    """Rows of cells of lines, in order."""

    rows: Rows

    @classmethod
    def of(cls, lines: Iterable[Line]) -> "Table":
        """The table that these lines stand in."""
        rows: dict[int, dict[int, list[Line]]] = {}
        for line in lines:
            assert line.cell is not None
            rows.setdefault(line.cell[1], {}).setdefault(line.cell[2], []).append(line)
        return cls([dict(sorted(row.items())) for _, row in sorted(rows.items())])

    @property
    def columns(self) -> tuple[int, ...]:
        """The columns that any row has."""
        return tuple(sorted({column for row in self.rows for column in row}))


def tables_of(lines: Sequence[Line]) -> list[Line]:
    """The lines with those of a table inside a cell counted to that cell."""
    first: dict[int, int] = {}
    last: dict[int, int] = {}
    for at, line in enumerate(lines):
        if line.cell is not None:
            first.setdefault(line.cell[0], at)
            last[line.cell[0]] = at
    outer = {
        inner: table
        for table in first
        for inner in first
        if inner != table and first[table] < first[inner] and last[inner] < last[table]
    }
    found: list[Line] = []
    cell: dict[int, tuple[int, int, int]] = {}
    for line in lines:
        if line.cell is None:
            found.append(line)
            continue
        table = line.cell[0]
        while table in outer:
            table = outer[table]
        if table == line.cell[0]:
            cell[table] = line.cell
            found.append(line)
        else:
            found.append(replace(line, cell=cell[table]))
    return found


def named(table: Table) -> tuple[dict[int, str], dict[int, str], Rows]:
    """Roles and heads of the columns by the first row that names them, and the rows below; nothing where none does."""
    for at, row in enumerate(table.rows[:4]):
        texts = {column: joined(lines) for column, lines in row.items()}
        roles = {column: role_of(text) for column, text in texts.items() if text}
        known = [role for role in roles.values() if role]
        if len(known) * 2 < len(roles) or len(roles) < 2 or any(code_at(text) for text in texts.values()):
            continue
        if not {"activity", "result", "theme"} & set(known):
            continue
        settled = _distinct(roles, table, at)
        return settled, texts, [*table.rows[:at], *table.rows[at + 1 :]]
    return {}, {}, table.rows


def _distinct(roles: dict[int, str], table: Table, head: int) -> dict[int, str]:
    """One activity column at least, and one column a role: the second of a kind is a remark."""
    found: dict[int, str] = {}
    for column in table.columns:
        role = roles.get(column, "") or "remarks"
        if role in found.values() and role != "remarks":
            role = {"activity": "indicator", "theme": "activity", "result": "remarks"}.get(role, "remarks")
        found[column] = role
    if "result" not in found.values() and "status" in found.values():
        remarked = [c for c, role in roles.items() if role == "remarks"]
        found |= dict.fromkeys(remarked[:1], "result")  # a word of status, and beside it what was done
    if "activity" not in found.values():
        below = table.rows[head + 1 :]
        lengths = {
            c: sum(len(joined(r.get(c, []))) for r in below)
            for c, role in found.items()
            if role in {"theme", "remarks", "code", "indicator"}
        }
        coded = [
            c for c in found if any(code_at(joined(r.get(c, []))) and len(joined(r.get(c, []))) > 12 for r in below)
        ]
        if coded or lengths:
            found[coded[0] if coded else max(lengths, key=lambda c: lengths[c])] = "activity"
    return found


def inferred(table: Table, *, is_report: bool) -> dict[int, str]:
    """Roles of a table without heads: the column of the codes, and what the others hold by their words."""
    texts = {c: [joined(row.get(c, [])) for row in table.rows] for c in table.columns}
    coded = Counter({c: sum(1 for text in each if code_at(text)) for c, each in texts.items()})
    if len(texts) < 2 or not coded or coded.most_common(1)[0][1] < 2:
        return {}
    first = coded.most_common(1)[0][0]
    only = all(len(re.sub(r"\s", "", text)) <= 6 for text in texts[first] if code_at(text))
    roles = {first: "code" if only else "activity"}
    for column, cells in texts.items():
        filled = [text for text in cells if not says_nothing(text)]
        if column in roles or not filled:
            continue
        if only and "activity" not in roles.values():
            roles[column] = "activity"
        elif all(map(is_status_word, filled)):
            roles[column] = "status"
        elif sum(len(text) < 40 and _is_when(text) for text in filled) * 2 > len(filled):
            roles[column] = "timeline"
        elif all(len(text) < 40 for text in filled) and any(bodies_in(text) for text in filled):
            roles[column] = "lead"
        else:
            roles[column] = "result" if is_report and "result" not in roles.values() else "remarks"
    return roles


def _is_when(text: str) -> bool:
    found = deadline_in("", text)
    return found is not None and found.kind is not DeadlineKind.EVENT
