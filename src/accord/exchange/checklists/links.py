"""Links of a list that lead nowhere, in a circle, or to a synonym: told with their rows."""

from typing import Final

import polars as pl

from accord.core.listings.model import Finding
from accord.core.taxonomy.columns import STANDING
from accord.exchange.checklists import trees

_SHOWN: Final = 200


def more(code: str, count: int, place: str) -> list[Finding]:
    """One finding in the place of those that would be too many to read."""
    return [Finding(code, f"{place}: {count - _SHOWN:,} more rows like those above")] if count > _SHOWN else []


def check_accepted(frame: pl.DataFrame, place: str) -> tuple[pl.DataFrame, list[Finding]]:
    """Links to accepted names: those that lead nowhere are told and left out; cycles and chains are told."""
    findings: list[Finding] = []
    if not frame.select(pl.col("accepted_ids").list.len().sum()).item():
        return frame, findings
    links = frame.select("id", "name", "row", "accepted_ids").explode("accepted_ids").drop_nulls("accepted_ids")
    status = frame.select(accepted_ids="id", target_status="status", target_name="name")
    links = links.join(status, on="accepted_ids", how="left", maintain_order="left")
    lost = links.filter(pl.col("target_status").is_null())
    if lost.height:
        findings += [
            Finding("accepted-name-missing", f"{place}, row {row['row']}: {row['name']} points to {row['accepted_ids']}, which is not in the list")
            for row in lost.head(_SHOWN).iter_rows(named=True)
        ]  # fmt: skip
        findings += more("accepted-name-missing", lost.height, place)
        frame = _without(frame, lost)
    chained = links.filter(~pl.col("target_status").is_in([each.value for each in STANDING]))
    findings += [
        Finding("synonym-of-a-synonym", f"{place}, row {row['row']}: {row['name']} points to {row['target_name']}, which is itself no accepted name")
        for row in chained.head(_SHOWN).iter_rows(named=True)
    ]  # fmt: skip
    findings += more("synonym-of-a-synonym", chained.height, place)
    if chained.height:
        target = trees.positions(frame, frame["accepted_ids"].list.first())
        for cycle in trees.on_cycles(target)[:_SHOWN]:
            names = " → ".join(frame["name"].gather([*cycle, cycle[0]]).to_list()[:12])
            findings.append(Finding("accepted-names-in-a-circle", f"{place}, row {frame['row'][cycle[0]]}: {names}"))
    return frame, findings


def _without(frame: pl.DataFrame, lost: pl.DataFrame) -> pl.DataFrame:
    gone = lost.group_by("id").agg(pl.col("accepted_ids").alias("_gone"))
    joined = frame.join(gone, on="id", how="left", maintain_order="left")
    rest = pl.col("accepted_ids").list.set_difference(pl.col("_gone"))
    kept = pl.when(pl.col("_gone").is_null()).then("accepted_ids").otherwise(rest)
    return joined.with_columns(kept.alias("accepted_ids")).drop("_gone")


def check_parents(frame: pl.DataFrame, place: str) -> tuple[pl.DataFrame, list[Finding]]:
    """Links to parents: those that lead nowhere or in a circle are told and left out. A synonym has no parent."""
    if "parent_name" in frame.columns and "parent_id" not in frame.columns:
        frame = _parents_by_name(frame)
    if "parent_id" not in frame.columns or frame["parent_id"].is_null().all():
        return frame, []
    stands = pl.col("status").is_in([each.value for each in STANDING])
    own = pl.when(stands & (pl.col("parent_id") != pl.col("id"))).then("parent_id")
    frame = frame.with_columns(own.alias("parent_id"))
    parent = trees.positions(frame, frame["parent_id"])
    lost = frame.filter(pl.col("parent_id").is_not_null() & pl.Series(parent < 0))
    findings = [
        Finding("parent-missing", f"{place}, row {row['row']}: the parent {row['parent_id']} of {row['name']} is not in the list")
        for row in lost.head(_SHOWN).iter_rows(named=True)
    ]  # fmt: skip
    findings += more("parent-missing", lost.height, place)
    circles = trees.on_cycles(parent)
    for cycle in circles[:_SHOWN]:
        names = " → ".join(frame["name"].gather([*cycle, cycle[0]]).to_list()[:12])
        findings.append(Finding("parents-in-a-circle", f"{place}, row {frame['row'][cycle[0]]}: {names}"))
        parent[list(cycle)] = -1
    kept = pl.when(pl.Series(parent >= 0)).then("parent_id")
    return frame.with_columns(kept.alias("parent_id")), findings


def _parents_by_name(frame: pl.DataFrame) -> pl.DataFrame:
    """A parent by name, where only one accepted row has that name."""
    standing = frame.filter(pl.col("status").is_in([each.value for each in STANDING]))
    once = standing.filter(pl.col("name").is_unique()).select(parent_name="name", parent_id="id")
    return frame.join(once, on="parent_name", how="left", maintain_order="left")
