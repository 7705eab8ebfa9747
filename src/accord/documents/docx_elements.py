"""WordprocessingML (ECMA-376, part 1) in few words: elements, runs, and the order in which the standard wants them."""

from typing import Any, Final

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from accord.documents.cells import for_xml

DXA_PER_CM: Final = 567  # twentieths of a point


def element(tag: str, *children: Any, **attributes: str | int) -> Any:
    """An element with children; attributes stand in the namespace of `w` unless they name another (`r_id`)."""
    made = OxmlElement(tag if ":" in tag else f"w:{tag}")
    for name, value in attributes.items():
        space, _, rest = name.partition("_")
        key = f"{space}:{rest}" if rest and space in {"r", "xml"} else f"w:{name}"
        made.set(qn(key), for_xml(str(value)))
    for child in children:
        if child is not None:
            made.append(child)
    return made


def text_parts(text: str, *, deleted: bool = False) -> list[Any]:
    """The content of a run: text, with line breaks and tabs as what they are."""
    parts: list[Any] = []
    for place, line in enumerate(for_xml(text).replace("\r", "").split("\n")):
        if place:
            parts.append(element("br"))
        for number, piece in enumerate(line.split("\t")):
            if number:
                parts.append(element("tab"))
            if piece:
                made = element("delText" if deleted else "t", xml_space="preserve")
                made.text = piece
                parts.append(made)
    return parts


def field(code: str, shown: str = "1") -> list[Any]:
    """The runs of a field that the word processor fills in (17.16), as `PAGE`."""
    instruction = element("instrText", xml_space="preserve")
    instruction.text = f" {code} "
    return [
        element("r", element("fldChar", fldCharType="begin")),
        element("r", instruction),
        element("r", element("fldChar", fldCharType="separate")),
        element("r", *text_parts(shown)),
        element("r", element("fldChar", fldCharType="end")),
    ]


def numbering_levels(
    style_ids: tuple[str, ...], marks: tuple[tuple[str, str], ...], indents: tuple[int, ...]
) -> list[Any]:
    """The levels of a list: the style, the form of the number (`lowerLetter`, `%2)`) and the indent of each, in DXA."""
    levels = []
    for place, (style, (form, mark), indent) in enumerate(zip(style_ids, marks, indents, strict=True)):
        hanging = indent - (indents[place - 1] if place else 0)
        levels.append(
            element(
                "lvl",
                element("start", val=1),
                element("numFmt", val=form),
                element("pStyle", val=style) if style else None,
                element("lvlText", val=mark),
                element("lvlJc", val="left"),
                element("pPr", element("ind", left=indent, hanging=hanging)),
                ilvl=place,
            )
        )
    return levels


#: Numbers and points as the conventions print them: 1., a), i); – at each depth.
NUMBER_MARKS: Final = (("decimal", "%1."), ("lowerLetter", "%2)"), ("lowerRoman", "%3)"))
NUMBER_INDENTS: Final = (567, 1134, 1701)
POINT_MARKS: Final = (("bullet", "–"),) * 4
POINT_INDENTS: Final = (567, 1134, 1701, 2268)
NUMBER_STYLES: Final = ("List Number", "List Number 2", "List Number 3")
POINT_STYLES: Final = ("List Bullet", "List Bullet 2", "List Bullet 3", "List Bullet 4")


def add_list(numbering: Any, marks: Any, indents: Any, styles: tuple[str, ...]) -> int:
    """Add the definition of a list to the numbering part; returns the number by which paragraphs name it (`w:numId`)."""
    abstract_ids = [int(each.get(qn("w:abstractNumId"))) for each in numbering.findall(qn("w:abstractNum"))]
    abstract = max(abstract_ids, default=-1) + 1
    definition = element(
        "abstractNum",
        element("multiLevelType", val="multilevel"),
        *numbering_levels(styles, marks, indents),
        abstractNumId=abstract,
    )
    first_number = numbering.find(qn("w:num"))  # definitions come before the lists that use them
    if first_number is None:
        numbering.append(definition)
    else:
        first_number.addprevious(definition)
    return add_number(numbering, abstract)


def add_number(numbering: Any, abstract: int, *, restart: int = 0) -> int:
    """Add a list of its own counting to a definition; with `restart` levels that begin at 1 again."""
    number = max((int(each.get(qn("w:numId"))) for each in numbering.findall(qn("w:num"))), default=0) + 1
    overrides = [element("lvlOverride", element("startOverride", val=1), ilvl=level) for level in range(restart)]
    made = element("num", element("abstractNumId", val=abstract), *overrides, numId=number)
    lists = numbering.findall(qn("w:num"))
    if lists:
        lists[-1].addnext(made)
    else:
        numbering.append(made)
    return number
