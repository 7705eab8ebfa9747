"""Which result stands beside which activity.

A real table says it by its rows. In extracted text only the order is left: the cells of the left column come first and then
those beside them, for a row, for several, or for a page. So the results after some activities belong to their groups in
order; where a group has several activities and several results, their words decide, and the result is marked as uncertain.
One result beside several activities is given to each of them and marked as shared.
"""

from collections.abc import Sequence
from itertools import groupby
from typing import Final

from accord.core.programme.printed.columns import is_status_word, says_no_action, says_nothing
from accord.core.programme.printed.drafts import Allotted, Draft, Gathered, Passage, Row
from accord.core.programme.printed.likeness import Likeness

_FEW: Final = 3
"""Beside so many activities one result alone is of all of them; beside more its words decide."""
_SOME: Final = 1.0
"""What a result must have in common with an activity, beyond what it has with the others of the group, to be given to it."""
_APART: Final = 0.6
"""Below what share of its best likeness a paragraph is apart from the activity of the one before it."""
_NEARLY: Final = 0.75
"""What share of the best likeness an activity needs for a result to be given to it as well."""


def allot(gathered: Gathered, words: frozenset[str]) -> None:
    """Gives every result of the rows to the activities that it stands beside."""
    activities = gathered.activities
    if not activities:
        return
    likeness = Likeness(activities, words)
    for number, row in enumerate(gathered.rows):
        passages = [each for each in row.results if not says_nothing(each.text(words))]
        for each in row.results:
            if each not in passages and len(row.activities) == 1:
                row.activities[0].said_nothing = True
        if passages and row.side_by_side:
            sure = len(row.activities) == 1 or len(passages) == 1
            _within_group(row.activities, passages, likeness, words, sure=sure, few=len(row.activities))
        elif passages:
            _by_order(gathered.rows, number, passages, likeness, words)


def _by_order(
    rows: Sequence[Row], number: int, passages: list[Passage], likeness: Likeness, words: frozenset[str]
) -> None:
    row = rows[number]
    groups = [list(each) for _, each in groupby(row.activities, key=lambda draft: draft.group)]
    if not groups:
        return
    placed = _in_order(groups, passages, likeness, words)
    near = [draft for other in rows[max(0, number - 1) : number + 2] for draft in other.activities]
    theme = row.activities[-1].theme
    others = [list(each) for _, each in groupby((d for d in near if d.theme == theme), key=lambda draft: draft.group)]
    for at, group in enumerate(groups):
        mine: list[Passage] = []
        for passage in placed[at]:
            elsewhere = _named_elsewhere(passage, group, others, likeness, words)
            if elsewhere:
                _within_group(elsewhere, [passage], likeness, words, sure=False, moved=True)
            else:
                mine.append(passage)
        over = [d for other in rows[number + 1 : number + 2] for d in other.activities if d.group == group[0].group]
        last = at == len(groups) - 1
        after = rows[number + 1] if number + 1 < len(rows) else Row()
        apart = not after.results or len({d.group for d in after.activities}) > 1 or any(p.continued for p in mine)
        whole = [*group, *over] if last and over and apart else group
        # What ends on this page stands beside activities of this page; what goes on over it may be of the next one's.
        here = [passage for passage in mine if not passage.continued] if len(whole) > len(group) else []
        on = [passage for passage in mine if passage not in here]
        if here and on:
            _within_group(group, here, likeness, words, sure=False)
            _within_group(whole, on, likeness, words, sure=False, few=0)
        elif mine:
            _within_group(whole, mine, likeness, words, sure=len(groups) == 1 and len(whole) == 1)


def _in_order(
    groups: list[list[Draft]], passages: list[Passage], likeness: Likeness, words: frozenset[str]
) -> list[list[Passage]]:
    """The passages of each group: none comes before one of an earlier group; most words in common altogether."""
    if len(groups) == 1:
        return [passages]
    even = len(groups) == len(passages)
    best: list[list[tuple[float, int]]] = []
    for at, passage in enumerate(passages):
        text = passage.text(words)
        scores = []
        for number, group in enumerate(groups):
            own = 0.0 if says_no_action(text) else likeness.of_group(passage, group)
            own += 1.0 if passage.loose and at and best[at - 1][number][0] >= max(s for s, _ in best[at - 1]) else 0.0
            own += (0.6 if even and number == at else 0.0) + 0.01 * number  # the last is the nearest in the text
            before = (
                max(((best[at - 1][k][0], k) for k in range(number + 1)), key=lambda each: each) if at else (0.0, 0)
            )
            scores.append((own + before[0], before[1]))
        best.append(scores)
    placed: list[list[Passage]] = [[] for _ in groups]
    number = max(range(len(groups)), key=lambda each: best[-1][each][0])
    for at in range(len(passages) - 1, -1, -1):
        placed[number].insert(0, passages[at])
        number = best[at][number][1]
    return placed


def _named_elsewhere(
    passage: Passage, group: list[Draft], others: list[list[Draft]], likeness: Likeness, words: frozenset[str]
) -> list[Draft]:
    """The only other group whose heading the passage names, where it doesn't name that of its own."""
    if not group[0].subtheme or likeness.names_heading(passage, group[0]) or says_no_action(passage.text(words)):
        return []
    own = max(likeness.of(passage, each) for each in group)
    named = [
        other
        for other in others
        if other[0].group != group[0].group
        and likeness.names_heading(passage, other[0])
        and max(likeness.of(passage, each) for each in other) > own
    ]
    return named[0] if len({other[0].group for other in named}) == 1 else []


def _within_group(
    activities: Sequence[Draft],
    passages: Sequence[Passage],
    likeness: Likeness,
    words: frozenset[str],
    *,
    sure: bool,
    moved: bool = False,
    few: int = _FEW,
) -> None:
    if len(activities) == 1:
        for passage in _whole(activities, passages, likeness, words):
            activities[0].results.append(Allotted(passage, certain=sure and not moved))
        return
    if not sure and not moved and _one_cell_each(activities, passages, likeness, words):
        return
    even = len(passages) == len(activities)
    if not even or len(activities) < _FEW:
        passages = _whole(activities, passages, likeness, words)
        even = len(passages) == len(activities)
    before: list[Draft] = []
    parted = all(each.parted for each in activities[1:])
    for at, passage in enumerate(passages):
        text = passage.text(words)
        if says_no_action(text) or is_status_word(text):
            chosen = (
                list(activities) if len(passages) == 1 and not parted else [activities[at] if even else activities[-1]]
            )
        elif parted:
            chosen = _chosen(activities, passage, likeness) or before or [activities[-1]]
        elif len(passages) == 1 and not moved and len(activities) <= few:
            chosen = list(activities)
        else:
            default = [activities[at]] if even else before or list(activities)
            chosen = _chosen(activities, passage, likeness) or default
        before = chosen
        for each in chosen:
            each.results.append(Allotted(passage, shared=len(chosen) > 1, certain=sure))


def _one_cell_each(
    activities: Sequence[Draft], passages: Sequence[Passage], likeness: Likeness, words: frozenset[str]
) -> bool:
    """Gives each activity its cell where white parts the paragraphs into as many cells as there are activities."""
    cells = _parted_by_white(passages)
    if not 1 < len(cells) == len(activities) < len(passages):
        return False
    for each, cell in zip(activities, cells, strict=True):
        each.results += [Allotted(passage, certain=False) for passage in _whole([each], cell, likeness, words)]
    return True


def _parted_by_white(passages: Sequence[Passage]) -> list[list[Passage]]:
    """Paragraphs by the white between them: extraction leaves white between cells, and lines of one cell together."""
    cells: list[list[Passage]] = []
    for passage in passages:
        if not cells or passage.lines[0].gap:
            cells.append([])
        cells[-1].append(passage)
    return cells


def _whole(
    activities: Sequence[Draft], passages: Sequence[Passage], likeness: Likeness, words: frozenset[str]
) -> list[Passage]:
    """Paragraphs that only a full stop at a line's end had parted, one again unless their words are of another activity."""
    found: list[Passage] = []
    for passage in passages:
        if found and passage.loose and not says_no_action(passage.text(words)):
            theirs, own = likeness.apart(found[-1], activities), likeness.apart(passage, activities)
            before, mine = theirs.index(max(theirs)), own.index(max(own))
            if mine == before or own[mine] < _SOME or own[before] > _APART * own[mine]:
                found[-1] = Passage([*found[-1].lines, *passage.lines], found[-1].continued, found[-1].loose)
                continue
        found.append(passage)
    return found


def _chosen(activities: Sequence[Draft], passage: Passage, likeness: Likeness) -> list[Draft]:
    """Those of a group with which a result has most in common; none where nothing tells them apart."""
    scores = likeness.apart(passage, activities)
    best = max(scores)
    if best < _SOME:
        return []
    return [each for score, each in zip(scores, activities, strict=True) if score >= _NEARLY * best]
