"""Reads drafts: what each says, what it changes, where its words come from, and what became of it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from accord.core.errors import NotFound
from accord.core.texts.amend import DraftParagraph, Origin, Paragraphs, clean_text, redline_of
from accord.core.texts.provenance import Proposed, SourceRow, candidates_of, propose_origins, text_and_source
from accord.core.texts.redline import Comparison
from accord.decisions.models import Draft, DraftStepKind, Expression, Provision
from accord.decisions.models import DraftParagraph as ParagraphRow


@dataclass(frozen=True, slots=True)
class DraftStepRow:
    """Something that happened to a draft: made, submitted, adopted, withdrawn."""

    step: str
    on: date
    meeting: str | None
    document: str
    adopted_as: str | None
    reason: str


@dataclass(frozen=True, slots=True)
class DraftRow:
    """A draft as a list shows it. `state` is its last step."""

    id: str
    body: str
    kind: str
    number: str
    title: str
    language: str
    work: str | None
    base: str | None
    state: str
    steps: tuple[DraftStepRow, ...]
    consultations: tuple[str, ...]
    note: str

    @property
    def is_open(self) -> bool:
        """Whether it is neither adopted nor withdrawn."""
        return self.state not in (DraftStepKind.ADOPTED.value, DraftStepKind.WITHDRAWN.value)


def drafts(*, body: str | None = None, work: str | None = None, only_open: bool = False) -> tuple[DraftRow, ...]:
    """Drafts by identifier: of a body or one below it, of those that amend a text, of those that are neither adopted nor withdrawn."""
    rows = Draft.objects.prefetch_related("steps", "consultations").order_by("id")
    if work:
        rows = rows.filter(work__in=[work, work.partition("@")[0]])
    found = [_row(row) for row in rows if body is None or row.body_id == body or row.body_id.startswith(f"{body}:")]
    return tuple(row for row in found if row.is_open or not only_open)


def draft(key: str) -> DraftRow:
    """One draft. Raises NotFound."""
    return _row(_known(key))


def paragraphs_of(key: str) -> Paragraphs:
    """The paragraphs of a draft in their order, those struck out too. Raises NotFound."""
    row = _known(key)
    parts = ParagraphRow.objects.filter(draft=row).prefetch_related("origins").order_by("place", "key")
    return tuple(
        DraftParagraph(
            each.key,
            each.words,
            each.label,
            each.kind,
            each.before or None,
            each.struck,
            tuple(
                Origin(origin.text, origin.provision, origin.words)
                for origin in sorted(each.origins.all(), key=lambda origin: origin.pk)
            ),
        )
        for each in parts
    )


def draft_text(key: str) -> str:
    """What the draft would leave, with a blank line between paragraphs. Raises NotFound."""
    return clean_text(paragraphs_of(key))


def draft_redline(key: str) -> Comparison:
    """What the draft changes in the text it amends; of a new text everything is inserted. Raises NotFound."""
    return redline_of(paragraphs_of(key))


def draft_sources(key: str) -> tuple[SourceRow, ...]:
    """The Text / Source table of a draft. Raises NotFound."""
    row = _known(key)
    amends = (row.base.work_id if row.base else None) or row.work_id
    return text_and_source(
        paragraphs_of(key), language=row.language, within=row.body_id.partition(":")[0], amends=amends
    )


def parts_of_text(text: str, *, language: str = "en") -> tuple[tuple[str, str], ...]:
    """The labels and words of a text (`cites:dec:17.55@cop19`) as the register has them: of its own paper or of a set of decisions.

    Without a revision, of the latest that has words. None where the register has no words of it.
    """
    own = Expression.objects.filter(work=text) or Expression.objects.filter(work__id__startswith=f"{text}@")
    row = own.filter(language=language).order_by("-work_id").first() or own.order_by("-work_id").first()
    if row is not None:
        return tuple((part.label, row.text[part.start : part.end]) for part in row.provisions.order_by("place"))
    quoted = Provision.objects.filter(instrument=text).select_related("expression").order_by("expression_id", "place")
    first = quoted.first()
    if first is None:
        return ()
    held = quoted.filter(expression=first.expression_id)
    return tuple((part.label, part.expression.text[part.start : part.end]) for part in held)


def proposed_origins(key: str, texts: Sequence[str]) -> tuple[Proposed, ...]:
    """For each paragraph of a draft without origins the paragraph of `texts` that it seems to be taken from. Raises NotFound.

    A proposal of the machine: `edit_draft` with `Attribute` records what a person accepts. NotFound also where the register has no words
    of one of the texts.
    """
    row = _known(key)
    parts = {text: parts_of_text(text, language=row.language) for text in texts}
    if lacking := [text for text, found in parts.items() if not found]:
        raise NotFound(f"the register has no words of {', '.join(lacking)}")
    return propose_origins([each for each in paragraphs_of(key) if not each.origins], candidates_of(parts))


def with_words(origin: Origin, *, language: str = "en") -> Origin:
    """An origin with the words as the register has them, where it gives none itself."""
    if origin.words.strip():
        return origin
    parts = parts_of_text(origin.text, language=language)
    named = [words for label, words in parts if not origin.provision or label == origin.provision]
    return replace(origin, words="\n\n".join(named))


def _known(key: str) -> Draft:
    row = Draft.objects.filter(id=key).first()
    if row is None:
        raise NotFound(f"the register has no draft {key}")
    return row


def _row(row: Draft) -> DraftRow:
    steps = tuple(
        DraftStepRow(each.step, each.on, each.meeting_id, each.document, each.adopted_as_id, each.reason)
        for each in sorted(row.steps.all(), key=lambda each: each.order)
    )
    return DraftRow(
        row.id,
        row.body_id,
        row.kind,
        row.number,
        row.title,
        row.language,
        row.work_id,
        row.base_id,
        steps[-1].step if steps else DraftStepKind.MADE.value,
        steps,
        tuple(sorted(each.id for each in row.consultations.all())),
        row.note,
    )
