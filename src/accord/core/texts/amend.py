"""Drafts: a text paragraph by paragraph, what stood there before, and where the words come from.

An edit gives a new draft; nothing is lost, since a paragraph that goes is struck out and keeps what it said. The redline of a draft
needs no guessing, for each paragraph knows its own past.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from accord.core.errors import Invalid, NotFound
from accord.core.texts.redline import Comparison, aligned, compared


@dataclass(frozen=True, slots=True)
class Origin:
    """Where words come from: the identifier of a text, the provision there (`1 a)`), and the words as they stand in it."""

    text: str
    provision: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class DraftParagraph:
    """A paragraph of a draft. `key` stays while others come and go; `before` is None where the paragraph is new."""

    key: int
    words: str
    label: str = ""
    kind: str = "paragraph"
    before: str | None = None
    struck: bool = False
    origins: tuple[Origin, ...] = ()

    @property
    def is_new(self) -> bool:
        """Whether nothing stood there in the text that the draft amends."""
        return self.before is None

    @property
    def is_changed(self) -> bool:
        """Whether it says something else than before."""
        return self.struck or self.before is None or self.before != self.words


Paragraphs = tuple[DraftParagraph, ...]
_FIRST: Final = 0


def one_line(words: str) -> str:
    """The words of a paragraph with single blanks: where a file broke its lines is no amendment."""
    return " ".join(words.split())


def standing(paragraphs: Sequence[DraftParagraph]) -> Paragraphs:
    """The paragraphs that the draft would leave."""
    return tuple(each for each in paragraphs if not each.struck)


def clean_text(paragraphs: Sequence[DraftParagraph]) -> str:
    """The text as it would stand, with a blank line between paragraphs and a line end at the end."""
    words = "\n\n".join(each.words for each in standing(paragraphs))
    return f"{words}\n" if words else ""


def redline_of(paragraphs: Sequence[DraftParagraph]) -> Comparison:
    """What the draft changes, paragraph by paragraph and word by word."""
    return compared(
        (each.before, None if each.struck else each.words)
        for each in paragraphs
        if not (each.struck and each.before is None)
    )


def rewritten(paragraphs: Paragraphs, key: int, words: str) -> Paragraphs:
    """With other words in one paragraph; one that was struck out stands again. Raises NotFound, Invalid (no words)."""
    if not words.strip():
        raise Invalid("a paragraph has words; strike it out instead", fields={"words": "is empty"})
    place = _place(paragraphs, key)
    changed = replace(paragraphs[place], words=one_line(words), struck=False)
    return (*paragraphs[:place], changed, *paragraphs[place + 1 :])


def struck_out(paragraphs: Paragraphs, key: int) -> Paragraphs:
    """Without one paragraph: a new one goes, an old one is struck out. Raises NotFound."""
    place = _place(paragraphs, key)
    found = paragraphs[place]
    kept = () if found.is_new else (replace(found, words=found.before or found.words, struck=True),)
    return (*paragraphs[:place], *kept, *paragraphs[place + 1 :])


def inserted(
    paragraphs: Paragraphs,
    words: str,
    *,
    after: int,
    label: str = "",
    kind: str = "paragraph",
    origins: tuple[Origin, ...] = (),
    key: int | None = None,
) -> Paragraphs:
    """With a new paragraph after the one named (0: before all others). Raises NotFound, Invalid (no words)."""
    if not words.strip():
        raise Invalid("a paragraph has words", fields={"words": "is empty"})
    place = 0 if after == _FIRST else _place(paragraphs, after) + 1
    number = key or max((each.key for each in paragraphs), default=0) + 1
    new = DraftParagraph(number, one_line(words), label, kind, None, struck=False, origins=origins)
    return (*paragraphs[:place], new, *paragraphs[place:])


def moved(paragraphs: Paragraphs, key: int, *, after: int) -> Paragraphs:
    """With one paragraph in another place (after 0: first). Raises NotFound, Invalid (after itself)."""
    if key == after:
        raise Invalid("a paragraph can't stand behind itself", fields={"after": "is the paragraph itself"})
    found = paragraphs[_place(paragraphs, key)]
    rest = tuple(each for each in paragraphs if each.key != key)
    place = 0 if after == _FIRST else _place(rest, after) + 1
    return (*rest[:place], found, *rest[place:])


def rewritten_whole(
    paragraphs: Paragraphs, texts: Sequence[tuple[str, str, str]], *, first_key: int | None = None
) -> Paragraphs:
    """As a whole new text: paragraphs given as kind, label and words are matched with those that stand, by what they share.

    A paragraph that is found again keeps its key, its past and its origins; one that is not is struck out. Raises Invalid (no text).
    """
    wanted = [(kind, label, one_line(words)) for kind, label, words in texts if words.strip()]
    if not wanted:
        raise Invalid("the new text holds no words")
    here = list(paragraphs)
    upright = [each for each in here if not each.struck]
    next_key = first_key or max((each.key for each in here), default=0) + 1
    made: list[DraftParagraph] = []
    for before, after in aligned([each.words for each in upright], [words for _, _, words in wanted]):
        if after is None:
            gone = upright[before or 0]
            made += [] if gone.is_new else [replace(gone, words=gone.before or gone.words, struck=True)]
            continue
        kind, label, words = wanted[after]
        if before is None:
            made.append(DraftParagraph(next_key, words, label, kind))
            next_key += 1
        else:
            made.append(replace(upright[before], words=words, label=label, kind=kind))
    return _with_struck(here, made)


def _with_struck(here: Sequence[DraftParagraph], made: list[DraftParagraph]) -> Paragraphs:
    """Those struck out before stay behind the paragraph that they stood behind."""
    there = {each.key for each in made}
    for place, each in enumerate(here):
        if not each.struck or each.key in there:
            continue
        before = next((other.key for other in reversed(here[:place]) if other.key in there), None)
        at = next((number for number, other in enumerate(made) if other.key == before), -1) + 1
        made.insert(at, each)
        there.add(each.key)
    return tuple(made)


def with_origins(paragraphs: Paragraphs, key: int, origins: tuple[Origin, ...]) -> Paragraphs:
    """With other origins of one paragraph. Raises NotFound, Invalid (one named twice)."""
    named = [(each.text, each.provision) for each in origins]
    if len(set(named)) < len(named):
        raise Invalid("an origin is named twice", fields={"origins": "names one twice"})
    place = _place(paragraphs, key)
    return (*paragraphs[:place], replace(paragraphs[place], origins=origins), *paragraphs[place + 1 :])


def _place(paragraphs: Sequence[DraftParagraph], key: int) -> int:
    found = next((place for place, each in enumerate(paragraphs) if each.key == key), None)
    if found is None:
        raise NotFound(f"the draft has no paragraph {key}")
    return found
