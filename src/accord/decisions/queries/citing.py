"""Reads who cites whom across the conventions: one row for each text or paper and each text that it names."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Min

from accord.decisions.models import Citation, Expression, Work


@dataclass(frozen=True, slots=True)
class Node:
    """A text (`cites:res:13.3`, without revision) or a paper that is no text of its own (`text:…`).

    `body` is the convention; `paper` a paper of the register with its words, where there is one.
    """

    id: str
    body: str
    kind: str
    number: str
    title: str
    paper: str
    is_known: bool


@dataclass(frozen=True, slots=True)
class Citing:
    """One text names another: how often, in which of its revisions, and where first in which paper."""

    source: str
    cited: str
    times: int
    revisions: tuple[str, ...]
    paper: str
    start: int


@dataclass(frozen=True, slots=True)
class Citations:
    """All texts that cite or are cited, and who cites whom; both in a fixed order."""

    nodes: dict[str, Node]
    citing: tuple[Citing, ...]

    def around(self, key: str, steps: int) -> dict[str, int]:
        """Texts at most `steps` away: below 0 those that cite it, above 0 those that it cites; the nearest way counts."""
        found = {key: 0}
        for way in (1, -1):
            edge = {key}
            for step in range(1, steps + 1):
                edge = self._next(edge, way) - set(found)
                found |= dict.fromkeys(edge, way * step)
        return found

    def _next(self, edge: set[str], way: int) -> set[str]:
        if way > 0:
            return {each.cited for each in self.citing if each.source in edge}
        return {each.source for each in self.citing if each.cited in edge}

    def between_bodies(self) -> Counter[tuple[str, str]]:
        """How many texts of one convention are cited by texts of another: each pair of texts counts once."""
        return Counter((self.nodes[each.source].body, self.nodes[each.cited].body) for each in self.citing)


def citations(*, bodies: Iterable[str] = (), kind: str = "") -> Citations:
    """Who cites whom, of these conventions (both ends) and this kind of text (the cited end) where given."""
    wanted = set(bodies)
    papers = {row.id: row for row in Expression.objects.defer("text").order_by("id")}
    works = {row.id: row for row in Work.objects.filter(revision="").order_by("id")}
    rows = Citation.objects.exclude(cited="").order_by().values_list("expression_id", "cited", "revision")
    times: Counter[tuple[str, str]] = Counter()
    revisions: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    first: dict[tuple[str, str], tuple[str, int]] = {}
    for paper, cited, revision, number, start in rows.annotate(number=Count("id"), first=Min("start")):
        pair = _source(papers[paper]), cited
        if pair[0] == cited:
            continue  # a text that names itself
        times[pair] += number
        if revision:
            revisions[pair].add(revision)
        first[pair] = min(first.get(pair, (paper, start)), (paper, start))
    texts = {_source(row): row for row in papers.values()}
    nodes: dict[str, Node] = {}
    kept = []
    for pair in sorted(times):
        ends = [nodes.get(key) or _node(key, works.get(key), texts.get(key)) for key in pair]
        if (wanted and not {end.body for end in ends} <= wanted) or (kind and ends[1].kind != kind):
            continue
        nodes |= {end.id: end for end in ends}
        kept.append(Citing(*pair, times[pair], tuple(sorted(revisions[pair])), *first[pair]))
    return Citations(nodes, tuple(kept))


def _source(paper: Expression) -> str:
    """A paper with the words of a text speaks for that text, whatever its revision."""
    return (paper.work_id or paper.id).partition("@")[0]


def _node(key: str, work: Work | None, paper: Expression | None) -> Node:
    if key.startswith("text:"):
        body = (paper.issuer_id or "").partition(":")[0] if paper else ""
        return Node(key, body, "paper", "", paper.title if paper else key, key, is_known=True)
    body, kind, number = (*key.split(":", 2), "", "")[:3]
    title = work.title if work else paper.title if paper else ""
    return Node(key, body, kind, number, title, paper.id if paper else "", is_known=work is not None)
