"""Columns of a table as numbers of their distinct texts, from whatever holds them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import polars as pl
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Coded:
    """For each row the number of its text among `texts`; the number after the last is of empty cells."""

    numbers: NDArray[np.integer]
    texts: Sequence[str]


def coded_frame(rows: pl.DataFrame, roles: Mapping[str, str]) -> dict[str, Coded]:
    """The columns that count, by role; all at once, for several cores."""
    kinds = {name: pl.Categories.random() for name in roles.values()}
    numbered = rows.lazy().select(
        pl.col(name).cast(pl.String, strict=False).cast(pl.Categorical(kind)) for name, kind in kinds.items()
    )
    found = numbered.collect()  # the texts are kept as long as the columns are
    columns = {}
    for name, kind in kinds.items():
        texts = kind.to_series().to_list()
        columns[name] = Coded(found[name].to_physical().fill_null(len(texts)).to_numpy(), texts)
    return {role: columns[name] for role, name in roles.items()}
