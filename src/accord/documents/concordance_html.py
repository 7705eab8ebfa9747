"""A concordance as one web page that needs nothing else: no network, readable in the dark and on paper.

All is there without a script; with one, a click on a head sorts the taxa of both lists.
"""

from collections.abc import Iterator
from html import escape
from importlib.resources import files
from itertools import groupby
from pathlib import Path

from accord.core.concordance import KINDS, Concordance, Discrepancy, Row
from accord.core.listings.model import RANKS, Status, Taxon
from accord.core.taxonomy import Relation
from accord.documents.cells import for_xml
from accord.documents.concordance_view import (
    as_of,
    counted,
    group_words,
    pairs,
    relation_words,
    single_listing,
    single_name,
    singles,
    title,
)

_ITALIC_FROM = RANKS.index("genus")
#: Every row says of itself what needs no word: it is listed in one only.
_PLAIN = frozenset({"listed_in_one_only"})
#: A click on a head sorts by that column, another the other way round; a third brings the classification back.
_SORT = """
for (const table of document.querySelectorAll("table.sortable")) {
  const groups = [...table.tBodies], rows = [...table.querySelectorAll("tr.pair")];
  const home = rows.map(row => row.parentElement), heads = [...table.tHead.rows[0].cells];
  const flat = document.createElement("tbody");
  const said = (row, column) => row.cells[column].textContent.trim();
  heads.forEach((head, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => {
      const next = {none: "ascending", ascending: "descending", descending: "none"}[head.ariaSort || "none"];
      heads.forEach(each => each.removeAttribute("aria-sort"));
      flat.remove();
      if (next === "none") {
        rows.forEach((row, place) => home[place].append(row));
        table.append(...groups);
        return;
      }
      head.ariaSort = next;
      const sign = next === "ascending" ? 1 : -1;
      flat.append(...[...rows].sort((a, b) => sign * said(a, column).localeCompare(said(b, column))));
      groups.forEach(group => group.remove());
      table.append(flat);
    });
  });
}
"""


def write_html(concordance: Concordance, path: Path) -> None:
    """The page: summary, the rows with a taxon on both sides with all evidence, then what one list alone has."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for part in _page(concordance):
            file.write(part)


def _page(concordance: Concordance) -> Iterator[str]:
    both = pairs(concordance)
    codes = [code for code in KINDS if any(code in row.codes for row in both)]
    css = files("accord.documents").joinpath("concordance.css").read_text(encoding="utf-8")
    yield '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    yield f"<title>{_text(title(concordance))}, {concordance.on}</title>\n<style>\n{css}{_filters_css(codes)}</style>\n</head>\n<body>\n"
    yield f"<header>\n<h1>{_text(title(concordance))}</h1>\n"
    yield f'<p class="lead">As of {as_of(concordance)}. {counted(len(concordance.rows))}, {len(both):,} with a taxon in both lists.</p>\n</header>\n<main>\n'
    yield from _summary(concordance)
    yield from _pairs(concordance, both, codes)
    for relation in (Relation.ONLY_LEFT, Relation.ONLY_RIGHT):
        yield from _singles(concordance, relation)
    yield "</main>\n<footer>\n<h2>Sources</h2>\n<ul>\n"
    yield from (f"<li>{_text(source)}</li>\n" for source in concordance.sources or ("Not stated",))
    yield f"</ul>\n<p>Prepared with Accord. What is proposed here binds nobody; each convention's own lists and decisions prevail.</p>\n</footer>\n<script>{_SORT}</script>\n</body>\n</html>\n"


def _summary(concordance: Concordance) -> Iterator[str]:
    yield '<section aria-labelledby="summary">\n<h2 id="summary">Summary</h2>\n<div class="scroll"><table class="narrow">\n<caption>Rows by relation</caption>\n'
    yield '<thead><tr><th scope="col">Relation of the taxa</th><th scope="col" class="n">Rows</th></tr></thead>\n<tbody>\n'
    for relation, count in concordance.relations().items():
        anchor = relation.value if relation in (Relation.ONLY_LEFT, Relation.ONLY_RIGHT) else "pairs"
        words = relation_words(concordance, relation)
        yield f'<tr><th scope="row"><a href="#{anchor}">{_text(words)}</a></th><td class="n">{count:,}</td></tr>\n'
    yield '</tbody></table></div>\n<div class="scroll"><table>\n<caption>Discrepancies: what they mean, and what is proposed until a person decides</caption>\n'
    yield '<thead><tr><th scope="col">Discrepancy</th><th scope="col">About</th><th scope="col" class="n">Rows</th><th scope="col">Meaning</th><th scope="col">Proposed</th></tr></thead>\n<tbody>\n'
    for code, count in concordance.discrepancies().items():
        kind = KINDS[code]
        yield (
            f'<tr id="{code}"><th scope="row">{_text(kind.title)}</th><td>{kind.family}</td><td class="n">{count:,}</td>'
            f"<td>{_text(kind.meaning)}</td><td>{_text(kind.proposal)}</td></tr>\n"
        )
    yield "</tbody></table></div>\n</section>\n"


def _filters_css(codes: list[str]) -> str:
    """One rule a kind: choosing it hides the rows without it. Works without a script."""
    rule = "main:has(#show-{0}:checked) tr.pair:not(.{0}), main:has(#show-{0}:checked) tbody.family:not(:has(tr.{0}))"
    return "".join(f"{rule.format(code)} {{ display: none; }}\n" for code in codes)


def _pairs(concordance: Concordance, both: list[Row], codes: list[str]) -> Iterator[str]:
    left, right = _text(concordance.left), _text(concordance.right)
    yield '<section aria-labelledby="pairs">\n<h2 id="pairs">Taxa in both lists</h2>\n<fieldset><legend>Show rows with</legend>\n'
    yield '<label><input type="radio" name="show" id="show-all" checked> All rows</label>\n'
    for code in codes:
        yield f'<label><input type="radio" name="show" id="show-{code}"> {_text(KINDS[code].title)}</label>\n'
    yield f'</fieldset>\n<div class="scroll"><table class="sortable">\n<caption>{left} on the left, {right} on the right</caption>\n<thead><tr>'
    for head in (left, "Listed", "Relation", right, "Listed", "Discrepancies and reasons"):
        yield f'<th scope="col">{head}</th>'
    yield "</tr></thead>\n"
    for group, rows in groupby(both, key=lambda row: row.group):
        yield f'<tbody class="family">\n<tr class="group"><th colspan="6" scope="rowgroup">{_text(group_words(group))}</th></tr>\n'
        yield from (_pair(concordance, row) for row in rows)
        yield "</tbody>\n"
    yield "</table></div>\n</section>\n"


def _pair(concordance: Concordance, row: Row) -> str:
    kinds = "".join(f'<li><a href="#{code}">{_text(KINDS[code].title)}</a></li>' for code in row.codes)
    decision = f"<p><strong>Decided:</strong> {_text(str(row.decision))}</p>" if row.decision else ""
    evidence = "".join(_evidence(each) for each in row.discrepancies)
    assert row.left is not None
    assert row.right is not None
    return (
        f'<tr class="pair {" ".join(row.codes)}" id="{_anchor(row)}"><th scope="row">{_name(row.left)}</th><td class="app">{_listing(row.left_status)}</td>'
        f'<td class="rel">{_text(relation_words(concordance, row.relation))}</td><td>{_name(row.right)}</td><td class="app">{_listing(row.right_status)}</td>'
        f'<td class="why">{f"<ul class=kinds>{kinds}</ul>" if kinds else ""}<details><summary>Reasons</summary><p>{_text(row.grounds)}</p>'
        f"<ul>{evidence}</ul>{decision}</details></td></tr>\n"
    )


def _evidence(found: Discrepancy) -> str:
    events = f' <span class="by">Events {_text(", ".join(found.events))}.</span>' if found.events else ""
    return (
        f"<li><strong>{_text(found.kind.title)}.</strong> {_text(found.text)} "
        f"<em>Effect:</em> {_text(found.effect)} <em>Proposed:</em> {_text(found.kind.proposal)}{events}</li>"
    )


def _singles(concordance: Concordance, relation: Relation) -> Iterator[str]:
    groups = singles(concordance, relation)
    if not groups:
        return
    words = relation_words(concordance, relation)
    yield f'<section aria-labelledby="{relation.value}">\n<h2 id="{relation.value}">{_text(words[0].upper() + words[1:])}</h2>\n'
    yield "<p>Listed by one convention, without a counterpart in the other's list. By family; open one to see its taxa.</p>\n"
    for group, rows in groups:
        yield f"<details><summary>{_text(group_words(group))} ({len(rows):,})</summary>\n<ul class=columns>\n"
        yield from (_single(row) for row in rows)
        yield "</ul></details>\n"
    yield "</section>\n"


def _single(row: Row) -> str:
    found = [each for each in row.discrepancies if each.code not in _PLAIN]
    reasons = "".join(_evidence(each) for each in found)
    shown = f"<details><summary>Reasons</summary><ul>{reasons}</ul></details>" if found else ""
    return f'<li><i>{_text(single_name(row))}</i> <span class="app">{_text(single_listing(row))}</span>{shown}</li>\n'


def _anchor(row: Row) -> str:
    ids = (row.left.id if row.left else "", row.right.id if row.right else "")
    return _text("row-" + "-".join("".join(sign if sign.isalnum() else "_" for sign in id_) for id_ in ids))


def _name(taxon: Taxon) -> str:
    name = _text(taxon.name)
    italic = taxon.rank in RANKS and RANKS.index(taxon.rank) >= _ITALIC_FROM
    by = f' <span class="by">{_text(taxon.authorship)}</span>' if taxon.authorship else ""
    return (f"<i>{name}</i>" if italic else f"{name} <span class=by>({_text(taxon.rank)})</span>") + by


def _listing(status: Status | None) -> str:
    return _text(status.listing) if status else ""


def _text(text: str) -> str:
    return escape(for_xml(text))
