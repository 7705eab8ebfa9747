"""From what a specialist says (“split this into those”) to the whole change: every taxon that gets a name or a place.

Names below a renamed taxon follow it: `Manta birostris` below `Manta`, lumped with `Mobula`, becomes `Mobula birostris`.
Endings are left as they are; where the gender differs, a name is given in `names`.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from accord.core.errors import Invalid
from accord.core.taxonomy.checklist import Concept
from accord.core.taxonomy.nomenclature import (
    Continuation,
    Kind,
    Link,
    NomenclatureChange,
    Output,
    accepted_of,
)

_NOT_LETTERS = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class NewName:
    """A taxon as a specialist names it; what is left empty follows from the taxon that it continues.

    `taxon` is its id where it should not be made from the name.
    """

    name: str
    authorship: str = ""
    rank: str = ""
    parent: str = ""
    countries: Mapping[str, str] | None = None
    taxon: str = ""


class Draft:
    """Writes changes against a checklist as it stands on the day of the change. `prefix` begins new ids (`cites:`).

    Every method raises Invalid for a taxon that the checklist does not have. Whether the change makes sense is asked of
    `nomenclature_checks.why_not`.
    """

    def __init__(
        self, taxa: Mapping[str, Concept], *, on: date, prefix: str = "", names: Mapping[str, str] | None = None
    ) -> None:
        self.taxa = taxa
        self.on = on
        self.prefix = prefix
        self.names = dict(names or {})
        self._by_name: dict[str, list[Concept]] = {}
        self._children: dict[str, list[Concept]] = {}
        for taxon in taxa.values():
            self._by_name.setdefault(taxon.name, []).append(taxon)
            if taxon.parent is not None:
                self._children.setdefault(taxon.parent, []).append(taxon)

    def split(
        self, taxon: str, into: Sequence[NewName], *, children: Mapping[str, str] | None = None
    ) -> NomenclatureChange:
        """One taxon becomes several; it goes on in the narrow sense where its own name is among them.

        Taxa below it stay with it, or go where `children` (child -> name of its new parent) sends them.
        """
        mother = self._taxon(taxon)
        outputs = [self._output(each, like=mother) for each in into]
        links = [Link(taxon, output.taxon, Continuation.PART_OF) for output in outputs]
        parents = {key: output.taxon for output in outputs for key in (output.name, output.taxon)}
        going = [(self._taxon(child), mother.name, parents.get(to, to)) for child, to in (children or {}).items()]
        return self._with_those_below(Kind.SPLIT, outputs, links, going)

    def lump(self, taxa: Sequence[str], into: NewName) -> NomenclatureChange:
        """Several taxa become one: one of them in a wider sense, or one under another name."""
        first = next((each for each in taxa if self._taxon(each).name == into.name), *taxa[:1])
        output = self._output(into, like=self._taxon(first))
        links = [Link(each, output.taxon, Continuation.WHOLE_OF) for each in taxa]
        return self._with_those_below(Kind.LUMP, [output], links)

    def transfer(self, taxon: str, to: NewName) -> NomenclatureChange:
        """The same taxon under another name, or another higher taxon, or both."""
        return self._same(Kind.TRANSFER, taxon, to)

    def change_rank(self, taxon: str, to: NewName) -> NomenclatureChange:
        """The same taxon at another rank (a subspecies taken up as a species)."""
        return self._same(Kind.RANK, taxon, to)

    def make_synonym(self, taxon: str, of: str) -> NomenclatureChange:
        """An accepted name becomes a synonym of another, which from then on holds both."""
        output = self._as_it_is(self._taxon(of))
        links = [Link(self._taxon(each).id, of, Continuation.WHOLE_OF) for each in (of, taxon)]
        return self._with_those_below(Kind.SYNONYMY, [output], links)

    def resurrect(
        self, synonym: str, *, parent: str = "", countries: Mapping[str, str] | None = None
    ) -> NomenclatureChange:
        """A synonym is taken up as a taxon of its own; it was a part of the taxon that it stood for."""
        name = self._taxon(synonym)
        mother = self._taxon(accepted_of(self.taxa, synonym))
        above = parent or (self.taxa[mother.id].parent or "")
        taken_up = Output(synonym, name.name, name.rank, above or None, name.authorship, countries)
        outputs = [self._as_it_is(mother), taken_up] if mother.id != synonym else [taken_up]
        links = [Link(mother.id, output.taxon, Continuation.PART_OF) for output in outputs]
        return self._change(Kind.RESURRECTION, outputs, links)

    def _same(self, kind: Kind, taxon: str, to: NewName) -> NomenclatureChange:
        output = self._output(to, like=self._taxon(taxon))
        return self._with_those_below(kind, [output], [Link(taxon, output.taxon, Continuation.SAME)])

    def _taxon(self, taxon: str) -> Concept:
        if taxon not in self.taxa:
            raise Invalid(f"the checklist has no taxon {taxon}")
        return self.taxa[taxon]

    def _as_it_is(self, taxon: Concept) -> Output:
        return Output(taxon.id, taxon.name, taxon.rank, taxon.parent, taxon.authorship)

    def _output(self, new: NewName, *, like: Concept) -> Output:
        known = self._known(new.name, like)
        authorship = new.authorship or (known.authorship if known is not None else "")
        parent = new.parent or (like.parent or "")
        taxon = new.taxon or (known.id if known is not None else self._made(new.name))
        return Output(taxon, new.name, new.rank or like.rank, parent or None, authorship, new.countries)

    def _known(self, name: str, like: Concept) -> Concept | None:
        """The taxon of that name in the list: the one itself first, then a synonym of it, then any."""
        found = self._by_name.get(name, [])
        order = sorted(found, key=lambda each: (each.id != like.id, like.id not in each.accepted, each.id))
        return order[0] if order else None

    def _made(self, name: str) -> str:
        plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
        return self.prefix + _NOT_LETTERS.sub("-", plain).strip("-")

    def _with_those_below(
        self, kind: Kind, outputs: list[Output], links: list[Link], going: Iterable[tuple[Concept, str, str]] = ()
    ) -> NomenclatureChange:
        """Those below an input that ends go to what continues it, with a new name where theirs holds the old one.

        Others that go are given as (taxon, name of its old parent, id of its new one).
        """
        moves: list[tuple[str, str]] = []
        named = {output.taxon: output.name for output in outputs if " " in output.name or output.rank == "genus"}
        kept = {output.taxon for output in outputs}
        ended = [link for link in links if link.input not in kept and link.relation is not Continuation.PART_OF]
        waiting = [*going, *(one for link in ended for one in self._below(link.input, link.output))]
        while waiting:
            child, old_name, parent = waiting.pop(0)
            name = self._renamed(child, old_name, named.get(parent, old_name))
            if name == child.name:
                moves.append((child.id, parent))
                continue
            known = self._known(name, child)
            key = known.id if known is not None else self._made(name)
            authorship = (known.authorship if known is not None else "") or _bracketed(child.authorship)
            outputs.append(Output(key, name, child.rank, parent, authorship))
            links.append(Link(child.id, key, Continuation.SAME))
            named[key] = name
            waiting += self._below(child.id, key)
        return self._change(kind, outputs, links, moves)

    def _below(self, old: str, new: str) -> list[tuple[Concept, str, str]]:
        return [(child, self.taxa[old].name, new) for child in self._children.get(old, ())]

    def _renamed(self, child: Concept, old: str, new: str) -> str:
        if child.id in self.names:
            return self.names[child.id]
        if child.name in self.names:
            return self.names[child.name]
        return new + child.name[len(old) :] if child.name.startswith(f"{old} ") else child.name

    def _change(
        self, kind: Kind, outputs: Iterable[Output], links: Iterable[Link], moves: Iterable[tuple[str, str]] = ()
    ) -> NomenclatureChange:
        return NomenclatureChange(0, kind, self.on, tuple(outputs), tuple(links), tuple(moves))


def _bracketed(authorship: str) -> str:
    """An author stands in brackets where the species is in another genus than the author put it in (ICZN Art. 51.3)."""
    if not authorship or authorship.startswith("("):
        return authorship
    return f"({authorship})"
