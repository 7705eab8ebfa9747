"""A text that is written as Akoma Ntoso or JSON and read back is the same, to the letter."""

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from accord.core.errors import Invalid
from accord.core.texts import cite
from accord.core.texts.duties import structure
from accord.core.texts.written import WrittenText, as_json, from_json, iri_of
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
        st.sampled_from(["1. Urges Parties ", "\n\n", "a) x", "Decision 14.5", " & <", "\t", "é", "\r\n", "- "]),
        max_size=12,
    ).map("".join)
)
def test_any_text_goes_round(text: str) -> None:
    assert read_akoma_ntoso(write_akoma_ntoso(written(text))) == written(text)
    assert from_json(as_json(written(text))) == written(text)


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
