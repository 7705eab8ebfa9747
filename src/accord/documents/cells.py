"""Text that is safe in a cell of any table."""

import re

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
#: What XML 1.0 cannot hold: control characters, lone surrogates, the two non-characters.
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def harmless(text: str) -> str:
    """The text, with an apostrophe in front where a spreadsheet would take it for a formula (CWE-1236)."""
    text = text.encode("utf-8", "replace").decode("utf-8")
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text


def for_xml(text: str) -> str:
    """The text without characters that no XML document can hold."""
    return _NOT_XML.sub("", text)
