"""Which encoding a text is in: bytes in, UTF-8 with LF line ends out, and a finding where it had to be found out."""

import codecs
import re

from accord.core.errors import Invalid
from accord.core.listings.model import Finding
from accord.exchange.reading import line_of

_BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
#: What people send by mistake, by its first bytes.
_OTHERS = {
    b"%PDF": "a PDF",
    b"PK\x03\x04": "a zip archive or spreadsheet inside another archive",
    b"\xd0\xcf\x11\xe0": "an old spreadsheet or text document (.xls, .doc)",
    b"SQLite format 3": "a database file",
    b"{\\rtf": "a text document (.rtf)",
}
_WEB_PAGE = re.compile(rb"\s*(?:<!doctype html|<html|<\?xml)", re.IGNORECASE)
_SAMPLE = 4096


def utf8(data: bytes, place: str, declared: str = "") -> tuple[bytes, tuple[Finding, ...]]:
    """The text of `data` in UTF-8 with LF between lines; `declared` is tried first.

    Without a byte order mark: UTF-16 by its NUL bytes, UTF-8, Windows-1252, Latin 1, in this order. Raises Invalid for
    what is no text.
    """
    for start, what in _OTHERS.items():
        if data.startswith(start):
            raise Invalid(f"this is {what}, not a text file: save the list as CSV (UTF-8)", place=place)
    if _WEB_PAGE.match(data[:200]):
        raise Invalid("this is a web page or XML, not a table: download the file itself", place=place)
    text, findings = _decoded(data, place, declared)
    if (at := text.find(b"\0")) >= 0:
        raise Invalid("NUL byte: this is not a text file", place=f"{place}, line {line_of(text, at)}")
    if b"\r" in text:
        text = text.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    return text, findings


def _decoded(data: bytes, place: str, declared: str) -> tuple[bytes, tuple[Finding, ...]]:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _as(encoding, data[len(mark) :], place), ()
    if b"\0" in data[:_SAMPLE] and (wide := _wide(data[:_SAMPLE])):
        return _as(wide, data, place), ()
    tried = [_codec(declared)] if declared else []
    for encoding in dict.fromkeys([*tried, "utf-8"]):
        try:
            text = data.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
        return (data if encoding == "utf-8" else _bytes(text, place)), ()
    return _found_out(data, place, declared)


def _found_out(data: bytes, place: str, declared: str) -> tuple[bytes, tuple[Finding, ...]]:
    line = 1
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as problem:
        line = line_of(data, problem.start)
    said = f"not {declared} as it says" if declared and _codec(declared) != "utf-8" else "not UTF-8"
    try:
        text, name = data.decode("cp1252"), "Windows-1252"
    except UnicodeDecodeError:
        text, name = data.decode("latin-1"), "Latin 1"
    where = f"{place} is {said} (first in line {line}): "
    return text.encode(), (Finding("encoding", where + f"read as {name}, so check accented letters"),)


def _as(encoding: str, data: bytes, place: str) -> bytes:
    try:
        return data if encoding == "utf-8" and data.decode() is not None else data.decode(encoding).encode()
    except UnicodeDecodeError as problem:
        reason = f"the text is marked as {encoding.upper()} but is damaged at byte {problem.start:,}"
        raise Invalid(reason, place=place) from None


def _bytes(text: str, place: str) -> bytes:
    try:
        return text.encode()
    except UnicodeEncodeError:
        raise Invalid("the text holds half of a surrogate pair", place=place) from None


def _wide(sample: bytes) -> str:
    """UTF-16 without a mark: Latin letters leave every second byte empty."""
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    half = max(len(sample) // 4, 2)
    if odd > half and even == 0:
        return "utf-16-le"
    return "utf-16-be" if even > half and odd == 0 else ""


def _codec(name: str) -> str:
    try:
        return codecs.lookup(name.strip()).name
    except (LookupError, ValueError):
        return ""
