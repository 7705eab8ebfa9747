"""Writes a redline: tracked changes that a word processor accepts or rejects, the house style of the conventions (new text
underlined, deleted text struck through), or HTML with `<ins>` and `<del>`.
"""

import html
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from accord.core.errors import Invalid
from accord.core.texts.paper import Change, Paper, Paragraph, Run

AUTHOR: Final = "Accord"
_HOUSE_NOTE: Final = "New text is underlined and deleted text is struck through."
_PAGE: Final = """<!doctype html>
<html lang="{language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>{title}</title><style>
:root {{ color-scheme: light dark }}
body {{ font: 16px/1.55 Georgia, serif; max-width: 44rem; margin: 2rem auto; padding: 0 1rem }}
ins {{ background: light-dark(#d7f0dc, #12381d); text-decoration: underline; text-decoration-thickness: 1px }}
del {{ background: light-dark(#f8d9d6, #4a1a16) }}
.counts {{ font: 14px system-ui, sans-serif; border-bottom: 1px solid; padding-bottom: .6rem }}
p {{ white-space: pre-wrap }}
@media print {{ ins, del {{ background: none }} }}
</style></head><body>
<h1>{title}</h1>
<p class="counts">{counts}</p>
{body}
</body></html>
"""


def write_redline(paper: Paper, out: Path, *, title: str, counts: str, house: bool = False) -> None:
    """Write a redline to a .docx or .html file, in one step: a file that cannot be finished is not begun.

    `house`: underline and strike-through instead of tracked changes (DOCX). Raises Invalid for any other ending.
    """
    match out.suffix.lower():
        case ".docx":
            document = Document()
            document.core_properties.title = title
            document.core_properties.author = AUTHOR
            document.add_heading(title, level=1)
            document.add_paragraph(f"{counts} {_HOUSE_NOTE}" if house else counts)
            write = _styled if house else _Tracked()  # one for all paragraphs: every change has a number of its own
            for paragraph in paper.paragraphs:
                _add(document, paragraph, write)
            document.save(str(out))
        case ".html" | ".htm":
            body = "\n".join(
                f"<p>{''.join(_marked(run) for run in paragraph.runs)}</p>" for paragraph in paper.paragraphs
            )
            page = _PAGE.format(language="en", title=html.escape(title), counts=html.escape(counts), body=body)
            out.write_text(page, encoding="utf-8")
        case _:
            raise Invalid("a redline is written as .docx or .html", place=str(out))


def _marked(run: Run) -> str:
    text = html.escape(run.text)
    return {Change.INSERTED: f"<ins>{text}</ins>", Change.DELETED: f"<del>{text}</del>"}.get(run.change, text)


def _add(document: Any, paragraph: Paragraph, write: Callable[[Any, Paragraph, Run], None]) -> None:
    added = document.add_paragraph()
    for run in paragraph.runs:
        write(added, paragraph, run)
    if isinstance(write, _Tracked) and paragraph.mark is not Change.KEPT:
        write.mark(added, paragraph.mark)


def _styled(added: Any, paragraph: Paragraph, run: Run) -> None:
    del paragraph
    written = added.add_run(run.text)
    written.font.underline = run.change is Change.INSERTED or None
    written.font.strike = run.change is Change.DELETED or None


class _Tracked:
    """Writes runs inside `w:ins` and `w:del`, each with a number of its own (ECMA-376 part 1, 17.13.5)."""

    def __init__(self) -> None:
        self._number = 0

    def __call__(self, added: Any, paragraph: Paragraph, run: Run) -> None:
        """Add a run to a paragraph of the document."""
        del paragraph
        written = added.add_run(run.text)
        if run.change is Change.KEPT:
            return
        element = written._r  # noqa: SLF001 - python-docx knows no tracked changes
        around = self._change(run.change)
        element.addprevious(around)
        around.append(element)
        if run.change is Change.DELETED:
            for text in element.findall(qn("w:t")):
                text.tag = qn("w:delText")

    def mark(self, added: Any, change: Change) -> None:
        """Mark the end of a paragraph, so that accepting or rejecting leaves no empty one behind."""
        properties = added._p.get_or_add_pPr()  # noqa: SLF001
        run_properties = OxmlElement("w:rPr")
        run_properties.append(self._change(change))
        properties.append(run_properties)

    def _change(self, change: Change) -> Any:
        self._number += 1
        element = OxmlElement("w:ins" if change is Change.INSERTED else "w:del")
        element.set(qn("w:id"), str(self._number))
        element.set(qn("w:author"), AUTHOR)
        return element
