"""Where the words of a text come from: provenance tags, the two-column Text / Source table, and proposals for both.

A consolidation shows its readers for every paragraph which text and paragraph it was taken from, that it is new, and which
words were changed on the way (as the consolidated drafts of CMS do; CITES puts `[text from Decision 17.55 (Rev. CoP19)]` behind the words).
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from rapidfuzz import fuzz

from accord.core.texts.amend import DraftParagraph, Origin
from accord.core.texts.citations import cite
from accord.core.texts.paper import Change, How, Run
from accord.core.texts.printed import place, tag
from accord.core.texts.redline import words_changed

NEW: Final = {"en": "New paragraph", "fr": "Nouveau paragraphe", "es": "Párrafo nuevo"}
DELETED: Final = {"en": "Deleted", "fr": "Supprimé", "es": "Suprimido"}
_AMENDED: Final = {"en": "amended", "fr": "modifié", "es": "enmendado"}
_TAG: Final = re.compile(
    r"\s*\[\s*(?:text\s+(?:taken\s+)?from|from|texte?\s+(?:tiré\s+)?de|texto\s+de)\s+(?P<what>[^\]]{3,300})\]",
    re.IGNORECASE,
)
_PROVISION: Final = re.compile(
    r"(?:paragraphs?|paragraphes?|párrafos?|para\.?|§)\s*(?P<label>[0-9]+(?:\s*\(?[a-z]\)(?:\s*\(?[ivx]+\))?)?)",
    re.IGNORECASE,
)
#: Below this share of common words a paragraph is not said to come from another (one word in ten changed leaves far more).
_TAKEN: Final = 72.0
_WORDS_ENOUGH: Final = 4


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A row of the table: the words with what was changed since the source, and the sources as one reads them.

    `is_new`: nothing is known that the words were taken from. `is_changed`: they are not those of the source.
    """

    key: int
    kind: str
    label: str
    runs: tuple[Run, ...]
    sources: tuple[str, ...]
    is_new: bool
    is_changed: bool
    is_deleted: bool = False

    def source(self, language: str = "en") -> str:
        """The cell: `Decision 17.55 (Rev. CoP19), paragraph 1 a) (amended)`, or that the paragraph is new."""
        known = language if language in NEW else "en"
        if self.is_deleted:
            return "; ".join([DELETED[known], *self.sources])
        if not self.sources:
            return NEW[known]
        return "; ".join(self.sources) + (f" ({_AMENDED[known]})" if self.is_changed else "")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A paragraph that words may have been taken from."""

    text: str
    provision: str
    words: str


@dataclass(frozen=True, slots=True)
class Proposed:
    """A source that the machine proposes for a paragraph, with the share of common words (0 to 100)."""

    key: int
    origin: Origin
    alike: float


def text_and_source(
    paragraphs: Sequence[DraftParagraph], *, language: str = "en", within: str | None = None, amends: str | None = None
) -> tuple[SourceRow, ...]:
    """The table of a draft. A paragraph of an amended text without other origins comes from that text."""
    rows = []
    for each in paragraphs:
        origins = each.origins or _own(each, amends)
        names = tuple(place(origin.text, origin.provision, language=language, within=within) for origin in origins)
        if each.struck:
            gone = (Run(each.before or each.words, Change.DELETED, How.TRACKED),)
            rows.append(SourceRow(each.key, each.kind, each.label, gone, names, False, True, is_deleted=True))
            continue
        runs, changed = _against(each.words, origins)
        rows.append(SourceRow(each.key, each.kind, each.label, runs, names, not origins, changed))
    return tuple(rows)


def _own(paragraph: DraftParagraph, amends: str | None) -> tuple[Origin, ...]:
    if amends is None or paragraph.before is None:
        return ()
    return (Origin(amends, paragraph.label, paragraph.before),)


def _against(words: str, origins: Sequence[Origin]) -> tuple[tuple[Run, ...], bool]:
    """The words with what differs from the nearest source marked; all of them new where there is none."""
    said = [_bare(origin.words) for origin in origins if origin.words.strip()]
    if not origins:
        return (Run(words, Change.INSERTED, How.TRACKED),), False
    if not said:
        return (Run(words),), False
    nearest = max(said, key=lambda each: fuzz.ratio(each, _bare(words)))
    number = words[: len(words) - len(_bare(words))]
    runs = words_changed(nearest, _bare(words))
    head = (Run(number),) if number else ()
    return (*head, *runs), nearest != _bare(words)


_NUMBER: Final = re.compile(r"\s*(?:[-•]\s+)?(?:\(?(?:[0-9]{1,3}|[a-z]|[ivx]{1,5})[.)]\s+|[0-9]{1,3}\.[0-9]{1,3}\s+)+")


def _bare(words: str) -> str:
    """The words behind the number: another number in another text is no change."""
    found = _NUMBER.match(words)
    return words[found.end() :] if found else words


# Tags -----------------------------------------------------------------------------------------------------------------


def tagged(paragraph: DraftParagraph, *, language: str = "en", within: str | None = None) -> str:
    """The words with the tags of their origins behind them."""
    tags = [tag(each.text, each.provision, language=language, within=within) for each in paragraph.origins]
    return " ".join([paragraph.words, *tags])


def untagged(words: str, issuer: str | None = None) -> tuple[str, tuple[Origin, ...]]:
    """The words without the tags, and the origins that the tags name; a tag that names nothing known stays in the words."""
    origins: list[Origin] = []

    def read(found: re.Match[str]) -> str:
        ids = [id_ for mention in cite(found["what"], issuer) for id_ in mention.ids]
        label = _PROVISION.search(found["what"])
        origins.extend(Origin(id_, " ".join(label["label"].split()) if label else "") for id_ in ids)
        return "" if ids else found[0]

    rest = _TAG.sub(read, words)
    return rest.strip(), tuple(dict.fromkeys(origins))


# Proposals ------------------------------------------------------------------------------------------------------------


def propose_origins(
    paragraphs: Iterable[DraftParagraph], candidates: Sequence[Candidate], *, least: float = _TAKEN
) -> tuple[Proposed, ...]:
    """For each paragraph the one it seems to be taken from, where the words agree enough; a person decides.

    Order and repetition of words count, numbers before a paragraph do not. Headings and single words come from nowhere.
    """
    index = _Index([_folded(each.words) for each in candidates])
    found = []
    for each in paragraphs:
        words = _folded(each.words)
        if each.struck or len(words.split()) < _WORDS_ENOUGH:
            continue
        near = [(_alike(words, index.texts[where]), -where) for where in index.near(words)]
        alike, where = max(near, default=(0.0, 0))
        if alike >= least:
            chosen = candidates[-where]
            found.append(Proposed(each.key, Origin(chosen.text, chosen.provision, chosen.words), alike))
    return tuple(found)


class _Index:
    """Which texts share runs of words with another: only these are compared letter by letter."""

    def __init__(self, texts: Sequence[str]) -> None:
        self.texts = texts
        self._places: dict[str, list[int]] = {}
        for number, text in enumerate(texts):
            for run in _runs(text):
                self._places.setdefault(run, []).append(number)

    def near(self, words: str) -> list[int]:
        """The places of the texts that share most runs, weighed so that runs which stand everywhere count little."""
        shared: defaultdict[int, float] = defaultdict(float)
        for run in _runs(words):
            places = self._places.get(run, ())
            weight = 1 / len(places) if places else 0.0
            for where in places:
                shared[where] += weight
        return sorted(shared, key=lambda where: -shared[where])[:_COMPARED]


def _runs(text: str) -> dict[str, None]:
    """Every two words that stand together, once, in their order: the same answer in every run."""
    return dict.fromkeys(f"{first} {second}" for first, second in pairwise(text.split()))


_COMPARED: Final = 6


def _alike(first: str, second: str) -> float:
    """How much two paragraphs share, of 100: letters of the whole, or the word pairs of one that stand in the other."""
    whole = fuzz.ratio(first, second)
    pairs, others = sorted((_runs(first), _runs(second)), key=len)
    inside = 90 * len(pairs.keys() & others.keys()) / len(pairs) if len(pairs) >= _PAIRS_ENOUGH else 0.0
    return float(max(whole, inside))


_PAIRS_ENOUGH: Final = 8


def _folded(words: str) -> str:
    return " ".join(re.sub(r"[^\w\s]", " ", _bare(words)).casefold().split())


def candidates_of(parts: Mapping[str, Sequence[tuple[str, str]]]) -> tuple[Candidate, ...]:
    """Candidates from texts by identifier, each with the labels and words of its parts."""
    return tuple(
        Candidate(text, label, words)
        for text, each in parts.items()
        for label, words in each
        if len(words.split()) >= _WORDS_ENOUGH
    )
