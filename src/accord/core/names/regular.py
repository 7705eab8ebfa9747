"""The fast path: regular names, a whole column at once.

Regular is: a genus; a subgenus in parentheses; one or two epithets; a marker of rank; authors of the usual form, with
the author of the basionym in parentheses; a year. The patterns are linear in the length of the text (no backtracking),
and whatever they don't describe wholly is left to the careful path: the fast path never guesses.
"""

from typing import Final

import polars as pl

from accord.core.names.letters import CAPITALS, FOLDED, MARKED, SMALL
from accord.core.names.no_names import NO_EPITHETS, SUSPECT
from accord.core.names.ranks import ENDINGS, INFRASPECIFIC, MARKERS, OF_MORE_WORDS, OF_TWO_WORDS, SPECIES, SUBSPECIES
from accord.core.names.vernacular import FIRST_WORDS, LAST_WORDS, NEVER_GENUS, NEVER_LATIN, ROMANCE_WORDS

_LOW: Final = f"[a-z{MARKED}]"
_GENUS: Final = rf"[A-Z]{_LOW}+(?:-[a-z]+)?"
_EPITHET: Final = rf"{_LOW}{{2,}}(?:-{_LOW}+)*"
#: Behind a marker: too long to be the `ex` or `et` of `Hook. f. ex Mill.`.
_MARKED_EPITHET: Final = rf"{_LOW}{{3,}}(?:-{_LOW}+)*"
#: The sign of a hybrid before the word that it belongs to (ICN Art. H.1).
_SIGN: Final = "(?:× ?|[xX] )"
_MARKER: Final = "subsp|ssp|var|subvar|convar|forma|fo|f|subf"
#: Words before a surname that are written small.
PARTICLES: Final = tuple(
    "de del della dela des di da do dos das du la las los le van von vom der den zu zur ter ten ver af e y".split()  # noqa: SIM905
)
_PARTICLE: Final = rf"(?:(?:{'|'.join(PARTICLES)}|v\.) |[dD]['’])"
_INITIAL: Final = rf"(?:[{CAPITALS}]|Ch|Th|Ph|Chr|Yu|Ya|Zh|Sh|Ju|Fr|St|Wm|Jos|Fred)\.[ -]?|[{CAPITALS}] "
_SURNAME: Final = rf"[{CAPITALS}][{SMALL}'’]+\.?[ -]?"
_PERSON: Final = rf"(?:{_PARTICLE}|{_INITIAL}|{_SURNAME})*(?:[{CAPITALS}][{SMALL}'’]+|[{CAPITALS}]|DC|[Hh]ort)\.?(?: ?(?:f|fil|bis)\.?)?"
_BETWEEN: Final = r" ?(?:, ?& ?|, ?|& ?|et |and |ex\.? |in |y )"
_YEAR: Final = r"(?:1[5-9]|20)\d\d[a-z]?"
_DATED: Final = rf"(?: ?, ?{_YEAR}| {_YEAR}| ?,? ?\[{_YEAR}\]| \({_YEAR}\))?"
_TEAM: Final = rf"{_PERSON}(?:{_BETWEEN}{_PERSON})*(?:,? et al\.?| & al\.?)?{_DATED}"
_BRACKETED: Final = rf"\({_TEAM}\) ?(?:{_TEAM})?"
_AUTHORS: Final = rf"{_BRACKETED}|{_TEAM}"
_PARTS: Final = ("sign", "genus", "subgenus", "cross", "epithet", "marker", "marked", "unmarked", "authors")
_HEAD: Final = rf"{_SIGN}?{_GENUS}(?: \({_GENUS}\))?"
_BELOW: Final = rf"(?: (?:{_MARKER})\.? {_MARKED_EPITHET}| {_EPITHET})?"
_WHOLE: Final = rf"^{_HEAD}(?: {_SIGN}?{_EPITHET}{_BELOW})?,?(?: (?:{_AUTHORS})|{_BRACKETED})?$"
#: Taking apart what `_WHOLE` describes; the quicker for not describing it again.
_TAKEN_HEAD: Final = rf"({_SIGN})?({_GENUS})(?: \(({_GENUS})\))?"
_TAKEN_BELOW: Final = rf"(?: ({_MARKER})\.? ({_MARKED_EPITHET})| ({_EPITHET}))?"
_APART: Final = rf"^{_TAKEN_HEAD}(?: ({_SIGN})?({_EPITHET}){_TAKEN_BELOW})?,?(?: ?(.+))?$"
#: `Aus bus L. var. cus Mill.`: the author of the species stands in the middle.
_AFTER: Final = rf"(?:{_MARKER})\.? {_MARKED_EPITHET}(?: (?:{_AUTHORS})|{_BRACKETED})?"
_WITHIN: Final = rf"^({_HEAD} {_SIGN}?{_EPITHET}) (?:{_AUTHORS}) ({_AFTER})$"
#: Capitalised words that are no authors.
_NO_AUTHORS: Final = (
    r"\b(?:Group|Grex|Hybrid|Complex|Strain|Clone|Isolate|Auctt?|Hort|Anon|Nob|Nobis|Mihi|Sensu|Non|Nec|Emend|Subg|Sect|Var|Sp|"
    r"Subsp|Ssp|Forma|Indet|Type|Population|Stock|Clade|Lineage|Index|Bold|Otu|Ined|Comb|Herbarium)\b"
)
LONE_CAPITALS: Final = rf"^(?:[dD]['’])?[{CAPITALS}]+[{SMALL}]*(?: [{CAPITALS}][{SMALL}]+)*$"
#: `Chaetostomus Stannii`, `Panthera Leo Linnaeus`: more likely an epithet as people used to write it.
_LIKE_AN_EPITHET: Final = (
    r"^[A-Z][a-z]+(?:ii|ae|ensis|us|um|ana)$|^[A-Z][a-z]{2,} (?:Linnaeus|Linn[ée]|Linn\.|L\.)(?:,? \d{4})?$"
)
#: `Panthera Leo`, where the list says that it is a species.
_TITLED: Final = rf"^[{CAPITALS}][{SMALL}]{{2,}}(?:$| \(?[{CAPITALS}])"
_SAID_OF_ONE_WORD: Final = "one word, where the list says a rank of more"
MORE_WORDS: Final = "more words than names of the rank that the list says"
RANKS_DIFFER: Final = "the name says another rank than the list"
ONE_WORD: Final = "a single word of unknown rank"
MAY_BE_NO_NAME: Final = "may be no scientific name"
_LONGEST: Final = 1000


def read_regular(texts: pl.Series, ranks: pl.Series | None, code: str | None) -> pl.DataFrame:
    """The parts of each text that is a regular name, and whether it is one (`regular`).

    Columns: regular, canonical, rank, genus, epithet, infraspecific, authorship, folded, doubt, hybrid. `folded` says that letters
    were changed, `doubt` why a regular form is no proof of a name; both are for the grade.
    """
    said = pl.lit(None, pl.String).alias("said") if ranks is None else ranks.alias("said")
    frame = pl.DataFrame({"text": _without_author_within(texts)}).with_columns(
        said, matches=pl.col("text").str.contains(_WHOLE)
    )
    groups = pl.col("text").str.extract_groups(_APART).struct.rename_fields([*_PARTS])
    frame = frame.with_columns(groups.alias("parts")).unnest("parts").with_columns(_particles_to_authors())
    frame = frame.with_columns(regular=_is_regular(), rank=_rank(code))
    names = pl.concat_str("genus", "epithet", "infraspecific", ignore_nulls=True)
    frame = frame.with_columns(folded=names.str.len_bytes() != names.str.len_chars())
    if frame["folded"].any():
        letters = [*FOLDED]
        parts = pl.col("genus", "epithet", "infraspecific")
        frame = frame.with_columns(parts.str.replace_many(letters, [FOLDED[letter] for letter in letters]))
    return frame.with_columns(doubt=_doubt()).select(
        "regular",
        pl.concat_str("genus", "epithet", "infraspecific", separator=" ", ignore_nulls=True).alias("canonical"),
        "rank",
        pl.when(pl.col("epithet").is_not_null() | pl.col("rank").is_null() | (pl.col("rank") == "genus")).then("genus"),
        "epithet",
        "infraspecific",
        tidied("authors").alias("authorship"),
        "folded",
        "doubt",
        pl.any_horizontal(pl.col("sign", "cross").is_not_null()).alias("hybrid"),
    )


def _without_author_within(texts: pl.Series) -> pl.Series:
    """The texts without the author of the species in the middle of a name below it; None for those too long to be names."""
    short = texts.set(texts.str.len_bytes() > _LONGEST, None) if (texts.str.len_bytes() > _LONGEST).any() else texts
    marked = short.str.contains(rf" (?:{_MARKER})\.? [a-z]").fill_null(value=False) & short.str.contains(_WITHIN)
    if not marked.any():
        return short
    places = marked.arg_true()
    return short.scatter(places, short.gather(places).str.replace(_WITHIN, "$1 $2"))


def _particles_to_authors() -> list[pl.Expr]:
    """`Aus bus de Vis`: the third word belongs to the author; `Aus bus van` alone stays as it is.

    `Aus (Meyer) Huber` without a year is a genus with the author of its basionym, as botany cites them.
    """
    particle = pl.col("unmarked").is_in(PARTICLES) & pl.col("authors").is_not_null()
    basionym = (
        pl.col("subgenus").is_not_null() & pl.col("epithet").is_null() & pl.col("authors").str.contains(r"^[^(\d]+$")
    )
    return [
        pl.when(particle)
        .then(pl.concat_str("unmarked", "authors", separator=" "))
        .when(basionym)
        .then(pl.format("({}) {}", "subgenus", "authors"))
        .otherwise("authors")
        .alias("authors"),
        pl.when(~basionym).then("subgenus"),
        pl.coalesce("marked", pl.when(~particle).then("unmarked")).alias("infraspecific"),
    ]


def _is_regular() -> pl.Expr:
    words = [*NO_EPITHETS]
    undated = ~pl.col("text").str.contains(r"\d")
    genus = pl.col("genus").str.to_lowercase()
    last = pl.coalesce(
        "infraspecific", "epithet", pl.col("authors").str.to_lowercase().str.extract(r"^(?:[^.&()]* )?(\w+)$")
    )
    common = (
        genus.is_in([*FIRST_WORDS])
        | genus.is_in([*ROMANCE_WORDS])
        | (last.is_in([*LAST_WORDS]) & (pl.col("epithet").is_null() | pl.col("authors").is_null()))
    ).fill_null(value=False)
    return (
        pl.col("matches")
        & (pl.col("subgenus").is_null() | pl.col("epithet").is_not_null())
        & ~pl.col("epithet").is_in(words).fill_null(value=False)
        & ~pl.col("infraspecific").is_in(words).fill_null(value=False)
        & ~pl.col("authors").str.contains(_NO_AUTHORS).fill_null(value=False)
        & ~pl.col("text").str.contains(SUSPECT)
        & ~(undated & common)
        & ~(pl.col("epithet").is_null() & pl.col("authors").str.contains(_LIKE_AN_EPITHET)).fill_null(value=False)
        & ~(
            pl.col("epithet").is_null()
            & pl.col("said").is_in([*OF_TWO_WORDS])
            & pl.col("authors").str.contains(_TITLED)
        ).fill_null(value=False)
    ).fill_null(value=False)


def _rank(code: str | None) -> pl.Expr:
    said = pl.col("said")
    marked = pl.col("marker").replace_strict(MARKERS, default=None)
    of_more = pl.when(said.is_in([*OF_MORE_WORDS])).then(said)
    unmarked = pl.lit(INFRASPECIFIC if code == "botanical" else SUBSPECIES)
    of_two = pl.when(said.is_in([*OF_TWO_WORDS])).then(said).otherwise(pl.lit(SPECIES))
    of_one = pl.when(~said.is_in([*OF_TWO_WORDS, *OF_MORE_WORDS])).then(said)
    ending = pl.coalesce(
        *(
            pl.when(pl.col("genus").str.ends_with(ending) & (pl.col("genus").str.len_bytes() > len(ending) + 2)).then(
                pl.lit(rank)
            )
            for ending, rank in ENDINGS
        )
    )
    return (
        pl.when(pl.col("infraspecific").is_not_null())
        .then(pl.coalesce(marked, of_more, unmarked))
        .when(pl.col("epithet").is_not_null())
        .then(of_two)
        .otherwise(pl.coalesce(of_one, ending))
    )


def _doubt() -> pl.Expr:
    """Why a text of regular form may yet be no name, or not the one that the list means."""
    said, one_word = pl.col("said"), pl.col("epithet").is_null()
    of_more = pl.col("infraspecific").is_not_null()
    unsigned = pl.col("authors").is_null()
    looks_odd = pl.coalesce("infraspecific", "epithet").str.contains(NEVER_LATIN) | pl.col("genus").str.contains(
        NEVER_GENUS
    )
    lone_capital = one_word & pl.col("authors").str.contains(LONE_CAPITALS)
    return (
        pl.when(one_word & said.is_in([*OF_TWO_WORDS, *OF_MORE_WORDS]))
        .then(pl.lit(_SAID_OF_ONE_WORD))
        .when(said.is_not_null() & ~one_word & ~of_more & ~said.is_in([*OF_TWO_WORDS]))
        .then(pl.lit(MORE_WORDS))
        .when(of_more & said.is_not_null() & (said != pl.col("rank")))
        .then(pl.lit(RANKS_DIFFER))
        .when(said.is_null() & pl.col("rank").is_null() & unsigned)
        .then(pl.lit(ONE_WORD))
        .when(said.is_null() & ((unsigned & ~one_word & looks_odd) | lone_capital))
        .then(pl.lit(MAY_BE_NO_NAME))
    )


def tidied(authors: str) -> pl.Expr:
    """Authors in one form: `J.E.Gray`, `Ruiz & Pav.`, `Bloch, 1801`."""
    joined = pl.col(authors).str.replace_many(
        [" et al", " & al", " et ", " and ", " y ", ", & ", ",& ", "’"],
        [" et al", " et al", " & ", " & ", " & ", " & ", " & ", "'"],
        leftmost=True,
    )
    spaced = joined.str.replace_all(r" ?, ?", ", ").str.replace_all(r"\)([^ ])", ") $1")
    dated = spaced.str.replace_all(rf"([^ ,(\[]) (?:\(({_YEAR})\)|({_YEAR}))", "$1, $2$3")
    initials = rf"\b([{CAPITALS}])\. ([{CAPITALS}])"
    return dated.str.replace_all(initials, "$1.$2").str.replace_all(initials, "$1.$2")
