"""What a .docx holds beside its text: the styles and lists of its template, links, notes, bookmarks."""

from typing import Any, Final

from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from accord.documents.docx_elements import (
    NUMBER_INDENTS,
    NUMBER_MARKS,
    NUMBER_STYLES,
    POINT_INDENTS,
    POINT_MARKS,
    POINT_STYLES,
    add_list,
    add_number,
    element,
)

_FOOTNOTES: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_SEPARATORS: Final = (
    '<w:footnotes %s><w:footnote w:type="separator" w:id="-1"><w:p><w:pPr><w:spacing w:after="0" w:line="240" '
    'w:lineRule="auto"/></w:pPr><w:r><w:separator/></w:r></w:p></w:footnote><w:footnote w:type="continuationSeparator" '
    'w:id="0"><w:p><w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr><w:r>'
    "<w:continuationSeparator/></w:r></w:p></w:footnote></w:footnotes>"
)


class Styles:
    """The styles of a template by the name that Word stores, whatever language the word processor shows them in."""

    def __init__(self, paper: Any) -> None:
        self._ids: dict[tuple[str, str], str] = {}
        self.wanting: list[str] = []
        self._elements: dict[str, Any] = {}
        for style in paper.styles.element.findall(qn("w:style")):
            name = style.find(qn("w:name"))
            if name is not None:
                key = (style.get(qn("w:type")) or "paragraph", name.get(qn("w:val")).lower())
                self._ids[key] = style.get(qn("w:styleId"))
                self._elements[style.get(qn("w:styleId"))] = style

    def id(self, name: str, kind: str = "paragraph") -> str:
        """The identifier of a style; one that the template lacks is noted in `wanting`."""
        found = self._ids.get((kind, name.lower()))
        if found is None and name not in self.wanting:
            self.wanting.append(name)
        return found or ""

    def numbering(self, names: tuple[str, ...]) -> tuple[str, ...]:
        """The lists (`w:numId`) that these styles belong to; empty for one that belongs to none."""
        lists = []
        for name in names:
            style = self._elements.get(self._ids.get(("paragraph", name.lower()), ""))
            number = style.find(f"{qn('w:pPr')}/{qn('w:numPr')}/{qn('w:numId')}") if style is not None else None
            lists.append(number.get(qn("w:val")) if number is not None else "")
        return tuple(lists)


class Lists:
    """The lists of a paper: the template's own where its styles are levels of one list, else those of the house."""

    def __init__(self, paper: Any, styles: Styles) -> None:
        self._numbering = paper.part.numbering_part.element
        self.number, self._abstract = self._list(styles, NUMBER_STYLES, NUMBER_MARKS, NUMBER_INDENTS)
        self.point, _ = self._list(styles, POINT_STYLES, POINT_MARKS, POINT_INDENTS)
        self.table_point = add_list(self._numbering, POINT_MARKS[:2], (198, 396), ("", ""))

    def begin_anew(self) -> None:
        """Count numbered paragraphs from 1 again, in the same form."""
        self.number = add_number(self._numbering, self._abstract, restart=len(NUMBER_STYLES))

    def _list(self, styles: Styles, names: tuple[str, ...], marks: Any, indents: Any) -> tuple[int, int]:
        own = set(styles.numbering(names))
        if len(own) == 1 and (one := own.pop()):
            for each in self._numbering.findall(qn("w:num")):
                if each.get(qn("w:numId")) == one:
                    return int(one), int(each.find(qn("w:abstractNumId")).get(qn("w:val")))
        number = add_list(self._numbering, marks, indents, ("",) * len(marks))
        last = self._numbering.findall(qn("w:num"))[-1]
        return number, int(last.find(qn("w:abstractNumId")).get(qn("w:val")))


class Notes:
    """The part that holds the footnotes: the template's own, or a new one."""

    def __init__(self, paper: Any) -> None:
        self._paper = paper
        self._part: Any = None
        self._next = 1

    @property
    def part(self) -> Any:
        """The part, made when the first note is written."""
        if self._part is None:
            self._part = self._found() or self._made()
            ids = [int(each.get(qn("w:id"))) for each in self._part.element.findall(qn("w:footnote"))]
            self._next = max([*ids, 0]) + 1
        return self._part

    def add(self, *content: Any) -> int:
        """Add a note with these paragraphs; returns its identifier."""
        part = self.part
        number = self._next
        self._next += 1
        part.element.append(element("footnote", *content, id=number))
        return number

    def _found(self) -> Any:
        for relation in self._paper.part.rels.values():
            if relation.reltype != RT.FOOTNOTES:
                continue
            old = relation.target_part
            if hasattr(old, "element"):
                return old
            part = XmlPart(old.partname, old.content_type, parse_xml(old.blob), old.package)
            for key, each in old.rels.items():
                part.rels[key] = each
            relation._target = part  # noqa: SLF001 - python-docx reads notes as bytes; here they become a part with elements
            return part
        return None

    def _made(self) -> Any:
        root = parse_xml(_SEPARATORS % nsdecls("w", "r"))
        part = XmlPart(PackURI("/word/footnotes.xml"), _FOOTNOTES, root, self._paper.part.package)
        self._paper.part.relate_to(part, RT.FOOTNOTES)
        return part


class Links:
    """External addresses as relationships, one an address and part."""

    def __init__(self) -> None:
        self._known: dict[tuple[Any, str], str] = {}

    def id(self, part: Any, address: str) -> str:
        """The identifier of the relationship from a part to an address."""
        key = (part.partname, address)
        if key not in self._known:
            self._known[key] = part.relate_to(address, RT.HYPERLINK, is_external=True)
        return self._known[key]
