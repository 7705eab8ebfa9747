"""Reads Akoma Ntoso 3.0: what `akoma_ntoso` wrote comes back to the letter; of other statements the blocks with their numbers."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from lxml import etree

from accord.core.errors import Invalid
from accord.core.texts.citations import Mention, Via
from accord.core.texts.duties import Part
from accord.core.texts.segments import Kind
from accord.core.texts.written import TableCell, TakenFrom, WrittenText, language_of
from accord.exchange.akoma_ntoso_names import UNKNOWN_DAY, A, X, unescaped

_SECTIONS = ("preface", "preamble", "mainBody", "conclusions")


@dataclass(slots=True)
class _Read:
    """What was read so far; `at` is how many letters."""

    pieces: list[str] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    at: int = 0

    def add(self, text: str) -> None:
        self.pieces.append(text)
        self.at += len(text)


def read_akoma_ntoso(content: bytes, name: str = "") -> WrittenText:
    """The text in an Akoma Ntoso document. Raises Invalid where it is none."""
    statement = _statement(content, name)
    read = _Read()
    for paragraph, number in _paragraphs(statement):
        _one(paragraph, number, read)
    read.add(unescaped(statement.get(f"{X}after") or ""))
    text = "".join(read.pieces)
    identification = statement.find(f"{A}meta/{A}identification")
    try:
        apart = _apart(statement, text)
    except (KeyError, ValueError) as error:
        raise Invalid(f"what stands apart of the text can't be read: {error}", place=name) from None
    return WrittenText(
        _meta_value(identification, "FRBRalias", "value"),
        unescaped(statement.get(f"{X}title") or ""),
        unescaped(issuer) if (issuer := statement.get(f"{X}issuer")) else None,
        language_of(_meta_value(identification, "FRBRlanguage", "language") or "eng"),
        _day(identification),
        text,
        tuple(read.parts),
        tuple(sorted([*read.mentions, *apart[0]], key=lambda each: (each.start, each.end))),
        apart[1],
        apart[2],
    )


def _statement(content: bytes, name: str) -> Any:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise Invalid(f"no readable XML: line {error.lineno}: {error.msg}", place=name) from None
    statement = root.find(f"{A}statement")
    if root.tag != f"{A}akomaNtoso" or statement is None:
        raise Invalid("this is no statement in Akoma Ntoso 3.0", place=name)
    return statement


def _paragraphs(statement: Any) -> Iterator[tuple[Any, Any]]:
    """Every `p` in its order, with the `num` before it; the notes of a paragraph come after its words."""
    for section in statement:
        if section.tag not in [f"{A}{name}" for name in _SECTIONS]:
            continue
        number = None
        for element in section.iter(f"{A}num", f"{A}p"):
            if element.tag == f"{A}num":
                number = element
            else:
                yield element, number
                number = None


def _one(paragraph: Any, number: Any, read: _Read) -> None:
    ours = paragraph.get(f"{X}kind")
    before = paragraph.get(f"{X}before")
    words, found = _words(paragraph)
    printed = unescaped(number.text or "") if number is not None else ""
    label = printed.strip(" .()")
    if ours is None:
        words, found = words.strip(), [] if words != words.strip() else found
        printed = f"{printed.strip()} " if printed.strip() else ""
    if not (printed + words).strip() and ours is None:
        return
    read.add(unescaped(before) if before is not None else ("\n\n" if read.pieces else ""))
    start = read.at + len(printed)
    text = printed + words
    read.mentions += [
        Mention(each.start + start, each.end + start, each.text, each.ids, each.via, each.pinpoint, each.problem)
        for each in found
    ]
    provision = unescaped(paragraph.get(f"{X}provision") or "") or (label if ours is None else "") or None
    read.parts.append(
        Part(
            _kind(ours),
            provision,
            read.at,
            read.at + len(text),
            text,
            _optional(paragraph, "instrument"),
            unescaped(paragraph.get(f"{X}directed") or ""),
        )
    )
    read.add(text)


def _words(paragraph: Any) -> tuple[str, list[Mention]]:
    """The words of a paragraph without its notes, and the references in it, counted from its first letter."""
    words = unescaped(paragraph.text or "")
    mentions: list[Mention] = []
    for child in paragraph:
        if child.tag != f"{A}authorialNote" and isinstance(child.tag, str):
            text = unescaped("".join(child.itertext()))
            if child.get(f"{X}via"):
                mentions.append(_mention(child, len(words), text))
            words += text
        words += unescaped(child.tail or "")
    return words, mentions


def _mention(element: Any, start: int, text: str) -> Mention:
    return Mention(
        start,
        start + len(text),
        text,
        tuple((element.get(f"{X}ids") or "").split()),
        Via(element.get(f"{X}via")),
        _optional(element, "pinpoint"),
        unescaped(element.get(f"{X}problem") or ""),
    )


_Apart = tuple[list[Mention], tuple[TableCell, ...], tuple[TakenFrom, ...]]


def _apart(statement: Any, text: str) -> _Apart:
    """References across blocks, cells of tables, and where words were taken from. Raises KeyError, ValueError."""
    proprietary = statement.find(f"{A}meta/{A}proprietary")
    if proprietary is None:
        return [], (), ()
    mentions, cells, taken = [], [], []
    for element in proprietary:
        start, end = int(element.attrib["start"]), int(element.attrib["end"])
        if not 0 <= start < end <= len(text):
            raise ValueError(f"the place {start} to {end} is not in the text")
        if element.tag == f"{X}mention":
            mentions.append(_mention(element, start, text[start:end]))
        elif element.tag == f"{X}cell":
            cells.append(TableCell(start, end, *(int(element.attrib[name]) for name in ("table", "row", "column"))))
        elif element.tag == f"{X}taken":
            words, provision = unescaped(element.text or ""), unescaped(element.get("provision") or "")
            taken.append(TakenFrom(start, end, element.attrib["text"], provision, words))
    return mentions, tuple(cells), tuple(taken)


def _optional(element: Any, name: str) -> str | None:
    value = element.get(f"{X}{name}")
    return unescaped(value) if value is not None else None


def _kind(written: str | None) -> Kind:
    try:
        return Kind(written or "paragraph")
    except ValueError:
        return Kind.PARAGRAPH


def _meta_value(identification: Any, tag: str, attribute: str) -> str | None:
    found = identification.find(f".//{A}{tag}") if identification is not None else None
    return str(found.get(attribute)) if found is not None and found.get(attribute) else None


def _day(identification: Any) -> date | None:
    written = _meta_value(identification, "FRBRdate", "date")
    try:
        return date.fromisoformat(written) if written and written != UNKNOWN_DAY else None
    except ValueError:
        return None
