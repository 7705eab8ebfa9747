"""Match names against checklists: typed evidence, candidates instead of guesses, reasons in words (species.md section 1).

`build_index` makes a list ready once; `match_names` answers queries against one or more of them.
"""

from accord.core.names.matching.columns import ANSWER_COLUMNS, LIST_COLUMNS, QUERY_COLUMNS, Method, Status
from accord.core.names.matching.index import ListIndex, build_index
from accord.core.names.matching.matching import match_names, query_keys

__all__ = [
    "ANSWER_COLUMNS",
    "LIST_COLUMNS",
    "QUERY_COLUMNS",
    "ListIndex",
    "Method",
    "Status",
    "build_index",
    "match_names",
    "query_keys",
]
