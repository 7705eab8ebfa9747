"""Proves the journal: the chain of hashes, the index of touched objects, the triggers that guard both.

And the register by the journal: what is stored must be what was recorded last.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import groupby
from operator import itemgetter

from django.db import connection, transaction

from accord.journal import guards
from accord.journal.chain import Damaged, Fault, Link, Seal, faults
from accord.journal.comparison import differences
from accord.journal.stored import changes_of, head, links, touches

_END: tuple[int, Iterator[tuple[int, str]]] = (sys.maxsize, iter(()))


def verify(*, noted: Seal | None = None, register: bool = True) -> list[Fault]:
    """Every fault of the journal with the entry where it shows; an empty list when it is sound.

    `noted` is a seal kept elsewhere: it also finds a journal that was rewritten as a whole. With `register`, also every
    object whose stored state is not the one that the journal recorded last (these faults have no entry: number 0).
    """
    with _one_view():
        last, damage = head()
        found = [Fault(0, what) for what in damage]
        found += faults(links(), head=last)
        found += _touches()
        if noted is not None:
            found += _against(noted)
        if register:
            found += differences()
    found += [Fault(0, f"the database no longer guards the journal: {what}") for what in guards.faults(connection)]
    return sorted(found, key=lambda fault: fault.number)


@contextmanager
def _one_view() -> Iterator[None]:
    """Read everything as it is at one moment, without making writers wait."""
    if connection.in_atomic_block:
        yield
    elif connection.vendor == "postgresql":
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            yield
    else:
        with connection.cursor() as cursor:
            cursor.execute("BEGIN DEFERRED")  # Django would begin an immediate transaction, which is for writers
            try:
                yield
            finally:
                cursor.execute("ROLLBACK")


def _touches() -> Iterator[Fault]:
    """Where the index of touched objects differs from what the entries say (both read once, side by side)."""
    unreadable: list[Fault] = []
    index = groupby(_index(unreadable), key=itemgetter(0))
    number, group = next(index, _END)
    for link in links():
        if isinstance(link, Damaged) and not link.number:
            continue  # the chain has told
        while number < link.number:
            yield Fault(number, "the index names an entry that isn't there")
            number, group = next(index, _END)
        kept: set[str] = set()
        if number == link.number:
            kept = {name for _, name in group}
            number, group = next(index, _END)
        said = _objects(link)
        if said is None:
            continue
        for name in sorted(said - kept):
            yield Fault(link.number, f"the index lacks that it touched {name}")
        for name in sorted(kept - said):
            yield Fault(link.number, f"the index says that it touched {name}, which it did not")
    while number != _END[0]:
        yield Fault(number, "the index names an entry that isn't there")
        number, group = next(index, _END)
    yield from unreadable


def _index(unreadable: list[Fault]) -> Iterator[tuple[int, str]]:
    """Number and object of each row of the index; rows that can't be read are added to `unreadable`."""
    for row in touches():
        if row.damage:
            what = "; ".join(row.damage)
            unreadable.append(Fault(row.values.get("entry_id", 0), f"a row of the index is damaged: {what}"))
        else:
            yield row.values["entry_id"], row.values["object"]


def _objects(link: Link | Damaged) -> set[str] | None:
    try:
        return set(changes_of(link.changes)) if isinstance(link, Link) else None
    except ValueError:
        return None  # the hash has told already that this is not what was recorded


def _against(noted: Seal) -> Iterator[Fault]:
    if noted.number == 0:
        return
    for link in links():
        if link.number == noted.number:
            if link.hash != noted.hash:
                yield Fault(noted.number, "its hash differs from the seal that was noted: the journal was rewritten")
            return
    yield Fault(noted.number, "the noted seal belongs to an entry that isn't there")
