"""Texts as documents: the text in force on a day, and a draft with what it changes."""

import re
from collections.abc import Sequence
from typing import Final

from accord.core.texts.amend import DraftParagraph
from accord.core.texts.numbers import as_roman
from accord.core.texts.paper import Change
from accord.core.texts.printed import printed
from accord.core.texts.provenance import tagged
from accord.core.texts.redline import Comparison
from accord.core.texts.segments import Kind
from accord.decisions.queries import ProvisionRow, TextOn
from accord.documents.model import (
    Block,
    Colophon,
    Document,
    Heading,
    Letterhead,
    Mark,
    Numbered,
    Paragraph,
    Run,
    words,
)
from accord.documents.phrases import printed_date
from accord.documents.text_phrases import text_phrase
from accord.documents.text_runs import marked

_LEVELS: Final = 3


def text_document(text: TextOn, *, colophon: Colophon, letterhead: Letterhead | None = None) -> Document:
    """The text in force on its day; what was repealed since it came to be is struck through, with the day.

    Numbers that follow the order of the conventions (1., a), i)) become numbers of the word processor; any others are printed as
    they stand.
    """
    language = text.language
    stood = text.in_force
    since = printed_date(stood.since.day, language) if stood.since else "?"
    version = printed(stood.version or stood.work, language=language)
    line = text_phrase("in_force", language, day=printed_date(stood.on, language), version=version, since=since)
    standing = [each for each in text.provisions if each.words.strip()]
    numbers = numbered_by_the_writer([each.words for each in standing])
    blocks = [_block(each, level, language) for each, level in zip(standing, numbers, strict=True)]
    head = Paragraph(words(line, italic=True))
    return Document(text.title or version, language, (head, *blocks), colophon, letterhead or Letterhead())


def _block(part: ProvisionRow, level: int | None, language: str) -> Block:
    said = " ".join(part.words.split("\n")).strip()
    if part.repealed_on is not None:
        day = text_phrase("repealed", language, day=str(part.repealed_on))
        return Paragraph((Run(said, mark=Mark.DELETED), Run(f" [{day}]", italic=True)))
    if part.kind in (Kind.HEADING.value, Kind.TITLE.value):
        return Heading(words(said), level=2)
    if level is not None:
        return Numbered(words(_NUMBER.sub("", said, count=1)), level)
    return Paragraph(words(said, bold=part.kind == Kind.ENACTING.value))


_NUMBER: Final = re.compile(r"^\s*(?:(?P<number>\d{1,3})\.|(?P<letter>[a-z]{1,3})\))\s+")


def numbered_by_the_writer(paragraphs: Sequence[str]) -> list[int | None]:
    """The level of each paragraph whose number a writer would print just so, counting for itself; None for all where one differs.

    Numbers of the first level run through the text; a), b) begin anew under each of them, i), ii) under each of these.
    """
    counts = [0] * _LEVELS
    levels: list[int | None] = []
    for each in paragraphs:
        found = _NUMBER.match(each)
        if found is None:
            levels.append(None)
            continue
        fits = [level for level in range(_LEVELS) if _next(level, counts) == (found["number"] or found["letter"])]
        if not fits or (found["number"] is None) != (0 not in fits):
            return [None] * len(paragraphs)
        level = max(fits, key=lambda each_level: (counts[each_level] > 0, each_level))
        counts[level] += 1
        counts[level + 1 :] = [0] * (_LEVELS - level - 1)
        levels.append(level)
    return levels


def _next(level: int, counts: Sequence[int]) -> str:
    number = counts[level] + 1
    if level and not counts[level - 1]:
        return ""  # nothing stands above it yet
    if level == 0:
        return str(number)
    return chr(ord("a") + number - 1) if level == 1 and number <= _LETTERS else as_roman(number).lower()


_LETTERS: Final = 26


def draft_document(
    title: str,
    redline: Comparison,
    *,
    language: str,
    colophon: Colophon,
    letterhead: Letterhead | None = None,
) -> Document:
    """What a draft changes, in the house style of the conventions; written with `tracked`, as changes to accept or reject."""
    blocks: list[Block] = [Paragraph(words(text_phrase("house", language), italic=True))]
    blocks += [Paragraph(marked(paragraph.runs)) for paragraph in redline.paper.paragraphs]
    return Document(title, language, tuple(blocks), colophon, letterhead or Letterhead())


def clean_document(
    title: str,
    paragraphs: Sequence[DraftParagraph],
    *,
    language: str,
    colophon: Colophon,
    letterhead: Letterhead | None = None,
    tags: bool = False,
    within: str | None = None,
) -> Document:
    """What a draft would leave; with `tags` behind each paragraph where its words come from, as `[text from Decision 17.55]`."""
    said = [
        tagged(each, language=language, within=within) if tags else each.words for each in paragraphs if not each.struck
    ]
    blocks = tuple(Paragraph(words(each)) for each in said)
    return Document(title, language, blocks, colophon, letterhead or Letterhead())


def changes_anything(redline: Comparison) -> bool:
    """Whether a draft says anything else than the text that it amends."""
    return any(run.change is not Change.KEPT for paragraph in redline.paper.paragraphs for run in paragraph.runs)
