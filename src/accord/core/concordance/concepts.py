"""Where one name covers more or less in one list than in the other, and what that does to a listing."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from accord.core.concordance.discrepancies import Discrepancy
from accord.core.concordance.model import ListSide
from accord.core.concordance.wording import appendix_words, listed
from accord.core.listings.model import NOT_LISTED, NameStatus, Status, Taxon
from accord.core.taxonomy import Articulation, Checklist, Method, Relation


class Groups:
    """Which taxa of one list share a counterpart in the other: the splits and the lumps."""

    def __init__(self, articulations: Sequence[Articulation]) -> None:
        self._split_right: dict[str, list[str]] = defaultdict(list)  # left id -> the right taxa it takes in
        self._split_left: dict[str, list[str]] = defaultdict(list)
        for each in articulations:
            if each.left is None or each.right is None or _is_part_of_species(each):
                continue
            if each.relation is Relation.INCLUDES:
                self._split_right[each.left].append(each.right)
            elif each.relation is Relation.INCLUDED_IN:
                self._split_left[each.right].append(each.left)

    def parts(self, articulation: Articulation) -> tuple[str, list[str]]:
        """The side that lumps (`left`, `right`, or none) and the parts that the other side has."""
        if articulation.relation is Relation.INCLUDES and articulation.left:
            parts = self._split_right.get(articulation.left, [])
            return ("left", parts) if len(parts) > 1 and articulation.right in parts else ("", [])
        if articulation.relation is Relation.INCLUDED_IN and articulation.right:
            parts = self._split_left.get(articulation.right, [])
            return ("right", parts) if len(parts) > 1 and articulation.left in parts else ("", [])
        return "", []


def _is_part_of_species(articulation: Articulation) -> bool:
    return any(evidence.method in (Method.LINEAGE, Method.HIGHER) for evidence in articulation.evidence)


def splits_and_lumps(
    left: ListSide, right: ListSide, articulation: Articulation, groups: Groups
) -> Iterator[Discrepancy]:
    """A listed taxon that the other list has as several; several listings that fall on one taxon.

    A pair is reported as one of the two. Where both would hold, the lump is said once, of the part that has gone on under the
    name of the whole (or the first by name); each other part asks whether the listing of the whole covers it.
    """
    lumping, parts = groups.parts(articulation)
    if not lumping:
        return
    wide_side, split_side = (left, right) if lumping == "left" else (right, left)
    wide_id, part_id = (
        (articulation.left, articulation.right) if lumping == "left" else (articulation.right, articulation.left)
    )
    wide, part = wide_side.taxon(wide_id), split_side.taxon(part_id)
    assert wide is not None
    assert part is not None
    if wide.id not in wide_side.statuses:  # a person put a synonym here; its accepted taxon has the listing
        return
    is_listed = wide_side.is_listed(wide.id)
    listings = [(id_, split_side.statuses[id_]) for id_ in sorted(parts) if split_side.is_listed(id_)]
    several = len({_events(found) or (id_,) for id_, found in listings}) > 1  # one family listing over both is one
    if several and (not is_listed or part.id == _stands_for_all(wide, parts, split_side)):
        yield _lump(wide_side, split_side, wide, listings)
    elif is_listed:
        yield _split(wide_side, split_side, wide, part, parts)


def _stands_for_all(wide: Taxon, parts: Sequence[str], side: ListSide) -> str:
    taxa = [side.history.taxa[id_] for id_ in parts]
    return min(taxa, key=lambda each: (each.name != wide.name, each.name, each.id)).id


def _split(wide_side: ListSide, split_side: ListSide, wide: Taxon, part: Taxon, parts: Sequence[str]) -> Discrepancy:
    status = wide_side.statuses[wide.id]
    names = listed(sorted(split_side.history.taxa[id_].name for id_ in parts))
    text = f"{wide_side.label} lists {wide.name} ({status.listing}) as one taxon; {split_side.label} has split it into {names}."
    effect = (
        f"{part.name} of {split_side.label} is covered by the {wide_side.label} listing of {wide.name} "
        f"as long as {wide_side.label} does not adopt the split."
    )
    return Discrepancy("split_after_listing", text, effect, _events(status))


def _lump(
    wide_side: ListSide, split_side: ListSide, wide: Taxon, listings: Sequence[tuple[str, Status]]
) -> Discrepancy:
    status = wide_side.statuses[wide.id]
    each = listed(f"{split_side.history.taxa[id_].name} in {appendix_words(found.listing)}" for id_, found in listings)
    text = f"{split_side.label} lists {each}; for {wide_side.label} they are one taxon, {wide.name} ({status.listing})."
    effect = f"No {split_side.label} listing covers the whole of what {wide_side.label} calls {wide.name}."
    return Discrepancy("lump", text, effect, tuple(event for _, found in listings for event in _events(found)))


def moved_groups(
    left: ListSide, right: ListSide, articulation: Articulation, lines: "Lineages"
) -> Iterator[Discrepancy]:
    """A listing by order or family, and the other list places the taxon in another order or family."""
    if articulation.left is None or articulation.right is None or articulation.method is Method.HIGHER:
        return
    for here, there, mine, theirs in (
        (left, right, articulation.left, articulation.right),
        (right, left, articulation.right, articulation.left),
    ):
        elsewhere = lines.of(there, theirs)
        taxon = here.history.taxa[mine]
        status = here.statuses.get(mine)
        for via in sorted({entry.via for entry in status.appendices} - {mine}) if status else ():
            group = here.taxon(via)
            if group is None or not group.is_higher or group.rank == "genus":
                continue
            placed = elsewhere.get(group.rank)
            if placed is None or placed.lower() == group.name.lower():
                continue
            text = (
                f"{here.label} lists {taxon.name} through the {group.rank} {group.name}; "
                f"{there.label} places it in the {group.rank} {placed}."
            )
            effect = f"By the classification of {there.label} the listing of {group.name} would not reach it."
            yield Discrepancy("moved_under_other_higher_taxon", text, effect, _events(status))
            break


class Lineages:
    """Rank -> name of the taxa above, looked up once a taxon."""

    def __init__(self, checklists: Mapping[str, Checklist]) -> None:
        self._checklists = checklists
        self._known: dict[tuple[str, str], dict[str, str]] = {}

    def of(self, side: ListSide, id_: str) -> dict[str, str]:
        """The lineage of a taxon of this side."""
        key = (side.label, id_)
        if key not in self._known:
            self._known[key] = self._checklists[side.label].lineage(id_)
        return self._known[key]


class Exceptions:
    """Taxa that a listing in force leaves out and that no accepted name stands for any more."""

    def __init__(self, side: ListSide) -> None:
        self._side = side
        self._events = {event.id: event for event in side.history.events if event.except_taxa}

    def unmatched(self, id_: str | None) -> Iterator[Discrepancy]:
        """Those of the listings that the taxon has in its own name."""
        status = self._side.statuses.get(id_) if id_ is not None else None
        if status is None or not self._events:
            return
        for entry in status.appendices:
            event = self._events.get(entry.event)
            if event is None or entry.via != id_:
                continue
            listed_as = self._side.history.taxa[entry.via].name
            for left_out in sorted(event.except_taxa):
                called = self._without_name(left_out)
                if called:
                    text = f"The {self._side.label} listing of {listed_as} leaves out {called}."
                    yield Discrepancy(
                        "excepted_taxon_unmatched", text, "What the exception covers is unknown.", (event.id,)
                    )

    def _without_name(self, id_: str) -> str:
        taxon = self._side.taxon(id_)
        if taxon is None:
            return f"taxon {id_}, which its list does not have"
        if taxon.status is NameStatus.ACCEPTED:
            return ""
        return f"{taxon.name}, which is {taxon.status.value.replace('_', ' ')}"


def standard_references(left: ListSide, right: ListSide, articulation: Articulation) -> Iterator[Discrepancy]:
    """The nearest standard reference on each side, where both have one and they differ."""
    if articulation.left is None or articulation.right is None:
        return
    one, other = _reference(left, articulation.left), _reference(right, articulation.right)
    if one and other and one.casefold() != other.casefold():
        text = f"{left.label} follows {one}; {right.label} follows {other}."
        yield Discrepancy("different_standard_reference", text, "Equal names need not mean equal taxa.")


def _reference(side: ListSide, id_: str) -> str:
    seen: set[str] = set()
    here: str | None = id_
    while here is not None and here not in seen:
        if here in side.references:
            return " ".join(side.references[here].split()).rstrip(".")
        seen.add(here)
        taxon = side.taxon(here)
        here = taxon.parent if taxon else None
    return ""


def _events(status: Status | None) -> tuple[str, ...]:
    if status is None:
        return ()
    return tuple(dict.fromkeys(entry.event for entry in status.appendices if status.listing != NOT_LISTED))
