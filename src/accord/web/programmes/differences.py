"""What changed in a programme between two days, as a page shows it: fields in words, long texts marked word by word."""

from collections.abc import Iterable
from typing import Any

from accord.core.programme.comparison import Difference, Kind
from accord.core.texts.paper import Change
from accord.core.texts.redline import words_changed
from accord.web import words, words_of_programmes

#: What the change of a status and the results that were added say already.
_TOLD_ELSEWHERE = frozenset({"reports"})
_LONG = 40  # letters from which two wordings are compared word by word


def shown(differences: Iterable[Difference]) -> list[dict[str, Any]]:
    """The differences with their fields in words, in the order given."""
    return [_shown(each) for each in differences if each.field not in _TOLD_ELSEWHERE]


def _shown(each: Difference) -> dict[str, Any]:
    old, new = _plain(each.what, each.field, each.old), _plain(each.what, each.field, each.new)
    return {
        "kind": each.kind.value,
        "kind_words": words.in_words(words_of_programmes.DIFFERENT, each.kind.value),
        "what": words.in_words(words_of_programmes.THINGS, each.what),
        "is_activity": each.what in ("activity", "status") and each.kind is not Kind.REMOVED,
        "key": each.key,
        "called": each.called,
        "field": words.in_words(words_of_programmes.FIELDS, each.field) if each.field else "",
        "old": old,
        "new": new,
        "runs": _marked(old, new) if each.kind is Kind.CHANGED and max(len(old), len(new)) > _LONG else (),
    }


def _plain(what: str, field: str, value: Any) -> str:
    """A value in words: texts as they are, lists with commas, records by what they say first."""
    if value in (None, "", [], {}, ()):
        return ""
    if field == "status":
        table = words.EDITIONS if what == "edition" else words.RESULTS
        return words.in_words(table, value) if value in {str(key) for key in table} else str(value)
    if isinstance(value, dict):
        said = [value.get(key) for key in ("text", "title", "words", "body", "work", "last", "status", "on", "result")]
        return ", ".join(str(each) for each in said if each) or ", ".join(
            f"{key}: {inner}" for key, inner in value.items() if inner not in (None, "", [], {})
        )
    if isinstance(value, list):
        return "; ".join(_plain(what, "", each) for each in value)
    return str(value)


def _marked(old: str, new: str) -> tuple[dict[str, str], ...]:
    return tuple(
        {"text": run.text, "tag": {Change.INSERTED: "ins", Change.DELETED: "del"}.get(run.change, "")}
        for run in words_changed(old, new)
    )
