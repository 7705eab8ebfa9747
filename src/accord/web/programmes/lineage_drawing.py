"""Draws what became of the activities of one edition in the next: a column an edition, a line a step between them.

Arithmetic: activities and steps in, boxes and curves out; the template writes them as SVG and prints the same as a table.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext

from accord.programmes.queries import ActivityRow, EditionRow, LineageRow
from accord.web import words

_ROW = 26.0
_BOX = 19.0
_TOP = 34.0
_BOX_WIDTH = 230.0
_GAP = 190.0
_MARGIN = 84.0
_LONGEST = 33  # letters that fit into a box
_BEGINS, _ENDS = ("new",), ("completed", "dropped")


@dataclass(frozen=True, slots=True)
class Box:
    """An activity; `before` and `after` are the words beside it where it has no line: new, dropped, completed."""

    key: str
    edition: str
    x: float
    y: float
    label: str
    title: str
    look: str
    before: str
    after: str
    is_chosen: bool

    @property
    def middle(self) -> float:
        """The height at which lines begin and end."""
        return self.y + _BOX / 2

    @property
    def right(self) -> float:
        """Where the words after the box begin."""
        return self.x + _BOX_WIDTH + 6


@dataclass(frozen=True, slots=True)
class Curve:
    """A step from one activity to another."""

    path: str
    look: str
    title: str


@dataclass(frozen=True, slots=True)
class Column:
    """The years over a column of boxes."""

    x: float
    label: str
    edition: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """Everything the template needs; lengths in the units of the view box."""

    width: float
    height: float
    box_width: float
    box_height: float
    columns: tuple[Column, ...]
    boxes: tuple[Box, ...]
    curves: tuple[Curve, ...]


def draw(
    editions: Sequence[tuple[EditionRow, Sequence[ActivityRow]]], steps: Sequence[LineageRow], *, chosen: str = ""
) -> Drawing | None:
    """The lineage of these activities, the oldest edition at the left; None where there is no activity."""
    shown = [(edition, rows) for edition, rows in editions if rows]
    if not shown:
        return None
    boxes: dict[str, Box] = {}
    columns = []
    for number, (edition, rows) in enumerate(shown):
        x = _MARGIN + number * (_BOX_WIDTH + _GAP)
        columns.append(Column(x, years_of(edition), edition.id))
        for place, row in enumerate(rows):
            boxes[row.id] = _box(row, x, _TOP + place * _ROW, steps, is_chosen=row.id == chosen)
    height = _TOP + max(len(rows) for _, rows in shown) * _ROW + 6
    width = 2 * _MARGIN + len(shown) * _BOX_WIDTH + (len(shown) - 1) * _GAP
    return Drawing(width, height, _BOX_WIDTH, _BOX, tuple(columns), tuple(boxes.values()), _curves(steps, boxes))


def years_of(edition: EditionRow) -> str:
    """The years of an edition: `2012–2014`, `2021–` where it has no end, its id where it has no years."""
    if edition.starts is None:
        return edition.id
    end = edition.ends.year if edition.ends else ""
    return f"{edition.starts.year}–{end}"


def _box(row: ActivityRow, x: float, y: float, steps: Sequence[LineageRow], *, is_chosen: bool) -> Box:
    code = row.printed_code.rstrip(". -–") or row.code
    about = row.subtheme or row.text
    label = f"{code} {about}"
    return Box(
        row.id,
        row.edition,
        x,
        y,
        label if len(label) <= _LONGEST else f"{label[: _LONGEST - 1].rstrip()}…",
        f"{code} {row.text}",
        row.status.value,
        _ending(steps, _BEGINS, later=row.id),
        _ending(steps, _ENDS, earlier=row.id),
        is_chosen,
    )


def _ending(
    steps: Sequence[LineageRow], relations: Sequence[str], *, earlier: str | None = None, later: str | None = None
) -> str:
    said = (
        words.in_words(words.DESCENT, step.relation)
        for step in steps
        if step.relation in relations and step.earlier == earlier and step.later == later
    )
    return ", ".join(said)


def _curves(steps: Sequence[LineageRow], boxes: Mapping[str, Box]) -> tuple[Curve, ...]:
    found = []
    for step in steps:
        start, end = boxes.get(step.earlier or ""), boxes.get(step.later or "")
        if start is None or end is None:
            continue
        x, y = start.x + _BOX_WIDTH, start.middle
        bend = (end.x - x) / 2
        path = (
            f"M{x:.0f} {y:.1f}C{x + bend:.0f} {y:.1f} {end.x - bend:.0f} {end.middle:.1f} {end.x:.0f} {end.middle:.1f}"
        )
        relation = words.in_words(words.DESCENT, step.relation)
        title = gettext("%(earlier)s → %(later)s: %(relation)s") % {
            "earlier": step.earlier_code,
            "later": step.later_code,
            "relation": relation,
        }
        found.append(Curve(path, step.relation, title))
    return tuple(found)
