"""Symbols of documents: `SC78 Doc. 14`, `CoP19 Inf. 14`, `UNEP/CMS/COP11/Doc.21.1`, `CBD/COP/16/L.2`, `A/RES/69/314`.

A symbol names its body itself. One that lacks a part (`UNEP/EA/Res.4`: which session?) is reported with what is missing.
A revised document is an expression of it (`cites:doc:sc70/2@rev1`); an addendum or a correction is a document of its own
(`cbd:doc:cop10/1/add.1@rev1`).
"""

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass

from accord.core.texts.numbers import REVISION
from accord.core.texts.united_nations import read_symbol

_KINDS = {"doc": "doc", "docs": "doc", "document": "doc", "documents": "doc"} | {
    kind: kind for kind in ("inf", "com", "sum", "plen", "prop")
}
_REV = (
    r"(?:\s*[(\[]\s*R[ée]v\.?\s*(?:[0-9]{0,2}|by\s+Sec\.?|par\s+(?:le\s+)?Sec\.?)\s*[)\]]|\s+R[ée]v\.\s?[0-9]{1,2}\b)"
)
_ADD = r"(?:\s*[,(]?\s*(?:Add(?:endum)?|Corr(?:igendum)?)\b\.?(?:\s?[0-9]{1,2}\b)?\)?)"
_ONE = rf"[0-9]{{1,3}}(?:\.[0-9]{{1,3}})*(?:\s?[A-Z](?![\w]))?{_REV}?{_ADD}?{_REV}?"
_COUNTED = (
    r"Parties|countries|species|million|%|January|February|March|April|May|June|July|August|September|October|"
    r"November|December"
)
_COMMITTEE_PAPER = re.compile(
    rf"""(?P<meeting>[SCAPTM](?<![\w/-].)(?:(?<=S)C|(?<=C)(?:oP|OP|dP|P)|(?<=A)C|(?<=P)C|(?<=T)C|(?<=M)(?:oP|OP)|(?<=S)TRP)\s?-?[0-9]{{1,2}}(?:\s?/\s?(?:SC|AC|PC)\s?[0-9]{{1,2}})?)[\s,]*
    (?:(?P<kind>[Dd]ocs?|DOC|Documents?|Inf|INF|Com|Sum|Plen|Prop)\b\.?\s*
       (?P<numbers>(?:(?P<part>[IVX]{{1,4}})\.?\s*(?:(?P<record>Rec)\.?\s*)?)?{_ONE}
         (?:(?:\s*,\s*|\s*,?\s+(?:and|et|y|&|to)\s+|\s*-\s*)(?:Docs?\.\s*)?{_ONE}(?![\w/.]*[0-9%])(?!\s*(?:{_COUNTED})\b))*)
    | (?P<summary>SR)\b(?!\s*-\s*p))""",
    re.VERBOSE,
)
_OLD = re.compile(
    r"(?P<kind>[DI](?<![\w.].)(?:(?<=D)(?:oc|OC)|(?<=I)nf))\.?\s?(?P<meeting>SC|AC|PC|CoP|COP|StC|TC)\.?\s?(?P<session>[0-9]{1,2})(?:[. ]+|-)(?P<number>[0-9]+(?:\.[0-9]+)*)"
    rf"(?P<rev>{_REV})?(?P<add>{_ADD})?(?P<rev_too>{_REV})?"
)
_OF_BATS = re.compile(
    r"(?<![\w])(?:(?P<kind>Doc|Inf)\.)?EUROBATS\.(?P<meeting>(?:MoP|AC|StC)[0-9]+(?:-AC[0-9]+)?)\.(?P<number>[0-9]+(?:\.[0-9]+)*|Record|Report)"
)
_CONGRESS = re.compile(
    r"(?<!\w)WCC[- ](?P<year>20[0-9]{2})[- ](?P<kind>Res|Rec)[- ](?P<number>[0-9]{3})(?:-EN|-FR|-ES)?"
)
_PIECE = re.compile(
    rf"""(?:(?P<part>[IVX]{{1,4}})\.?\s*(?:Rec\.?\s*)?)?(?P<number>[0-9]{{1,3}}(?:\.[0-9]{{1,3}})*)(?:\s?(?P<letter>[A-Z])(?![\w]))?
    (?P<rev>{_REV})?(?P<add>{_ADD})?(?P<rev_too>{_REV})?(?P<join>\s*(?:-|,|\bto\b|\band\b|\bet\b|\by\b|&)?)""",
    re.VERBOSE,
)
_PAPER_OF_CMS = re.compile(r"COP\s?[0-9]{1,2} (?:[Dd]oc|Inf)")  # CITES writes CoP, and alone has Com., Plen. and Prop.
_IN_CAPITALS = re.compile(r"COP\s?-?[0-9]{1,2}\s(?:[Dd]oc|DOC|Inf|INF)")
_NAMED_BEFORE = re.compile(r"\b(?P<body>CMS|Ramsar|AEWA|CITES|RAMSAR)\s+$")
_CANDIDATE = re.compile(
    r"(?:[A-ZI](?<![\w/=].)|U(?=NEP/[A-Z]{2})(?<=[A-Za-z0-9].))(?:(?<=U)NEP(?:\([A-Z]+\)|[ ](?=/(?:EA|GC)\.))?|(?<=P)NU(?:E|MA)(?:\([A-Z]+\))?|(?<=C)BD|(?<=C)MS|(?<=A)EWA|(?<=A)SCOBANS|(?<=I)PBES|(?<=F)CCC|(?<=I)(?:CCD|T(?=/GB))|(?<=W)HC|(?<=[AES]))"
    r"/[A-Za-z0-9][\w.()-]*(?:[ ](?=IG\.))?(?:/[\w.()-]+)*"
    r"(?:\s?(?<=Doc\.)\s?[0-9][\w./]*|\s?(?<=Doc)\s[0-9][\w./]*|\s?(?<=Inf\.)\s?[0-9][\w./]*|\s(?<=Resolution\s)[0-9.]+|\s(?<=CRP\s)[0-9.]+|[ ](?<=MOP[ ]|MoP[ ]|StC[ ])[0-9][0-9.]*|[ ](?<=[0-9][ ])DR[ ]?[0-9][0-9.]*)?"
    r"(?:[ ](?:Rev|Add|Corr)\.\s?[0-9]{1,2})*"
)


@dataclass(frozen=True, slots=True)
class Symbol:
    """A document's symbol and the identifiers it stands for; none where `problem` says what is missing."""

    start: int
    end: int
    ids: tuple[str, ...]
    problem: str = ""


def symbols(text: str, issuer: str | None = None, named: Callable[[], Collection[str]] = tuple) -> Iterator[Symbol]:
    """All symbols of a clean text; those of resolutions and decisions included (`A/RES/69/314`).

    `SC59 Doc. 24` is the Standing Committee of CITES, unless `issuer` is Ramsar, which writes the same; so is `COP13 Doc. 24`,
    unless a body in front or `issuer` says otherwise. `COP14 Doc. 2` in capitals is how CMS and Ramsar write: without
    `issuer` it is of the only one of the three among the `named` bodies of the text, else of nobody.
    """
    for found in _COMMITTEE_PAPER.finditer(text):
        yield _of_committee(found, text, issuer, named)
    for found in _OLD.finditer(text):
        body = issuer if issuer in ("ramsar", "aewa") else "cites"
        meeting = f"{found['meeting'].lower()}{int(found['session'])}"
        if body != "cites" or found["meeting"] not in ("StC", "TC"):
            yield Symbol(
                *found.span(), (f"{body}:{found['kind'].lower()}:{meeting}/{found['number']}" + _further(found),)
            )
    for found in _OF_BATS.finditer(text) if "EUROBATS." in text else ():
        kind = (found["kind"] or "doc").lower()
        yield Symbol(*found.span(), (f"eurobats:{kind}:{found['meeting'].lower()}/{found['number'].lower()}",))
    for found in _CONGRESS.finditer(text) if "WCC" in text else ():
        number = f"wcc-{found['year']}-{int(found['number'])}"
        yield Symbol(*found.span(), (f"iucn:{found['kind'].lower()}:{number}",))
    for found in _CANDIDATE.finditer(text):
        read = read_symbol(found[0])
        if read is None:
            continue
        ids, problem, length = read
        end = found.start() + length
        if ids and (revised := REVISION.match(text, end)) and revised["session"] and ":res:" in ids[0]:
            meeting = "mop" if revised["mop"] else "cop"
            ids, end = (f"{ids[0]}@{meeting}{int(revised['session'])}",), revised.end()
        yield Symbol(found.start(), end, ids, problem)


def _of_committee(found: re.Match[str], text: str, issuer: str | None, named: Callable[[], Collection[str]]) -> Symbol:
    meeting = re.sub(r"[\s-]+", "", found["meeting"]).lower().replace("/", "-")
    meeting = re.sub(
        r"^cdp", "cop", re.sub(r"^cp", "sc", meeting)
    )  # the French Comité permanent, Conférence des Parties
    body = _body_of_committee(
        found["meeting"] + " " + (found["kind"] or ""),
        meeting,
        text[max(0, found.start() - 12) : found.start()],
        issuer,
    )
    if body == "cites" and issuer is None and _IN_CAPITALS.match(found[0]):
        before = _NAMED_BEFORE.search(text[max(0, found.start() - 12) : found.start()])
        possible = [each for each in ("cites", "cms", "ramsar") if each in named()]
        if before is None and len(possible) != 1:
            return Symbol(*found.span(), (), "nothing tells whose document this is")
        body = before["body"].lower() if before is not None else possible[0]
    if found["summary"]:
        return Symbol(*found.span(), (f"{body}:doc:{meeting}/sr",))
    kind = "sum" if found["record"] else _KINDS[found["kind"].lower()]
    return Symbol(*found.span(), tuple(f"{body}:{kind}:{meeting}/{number}" for number in _numbers(found["numbers"])))


def _body_of_committee(printed: str, meeting: str, before: str, issuer: str | None) -> str:
    named = _NAMED_BEFORE.search(before)
    if named is not None:
        return named["body"].lower()
    if meeting.startswith("strp"):
        return "ramsar"
    if meeting.startswith(("ac", "pc")):
        return "cites"
    if meeting.startswith("mop") or (issuer != "cites" and meeting.startswith("tc")):
        return "aewa"
    if issuer == "ramsar" or (issuer == "cms" and _PAPER_OF_CMS.match(printed)):
        return issuer
    return "cites"


def _numbers(text: str) -> list[str]:
    """`39.1 and 39.2`, `7.1 to 7.3`, `I. 11`, `2 (Rev. 1)`."""
    found: list[str] = []
    ranged = False
    for piece in _PIECE.finditer(text):
        part = f"{piece['part'].lower()}." if piece["part"] else ""
        number = (
            part + ".".join(str(int(step)) for step in piece["number"].split(".")) + (piece["letter"] or "").lower()
        )
        if ranged:
            found.extend(_between(found[-1], number))
        found.append(number + _further(piece))
        ranged = piece["join"].strip() in ("-", "to")
    return found


def _further(piece: re.Match[str]) -> str:
    """What of a document it is: `/add.1`, `@rev1`; a revision before an addendum stays in the number."""
    added, revised = piece["add"], piece["rev_too"] or piece["rev"]
    number = ""
    if added:
        if piece["rev"] is not None and (count := re.search(r"[0-9]+", piece["rev"])):
            number, revised = f"/rev.{int(count[0])}", piece["rev_too"]
        word = "corr" if "orr" in added else "add"
        count = re.search(r"[0-9]+", added)
        number += f"/{word}" + (f".{int(count[0])}" if count else "")
    if revised:
        count = re.search(r"[0-9]+", revised)
        if count or "ec" not in revised:  # “(Rev. by Sec.)” has no number
            number += f"@rev{int(count[0]) if count else 1}"
    return number


def _between(first: str, last: str) -> list[str]:
    *stem, low = first.partition("@")[0].split(".")
    *stem_too, high = last.split(".")
    if stem != stem_too or not (low.isdecimal() and high.isdecimal()) or int(high) - int(low) > 40:
        return []
    return [".".join((*stem, str(number))) for number in range(int(low) + 1, int(high))]
