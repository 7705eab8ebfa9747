"""Lists and queries of a few names, read by the parser as any other."""

from collections.abc import Sequence
from typing import Any

import polars as pl

from accord.core.names.matching import QUERY_COLUMNS, ListIndex, build_index, match_names
from accord.core.taxonomy.columns import NAME_COLUMNS, in_columns
from accord.exchange.matching.lists import names_to_match
from accord.exchange.matching.queries import FIELDS
from accord.exchange.matching.running import read

Said = str | dict[str, Any]


def listed(*names: Said, label: str = "list") -> ListIndex:
    """An index of names: a string, or a dict of NAME_COLUMNS (`accepted` for `accepted_ids`); ids count from 0."""
    rows = [_row(name) for name in names]
    frame = pl.DataFrame(
        [
            {
                "id": str(place),
                "status": "synonym" if "accepted" in row else "accepted",
                **row,
                "accepted_ids": row.get("accepted", []),
            }
            for place, row in enumerate(rows)
        ],
        schema_overrides={"accepted_ids": pl.List(pl.String), "year": pl.Int16},
        infer_schema_length=None,
    )
    return build_index(names_to_match(in_columns(frame, NAME_COLUMNS)), label=label)


def asked(names: Sequence[Said]) -> pl.DataFrame:
    """Queries: a string, or a dict with `name`, `authorship`, `rank`, `family`, `kingdom`, `code`, `id`."""
    rows = [{"id": str(place), **_row(name)} for place, name in enumerate(names)]
    frame = pl.DataFrame(rows, schema=dict.fromkeys(FIELDS, pl.String))
    return read(frame).select(QUERY_COLUMNS.names())


def answers(names: Sequence[Said], *lists: ListIndex, explain: bool = False) -> list[dict[str, Any]]:
    """One answer a query."""
    return match_names(asked(names), list(lists), explain=explain).to_dicts()


def answer(name: Said, *lists: ListIndex, explain: bool = False) -> dict[str, Any]:
    """The answer to one query."""
    return answers([name], *lists, explain=explain)[0]


def _row(name: Said) -> dict[str, Any]:
    return {"name": name} if isinstance(name, str) else name
