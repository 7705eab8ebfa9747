"""Which taxa the names in a table of shipments mean: as printed or read, as synonyms, never by likeness."""

import re
from collections import defaultdict

from accord.core.listings.coverage import accepted_id
from accord.core.listings.model import History, NameStatus, TaxonId
from accord.core.names import near_miss, read_name

#: Open nomenclature says that the name is not sure (Sigovini et al. 2016).
_OPEN = re.compile(r"\?|(?:^|\s)(?:cf|aff|nr|prox|confer|affinis)\b", re.IGNORECASE)
_ABOVE_SPECIES = re.compile(r"\S+(?:\s+(?:spp?\.?|[A-Z(\[].*))?")
_LONGEST = 500
_LETTERS_MORE = 2
_MOST_NEAR = 3
_MOST_ASKED = 5_000  # distinct unknown names: a table of other things must not take hours


class NamesOfTaxa:
    """The names of the taxa that an instrument speaks of, to look up."""

    def __init__(self, history: History, instrument: str) -> None:
        self._taxa = history.taxa
        checklists = {self._taxa[e.taxon].checklist for e in history.events if e.instrument == instrument}
        self._checklists = checklists | {instrument, ""}
        self._by_name = self._names()
        self._by_genus: defaultdict[str, list[str]] | None = None
        self._asked = 0

    def meant(self, name: str) -> tuple[tuple[TaxonId, ...], bool]:
        """The accepted taxa that a name means (of a synonym of several the synonym itself), and whether it is a synonym."""
        found = self._named(name)
        accepted = [each for each in found if self._taxa[each].status is not NameStatus.SYNONYM]
        if accepted:
            return tuple(dict.fromkeys(accepted)), False
        return tuple(dict.fromkeys(accepted_id(self._taxa, each) for each in found)), bool(found)

    def near(self, name: str) -> tuple[str, ...]:
        """Names that an unknown one is a slip of the pen away from, for a person to choose; the nearest first."""
        read = None if len(name) > _LONGEST or _OPEN.search(name) else read_name(name)
        self._asked += 1
        if read is None or not read.epithets or self._asked > _MOST_ASKED:
            return ()
        found: dict[str, int] = {}
        for genus in self._genera_near(read.genus):
            for other in self._of_genus().get(genus, ()):
                known = read_name(other)
                edits = near_miss(read, known) if known is not None else None
                if edits is not None:
                    found[other] = edits
        return tuple(sorted(found, key=lambda each: (found[each], each))[:_MOST_NEAR])

    def _named(self, name: str) -> list[TaxonId]:
        if found := self._by_name.get(" ".join(name.split()).casefold()):
            return found
        if len(name) > _LONGEST or _OPEN.search(name):
            return []
        read = read_name(name)
        if read is None or (not read.epithets and not _ABOVE_SPECIES.fullmatch(" ".join(name.split()))):
            return []
        return self._by_name.get(read.key.casefold(), [])

    def _names(self) -> dict[str, list[TaxonId]]:
        """Taxa by every way their name may be looked up."""
        found: defaultdict[str, list[TaxonId]] = defaultdict(list)
        for taxon in self._taxa.values():
            if taxon.checklist not in self._checklists:
                continue
            printed = taxon.name.casefold()
            found[printed].append(taxon.id)
            if not (printed.replace(" ", "").isascii() and printed.replace(" ", "").isalpha()) or ". " in printed:
                read = read_name(taxon.name)
                if read is not None and read.key.casefold() != printed:
                    found[read.key.casefold()].append(taxon.id)
        return dict(found)

    def _of_genus(self) -> defaultdict[str, list[str]]:
        if self._by_genus is None:
            self._by_genus = defaultdict(list)
            for ids in self._by_name.values():
                name = self._taxa[ids[0]].name
                genus, _, rest = name.partition(" ")
                if rest:
                    self._by_genus[genus.casefold()].append(name)
        return self._by_genus

    def _genera_near(self, genus: str) -> list[str]:
        """The genus itself, and those that begin and end alike and are as long, give or take two letters."""
        mine = genus.casefold()
        known = self._of_genus()
        if mine in known:
            return [mine]
        return [
            other
            for other in known
            if abs(len(other) - len(mine)) <= _LETTERS_MORE and (other[:2] == mine[:2] or other[-3:] == mine[-3:])
        ]
