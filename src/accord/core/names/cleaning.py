"""Text as it comes, made fit to be read as a name: composed, unmarked, in one alphabet, or refused with the reason.

Cheap for any length: what is too long is looked at no further.
"""

import html
import re
import unicodedata
from dataclasses import dataclass
from typing import Final

from accord.core.names.letters import CAPITALS, SMALL

#: Names are shorter: the longest in use have some 250 characters, authors included.
LONGEST: Final = 500
_TAGS: Final = re.compile(r"</?(?:i|b|em|strong|u|sup|sub|span|font|small|p|br|a)(?:\s[^<>]*)?/?>", re.IGNORECASE)
_SPACES: Final = re.compile(r"\s+")
#: Signs that many people use for another, and what is meant.
_MEANT: Final = str.maketrans(
    {
        **dict.fromkeys("’‘‛`´ʼʹ′ꞌ", "'"),
        **dict.fromkeys("“”„‟«»″", '"'),
        **dict.fromkeys("‐‑‒–—−", "-"),
        **dict.fromkeys("✕✖⨯╳☓⨉", "×"),
        **dict.fromkeys("†‡✝", " "),
        "ſ": "s",
        "…": "...",
        "＆": "&",
        "§": "sect.",
    }
)
_ODD: Final = re.compile(
    rf";(?! (?:fide|non|nec|nom|sensu|see|syn|cited|in|as)\b| ?[A-Z][a-z]*[.),]| ?[A-Z][a-z]+(?:$| [A-Z&(]))|[^{CAPITALS}{SMALL}0-9 ;.,()\[\]&'\"×?:!*/+αβγδεζηθκλμ\u0300-\u036f-]"
)
_DIRECTIONS: Final = re.compile(r"[\u200e\u200f\u202a-\u202e\u2066-\u2069\u061c]")
_SYNONYM: Final = re.compile(r" ?[(\[] ?= ?[A-Z][a-z.]+ [^()=]*[)\]]$")
_SURROGATE: Final = re.compile("[\ud800-\udfff]")
_LETTER: Final = re.compile(r"[^\W\d_]")
_WRAPPING: Final = re.compile(r"""^(["'(\[])(.*)(["')\]])$""")
#: A bullet or the number of a line in a list: `• `, `- `, `12. `, `(a) `.
_LIST_MARK: Final = re.compile(r"(?:[•·‣▪◦●○*-]\s+|\(?(?:\d{1,5}|[a-z])[.)]\s+)(?=×?\s?[A-Z][a-z]+\b)")
_PAIRS: Final = {'"': '"', "'": "'", "(": ")", "[": "]"}
_BROKEN: Final = "\ufffd"

SYNONYM: Final = "a synonym left out"
LIST_MARK: Final = "a bullet or number of the list left out"
BROKEN: Final = "broken characters"
CONTROLS: Final = "control or direction characters dropped"


@dataclass(frozen=True, slots=True)
class Clean:
    """A text fit to be read, and what had to be repaired; or why it is refused."""

    text: str
    repairs: tuple[str, ...] = ()
    refused: str | None = None


def clean(raw: str) -> Clean:
    """`raw` composed, without markup, control characters and stray spaces; refused where it can't be a name."""
    if len(raw) > LONGEST:
        return Clean("", refused=f"longer than {LONGEST} characters")
    if not raw.isascii() and _SURROGATE.search(raw):
        return Clean("", refused="not readable as text")
    repairs: list[str] = []
    text = _visible(unicodedata.normalize("NFC", raw), repairs)
    text = _unmarked(text, repairs)
    text = _folded_signs(text, repairs)
    if "_" in text:
        text = text.replace("_", " ")
        repairs.append("underscores read as spaces")
    text = _trimmed(text, repairs)
    if _SYNONYM.search(text):
        text = _SYNONYM.sub("", text)
        repairs.append(SYNONYM)
    if _BROKEN in text:
        return _before_the_break(text, repairs)
    return Clean(text, tuple(dict.fromkeys(repairs)), _why_refused(text))


def _why_refused(text: str) -> str | None:
    if _LETTER.search(text) is None:
        return "no letters" if text else "empty"
    odd = _ODD.search(text)
    return None if odd is None else f"{_said(odd.group())} does not occur in names"


def _visible(text: str, repairs: list[str]) -> str:
    """Without what can't be seen; control characters stand where something is missing, so they part words."""
    if text.isascii() and text.isprintable():
        return text
    if _DIRECTIONS.search(text):
        repairs.append(CONTROLS)
    kept = []
    for character in text:
        category = unicodedata.category(character)
        if category == "Cc":
            if character not in "\t\r\n":
                repairs.append(CONTROLS)
            kept.append(" ")
        elif category == "Zs":
            kept.append(" ")
        elif category != "Cf":
            kept.append(character)
    return "".join(kept)


def _unmarked(text: str, repairs: list[str]) -> str:
    if "&" in text and ";" in text:
        text = html.unescape(text).replace("\xa0", " ")
    if "<" in text:
        without = _TAGS.sub("", text)
        if without != text:
            repairs.append("markup removed")
        return without
    return text


def _folded_signs(text: str, repairs: list[str]) -> str:
    if text.isascii():
        return text
    wide = "".join(unicodedata.normalize("NFKC", each) if "\uff00" <= each <= "\uffef" else each for each in text)
    meant = unicodedata.normalize("NFC", wide.translate(_MEANT))
    if meant != text:
        repairs.append("characters replaced")
    return meant


def _trimmed(text: str, repairs: list[str]) -> str:
    """Without spaces and commas at the ends, and without quotation marks around the whole."""
    tidy = _SPACES.sub(" ", text).strip(" ,;:\t")
    mark = _LIST_MARK.match(tidy)
    if mark is not None:
        tidy = tidy[mark.end() :]
        repairs.append(LIST_MARK)
    wrapped = _WRAPPING.match(tidy)
    if wrapped is None or _PAIRS[wrapped.group(1)] != wrapped.group(3):
        return tidy
    if set(wrapped.group(2)) & {wrapped.group(1), wrapped.group(3)}:
        return tidy
    repairs.append("quotation marks")
    return wrapped.group(2).strip(" ,;")


def _before_the_break(text: str, repairs: list[str]) -> Clean:
    """`Navicula ambigua Istv\ufffdnffi`: what stands before the word with the broken letter, where that is a name."""
    words = text.split()
    broken = next(place for place, word in enumerate(words) if _BROKEN in word)
    before = words[:broken]
    is_author = words[broken].lstrip("([")[:1].isupper() or words[broken].lstrip("([").startswith(_BROKEN)
    if len(before) < 2 or not is_author or _ODD.search(" ".join(before)):
        return Clean(text, refused=BROKEN)
    return Clean(" ".join(before).rstrip(" ([&,"), (*repairs, BROKEN))


def _said(character: str) -> str:
    name = unicodedata.name(character, f"U+{ord(character):04X}")
    return f"“{character}” ({name.lower()})" if character.isprintable() else name.lower()
