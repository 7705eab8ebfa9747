"""How well and how fast whole lists are aligned, against mappings that experts made; baseline: equal names only.

    python bench/alignment.py [FOLDER]     the folder that holds the checklists (default ../shared/data)

The Mammal Diversity Database says of each species which name the third edition of Mammal Species of the World (MSW3)
has for it, and in notes what it was split from; its ids follow a species through its own editions. What is used as the
expert's answer is kept out of the evidence: the names of MSW3 in the first measurement, the notes in the third.
"""

import re
import sys
import time
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from accord.core.taxonomy.checklist import Checklist, Particulars
from accord.core.taxonomy.columns import ChecklistColumns
from accord.core.taxonomy.comparing import Comparison, Row, compare
from accord.core.taxonomy.listed import ListedName, checklist_of, stated_by
from accord.core.taxonomy.relations import Relation
from accord.exchange.checklists.recognised import read_checklist

_OLD, _NEW = "MDD_v1.3_6511species.csv.gz", "MDD_v1.13_6753species.csv.gz"
_OTHER_LISTS = ("name in MSW3", "name in CMW")
_SHARED = (Relation.CONGRUENT, Relation.INCLUDES, Relation.INCLUDED_IN, Relation.OVERLAPS)
_SPLIT_FROM = re.compile(r"(?:split|separated) (?:from|form|frmo) (?:the )?(?:[A-Z][a-z]*\.? ?)([a-z]{3,})")


@dataclass
class Measured:
    """Answers by how they compare with the expert's."""

    name: str
    counts: Counter[str]
    seconds: float

    def line(self) -> str:
        """As printed."""
        total = self.counts.total()
        parts = ", ".join(f"{count:,} {what} ({count / total:.1%})" for what, count in self.counts.most_common())
        return f"{self.name}: of {total:,}: {parts}; {self.seconds:.1f} s of processor time"


def main(folder: Path) -> None:
    """Print one line a measurement."""
    checklists = folder / "checklists"
    new, old = (_without_other_lists(read_checklist(checklists / name).columns) for name in (_NEW, _OLD))
    for title, families, synonyms in (
        ("names alone", False, False),
        ("names and families", True, False),
        ("names, families, synonyms of MDD", True, True),
    ):
        print(_msw3(checklists / _NEW, new, title, families=families, synonyms=synonyms).line())
    print(_msw3_by_equal_names(checklists / _NEW, new).line())
    print(_editions(old, new).line())
    for line in _newcomers(old, new):
        print(line.line())
    for left, right, of_class in (
        ("listings/Index_of_CITES_Species_2017-04-21.csv.gz", _NEW, "Mammalia"),
        ("listings/Index_of_CITES_Species_2017-04-21.csv.gz", "avilist_2025_taxonomy.csv.gz", "Aves"),
    ):
        print(_placed(folder / left, checklists / right, of_class).line())


def _without_other_lists(columns: ChecklistColumns) -> ChecklistColumns:
    names = columns.names.filter(~pl.col("remarks").fill_null("").is_in(list(_OTHER_LISTS)))
    return ChecklistColumns(names, columns.relations)


def _expert(path: Path) -> tuple[dict[str, set[str]], dict[str, tuple[str, str]]]:
    """Name in MSW3 -> names in MDD; and its order and family."""
    table = pl.read_csv(path, infer_schema=False)
    answers: dict[str, set[str]] = {}
    groups: dict[str, tuple[str, str]] = {}
    for msw3, name, order, family in table.select("MSW3_sciName", "sciName", "order", "family").iter_rows():
        if msw3 and msw3 != "NA":
            answers.setdefault(msw3.replace("_", " "), set()).add(name.replace("_", " "))
            groups[msw3.replace("_", " ")] = (order, family)
    return answers, groups


def _msw3(path: Path, new: ChecklistColumns, title: str, *, families: bool, synonyms: bool) -> Measured:
    answers, groups = _expert(path)
    names = [ListedName(name, name, "species", None, "", "accepted") for name in answers]
    more = {name: Particulars(groups=(("order", o), ("family", f))) for name, (o, f) in groups.items()}
    columns = new if synonyms else ChecklistColumns(new.standing)
    lists = Checklist("MSW3", names, more if families else {}), checklist_of(columns, "MDD")
    started = time.process_time()
    comparison = compare(*lists)
    seconds = time.process_time() - started
    rows = _by_left(comparison)
    counts = Counter(_judged(rows.get(name, []), answer) for name, answer in answers.items())
    return Measured(f"MSW3 to MDD 1.13, {title}", counts, seconds)


def _judged(rows: Iterable[Row], answer: set[str]) -> str:
    firm = {row.right.label for row in rows if row.right and row.relation in _SHARED}
    open_ = {row.right.label for row in rows if row.right and row.relation is Relation.UNDECIDED}
    if firm:
        return "right" if firm & answer else "other than the expert"
    return ("left open, expert's among them" if open_ & answer else "left open") if open_ else "not found"


def _msw3_by_equal_names(path: Path, new: ChecklistColumns) -> Measured:
    answers, _ = _expert(path)
    started = time.process_time()
    known = set(new.standing["name"])
    counts = Counter(
        ("right" if name in answer else "other than the expert") if name in known else "not found"
        for name, answer in answers.items()
    )
    return Measured("MSW3 to MDD 1.13, baseline of equal names", counts, time.process_time() - started)


def _compared(old: ChecklistColumns, new: ChecklistColumns) -> tuple[Comparison, float]:
    lists = checklist_of(old, "MDD 1.3"), checklist_of(new, "MDD 1.13")
    started = time.process_time()
    return compare(*lists), time.process_time() - started


def _editions(old: ChecklistColumns, new: ChecklistColumns) -> Measured:
    """Species that kept their id: is the pair found, and as what?"""
    comparison, seconds = _compared(old, new)
    by_left = _by_left(comparison)
    kept = comparison.left.standing.keys() & comparison.right.standing.keys()
    counts: Counter[str] = Counter()
    for id_ in kept:
        rows = [row for row in by_left.get(id_, []) if row.right and row.right.id == id_]
        counts["paired" if any(row.relation in _SHARED for row in rows) else "left open" if rows else "lost"] += 1
    return Measured("MDD 1.3 to 1.13, species of one id", counts, seconds)


def _newcomers(old: ChecklistColumns, new: ChecklistColumns) -> Iterable[Measured]:
    """Species new in 1.13: does what is said of them without the notes agree with the notes?"""
    comparison, seconds = _compared(old, new)
    said = {each.right: each for each in comparison.discrepancies if each.left is None and each.right}
    kinds: Counter[str] = Counter()
    parents: Counter[str] = Counter()
    for row in comparison.rows:
        if row.right is None or row.right.id in comparison.left.standing:
            continue
        note = comparison.right.particulars(row.right.id).remarks
        parent = _SPLIT_FROM.search(note)
        told = "described" if note.startswith("recently described") else "split" if parent else ""
        if row.left is None and told and row.right.id in said:
            ours = {"newly_described": "described", "old_name_unplaced": "split"}.get(
                said[row.right.id].kind.code, "unknown"
            )
            kinds["right" if ours == told else f"{ours}, expert says {told}"] += 1
            if told == "split" and parent:
                parents[_rank([name.split()[-1] for name in said[row.right.id].candidates], parent[1])] += 1
        elif row.left is not None and parent and row.relation in (Relation.INCLUDES, Relation.OVERLAPS):
            parents["placed, as the expert" if row.left.name.last_epithet == parent[1] else "placed elsewhere"] += 1
    yield Measured("species new in 1.13 without counterpart, described since or older", kinds, seconds)
    yield Measured("species split since 1.3, the taxon they were part of", parents, seconds)


def _rank(candidates: list[str], epithet: str) -> str:
    if epithet not in candidates:
        return "not among the candidates"
    return "first of the candidates" if candidates[0] == epithet else "among the candidates"


def _placed(left: Path, right: Path, of_class: str) -> Measured:
    mine, theirs = read_checklist(left).columns, read_checklist(right).columns
    names = ChecklistColumns(mine.names.filter(pl.col("class") == of_class), mine.relations)
    lists = checklist_of(names, "CITES 2017"), checklist_of(theirs, right.name)
    started = time.process_time()
    comparison = compare(*lists, stated_left=stated_by(names), stated_right=stated_by(theirs))
    seconds = time.process_time() - started
    counts: Counter[str] = Counter()
    for id_, rows in _by_left(comparison).items():
        if comparison.left.standing[id_].concept.rank == "species":
            counts[_place(rows)] += 1
    return Measured(f"CITES 2017 {of_class} to {right.name}", counts, seconds)


def _place(rows: list[Row]) -> str:
    if any(row.right and row.relation in _SHARED for row in rows):
        return "placed"
    return "to review with candidates" if any(row.right for row in rows) else "to review without counterpart"


def _by_left(comparison: Comparison) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for row in comparison.rows:
        if row.left is not None:
            found.setdefault(row.left.id, []).append(row)
    return found


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parents[2] / "shared" / "data")
