"""`accord-listings/1`, one JSON document: taxa, range, events (and, in examples, the results that are expected)."""

import json
from collections.abc import Callable, Iterator
from typing import Any

from accord.core.errors import Invalid
from accord.core.listings.drafts import collector_paused
from accord.core.listings.model import History
from accord.exchange.checked_events import EventRow, build_events
from accord.exchange.checked_taxa import TaxonColumns, build_ranges, build_taxa, synonym_findings
from accord.exchange.reading import LARGEST_CELL, Reading, line_of, refuse_what_is_no_text

FORMAT = "accord-listings/1"
LISTS = ("populations", "except_populations", "except_taxa")
_BOM = b"\xef\xbb\xbf"
_KINDS = {
    dict: "an object",
    list: "a list",
    str: "text",
    bool: "true or false",
    int: "a number",
    float: "a number",
    type(None): "null",
}


def load_json(data: bytes, file: str) -> Any:
    """The JSON document in `data`. Raises Invalid for other encodings, broken or too deeply nested JSON, lone surrogates."""
    refuse_what_is_no_text(data, file)
    try:
        text = data.removeprefix(_BOM).decode("utf-8")
    except UnicodeDecodeError as problem:
        raise Invalid(
            "the text is not UTF-8, which JSON has to be", place=f"{file}, line {line_of(data, problem.start)}"
        ) from None
    try:
        document = json.loads(text)
    except json.JSONDecodeError as problem:
        raise Invalid(f"this is not JSON ({problem.msg})", place=f"{file}, line {problem.lineno}") from None
    except RecursionError:
        raise Invalid("the JSON is nested too deeply", place=file) from None
    except ValueError:  # a number of thousands of digits
        raise Invalid("the JSON holds a number that is too long", place=file) from None
    if "\\u" in text:
        _refuse_unwritable(document, file)
    return document


def _refuse_unwritable(document: Any, file: str) -> None:
    """Escapes can spell what no text may hold: NUL and half a surrogate pair."""
    spelled = json.dumps(document, ensure_ascii=False)
    try:
        spelled.encode("utf-8")
    except UnicodeEncodeError:
        raise Invalid("the JSON holds half a surrogate pair (\\ud800 to \\udfff alone)", place=file) from None
    if "\\u0000" in spelled:
        raise Invalid("the JSON holds a NUL character (\\u0000)", place=file)


def read_listings_json(document: Any, file: str) -> Reading:
    """The history of an `accord-listings/1` document. Raises Invalid, naming the place (`events[3]`)."""
    if not isinstance(document, dict) or document.get("format") != FORMAT:
        raise Invalid(f'this JSON is not a dataset: it needs "format": "{FORMAT}"', place=file)
    with collector_paused():
        taxa = build_taxa(_taxon_columns(document, file), _places(file, "taxa"))
        range_rows = list(_range_rows(document, file))
        columns = ([row[0] for row in range_rows], [row[1] for row in range_rows], [row[2] for row in range_rows])
        ranges = build_ranges(columns, taxa, lambda index: range_rows[index][3])
        event_rows = [_event_row(one, place) for one, place in _objects(document, "events", file)]
        events = build_events(event_rows, taxa, _places(file, "events"))
    expected = document.get("expected")
    return Reading(
        History(taxa, ranges, events),
        findings=synonym_findings(taxa),
        format=FORMAT,
        expected=tuple(expected) if isinstance(expected, list) else (),
    )


def _places(file: str, key: str) -> Callable[[int], str]:
    return lambda index: f"{file}, {key}[{index}]"


def _objects(document: dict[str, Any], key: str, file: str) -> Iterator[tuple[dict[str, Any], str]]:
    listed = document.get(key)
    if not isinstance(listed, list):
        reason = f"“{key}” is missing" if key not in document else f"“{key}” is {_kind(listed)}, not a list"
        raise Invalid(reason, place=file)
    for index, one in enumerate(listed):
        place = f"{file}, {key}[{index}]"
        if not isinstance(one, dict):
            raise Invalid(f"this is {_kind(one)}, not an object", place=place)
        yield one, place


def _kind(value: Any) -> str:
    return _KINDS.get(type(value), "something else")


def _text(one: dict[str, Any], key: str, place: str) -> str:
    return _as_text(one.get(key), key, place)


def _as_text(value: Any, key: str, place: str) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, int):  # ids are often numbers in the files of others
        return str(value)
    if not isinstance(value, str):
        raise Invalid(f"“{key}” is {_kind(value)}, not text", place=place)
    if len(value) > LARGEST_CELL:
        raise Invalid(f"“{key}” has more than {LARGEST_CELL >> 20} MB", place=place)
    return value.strip()


def _texts(one: dict[str, Any], key: str, place: str) -> tuple[str, ...]:
    """A list of texts; one text may hold several, separated by blanks, as in the CSV form."""
    value = one.get(key)
    if value is None:
        return ()
    if isinstance(value, list):
        return tuple(_as_text(part, key, place) for part in value)
    return tuple(_as_text(value, key, place).split())


def _taxon_columns(document: dict[str, Any], file: str) -> TaxonColumns:
    objects = list(_objects(document, "taxa", file))
    columns: dict[str, Any] = {
        key: [_text(one, key, place) for one, place in objects] for key in TaxonColumns._fields[:-1]
    }
    return TaxonColumns(**columns, accepted=[_texts(one, "accepted", place) for one, place in objects])


def _event_row(one: dict[str, Any], place: str) -> EventRow:
    values: dict[str, Any] = {key: _text(one, key, place) for key in EventRow._fields if key not in LISTS}
    values |= {key: _texts(one, key, place) for key in LISTS}
    values["annotation"] = values["annotation"] or _text(one, "note", place)
    return EventRow(**values)


def _range_rows(document: dict[str, Any], file: str) -> Iterator[tuple[str, str, str, str]]:
    """Taxon, country, status and place, from `{"t": ["BT", {"country": "IN", "status": "extinct"}]}` or `{"t": {"BT": "extinct"}}`."""
    given = document.get("range")
    if given is None:
        return
    if not isinstance(given, dict):
        raise Invalid(f"“range” is {_kind(given)}, not an object of taxa", place=file)
    for taxon, countries in given.items():
        place = f"{file}, range.{taxon[:60]}"
        if isinstance(countries, dict):
            for country, status in countries.items():
                yield taxon, country.strip(), _as_text(status, "status", place), place
            continue
        if not isinstance(countries, list):
            raise Invalid(f"the range is {_kind(countries)}, not a list of countries", place=place)
        for country in countries:
            if isinstance(country, dict):
                yield taxon, _text(country, "country", place), _text(country, "status", place), place
            else:
                yield taxon, _as_text(country, "country", place), "", place
