"""The fixed words of documents about texts (response matrix, Text / Source table, deletions) in English, French and Spanish."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Final

#: Key -> the words in English, French and Spanish. Names in braces are filled in.
TEXT_PHRASES: Final[Mapping[str, tuple[str, str, str]]] = MappingProxyType(
    {
        # response matrix
        "matrix": (
            "Comments received and responses",
            "Commentaires reçus et réponses",
            "Comentarios recibidos y respuestas",
        ),
        "number": ("No.", "N°", "Núm."),
        "from": ("Comment by", "Auteur", "Comentario de"),
        "comment": ("Comment", "Commentaire", "Comentario"),
        "proposed": ("Proposed wording", "Libellé proposé", "Redacción propuesta"),
        "answer": ("Response", "Réponse", "Respuesta"),
        "whole": ("The text as a whole", "L’ensemble du texte", "El texto en su conjunto"),
        "party": ("Party", "Partie", "Parte"),
        "observer": ("observer", "observateur", "observador"),
        "late": (
            "received on {day}, after the closing date",
            "reçu le {day}, après la date limite",
            "recibido el {day}, después de la fecha límite",
        ),
        "accepted": ("Accepted", "Accepté", "Aceptado"),
        "accepted_in_part": ("Accepted in part", "Accepté en partie", "Aceptado en parte"),
        "not_accepted": ("Not accepted", "Non accepté", "No aceptado"),
        "noted": ("Noted", "Pris note", "Se toma nota"),
        "": ("Not answered yet", "Pas encore de réponse", "Aún sin respuesta"),
        "opened": (
            "The text was opened for comments by {notification}, from {first} to {last}.",
            "Le texte a été ouvert aux commentaires par {notification}, du {first} au {last}.",
            "El texto se abrió a comentarios mediante {notification}, del {first} al {last}.",
        ),
        "counted": (
            "Comments: {comments}, by {parties} Parties and {observers} observers. {outcomes}",
            "Commentaires : {comments}, de {parties} Parties et {observers} observateurs. {outcomes}",
            "Comentarios: {comments}, de {parties} Partes y {observers} observadores. {outcomes}",
        ),
        "no_comments": (
            "No comment was received.",
            "Aucun commentaire n’a été reçu.",
            "No se recibió ningún comentario.",
        ),
        # Text / Source
        "text": ("Text", "Texte", "Texto"),
        "source": ("Source", "Source", "Fuente"),
        "marks": (
            "Where a paragraph is taken from another text, added words are underlined and omitted words are struck through.",
            "Lorsqu’un paragraphe est tiré d’un autre texte, les mots ajoutés sont soulignés et les mots omis sont barrés.",
            "Cuando un párrafo procede de otro texto, las palabras añadidas se subrayan y las omitidas se tachan.",
        ),
        "house": (
            "New text is underlined and deleted text is struck through.",
            "Le nouveau texte est souligné et le texte supprimé est barré.",
            "El texto nuevo figura subrayado y el texto suprimido, tachado.",
        ),
        # texts
        "in_force": (
            "In force on {day}: {version}, since {since}.",
            "En vigueur le {day} : {version}, depuis le {since}.",
            "En vigor el {day}: {version}, desde el {since}.",
        ),
        "repealed": ("repealed on {day}", "abrogé le {day}", "derogado el {day}"),
        # deletions
        "deletions": (
            "Decisions proposed for deletion",
            "Décisions proposées pour suppression",
            "Decisiones que se propone suprimir",
        ),
        "decision": ("Decision", "Décision", "Decisión"),
        "directed": ("Directed to", "À l’adresse de", "Dirigida a"),
        "why": ("Reason", "Motif", "Motivo"),
        "implemented": ("Considered implemented", "Considérée comme appliquée", "Se considera aplicada"),
        "incorporated": ("Incorporated in {other}", "Incorporée dans {other}", "Incorporada en {other}"),
        "incorporated_somewhere": (
            "Incorporated in another text",
            "Incorporée dans un autre texte",
            "Incorporada en otro texto",
        ),
        "proposed_for_deletion": ("Proposed for deletion", "Proposée pour suppression", "Propuesta de supresión"),
        "proposed_incorporation": (
            "Its incorporation was proposed",
            "Son incorporation a été proposée",
            "Se propuso su incorporación",
        ),
        "reported": ("Reported on in {papers}", "Rapport dans {papers}", "Informe en {papers}"),
        "waits": (
            "Not to be deleted before its incorporation is decided",
            "À ne pas supprimer avant décision sur son incorporation",
            "No suprimir antes de decidir su incorporación",
        ),
        "no_text": (
            "The register does not hold the text.",
            "Le registre ne contient pas le texte.",
            "El registro no contiene el texto.",
        ),
        "none_deletable": (
            "No Decision is ready for deletion.",
            "Aucune décision n’est prête à être supprimée.",
            "Ninguna decisión está lista para suprimirse.",
        ),
        "recommendations": ("Recommendations", "Recommandations", "Recomendaciones"),
        "is_invited": ("{organ} is invited to:", "{organ} : il est proposé de", "{organ}: se propone"),
        "agree_implemented": (
            "agree that {decisions} {have} been implemented, and propose {their} deletion to the Conference of the Parties;",
            "convenir que l’application des textes suivants est achevée, et en proposer la suppression à la Conférence des Parties : {decisions} ;",
            "acordar que la aplicación de los textos siguientes ha concluido, y proponer su supresión a la Conferencia de las Partes: {decisions};",
        ),
        "propose_incorporated": (
            "propose to the Conference of the Parties the deletion of {decisions}, whose text is incorporated elsewhere;",
            "proposer à la Conférence des Parties la suppression des textes suivants, incorporés ailleurs : {decisions} ;",
            "proponer a la Conferencia de las Partes la supresión de los textos siguientes, incorporados a otros: {decisions};",
        ),
        "delete": (
            "delete {decisions};",
            "supprimer les textes suivants : {decisions} ;",
            "suprimir los textos siguientes: {decisions};",
        ),
        "decide_incorporation": (
            "decide on the incorporation of {decisions} before any deletion;",
            "statuer, avant toute suppression, sur l’incorporation des textes suivants : {decisions} ;",
            "decidir, antes de toda supresión, sobre la incorporación de los textos siguientes: {decisions};",
        ),
        "and": ("and", "et", "y"),
    }
)
_LANGUAGES: Final = ("en", "fr", "es")


def text_phrase(key: str, language: str, **given: str) -> str:
    """The words for `key` in a language (English for one that is not known), with the names in braces filled in."""
    place = _LANGUAGES.index(language) if language in _LANGUAGES else 0
    return TEXT_PHRASES[key][place].format(**given)


def listed(names: list[str], language: str) -> str:
    """`a`, `a and b`, `a, b and c`."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} {text_phrase('and', language)} {names[-1]}"


def enumerated(items: Sequence[str], language: str) -> tuple[str, ...]:
    """The items of a list as a paper ends them: all but the last with a semicolon, the last but one with “and”, the last with a stop."""
    bare = [each.rstrip("; \u00a0") for each in items]
    gap = "\u00a0" if language == "fr" else ""
    ends = [f"{gap};"] * (len(bare) - 2) + [f"{gap}; {text_phrase('and', language)}"] * (len(bare) > 1) + ["."]
    return tuple(f"{words}{end}" for words, end in zip(bare, ends, strict=bool(bare)))
