"""What follows from the links of a list (parents, accepted names): the higher taxa above each name, and cycles."""

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt
import polars as pl

Positions = npt.NDArray[np.int64]


def positions(names: pl.DataFrame, links: pl.Series) -> Positions:
    """For each link (an id, or null) the position of the row it names; -1 where there is none."""
    index = names.select("id", at=pl.int_range(pl.len(), dtype=pl.Int64)).unique("id", keep="first")
    found = links.to_frame("id").join(index, on="id", how="left", maintain_order="left")
    return found["at"].fill_null(-1).to_numpy().astype(np.int64)


def on_cycles(target: Positions) -> list[tuple[int, ...]]:
    """The cycles among links: each as the positions it runs through, from the lowest."""
    ahead = target.copy()
    for _ in range(max(len(target), 1).bit_length() + 1):
        alive = ahead >= 0
        if not alive.any():
            return []
        ahead[alive] = np.where(ahead[alive] >= 0, ahead[ahead[alive]], -1)
    found: dict[int, tuple[int, ...]] = {}
    for start in np.unique(ahead[ahead >= 0]).tolist():
        if start in found:
            continue
        run = [start]
        while (following := int(target[run[-1]])) != start:
            run.append(following)
        lowest = run.index(min(run))
        found |= dict.fromkeys(run, (*run[lowest:], *run[:lowest]))
    return sorted(set(found.values()))


def above(names: pl.DataFrame, parent: Positions, ranks: Mapping[str, str]) -> pl.DataFrame:
    """For each rank of `ranks` (rank -> column) the name of the nearest taxon of that rank, the row itself included."""
    columns = {}
    rank = names["rank"]
    for wanted, column in ranks.items():
        is_wanted = (rank == wanted).fill_null(value=False).to_numpy()
        found = np.where(is_wanted, np.arange(len(parent)), -1)
        ahead = parent.copy()
        for _ in range(8):  # 256 ranks: no classification is deeper
            open_ = (found < 0) & (ahead >= 0)
            if not open_.any():
                break
            found[open_] = found[ahead[open_]]
            climbing = ahead >= 0
            ahead[climbing] = ahead[ahead[climbing]]
        taken = pl.Series("at", np.where(found < 0, 0, found))
        value = names["name"].gather(taken) if names.height else names["name"]
        columns[column] = pl.select(pl.when(pl.Series(found >= 0)).then(value).otherwise(None)).to_series()
    return pl.DataFrame(columns)
