"""One thread of the server that works off the runs, one after the other.

A run is held by a lock on a file of its folder, which the system lets go when the process dies: what was cut off is begun
anew by whoever looks next. The worker asks the database nothing.
"""

import contextlib
import importlib
import logging
import threading
from collections import Counter
from collections.abc import Iterator
from time import monotonic
from typing import TYPE_CHECKING, Final

from accord.core.errors import AccordError, NotFound
from accord.web.matches import runs, tables
from accord.web.matches.lists import opened
from accord.web.matches.runs import Run, State

if TYPE_CHECKING:
    from pathlib import Path

    import polars as pl

_LOG: Final = logging.getLogger(__name__)
_CANCEL: Final = "cancel"
_ONE: Final = threading.Lock()
_thread: threading.Thread | None = None
_news: Final = threading.Condition()


def ensure() -> None:
    """Start the thread where there is work and none is at it."""
    global _thread  # noqa: PLW0603  (one worker a process)
    with _ONE:
        if (_thread is None or not _thread.is_alive()) and runs.unfinished():
            _thread = threading.Thread(target=_work_off, name="accord-matches", daemon=True)
            _thread.start()


def wait_for(run: Run, seconds: float) -> Run:
    """The run when it is finished, or after some time as it stands then."""
    end = monotonic() + seconds
    while (now := runs.find(run.key)).is_unfinished and (left := end - monotonic()) > 0:
        with _news:
            _news.wait(min(left, 0.1))
    return now


def cancel(run: Run) -> None:
    """Have a run stop at the next batch."""
    with contextlib.suppress(FileNotFoundError):
        (run.folder / _CANCEL).touch()
    if run.state is State.WAITING:
        runs.changed(run, state=State.CANCELLED)


def work_off() -> None:
    """Do everything that waits, here and now."""
    done: set[str] = set()
    while waiting := [run for run in runs.unfinished() if run.key not in done]:
        done.add(waiting[0].key)
        _do(waiting[0])


def _work_off() -> None:
    try:
        work_off()
    except Exception:  # noqa: BLE001  (the thread ends; whoever looks next starts another)
        _LOG.exception("the worker of the matches stopped")


def _do(run: Run) -> None:
    with _held(run) as is_ours:
        if not is_ours:
            return
        try:
            now = runs.find(run.key)
            if now.is_unfinished:
                _match(now)
        except NotFound:
            return  # forgotten meanwhile
        except AccordError as refused:
            _failed(run, str(refused))
        except Exception:  # noqa: BLE001  (whatever it is, the reader is told and the next list has its turn)
            _LOG.exception("a list could not be matched")
            _failed(run, "the list could not be matched: an error of Accord, which is in its log")
    with _news:
        _news.notify_all()


@contextlib.contextmanager
def _held(run: Run) -> Iterator[bool]:
    """Hold the run; False where another process has it."""
    try:
        lock = (run.folder / "lock").open("a")
    except OSError:
        yield False
        return
    with lock:
        try:
            fcntl = importlib.import_module("fcntl")  # Windows has none; there a server is one process
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            yield False
            return
        except ImportError:
            pass
        yield True


def _match(run: Run) -> None:
    import polars as pl  # noqa: PLC0415

    from accord.exchange.matching.running import matched  # noqa: PLC0415

    run = runs.changed(run, state=State.RUNNING, read=0, matched=0)
    asked = list(tables.queries(run.input.read_bytes(), run.label, run.mapping))
    _write(pl.concat(asked) if asked else None, run.queries)
    indexes = [opened(each) for each in run.against]
    answers: list[pl.DataFrame] = []
    counts: Counter[str] = Counter()
    progress = run

    def tell(read: int, done: int) -> None:
        nonlocal progress
        progress = runs.changed(progress, read=read, matched=done)

    for batch in matched(iter(asked), indexes, tell=tell):
        answers.append(batch)
        counts.update(batch["status"].to_list())
        if (run.folder / _CANCEL).exists():
            runs.changed(run, state=State.CANCELLED)
            return
    _write(pl.concat(answers) if answers else None, run.answers)
    total = counts.total()
    runs.changed(run, state=State.DONE, read=total, matched=total, counts=dict(counts))


def _write(table: "pl.DataFrame | None", file: "Path") -> None:
    if table is not None:
        draft = file.with_suffix(".draft")
        table.write_ipc(draft, compression="lz4")
        draft.replace(file)


def _failed(run: Run, why: str) -> None:
    with contextlib.suppress(NotFound):
        runs.changed(run, state=State.FAILED, problem=why)
