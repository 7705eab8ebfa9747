"""How an identifier is printed in a text: `cites:dec:17.55@cop19` as “Decision 17.55 (Rev. CoP19)”, in English, French or Spanish.

The inverse of `citations.cite`, in the forms that each convention uses; what has no form of its own is printed as it is.
"""

import re
from typing import Final

from accord.core.errors import Invalid
from accord.core.ids import Identifier, read_identifier
from accord.core.texts.numbers import as_roman

_NOUNS: Final = {
    "res": {"en": "Resolution", "fr": "Résolution", "es": "Resolución"},
    "dec": {"en": "Decision", "fr": "Décision", "es": "Decisión"},
    "rec": {"en": "Recommendation", "fr": "Recommandation", "es": "Recomendación"},
    "notif": {
        "en": "Notification to the Parties No.",
        "fr": "Notification aux Parties n°",
        "es": "Notificación a las Partes No.",
    },
}
_REVISED: Final = {"cites": "(Rev. CoP{})", "cms": "(Rev.COP{})", "aewa": "(Rev.MOP{})"}
_PREFIXED: Final = {
    "cms": "CMS",
    "cbd": "CBD",
    "aewa": "AEWA",
    "ramsar": "Ramsar",
    "unea": "UNEA",
    "unga": "United Nations General Assembly",
}
#: The last meeting of the Conference of the Parties to the CBD whose decisions have a Roman number.
_LAST_ROMAN: Final = 13
_SOURCE_WORD: Final = {"en": "text from", "fr": "texte de", "es": "texto de"}
#: In French and Spanish resolutions, decisions, recommendations and notifications are feminine.
_ARTICLE: Final = {"fr": "la ", "es": "la "}
_PARAGRAPH: Final = {"en": "paragraph", "fr": "paragraphe", "es": "párrafo"}


def printed(id_: str, *, language: str = "en", within: str | None = None) -> str:
    """The number of a text as a text in `language` gives it. `within` is the body whose text it is: its own are not named there."""
    try:
        read = read_identifier(id_)
    except Invalid:
        return id_
    noun = _NOUNS.get(read.kind, {}).get(language) or _NOUNS.get(read.kind, {}).get("en")
    if noun is None:
        return _symbol(read)
    number = _number(read)
    name = f"{noun} {number}"
    if read.revision:
        revised = _REVISED.get(read.body)
        session = re.sub(r"\D", "", read.revision)
        name = f"{name} {revised.format(session) if revised else f'(Rev. {read.revision.upper()})'}"
    if read.body in _PREFIXED and read.body != within:
        convention = _PREFIXED[read.body]
        return f"{convention} {name}" if language == "en" else f"{name} ({convention})"
    return name


def _number(read: Identifier) -> str:
    if read.body == "cites" and read.kind == "res":
        return f"Conf. {read.number}"
    if read.body == "cbd" and read.kind == "dec":
        session, _, number = read.number.partition("/")
        if session.isdecimal() and int(session) <= _LAST_ROMAN:
            return f"{as_roman(int(session))}/{number}"
    return read.number


def _symbol(read: Identifier) -> str:
    """Documents of committees: `cites:doc:sc78/14` is “SC78 Doc. 14”."""
    meeting, _, number = read.number.partition("/")
    if read.kind in ("doc", "inf", "com") and number:
        spoken = re.sub(r"^cop", "CoP", meeting) if meeting.startswith("cop") else meeting.upper()
        return f"{spoken} {read.kind.capitalize()}. {number}"
    return str(read)


def tag(id_: str, provision: str = "", *, language: str = "en", within: str | None = None) -> str:
    """The tag that a consolidation puts behind words taken over: `[text from Decision 17.55 (Rev. CoP19)]`."""
    known = language if language in _SOURCE_WORD else "en"
    named = place(id_, provision, language=known, within=within)
    article = _ARTICLE.get(known, "") if re.match(r"[a-z0-9-]+:(?:res|dec|rec|notif):", id_) else ""
    return f"[{_SOURCE_WORD[known]} {article}{named}]"


def place(id_: str, provision: str = "", *, language: str = "en", within: str | None = None) -> str:
    """A provision of a text as one cites it: `Resolution Conf. 10.4 (Rev. CoP14), paragraph 1 a)`."""
    name = printed(id_, language=language, within=within)
    known = language if language in _PARAGRAPH else "en"
    spoken = provision if not re.match(r"[\d(]|[a-z]\)", provision) else f"{_PARAGRAPH[known]} {provision}"
    return f"{name}, {spoken}" if provision else name
