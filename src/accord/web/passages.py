"""A paper as the pages show it: its parts in order, references linked in place, duties in the margin."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date

from accord.decisions.queries import DutyRow, Passage, Span
from accord.web import words_of_papers
from accord.web.naming import body_names

#: An actor as `cites:sc` -> what it is called in the language of the page.
Whom = Callable[[str], str]
#: Marks of Markdown and tags that only format.
MARKS = re.compile(
    r"\*+|~~|\]\([^()\s]*\)|\[(?=[^\[\]\n]{0,300}\]\()|</?(?:sup|sub|u|b|i|em|strong|br|ins|del)\s*/?>|^\s*#+ |^[ ]*>[ ]?"
    r"|\\(?=[\\.\-*_()\[\]#~])"
)
_LETTERS = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class ShownSpan:
    """Some words of a paper. `link` is the text of the register that they name, `ids` all that they name."""

    text: str
    start: int
    link: str = ""
    ids: str = ""
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Beside:
    """A duty in the margin; the codes of `strength`, `time` and `verdict` are put in words by the template."""

    start: int
    actors: tuple[str, ...]
    verb: str
    strength: str
    time: str
    due_on: date | None = None
    deadline: str = ""
    recipient: str = ""
    condition: str = ""
    verdict: str = ""
    id: int | None = None


@dataclass(frozen=True, slots=True)
class Shown:
    """A part of a paper. `depth` is how far its number is nested."""

    kind: str
    label: str
    start: int
    instrument: str
    spans: list[ShownSpan]
    beside: list[Beside] = field(default_factory=list)

    @property
    def depth(self) -> int:
        """How far it is indented: `1 a) ii)` twice."""
        return min(max(len(self.label.split()) - 1, 1 if self.kind == "item" else 0), 4)

    @property
    def is_heading(self) -> bool:
        """Whether it heads what follows: a table's figures and symbols, though short, head nothing."""
        return self.kind in ("heading", "title") and len(_LETTERS.findall(self.words)) > 2

    @property
    def words(self) -> str:
        """Its text alone."""
        return "".join(span.text for span in self.spans)


def shown_span(span: Span, known: set[str]) -> ShownSpan:
    """A stretch of text with what it leads to."""
    cited = span.cited
    link = next((each for each in cited if each in known), "") or next(
        (each.partition("@")[0] for each in cited if each.partition("@")[0] in known), ""
    )
    return ShownSpan(MARKS.sub("", span.text), span.start, link, ", ".join(cited), span.problem)


def shown_passages(passages: Iterable[Passage], whom: Whom, known: set[str]) -> list[Shown]:
    """The parts of a paper of the register."""
    return [
        Shown(
            each.kind,
            each.label,
            each.spans[0].start if each.spans else 0,
            each.instrument,
            [shown_span(span, known) for span in each.spans],
            [beside(duty, whom) for duty in each.duties],
        )
        for each in passages
    ]


def beside(duty: DutyRow, whom: Whom) -> Beside:
    """A duty of the register as it stands in a margin."""
    return Beside(
        start=duty.start,
        actors=tuple(whom(each) for each in duty.actors),
        verb=duty.verb,
        strength=duty.strength,
        time=duty.due.value,
        due_on=duty.due_on,
        deadline="" if duty.due_on else duty.deadline,
        recipient=whom(duty.recipient) if duty.recipient else "",
        condition=duty.condition,
        verdict=duty.verdict,
        id=duty.id,
    )


def caller(actors: Iterable[str]) -> Whom:
    """What these actors are called, where the register knows them; else what the field calls them."""
    names = body_names(set(actors))
    return lambda actor: names.get(actor) or words_of_papers.called(actor)
