"""To whom a report goes: “report to the Standing Committee”, “for consideration by the Conference of the Parties”."""

import re

from accord.core.texts.actors import actors

_RECIPIENT = re.compile(
    r"\b(?:report(?:s|ing|ed)?|submit(?:s|ting)?|present(?:ing)?|provide|send|transmit|communicate|recommend(?:ations?)?|advice|advise|propos(?:e|als?)|"
    r"inform(?:ation)?|update|findings|results|conclusions|reports?|rend(?:re)?\s+compte|soumet(?:tre)?|présente[r]?|communique[r]?|transmet(?:tre)?|fait\s+rapport|faire\s+rapport|recommandations|rapport|"
    r"informe[rs]?|informar?|presentar?|presente|someter?|comunicar?|remitir?|recomendaciones|propuestas)\b(?:(?!\bso\s+that\b)[^.;]){0,120}?"
    r"\b(?:to|for|au|aux|à|al|a)\s+(?:the\s+|la\s+|las\s+|los\s+|l')?(?:(?:[0-9]{1,3}\s?(?:st|nd|rd|th|e|ª)?|[a-z-]+)\s+(?:meeting|session|reunión)\s+(?:of|de)\s+(?:the\s+|la\s+)?)?(?P<whom>[A-Z][^.;]{2,140})"
)
_CONSIDERED_BY = re.compile(
    r"\b(?:consideration|review|approval|adoption|endorsement|decision|examen|consideración|aprobación)\s+(?:and\s+[a-z]+\s+)?(?:by|at\s+future\s+meetings\s+of|of|par|por)\s+(?:the\s+|le\s+|la\s+|el\s+)?(?P<whom>[A-Z][^.;]{2,80})"
)
_AT_MEETING_OF = re.compile(
    r"\b(?:at|to|à|en)\s+(?:or\s+before\s+)?(?:the|its|each|future|la|sa|su)\s+[^.;]{0,40}?(?:meeting|session|reunión)s?\s+(?:of|de)\s+(?:the\s+|la\s+|las\s+)?(?P<whom>[A-Z][^.;]{2,80})"
)
_REPORTS = re.compile(
    r"\b(?:report|recommendations|submit|present|rapport|compte|recommandations|informar|presentar|recomendaciones)\b"
)
_CLOSE = 45


def recipient_of(words: str, issuer: str | None) -> str | None:
    """Who is to get the report, the advice or the proposals of a clause, as `<body>:<organ>`; never all Parties."""
    for pattern in (_CONSIDERED_BY, _RECIPIENT):
        for found in pattern.finditer(words):
            named = actors(found["whom"], issuer)
            if named and named[0].start < _CLOSE and not named[0].id.endswith(":parties"):
                return named[0].id
    if _REPORTS.search(words):
        meeting = _AT_MEETING_OF.search(words)
        named = actors(meeting["whom"], issuer) if meeting else []
        return named[0].id if named else None
    return None
