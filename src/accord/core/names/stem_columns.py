"""The stems of a whole column of epithets; the same rule as `stems.epithet_stem`, one step at a time."""

from typing import Final

import polars as pl

from accord.core.names.stems import QUE_WORDS, SHORTEST_STEM, SUFFIXES, epithet_stem

_ENDING: Final = rf"(?:{'|'.join(SUFFIXES)})$"


def stemmed(column: str) -> pl.Expr:
    """Each epithet of `column` without the ending that changes with gender."""
    word = pl.col(column).str.to_lowercase().str.replace_many(["j", "v"], ["i", "u"])
    unjoined = (
        pl.when(word.str.ends_with("que") & ~word.is_in([*QUE_WORDS]))
        .then(word.str.strip_suffix("que"))
        .otherwise(word)
    )
    cut = unjoined.str.replace(_ENDING, "")
    return (
        pl.when(word.is_in([*QUE_WORDS]))
        .then(word)
        .when(cut.str.len_chars() >= SHORTEST_STEM)
        .then(cut)
        .otherwise(unjoined)
    )


def stemmed_names(names: pl.DataFrame) -> pl.Series:
    """The canonicals with every epithet cut to its stem, from the columns canonical, genus, epithet, infraspecific."""
    parts = pl.concat_str("genus", stemmed("epithet"), stemmed("infraspecific"), separator=" ", ignore_nulls=True)
    words = pl.concat_str("genus", "epithet", "infraspecific", separator=" ", ignore_nulls=True)
    found = names.select(pl.when(words == pl.col("canonical")).then(parts).alias("stem"))["stem"]
    left = (found.is_null() & names["canonical"].is_not_null()).arg_true()
    others = [stemmed_name(canonical) for canonical in names["canonical"].gather(left).to_list()]
    return found.scatter(left, pl.Series(others, dtype=pl.String)) if others else found


def stemmed_name(canonical: str) -> str:
    """`Senecio fuchsii fuchsii expansus` and formulas, word by word: what starts small is an epithet."""
    return " ".join(epithet_stem(word) if word[:1].islower() else word for word in canonical.split(" "))
