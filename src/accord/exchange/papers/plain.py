"""Reads plain text and Markdown: UTF-8 as a rule, UTF-16 by its mark, Windows-1252 as older papers have it."""

from accord.core.errors import Invalid

_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


def decoded(content: bytes, name: str) -> str:
    """The text of bytes; line ends become single line feeds. Raises Invalid where the bytes are no text."""
    encoding = next((encoding for mark, encoding in _MARKS if content.startswith(mark)), "utf-8")
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        if encoding != "utf-8":
            raise Invalid(f"not readable as {encoding}: byte {error.start}", place=name) from None
        text = content.decode("cp1252", errors="replace")
    if "\x00" in text:
        raise Invalid("this is no text: it holds NUL characters", place=name)
    return text.replace("\r\n", "\n").replace("\r", "\n")
