"""Draws who cites a text and what it cites: columns from left (cites it) to right (cited by it), the same on every drawing.

Arithmetic: nodes in, boxes and curves out; the template writes them as SVG and prints the same as a table. A convention is
told by the words in its box and by its outline, not by its colour alone.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from accord.decisions.queries.citing import Citations, Node

_WIDTH, _HEIGHT = 196, 26
_ROW, _COLUMN = 34, 258
_TOP, _SIDE = 34, 12
_LOWEST = 150  # how far below the top a short column begins beside a long one: it stays in sight
#: Boxes in one column; the table has all.
MOST: Final = 36
_ROOM = _WIDTH - 22  # for words in a box
#: Conventions with a look of their own.
LOOKS: Final = ("cites", "cms", "cbd", "ramsar", "aewa", "unea", "unga")
_KINDS: Final = {"res": "Res.", "dec": "Dec.", "doc": "Doc.", "rec": "Rec.", "notif": "Notif.", "inf": "Inf."}


@dataclass(frozen=True, slots=True)
class Box:
    """One text as a box; `outline` is a path of SVG."""

    node: Node
    label: str
    x: float
    y: float
    outline: str
    look: str
    is_centre: bool

    @property
    def middle(self) -> float:
        """Where its words stand."""
        return self.x + _WIDTH / 2


@dataclass(frozen=True, slots=True)
class Curve:
    """One text names another; `weight` from 1 to 3 by how often."""

    path: str
    weight: int
    title: str


@dataclass(frozen=True, slots=True)
class Column:
    """The boxes of one step, and how many more there are than were drawn."""

    step: int
    x: float
    more: int
    below: float


@dataclass(frozen=True, slots=True)
class Drawing:
    """Everything that the template needs; lengths in the units of the view box."""

    width: float
    height: float
    boxes: tuple[Box, ...]
    curves: tuple[Curve, ...]
    columns: tuple[Column, ...]
    looks: tuple[str, ...]


def label_of(node: Node) -> str:
    """A text in few words: `CITES Res. 13.3`; a paper by its title."""
    if node.kind == "paper":
        return f"{node.body.upper()} {node.title}".strip()
    number = node.number.upper() if node.kind in ("doc", "inf") else node.number
    return " ".join(filter(None, (node.body.upper(), _KINDS.get(node.kind, node.kind), number)))


def look_of(body: str) -> str:
    """The look of a convention."""
    return body if body in LOOKS else "other"


def draw(found: Citations, centre: str, steps: int) -> Drawing | None:
    """The drawing around one text; None where nothing cites it and it cites nothing."""
    near = found.around(centre, steps)
    if len(near) < 2:
        return None
    weights = Counter(dict.fromkeys(near, 0))
    for each in found.citing:
        for end in (each.source, each.cited):
            if end in near:
                weights[end] += each.times
    columns: defaultdict[int, list[str]] = defaultdict(list)
    for key in sorted(near, key=lambda each: (-weights[each], each)):
        columns[near[key]].append(key)
    ends = {step: keys[:MOST] for step, keys in columns.items()}
    order = _ordered(found, ends)
    height = _TOP + max(len(keys) for keys in order.values()) * _ROW + 30
    places = _placed(order, height)
    boxes = tuple(_box(found.nodes[key], *places[key], is_centre=key == centre) for key in places)
    made = [
        Column(step, places[keys[0]][0], len(columns[step]) - len(keys), places[keys[-1]][1] + _HEIGHT + 16)
        for step, keys in order.items()
    ]
    width = max(box.x for box in boxes) + _WIDTH + _SIDE
    looks = tuple(dict.fromkeys(box.look for box in sorted(boxes, key=lambda box: box.look)))
    return Drawing(width, height, boxes, _curves(found, places), tuple(made), looks)


def _ordered(found: Citations, columns: Mapping[int, list[str]]) -> dict[int, list[str]]:
    """The columns from left to right; in each, texts stand near those that they are joined to, else by their names."""
    joined: defaultdict[str, set[str]] = defaultdict(set)
    for each in found.citing:
        joined[each.source].add(each.cited)
        joined[each.cited].add(each.source)
    order: dict[int, list[str]] = {}
    for step in sorted(columns, key=abs):
        inner = order.get(step - 1 if step > 0 else step + 1, []) if step else []
        place = {key: number for number, key in enumerate(inner)}

        def near(key: str, place: Mapping[str, int] = place) -> tuple[float, tuple[str, ...]]:
            others = [place[each] for each in joined[key] if each in place]
            return (sum(others) / len(others) if others else 0.0, _sorted_by(found.nodes[key]))

        order[step] = sorted(columns[step], key=near)
    return {step: order[step] for step in sorted(order)}


def _sorted_by(node: Node) -> tuple[str, ...]:
    padded = "".join(part.zfill(6) if part.isdigit() else part for part in _parts(node.number))
    return (node.body, node.kind, padded, node.title)


def _parts(number: str) -> Sequence[str]:
    return number.replace(".", " . ").replace("/", " / ").split()


def _placed(order: Mapping[int, list[str]], height: float) -> dict[str, tuple[float, float]]:
    places = {}
    for column, keys in enumerate(order.values()):
        top = _TOP + min((height - _TOP - 30 - len(keys) * _ROW) / 2, _LOWEST)
        for row, key in enumerate(keys):
            places[key] = (float(_SIDE + column * _COLUMN), round(top + row * _ROW, 1))
    return places


def _box(node: Node, x: float, y: float, *, is_centre: bool) -> Box:
    label = _fitting(label_of(node))
    look = look_of(node.body)
    return Box(node, label, x, y, _outline(look, x, y), look, is_centre)


def _fitting(label: str) -> str:
    """As much of a label as has room in a box, by the usual width of letters."""
    room = float(_ROOM)
    for place, letter in enumerate(label):
        room -= 9.2 if letter.isupper() else 6.6
        if room < 0:
            return label[: max(place - 1, 1)].rstrip() + "…"
    return label


def _outline(look: str, x: float, y: float) -> str:
    """A shape for each convention: square, round, pointed, cut corners."""
    right, low, middle = x + _WIDTH, y + _HEIGHT, y + _HEIGHT / 2
    round_, cut = _HEIGHT / 2, 8
    match look:
        case "cms" | "aewa":
            return (
                f"M{x + round_} {y}H{right - round_}A{round_} {round_} 0 0 1 {right - round_} {low}H{x + round_}"
                f"A{round_} {round_} 0 0 1 {x + round_} {y}Z"
            )
        case "cbd" | "ramsar":
            return f"M{x + cut} {y}H{right - cut}L{right} {middle}L{right - cut} {low}H{x + cut}L{x} {middle}Z"
        case "unea" | "unga":
            corner = 7
            return (
                f"M{x + corner} {y}H{right - corner}L{right} {y + corner}V{low - corner}L{right - corner} {low}"
                f"H{x + corner}L{x} {low - corner}V{y + corner}Z"
            )
        case _:
            return f"M{x} {y}H{right}V{low}H{x}Z"


def _curves(found: Citations, places: Mapping[str, tuple[float, float]]) -> tuple[Curve, ...]:
    curves = []
    for each in found.citing:
        if each.source not in places or each.cited not in places:
            continue
        (from_x, from_y), (to_x, to_y) = places[each.source], places[each.cited]
        y1, y2 = from_y + _HEIGHT / 2, to_y + _HEIGHT / 2
        if from_x < to_x:
            x1, x2, bend = from_x + _WIDTH, to_x - 6, (to_x - from_x - _WIDTH) / 2
            path = f"M{x1} {y1}C{x1 + bend} {y1} {x2 - bend} {y2} {x2} {y2}"
        elif from_x > to_x:
            x1, x2, bend = from_x, to_x + _WIDTH + 6, (from_x - to_x - _WIDTH) / 2
            path = f"M{x1} {y1}C{x1 - bend} {y1} {x2 + bend} {y2} {x2} {y2}"
        else:
            x1 = from_x + _WIDTH
            path = f"M{x1} {y1}C{x1 + 34} {y1} {x1 + 34} {y2} {x1 + 6} {y2}"
        title = f"{label_of(found.nodes[each.source])} → {label_of(found.nodes[each.cited])}"
        curves.append(Curve(path, min(3, 1 + (each.times > 1) + (each.times > 4)), title))
    return tuple(curves)
