"""The directory that holds what belongs to one installation: the SQLite store, the secret key, bulk files."""

import contextlib
import os
import secrets
from pathlib import Path

_SECRET_KEY_FILE = "secret_key"  # the file's name, no secret # noqa: S105


def prepare(directory: Path) -> None:
    """Make the directory (readable by its owner only) and the secret key in it, when they aren't there.

    Raises OSError naming the file when the place can't be written.
    """
    directory.mkdir(mode=0o700, parents=True, exist_ok=True)
    file = directory / _SECRET_KEY_FILE
    if file.exists():
        return
    draft = directory / f".{_SECRET_KEY_FILE}.{os.getpid()}"
    with contextlib.suppress(FileNotFoundError):
        draft.unlink()
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as writer:
        writer.write(secrets.token_urlsafe(64))
    # A link either appears whole or, where another process was first, not at all.
    with contextlib.suppress(FileExistsError):
        os.link(draft, file)
    draft.unlink()


def secret_key(directory: Path) -> str:
    """The key kept in `directory`; before `prepare` a key for this process only, so that reading settings writes nothing."""
    try:
        kept = (directory / _SECRET_KEY_FILE).read_text().strip()
    except FileNotFoundError:
        kept = ""
    return kept or secrets.token_urlsafe(64)
