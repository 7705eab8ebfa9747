"""The discrepancies of a comparison: what a person should look at, by kind, in words."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from accord.core.taxonomy.comparing.decided import Carried
from accord.core.taxonomy.comparing.model import KINDS, Discrepancy, Row
from accord.core.taxonomy.comparing.propagation import Clash
from accord.core.taxonomy.comparing.refining import Pairs
from accord.core.taxonomy.relations import Articulation, Method, Relation

_MOVED_NAMES = 2  # a single name that moved is as often a correction of a list as a change of a taxon
_GROUPS = ("order", "family")


def of_clashes(clashes: Iterable[Clash]) -> Iterator[Discrepancy]:
    """What contradicts itself, with the smallest set of statements that does."""
    for clash in clashes:
        text = "Not all of this can be true: " + "; ".join(clash.statements) + "."
        left, right = clash.pairs[0]
        yield Discrepancy(KINDS["contradiction"], left, right, text)


def of_decisions(
    contradicted: Iterable[Articulation], carried: Iterable[Carried], pairs: Pairs
) -> Iterator[Discrepancy]:
    """Decisions that the evidence goes against, and those whose taxa are gone."""
    for each in contradicted:
        assert each.left is not None
        assert each.right is not None
        decision = pairs.pairs[each.left, each.right].decision
        reasons = " ".join(evidence.text for evidence in each.evidence)
        text = f"Decided is {decision}. The evidence says {each.relation.value.replace('_', ' ')}: {reasons}"
        yield Discrepancy(KINDS["decision_contradicted"], each.left, each.right, text)
    for found in carried:
        if found.lost:
            named = [
                name or id_
                for name, id_ in (
                    (found.decision.left_name, found.decision.left),
                    (found.decision.right_name, found.decision.right),
                )
            ]
            text = f"The decision on {named[0]} and {named[1]} ({found.decision}) cannot be carried over: {found.lost}."
            yield Discrepancy(KINDS["decision_lost"], None, None, text)


def of_rows(pairs: Pairs, rows: Sequence[Row]) -> Iterator[Discrepancy]:
    """Differences of names, splits and lumps, names that moved, other groups."""
    wide = _wide(rows)
    for row in rows:
        each = row.articulation
        for note in each.notes:
            kind = "slip" if each.method is Method.FUZZY else note.kind.value
            yield Discrepancy(KINDS[kind], each.left, each.right, note.text)
        if row.left is None or row.right is None:
            continue
        yield from _of_extent(row, wide, pairs)
        yield from _of_groups(row, pairs)


def _wide(rows: Sequence[Row]) -> dict[tuple[str, str], list[str]]:
    """Taxa that take in several of the other list: (side, id) -> the names of the parts."""
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for row in rows:
        if row.left is None or row.right is None or _is_part_of_species(row.articulation):
            continue
        if row.relation in (Relation.INCLUDES, Relation.OVERLAPS):
            found["left", row.left.id].append(row.right.label)
        if row.relation in (Relation.INCLUDED_IN, Relation.OVERLAPS):
            found["right", row.right.id].append(row.left.label)
    return found


def _is_part_of_species(each: Articulation) -> bool:
    return any(evidence.method is Method.LINEAGE for evidence in each.evidence)


def _of_extent(row: Row, wide: dict[tuple[str, str], list[str]], pairs: Pairs) -> Iterator[Discrepancy]:
    assert row.left is not None
    assert row.right is not None
    one, other = pairs.left.label, pairs.right.label
    parts = wide.get(("left", row.left.id), [])
    if row.relation in (Relation.INCLUDES, Relation.OVERLAPS) and row.right.label in parts:
        text = f"{row.left.label} of {one} is {_listed(parts)} in {other}."
        yield Discrepancy(KINDS["split"], row.left.id, row.right.id, text)
    parts = wide.get(("right", row.right.id), [])
    if row.relation in (Relation.INCLUDED_IN, Relation.OVERLAPS) and row.left.label in parts:
        text = f"{_listed(parts)} of {one} are {row.right.label} in {other}."
        yield Discrepancy(KINDS["lump"], row.left.id, row.right.id, text)
    if row.relation is Relation.CONGRUENT and len(row.only_left) + len(row.only_right) >= _MOVED_NAMES:
        moved = [*(f"{name} of {one}" for name in row.only_left), *(f"{name} of {other}" for name in row.only_right)]
        text = f"Both lists use {row.right.label}, but names that the one has under it stand elsewhere in the other: {', '.join(moved[:6])}."
        yield Discrepancy(KINDS["boundary_moved"], row.left.id, row.right.id, text)


def _of_groups(row: Row, pairs: Pairs) -> Iterator[Discrepancy]:
    assert row.left is not None
    assert row.right is not None
    if len(row.left.name.epithets) != 1:
        return
    mine, theirs = pairs.left.lineage(row.left.id), pairs.right.lineage(row.right.id)
    for rank in _GROUPS:
        if rank in mine and rank in theirs and mine[rank] != theirs[rank]:
            text = f"{pairs.left.label} places {row.left.label} in the {rank} {mine[rank]}, {pairs.right.label} in {theirs[rank]}."
            yield Discrepancy(KINDS["other_group"], row.left.id, row.right.id, text)
            return


def _listed(names: Sequence[str]) -> str:
    found = sorted(set(names))
    return found[0] if len(found) == 1 else f"{', '.join(found[:-1])} and {found[-1]}"
