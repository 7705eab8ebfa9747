"""Reading ahead and writing behind: a second core reads the next rows and writes the last while these are screened."""

from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any, TypeVar

T = TypeVar("T")


def ahead(items: Iterator[T]) -> Iterator[T]:
    """The same items, the next one always being made while one is used. What making it raises is raised in its turn."""
    end = object()
    with ThreadPoolExecutor(1) as pool:
        waiting: Future[Any] = pool.submit(next, items, end)
        while (item := waiting.result()) is not end:
            waiting = pool.submit(next, items, end)
            yield item


@contextmanager
def behind() -> Iterator[Callable[..., None]]:
    """A function that does one thing after the other in the background; at the end all is done, or has raised."""
    with ThreadPoolExecutor(1) as pool:
        waiting: list[Future[Any]] = []

        def soon(work: Callable[..., Any], *given: object) -> None:
            while waiting:
                waiting.pop().result()
            waiting.append(pool.submit(work, *given))

        yield soon
        while waiting:
            waiting.pop().result()
