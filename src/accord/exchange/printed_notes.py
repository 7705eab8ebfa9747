"""What the cells of downloads say in words: markup, notes by appendix, inclusions, printed listings."""

import re
from collections.abc import Mapping

from accord.core.listings.model import NOT_LISTED

# Every repetition is bounded: a cell of a megabyte must not take minutes.
_TAG = re.compile(r"<[^<>]{0,200}>")
_SPACES = re.compile(r"[ \t\xa0]+")
_APPENDIX_MARK = re.compile(r"(?:\*\*\s{0,9}(I{1,3})\s{0,9}\*\*|\bAppendix\s{1,9}(I{1,3})\s{0,9}:)")
_DAY = re.compile(r"\d{1,2}[/.]\d{1,2}[/.]\d{4}|\d{4}-\d{2}-\d{2}")
_INCLUDED = re.compile(
    r"(?:\bincluded in|\blisting|\blisted under)\s{1,9}([A-Z][A-Za-z-]{2,60})\s{1,9}spp\b", re.IGNORECASE
)


def plain(text: str) -> str:
    """The text without HTML markup, blanks joined; line ends stay."""
    if "<" in text:
        text = _TAG.sub("", text)
    return "\n".join(_SPACES.sub(" ", line).strip() for line in text.split("\n")).strip()


def by_appendix(text: str) -> Mapping[str, str]:
    """Parts of a cell by the appendix that is marked before them (`**I** …`, `Appendix II:…`); "" for what has no mark."""
    parts: dict[str, list[str]] = {}
    appendix, start = "", 0
    for mark in _APPENDIX_MARK.finditer(text):
        parts.setdefault(appendix, []).append(text[start : mark.start()])
        appendix, start = mark[1] or mark[2], mark.end()
    parts.setdefault(appendix, []).append(text[start:])
    joined = {key: plain("\n".join(value)) for key, value in parts.items()}
    return {key: value for key, value in joined.items() if value}


def days_by_appendix(text: str) -> Mapping[str, str]:
    """The first date of a cell by appendix, as printed; "" for one without a mark."""
    return {key: found[0] for key, part in by_appendix(text).items() if (found := _DAY.search(part))}


def included_in(note: str) -> str:
    """The higher taxon of “Included in FALCONIFORMES spp.”, or nothing."""
    found = _INCLUDED.search(note)
    return found[1] if found else ""


def without_spp(name: str) -> str:
    """`Crocodylia spp.` -> `Crocodylia`."""
    words = plain(name).split()
    if len(words) > 1 and words[-1].lower() in ("spp.", "spp"):
        words.pop()
    return " ".join(words)


def appendices_of(listing: str) -> tuple[str, ...]:
    """The appendices in a printed listing: `I/II/NC` -> I, II. What is no appendix of the conventions stays as it is."""
    marks = [mark.strip().upper() for mark in listing.split("/")]
    return tuple(dict.fromkeys(mark for mark in marks if mark and mark != NOT_LISTED))
