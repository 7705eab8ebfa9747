"""Two whole checklists compared as concepts: who is whose counterpart, by what evidence, and what a person should settle."""

from accord.core.taxonomy.comparing.comparison import compare
from accord.core.taxonomy.comparing.model import KINDS, Comparison, Cover, Discrepancy, Kind, Row, cover

__all__ = ["KINDS", "Comparison", "Cover", "Discrepancy", "Kind", "Row", "compare", "cover"]
