"""What stands against a change of names, all of it at once, before it is made."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from accord.core.errors import NotFound
from accord.core.taxonomy.checklist import Concept
from accord.core.taxonomy.nomenclature import (
    Kind,
    NomenclatureChange,
    Output,
    T,
    accepted_of,
    in_order,
    is_standing,
    standing,
)

#: How many words a name of a rank has.
_WORDS = {"species": (2, 2), "subspecies": (3, 3), "variety": (3, 4), "form": (3, 4)}


def why_not(
    taxa: Mapping[str, T], changes: Iterable[NomenclatureChange], change: NomenclatureChange, ranks: Sequence[str]
) -> tuple[str, ...]:
    """Every reason against making `change` beside `changes`; none where it can be made.

    `taxa` are the names recorded before all changes, `ranks` the ranks of the list from the top.
    """
    ordered = in_order([*changes, change])
    place = ordered.index(change)
    before = standing(taxa, ordered[:place])
    if missing := _missing(before, change):
        return tuple(missing)
    reasons = [*_numbers(change), *_inputs(before, change)]
    after = standing(taxa, ordered[: place + 1])
    reasons += _outputs(before, after, change, ranks)
    reasons += _left_behind(before, after, change)
    if not reasons:
        reasons += _later(taxa, ordered, place)
    return tuple(dict.fromkeys(reasons))


def _missing(before: Mapping[str, Concept], change: NomenclatureChange) -> list[str]:
    """Without these nothing else can be asked."""
    named = [*change.inputs, *(taxon for taxon, _ in change.moves)]
    if not named:
        return ["it takes no taxon"]
    return [f"the checklist has no taxon {taxon} on {change.on}" for taxon in named if taxon not in before]


def _numbers(change: NomenclatureChange) -> Iterator[str]:
    if change.kind is Kind.SPLIT and len(change.outputs) < 2:
        yield "a split gives at least two taxa"
    if change.kind in (Kind.LUMP, Kind.SYNONYMY) and len(set(change.inputs)) < 2:
        yield "a lump takes at least two taxa"
    for taxon, times in Counter(output.taxon for output in change.outputs).items():
        if times > 1:
            yield f"{taxon} is named as a result {times} times"


def _inputs(before: Mapping[str, Concept], change: NomenclatureChange) -> Iterator[str]:
    for taxon in change.inputs:
        if is_standing(before[taxon]):
            continue
        name = before[taxon].name
        if change.kind is Kind.RESURRECTION:
            yield f"{name} is not a synonym of one accepted taxon on {change.on}"
            continue
        stands_for = before[accepted_of(before, taxon)].name
        instead = f": it is a synonym of {stands_for}" if stands_for != name else ""
        yield f"{name} is not accepted on {change.on}{instead}"
    if change.kind is Kind.RESURRECTION and all(o.taxon in change.inputs for o in change.outputs):
        yield from (
            f"{before[taxon].name} is accepted already" for taxon in change.inputs if is_standing(before[taxon])
        )
    if change.kind in (Kind.TRANSFER, Kind.RANK):
        yield from _unchanged(before[change.inputs[0]], change)


def _unchanged(old: Concept, change: NomenclatureChange) -> Iterator[str]:
    new = change.outputs[0]
    if (old.name, old.parent, old.rank) == (new.name, new.parent, new.rank):
        yield f"nothing changes for {old.name}"
    elif change.kind is Kind.RANK and old.rank == new.rank:
        yield f"{old.name} is a {old.rank} already"


def _outputs(
    before: Mapping[str, Concept], after: Mapping[str, Concept], change: NomenclatureChange, ranks: Sequence[str]
) -> Iterator[str]:
    accepted = Counter(taxon.name for taxon in after.values() if is_standing(taxon))
    for output in change.outputs:
        yield from _name(output, ranks)
        known = before.get(output.taxon)
        if known is not None and is_standing(known) and output.taxon not in change.inputs:
            yield f"{known.name} ({output.taxon}) is accepted already on {change.on} and is not among the taxa changed"
        elif accepted[output.name] > 1:
            yield f"another accepted taxon is called {output.name} on {change.on}"
        yield from _parent(output, after, ranks)


def _name(output: Output, ranks: Sequence[str]) -> Iterator[str]:
    words = len(output.name.split())
    if output.rank not in ranks:
        yield f"“{output.rank}” is none of the ranks {', '.join(ranks)}"
    elif not words:
        yield "a result has no name"
    else:
        is_higher = ranks.index(output.rank) < ranks.index("species")
        least, most = (1, 1) if is_higher else _WORDS.get(output.rank, (2, 9))
        if not least <= words <= most:
            yield f"“{output.name}” is not the name of a {output.rank}"


def _parent(output: Output, after: Mapping[str, Concept], ranks: Sequence[str]) -> Iterator[str]:
    if output.parent is None:
        return
    parent = after.get(output.parent)
    if parent is None:
        yield f"{output.name} would stand below {output.parent}, which is not in the checklist"
    elif not is_standing(parent):
        yield f"{output.name} would stand below {parent.name}, which is not accepted then"
    elif _goes_round(output.taxon, after):
        yield f"{output.name} would stand below itself"
    else:
        if output.rank in ranks and parent.rank in ranks and ranks.index(parent.rank) >= ranks.index(output.rank):
            yield f"{output.name} ({output.rank}) can't stand below {parent.name} ({parent.rank})"
        first, _, rest = output.name.partition(" ")
        if rest and parent.rank == "genus" and parent.name != first:
            yield f"{output.name} can't stand below {parent.name}: its name says {first}"


def _goes_round(taxon: str, taxa: Mapping[str, Concept]) -> bool:
    seen = {taxon}
    parent = taxa[taxon].parent
    while parent is not None and parent in taxa:
        if parent in seen:
            return True
        seen.add(parent)
        parent = taxa[parent].parent
    return False


def _left_behind(
    before: Mapping[str, Concept], after: Mapping[str, Concept], change: NomenclatureChange
) -> Iterator[str]:
    """Taxa below an input that ends must have a place; and what is moved must have one to go to."""
    ended = {taxon for taxon in change.inputs if change.output(taxon) is None}
    for taxon in after.values():
        if taxon.parent in ended and is_standing(taxon):
            yield f"{taxon.name} stands below {before[taxon.parent].name}, which ends: say where it goes"
    for taxon_id, parent in change.moves:
        if parent not in after or not is_standing(after[parent]):
            yield f"{before[taxon_id].name} can't go below {parent}, which is not accepted then"


def _later(taxa: Mapping[str, T], ordered: list[NomenclatureChange], place: int) -> Iterator[str]:
    """Changes recorded for later days must still find their taxa accepted."""
    for at in range(place + 1, len(ordered)):
        later = ordered[at]
        try:
            then = standing(taxa, ordered[:at])
        except NotFound as error:
            yield str(error)
            return
        for taxon in later.inputs:
            if taxon not in then or not is_standing(then[taxon]):
                yield f"the change of {later.on} needs {taxon}, which would not be accepted any more"
