"""A property: whatever a builder puts together, each format writes it, with all its words in it."""

import io

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html
from papers import HOSTILE, document, part, text_of

from accord.documents.cells import for_xml
from accord.documents.model import (
    Annex,
    Column,
    Footnote,
    Heading,
    Item,
    Mark,
    Numbered,
    Paragraph,
    Row,
    Run,
    Table,
    words,
)
from accord.documents.writing import document_bytes
from trials import trials

_TEXTS = st.one_of(
    st.sampled_from(["Panthera uncia", HOSTILE, "", " ", "a\nb", "]", '"', "\\", "#", "{{ x }}", "{% if %}", "\x00"]),
    st.text(st.characters(codec="utf-8", exclude_categories=["Cn", "Co"]), max_size=12),
)
_RUNS = st.builds(
    Run,
    _TEXTS,
    italic=st.booleans(),
    bold=st.booleans(),
    href=st.sampled_from(["", "https://example.org/ä b", "#there", "#none", "javascript:x"]),
    mark=st.sampled_from(Mark),
    language=st.sampled_from(["", "en", "la", "zh-Hant", "x"]),
)
_WORDS = st.lists(st.one_of(_RUNS, st.builds(Footnote, st.lists(_RUNS, max_size=2).map(tuple))), max_size=3).map(tuple)
_LEVELS = st.integers(0, 5)
_ANCHORS = st.sampled_from(["", "there", "a:b/c d", "#"])
_CELLS = st.lists(st.one_of(st.builds(Paragraph, _WORDS), st.builds(Item, _WORDS, _LEVELS)), max_size=2).map(tuple)


@st.composite
def _tables(draw):
    columns = draw(st.integers(1, 3))
    heads = st.tuples(_CELLS).map(lambda cells: (cells, True))
    rows = st.lists(_CELLS, min_size=1, max_size=columns).map(lambda cells: (tuple(cells), False))
    made = [
        Row(cells, heading, draw(st.integers(1, 3)), draw(_ANCHORS))
        for cells, heading in draw(st.lists(st.one_of(heads, rows), max_size=6))
    ]
    named = tuple(Column(words(f"c{number}"), draw(st.sampled_from([0, 1, 2.5]))) for number in range(columns))
    return Table(named, tuple(made), draw(_TEXTS))


_BLOCKS = st.one_of(
    st.builds(Heading, _WORDS, _LEVELS, _ANCHORS),
    st.builds(Paragraph, _WORDS, st.booleans()),
    st.builds(Numbered, _WORDS, _LEVELS, _ANCHORS),
    st.builds(Item, _WORDS, _LEVELS),
    _tables(),
    st.builds(Annex, _TEXTS, _WORDS, st.booleans(), _ANCHORS),
)
_DOCUMENTS = st.builds(
    lambda blocks, title, language, landscape: document(*blocks, title=title, language=language, landscape=landscape),
    st.lists(_BLOCKS, max_size=8),
    _TEXTS,
    st.sampled_from(["en", "fr", "es"]),
    st.booleans(),
)


@pytest.mark.parametrize("tracked", [False, True])
@settings(max_examples=trials(30))
@given(made=_DOCUMENTS)
def test_word_opens_again_and_has_every_word(made, tracked):
    written = document_bytes(made, ".docx", tracked=tracked)
    docx.Document(io.BytesIO(written))
    text = text_of(part(written))
    for block in made.blocks:
        if isinstance(block, Paragraph | Numbered | Item | Heading):
            for run in block.text:
                if isinstance(run, Run):
                    assert for_xml(run.text).translate({9: None, 10: None, 13: None}) in text


@settings(max_examples=trials(30))
@given(made=_DOCUMENTS)
def test_a_pdf_is_set(made):
    assert document_bytes(made, ".pdf").startswith(b"%PDF")


@settings(max_examples=trials(60))
@given(made=_DOCUMENTS)
def test_a_page_is_whole_and_its_links_within_it_lead_somewhere(made):
    page = html.fromstring(document_bytes(made, ".html").decode())
    places = page.xpath("//@id")
    assert page.xpath("//h1")
    assert not page.xpath("//script")
    inside = [each.get("href") for each in page.xpath("//a[starts-with(@href, '#')]")]
    assert [each for each in inside if each[1:] not in places] == []
    assert len(places) == len(set(places))
