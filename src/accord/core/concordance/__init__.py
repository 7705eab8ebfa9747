"""Two lists with their listings, side by side: rows, relations and typed discrepancies with their reasons."""

from accord.core.concordance.build import build
from accord.core.concordance.comparison import KindChange, RowChange, by_kind, compare
from accord.core.concordance.discrepancies import KINDS, Discrepancy, Family, Kind
from accord.core.concordance.model import COLUMNS, Concordance, ListSide, Row
from accord.core.concordance.sides import label_of, list_side

__all__ = [
    "COLUMNS",
    "KINDS",
    "Concordance",
    "Discrepancy",
    "Family",
    "Kind",
    "KindChange",
    "ListSide",
    "Row",
    "RowChange",
    "build",
    "by_kind",
    "compare",
    "label_of",
    "list_side",
]
