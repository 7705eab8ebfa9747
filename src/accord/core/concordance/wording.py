"""The sentences of a concordance: how a taxon is listed, and what a listing of one convention covers in the other."""

from collections.abc import Iterable, Mapping

from accord.core.concordance.model import ListSide
from accord.core.listings.explain import in_words
from accord.core.listings.model import NOT_LISTED, UNKNOWN, AppendixEntry, Basis, Country, Status, Taxon
from accord.core.taxonomy import Relation

#: How much of the right taxon a listing of the left one covers, and the other way round (species.md section 2).
_WHOLLY, _PARTLY, _NOT, _UNKNOWN = "wholly", "partly", "not at all", "unknown"
_RIGHT_COVERED = {
    Relation.CONGRUENT: _WHOLLY,
    Relation.INCLUDES: _WHOLLY,
    Relation.INCLUDED_IN: _PARTLY,
    Relation.OVERLAPS: _PARTLY,
    Relation.DISJOINT: _NOT,
    Relation.UNDECIDED: _UNKNOWN,
}
_COVER = {
    _WHOLLY: "The {here} listing covers the {there} taxon wholly.",
    _PARTLY: "The {here} listing covers the {there} taxon in part.",
    _NOT: "The {here} listing does not cover the {there} taxon.",
    _UNKNOWN: "Whether the {here} listing covers the {there} taxon is unknown.",
}
_SHOWN_PARTIES = 6
_SHOWN_COUNTRIES = 24


class Countries:
    """Country codes as readers know them; a code without a name stays a code."""

    def __init__(self, names: Mapping[Country, str]) -> None:
        self._names = names

    def listed(self, codes: Iterable[Country]) -> str:
        """Several countries in one phrase, by name; of very many the first and how many more."""
        names = sorted(self._names.get(code, code) for code in codes)
        more = len(names) - _SHOWN_COUNTRIES
        return listed([*names[:_SHOWN_COUNTRIES], f"{more} more"] if more > 1 else names)

    def all(self, codes: Iterable[Country]) -> str:
        """Several countries in one phrase, however many: where each must find itself."""
        return listed(sorted(self._names.get(code, code) for code in codes))

    def name(self, code: Country) -> str:
        """One country."""
        return self._names.get(code, code)


def listed(parts: Iterable[str]) -> str:
    """`A`, `A and B`, `A, B and C`."""
    items = list(parts)
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} and {items[-1]}" if items else ""


def how_listed(side: ListSide, status: Status | None, countries: Countries) -> str:
    """One sentence on how a list has a taxon on the date."""
    if status is None:
        return ""
    taxon = side.history.taxa[status.taxon]
    if status.basis is Basis.DESCENDANTS:
        return f"{side.label} does not list {taxon.name} itself, but taxa below it are listed ({status.listing})."
    if not status.appendices:
        if status.listing == NOT_LISTED:
            return f"{side.label} does not list {taxon.name}."
        if status.listing == UNKNOWN:
            return f"Whether a listing of {side.label} reaches {taxon.name} is unknown: its range is not recorded."
        return f"{side.label} prints {taxon.name} in {appendix_words(status.listing)}."
    said = f"{side.label} lists {taxon.name} in {'; in '.join(_entries(side, status, countries))}."
    if UNKNOWN in status.own.split("/"):
        said += " Whether it reaches all of the taxon is unknown: its range is not recorded."
    return said


def appendix_words(listing: str) -> str:
    """`Appendix I`, `Appendices I and II`; NC is left out."""
    marks = [mark for mark in listing.split("/") if mark not in ("", NOT_LISTED, UNKNOWN)]
    if not marks:
        return "no Appendix"
    return f"Appendix {marks[0]}" if len(marks) == 1 else f"Appendices {listed(marks)}"


def entry_words(side: ListSide, entry: AppendixEntry, taxon: Taxon, countries: Countries) -> str:
    """`Appendix I, except the populations of Botswana, since 5 March 2009, through the order Falconiformes`."""
    said = f"Appendix {entry.appendix}"
    if entry.party is not None:
        said += f" at the request of {countries.name(entry.party)}"
    if entry.populations:
        said += f" (the populations of {countries.listed(entry.populations)})"
    if entry.except_populations:
        said += f" (except the populations of {countries.listed(entry.except_populations)})"
    if not side.printed:
        said += f" since {in_words(entry.since)}"
    via = side.taxon(entry.via)
    if via is not None and via.id != taxon.id:
        said += f", through the {via.rank} {via.name}"
    return said


def _entries(side: ListSide, status: Status, countries: Countries) -> list[str]:
    taxon = side.history.taxa[status.taxon]
    shown = [entry_words(side, entry, taxon, countries) for entry in status.appendices[:_SHOWN_PARTIES]]
    more = len(status.appendices) - len(shown)
    return [*shown, f"{more} more"] if more > 0 else shown


def cover_words(left: ListSide, right: ListSide, relation: Relation, one: Status | None, other: Status | None) -> str:
    """What the listing of each side means for the taxon of the other; empty where there is nothing to compare."""
    if relation not in _RIGHT_COVERED:
        return ""
    said = []
    for here, there, status, cover in (
        (left, right, one, _RIGHT_COVERED[relation]),
        (right, left, other, _RIGHT_COVERED[relation.mirrored]),
    ):
        if status is not None and status.listing != NOT_LISTED:
            partly = status.basis is Basis.DESCENDANTS or NOT_LISTED in status.own.split("/")
            reach = _PARTLY if partly and cover == _WHOLLY else cover
            said.append(_COVER[reach].format(here=here.label, there=there.label))
    return " ".join(said)
