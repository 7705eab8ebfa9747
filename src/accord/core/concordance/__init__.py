"""Two lists with their listings, side by side: rows, relations and typed discrepancies with their reasons."""

from accord.core.concordance.build import build
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
    "ListSide",
    "Row",
    "build",
    "label_of",
    "list_side",
]
