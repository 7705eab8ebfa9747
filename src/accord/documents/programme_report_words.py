"""How the report on a programme names things: programmes, activities, sources, and texts that are in English only."""

import re
from collections.abc import Iterable, Sequence
from typing import Final

from accord.documents.model import Block, Inline, Numbered, Paragraph, Run, Words, words
from accord.documents.phrases import listed, phrase, printed_when, told
from accord.documents.programme_report_facts import ReportFacts
from accord.programmes.queries import ActivityRow, ProgrammePage

PROGRESS_ANNEX: Final = "annex-progress"
#: An address as papers print it, without the stop or bracket that ends the sentence.
_ADDRESS: Final = re.compile(r"((?:https?://|www\.)[^\s<>\"“”]*[^\s<>\"“”.,;:!?)\]’'])")
NEXT_ANNEX: Final = "annex-next"


def programme_name(page: ProgrammePage, facts: ReportFacts) -> str:
    """What a programme is called: its title in English; elsewhere its kind, bodies and years, as titles are in English."""
    edition = page.edition
    acronyms = dict.fromkeys(each.names.in_language("en").removesuffix(" Secretariat") for each in facts.bodies)
    title = phrase("programme", facts.language, title=edition.title, bodies="-".join(acronyms), years=years(page))
    return " ".join(title.split())


def years(page: ProgrammePage) -> str:
    """The years of a programme: 2012-2014, or those that are known."""
    starts, ends = page.edition.starts, page.edition.ends
    if starts is None:
        return ""
    return f"{starts.year}-{ends.year}" if ends and ends.year != starts.year else f"{starts.year}"


def original(text: str, facts: ReportFacts, *, italic: bool = False, bold: bool = False) -> Words:
    """A text of the register, which is in English, as it stands in a document of another language; addresses in it lead there."""
    language = "" if facts.language == "en" else "en"
    made = []
    for place, part in enumerate(_ADDRESS.split(text)):
        href = "" if place % 2 == 0 else part if part.startswith("http") else f"http://{part}"
        if part:
            made.append(Run(part, italic=italic, bold=bold, href=href, language=language))
    return tuple(made)


def in_english(page: ProgrammePage, facts: ReportFacts) -> tuple[Block, ...]:
    """What a reader of another language is told of the texts of a programme; nothing in English."""
    if facts.language == "en":
        return ()
    title = told("original_title", facts.language, title=original(page.edition.title, facts))
    texts = words(f"{phrase('texts_in_english', facts.language)} ", italic=True)
    return (Paragraph((*texts, *title, *words("."))),)


def code(row: ActivityRow) -> str:
    """The code as printed, without the stop that some papers set after it."""
    return row.printed_code.rstrip(". ") or row.code


def codes(rows: Sequence[ActivityRow], language: str, *, local: bool = True) -> Words:
    """The codes of activities, each a link to its row."""
    return listed([words(code(row), href=f"#{row.id}" if local else "") for row in rows], language)


def activity_page(row: ActivityRow, facts: ReportFacts) -> str:
    """The address of an activity on the pages, empty where that is not known."""
    return facts.address(f"programmes/{row.edition}/#{row.id}")


class Citations:
    """Sources in the order in which a document names them, with the number that stands for each."""

    def __init__(self, facts: ReportFacts) -> None:
        self._facts = facts
        self._keys: list[str] = []

    def marks(self, keys: Iterable[str | None]) -> Words:
        """[1] [2]: links to the list of sources; nothing for a source that the register lacks."""
        made: list[Inline] = []
        for key in dict.fromkeys(keys):
            if not key or key not in self._facts.sources:
                continue
            if key not in self._keys:
                self._keys.append(key)
            number = self._keys.index(key) + 1
            made += [Run(" "), Run(f"[{number}]", href=f"#source-{number}")]
        return tuple(made)

    def listed(self) -> tuple[Block, ...]:
        """The sources, numbered as they were marked."""
        return tuple(
            Numbered(self._source(key), anchor=f"source-{number}") for number, key in enumerate(self._keys, start=1)
        )

    def _source(self, key: str) -> Words:
        row = self._facts.sources[key]
        when = printed_when(row.date, self._facts.language) if row.date else ""
        tail = ", ".join(part for part in (row.publisher, row.symbol, when) if part)
        address = (*words(": "), *words(row.url, href=row.url)) if row.url else ()
        title = original(row.title, self._facts, italic=True)
        return (*title, *words(f", {tail}" if tail else ""), *address, *words("."))
