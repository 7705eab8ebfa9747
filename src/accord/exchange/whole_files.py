"""Files that are written beside the one they become: at the end it is there whole, or it is as it was."""

import contextlib
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

from accord.core.errors import Invalid
from accord.exchange.reading import shown


def refuse_overwriting(out: Path | None, *sources: Path | None) -> None:
    """Raise Invalid where `out` is one of the files that are read: the answer would take the place of the question."""
    for source in sources:
        if out is not None and source is not None and out.exists() and source.exists() and out.samefile(source):
            raise Invalid("is read here, so it can't be written to: name another file", place=shown(out))


@contextlib.contextmanager
def whole_file(out: Path) -> Iterator[Path]:
    """A file to write to, which becomes `out` at the end, or else is gone. Raises Invalid when that cannot be."""
    try:
        handle, name = tempfile.mkstemp(prefix=f".{out.name[:80]}.", dir=out.parent)
        os.close(handle)
    except (OSError, ValueError) as problem:
        raise Invalid(_why(problem), place=shown(out)) from None
    draft = Path(name)
    try:
        yield draft
        mask = os.umask(0)
        os.umask(mask)
        draft.chmod(0o666 & ~mask)  # as any file that a program writes; mkstemp makes it private
        draft.replace(out)
    except OSError as problem:
        raise Invalid(_why(problem), place=shown(out)) from None
    finally:
        with contextlib.suppress(OSError):
            draft.unlink(missing_ok=True)


def _why(problem: Exception) -> str:
    return f"cannot be written: {(getattr(problem, 'strerror', None) or 'the name cannot be one of a file').lower()}"
