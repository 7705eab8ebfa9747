"""`accord decisions register|assign|record|status|deletions`: texts that come in, and what happens to them and their provisions."""

from datetime import date
from pathlib import Path

import click

from accord.cli import _django
from accord.cli._documents import colophon_of, out_option, today, write
from accord.cli.listings import DAY

_WHEN = "The day, month or year: 2025-02-03, 2025-02 or 2025."


@click.command("register")
@click.argument("key", metavar="ID")
@click.option("--body", required=True, help="The body that adopted it, such as cites:cop.")
@click.option("--title", required=True, help="Its title.")
@click.option("--directed-to", default="", help="Whom a decision is directed to: cites:secretariat cites:sc.")
@click.option("--adopted", help=f"When it was adopted, revised or issued. {_WHEN} [default: not known]")
@click.option("--at", "meeting", help="The meeting that adopted it, such as cites:meeting:cop19.")
def register_text(key: str, body: str, title: str, directed_to: str, adopted: str | None, meeting: str | None) -> None:
    """Add a text (cites:dec:19.20) or one revision (cites:res:10.4@cop19) that the register does not have."""
    _django.ready()
    from accord.core.dates import read_imprecise_date
    from accord.decisions.acts import NewWork, register_work
    from accord.journal.actors import OPERATOR

    work = NewWork(key, body, title, tuple(directed_to.split()))
    made = register_work(
        actor=OPERATOR, work=work, adopted_on=read_imprecise_date(adopted) if adopted else None, meeting=meeting
    )
    click.echo(f"{made}: in the register")


@click.command("assign")
@click.argument("paper", metavar="PAPER")
@click.argument("key", metavar="ID")
def assign(paper: str, key: str) -> None:
    """Say that a paper (text:…) holds the text of a resolution or decision, or of one revision of it."""
    _django.ready()
    from accord.decisions.acts import assign_paper
    from accord.journal.actors import OPERATOR

    assign_paper(actor=OPERATOR, paper=paper, work=key)
    click.echo(f"{paper}: the text of {key}")


@click.command("record")
@click.argument("key", metavar="ID")
@click.argument("event", metavar="EVENT")
@click.option("--on", "happened", required=True, help=_WHEN)
@click.option("--at", "meeting", help="The meeting, such as cites:meeting:cop20.")
@click.option("--document", help="The document of the register that says so.")
@click.option(
    "--provision", "provisions", multiple=True, help="Only of this provision, such as “3 a)”; may be repeated."
)
@click.option("--other", default="", help="The text that took it in, or stands in its place.")
@click.option("--reason", default="", help="Why it is recorded.")
def record(
    key: str,
    event: str,
    happened: str,
    meeting: str | None,
    document: str | None,
    provisions: tuple[str, ...],
    other: str,
    reason: str,
) -> None:
    """Add one EVENT to the log of a text: adopted, implemented, incorporated, deleted, repealed_in_part, superseded …

    Refused with every reason where the order of the conventions does not allow it.
    """
    _django.ready()
    from accord.core.dates import read_imprecise_date
    from accord.decisions.acts import record_work_event
    from accord.decisions.models import WorkEventKind
    from accord.decisions.queries import state_of
    from accord.journal.actors import OPERATOR

    record_work_event(
        actor=OPERATOR,
        work=key,
        event=event,  # type: ignore[arg-type]  # what is none is told by the act
        happened=read_imprecise_date(happened),
        meeting=meeting,
        document=document,
        provisions=provisions,
        other=other,
        reason=reason,
    )
    click.echo(f"{key}: {WorkEventKind(event).label}; it is {state_of(key).value} now")


@click.command("status")
@click.argument("key", metavar="ID")
@click.argument("provision", metavar="PROVISION")
@click.argument("status", metavar="STATUS")
@click.option("--on", type=DAY, help="The day. [default: today]")
@click.option("--at", "meeting", help="The meeting that found so.")
@click.option("--reason", default="", help="Why.")
def provision_status(key: str, provision: str, status: str, on: date | None, meeting: str | None, reason: str) -> None:
    """Record how one PROVISION of a text stands (“3 a)”, or “-” for the whole).

    STATUS is operational, informational, active, implemented, elapsed, superseded, retired, requires_funding or funded.
    """
    _django.ready()
    from accord.decisions.acts import record_provision_status
    from accord.journal.actors import OPERATOR

    named = "" if provision == "-" else provision
    record_provision_status(
        actor=OPERATOR, work=key, provision=named, status=status, on=on or today(), meeting=meeting, reason=reason
    )
    click.echo(f"{key} {named}: {status.replace('_', ' ')}")


@click.command("deletions")
@click.option("--at", "meeting", required=True, help="The meeting whose paper it is, such as cites:meeting:sc78.")
@click.option(
    "--organ", default="", help="How the paper calls the body that is invited to act. [default: the body that meets]"
)
@click.option("--language", default="en", show_default=True, help="en, fr or es.")
@click.option("--on", type=DAY, help="By what is known on that day. [default: today]")
@out_option
def deletions(meeting: str, organ: str, language: str, on: date | None, out: Path) -> None:
    """Write the part of a committee paper on decisions proposed for deletion: texts, reasons, recommendations."""
    _django.ready()
    from accord.decisions import queries
    from accord.documents.deletion_part import deletion_document
    from accord.documents.meeting_names import organ_called

    day = on or today()
    agenda = queries.agenda_of(meeting, on=day)
    rows = queries.deletion_rows(meeting, on=day, language=language)
    called = organ or organ_called(meeting, language)
    write(deletion_document(agenda, rows, language=language, colophon=colophon_of(day), organ=called), out)


COMMANDS = (register_text, assign, record, provision_status, deletions)
