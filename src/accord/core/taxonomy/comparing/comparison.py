"""Compares two checklists: names first, then specimens, what the lists state, decisions, and what follows from all that."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from accord.core.taxonomy.alignment import align
from accord.core.taxonomy.checklist import Checklist, Entry
from accord.core.taxonomy.comparing.decided import carried
from accord.core.taxonomy.comparing.findings import of_clashes, of_decisions, of_rows
from accord.core.taxonomy.comparing.groups import groups
from accord.core.taxonomy.comparing.model import Comparison, Discrepancy, GroupRow, Row
from accord.core.taxonomy.comparing.newcomers import known_until, newcomers
from accord.core.taxonomy.comparing.propagation import Clash, decide, propagate
from accord.core.taxonomy.comparing.refining import Pairs, place_by_specimens, place_by_statements, settle_names
from accord.core.taxonomy.comparing.singles import place_by_epithet, place_within_species
from accord.core.taxonomy.comparing.stated import Stated, applied
from accord.core.taxonomy.relations import Articulation, Decision, Evidence, Method, Relation

_SPOKEN: Mapping[Relation, str] = MappingProxyType(
    {
        Relation.CONGRUENT: "is",
        Relation.INCLUDES: "takes in",
        Relation.INCLUDED_IN: "is part of",
        Relation.OVERLAPS: "overlaps",
        Relation.DISJOINT: "is apart from",
    }
)


def compare(
    left: Checklist,
    right: Checklist,
    *,
    decisions: Iterable[Decision] = (),
    stated_left: Iterable[Stated] = (),
    stated_right: Iterable[Stated] = (),
) -> Comparison:
    """Every standing taxon of both lists, placed with its evidence or in need of review with its reason.

    `stated_left` and `stated_right` are relations that the lists state themselves. A decision on a pair stands in the
    place of what is computed, in whatever edition its taxa can be found; what goes against it is reported.
    """
    pairs = Pairs(left, right, align(left, right))
    settle_names(pairs)
    place_within_species(pairs)
    place_by_epithet(pairs)
    place_by_specimens(pairs)
    place_by_statements(pairs, applied(stated_left, left, right), applied(stated_right, right, left))
    found = carried(decisions, left, right)
    contradicted = decide(pairs, [each.decision for each in found if not each.lost])
    clashes = propagate(pairs)
    until = known_until(left), known_until(right)
    singles = newcomers(pairs, until)
    related = groups(pairs)
    rows = tuple(sorted(_rows(pairs, clashes, singles, related), key=_order))
    discrepancies = [
        *of_clashes(clashes),
        *of_decisions(contradicted, found, pairs),
        *of_rows(pairs, rows),
        *singles,
    ]
    return Comparison(left, right, rows, tuple(discrepancies), related, until)


def _order(row: Row) -> tuple[str, ...]:
    first, second = row.left or row.right, row.right or row.left
    assert first is not None
    assert second is not None
    return first.label, second.label, row.articulation.left or "", row.articulation.right or ""


def _rows(
    pairs: Pairs, clashes: Sequence[Clash], singles: Sequence[Discrepancy], found: Sequence[GroupRow]
) -> Iterable[Row]:
    in_question = {pair for clash in clashes for pair in clash.pairs}
    said = {(each.left, each.right): each for each in singles}
    by_group = _by_group(found)
    for each in pairs.articulations():
        left = pairs.left.standing.get(each.left) if each.left else None
        right = pairs.right.standing.get(each.right) if each.right else None
        if each.left and each.right:
            open_ = each.relation is Relation.UNDECIDED or (each.left, each.right) in in_question
            names = _names(pairs, each) if each.relation is not Relation.DISJOINT else ((), (), ())
            yield Row(each, left, right, *names, review=open_)
            continue
        why = said.get((each.left, each.right))
        yield Row(
            _explained(pairs, each, left or right, why, by_group),
            left,
            right,
            review=why is not None and why.kind.code in ("old_name_unplaced", "no_counterpart"),
        )


def _explained(
    pairs: Pairs,
    single: Articulation,
    entry: Entry | None,
    why: Discrepancy | None,
    by_group: Mapping[tuple[str, str, bool], list[GroupRow]],
) -> Articulation:
    """A taxon without counterpart with all that can be said of it."""
    assert entry is not None
    is_left = single.left is not None
    there = pairs.right.label if is_left else pairs.left.label
    if why is not None:
        return replace(single, evidence=(*single.evidence, Evidence(Method.EXACT, why.text)))
    near = by_group.get((entry.concept.rank, entry.name.canonical, is_left), [])
    if not entry.name.epithets and near:
        words = (_group_words(row, is_left=is_left) for row in near)
        text = f"{there} has no row for {entry.label}; by their species {entry.label} here {'; '.join(words)} there."
        return replace(single, evidence=(Evidence(Method.REASONED, text),))
    if entry.name.epithets and entry.is_readable:
        text = f"{there} has nothing that is like the genus {entry.name.genus}, so it may only be silent."
        return replace(single, evidence=(*single.evidence, Evidence(Method.EXACT, text)))
    return single


def _group_words(row: GroupRow, *, is_left: bool) -> str:
    relations = (each if is_left else each.mirrored for each in row.relations)
    words = " or ".join(_SPOKEN[each] for each in relations)
    return f"{words} {row.right if is_left else row.left}"


def _by_group(found: Sequence[GroupRow]) -> Mapping[tuple[str, str, bool], list[GroupRow]]:
    by_group: dict[tuple[str, str, bool], list[GroupRow]] = defaultdict(list)
    for row in found:
        by_group[row.rank, row.left, True].append(row)
        by_group[row.rank, row.right, False].append(row)
    return by_group


def _names(pairs: Pairs, each: Articulation) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Names that both lists have under the two; those that one has there and the other elsewhere."""
    assert each.left is not None
    assert each.right is not None
    here, there = pairs.exemplars.of_left(each.left), pairs.exemplars.of_right(each.right)
    both = [found.printed for found in here.get(each.right, [])]
    mine = [
        f"{found.printed} ({pairs.right.standing[id_].label})"
        for id_, names in here.items()
        if id_ != each.right
        for found in names
    ]
    theirs = [
        f"{found.printed} ({pairs.left.standing[id_].label})"
        for id_, names in there.items()
        if id_ != each.left
        for found in names
    ]
    return tuple(sorted(set(both))), tuple(sorted(set(mine))), tuple(sorted(set(theirs)))
