"""How much the words of a result have in common with those of an activity: rare words weigh more than common ones."""

import math
import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from accord.core.programme.printed.drafts import Draft, Passage

_EMPTY_WORDS: Final = frozenset(
    word
    for line in (
        "that this with from have been were will their which these those other than such into also both each more most",
        "between under about including include during within",
        "avec dans pour cette leur leurs entre sous aussi plus dont ainsi sont par les des une aux sur",
        "para como este esta entre bajo también más sobre los las del por con una",
        # bodies and occasions that every activity and every result names
        "committee committees comité secretariat secretariats secrétariat secretaría conference conférence conferencia",
        "convention conventions convención parties partes",
    )
    for word in line.split()
)

_LENGTH: Final = 0.35
"""How much a long activity, which has more words to share, counts for less."""
_ORDINALS: Final = dict(zip(["1st", "2nd", "3rd", "4th", "5th", "6th", "7th", "8th"], ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth"], strict=True))  # fmt: skip
_ORDINAL = re.compile(rf"\b(?:{'|'.join(_ORDINALS)})\b")


@lru_cache(maxsize=4_000)
def stems(text: str) -> frozenset[str]:
    """The words of a text cut to what their forms share; short words only where they are written in capitals."""
    found = set()
    for word in re.findall(r"[^\W\d_]+", _ORDINAL.sub(lambda match: _ORDINALS[match[0]], text)):
        small = word.casefold()
        if small in _EMPTY_WORDS or (len(small) < 4 and sum(map(str.isupper, word)) < 2):
            continue
        found.add(small.rstrip("s")[:7] if len(small) > 4 else small)
    return frozenset(found)


class Likeness:
    """Compares results with the activities of one programme, whose words give the weights."""

    def __init__(self, activities: Sequence[Draft], words: frozenset[str]) -> None:
        self._words = words
        self._stems = {id(each): stems(f"{each.subtheme} {each.passage.text(words)}") for each in activities}
        self._heads = {each.group: stems(each.subtheme) for each in activities}
        counts = Counter(stem for each in self._stems.values() for stem in each)
        self._total = max(len(activities), 2)
        self._weights = {stem: math.log((self._total + 1) / (count + 0.5)) for stem, count in counts.items()}

    def of(self, passage: Passage, activity: Draft) -> float:
        """The weight of the words that both have, less where the activity has many words."""
        mine = stems(passage.text(self._words))
        theirs = self._stems[id(activity)]
        shared = mine & theirs
        return sum(self._weights[stem] for stem in shared) / math.pow(max(len(theirs), 6) / 12, _LENGTH)

    def apart(self, passage: Passage, activities: Sequence[Draft]) -> list[float]:
        """The likeness with each of a group, counting only the words that tell its members apart."""
        mine = stems(passage.text(self._words))
        own = [stems(each.passage.text(self._words)) for each in activities]
        counts = Counter(stem for each in own for stem in each)
        many = len(activities)
        return [
            sum(self._weights[stem] * (1 - (counts[stem] - 1) / max(many - 1, 1)) for stem in mine & each)
            / math.pow(max(len(each), 6) / 12, _LENGTH)
            for each in own
        ]

    def of_group(self, passage: Passage, activities: Sequence[Draft]) -> float:
        """The likeness with the nearest activity of a group, and more where the passage names its heading."""
        best = max(self.of(passage, each) for each in activities)
        return best + (3.0 if self.names_heading(passage, activities[0]) else 0.0)

    def names_heading(self, passage: Passage, activity: Draft) -> bool:
        """Whether the passage names the sub-theme of the activity (a species, as a rule)."""
        head = {stem for stem in self._heads[activity.group] if self._weights.get(stem, 0.0) > 0.8}
        if not head:
            return False
        mine = stems(passage.text(self._words))
        return any(stem in mine for stem in head)
