"""Rows that are the same in both editions are left out before taxa are compared one by one: the changes found are the same."""

from dataclasses import replace

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accord.core.concordance import editions
from accord.core.concordance.edition_narrowing import narrowed
from accord.core.taxonomy.columns import NAME_COLUMNS, ChecklistColumns, in_columns
from trials import trials

AUTHORS = (None, "Gray, 1840", "(Gray, 1840)", "Owen, 1850")
rows = st.tuples(
    st.sampled_from(["Aus bus", "Aus cus", "Bus bus", "Bus cus", "Cus dus", "Cus bus"]),
    st.sampled_from(AUTHORS),
    st.sampled_from(["accepted", "accepted", "synonym", "provisional"]),
    st.integers(0, 7),
    st.sampled_from(["Xidae", "Yidae", None]),
)


def checklist(drawn) -> ChecklistColumns:
    """Links go to any row, or to none: circles and dead ends are part of it."""
    records = [
        {
            "id": f"i{at}",
            "name": name,
            "authorship": authorship,
            "status": status,
            "accepted_ids": [f"i{target}"] if status == "synonym" and target < len(drawn) else [],
            "parent_id": f"i{target}" if status != "synonym" and target < at else None,
            "family": family,
            "row": at + 2,
        }
        for at, (name, authorship, status, target, family) in enumerate(drawn)
    ]
    return ChecklistColumns(in_columns(pl.DataFrame(records, infer_schema_length=None), NAME_COLUMNS))


def all_of(old, new):
    return old, new, replace(narrowed(old, new)[2], left_out=0)


@settings(max_examples=trials(150))
@given(st.lists(rows, min_size=1, max_size=7), st.lists(rows, max_size=3), st.integers(0, 7))
def test_the_comparison_of_what_changed_is_that_of_the_whole(old_rows, more, cut):
    old, new = checklist(old_rows), checklist([*old_rows[cut:], *more] or old_rows)
    brief = editions.compare_editions(old, new)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(editions, "narrowed", all_of)
        whole = editions.compare_editions(old, new)
    assert brief.changes == whole.changes
    assert brief.unchanged == whole.unchanged


@given(st.lists(rows, min_size=1, max_size=7))
@settings(max_examples=trials(60))
def test_an_edition_does_not_differ_from_itself(drawn):
    once = {row[0]: row for row in drawn}.values()  # of homonyms nobody can say which is which
    assert editions.compare_editions(checklist([*once]), checklist([*once])).changes == ()
