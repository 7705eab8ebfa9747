"""How many examples a property is tried on: the usual ones, the same every run; new ones with `ACCORD_EXAMPLES=3000`."""

import os

ASKED = os.environ.get("ACCORD_EXAMPLES", "")


def trials(usual: int) -> int:
    """The number for one property, unless another was asked for."""
    return int(ASKED) if ASKED else usual
