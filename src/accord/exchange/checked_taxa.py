"""Taxa and ranges as a file gives them -> taxa and ranges that hold together, or the first row that does not."""

import re
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from itertools import chain
from types import MappingProxyType
from typing import NamedTuple, TypeVar

from accord.core.errors import Invalid
from accord.core.listings.drafts import draft_of, frozen
from accord.core.listings.model import (
    RANKS,
    Country,
    Finding,
    NameStatus,
    Taxon,
    TaxonId,
)

_T = TypeVar("_T")
_K = TypeVar("_K", bound=Hashable)
#: Index of a row -> where it stands, as errors name it.
Place = Callable[[int], str]
Ranges = Mapping[TaxonId, Mapping[Country, str]]

#: How files write what a checklist says of a name; the letters are those of Species+.
NAME_STATUSES = {
    "": NameStatus.ACCEPTED,
    "accepted": NameStatus.ACCEPTED,
    "a": NameStatus.ACCEPTED,
    "synonym": NameStatus.SYNONYM,
    "s": NameStatus.SYNONYM,
    "hybrid": NameStatus.HYBRID,
    "h": NameStatus.HYBRID,
    "not_accepted": NameStatus.NOT_ACCEPTED,
    "n": NameStatus.NOT_ACCEPTED,
}
#: How files write a range that needs no remark.
_NATIVE = frozenset({"native", "n", "present"})
_COUNTRY = re.compile(r"[A-Z][A-Z0-9]")  # Species+ writes S1 for Sudan before the secession of South Sudan
_SHOWN = 60


class TaxonColumns(NamedTuple):
    """Taxa as a file gives them, column by column (50,000 rows are read three times as fast so): trimmed, unchecked."""

    id: Sequence[str]
    name: Sequence[str]
    rank: Sequence[str]
    parent: Sequence[str]
    checklist: Sequence[str]
    authorship: Sequence[str]
    status: Sequence[str]
    accepted: Sequence[tuple[str, ...]]


_TaxonDraft = draft_of(Taxon)


def quoted(text: str) -> str:
    """The text as a message shows it: on one line, and short."""
    line = " ".join(text.split())
    return f"“{line}”" if len(line) <= _SHOWN else f"“{line[:_SHOWN]}…”"


def build_taxa(columns: TaxonColumns, place: Place) -> dict[TaxonId, Taxon]:
    """Taxa by id.

    Raises Invalid for a missing id or name, an unknown rank or status, an id that stands twice, a parent or accepted
    taxon that is not among the rows, and circles of parents or of synonyms.
    """
    ranks = read_once(columns.rank, _rank, place)
    statuses = read_once(columns.status, _name_status, place)
    drafts = map(
        _TaxonDraft,
        columns.id,
        columns.name,
        map(ranks.__getitem__, columns.rank),
        [parent or None for parent in columns.parent],
        columns.checklist,
        columns.authorship,
        map(statuses.__getitem__, columns.status),
        columns.accepted,
    )
    taxa: dict[TaxonId, Taxon] = dict(zip(columns.id, frozen(drafts, Taxon), strict=True))
    _refuse_empty(columns.id, "the taxon has no id", place)
    _refuse_empty(columns.name, "the taxon has no name", place)
    if len(taxa) < len(columns.id):
        refuse_repeated("the id of a taxon", columns.id, place)
    _refuse_loose_ends(columns, taxa, place)
    _refuse_circles(columns, taxa, place)
    return taxa


def read_once(texts: Sequence[_K], read: Callable[[_K, Place, int], _T], place: Place) -> dict[_K, _T]:
    """Each different text of a column, read once, in the order in which they come."""
    last = len(texts) - 1
    first_at = dict(zip(reversed(texts), range(last, -1, -1), strict=True))
    return {texts[index]: read(texts[index], place, index) for index in sorted(first_at.values())}


#: Other words for ranks that lists use: Latin, botanical, short.
_OTHER_WORDS = {
    "regnum": "kingdom", "division": "phylum", "divisio": "phylum", "classis": "class", "ordo": "order", "familia": "family",
    "gen.": "genus", "sp.": "species", "subsp.": "subspecies", "ssp.": "subspecies", "ssp": "subspecies", "subsp": "subspecies",
    "var.": "variety", "varietas": "variety", "var": "variety", "forma": "form", "f.": "form",
}  # fmt: skip


def _rank(text: str, place: Place, index: int) -> str:
    rank = text.strip().lower()
    rank = _OTHER_WORDS.get(rank, rank)
    if rank not in RANKS:
        said = f"{quoted(text)} is not a rank" if rank else "the taxon has no rank"
        raise Invalid(f"{said} (one of {', '.join(RANKS)})", place=place(index))
    return rank


def _name_status(text: str, place: Place, index: int) -> NameStatus:
    status = NAME_STATUSES.get(text.lower().replace(" ", "_"))
    if status is None:
        reason = f"{quoted(text)} is not a status of a name (accepted, synonym, hybrid, not_accepted)"
        raise Invalid(reason, place=place(index))
    return status


def _refuse_empty(texts: Sequence[str], reason: str, place: Place) -> None:
    if "" in texts:
        raise Invalid(reason, place=place(texts.index("")))


def refuse_repeated(what: str, ids: Iterable[str], place: Place) -> None:
    """Raises Invalid at the second use of an id, naming the first."""
    first: dict[str, int] = {}
    for index, one in enumerate(ids):
        if one in first:
            raise Invalid(f"{what} stands twice: {quoted(one)}, first in {place(first[one])}", place=place(index))
        first[one] = index


def _refuse_loose_ends(columns: TaxonColumns, taxa: Mapping[TaxonId, Taxon], place: Place) -> None:
    if loose := set(columns.parent) - taxa.keys() - {""}:
        index, parent = next((index, parent) for index, parent in enumerate(columns.parent) if parent in loose)
        raise Invalid(f"the parent {quoted(parent)} is not among the taxa", place=place(index))
    if loose := set(chain.from_iterable(columns.accepted)) - taxa.keys():
        index, one = next((i, one) for i, accepted in enumerate(columns.accepted) for one in accepted if one in loose)
        raise Invalid(f"the accepted taxon {quoted(one)} is not among the taxa", place=place(index))


def _refuse_circles(columns: TaxonColumns, taxa: Mapping[TaxonId, Taxon], place: Place) -> None:
    """A taxon above itself, or a synonym of itself, at any number of steps."""
    # Only taxa that others point to can lie on a circle: a tenth of them.
    up = {one: (taxa[one].parent or "",) for one in set(columns.parent) - {""} if taxa[one].parent}
    across = {one: taxa[one].accepted for one in set(chain.from_iterable(columns.accepted)) if taxa[one].accepted}
    for what, steps in (("parents", up), ("accepted names", across)):
        if (on_circle := _circle(steps)) is not None:
            reason = f"the {what} of {quoted(on_circle)} lead back to itself"
            raise Invalid(reason, place=place(columns.id.index(on_circle)))


def _circle(steps: Mapping[TaxonId, tuple[TaxonId, ...]]) -> TaxonId | None:
    """The first taxon that lies on a circle of `steps`, or None. Iterative: the depth of a tree is the file's choice."""
    settled: set[TaxonId] = set()
    for start in steps:
        if start in settled:
            continue
        path, on_path = [(start, iter(steps[start]))], {start}
        while path:
            node, ahead = path[-1]
            following = next((one for one in ahead if one in steps and one not in settled), None)
            if following is None:
                path.pop()
                on_path.discard(node)
                settled.add(node)
            elif following in on_path:
                return following
            else:
                path.append((following, iter(steps[following])))
                on_path.add(following)
    return None


def build_ranges(
    columns: tuple[Sequence[str], Sequence[str], Sequence[str]], taxa: Mapping[TaxonId, Taxon], place: Place
) -> Ranges:
    """Range by taxon (country -> range status) from columns of taxon, country, status.

    Raises Invalid for an unknown taxon and for what is no country code.
    """
    countries = read_once(columns[1], lambda text, at, index: read_country(text, at(index)), place)
    statuses = read_once(columns[2], lambda text, _at, _index: range_status(text), place)
    if unknown := set(columns[0]) - taxa.keys():
        index, taxon = next((index, taxon) for index, taxon in enumerate(columns[0]) if taxon in unknown)
        raise Invalid(f"the taxon {quoted(taxon)} is not among the taxa", place=place(index))
    ranges: dict[TaxonId, dict[Country, str]] = {}
    for taxon, country, status in zip(*columns, strict=True):
        by_country = ranges.get(taxon)
        if by_country is None:
            by_country = ranges[taxon] = {}
        by_country[countries[country]] = statuses[status]
    return MappingProxyType(ranges)


def range_status(text: str) -> str:
    """A range status in lower case; empty for a plain native range."""
    status = " ".join(text.lower().split()).replace("_", " ")
    return "" if status in _NATIVE or status == "null" else status


def read_country(text: str, place: str) -> Country:
    """A country code: any two capital letters, former countries and S1 included. Raises Invalid."""
    if not _COUNTRY.fullmatch(text):
        raise Invalid(f"{quoted(text)} is not a country code (two capital letters, as in ISO 3166-1)", place=place)
    return text


def synonym_findings(taxa: Mapping[TaxonId, Taxon]) -> tuple[Finding, ...]:
    """Synonyms of no taxon: they cannot answer for one."""
    return tuple(
        Finding("synonym-of-nothing", f"{taxon.name} is a synonym, but of which taxon is not said", taxon=taxon.id)
        for taxon in taxa.values()
        if taxon.status is NameStatus.SYNONYM and not taxon.accepted
    )
