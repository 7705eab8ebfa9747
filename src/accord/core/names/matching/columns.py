"""What the matcher reads and answers, as columns (species.md sections 1 and 6)."""

from enum import StrEnum
from typing import Final

import polars as pl


class Status(StrEnum):
    """What became of a query."""

    MATCHED = "matched"  # one answer, on evidence that needs no person
    AMBIGUOUS = "ambiguous"  # several answers are equally good: all are given, none is chosen
    PROPOSED = "proposed"  # near enough to be shown, never accepted without a person
    HIGHER = "higher"  # the name itself is not in the lists, a taxon above it is
    NONE = "none"


class Method(StrEnum):
    """The evidence that an answer rests on, the best first."""

    EXACT = "exact"
    STEM = "stem"
    TRANSFER = "transfer"
    SYNONYM = "synonym"
    FUZZY = "fuzzy"
    HIGHER = "higher"


#: What is matched: a parsed name (`canonical` … `author_key` as in PARSED_COLUMNS) and what its list says beside it.
#: `id` is the query's own; `input` what stands in the answer.
QUERY_COLUMNS: Final = pl.Schema(
    {
        "id": pl.String(),
        "input": pl.String(),
        "canonical": pl.String(),
        "rank": pl.String(),
        "authorship": pl.String(),
        "year": pl.Int16(),
        "grade": pl.String(),
        "warnings": pl.List(pl.String()),
        "hybrid": pl.Boolean(),
        "author_key": pl.String(),
        "family": pl.String(),
        "kingdom": pl.String(),
        "code": pl.String(),
    }
)

#: What is matched against: the same of each name of a list, its id there, its status and the ids of its accepted names.
LIST_COLUMNS: Final = pl.Schema(
    {
        **{name: dtype for name, dtype in QUERY_COLUMNS.items() if name != "input"},
        "name": pl.String(),
        "status": pl.String(),
        "accepted_ids": pl.List(pl.String()),
    }
)

#: One row a query, in the order of the queries.
ANSWER_COLUMNS: Final = pl.Schema(
    {
        "id": pl.String(),
        "input": pl.String(),
        "status": pl.String(),
        "method": pl.String(),
        "matched_name": pl.String(),
        "matched_id": pl.String(),
        "accepted_name": pl.String(),
        "accepted_id": pl.String(),
        "author": pl.String(),
        "candidates": pl.String(),
        "explanation": pl.String(),
    }
)
