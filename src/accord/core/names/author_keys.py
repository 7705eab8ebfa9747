"""What transfers are looked up by: the folded surname of the first original author, and the year of the original.

`(Blumenbach, 1797)` gives `blumenbach` and 1797. With a basionym in parentheses its author and its year count, and
no other year: `(Wakef.) Oberw., 1979` was not published as new in 1979.
"""

from typing import Final

import polars as pl

from accord.core.names.authors import read_authorship

_YEAR: Final = r"(?:^|[^\d])((?:1[5-9]|20)\d\d)(?:[^\d]|$)"


def original_years(authorship: str) -> pl.Expr:
    """The year of the original publication that the authorship in a column says."""
    return _original(authorship).str.extract(_YEAR).cast(pl.Int16)


def author_keys(authorships: pl.Series, code: str | None = None) -> pl.Series:
    """The folded first surname of each original authorship; None where nobody is named."""
    people = pl.DataFrame({"authorship": authorships}).select(_first_team().alias("people"))["people"]
    known = people.drop_nulls().unique()
    keys = pl.Series("key", [_key(text, code) for text in known.to_list()], pl.String)
    table = pl.DataFrame({"people": known, "author_key": keys})
    return pl.DataFrame({"people": people}).join(table, on="people", how="left", maintain_order="left")["author_key"]


def _original(authorship: str) -> pl.Expr:
    column = pl.col(authorship)
    return pl.when(column.str.starts_with("(")).then(column.str.extract(r"^\(([^)]*)")).otherwise(column)


def _first_team() -> pl.Expr:
    """The original authors without their year, cut behind the first so that few different texts remain."""
    return (
        _original("authorship")
        .str.replace(r"[ ,]*[\[(\"]*\d{4}.*$", "")
        .str.replace(r"(?: &|,| et al| in | apud ).*$", "")
        .str.strip_chars()
    )


def _key(text: str, code: str | None) -> str | None:
    people = read_authorship(text, code).people
    return people[0] if people else None
