"""A checklist as the alignment reads it: standing names and synonyms, found by name, stem, epithet or genus."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

from accord.core.names import Authorship, Name, agreement_key, printed_form, read_authorship, read_name

_SYNONYM = "synonym"
_BINOMIAL_RANKS = frozenset({"species", "subspecies", "variety", "form", "population"})


class Concept(Protocol):
    """What a taxon of any list brings along; `accord.core.listings.Taxon` is one."""

    @property
    def id(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def rank(self) -> str: ...
    @property
    def parent(self) -> str | None: ...
    @property
    def authorship(self) -> str: ...
    @property
    def status(self) -> str: ...
    @property
    def accepted(self) -> tuple[str, ...]: ...


@dataclass(frozen=True, slots=True)
class Particulars:
    """What some lists say of a name beside it: the groups it stands in (rank, name), its year, where it lives, notes."""

    groups: tuple[tuple[str, str], ...] = ()
    year: int | None = None
    countries: frozenset[str] = frozenset()
    remarks: str = ""
    nomenclatural_status: str = ""
    pro_parte: bool = False  # a synonym in part, or of one of several


_NO_PARTICULARS = Particulars()


@dataclass(frozen=True)
class Entry:
    """A taxon with its name read once."""

    concept: Concept
    name: Name

    @property
    def id(self) -> str:
        """The taxon's id in its list."""
        return self.concept.id

    @cached_property
    def key(self) -> str:
        """What equal names share."""
        return self.name.key

    @cached_property
    def stem_key(self) -> str:
        """What names share that differ in endings only."""
        return self.name.stem_key

    @cached_property
    def epithet_key(self) -> str:
        """The stem of the epithet that names the taxon; empty above the species and for informal names."""
        return agreement_key(self.name.last_epithet) if self.name.epithets and not self.name.informal else ""

    @property
    def is_readable(self) -> bool:
        """Whether there was a name to read in what the list prints."""
        return bool(self.name.genus)

    @property
    def authors(self) -> Authorship:
        """Who named it."""
        return read_authorship(self.concept.authorship)

    @property
    def label(self) -> str:
        """The name as its list prints it."""
        return printed_form(self.concept.name)


class Checklist:
    """The taxa of one list under the name people know it by (`CITES`).

    A name that cannot be read stands for itself: it equals only what is printed the same. Its id is kept in `unread`.
    """

    def __init__(
        self, label: str, concepts: Iterable[Concept], particulars: Mapping[str, Particulars] | None = None
    ) -> None:
        self.label = label
        self._particulars = particulars or {}
        self.entries: dict[str, Entry] = {}
        self.unread: list[str] = []
        self._above: dict[str, list[Entry]] = {}
        for concept in sorted(concepts, key=lambda each: each.id):  # so that the order of a file never matters
            name = read_name(concept.name)
            if name is None:
                self.unread.append(concept.id)
                name = Name("", informal=printed_form(concept.name))
            self.entries[concept.id] = Entry(concept, name)

    def particulars(self, id_: str) -> Particulars:
        """What the list says of a name beside it; nothing where it says nothing."""
        return self._particulars.get(id_, _NO_PARTICULARS)

    @cached_property
    def standing(self) -> Mapping[str, Entry]:
        """The taxa that stand in their own right: accepted, hybrids, and those kept without being adopted."""
        return {id_: entry for id_, entry in self.entries.items() if entry.concept.status != _SYNONYM}

    @cached_property
    def by_key(self) -> Mapping[str, list[Entry]]:
        """Standing taxa by name."""
        return _indexed(self.standing.values(), "key")

    @cached_property
    def by_stem(self) -> Mapping[str, list[Entry]]:
        """Standing taxa of species rank and below by genus and stems."""
        return _indexed((entry for entry in self.standing.values() if entry.name.epithets), "stem_key")

    @cached_property
    def species_by_genus(self) -> Mapping[str, list[Entry]]:
        """Standing species by the genus in their names."""
        found: dict[str, list[Entry]] = defaultdict(list)
        for entry in self.standing.values():
            if len(entry.name.epithets) == 1:
                found[entry.name.genus].append(entry)
        return found

    @cached_property
    def synonyms_by_key(self) -> Mapping[str, list[Entry]]:
        """Synonyms by name."""
        return _indexed(self._synonyms, "key")

    @cached_property
    def synonyms_by_stem(self) -> Mapping[str, list[Entry]]:
        """Synonyms by genus and stems."""
        return _indexed((entry for entry in self._synonyms if entry.name.epithets), "stem_key")

    @cached_property
    def synonyms_of(self) -> Mapping[str, list[Entry]]:
        """Synonyms by the id of the standing taxon they point to."""
        found: dict[str, list[Entry]] = defaultdict(list)
        for entry in self._synonyms:
            for target in self.accepted(entry):
                found[target].append(entry)
        return found

    @cached_property
    def known_keys(self) -> frozenset[str]:
        """Every name of the list, in whatever standing."""
        return frozenset(entry.key for entry in self.entries.values())

    @cached_property
    def _synonyms(self) -> list[Entry]:
        """A single word at species rank is a cut-off name, which would match anything with that word."""
        synonyms = (entry for entry in self.entries.values() if entry.concept.status == _SYNONYM)
        return [entry for entry in synonyms if entry.name.epithets or entry.concept.rank not in _BINOMIAL_RANKS]

    def accepted(self, synonym: Entry) -> tuple[str, ...]:
        """The standing taxa a synonym leads to, through other synonyms where need be; cycles are cut."""
        found: set[str] = set()
        seen: set[str] = set()
        ahead = list(synonym.concept.accepted)
        while ahead:
            id_ = ahead.pop()
            entry = self.entries.get(id_)
            if id_ in seen or entry is None:
                continue
            seen.add(id_)
            if entry.concept.status == _SYNONYM:
                ahead.extend(entry.concept.accepted)
            else:
                found.add(id_)
        return tuple(sorted(found))

    def ancestors(self, id_: str) -> list[Entry]:
        """The taxa above, nearest first; a cycle ends the walk."""
        known = self._above.get(id_)
        if known is None:
            known = self._above[id_] = self._walk_up(id_)
        return known

    def _walk_up(self, id_: str) -> list[Entry]:
        found: list[Entry] = []
        seen = {id_}
        entry = self.entries.get(id_)
        while entry is not None and entry.concept.parent is not None and entry.concept.parent not in seen:
            seen.add(entry.concept.parent)
            entry = self.entries.get(entry.concept.parent)
            if entry is not None:
                found.append(entry)
        return found

    def lineage(self, id_: str) -> dict[str, str]:
        """Rank -> name of the taxa above, whether they stand in the tree of the list or beside the name."""
        above = (entry for entry in reversed(self.ancestors(id_)) if entry.is_readable)
        groups = {rank: name.capitalize() for rank, name in self.particulars(id_).groups}
        return groups | {entry.concept.rank: entry.name.canonical for entry in above}


def _indexed(entries: Iterable[Entry], attribute: str) -> dict[str, list[Entry]]:
    index: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        index[getattr(entry, attribute)].append(entry)
    return dict(index)
