"""Numbers that head the text of a decision: `17.55 (Rev. CoP19) Parties are encouraged …`, `19.213 to 19.217 Saiga antelopes`.

Numbered paragraphs look alike (`3.1 The Secretariat …`). A bare number heads a decision where it carries a revision, where
its set says to whom it is directed, or where the paper names it with its noun (`Decisions 13.24 to 13.26`).
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from accord.core.texts.bodies import BY_ID, Shape
from accord.core.texts.numbers import Numbers, read_numbers

_LINE = re.compile(r"^[ ]*(?:[-•|]\s*)?(?=(?P<session>[0-9]{1,2})\.[0-9]{1,3}\b)", re.MULTILINE)
_DIRECTED = re.compile(
    r"^[ ]*(?:[-•|]\s*)?(?:[0-9]{1,2}\.[0-9]{1,3}\b[^\n]{0,30}?[ ])?(?:(?:Draft\s+)?[Dd]écisions?\s+|[Dd]ecisi[oó]n(?:s|es)?\s+)?"
    r"(?:Directed|directed\s+to|Addressed\s+to|[Dd]irigid[ao]s?|[ÀàA]\s+l'(?:adresse|attention|intention))\b[^\n]{0,160}",
    re.MULTILINE,
)
_REACH = 2_500
_SOON = 400


@dataclass(frozen=True, slots=True)
class Heading:
    """A bare number that heads a decision, and where the decision's text ends."""

    start: int
    end: int
    numbers: Numbers
    text_end: int


def headings(text: str, issuer: str | None, cited: Collection[str] = ()) -> Iterator[Heading]:
    """The decisions of `issuer` whose texts stand in a document, by the bare numbers above them. `cited`: the numbers of
    decisions that the paper names with a noun (`14.3`).
    """
    if issuer == "cbd":
        yield from _of_cbd(text)
    if issuer not in ("cites", "cms"):
        return
    directed = [(found.start(), found.end()) for found in _DIRECTED.finditer(text)]
    found: list[tuple[int, Numbers]] = []
    for line in _LINE.finditer(text):
        numbers = read_numbers(text, line.end())
        if numbers is None or numbers.numbers[0].shape is not Shape.DOTTED:
            continue
        first = numbers.numbers[0]
        if not BY_ID[issuer].can_number("dec", Shape.DOTTED, first.session):
            continue
        behind = text[numbers.end : numbers.end + 3]
        if not behind or behind[0] not in " \n\t:|-":
            continue
        near = any(start - _SOON <= line.start() < end + _REACH for start, end in directed)
        if first.revision or near or any(number.canonical in cited for number in numbers.numbers):
            found.append((line.end(), numbers))
    breaks = sorted([*(start for start, _ in found), *(start for start, _ in directed), len(text)])
    for start, numbers in found:
        blank = re.compile(r"\n[ ]*\n").search(text, numbers.end)
        following = next(place for place in breaks if place > start)
        text_end = min(following, blank.start() if blank and blank.start() - numbers.end > 20 else following)
        yield Heading(start, numbers.end, numbers, text_end)


def issuer_by_headings(text: str) -> str | None:
    """Whose decisions a text is that names no body: only CITES has come to a decision 19.30, only CITES has an Animals
    Committee and a “Resolution Conf.”, only CMS a Scientific Council. None where nothing tells.
    """
    can = [body for body in ("cites", "cms") if next(headings(text, body), None) is not None]
    named = [body for body in can if _ORGANS_OF_ONE[body].search(text)]
    return can[0] if len(can) == 1 else named[0] if len(named) == 1 else None


_ORGANS_OF_ONE = {
    "cites": re.compile(r"\b(?:Animals|Plants)\s+(?:and\s+Plants\s+)?Committees?\b|Resoluci[oó]n(?:es)?\s+Conf\.|R[ée]solutions?\s+Conf\.|Comit[ée]\s+(?:de\s+(?:Fauna|Flora)|pour\s+les\s+(?:animaux|plantes))"),
    "cms": re.compile(r"\b(?:Scientific\s+Council|Sessional\s+Committee|Conseil\s+scientifique|Consejo\s+Científico)\b"),
}  # fmt: skip
_CBD_LINE = re.compile(r"^[ ]*(?=(?:[IVXL]+|[0-9]{1,2})/[0-9]{1,2}\.\s*[A-Z])", re.MULTILINE)


def _of_cbd(text: str) -> Iterator[Heading]:
    """`X/31. Protected areas` above a decision of the CBD."""
    found = [(line.end(), numbers) for line in _CBD_LINE.finditer(text) if (numbers := _cbd_number(text, line.end()))]
    for (start, numbers), following in zip(found, [*(start for start, _ in found[1:]), len(text)], strict=False):
        speaker = _SPEAKER.search(text, start, min(following, start + _REACH))
        if speaker is None or speaker["advises"] is None:  # a body that only advises numbers its recommendations alike
            yield Heading(start, numbers.end, numbers, following)


_SPEAKER = re.compile(
    r"\bThe\s+(?:(?P<advises>Subsidiary\s+Body|Ad\s+Hoc\s+[^.;]{0,60}Working\s+Group)|Conference\s+of\s+the\s+Parties)\b"
)


def _cbd_number(text: str, at: int) -> Numbers | None:
    numbers = read_numbers(text, at)
    first = numbers.numbers[0] if numbers else None
    return (
        numbers
        if first and first.shape is Shape.SLASHED and BY_ID["cbd"].can_number("dec", Shape.SLASHED, first.session)
        else None
    )
