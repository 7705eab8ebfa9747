"""Texts as the conventions write them, in our own words, for the tests of pages."""

import io

import docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from accord.core.texts import cite
from accord.core.texts.duties import duties, structure
from accord.decisions.acts import PaperRead, import_paper
from accord.journal.actors import OPERATOR

DECISIONS = """CONVENTION ON INTERNATIONAL TRADE IN ENDANGERED SPECIES OF WILD FAUNA AND FLORA

Lagoon otters

Directed to the Standing Committee

17.56 (Rev. CoP19) The Standing Committee shall consider the report of the Secretariat and make recommendations to the 20th meeting of the Conference of the Parties.

Directed to the Secretariat

17.55 (Rev. CoP19) Subject to external funding, the Secretariat shall prepare a study of lagoon otters, as Resolution Conf. 13.3 and Resolution Conf. 11.4 (Rev. CoP12) ask, and report to the Standing Committee.

See also CMS Resolution 11.10 (Rev.COP12), UNEP/EA/Res.4 and <script>alert(1)</script>.
"""

RESOLUTION = """UNEP/CMS/Resolution 12.3

Coastal flyways

Recalling Resolution 9.6 on cooperation with other bodies,

The Conference of the Parties to the Convention on the Conservation of Migratory Species of Wild Animals

1. Requests the Secretariat to report on coastal flyways to the Scientific Council;

2. Urges Parties to protect the resting places of waders;

3. Decides to repeal Resolution 8.11.
"""


def read(text: str, issuer: str | None = "cites", *, digit: str = "c", title: str = "Lagoon otters") -> PaperRead:
    """A paper as `import_paper` takes it."""
    found = structure(text, issuer)
    return PaperRead(
        sha256=digit * 64,
        name="paper.txt",
        title=title,
        language="en",
        issuer=found.issuer,
        instrument=found.instrument,
        text=text,
        licence="written for the tests",
        parts=found.parts,
        mentions=tuple(cite(text, found.issuer)),
        duties=tuple(duties(text, found.issuer)),
    )


def in_the_register(text: str = DECISIONS, issuer: str | None = "cites", **more: str) -> PaperRead:
    """The paper, after it was brought in."""
    made = read(text, issuer, **more)
    import_paper(actor=OPERATOR, paper=made)
    return made


def amended_docx() -> bytes:
    """A Word document with one tracked insertion and one tracked deletion."""
    document = docx.Document()
    document.add_paragraph("Coastal flyways")
    paragraph = document.add_paragraph("1. Urges Parties to protect ")
    for tag, words in (("w:del", "some"), ("w:ins", "all")):
        around = OxmlElement(tag)
        around.set(qn("w:id"), "7")
        around.set(qn("w:author"), "a delegate")
        run = paragraph.add_run(words)._r
        if tag == "w:del":
            for text in run.findall(qn("w:t")):
                text.tag = qn("w:delText")
        run.addprevious(around)
        around.append(run)
    paragraph.add_run(" resting places of waders;")
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()
