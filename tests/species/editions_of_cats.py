"""A checklist of three names, as read, and its loading."""

from datetime import UTC, datetime

import polars as pl

from accord.core.taxonomy.columns import NAME_COLUMNS, ChecklistColumns, in_columns
from accord.journal.actors import OPERATOR
from accord.species.editions import store
from accord.species.editions.acts import load_checklist_edition
from accord.species.editions.values import Described

CATS = (
    {"id": "1", "name": "Panthera uncia", "authorship": "(Schreber, 1775)", "status": "accepted", "year": 1775, "row": 2},
    {"id": "2", "name": "Felis uncia", "authorship": "Schreber, 1775", "status": "synonym", "accepted_ids": ["1"], "row": 3},
    {"id": "3", "name": "Felis catus", "status": "accepted", "countries": ["FR", "NA"], "row": 4},
)  # fmt: skip


def cats(rows=CATS) -> ChecklistColumns:
    """The list as a reader gives it."""
    return ChecklistColumns(in_columns(pl.DataFrame(list(rows), infer_schema_length=None), NAME_COLUMNS))


def described(**more) -> Described:
    """What is known of it."""
    given = {
        "id": "cats-1",
        "checklist": "cats",
        "title": "Cats of the world",
        "file": "cats.csv",
        "format": "plain table",
        "sha256": "a" * 64,
        "retrieved_at": datetime(2026, 11, 22, tzinfo=UTC),
    }
    return Described(**(given | more))


def load(columns=None, **more) -> str:
    """Load it as the command line does."""
    kept = store.keep(columns or cats())
    return load_checklist_edition(actor=OPERATOR, described=described(**more), kept=kept, reason="cats.csv")
