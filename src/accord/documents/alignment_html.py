"""The comparison of two checklists as one web page that needs nothing else: counts first, then what to look at.

Splits and lumps are shown as a taxonomist checks them: the names that both lists have under the two taxa, and those
that only one of them has there.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from html import escape
from importlib.resources import files
from itertools import groupby
from pathlib import Path

from accord.core.taxonomy.checklist import Checklist, Entry
from accord.core.taxonomy.comparing import KINDS, Comparison, Discrepancy, Row
from accord.core.taxonomy.comparing.model import GroupRow
from accord.core.taxonomy.reasoning.statements import FIVE
from accord.core.taxonomy.relations import Relation
from accord.documents.cells import for_xml

_PLAIN = (Relation.CONGRUENT, Relation.ONLY_LEFT, Relation.ONLY_RIGHT)
_WORDS: Mapping[Relation, str] = {
    Relation.CONGRUENT: "the same taxon",
    Relation.INCLUDES: "the left takes in the right",
    Relation.INCLUDED_IN: "the left is part of the right",
    Relation.OVERLAPS: "overlapping",
    Relation.DISJOINT: "two things under one name",
    Relation.UNDECIDED: "undecided",
    Relation.ONLY_LEFT: "only in {left}",
    Relation.ONLY_RIGHT: "only in {right}",
}
_SIGNS = {FIVE[0]: "=", FIVE[1]: "⊃", FIVE[2]: "⊂", FIVE[3]: "⚬", FIVE[4]: "∥"}
_MOST_NAMES = 12
_CSS = """
.sign { font-size: 1.2em; font-weight: 600; white-space: nowrap; }
.counts { display: flex; flex-wrap: wrap; gap: .75rem; list-style: none; padding: 0; margin: 0 0 1.5rem; }
.counts li { background: var(--raised); border-radius: .4rem; padding: .6rem 1rem; min-width: 9rem; }
.counts b { display: block; font-size: 1.6rem; line-height: 1.2; font-variant-numeric: tabular-nums; }
.names { font-size: .9em; max-width: 22rem; overflow-wrap: anywhere; }
.why p { margin: .2rem 0; }
nav ul { columns: 20rem; padding-left: 1.1rem; }
"""


def write_report(comparison: Comparison, path: Path, *, made_on: str, sources: Sequence[str] = ()) -> None:
    """report.html."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for part in _page(comparison, made_on, sources):
            file.write(part)


def _page(comparison: Comparison, made_on: str, sources: Sequence[str]) -> Iterator[str]:
    left, right = comparison.left.label, comparison.right.label
    css = files("accord.documents").joinpath("concordance.css").read_text(encoding="utf-8")
    title = f"{left} and {right}: whose taxon is whose"
    yield '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    yield f"<title>{_text(title)}</title>\n<style>\n{css}{_CSS}</style>\n</head>\n<body>\n<header>\n<h1>{_text(title)}</h1>\n"
    yield f'<p class="lead">Made on {_text(made_on)}. {_text(left)} has {_standing(comparison.left):,} taxa, {_text(right)} {_standing(comparison.right):,}.'
    yield f"{_known(comparison)}</p>\n</header>\n<main>\n"
    yield from _summary(comparison)
    yield from _divided(comparison)
    yield from _open(comparison)
    by_kind = {
        code: list(each)
        for code, each in groupby(sorted(comparison.discrepancies, key=_place), key=lambda each: each.kind.code)
    }
    for code, found in by_kind.items():
        yield from _kind(comparison, code, found)
    yield from _groups(comparison)
    yield "</main>\n<footer>\n<h2>Sources</h2>\n<ul>\n"
    yield from (f"<li>{_text(source)}</li>\n" for source in sources or ("Not stated",))
    yield "</ul>\n<p>Prepared with Accord. Every pair stands in alignment.csv. What is proposed here binds nobody.</p>\n</footer>\n</body>\n</html>\n"


def _place(each: Discrepancy) -> int:
    return list(KINDS).index(each.kind.code)


def _known(comparison: Comparison) -> str:
    said = [
        f"{each.label} knows names up to {year}"
        for each, year in zip((comparison.left, comparison.right), comparison.known_until, strict=True)
        if year
    ]
    return f" {_text('; '.join(said))}." if said else ""


def _standing(checklist: Checklist) -> int:
    return len(checklist.standing)


def _summary(comparison: Comparison) -> Iterator[str]:
    yield '<section aria-labelledby="summary">\n<h2 id="summary">In figures</h2>\n<ul class="counts">\n'
    for name, count in comparison.relations().items():
        words = _WORDS[Relation(name)].format(left=comparison.left.label, right=comparison.right.label)
        yield f"<li><b>{count:,}</b> {_text(words)}</li>\n"
    yield f"<li><b>{sum(row.review for row in comparison.rows):,}</b> for a person to look at</li>\n</ul>\n"
    yield '<nav aria-label="Discrepancies"><ul>\n'
    for code, count in comparison.kinds().items():
        yield f'<li><a href="#{code}">{_text(KINDS[code].title)}</a> ({count:,})</li>\n'
    yield "</ul></nav>\n</section>\n"


def _divided(comparison: Comparison) -> Iterator[str]:
    rows = [
        row
        for row in comparison.rows
        if row.left and row.right and row.relation in (Relation.INCLUDES, Relation.INCLUDED_IN, Relation.OVERLAPS)
    ]
    if not rows:
        return
    left, right = _text(comparison.left.label), _text(comparison.right.label)
    yield f'<section aria-labelledby="divided">\n<h2 id="divided">Splits and lumps ({len(rows):,} pairs)</h2>\n'
    yield "<p>⊃ the left taxon takes in the right one, ⊂ it is part of it, ⚬ they overlap. The names are those on the same specimens that both lists know.</p>\n"
    yield f'<div class="scroll"><table>\n<thead><tr><th scope="col">{left}</th><th scope="col"></th><th scope="col">{right}</th>'
    yield f'<th scope="col">Names in both</th><th scope="col">Elsewhere in {right}</th><th scope="col">Elsewhere in {left}</th><th scope="col">Why</th></tr></thead>\n<tbody>\n'
    for row in sorted(rows, key=_by_wide(rows)):
        assert row.left is not None
        assert row.right is not None
        yield (
            f'<tr><th scope="row">{_name(row.left)}</th><td class="sign">{_SIGNS[row.relation]}</td><td>{_name(row.right)}</td>'
            f'<td class="names">{_names(row.in_both)}</td><td class="names">{_names(row.only_left)}</td><td class="names">{_names(row.only_right)}</td>'
            f'<td class="why">{_why(row)}</td></tr>\n'
        )
    yield "</tbody></table></div>\n</section>\n"


def _by_wide(rows: Iterable[Row]) -> Callable[[Row], tuple[str, str, str]]:
    """Rows in the order of the wider taxon, so that the parts of one stand together."""
    wide: dict[tuple[str, str], str] = {}
    for row in rows:
        assert row.left is not None
        assert row.right is not None
        wide[row.left.id, row.right.id] = (row.left if row.relation is Relation.INCLUDES else row.right).label

    def key(row: Row) -> tuple[str, str, str]:
        assert row.left is not None
        assert row.right is not None
        return wide[row.left.id, row.right.id], row.left.label, row.right.label

    return key


def _open(comparison: Comparison) -> Iterator[str]:
    rows = [row for row in comparison.rows if row.relation is Relation.UNDECIDED]
    if not rows:
        return
    yield f'<section aria-labelledby="open">\n<h2 id="open">Undecided ({len(rows):,} pairs)</h2>\n<div class="scroll"><table>\n'
    yield f'<thead><tr><th scope="col">{_text(comparison.left.label)}</th><th scope="col">{_text(comparison.right.label)}</th><th scope="col">Still possible</th><th scope="col">Why</th></tr></thead>\n<tbody>\n'
    for row in rows:
        possible = ", ".join(
            relation.value.replace("_", " ") for relation in FIVE if relation in row.articulation.possible
        )
        yield f'<tr><th scope="row">{_name(row.left)}</th><td>{_name(row.right)}</td><td>{possible or "anything"}</td><td class="why">{_why(row)}</td></tr>\n'
    yield "</tbody></table></div>\n</section>\n"


def _kind(comparison: Comparison, code: str, found: Sequence[Discrepancy]) -> Iterator[str]:
    kind = KINDS[code]
    yield f'<section aria-labelledby="{code}">\n<h2 id="{code}">{_text(kind.title)} ({len(found):,})</h2>\n'
    yield f"<p>{_text(kind.meaning)} <em>Proposed:</em> {_text(kind.proposal)}</p>\n"
    by_family: dict[str, list[Discrepancy]] = defaultdict(list)
    for each in found:
        by_family[_family(comparison, each)].append(each)
    for family, members in sorted(by_family.items()):
        yield f"<details{' open' if len(found) <= 15 else ''}><summary>{_text(family or 'Other')} ({len(members):,})</summary>\n<ul>\n"
        for each in members:
            near = (
                f' <span class="by">Candidates: {_text("; ".join(each.candidates))}.</span>' if each.candidates else ""
            )
            yield f"<li>{_text(each.text)}{near}</li>\n"
        yield "</ul></details>\n"
    yield "</section>\n"


def _family(comparison: Comparison, each: Discrepancy) -> str:
    for checklist, id_ in ((comparison.left, each.left), (comparison.right, each.right)):
        if id_ is not None:
            family = checklist.lineage(id_).get("family", "")
            if family:
                return family
    return ""


def _groups(comparison: Comparison) -> Iterator[str]:
    changed = [row for row in comparison.groups if row.relations != (Relation.CONGRUENT,)]
    same = len(comparison.groups) - len(changed)
    if not comparison.groups:
        return
    yield f'<section aria-labelledby="groups">\n<h2 id="groups">Genera, families, orders</h2>\n<p>What follows for groups from their species. {same:,} are the same; the other {len(changed):,}:</p>\n'
    yield '<details><summary>Groups that differ</summary>\n<div class="scroll"><table>\n<thead><tr><th scope="col">Rank</th>'
    yield f'<th scope="col">{_text(comparison.left.label)}</th><th scope="col">Relation</th><th scope="col">{_text(comparison.right.label)}</th>'
    yield '<th scope="col" class="n">Pairs in both</th><th scope="col" class="n">Only left</th><th scope="col" class="n">Only right</th></tr></thead>\n<tbody>\n'
    yield from (_group(row) for row in changed)
    yield "</tbody></table></div></details>\n</section>\n"


def _group(row: GroupRow) -> str:
    relations = " or ".join(relation.value.replace("_", " ") for relation in row.relations)
    return (
        f'<tr><td>{row.rank}</td><th scope="row">{_text(row.left)}</th><td>{relations}</td><td>{_text(row.right)}</td>'
        f'<td class="n">{row.in_both:,}</td><td class="n">{row.only_left:,}</td><td class="n">{row.only_right:,}</td></tr>\n'
    )


def _why(row: Row) -> str:
    said = "".join(f"<p>{_text(evidence.text)}</p>" for evidence in row.articulation.evidence)
    decision = row.articulation.decision
    return said + (f"<p><strong>Decided:</strong> {_text(str(decision))}</p>" if decision else "")


def _names(names: Sequence[str]) -> str:
    shown = ", ".join(_text(name) for name in names[:_MOST_NAMES])
    more = len(names) - _MOST_NAMES
    return shown + (f" and {more} more" if more > 0 else "")


def _name(entry: Entry | None) -> str:
    if entry is None:
        return ""
    by = f' <span class="by">{_text(entry.concept.authorship)}</span>' if entry.concept.authorship else ""
    return f"<i>{_text(entry.label)}</i>{by}"


def _text(text: str) -> str:
    return escape(for_xml(text.encode("utf-8", "replace").decode("utf-8")))
