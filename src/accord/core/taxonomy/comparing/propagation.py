"""What follows for the other pairs from what is said of some; and what cannot all be true.

Pairs that share taxa are reasoned about together, a handful at a time: the taxa of one list are disjoint, a subspecies
lies within its species, and what both lists have may hold more than the other list's taxa.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from accord.core.taxonomy.checklist import Checklist
from accord.core.taxonomy.comparing.refining import Pairs
from accord.core.taxonomy.reasoning import Finding, Problem, Statement, Tree, conclusions, contradiction
from accord.core.taxonomy.reasoning.trees import TaxonRef
from accord.core.taxonomy.relations import DETERMINATE, Articulation, Decision, Evidence, Method, Relation

_ALL = "\x00all"
_LEFT, _RIGHT = "left", "right"
#: A group of pairs larger than this is a knot in the data, not a question for a person.
_LARGEST = 60


@dataclass(frozen=True, slots=True)
class Clash:
    """Statements of which one has to go: each in words, with the pair it is about."""

    statements: tuple[str, ...]
    pairs: tuple[tuple[str, str], ...]


def decide(pairs: Pairs, decisions: Sequence[Decision]) -> list[Articulation]:
    """Put decisions in the place of what the evidence says; gives back what they go against."""
    contradicted: list[Articulation] = []
    for decision in decisions:
        pair = (decision.left, decision.right)
        computed = pairs.pairs.get(pair)
        evidence = computed.evidence if computed else ()
        if computed is None:
            evidence = (Evidence(Method.DECISION, "A person put these two side by side; names and synonyms do not."),)
        elif computed.relation is not decision.relation and decision.relation not in computed.possible:
            said = f"Without the decision the evidence would say: {_words(computed)}."
            evidence = (*evidence, Evidence(Method.DECISION, said))
            contradicted.append(computed)
        notes = computed.notes if computed else ()
        pairs.put(Articulation(*pair, decision.relation, frozenset(), evidence, notes, decision))
    return contradicted


def _words(computed: Articulation) -> str:
    possible = computed.possible or {computed.relation}
    return " or ".join(sorted(each.value.replace("_", " ") for each in possible))


def propagate(pairs: Pairs) -> list[Clash]:
    """Narrow what is open by what is said of neighbouring pairs; give back what contradicts itself."""
    clashes: list[Clash] = []
    for members in _knots(pairs):
        found = [pairs.pairs[pair] for pair in members]
        open_ = [each for each in found if each.relation is Relation.UNDECIDED]
        settled = any(each.decision is not None or each.method is Method.STATED for each in found)
        if len(found) < 2 or not (open_ or settled) or len(found) > _LARGEST:
            continue
        problem, by_text = _problem(pairs, found)
        clash = contradiction(problem)
        if clash:
            about = [by_text[each.text] for each in clash]
            clashes.append(Clash(tuple(each.text for each in clash), tuple(about)))
        elif open_:
            _narrow(pairs, open_, conclusions(problem))
    return clashes


def _knots(pairs: Pairs) -> Iterable[list[tuple[str, str]]]:
    """Pairs in groups that share taxa, species and what stands below them."""
    seen: set[tuple[str, str]] = set()
    for start in sorted(pairs.pairs):
        if start in seen or not pairs.left.standing[start[0]].name.epithets:
            continue
        members: set[tuple[str, str]] = set()
        ahead = [start]
        while ahead:
            pair = ahead.pop()
            if pair in members:
                continue
            members.add(pair)
            left, right = pair
            ahead += [(left, other) for other in pairs.of_left[left] if (left, other) not in members]
            ahead += [(other, right) for other in pairs.of_right[right] if (other, right) not in members]
        seen |= members
        yield sorted(members)


def _problem(pairs: Pairs, found: Sequence[Articulation]) -> tuple[Problem, dict[str, tuple[str, str]]]:
    statements = []
    by_text: dict[str, tuple[str, str]] = {}
    for each in found:
        assert each.left is not None
        assert each.right is not None
        possible = each.possible if each.relation is Relation.UNDECIDED else frozenset({each.relation})
        one, other = pairs.left.standing[each.left].label, pairs.right.standing[each.right].label
        source = "decided" if each.decision else str(each.method or "")
        said = f"{one} of {pairs.left.label} is {_words(each)} {other} of {pairs.right.label} ({source})"
        by_text[said] = (each.left, each.right)
        if possible & DETERMINATE:
            statements.append(
                Statement(TaxonRef(_LEFT, each.left), possible & DETERMINATE, TaxonRef(_RIGHT, each.right), said)
            )
    trees = (
        _tree(_LEFT, pairs.left, {each.left for each in found if each.left}),
        _tree(_RIGHT, pairs.right, {each.right for each in found if each.right}),
    )
    return Problem(trees, tuple(statements)), by_text


def _tree(id_: str, checklist: Checklist, members: set[str]) -> Tree:
    """The members below one root that holds more than they do; each below the nearest member above it."""
    children: dict[str, list[str]] = {_ALL: []}
    above: dict[str, str] = {}
    for member in sorted(members):
        nearest = next((each.id for each in checklist.ancestors(member) if each.id in members), "")
        nearest = nearest or _species_by_name(checklist, member, members) or _ALL
        above[member] = _ALL if _leads_to(nearest, member, above) else nearest
        children.setdefault(member, [])
        children.setdefault(above[member], []).append(member)
    grown: Mapping[str, tuple[str, ...]] = {taxon: tuple(below) for taxon, below in children.items()}
    return Tree(id_, grown, uncovered=frozenset(taxon for taxon, below in grown.items() if below))


def _leads_to(start: str, member: str, above: Mapping[str, str]) -> bool:
    """Whether the way up from `start` comes to `member`: a list whose parents run in a circle is read without that link."""
    here: str | None = start
    while here is not None and here != member:
        here = above.get(here)
    return here == member


def _species_by_name(checklist: Checklist, member: str, members: set[str]) -> str:
    """The species whose name a subspecies bears, for lists without a tree."""
    name = checklist.standing[member].name
    if len(name.epithets) < 2:
        return ""
    named = checklist.by_key.get(f"{name.genus} {name.epithets[0]}", [])
    return next((each.id for each in named if each.id in members), "")


def _narrow(pairs: Pairs, open_: Sequence[Articulation], findings: Iterable[Finding]) -> None:
    left_over = {(found.left.taxon, found.right.taxon): found.relations for found in findings}
    for each in open_:
        assert each.left is not None
        assert each.right is not None
        still = frozenset(left_over[each.left, each.right])
        if still in (each.possible, frozenset({Relation.DISJOINT})):
            continue  # one list may have the same animal twice: that two of its taxa are disjoint is then no argument
        said = "What is said of the taxa beside them leaves nothing else."
        evidence = (*each.evidence, Evidence(Method.REASONED, said))
        relation = next(iter(still)) if len(still) == 1 else Relation.UNDECIDED
        possible = frozenset() if len(still) == 1 else still
        pairs.put(replace(each, relation=relation, possible=possible, evidence=evidence))
