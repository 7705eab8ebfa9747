"""Drafts: made from a text in force or from nothing, edited paragraph by paragraph or whole, submitted, withdrawn."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from accord.core.errors import Invalid, NotFound, Refused
from accord.core.texts import amend
from accord.core.texts.amend import DraftParagraph, Origin, Paragraphs
from accord.core.texts.consultation import Phase
from accord.core.texts.provenance import untagged
from accord.decisions.models import (
    Draft,
    DraftOrigin,
    DraftStep,
    DraftStepKind,
    Expression,
    Work,
    WorkKind,
)
from accord.decisions.models import DraftParagraph as ParagraphRow
from accord.decisions.queries.consultations import phase_of
from accord.decisions.queries.drafts import paragraphs_of, with_words
from accord.decisions.queries.in_force import text_on
from accord.journal.actors import Actor
from accord.journal.acts import act
from accord.journal.rows import remove, store, store_all
from accord.register.models import Body


@dataclass(frozen=True, slots=True)
class NewDraft:
    """A draft to be made. With `work` it amends that text, from the words in force; else `body`, `kind` and `title` say what it is to be.

    `paragraphs` are kind, number and words of a text that begins from nothing; `base` another paper than the one in force.
    """

    language: str = "en"
    work: str | None = None
    base: str | None = None
    body: str = ""
    kind: str = "resolution"
    number: str = ""
    title: str = ""
    paragraphs: tuple[tuple[str, str, str], ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Rewrite:
    """Other words in one paragraph."""

    paragraph: int
    words: str


@dataclass(frozen=True, slots=True)
class StrikeOut:
    """One paragraph goes."""

    paragraph: int


@dataclass(frozen=True, slots=True)
class Insert:
    """A new paragraph behind the one named (0: before all others)."""

    words: str
    after: int
    label: str = ""
    kind: str = "paragraph"
    origins: tuple[Origin, ...] = ()


@dataclass(frozen=True, slots=True)
class Move:
    """One paragraph behind another (0: before all others)."""

    paragraph: int
    after: int


@dataclass(frozen=True, slots=True)
class Attribute:
    """Where the words of a paragraph come from, instead of what was said before."""

    paragraph: int
    origins: tuple[Origin, ...]


@dataclass(frozen=True, slots=True)
class RewriteWhole:
    """The whole text anew, as kind, number and words of each paragraph; what is found again keeps its past."""

    paragraphs: tuple[tuple[str, str, str], ...]


Edit = Rewrite | StrikeOut | Insert | Move | Attribute | RewriteWhole


@act("decisions.make_draft", legal_date="on", undoable=True)
def make_draft(*, actor: Actor, draft: NewDraft, on: date, reason: str = "") -> str:
    """Begin a draft; gives its identifier. One that amends begins with the words in force on `on`.

    Raises NotFound (text or paper), Invalid (no words to begin with, an unknown body or kind), Refused.
    """
    del actor
    row, first = _of_work(draft, on) if draft.work else _of_nothing(draft)
    row.id = _next_id(row)
    store(row)
    _store_paragraphs(row.id, _with_tags_read(first, row))
    store(DraftStep(draft=row, order=1, step=DraftStepKind.MADE, on=on, reason=reason.strip()))
    return row.id


@act("decisions.edit_draft", legal_date="on", undoable=True)
def edit_draft(*, actor: Actor, draft: str, edits: Sequence[Edit], on: date, reason: str = "") -> None:
    """Change a draft, all edits or none. Paragraphs are named by their keys, which stay.

    Raises NotFound (draft, paragraph), Invalid (an edit without words), Refused (adopted, withdrawn, or open for comments).
    """
    del actor, reason
    row = known(draft)
    if reasons := why_not_editable(row, on):
        raise Refused("the draft can't be edited", reasons)
    after = paragraphs_of(draft)
    first = _next_key(row)
    for edit in edits:
        after = _edited(after, edit, first)
        first = max([first, *(each.key + 1 for each in after)])
    if not amend.standing(after):
        raise Invalid("a draft keeps at least one paragraph")
    _store_paragraphs(draft, _with_tags_read(after, row))


@act("decisions.submit_draft", legal_date="on", undoable=True)
def submit_draft(*, actor: Actor, draft: str, meeting: str, on: date, document: str = "", reason: str = "") -> None:
    """Record that a draft goes to a meeting, under the symbol of its document. Raises NotFound, Invalid, Refused."""
    del actor
    row = known(draft)
    if reasons := _over(row):
        raise Refused("the draft can't be submitted", reasons)
    take_step(row, DraftStepKind.SUBMITTED, on, meeting=meeting, document=document, reason=reason)


@act("decisions.withdraw_draft", legal_date="on", undoable=True)
def withdraw_draft(*, actor: Actor, draft: str, on: date, reason: str) -> None:
    """Record that a draft was withdrawn, and why. Raises NotFound, Invalid (no reason), Refused."""
    del actor
    row = known(draft)
    if not reason.strip():
        raise Invalid("a reason must be given", fields={"reason": "must be given"})
    if reasons := _over(row):
        raise Refused("the draft can't be withdrawn", reasons)
    take_step(row, DraftStepKind.WITHDRAWN, on, reason=reason)


def known(draft: str) -> Draft:
    """The row of a draft. Raises NotFound."""
    row = Draft.objects.filter(id=draft).first()
    if row is None:
        raise NotFound(f"the register has no draft {draft}")
    return row


def why_not_editable(row: Draft, on: date) -> list[str]:
    """Why a draft cannot be changed on a day: it is over, or people are asked to comment on its words."""
    open_ones = [each.id for each in row.consultations.all() if phase_of(each, on) in (Phase.OPEN, Phase.ANNOUNCED)]
    return [*_over(row), *(f"it is open for comments ({each}) until that is closed" for each in open_ones)]


def take_step(
    row: Draft,
    step: DraftStepKind,
    on: date,
    *,
    meeting: str | None = None,
    document: str = "",
    adopted_as: str | None = None,
    reason: str = "",
) -> None:
    """Add a step. Raises Refused where it lies before the last one."""
    last = row.steps.order_by("-order").first()
    if last is not None and on < last.on:
        raise Refused(f"the draft can't be {step.value}", [f"its last step was on {last.on}"])
    store(
        DraftStep(
            draft=row,
            order=(last.order if last else 0) + 1,
            step=step,
            on=on,
            meeting_id=meeting,
            document=document,
            adopted_as_id=adopted_as,
            reason=reason.strip(),
        )
    )


def _over(row: Draft) -> list[str]:
    last = row.steps.order_by("-order").first()
    over = (DraftStepKind.ADOPTED, DraftStepKind.WITHDRAWN)
    return [f"it was {DraftStepKind(last.step).label} on {last.on}"] if last and last.step in over else []


def _edited(before: Paragraphs, edit: Edit, first: int) -> Paragraphs:
    match edit:
        case Rewrite(paragraph, words):
            return amend.rewritten(before, paragraph, words)
        case StrikeOut(paragraph):
            return amend.struck_out(before, paragraph)
        case Insert(words, after, label, kind, origins):
            return amend.inserted(before, words, after=after, label=label, kind=kind, origins=origins, key=first)
        case Move(paragraph, after):
            return amend.moved(before, paragraph, after=after)
        case Attribute(paragraph, origins):
            return amend.with_origins(before, paragraph, origins)
        case RewriteWhole(paragraphs):
            return amend.rewritten_whole(before, paragraphs, first_key=first)


def _of_work(draft: NewDraft, on: date) -> tuple[Draft, Paragraphs]:
    key = (draft.work or "").partition("@")[0]
    work = Work.objects.filter(id=key).first() or Work.objects.filter(id=draft.work).first()
    if work is None:
        raise NotFound(f"the register has no text {draft.work}")
    paper = draft.base
    if paper is None:
        found = text_on(work.id, on, language=draft.language)
        if found.key is None:
            why = found.in_force.why or f"the register doesn't have the words of {found.in_force.version}"
            raise Invalid(f"there is no text to begin with: {why}", fields={"work": "has no text in force"})
        paper = found.key
        gone = {each.start for each in found.provisions if each.repealed_on is not None}
    else:
        gone = set()
    base = Expression.objects.filter(id=paper).first()
    if base is None:
        raise NotFound(f"the register has no paper {paper}")
    row = Draft(
        body_id=work.body_id,
        kind=work.kind,
        number=work.number,
        title=(draft.title or work.title).strip(),
        language=base.language,
        work=work,
        base=base,
        note=draft.note,
    )
    parts = [part for part in base.provisions.order_by("place") if part.start not in gone]
    whole = [(part.kind, part.label, amend.one_line(base.text[part.start : part.end])) for part in parts]
    whole = whole or [("paragraph", "", amend.one_line(each)) for each in base.text.split("\n\n") if each.strip()]
    return row, tuple(
        DraftParagraph(place, words, label, kind, words) for place, (kind, label, words) in enumerate(whole, start=1)
    )


def _of_nothing(draft: NewDraft) -> tuple[Draft, Paragraphs]:
    if not draft.title.strip():
        raise Invalid("a draft has a title", fields={"title": "is empty"})
    if draft.kind not in WorkKind.values:
        raise Invalid(f"“{draft.kind}” is none of {', '.join(WorkKind.values)}", fields={"kind": "is unknown"})
    if not Body.objects.filter(id=draft.body).exists():
        raise Invalid(f"the register has no body “{draft.body}”", fields={"body": "is not in the register"})
    row = Draft(
        body_id=draft.body,
        kind=draft.kind,
        number=draft.number.strip(),
        title=draft.title.strip(),
        language=draft.language,
        note=draft.note,
    )
    words = [(kind, label, amend.one_line(text)) for kind, label, text in draft.paragraphs if text.strip()]
    if not words:
        raise Invalid("a draft begins with at least one paragraph", fields={"paragraphs": "are empty"})
    return row, tuple(
        DraftParagraph(place, text, label, kind) for place, (kind, label, text) in enumerate(words, start=1)
    )


def _with_tags_read(paragraphs: Paragraphs, row: Draft) -> Paragraphs:
    """Tags such as `[text from Decision 17.55]` become origins, which all get the words that they point to."""
    issuer = row.body_id.partition(":")[0]
    made = []
    for each in paragraphs:
        words, named = untagged(each.words, issuer) if not each.struck else (each.words, ())
        known = {(origin.text, origin.provision) for origin in each.origins}
        new = [origin for origin in named if (origin.text, origin.provision) not in known]
        origins = tuple(with_words(origin, language=row.language) for origin in (*each.origins, *new))
        made.append(replace(each, words=words or each.words, origins=origins))
    return tuple(made)


def _next_id(row: Draft) -> str:
    """`draft:cites-res-10.4-1` amends a text for the first time; `draft:cites-resolution-1` is a new one."""
    stem = (
        row.work_id.partition("@")[0].replace(":", "-").replace("/", "-")
        if row.work_id
        else f"{row.body_id.partition(':')[0]}-{row.kind}"
    )
    return next_id(
        f"draft:{stem}", list(Draft.objects.filter(id__startswith=f"draft:{stem}-").values_list("id", flat=True))
    )


def next_id(stem: str, taken: Sequence[str]) -> str:
    """The stem with the next number that nobody has."""
    numbers = [int(tail) for each in taken if (tail := each.removeprefix(f"{stem}-")).isdecimal()]
    return f"{stem}-{max(numbers, default=0) + 1}"


def _next_key(row: Draft) -> int:
    """Keys are never given twice: a comment on a paragraph that went must not seem to be on another."""
    return max(row.paragraphs.values_list("key", flat=True), default=0) + 1


def _store_paragraphs(draft: str, paragraphs: Paragraphs) -> None:
    rows = {row.key: row for row in ParagraphRow.objects.filter(draft=draft)}
    kept = {each.key for each in paragraphs}
    for key in sorted(rows.keys() - kept):
        for origin in rows[key].origins.all():
            remove(origin)
        remove(rows[key])
    store_all(
        (
            ParagraphRow(
                pk=rows[each.key].pk if each.key in rows else None,
                draft_id=draft,
                key=each.key,
                place=place,
                kind=each.kind[:12],
                label=each.label[:60],
                words=each.words,
                before=each.before or "",
                struck=each.struck,
            )
            for place, each in enumerate(paragraphs, start=1)
        ),
        by=("draft", "key"),
    )
    _store_origins(draft, paragraphs)


def _store_origins(draft: str, paragraphs: Paragraphs) -> None:
    pks = dict(ParagraphRow.objects.filter(draft=draft).values_list("key", "pk"))
    wanted = {(pks[each.key], origin.text, origin.provision): origin for each in paragraphs for origin in each.origins}
    there = {
        (row.paragraph_id, row.text, row.provision): row for row in DraftOrigin.objects.filter(paragraph__draft=draft)
    }
    for key, row in there.items():
        if key not in wanted:
            remove(row)
    store_all(
        (
            DraftOrigin(paragraph_id=pk, text=text, provision=provision[:120], words=origin.words)
            for (pk, text, provision), origin in wanted.items()
        ),
        by=("paragraph", "text", "provision"),
    )
