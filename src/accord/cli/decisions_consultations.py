"""`accord decisions consult|consultations|extend|close|comment|comments|answer|matrix`: drafts opened for comments."""

from datetime import date
from pathlib import Path

import click

from accord.cli import _django
from accord.cli._documents import colophon_of, out_option, today, write
from accord.cli._rows import output_format, print_rows
from accord.cli.decisions_drafts import paragraphs_in
from accord.cli.listings import DAY
from accord.core.errors import Invalid


@click.command("consult")
@click.argument("what", metavar="DRAFT|PAPER|SUBJECT")
@click.option(
    "--notification", required=True, help="The notification that opens it: cites:notif:2026/14, or its symbol."
)
@click.option("--closes", "closes_on", type=DAY, required=True, help="The last day for comments.")
@click.option("--on", type=DAY, help="The day of opening. [default: today]")
@click.option("--body", default="", help="The body that asks. [default: that of the draft or paper]")
@click.option("--title", default="", help="The title. [default: that of the draft or paper]")
@click.option(
    "--text", "file", type=click.Path(dir_okay=False, path_type=Path), help="Of a subject: the text asked about."
)
@click.option("--language", default="en", show_default=True, help="Of a subject: the language of its text.")
@click.option("--parties-only", is_flag=True, help="Observers are not asked.")
@click.option("--show-at-once", is_flag=True, help="Comments are public before the closing.")
def consult(
    what: str,
    notification: str,
    closes_on: date,
    on: date | None,
    body: str,
    title: str,
    file: Path | None,
    language: str,
    parties_only: bool,
    show_at_once: bool,
) -> None:
    """Open a draft (draft:…), a paper (text:…) or another subject, such as a listing proposal, for comments by paragraph."""
    _django.ready()
    from accord.decisions.acts import NewConsultation, open_consultation
    from accord.journal.actors import OPERATOR

    kind = what.partition(":")[0]
    is_subject = kind not in ("draft", "text")
    if is_subject and file is None:
        raise Invalid("a subject needs the text that is asked about (--text FILE)")
    new = NewConsultation(
        title,
        notification,
        body,
        language,
        draft=what if kind == "draft" else None,
        paper=what if kind == "text" else None,
        subject=what if is_subject else "",
        paragraphs=paragraphs_in(file, body.partition(":")[0]) if is_subject and file is not None else (),
        for_observers=not parties_only,
        comments_shown_at_once=show_at_once,
    )
    day = on or today()
    key = open_consultation(actor=OPERATOR, consultation=new, on=day, closes_on=closes_on)
    click.echo(f"{key}: open for comments from {day} to {closes_on}")


@click.command("consultations")
@click.option("--body", help="Only of this body, such as cites.")
@click.option("--on", type=DAY, help="As they stood on that day. [default: today]")
@output_format
def consultations(body: str | None, on: date | None, form: str) -> None:
    """Print the consultations, those that close next first."""
    _django.ready()
    from accord.decisions import queries

    rows = queries.consultations(on=on or today(), body=body)
    print_rows(
        rows,
        form,
        lambda row: (
            row.id,
            row.phase.value,
            row.closes_on,
            f"{row.answered} of {row.comments} answered",
            row.title[:60],
        ),
        none="No consultations.",
    )


@click.command("extend")
@click.argument("key", metavar="CONSULTATION")
@click.option("--closes", "closes_on", type=DAY, required=True, help="The new last day for comments.")
@click.option("--on", type=DAY, help="The day on which it is extended. [default: today]")
@click.option("--reason", required=True, help="Why.")
def extend(key: str, closes_on: date, on: date | None, reason: str) -> None:
    """Give more time for comments."""
    _django.ready()
    from accord.decisions.acts import extend_consultation
    from accord.journal.actors import OPERATOR

    extend_consultation(actor=OPERATOR, consultation=key, on=on or today(), closes_on=closes_on, reason=reason)
    click.echo(f"{key}: open until {closes_on}")


@click.command("close")
@click.argument("key", metavar="CONSULTATION")
@click.option("--on", type=DAY, help="The day. [default: today]")
@click.option("--reason", required=True, help="Why, before its day.")
def close(key: str, on: date | None, reason: str) -> None:
    """Close a consultation before its day."""
    _django.ready()
    from accord.decisions.acts import close_consultation
    from accord.journal.actors import OPERATOR

    close_consultation(actor=OPERATOR, consultation=key, on=on or today(), reason=reason)
    click.echo(f"{key}: closed")


@click.command("comment")
@click.argument("key", metavar="CONSULTATION")
@click.option("--for", "whose", required=True, help="On whose behalf: a country (KE), or a body of the register.")
@click.option("--paragraph", type=int, help="The paragraph it is about. [default: the text as a whole]")
@click.option("--text", default="", help="What it says.")
@click.option("--proposed", default="", help="The wording it proposes.")
@click.option("--language", default="en", show_default=True, help="By two letters (ISO 639-1).")
@click.option("--given-by", default="", help="Who wrote it.")
@click.option("--received", type=DAY, help="When it came; after the closing it is marked late. [default: today]")
def comment(
    key: str,
    whose: str,
    paragraph: int | None,
    text: str,
    proposed: str,
    language: str,
    given_by: str,
    received: date | None,
) -> None:
    """Record a comment that a Party or an observer sent in."""
    _django.ready()
    from accord.decisions.acts import NewComment, record_received_comment
    from accord.decisions.queries import comments
    from accord.journal.actors import OPERATOR

    is_country = len(whose) == 2 and whose.isupper()
    said = NewComment(
        whose if is_country else None, None if is_country else whose, paragraph, text, proposed, language, given_by
    )
    number = record_received_comment(actor=OPERATOR, consultation=key, comment=said, received_on=received or today())
    late = next(each.late for each in comments(key, on=today(), seen_by=OPERATOR) if each.number == number)
    click.echo(f"{key}: comment {number}{', late' if late else ''}")


@click.command("comments")
@click.argument("key", metavar="CONSULTATION")
@output_format
def list_comments(key: str, form: str) -> None:
    """Print the comments of a consultation with their answers, in the order of the text."""
    _django.ready()
    from accord.decisions import queries
    from accord.journal.actors import OPERATOR

    rows = queries.comments(key, on=today(), seen_by=OPERATOR)
    print_rows(
        rows,
        form,
        lambda row: (
            row.number,
            row.paragraph or "whole",
            row.name,
            row.outcome or "open",
            (row.text or f"→ {row.proposed}")[:80],
        ),
        none="No comments.",
    )


@click.command("answer")
@click.argument("key", metavar="CONSULTATION")
@click.argument("number", type=int, metavar="NUMBER")
@click.argument(
    "outcome", type=click.Choice(["accepted", "accepted_in_part", "not_accepted", "noted"]), metavar="OUTCOME"
)
@click.option("--reasons", default="", help="Why; needed where it is not accepted, or in part only.")
@click.option("--on", type=DAY, help="The day. [default: today]")
def answer(key: str, number: int, outcome: str, reasons: str, on: date | None) -> None:
    """Answer a comment: OUTCOME is accepted, accepted_in_part, not_accepted or noted."""
    _django.ready()
    from accord.core.texts.consultation import Outcome
    from accord.decisions.acts import answer_comment
    from accord.journal.actors import OPERATOR

    answer_comment(
        actor=OPERATOR, consultation=key, number=number, outcome=Outcome(outcome), on=on or today(), reasons=reasons
    )
    click.echo(f"{key}: comment {number} {outcome.replace('_', ' ')}")


@click.command("matrix")
@click.argument("key", metavar="CONSULTATION")
@click.option("--language", default="", help="Of the fixed words: en, fr or es. [default: that of the text]")
@click.option("--public", is_flag=True, help="Only what anybody may read now.")
@out_option
def matrix(key: str, language: str, public: bool, out: Path) -> None:
    """Write the response matrix: every comment by paragraph, the wording it proposes as a redline, and the answer."""
    _django.ready()
    from accord.decisions import queries
    from accord.documents.response_matrix import response_matrix
    from accord.journal.actors import ANYONE, OPERATOR

    day = today()
    row = queries.consultation(key, on=day)
    tongue = language or row.language
    said = queries.comments(key, on=day, seen_by=ANYONE if public else OPERATOR, language=tongue)
    document = response_matrix(row, queries.consulted_paragraphs(key), said, colophon=colophon_of(day), language=tongue)
    write(document, out)


COMMANDS = (consult, consultations, extend, close, comment, list_comments, answer, matrix)
