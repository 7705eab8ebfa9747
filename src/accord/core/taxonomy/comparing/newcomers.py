"""Taxa that the other list does not have: newly described, or older names that were part of something there. E8, E10.

Published after the newest name of the other list: newly described. Published before: the other list knew the animal
under another name, and which one is for a person to find; taxa of the same genus that live in the same countries
come first among the candidates.
"""

from collections import Counter
from collections.abc import Sequence

from accord.core.taxonomy.checklist import Checklist, Entry
from accord.core.taxonomy.comparing.model import KINDS, Discrepancy
from accord.core.taxonomy.comparing.refining import Pairs
from accord.core.taxonomy.comparing.singles import Ties

_TIMES = 3  # a year that fewer names have may be a misprint
_MOST_CANDIDATES = 5
_EARLIEST, _LATEST = 1753, 2100


def known_until(checklist: Checklist) -> int | None:
    """The newest year in which names of the list were published: what came later it cannot have known."""
    years = Counter(year for entry in checklist.entries.values() if (year := year_of(checklist, entry)) is not None)
    times = min(_TIMES, 1 + sum(years.values()) // 200)  # in a short list one name is enough
    return max((year for year, count in years.items() if count >= times and _EARLIEST <= year < _LATEST), default=None)


def year_of(checklist: Checklist, entry: Entry) -> int | None:
    """When a name was published."""
    said = checklist.particulars(entry.id).year
    return said if said is not None else entry.authors.year


def newcomers(pairs: Pairs, until: tuple[int | None, int | None]) -> list[Discrepancy]:
    """What is to be said of each species that only one list has, where the other has anything of its genus.

    A list that has nothing of the genus and little of the family (a convention's list) is silent: no discrepancy. The
    left list is the one whose taxa are to be placed: there only another class, order and family count as silence.
    """
    found: list[Discrepancy] = []
    ties = Ties(pairs)
    for left_is_other, singles, limit in ((True, pairs.single_right, until[0]), (False, pairs.single_left, until[1])):
        here, there = (pairs.right, pairs.left) if left_is_other else (pairs.left, pairs.right)
        for id_ in sorted(singles):
            entry = here.standing[id_]
            if len(entry.name.epithets) != 1 or entry.name.hybrid:
                continue
            if not (ties.knows(here, entry) if left_is_other else ties.shares_group(here, entry)):
                continue
            kind, text = _classified(here, entry, there, limit)
            near = [] if kind == "newly_described" else _candidates(pairs, entry, left_is_other=left_is_other)
            left, right = (None, id_) if left_is_other else (id_, None)
            found.append(Discrepancy(KINDS[kind], left, right, text, tuple(near)))
    return found


def _classified(here: Checklist, entry: Entry, there: Checklist, limit: int | None) -> tuple[str, str]:
    year = year_of(here, entry)
    if year is None or limit is None:
        return (
            "no_counterpart",
            f"{there.label} has neither {entry.label} nor a synonym of it, and no year says which is older.",
        )
    if year > limit:
        return (
            "newly_described",
            f"{entry.label} was published in {year}; the newest names of {there.label} are of {limit}.",
        )
    return (
        "old_name_unplaced",
        f"{entry.label} was published in {year}, and {there.label} knows names up to {limit}: it was part of another taxon there.",
    )


def _candidates(pairs: Pairs, entry: Entry, *, left_is_other: bool) -> Sequence[str]:
    """Species of the other list in the same genus, likeliest first.

    Countries of the newcomer that a species had in the one list and its counterpart has no longer in the other speak
    loudest; then countries in common.
    """
    here, there = (pairs.right, pairs.left) if left_is_other else (pairs.left, pairs.right)
    partners, back = (pairs.of_right, pairs.of_left) if left_is_other else (pairs.of_left, pairs.of_right)
    mates = [each.id for each in _in_genus(here, entry.name.genus) if each.id != entry.id]
    near = {other for mate in mates for other in partners.get(mate, ())}
    near |= {each.id for each in _in_genus(there, entry.name.genus)}
    range_ = here.particulars(entry.id).countries

    def ranked(id_: str) -> tuple[int, int, str]:
        had = there.particulars(id_).countries
        kept = frozenset[str]().union(*(here.particulars(other).countries for other in back.get(id_, ())))
        return -len(range_ & had - kept), -len(range_ & had), there.standing[id_].label

    close = sorted((id_ for id_ in near if len(there.standing[id_].name.epithets) == 1), key=ranked)
    return [there.standing[id_].label for id_ in close[:_MOST_CANDIDATES]]


def _in_genus(checklist: Checklist, genus: str) -> Sequence[Entry]:
    return checklist.species_by_genus.get(genus, [])
