"""Changes of names in a checklist as dated facts: a split, a lump, a transfer, a change of rank, synonymy, resurrection.

A convention adopts names by a standard reference at a meeting (CITES Res. Conf. 12.11; CMS Res. 12.27). The animals do not
change by it, nor do their listings. So a change takes nothing away and moves nothing: it says which taxon continues which
from which day on, and the checklist of any day follows from the names recorded first and the changes made until then.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar, cast

from accord.core.errors import NotFound
from accord.core.taxonomy.checklist import Concept

T = TypeVar("T", bound=Concept)

_ACCEPTED, _SYNONYM, _NOT_ACCEPTED = "accepted", "synonym", "not_accepted"


class Kind(StrEnum):
    """What a convention does to names."""

    SPLIT = "split"  # one taxon becomes several
    LUMP = "lump"  # several become one
    TRANSFER = "transfer"  # the same taxon under another higher taxon or another name
    RANK = "rank"  # the same taxon at another rank
    SYNONYMY = "synonymy"  # an accepted name becomes a synonym of another
    RESURRECTION = "resurrection"  # a synonym is taken up as a taxon of its own


class Continuation(StrEnum):
    """What an output is of the input that it continues."""

    SAME = "same"
    PART_OF = "part_of"
    WHOLE_OF = "whole_of"  # it holds the whole of the input, and more

    @property
    def spoken(self) -> str:
        """As a sentence has it: “G. beringei is a part of what G. gorilla was”."""
        return {"same": "the same as", "part_of": "a part of", "whole_of": "the whole of, and more than,"}[self.value]


@dataclass(frozen=True, slots=True)
class Output:
    """A taxon as it stands from the day of the change on; `countries` are its range (None: as recorded)."""

    taxon: str
    name: str
    rank: str
    parent: str | None = None
    authorship: str = ""
    countries: Mapping[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """`output` continues `input`."""

    input: str
    output: str
    relation: Continuation


@dataclass(frozen=True, slots=True)
class NomenclatureChange:
    """One change of names, from `on` the checklist uses the new ones. `number` orders the changes of one day.

    `moves` are taxa that get another parent and keep their name. An input that is no output becomes a synonym of what
    continues it. Listing events are no part of it: they stay under the names under which they were decided.
    """

    number: int
    kind: Kind
    on: date
    outputs: tuple[Output, ...]
    links: tuple[Link, ...]
    moves: tuple[tuple[str, str], ...] = ()
    decided_at: str | None = None
    reference: str = ""
    reason: str = ""

    @property
    def inputs(self) -> tuple[str, ...]:
        """The taxa that it takes, each once."""
        return tuple(dict.fromkeys(link.input for link in self.links))

    @property
    def order(self) -> tuple[date, int]:
        """When it is made, among all changes."""
        return self.on, self.number

    def output(self, taxon: str) -> Output | None:
        """The output of that id."""
        return next((each for each in self.outputs if each.taxon == taxon), None)

    def continued_by(self, taxon: str) -> tuple[str, ...]:
        """The outputs that continue a taxon."""
        return tuple(link.output for link in self.links if link.input == taxon)

    def continues(self, taxon: str) -> tuple[str, ...]:
        """The inputs that a taxon continues."""
        return tuple(link.input for link in self.links if link.output == taxon)


def in_order(changes: Iterable[NomenclatureChange]) -> list[NomenclatureChange]:
    """By day, and within a day as they were recorded."""
    return sorted(changes, key=lambda change: change.order)


def checklist_on(taxa: Mapping[str, T], changes: Iterable[NomenclatureChange], day: date) -> dict[str, T]:
    """The checklist as the convention used it on a day: `taxa` are the names recorded before all changes.

    Names that were taken up later are in it, too, so that they can be asked for: a part of a taxon stands below it without
    being accepted, another name of the same taxon is its synonym. Raises NotFound for a change of a taxon that is not there.
    """
    ordered = in_order(changes)
    return standing(taxa, [c for c in ordered if c.on <= day], [c for c in ordered if c.on > day])


def standing(
    taxa: Mapping[str, T], made: Iterable[NomenclatureChange], waiting: Iterable[NomenclatureChange] = ()
) -> dict[str, T]:
    """The checklist after the changes `made`, in which the names of those `waiting` can be found."""
    found = dict(taxa)
    for change in made:
        _make(found, change)
    for change in waiting:
        for output in change.outputs:
            _announce(found, change, output)
    return found


def is_standing(taxon: Concept) -> bool:
    """Whether a name stands for a taxon of its own."""
    return taxon.status not in (_SYNONYM, _NOT_ACCEPTED)


def _make(found: dict[str, T], change: NomenclatureChange) -> None:
    if missing := [taxon for taxon in (*change.inputs, *dict(change.moves)) if taxon not in found]:
        raise NotFound(f"the change of names of {change.on} is about {missing[0]}, which is not in the checklist")
    example = found[change.inputs[0]]
    for output in change.outputs:
        found[output.taxon] = _as(found.get(output.taxon, example), output, _ACCEPTED, output.parent)
    kept = {output.taxon for output in change.outputs}
    for taxon in change.inputs:
        if taxon not in kept:
            found[taxon] = _with(found[taxon], _SYNONYM, None, change.continued_by(taxon))
    for taxon, parent in change.moves:
        found[taxon] = _with(found[taxon], found[taxon].status, parent, found[taxon].accepted)


def _announce(found: dict[str, T], change: NomenclatureChange, output: Output) -> None:
    known = found.get(output.taxon)
    if known is not None:
        above = found.get(known.parent or "")
        if known.status != _NOT_ACCEPTED or (above is not None and above.status != _SYNONYM):
            return
    inputs = change.continues(output.taxon)
    part_of = all(link.relation is Continuation.PART_OF for link in change.links if link.output == output.taxon)
    below = accepted_of(found, inputs[0])
    example = known if known is not None else found[inputs[0]]
    if part_of and found[below].status != _SYNONYM:
        found[output.taxon] = _as(example, output, _NOT_ACCEPTED, below)
    else:
        found[output.taxon] = _with(_as(example, output, _SYNONYM, None), _SYNONYM, None, inputs)


def accepted_of(taxa: Mapping[str, Concept], taxon: str) -> str:
    """The taxon that a synonym stands for (chains followed, cycles cut); of several, the synonym itself."""
    seen = {taxon}
    while taxa[taxon].status == _SYNONYM and len(taxa[taxon].accepted) == 1 and taxa[taxon].accepted[0] not in seen:
        taxon = taxa[taxon].accepted[0]
        seen.add(taxon)
    return taxon


def _as(example: T, output: Output, status: str, parent: str | None) -> T:
    named = replace(
        cast("Any", example), id=output.taxon, name=output.name, authorship=output.authorship, rank=output.rank
    )
    return _with(cast("T", named), status, parent, ())


def _with(taxon: T, status: str, parent: str | None, accepted: Sequence[str]) -> T:
    # The status keeps its own kind: checklists may say it as an enumeration or as a word.
    word = type(taxon.status)(status)
    return cast("T", replace(cast("Any", taxon), status=word, parent=parent, accepted=tuple(accepted)))


@dataclass(frozen=True, slots=True)
class Step:
    """One step on the way between the names of two days: `later` continues `earlier`."""

    change: NomenclatureChange
    earlier: str
    later: str
    relation: Continuation


@dataclass(frozen=True, slots=True)
class Way:
    """The steps between what a taxon is on two days, and the taxa at their end (the taxon itself where there is no step)."""

    steps: tuple[Step, ...]
    ends: tuple[str, ...]


def way_back(taxon: str, changes: Iterable[NomenclatureChange], day: date) -> Way:
    """From a taxon as it stands after all changes to what it was on a day, latest step first."""
    here, steps = [taxon], list[Step]()
    for change in reversed(in_order(changes)):
        taken = [link for link in change.links if link.output in here] if change.on > day else []
        if taken:
            steps += (Step(change, link.input, link.output, link.relation) for link in taken)
            left = [each for each in here if not change.continues(each)]
            here = list(dict.fromkeys([*left, *(link.input for link in taken)]))
    return Way(tuple(steps), tuple(here))


def way_on(taxon: str, changes: Iterable[NomenclatureChange], *, after: date, until: date | None = None) -> Way:
    """From a taxon as it stood on the day `after` to what continues it (on the day `until`), in order."""
    here, steps = [taxon], list[Step]()
    for change in in_order(changes):
        is_due = change.on > after and (until is None or change.on <= until)
        taken = [link for link in change.links if link.input in here] if is_due else []
        if taken:
            steps += (Step(change, link.input, link.output, link.relation) for link in taken)
            left = [each for each in here if not change.continued_by(each)]
            here = list(dict.fromkeys([*left, *(link.output for link in taken)]))
    return Way(tuple(steps), tuple(here))


def descendants(taxa: Mapping[str, Concept], roots: Iterable[str]) -> Iterator[str]:
    """The taxa below `roots`, those above before those below them."""
    children: dict[str, list[str]] = {}
    for taxon in taxa.values():
        if taxon.parent is not None:
            children.setdefault(taxon.parent, []).append(taxon.id)
    waiting = [child for root in roots for child in children.get(root, ())]
    seen: set[str] = set()
    while waiting:
        here = waiting.pop(0)
        if here not in seen:
            seen.add(here)
            yield here
            waiting += children.get(here, ())
