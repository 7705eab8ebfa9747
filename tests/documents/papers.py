"""A paper with one of everything, and what is inside a .docx."""

import io
import re
import zipfile
from datetime import date

from lxml import etree

from accord.documents.model import (
    Annex,
    Colophon,
    Column,
    Document,
    Footnote,
    Heading,
    Item,
    Letterhead,
    Mark,
    Numbered,
    Paragraph,
    Row,
    Run,
    Table,
    words,
)

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
#: Signs that mean something in XML, HTML, Typst or a template.
HOSTILE = '#set $x$ @ref *b* _c_ \\n `d` <e> "q" [f] {g} // h /* ~ & {{ i }} {% j %} é'


def document(*blocks, language="en", **given):
    """A document of these blocks, as of 7 July 2014."""
    colophon = given.pop("colophon", Colophon(date(2014, 7, 7), (words("A source"),), 12, "ab" * 32))
    return Document(given.pop("title", "A paper"), language, blocks, colophon, **given)


def one_of_everything(language="en"):
    """Headings, lists in lists, a table with headings of rows, a note with a link, an annex that is turned and one that isn't."""
    table = Table(
        (Column(words("Activity"), 2), Column(words("Result"))),
        (
            Row(((Paragraph(words("(A) Names")),),), heading=True),
            Row(((Paragraph(words("Saiga tatarica", italic=True)),),), heading=True, level=2),
            Row(
                ((Paragraph(words("A1. Compare")), Item(words("all names;"))), (Paragraph(words("Done.")),)),
                anchor="act:a1",
            ),
            Row(((Paragraph(words("A2. Align")),),)),
        ),
        "Progress",
    )
    return document(
        Heading(words("Background"), anchor="background"),
        Numbered(words("First paragraph.")),
        Numbered((*words("See "), *words("the row", href="#act:a1"), Footnote((Run("A note, "), Run("read", href="https://example.org/a?b=1&c=2"))))),
        Item(words("a point")),
        Numbered(words("under it"), level=1),
        Numbered(words("deeper"), level=2),
        Numbered(words("Third paragraph.")),
        Numbered(words("under the third"), level=1),
        Paragraph(words("Invited to:"), keep_with_next=True),
        Annex("Annex 1", words("Table"), anchor="annex-1"),
        table,
        Numbered(words("First of the annex.")),
        Annex("Annex 2", words("Wide"), landscape=True),
        Paragraph((Run("In English", language="en"), Run(" "), Run("new", mark=Mark.INSERTED), Run("old", mark=Mark.DELETED))),
        language=language,
        title="A paper & its annexes",
        letterhead=Letterhead(("A convention",), "Second meeting", "Bonn", "X2 Doc. 4", ("Names",), "", "Original language: English"),
    )  # fmt: skip


def part(docx, name="word/document.xml"):
    """A part of a .docx as elements."""
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        return etree.fromstring(package.read(name))


def parts(docx):
    """The names of the parts of a .docx."""
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        return package.namelist()


def text_of(element):
    """The text of an element, with nothing between its runs."""
    return "".join(each.text or "" for each in element.iter(f"{W}t", f"{W}delText"))


def paragraph(root, beginning):
    """The first paragraph that begins so."""
    return next(each for each in root.iter(f"{W}p") if text_of(each).startswith(beginning))


def changed(docx, name, old, new):
    """The .docx with a piece of one part put in another's place, as an editor would."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(docx)) as before, zipfile.ZipFile(out, "w") as after:
        for each in before.namelist():
            content = before.read(each).decode("utf-8", "surrogateescape")
            if each == name:
                content, count = re.subn(old, new, content, flags=re.DOTALL)
                assert count, f"{name} has no {old}"
            after.writestr(each, content.encode("utf-8", "surrogateescape"))
    return out.getvalue()
