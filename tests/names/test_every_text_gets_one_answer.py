"""Reading names never fails, never loses a row, and never calls garbage a name."""

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accord.core.names.parsed import PARSED_COLUMNS
from accord.core.names.reading import parse, parse_columns
from trials import trials

GARBAGE = [
    "",
    "   ",
    "\t",
    "12345",
    "...",
    "🦁",
    "Panthera leo 🦁",
    "'; DROP TABLE taxa; --",
    "Robert'); DROP TABLE students;--",
    "SELECT name FROM taxa",
    "' OR '1'='1",
    "<script>alert(1)</script>",
    "<b>",
    "{{7*7}}",
    "../../etc/passwd",
    "http://example.org/taxon/1",
    "Пантера",
    "ヒョウ",
    "الأسد",
    "Panthera леопард",
    "\ufffd\ufffd",
    "a" * 501,
    "Panthera " + "leo " * 200,
    "(" * 200,
    "\ud800",
    "Panthera \udcff leo",
]
NO_NAMES = [
    "African elephant",
    "African Elephant",
    "african elephant",
    "Great white shark",
    "Bengal tiger",
    "House sparrow",
    "Weddell seal",
    "Elephant",
    "Sea cucumber",
    "Saker falcon",
    "Big cats",
    "Tigre du Bengale",
    "Tortue verte",
    "Loup gris",
    "Éléphant d'Afrique",
    "Oso pardo",
    "Lobo gris",
    "Abbott's moray eel",
    "Tobacco mosaic virus",
    "Influenza A virus",
    "Potato spindle tuber viroid",
    "Enterobacteria phage T4",
    "Fungal prions",
    "Escherichia coli plasmid pBR322",
    "BOLD:AAA1234",
    "SH1234567.08FU",
    "OTU_123",
    "incertae sedis",
    "Incertae Sedis",
    "unidentified",
    "Unidentified fish",
    "Not Applicable",
    "not available",
    "Unknown",
    "n/a",
    "none",
    "NULL",
    "uncultured bacterium",
    "sp.",
    "spp.",
    "?",
]


@pytest.mark.parametrize("text", GARBAGE + NO_NAMES)
def test_what_is_no_name_has_no_canonical_form_and_says_why(text):
    (name,) = parse([text])
    assert name.canonical is None
    assert name.grade == "E"
    assert name.warnings
    assert name.input == text


@pytest.mark.parametrize("text", ["Aus\0bus L.", "Panthera\u202eleo", "Panthera leo (\u202e8571 ,suaeanniL)"])
def test_control_and_direction_characters_never_leave_a_confident_answer(text):
    (name,) = parse([text])
    assert name.grade in {"D", "E"}


#: Words that are no common names that any table holds, and no names either.
WORDS = [
    "Hello world",
    "Total number",
    "Quick brown",
    "Appendix II",
    "John Smith",
    "Foo bar",
    "Xxxx xxxx",
    "Data deficient",
]


@pytest.mark.parametrize(
    "text", [*WORDS, "Panthera leo - Lion", "Panthera leo [Lion]", "Panthera leo2", "Panthera+leo"]
)
def test_words_that_may_be_no_name_are_never_trusted(text):
    (name,) = parse([text])
    assert name.grade in {"C", "D", "E"}
    assert name.warnings


@pytest.mark.parametrize(
    "text", ["Manta birostris", "Atractus echidna", "Rana temporaria", "Castor fiber", "Lynx lynx"]
)
def test_species_named_like_an_animal_stay_species(text):
    (name,) = parse([text])
    assert name.canonical == text


@given(st.lists(st.text(), max_size=12))
@settings(max_examples=trials(200))
def test_any_text_is_answered_in_its_place(texts):
    found = parse(texts)
    assert [name.input for name in found] == texts
    for name in found:
        assert (name.canonical is None) == (name.grade == "E")


@given(st.text(alphabet="AaBbz .,()×'\"&-_xX01éüß<>;?sp", max_size=40))
@settings(max_examples=trials(500))
def test_a_canonical_form_is_made_of_plain_letters_only(text):
    (name,) = parse([text])
    if name.canonical is not None:
        words = name.canonical.replace(" × ", " ").replace(" + ", " ").split(" ")
        assert all(word.replace("-", "").rstrip(".").isalpha() and word.isascii() for word in words)
        assert words[0][0].isupper()


def test_a_line_of_ten_megabytes_is_refused_like_any_other():
    (name,) = parse(["Panthera leo " * 800_000])
    assert name.warnings == ("longer than 500 characters",)


def test_columns_keep_order_and_types_and_answer_nulls_too():
    names = pl.Series(["Panthera leo", None, "", "Lion", "Puma concolor (Linnaeus, 1771)"])
    found = parse_columns(names)
    assert found.schema == PARSED_COLUMNS
    assert found["canonical"].to_list() == ["Panthera leo", None, None, None, "Puma concolor"]
    assert parse_columns(pl.Series([], dtype=pl.String)).schema == PARSED_COLUMNS
