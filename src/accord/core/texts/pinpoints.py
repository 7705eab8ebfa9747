"""Which part of a text is meant: “paragraph 7 b) of”, “, section I, paragraph 4”, “(§7)”."""

import re

_PART = r"""(?:(?:operative|preambular)\s+)?(?:
      (?:sub-?)?paragraphs?\s+(?:[0-9]{1,3}(?:\s?\(?[a-z]\))?(?:\s?\(?[ivx]+\))?|\(?[a-z]\)(?:\s?\(?[ivx]+\))?)
        (?:(?:\s*,\s*|\s+(?:and|to|or)\s+|\s*-\s*)(?:[0-9]{1,3}(?:\s?\(?[a-z]\))?|\(?[a-z]\)(?:\s?\(?[ivx]+\))?))*
    | (?:sub-?)?sections?\s+(?:[IVX]+|[0-9]{1,2}|[A-Z])(?:\s+(?:and|to)\s+(?:[IVX]+|[0-9]{1,2}|[A-Z])\b)?
    | (?:Part|part)s?\s+(?:[IVX]+|[0-9]{1,2}|[A-Z])\b
    | [Aa]nnex(?:es)?(?:\s+(?:[IVX]+|[0-9]{1,2})\b(?:\s+(?:and|to)\s+(?:[IVX]+|[0-9]{1,2})\b)?)?
    | [Aa]ppendix\s+(?:[IVX]+|[0-9]{1,2})
    | \(?§+\s?[0-9]{1,3}(?:\s?[a-z]\))?\)?
    )"""
_BEFORE = re.compile(
    rf"(?P<pin>{_PART}(?:\s*,?\s*(?:of\s+(?:the\s+)?|in\s+)?{_PART})*)\s+(?:of|in|under|to|from)\s+(?:the\s+)?$",
    re.VERBOSE,
)
_BEHIND = re.compile(
    rf"\s*,?\s*(?:in\s+|under\s+)?(?:its\s+)?(?P<pin>(?:\(§[^)]*\))|{_PART}(?:\s*,\s*{_PART})*)", re.VERBOSE
)
_REACH = 80


def pinpoint(text: str, start: int, end: int) -> str | None:
    """The part of the text cited from `start` to `end` that is meant; None where the whole is."""
    before = _BEFORE.search(text[max(0, start - _REACH) : start])
    if before is not None:
        return _plain(before["pin"])
    behind = _BEHIND.match(text, end)
    if behind is None or (
        behind["pin"].lower().startswith(("annex", "appendix")) and text[end : behind.start("pin")].strip() != ","
    ):
        return None
    return _plain(behind["pin"])


def _plain(text: str) -> str:
    return " ".join(text.split()).strip("() ") if text.startswith("(§") else " ".join(text.split())
