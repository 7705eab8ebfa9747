"""Names that are a slip of the pen apart. Always a proposal, never a match (species.md section 1).

Edits are counted as optimal string alignment: insert, delete, change, or swap two neighbours.
"""

from rapidfuzz.distance import OSA

from accord.core.names.canonical import Name

#: From which length of the shorter word how many edits are still a slip.
_ALLOWED = ((7, 2), (5, 1))
_GENUS_EDITS = 2
_SHORTEST_GENUS = 5


def near_miss(one: Name, other: Name) -> int | None:
    """How many edits apart two different names are, or None where they are more than a slip apart.

    One word of the name may differ: an epithet within the genus, or the genus with equal epithet stems.
    """
    if one.informal or other.informal:
        return None
    if len(one.epithets) != len(other.epithets) or not one.epithets or one.hybrid != other.hybrid:
        return None
    if one.genus == other.genus:
        differing = [
            (mine, theirs) for mine, theirs in zip(one.epithets, other.epithets, strict=True) if mine != theirs
        ]
        if len(differing) != 1:
            return None
        return _edits(*differing[0], allowed=_allowed(*differing[0]))
    same_stems = one.stem_key.split()[1:] == other.stem_key.split()[1:]
    if not same_stems or min(len(one.genus), len(other.genus)) < _SHORTEST_GENUS:
        return None
    return _edits(one.genus, other.genus, allowed=_GENUS_EDITS)


def _allowed(one: str, other: str) -> int:
    shorter = min(len(one), len(other))
    return next((edits for length, edits in _ALLOWED if shorter >= length), 0)


def _edits(one: str, other: str, *, allowed: int) -> int | None:
    distance = OSA.distance(one, other, score_cutoff=allowed)
    return distance if 0 < distance <= allowed else None
