"""The stems of a whole column of names: each epithet is cut once, however often it occurs."""

import polars as pl

from accord.core.names.stems import cut_to_stem


def stemmed_names(names: pl.DataFrame) -> pl.Series:
    """The canonicals with every epithet cut to its stem, from the columns canonical, genus, epithet, infraspecific."""
    parts = [pl.col("genus"), pl.col("epithet"), pl.col("infraspecific")]
    regular = pl.concat_str(parts, separator=" ", ignore_nulls=True) == pl.col("canonical")
    stems = names.select(regular.alias("regular"), "genus").with_columns(
        stemmed(names["epithet"]).alias("epithet"), stemmed(names["infraspecific"]).alias("infraspecific")
    )
    joined = pl.concat_str(parts, separator=" ", ignore_nulls=True)
    found = stems.select(pl.when("regular").then(joined).alias("stem"))["stem"]
    left = (found.is_null() & names["canonical"].is_not_null()).arg_true()
    others = [stemmed_name(canonical) for canonical in names["canonical"].gather(left).to_list()]
    return found.scatter(left, pl.Series(others, dtype=pl.String)) if others else found


def stemmed(epithets: pl.Series) -> pl.Series:
    """Each epithet without the ending that changes with its gender."""
    known = epithets.drop_nulls().unique()
    table = pl.DataFrame(
        {"epithet": known, "stem": pl.Series([cut_to_stem(word) for word in known.to_list()], dtype=pl.String)}
    )
    return pl.DataFrame({"epithet": epithets}).join(table, on="epithet", how="left", maintain_order="left")["stem"]


def stemmed_name(canonical: str) -> str:
    """`Senecio fuchsii fuchsii expansus` and formulas, word by word: what starts small is an epithet."""
    return " ".join(cut_to_stem(word) if word[:1].islower() else word for word in canonical.split(" "))
