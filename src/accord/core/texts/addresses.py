"""Addresses on the web that are those of one text: the identifier they stand for."""

import re
from collections.abc import Iterator

from accord.core.texts.united_nations import read_symbol

_URL = re.compile(r"https?://[^\s<>\"')\]]+")
_FORMS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), form)
    for pattern, form in (
        (
            r"cites\.org/.*?/[EFS]-Res-(?P<session>\d+)-(?P<number>\d+)(?:-R(?P<rev>\d+))?(?:_\d+)?\.pdf",
            "cites:res:{session}.{number}",
        ),
        (
            r"cites\.org/(?:eng|fra|esp)/res/(?:all/)?\d+/[EFS]?-?(?:Res-)?(?P<session>\d+)-(?P<number>\d+)(?:-?R(?:ev)?(?P<rev>\d+))?",
            "cites:res:{session}.{number}",
        ),
        (r"cites\.org/.*?/[EFS]-Notif-(?P<session>\d{4})-(?P<number>\d+)", "cites:notif:{session}/{number}"),
        (
            r"cites\.org/.*?/[EFS]-(?P<meeting>SC|AC|PC|CoP)(?P<session>\d+)-(?:Doc-)?(?P<number>\d+(?:-\d+)*)(?:-R\d+)?\.pdf",
            "cites:doc:{meeting}{session}/{number}",
        ),
        (
            r"cites\.org/.*?/[EFS]-(?P<meeting>SC|AC|PC|CoP)(?P<session>\d+)-Inf-(?P<number>\d+(?:-\d+)*)",
            "cites:inf:{meeting}{session}/{number}",
        ),
        (r"cbd\.int/decisions?/cop/(?P<session>\d+)/(?P<number>\d+)", "cbd:dec:{session}/{number}"),
        (r"cbd\.int/doc/decisions/cop-(?P<session>\d+)/cop-\d+-dec-(?P<number>\d+)", "cbd:dec:{session}/{number}"),
        (
            r"cbd\.int/doc/recommendations/\w+-\d+/\w+-(?P<session>\d+)-rec-(?P<number>\d+)",
            "cbd:rec:{session}/{number}",
        ),
        (
            r"cms\.int/.*?/cms_cop\d+_res\.(?P<session>\d+)\.(?P<number>\d+)(?:_rev\.cop(?P<rev>\d+))?",
            "cms:res:{session}.{number}",
        ),
        (
            r"cms\.int/.*?/cms_(?P<meeting>cop|stc|scc-sc)(?P<session>\d+)_doc\.(?P<number>\d+(?:\.\d+)*)",
            "cms:doc:{meeting}{session}/{number}",
        ),
    )
)

#: The United Nations give the symbol in the address.
_OF_A_SYMBOL = re.compile(
    r"(?:\b(?:undocs\.org|docs\.un\.org)/(?:[a-z]{2}/)?|[?&]symbol=)(?P<symbol>[A-Z]+/[\w/.()-]+)"
)


def addresses(text: str) -> Iterator[tuple[int, int, str]]:
    """Start, end and identifier of each web address that is that of a text. Takes the original, not the clean text."""
    for found in _URL.finditer(text):
        url = found[0].rstrip(".,;")
        id_ = text_at(url)
        if id_ is not None:
            yield found.start(), found.start() + len(url), id_


def text_at(url: str) -> str | None:
    """The identifier of the text that stands at `url`; None where the address does not say."""
    named = _OF_A_SYMBOL.search(url)
    read = read_symbol(named["symbol"]) if named is not None else None
    if read is not None and read[0]:
        return read[0][0]
    for pattern, form in _FORMS:
        found = pattern.search(url)
        if found is not None:
            parts = found.groupdict()
            number = ".".join(str(int(step)) for step in re.split(r"[-.]", parts["number"]))
            id_ = form.format(
                meeting=(parts.get("meeting") or "").lower(), session=int(parts["session"]), number=number
            )
            return f"{id_}@cop{int(parts['rev'])}" if parts.get("rev") else id_
    return None
