"""The response matrix of a consultation: every comment by paragraph, with the wording it proposes as a redline, and the answer."""

from collections import Counter
from collections.abc import Sequence
from itertools import groupby

from rapidfuzz.fuzz import ratio

from accord.core.texts.consultation import Capacity, Outcome
from accord.core.texts.redline import words_changed
from accord.decisions.queries import CommentRow, ConsultationRow, ParagraphRow
from accord.documents.model import (
    Cell,
    Colophon,
    Column,
    Document,
    Letterhead,
    Paragraph,
    Row,
    Table,
    Words,
    words,
)
from accord.documents.phrases import printed_date
from accord.documents.text_phrases import text_phrase
from accord.documents.text_runs import marked

#: Below this share of common letters a wording is a text of its own, and a redline would be noise.
_ALIKE = 45.0


def response_matrix(
    consultation: ConsultationRow,
    paragraphs: Sequence[ParagraphRow],
    comments: Sequence[CommentRow],
    *,
    colophon: Colophon,
    language: str = "",
    letterhead: Letterhead | None = None,
) -> Document:
    """The matrix in the language of the consultation, or in another for its fixed words. Withdrawn comments are left out.

    Paragraphs on which nobody commented are left out; comments on the whole text come first.
    """
    tongue = language or consultation.language
    said = sorted(
        (each for each in comments if each.withdrawn_on is None),
        key=lambda each: (each.paragraph or 0, each.capacity is Capacity.OBSERVER, each.name, each.number),
    )
    texts = {each.number: each for each in paragraphs}
    rows: list[Row] = []
    for number, group in groupby(said, key=lambda each: each.paragraph):
        rows.append(_heading(texts.get(number or 0), number, tongue))
        rows += [_row(each, tongue) for each in group]
    head = [Paragraph(words(_opened(consultation, tongue)))] if consultation.opened_on else []
    head.append(Paragraph(words(_counted(said, tongue))))
    columns = tuple(
        Column(words(text_phrase(key, tongue)), share)
        for key, share in (("number", 0.5), ("from", 1.6), ("comment", 3.2), ("proposed", 3.2), ("answer", 3.2))
    )
    table = (Table(columns, tuple(rows), text_phrase("matrix", tongue)),) if rows else ()
    title = f"{text_phrase('matrix', tongue)}: {consultation.title}"
    return Document(title, tongue, (*head, *table), colophon, letterhead or Letterhead(), landscape=True)


def _heading(paragraph: ParagraphRow | None, number: int | None, language: str) -> Row:
    said = (
        paragraph.words if paragraph is not None else text_phrase("whole", language) if number is None else str(number)
    )
    return Row((_cell(words(said, bold=paragraph is None)),), heading=True)


def _row(said: CommentRow, language: str) -> Row:
    return Row(
        (
            _cell(words(str(said.number))),
            _from(said, language),
            _cell(*(words(line) for line in said.text.splitlines() if line.strip())),
            _cell(_proposed(said)),
            _answer(said, language),
        )
    )


def _from(said: CommentRow, language: str) -> Cell:
    capacity = text_phrase(said.capacity.value, language)
    late = text_phrase("late", language, day=printed_date(said.received_on, language)) if said.late else ""
    return _cell(words(said.name, bold=True), words(f"({capacity})"), words(late, italic=True))


def _proposed(said: CommentRow) -> Words:
    """The proposed wording against the words that were commented on."""
    if not said.proposed:
        return ()
    if said.on_words and ratio(said.on_words, said.proposed) >= _ALIKE:
        return marked(words_changed(said.on_words, said.proposed))
    return words(said.proposed)


def _answer(said: CommentRow, language: str) -> Cell:
    outcome = words(text_phrase(said.outcome, language), bold=bool(said.outcome), italic=not said.outcome)
    return _cell(outcome, *(words(line) for line in said.reasons.splitlines() if line.strip()))


def _cell(*lines: Words) -> Cell:
    return tuple(Paragraph(line) for line in lines if line) or (Paragraph(()),)


def _opened(consultation: ConsultationRow, language: str) -> str:
    assert consultation.opened_on is not None
    last = consultation.closes_on or consultation.opened_on
    return text_phrase(
        "opened",
        language,
        notification=consultation.notification,
        first=printed_date(consultation.opened_on, language),
        last=printed_date(last, language),
    )


def _counted(said: Sequence[CommentRow], language: str) -> str:
    if not said:
        return text_phrase("no_comments", language)
    outcomes = Counter(each.outcome for each in said)
    order = [*(each.value for each in Outcome), ""]
    told = "; ".join(f"{text_phrase(key, language)}: {outcomes[key]}" for key in order if outcomes[key])
    parties = {each.name for each in said if each.capacity is Capacity.PARTY}
    observers = {each.name for each in said if each.capacity is Capacity.OBSERVER}
    return text_phrase(
        "counted",
        language,
        comments=str(len(said)),
        parties=str(len(parties)),
        observers=str(len(observers)),
        outcomes=f"{told}.",
    )
