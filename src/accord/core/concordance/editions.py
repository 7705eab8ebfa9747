"""Two editions of one list side by side: what was added, removed, renamed, transferred, split, lumped, ranked or moved.

A change is only said with evidence; what neither names, synonyms nor notes connect is an addition or a removal.
"""

from collections.abc import Iterator
from dataclasses import replace

from accord.core.concordance.edition_changes import ChangeKind, EditionChange, EditionComparison
from accord.core.concordance.edition_identity import Identities, Identity, are_one_name, identities, synonym_targets
from accord.core.concordance.edition_narrowing import Whole, narrowed
from accord.core.concordance.edition_taxa import Edition, EditionTaxon
from accord.core.names import Name, Sameness, near_miss, same_authorship
from accord.core.taxonomy.columns import ChecklistColumns


def compare_editions(
    old: ChecklistColumns,
    new: ChecklistColumns,
    *,
    old_label: str = "the old edition",
    new_label: str = "the new edition",
) -> EditionComparison:
    """The changes from `old` to `new`, by kind and name."""
    old, new, whole = narrowed(old, new)
    before, after = Edition(old_label, old), Edition(new_label, new)
    found = identities(before, after, ids_are_kept=whole.ids_are_kept, know_authors=whole.know_authors)
    comings, goings = list(_comings(found, whole)), list(_goings(found))
    listed = [change for change in (*comings, *goings) if _is_of_both(change, whole)]
    changes = [
        *(change for pair in found.by_old.values() for change in _of_one_taxon(pair)),
        *(change for pair in found.by_old.values() for change in _under_another_parent(found, pair)),
        *listed,
        *_synonyms(found),
    ]
    order = {kind: at for at, kind in enumerate(ChangeKind)}
    changes.sort(key=lambda change: (order[change.kind], _name(change), change.evidence))
    touched = {change.old.id for change in changes if change.old and change.kind is not ChangeKind.SYNONYM_MOVED}
    unchanged = sum(id_ not in touched for id_ in found.by_old)
    return EditionComparison(
        old_label,
        new_label,
        tuple(changes),
        whole.old_taxa,
        whole.new_taxa,
        whole.left_out + unchanged,
        len(comings) + len(goings) - len(listed),
    )


def _is_of_both(change: EditionChange, whole: Whole) -> bool:
    """Whether what was added or removed stands at a rank that both editions list."""
    if change.kind is ChangeKind.ADDED and change.new:
        return not change.new.rank or change.new.rank in whole.old_ranks or "" in whole.old_ranks
    if change.kind is ChangeKind.REMOVED and change.old:
        return not change.old.rank or change.old.rank in whole.new_ranks or "" in whole.new_ranks
    return True


def _name(change: EditionChange) -> str:
    shown = change.old or change.new
    return shown.name if shown else ""


def _of_one_taxon(pair: Identity) -> Iterator[EditionChange]:
    """What differs between the two rows of one taxon."""
    old, new = pair.old, pair.new

    def said(kind: ChangeKind, evidence: str) -> EditionChange:
        return EditionChange(kind, old.shown, new.shown, evidence)

    if old.key != new.key:
        yield said(*_renaming(pair))
    elif old.rank != new.rank and old.rank and new.rank:
        yield said(ChangeKind.RE_RANKED, f"the same name, {old.rank} before and {new.rank} now")
    one_name = old.key == new.key or (old.epithet and old.epithet == new.epithet)
    if one_name and old.authorship != new.authorship and old.authorship and new.authorship:
        yield from (said(kind, evidence) for kind, evidence in _authors(old, new))
    for group in ("order", "family"):
        before, after = getattr(old, group), getattr(new, group)
        if before and after and before != after:
            yield said(ChangeKind.MOVED, f"{group}: {before} before, {after} now")
    if old.status != new.status:
        yield said(ChangeKind.STATUS_CHANGED, f"{old.status} before, {new.status} now".replace("_", " "))
    if old.extinct is not None and new.extinct is not None and old.extinct != new.extinct:
        yield said(ChangeKind.STATUS_CHANGED, "extinct now" if new.extinct else "no longer given as extinct")


def _under_another_parent(found: Identities, pair: Identity) -> Iterator[EditionChange]:
    """The same taxon under another parent, where its own name and its family don't say so already."""
    old, new = pair.old, pair.new
    before, after = found.old.taxa.get(old.parent), found.new.taxa.get(new.parent)
    if before is None or after is None or old.name.genus != new.name.genus or old.family != new.family:
        return
    counterpart = found.by_old.get(before.id)
    if before.key != after.key and (counterpart is None or counterpart.new.id != after.id):
        evidence = f"parent: {before.printed} before, {after.printed} now"
        yield EditionChange(ChangeKind.MOVED, old.shown, new.shown, evidence)


def _renaming(pair: Identity) -> tuple[ChangeKind, str]:
    old, new = pair.old, pair.new
    if _level(old) != _level(new) or (old.rank and new.rank and old.rank != new.rank):
        return (
            ChangeKind.RE_RANKED,
            f"{old.rank or 'other rank'} before, {new.rank or 'other rank'} now: {pair.evidence}",
        )
    if old.name.genus != new.name.genus and old.epithet and old.epithet == new.epithet:
        return ChangeKind.TRANSFERRED, f"from {old.name.genus} to {new.name.genus}: {pair.evidence}"
    if old.name.genus != new.name.genus and old.epithet and near_miss(_in(old, new), new.name) is not None:
        return (
            ChangeKind.TRANSFERRED,
            f"from {old.name.genus} to {new.name.genus}, and spelt otherwise: {pair.evidence}",
        )
    if old.name.stem_key == new.name.stem_key:
        return ChangeKind.RENAMED, f"another ending: {pair.evidence}"
    if near_miss(old.name, new.name) is not None:
        return ChangeKind.RENAMED, f"another spelling: {pair.evidence}"
    return ChangeKind.RENAMED, f"another name: {pair.evidence}"


def _in(taxon: EditionTaxon, other: EditionTaxon) -> Name:
    """The name of `taxon` in the genus of `other`."""
    return replace(taxon.name, genus=other.name.genus)


def _level(taxon: EditionTaxon) -> int:
    return len(taxon.name.epithets)


def _authors(old: EditionTaxon, new: EditionTaxon) -> Iterator[tuple[ChangeKind, str]]:
    before, after = old.authors, new.authors
    if before.year != after.year and before.year and after.year:
        yield ChangeKind.AUTHOR_CHANGED, f"year: {before.year} before, {after.year} now"
        return
    brackets = old.authorship.lstrip().startswith("("), new.authorship.lstrip().startswith("(")
    same = same_authorship(before, after)
    if same is Sameness.DIFFERENT:
        yield ChangeKind.AUTHOR_CHANGED, f"{old.authorship} before, {new.authorship} now"
    elif brackets[0] != brackets[1]:
        added = (
            "brackets added: described in another genus" if brackets[1] else "brackets gone: described in this genus"
        )
        if old.name.genus == new.name.genus:
            yield ChangeKind.AUTHOR_CHANGED, added
        elif before.people != after.people:
            yield ChangeKind.AUTHOR_SPELLING, f"{old.authorship} before, {new.authorship} now"
    else:
        yield ChangeKind.AUTHOR_SPELLING, f"{old.authorship} before, {new.authorship} now"


def _comings(found: Identities, whole: Whole) -> Iterator[EditionChange]:
    """Taxa that the old edition didn't have: parts of others, or new."""
    notes = _notes(found.new, "included_in")
    for taxon in found.open_new():
        parents: dict[str, tuple[EditionTaxon, str]] = {}
        for synonym, target in synonym_targets(found.old, taxon):
            parents[target.id] = (target, f"{found.old.label} had {synonym} as a synonym of {target.printed}")
        for name, remark in notes.get(taxon.id, ()):
            for target in _standing(found.old, name, found):
                parents.setdefault(target.id, (target, f"{found.new.label} notes: {remark}"))
        for parent, evidence in parents.values():
            yield EditionChange(ChangeKind.SPLIT, parent.shown, taxon.shown, evidence)
        if not parents:
            yield EditionChange(ChangeKind.ADDED, None, taxon.shown, _why_added(taxon, whole.latest_year))


def _why_added(taxon: EditionTaxon, latest: int) -> str:
    """Whether it was described since, or was known: then its animals or plants stood under another name, or were overlooked.

    Of mammals without a name in the list of 2005, 98 of 100 that were described before had been part of another species.
    """
    year = taxon.authors.year
    if not year:
        return "under no name in the old edition; no year given"
    if year < latest:
        return f"under no name in the old edition; published in {year}, so it was probably part of another taxon there"
    return f"under no name in the old edition; published in {year}"


def _goings(found: Identities) -> Iterator[EditionChange]:
    """Taxa that the new edition doesn't have: parts of others now, or gone."""
    takers: dict[str, list[tuple[EditionTaxon, str]]] = {}
    for id_, notes in _notes(found.new, "includes").items():
        for name, remark in notes:
            takers.setdefault(name, []).append((found.new.taxa[id_], remark))
    for taxon in found.open_old():
        into: dict[str, tuple[EditionTaxon, str]] = {}
        for synonym, target in synonym_targets(found.new, taxon):
            into[target.id] = (target, f"{found.new.label} has {synonym} as a synonym of {target.printed}")
        for target, remark in takers.get(taxon.name.canonical, ()):
            into.setdefault(target.id, (target, f"{found.new.label} notes: {remark}"))
        for target, evidence in into.values():
            yield EditionChange(ChangeKind.LUMPED, taxon.shown, target.shown, evidence)
        if not into:
            yield EditionChange(ChangeKind.REMOVED, taxon.shown, None, "under no name in the new edition")


def _notes(edition: Edition, relation: str) -> dict[str, list[tuple[str, str]]]:
    found: dict[str, list[tuple[str, str]]] = {}
    for id_, stated, name, remark in edition.stated():
        if stated == relation and id_ in edition.taxa:
            found.setdefault(id_, []).append((name, remark))
    return found


def _standing(edition: Edition, name: str, found: Identities) -> Iterator[EditionTaxon]:
    """The taxa of the old edition that a note names, under the name it had or has now."""
    yield from edition.by_key.get(name, ())
    for taxon in found.new.by_key.get(name, ()):
        pair = found.by_new.get(taxon.id)
        if pair is not None and pair.old.key != name:
            yield pair.old


def _synonyms(found: Identities) -> Iterator[EditionChange]:
    """Synonyms that were those of one taxon and are those of another now."""
    for key, olds in found.old.synonyms_by_key.items():
        news = found.new.synonyms_by_key.get(key, [])
        if len(olds) != 1 or len(news) != 1 or not are_one_name(olds[0], news[0]):
            continue  # a homonym didn't move: it is another name
        before, after = found.old.used_for(olds[0]), found.new.used_for(news[0])
        if len(before) != 1 or len(after) != 1:
            continue
        pair = found.by_old.get(before[0].id)
        if pair is not None and pair.new.id != after[0].id and after[0].id in found.by_new:
            evidence = f"of {before[0].printed} before, of {after[0].printed} now"
            yield EditionChange(ChangeKind.SYNONYM_MOVED, olds[0].shown, news[0].shown, evidence)
