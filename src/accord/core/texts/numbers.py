"""The numbers after “Resolution” or “Decisions”: one, a list or a range, each with its revision.

`and` and a comma make a list, `to` and a dash between two numbers a range; a dash before a word does neither. A plural
noun proves nothing (“Decisions 16.89 – Rhinoceroses”).
"""

import re
from dataclasses import dataclass, replace

from accord.core.texts.bodies import Shape
from accord.core.texts.roman import as_roman, roman

__all__ = ["LETTERED", "LETTERS", "REVISION", "Number", "Numbers", "as_roman", "read_numbers", "roman"]

#: Letters before a number that belong to one body only.
LETTERED = {
    "BS": "cartagena",
    "CP": "cartagena",
    "NP": "nagoya",
    "BC": "basel",
    "RC": "rotterdam",
    "SC": "stockholm",
    "MC": "minamata",
    "IPBES": "ipbes",
    "SS": "unep",
    "GC": "unep",
    "SBSTTA": "cbd",
    "SBI": "cbd",
    "POPRC": "stockholm",
    "CRC": "rotterdam",
    "OEWG": "basel",
    "S-": "unga",
}
#: Those letters as an expression.
LETTERS = "|".join(sorted((letters for letters in LETTERED if letters.isalnum()), key=len, reverse=True))
_NUMBER = re.compile(
    r"""(?:
      (?P<climate>[0-9]{1,3}/(?:CP|CMP|CMA|COP)\.[ ]?[0-9]{1,2})
    | (?P<heritage>[0-9]{1,2}[ ]?(?:EXT\.?[ ]?)?COM[ ][0-9]{1,2}[A-Z]?(?:\.[0-9]+[A-Z]?)*)
    | (?P<standing>SC[ ]?[0-9]{2}-[ ]?[0-9]{1,3})
    | (?:(?P<letters>LETTERS)(?P<extra>\.Ex)?[-. ])?(?P<roman_slash>[IVXL]{1,7})[ ]?/[ ]?(?P<of_roman>[0-9]{1,3})
    | (?:(?P<letters_too>LETTERS)(?P<extra_too>\.Ex)?[-. ]|(?P<special>S-))?(?P<slash>[0-9]{1,4})/(?P<of_slash>[0-9]{1,3})
    | (?P<roman>[IVXL]{1,7})\.(?P<of_roman_dot>[0-9]{1,3})
    | (?P<dot>[0-9]{1,2})(?:[ ]?\n)?\.(?:[ ]?\n[ ]?)?(?P<of_dot>[0-9]{1,3})
    | (?P<yeared>[0-9]{1,4})[ ]?\((?:19|20)[0-9]{2}\)
    | (?P<through>[0-9]{1,4})[ ]?\((?:S-)?[IVXL]{1,7}\)
    | (?P<dashed>(?:19|20)[0-9]{2}-[0-9]{1,2})
    | (?P<plain>[0-9]{1,3})(?![A-Za-z])
    )(?:(?<=[/0-9][0-9])[ ]?(?P<letter>[A-H])(?=[\s,;.):]))?(?![0-9a-z]|[A-Z](?![a-z]{2})|/(?!Ann?ex)|[.,][0-9]|-[A-Za-z]|\ ?%)""".replace(
        "LETTERS", LETTERS
    ),
    re.VERBOSE,
)
REVISION = re.compile(
    r"\.?\s*[(\[]\s*R[ée]v(?:\.|ised)?\s*(?:at\s+)?(?:(?:C[oO]P|CdP|CP|(?P<mop>M[oO]P|RdP))\s*[-.]?\s*(?P<session>[0-9]{1,2})|[0-9]{0,2})\s*[)\]]",
    re.IGNORECASE,
)
#: Ramsar revises single annexes: “Resolution XI.8 Annex 2 (Rev. COP13)”.
_ANNEX_OF_RAMSAR = re.compile(r"\s*,?\s*Ann?ex[eo]?\s+[0-9]{1,2}")
_DASH = re.compile(r"\s*-\s*(?=(?:Conf\.?\s*)?[0-9IVX])")
_TO = re.compile(r"\s*,?\s+(?:to|through|à|al?|until)\s+(?=(?:Conf\.?\s*)?[0-9IVX])")
_AND = re.compile(
    r"(?:\s*[,;]\s*(?:(?:and|or|et|ou|y|e|o|u)\s+)?|\s*&\s*|\s+(?:and|or|et|ou|y|e|as well as)\s+|\s*/\s*)(?=(?:Conf\.?\s*)?(?:[0-9IVXL]|(?:LETTERS)[-. ]))".replace(
        "LETTERS", LETTERS
    )
)
_CONF = re.compile(r"(?:Conf\.?\s*)?")
_SHORT_END = re.compile(r"(?P<end>[0-9]{1,3})(?![0-9./]|-[0-9])")
_NOT_A_NUMBER_OF_A_TEXT = re.compile(
    r"\s*(?:%|per\s?cent|million|billion|US\$|kg|km|hectares|tonnes?|m|cm|arc|pixels?|met(?:re|er)s?|kilomet(?:re|er)s?|degrees?|years?|months?|days?)\b"
)
_LONGEST_RANGE = 80


#: Ramsar counted 1-5 before VI, the General Assembly 2997 (XXVII) before 31/1.
_MIXED = ({Shape.SLASHED, Shape.THROUGH}, {Shape.DOTTED, Shape.ROMAN_DOTTED})


@dataclass(frozen=True, slots=True)
class Number:
    """The number of one text: `session` is its first part, `tail` the rest, both without padding."""

    start: int
    end: int
    shape: Shape | None
    session: int
    tail: str
    revision: str = ""  # cop12, mop8
    body: str = ""  # where the number itself says whose it is
    roman: bool = False  # as the CBD wrote until 2016
    letter: str = ""  # 57/270 B; a resolution of its own only where the General Assembly says so
    letter_end: int = 0
    series: str = ""  # ss, ex-: what tells a special session from the regular one of the same number

    @property
    def canonical(self) -> str:
        """As it stands in an identifier: `13.3`, `7/26`, `41com7b.2`."""
        match self.shape:
            case Shape.DOTTED | Shape.ROMAN_DOTTED:
                return f"{self.session}.{self.tail}"
            case Shape.SLASHED:
                return f"{self.series}{self.session}/{self.tail}"
            case Shape.PLAIN | Shape.YEARED | Shape.THROUGH:
                return str(self.session)
            case _:
                return self.tail


@dataclass(frozen=True, slots=True)
class Numbers:
    """A list of numbers as it was written; `problem` says what in it cannot be."""

    numbers: tuple[Number, ...]
    end: int
    problem: str = ""


def read_numbers(text: str, at: int) -> Numbers | None:
    """The numbers that begin at `at`; None where there is none."""
    first = _number(text, at)
    if first is None:
        return None
    first = _revised(text, first)
    found = [first]
    problem = ""
    while True:
        last = found[-1]
        ranged = _range(text, last)
        if ranged is not None:
            found[-1:] = ranged.numbers
            problem = problem or ranged.problem
            continue
        joined = _AND.match(text, last.end)
        following = _number(text, _past_conf(text, joined.end())) if joined else None
        if following is None or not _goes_on(last, following):
            break
        found.append(_revised(text, following))
    return Numbers(tuple(found), found[-1].end, problem)


def _goes_on(last: Number, following: Number) -> bool:
    """Whether a number can be the next of a list: of the same shape, or of the same body by its form."""
    if last.shape is None or following.shape is None:
        return last.shape is following.shape and last.body == following.body
    if last.shape is Shape.PLAIN:
        return False
    if last.shape is following.shape:
        return True
    return {last.shape, following.shape} in _MIXED


def _number(text: str, at: int) -> Number | None:
    found = _NUMBER.match(text, at)
    if found is None or _NOT_A_NUMBER_OF_A_TEXT.match(text, found.end()):
        return None
    number = _of_one_body(found) or _of_any_body(found)
    return number if number.session or number.shape is None else None


def _of_one_body(found: re.Match[str]) -> Number | None:
    """Forms that only one body uses: `1/CP.21`, `41 COM 7B.2`, `SC48-22`."""
    for group, body in (("climate", "unfccc"), ("heritage", "whc"), ("standing", "ramsar")):
        if found[group]:
            tail = re.sub(r"[\s]+", "", found[group]).lower().replace("ext.", "ext")
            tail = re.sub(r"(?<=-)0+(?=[0-9])", "", tail)  # SC54-01
            return Number(*found.span(), None, 0, tail, body="unccd" if "/cop." in tail else body)
    return None


def _of_any_body(found: re.Match[str]) -> Number:
    start, end = found.span()
    if found["dot"]:
        return Number(start, end, Shape.DOTTED, int(found["dot"]), str(int(found["of_dot"])))
    if found["roman"]:
        return Number(start, end, Shape.ROMAN_DOTTED, roman(found["roman"]), str(int(found["of_roman_dot"])))
    if found["plain"]:
        return Number(start, end, Shape.PLAIN, int(found["plain"]), "")
    for group, shape in (("yeared", Shape.YEARED), ("through", Shape.THROUGH)):
        if found[group]:
            return Number(start, end, shape, int(found[group]), "")
    if found["dashed"]:
        return Number(start, end, Shape.DASHED, int(found["dashed"][:4]), found["dashed"].lower())
    letters = found["letters"] or found["letters_too"] or ""
    series = "ss" if letters == "SS" else "ex-" if found["extra"] or found["extra_too"] else ""
    if found["special"]:
        letters, series = "S-", "s-"
    session = int(found["slash"]) if found["slash"] else roman(found["roman_slash"])
    tail = str(int(found["of_slash"] or found["of_roman"]))
    number = Number(start, end, Shape.SLASHED, session, tail, body=LETTERED.get(letters, ""), series=series)
    end = found.end("of_slash" if found["slash"] else "of_roman")
    letter, letter_end = (found["letter"] or "").lower(), found.end("letter") if found["letter"] else 0
    return replace(number, end=end, letter=letter, letter_end=letter_end, roman=not found["slash"])


def _revised(text: str, number: Number) -> Number:
    found = REVISION.match(text, number.end)
    if found is None and number.shape is Shape.ROMAN_DOTTED:
        annex = _ANNEX_OF_RAMSAR.match(text, number.end)
        found = REVISION.match(text, annex.end()) if annex is not None else None
    if found is None:
        return number
    revision = f"{'mop' if found['mop'] else 'cop'}{int(found['session'])}" if found["session"] else ""
    return replace(number, end=found.end(), revision=revision)


def _range(text: str, first: Number) -> Numbers | None:
    """A range that begins with `first`, its ends included, and what is wrong with it; None where none begins.

    A revision behind the end holds for the whole range: “18.90 to 18.93 (Rev. CoP19)”.
    """
    joined = _DASH.match(text, first.end) or _TO.match(text, first.end)
    if joined is None or first.shape not in (Shape.DOTTED, Shape.SLASHED, Shape.ROMAN_DOTTED):
        return None
    dashed = "-" in joined[0]
    last = _number(text, _past_conf(text, joined.end()))
    if last is None or last.shape is not first.shape:
        short = _SHORT_END.match(text, joined.end())  # 16.39-40
        if short is None or joined[0] != "-" or int(short["end"]) <= int(first.tail):
            return None
        last = replace(first, start=short.start(), end=short.end(), tail=str(int(short["end"])), revision="")
    if dashed and last.session != first.session:
        return None
    last = _revised(text, last)
    if last.revision and not first.revision:
        first = replace(first, revision=last.revision)
    size = int(last.tail) - int(first.tail) + 1
    if last.session != first.session or size < 1:
        return Numbers((first, last), last.end, f"{first.canonical} to {last.canonical} is no range")
    if size > _LONGEST_RANGE:
        return Numbers((first, last), last.end, f"{first.canonical} to {last.canonical} would be {size} texts")
    between = (replace(last, tail=str(tail)) for tail in range(int(first.tail) + 1, int(last.tail)))
    return Numbers((first, *between, last), last.end)


def _past_conf(text: str, at: int) -> int:
    found = _CONF.match(text, at)
    return found.end() if found else at
