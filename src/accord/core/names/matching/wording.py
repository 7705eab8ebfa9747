"""Answers in words: the names and ids behind the rows, and why it is this answer and no other."""

from collections.abc import Sequence
from typing import Final

import numpy as np
import polars as pl

from accord.core.names.matching.candidates import DIFFERENT, SAME
from accord.core.names.matching.columns import ANSWER_COLUMNS, Method, Status
from accord.core.names.matching.index import ListIndex
from accord.core.names.matching.links import NOWHERE, SEVERAL
from accord.core.names.matching.queries import Open

_AUTHORS: Final = {0: "same", 1: "unknown", 2: "different"}
_NUMBERS: Final = {
    str(number): word for number, word in enumerate(("no", "one", "two", "three", "four", "five", "six"))
}
_TOLD: Final = ("name", "id", "authorship", "family", "rank")
_A_PERSON: Final = "; not accepted without a person"


def in_answers(
    asked: pl.DataFrame, found: pl.DataFrame, lists: Sequence[ListIndex], *, explain: bool = False
) -> pl.DataFrame:
    """What was found as ANSWER_COLUMNS, a row for each query in their order."""
    joined = asked.select(
        "q",
        "id",
        "input",
        "canonical",
        "authorship",
        "open",
        "epithets",
        "hybrid",
        "warnings",
        "grade",
        pl.col("kind").alias("asked_kind"),
    ).join(found, on="q", how="left", maintain_order="left")
    rows = joined.with_columns(
        status=pl.col("status").fill_null(Status.NONE.value),
        is_single=pl.col("status").is_in([Status.MATCHED.value, Status.HIGHER.value]).fill_null(value=False),
    )
    rows = _with_names(rows, lists).join(_options(rows, lists), on="q", how="left", maintain_order="left")
    is_synonym = (pl.col("status") == Status.MATCHED.value) & (pl.col("row") != pl.col("target"))
    has_several = (
        (pl.col("status") == Status.AMBIGUOUS.value) & (pl.col("row") < SEVERAL) & (pl.col("target") == SEVERAL)
    )
    rows = rows.with_columns(
        via=pl.col("method"),
        method=pl.when(is_synonym | has_several).then(pl.lit(Method.SYNONYM.value)).otherwise(pl.col("method")),
        matched_name=pl.when(pl.col("is_single")).then(pl.coalesce("matched_name", "taxon")),
        author=pl.when(pl.col("status") == Status.MATCHED.value).then(
            pl.col("author_fit").replace_strict(_AUTHORS, default=None, return_dtype=pl.String)
        ),
    )
    return _explained(rows, lists, explain=explain)


def _explained(rows: pl.DataFrame, lists: Sequence[ListIndex], *, explain: bool) -> pl.DataFrame:
    """The answers with their explanations; most need no search for words."""
    plain = (
        (pl.col("status") == Status.MATCHED.value)
        & (pl.col("method") == Method.EXACT.value)
        & pl.col("canonical").is_not_null()
        & pl.col("note").is_null()
        & (pl.col("author_fit") != DIFFERENT)
    ).fill_null(value=False)
    if explain:
        plain = pl.lit(value=False)
    marked = rows.with_row_index("place").with_columns(plain=plain)
    same = (
        pl.when(pl.col("author_fit") == SAME)
        .then(pl.lit("the same name and author"))
        .otherwise(pl.lit("the same name"))
    )
    most = marked.filter("plain").with_columns(explanation=same)
    others = marked.filter(~pl.col("plain")).with_columns(explanation=_explanation(lists, explain=explain))
    both = pl.concat([each.select("place", *ANSWER_COLUMNS) for each in (most, others)]).sort("place")
    return both.drop("place").cast(ANSWER_COLUMNS)


def _with_names(rows: pl.DataFrame, lists: Sequence[ListIndex]) -> pl.DataFrame:
    """Add what the lists say of the matched and of the accepted row, looked up once where these are one."""
    linked = pl.col("is_single") & (pl.col("target") != pl.col("row"))
    itself = pl.col("is_single") & (pl.col("target") == pl.col("row"))
    matched = _named(rows["part"], rows.select(pl.when("is_single").then("row"))["row"], lists, prefix="matched")
    accepted = _named(rows["part"], rows.select(pl.when(linked).then("target"))["target"], lists, prefix="accepted")
    both = pl.concat([rows, matched, accepted], how="horizontal")
    return both.with_columns(
        pl.when(itself).then(f"matched_{said}").otherwise(f"accepted_{said}").alias(f"accepted_{said}")
        for said in _TOLD
    )


def _named(parts: pl.Series, rows: pl.Series, lists: Sequence[ListIndex], *, prefix: str) -> pl.DataFrame:
    """The name, id, authorship, family and rank of rows of lists; null where there is no row."""
    pieces = []
    numbers = rows.fill_null(NOWHERE).to_numpy()
    places = parts.fill_null(0).to_numpy()
    for part, each in enumerate(lists):
        here = np.flatnonzero((places == part) & (numbers < NOWHERE - 1))
        names = each.names.select("label", "id", "hybrid", "authorship", "family", "rank", "epithets")[numbers[here]]
        pieces.append(
            names.with_columns(
                *(each.word(column, names[column]).alias(column) for column in ("authorship", "family", "rank")),
                label=_signed(), at=pl.Series(here.astype(np.uint32)),
            ).drop("hybrid", "epithets")
        )  # fmt: skip
    every = pl.DataFrame({"at": np.arange(len(rows), dtype=np.uint32)})
    told = every.join(pl.concat(pieces), on="at", how="left", maintain_order="left").drop("at")
    return told.rename({column: f"{prefix}_{'name' if column == 'label' else column}" for column in told.columns})


def _signed() -> pl.Expr:
    """A hybrid with its sign before the last epithet (ICN Art. H.3), or before a hybrid genus."""
    label = pl.col("label")
    signed = (
        pl.when(pl.col("epithets") > 0)
        .then(label.str.replace(r"^(.*) (\S+)$", "${1} × ${2}"))
        .otherwise(pl.format("× {}", label))
    )
    return pl.when(pl.col("hybrid") & ~label.str.contains("×", literal=True)).then(signed).otherwise(label)


def _options(rows: pl.DataFrame, lists: Sequence[ListIndex]) -> pl.DataFrame:
    """The candidates of queries that have several or a proposed one, as `name [id]`, and their number."""
    listed = rows.filter(pl.col("options").is_not_null()).select("q", "status", "options").explode("options")
    exploded = listed.select(
        "q", "status", pl.col("options").struct.field("part"), pl.col("options").struct.field("row")
    )
    told = _named(exploded["part"], exploded["row"], lists, prefix="option")
    told = pl.concat([exploded.select("q", "status"), told], how="horizontal")
    by_name = pl.when(pl.col("status") == Status.AMBIGUOUS.value)  # proposals come with the nearest first
    told = told.sort("q", by_name.then("option_name"), by_name.then("option_id"), maintain_order=True)
    by = (
        pl.when(pl.col("option_authorship").is_not_null())
        .then(pl.format(" {}", "option_authorship"))
        .otherwise(pl.lit(""))
    )
    return told.group_by("q", maintain_order=True).agg(
        candidates=pl.format("{} [{}]", "option_name", "option_id").unique(maintain_order=True).str.join("; "),
        number=pl.format("{} [{}]", "option_name", "option_id").n_unique(),
        with_authors=pl.concat_str(pl.col("option_name"), by).unique(maintain_order=True).str.join("; "),
    )


def _explanation(lists: Sequence[ListIndex], *, explain: bool) -> pl.Expr:
    status = pl.col("status")
    short = (
        pl.when(status == Status.MATCHED.value).then(_of_a_match())
        .when(status == Status.AMBIGUOUS.value).then(_of_ambiguity())
        .when(status == Status.PROPOSED.value).then(_of_a_proposal())
        .when(status == Status.HIGHER.value).then(_of_a_higher_taxon())
        .otherwise(_of_nothing())
    )  # fmt: skip
    return _in_full(short, lists) if explain else short


def _of_a_match() -> pl.Expr:
    by = pl.col("matched_authorship").str.replace(r"^\(([^()]*)\)$", "$1").fill_null("author not given")
    genus = pl.col("matched_name").str.extract(r"^(?:× )?(\S+)")
    place = (
        pl.when(pl.col("matched_name").str.count_matches(" ") > 1)
        .then(pl.format("as {}", "matched_name"))
        .otherwise(pl.format("in {}", genus))
    )
    differs = pl.format(
        " by another author ({} against {}): a possible homonym", pl.col("authorship").fill_null("no author"), by
    )
    authors = (
        pl.when(pl.col("author_fit") == SAME).then(pl.lit(" and author"))
        .when(pl.col("author_fit") == DIFFERENT).then(differs).otherwise(pl.lit(""))
    )  # fmt: skip
    detail, via = pl.col("detail"), pl.col("via")
    found = (
        pl.when((via == Method.EXACT.value) & pl.col("canonical").is_null()).then(pl.lit("the very same words"))
        .when(via == Method.EXACT.value).then(pl.format("the same name{}", authors))
        .when(via == Method.STEM.value).then(pl.format("the same name with another ending ({}){}", "matched_name", authors))
        .when(detail == "author 0").then(pl.format("same epithet, author and year ({}) {}", by, place))
        .when(detail == "author 1").then(pl.format("same epithet and author, years one apart ({} and {}), {}", pl.col("authorship").fill_null("?"), by, place))
        .when(detail == "author 2").then(pl.format("same epithet, author ({}) and family, {}; no years to compare", by, place))
        .otherwise(pl.format("same epithet in the same family ({}), {}; no authors to compare", pl.col("matched_family").str.to_titlecase().fill_null("?"), place))
    )  # fmt: skip
    link = (
        pl.when(pl.col("row") == pl.col("target")).then(pl.lit(""))
        .when(pl.col("accepted_name").is_null()).then(pl.lit("; a synonym, and the list leads to no accepted name"))
        .otherwise(pl.format("; a synonym of {}", "accepted_name"))
    )  # fmt: skip
    note = pl.when(pl.col("note").is_null()).then(pl.lit("")).otherwise(pl.format("; {}", "note"))
    return pl.concat_str(found, link, note)


def _of_ambiguity() -> pl.Expr:
    number = _number(pl.col("number"))
    return (
        pl.when(pl.col("detail") == "contested")
        .then(pl.format("the same name by another author, and its own author and year under another name: {}", "with_authors"))
        .when(pl.col("method") == Method.SYNONYM.value).then(pl.format("a synonym of {} accepted names: {}", number, "with_authors"))
        .when(pl.col("method") == Method.HIGHER.value)
        .then(pl.format("not in the list, and {} is the name of {} taxa: {}", "taxon", number, "with_authors"))
        .when(pl.col("method") == Method.TRANSFER.value)
        .then(pl.format("the same epithet in {} names, and nothing given tells which is meant: {}", number, "with_authors"))
        .otherwise(pl.format("{} taxa of this name, and nothing given tells them apart: {}", number, "with_authors"))
    )  # fmt: skip


def _of_a_proposal() -> pl.Expr:
    candidates = (
        pl.when(pl.col("number") == 1)
        .then(pl.lit("one candidate"))
        .otherwise(pl.format("{} candidates, the nearest", _number(pl.col("number"))))
    )
    letters = (
        pl.when(pl.col("detail") == "1").then(pl.lit("one letter away")).otherwise(pl.format("{} letters away", _number(pl.col("detail").cast(pl.Int32, strict=False))))
    )  # fmt: skip
    said = (
        pl.when(pl.col("detail") == "compared").then(pl.format("perhaps {}, but the string leaves it open", "with_authors"))
        .when(pl.col("detail") == "weak").then(pl.format("the same epithet, but not enough beside it to be sure: {}", "with_authors"))
        .when(pl.col("detail") == "0").then(pl.format("only the sign of a hybrid differs: {}", "with_authors"))
        .otherwise(pl.concat_str(candidates, letters, separator=" "))
    )  # fmt: skip
    return pl.concat_str(said, pl.lit(_A_PERSON))


def _of_a_higher_taxon() -> pl.Expr:
    rank = (
        pl.when(pl.col("taxon").str.contains(" ", literal=True))
        .then(pl.lit("species"))
        .when(pl.col("taxon").str.extract(r"(idae|aceae)$").is_not_null())
        .then(pl.lit("family"))
        .otherwise(pl.lit("genus"))
    )
    why = (
        pl.when(pl.col("open") == Open.PLACEHOLDER.value).then(pl.lit("the string names no species"))
        .when(pl.col("open") == Open.NEAR.value).then(pl.lit("a relative of the species named, not the species"))
        .when(pl.col("open") == Open.MISAPPLIED.value).then(pl.lit("a misapplied name, not that of its author"))
        .when(pl.col("open") == Open.PART.value).then(pl.lit("the string names a part of a taxon"))
        .when(pl.col("open") == Open.FORMULA.value).then(pl.lit("the string is a formula of hybrid parents"))
        .when(pl.col("canonical").is_null()).then(pl.lit("the string is no scientific name"))
        .otherwise(pl.lit("the name itself is in no list"))
    )  # fmt: skip
    found = pl.when(pl.col("row") == NOWHERE).then(pl.lit("has other names in it")).otherwise(pl.lit("is in it"))
    return pl.format("{}; its {} {} {}", why, rank, "taxon", found)


def _of_nothing() -> pl.Expr:
    doubts = pl.col("warnings").list.filter(pl.element() != "not a scientific name").list.join(", ")
    return (
        pl.when(pl.col("input").fill_null("").str.strip_chars() == "").then(pl.lit("nothing is asked for"))
        .when(pl.col("open") == Open.MISAPPLIED.value).then(pl.lit("a misapplied name, not that of its author: no name of a taxon"))
        .when(pl.col("open") == Open.PLACEHOLDER.value).then(pl.lit("the string names no species"))
        .when(pl.col("canonical").is_null()).then(pl.format("not a scientific name{}", pl.when(doubts != "").then(pl.format(" ({})", doubts)).otherwise(pl.lit(""))))
        .otherwise(pl.lit("no such name in the lists, and none near it"))
    )  # fmt: skip


def _in_full(short: pl.Expr, lists: Sequence[ListIndex]) -> pl.Expr:
    labels = dict(enumerate(each.label for each in lists))
    where = pl.col("part").replace_strict(labels, default=None, return_dtype=pl.String)

    def told(prefix: str) -> pl.Expr:
        parts = [
            pl.col(f"{prefix}_name"),
            _after(" ", pl.col(f"{prefix}_authorship")),
            _after(", ", pl.col(f"{prefix}_rank")),
            _after(", ", pl.col(f"{prefix}_family").str.to_titlecase()),
        ]
        return pl.concat_str(*parts)

    asked = pl.concat_str(
        pl.lit(". Asked for: "), pl.coalesce("canonical", "input", pl.lit("nothing")), _after(" ", pl.col("authorship")),
        _after(", ", pl.when(pl.col("asked_kind") != "none").then("asked_kind")), pl.lit(", grade "), pl.col("grade").fill_null("?"),
    )  # fmt: skip
    found = (
        pl.when(pl.col("matched_id").is_null())
        .then(pl.lit(""))
        .otherwise(pl.concat_str(pl.lit(". Found in "), where, pl.lit(": "), told("matched")))
    )
    accepted = (
        pl.when(pl.col("accepted_id").is_null() | (pl.col("row") == pl.col("target")))
        .then(pl.lit(""))
        .otherwise(pl.concat_str(pl.lit(". Accepted there: "), told("accepted")))
    )
    options = (
        pl.when(pl.col("with_authors").is_null())
        .then(pl.lit(""))
        .otherwise(pl.concat_str(pl.lit(". Candidates: "), pl.col("with_authors")))
    )
    return pl.concat_str(short, asked, found, accepted, options, pl.lit("."))


def _after(sign: str, said: pl.Expr) -> pl.Expr:
    return pl.when(said.is_null()).then(pl.lit("")).otherwise(pl.concat_str(pl.lit(sign), said))


def _number(number: pl.Expr) -> pl.Expr:
    said = number.cast(pl.String)
    return said.replace_strict(_NUMBERS, default=said)
