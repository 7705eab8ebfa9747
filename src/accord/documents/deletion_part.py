"""The part of a committee paper on decisions proposed for deletion: each with its text, whom it asked, why it can go, and what to do."""

from collections.abc import Sequence

from accord.core.texts.lifecycle import Happening
from accord.core.texts.printed import printed
from accord.decisions.queries import AgendaOf, DeletionRow, EventRow
from accord.documents.model import (
    Block,
    Cell,
    Colophon,
    Column,
    Document,
    Heading,
    Letterhead,
    Numbered,
    Paragraph,
    Row,
    Table,
    Words,
    words,
)
from accord.documents.text_phrases import enumerated, listed, text_phrase

_SHOWN = 5


def deletion_document(
    agenda: AgendaOf,
    rows: Sequence[DeletionRow],
    *,
    language: str = "en",
    colophon: Colophon,
    letterhead: Letterhead | None = None,
    organ: str = "",
) -> Document:
    """The part as a document of its own; `organ` is how the meeting's body is called in the recommendations."""
    title = text_phrase("deletions", language)
    _head, *blocks = deletion_blocks(
        agenda, rows, language=language, organ=organ
    )  # the title says what the heading would
    return Document(
        title, language, tuple(blocks), colophon, letterhead or Letterhead(meeting=agenda.title), landscape=True
    )


def deletion_blocks(
    agenda: AgendaOf, rows: Sequence[DeletionRow], *, language: str = "en", organ: str = ""
) -> tuple[Block, ...]:
    """Table and recommendations, for a paper that has more to say."""
    head = Heading(words(text_phrase("deletions", language)), level=2)
    if not rows:
        return (head, Paragraph(words(text_phrase("none_deletable", language))))
    columns = tuple(
        Column(words(text_phrase(key, language)), share)
        for key, share in (("decision", 1.2), ("text", 4), ("directed", 1.4), ("why", 3))
    )
    table = Table(columns, tuple(_row(each, language) for each in rows), text_phrase("deletions", language))
    return (head, table, *_recommendations(agenda, rows, language, organ))


def _row(row: DeletionRow, language: str) -> Row:
    text = [words(line) for line in row.text.split("\n\n") if line.strip()]
    return Row(
        (
            _cell(words(_called(row, language), bold=True), words(row.found.work.title)),
            _cell(*(text or [words(text_phrase("no_text", language), italic=True)])),
            _cell(words(row.directed_to)),
            _cell(*_reasons(row, language)),
        )
    )


def _reasons(row: DeletionRow, language: str) -> list[Words]:
    said = [_because(event, language) for event in row.found.because]
    papers = list(dict.fromkeys(place.paper_title for place in row.reported))[:_SHOWN]
    if papers:
        said.append(text_phrase("reported", language, papers=listed(papers, language)))
    if row.found.against:
        said.append(text_phrase("waits", language))
    return [words(line) for line in dict.fromkeys(said)]


def _because(event: EventRow, language: str) -> str:
    if event.event == Happening.INCORPORATED.value:
        other = printed(event.other, language=language) if event.other else ""
        key = "incorporated" if other else "incorporated_somewhere"
        said = text_phrase(key, language, other=other) if other else text_phrase(key, language)
    else:
        said = text_phrase(event.event, language)
    where = (event.meeting or "").rpartition(":")[2].upper().replace("COP", "CoP")
    document = printed(event.document, language=language) if event.document else ""
    told = ", ".join(filter(None, (where, str(event.happened or ""), document)))
    return f"{said} ({told})" if told else said


def _recommendations(agenda: AgendaOf, rows: Sequence[DeletionRow], language: str, organ: str) -> tuple[Block, ...]:
    waiting = [row for row in rows if row.found.against]
    ready = [row for row in rows if not row.found.against]
    incorporated = [row for row in ready if row.found.work.state.value == "incorporated"]
    done = [row for row in ready if row not in incorporated]
    asked: list[str] = []
    if agenda.conference:
        asked += [text_phrase("delete", language, decisions=_names(ready, language))] if ready else []
    else:
        have, their = ("have", "their") if len(done) > 1 else ("has", "its")
        names = _names(done, language)
        asked += [text_phrase("agree_implemented", language, decisions=names, have=have, their=their)] if done else []
        asked += (
            [text_phrase("propose_incorporated", language, decisions=_names(incorporated, language))]
            if incorporated
            else []
        )
    if waiting:
        asked.append(text_phrase("decide_incorporation", language, decisions=_names(waiting, language)))
    head = Heading(words(text_phrase("recommendations", language)), level=2)
    invited = Numbered(words(text_phrase("is_invited", language, organ=organ or agenda.title)))
    return (head, invited, *(Numbered(words(each), 1) for each in enumerated(asked, language)))


def _names(rows: Sequence[DeletionRow], language: str) -> str:
    return listed([_called(row, language) for row in rows], language)


def _called(row: DeletionRow, language: str) -> str:
    body = row.found.work.id.partition(":")[0]
    return printed(row.found.work.id, language=language, within=body)


def _cell(*lines: Words) -> Cell:
    return tuple(Paragraph(line) for line in lines if line) or (Paragraph(()),)
