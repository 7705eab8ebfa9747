"""Where the accepted links of a list lead: chains are followed to their end, circles are cut."""

from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt
import polars as pl

#: In place of a row: the link leads nowhere (no such id, no link at all, or round in a circle).
NOWHERE: Final = 2**32 - 1
#: In place of a row: the name stands under several accepted names (pro parte); `branches` has them.
SEVERAL: Final = 2**32 - 2


@dataclass(frozen=True, slots=True)
class Accepted:
    """The accepted row of each row of a list, itself where it stands for a taxon; NOWHERE or SEVERAL instead.

    `branches` has a row for each accepted name (`target`) of the rows that have several.
    """

    target: npt.NDArray[np.uint32]
    branches: pl.DataFrame


def accepted_rows(ids: pl.Series, accepted_ids: pl.Series, standing: npt.NDArray[np.bool_]) -> Accepted:
    """Follow the links of a list. An id may be missing and a chain may have any length; none makes it fail."""
    count = len(ids)
    links = _links(ids, accepted_ids, standing)
    numbers = links.group_by("row").agg(pl.len(), pl.col("to").first())
    step = np.arange(count + 1, dtype=np.int64)  # the row `count` is nowhere
    step[:count][~standing] = count
    single = numbers.filter(pl.col("len") == 1)
    step[single["row"].to_numpy()] = single["to"].to_numpy()
    forks = np.zeros(count + 1, dtype=bool)
    forks[numbers.filter(pl.col("len") > 1)["row"].to_numpy()] = True
    step[forks] = np.flatnonzero(forks)
    for _ in range(max(count, 2).bit_length()):
        step = step[step]
    ends_well = np.append(standing, False)
    end = step[:count]
    target = np.where(ends_well[end], end, NOWHERE).astype(np.uint32)
    branches = _branches(np.flatnonzero(forks[end]), links, standing)
    several = branches.group_by("row").agg(pl.len(), pl.col("target").first())
    target[several["row"].to_numpy()] = np.where(several["len"] > 1, SEVERAL, several["target"]).astype(np.uint32)
    kept = branches.join(several.filter(pl.col("len") > 1), on="row", how="semi").sort("row", "target")
    return Accepted(target, kept)


def _links(ids: pl.Series, accepted_ids: pl.Series, standing: npt.NDArray[np.bool_]) -> pl.DataFrame:
    """Each link as two rows, of names that don't stand for a taxon themselves; links to nothing are left out."""
    rows = pl.DataFrame({"row": np.arange(len(ids), dtype=np.int64), "id": ids, "standing": standing})
    wanted = rows.with_columns(accepted_ids.alias("accepted")).filter(~pl.col("standing")).explode("accepted")
    places = rows.select("id", to="row").unique("id", keep="first")
    return wanted.join(places, left_on="accepted", right_on="id").select("row", "to").unique().sort("row", "to")


def _branches(rows: npt.NDArray[np.int64], links: pl.DataFrame, standing: npt.NDArray[np.bool_]) -> pl.DataFrame:
    """Every standing row that the links of `rows` lead to."""
    schema = {"row": pl.Int64, "target": pl.Int64}
    front = pl.DataFrame({"row": rows, "target": rows}, schema=schema)
    seen, found = front, []
    while front.height:
        ahead = front.join(links.rename({"row": "target"}), on="target").select("row", target="to").unique()
        ahead = ahead.join(seen, on=["row", "target"], how="anti")
        arrived = ahead.filter(pl.Series(standing[ahead["target"].to_numpy()]))
        found.append(arrived)
        seen = pl.concat([seen, ahead])
        front = ahead.join(arrived, on=["row", "target"], how="anti")
    return pl.concat(found) if found else pl.DataFrame(schema=schema)
