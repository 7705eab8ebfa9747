"""Names with authors read by the column, beside GBIF's parser alone on the same names in the same run.

`python bench/parsing.py` prints a table; `make bench` prints its lines among the others. Figures are names in a second of
processor time, whatever the number of processors. Real lists are read from ../shared/data where they are; else names are
made up, regular ones only, and the line says so.
"""

import itertools
import sys
import time
from collections.abc import Callable
from pathlib import Path

import polars as pl
from rich.console import Console
from rich.table import Table

from accord.core.names.authors import compare_authorships
from accord.core.names.careful import parser, read_carefully
from accord.core.names.reading import parse_columns

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests" / "names"))

from real_names import CHECKLISTS, sampled, sampled_authored  # noqa: E402

EVERYTHING = 10_000_000
SAMPLE = 20_000
Line = tuple[str, str, str, str]


def busy_seconds(work: Callable[[], object], times: int = 3) -> float:
    """Seconds of processor time of the best of several runs."""
    taken = []
    for _ in range(times):
        start = time.process_time()
        work()
        taken.append(time.process_time() - start)
    return min(taken)


def lists() -> dict[str, pl.Series]:
    """Names with authors, list by list."""
    if not CHECKLISTS.is_dir():
        return {"made-up names": made_up_names()}
    found = {
        "IOC birds": sampled("ioc_birds.csv.gz", EVERYTHING),
        "Catalogue of Life mammals": sampled("col_mammals_names.csv.gz", EVERYTHING),
        "Mammal Diversity Database 1.13": sampled("MDD_v1.13_6753species.csv.gz", EVERYTHING),
    }
    return found | dict(sampled_authored(50_000))


def made_up_names(count: int = 100_000) -> pl.Series:
    """Regular names with authors of a few styles."""
    syllables = [first + vowel for first in "bcdflmnprst" for vowel in "aeiou"]
    authors = (
        "(Linnaeus, 1758)",
        "J. E. Gray, 1834",
        "Mill.",
        "(L.) Kuntze",
        "Ruiz & Pav.",
        "Thomas & Wroughton, 1908",
    )
    made = []
    for number in range(count):
        parts = [syllables[number // len(syllables) ** place % len(syllables)] for place in range(4)]
        made.append(f"{''.join(parts[:2]).title()}rus {''.join(parts[2:])}nsis {authors[number % len(authors)]}")
    return pl.Series("name", made)


def measured() -> list[Line]:
    """Lines for a table: work, figure, baseline in the same run, ratio."""
    found: list[Line] = []
    parser().parse_all(["Panthera leo (Linnaeus, 1758)"] * 100)
    for name, names in lists().items():
        some = names.sample(min(SAMPLE // 4, names.len()), seed=1).to_list()
        baseline = len(some) / busy_seconds(lambda some=some: parser().parse_all(some), times=2)
        speed = names.len() / busy_seconds(lambda names=names: parse_columns(names))
        fast = parse_columns(names)["parser"] == "fast"
        label = f"read {names.len():,} names, {name} ({fast.mean():.2%} on the fast path)"
        found.append(
            (label, f"{speed:,.0f} names/s", f"{baseline:,.0f} names/s, GBIF's parser", f"{speed / baseline:.1f} ×")
        )
    whole = pl.concat([names.alias("name") for names in lists().values()])
    regular = whole.filter(parse_columns(whole)["parser"] == "fast")
    speed = regular.len() / busy_seconds(lambda: parse_columns(regular))
    found.append((f"the {regular.len():,} regular ones of all", f"{speed:,.0f} names/s", "", ""))
    found.append(agreement(regular.sample(min(SAMPLE, regular.len()), seed=2)))
    if CHECKLISTS.is_dir():
        found.append(authors_compared())
    return found


def agreement(names: pl.Series) -> Line:
    """How often the fast path reads the same canonical form as the careful one."""
    fast = parse_columns(names)["canonical"].to_list()
    careful = [name.canonical for name in read_carefully(names.to_list(), None, None)]
    equal = sum(mine == theirs for mine, theirs in zip(fast, careful, strict=True))
    return f"same canonical form on both paths, {len(fast):,} names", f"{equal / len(fast):.3%}", "99.95 % to reach", ""


def authors_compared() -> Line:
    """Pairs of author strings compared in a second."""
    texts = dict(sampled_authored(SAMPLE))["plant authors"].str.strip_prefix("Aus bus ").to_list()
    pairs = list(itertools.pairwise(texts))
    speed = len(pairs) / busy_seconds(lambda: [compare_authorships(*pair) for pair in pairs], times=1)
    return f"compare {len(pairs):,} pairs of authors, read for the first time", f"{speed:,.0f} pairs/s", "", ""


def main() -> None:
    """Measure and print."""
    table = Table(title="Names read, in a second of processor time", header_style="bold")
    for column in ("work", "figure", "baseline in the same run", "ratio"):
        table.add_column(column, justify="left" if column == "work" else "right")
    for line in measured():
        table.add_row(*line)
    Console(width=150).print(table)


if __name__ == "__main__":
    main()
