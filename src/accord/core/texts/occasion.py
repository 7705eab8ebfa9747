"""On what occasion a paper was written: whether it records a meeting, and which committee it means by “the Committee”."""

import re
from typing import Final

_FIRST_PAGE = 3_000
_RECORD = re.compile(
    r"SUMMARY\s+RECORD|Summary\s+[Rr]ecord|EXECUTIVE\s+SUMMARY|Executive\s+summary|\bSum\.\s*[0-9]|\bSR\b|MINUTES|Minutes\s+of|REPORT\s+OF\s+THE\s+[A-Z0-9 -]{0,40}(?:MEETING|SESSION)|"
    r"Report\s+of\s+the\s+[\w-]{0,20}\s*(?:[Mm]eeting|[Ss]ession)\s+of|COMPTE\s+RENDU|Compte\s+rendu|ACTA\s+RESUMIDA|Acta\s+resumida|RESUMEN\s+EJECUTIVO|RÉSUMÉ\s+EXÉCUTIF"
)
_COMMITTEES: Final = (
    ("sc", r"Standing\s+Committee|Comit[ée]\s+permanente?|Comité\s+Permanente"),
    ("ac", r"Animals\s+Committee|Comité\s+pour\s+les\s+animaux|Comité\s+de\s+Fauna"),
    ("pc", r"Plants\s+Committee|Comité\s+pour\s+les\s+plantes|Comité\s+de\s+Flora"),
    ("tc", r"Technical\s+Committee"),
    ("advisory-committee", r"Advisory\s+Committee"),
    ("sessional-committee", r"Sessional\s+Committee"),
    ("sbstta", r"Subsidiary\s+Body\s+on\s+Scientific|SBSTTA"),
    ("sbi", r"Subsidiary\s+Body\s+on\s+Implementation|\bSBI\b"),
)
_NAMED = re.compile("|".join(f"(?P<{id_.replace('-', '_')}>{words})" for id_, words in _COMMITTEES))
_MEETS = re.compile(
    rf"(?:[Mm]eeting|[Ss]ession|[Rr]eunión)\s+(?:of\s+the|du|del)\s+(?:{_NAMED.pattern})", re.IGNORECASE
)
_REACH = 4_000
_OPEN: Final = ("committee", "subsidiary-body")


def is_record(text: str) -> bool:
    """Whether a clean text is the record or summary of a meeting, by its first page."""
    return _RECORD.search(text[:_FIRST_PAGE]) is not None


def committee_of(text: str, issuer: str | None) -> str | None:
    """The committee whose meeting the first page names, as `<body>:<organ>`."""
    found = _MEETS.search(text[:_FIRST_PAGE])
    return _id(found, issuer) if found is not None else None


def named_before(text: str, at: int, id_: str, issuer: str | None, likely: tuple[str | None, ...]) -> str:
    """Whom “the Committee” or “the Subsidiary Body” at a place means; any other actor stays as it is."""
    if id_.rpartition(":")[2] not in _OPEN:
        return id_
    kinds = ("sbstta", "sbi") if id_.endswith("subsidiary-body") else tuple(each for each, _ in _COMMITTEES[:-2])
    known = [each for each in likely if each and each.rpartition(":")[2] in kinds]
    if known:
        return known[0]
    before = [each for each in _NAMED.finditer(text, max(0, at - _REACH), at) if _id(each, None) in kinds]
    return _id(before[-1], issuer) if before else id_


def _id(found: re.Match[str], issuer: str | None) -> str:
    organ = next(each for each, _ in _COMMITTEES if found[each.replace("-", "_")])
    return f"{issuer}:{organ}" if issuer else organ
