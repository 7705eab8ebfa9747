"""The numbers that Word prints before paragraphs: they stand in no text, they are counted (ECMA-376 part 1, 17.9)."""

import re
from typing import Any, Final

from accord.core.texts.numbers import as_roman

_NS: Final = {"w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main"}
_W = f"{{{_NS['w']}}}"
_LEVELS = 9


class Numbering:
    """The lists of one document and how far each has been counted."""

    def __init__(self, tree: Any) -> None:
        self._levels: dict[str, dict[int, tuple[str, str, int]]] = {}
        self._abstract: dict[str, str] = {}
        self._counted: dict[str, list[int]] = {}
        if tree is None:
            return
        kinds = {each.get(f"{_W}abstractNumId", ""): _levels(each) for each in tree.iterfind("w:abstractNum", _NS)}
        for number in tree.iterfind("w:num", _NS):
            id_ = number.get(f"{_W}numId", "")
            abstract = number.find("w:abstractNumId", _NS)
            key = abstract.get(f"{_W}val", "") if abstract is not None else ""
            levels = dict(kinds.get(key, {}))
            restarts = False
            for override in number.iterfind("w:lvlOverride", _NS):
                level = int(override.get(f"{_W}ilvl", "0"))
                start = override.find("w:startOverride", _NS)
                if start is not None and level in levels:
                    restarts = True
                    levels[level] = (*levels[level][:2], int(start.get(f"{_W}val", "1")))
            self._levels[id_] = levels
            self._abstract[id_] = f"{key}#{id_}" if restarts else key  # lists of one kind go on counting

    def label(self, number: str, level: int) -> str:
        """Count one further on this level and give what is printed: `3.`, `a)`, `II.`, `•`; empty for no list."""
        levels = self._levels.get(number)
        if not levels or level not in levels:
            return ""
        counted = self._counted.setdefault(self._abstract[number], [0] * _LEVELS)
        form, text, start = levels[level]
        counted[level] = start if counted[level] == 0 else counted[level] + 1
        counted[level + 1 :] = [0] * (_LEVELS - level - 1)
        if form == "bullet":
            return "-"
        if form == "none":
            return ""

        def printed(found: re.Match[str]) -> str:
            place = int(found[1]) - 1
            shown_form = levels.get(place, ("decimal", "", 1))[0]
            return _as(shown_form, counted[place] or levels.get(place, ("", "", 1))[2])

        return re.sub(r"%([1-9])", printed, text)


def _levels(abstract: Any) -> dict[int, tuple[str, str, int]]:
    found = {}
    for level in abstract.iterfind("w:lvl", _NS):
        values = {tag: level.find(f"w:{tag}", _NS) for tag in ("numFmt", "lvlText", "start")}
        read = {tag: each.get(f"{_W}val") for tag, each in values.items() if each is not None}
        place = int(level.get(f"{_W}ilvl", "0"))
        found[place] = (
            read.get("numFmt") or "decimal",
            read.get("lvlText") or f"%{place + 1}.",
            int(read.get("start") or 1),
        )
    return found


def _as(form: str, value: int) -> str:
    match form:
        case "lowerLetter" | "upperLetter":
            letter = chr(ord("a") + (value - 1) % 26) * ((value - 1) // 26 + 1)
            return letter.upper() if form == "upperLetter" else letter
        case "lowerRoman" | "upperRoman":
            return as_roman(value) if form == "upperRoman" else as_roman(value).lower()
        case "decimalZero":
            return f"{value:02}"
        case _:
            return str(value)
