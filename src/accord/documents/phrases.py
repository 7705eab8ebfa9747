"""The fixed words of documents in the three languages: one table, which a test holds complete.

Texts that the register holds (activities, results, names of bodies) are not here; they are printed as they are.
"""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Final

from accord.core.errors import Invalid

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

#: Key -> the words in English, French and Spanish. Names in braces are filled in.
PHRASES: Final[Mapping[str, tuple[str, str, str]]] = MappingProxyType(
    {
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
    }
)  # fmt: skip


def phrase(key: str, language: str, **values: object) -> str:
    """The words of `key` in a language, with values filled in. Raises Invalid for a language without words."""
    return PHRASES[key][_place(language)].format(**values)


def printed_date(day: date, language: str) -> str:
    """A day as the language writes it: 4 July 2014, 1er mars 2013, 4 de julio de 2014."""
    _place(language)
    month = MONTHS[language][day.month - 1]
    if language == "es":
        return f"{day.day} de {month} de {day.year}"
    ordinal = "1er" if language == "fr" and day.day == 1 else str(day.day)
    return f"{ordinal} {month} {day.year}"


def locale(language: str) -> str:
    """The tag of a language for word processors and readers: en-GB. Another language than ours is its own tag."""
    return LOCALES.get(language, language)


def _place(language: str) -> int:
    try:
        return LANGUAGES.index(language)
    except ValueError:
        raise Invalid(f"documents are written in {', '.join(LANGUAGES)}, not in {language!r}") from None
