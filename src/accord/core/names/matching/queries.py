"""Queries made ready: in words and keys, and with what keeps a string from naming one taxon."""

from enum import StrEnum
from typing import Final

import polars as pl

from accord.core.names.matching.columns import QUERY_COLUMNS
from accord.core.names.matching.keys import in_words


class Open(StrEnum):
    """Why a string doesn't name one taxon for certain."""

    NO_NAME = "no name"  # grade E: no scientific name at all
    PLACEHOLDER = "placeholder"  # `sp.`, `spp.`, `indet.`: some taxon of the one that is named
    NEAR = "near"  # `aff.`, `nr.`: not the taxon named, a relative
    PART = "part"  # a cultivar or a strain of the taxon that is named
    FORMULA = "formula"  # a hybrid given by its parents
    COMPARED = "compared"  # `cf.`, `?`, `sensu Smith`: perhaps the taxon named
    MISAPPLIED = "misapplied"  # `auct.`, `sensu Smith non L.`: another taxon than the author's


#: Strings that name no single taxon, and the words by which the parser says so.
_WARNINGS: Final = {
    "a taxon without a name of its own": Open.PLACEHOLDER,
    "near to a named taxon, not it": Open.NEAR,
    "cultivar left out": Open.PART,
    "strain or label left out": Open.PART,
    "hybrid formula": Open.FORMULA,
    "identification uncertain": Open.COMPARED,
    "one of several species": Open.PLACEHOLDER,
    "a group of species": Open.PLACEHOLDER,
    "more than one name": Open.PLACEHOLDER,
    "not understood as authors": Open.COMPARED,
}
_MISAPPLIED: Final = r"(?i)\bauctt?\b|\bauctorum\b|\bmisapplied\b|\bsensu\b.*\b(?:non|nec)\b"
_IN_A_SENSE: Final = r"\b[Ss]ensu\s+\p{Lu}"
#: The strings that a list may have letter by letter although they are no names: a virus, a formula, a cultivar.
MAY_BE_VERBATIM: Final = (Open.NO_NAME.value, Open.PART.value, Open.FORMULA.value)


def ready(queries: pl.DataFrame) -> pl.DataFrame:
    """Queries by QUERY_COLUMNS with their words, their place `q`, and `open` (one of Open, or null)."""
    prepared = in_words(queries.select(QUERY_COLUMNS.names())).with_row_index("q")
    return prepared.with_columns(open=openness("input"), year=pl.col("year").fill_null(0)).with_columns(
        verbatim=pl.when(pl.col("open").is_in(MAY_BE_VERBATIM)).then(verbatim_form(pl.col("input")))
    )


def openness(text: str) -> pl.Expr:
    """What keeps the string in the column `text` from naming one taxon, by what the parser said of it; null where nothing does."""
    said = pl.col("warnings").list
    told = pl.coalesce(pl.when(said.contains(warning)).then(pl.lit(kind.value)) for warning, kind in _WARNINGS.items())
    doubtful = said.len() > 0
    return (
        pl.when(~doubtful & pl.col("canonical").is_not_null()).then(None)
        .when(doubtful & pl.col(text).str.contains(_MISAPPLIED)).then(pl.lit(Open.MISAPPLIED.value))
        .when(pl.col("canonical").is_null()).then(pl.lit(Open.NO_NAME.value))
        .when(told.is_not_null()).then(told)
        .when(pl.col(text).str.contains(_IN_A_SENSE)).then(pl.lit(Open.COMPARED.value))
        .otherwise(None)
    )  # fmt: skip


def verbatim_form(text: pl.Expr) -> pl.Expr:
    """A string that is no name as it is compared: without differences of case and space."""
    return text.str.to_lowercase().str.replace_all(r"\s+", " ").str.strip_chars()
