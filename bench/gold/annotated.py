"""Texts annotated in place, `[[words => identifiers | part | via]]`: the text without its annotations, and what they say."""

import re
from dataclasses import dataclass
from pathlib import Path

_ANNOTATION = re.compile(
    r"\[\[(?P<words>.*?) => (?P<ids>[^|\]]*?)(?: \| ?(?P<part>[^|\]]*?))?(?: \| (?P<via>\w+))?\]\]", re.DOTALL
)
_RANGE = re.compile(r"(?P<stem>.*?)(?P<first>\d+)\.\.(?P<last>\d+)(?P<revision>@\w+)?")


@dataclass(frozen=True, slots=True)
class Cited:
    """One annotated reference: its place in the text, its identifiers, the part that is meant."""

    start: int
    end: int
    words: str
    ids: tuple[str, ...]
    part: str | None
    via: str


@dataclass(frozen=True, slots=True)
class Annotated:
    """A text with its annotated references; `issuer` is None where the reader of the file is not told."""

    name: str
    issuer: str | None
    text: str
    cited: tuple[Cited, ...]


def read(path: Path) -> list[Annotated]:
    """The annotated texts of a file: each begins with a line `### name | issuer`."""
    texts = []
    for piece in re.split(r"^### ", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
        head, body = piece.split("\n", 1)
        name, _, issuer = head.partition(" | ")
        texts.append(_read(name, None if issuer.strip() in ("", "-") else issuer.strip(), body))
    return texts


def _read(name: str, issuer: str | None, body: str) -> Annotated:
    pieces: list[str] = []
    cited: list[Cited] = []
    at = length = 0
    for found in _ANNOTATION.finditer(body):
        pieces += [body[at : found.start()], found["words"]]
        start = length + found.start() - at
        length = start + len(found["words"])
        at = found.end()
        part = (found["part"] or "").strip() or None
        cited.append(Cited(start, length, found["words"], _ids(found["ids"]), part, found["via"] or "grammar"))
    pieces.append(body[at:])
    return Annotated(name, issuer, "".join(pieces), tuple(cited))


def _ids(text: str) -> tuple[str, ...]:
    ids: list[str] = []
    for each in filter(None, map(str.strip, text.split(","))):
        ranged = _RANGE.fullmatch(each)
        if ranged is None:
            ids.append(each)
            continue
        numbers = range(int(ranged["first"]), int(ranged["last"]) + 1)
        ids += [f"{ranged['stem']}{number}{ranged['revision'] or ''}" for number in numbers]
    return tuple(ids)
