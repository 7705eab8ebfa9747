"""Symbols of documents: `SC78 Doc. 14`, `CoP19 Inf. 14`, `UNEP/CMS/COP11/Doc.21.1`, `CBD/COP/16/L.2`, `A/RES/69/314`.

A symbol names its body itself. One that lacks a part (`UNEP/EA/Res.4`: which session?) is reported with what is missing.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from accord.core.texts.numbers import REVISION, roman

_CITES_KINDS = {
    "doc": "doc",
    "docs": "doc",
    "inf": "inf",
    "com": "com",
    "sum": "sum",
    "plen": "plen",
    "prop": "prop",
    "rec": "sum",
}
_CITES = re.compile(
    r"""(?<![\w/-])(?P<meeting>(?:SC|CoP|COP|CdP|AC|PC|TC)\s?-?[0-9]{1,2}(?:\s?/\s?(?:SC|AC|PC)\s?[0-9]{1,2})?)\s*
    (?P<kind>Docs?|Inf|Com|Sum|Plen|Prop)\b\.?\s*
    (?P<numbers>(?:[IVX]{1,4}\.?\s*)?[0-9]{1,3}(?:\.[0-9]{1,3})*(?:\s?[A-Z](?![\w]))?
      (?:\s*\(Rev\.?\s*[0-9]*\))?
      (?:(?:\s*,\s*|\s*,?\s+(?:and|et|y|&|to)\s+|\s*-\s*)(?:Docs?\.\s*)?[0-9]{1,3}(?:\.[0-9]{1,3})*(?:\s*\(Rev\.?\s*[0-9]*\))?(?![\w/.]*[0-9%])
        (?!\s*(?:Parties|countries|species|million|%|January|February|March|April|May|June|July|August|September|October|November|December)\b))*
    )""",
    re.VERBOSE,
)
_OLD_CITES = re.compile(
    r"(?<![\w.])Doc\.\s?(?P<meeting>SC|AC|PC|CoP)\.?\s?(?P<session>[0-9]{1,2})[. ]+(?P<number>[0-9]+(?:\.[0-9]+)*)"
)
_NUMBER = re.compile(
    r"(?P<part>[IVX]{1,4})?\.?\s*(?P<number>[0-9]{1,3}(?:\.[0-9]{1,3})*)(?:\s?(?P<letter>[A-Z])(?![\w]))?(?:\s*\(Rev[^)]*\)|\s+Rev\.?\s*[0-9]*)?(?P<join>\s*(?:-|,|\bto\b|\band\b|\bet\b|\by\b|&)?)"
)
_SYMBOL = re.compile(
    r"(?<![\w/])(?:UNEP|CBD|CMS|AEWA|IPBES|FCCC|ICCD|A|E|S)/[A-Za-z0-9][\w.()-]*(?:/[\w.()-]+)*(?:\s?(?<=Doc\.)\s?[0-9][\w.]*|\s?(?<=Inf\.)\s?[0-9][\w.]*|\s(?<=Resolution\s)[0-9.]+)?"
)


@dataclass(frozen=True, slots=True)
class Symbol:
    """A document's symbol and the identifiers it stands for; none where `problem` says what is missing."""

    start: int
    end: int
    ids: tuple[str, ...]
    problem: str = ""


def symbols(text: str, issuer: str | None = None) -> Iterator[Symbol]:
    """All symbols of a clean text; those of resolutions and decisions included (`A/RES/69/314`).

    `SC59 Doc. 24` is the Standing Committee of CITES, unless `issuer` is Ramsar, which writes the same.
    """
    body = "ramsar" if issuer == "ramsar" else "cites"
    for found in _CITES.finditer(text):
        meeting = re.sub(r"[\s-]+", "", found["meeting"]).lower().replace("/", "-").replace("cdp", "cop")
        numbers = _numbers(found["numbers"])
        kind = _CITES_KINDS[found["kind"].lower()]
        yield Symbol(*found.span(), tuple(f"{body}:{kind}:{meeting}/{number}" for number in numbers))
    for found in _OLD_CITES.finditer(text):
        number = found["number"]
        yield Symbol(*found.span(), (f"cites:doc:{found['meeting'].lower()}{int(found['session'])}/{number}",))
    for found in _SYMBOL.finditer(text):
        read = _of_united_nations(found[0].rstrip(".-("))
        if read is None:
            continue
        ids, problem, length = read
        end = found.start() + length
        if ids and (revised := REVISION.match(text, end)) and revised["session"] and ":res:" in ids[0]:
            ids, end = (f"{ids[0]}@cop{int(revised['session'])}",), revised.end()
        yield Symbol(found.start(), end, ids, problem)


def _numbers(text: str) -> list[str]:
    """`39.1 and 39.2`, `7.1 to 7.3`, `I. 11`."""
    found: list[str] = []
    ranged = False
    for piece in _NUMBER.finditer(text):
        part = f"{piece['part'].lower()}." if piece["part"] else ""
        number = (
            part + ".".join(str(int(step)) for step in piece["number"].split(".")) + (piece["letter"] or "").lower()
        )
        if ranged:
            found.extend(_between(found[-1], number))
        found.append(number)
        ranged = piece["join"].strip() in ("-", "to")
    return found


def _between(first: str, last: str) -> list[str]:
    *stem, low = first.split(".")
    *stem_too, high = last.split(".")
    if stem != stem_too or not (low.isdecimal() and high.isdecimal()) or int(high) - int(low) > 40:
        return []
    return [".".join((*stem, str(number))) for number in range(int(low) + 1, int(high))]


_Read = tuple[tuple[str, ...], str, int]


def _of_united_nations(symbol: str) -> _Read | None:
    for pattern, read in _UNITED_NATIONS:
        found = pattern.match(symbol)
        if found is not None:
            ids, problem = read(found)
            return ids, problem, found.end()
    return None


def _simple(form: str) -> Callable[[re.Match[str]], tuple[tuple[str, ...], str]]:
    """Fill the groups of a match into an identifier; numbers lose their padding, Roman ones become Arabic."""

    def read(found: re.Match[str]) -> tuple[tuple[str, ...], str]:
        parts = {key: _folded(value, key) for key, value in found.groupdict().items() if value is not None}
        return (form.format_map(parts),), ""

    return read


def _folded(value: str, key: str) -> str:
    if key == "session" and not value.isdecimal() and roman(value):
        return str(roman(value))
    return re.sub(r"(?<![0-9])0+(?=[0-9])", "", re.sub(r"\s+", "", value)).lower().rstrip(".")


def _lacking(problem: str) -> Callable[[re.Match[str]], tuple[tuple[str, ...], str]]:
    return lambda _found: ((), problem)


_N = r"[0-9]+(?:\.[0-9]+)*[a-z]?"
#: The first that fits is it. `{session}` may be Roman.
_UNITED_NATIONS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], tuple[tuple[str, ...], str]]], ...] = tuple(
    (re.compile(pattern), read)
    for pattern, read in (
        (r"(?:UNEP/)?CMS/Res(?:olution|\.)\s?(?P<number>[0-9]+\.[0-9]+)", _simple("cms:res:{number}")),
        (
            rf"(?:UNEP/)?CMS/(?P<meeting>[A-Za-z]+[0-9]*(?:-[A-Za-z]+[0-9]+)?)/Doc\.?\s?(?P<number>{_N})(?:/Rev\.?[0-9]*)?",
            _simple("cms:doc:{meeting}/{number}"),
        ),
        (
            rf"(?:UNEP/)?CMS/(?P<meeting>[A-Za-z]+[0-9]*(?:-[A-Za-z]+[0-9]+)?)/Inf\.?\s?(?P<number>{_N})(?:/Rev\.?[0-9]*)?",
            _simple("cms:inf:{meeting}/{number}"),
        ),
        (r"(?:UNEP/)?CMS/Conf\.?\s?(?P<session>[0-9]+)\.(?P<number>[0-9]+)", _simple("cms:doc:cop{session}/{number}")),
        (r"(?:UNEP/)?CMS/Inf\.?\s?(?P<session>[0-9]+)\.(?P<number>[0-9]+)", _simple("cms:inf:cop{session}/{number}")),
        (
            r"(?:UNEP/)?CMS/(?P<meeting>(?:COP|StC|ScC)[0-9]+)/(?P<number>[0-9]+(?:\.[0-9]+)*)",
            _simple("cms:doc:{meeting}/{number}"),
        ),
        (
            r"(?:UNEP/)?AEWA/(?:MOP|MoP)\s?(?P<session>[0-9]+)/?\s?(?:Doc\.?\s?|\.)(?P<number>[0-9]+(?:\.[0-9]+)*)",
            _simple("aewa:doc:mop{session}/{number}"),
        ),
        (
            r"(?:UNEP/)?AEWA/(?P<meeting>StC|TC)\s?(?P<session>[0-9]+)\.(?P<number>[0-9]+)",
            _simple("aewa:doc:{meeting}{session}/{number}"),
        ),
        (r"UNEP/EA\.(?P<session>[0-9]+)/(?:Res|RES)\.?\s?(?P<number>[0-9]+)", _simple("unea:res:{session}/{number}")),
        (r"UNEP/EA\.(?P<session>[0-9]+)/(?:Dec|DEC)\.?\s?(?P<number>[0-9]+)", _simple("unea:dec:{session}/{number}")),
        (r"UNEP/EA\.(?P<session>[0-9]+)/(?P<number>(?:L\.|INF/|Inf\.)?[0-9]+)", _simple("unea:doc:{session}/{number}")),
        (r"UNEP/EA/(?:Res|RES)\.?\s?[0-9]+", _lacking("the session of the Environment Assembly is missing")),
        (
            r"(?:UNEP/)?CBD/COP/DEC/(?P<session>[0-9]+|[IVXL]+)/(?P<number>[0-9]+)",
            _simple("cbd:dec:{session}/{number}"),
        ),
        (
            r"(?:UNEP/)?CBD/(?:SBSTTA|SBI|WG[0-9A-Za-z]+)/REC/(?P<session>[0-9]+|[IVXL]+)/(?P<number>[0-9]+)",
            _simple("cbd:rec:{session}/{number}"),
        ),
        (
            r"(?:UNEP/)?CBD/CP/MOP/DEC/(?P<session>[0-9]+|[IVXL]+)/(?P<number>[0-9]+)",
            _simple("cartagena:dec:{session}/{number}"),
        ),
        (
            r"(?:UNEP/)?CBD/NP/MOP/DEC/(?P<session>[0-9]+|[IVXL]+)/(?P<number>[0-9]+)",
            _simple("nagoya:dec:{session}/{number}"),
        ),
        (
            r"(?:UNEP/)?CBD/(?P<meeting>[A-Z]+)/(?P<session>[0-9]+)/INF/(?P<number>[0-9]+)",
            _simple("cbd:inf:{meeting}{session}/{number}"),
        ),
        (
            r"(?:UNEP/)?CBD/(?P<meeting>[A-Z]+)/(?P<session>[0-9]+)/(?P<number>(?:L\.)?[0-9]+)",
            _simple("cbd:doc:{meeting}{session}/{number}"),
        ),
        (
            r"(?:UNEP/)?CBD/(?P<meeting>WG[0-9A-Za-z]+)/(?P<session>[0-9]+)/(?P<number>(?:L\.|INF/)?[0-9]+)",
            _simple("cbd:doc:{meeting}-{session}/{number}"),
        ),
        (r"A/RES/(?P<session>[0-9]+)/(?P<number>[0-9]+)", _simple("unga:res:{session}/{number}")),
        (r"A/HRC/RES/(?P<session>[0-9]+)/(?P<number>[0-9]+)", _simple("hrc:res:{session}/{number}")),
        (r"A/(?P<session>[0-9]{2})/(?P<number>(?:L\.)?[0-9]+)", _simple("unga:doc:{session}/{number}")),
        (r"E/RES/(?P<session>[0-9]{4})/(?P<number>[0-9]+)", _simple("ecosoc:res:{session}/{number}")),
        (r"S/RES/(?P<number>[0-9]+)(?:\s?\([0-9]{4}\))?", _simple("unsc:res:{number}")),
        (
            r"FCCC/(?P<meeting>CP|KP/CMP|PA/CMA|SBSTA|SBI)/(?P<session>[0-9]{4})/(?P<number>[0-9]+(?:/Add\.[0-9]+)?)",
            _simple("unfccc:doc:{meeting}/{session}/{number}"),
        ),
        (
            r"ICCD/COP\s?\((?P<session>[0-9]+)\)/(?P<number>[0-9]+(?:/Add\.[0-9]+)?)",
            _simple("unccd:doc:cop{session}/{number}"),
        ),
        (r"IPBES/(?P<session>[0-9]+)/(?P<number>(?:INF/)?[0-9]+)", _simple("ipbes:doc:{session}/{number}")),
    )
)
