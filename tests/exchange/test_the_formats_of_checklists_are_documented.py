"""docs/reference/checklists.md names every format, every field of a plain table and every kind of change."""

from pathlib import Path

import pytest

from accord.core.concordance.edition_changes import ChangeKind
from accord.core.taxonomy.columns import NAME_COLUMNS, UsageStatus
from accord.documents.edition_changes import COLUMNS, WRITERS
from accord.exchange.checklists import (
    catalogue,
    coldp,
    darwin_core,
    fishbase,
    mammal_diversity,
    mammal_species_of_the_world,
    plain,
)
from accord.exchange.checklists.headers import FIELDS
from accord.exchange.checklists.profiles import PROFILES

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "reference" / "checklists.md").read_text(encoding="utf-8")
FORMS = {
    *(profile.form for profile in PROFILES),
    catalogue.FORM,
    coldp.FORM,
    darwin_core.ARCHIVE,
    darwin_core.TABLE,
    fishbase.NAMES,
    fishbase.STOCKS,
    mammal_diversity.FORM,
    mammal_species_of_the_world.FORM,
}


@pytest.mark.parametrize("form", sorted(FORMS))
def test_each_format_has_its_row(form):
    assert f"| {form} |" in PAGE


def test_plain_tables_and_lines_have_theirs():
    assert f"| {plain.FORM}, {plain.NAME_LINES} |" in PAGE


@pytest.mark.parametrize("word", [*FIELDS, *ChangeKind, *WRITERS])
def test_what_a_user_may_write_or_read_is_explained(word):
    assert f"`{word}`" in PAGE


def test_the_columns_of_a_list_and_of_a_comparison_are_named():
    assert ",".join(COLUMNS) in PAGE
    said = PAGE.partition("One row a name:")[2].partition("\n\n")[0]
    assert not [status for status in UsageStatus if status not in said]
    between = {"phylum", "class", "order", "family"}  # “kingdom to family”
    assert not [name for name in NAME_COLUMNS if f"`{name}`" not in said and name not in between]
