"""A text that is written as Akoma Ntoso or JSON and read back is the same, to the letter."""

import json
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from accord.core.errors import Invalid
from accord.core.texts import cite
from accord.core.texts.citations import Mention, Via
from accord.core.texts.duties import structure
from accord.core.texts.paper import Cell, Paper, Paragraph, Run
from accord.core.texts.written import TableCell, TakenFrom, WrittenText, as_json, cells_of, from_json, iri_of
from accord.exchange.akoma_ntoso import AKN, read_akoma_ntoso, write_akoma_ntoso

TEXT = """UNEP/CMS/Resolution 12.77 (Rev.COP14)

IMAGINARY *CRANES* & others

*Recalling* Resolution 11.99, paragraph 3, and UNEP/EA/Res.4,

The Conference of the Parties

1. Requests the Secretariat to:
   a) report <soon>; and
   b) act under this Resolution.
"""


def written(text: str = TEXT) -> WrittenText:
    return WrittenText.of(
        structure(text, "cms"), cite(text, "cms"), text, title="Cranes", language="en", adopted=date(2024, 2, 17)
    )


def test_it_goes_round_as_akoma_ntoso() -> None:
    assert read_akoma_ntoso(write_akoma_ntoso(written())) == written()


def test_it_goes_round_as_json() -> None:
    assert from_json(json.loads(json.dumps(as_json(written())))) == written()


@given(
    st.lists(
        st.sampled_from(
            ["1. Urges Parties ", "\n\n", "\n\na) x", "\n\ni) y", "\n\n- z", "Decision 14.5", " & <", "\t", "é", "\r\n", "- ", "\x0c", "\ue0f0",
             "\ue001", "\x85", "]]>", "\n\n1 See the note.", "\n\n2. Invites Parties to:", "\uf0b7 "]
        ),
        max_size=14,
    ).map("".join)
)  # fmt: skip
def test_any_text_goes_round(text: str) -> None:
    assert read_akoma_ntoso(write_akoma_ntoso(written(text))) == written(text)
    assert from_json(json.loads(json.dumps(as_json(written(text))))) == written(text)


@given(st.text(st.characters(exclude_categories=("Cs",)), max_size=60))
def test_any_letters_go_round(text: str) -> None:
    made = replace(written(text), title=text)
    assert read_akoma_ntoso(write_akoma_ntoso(made)) == made


@given(st.data())
def test_references_cells_and_sources_at_any_place_go_round(data: st.DataObject) -> None:
    base = written()
    span = st.tuples(st.integers(0, len(TEXT) - 1), st.integers(1, 40)).map(
        lambda pair: (pair[0], min(len(TEXT), sum(pair)))
    )
    spans = data.draw(st.lists(span, max_size=6, unique=True))
    mentions = tuple(
        Mention(start, end, TEXT[start:end], ("cms:res:11.9",), Via.TITLE, None, "") for start, end in sorted(spans)
    )
    cells = tuple(TableCell(start, end, 1, place, 1) for place, (start, end) in enumerate(spans, start=1))
    taken = tuple(TakenFrom(start, end, "cms:dec:13.4", "1 a)", "words\x0b & <") for start, end in spans)
    made = replace(base, mentions=mentions, cells=cells, taken=taken)
    assert read_akoma_ntoso(write_akoma_ntoso(made)) == made
    assert from_json(json.loads(json.dumps(as_json(made)))) == made


NESTED = """The Conference of the Parties

1. Requests the Secretariat to:

a) report on:

i) nests; and

ii) eggs;

b) publish;

2. Invites Parties.

1 See the report on nests.
"""


def tree(element: etree._Element) -> object:
    """An element of the body by names and numbers, without its words."""
    inner = [tree(child) for child in element if etree.QName(child).localname in ("paragraph", "point", "indent")]
    return (element.get("eId"), inner)


def body(made: WrittenText) -> etree._Element:
    return etree.fromstring(write_akoma_ntoso(made)).find(f".//{{{AKN}}}mainBody")


def test_points_stand_under_their_paragraphs() -> None:
    made = written(NESTED)
    assert [tree(child) for child in body(made)] == [
        (
            "para_1",
            [
                (
                    "para_1__point_a",
                    [("para_1__point_a__indent_i", []), ("para_1__point_a__indent_ii", [])],
                ),
                ("para_1__point_b", []),
            ],
        ),
        ("para_2", []),
    ]
    assert [num.text for num in body(made).iter(f"{{{AKN}}}num")] == ["1. ", "a) ", "i) ", "ii) ", "b) ", "2. "]
    assert read_akoma_ntoso(write_akoma_ntoso(made)) == made


def test_whoever_has_points_has_an_intro_and_the_others_content() -> None:
    for element in body(written(NESTED)).iter(f"{{{AKN}}}paragraph", f"{{{AKN}}}point", f"{{{AKN}}}indent"):
        names = [etree.QName(child).localname for child in element]
        has_points = any(name in ("point", "indent") for name in names)
        assert names[:2] == ["num", "intro" if has_points else "content"]


def test_footnotes_are_notes_of_the_paragraph_before_them() -> None:
    (note,) = body(written(NESTED)).iter(f"{{{AKN}}}authorialNote")
    assert (note.get("marker"), "".join(note.itertext())) == ("1", "1 See the report on nests.")
    assert note.getparent().text == "Invites Parties."


TABLE = Paper(
    tuple(
        Paragraph((Run(words),), cell=cell)
        for words, cell in (
            ("1. Adopts the table below.", None),
            ("Species", Cell(1, 1, 1)),
            ("Range", Cell(1, 1, 2)),
            ("Crane", Cell(1, 2, 1)),
            ("Kenya", Cell(1, 2, 2)),
            ("Chad", Cell(1, 2, 2)),
            ("2. Invites Parties.", None),
        )
    )
)


def test_tables_are_tables_and_go_round() -> None:
    made = replace(written(TABLE.text), cells=cells_of(TABLE))
    (table,) = body(made).iter(f"{{{AKN}}}table")
    rows = [["".join(cell.itertext()) for cell in row] for row in table]
    assert rows == [["Species", "Range"], ["Crane", "Kenya", "Chad"]]
    assert read_akoma_ntoso(write_akoma_ntoso(made)) == made


@pytest.mark.parametrize(("language", "code"), [("fr", "fra"), ("es", "spa"), ("ar", "ara")])
def test_each_language_is_an_expression_of_the_same_work(language: str, code: str) -> None:
    made = replace(written("Prie les Parties d’agir à l’égard de « grues »."), id="cms:res:12.77", language=language)
    root = etree.fromstring(write_akoma_ntoso(made))
    work, expression = (
        root.find(f".//{{{AKN}}}{name}/{{{AKN}}}FRBRuri").get("value") for name in ("FRBRWork", "FRBRExpression")
    )
    assert expression == f"{work}/{code}@2024-02-17"
    assert read_akoma_ntoso(write_akoma_ntoso(made)) == made


FOREIGN = b"""<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><statement name="resolution"><meta/>
<mainBody><paragraph eId="para_1"><num>1.</num><content><p>Urges Parties to act.<authorialNote><p>A note.</p></authorialNote></p></content></paragraph>
</mainBody></statement></akomaNtoso>"""


def test_a_statement_of_another_system_is_read_by_its_blocks() -> None:
    made = read_akoma_ntoso(FOREIGN)
    assert made.text == "1. Urges Parties to act.\n\nA note."
    assert [(part.provision, part.text) for part in made.parts] == [
        ("1", "1. Urges Parties to act."),
        (None, "A note."),
    ]


def test_the_standard_finds_whom_it_asks_for() -> None:
    root = etree.fromstring(write_akoma_ntoso(written("")))
    assert root.find(f".//{{{AKN}}}mainBody/{{{AKN}}}p") is not None
    named = {each.get("eId") for each in root.iter(f"{{{AKN}}}TLCOrganization")}
    assert {each.get("href").lstrip("#") for each in root.iter(f"{{{AKN}}}FRBRauthor")} <= named


def test_preamble_and_main_body_stand_where_the_standard_has_them() -> None:
    root = etree.fromstring(write_akoma_ntoso(written()))
    statement = root.find(f"{{{AKN}}}statement")
    assert [etree.QName(child).localname for child in statement] == ["meta", "preface", "preamble", "mainBody"]
    assert [ref.get("href") for ref in statement.iter(f"{{{AKN}}}ref")][:2] == [
        "/akn/un/statement/deliberation/cms-cop/res-12-77",
        "/akn/un/statement/deliberation/cms-cop/res-11-99",
    ]


def test_identifiers_have_their_iris() -> None:
    assert iri_of("cites:dec:17.55@cop19", language="en", adopted=date(2022, 11, 25)) == (
        "/akn/un/statement/deliberation/cites-cop/2022/dec-17-55/eng@2022-11-25"
    )


REFUSED = [
    (lambda: read_akoma_ntoso(b"<a", "x.xml"), "no readable XML"),
    (lambda: read_akoma_ntoso(b"<a/>", "x.xml"), "no statement in Akoma Ntoso"),
    (lambda: from_json({"format": "other"}, "x.json"), "is no accord-text/1"),
    (lambda: from_json({"format": "accord-text/1"}, "x.json"), "text is missing"),
    (lambda: from_json([], "x.json"), "this is no accord-text/1"),
    (lambda: from_json({**as_json(written()), "parts": [{"kind": "item", "provision": None, "start": 5, "end": 9999, "instrument": None, "directed_to": ""}]}, "x.json"), "not in the text"),
]  # fmt: skip


@pytest.mark.parametrize(("read", "reason"), REFUSED, ids=[reason for _, reason in REFUSED])
def test_what_is_no_text_is_refused_with_its_place(read, reason: str) -> None:
    with pytest.raises(Invalid, match=reason) as refusal:
        read()
    assert str(refusal.value).startswith("x.")
