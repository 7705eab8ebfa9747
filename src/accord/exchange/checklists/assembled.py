"""From the cells of any list to the columns of ours: words into our vocabulary, links checked, nothing guessed away."""

from collections.abc import Callable, Iterator
from typing import Final

import numpy as np
import polars as pl

from accord.core.errors import Invalid
from accord.core.listings.model import Finding
from accord.core.taxonomy.columns import NAME_COLUMNS, STANDING, UsageStatus, in_columns
from accord.exchange.checklists import trees
from accord.exchange.checklists.links import check_accepted, check_parents, more
from accord.exchange.checklists.vocabulary import CODE_OF_KINGDOM, HIGHER, code_of, rank_of, status_of

#: What lists write into a cell to say that there is nothing in it. (Namibia is NA: not in columns of countries.)
_NOTHING: Final = ("", "NULL", "null", "\\N", "NA", "N/A", "n/a", "NaN", "nan", "None", "<NA>")
_KEEPS_NA: Final = frozenset({"countries"})
_YEAR = r"(?:^|\D)(1[5-9]\d\d|20\d\d)(?:\D|$)"
_LISTS = r"\s*[|;]\s*"
_SHOWN: Final = 200
#: What `raw` may hold beside the columns of the result: parts of names, and links by name instead of id.
PARTS: Final = (
    "genus",
    "subgenus",
    "epithet",
    "infraspecific",
    "canonical",
    "accepted",
    "accepted_name",
    "parent_name",
)


def assemble(raw: pl.DataFrame, place: str) -> tuple[pl.DataFrame, list[Finding]]:
    """The rows by NAME_COLUMNS, and what a person should look at.

    `raw` has cells as text under our names or those of PARTS (`accepted` holds ids, several with `|` or `;` between),
    and `row`. Raises Invalid where no row holds a name.
    """
    frame = _clean(raw)
    frame = _named(frame)
    unnamed = frame.filter(pl.col("name").is_null())
    findings = [Finding("name-missing", f"{place}, row {row}: no name: left out") for row in _rows(unnamed)]
    findings += more("name-missing", unnamed.height, place)
    frame = frame.filter(pl.col("name").is_not_null())
    if frame.is_empty():
        raise Invalid("no row holds a name", place=place)
    for step in (_with_ids, _with_words, _with_accepted, _with_statuses, check_accepted, check_parents):
        frame, found = step(frame, place)
        findings += found
    frame = _with_tree(frame)
    frame = _with_year_and_code(frame)
    return in_columns(frame, NAME_COLUMNS), findings


def _clean(raw: pl.DataFrame) -> pl.DataFrame:
    """Cells without blanks around them, without markup, and null where they say nothing."""
    done = []
    for name in raw.columns:
        column = raw[name]
        if column.dtype == pl.String:
            if column.str.contains("[<&]").any():
                column = column.str.replace_all(r"</?[a-zA-Z][^<>]*>", "").str.replace_all("&(?:amp;)+", "&")
            column = column.str.strip_chars()
            if column.str.contains(r"[\s\u00a0]{2}|[\n\t\u00a0]").any():
                column = column.str.replace_all(r"[\s\u00a0]+", " ")
            nothing = [word for word in _NOTHING if word != "NA" or name not in _KEEPS_NA]
            column = column.to_frame().select(
                pl.when(pl.col(name).is_in(nothing)).then(None).otherwise(pl.col(name)).alias(name)
            )[name]
        done.append(column)
    return pl.DataFrame(done)


def _has(frame: pl.DataFrame, *names: str) -> bool:
    return all(name in frame.columns for name in names)


def _named(frame: pl.DataFrame) -> pl.DataFrame:
    """Names as printed, put together from their parts where only those stand; authorships apart."""
    if _has(frame, "genus", "epithet"):
        parts = [pl.col("genus"), pl.col("epithet")]
        parts += [pl.col("infraspecific")] if _has(frame, "infraspecific") else []
        built = pl.when(pl.col("genus").is_not_null()).then(pl.concat_str(parts, separator=" ", ignore_nulls=True))
        frame = frame.with_columns(pl.coalesce("name", built) if _has(frame, "name") else built.alias("name"))
    if not _has(frame, "name"):
        bare = pl.col("canonical") if _has(frame, "canonical") else pl.lit(None, pl.String)
        frame = frame.with_columns(bare.alias("name"))
    one_word = ~pl.col("name").str.contains(" ", literal=True) & pl.col("name").str.contains("_", literal=True)
    spaced = pl.col("name").str.replace_all("_", " ", literal=True)
    frame = frame.with_columns(pl.when(one_word).then(spaced).otherwise(pl.col("name")).alias("name"))
    if not _has(frame, "authorship"):
        frame = frame.with_columns(pl.lit(None, pl.String).alias("authorship"))
    if _has(frame, "canonical"):
        rest = pl.col("name").str.strip_prefix(pl.col("canonical")).str.strip_chars()
        is_rest = pl.col("name").str.starts_with(pl.col("canonical") + " ") & pl.col("authorship").is_null()
        frame = frame.with_columns(
            pl.when(is_rest).then(rest).otherwise(pl.col("authorship")).alias("authorship"),
        )
    bare = pl.col("name").str.strip_suffix(pl.col("authorship")).str.strip_chars_end()
    return frame.with_columns(
        pl.when(pl.col("authorship").is_null() | (bare == "")).then(pl.col("name")).otherwise(bare).alias("name")
    )


def _with_ids(frame: pl.DataFrame, place: str) -> tuple[pl.DataFrame, list[Finding]]:
    """Ids of the list's own; where it has none the number of the row. A second row of the same id gets another one."""
    if not _has(frame, "id") or frame["id"].is_null().all():
        return frame.with_columns(pl.col("row").cast(pl.String).alias("id")), []
    without = frame.filter(pl.col("id").is_null())
    findings = [
        Finding("id-missing", f"{place}, row {row['row']}: “{row['name']}” has no id: called row:{row['row']}")
        for row in without.head(_SHOWN).iter_rows(named=True)
    ]
    findings += more("id-missing", without.height, place)
    frame = frame.with_columns(pl.coalesce("id", pl.lit("row:") + pl.col("row").cast(pl.String)))
    again = ~pl.col("id").is_first_distinct()
    if not frame.select(again.any()).item():
        return frame, findings
    known = [name for name in frame.columns if name != "row"]
    frame = frame.filter(~again | ~pl.struct(known).is_duplicated() | pl.struct(known).is_first_distinct())
    repeated = frame.filter(again)
    findings += [
        Finding("id-repeated", f"{place}, row {row['row']}: the id {row['id']} stands twice: {row['name']} is called {row['id']}#{row['row']}")
        for row in repeated.head(_SHOWN).iter_rows(named=True)
    ]  # fmt: skip
    findings += more("id-repeated", repeated.height, place)
    apart = pl.col("id") + "#" + pl.col("row").cast(pl.String)
    return frame.with_columns(pl.when(again).then(apart).otherwise(pl.col("id")).alias("id")), findings


def _with_words(frame: pl.DataFrame, place: str) -> tuple[pl.DataFrame, list[Finding]]:
    """Ranks, codes, years, lists and higher taxa in our words."""
    del place
    frame = _replaced(frame, "rank", rank_of)
    frame = _replaced(frame, "code", code_of)
    if _has(frame, "countries"):
        parts = pl.col("countries").str.replace_all(_LISTS, "|").str.split("|")
        parts = parts.list.eval(pl.element().str.strip_chars().filter(pl.element().str.strip_chars() != ""))
        frame = frame.with_columns(parts.list.unique(maintain_order=True))
    if _has(frame, "year"):
        year = pl.col("year").str.extract(_YEAR).cast(pl.Int16, strict=False)
        frame = frame.with_columns(year)
    if _has(frame, "extinct") and frame["extinct"].dtype == pl.String:
        frame = _replaced(frame, "extinct", _truth)
    for higher in HIGHER:  # CARNIVORA and Carnivora are one order
        if _has(frame, higher):
            loud = pl.col(higher).str.contains(r"^[A-Z]{4,}$")
            frame = frame.with_columns(
                pl.when(loud).then(pl.col(higher).str.to_titlecase()).otherwise(pl.col(higher)).alias(higher)
            )
    return frame, []


def _truth(printed: str) -> bool | None:
    word = printed.strip().lower()
    if word in {"1", "true", "yes", "y", "extinct", "t", "†", "1.0", "ex", "oui", "sí"}:
        return True
    return False if word in {"0", "false", "no", "n", "f", "0.0", "non"} else None


def _replaced(frame: pl.DataFrame, column: str, read: Callable[[str], object]) -> pl.DataFrame:
    """Read each word of a column once, however many rows repeat it."""
    if not _has(frame, column):
        return frame
    dtype = pl.Boolean() if read is _truth else pl.String()
    words = frame[column].unique().drop_nulls().to_list()
    table = pl.DataFrame(
        {column: words, "_read": [read(word) for word in words]}, schema={column: pl.String(), "_read": dtype}
    )
    joined = frame.join(table, on=column, how="left", maintain_order="left")
    return joined.with_columns(pl.col("_read").alias(column)).drop("_read")


def _with_accepted(frame: pl.DataFrame, place: str) -> tuple[pl.DataFrame, list[Finding]]:
    """`accepted_ids` out of ids, or out of names; links to oneself say that the name is accepted."""
    findings: list[Finding] = []
    if not _has(frame, "accepted") and not _has(frame, "accepted_name"):
        return frame.with_columns(pl.lit([], pl.List(pl.String())).alias("accepted_ids")), findings
    if not _has(frame, "accepted"):
        frame = frame.with_columns(pl.lit(None, pl.String).alias("accepted"))
    if _has(frame, "accepted_name"):
        frame, findings = _by_name(frame, place)
    whole = frame.select(pl.col("accepted").is_in(frame["id"].implode())).to_series()  # an id may hold a semicolon
    split = pl.col("accepted").str.split("|").list.eval(pl.element().str.strip_chars())
    finer = pl.col("accepted").str.replace_all(_LISTS, "|").str.split("|").list.eval(pl.element().str.strip_chars())
    lists = (
        pl.when(pl.col("accepted").is_null()).then(pl.lit([], pl.List(pl.String())))
        .when(whole.fill_null(value=False)).then(pl.concat_list("accepted"))
        .when(pl.col("accepted").str.contains("|", literal=True)).then(split)
        .otherwise(finer).list.unique(maintain_order=True).list.drop_nulls()
    )  # fmt: skip
    return frame.with_columns(lists.alias("accepted_ids")), findings


def _by_name(frame: pl.DataFrame, place: str) -> tuple[pl.DataFrame, list[Finding]]:
    """Links by name. A name that only stands as the accepted one of others gets a row of its own, and a finding."""
    frame = _link_by_name(frame)
    lost = frame.filter(
        pl.col("accepted").is_null()
        & pl.col("accepted_name").is_not_null()
        & (pl.col("accepted_name") != pl.col("name"))
    )
    absent = lost.unique("accepted_name", keep="first", maintain_order=True)
    if absent.is_empty():
        return frame, []
    findings = [
        Finding("accepted-name-has-no-row", f"{place}, row {row['row']}: the accepted name {row['accepted_name']} has no row of its own: one was made")
        for row in absent.head(_SHOWN).iter_rows(named=True)
    ]  # fmt: skip
    findings += more("accepted-name-has-no-row", absent.height, place)
    carried = [name for name in (*HIGHER, "code", "rank") if _has(frame, name)]
    made = absent.select(
        (pl.lit("accepted:") + pl.col("row").cast(pl.String)).alias("id"), pl.col("accepted_name").alias("name"), "row",
        *carried,
    )  # fmt: skip
    return _link_by_name(pl.concat([frame, made], how="diagonal")), findings


def _link_by_name(frame: pl.DataFrame) -> pl.DataFrame:
    full = pl.concat_str(["name", "authorship"], separator=" ", ignore_nulls=True)
    accepting = frame.filter(pl.col("accepted_name").is_null() | (pl.col("accepted_name") == pl.col("name")))
    keys = pl.concat(
        [accepting.select("name", "id"), accepting.select(full.alias("name"), "id")]
    ).unique(["name", "id"], maintain_order=True)  # fmt: skip
    ids = keys.group_by("name", maintain_order=True).agg(pl.col("id").str.join("|").alias("_linked"))
    joined = frame.join(ids, left_on="accepted_name", right_on="name", how="left", maintain_order="left")
    return joined.with_columns(pl.coalesce("accepted", "_linked").alias("accepted")).drop("_linked")


def _with_statuses(frame: pl.DataFrame, place: str) -> tuple[pl.DataFrame, list[Finding]]:
    """Statuses in our words; what the links say where the list says nothing else."""
    others = pl.col("accepted_ids").list.set_difference(pl.concat_list("id"))
    several = others.list.len() > 1
    by_links = (
        pl.when(several).then(pl.lit(UsageStatus.AMBIGUOUS.value))
        .when(others.list.len() == 1).then(pl.lit(UsageStatus.SYNONYM.value))
        .otherwise(pl.lit(UsageStatus.ACCEPTED.value))
    )  # fmt: skip
    frame = frame.with_columns(others.alias("accepted_ids"))
    if not _has(frame, "status"):
        return frame.with_columns(by_links.alias("status")), []
    printed = frame["status"]
    words = {word: status_of(word) for word in printed.unique().drop_nulls().to_list()}
    frame = _replaced(frame, "status", lambda word: words[word].value if words[word] else "?")  # type: ignore[union-attr]
    findings = []
    for word in sorted(word for word, status in words.items() if status is None):
        count = (printed == word).sum()
        findings.append(
            Finding("status-not-known", f"{place}: “{word}” is no status we know ({count:,} rows): the links decide")
        )
    unsaid = pl.col("status").is_null() | (pl.col("status") == "?")
    only_not = pl.col("status") == UsageStatus.NOT_ACCEPTED.value
    many = (pl.col("status") == UsageStatus.SYNONYM.value) & several
    linked = pl.col("accepted_ids").list.len() > 0
    status = (
        pl.when(unsaid & linked).then(by_links)
        .when(pl.col("status") == "?").then(pl.lit(UsageStatus.NOT_ACCEPTED.value))
        .when(unsaid).then(pl.lit(UsageStatus.ACCEPTED.value))
        .when((only_not & linked) | many).then(by_links)
        .otherwise(pl.col("status"))
    )  # fmt: skip
    frame = frame.with_columns(status.alias("status"))
    stands = pl.col("status").is_in([each.value for each in STANDING])
    torn = frame.filter(stands & linked & (pl.col("status") != UsageStatus.HYBRID.value))
    findings += [
        Finding("accepted-name-points-elsewhere", f"{place}, row {row['row']}: {row['name']} is {row['status']}, yet points to {', '.join(row['accepted_ids'])}: the link is left out")
        for row in torn.head(_SHOWN).iter_rows(named=True)
    ]  # fmt: skip
    findings += more("accepted-name-points-elsewhere", torn.height, place)
    kept = pl.when(stands & (pl.col("status") != UsageStatus.HYBRID.value)).then(pl.lit([], pl.List(pl.String())))
    return frame.with_columns(kept.otherwise(pl.col("accepted_ids")).alias("accepted_ids")), findings


def _with_tree(frame: pl.DataFrame) -> pl.DataFrame:
    """The higher taxa where the list gives them by links only; a synonym goes with its first accepted name."""
    first = trees.positions(frame, frame["accepted_ids"].list.first())
    if _has(frame, "parent_id", "rank") and not frame["parent_id"].is_null().all():
        up = trees.positions(frame, frame["parent_id"])
        up[up < 0] = first[up < 0]
        if not trees.on_cycles(up):
            found = trees.above(frame, up, {rank: f"_{rank}" for rank in HIGHER})
            said = [pl.coalesce(rank, f"_{rank}") if _has(frame, rank) else pl.col(f"_{rank}") for rank in HIGHER]
            frame = frame.hstack(found).with_columns(
                column.alias(rank) for rank, column in zip(HIGHER, said, strict=True)
            ).drop(found.columns)  # fmt: skip
    if (first >= 0).any():
        has = pl.Series(first >= 0)
        at = pl.Series(np.where(first < 0, 0, first))
        frame = frame.with_columns(
            pl.coalesce(rank, pl.when(has).then(frame[rank].gather(at))).alias(rank)
            for rank in HIGHER
            if _has(frame, rank)
        )
    return frame


def _with_year_and_code(frame: pl.DataFrame) -> pl.DataFrame:
    """The year out of the authorship, which gives that of the original publication; the code where the kingdom has one."""
    year = pl.col("authorship").str.extract(_YEAR).cast(pl.Int16, strict=False)
    frame = frame.with_columns(pl.coalesce(year, "year").alias("year") if _has(frame, "year") else year.alias("year"))
    if not _has(frame, "kingdom"):
        return frame
    code = pl.col("kingdom").str.to_lowercase().replace_strict(CODE_OF_KINGDOM, default=None, return_dtype=pl.String)
    return frame.with_columns(pl.coalesce("code", code).alias("code") if _has(frame, "code") else code.alias("code"))


def _rows(frame: pl.DataFrame) -> Iterator[int]:
    yield from frame["row"].head(_SHOWN).to_list()
