"""Which addresses a document may lead to, and how a place in it is called in each format."""

import re
from collections.abc import Iterable
from typing import Final
from urllib.parse import quote, urlsplit
from zlib import crc32

from accord.documents.model import Annex, Block, Heading, Numbered, Table

_SCHEMES: Final = ("http", "https", "mailto")
_NOT_IN_A_NAME: Final = re.compile(r"[^A-Za-z0-9_]")
_CONTROLS: Final = re.compile(r"[\x00-\x20\x7f]")
_LONGEST_BOOKMARK: Final = 40  # WordprocessingML: a longer name is cut by the word processor


def safe_href(href: str) -> str:
    """The address, where it may be followed from a document: http, https, mailto, or `#place`; otherwise nothing.

    What an address can't hold (blanks, letters beyond ASCII) is written as percent signs and figures (RFC 3986).
    """
    href = href.strip()
    if href.startswith("#"):
        return href if len(href) > 1 else ""
    try:
        parts = urlsplit(href)
    except ValueError:
        return ""
    if parts.scheme.lower() not in _SCHEMES or (parts.scheme != "mailto" and not parts.netloc):
        return ""
    return quote(_CONTROLS.sub("", href.replace(" ", "%20")), safe="%/:?#[]@!$&'()*+,;=~-._")


def bookmark(anchor: str) -> str:
    """The name of a place as word processors take it: letters, figures and low lines, at most forty of them."""
    name = _NOT_IN_A_NAME.sub("_", anchor)
    if len(name) <= _LONGEST_BOOKMARK - 2:
        return f"a_{name}"
    return f"a_{name[: _LONGEST_BOOKMARK - 11]}_{crc32(anchor.encode()):08x}"


def places(blocks: Iterable[Block]) -> frozenset[str]:
    """Every place of a document that a link may lead to."""
    found: set[str] = set()
    for block in blocks:
        if isinstance(block, Heading | Annex | Numbered):
            found.add(block.anchor)
        elif isinstance(block, Table):
            found |= {row.anchor for row in block.rows}
    return frozenset(found - {""})
