"""A checklist as columns: what every reader gives, editions keep, and matching and alignment read.

One row a name. Nothing is guessed: what a list does not say is null (an empty list in columns of lists). Names and
authorships stand as printed, apart from markup and stray spaces; reading them is the business of `accord.core.names`.
Where a list prints both in one cell and says nothing that tells them apart, `name` holds the whole and `authorship` is null.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

import polars as pl


class UsageStatus(StrEnum):
    """What a checklist says of a name (ColDP `status`, Darwin Core `taxonomicStatus`, in one vocabulary).

    The first four stand for a taxon of their own and have no accepted name beside them; the rest point to one.
    """

    ACCEPTED = "accepted"
    PROVISIONAL = "provisional"  # accepted with doubt
    HYBRID = "hybrid"
    NOT_ACCEPTED = "not_accepted"  # kept in the tree without being adopted, and without a name to use instead
    SYNONYM = "synonym"
    AMBIGUOUS = "ambiguous"  # a synonym of several taxa (pro parte), or of one of several
    MISAPPLIED = "misapplied"  # used by someone for another taxon (auct., sensu): never an equal name


#: Statuses of names that stand for a taxon in their own right.
STANDING: Final = frozenset(
    {UsageStatus.ACCEPTED, UsageStatus.PROVISIONAL, UsageStatus.HYBRID, UsageStatus.NOT_ACCEPTED}
)

#: One row a name. Ids are those of the list, unique and never null; so are `name` and `status`. `rank` is one lower-case
#: word (`species`, `subspecies`, `section`); `code` one of zoological, botanical, bacterial, viral, cultivar,
#: phytosociological; `year` that of the original publication; `countries` ISO 3166-1 codes where the list gives codes or
#: known names, else as printed; `row` the line or row of the source, counted from 1 with the header.
NAME_COLUMNS: Final = pl.Schema(
    {
        "id": pl.String(),
        "name": pl.String(),
        "authorship": pl.String(),
        "rank": pl.String(),
        "status": pl.String(),
        "accepted_ids": pl.List(pl.String()),
        "parent_id": pl.String(),
        "kingdom": pl.String(),
        "phylum": pl.String(),
        "class": pl.String(),
        "order": pl.String(),
        "family": pl.String(),
        "code": pl.String(),
        "year": pl.Int16(),
        "basionym_id": pl.String(),
        "original_name": pl.String(),
        "nomenclatural_status": pl.String(),
        "remarks": pl.String(),
        "countries": pl.List(pl.String()),
        "extinct": pl.Boolean(),
        "row": pl.UInt32(),
    }
)

#: Relations of concepts that a list ships: `relation` is one of congruent, includes, included_in, overlaps, disjoint,
#: said of `id` towards `related_id` (an id of this list, or of another one that `related_according_to` names;
#: `related_name` where only a name is printed).
RELATION_COLUMNS: Final = pl.Schema(
    {
        "id": pl.String(),
        "relation": pl.String(),
        "related_id": pl.String(),
        "related_name": pl.String(),
        "related_according_to": pl.String(),
        "remarks": pl.String(),
    }
)

#: Common names: `language` and `country` as codes where the list gives codes, else as printed.
VERNACULAR_COLUMNS: Final = pl.Schema(
    {"id": pl.String(), "name": pl.String(), "language": pl.String(), "country": pl.String()}
)


@dataclass(frozen=True, slots=True, eq=False)
class ChecklistColumns:
    """A checklist as read: `names` by NAME_COLUMNS, `relations` by RELATION_COLUMNS, `vernaculars` by VERNACULAR_COLUMNS."""

    names: pl.DataFrame
    relations: pl.DataFrame = field(default_factory=RELATION_COLUMNS.to_frame)
    vernaculars: pl.DataFrame = field(default_factory=VERNACULAR_COLUMNS.to_frame)

    @property
    def standing(self) -> pl.DataFrame:
        """The rows that stand for a taxon of their own."""
        return self.names.filter(pl.col("status").is_in([status.value for status in STANDING]))


def in_columns(frame: pl.DataFrame, schema: Mapping[str, pl.DataType]) -> pl.DataFrame:
    """`frame` with the columns of `schema`, in their order and types: missing ones are null, lists empty, others dropped."""
    return frame.select(_column(frame.columns, name, dtype) for name, dtype in schema.items())


def _column(present: Iterable[str], name: str, dtype: pl.DataType) -> pl.Expr:
    if isinstance(dtype, pl.List):
        empty = pl.lit([], dtype=dtype)
        return pl.col(name).cast(dtype).fill_null(empty) if name in present else empty.alias(name)
    return pl.col(name).cast(dtype) if name in present else pl.lit(None, dtype=dtype).alias(name)
