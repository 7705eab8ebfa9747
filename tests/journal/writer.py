"""A process that writes: `writer.py NAME COUNT [KILL_AT]` does COUNT acts and prints each one that was acknowledged.

With KILL_AT it kills itself in the middle of that act. `writer.py reader 0` prints what is wrong with the journal and the
sources that are there, `writer.py watcher N` verifies N times and prints what was wrong at any time. Used by the tests of what several or dying processes do.
"""

# ruff: noqa: T201  (it tells the test what it did by printing)

import os
import signal
import sys

import django

django.setup()

from accord.journal.actors import OPERATOR, Actor  # noqa: E402
from accord.journal.acts import act  # noqa: E402
from accord.journal.policies import ALLOWED, policy  # noqa: E402
from accord.journal.rows import store  # noqa: E402
from accord.journal.verification import verify  # noqa: E402
from accord.register.models import Source  # noqa: E402

policy("tests.write", refusal="it can't be written")(lambda actor, given: ALLOWED)


@act("tests.write")
def write(*, actor: Actor, key: str, die: bool) -> None:
    store(Source(id=key, title=key, licence="facts only"))
    store(Source(id="shared", title=f"last written by {key}", licence="facts only"))
    if die:
        os.kill(os.getpid(), signal.SIGKILL)


name, count = sys.argv[1], int(sys.argv[2])
kill_at = int(sys.argv[3]) if len(sys.argv) > 3 else 0
if name == "watcher":
    print(*{str(fault) for _ in range(count) for fault in verify()}, sep="\n")
    sys.exit()
for number in range(1, count + 1):
    write(actor=OPERATOR, key=f"{name}-{number}", die=number == kill_at)
    print(f"{name}-{number}", flush=True)
if not count:
    print(*verify(), sep="\n")
    print(*Source.objects.order_by("id").values_list("id", flat=True), sep="\n")
