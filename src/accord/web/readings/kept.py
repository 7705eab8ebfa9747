"""Papers that were sent to be read: kept as folders, found again by whoever has the address, forgotten after a day.

The address is the key (128 random bits). Nothing of it stands in the database until somebody who may bring it in does so.
A process of its own reads the file, so that one made to break its reader costs that process and not the pages.
"""

import contextlib
import hashlib
import json
import os
import re
import secrets
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from pathlib import Path
from time import monotonic, sleep
from typing import Any, Final

from django.conf import settings

from accord.core.errors import Conflict, Invalid, NotFound

KEPT_FOR: Final = timedelta(days=1)
MOST_KEPT: Final = 200
#: Files that are read at one time; a page that everybody may use must not take the machine.
MOST_READ: Final = 3
#: Seconds that reading a file may take.
PATIENCE: Final = 150
_KEY: Final = re.compile(r"[A-Za-z0-9_-]{22}")
_SAID: Final = "said.json"
_TEXT: Final = "text.txt"
_ORIGINAL: Final = "original.txt"
_PROBLEM: Final = "problem.txt"


class State(StrEnum):
    """How far a paper is read."""

    READING = "reading"
    READ = "read"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Sent:
    """A paper that was sent, and what a person said of it; what is empty is read from the paper."""

    key: str
    name: str
    sha256: str
    size: int
    made_at: str
    issuer: str = ""
    language: str = ""
    title: str = ""
    instrument: str = ""
    licence: str = ""

    @property
    def folder(self) -> Path:
        """Where its files stand."""
        return root() / self.key

    @property
    def state(self) -> State:
        """By the files that its reader left."""
        if (self.folder / _TEXT).exists():
            return State.READ
        late = datetime.now(UTC) - datetime.fromisoformat(self.made_at) > timedelta(seconds=2 * PATIENCE)
        return State.FAILED if late or (self.folder / _PROBLEM).exists() else State.READING

    @property
    def problem(self) -> str:
        """Why it could not be read (English)."""
        with contextlib.suppress(OSError):
            return (self.folder / _PROBLEM).read_text("utf-8")
        return "reading was cut off; send the file again"

    @property
    def text(self) -> str:
        """The text as it was read. Raises NotFound when it is not."""
        try:
            with (self.folder / _TEXT).open(encoding="utf-8", newline="") as file:
                return file.read()
        except OSError:
            raise NotFound("this paper is not read, or no longer kept") from None

    @property
    def original(self) -> str:
        """The text as it stood before the amendments that the paper itself makes; empty where it makes none."""
        with contextlib.suppress(OSError), (self.folder / _ORIGINAL).open(encoding="utf-8", newline="") as file:
            return file.read()
        return ""


def root() -> Path:
    """Where they stand: `readings` in ACCORD_DATA."""
    return Path(settings.ACCORD_DATA) / "readings"


def send(content: bytes, name: str, *, issuer: str = "") -> Sent:
    """Keep a paper and begin to read it. Raises Invalid for an empty one, Conflict when too much is kept or read."""
    if not content.strip():
        raise Invalid("this file is empty", place=name)
    forget_old()
    there = [each for each in (_read(folder.name) for folder in _folders()) if each is not None]
    if len(there) >= MOST_KEPT or sum(each.state is State.READING for each in there) >= MOST_READ:
        raise Conflict("too many papers are being read at the moment; try again in a minute")
    sha256 = hashlib.sha256(content).hexdigest()
    now = datetime.now(UTC).isoformat(timespec="seconds")
    sent = Sent(secrets.token_urlsafe(16), name, sha256, len(content), now, issuer)
    root().mkdir(mode=0o700, parents=True, exist_ok=True)
    sent.folder.mkdir(mode=0o700)
    (sent.folder / "paper").write_bytes(content)
    _save(sent)
    threading.Thread(target=_watched, args=(sent,), name="accord-reading", daemon=True).start()
    return sent


def find(key: str) -> Sent:
    """The paper of that key. Raises NotFound."""
    found = _read(key) if _KEY.fullmatch(key) else None
    if found is None:
        raise NotFound("there is no such paper here; what was not brought in is kept for a day")
    return found


def wait_for(sent: Sent, seconds: float) -> None:
    """Return when it is read, or after some time: most papers take less than one."""
    end = monotonic() + seconds
    while sent.state is State.READING and monotonic() < end:
        sleep(0.05)


def said(
    sent: Sent, *, issuer: str = "", language: str = "", title: str = "", instrument: str = "", licence: str = ""
) -> Sent:
    """Keep what a person said of it. Raises NotFound when it was forgotten meanwhile."""
    other = replace(sent, issuer=issuer, language=language, title=title, instrument=instrument, licence=licence)
    try:
        _save(other)
    except FileNotFoundError:
        raise NotFound("the paper was forgotten meanwhile") from None
    return other


def forget(sent: Sent) -> None:
    """Remove it with everything that was read of it."""
    shutil.rmtree(sent.folder, ignore_errors=True)


def forget_old() -> None:
    """Remove what is older than a day."""
    before = (datetime.now(UTC) - KEPT_FOR).timestamp()
    for folder in _folders():
        with contextlib.suppress(OSError):
            if folder.stat().st_mtime < before:
                shutil.rmtree(folder, ignore_errors=True)


def _watched(sent: Sent) -> None:
    """Read it in a process of its own; where that dies, say so."""
    command = [sys.executable, "-m", "accord.web.readings.reader", str(sent.folder), sent.name]
    problem = ""
    try:
        done = subprocess.run(command, capture_output=True, timeout=PATIENCE, check=False)  # noqa: S603 (our own module)
        if done.returncode:
            problem = "this file could not be read: its reader gave up"
    except subprocess.TimeoutExpired:
        problem = (
            f"reading took more than {PATIENCE} seconds; split the file, or use the command “accord decisions import”"
        )
    except OSError as error:
        problem = f"this file could not be read: {error.strerror}"
    if problem and sent.state is State.READING:
        with contextlib.suppress(OSError):
            (sent.folder / _PROBLEM).write_text(problem, encoding="utf-8")


def _save(sent: Sent) -> None:
    draft = sent.folder / f".{_SAID}.{os.getpid()}-{secrets.token_hex(4)}"
    draft.write_text(json.dumps(asdict(sent), ensure_ascii=False), encoding="utf-8")
    draft.replace(sent.folder / _SAID)


def _folders() -> Iterator[Path]:
    if root().is_dir():
        yield from (folder for folder in root().iterdir() if _KEY.fullmatch(folder.name))


def _read(key: str) -> Sent | None:
    try:
        held: dict[str, Any] = json.loads((root() / key / _SAID).read_text(encoding="utf-8"))
        return Sent(**held)
    except (OSError, ValueError, TypeError):
        return None
