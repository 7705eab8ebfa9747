"""The fixed words of documents in the three languages: one table, which a test holds complete.

Texts that the register holds (activities, results, names of bodies) are not here; they are printed as they are.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from string import Formatter
from types import MappingProxyType
from typing import Final

from accord.core.dates import ImpreciseDate, Precision
from accord.core.errors import Invalid
from accord.core.meetings import Days
from accord.documents.model import Inline, Run, Words
from accord.documents.phrases_meeting import MEETING_PHRASES
from accord.documents.phrases_programme import PROGRAMME_PHRASES

LANGUAGES: Final = ("en", "fr", "es")
#: What a word processor and a reader of the page are told (BCP 47).
LOCALES: Final[Mapping[str, str]] = MappingProxyType({"en": "en-GB", "fr": "fr-FR", "es": "es-ES"})

MONTHS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "en": ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
               "November", "December"),
        "fr": ("janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre",
               "novembre", "décembre"),
        "es": ("enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre",
               "noviembre", "diciembre"),
    }
)  # fmt: skip

_FORM: Final = {
        # the form of any document
        "annex": ("Annex", "Annexe", "Anexo"),
        "annex_n": ("Annex {number}", "Annexe {number}", "Anexo {number}"),
        "page": ("p.", "p.", "p."),
        "notes": ("Notes", "Notes", "Notas"),
        "back_to_text": ("Back to the text", "Retour au texte", "Volver al texto"),
        "contents": ("Contents", "Table des matières", "Índice"),
        "original_language": ("Original language: {language}", "Langue originale : {language}",
                              "Idioma original: {language}"),
        "english": ("English", "anglais", "inglés"),
        "french": ("French", "français", "francés"),
        "spanish": ("Spanish", "espagnol", "español"),
        "list_goes_on": (";", " ;", ";"),
        "colon": (": ", " : ", ": "),
        "list_and": ("; and", " ; et", "; y"),
        "nth_meeting": ("{body}, meeting {number}", "{body}, {number}e réunion", "{body}, {number}.ª reunión"),
        # where it comes from
        "about": ("About this document", "À propos de ce document", "Acerca de este documento"),
        "as_of": ("As of {day}.", "État au {day}.", "Situación al {day}."),
        "journal": ("Entry {number} of the journal of the register, {hash}.",
                    "Inscription nº {number} au journal du registre, {hash}.",
                    "Asiento {number} del diario del registro, {hash}."),
        "journal_empty": ("The journal of the register had no entry.", "Le journal du registre était vide.",
                          "El diario del registro no tenía ningún asiento."),
        "sources": ("Sources", "Sources", "Fuentes"),
        "prepared_with": ("Prepared with Accord from the working register; the documents of the conventions prevail.",
                          "Établi avec Accord d’après le registre de travail ; les documents des conventions font foi.",
                          "Preparado con Accord a partir del registro de trabajo; prevalecen los documentos oficiales."),
        "marks": ("New text is underlined and deleted text is struck through.",
                  "Le texte nouveau est souligné et le texte supprimé est barré.",
                  "El texto nuevo está subrayado y el texto suprimido está tachado."),
}  # fmt: skip


def _kept(french: str) -> str:
    """French text whose blanks before double signs of punctuation don't break a line."""
    return re.sub(r" (?=[;:!?»])|(?<=«) ", "\u00a0", french)


#: Key -> the words in English, French and Spanish. Names in braces are filled in.
PHRASES: Final[Mapping[str, tuple[str, str, str]]] = MappingProxyType(
    {key: (en, _kept(fr), es) for key, (en, fr, es) in (_FORM | PROGRAMME_PHRASES | MEETING_PHRASES).items()}
)
#: First words of the names of bodies that are feminine; others are masculine.
_FEMININE: Final[Mapping[str, frozenset[str]]] = MappingProxyType(
    {
        "en": frozenset(),
        "fr": frozenset({"assemblée", "commission", "conférence", "convention", "équipe", "organisation", "plateforme",
                         "réunion", "union"}),
        "es": frozenset({"asamblea", "comisión", "conferencia", "convención", "organización", "plataforma", "reunión",
                         "secretaría", "unión"}),
    }
)  # fmt: skip
_ELIDED: Final = re.compile("[aâeéèêiîoôuûyhAÂEÉÈÊIÎOÔUÛYH]")


def phrase(key: str, language: str, /, **values: object) -> str:
    """The words of `key` in a language, with values filled in. Raises Invalid for a language without words."""
    return PHRASES[key][_place(language)].format(**values)


def told(key: str, language: str, /, **values: Words | str | int) -> Words:
    """As `phrase`, where values may be words of a document (links, italics)."""
    made: list[Inline] = []
    for text, name, _, _ in Formatter().parse(PHRASES[key][_place(language)]):
        if text:
            made.append(Run(text))
        if name:
            value = values[name]
            made += value if isinstance(value, tuple) else (Run(str(value)),)
    return tuple(made)


def listed(parts: Sequence[Words], language: str) -> Words:
    """Words in a row: a, b and c."""
    between = {"en": " and ", "fr": " et ", "es": " y "}[LANGUAGES[_place(language)]]
    made: list[Inline] = []
    for place, part in enumerate(parts):
        if place:
            made.append(Run(between if place == len(parts) - 1 else ", "))
        made += part
    return tuple(made)


def with_article(name: str, language: str) -> str:
    """The name of a body as it stands in a sentence: the CITES Secretariat, l’Assemblée, la Secretaría."""
    if language == "fr":
        if _ELIDED.match(name):
            return f"l’{name}"
        return f"{'la' if is_feminine(name, language) else 'le'} {name}"
    if language == "es":
        return f"{'la' if is_feminine(name, language) else 'el'} {name}"
    return f"the {name}"


def to_body(name: str, language: str) -> str:
    """The name of a body to whom something is said, in Spanish: al Comité, a la Conferencia; elsewhere with its article."""
    if language == "es":
        return f"{'a la' if is_feminine(name, language) else 'al'} {name}"
    return with_article(name, language)


def is_feminine(name: str, language: str) -> bool:
    """Whether the name of a body is feminine, by its first word."""
    first = name.split(maxsplit=1)[0].casefold() if name.strip() else ""
    return first in _FEMININE.get(language, frozenset())


def capital(text: str) -> str:
    """The text with a capital at the beginning of a sentence; the rest as it is."""
    return text[:1].upper() + text[1:]


def printed_date(day: date, language: str) -> str:
    """A day as the language writes it: 4 July 2014, 1er mars 2013, 4 de julio de 2014."""
    return f"{_day(day, language)}{_of(language)}{printed_month(day, language)}"


def printed_month(day: date, language: str) -> str:
    """The month of a day with its year: July 2014, juillet 2014, julio de 2014."""
    _place(language)
    month = MONTHS[language][day.month - 1]
    return f"{month} de {day.year}" if language == "es" else f"{month} {day.year}"


def printed_when(when: ImpreciseDate, language: str) -> str:
    """A date as exactly as it is known."""
    if when.precision is Precision.DAY:
        return printed_date(when.day, language)
    return str(when.day.year) if when.precision is Precision.YEAR else printed_month(when.day, language)


def printed_days(days: Days, language: str) -> str:
    """The days of a meeting: 7-11 July 2014, 27 June – 1 July 2005."""
    first, last = days.first, days.last
    if days.precision is Precision.YEAR:
        return str(first.year) if first.year == last.year else f"{first.year}-{last.year}"
    if days.precision is Precision.MONTH:
        return printed_month(first, language)
    if first == last:
        return printed_date(first, language)
    if (first.year, first.month) == (last.year, last.month):
        return f"{_day(first, language)}-{_day(last, language)}{_of(language)}{printed_month(first, language)}"
    if first.year == last.year:
        return f"{_day(first, language)}{_of(language)}{MONTHS[language][first.month - 1]} – {printed_date(last, language)}"
    return f"{printed_date(first, language)} – {printed_date(last, language)}"


def locale(language: str) -> str:
    """The tag of a language for word processors and readers: en-GB. Another language than ours is its own tag."""
    return LOCALES.get(language, language)


def _day(day: date, language: str) -> str:
    _place(language)
    return "1er" if language == "fr" and day.day == 1 else str(day.day)


def _of(language: str) -> str:
    return " de " if language == "es" else " "


def _place(language: str) -> int:
    try:
        return LANGUAGES.index(language)
    except ValueError:
        raise Invalid(f"documents are written in {', '.join(LANGUAGES)}, not in {language!r}") from None
