"""Reading texts: what is found of what people annotated, by kind; and how fast references are found.

`python bench/texts.py` prints precision and recall on the gold sets beside it (`gold/citations.txt` for references,
`gold/texts.py` for duties), and the speed of `cite` on the papers in
../shared (where they are) beside the plainest baseline: one regular expression for “Resolution” or “Decision” and a number.
"""

import re
import sys
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from accord.core.texts import cite
from accord.core.texts.duties import duties
from gold.annotated import Annotated, Cited, read
from gold.texts import GOLD

CITATIONS = Path(__file__).parent / "gold" / "citations.txt"
SEEDS = Path(__file__).parents[2] / "shared" / "seeds"
_BASELINE = re.compile(r"\b(?:Resolution|Decision)s?\s+(?:Conf\.\s*)?([0-9]+\.[0-9]+)")


def main() -> None:
    """Print the tables."""
    annotated_parts = read(CITATIONS)
    texts = [*annotated_parts, *_of_duties()]
    found, wanted, right = _references(texts)
    print("references by kind                found  annotated  right  precision  recall")
    for kind in sorted(wanted | found):
        print(_line(kind, found[kind], wanted[kind], right[kind]))
    print(_line("all", found.total(), wanted.total(), right.total()))
    mentions, annotated, both, _ = _mentions(texts)
    print(_line("mentions (place and identifiers)", mentions, annotated, both))
    *_, both, parts = _mentions(annotated_parts)
    print(f"parts of texts (paragraph 7 b)): {parts} of {both} right")
    print()
    found, wanted, right = _duties()
    print("duties (verb and actors)          found  annotated  right  precision  recall")
    for kind in sorted(wanted | found):
        print(_line(kind, found[kind], wanted[kind], right[kind]))
    print(_line("all", found.total(), wanted.total(), right.total()))
    print()
    _speed()


def _line(name: str, found: int, wanted: int, right: int) -> str:
    precision = f"{right / found:9.3f}" if found else "        –"
    recall = f"{right / wanted:7.3f}" if wanted else "      –"
    return f"{name:32}{found:7}{wanted:11}{right:7}  {precision} {recall}"


def _of_duties() -> list[Annotated]:
    """The references of the texts that are annotated for duties; there they stand in the order of the text."""
    texts = []
    for gold in GOLD:
        at, cited = 0, []
        for words, ids in gold.cites:
            start = gold.text.index(words, at)
            at = start + len(words)
            cited.append(Cited(start, at, words, ids, None, "grammar"))
        texts.append(Annotated(gold.name, gold.issuer, gold.text, tuple(cited)))
    return texts


def _references(texts: list[Annotated]) -> tuple[Counter[str], Counter[str], Counter[str]]:
    """Per kind of identifier: found, annotated, and right, that is at the same place."""
    found: Counter[str] = Counter()
    wanted: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for gold in texts:
        mentions = [(each.start, each.end, id_) for each in cite(gold.text, gold.issuer) for id_ in each.ids]
        annotated = [(each.start, each.end, id_) for each in gold.cited for id_ in each.ids]
        _count(mentions, annotated, lambda each: ":".join(each[2].split(":")[:2]), (found, wanted, right), gold.name)
    return found, wanted, right


def _mentions(texts: list[Annotated]) -> tuple[int, int, int, int]:
    """Mentions found, annotated, right in place and all identifiers; and of these with the right part."""
    found = annotated = right = parts = 0
    for gold in texts:
        mentions = {
            (each.start, each.end, each.ids): each.pinpoint for each in cite(gold.text, gold.issuer) if each.ids
        }
        wanted = {(each.start, each.end, each.ids): each.part for each in gold.cited if each.ids}
        both = mentions.keys() & wanted.keys()
        found, annotated, right = found + len(mentions), annotated + len(wanted), right + len(both)
        parts += sum(mentions[each] == wanted[each] for each in both)
    return found, annotated, right, parts


def _duties() -> tuple[Counter[str], Counter[str], Counter[str]]:
    found: Counter[str] = Counter()
    wanted: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for gold in GOLD:
        read = [(each.verb, frozenset(each.actors)) for each in duties(gold.text, gold.issuer)]
        annotated = [(verb, frozenset(actors)) for verb, actors in gold.asks]
        _count(read, annotated, lambda each: each[0], (found, wanted, right), gold.name)
    return found, wanted, right


def _count(read, annotated, kind, counters, name) -> None:
    found, wanted, right = counters
    found.update(map(kind, read))
    wanted.update(map(kind, annotated))
    both = Counter(read) & Counter(annotated)
    for each, times in both.items():
        right[kind(each)] += times
    for sign, odd in (("+", Counter(read) - both), ("-", Counter(annotated) - both)):
        for each in odd:
            print(f"  {sign} {name}: {each}", file=sys.stderr)


def _speed() -> None:
    papers = [path.read_text(encoding="utf-8") for path in sorted(SEEDS.glob("*.txt"))] or [gold.text for gold in GOLD]
    text = "\n\n".join(papers * max(1, 1_000_000 // sum(map(len, papers))))
    figures = []
    for run in (lambda: cite(text, "cites"), lambda: _BASELINE.findall(text)):
        started = time.process_time()
        number = len(run())
        figures.append((number, len(text) / (time.process_time() - started) / 1e6))
    (mentions, ours), (plain, theirs) = figures
    print(
        f"cite: {ours:.1f} MB of text a second on one core ({mentions:,} mentions); one regular expression: {theirs:.1f} MB ({plain:,} matches)"
    )
    print("target: 2 MB a second")


if __name__ == "__main__":
    main()
