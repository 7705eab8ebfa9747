"""Papers come in as they were read; a person then decides on each duty that the machine proposes."""

from dataclasses import dataclass
from typing import Any

from accord.core.errors import Invalid, NotFound
from accord.core.texts.citations import Mention
from accord.core.texts.duties import Duty as ReadDuty
from accord.core.texts.duties import Part
from accord.decisions import policies  # noqa: F401  (without its policy an act is refused to everyone)
from accord.decisions.models import Citation, Duty, Expression, Provision, Verdict, Work
from accord.journal.actors import Actor
from accord.journal.acts import act
from accord.journal.rows import store, store_all
from accord.register.models import Body, Source


@dataclass(frozen=True, slots=True)
class PaperRead:
    """A paper as it was read: its bytes' hash, its text, and what was found in it."""

    sha256: str
    name: str
    title: str
    language: str
    issuer: str | None
    instrument: str | None
    text: str
    licence: str
    parts: tuple[Part, ...]
    mentions: tuple[Mention, ...]
    duties: tuple[ReadDuty, ...]

    @property
    def key(self) -> str:
        """The identifier of its text."""
        return f"text:{self.sha256[:16]}"


@dataclass(frozen=True, slots=True)
class CorrectedDuty:
    """What a person says instead of the machine; None leaves what was read."""

    actors: tuple[str, ...] | None = None
    recipient: str | None = None
    action: str | None = None
    strength: str | None = None
    deadline_date: str | None = None
    condition: str | None = None

    def columns(self) -> dict[str, str]:
        """The columns it changes."""
        given: dict[str, Any] = {
            name: getattr(self, name) for name in self.__slots__ if getattr(self, name) is not None
        }
        if "actors" in given:
            given["actors"] = " ".join(given["actors"])
        return given


@act("decisions.import_paper", undoable=True)
def import_paper(*, actor: Actor, paper: PaperRead, reason: str = "") -> bool:
    """Store a paper with its parts, references and proposed duties; False where the register has it already.

    The same bytes again change nothing: what people decided on its duties stays. Raises Invalid (an issuer that the register
    does not know), Refused.
    """
    del actor, reason
    if Expression.objects.filter(sha256=paper.sha256).exists():
        return False
    if paper.issuer and not Body.objects.filter(id=paper.issuer).exists():
        raise Invalid(f"the register knows no body “{paper.issuer}”", place=paper.name)
    source = f"paper:{paper.sha256[:16]}"
    store(
        Source(
            id=source, title=paper.title, licence=paper.licence, sha256=paper.sha256, note=f"Read from {paper.name}."
        )
    )
    work = paper.instrument if paper.instrument and Work.objects.filter(id=paper.instrument).exists() else None
    store(
        Expression(
            id=paper.key,
            work_id=work,
            issuer_id=paper.issuer,
            title=paper.title,
            language=paper.language,
            authentic=work is not None,
            sha256=paper.sha256,
            text=paper.text,
            source_id=source,
            locator=paper.instrument or "",
        )
    )
    store_parts(paper)
    return True


def store_parts(paper: PaperRead) -> None:
    """Store what was found in a paper whose expression is stored: its parts, references and proposed duties."""
    store_all(_provisions(paper), by=("expression", "place"))
    store_all(_citations(paper), by=("expression", "start", "end", "cited", "revision"))
    store_all(_duties(paper), by=("expression", "start", "end", "verb"))


@act("decisions.decide_duty", undoable=True)
def decide_duty(
    *, actor: Actor, duty: int, verdict: Verdict, corrected: CorrectedDuty | None = None, reason: str = ""
) -> None:
    """Accept, correct or reject a duty that the machine proposes; deciding again replaces the decision.

    Raises NotFound, Invalid (a correction without corrections, a rejection without reason), Refused.
    """
    del actor
    row = Duty.objects.filter(pk=duty).first()
    if row is None:
        raise NotFound(f"there is no duty {duty}")
    changes = corrected.columns() if corrected else {}
    if verdict == Verdict.CORRECTED and not changes:
        raise Invalid("a correction says what is otherwise", fields={"corrected": "says nothing"})
    if verdict == Verdict.REJECTED and not reason.strip():
        raise Invalid("a rejection needs a reason", fields={"reason": "is empty"})
    if verdict == Verdict.PROPOSED:
        raise Invalid("only the machine proposes; undo the decision instead", fields={"verdict": "is none"})
    for name, value in changes.items():
        setattr(row, name, value)
    row.verdict, row.reason = Verdict(verdict), reason.strip()
    store(row)


def _provisions(paper: PaperRead) -> list[Provision]:
    return [
        Provision(
            expression_id=paper.key,
            place=place,
            kind=part.kind.value,
            label=(part.provision or "")[:60],
            start=part.start,
            end=part.end,
            instrument=part.instrument or "",
            directed_to=part.directed_to[:300],
        )
        for place, part in enumerate(paper.parts)
    ]


def _citations(paper: PaperRead) -> list[Citation]:
    made = []
    for mention in paper.mentions:
        for id_ in mention.ids or ("",):
            work, _, revision = id_.partition("@")
            made.append(
                Citation(
                    expression_id=paper.key,
                    start=mention.start,
                    end=mention.end,
                    cited=work,
                    revision=revision,
                    via=mention.via.value,
                    pinpoint=(mention.pinpoint or "")[:120],
                    problem=mention.problem[:300],
                )
            )
    return made


def _duties(paper: PaperRead) -> list[Duty]:
    made = []
    for duty in paper.duties:
        by = duty.deadline
        again = duty.recurrence
        made.append(
            Duty(
                expression_id=paper.key,
                instrument=duty.instrument or "",
                provision=duty.provision or "",
                start=duty.start,
                end=duty.end,
                verb=duty.verb,
                modality=duty.modality,
                strength=duty.strength.value,
                actors=" ".join(duty.actors),
                with_support_of=" ".join(duty.with_support_of),
                action=duty.action,
                recipient=duty.recipient or "",
                deadline_kind=by.kind if by else "",
                deadline_body=(by.body or "") if by else "",
                deadline_ordinal=by.ordinal if by else None,
                deadline_date=(by.date or "") if by else "",
                deadline_text=by.text[:300] if by else "",
                recurrence=" ".join(filter(None, (again.kind, again.body, again.period)))[:80] if again else "",
                condition=(duty.condition or "")[:300],
            )
        )
    return made
