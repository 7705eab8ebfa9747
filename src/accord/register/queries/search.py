"""Search over countries, bodies and meetings by name, acronym, code or identifier."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from accord.register.models import Body, Country, Meeting


@dataclass(frozen=True, slots=True)
class Found:
    """Something that was found: `kind` is country, body or meeting."""

    kind: str
    id: str
    title: str
    detail: str


def search(text: str, *, limit: int = 20) -> list[Found]:
    """What matches all words of `text`, best first: exact code or acronym, beginning of the name, of a word, anywhere.

    Accents and case don't matter.
    """
    wanted = _plain(text)
    if not wanted:
        return []
    ranked = []
    for found, keys, names in _everything():
        rank = _rank(wanted, [_plain(key) for key in keys if key], [_plain(name) for name in names if name])
        if rank is not None:
            ranked.append((rank, len(found.title), found.title, found.id, found))
    return [found for *_, found in sorted(ranked, key=lambda entry: entry[:-1])[:limit]]


def _everything() -> Iterator[tuple[Found, list[str], list[str]]]:
    for country in Country.objects.all():
        names = [country.name_en, country.name_fr, country.name_es]
        yield Found("country", country.id, country.name_en, country.kind), [country.id, country.iso3], names
    for body in Body.objects.all():
        names = [body.name_en, body.name_fr, body.name_es, body.acronym]
        yield Found("body", body.id, body.name_en, body.acronym), [body.id, body.acronym], names
    for meeting in Meeting.objects.all():
        where = " ".join(part for part in (str(meeting.starts or "")[:4], meeting.city) if part)
        short = f"{meeting.body_id.partition(':')[0]} {meeting.series}{meeting.ordinal or ''}"
        names = [meeting.title, short, f"{meeting.title} {where}"]
        yield Found("meeting", meeting.id, meeting.title, where), [meeting.id, short], names


def _rank(wanted: str, keys: list[str], names: list[str]) -> int | None:
    if wanted in keys:
        return 0
    if any(name.startswith(wanted) for name in names):
        return 1
    words = wanted.split()
    for rank, fits in ((2, _begins_a_word), (3, str.__contains__)):
        if any(all(fits(name, word) for word in words) for name in [*names, *keys]):
            return rank
    return None


def _begins_a_word(name: str, word: str) -> bool:
    return f" {word}" in f" {name}"


def _plain(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return " ".join("".join(letter for letter in decomposed if not unicodedata.combining(letter)).split())
