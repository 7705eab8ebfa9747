"""Several processes for names that are read one by one: GBIF's parser holds the interpreter while it reads.

Started only when so many names need it that starting is worth it; below that, and on one processor, this process reads.
"""

import os
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from types import TracebackType
from typing import Final, Self

from accord.core.names.careful import CarefulName, read_carefully

#: A name takes some hundred millionths of a second, a process half a second to start.
_WORTH_STARTING: Final = 20_000
_CHUNK: Final = 2_000


class CarefulPool:
    """Reads names carefully in as many processes as there are processors; `with CarefulPool() as careful: …`."""

    def __init__(self, processes: int | None = None) -> None:
        self._processes = processes or len(os.sched_getaffinity(0))
        self._pool: ProcessPoolExecutor | None = None
        self._seen = 0

    def __call__(self, texts: Sequence[str], rank: str | None, code: str | None) -> list[CarefulName]:
        """Each text read, in order."""
        self._seen += len(texts)
        if self._processes < 2 or (self._pool is None and self._seen < _WORTH_STARTING) or len(texts) <= _CHUNK:
            return read_carefully(texts, rank, code)
        if self._pool is None:
            self._pool = ProcessPoolExecutor(self._processes, mp_context=get_context("spawn"))
        chunks = [texts[start : start + _CHUNK] for start in range(0, len(texts), _CHUNK)]
        waiting = [self._pool.submit(read_carefully, chunk, rank, code) for chunk in chunks]
        return [name for chunk in waiting for name in chunk.result()]

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)
