"""Texts that another system wrote for programs, in Akoma Ntoso or as JSON: read by their form, not as pages or plain text."""

import json
from typing import Final

from accord.core.errors import Invalid
from accord.core.texts.written import FORM, WrittenText, from_json
from accord.exchange.akoma_ntoso_read import read_akoma_ntoso

_LOOKED_AT: Final = 4096
"""The first bytes that say which form it is: declarations and the root element."""


def written_in(content: bytes, name: str) -> WrittenText | None:
    """The text in an Akoma Ntoso statement or in `accord-text` JSON, None in any other content. Raises Invalid where it is broken."""
    start = content[:_LOOKED_AT].removeprefix(b"\xef\xbb\xbf").lstrip()
    if start.startswith(b"<") and b"akomaNtoso" in start:
        return _of_xml(content, name)
    if start.startswith(b"{") and b'"format"' in start and FORM.partition("/")[0].encode() in start:
        return _of_json(content, name)
    return None


def _of_xml(content: bytes, name: str) -> WrittenText | None:
    if b"<statement" not in content:
        return None  # another kind of document in Akoma Ntoso: its words are still read, as those of a page
    written = read_akoma_ntoso(content, name)
    return written if written.text.strip() else None


def _of_json(content: bytes, name: str) -> WrittenText:
    try:
        value = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise Invalid(f"this JSON is broken: {error}", place=name) from None
    return from_json(value, name)
