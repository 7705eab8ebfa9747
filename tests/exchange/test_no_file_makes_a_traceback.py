"""Whatever the bytes are: a Reading, or Invalid in one line."""

import gzip
import json
import tempfile
from pathlib import Path

import pytest
from downloads import ALL_TABLES, API
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from wolf_and_bear import BEAR, WOLF

from accord.core.errors import Invalid
from accord.exchange.listings_dataset import read_history
from accord.exchange.reading import Reading
from trials import trials

QUIET = settings(max_examples=trials(120), suppress_health_check=list(HealthCheck))
MARKS = [
    ",",
    ";",
    '"',
    '""',
    "**I**",
    "Appendix",
    "NULL",
    "0000-00-00",
    "<i>",
    "spp.",
    "NC",
    "I/II",
    "{",
    "}",
    "[",
    "]",
    "null",
    "1e999",
    "\\ud800",
    "\ufeff",
    "\x00",
]
PIECES = st.one_of(
    st.binary(max_size=12),
    st.just(b"\xff"),
    st.sampled_from([mark.encode() for mark in [*MARKS, "\t", "\n", "\r", "\r\n"]]),
)


@st.composite
def damaged(draw, good: bytes):
    """`good` with a few places cut, doubled or overwritten."""
    data = bytearray(good)
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(data)))
        end = min(len(data), start + draw(st.integers(0, 40)))
        data[start:end] = draw(st.one_of(PIECES, st.just(bytes(data[start:end]) * 2), st.just(b"")))
    return bytes(data)


def _read(content: bytes, name: str = "list") -> None:
    with tempfile.TemporaryDirectory() as place:
        path = Path(place) / name
        path.write_bytes(content)
        _one_line(path)


def _one_line(path: Path) -> None:
    refusal, reading = "", None
    try:
        reading = read_history(path)
    except Invalid as refused:
        refusal = str(refused)
    if reading is None:
        assert refusal.encode("utf-8")
        assert "\n" not in refusal
        assert len(refusal) < 1000
        return
    assert isinstance(reading, Reading)
    for event in reading.history.events:
        assert event.taxon in reading.history.taxa
    for taxon in reading.history.taxa.values():
        assert taxon.parent is None or taxon.parent in reading.history.taxa
        assert taxon.name.encode("utf-8")


@QUIET
@given(st.one_of(st.binary(max_size=400), st.lists(PIECES, max_size=60).map(b"".join)))
def test_random_bytes(content):
    _read(content)


@QUIET
@given(st.binary(max_size=200).map(lambda content: b"\x1f\x8b" + content))
def test_random_bytes_that_say_they_are_gzip(content):
    _read(content)


@pytest.mark.parametrize("kind", ALL_TABLES)
def test_damaged_tables(kind):
    @QUIET
    @given(damaged(ALL_TABLES[kind].encode()))
    def check(content):
        _read(content)

    check()


@pytest.mark.parametrize("document", [BEAR, API], ids=["data set", "API reply"])
def test_damaged_json(document):
    @QUIET
    @given(damaged(json.dumps(document).encode()))
    def check(content):
        _read(content)

    check()


@pytest.mark.parametrize("document", [BEAR, API], ids=["data set", "API reply"])
def test_json_with_other_values_in_it(document):
    """Every place of the document may hold a value of any kind."""
    values = st.recursive(
        st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=5), st.just("s")),
        lambda inner: st.one_of(st.lists(inner, max_size=2), st.dictionaries(st.text(max_size=3), inner, max_size=2)),
        max_leaves=4,
    )

    @QUIET
    @given(st.data())
    def check(data):
        changed = json.loads(json.dumps(document))
        one, key = changed, data.draw(st.sampled_from(list(changed)))
        while isinstance(one[key], (dict, list)) and one[key] and data.draw(st.integers(0, 3)):
            one = one[key]
            key = data.draw(st.sampled_from(list(one) if isinstance(one, dict) else range(len(one))))
        one[key] = data.draw(values)
        _read(json.dumps(changed).encode())

    check()


@pytest.mark.parametrize("part", WOLF)
def test_a_folder_with_a_damaged_part(part):
    @QUIET
    @given(damaged(WOLF[part].encode()), st.booleans())
    def check(content, packed):
        with tempfile.TemporaryDirectory() as place:
            for name, good in WOLF.items():
                (Path(place) / name).write_bytes(good.encode())
            (Path(place) / part).write_bytes(gzip.compress(content) if packed else content)
            _one_line(Path(place))

    check()
