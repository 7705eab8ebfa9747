"""The same two lists on two dates: which discrepancies appeared and which disappeared, row by row."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from accord.core.concordance.discrepancies import KINDS, Discrepancy
from accord.core.concordance.model import Concordance, Row
from accord.core.listings.model import TaxonId
from accord.core.taxonomy import Method


@dataclass(frozen=True, slots=True)
class RowChange:
    """One row whose discrepancies differ; a side is None where nothing was listed on that date."""

    before: Row | None
    after: Row | None
    appeared: tuple[Discrepancy, ...]
    disappeared: tuple[Discrepancy, ...]

    @property
    def row(self) -> Row:
        """The row as it stands on the second date, or as it last stood."""
        found = self.after or self.before
        assert found is not None
        return found


@dataclass(frozen=True, slots=True)
class KindChange:
    """In how many rows one kind of discrepancy appeared and disappeared."""

    code: str
    appeared: int
    disappeared: int


def compare(before: Concordance, after: Concordance) -> list[RowChange]:
    """The rows of which a kind of discrepancy is found on one of the two dates only, in the order of the second date.

    Rows that only the first date has come last. The same kind with other words counts as the same.
    """
    old, new = ({_key(row): row for row in table.rows} for table in (before, after))
    found = []
    for key in (*new, *(key for key in old if key not in new)):
        was, now = old.get(key), new.get(key)
        appeared, disappeared = _only(now, was), _only(was, now)
        if appeared or disappeared:
            found.append(RowChange(was, now, appeared, disappeared))
    return found


def by_kind(found: Iterable[RowChange]) -> list[KindChange]:
    """How many rows each kind appeared in and disappeared from, in the order of the table of kinds."""
    rows = list(found)
    appeared = Counter(each.code for row in rows for each in row.appeared)
    disappeared = Counter(each.code for row in rows for each in row.disappeared)
    return [KindChange(code, appeared[code], disappeared[code]) for code in KINDS if appeared[code] + disappeared[code]]


def _only(here: Row | None, there: Row | None) -> tuple[Discrepancy, ...]:
    known = there.codes if there else ()
    return tuple(each for each in here.discrepancies if each.code not in known) if here else ()


def _key(row: Row) -> tuple[TaxonId | None, TaxonId | None]:
    """The pair; a higher taxon that only stands in for what it covers is no part of it, for it comes and goes."""
    by_group = any(evidence.method is Method.HIGHER for evidence in row.articulation.evidence)
    sides = (side if side and not (by_group and side.is_higher) else None for side in (row.left, row.right))
    left, right = (side.id if side else None for side in sides)
    return left, right
