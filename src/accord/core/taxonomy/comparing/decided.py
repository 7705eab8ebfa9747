"""What people decided, found again in new editions: by id where it still means the name, else by the name itself."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from accord.core.names import read_name
from accord.core.taxonomy.checklist import Checklist
from accord.core.taxonomy.relations import Decision


@dataclass(frozen=True, slots=True)
class Carried:
    """A decision with the ids that its taxa have now, or with the reason why one of them cannot be found."""

    decision: Decision
    lost: str = ""


def carried(decisions: Iterable[Decision], left: Checklist, right: Checklist) -> list[Carried]:
    """Each decision on the taxa of these editions. Of two on one pair the later one stands.

    An id that now belongs to another name is not followed: lists number anew. A name that has become a synonym leads
    to nobody, for the taxon it was decided on is no longer there.
    """
    found: dict[tuple[str, str], Carried] = {}
    lost: list[Carried] = []
    for each in decisions:
        one = _now(each.left, each.left_name, left)
        other = _now(each.right, each.right_name, right)
        if one is None or other is None:
            missing = [
                f"{checklist.label} has no {name or id_}"
                for now, id_, name, checklist in (
                    (one, each.left, each.left_name, left),
                    (other, each.right, each.right_name, right),
                )
                if now is None
            ]
            lost.append(Carried(each, "; ".join(missing)))
        else:
            found.pop((one, other), None)
            found[one, other] = Carried(replace(each, left=one, right=other))
    return [*found.values(), *lost]


def _now(id_: str, name: str, checklist: Checklist) -> str | None:
    entry = checklist.standing.get(id_)
    if not name:
        return id_ if entry is not None else None
    read = read_name(name)
    if read is None:
        return None
    if entry is not None and read.stem_key == entry.stem_key:
        return id_
    named = checklist.by_key.get(read.key) or checklist.by_stem.get(read.stem_key, [])
    return named[0].id if len(named) == 1 else None
