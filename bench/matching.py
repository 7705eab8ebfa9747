"""Names matched against lists: figures beside baselines of the same run, and how many answers are right.

`python bench/matching.py` prints its own tables; `--five-million` adds a list of five million names (some minutes).
The errors are made up here from names of the list itself, so that the right answer is known: endings of the other
gender, one or two letters wrong in the epithet, wrong letters in the genus, the species moved to another genus with its
author and year, and epithets of other species, which name nothing.
"""

import random
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import polars as pl
from rapidfuzz.distance import OSA
from rapidfuzz.process import cdist
from rich.console import Console
from rich.table import Table

from accord.core.names.matching import QUERY_COLUMNS, ListIndex, build_index, match_names, query_keys
from accord.core.taxonomy.columns import NAME_COLUMNS, in_columns
from accord.exchange.checklists.recognised import read_checklist
from accord.exchange.matching.index_files import open_index, write_index
from accord.exchange.matching.lists import names_to_match
from accord.exchange.matching.running import read

DATA = Path(__file__).parents[2] / "shared" / "data"
LISTS = DATA / "checklists"
BIG = LISTS / "inat_taxonomy_2026-07.parquet"
QUERIES = 200_000
ENDINGS = (("us", "a"), ("a", "us"), ("um", "us"), ("is", "e"), ("ii", "i"), ("i", "ii"))
AUTHORS = ("Linnaeus", "Gray", "Thomas", "Cuvier", "Gmelin", "Temminck", "Smith", "Peters", "Ogilby", "Boulenger")
LETTERS = "abcdefghijklmnopqrstuvwxyz"
Line = tuple[str, str, str, str]


def seconds(start: float) -> float:
    """CPU seconds of this process since `start`: other work on the machine doesn't count."""
    return time.process_time() - start


def made_up_list(count: int = 1_400_000) -> pl.DataFrame:
    """Names by NAME_COLUMNS made of syllables, where there is no real list; each in one of 2,000 families."""
    chance = np.random.default_rng(11)
    syllables = [first + second for first in "bcdfglmnprst" for second in "aeiou"]

    def words(number: int, length: int) -> np.ndarray:
        return np.unique(["".join(row) for row in chance.choice(syllables, (number, length))])

    genera, epithets = words(140_000, 4), words(300_000, 4)
    genus = chance.integers(len(genera), size=count)
    name = pl.DataFrame(
        {
            "genus": pl.Series(genera).gather(genus),
            "epithet": pl.Series(epithets).gather(chance.integers(len(epithets), size=count)),
        }
    )
    frame = name.select(
        name=pl.concat_str(pl.col("genus").str.to_titlecase(), pl.concat_str("epithet", pl.lit("us")), separator=" "),
        family=pl.Series(genus % 2_000).cast(pl.String) + "idae",
    ).unique("name", maintain_order=True)
    return in_columns(
        frame.with_row_index("id").with_columns(rank=pl.lit("species"), status=pl.lit("accepted")), NAME_COLUMNS
    )


def recombined(names: pl.DataFrame, count: int) -> pl.DataFrame:
    """The names, and so many others made of their genera and epithets that there are `count`."""
    chance = np.random.default_rng(5)
    species = names.filter(pl.col("name").str.contains(r"^[A-Z][a-z]+ [a-z]+$"))
    words = species.select(
        "family", genus=pl.col("name").str.extract(r"^(\S+)"), epithet=pl.col("name").str.extract(r"(\S+)$")
    )
    more = count - names.height
    one, other = (words[chance.integers(words.height, size=int(more * 1.1))] for _ in range(2))
    new = (
        pl.DataFrame({"name": one["genus"] + " " + other["epithet"], "family": one["family"]})
        .unique("name", maintain_order=True)
        .join(names, on="name", how="anti", maintain_order="left")
        .head(more)
    )
    new = new.with_row_index("id").select(
        pl.concat_str(pl.lit("new"), "id").alias("id"),
        "name",
        "family",
        rank=pl.lit("species"),
        status=pl.lit("accepted"),
    )
    return pl.concat([names, in_columns(new, NAME_COLUMNS)]).with_columns(authors(count))


def authors(count: int) -> list[pl.Series]:
    """An author and year for each name, in parentheses or not."""
    chance = np.random.default_rng(7)
    people, years = chance.choice(AUTHORS, count), chance.integers(1758, 2020, count)
    return [pl.Series("authorship", [f"{who}, {year}" for who, year in zip(people, years, strict=True)])]


def edited(word: str, chance: random.Random) -> str:
    """One letter changed, lost, added or two swapped; never the first."""
    at, letter = chance.randrange(1, len(word)), chance.choice(LETTERS)
    kind = chance.randrange(4)
    if kind == 3 and at > 1:
        return word[: at - 1] + word[at] + word[at - 1] + word[at + 1 :]
    return (word[:at] + letter + word[at + 1 :], word[:at] + word[at + 1 :], word[:at] + letter + word[at:])[kind % 3]


def with_errors(names: pl.DataFrame, count: int, *, authored: bool) -> pl.DataFrame:
    """Queries (`exchange.matching.queries.FIELDS`, with `kind` and the `gold` id) made of species of the list."""
    chance = random.Random(3)
    species = names.filter(
        pl.col("name").str.contains(r"^[A-Z][a-z]{4,} [a-z]{5,}$") & (pl.col("rank") == "species")
    ).unique("name", keep="none")
    drawn = species.sample(count, seed=1, with_replacement=True)
    genera = species["name"].str.extract(r"^(\S+)").to_list()
    known = set(species["name"].to_list())
    kinds = chance.choices(
        ("as it is", "ending", "one letter", "two letters", "genus", "transfer", "absent"),
        (70, 6, 8, 4, 4, 4, 4),
        k=count,
    )
    rows = []
    for place, (name, said) in enumerate(drawn.select("name", "authorship").iter_rows()):
        genus, epithet = name.split(" ")
        kind, authorship = kinds[place], said if authored else None
        if kind == "ending":
            ending = next((pair for pair in ENDINGS if epithet.endswith(pair[0]) and len(epithet) > 5), None)
            kind = kind if ending else "as it is"
            epithet = epithet.removesuffix(ending[0]) + ending[1] if ending else epithet
        elif kind == "one letter":
            epithet = edited(epithet, chance)
        elif kind == "two letters":
            kind = kind if len(epithet) > 6 else "one letter"
            epithet = edited(epithet, chance) if kind == "one letter" else edited(edited(epithet, chance), chance)
        elif kind == "genus":
            genus = edited(genus, chance)
        elif kind == "transfer" and authored:
            genus = chance.choice(genera)
            authorship = said if said.startswith("(") else f"({said})"
        elif kind in {"transfer", "absent"}:
            kind, epithet = "absent", chance.choice(LETTERS) + epithet[::-1]
        new = f"{genus} {epithet}"
        if kind != "as it is" and new in known:
            kind, new = "as it is", name  # the error made another name of the list
        rows.append((str(place), new, authorship, kind, drawn["id"][place] if kind != "absent" else None))
    made = pl.DataFrame(
        rows, schema=dict.fromkeys(("id", "name", "authorship", "kind", "gold"), pl.String), orient="row"
    )
    return made.with_columns(
        pl.lit(None, dtype=pl.String).alias(column) for column in ("rank", "family", "kingdom", "code")
    )


def answered(queries: pl.DataFrame, index: ListIndex) -> tuple[pl.DataFrame, float, float]:
    """The answers, and the CPU seconds of reading the queries and of matching them."""
    batches = list(queries.select("id", "name", "authorship", "rank", "family", "kingdom", "code").iter_slices(100_000))
    start = time.process_time()
    parsed = [read(batch) for batch in batches]
    reading = seconds(start)
    start = time.process_time()
    companions = np.unique(np.concatenate([query_keys(each) for each in parsed]))
    found = pl.concat(match_names(each, [index], companions=companions) for each in parsed)
    return found, reading, seconds(start)


def judged(answers: pl.DataFrame, gold: pl.Series) -> dict[str, float]:
    """How many single answers are right, and how often the right name is the answer or among the candidates."""
    told = answers.with_columns(gold.alias("gold"))
    single = told.filter(pl.col("status") == "matched")
    right = single.filter(pl.col("accepted_id") == pl.col("gold")).height
    with_gold = told.filter(pl.col("gold").is_not_null())
    listed = pl.col("candidates").str.contains(pl.format("[{}]", "gold"), literal=True).fill_null(value=False)
    among = with_gold.filter(
        ((pl.col("status") == "matched") & (pl.col("accepted_id") == pl.col("gold"))) | listed
    ).height
    return {"single": single.height, "right": right, "named": with_gold.height, "among": among}


def share(part: float, whole: float) -> str:
    """A share in per cent."""
    return f"{100 * part / whole:.2f} %" if whole else "–"


def baselines(names: pl.DataFrame, queries: pl.DataFrame) -> list[tuple[str, float]]:
    """Names a second of others: equal strings only, and rapidfuzz against every name (a sample, scaled)."""
    asked = queries.select("name")
    start = time.process_time()
    asked.join(names.select("name", "id"), on="name", how="left").height  # noqa: B018
    joined = asked.height / seconds(start)
    table = dict(names.select("name", "id").iter_rows())
    start = time.process_time()
    texts = asked["name"].to_list()
    sum(text in table for text in texts)
    looked_up = len(texts) / seconds(start)
    few, all_names = texts[:20], names["name"].to_list()
    start = time.process_time()
    cdist(few, all_names, scorer=OSA.distance, score_cutoff=2, dtype=np.uint8, workers=1)
    brute = len(few) / seconds(start)
    return [
        ("polars join, equal names only", joined),
        ("dictionary, equal names only", looked_up),
        ("rapidfuzz against every name", brute),
    ]


def speed(names: pl.DataFrame, label: str) -> tuple[list[Line], Table]:
    """Reading and matching against one list, and the accuracy with errors made up."""
    with_authors = names.with_columns(authors(names.height))
    start = time.process_time()
    index = build_index(names_to_match(with_authors), label=label)
    built = seconds(start)
    with tempfile.TemporaryDirectory() as folder:
        write_index(index, Path(folder) / "index")
        wall = time.perf_counter()
        opened = open_index(Path(folder) / "index")
        wall = time.perf_counter() - wall
        assert opened is not None
        lines: list[Line] = [
            (f"index of {index.names.height:,} names ({label})", f"built {built:.1f} s", "", ""),
            ("the same, opened", f"{wall:.3f} s", "", ""),
        ]
        table = Table(title=f"Right answers, errors made up, against {index.names.height:,} names", header_style="bold")
        for column in ("queries", "number", "single answers", "of these right", "right name answered or listed"):
            table.add_column(column, justify="left" if column == "queries" else "right")
        for authored in (False, True):
            queries = with_errors(with_authors, QUERIES, authored=authored)
            answers, reading, matching = answered(queries, opened)
            what = "with authors" if authored else "bare names"
            rate = queries.height / (reading + matching)
            for beside, figure in baselines(names, queries) if not authored else []:
                lines.append(
                    (
                        f"{QUERIES:,} {what}, read and matched",
                        f"{rate:,.0f} names/s",
                        f"{figure:,.0f}/s, {beside}",
                        f"{rate / figure:,.2g} ×",
                    )
                )
            if authored:
                lines.append((f"{QUERIES:,} {what}, read and matched", f"{rate:,.0f} names/s", "", ""))
            for kind in (None, *sorted(queries["kind"].unique())):
                mask = queries["kind"] == kind if kind else pl.Series([True] * queries.height)
                found = judged(answers.filter(mask), queries.filter(mask)["gold"])
                table.add_row(
                    f"{what}: {kind or 'all'}", f"{mask.sum():,}", f"{found['single']:,}",
                    share(found["right"], found["single"]), share(found["among"], found["named"]),
                )  # fmt: skip
    return lines, table


def real_pairs() -> Iterator[tuple[str, pl.DataFrame, pl.Series | None]]:
    """Real lists against real lists: what, answers, and the right ids where experts or ids tell."""
    cites = read_checklist(DATA / "listings" / "Index_of_CITES_Species_2017-04-21.csv.gz").columns.names
    accepted = cites.filter((pl.col("status") == "accepted") & (pl.col("rank") == "species"))
    editions = {
        name: LISTS / f"MDD_{name}.csv.gz" for name in ("v1.3_6511species", "v1.7_6567species", "v1.13_6753species")
    }
    mammals = {name: read_checklist(path).columns.names for name, path in editions.items()}
    for name, names in mammals.items():
        yield (
            f"CITES 2017 mammals in MDD {name.partition('_')[0]}",
            _pair(accepted.filter(pl.col("class") == "Mammalia"), names),
            None,
        )
    for label, path in (("AviList 2025", "avilist_2025_taxonomy.csv.gz"), ("IOC", "ioc_birds.csv.gz")):
        yield (
            f"CITES 2017 birds in {label}",
            _pair(accepted.filter(pl.col("class") == "Aves"), read_checklist(LISTS / path).columns.names),
            None,
        )
    newest = mammals["v1.13_6753species"]
    for name in ("v1.3_6511species", "v1.7_6567species"):
        old = mammals[name].filter(pl.col("status") == "accepted")
        old = old.filter(pl.col("id").is_in(newest.filter(pl.col("status") == "accepted")["id"].to_list()))
        yield f"MDD {name.partition('_')[0]} in v1.13, by id", _pair(old, newest), old["id"]
        bare = newest.filter(pl.col("status") == "accepted")
        yield "the same, accepted names only", _pair(old, bare), old["id"]
    fishes = read_checklist(LISTS / "fishbase_taxamatch_2021-06.csv.gz").columns.names
    synonyms = fishes.filter((pl.col("status") == "synonym") & (pl.col("accepted_ids").list.len() == 1))
    yield "FishBase synonyms in FishBase", _pair(synonyms, fishes), synonyms["accepted_ids"].list.first()


def _pair(asked: pl.DataFrame, names: pl.DataFrame) -> pl.DataFrame:
    index = build_index(names_to_match(names), label="list")
    queries = names_to_match(asked).with_columns(input=pl.col("name"))
    queries = queries.select(pl.col(column).cast(dtype) for column, dtype in QUERY_COLUMNS.items())
    return match_names(queries, [index], companions=query_keys(queries))


def pairs_table() -> Table:
    """How real lists meet: the answers by evidence, and how many are right where that is known."""
    table = Table(title="Real lists", header_style="bold")
    columns = (
        "pair",
        "names",
        "exact",
        "stem",
        "transfer",
        "synonym",
        "ambiguous",
        "proposed",
        "higher",
        "none",
        "single right",
        "right answered or listed",
    )
    for column in columns:
        table.add_column(column, justify="left" if column == "pair" else "right")
    for what, answers, gold in real_pairs():
        methods = dict(answers.filter(pl.col("status") == "matched")["method"].value_counts().iter_rows())
        statuses = dict(answers["status"].value_counts().iter_rows())
        found = judged(answers, gold) if gold is not None else None
        table.add_row(
            what, f"{answers.height:,}", *(f"{methods.get(method, 0):,}" for method in ("exact", "stem", "transfer", "synonym")),
            *(f"{statuses.get(status, 0):,}" for status in ("ambiguous", "proposed", "higher", "none")),
            share(found["right"], found["single"]) if found else "", share(found["among"], found["named"]) if found else "",
        )  # fmt: skip
    return table


def measured(*, five_million: bool = False) -> tuple[list[Line], list[Table]]:
    """All figures: lines of the table of `make bench`, and the tables of accuracy."""
    is_real = BIG.exists()
    names = read_checklist(BIG).columns.names if is_real else made_up_list()
    lines, table = speed(names, "iNaturalist 2026-07" if is_real else "made up")
    tables = [table]
    if five_million:
        more, another = speed(recombined(names, 5_000_000), "the same and recombined")
        lines += more
        tables.append(another)
    if is_real:
        tables.append(pairs_table())
    return lines, tables


def main() -> None:
    """Measure and print."""
    console = Console(width=180)
    lines, tables = measured(five_million="--five-million" in sys.argv)
    figures = Table(title="Matching, CPU time of one process", header_style="bold")
    for column in ("work", "figure", "baseline in the same run", "ratio"):
        figures.add_column(column, justify="left" if column == "work" else "right")
    for line in lines:
        figures.add_row(*line)
    for table in (figures, *tables):
        console.print(table)


if __name__ == "__main__":
    main()
