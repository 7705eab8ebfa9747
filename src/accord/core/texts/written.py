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
from accord.core.texts.segments import Kind

FORM: Final = "accord-text/1"
_LANGUAGES: Final = {"en": "eng", "fr": "fra", "es": "spa", "ar": "ara", "zh": "zho", "ru": "rus"}
_SLUGS: Final = {"res": "res", "dec": "dec", "rec": "rec"}


@dataclass(frozen=True, slots=True)
class WrittenText:
    """A text: `parts` with their words, `mentions` with places in `text`, which is the whole as it was read."""

    id: str | None
    title: str
    issuer: str | None
    language: str
    adopted: date | None
    text: str
    parts: tuple[Part, ...]
    mentions: tuple[Mention, ...]

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
        adopted = date.fromisoformat(value["adopted"]) if value["adopted"] else None
        head = (value["id"], str(value["title"]), value["issuer"], str(value["language"]))
    except KeyError as error:
        raise Invalid(f"{error.args[0]} is missing", place=place) from None
    except (TypeError, ValueError) as error:
        raise Invalid(f"this is no {FORM}: {error}", place=place) from None
    return WrittenText(*head, adopted, text, parts, mentions)


def _span(each: Any, text: str) -> tuple[int, int]:
    start, end = int(each["start"]), int(each["end"])
    if not 0 <= start < end <= len(text):
        raise ValueError(f"the place {start} to {end} is not in the text")
    return start, end
