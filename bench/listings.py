"""`python bench/listings.py`: what the status of listings costs, in processor time, from cold files to one changed event.

On history_2013 where ../shared is, else on a made-up list of the same size. Medians; the machine may be busy.
"""

import contextlib
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path

from accord.core.listings.explain import explain
from accord.core.listings.model import CITES, CMS, History, NameStatus, TaxonId
from accord.core.listings.resolution import (
    EventAdded,
    EventCorrected,
    EventWithdrawn,
    ParentChanged,
    reresolve,
    resolution,
)
from accord.core.listings.status import resolve, status
from accord.exchange.listings_dataset import read_history
from made_up import made_up_history

SHARED = Path(__file__).parents[2] / "shared" / "data" / "listings" / "history_2013"
ACCORD = Path(sys.executable).with_name("accord")
DAY = date(2013, 12, 31)


def seconds(work: Callable[[], object]) -> float:
    """Processor time of one run."""
    start = time.process_time()
    work()
    return time.process_time() - start


def median(each: Iterable[float]) -> float:
    """The middle one."""
    return statistics.median(list(each))


def fresh(history: History) -> History:
    """The same history, of which nothing is worked out yet."""
    return History(history.taxa, history.ranges, history.events)


def everything(history: History, on: date) -> None:
    """Every taxon under its own convention."""
    for instrument in (CITES, CMS):
        taxa = [taxon.id for taxon in history.taxa.values() if taxon.checklist == instrument]
        for _ in resolve(history, instrument=instrument, on=on, taxa=taxa):
            pass


def command() -> float:
    """Processor time of the whole command, start of Python included."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "out.jsonl"
        subprocess.run([ACCORD, "listings", "resolve", SHARED, "--on", str(DAY), "-o", out], check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def one(history: History, taxa: list[TaxonId]) -> tuple[float, float]:
    """One status of a history that was asked before, and the same with its reasons."""
    alone, told = [], []
    for taxon in taxa:
        alone.append(seconds(lambda each=taxon: status(each, history, instrument=CITES, on=DAY)))
        told.append(seconds(lambda each=taxon: explain(status(each, history, instrument=CITES, on=DAY), history)))
    return median(alone), median(told)


def changed(history: History, taxa: list[TaxonId]) -> list[float]:
    """One event withdrawn, corrected or added, or one species moved, and all statuses after it."""
    chance = random.Random(2013)
    before = resolution(history, instrument=CITES, on=DAY)
    events = [event for event in history.events if event.instrument == CITES]
    genera = [taxon.id for taxon in history.taxa.values() if taxon.checklist == CITES and taxon.rank == "genus"]
    reresolve(before, EventWithdrawn(events[0].id))
    taken = []
    for number in range(80):
        event = chance.choice(events)
        change = (
            EventWithdrawn(event.id),
            EventCorrected(replace(event, effective=date(1990, 1, 1))),
            EventAdded(replace(event, id=f"new {number}", effective=date(2005, 1, 12))),
            ParentChanged(chance.choice(taxa), chance.choice(genera)),
        )[number % 4]
        taken.append(seconds(lambda each=change: reresolve(before, each)))
    return taken


def main() -> None:
    """Measure and print."""
    is_shared = SHARED.exists()
    history = read_history(SHARED).history if is_shared else made_up_history()
    print(
        f"{'history_2013' if is_shared else 'a made-up list'}: {len(history.taxa):,} taxa, {len(history.events):,} events"
    )
    if is_shared:
        print(f"read from cold files          {median(seconds(lambda: read_history(SHARED)) for _ in range(3)):.2f} s")
    for on in (date(1990, 1, 1), DAY):
        taken = median(seconds(lambda day=on: everything(fresh(history), day)) for _ in range(5))
        print(f"all statuses on {on}    {taken:.2f} s")
    if is_shared and ACCORD.exists():
        with contextlib.suppress(subprocess.CalledProcessError):
            print(f"the whole command             {median(command() for _ in range(3)):.2f} s")
    species = [
        taxon.id
        for taxon in history.taxa.values()
        if (taxon.checklist, taxon.rank, taxon.status) == (CITES, "species", NameStatus.ACCEPTED)
    ]
    alone, told = one(history, species[::50])
    print(f"one status                    {alone * 1000:.2f} ms, with its reasons {told * 1000:.2f} ms")
    each = sorted(changed(history, species))
    print(
        f"one change                    {median(each) * 1000:.1f} ms, nine of ten in {each[len(each) * 9 // 10] * 1000:.1f} ms"
    )


if __name__ == "__main__":
    main()
