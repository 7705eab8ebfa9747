"""What an annotation of the Appendices says of parts and derivatives, where its own words say it.

A specimen is an animal or plant, alive or dead, and any readily recognizable part or derivative: of animals in Appendices I
and II all of them, of plants in Appendix I too; of the others those *specified in the Appendices* in relation to the
species (CITES Art. I (b)), which an annotation such as `#4` does. Without one all are included (Interpretation of the
Appendices, para. 7). What the words leave open stays unknown: nothing here is guessed.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from accord.core.listings.annotation_terms import MADE, OF_ANIMALS, Part, akin, kinds, part_called, parts_in


class Covers(StrEnum):
    """Whether a listing covers a part or derivative."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Annotation:
    """A symbol and its text by language, in force from the day `valid_from` to the day `valid_to`, both included.

    The numbers are given anew when a conference renumbers them: `#5` of 1985 is not `#5` of 1997.
    """

    symbol: str
    texts: Mapping[str, str]
    valid_from: date | None = None
    valid_to: date | None = None
    decided_at: str | None = None

    def in_force(self, on: date) -> bool:
        """Whether this is the text of the symbol on a day."""
        return (self.valid_from is None or self.valid_from <= on) and (self.valid_to is None or on <= self.valid_to)


@dataclass(frozen=True, slots=True)
class Cover:
    """The answer, the words that say so, and exceptions of the text that depend on the shipment, not on the part."""

    answer: Covers
    words: str
    unless: tuple[str, ...] = ()


class Form(StrEnum):
    """How a text is built."""

    ALL = "all parts and derivatives"
    ALL_EXCEPT = "all parts and derivatives, with exceptions"
    ONLY = "only what it names"


@dataclass(frozen=True, slots=True)
class Item:
    """One phrase of a text: the parts it names; `condition` is what limits them (`of artificially propagated plants`)."""

    words: str
    parts: tuple[Part, ...]
    condition: str = ""
    counter: str = ""  # “this exemption does not apply to …”
    counter_parts: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """An English text taken apart: what it names, and what it excepts."""

    form: Form
    opening: str
    items: tuple[Item, ...] = ()
    excepted: tuple[Item, ...] = ()
    has_derivatives: bool = False  # “and any derivative thereof”
    open_words: tuple[str, ...] = ()  # what could not be read
    is_of_animals: bool = False


_ALL = re.compile(
    r"(?:designates )?all parts(?: and derivatives|, derivatives and finished products)(?: are included)?",
    re.IGNORECASE,
)
_EXCEPT = re.compile(r",?\s*except(?:\s*:|\s)\s*", re.IGNORECASE)
_EXCEPT_AT_END = re.compile(r",? except(?: for)?:? ((?!those)[^;]+)$", re.IGNORECASE)
_LETTERED = re.compile(r"(?:^|(?<=[\s;:,.]))[a-k]\)\s*")
_COUNTER = re.compile(r"[.;,]\s*(?:the|this) (?:exemption|exception) does not apply to\s+", re.IGNORECASE)
_BUT_THOSE = re.compile(r",? except those ([^,;]+)(?:,|$)", re.IGNORECASE)
_NOT_COVERED = re.compile(r"([^.]+?),? (?:are|is) not considered to be covered by this annotation", re.IGNORECASE)
_EXCLUDING = re.compile(r"[,(]?\s*excluding\s+([^)]+)\)?", re.IGNORECASE)
_DERIVATIVE = re.compile(r"(?:and |or )?any derivatives? thereof", re.IGNORECASE)
_NO_PARTS_BUT = re.compile(r"excluding parts and derivatives,? other than (.+)", re.IGNORECASE)
_ASIDE = re.compile(r"\((?:also known as|i\.e\.)([^)]*)\)", re.IGNORECASE)
#: Words that limit nothing.
_IDLE = re.compile(
    r"\b(?:and|or|the|all|both|whole|sliced|parts?|derivatives?|products?|thereof|including|separate|such as|readily|"
    r"recognizable|used for the fabrication of bows for stringed musical instruments|designates)\b|[,.;:()]",
    re.IGNORECASE,
)
_INCLUDING = re.compile(r"\(including ([^)]*)\)", re.IGNORECASE)
_LEADING = re.compile(r"^[\s,;()]*(?:(?:separate|and|parts|derivatives|thereof)[\s,]+)*", re.IGNORECASE)
#: Exceptions that depend on the shipment and name no part.
_OF_THE_SHIPMENT = re.compile(
    r"those bearing|non-commercial exports|re-exports? of|parts and derivatives of .+ covered by", re.IGNORECASE
)
_MARKUP = re.compile(r"<[^>]*>")
_PROPAGATED = re.compile(r"of (naturalized or )?artificially propagated plants(.*)", re.IGNORECASE)


def plain_text(text: str) -> str:
    """The text on one line, without markup."""
    return " ".join(_MARKUP.sub(" ", text).split())


def read_annotation(text: str) -> Reading | None:
    """An English text taken apart, None where it isn't built in any way known here."""
    text = plain_text(text)
    if match := _NO_PARTS_BUT.fullmatch(text.rstrip(".")):
        return Reading(Form.ONLY, text, (_item(match[1]),), is_of_animals=True)
    if match := _ALL.match(text):
        rest = text[match.end() :]
        if not rest.strip(" ."):
            return Reading(Form.ALL, match[0])
        if exception := _EXCEPT.match(rest):
            return Reading(Form.ALL_EXCEPT, match[0], excepted=_lettered(rest[exception.end() :]))
        return None
    return _closed(text)


def covers(annotation: Annotation, what: str, *, artificially_propagated: bool | None = None) -> Cover:
    """Whether the plants or animals so annotated are listed with `what` (`seeds`, `sawn wood`, `finished products` …).

    Unknown wherever the English text leaves it open: an exception that depends on origin or species, a part that may be
    what another word of the text means, a text or a word not known here. `artificially_propagated` says how the plants
    of the shipment were grown, for exceptions that depend on it.
    """
    text = annotation.texts.get("en", "")
    reading = read_annotation(text) if text else None
    if reading is None:
        return Cover(Covers.UNKNOWN, plain_text(text))
    if " ".join(what.casefold().split()) in _WHOLE:
        return Cover(Covers.YES, _ART_I_WHOLE)
    part = part_called(what)
    if part is None or (part in OF_ANIMALS) is not reading.is_of_animals:
        return Cover(Covers.UNKNOWN, plain_text(text))
    match reading.form:
        case Form.ALL:
            return Cover(Covers.YES, reading.opening)
        case Form.ALL_EXCEPT:
            return _of_all(reading, part, artificially_propagated)
        case Form.ONLY:
            return _of_named(reading, part, plain_text(text))


_WHOLE = frozenset({"live plants", "whole plants", "plants", "live animals", "whole animals", "live", "dead"})
_ART_I_WHOLE = "any animal or plant, whether alive or dead (CITES Article I (b) (i))"
#: Not readily recognizable or no specimen at all, by Resolution Conf. 9.6 (Rev. CoP16), for animals.
_WASTE = frozenset({"urine", "faeces", "feces", "ambergris"})
_WASTE_SINCE = date(2013, 6, 12)


def covers_specimen(what: str, *, kingdom: str, appendix: str, on: date, annotation: Annotation | None = None) -> Cover:
    """Whether a listing in a CITES appendix covers a part or derivative, by the Convention and the annotation, if any.

    `kingdom` is `animalia` or `plantae`. Raises ValueError for another kingdom: the Convention knows no third.
    """
    if kingdom.casefold() not in ("animalia", "plantae"):
        raise ValueError(f"CITES lists animals and plants, not {kingdom}")
    is_animal = kingdom.casefold() == "animalia"
    if is_animal and what.casefold().strip() in _WASTE and on >= _WASTE_SINCE:
        return Cover(
            Covers.NO,
            "urine, faeces and ambergris that are waste products, gained without manipulation of the animal "
            "(Resolution Conf. 9.6)",
        )
    if annotation is not None:
        return covers(annotation, what)
    if appendix == "I" or (is_animal and appendix == "II"):
        return Cover(Covers.YES, "any readily recognizable part or derivative thereof (CITES Article I (b))")
    return Cover(
        Covers.YES, "all parts and derivatives, since no annotation names only some (Interpretation of the Appendices)"
    )


def _of_all(reading: Reading, part: Part, propagated: bool | None) -> Cover:
    for item in reading.excepted:
        if part in item.counter_parts and part not in item.parts:
            return Cover(Covers.YES, item.counter)
    open_words = ""
    for item in reading.excepted:
        match _excepts(item, part, propagated):
            case Covers.NO:
                return Cover(Covers.NO, item.words)
            case Covers.UNKNOWN:
                open_words = open_words or "; ".join(filter(None, (item.words, item.counter)))
            case Covers.YES:
                pass
    if open_words:
        return Cover(Covers.UNKNOWN, open_words)
    return Cover(Covers.YES, reading.opening, tuple(item.words for item in reading.excepted if _bears_on(item, part)))


def _bears_on(item: Item, part: Part) -> bool:
    """Whether an exception that leaves the part covered is to be told with the answer: one of shipments, of such parts."""
    is_of_it = any(kinds(part) & kinds(other) or akin(part, other) for other in item.parts)
    return not item.parts or (_OF_THE_SHIPMENT.match(item.words) is not None and is_of_it)


def _excepts(item: Item, part: Part, propagated: bool | None) -> Covers:
    """What one exception leaves of the cover of a part: NO (excepted), YES (it says nothing of it) or UNKNOWN."""
    if _OF_THE_SHIPMENT.match(item.words):
        return Covers.YES
    if not item.parts:
        return Covers.UNKNOWN
    if kinds(part) & set(item.parts):
        if kinds(part) & set(item.counter_parts):
            return Covers.UNKNOWN
        return _met(item.condition, propagated) if item.condition else Covers.NO
    return Covers.UNKNOWN if any(akin(part, other) for other in item.parts) else Covers.YES


def _met(condition: str, propagated: bool | None) -> Covers:
    """What a condition on how plants were grown leaves: NO (excepted), YES (not excepted) or UNKNOWN."""
    match = _PROPAGATED.fullmatch(condition.strip(" ,"))
    if match is None or propagated is None:
        return Covers.UNKNOWN
    if propagated:
        return Covers.UNKNOWN if match[2].strip() else Covers.NO
    return Covers.UNKNOWN if match[1] else Covers.YES


def _of_named(reading: Reading, part: Part, text: str) -> Cover:
    for item in reading.items:
        if kinds(part) & set(item.parts):
            return Cover(Covers.YES, item.words)
    for item in reading.excepted:
        if kinds(part) & set(item.parts):
            return Cover(Covers.NO, item.words)
    named = [other for item in reading.items for other in item.parts]
    is_derived = reading.has_derivatives and part in MADE
    if reading.open_words or is_derived or any(akin(part, other) for other in named):
        return Cover(Covers.UNKNOWN, text)
    return Cover(Covers.NO, text)


def _lettered(text: str) -> tuple[Item, ...]:
    """The exceptions a), b), c) …, or the one that stands without a letter."""
    pieces = [piece for piece in _LETTERED.split(text) if piece.strip()]
    return tuple(item for piece in pieces for item in (_item(piece), *_included(piece)))


def _included(text: str) -> list[Item]:
    """What a phrase adds in brackets: `(including pollinia)`, `(including seedpods of Orchidaceae)`."""
    whole = _item(text)
    asides = [parts_in(match[1]) for match in _INCLUDING.finditer(text)]
    return [Item(whole.words, parts, rest) for parts, rest in asides]


def _item(text: str) -> Item:
    words = re.sub(r"(?:[;,]?\s*\band\b|[;,.])\s*$", "", text.strip()).strip()
    main, counter = words, ""
    if match := _COUNTER.search(words):
        main, counter = words[: match.start()], words[match.start() :].strip(" .;,")
    if match := _BUT_THOSE.search(main):
        # “seeds, except those from Mexican cacti, and pollen”: a condition on the part before it only
        before = parts_in(main[: match.start()])[0][-1:]
        counter, counter_parts = match[0].strip(" ,"), before
        main = f"{main[: match.start()]}, {main[match.end() :]}"
    else:
        counter_parts = parts_in(counter)[0]
    parts, rest = parts_in(_INCLUDING.sub(" ", main))
    condition = _LEADING.sub("", rest) if _IDLE.sub(" ", rest).strip() else ""
    return Item(words, parts, condition, counter, counter_parts)


def _closed(text: str) -> Reading | None:
    """A text that names what is covered, and perhaps what is not."""
    excepted = [_named_only(match[1], match[0]) for match in _NOT_COVERED.finditer(text)]
    rest = _NOT_COVERED.sub(" ", text)
    excepted += [_named_only(match[1], match[0].strip(" ,()")) for match in _EXCLUDING.finditer(rest)]
    rest = _EXCLUDING.sub(" ", rest)
    if match := _EXCEPT_AT_END.search(rest):
        excepted.append(_named_only(match[1], match[0].strip(" ,.")))
        rest = rest[: match.start()]
    has_derivatives = _DERIVATIVE.search(rest) is not None
    named = _DERIVATIVE.sub(" ", _ASIDE.sub(r" \1 ", rest) if "i.e." in rest else _ASIDE.sub(" ", rest))
    item = _item(named)
    if not item.parts:
        return None
    open_words = (item.condition,) if item.condition else ()
    return Reading(
        Form.ONLY, text, (Item(plain_text(rest).strip(" ."), item.parts),), tuple(excepted), has_derivatives, open_words
    )


def _named_only(text: str, words: str) -> Item:
    return Item(words.strip(" ."), parts_in(text)[0])
