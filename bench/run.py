"""`make bench`: figures beside a baseline measured in the same run.

Each line: what, figure, baseline, ratio. Real lists are read from ../shared/data where they are; else a list of the
same size is made up, and the line says so. Times are of one core, the best of three.
"""

import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from rich.console import Console
from rich.table import Table

from made_up import made_up_history, made_up_shipments
from matching import measured as matching
from parsing import measured as parsing

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests" / "listings"))

from literal_reading import Literal  # noqa: E402  (the slow reading of the rules that the tests compare with)

from accord.core.concordance import build, list_side  # noqa: E402
from accord.core.listings.model import CITES, CMS, History, NameStatus, Taxon  # noqa: E402
from accord.core.listings.screening import Screening  # noqa: E402
from accord.core.listings.status import resolve, status  # noqa: E402
from accord.documents.concordance import write_concordance  # noqa: E402
from accord.exchange.listings_dataset import read_history  # noqa: E402
from accord.exchange.screened import Lookup  # noqa: E402
from accord.exchange.screened_files import screen_table  # noqa: E402
from accord.exchange.shipments import open_shipments  # noqa: E402

SHARED = ROOT.parent / "shared" / "data" / "listings" / "history_2013"
DAY = date(2013, 12, 31)


def best(work: Callable[[], object], times: int = 3) -> float:
    """Seconds of the quickest of several runs."""
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return min(taken)


def everything(history: History) -> int:
    """Resolve every taxon under its own convention, nothing worked out before; how many there were."""
    count = 0
    history = History(history.taxa, history.ranges, history.events)
    for instrument in (CITES, CMS):
        taxa = [taxon.id for taxon in history.taxa.values() if taxon.checklist == instrument]
        count += sum(1 for _ in resolve(history, instrument=instrument, on=DAY, taxa=taxa))
    return count


def literal_seconds(history: History, *, limit: float = 10.0) -> tuple[float, list[str]]:
    """Seconds that the literal reading needs for a species itself, and the species measured: as many as fit in the limit."""
    species = [
        taxon.id
        for taxon in history.taxa.values()
        if taxon.checklist == CITES and taxon.rank == "species" and taxon.status is NameStatus.ACCEPTED
    ]
    measured: list[str] = []
    start = time.perf_counter()
    for taxon in species[:: max(len(species) // 50, 1)]:
        Literal(_part(history, taxon), CITES, DAY).own(taxon)
        measured.append(taxon)
        if time.perf_counter() - start > limit:
            break
    return (time.perf_counter() - start) / len(measured), measured


def _part(history: History, taxon: str) -> History:
    """The taxon with those above it and their events, and what these name: all that the literal reading has to look at."""
    taxa = _lineage(history, taxon)
    events = tuple(event for event in history.events if event.taxon in taxa)
    for event in events:
        for named in (*event.except_taxa, *filter(None, [event.included_in])):
            taxa |= _lineage(history, named)
    ranges = {each: history.ranges[each] for each in taxa if each in history.ranges}
    return History(taxa, ranges, events)


def _lineage(history: History, taxon: str) -> dict[str, Taxon]:
    """The taxon and all above it; of a synonym also what it is used for."""
    found: dict[str, Taxon] = {}
    waiting: list[str] = [taxon]
    while waiting:
        here = history.taxa[waiting.pop()]
        if here.id not in found:
            found[here.id] = here
            waiting += [each for each in (here.parent, *here.accepted) if each is not None]
    return found


def screening(history: History) -> list[tuple[str, str, str, str]]:
    """Two million shipments: answered in memory by a list of listings that is ready, and from file to file, cold."""
    rows = made_up_shipments(history)
    roles = {"taxon": "Taxon", "date": "Date", "origin": "Origin", "exporter": "Exporter", "importer": "Importer"}
    roles["appendix"] = "App."
    ids = {taxon.name: taxon.id for taxon in history.taxa.values() if taxon.checklist == CITES}
    sample = rows.head(300).to_dicts()
    start = time.perf_counter()
    for row in sample:
        taxon, day = ids[row["Taxon"]], date.fromisoformat(row["Date"])
        status(taxon, history, instrument=CITES, on=day, country=row["Origin"])
    baseline = len(sample) / (time.perf_counter() - start)
    beside = f"{baseline:,.0f} rows/s, engine row by row ({len(sample)} measured)"

    start = time.perf_counter()
    lookup = Lookup(Screening(history), roles)
    lookup.screen(rows)
    first = time.perf_counter() - start
    batches = list(rows.iter_slices(250_000))
    quick = rows.height / best(lambda: [lookup.screen(batch) for batch in batches])
    found = [
        (f"screening, {rows.height:,} rows in memory", f"{quick:,.0f} rows/s", beside, f"{quick / baseline:,.0f} ×")
    ]
    found.append(("the same, listings of 1,000 taxa worked out first", f"{first:.1f} s", "", ""))
    with tempfile.TemporaryDirectory() as folder:
        for ending in ("parquet", "csv"):
            source, out = Path(folder) / f"in.{ending}", Path(folder) / f"out.{ending}"
            rows.write_parquet(source) if ending == "parquet" else rows.write_csv(source)
            start, busy = time.perf_counter(), time.process_time()
            screen_table(open_shipments(source), lookup, out)
            speed = rows.height / (time.perf_counter() - start)
            each = rows.height / (time.process_time() - busy)
            what = f"the same from {ending} to {ending}"
            found.append(
                (what, f"{speed:,.0f} rows/s", f"{each:,.0f} rows per CPU second", f"{speed / baseline:,.0f} ×")
            )
    return found


def main() -> None:
    """Measure and print."""
    table = Table(title="Accord, one core", header_style="bold")
    for column in ("work", "figure", "baseline in the same run", "ratio"):
        table.add_column(column, justify="left" if column == "work" else "right")
    history = made_up_history()
    name = "made-up list"
    if SHARED.exists():
        name = "history_2013"
        reading = best(lambda: read_history(SHARED))
        history = read_history(SHARED).history
        table.add_row(f"read {name} from cold files", f"{reading:.2f} s", "", "")

    engine = best(lambda: everything(history))
    count = everything(history)
    each, sample = literal_seconds(history)
    table.add_row(
        f"status of {count:,} taxa of {name}, both conventions",
        f"{engine:.2f} s",
        f"{each * count:,.0f} s, the rules read species by species ({len(sample)} measured)",
        f"{each * count / engine:,.0f} ×",
    )
    one = best(lambda: status(sample[-1], history, instrument=CITES, on=DAY), times=10)
    table.add_row("one status", f"{one * 1000:.2f} ms", f"{each * 1000:.1f} ms, literal reading", f"{each / one:.1f} ×")

    def concordance() -> None:
        sides = [list_side(history, instrument=instrument, on=DAY) for instrument in (CITES, CMS)]
        with tempfile.TemporaryDirectory() as folder:
            write_concordance(build(*sides, on=DAY), Path(folder) / "out.csv")

    table.add_row(f"concordance of {name} to CSV", f"{best(concordance, times=1):.1f} s", "", "")
    for line in (*screening(history), *parsing()):
        table.add_row(*line)
    lines, right_answers = matching()
    for line in lines:
        table.add_row(*line)
    console = Console(width=180)
    for each in (table, *right_answers):
        console.print(each)


if __name__ == "__main__":
    main()
