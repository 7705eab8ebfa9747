"""Which taxon of the old edition is which of the new one: by name, ending, id, epithet with author and year, synonym, slip.

The order of evidence is that of matching (species.md section 1). Only one-to-one answers count; the rest is left to be
told as a split, a lump, an addition or a removal.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass, field

from accord.core.concordance.edition_taxa import Edition, EditionTaxon
from accord.core.names import Sameness, near_miss, same_authorship


@dataclass(frozen=True, slots=True)
class Identity:
    """One taxon in both editions, and why it is one."""

    old: EditionTaxon
    new: EditionTaxon
    evidence: str


@dataclass(eq=False)
class Identities:
    """All taxa found again so far; what is found once is not looked for again."""

    old: Edition
    new: Edition
    by_old: dict[str, Identity] = field(default_factory=dict)
    by_new: dict[str, Identity] = field(default_factory=dict)

    def take(self, old: EditionTaxon, new: EditionTaxon, evidence: str) -> None:
        """Two rows are one taxon."""
        self.by_old[old.id] = self.by_new[new.id] = Identity(old, new, evidence)

    def open_old(self) -> list[EditionTaxon]:
        """Standing taxa of the old edition that are not found in the new one."""
        return [taxon for id_, taxon in self.old.standing.items() if id_ not in self.by_old]

    def open_new(self) -> list[EditionTaxon]:
        """Standing taxa of the new edition that are not found in the old one."""
        return [taxon for id_, taxon in self.new.standing.items() if id_ not in self.by_new]


def identities(old: Edition, new: Edition, *, ids_are_kept: bool, know_authors: bool) -> Identities:
    """The taxa that stand in both editions, under whatever names; by family only where lists don't give authors."""
    found = Identities(old, new)
    _by_name(found)
    _one_to_one(found, lambda taxon: taxon.name.stem_key if taxon.epithet else None, _ending)
    _one_to_one(found, _protonym, _same_publication)
    if ids_are_kept:
        _by_id(found)
    _by_synonym(found)
    _by_slip(found)
    if not know_authors:
        _one_to_one(found, _in_family, _epithet_in_family)
    return found


def are_one_name(one: EditionTaxon, other: EditionTaxon) -> bool:
    """Whether two equal names are one: not when their authors or groups differ."""
    if one.kingdom and other.kingdom and one.kingdom != other.kingdom:
        return False
    return same_authorship(one.authors, other.authors) is not Sameness.DIFFERENT


def are_one_publication(one: EditionTaxon, other: EditionTaxon) -> bool:
    """Whether two names in different genera rest on one publication: same epithet stem, authors and year, in one group."""
    if not one.epithet or one.epithet != other.epithet or not are_one_name(one, other):
        return False
    if one.order and other.order and one.order != other.order:
        return False
    known = one.authors.is_known and other.authors.is_known and one.authors.year and other.authors.year
    return bool(known) and same_authorship(one.authors, other.authors) is Sameness.SAME


def _by_name(found: Identities) -> None:
    """Equal names. Several of one name (homonyms) are told apart by rank, group and authors."""
    for key, olds in found.old.by_key.items():
        news = found.new.by_key.get(key, [])
        if len(olds) == len(news) == 1:
            if _fits(olds[0], news[0]):
                found.take(olds[0], news[0], "same name")
            continue
        for fits in (_alike, are_one_name):
            for one in olds:
                if one.id in found.by_old:
                    continue
                left = [other for other in news if other.id not in found.by_new and fits(one, other)]
                if left:
                    found.take(one, left[0], "same name")


def _fits(one: EditionTaxon, other: EditionTaxon) -> bool:
    """A genus is no family of the same word, and a plant no animal; other authors alone make no other taxon."""
    if one.kingdom and other.kingdom and one.kingdom != other.kingdom:
        return False
    return bool(one.epithet) or not one.rank or not other.rank or one.rank == other.rank


def _alike(one: EditionTaxon, other: EditionTaxon) -> bool:
    same = one.rank == other.rank and one.family == other.family
    return same and one.kingdom == other.kingdom and one.authorship == other.authorship


def _one_to_one(
    found: Identities,
    key: Callable[[EditionTaxon], Hashable | None],
    judged: Callable[[EditionTaxon, EditionTaxon], str],
) -> None:
    """Take pairs of open taxa whose key only they have on their side; `judged` gives the evidence, or nothing."""
    olds, news = _by(found.open_old(), key), _by(found.open_new(), key)
    for value, candidates in olds.items():
        pairs = [(one, other, judged(one, other)) for one in candidates for other in news.get(value, [])]
        good = [pair for pair in pairs if pair[2]]
        if len(good) > 1:  # a species and its nominotypical subspecies have one epithet, author and year
            good = [pair for pair in good if len(pair[0].name.epithets) == len(pair[1].name.epithets)]
        uses = Counter(pair[0].id for pair in good), Counter(pair[1].id for pair in good)
        for one, other, evidence in good:
            if uses[0][one.id] == uses[1][other.id] == 1:
                found.take(one, other, evidence)


def _by(
    taxa: Iterable[EditionTaxon], key: Callable[[EditionTaxon], Hashable | None]
) -> dict[Hashable, list[EditionTaxon]]:
    groups: dict[Hashable, list[EditionTaxon]] = defaultdict(list)
    for taxon in taxa:
        value = key(taxon)
        if value:
            groups[value].append(taxon)
    return groups


def _ending(one: EditionTaxon, other: EditionTaxon) -> str:
    return "the same name with another ending" if are_one_name(one, other) else ""


def _protonym(taxon: EditionTaxon) -> Hashable | None:
    return taxon.epithet or None


def _same_publication(one: EditionTaxon, other: EditionTaxon) -> str:
    if not are_one_publication(one, other):
        return ""
    return f"the same epithet, author and year ({(other.authorship or one.authorship).strip('()')})"


def _in_family(taxon: EditionTaxon) -> Hashable | None:
    return (taxon.epithet, taxon.family) if taxon.epithet and taxon.family else None


def _epithet_in_family(one: EditionTaxon, other: EditionTaxon) -> str:
    if not are_one_name(one, other):
        return ""
    return f"the only {one.name.last_epithet} of the {one.family} without a counterpart in either edition"


def _by_id(found: Identities) -> None:
    """Ids of the list, where they are kept from edition to edition."""
    for one in found.open_old():
        other = found.new.standing.get(one.id)
        if other is not None and other.id not in found.by_new and are_one_name(one, other):
            found.take(one, other, f"the list kept its id {one.id}")


def _by_synonym(found: Identities) -> None:
    """The old name is a synonym of the new one, or the new was one of the old: and neither stands beside it."""
    claims: list[tuple[EditionTaxon, EditionTaxon, str]] = []
    for one in found.open_old():
        for synonym, target in synonym_targets(found.new, one):
            if target.id not in found.by_new:
                claims.append((one, target, f"{found.new.label} has {synonym} as a synonym of {target.printed}"))
    for other in found.open_new():
        for synonym, target in synonym_targets(found.old, other):
            if target.id not in found.by_old:
                claims.append((target, other, f"{found.old.label} had {synonym} as a synonym of {target.printed}"))
    for one, other, evidence in claims:
        rivals = {(claim[0].id, claim[1].id) for claim in claims if claim[0] is one or claim[1] is other}
        if len(rivals) == 1 and one.id not in found.by_old and other.id not in found.by_new:
            found.take(one, other, evidence)


def synonym_targets(edition: Edition, taxon: EditionTaxon) -> Iterator[tuple[EditionTaxon, EditionTaxon]]:
    """Where a taxon of the other edition stands among the synonyms of this one: the synonym, and the taxon behind it.

    By the same name; else by epithet, author and year in another genus of the family: authors often used an epithet
    twice in a year, so that the family has to agree.
    """
    seen: set[str] = set()
    same = [
        each for each in edition.synonyms_by_key.get(taxon.key, ()) if each.is_available and are_one_name(each, taxon)
    ]
    moved = edition.synonyms_by_epithet.get(taxon.epithet, ()) if taxon.epithet and not same else ()
    for synonym in [*same, *(each for each in moved if _moved_within_family(each, taxon))]:
        for target in edition.used_for(synonym):
            if target.id not in seen:
                seen.add(target.id)
                yield synonym, target


def _moved_within_family(synonym: EditionTaxon, taxon: EditionTaxon) -> bool:
    if not synonym.is_available or synonym.authors.year != taxon.authors.year:
        return False
    if synonym.family and taxon.family and synonym.family != taxon.family:
        return False
    return are_one_publication(synonym, taxon)


def _by_slip(found: Identities) -> None:
    """Names a slip apart in one genus, of the same authors; without authors only where family and rank agree."""
    news = _by(found.open_new(), lambda taxon: taxon.name.genus)
    for one in found.open_old():
        near = [
            (other, edits)
            for other in news.get(one.name.genus, ())
            if other.id not in found.by_new
            and (edits := near_miss(one.name, other.name))
            and _may_be_a_slip(one, other)
        ]
        if len(near) == 1:
            other, edits = near[0]
            letters = "one letter" if edits == 1 else f"{edits} letters"
            found.take(one, other, f"{letters} apart, by the same author and in the same genus")


def _may_be_a_slip(one: EditionTaxon, other: EditionTaxon) -> bool:
    same = same_authorship(one.authors, other.authors)
    return same is Sameness.SAME and bool(one.authors.year) and one.authors.year == other.authors.year
