"""Relations that a list states itself: `split from P. opossum`, ColDP concept relations, footnotes. Evidence E9.

Such a statement is about the concept of an earlier list, often without saying which. It is taken for the list compared
with where that list cannot have meant anything else: it has the wider taxon and not the narrower one beside it.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from accord.core.names import read_name
from accord.core.taxonomy.checklist import Checklist
from accord.core.taxonomy.relations import Relation


@dataclass(frozen=True, slots=True)
class Stated:
    """`id` of the list that states it stands in `relation` to a taxon called `other`, in `according_to`."""

    id: str
    relation: Relation
    other: str
    according_to: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Applied:
    """A stated relation between a taxon of the list that states it (`here`) and one of the list compared with (`there`)."""

    here: str
    relation: Relation
    there: str
    text: str


def applied(stated: Iterable[Stated], here: Checklist, there: Checklist) -> list[Applied]:
    """The statements that say something of the other list, each once."""
    by_taxon: dict[str, list[Stated]] = defaultdict(list)
    for each in stated:
        if each.id in here.standing:
            by_taxon[each.id].append(each)
    found: list[Applied] = []
    for id_, statements in sorted(by_taxon.items()):
        found.extend(_of_taxon(id_, statements, here, there))
    return list(dict.fromkeys(found))


def _of_taxon(id_: str, statements: Sequence[Stated], here: Checklist, there: Checklist) -> list[Applied]:
    mine = here.standing[id_]
    named_there = bool(there.by_key.get(mine.key)) or bool(there.by_stem.get(mine.stem_key))
    found = []
    for each in statements:
        meant = bool(each.according_to) and each.according_to.casefold() in there.label.casefold()
        targets = _named(each.other, here, there)
        if len(targets) != 1 or (named_there and not meant):
            continue
        if each.relation is Relation.INCLUDED_IN or meant:
            found.append(Applied(id_, each.relation, targets[0], each.text))
    return found


def _named(name: str, here: Checklist, there: Checklist) -> list[str]:
    """The taxon of the other list that a name means: accepted there; or what the accepted name here is there."""
    read = read_name(name)
    if read is None or not read.epithets:
        return []
    for index in (there.by_key.get(read.key), there.by_stem.get(read.stem_key)):
        if index:
            return [entry.id for entry in index]
    for synonyms in (there.synonyms_by_key.get(read.key), here.synonyms_by_key.get(read.key)):
        checklist = there if synonyms and synonyms[0].id in there.entries else here
        owners = {owner for entry in synonyms or () for owner in checklist.accepted(entry)}
        if len(owners) == 1:
            (owner,) = owners
            if checklist is there:
                return [owner]
            return [entry.id for entry in there.by_key.get(here.standing[owner].key, [])]
    return []
