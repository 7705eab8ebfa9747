"""Which format a paper is in, by its first bytes and not by its name; and its text, whatever the format."""

import sys
from pathlib import Path

from accord.core.errors import Invalid
from accord.core.texts.paper import Paper, Paragraph, Run
from accord.core.texts.written import WrittenText
from accord.exchange.papers.docx import read_docx
from accord.exchange.papers.html import looks_like_html, read_html
from accord.exchange.papers.plain import decoded
from accord.exchange.papers.written import written_in


def read_text(path: Path | str) -> str:
    """The text of a paper as it would stand if its amendments were made; `-` is standard input.

    Of plain text and Markdown every character, so that places are those of the file. Raises Invalid where the file is
    no paper that can be read, OSError where it cannot be opened.
    """
    return read_text_and_paper(path)[0]


def read_written(path: Path | str) -> WrittenText | None:
    """What Akoma Ntoso or JSON says of a text beside its words; None of any other file. Raises as `read_text`."""
    return None if str(path) == "-" else written_in(_content(path), str(path))


def read_paper(path: Path | str) -> Paper:
    """A paper with its paragraphs, labels, tables, footnotes and amendments. Raises as `read_text`."""
    name, content = str(path), _content(path)
    whole = _whole(content, name)
    if whole is not None:
        lines = whole.split("\n\n")
        return Paper(tuple(Paragraph((Run(line),)) for line in lines if line.strip()))
    return _read(content, name)


def read_text_and_paper(path: Path | str) -> tuple[str, Paper | None]:
    """The text as `read_text` gives it, and the paper with its tables: None of plain text, which has none.

    One reading for both, also of standard input. Raises as `read_text`.
    """
    name, content = str(path), _content(path)
    whole = _whole(content, name)
    if whole is not None:
        return whole, None
    paper = _read(content, name)
    return paper.text, paper


def _content(path: Path | str) -> bytes:
    return sys.stdin.buffer.read() if str(path) == "-" else Path(path).read_bytes()


def _whole(content: bytes, name: str) -> str | None:
    """The text of what has no paragraphs of its own: plain text, and texts written for programs."""
    written = written_in(content, name)
    if written is not None:
        return written.text
    return decoded(content, name) if _is_plain(content) else None


def _is_plain(content: bytes) -> bool:
    return not content.startswith((b"%PDF", b"PK", b"\xd0\xcf\x11\xe0", b"{\\rtf")) and not looks_like_html(content)


def _read(content: bytes, name: str) -> Paper:
    if b"%PDF" in content[:1024]:
        from accord.exchange.papers.pdf import read_pdf  # noqa: PLC0415 - the reader of PDF takes half a second to load

        return read_pdf(content, name)
    if content.startswith((b"PK", b"\xd0\xcf\x11\xe0")):
        return read_docx(content, name)
    if content.startswith(b"{\\rtf"):
        raise Invalid("this is RTF: save it as DOCX first", place=name)
    return read_html(content, name)
