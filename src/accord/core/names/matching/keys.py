"""What names are looked up by: 64-bit numbers made of their words, their stems, authors and families.

A number is found by binary search in a sorted column, so an index of millions of names needs no table in memory. Equal
words give equal numbers in every process of one version of polars; `PROBE` tells whether an index was made by another.
"""

from typing import Final, TypeAlias

import numpy as np
import numpy.typing as npt
import polars as pl

Keys: TypeAlias = npt.NDArray[np.uint64]

#: No key: nothing is found by it.
NO_KEY: Final = np.uint64(0)

_SUFFIX = "(?:ibus|ius|ae|am|as|em|es|ia|ii|is|nt|os|ud|um|us|a|e|i|o|u)$"
_QUE_WORDS = "^(?:obli|us|deni|undi|utra|pleni|quo|quis|quae|uter|utri|ubi|ne|at|co|tor|contor|retor)que$"
_RANK_CLASSES: Final = {
    "species": ("species",),
    "infraspecific": (
        "subspecies", "variety", "subvariety", "form", "forma", "subform", "infraspecies", "infraspecific_name",
        "infrasubspecific_name", "cultivar", "cultivar_group", "convariety", "race", "natio", "aberration", "morph", "strain",
        "pathovar", "biovar", "chemovar", "serovar", "forma_specialis", "lusus", "proles", "nothosubspecies", "nothovariety",
        "infrahybrid", "trinomial",
    ),
    "genus": ("genus", "genushybrid", "nothogenus", "genus_hybrid"),
    "aggregate": ("complex", "species_aggregate", "aggregate", "species aggregate", "species_group", "superspecies"),
    "infrageneric": (
        "subgenus", "section", "subsection", "series", "subseries", "infragenus", "supersection", "infrageneric_name",
    ),
    "none": ("unranked", "hybrid", "other", "nothospecies", "stateofmatter", ""),
}  # fmt: skip
#: The class of a rank: names of two classes are never one name. Every rank that isn't in the table stands above the genus.
RANK_CLASSES: Final = {rank: kind for kind, ranks in _RANK_CLASSES.items() for rank in ranks}
_CODES: Final = {
    "zoological": ("zoological", "iczn", "icz", "zoology", "animalia", "metazoa", "animals", "animal"),
    "botanical": (
        "botanical", "icn", "icnafp", "icbn", "botany", "plantae", "viridiplantae", "archaeplastida", "fungi", "plants", "plant",
        "cultivar", "icncp", "phytosociological", "mycota",
    ),
    "bacterial": ("bacterial", "icnp", "icnb", "bacteria", "archaea", "monera", "prokaryotae"),
    "viral": ("viral", "virus", "viruses", "icvcn", "ictv", "icn virus", "vira"),
}  # fmt: skip
_CODE_OF: Final = {word: code for code, words in _CODES.items() for word in words}


def epithet_stems(epithet: pl.Expr) -> pl.Expr:
    """The stems by which endings, `-i` and `-ii`, `j`/`i`, `v`/`u`, `ae`/`oe`/`e` don't tell epithets apart.

    Schinke et al. 1996 as in `accord.core.names.stems`, over a column; in addition the diphthongs that Latin writes both
    ways (`caeruleus`, `coeruleus`).
    """
    plain = epithet.str.to_lowercase().str.replace_all("j", "i", literal=True).str.replace_all("v", "u", literal=True)
    bare = (
        pl.when(plain.str.ends_with("que") & ~plain.str.contains(_QUE_WORDS)).then(plain.str.head(-3)).otherwise(plain)
    )
    cut = bare.str.replace(_SUFFIX, "")
    stem = pl.when(cut.str.len_chars() >= 2).then(cut).otherwise(bare)
    return stem.str.replace("^(.+[bcdfghklmnpstxz])r$", "${1}er").str.replace_all("[ao]e", "e")


def code_group(code: pl.Expr, kingdom: pl.Expr, family: pl.Expr) -> pl.Expr:
    """The code of nomenclature that governs a name, by what its list says: its code, its kingdom, the ending of its family.

    Chromista and Protozoa stand under both codes and tell nothing.
    """
    by_ending = (
        pl.when(family.str.ends_with("idae")).then(pl.lit("zoological")).when(family.str.ends_with("aceae"))
        .then(pl.when(kingdom.str.to_lowercase().is_in(["bacteria", "archaea"])).then(pl.lit("bacterial")).otherwise(pl.lit("botanical")))
    )  # fmt: skip
    return pl.coalesce(_code_of(code), _code_of(kingdom), by_ending)


def _code_of(column: pl.Expr) -> pl.Expr:
    return column.str.strip_chars().str.to_lowercase().replace_strict(_CODE_OF, default=None, return_dtype=pl.String)


def rank_class(rank: pl.Expr, epithets: pl.Expr) -> pl.Expr:
    """The class of a rank, by the number of epithets where a list gives none; `none` where nobody can tell."""
    said = rank.str.strip_chars().str.to_lowercase().str.replace_all(r"[\s.-]+", "_")
    known = pl.when(said.is_not_null()).then(said.replace_strict(RANK_CLASSES, default="above", return_dtype=pl.String))
    by_words = pl.when(epithets == 1).then(pl.lit("species")).when(epithets > 1).then(pl.lit("infraspecific"))
    fits = (
        pl.when(epithets == 0).then(~known.is_in(["species", "infraspecific"]))
        .when(epithets == 1).then(known.is_in(["species", "aggregate", "infrageneric"]))
        .otherwise(known == "infraspecific")
    )  # fmt: skip
    return pl.when(fits.fill_null(value=False)).then(known).otherwise(by_words).fill_null("none")


def in_words(names: pl.DataFrame) -> pl.DataFrame:
    """Add `genus`, `tail` (all epithets) and `epithets` (their number), the `code` that governs the name, its rank's `kind`.

    `family` comes in lower case.
    """
    words = pl.col("canonical").str.splitn(" ", 2)
    names = names.with_columns(
        genus=words.struct.field("field_0"),
        tail=words.struct.field("field_1"),
        hybrid=pl.col("hybrid").fill_null(value=False),
    ).with_columns(epithets=pl.col("tail").str.count_matches(" ", literal=True).fill_null(-1) + 1)
    said = ["code", "kingdom", "family"]
    family = pl.col("family").str.strip_chars().str.to_lowercase()
    codes = (
        names.select(said)
        .unique()
        .with_columns(
            governed=code_group(pl.col("code"), pl.col("kingdom"), family),
            folded=pl.when(~family.is_in(["", "na", "null"])).then(family),
        )
    )
    names = names.join(codes, on=said, how="left", nulls_equal=True, maintain_order="left")
    ranks = names.select("rank", "epithets").unique().with_columns(kind=rank_class(pl.col("rank"), pl.col("epithets")))
    names = names.join(ranks, on=["rank", "epithets"], how="left", nulls_equal=True, maintain_order="left")
    return names.drop("code", "family").rename({"governed": "code", "folded": "family"})


def in_stems(names: pl.DataFrame) -> pl.DataFrame:
    """Add to names in words the `stems` of all epithets, the stem of the `terminal` one, and whether it is an `autonym`.

    An autonym repeats the epithet of its species (ICZN Art. 47, ICN Art. 26).
    """
    tails = names.select("tail", "epithets").filter(pl.col("epithets") > 0).unique("tail")
    one = tails.filter(pl.col("epithets") == 1).with_columns(stems=epithet_stems(pl.col("tail")))
    one = one.select("tail", "stems", terminal=pl.col("stems"), autonym=pl.lit(value=False))
    words = tails.filter(pl.col("epithets") > 1).select("tail", word=pl.col("tail").str.split(" ")).explode("word")
    more = (
        words.with_columns(stem=epithet_stems(pl.col("word")))
        .group_by("tail", maintain_order=True)
        .agg(
            stems=pl.col("stem").str.join(" "),
            terminal=pl.col("stem").last(),
            autonym=pl.col("word").last() == pl.col("word").get(-2, null_on_oob=True),
        )
    )
    joined = names.join(pl.concat([one, more]), on="tail", how="left", maintain_order="left")
    return joined.with_columns(pl.col("autonym").fill_null(value=False))


def hashed(*parts: pl.Expr, sign: str) -> pl.Expr:
    """One number for several words; null where one is missing. `sign` keeps keys of different sorts apart."""
    return pl.concat_str(pl.lit(sign), *parts, separator="\x1f").hash()


def _signed(column: str) -> pl.Expr:
    return pl.when(pl.col("hybrid")).then(pl.lit("×")).otherwise(pl.lit("")) + pl.col(column)


#: How each key is made; none is made where a part is unknown.
KEYS: Final = {
    "genus": hashed(pl.col("genus"), sign="g"),
    "exact": hashed(_signed("canonical"), sign="n"),
    "verbatim": hashed(pl.col("verbatim"), sign="v"),
    "stem": hashed(_signed("genus"), pl.col("stems"), sign="s"),
    "transfer": hashed(pl.col("terminal"), pl.col("author_key").str.head(3), sign="t"),  # `Schreb.` is Schreber
    "family": hashed(pl.col("terminal"), pl.col("family"), sign="f"),
    "tail": hashed(pl.col("stems"), sign="e"),
}


def keys(names: pl.DataFrame, which: str) -> Keys:
    """The keys of one sort of a frame that is `in_words`; NO_KEY where there is none."""
    made = names.select(pl.when(_parts_known(which)).then(KEYS[which]).otherwise(0).cast(pl.UInt64).alias("key"))
    return made["key"].to_numpy()


def _parts_known(which: str) -> pl.Expr:
    needed = {
        "genus": ["genus"], "exact": ["canonical"], "verbatim": ["verbatim"], "stem": ["genus", "stems"], "transfer": ["terminal", "author_key"],
        "family": ["terminal", "family"], "tail": ["stems"],
    }[which]  # fmt: skip
    return pl.all_horizontal(pl.col(column).is_not_null() for column in needed)


def probe() -> int:
    """A number that changes when the numbers of words do: an index made with another one must be made anew."""
    words = pl.DataFrame({"word": ["Accord", "Loxodonta africana", "×"]})
    return int(words.select(probe=hashed(pl.col("word"), sign="p").hash())["probe"].sum() % 2**63)


def letters(tails: pl.Series) -> Keys:
    """Which letters each tail holds, once and at least twice: an edit changes at most two of these 52 bits."""
    spelt = tails.fill_null("").cast(pl.Binary)
    lengths = spelt.bin.size().to_numpy()
    codes = np.frombuffer(b"".join(spelt.to_list()), dtype=np.uint8).astype(np.int64) - ord("a")
    owner = np.repeat(np.arange(len(tails)), lengths)
    is_letter = (codes >= 0) & (codes < 26)
    counts = np.bincount(owner[is_letter] * 26 + codes[is_letter], minlength=len(tails) * 26).reshape(-1, 26)
    weights = np.uint64(1) << np.arange(26, dtype=np.uint64)
    once = (counts > 0) @ weights
    twice = (counts > 1) @ weights
    bits: Keys = once | (twice << np.uint64(26))
    return bits


def word_forms(words: pl.Series) -> npt.NDArray[np.uint32]:
    """The letters that each word holds (26 bits) and its length (6 bits), by which most words are seen to be far apart."""
    distinct = words.fill_null("").str.to_lowercase().unique(maintain_order=True).alias("word").to_frame()
    held = letters(distinct["word"]) & np.uint64((1 << 26) - 1)
    length = distinct["word"].str.len_chars().clip(0, 63).to_numpy().astype(np.uint64)
    forms = distinct.with_columns(pl.Series("form", (held | (length << np.uint64(26))).astype(np.uint32)))
    asked = words.fill_null("").str.to_lowercase().alias("word").to_frame()
    found: npt.NDArray[np.uint32] = asked.join(forms, on="word", how="left", maintain_order="left")["form"].to_numpy()
    return found
