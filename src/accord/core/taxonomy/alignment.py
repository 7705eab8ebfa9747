"""Two checklists aligned taxon by taxon.

Evidence is taken in the order of its strength: equal names, equal stems, synonymy, transfer to another genus or rank
(same epithet, author and year), the species of a subspecies, a synonym that both share, a slip of the pen. A taxon
that one kind of evidence has placed is not looked for by a weaker one. What a slip or a shared synonym suggests is a
proposal: undecided until a person decides. Rules: E1 to E6 of the alignment notes (after Franz & Peet 2009, Rees).
"""

from collections.abc import Iterable, Sequence

from accord.core.names import Sameness, rival_authorships, same_authorship
from accord.core.taxonomy.checklist import Checklist, Entry
from accord.core.taxonomy.links import Link, Links, heterotypic, homotypic, relations
from accord.core.taxonomy.proposals import shared_synonyms, slips_of_the_pen, transfers
from accord.core.taxonomy.relations import Articulation, Decision, Difference, Evidence, Method, NameNote, Relation
from accord.core.taxonomy.wording import Wording

#: Ranks at which two taxa of one name are two groups when they differ and the authors differ.
_HIGHER_RANKS = ("kingdom", "phylum", "class")
_SHARING = frozenset({Relation.CONGRUENT, Relation.INCLUDES, Relation.INCLUDED_IN, Relation.OVERLAPS})
_SAME_OR_APART = frozenset({Relation.CONGRUENT, Relation.DISJOINT})


def align(left: Checklist, right: Checklist, decisions: Iterable[Decision] = ()) -> tuple[Articulation, ...]:
    """Every standing taxon of both lists, with its counterpart on the other side or as the only one.

    Exchanging the lists exchanges the sides of the answer and nothing else.
    """
    links = Links(left, right)
    _equal_names(links)
    _equal_stems(links)
    _synonyms(links)
    transfers(links)
    _species_of_subspecies(links)
    shared_synonyms(links)
    slips_of_the_pen(links)
    found = [*relations(links), *_without_counterpart(links)]
    return _decided(found, list(decisions))


def _equal_names(links: Links) -> None:
    """E1: the same name accepted in both lists, homonyms apart."""
    for key in sorted(links.left.by_key.keys() & links.right.by_key.keys()):
        _pair_up(links, links.left.by_key[key], links.right.by_key[key], Method.EXACT)


def _equal_stems(links: Links) -> None:
    lefts, rights = links.left.by_stem, links.right.by_stem
    for key in sorted(lefts.keys() & rights.keys()):
        free_left = [entry for entry in lefts[key] if not links.of_left(entry.id)]
        free_right = [entry for entry in rights[key] if not links.of_right(entry.id)]
        if free_left and free_right:
            _pair_up(links, free_left, free_right, Method.STEM)


def _pair_up(links: Links, lefts: Sequence[Entry], rights: Sequence[Entry], method: Method) -> None:
    """Pair the taxa of one name: at once where there is one on each side, by author and group where there are more."""
    if len(lefts) == 1 and len(rights) == 1:
        _link_equals(links, lefts[0], rights[0], method)
        return
    pairs = [(one, other) for one in lefts for other in rights]
    agreeing = [
        (one, other)
        for one, other in pairs
        if _author(one, other) is Sameness.SAME and one.concept.rank == other.concept.rank
    ]
    chosen = (
        _unique([pair for pair in pairs if _is_same_record(*pair)])
        or _unique(agreeing)
        or _unique([(o, p) for o, p in pairs if not _groups_differ(links, o, p) and o.concept.rank == p.concept.rank])
    )
    taken = {entry.id for pair in chosen for entry in pair}
    for one, other in chosen:
        _link_equals(links, one, other, method)
    for one, other in pairs:
        if one.id in taken or other.id in taken or _groups_differ(links, one, other):
            continue
        text = f"Several taxa are called {one.label}; authors and groups do not say which are the same."
        links.add(
            Link(
                one,
                other,
                method,
                text,
                undecided=_SAME_OR_APART,
                author=_author(one, other),
                notes=(NameNote(Difference.TWO_CANDIDATES, text),),
            )
        )


def _is_same_record(one: Entry, other: Entry) -> bool:
    """One id with one name and one author: two states of one list, whatever else it calls so."""
    mine, theirs = one.concept, other.concept
    return (mine.id, mine.name, mine.rank, mine.authorship) == (theirs.id, theirs.name, theirs.rank, theirs.authorship)


def _unique(pairs: Sequence[tuple[Entry, Entry]]) -> list[tuple[Entry, Entry]]:
    lefts = [one.id for one, _ in pairs]
    rights = [other.id for _, other in pairs]
    return [(one, other) for one, other in pairs if lefts.count(one.id) == 1 and rights.count(other.id) == 1]


def _link_equals(links: Links, one: Entry, other: Entry, method: Method) -> None:
    author = _author(one, other)
    words = Wording(links.left.label, links.right.label)
    if (homonym := _homonym(links, one, other, author)) is not None:
        undecided, text = homonym
        homonym_note = (NameNote(Difference.HOMONYM, text),)
        links.add(
            Link(one, other, method, text, undecided=undecided, apart=not undecided, author=author, notes=homonym_note)
        )
        return
    notes = tuple(words.equal_name_notes(one, other, author))
    links.add(Link(one, other, method, words.equal(one, other, method), author=author, notes=notes))


def _homonym(links: Links, one: Entry, other: Entry, author: Sameness) -> tuple[frozenset[Relation], str] | None:
    """Whether two taxa of one name are two things: certainly (nothing left to decide), perhaps, or not (None)."""
    mine, theirs = links.left.lineage(one.id), links.right.lineage(other.id)
    clash = [rank for rank in _HIGHER_RANKS if mine.get(rank, theirs.get(rank)) != theirs.get(rank, mine.get(rank))]
    words = Wording(links.left.label, links.right.label)
    if "kingdom" in clash or (clash and author is Sameness.DIFFERENT):
        return frozenset(), words.homonym(one, other, f"{clash[0]} {mine[clash[0]]}", f"{clash[0]} {theirs[clash[0]]}")
    family = mine.get("family"), theirs.get("family")
    if author is Sameness.DIFFERENT and None not in family and family[0] != family[1]:
        return _SAME_OR_APART, words.homonym(one, other, f"family {family[0]}", f"family {family[1]}")
    if one.name.epithets and rival_authorships(one.authors, other.authors):
        return _SAME_OR_APART, words.rival_authors(one, other)
    return None


def _groups_differ(links: Links, one: Entry, other: Entry) -> bool:
    mine, theirs = links.left.lineage(one.id), links.right.lineage(other.id)
    return any(
        mine.get(rank, theirs.get(rank)) != theirs.get(rank, mine.get(rank))
        for rank in (*_HIGHER_RANKS, "order", "family")
    )


def _author(one: Entry, other: Entry) -> Sameness:
    return same_authorship(one.authors, other.authors)


def _synonyms(links: Links) -> None:
    """E2 to E6: a name that stands in one list is a synonym in the other. Both directions are read before any is linked."""
    found: list[Link] = []
    for flipped in (False, True):
        here, there = (links.right, links.left) if flipped else (links.left, links.right)
        for entry in here.standing.values():
            if not (links.of_right(entry.id) if flipped else links.of_left(entry.id)):
                found.extend(_synonym_links(links, entry, here, there, flipped=flipped))
    for link in found:
        links.add(link)


def _synonym_targets(entry: Entry, here: Checklist, there: Checklist) -> dict[str, Entry]:
    """The taxa that have the name of `entry` as a synonym, each with the synonym."""
    named = there.synonyms_by_key.get(entry.key) or (
        there.synonyms_by_stem.get(entry.stem_key, []) if entry.name.epithets else []
    )
    by_author = [synonym for synonym in named if _author(entry, synonym) is Sameness.SAME]
    targets: dict[str, Entry] = {}
    for synonym in by_author if by_author and len(named) > 1 else named:
        for id_ in there.accepted(synonym):
            if not _kingdoms_differ(here, entry, there, id_):
                targets.setdefault(id_, synonym)
    own = [id_ for id_ in targets if homotypic(entry, there.standing[id_])]
    if len(own) == 1:  # the others have a homonym of it among their synonyms
        return {own[0]: targets[own[0]]}
    return targets


def _synonym_links(links: Links, entry: Entry, here: Checklist, there: Checklist, *, flipped: bool) -> list[Link]:
    targets = _synonym_targets(entry, here, there)
    words = Wording(links.left.label, links.right.label)
    made: list[Link] = []
    for id_, synonym in sorted(targets.items()):
        target = there.standing[id_]
        text = words.synonym(entry, synonym, target, here.label, there.label)
        undecided: frozenset[Relation] = frozenset()
        notes: tuple[NameNote, ...] = ()
        if there.particulars(synonym.id).pro_parte and len(targets) == 1:
            undecided = _SHARING  # E6: some of it is there, and perhaps some elsewhere
        if len(targets) > 1:
            undecided = _SHARING | {Relation.DISJOINT}
            among = [there.standing[each].label for each in sorted(targets)]
            notes = (NameNote(Difference.TWO_CANDIDATES, words.candidates(entry, among, there.label)),)
        one, other = (target, entry) if flipped else (entry, target)
        side = "right" if flipped else "left"
        made.append(
            Link(
                one,
                other,
                Method.SYNONYM,
                text,
                synonym=side,
                undecided=undecided,
                author=_author(entry, synonym),
                notes=notes,
            )
        )
    return made


def _kingdoms_differ(here: Checklist, entry: Entry, there: Checklist, id_: str) -> bool:
    mine, theirs = here.lineage(entry.id).get("kingdom"), there.lineage(id_).get("kingdom")
    return None not in (mine, theirs) and mine != theirs


def _species_of_subspecies(links: Links) -> None:
    """E7: what stands below a species and is named by one list only goes with its species."""
    found: list[Link] = []
    words = Wording(links.left.label, links.right.label)
    for flipped in (False, True):
        here, there = (links.right, links.left) if flipped else (links.left, links.right)
        taken = links.of_right if flipped else links.of_left
        for entry in here.standing.values():
            if len(entry.name.epithets) < 2 or taken(entry.id):
                continue
            species = next((above for above in here.ancestors(entry.id) if len(above.name.epithets) == 1), None)
            if species is None:
                continue
            partners = [link for link in taken(species.id) if not link.undecided and not link.apart]
            if entry.name.is_nominotypical:  # it goes with the name it repeats (ICZN Art. 47)
                partners = [link for link in partners if link.left.epithet_key == link.right.epithet_key] or partners
            for partner in partners:
                target = partner.left if flipped else partner.right
                text = words.lineage(entry, species, target, here.label, there.label)
                one, other = (target, entry) if flipped else (entry, target)
                open_ = frozenset(
                    {Relation.INCLUDES if flipped else Relation.INCLUDED_IN, Relation.OVERLAPS, Relation.DISJOINT}
                )
                found.append(
                    Link(
                        one,
                        other,
                        Method.LINEAGE,
                        text,
                        undecided=open_
                        if len(partners) > 1 or (partner.synonym and heterotypic(partner))
                        else frozenset(),
                        within="right" if flipped else "left",
                    )
                )
    for link in found:
        links.add(link)


def _without_counterpart(links: Links) -> list[Articulation]:
    words = Wording(links.left.label, links.right.label)
    singles: list[Articulation] = []
    for here, taken, relation in (
        (links.left, links.of_left, Relation.ONLY_LEFT),
        (links.right, links.of_right, Relation.ONLY_RIGHT),
    ):
        for entry in here.standing.values():
            if taken(entry.id):
                continue
            is_left = relation is Relation.ONLY_LEFT
            other = links.right if is_left else links.left
            evidence = Evidence(Method.EXACT, words.no_counterpart(entry, other.label))
            singles.append(
                Articulation(
                    entry.id if is_left else None, None if is_left else entry.id, relation, evidence=(evidence,)
                )
            )
    return singles


def _decided(found: Sequence[Articulation], decisions: Sequence[Decision]) -> tuple[Articulation, ...]:
    """Put what people decided in the place of what was computed, and say where the two disagree."""
    ruled = {(decision.left, decision.right): decision for decision in decisions}
    joined = [decision for decision in decisions if decision.relation is not Relation.DISJOINT]
    placed_left = {decision.left for decision in joined}
    placed_right = {decision.right for decision in joined}
    kept: list[Articulation] = []
    for each in found:
        decision = ruled.pop((each.left or "", each.right or ""), None)
        if decision is not None:
            kept.append(_with_decision(each, decision))
        elif None not in (each.left, each.right) or not (each.left in placed_left or each.right in placed_right):
            kept.append(each)
    for pair, decision in sorted(ruled.items()):
        evidence = Evidence(Method.DECISION, "A person put these two side by side; names and synonyms do not.")
        kept.append(Articulation(*pair, decision.relation, evidence=(evidence,), decision=decision))
    return tuple(kept)


def _with_decision(computed: Articulation, decision: Decision) -> Articulation:
    evidence = computed.evidence
    if computed.relation not in (decision.relation, Relation.UNDECIDED):
        said = f"Without the decision the evidence would say: {computed.relation}."
        evidence = (*evidence, Evidence(Method.DECISION, said))
    return Articulation(
        computed.left, computed.right, decision.relation, frozenset(), evidence, computed.notes, decision
    )
