"""Which activities of an earlier edition may have become which of a later one: proposed with reasons, for a person to decide.

Texts are compared by their words, weighted by how rare each is in both editions (tf-idf, cosine); shared taxa and mandates
are told beside it. Codes are not looked at: they are reused.
"""

import math
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from accord.core.programme.edition import Activity, Edition, Status
from accord.core.programme.lineage import Relation, Step
from accord.core.programme.standing import Standing, standings

#: Below this likeness two activities are not brought together; from `_SAME` on the wording is the same but for trifles.
_LIKE, _SAME = 0.30, 0.93
#: A second answer is proposed beside the best one where it is nearly as good.
_NEARLY = 0.80
_TEXT, _TAXA, _MANDATES = 0.75, 0.15, 0.10
_WORD = re.compile(r"[^\W\d_]{3,}|\d+(?:\.\d+)+")
_ENDING = re.compile(r"(?:ations?|ings?|ies|ed|es|s|e)$")
_NARROW = re.compile(r"\b(?:first|second|third|fourth|fifth|\d+(?:st|nd|rd|th)|(?:19|20)\d\d)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two activities are, from 0 to 1, and what speaks for it."""

    earlier: str
    later: str
    score: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Proposal:
    """A step that the machine proposes; `score` is 0 where nothing like it was found."""

    step: Step
    score: float
    reasons: tuple[str, ...]


def propose(earlier: Edition, later: Edition) -> tuple[Proposal, ...]:
    """What each activity of `earlier` may have become in `later`, and which of `later` may be new; printed order.

    Every activity of both is in at least one step, and the steps keep the rules of lineage.
    """
    old, new = list(earlier.activities()), list(later.activities())
    pairs = _chosen(likenesses(old, new))
    how = standings(earlier)
    texts = {each.id: each for each in (*old, *new)}
    found = []
    for activity in old:
        its = [each for each in pairs if each.earlier == activity.id]
        found += [_step(texts, pair, pairs) for pair in its] or [_ended(activity, how)]
    reached = {each.later for each in pairs}
    for activity in new:
        if activity.id not in reached:
            why = "nothing like it in the earlier programme"
            found.append(Proposal(Step(None, activity.id, Relation.NEW, why), 0.0, (why,)))
    return tuple(found)


def likenesses(old: Sequence[Activity], new: Sequence[Activity]) -> tuple[Likeness, ...]:
    """Every pair that is alike at all, the likest first."""
    words = {each.id: _words(f"{each.subtheme} {each.text} {' '.join(each.items)}") for each in (*old, *new)}
    weights = _vectors(words)
    pairs = (_alike(one, other, _cosine(weights[one.id], weights[other.id])) for one in old for other in new)
    found = [pair for pair in pairs if pair.score >= _LIKE]
    return tuple(sorted(found, key=lambda each: (-each.score, each.earlier, each.later)))


def same_wording(one: Activity, other: Activity) -> bool:
    """Whether two activities say the same in the same words, but for blanks, case and punctuation."""
    return _plain(one) == _plain(other)


def _plain(activity: Activity) -> list[str]:
    return re.findall(r"\w+", _folded(f"{activity.text} {' '.join(activity.items)}"))


def _ended(activity: Activity, how: Mapping[str, Standing]) -> Proposal:
    is_done = how[activity.id].status is Status.DONE
    relation = Relation.COMPLETED if is_done else Relation.DROPPED
    why = "nothing like it in the later programme" + (", and it was reported as done" if is_done else "")
    return Proposal(Step(activity.id, None, relation, why), 0.0, (why,))


def _step(texts: Mapping[str, Activity], pair: Likeness, pairs: Sequence[Likeness]) -> Proposal:
    relation, why = _relation(texts[pair.earlier], texts[pair.later], pair, pairs)
    reasons = (*pair.reasons, why) if why else pair.reasons
    return Proposal(Step(pair.earlier, pair.later, relation, "; ".join(reasons)), pair.score, reasons)


def _relation(one: Activity, other: Activity, pair: Likeness, pairs: Sequence[Likeness]) -> tuple[Relation, str]:
    together = sum(each.later == pair.later for each in pairs)
    apart = sum(each.earlier == pair.earlier for each in pairs)
    narrow = {word.casefold() for word in _NARROW.findall(one.text)}
    narrow -= {word.casefold() for word in _NARROW.findall(other.text)}
    if together > 1:
        return Relation.MERGED, f"{together} earlier activities come together in {other.printed_code}"
    if apart > 1:
        return Relation.SPLIT, f"{one.printed_code} is in {apart} later activities"
    if pair.score >= _SAME:
        return (Relation.CONTINUED, "") if same_wording(one, other) else (Relation.CHANGED, "a few words differ")
    if narrow:
        return Relation.GENERALISED, f"no longer limited to {', '.join(sorted(narrow))}"
    return Relation.CHANGED, ""


def _alike(one: Activity, other: Activity, text: float) -> Likeness:
    reasons = [f"the wording is alike ({text:.2f})"]
    parts = [(text, _TEXT)]
    for shared, weight, what in (
        (_shared(_taxa(one), _taxa(other)), _TAXA, "taxa"),
        (_shared({each.work for each in one.mandates}, {each.work for each in other.mandates}), _MANDATES, "mandates"),
    ):
        if shared is not None:
            score, names = shared
            parts.append((score, weight))
            if names:
                reasons.append(f"the same {what}: {', '.join(sorted(names))}")
    score = sum(value * weight for value, weight in parts) / sum(weight for _, weight in parts)
    return Likeness(one.id, other.id, round(1.0 if same_wording(one, other) else score, 4), tuple(reasons))


def _shared(one: set[str], other: set[str]) -> tuple[float, set[str]] | None:
    """How much of the smaller set both have (0 to 1), and what; None where one of them says nothing."""
    if not one or not other:
        return None
    both = one & other
    return len(both) / min(len(one), len(other)), both


def _taxa(activity: Activity) -> set[str]:
    return {_stem(word) for word in _WORD.findall(_folded(activity.taxa)) if word != "spp"}


def _words(text: str) -> Counter[str]:
    return Counter(_stem(word) for word in _WORD.findall(_folded(text)))


def _folded(text: str) -> str:
    letters = unicodedata.normalize("NFKD", text.casefold())
    return "".join(each for each in letters if not unicodedata.combining(each))


def _stem(word: str) -> str:
    return _ENDING.sub("", word) if len(word) > 5 else word.rstrip("s") or word


def _vectors(words: Mapping[str, Counter[str]]) -> dict[str, dict[str, float]]:
    seen: Counter[str] = Counter(word for its in words.values() for word in its)
    every = len(words)
    found = {}
    for key, its in words.items():
        raw = {word: (1 + math.log(count)) * math.log((every + 1) / seen[word]) for word, count in its.items()}
        length = math.sqrt(sum(value * value for value in raw.values())) or 1.0
        found[key] = {word: value / length for word, value in raw.items()}
    return found


def _cosine(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    small, large = (one, other) if len(one) <= len(other) else (other, one)
    return sum(value * large[word] for word, value in small.items() if word in large)


def _chosen(pairs: Iterable[Likeness]) -> list[Likeness]:
    """The pairs in which one is the best that the other has, or nearly: as good for the one as `_NEARLY` of its best."""
    best: dict[str, float] = defaultdict(float)
    every = list(pairs)
    for each in every:
        best[each.earlier] = max(best[each.earlier], each.score)
        best[each.later] = max(best[each.later], each.score)
    return [
        each
        for each in every
        if each.score >= best[each.earlier]
        or (each.score >= best[each.later] and each.score >= _NEARLY * best[each.earlier])
    ]
