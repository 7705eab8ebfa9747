"""Writes and reads texts as Akoma Ntoso 3.0 in the profile of the United Nations (OASIS LegalDocML; AKN4UN).

A resolution is a `statement`: preface, preamble with recitals, main body with numbered paragraphs and points. References are
`ref` with the IRI of what they mean; what the standard has no place for (kinds of blocks, our identifiers) stands in
attributes of our own namespace, so that reading what was written gives the same text, to the letter.
"""

from collections.abc import Iterator
from datetime import date
from typing import Any, Final

from lxml import etree

from accord.core.errors import Invalid
from accord.core.texts.citations import Mention, Via
from accord.core.texts.duties import Part
from accord.core.texts.segments import Kind
from accord.core.texts.written import WrittenText, iri_of, language_of

AKN: Final = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
ACCORD: Final = "https://accord.example/ns/text/1"
_A: Final = f"{{{AKN}}}"
_X: Final = f"{{{ACCORD}}}"
_XML: Final = "{http://www.w3.org/XML/1998/namespace}"
_UNKNOWN_DAY: Final = "0001-01-01"
_IN_PREFACE: Final = frozenset({Kind.TITLE, Kind.HEADING})


def write_akoma_ntoso(written: WrittenText) -> bytes:
    """The text as Akoma Ntoso, UTF-8. Raises Invalid for characters that XML has no place for."""
    root = etree.Element(f"{_A}akomaNtoso", nsmap={None: AKN, "accord": ACCORD})
    kind = written.id.split(":")[1] if written.id else ""
    statement = etree.SubElement(
        root, f"{_A}statement", name={"dec": "decision", "rec": "recommendation"}.get(kind, "resolution")
    )
    statement.set("contains", "singleVersion")
    _meta(statement, written)
    sections: dict[str, Any] = {}
    gap = 0
    try:
        for number, part in enumerate(written.parts, start=1):
            name = _section(part, sections)
            if name not in sections:
                sections[name] = etree.SubElement(statement, f"{_A}{name}")
            block = _block(sections[name], name, part, number)
            block.set(f"{_X}before", _escaped(written.text[gap : part.start]))
            _words(block, part, written)
            gap = part.end
        statement.set(f"{_X}after", _escaped(written.text[gap:]))
    except ValueError as error:
        raise Invalid(f"the text cannot be written as XML: {error}") from None
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8"))


def read_akoma_ntoso(content: bytes, name: str = "") -> WrittenText:
    """The text in an Akoma Ntoso document. Raises Invalid where it is none."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise Invalid(f"no readable XML: line {error.lineno}: {error.msg}", place=name) from None
    statement = root.find(f"{_A}statement")
    if root.tag != f"{_A}akomaNtoso" or statement is None:
        raise Invalid("this is no statement in Akoma Ntoso 3.0", place=name)
    pieces: list[str] = []
    parts: list[Part] = []
    mentions: list[Mention] = []
    for block in _blocks_of(statement):
        pieces.append(_unescaped(block.get(f"{_X}before") or ("\n\n" if pieces else "")))
        start = sum(map(len, pieces))
        words, found = _read_words(block, start)
        pieces.append(words)
        if not words:
            continue
        kind = _kind_of(block)
        provision = block.get(f"{_X}provision") or _label_of(block)
        parts.append(
            Part(
                kind,
                provision,
                start,
                start + len(words),
                words,
                block.get(f"{_X}instrument"),
                block.get(f"{_X}directed") or "",
            )
        )
        mentions += found
    pieces.append(_unescaped(statement.get(f"{_X}after") or ""))
    identification = statement.find(f"{_A}meta/{_A}identification")
    return WrittenText(
        _meta_value(identification, "FRBRalias", "value"),
        statement.get(f"{_X}title") or "",
        statement.get(f"{_X}issuer"),
        language_of(_meta_value(identification, "FRBRlanguage", "language") or "eng"),
        _day(identification),
        "".join(pieces),
        tuple(parts),
        tuple(mentions),
    )


def _meta(statement: Any, written: WrittenText) -> None:
    statement.set(f"{_X}title", written.title)
    if written.issuer:
        statement.set(f"{_X}issuer", written.issuer)
    meta = etree.SubElement(statement, f"{_A}meta")
    identification = etree.SubElement(meta, f"{_A}identification", source="#accord")
    day = written.adopted.isoformat() if written.adopted else _UNKNOWN_DAY
    work = iri_of(written.id, adopted=written.adopted) if written.id else "/akn/un/statement/deliberation"
    expression = iri_of(written.id, language=written.language, adopted=written.adopted) if written.id else work
    for level, iri in (("FRBRWork", work), ("FRBRExpression", expression), ("FRBRManifestation", f"{expression}.xml")):
        element = etree.SubElement(identification, f"{_A}{level}")
        etree.SubElement(element, f"{_A}FRBRthis", value=f"{iri}/!main")
        etree.SubElement(element, f"{_A}FRBRuri", value=iri)
        if level == "FRBRWork" and written.id:
            etree.SubElement(element, f"{_A}FRBRalias", name="accord", value=written.id)
        etree.SubElement(element, f"{_A}FRBRdate", date=day, name="adoption")
        etree.SubElement(element, f"{_A}FRBRauthor", href=f"#{(written.issuer or 'unknown').replace(':', '-')}")
        if level == "FRBRWork":
            etree.SubElement(element, f"{_A}FRBRcountry", value="un")
        if level == "FRBRExpression":
            code = iri_of("cites:res:1.1", language=written.language).rsplit("/", 1)[1].partition("@")[0]
            etree.SubElement(element, f"{_A}FRBRlanguage", language=code)
    references = etree.SubElement(meta, f"{_A}references", source="#accord")
    etree.SubElement(
        references, f"{_A}TLCOrganization", eId="accord", href="/ontology/organization/accord", showAs="Accord"
    )


def _section(part: Part, sections: dict[str, Any]) -> str:
    """Preface until the preamble begins, preamble until the organ speaks, then the main body."""
    if "mainBody" in sections:
        return "mainBody"
    if part.kind in (Kind.PREAMBLE, Kind.ENACTING):
        return "preamble"
    if "preamble" not in sections and part.kind in _IN_PREFACE:
        return "preface"
    return "mainBody"


def _block(section: Any, name: str, part: Part, number: int) -> Any:
    if name == "preface":
        block = etree.SubElement(section, f"{_A}p")
    elif name == "preamble":
        block = etree.SubElement(section, f"{_A}formula" if part.kind is Kind.ENACTING else f"{_A}p")
        if part.kind is Kind.ENACTING:
            block.set("name", "enactingFormula")
    else:
        block = etree.SubElement(section, f"{_A}paragraph")
    block.set("eId", f"{'para' if name == 'mainBody' else name}_{number}")
    block.set(f"{_X}kind", part.kind.value)
    for attribute, value in (
        ("provision", part.provision),
        ("instrument", part.instrument),
        ("directed", part.directed_to),
    ):
        if value:
            block.set(f"{_X}{attribute}", value)
    return block


def _words(block: Any, part: Part, written: WrittenText) -> None:
    """The words of a part in one `p`, its references in place; the number stays where it was printed."""
    paragraph = block
    if block.tag != f"{_A}p":
        inside = etree.SubElement(block, f"{_A}content") if block.tag == f"{_A}paragraph" else block
        paragraph = etree.SubElement(inside, f"{_A}p")
    paragraph.set(f"{_XML}space", "preserve")
    at = part.start
    last: Any = None
    for mention in written.mentions:
        if not part.start <= mention.start < mention.end <= part.end or mention.start < at:
            continue
        last = _append(paragraph, last, written.text[at : mention.start])
        last = _ref(paragraph, mention)
        at = mention.end
    _append(paragraph, last, written.text[at : part.end])


def _append(paragraph: Any, last: Any, text: str) -> Any:
    if last is None:
        paragraph.text = (paragraph.text or "") + _escaped(text)
    else:
        last.tail = (last.tail or "") + _escaped(text)
    return last


def _ref(paragraph: Any, mention: Mention) -> Any:
    first = mention.ids[0] if mention.ids else ""
    element = etree.SubElement(paragraph, f"{_A}ref" if first else f"{_A}span")
    if first:
        element.set(
            "href",
            iri_of(first) if first.split(":")[1] in ("res", "dec", "rec") else f"/akn/un/{first.replace(':', '/')}",
        )
    element.set(f"{_X}ids", " ".join(mention.ids))
    element.set(f"{_X}via", mention.via.value)
    for attribute, value in (("pinpoint", mention.pinpoint), ("problem", mention.problem)):
        if value:
            element.set(f"{_X}{attribute}", value)
    element.text = _escaped(mention.text)
    return element


def _blocks_of(statement: Any) -> Iterator[Any]:
    for section in ("preface", "preamble", "mainBody"):
        for element in statement.iterfind(f"{_A}{section}"):
            yield from (child for child in element if isinstance(child.tag, str))


def _read_words(block: Any, start: int) -> tuple[str, list[Mention]]:
    words = ""
    mentions: list[Mention] = []
    for paragraph in [block] if block.tag == f"{_A}p" else block.iter(f"{_A}p"):
        words += _unescaped(paragraph.text or "")
        for child in paragraph:
            text = _unescaped("".join(child.itertext()))
            ids = tuple((child.get(f"{_X}ids") or "").split())
            if child.get(f"{_X}via"):
                place = start + len(words)
                via = Via(child.get(f"{_X}via"))
                pinpoint, problem = child.get(f"{_X}pinpoint"), child.get(f"{_X}problem") or ""
                mentions.append(Mention(place, place + len(text), text, ids, via, pinpoint, problem))
            words += text + _unescaped(child.tail or "")
    return words, mentions


def _kind_of(block: Any) -> Kind:
    try:
        return Kind(block.get(f"{_X}kind") or "paragraph")
    except ValueError:
        return Kind.PARAGRAPH


def _label_of(block: Any) -> str | None:
    number = block.find(f"{_A}num")
    return (number.text or "").strip(" .") or None if number is not None else None


def _meta_value(identification: Any, tag: str, attribute: str) -> str | None:
    found = identification.find(f".//{_A}{tag}") if identification is not None else None
    return str(found.get(attribute)) if found is not None and found.get(attribute) else None


def _day(identification: Any) -> date | None:
    written = _meta_value(identification, "FRBRdate", "date")
    try:
        return date.fromisoformat(written) if written and written != _UNKNOWN_DAY else None
    except ValueError:
        return None


#: XML folds carriage returns and forbids most control characters; letters of the private area stand for them.
_CONTROLS: Final = {code: 0xE000 + code for code in range(32) if chr(code) not in "\t\n"}
_BACK: Final = {there: here for here, there in _CONTROLS.items()}


def _escaped(text: str) -> str:
    return text.translate(_CONTROLS)


def _unescaped(text: str) -> str:
    return text.translate(_BACK)
