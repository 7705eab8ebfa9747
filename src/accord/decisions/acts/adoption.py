"""A draft is adopted: the next text (or revision) is made of its words, and the states of all texts concerned move, in one act."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from accord.core.dates import ImpreciseDate
from accord.core.errors import Conflict, Invalid, NotFound, Refused
from accord.core.ids import read_identifier
from accord.core.texts import amend
from accord.core.texts.citations import cite
from accord.core.texts.duties import duties, structure
from accord.core.texts.lifecycle import Happening
from accord.decisions.acts.drafts import known, take_step, why_not_editable
from accord.decisions.acts.log import NewEvent, append, objections
from accord.decisions.acts.papers import PaperRead, store_parts
from accord.decisions.acts.works import KINDS, NewWork, new_row
from accord.decisions.models import Draft, DraftStepKind, Expression, Provision, ProvisionOrigin, Work
from accord.decisions.queries.drafts import paragraphs_of
from accord.journal.actors import Actor
from accord.journal.acts import act
from accord.journal.rows import store, store_all
from accord.register.models import Meeting


@dataclass(frozen=True, slots=True)
class Adoption:
    """How a draft was adopted: at which meeting, when, under which number (of a new text), and what happens to other texts with it.

    `incorporates` are texts whose words it takes in, `deletes` decisions that go, `repeals` texts that are repealed, `supersedes` texts
    in whose place it stands. A text may be named both in `incorporates` and `deletes`: it is incorporated, then deleted.
    `takes_effect` is the day from which it has effect, where that is not the day of adoption.
    """

    meeting: str
    adopted_on: ImpreciseDate
    number: str = ""
    document: str | None = None
    takes_effect: ImpreciseDate | None = None
    incorporates: tuple[str, ...] = ()
    deletes: tuple[str, ...] = ()
    repeals: tuple[str, ...] = ()
    supersedes: tuple[str, ...] = ()
    source: str | None = None


@act("decisions.adopt_draft", undoable=True)
def adopt_draft(*, actor: Actor, draft: str, adoption: Adoption, reason: str = "") -> str:
    """Make the next text or revision of a draft, with its parts, references and proposed duties; gives its identifier.

    One that amends becomes the revision of that meeting (`@cop20`). Raises NotFound, Invalid (a meeting without ordinal, a new
    text without number), Conflict (the revision is there), Refused with everything that speaks against it or against what it
    does to other texts.
    """
    del actor
    row = known(draft)
    meeting = _meeting(adoption.meeting)
    day = adoption.adopted_on
    work, is_new = _work_of(row, adoption, meeting)
    if Expression.objects.filter(work=work.id).exists():
        raise Conflict(f"the register has the text of {work.id} already")
    if is_new:
        store(work)
    events = _events(row, work, adoption)
    against = [*why_not_editable(row, day.last_day()), *objections(events)]
    if against:
        raise Refused("the draft can't be adopted", against)
    for event in events:
        append(event)
    _store_text(row, work, adoption)
    take_step(
        row,
        DraftStepKind.ADOPTED,
        max(day.day, _last_step(row, day)),
        meeting=meeting.id,
        document=adoption.document or "",
        adopted_as=work.id,
        reason=reason,
    )
    return work.id


def _last_step(row: Draft, day: ImpreciseDate) -> date:
    """A month is known of the adoption only: then it was not before what is known to have happened to the draft in that month."""
    last = row.steps.order_by("-order").values_list("on", flat=True).first()
    return last if last is not None and day.day <= last <= day.last_day() else day.day


def _meeting(key: str) -> Meeting:
    found = Meeting.objects.filter(id=key).select_related("body").first()
    if found is None:
        raise NotFound(f"the register has no meeting {key}")
    return found


def _work_of(row: Draft, adoption: Adoption, meeting: Meeting) -> tuple[Work, bool]:
    """The work that the draft becomes, and whether the register does not have it yet."""
    if row.work_id:
        if not (meeting.series and meeting.ordinal):
            raise Invalid(f"{meeting.title} has no number in its series, so the revision can't be named")
        key = f"{row.work_id.partition('@')[0]}@{meeting.series}{meeting.ordinal}"
    else:
        number = adoption.number.strip() or row.number
        if not number:
            raise Invalid("a new text is adopted under a number", fields={"number": "is empty"})
        kind = next(letters for letters, each in KINDS.items() if each.value == row.kind)
        key = str(read_identifier(f"{row.body_id.partition(':')[0]}:{kind}:{number}"))
    there = Work.objects.filter(id=key).first()
    if there is not None:
        return there, False
    read = read_identifier(key)
    directed = row.work.directed_to.split() if row.work else []
    return new_row(read, NewWork(key, row.body_id, row.title, tuple(directed), adoption.source)), True


def _events(row: Draft, work: Work, adoption: Adoption) -> list[NewEvent]:
    def event(key: str, what: Happening, *, other: str = "", happened: ImpreciseDate | None = None) -> NewEvent:
        return NewEvent(
            key,
            what,
            happened or adoption.adopted_on,
            adoption.meeting,
            adoption.document,
            adoption.source,
            other=other,
            note=f"With {row.id}",
        )

    made = [event(work.id, Happening.REVISED if work.revision else Happening.ADOPTED)]
    if adoption.takes_effect is not None:
        made.append(NewEvent(work.id, Happening.TAKES_EFFECT, adoption.takes_effect, note=f"With {row.id}"))
    for keys, what in (
        (adoption.incorporates, Happening.INCORPORATED),
        (adoption.deletes, Happening.DELETED),
        (adoption.repeals, Happening.REPEALED),
        (adoption.supersedes, Happening.SUPERSEDED),
    ):
        made += [event(key, what, other="" if what is Happening.DELETED else work.id) for key in dict.fromkeys(keys)]
    return made


def _store_text(row: Draft, work: Work, adoption: Adoption) -> None:
    paragraphs = amend.standing(paragraphs_of(row.id))
    text = amend.clean_text(paragraphs)
    issuer = row.body_id.partition(":")[0]
    read = structure(text, issuer)
    paper = PaperRead(
        sha256=hashlib.sha256(f"{work.id}\n{row.language}\n{text}".encode()).hexdigest(),
        name=row.id,
        title=row.title,
        language=row.language,
        issuer=issuer,
        instrument=work.id,
        text=text,
        licence="",
        parts=read.parts,
        mentions=tuple(cite(text, issuer)),
        duties=tuple(duties(text, issuer)),
    )
    store(
        Expression(
            id=paper.key,
            work=work,
            issuer_id=issuer,
            title=row.title,
            language=row.language,
            authentic=True,
            sha256=paper.sha256,
            text=text,
            source_id=adoption.source,
            locator=work.id,
            note=f"Adopted from {row.id}",
        )
    )
    store_parts(paper)
    _store_origins(paper, paragraphs)


def _store_origins(paper: PaperRead, paragraphs: Sequence[amend.DraftParagraph]) -> None:
    """The origins of a paragraph go to the first part of the adopted text that begins in it."""
    parts = dict(Provision.objects.filter(expression=paper.key).values_list("start", "pk"))
    made, at = [], 0
    for paragraph in paragraphs:
        start = min((start for start in parts if at <= start < at + len(paragraph.words)), default=None)
        if start is not None:
            made += [
                ProvisionOrigin(
                    provision_row_id=parts[start], text=each.text, provision=each.provision, words=each.words
                )
                for each in paragraph.origins
            ]
        at += len(paragraph.words) + 2
    store_all(made, by=("provision_row", "text", "provision"))
