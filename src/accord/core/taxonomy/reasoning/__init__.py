"""What follows from statements about the taxa of two or more trees, and which statements contradict one another.

Every individual stands in one *cell*: below one leaf of each tree, or outside it. A world says which cells are
inhabited. The five relations are statements about cells (Thau, Bowers & Ludäscher 2008; Franz & Peet 2009): a relation
that is certain empties some cells and asks others for an inhabitant; a relation left open is one of several such.
"""

from accord.core.taxonomy.reasoning.composition import composed, composition_table, contradicts_chain
from accord.core.taxonomy.reasoning.inference import Finding, conclusions, contradiction, is_consistent
from accord.core.taxonomy.reasoning.statements import Statement, Sum
from accord.core.taxonomy.reasoning.trees import Problem, Tree, TreeError, label

__all__ = [
    "Finding",
    "Problem",
    "Statement",
    "Sum",
    "Tree",
    "TreeError",
    "composed",
    "composition_table",
    "conclusions",
    "contradiction",
    "contradicts_chain",
    "is_consistent",
    "label",
]
