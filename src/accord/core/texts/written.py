"""A text with its number, its issuer and its parts as a value that can be written down and read back without loss.

`form` is the version of that writing (`accord-text/1`). Identifiers map to the IRIs of Akoma Ntoso in the profile of the United
Nations (AKN4UN): a resolution or decision is a *statement* of the kind *deliberation*, of the organ that adopted it.
"""

import re
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from accord.core.errors import Invalid
from accord.core.ids import read_identifier
from accord.core.texts.citations import Mention, Via
from accord.core.texts.duties import Part, Structure
from accord.core.texts.paper import Change, Paper
from accord.core.texts.segments import Kind

FORM: Final = "accord-text/1"
_LANGUAGES: Final = {"en": "eng", "fr": "fra", "es": "spa", "ar": "ara", "zh": "zho", "ru": "rus"}
_SLUGS: Final = {"res": "res", "dec": "dec", "rec": "rec"}


@dataclass(frozen=True, slots=True)
class TableCell:
    """A stretch of the text that stood in a table: the number of the table, and row and column in it, all from 1."""

    start: int
    end: int
    table: int
    row: int
    column: int


@dataclass(frozen=True, slots=True)
class TakenFrom:
    """A stretch of the text that was taken from another: its identifier, the provision there, and the words as they stand in it."""

    start: int
    end: int
    text: str
    provision: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class WrittenText:
    """A text: `parts` with their words, `mentions` with places in `text`, which is the whole as it was read.

    `cells` are the stretches that stood in tables, `taken` those taken from other texts.
    """

    id: str | None
    title: str
    issuer: str | None
    language: str
    adopted: date | None
    text: str
    parts: tuple[Part, ...]
    mentions: tuple[Mention, ...]
    cells: tuple[TableCell, ...] = ()
    taken: tuple[TakenFrom, ...] = ()

    @classmethod
    def of(
        cls,
        read: Structure,
        mentions: list[Mention],
        text: str,
        *,
        title: str,
        language: str,
        adopted: date | None = None,
    ) -> "WrittenText":
        """The text of a paper that was read."""
        return cls(read.instrument, title, read.issuer, language, adopted, text, read.parts, tuple(mentions))


def iri_of(id_: str, *, language: str | None = None, adopted: date | None = None) -> str:
    """The IRI of Akoma Ntoso for an identifier: `cites:dec:17.55@cop19` is `/akn/un/statement/deliberation/cites-cop/…/dec-17-55`.

    With a language the expression, with the day of adoption as its version. Raises Invalid for what is no identifier.
    """
    read = read_identifier(id_)
    slug = f"{_SLUGS.get(read.kind, read.kind)}-{re.sub(r'[./]', '-', read.number)}"
    year = f"{adopted.year}/" if adopted else ""
    work = f"/akn/un/statement/deliberation/{read.body}-cop/{year}{slug}"
    if language is None:
        return work
    version = adopted.isoformat() if adopted else read.revision or ""
    return f"{work}/{_LANGUAGES.get(language, language)}@{version}"


def code_of(language: str) -> str:
    """The three letters (ISO 639-2) that Akoma Ntoso has for a language of the register."""
    return _LANGUAGES.get(language, language)


def cells_of(paper: Paper) -> tuple[TableCell, ...]:
    """Where the cells of the tables of a paper stand in its text (`Paper.text`). Cells without words stand nowhere."""
    text, found, at = paper.text, [], 0
    for paragraph in paper.paragraphs:
        words = paragraph.read(left_out=Change.DELETED).strip("\n")
        start = text.find(words, at) if words.strip() else -1
        if start < 0:
            continue
        at = start + len(words)
        if paragraph.cell is not None:
            found.append(TableCell(start, at, paragraph.cell.table, paragraph.cell.row, paragraph.cell.column))
    return tuple(found)


def language_of(code: str) -> str:
    """The language of three letters (ISO 639-2) of Akoma Ntoso, as the two letters of the register."""
    return next((two for two, three in _LANGUAGES.items() if three == code), code)


def as_json(written: WrittenText) -> dict[str, Any]:
    """The text as JSON values."""
    return {
        "format": FORM,
        "id": written.id,
        "title": written.title,
        "issuer": written.issuer,
        "language": written.language,
        "adopted": written.adopted.isoformat() if written.adopted else None,
        "text": written.text,
        "parts": [
            {
                "kind": part.kind.value,
                "provision": part.provision,
                "start": part.start,
                "end": part.end,
                "instrument": part.instrument,
                "directed_to": part.directed_to,
            }
            for part in written.parts
        ],
        "mentions": [
            {
                "start": mention.start,
                "end": mention.end,
                "ids": list(mention.ids),
                "via": mention.via.value,
                "pinpoint": mention.pinpoint,
                "problem": mention.problem,
            }
            for mention in written.mentions
        ],
        "cells": [{name: getattr(cell, name) for name in TableCell.__slots__} for cell in written.cells],
        "taken": [{name: getattr(each, name) for name in TakenFrom.__slots__} for each in written.taken],
    }


def from_json(value: Any, place: str = "") -> WrittenText:
    """The text that `as_json` wrote. Raises Invalid where something is missing or out of place."""
    try:
        if value["format"] != FORM:
            raise Invalid(f"“{value['format']}” is no {FORM}", place=place)
        text = str(value["text"])
        parts = tuple(
            Part(
                Kind(part["kind"]),
                part["provision"],
                *_span(part, text),
                text[part["start"] : part["end"]],
                part["instrument"],
                part["directed_to"],
            )
            for part in value["parts"]
        )
        mentions = tuple(
            Mention(
                *_span(each, text),
                text[each["start"] : each["end"]],
                tuple(each["ids"]),
                Via(each["via"]),
                each["pinpoint"],
                each["problem"],
            )
            for each in value["mentions"]
        )
        cells = tuple(
            TableCell(*_span(each, text), *(int(each[name]) for name in ("table", "row", "column")))
            for each in value.get("cells", ())
        )
        taken = tuple(
            TakenFrom(*_span(each, text), *(str(each[name]) for name in ("text", "provision", "words")))
            for each in value.get("taken", ())
        )
        adopted = date.fromisoformat(value["adopted"]) if value["adopted"] else None
        head = (value["id"], str(value["title"]), value["issuer"], str(value["language"]))
    except KeyError as error:
        raise Invalid(f"{error.args[0]} is missing", place=place) from None
    except (TypeError, ValueError) as error:
        raise Invalid(f"this is no {FORM}: {error}", place=place) from None
    return WrittenText(*head, adopted, text, parts, mentions, cells, taken)


def _span(each: Any, text: str) -> tuple[int, int]:
    start, end = int(each["start"]), int(each["end"])
    if not 0 <= start < end <= len(text):
        raise ValueError(f"the place {start} to {end} is not in the text")
    return start, end
