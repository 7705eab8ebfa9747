"""Which part of a text is meant: “paragraph 7 b) of”, “, section I, paragraph 4”, “(§7)”, “annex III to”.

In English, French and Spanish; given back in the words of the text.
"""

import re

_POINT = r"(?:\(?[a-z]{1,2}\)|\(?[ivx]{1,5}\))"
_NUMBERED = (
    rf"(?:[0-9]{{1,3}}(?![0-9/]|\.[0-9])(?:\s?(?:bis|ter))?(?:\s?{_POINT}){{0,3}}|{_POINT}(?:\s?{_POINT}){{0,2}})"
)
_AND = r"(?:\s*,\s*(?:and\s+)?|\s+(?:and|to|or|et|à|y|a|al)\s+|\s*-\s*)"
_OF_A_TEXT = r"(?:[IVX]{1,5}\b|[0-9]{1,2}\b(?:\s?[a-z]\b)?|[A-Z]\b)"
#: Atomic: what was read as a part is not read again in another way, so that long lists take no longer than short ones.
_PART = rf"""(?>(?:(?:operative|preambular)\s+)?(?:
      (?:[Ss]ub-?)?(?:[Pp]ara(?:graph(?:e?s?)?|s?\.?)|[Pp]árrafos?|[Aa]linéas?|[Ii]tems?)\s+{_NUMBERED}(?:{_AND}{_NUMBERED}){{0,24}}
    | (?:[Ss]ub-?)?(?:[Ss]ections?|[Ss]ecci(?:ón|ones)|[Pp]arts?|[Pp]arties?|[Cc]hapters?)\s+{_OF_A_TEXT}(?:{_AND}{_OF_A_TEXT}){{0,9}}
    | (?:[Aa]nnex(?:es?)?|[Aa]nexos?|[Aa]ppendix|[Aa]ppendices|[Aa]ppendice|[Aa]péndice)(?:\s+{_OF_A_TEXT}(?:{_AND}{_OF_A_TEXT}){{0,9}})?
    | [Ff]ootnotes?\s+[0-9]{{1,2}}
    | \(?§+\s?[0-9]{{1,3}}(?:\s?[a-z]\))?\)?
    ))"""
#: One part, as an expression to be compiled verbosely.
PART = _PART
_BEFORE = re.compile(
    rf"""(?P<pin>{_PART}(?:\s*,?\s*(?:(?:of|in|to|de)\s+(?:the\s+)?)?{_PART})*)\s*(?:,\s*)?
    (?:of|in|under|to|from|de|du|des|en|d'|del|dans|à|aux?|al)\s*(?:the\s+|its\s+|la\s+|le\s+|les\s+|las\s+|sa\s+|su\s+|CITES\s+|CMS\s+|CBD\s+|documents?\s+|(?:CBD\s+)?C[oO]P\s+|draft\s+){{0,2}}$""",
    re.VERBOSE,
)
_TITLE = r"(?:\s*\((?:19|20)[0-9]{2}\))?(?:\s+(?:on|sur|sobre)\s+[^.;:\n,()]{3,140})?"
_BEHIND = re.compile(
    rf"""(?P<between>{_TITLE}\s*(?P<comma>,?)\s*)(?:in\s+particular\s+)?(?:in\s+|under\s+)?(?:its\s+|the\s+)?
    (?P<pin>\(§[^)]*\)|(?:[A-H],?\s+)?{_PART}(?:\s*,?\s*(?:and\s+|of\s+(?:the\s+)?)?{_PART}){{0,9}})""",
    re.VERBOSE,
)
#: Behind a clause without numbers: “Resolution XIII.4 on roles, which asks the Secretariat, in paragraphs 24 and 25”.
_BEHIND_A_CLAUSE = re.compile(
    rf"""[^.;:\n0-9()]{{3,200}}?(?:
      ,\s*in\s+(?:its\s+|the\s+)?(?P<pin>{_PART}(?:\s*,?\s*(?:and\s+)?{_PART}){{0,3}})(?!\s+(?:of|to|in|above|below|de|du|del|des|à)\b)
    | \s\((?:in\s+)?(?P<within>(?=[Pp]ár|[Pp]ara|[Ss]ection|§){_PART}(?:\s*,?\s*(?:and\s+)?{_PART}){{0,3}})\))""",
    re.VERBOSE,
)
_BRACKETED = re.compile(
    rf"\s*\((?P<pin>{_PART}(?:\s*,\s*{_PART})*)\)|(?:\s|\.)?(?P<points>{_POINT}(?:{_AND}{_POINT})*)(?![\w(])",
    re.VERBOSE,
)
_LETTER = re.compile(r"[ ](?P<pin>[A-H](?:\s+(?:and|to)\s+[A-H])?|[IVX]{1,5})(?=[\s,;.)]|$)")
_UNNUMBERED = re.compile(r"(?:annex|anexo|append|apénd|annexe)\w*", re.IGNORECASE)
_INSIDE = re.compile(r"[0-9],?\s+(?P<pin>Ann?ex[eo]?\s+[0-9]{1,2})\s*\(")
_REACH, _BEYOND = 90, 400


def pinpoint(text: str, start: int, end: int) -> str | None:
    """The part of the text cited from `start` to `end` that is meant; None where the whole is."""
    inside = _INSIDE.search(text, start, end)
    if inside is not None:
        return _plain(inside["pin"])
    before = _BEFORE.search(text[max(0, start - _REACH) : start])
    if before is not None:
        return _plain(before["pin"])
    bracketed = _BRACKETED.match(text, end, end + _BEYOND)
    if bracketed is not None:
        return _plain(bracketed["pin"] or bracketed["points"])
    behind = _BEHIND.match(text, end, end + _BEYOND)
    if behind is None:
        return _further_behind(text, end, lettered="/" in text[start:end])
    if not behind["comma"] and (behind["between"].strip() or _UNNUMBERED.fullmatch(behind["pin"])):
        return None
    return _plain(behind["pin"])


def _further_behind(text: str, end: int, *, lettered: bool) -> str | None:
    """A letter alone (“VI/24 B”), or a part behind a clause."""
    letter = _LETTER.match(text, end) if lettered else None
    if letter is not None:
        return letter["pin"]
    far = _BEHIND_A_CLAUSE.match(text, end, end + _BEYOND)
    return _plain(far["pin"] or far["within"]) if far is not None else None


def _plain(text: str) -> str:
    return " ".join(text.split()).strip("() ") if text.startswith("(§") else " ".join(text.split())
