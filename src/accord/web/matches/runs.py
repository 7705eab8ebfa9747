"""Runs of the matcher as folders: made, found again by whoever has the address, forgotten after a week.

The address is the key (128 random bits); a state is written whole or not at all, so that a killed server leaves a run that
can be read and taken up again.
"""

import contextlib
import json
import os
import re
import secrets
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Any, Final

from django.conf import settings

from accord.core.errors import Conflict, NotFound

KEPT_FOR: Final = timedelta(days=7)
#: Runs that wait or stand as drafts at one time; a page that everybody may use must not fill the disk.
MOST_WAITING: Final = 20
MOST_KEPT: Final = 400
_KEY: Final = re.compile(r"[A-Za-z0-9_-]{22}")
_STATE: Final = "run.json"


class State(StrEnum):
    """How a run stands."""

    DRAFT = "draft"  # the columns are to be looked at
    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


#: States in which something is still to come.
UNFINISHED: Final = (State.WAITING, State.RUNNING)


@dataclass(frozen=True, slots=True)
class Against:
    """A list to match against, by what the worker needs to open it without the database.

    `checklist` is the list without its edition, by which decisions are found again. `content` is the folder of an edition;
    `folder` that of the index, below ACCORD_DATA.
    """

    key: str
    label: str
    checklist: str
    folder: str
    content: str = ""


@dataclass(frozen=True, slots=True)
class Run:
    """One list that is or was matched."""

    key: str
    label: str
    state: State = State.DRAFT
    made_at: str = ""
    mapping: Mapping[str, str] = field(default_factory=dict)
    against: tuple[Against, ...] = ()
    read: int = 0
    matched: int = 0
    counts: Mapping[str, int] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    problem: str = ""

    @property
    def folder(self) -> Path:
        """Where its files stand."""
        return root() / self.key

    @property
    def input(self) -> Path:
        """What was uploaded or pasted."""
        return self.folder / "input"

    @property
    def queries(self) -> Path:
        """The names as they were read."""
        return self.folder / "queries.arrow"

    @property
    def answers(self) -> Path:
        """The answers; there when the run is done."""
        return self.folder / "answers.arrow"

    @property
    def is_unfinished(self) -> bool:
        """Whether something is still to come."""
        return self.state in UNFINISHED


def root() -> Path:
    """Where runs stand: `matches` in ACCORD_DATA."""
    return Path(settings.ACCORD_DATA) / "matches"


def make(content: bytes, label: str) -> Run:
    """Keep what was sent as a draft. Raises Conflict when too much is waiting."""
    forget_old()
    there = list(_folders())
    if len(there) >= MOST_KEPT:
        raise Conflict("too many lists are kept at the moment; try again later")
    run = Run(secrets.token_urlsafe(16), label, made_at=datetime.now(UTC).isoformat(timespec="seconds"))
    root().mkdir(mode=0o700, parents=True, exist_ok=True)
    run.folder.mkdir(mode=0o700)
    run.input.write_bytes(content)
    save(run)
    return run


def find(key: str) -> Run:
    """The run of that key. Raises NotFound."""
    found = _read(key) if _KEY.fullmatch(key) else None
    if found is None:
        raise NotFound("there is no such list here; lists are kept for a week")
    return found


def save(run: Run) -> None:
    """Write the state of a run, whole or not at all."""
    draft = run.folder / f".{_STATE}.{os.getpid()}-{secrets.token_hex(4)}"
    draft.write_text(json.dumps(asdict(run), ensure_ascii=False), encoding="utf-8")
    draft.replace(run.folder / _STATE)


def changed(run: Run, **more: Any) -> Run:
    """Save the run with other values. Raises NotFound when it was forgotten meanwhile."""
    other = replace(run, **more)
    try:
        save(other)
    except FileNotFoundError:
        raise NotFound("the list was forgotten meanwhile") from None
    return other


def unfinished() -> list[Run]:
    """The runs that wait or were cut off, the oldest first."""
    found = [run for folder in _folders() if (run := _read(folder.name)) is not None and run.is_unfinished]
    return sorted(found, key=lambda run: (run.made_at, run.key))


def forget(run: Run) -> None:
    """Remove a run with everything in it."""
    shutil.rmtree(run.folder, ignore_errors=True)


def forget_old() -> None:
    """Remove runs whose week is over, and indexes of the register's own lists that old."""
    before = (datetime.now(UTC) - KEPT_FOR).timestamp()
    indexes = (root() / "lists").iterdir() if (root() / "lists").is_dir() else ()
    for folder in (*_folders(), *indexes):
        with contextlib.suppress(OSError):
            if folder.stat().st_mtime < before:
                shutil.rmtree(folder, ignore_errors=True)


def _folders() -> Iterator[Path]:
    if root().is_dir():
        yield from (folder for folder in root().iterdir() if _KEY.fullmatch(folder.name))


def _read(key: str) -> Run | None:
    try:
        said = json.loads((root() / key / _STATE).read_text(encoding="utf-8"))
        return Run(
            **{
                **said,
                "state": State(said["state"]),
                "against": tuple(Against(**each) for each in said["against"]),
                "notes": tuple(said["notes"]),
            }
        )
    except (OSError, ValueError, TypeError, KeyError):
        return None
