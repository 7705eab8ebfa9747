"""Reading scientific names, one or millions: the fast path for the regular, the careful path for the rest.

Every input gets one answer, in its place; whatever it is, nothing is raised and nothing is accepted unsaid.
"""

from collections.abc import Sequence
from typing import Final

import polars as pl

from accord.core.names.author_keys import author_keys, original_years
from accord.core.names.careful import Careful, CarefulName, no_name, parser_version, read_carefully
from accord.core.names.cleaning import LONGEST
from accord.core.names.parsed import PARSED_COLUMNS, Grade, ParsedName
from accord.core.names.ranks import rank_of
from accord.core.names.regular import MAY_BE_NO_NAME, MORE_WORDS, ONE_WORD, RANKS_DIFFER, read_regular
from accord.core.names.stem_columns import stemmed_names

#: Of the fast path and of everything that both share: it moves when the reading of any name moves.
VERSION: Final = "1"
#: Characters of a text that the careful path needs to see: one more than it would read.
_ENOUGH: Final = LONGEST + 1
_SLICE: Final = 250_000
_GRADES: Final = {RANKS_DIFFER: Grade.B, ONE_WORD: Grade.C, MAY_BE_NO_NAME: Grade.C, MORE_WORDS: Grade.C}
_CAREFUL: Final = {
    "place": pl.UInt32(),
    "canonical": pl.String(),
    "rank": pl.String(),
    "genus": pl.String(),
    "epithet": pl.String(),
    "infraspecific": pl.String(),
    "authorship": pl.String(),
    "year": pl.Int16(),
    "grade": pl.String(),
    "warnings": pl.List(pl.String()),
    "hybrid": pl.Boolean(),
}


def parse(
    names: Sequence[str], ranks: Sequence[str | None] | str | None = None, code: str | None = None
) -> list[ParsedName]:
    """Each name read, in order. `ranks` are the list's own, one for all or one a name; `code` zoological or botanical."""
    texts = [text if _is_text(text) else "\ufffd" for text in names]
    rank_column = ranks if ranks is None or isinstance(ranks, str) else pl.Series("rank", [*ranks], pl.String)
    rows = parse_columns(pl.Series("input", texts, pl.String), rank_column, code)
    fields = [column for column in PARSED_COLUMNS if column != "author_key"]
    found = []
    for given, row in zip(names, rows.select(fields).iter_rows(named=True), strict=True):
        unreadable = {} if _is_text(given) else {"warnings": ("not readable as text",)}
        said = {"input": given, "grade": Grade(row["grade"]), "warnings": tuple(row["warnings"])}
        found.append(ParsedName(**{**row, **said, **unreadable}))
    return found


def parse_columns(
    names: pl.Series,
    ranks: pl.Series | str | None = None,
    code: str | None = None,
    careful: Careful | None = None,
) -> pl.DataFrame:
    """The columns of `PARSED_COLUMNS` for `names`, one row each, in order.

    `ranks` are the list's own, one for all or one a name. `careful` reads what is not regular; by default this process
    does, which takes some 60 millionths of a second a name.
    """
    texts = names.cast(pl.String).fill_null("").alias("input")
    said = _known_ranks(ranks, texts.len())
    slices = [
        _read(
            texts.slice(start, _SLICE),
            None if said is None else said.slice(start, _SLICE),
            code,
            careful or read_carefully,
        )
        for start in range(0, max(texts.len(), 1), _SLICE)
    ]
    return pl.concat(slices) if len(slices) > 1 else slices[0]


def _known_ranks(ranks: pl.Series | str | None, count: int) -> pl.Series | None:
    if ranks is None or isinstance(ranks, str):
        rank = rank_of(ranks)
        return pl.repeat(rank, count, dtype=pl.String, eager=True).alias("rank") if rank else None
    said = ranks.cast(pl.String).alias("rank")
    known = {value: rank_of(value) for value in said.drop_nulls().unique().to_list()}
    return said.replace_strict(known, default=None, return_dtype=pl.String)


def _read(texts: pl.Series, ranks: pl.Series | None, code: str | None, careful: Careful) -> pl.DataFrame:
    trimmed = texts.str.strip_chars(" \t\r\n")
    regular = read_regular(trimmed, ranks, code).with_row_index("place")
    fast = regular.filter("regular").with_columns(
        year=original_years("authorship"),
        grade=pl.when(pl.col("doubt").is_not_null())
        .then(pl.col("doubt").replace_strict(_GRADES, default=Grade.D))
        .otherwise(pl.when("folded").then(pl.lit(Grade.B)).otherwise(pl.lit(Grade.A))),
        warnings=pl.concat_list(pl.col("doubt")).list.drop_nulls(),
        parser=pl.lit("fast"),
        parser_version=pl.lit(VERSION),
    )
    others = regular.filter(~pl.col("regular"))["place"]
    rest = _read_rest(texts.gather(others), None if ranks is None else ranks.gather(others), code, careful, others)
    columns = [*_CAREFUL, "parser", "parser_version"]
    both = pl.concat([fast.select(columns), rest.select(columns)]).sort("place")
    both = both.with_columns(texts, stem=stemmed_names(both), author_key=author_keys(both["authorship"], code))
    return both.select([pl.col(name).cast(kind) for name, kind in PARSED_COLUMNS.items()])


def _read_rest(
    texts: pl.Series, ranks: pl.Series | None, code: str | None, careful: Careful, places: pl.Series
) -> pl.DataFrame:
    found: list[CarefulName] = [no_name("empty")] * texts.len()
    groups: dict[str | None, list[int]] = {}
    said = [None] * texts.len() if ranks is None else ranks.to_list()
    strings = texts.str.slice(0, _ENOUGH).to_list()
    for place, text in enumerate(strings):
        if text and not text.isspace():
            groups.setdefault(said[place], []).append(place)
    for rank, members in groups.items():
        for place, name in zip(members, careful([strings[member] for member in members], rank, code), strict=True):
            found[place] = name
    rows = [(at, *name) for at, name in zip(places.to_list(), found, strict=True)]
    return pl.DataFrame(rows, schema=_CAREFUL, orient="row").with_columns(
        parser=pl.lit("careful"), parser_version=pl.lit(f"{VERSION}, {parser_version()}")
    )


def _is_text(text: str) -> bool:
    return not any("\ud800" <= character <= "\udfff" for character in text)
