"""Everything that reads the species room; rows are typed and nothing lazy leaves it."""

from accord.species.queries.alignments import AlignmentRow, alignments, decisions_in_force
from accord.species.queries.histories import history
from accord.species.queries.search import Found, find_taxa
from accord.species.queries.taxa import Counts, TaxonPage, counts, taxon_page

__all__ = [
    "AlignmentRow",
    "Counts",
    "Found",
    "TaxonPage",
    "alignments",
    "counts",
    "decisions_in_force",
    "find_taxa",
    "history",
    "taxon_page",
]
