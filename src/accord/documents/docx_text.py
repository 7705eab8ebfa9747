"""Words of a document as runs of WordprocessingML: links, notes, marks of change, places to link to."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Final

from accord.documents.docx_elements import element, text_parts
from accord.documents.docx_package import Links, Notes, Styles
from accord.documents.links import bookmark, safe_href
from accord.documents.model import Footnote, Inline, Mark, Run, Words
from accord.documents.phrases import locale

AUTHOR: Final = "Accord"
_FIRST_BOOKMARK: Final = 10_000  # beyond those of a template


@dataclass(slots=True)
class Text:
    """Makes the runs of one document; knows its notes, links and places."""

    styles: Styles
    notes: Notes
    links: Links
    part: Any
    language: str
    tracked: bool
    places: frozenset[str]
    _made: set[str] = field(default_factory=set)
    _changes: int = 0

    def paragraph(
        self, words: Words, style: str, *, anchor: str = "", keep: bool = False, list_level: tuple[int, int] | None = None,
        page_break: bool = False,
    ) -> Any:  # fmt: skip
        """A paragraph in a style; `list_level` is the list and the level in it, `keep` holds it to what follows."""
        properties = element(
            "pPr",
            element("pStyle", val=self.styles.id(style)),
            element("keepNext") if keep else None,
            element("pageBreakBefore") if page_break else None,
            element("numPr", element("ilvl", val=list_level[1]), element("numId", val=list_level[0]))
            if list_level
            else None,
        )
        return element("p", properties, *self._placed(self.runs(words), anchor))

    def runs(self, words: Iterable[Inline], *, part: Any = None) -> list[Any]:
        """Runs and links; `part` is where they stand (the notes have links of their own)."""
        made: list[Any] = []
        for inline in words:
            if isinstance(inline, Run):
                made += self._run(inline, self.part if part is None else part)
            elif part is None:
                made.append(self._note(inline))
            else:  # a note can't have a note
                made += [
                    element("r", *text_parts(" (")),
                    *self.runs(inline.text, part=part),
                    element("r", *text_parts(")")),
                ]
        return made

    def _run(self, run: Run, part: Any) -> list[Any]:
        href = safe_href(run.href)
        if href.startswith("#") and href[1:] not in self.places:
            href = ""
        changed = run.mark is not Mark.KEPT
        tracked = changed and self.tracked
        underlined = run.mark is Mark.INSERTED and not tracked
        properties = element(
            "rPr",
            element("rStyle", val=self.styles.id("Hyperlink", "character")) if href else None,
            element("b") if run.bold else None,
            element("i") if run.italic else None,
            element("strike") if run.mark is Mark.DELETED and not tracked else None,
            element("u", val="single") if underlined else None,
            element("lang", val=locale(run.language)) if run.language and run.language != self.language else None,
        )
        parts = text_parts(run.text, deleted=tracked and run.mark is Mark.DELETED)
        made = element("r", properties if len(properties) else None, *parts)
        if tracked:
            self._changes += 1
            tag = "ins" if run.mark is Mark.INSERTED else "del"
            made = element(tag, made, id=self._changes, author=AUTHOR)
        if href.startswith("#"):
            return [element("hyperlink", made, anchor=bookmark(href[1:]), history=1)]
        return [element("hyperlink", made, r_id=self.links.id(part, href), history=1)] if href else [made]

    def _note(self, note: Footnote) -> Any:
        reference = element("rStyle", val=self.styles.id("footnote reference", "character"))
        style = element("pPr", element("pStyle", val=self.styles.id("footnote text")))
        mark = element("r", element("rPr", reference), element("footnoteRef"))
        blank = element("r", *text_parts(" "))
        number = self.notes.add(element("p", style, mark, blank, *self.runs(note.text, part=self.notes.part)))
        again = element("rStyle", val=self.styles.id("footnote reference", "character"))
        return element("r", element("rPr", again), element("footnoteReference", id=number))

    def _placed(self, runs: list[Any], anchor: str) -> list[Any]:
        if not anchor or anchor in self._made:
            return runs
        self._made.add(anchor)
        number = _FIRST_BOOKMARK + len(self._made)
        return [element("bookmarkStart", id=number, name=bookmark(anchor)), *runs, element("bookmarkEnd", id=number)]
