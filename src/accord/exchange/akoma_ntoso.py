"""Writes texts as Akoma Ntoso 3.0 in the profile of the United Nations (OASIS LegalDocML; AKN4UN).

A resolution is a `statement`: preface, preamble with recitals, main body with numbered paragraphs and the points under them, tables,
footnotes as `authorialNote`. References are `ref` with the IRI of what they mean; what the standard has no place for (kinds of blocks,
our identifiers, blanks between blocks) stands in attributes of our own namespace, and what crosses blocks in `proprietary`, so
that `akoma_ntoso_read` gives back the same text, to the letter.
"""

import re
from bisect import bisect_left
from typing import Any, Final

from lxml import etree

from accord.core.errors import Invalid
from accord.core.texts.citations import Mention
from accord.core.texts.duties import Part
from accord.core.texts.segments import Kind
from accord.core.texts.written import TableCell, WrittenText, code_of, iri_of
from accord.exchange.akoma_ntoso_names import ACCORD, AKN, UNKNOWN_DAY, A, X, XmlSpace, escaped
from accord.exchange.akoma_ntoso_read import read_akoma_ntoso

__all__ = ["ACCORD", "AKN", "read_akoma_ntoso", "write_akoma_ntoso"]

_IN_PREFACE: Final = frozenset({Kind.TITLE, Kind.HEADING})
_NUMBER: Final = re.compile(r"(?:[-•·▪‣–]\s+)?(?:\(?(?:[0-9]{1,3}|[a-z]|[ivx]{1,5}|[A-Z])[.)])\s+")
#: The element of each depth below a numbered paragraph.
_LEVELS: Final = ("paragraph", "point", "indent")
_KINDS: Final = {"dec": "decision", "rec": "recommendation"}


def write_akoma_ntoso(written: WrittenText) -> bytes:
    """The text as Akoma Ntoso, UTF-8. Raises Invalid for what XML has no place for."""
    try:
        return bytes(etree.tostring(_Writer(written).root, xml_declaration=True, encoding="UTF-8"))
    except ValueError as error:
        raise Invalid(f"the text cannot be written as XML: {error}") from None


class _Writer:
    """Builds the document part by part; each part becomes one `p` that carries what is needed to read it back."""

    def __init__(self, written: WrittenText) -> None:
        self.written = written
        self.root = etree.Element(f"{A}akomaNtoso", nsmap={None: AKN, "accord": ACCORD})
        kind = written.id.split(":")[1] if written.id else ""
        self.statement = etree.SubElement(
            self.root, f"{A}statement", name=_KINDS.get(kind, "resolution"), contains="singleVersion"
        )
        self.sections: dict[str, Any] = {}
        self.open: list[tuple[int, Any]] = []  # the numbered elements above the next point, each with its depth
        self.ids: dict[str, int] = {}
        self.last: Any = None
        self.cell: tuple[TableCell, Any, Any, Any] | None = None  # with its table, row and cell elements
        inside, apart = _placed(written)
        _meta(self.statement, written, apart)
        gap = 0
        for part, mentions in zip(written.parts, inside, strict=True):
            paragraph = self._paragraph(part, mentions)
            paragraph.set(f"{X}before", escaped(written.text[gap : part.start]))
            gap = part.end
        self.statement.set(f"{X}after", escaped(written.text[gap:]))
        if "mainBody" not in self.sections:
            self._section("mainBody", empty=True)  # the standard wants one

    def _paragraph(self, part: Part, mentions: list[Mention]) -> Any:
        label = _NUMBER.match(part.text)
        container, head = self._place(part, label[0] if label else "")
        paragraph = etree.SubElement(container, f"{A}p")
        paragraph.set(XmlSpace, "preserve")
        given = {
            "kind": part.kind.value,
            "provision": part.provision,
            "instrument": part.instrument,
            "directed": part.directed_to,
        }
        for name, value in given.items():
            if value:
                paragraph.set(f"{X}{name}", escaped(value))
        start = part.start
        cut = part.start + (label.end() if label else 0)
        if head is not None and label is not None and not any(each.start < cut for each in mentions):
            head.text = escaped(label[0])
            head.set(XmlSpace, "preserve")
            start = cut
        elif head is not None:
            head.getparent().remove(head)
        self._words(paragraph, part, start, mentions)
        if part.kind is not Kind.FOOTNOTE:
            self.last = paragraph
        return paragraph

    def _place(self, part: Part, label: str) -> tuple[Any, Any]:
        """The element that holds the words of a part, and the `num` for its number where it has one."""
        cell = self._cell_of(part)
        if cell is not None:
            return self._in_table(cell), None
        self.cell = None
        if part.kind is Kind.FOOTNOTE and self.last is not None:
            note = etree.SubElement(self.last, f"{A}authorialNote", placement="bottom")
            found = re.match(r"\[?([0-9]{1,3}|[*†‡])", part.text)
            note.set("marker", found[1] if found else "*")
            return note, None
        name = self._section_of(part)
        section = self._section(name)
        if name == "preface":
            return section, None
        if name == "preamble":
            if part.kind is not Kind.ENACTING:
                return section, None
            return etree.SubElement(section, f"{A}formula", name="enactingFormula"), None
        return self._numbered(section, part, label)

    def _cell_of(self, part: Part) -> TableCell | None:
        return next((each for each in self.written.cells if each.start <= part.start < each.end), None)

    def _numbered(self, section: Any, part: Part, label: str) -> tuple[Any, Any]:
        """A paragraph of the main body, or a point under the one above it; whoever has points under it has an `intro`."""
        path = (part.provision or "").split()
        depth = 0 if part.kind is not Kind.ITEM else max(1, len(path) - 1 + (not label or label[0] in "-•·▪‣–"))
        while self.open and self.open[-1][0] >= depth:
            self.open.pop()
        above = self.open[-1][1] if self.open else section
        if self.open:
            content = above.find(f"{A}content")
            if content is not None:
                content.tag = f"{A}intro"
        element = etree.SubElement(above, f"{A}{_LEVELS[min(len(self.open), len(_LEVELS) - 1)]}")
        element.set("eId", self._id(above if self.open else None, element, path[-1] if path else ""))
        head = etree.SubElement(element, f"{A}num") if label else None
        self.open.append((depth, element))
        return etree.SubElement(element, f"{A}content"), head

    def _id(self, above: Any, element: Any, label: str) -> str:
        """`para_2__point_a`, with a count where that is taken."""
        short = {"paragraph": "para"}.get(etree.QName(element).localname, etree.QName(element).localname)
        stem = f"{above.get('eId')}__" if above is not None else ""
        base = f"{stem}{short}_{re.sub(r'[^0-9A-Za-z]', '', label) or 'x'}"
        self.ids[base] = self.ids.get(base, 0) + 1
        return base if self.ids[base] == 1 else f"{base}-{self.ids[base]}"

    def _in_table(self, cell: TableCell) -> Any:
        """The element of a cell of a table; its table and row are made when the first cell of them comes."""
        before = self.cell
        if before is not None and before[0] == cell:
            return before[3]
        if before is not None and before[0].table == cell.table:
            table, row = before[1], before[2] if before[0].row == cell.row else None
        else:
            self.open = []
            paragraph = etree.SubElement(self._section("mainBody"), f"{A}paragraph")
            paragraph.set("eId", self._id(None, paragraph, ""))
            table = etree.SubElement(etree.SubElement(paragraph, f"{A}content"), f"{A}table")
            row = None
        row = etree.SubElement(table, f"{A}tr") if row is None else row
        made = etree.SubElement(row, f"{A}td")
        for name in TableCell.__slots__:
            made.set(f"{X}{name}", str(getattr(cell, name)))
        self.cell = (cell, table, row, made)
        return made

    def _section_of(self, part: Part) -> str:
        """Preface until the preamble begins, preamble until the organ speaks, then the main body."""
        if "mainBody" in self.sections:
            return "mainBody"
        if part.kind in (Kind.PREAMBLE, Kind.ENACTING):
            return "preamble"
        return "preface" if "preamble" not in self.sections and part.kind in _IN_PREFACE else "mainBody"

    def _section(self, name: str, *, empty: bool = False) -> Any:
        if name not in self.sections:
            self.sections[name] = etree.SubElement(self.statement, f"{A}{name}")
            if empty:
                etree.SubElement(self.sections[name], f"{A}p")
        return self.sections[name]

    def _words(self, paragraph: Any, part: Part, start: int, mentions: list[Mention]) -> None:
        """The words of a part, its references in place."""
        text, at, last = self.written.text, start, None
        for mention in mentions:
            last = _append(paragraph, last, text[at : mention.start])
            last = _ref(paragraph, mention)
            at = mention.end
        _append(paragraph, last, text[at : part.end])


def _placed(written: WrittenText) -> tuple[list[list[Mention]], list[Mention]]:
    """For each part the references that stand wholly in it, one after the other; and those that stand nowhere so."""
    waiting = sorted(written.mentions, key=lambda each: (each.start, each.end))
    starts = [each.start for each in waiting]
    inside: list[list[Mention]] = []
    kept: set[int] = set()
    for part in written.parts:
        at, found = part.start, []
        for place in range(bisect_left(starts, part.start), bisect_left(starts, part.end)):
            mention = waiting[place]
            if place not in kept and at <= mention.start < mention.end <= part.end:
                found.append(mention)
                kept.add(place)
                at = mention.end
        inside.append(found)
    return inside, [mention for place, mention in enumerate(waiting) if place not in kept]


def _append(paragraph: Any, last: Any, text: str) -> Any:
    if last is None:
        paragraph.text = (paragraph.text or "") + escaped(text)
    else:
        last.tail = (last.tail or "") + escaped(text)
    return last


def _ref(paragraph: Any, mention: Mention) -> Any:
    element = etree.SubElement(paragraph, f"{A}ref" if mention.ids else f"{A}span")
    if mention.ids:
        element.set("href", _iri(mention.ids[0]))
    _say(element, mention)
    element.text = escaped(mention.text)
    return element


def _say(element: Any, mention: Mention) -> None:
    element.set(f"{X}ids", " ".join(mention.ids))
    element.set(f"{X}via", mention.via.value)
    for name, value in (("pinpoint", mention.pinpoint), ("problem", mention.problem)):
        if value:
            element.set(f"{X}{name}", escaped(value))


def _iri(id_: str) -> str:
    return iri_of(id_) if id_.split(":")[1] in ("res", "dec", "rec") else f"/akn/un/{id_.replace(':', '/')}"


def _meta(statement: Any, written: WrittenText, apart: list[Mention]) -> None:
    statement.set(f"{X}title", escaped(written.title))
    if written.issuer:
        statement.set(f"{X}issuer", escaped(written.issuer))
    meta = etree.SubElement(statement, f"{A}meta")
    identification = etree.SubElement(meta, f"{A}identification", source="#accord")
    day = written.adopted.isoformat() if written.adopted else UNKNOWN_DAY
    work = iri_of(written.id, adopted=written.adopted) if written.id else "/akn/un/statement/deliberation"
    expression = iri_of(written.id, language=written.language, adopted=written.adopted) if written.id else work
    author = (written.issuer or "unknown").replace(":", "-")
    for level, iri in (("FRBRWork", work), ("FRBRExpression", expression), ("FRBRManifestation", f"{expression}.xml")):
        element = etree.SubElement(identification, f"{A}{level}")
        etree.SubElement(element, f"{A}FRBRthis", value=f"{iri}/!main")
        etree.SubElement(element, f"{A}FRBRuri", value=iri)
        if level == "FRBRWork" and written.id:
            etree.SubElement(element, f"{A}FRBRalias", name="accord", value=written.id)
        etree.SubElement(element, f"{A}FRBRdate", date=day, name="adoption")
        etree.SubElement(element, f"{A}FRBRauthor", href=f"#{author}")
        if level == "FRBRWork":
            etree.SubElement(element, f"{A}FRBRcountry", value="un")
            etree.SubElement(element, f"{A}FRBRsubtype", value=statement.get("name"))
        if level == "FRBRExpression":
            etree.SubElement(element, f"{A}FRBRlanguage", language=code_of(written.language))
    references = etree.SubElement(meta, f"{A}references", source="#accord")
    for key, shown in (("accord", "Accord"), (author, author.upper())):
        path = f"/ontology/organization/{key}"
        etree.SubElement(references, f"{A}TLCOrganization", eId=key, href=path, showAs=shown)
    if apart or written.taken or written.cells:
        _apart(meta, written, apart)


def _apart(meta: Any, written: WrittenText, mentions: list[Mention]) -> None:
    """What blocks have no place for: references across blocks, cells, and where words were taken from."""
    proprietary = etree.SubElement(meta, f"{A}proprietary", source="#accord")
    for mention in mentions:
        element = etree.SubElement(proprietary, f"{X}mention", start=str(mention.start), end=str(mention.end))
        _say(element, mention)
    for cell in written.cells:
        given = {name: str(getattr(cell, name)) for name in TableCell.__slots__}
        etree.SubElement(proprietary, f"{X}cell", given)
    for each in written.taken:
        element = etree.SubElement(proprietary, f"{X}taken", start=str(each.start), end=str(each.end))
        element.set("href", _iri(each.text))
        element.set("text", each.text)
        element.set("provision", escaped(each.provision))
        element.text = escaped(each.words)
