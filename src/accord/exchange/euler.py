"""Reads the plain text that Euler/X and CleanTax reason on: trees, and statements about their taxa.

    taxonomy 1 Groves1993          (A B C)  A is the parent of B and C; (A B nc): A may hold more than B
    articulation a Groves           [1.A equals 2.A]  [1.B {< =} 2.B]  [1.B 1.C lsum 2.A]
    NoSiblingDisjointness           (1.B 1.C)  these two siblings may overlap

`#` starts a comment. Whatever else stands in a file is refused with its line, never passed over.
"""

import difflib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from accord.core.errors import Invalid
from accord.core.taxonomy.reasoning import Problem, Statement, Sum, Tree, TreeError
from accord.core.taxonomy.reasoning.statements import SPELLINGS, Operation
from accord.core.taxonomy.reasoning.trees import TaxonRef
from accord.core.taxonomy.relations import Relation

#: Trees called 1, 2, 3 are taken in that order, whichever stands first; others (years, authors) as they stand.
_NUMBERED = re.compile(r"[0-9]{1,2}")
_COMMENT = re.compile(r"(?:^|\s)#.*$")
_TREE_HEAD = re.compile(r"taxonomy\s+(\S+)\s*(.*)$", re.IGNORECASE)
_STATEMENTS_HEAD = re.compile(r"articulations?\b", re.IGNORECASE)
_OVERLAP_HEAD = re.compile(r"no\s*sibling\s*disjointness\b", re.IGNORECASE)
_BRACKETED = re.compile(r"\s*(\(([^()\[\]]*)\)|\[([^\[\]]*)\])")
_CONFIDENCE = re.compile(r"\s+confidence\s*=\s*\S+")
_NOT_COVERED = frozenset({"nc", "noncoverage", "no_coverage"})
_SUM = re.compile(r"([lr])\d*sum|e4sum|i4sum|([lr])diff")
_BETWEEN = re.compile(r"[\s,;]+|\bor\b")
#: How many taxa stand before and after the word; None for any number from two.
_SHAPES: Mapping[str, tuple[int | None, int | None]] = {
    "lsum": (None, 1), "rsum": (1, None), "ldiff": (2, 1), "rdiff": (1, 2), "e4sum": (2, 2), "i4sum": (2, 2),
}  # fmt: skip


def read_euler(path: Path) -> Problem:
    """The trees and statements of a file. Raises Invalid with file, line and reason."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Invalid("this is no text in UTF-8", place=str(path)) from None
    return parse_euler(text, name=path.name)


def parse_euler(text: str, *, name: str = "input") -> Problem:
    """The same from text; `name` is what errors call it."""
    reading = _Reading(name)
    for number, line in enumerate(text.splitlines(), 1):
        reading.read(_COMMENT.sub("", line).strip(), number)
    return reading.problem()


@dataclass
class _Growing:
    """A tree while its lines are read."""

    id: str
    name: str
    children: dict[str, list[str]] = field(default_factory=dict)
    uncovered: set[str] = field(default_factory=set)
    may_overlap: set[frozenset[str]] = field(default_factory=set)
    lines: dict[str, int] = field(default_factory=dict)  # taxon -> where it was last placed below a parent


class _Reading:
    def __init__(self, name: str) -> None:
        self._name = name
        self._trees: dict[str, _Growing] = {}
        self._tree: _Growing | None = None
        self._section = ""
        self._statements: list[tuple[int, str]] = []
        self._overlapping: list[tuple[int, list[str]]] = []

    def read(self, line: str, number: int) -> None:
        if not line:
            return
        if found := _TREE_HEAD.match(line):
            if found[1] in self._trees:
                raise self._error(number, f"there is a taxonomy {found[1]} already")
            self._tree = self._trees[found[1]] = _Growing(found[1], found[2].strip())
            self._section = "tree"
        elif _STATEMENTS_HEAD.match(line):
            self._section = "statements"
        elif _OVERLAP_HEAD.match(line):
            self._section = "overlaps"
        else:
            self._read_brackets(line, number)

    def _read_brackets(self, line: str, number: int) -> None:
        place = 0
        while place < len(line):
            found = _BRACKETED.match(line, place)
            if found is None:
                raise self._error(number, f"“{line[place:].strip()}” is neither a tree, a statement nor a heading")
            if found[3] is not None:
                self._statements.append((number, " ".join(found[3].split())))
            elif self._section == "overlaps":
                self._overlapping.append((number, found[2].split()))
            elif self._section == "tree" and self._tree is not None:
                self._read_family(self._tree, found[2].split(), number)
            else:
                raise self._error(number, f"{found[1]} stands outside of any taxonomy")
            place = found.end()

    def _read_family(self, tree: _Growing, words: Sequence[str], number: int) -> None:
        if not words:
            raise self._error(number, "there is no taxon between the parentheses")
        parent, *children = words
        if children and children[-1].lower() in _NOT_COVERED:
            tree.uncovered.add(parent)
            children.pop()
        below = tree.children.setdefault(parent, [])
        for child in children:
            if child == parent:
                raise self._error(number, f"{child} stands below itself")
            before = next((other for other, those in tree.children.items() if child in those), None) if (
                child in tree.lines
            ) else None  # fmt: skip
            if before is not None and before != parent:
                raise self._error(
                    number, f"{child} stands below {parent}, and below {before} in line {tree.lines[child]}"
                )
            tree.lines[child] = number
            if before is None:
                below.append(child)
            tree.children.setdefault(child, [])

    def problem(self) -> Problem:
        if not self._trees:
            raise Invalid("there is no line “taxonomy …”", place=self._name)
        for number, words in self._overlapping:
            self._let_overlap(words, number)
        order = list(self._trees.values())
        if all(_NUMBERED.fullmatch(tree.id) for tree in order):
            order.sort(key=lambda tree: int(tree.id))
        trees = tuple(self._grown(tree) for tree in order)
        return Problem(trees, tuple(self._statement(text, number) for number, text in self._statements))

    def _grown(self, tree: _Growing) -> Tree:
        if not tree.children:
            raise Invalid(f"the taxonomy {tree.id} has no taxa", place=self._name)
        children = {taxon: tuple(below) for taxon, below in tree.children.items()}
        grown = Tree(tree.id, children, tree.name, frozenset(tree.uncovered), frozenset(tree.may_overlap))
        try:
            grown.roots  # noqa: B018 - asks for the shape to be checked
        except TreeError as error:
            raise self._error(tree.lines[error.taxon], str(error)) from None
        return grown

    def _let_overlap(self, words: Sequence[str], number: int) -> None:
        refs = [self._ref(word, number) for word in words]
        for place, one in enumerate(refs):
            for other in refs[place + 1 :]:
                if one.tree != other.tree:
                    raise self._error(number, "only taxa of one taxonomy are siblings")
                self._trees[one.tree].may_overlap.add(frozenset({one.taxon, other.taxon}))

    def _statement(self, text: str, number: int) -> Statement | Sum:
        words = _CONFIDENCE.sub("", text).replace("{", " { ").replace("}", " } ").split()
        named = next((word for word in words if _SUM.fullmatch(word.lower())), None)
        if named is not None:
            return self._sum(words, named, text, number)
        first, last = words[0] if words else "", words[-1] if words else ""
        relations = [word for word in _BETWEEN.split(" ".join(words[1:-1]).replace("{", " ").replace("}", " ")) if word]
        if not relations:
            raise self._error(number, f"[{text}] does not say “taxon relation taxon”")
        return Statement(
            self._ref(first, number),
            frozenset(self._relation(word, text, number) for word in relations),
            self._ref(last, number),
            text,
            number,
        )

    def _relation(self, word: str, text: str, number: int) -> Relation:
        relation = SPELLINGS.get(word.strip("\"'").lower())
        if relation is None:
            raise self._error(number, f"“{word}” in [{text}] is no relation{_near(word, SPELLINGS)}")
        return relation

    def _sum(self, words: Sequence[str], named: str, text: str, number: int) -> Sum:
        place = words.index(named)
        kind = re.sub(r"(?<=[lr])\d+", "", named.lower())
        before, after = words[:place], words[place + 1 :]
        for given, wanted, where in ((before, _SHAPES[kind][0], "before"), (after, _SHAPES[kind][1], "after")):
            if len(given) != wanted if wanted is not None else len(given) < 2:
                raise self._error(number, f"[{text}] needs {wanted or 'two or more'} taxa {where} {named}")
        left, right = (tuple(self._ref(word, number) for word in side) for side in (before, after))
        parts, whole = (right, left) if kind.startswith("r") else (left, right)
        operation = {"e4sum": Operation.EQUAL_SUMS, "i4sum": Operation.SUM_WITHIN}.get(
            kind, Operation.DIFFERENCE if kind.endswith("diff") else Operation.SUM
        )
        return Sum(operation, parts, whole, text, number)

    def _ref(self, word: str, number: int) -> TaxonRef:
        """`1.Primates`; older files of CleanTax write `1_Primates`."""
        fitting = [tree for tree in self._trees.values() if word.startswith((f"{tree.id}.", f"{tree.id}_"))]
        for tree in sorted(fitting, key=lambda each: -len(each.id)):
            taxon = word[len(tree.id) + 1 :]
            if taxon in tree.children:
                return TaxonRef(tree.id, taxon)
        if not fitting:
            known = ", ".join(self._trees)
            raise self._error(number, f"“{word}” does not start with a taxonomy and a point (taxonomies: {known})")
        taxon = word[len(fitting[0].id) + 1 :]
        raise self._error(number, f"taxonomy {fitting[0].id} has no taxon {taxon}{_near(taxon, fitting[0].children)}")

    def _error(self, number: int, reason: str) -> Invalid:
        return Invalid(reason, place=f"{self._name}, line {number}")


def _near(word: str, known: Iterable[str]) -> str:
    close = difflib.get_close_matches(word, known, n=1, cutoff=0.75)
    return f"; did you mean {close[0]}?" if close else ""
