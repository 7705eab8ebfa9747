"""Any number of queries matched in bounded memory, on all processors: first all are read, then all are matched.

Read first, because two names that are asked for side by side are two taxa (`companions`), wherever in the file they stand.
What was read waits in a temporary folder, so that memory doesn't grow with the file.
"""

import contextlib
import multiprocessing
import os
import tempfile
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice
from pathlib import Path
from typing import Any, Final

import numpy as np
import polars as pl

from accord.core.names.matching import QUERY_COLUMNS, ListIndex, match_names, query_keys
from accord.core.names.reading import parse_columns
from accord.exchange.matching.index_files import open_index
from accord.exchange.matching.lists import with_authorship

#: Fewer queries than this aren't worth the second that other processes take to start.
_WORTH_A_POOL: Final = 40_000
_COMPANIONS: Final = "companions.npy"
#: For the processes of the pool: one thread of polars each, for they are as many as there are processors; and memory that
#: a batch has used is kept for the next (polars' allocator, and that of NumPy), which saves a quarter of the time.
_OF_WORKERS: Final = {
    "POLARS_MAX_THREADS": "1",
    "_RJEM_MALLOC_CONF": "dirty_decay_ms:-1,muzzy_decay_ms:-1",
    "MALLOC_MMAP_THRESHOLD_": str(1 << 28),
    "MALLOC_TRIM_THRESHOLD_": str(1 << 30),
}

#: Called with the number of queries read and of those matched.
Tell = Callable[[int, int], None]


def _silent(read: int, matched: int) -> None:
    del read, matched


def matched(
    batches: Iterator[pl.DataFrame],
    lists: Sequence[ListIndex],
    *,
    folders: Sequence[Path] = (),
    explain: bool = False,
    tell: Tell = _silent,
) -> Iterator[pl.DataFrame]:
    """Answers (ANSWER_COLUMNS) for batches of queries (`exchange.matching.queries.FIELDS`), in their order.

    `folders` are where other processes open the `lists`; without them all is done in this one.
    """
    with tempfile.TemporaryDirectory(prefix="accord-match-") as name:
        drafts = Path(name)
        first = list(islice(batches, 2))
        small = sum(each.height for each in first) < _WORTH_A_POOL
        workers = min(_processors(), 8)
        if small or workers == 1 or not folders:
            yield from _in_one(_chained(first, batches), lists, drafts, explain=explain, tell=tell)
        else:
            yield from _in_many(_chained(first, batches), lists, folders, drafts, workers, explain=explain, tell=tell)


def _chained(first: list[pl.DataFrame], others: Iterator[pl.DataFrame]) -> Iterator[pl.DataFrame]:
    while first:
        yield first.pop(0)
    yield from others


def read(batch: pl.DataFrame) -> pl.DataFrame:
    """A batch of queries as QUERY_COLUMNS: each name read together with its authors."""
    parsed = parse_columns(with_authorship(batch), batch["rank"])
    said = batch.select("id", "family", "kingdom", "code", input=pl.col("name").fill_null(""))
    own = batch.select(own_rank=pl.col("rank").str.strip_chars().str.to_lowercase())
    both = pl.concat([said, own, parsed.drop("input")], how="horizontal")
    both = both.with_columns(rank=pl.coalesce("rank", "own_rank"))
    return both.select(pl.col(column).cast(dtype) for column, dtype in QUERY_COLUMNS.items())


def _in_one(
    batches: Iterator[pl.DataFrame], lists: Sequence[ListIndex], drafts: Path, *, explain: bool, tell: Tell
) -> Iterator[pl.DataFrame]:
    count, number, keys = 0, 0, []
    for number, batch in enumerate(batches, 1):
        keys.append(_read_to(batch, drafts / f"{number}.arrow"))
        count += batch.height
        tell(count, 0)
    companions = _joined(keys)
    done = 0
    for place in range(1, number + 1):
        answers = match_names(_draft(drafts, place), lists, companions=companions, explain=explain)
        done += answers.height
        tell(count, done)
        yield answers


def _in_many(
    batches: Iterator[pl.DataFrame],
    lists: Sequence[ListIndex],
    folders: Sequence[Path],
    drafts: Path,
    workers: int,
    *,
    explain: bool,
    tell: Tell,
) -> Iterator[pl.DataFrame]:
    start = [(folder, each.label) for folder, each in zip(folders, lists, strict=True)]
    context = multiprocessing.get_context("spawn")
    with _environment(), ProcessPoolExecutor(workers, context, initializer=_start, initargs=(start,)) as pool:
        count, keys = 0, []
        jobs = ((batch, drafts / f"{place}.arrow") for place, batch in enumerate(batches, 1))
        for made, size in _ahead(pool, _read_job, jobs, workers):
            keys.append(made)
            count += size
            tell(count, 0)
        number = len(keys)
        np.save(drafts / _COMPANIONS, _joined(keys))
        done = 0
        tasks = ((drafts, place, explain) for place in range(1, number + 1))
        for answers in _ahead(pool, _match_job, tasks, workers):
            done += answers.height
            tell(count, done)
            yield answers


def _ahead(pool: ProcessPoolExecutor, work: Callable[..., Any], jobs: Iterator[Any], workers: int) -> Iterator[Any]:
    """The results in order, with a few jobs under way and no more: memory stays bounded."""
    waiting: list[Future[Any]] = [pool.submit(work, *job) for job in islice(jobs, workers + 2)]
    while waiting:
        result = waiting.pop(0).result()
        waiting.extend(pool.submit(work, *job) for job in islice(jobs, 1))
        yield result


def _read_job(batch: pl.DataFrame, file: Path) -> tuple[Any, int]:
    return _read_to(batch, file), batch.height


def _match_job(drafts: Path, place: int, explain: bool) -> pl.DataFrame:
    if _worker.get("drafts") != drafts:
        _worker.update(drafts=drafts, companions=np.load(drafts / _COMPANIONS, mmap_mode="r"))
    return match_names(_draft(drafts, place), _worker["lists"], companions=_worker["companions"], explain=explain)


#: What a process of the pool keeps from job to job.
_worker: dict[str, Any] = {}


def _start(lists: Sequence[tuple[Path, str]]) -> None:
    opened = [open_index(folder, label) for folder, label in lists]
    assert all(each is not None for each in opened), "an index went away while it was in use"
    _worker["lists"] = opened


@contextlib.contextmanager
def _environment() -> Iterator[None]:
    """What processes of the pool start with; what the user has set stays."""
    added = {name: value for name, value in _OF_WORKERS.items() if name not in os.environ}
    os.environ.update(added)
    try:
        yield
    finally:
        for name in added:
            del os.environ[name]


def _processors() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _read_to(batch: pl.DataFrame, file: Path) -> Any:
    queries = read(batch)
    queries.write_ipc(file, compression="lz4")
    return query_keys(queries)


def _draft(drafts: Path, place: int) -> pl.DataFrame:
    file = drafts / f"{place}.arrow"
    queries = pl.read_ipc(file)
    file.unlink()
    return queries


def _joined(keys: Sequence[Any]) -> Any:
    return np.unique(np.concatenate(keys)) if keys else np.zeros(0, dtype=np.uint64)
