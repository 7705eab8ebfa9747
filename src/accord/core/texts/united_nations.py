"""Symbols with strokes, as the United Nations and their conventions give them: what each stands for.

`UNEP/CMS/COP13/Doc.24/Rev.1`, `CBD/COP/DEC/15/4`, `A/RES/70/1`. First the endings that every symbol may have (`/Rev.1`,
`/Add.2`, `/Corr.1`) are taken off, then the table of forms is asked; the first that fits is it.
"""

import re
from typing import Final

from accord.core.texts.roman import roman

#: Identifiers, what is missing, and how many characters of the symbol were read.
Read = tuple[tuple[str, ...], str, int]

_ENDING = re.compile(r"[/. ](?P<word>Rev|Add|Corr|REV|ADD|CORR|Amend)\b\.?[ ]?(?P<count>[0-9]{0,2})(?![0-9A-Za-z])")
_TRANSLATED = re.compile(r"^(?:PNU(?:E|MA)|UNEP[ ])(?=/)")  # the French and Spanish names of UNEP; a blank too many
_MISSING: Final = "?"
_N = r"[0-9]+(?:\.[0-9]+)*[a-z]?"
_CMS_MEETING = (
    r"(?P<meeting>[A-Za-z]+-?[0-9]*(?:-[A-Za-z]+[0-9]+)?(?:/(?:MOS|MoS|MOP|TAG|TWG|WG|AC|Mtg|COW|CRP)-?[0-9]*)?)"
)
_FORMS: Final[tuple[tuple[str, str], ...]] = (
    (r"(?:UNEP/)?CMS/(?:COP[0-9]+/)?Res(?:olution|\.)?[ ./]?(?P<number>[0-9]+\.[0-9]+)", "cms:res:{number}"),
    (rf"(?:UNEP/)?CMS/{_CMS_MEETING}/Doc\.?[ ]?(?P<number>{_N})", "cms:doc:{meeting}/{number}"),
    (rf"(?:UNEP/)?CMS/{_CMS_MEETING}/Inf\.?[ ]?(?P<number>{_N})", "cms:inf:{meeting}/{number}"),
    (rf"(?:UNEP/)?CMS/{_CMS_MEETING}/CRP[. ]?(?P<number>{_N})", "cms:doc:{meeting}/crp{number}"),
    (r"(?:UNEP/)?CMS/Conf\.?[ ]?(?P<session>[0-9]+)\.(?P<number>[0-9]+)", "cms:doc:cop{session}/{number}"),
    (r"(?:UNEP/)?CMS/Inf\.?[ ]?(?P<session>[0-9]+)\.(?P<number>[0-9]+)", "cms:inf:cop{session}/{number}"),
    (r"(?:UNEP/)?CMS/COP(?P<session>[0-9]+)/Proposal[ ]?(?P<number>[IVX]+/[0-9]+)", "cms:prop:cop{session}/{number}"),
    (
        rf"(?:UNEP/)?CMS/(?P<meeting>[A-Za-z]+-?[0-9]*(?:/(?:MOS|MoS)[0-9]+)?)/(?P<number>{_N}|Report|Rapport|Informe|Outcome)",
        "cms:doc:{meeting}/{number}",
    ),
    (
        r"(?:UNEP/)?AEWA/M[Oo]P[ ]?(?P<session>[0-9]+)/?[ ]?(?:Doc\.?[ ]?|\.)(?P<number>[0-9]+(?:\.[0-9]+)*)",
        "aewa:doc:mop{session}/{number}",
    ),
    (
        r"(?:UNEP/)?AEWA/M[Oo]P[ ]?(?P<session>[0-9]+)[ ]DR[ ]?(?P<number>[0-9]+\.[0-9]+)",
        "aewa:doc:mop{session}/dr{number}",
    ),
    (
        r"(?:UNEP/)?AEWA/M[Oo]P[ ]?(?P<session>[0-9]+)/?[ ]?Inf\.?[ ]?(?P<number>[0-9]+(?:\.[0-9]+)*)",
        "aewa:inf:mop{session}/{number}",
    ),
    (
        r"(?:UNEP/)?AEWA/(?P<meeting>StC|TC)[ ]?(?P<session>[0-9]+)(?:\.|/?[ ]?Doc\.?[ ]?)(?P<number>[0-9]+(?:\.[0-9]+)*)",
        "aewa:doc:{meeting}{session}/{number}",
    ),
    (
        r"(?:UNEP/)?ASCOBANS/(?P<meeting>(?:MOP|AC)[0-9]+)/Doc\.?[ ]?(?P<number>[0-9]+(?:[.-][0-9a-z]+)*)",
        "ascobans:doc:{meeting}/{number}",
    ),
    (r"UNEP/EA\.(?P<session>[0-9]+)/(?:Res|RES)[./]?[ ]?(?P<number>[0-9]+)", "unea:res:{session}/{number}"),
    (r"UNEP/EA\.(?P<session>[0-9]+)/(?:Dec|DEC)[./]?[ ]?(?P<number>[0-9]+)", "unea:dec:{session}/{number}"),
    (r"UNEP/EA\.(?P<session>[0-9]+)/(?:INF|Inf)[./](?P<number>[0-9]+)", "unea:inf:{session}/{number}"),
    (r"UNEP/EA\.(?P<session>[0-9]+)/(?P<number>(?:L\.|HLS\.|CW/)?[0-9]+)", "unea:doc:{session}/{number}"),
    (r"UNEP/EA/(?:Res|RES)\.?[ ]?[0-9]+", _MISSING + "the session of the Environment Assembly is missing"),
    (r"UNEP/GC\.?(?P<session>[0-9]+)/(?P<number>(?:L\.|INF/)?[0-9]+)", "unep:doc:gc{session}/{number}"),
    (r"UNEP/GCSS\.(?P<session>[IVX]+)/(?P<number>(?:L\.|INF/)?[0-9]+)", "unep:doc:gcss{session}/{number}"),
    (r"(?:UNEP/)?CBD/COP/DEC/(?P<session>[0-9]+|[IVXL]+)/(?P<number>[0-9]+)", "cbd:dec:{session}/{number}"),
    (
        r"(?:UNEP/)?CBD/(?:SBSTTA|SBI|WG[0-9A-Za-z-]+)/REC/(?P<session>[0-9]+|[IVXL]+)/(?P<number>[0-9]+)",
        "cbd:rec:{session}/{number}",
    ),
    (
        r"(?:UNEP/)?CBD/(?:CP|BS)/(?:COP-)?MOP/DEC/(?P<session>[0-9]+|[IVXL]+)/(?P<number>[0-9]+)",
        "cartagena:dec:{session}/{number}",
    ),
    (
        r"(?:UNEP/)?CBD/NP/(?:COP-)?MOP/DEC/(?P<session>[0-9]+|[IVXL]+)/(?P<number>[0-9]+)",
        "nagoya:dec:{session}/{number}",
    ),
    (
        r"(?:UNEP/)?CBD/(?:CP|BS)/(?:COP-)?MOP/(?P<session>[0-9]+)/(?P<number>(?:L\.|INF/)?[0-9]+)",
        "cartagena:doc:mop{session}/{number}",
    ),
    (
        r"(?:UNEP/)?CBD/NP/(?:COP-)?MOP/(?P<session>[0-9]+)/(?P<number>(?:L\.|INF/)?[0-9]+)",
        "nagoya:doc:mop{session}/{number}",
    ),
    (
        r"(?:UNEP/)?CBD/(?P<meeting>[A-Z]+)/(?P<session>[0-9]+)/INF/(?P<number>[0-9]+)",
        "cbd:inf:{meeting}{session}/{number}",
    ),
    (
        r"(?:UNEP/)?CBD/(?P<meeting>[A-Z]+)/(?P<session>[0-9]+)/(?P<number>(?:[A-Z]{1,3}\.)?[0-9]+)",
        "cbd:doc:{meeting}{session}/{number}",
    ),
    (
        r"(?:UNEP/)?CBD/(?P<meeting>WG[0-9A-Za-z-]*|EBSA/[A-Z]+|[A-Z]+(?:/[A-Z-]+)+)/(?P<session>[0-9]+)/(?P<number>(?:[A-Z]{1,3}\.|INF/)?[0-9]+)",
        "cbd:doc:{meeting}-{session}/{number}",
    ),
    (r"A/RES/(?P<session>[0-9]+)/(?P<number>[0-9]+(?:[ ]?[A-H]\b)?)", "unga:res:{session}/{number}"),
    (r"A/RES/(?P<number>[0-9]{1,4})[ ]?\([IVXL]+\)", "unga:res:{number}"),
    (r"A/DEC/(?P<session>[0-9]+)/(?P<number>[0-9]+)", "unga:dec:{session}/{number}"),
    (r"A/HRC/RES/(?P<session>[0-9]+)/(?P<number>[0-9]+)", "hrc:res:{session}/{number}"),
    (r"A/HRC/(?P<session>[0-9]+)/(?P<number>(?:L\.)?[0-9]+)", "hrc:doc:{session}/{number}"),
    (r"A/CONF\.?[ ]?(?P<session>[0-9]+)/(?P<number>(?:L\.|INF/)?[0-9]+)", "unga:doc:conf.{session}/{number}"),
    (r"A/(?P<session>[0-9]{2})/(?P<number>(?:L\.)?[0-9]+)", "unga:doc:{session}/{number}"),
    (r"E/RES/(?P<session>[0-9]{4})/(?P<number>[0-9]+)", "ecosoc:res:{session}/{number}"),
    (r"E/(?P<session>[0-9]{4})/(?P<number>(?:L\.|INF/)?[0-9]+)", "ecosoc:doc:{session}/{number}"),
    (
        r"E/CN\.(?P<meeting>[0-9]+)/(?P<session>[0-9]{4})/(?P<number>(?:L\.)?[0-9]+)",
        "ecosoc:doc:cn.{meeting}/{session}/{number}",
    ),
    (r"S/RES/(?P<number>[0-9]+)(?:[ ]?\([0-9]{4}\))?", "unsc:res:{number}"),
    (r"S/(?P<session>[0-9]{4})/(?P<number>[0-9]+)", "unsc:doc:{session}/{number}"),
    (
        r"FCCC/(?P<meeting>[A-Z]{2,7}(?:/[A-Z]{2,7})?)/(?P<session>[0-9]{4})/(?P<number>(?:L\.|INF\.|MISC\.|TP/)?[0-9]+)",
        "unfccc:doc:{meeting}/{session}/{number}",
    ),
    (
        r"ICCD/(?P<meeting>COP|CRIC|CST)[ ]?\((?P<session>[0-9]+)\)/(?P<number>(?:INF\.|L\.|CST/|MISC\.)?[0-9]+)",
        "unccd:doc:{meeting}{session}/{number}",
    ),
    (r"IPBES/(?P<session>[0-9]+)/(?P<number>(?:INF/|L\.)?[0-9]+)", "ipbes:doc:{session}/{number}"),
    (
        r"WHC[/-](?P<session>[0-9]{2}/[0-9]{1,2}\.(?:EXT\.)?COM)/(?P<number>(?:INF\.)?[0-9]+[A-Z]?)",
        "whc:doc:{session}/{number}",
    ),
    (r"UNEP/FAO/RC/COP\.(?P<session>[0-9]+)/(?P<number>(?:INF/)?[0-9]+)", "rotterdam:doc:cop{session}/{number}"),
    (r"UNEP/POPS/COP\.(?P<session>[0-9]+)/(?P<number>(?:INF/)?[0-9]+)", "stockholm:doc:cop{session}/{number}"),
    (r"UNEP/CHW[./](?P<session>[0-9]+)/(?P<number>(?:INF/)?[0-9]+)", "basel:doc:cop{session}/{number}"),
    (r"UNEP/MC/COP\.(?P<session>[0-9]+)/(?P<number>(?:INF/)?[0-9]+)", "minamata:doc:cop{session}/{number}"),
    (r"(?:UNEP/)?CBD/QR/(?P<number>[0-9]+)", "cbd:doc:qr/{number}"),
    (r"IT/GB-?(?P<session>[0-9]+)/(?P<number>[0-9]+/(?:Inf\.?[ ]?)?[0-9]+)", "itpgrfa:doc:gb{session}/{number}"),
    (r"UNEP/OzL\.Pro\.(?P<session>[0-9]+)/(?P<number>(?:INF/)?[0-9]+)", "montreal:doc:mop{session}/{number}"),
    (
        r"UNEP/(?!CMS|AEWA|CBD|EUROBATS|ASCOBANS|WCMC)(?P<meeting>[A-Z]{2,}(?:[./][A-Z0-9]+)*)/(?P<number>(?:INF/|L\.)?[0-9]+)",
        "unep:doc:{meeting}/{number}",
    ),
)
_BY_HEAD: Final[dict[str, list[tuple[re.Pattern[str], str]]]] = {}
for _pattern, _form in _FORMS:
    for _head in ("UNEP", "CBD", "CMS", "AEWA", "ASCOBANS", "A", "E", "S", "FCCC", "ICCD", "IPBES", "WHC", "IT"):
        if _pattern.startswith((f"{_head}/", f"{_head}[", f"(?:UNEP/)?{_head}/")) or (
            _head == "UNEP" and _pattern.startswith("(?:UNEP/)?")
        ):
            _BY_HEAD.setdefault(_head, []).append((re.compile(_pattern), _form))


def read_symbol(symbol: str) -> Read | None:
    """What a symbol stands for; None where its form is not known. The length tells how much of `symbol` belongs to it."""
    symbol = symbol.rstrip(".-(/")
    printed = len(symbol)
    symbol = _TRANSLATED.sub("UNEP", symbol)
    for pattern, form in _BY_HEAD.get(re.split(r"[/(-]", symbol, maxsplit=1)[0], ()):
        found = pattern.match(symbol)
        if found is None or symbol[found.end() : found.end() + 1].isalnum():
            continue
        if form.startswith(_MISSING):
            return (), form.removeprefix(_MISSING), found.end()
        parts = {key: _folded(value, key) for key, value in found.groupdict().items() if value is not None}
        ending, end = _ending(symbol, found.end())
        return (form.format_map(parts) + ending,), "", end + printed - len(symbol)
    return None


def _ending(symbol: str, at: int) -> tuple[str, int]:
    """`/Add.1/Rev.2` is `/add.1@rev2`: the revision of an addendum; a revision before an addendum stays in the number."""
    number, revision = "", ""
    while (found := _ENDING.match(symbol, at)) is not None:
        word, count = found["word"].lower(), found["count"]
        if revision:
            number += "/rev." + revision.removeprefix("@rev")
            revision = ""
        if word == "rev":
            revision = f"@rev{int(count or 1)}"
        else:
            number += f"/{word}" + (f".{int(count)}" if count else "")
        at = found.end()
    return number + revision, at


def _folded(value: str, key: str) -> str:
    """Without padding and blanks; a Roman session in Arabic."""
    if key == "session" and not value.isdecimal() and re.fullmatch("[IVXL]+", value) and roman(value):
        return str(roman(value))
    return re.sub(r"(?<![0-9])0+(?=[0-9])", "", re.sub(r"\s+", "", value)).lower().rstrip(".")
