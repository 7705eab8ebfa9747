"""Texts cited by their title alone: “the Resolution on *Compliance and enforcement*”.

Only where a title was given beside its number earlier in the same paper, or a register knows it; and only behind the noun
(“the Resolution on …”), or for a declaration, strategy or plan by its name where its number stood in brackets behind it
(“the Manila Declaration (UNEP/CMS/Resolution 12.3)”). A title in other words is no reference.
"""

import re
from collections.abc import Iterator, Mapping

from accord.core.texts.clean import Cleaned

_GIVEN = re.compile(
    r"\s*(?:,\s*)?(?:on|sur|sobre|concerning|relative\s+aux?|-|:)\s+(?P<quote>\")?(?P<title>[A-Z][^.;:()\[\]\"\n]{11,150}?)"
    r"(?=\"|[.;:()\[\]\n]|,\s|\s+(?:and|et|y)\s+(?:Resolution|Decision|its)\b|\s+(?:directs|requests|urges|invites|encourages|provides|states|recognizes|acknowledges|notes|which|that|was|is|has|as)\b|$)"
)
#: In the original, italics or quotation marks say where a title ends.
_MARKED = re.compile(
    r"[*_]{0,3}\s*(?:,\s*)?(?:on|sur|sobre)\s+(?:[*_]{1,3}|<(?:i|em)>|[\"\u201c\u00ab])\s*(?P<title>[A-Z][^*_<\"\u201d\u00bb\n]{8,160}?)\s*(?:[*_]{1,3}|</(?:i|em)>|[\"\u201d\u00bb])"
)
_NAMED_DECLARATION = re.compile(
    r"\b(?P<title>(?!The\s|This\s|That\s)(?:[A-Z][\w-]+\s+){1,4}(?:Declaration|Déclaration|Declaración))(?:\s+(?:on|of)\s+[^.;:()\n]{3,90}?)?\s*\(?\s*$"
)
_NOUN = re.compile(
    r"(?:(?P<res>[Rr]esolution|[Rr]ésolution|[Rr]esolución)|(?P<dec>[Dd]ecision|[Dd]écision|[Dd]ecisión))\s+(?:on|sur|sobre)\s+\"?(?P<title>[A-Z])"
)
_THE = re.compile(r"\b(?:[Tt]he|[Ll]a|[Ll]e)\s+(?:CITES\s+|CMS\s+|CBD\s+)?$")
_DECLARATION = re.compile(r"\b(?!The\s|This\s|That\s)(?:[A-Z][\w-]+\s+){1,4}(?:Declaration|Déclaration|Declaración)\b")
_DECLARATIONS = ("declaration", "déclaration", "declaración")
_MOST_WORDS = 24


def titles_given(cleaned: Cleaned, numbered: list[tuple[int, int, str, str]]) -> list[tuple[int, str, str]]:
    """The titles that a paper gives beside a number: where, the folded title, the identifier. `numbered`: start, end, kind, id."""
    text = cleaned.text
    given: list[tuple[int, str, str]] = []
    for start, end, kind, id_ in numbered:
        if kind not in ("res", "dec", "rec"):
            continue
        marked = _MARKED.match(cleaned.original, cleaned.place(end - 1) + 1)
        if marked is not None:
            given.append((end, folded(marked["title"]), id_))
        behind = _GIVEN.match(text, end)
        if behind is not None and behind["title"].count(" ") >= 1:
            given.append((end, folded(behind["title"]), id_))
        named = _NAMED_DECLARATION.search(text[max(0, start - 160) : start])
        if named is not None and text[end : end + 1] == ")":
            given.append((end, folded(named["title"]), id_))
    return given


def by_title(
    text: str, starts: list[int], given: list[tuple[int, str, str]], known: Mapping[str, str]
) -> Iterator[tuple[int, int, str]]:
    """Start, end and identifier of every text cited by its title alone; `starts`: where nouns begin."""
    first: dict[str, tuple[int, str]] = {}
    for place, title, id_ in given:
        first.setdefault(title, (place, id_))
    for title, id_ in known.items():
        first.setdefault(folded(title), (-1, id_))
    for at in starts:
        noun = _NOUN.match(text, at, at + 80)
        if noun is None or _THE.search(text, max(0, at - 12), at) is None:
            continue
        for end in _ends(text, noun.start("title")):
            place, id_ = first.get(folded(text[noun.start("title") : end]), (len(text), ""))
            if place < at and id_.split(":")[1:2] == ["res" if noun["res"] else "dec"]:
                yield at, end, id_
                break
    if any(title.endswith(_DECLARATIONS) for title in first):
        for found in _DECLARATION.finditer(text):
            place, id_ = first.get(folded(found[0]), (len(text), ""))
            if place < found.start():
                yield found.start(), found.end(), id_


def _ends(text: str, start: int) -> list[int]:
    """Where a title that begins at `start` may end: after each of its words, the longest first."""
    line = re.compile(r"[^.;:\n]{1,200}").match(text, start)
    words = list(re.finditer(r"[\w'&/()-]+", line[0])) if line else []
    return [start + word.end() for word in reversed(words[:_MOST_WORDS]) if word.end() > 1]


def folded(title: str) -> str:
    """A title for comparison: without case, quotes, and runs of blanks."""
    return " ".join(title.casefold().replace('"', "").split()).rstrip(" ,-")
