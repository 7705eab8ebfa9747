"""The lineage between two editions: what was decided, what the machine proposes where nothing is, what contradicts itself."""

from dataclasses import dataclass

from accord.core.errors import NotFound
from accord.core.programme.descent import Proposal, propose
from accord.core.programme.edition import Edition
from accord.core.programme.lineage import Fault, Step, faults, without_lineage
from accord.programmes.queries.assembled import assembled, steps
from accord.programmes.queries.tables import tables


@dataclass(frozen=True, slots=True)
class Descended:
    """Two editions and what leads from one to the other; `open_earlier` and `open_later` have no step."""

    earlier: Edition
    later: Edition
    steps: tuple[Step, ...]
    open_earlier: tuple[str, ...]
    open_later: tuple[str, ...]
    faults: tuple[Fault, ...]


def lineage_between(earlier: str, later: str) -> Descended:
    """What is decided of the activities of two editions. Raises NotFound."""
    rows = tables()
    values = [assembled(rows, key) for key in (earlier, later)]
    if values[0] is None or values[1] is None:
        raise NotFound(f"the register has no programme {earlier if values[0] is None else later}")
    before, after = ([each.id for each in value.activities()] for value in values if value is not None)
    its = tuple(
        step
        for step in steps(rows)
        if (step.earlier is None or step.earlier in before) and (step.later is None or step.later in after)
    )
    untold, unknown = without_lineage(its, earlier=before, later=after)
    return Descended(values[0], values[1], its, untold, unknown, faults(its))


def proposed_lineage(earlier: str, later: str) -> tuple[Proposal, ...]:
    """What the machine proposes for activities of which nothing is decided; printed order. Raises NotFound."""
    known = lineage_between(earlier, later)
    open_ = {*known.open_earlier, *known.open_later}
    return tuple(
        each
        for each in propose(known.earlier, known.later)
        if each.step.earlier in known.open_earlier or (each.step.earlier is None and each.step.later in open_)
    )
