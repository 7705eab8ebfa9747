"""Reads plain text and Markdown: UTF-8 as a rule, UTF-16 by its mark, Windows-1252 as older papers have it."""

import sys
from pathlib import Path

from accord.core.errors import Invalid

_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_OTHER_FORMATS = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a DOCX or another archive"),
    (b"\xd0\xcf\x11\xe0", "an old Word document"),
    (b"{\\rtf", "RTF"),
)


def read_paper(path: Path | str) -> str:
    """The text of a file, or of standard input for `-`; line ends become single line feeds.

    Raises Invalid where the bytes are no text, OSError where the file cannot be opened.
    """
    name = str(path)
    content = sys.stdin.buffer.read() if name == "-" else Path(path).read_bytes()
    for mark, format_ in _OTHER_FORMATS:
        if content.startswith(mark):
            raise Invalid(f"this is {format_}; so far plain text and Markdown are read", place=name)
    text = _decoded(content, name)
    if "\x00" in text:
        raise Invalid("this is no text: it holds NUL characters", place=name)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _decoded(content: bytes, name: str) -> str:
    encoding = next((encoding for mark, encoding in _MARKS if content.startswith(mark)), "utf-8")
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        if encoding != "utf-8":
            raise Invalid(f"not readable as {encoding}: byte {error.start}", place=name) from None
    return content.decode("cp1252", errors="replace")
