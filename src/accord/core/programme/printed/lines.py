"""The lines of a paper as extracted text has them, and how lines become running text again.

Extraction from PDF leaves words alone on a line, parts words at line ends, puts the raised letters of `27th` on a line of their
own, and repeats heads and feet on each page.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

_SUFFIX: Final = r"(?:st|nd|rd|th|er|re|ère|e|ème|ª|º|a|o)"
_RAISED = re.compile(rf"{_SUFFIX}(?:\s+{_SUFFIX})*")
_ENGLISH: Final = frozenset({"st", "nd", "rd", "th"})
_PAGE_NUMBER = re.compile(
    r"(?:(?:page|p\.|página|pág\.)\s*)?[-–]?\s*[0-9]{1,3}\s*[-–]?(?:\s*(?:/|of|de|sur)\s*[0-9]{1,3})?", re.IGNORECASE
)
_FOOT = re.compile(r"\S.{0,60}[-–—,|]\s*(?:p\.|page|pág\.|página)\s*[0-9]{1,3}\b.{0,20}", re.IGNORECASE)
_NOTE_MARK = re.compile(r"[0-9]{1,2}|\*{1,3}|[†‡]")
_KEPT_HYPHEN: Final = frozenset(
    ["non", "anti", "multi", "inter", "cross", "co", "self", "sino", "euro", "afro", "long", "short", "high", "low", "mid", "well"]
)  # fmt: skip
_ONE_WORD = re.compile(r"co(?:op|ord|mm)|multil|intern|interes|interv|interp|nonet|antic|lower|higher|wells?")
_BULLET = re.compile(r"^(?:[-–—•·▪◦○●■□►➢✓*]|\uf0b7|\uf0a7|o(?=\s+[A-Z]))\s+")
_TERMINAL: Final = (".", "!", "?", "”.", ")", ";", ":")


@dataclass(frozen=True, slots=True)
class Line:
    """A line without the blanks around it and its place; `gap`: white before it; `page`: first of its page.

    `cell`: table, row and column where it stands in a table; `merged`: that cell goes on the one above, and the line has no
    words; `wide`: the cell goes over all columns.
    """

    text: str
    start: int
    end: int
    gap: bool = False
    page: bool = False
    cell: tuple[int, int, int] | None = None
    merged: bool = False
    wide: bool = False


def lines_of(text: str) -> list[Line]:
    """The lines of `text` that hold anything, without page numbers and the heads and feet of pages."""
    found: list[Line] = []
    at, gap = 0, True
    raw = text.split("\n")
    indented = sum(1 for each in raw if each.startswith(" ")) * 10 > sum(1 for each in raw if each.strip())
    for each in raw:
        bare = each.strip(" \t\f\r\u00a0\ufeff")
        page = each.startswith("\f") or (not indented and each[:1] == " " and each[1:2] != " ")
        if bare:
            start = at + each.index(bare[0])
            found.append(Line(bare, start, start + len(bare), gap, page or not found))
        gap = not bare or (gap and not bare)
        at += len(each) + 1
    return _without_heads_and_feet(found)


def _without_heads_and_feet(lines: Sequence[Line]) -> list[Line]:
    pages = sum(line.page for line in lines)
    edges = Counter(
        re.sub(r"[0-9]+", "#", lines[i].text)
        for at, line in enumerate(lines)
        if line.page
        for i in (at - 1, at)
        if i >= 0
    )
    kept: list[Line] = []
    page = False
    for at, line in enumerate(lines):
        page = page or line.page
        last = at + 1 == len(lines) or lines[at + 1].page
        edge = page or last or line.page
        repeated = edge and pages > 3 and edges[re.sub(r"[0-9]+", "#", line.text)] * 2 > pages
        number = _PAGE_NUMBER.fullmatch(line.text) is not None and (last or line.page) and len(line.text) < 16
        if (
            number
            or re.fullmatch(r"[.,;:]", line.text)
            or _FOOT.fullmatch(line.text)
            or (repeated and re.search(r"[0-9]", line.text))
        ):
            continue
        kept.append(replace(line, page=page))
        page = False
    return kept


def joined(lines: Iterable[Line], words: frozenset[str] = frozenset()) -> str:
    """The lines as one running text. `words`: the words of the paper, which tell whether a hyphen parted one."""
    text, raised = "", ""
    for line in lines:
        piece = line.text
        if _RAISED.fullmatch(piece) and (len(piece) > 1 or piece in "ªº") and piece not in {"a", "o"}:
            raised = piece
            rest = _raise(text[-60:], raised, behind=True)
            if rest != text[-60:]:
                text, raised = text[:-60] + rest, ""
            continue
        if _NOTE_MARK.fullmatch(piece) and text:
            if re.search(r"(?:\b(?:of|to|and|by|in|the|at|on|de|du|la|le|el|en|y|et|No\.?|CoP|SC|[0-9]+,?))$", text):
                text += " " + piece
            continue
        if raised:
            piece, raised = _raise(piece, raised), ""
        text = _run_on(text, _BULLET.sub("", piece) if not text else piece, words)
    return re.sub(r"\s+", " ", text).strip()


def _raise(text: str, raised: str, *, behind: bool = False) -> str:
    """Puts `th` behind the number that it belongs to: one before a small word, fitting in English (1st, 2nd, 27th)."""
    for suffix in raised.split():
        end = r"\s*$" if behind else r"(?=\s+[a-zéèñ])"
        for match in re.finditer(rf"\b([0-9]{{1,3}}){end}", text):
            number = int(match[1])
            teens = 10 < number % 100 < 20
            expected = "th" if teens else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
            if suffix in _ENGLISH and suffix != expected:
                continue
            text = text[: match.end(1)] + suffix + text[match.end(1) :]
            break
    return text


def _run_on(text: str, piece: str, words: frozenset[str]) -> str:
    if not text:
        return piece
    if text.endswith(("-", "\u00ad")) and piece[:1].islower() and text[-2:-1].isalpha():
        before = re.split(r"[\s(/]", text[:-1])[-1].casefold()
        after = re.match(r"[\w'’]+", piece)
        first = after[0].casefold() if after else ""
        whole = before + first in words
        parted = f"{before}-{first}" in words
        if text.endswith("-") and (parted or (not whole and _keeps(before, first))):
            return text + piece
        return text[:-1] + piece
    if text.endswith(("/", "–")) and not text.endswith((" /", " –")):
        return text + piece
    return f"{text} {piece}"


def _keeps(before: str, after: str) -> bool:
    """Whether a hyphen at the end of a line belongs to the word: `non-detrimental`, not `coop-erate`."""
    return "-" in before or (before in _KEPT_HYPHEN and _ONE_WORD.match(before + after) is None)


def words_of(text: str) -> frozenset[str]:
    """The words of a text in small letters, compounds with their hyphens."""
    return frozenset(word.casefold() for word in re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", text))


def is_bullet(text: str) -> bool:
    """Whether a line begins with the mark of an item."""
    return _BULLET.match(text) is not None


def without_bullet(text: str) -> str:
    """The line without the mark of an item."""
    return _BULLET.sub("", text)


def is_open(text: str) -> bool:
    """Whether a text is not at its end: no full stop, no closing bracket, no semicolon."""
    bare = text.rstrip(' ”"’»')
    return bool(bare) and not bare.endswith(_TERMINAL)


def expects_items(text: str) -> bool:
    """Whether a list follows or goes on: the text ends with a colon, a semicolon, or `; and`."""
    return re.search(r"(?:[:;]|[;,]\s*(?:and|or|et|ou|y|o|and/or))\s*$", text) is not None
