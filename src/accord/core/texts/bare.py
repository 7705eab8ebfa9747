"""Numbers without a noun that stand for a text: at its head (`17.55 (Rev. CoP19) Parties are encouraged …`, `X/31. Protected
areas`), in a list of decisions (`18.62 - 18.67 National laws`), or behind “Decision adopted by the Conference of the Parties”.

Numbered paragraphs look alike (`14.3 The Secretariat …`), so a number of the kind `14.3` needs a witness: its revision, a line
that says to whom it is directed, other such numbers about it, or a “Decision 14.3” elsewhere in the paper.
"""

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from accord.core.texts.bodies import BY_ID, Shape, bodies_named
from accord.core.texts.numbers import Number, Numbers, read_numbers

_DOTTED = re.compile(r"[0-9]{1,2}\.[0-9]{1,3}(?![0-9.%])")
_LINE_START = re.compile(r"(?:^|\n)[ ]{0,6}(?:[-•|]\s{0,4}){0,2}$")
_DIRECTED = re.compile(r"[Dd]ir(?:ected\s+to|igid[ao]s?\s+a)\b|[Àà]\s+l'(?:adresse|attention)\s+d", re.MULTILINE)
_HEADS_A_LINE = re.compile(r"(?:^|\n)[ ]*(?:[-•]\s*)?(?:[0-9.]+[ ]+)?(?:D[ée]cisi[oó]ns?\s+)?$")
_SLASHED_LINE = re.compile(
    r"^[ ]*(?:[-•|]\s*)?(?=(?P<session>[IVXL]{1,7}|[0-9]{1,3})/[0-9]{1,3}(?P<point>[.:])?\s*[A-ZÉ\"'(])", re.MULTILINE
)
_ADOPTED = re.compile(
    r"(?:Decision|Resolution|DECISION|RESOLUTION|Décision|Resolución|Decisión)\s+(?:adopted|ADOPTED|adoptée|adoptada|ADOPTÉE|ADOPTADA)\b[^;]{0,220}?"
    r"(?:\s(?=[IVXL]{1,7}/[0-9]{1,3}\b)|\n\s*(?=[0-9]{1,3}/[0-9]{1,3}\.))"
)
#: A sentence was said: what is above it are titles and addresses.
_SAID = re.compile(r"[.;](?=\s)")
_BLANK = re.compile(r"\n[ ]*\n\s*")
_GOES_ON = re.compile(r"(?:[-•]\s|\(?[a-z]{1,4}\)\s)")
_PAIR = re.compile(r"[ ]{1,3}(?=[0-9]{1,2}\.[0-9])")
_TITLE = re.compile(r"[ ]{1,4}[A-ZÉÀÁÍ]")
_NEAR = 2_500
_LIST = 12_000
_RESOLUTIONS = re.compile(
    r"^[^\n]{0,30}\b(?:[Rr](?:esolutions|ésolutions|esoluciones)|RESOLUTIONS|RÉSOLUTIONS|RESOLUCIONES)\s(?:[Aa]dopt|ADOPT)[^\n]{0,120}$",
    re.MULTILINE,
)
_AT_SESSION = re.compile(r"\b(?:M[oO]P|C[oO]P|RdP)\s?-?([0-9]{1,2})\b|\b([0-9]{1,2})\s?(?:st|nd|rd|th|e|ème|a|ª)\b")
_NUMBERED_LINE = re.compile(r"^[ ]{0,6}(?:[-•|]\s{0,4})?(?=[0-9]{1,2}\.[0-9]{1,3}\s+[A-ZÉ\"])", re.MULTILINE)
_ABOUT = 400
_MOP = re.compile(r"\bM[oO]P\s?[0-9]|[Mm]eeting of the Parties|Réunion des Parties")
_CONFERENCES = frozenset({"cms", "ramsar"})
_RESOLVES = frozenset({"unea", "unga", "ecosoc", "hrc"})
_ADVISES = re.compile(
    r"\bThe\s+(?:Subsidiary\s+Body|Ad\s+Hoc\s+(?:Open-ended\s+)?(?:Inter-?[Ss]essional\s+)?Working\s+Group)\b|\bThe\s+Conference\s+of\s+the\s+Parties\b|\bThe\s+Parties\b"
)


@dataclass(frozen=True, slots=True)
class Bare:
    """A bare number: of which kind of text it is, and where the text that it heads ends."""

    start: int
    end: int
    kind: str
    numbers: Numbers
    text_end: int


def bare_numbers(text: str, issuer: str | None, cited: Collection[str]) -> Iterator[Bare]:
    """The bare numbers of texts of `issuer`. `cited`: the numbers of decisions that the paper names with a noun (`14.3`)."""
    listed = dict(_listed(text, issuer)) if issuer is not None and issuer != "cites" else {}
    for start, numbers in listed.items():
        yield Bare(start, numbers.end, "res", numbers, numbers.end)
    if issuer in ("cites", "cms"):
        yield from (bare for bare in _dotted(text, issuer, cited) if bare.start not in listed)
    elif issuer is not None and any(shape is Shape.SLASHED for _, shape in BY_ID[issuer].numbered):
        yield from _slashed(text, issuer)


def _listed(text: str, issuer: str) -> Iterator[tuple[int, Numbers]]:
    """The lines below “Resolutions adopted by MOP7”: `7.1 Adoption of …`, `7.2 …`, of one session and counted upwards."""
    if not BY_ID[issuer].numbered.get(("res", Shape.DOTTED)):
        return
    for heading in _RESOLUTIONS.finditer(text):
        if any(body != issuer for _, _, body in bodies_named(heading[0])) or (
            _MOP.search(heading[0]) and issuer in _CONFERENCES
        ):
            continue
        run: list[tuple[int, Numbers]] = []
        for line in _NUMBERED_LINE.finditer(text, heading.end(), min(len(text), heading.end() + _LIST)):
            numbers = read_numbers(text, line.end())
            if numbers is None or len(numbers.numbers) > 1 or not _follows(run, numbers.numbers[0]):
                break
            run.append((line.end(), numbers))
        session = run[0][1].numbers[0].session if run else 0
        told = _AT_SESSION.search(heading[0])
        elsewhere = told is not None and int(told[1] or told[2]) != session
        if len(run) > 1 and not elsewhere and BY_ID[issuer].can_number("res", Shape.DOTTED, session):
            yield from run


def _follows(run: list[tuple[int, Numbers]], number: Number) -> bool:
    if number.shape is not Shape.DOTTED:
        return False
    if not run:
        return number.tail == "1"
    last = run[-1][1].numbers[0]
    return number.session == last.session and 0 < int(number.tail) - int(last.tail) < 3


def _dotted(text: str, issuer: str, cited: Collection[str]) -> Iterator[Bare]:
    lines = [
        (number.start(), numbers)
        for number in _DOTTED.finditer(text)
        if _LINE_START.search(text, max(0, number.start() - 16), number.start()) is not None
        and (numbers := _paired(text, read_numbers(text, number.start()))) is not None
        and _can_head(text, numbers, issuer)
    ]
    if not lines:
        return
    directed = [
        found.start()
        for found in _DIRECTED.finditer(text)
        if _HEADS_A_LINE.search(text, max(0, found.start() - 30), found.start()) is not None
    ]
    sure = [(start, numbers) for start, numbers in lines if _is_witnessed(start, numbers, directed, cited)]
    found = sorted(dict((*sure, *_neighbours(text, lines, sure))).items())
    heads = [place for place, _ in found]
    for start, numbers in found:
        following = _next(heads, start, len(text))
        within = directed[bisect_left(directed, numbers.end) : bisect_left(directed, following)]
        following = next((place for place in within if _SAID.search(text, numbers.end, place)), following)
        yield Bare(start, numbers.end, "dec", numbers, _end_of_decision(text, numbers.end, following))


def _paired(text: str, numbers: Numbers | None) -> Numbers | None:
    """`18.4 18.11 Access to funding`: two numbers that lost what joined them. Both are given, none between, and it is told."""
    pair = _PAIR.match(text, numbers.end) if numbers is not None else None
    second = read_numbers(text, pair.end()) if pair is not None else None
    if numbers is None or second is None:
        return numbers
    first, last = numbers.numbers[-1], second.numbers[0]
    gap = int(last.tail) - int(first.tail) if first.session == last.session and first.shape is last.shape else 0
    if gap < 1 or not _TITLE.match(text, second.end):
        return numbers
    lost = f"what joined {first.canonical} and {last.canonical} is not printed: two texts or a range" if gap > 1 else ""
    return Numbers((*numbers.numbers, *second.numbers), second.end, numbers.problem or second.problem or lost)


def _end_of_decision(text: str, start: int, end: int) -> int:
    """Where a decision ends: at the paragraph that is neither its title, its address, nor an item of its list."""
    at = start
    for blank in _BLANK.finditer(text, start, end):
        paragraph = text[at : blank.start()].rstrip()
        goes_on = paragraph.endswith((":", ";", ",")) or _GOES_ON.match(text, blank.end()) is not None
        if not goes_on and _SAID.search(text, at, blank.end()) is not None:
            return blank.start()
        at = blank.end()
    return end


def _can_head(text: str, numbers: Numbers, issuer: str) -> bool:
    first = numbers.numbers[0]
    behind = text[numbers.end : numbers.end + 1]
    return (
        first.shape is Shape.DOTTED
        and BY_ID[issuer].can_number("dec", Shape.DOTTED, first.session)
        and behind in ("", " ", "\n", ":", "|", "-", "*")
    )


def _is_witnessed(start: int, numbers: Numbers, directed: list[int], cited: Collection[str]) -> bool:
    first = numbers.numbers[0]
    place = bisect_left(directed, start)
    near = (place > 0 and start - directed[place - 1] < _NEAR) or (
        place < len(directed) and directed[place] - start < _ABOUT
    )
    return bool(first.revision) or near or any(number.canonical in cited for number in numbers.numbers)


def _neighbours(
    text: str, lines: list[tuple[int, Numbers]], sure: list[tuple[int, Numbers]]
) -> list[tuple[int, Numbers]]:
    """Of a list of decisions: what stands between two sure ones, with lists and ranges among it."""
    if not sure:
        titled = [line for line in lines if _TITLE.match(text, line[1].end)]
        ranges = [line for line in titled if len(line[1].numbers) > 1]
        return titled if len(ranges) > 1 and len(ranges) * 3 >= len(lines) else []
    places = [start for start, _ in sure]
    return [
        (start, numbers)
        for start, numbers in lines
        if (place := bisect_left(places, start)) is not None
        and any(abs(start - other) < _ABOUT for other in places[max(0, place - 1) : place + 1])
        and not _runs_on(numbers.numbers[0], sure, place)
    ]


def _runs_on(number: Number, sure: list[tuple[int, Numbers]], place: int) -> bool:
    """A low number like `12.1` between decisions of another session is that of a paragraph."""
    about = [each[1].numbers[0].session for each in sure[max(0, place - 1) : place + 1]]
    return int(number.tail) < 3 and number.session not in about


def _next(places: list[int], at: int, end: int) -> int:
    place = bisect_left(places, at + 1)
    return places[place] if place < len(places) else end


def _slashed(text: str, issuer: str) -> Iterator[Bare]:
    found: dict[int, Numbers] = {}
    for line in (*_SLASHED_LINE.finditer(text), *_ADOPTED.finditer(text)):
        numbers = read_numbers(text, line.end())
        if numbers is None or numbers.numbers[0].shape is not Shape.SLASHED:
            continue
        kinds = [kind for kind in ("dec", "res", "rec") if _can(issuer, kind, numbers.numbers[0])]
        roman = numbers.numbers[0].roman
        if kinds and (line.re is _ADOPTED or line["point"] or roman):
            found[line.end()] = numbers
    ordered = sorted(found.items())
    for place, (start, numbers) in enumerate(ordered):
        following = ordered[place + 1][0] if place + 1 < len(ordered) else len(text)
        kind = (
            "res" if issuer in _RESOLVES else _kind_of_cbd(text, numbers.end, following) if issuer == "cbd" else "dec"
        )
        if _can(issuer, kind, numbers.numbers[0]):
            yield Bare(start, numbers.end, kind, numbers, following)


def _can(issuer: str, kind: str, number: Number) -> bool:
    return BY_ID[issuer].can_number(kind, Shape.SLASHED, number.session)


def _kind_of_cbd(text: str, start: int, end: int) -> str:
    """A recommendation where a subsidiary body speaks first under the number; else a decision."""
    speaker = _ADVISES.search(text, start, min(end, start + _NEAR))
    return "rec" if speaker is not None and not speaker[0].endswith("Parties") else "dec"
