"""`accord species proposals`: listing proposals, who was asked about them until when, and what bodies said."""

from datetime import date
from typing import TYPE_CHECKING

import click

from accord.cli import _django
from accord.cli._rows import output_format, plain, print_rows
from accord.cli.listings import DAY, today
from accord.cli.species_proposals_acts import amend, comment, consult, decide, link, submit, withdraw

if TYPE_CHECKING:
    from accord.species.queries.proposals import Awaited, ProposalRow

_STATES = ("submitted", "amended", "withdrawn", "accepted", "rejected")


@click.group("proposals", invoke_without_command=True)
@click.option("--on", type=DAY, help="As they stood on this day. [default: today]")
@click.option("--instrument", help="Only proposals to this convention.")
@click.option("--meeting", help="Only those to this meeting, such as cites:meeting:cop19.")
@click.option("--state", type=click.Choice(_STATES), help="Only those that stand so.")
@click.option("--taxon", help="Only those that concern this taxon: itself, one above or below it.")
@click.option("--awaiting", help="Only those on which the views of this body are still due, the most urgent first.")
@output_format
@click.pass_context
def command(
    context: click.Context,
    on: date | None,
    instrument: str | None,
    meeting: str | None,
    state: str | None,
    taxon: str | None,
    awaiting: str | None,
    form: str,
) -> None:
    """List proposals to amend the Appendices: what each asks for and where it stands."""
    if context.invoked_subcommand is not None:
        return
    _django.ready()
    from accord.species.queries import proposals as asked

    day = on or today()
    if awaiting:
        print_rows(asked.awaiting(awaiting, on=day), form, _awaited, none=f"No views of {awaiting} are due on {day}.")
        return
    rows = asked.proposals(on=day, instrument=instrument, meeting=meeting, state=state)
    if taxon:
        concerned = {each.proposal.id for each in asked.about([taxon], on=day)}
        rows = tuple(row for row in rows if row.id in concerned)
    print_rows(rows, form, _line, none="No such proposal is on record.")


def _line(row: "ProposalRow") -> tuple[object, ...]:
    return row.id, row.name, row.change, row.state, f"{len(row.comments)} comments"


def _awaited(each: "Awaited") -> tuple[object, ...]:
    asked = each.consultation
    late = f"{asked.overdue} days overdue" if asked.overdue else ""
    return asked.due_on, each.proposal.id, each.proposal.name, each.proposal.change, late


@command.command()
@click.argument("key")
@click.option("--on", type=DAY, help="As it stood on this day. [default: today]")
@output_format
def show(key: str, on: date | None, form: str) -> None:
    """Show one proposal with its steps, consultations, comments, and the listings that came of it."""
    _django.ready()
    import json

    from accord.species.queries.proposals import proposal

    row = proposal(key, on=on or today())
    if form == "jsonl":
        click.echo(json.dumps(plain(row), ensure_ascii=False))
        return
    click.echo(f"{row.name} ({row.rank}): {row.change}; {row.state}")
    click.echo(f"  {row.instrument.upper()}, {row.meeting_title}, proposal {row.number}")
    click.echo(f"  proponents: {' '.join(row.proponents) or 'not recorded'}")
    for due, what in ((row.submission_due, "proposals"), (row.comments_due, "views")):
        if due is not None:
            click.echo(f"  last day for {what}: {due.day} ({due.rule})")
    _print_course(row)


def _print_course(row: "ProposalRow") -> None:
    for step in row.steps:
        click.echo(f"  {step.on or 'day not recorded'}  {step.state}  {step.reason}".rstrip())
    for asked in row.consultations:
        answer = f"answered on {asked.answered_on}" if asked.answered_on else "no answer yet"
        late = f", {asked.overdue} days late" if asked.overdue else ""
        click.echo(f"  {asked.asked_on}  {asked.body} asked; due on {asked.due_on} ({asked.rule}); {answer}{late}")
    for said in row.comments:
        where = " ".join(part for part in (said.document, said.url) if part)
        click.echo(f"  {said.published_on}  {said.body}: {said.position.replace('_', ' ')}  {where}".rstrip())
        for text in said.text.splitlines():
            click.echo(f"      {text}")
    for result in row.results:
        click.echo(f"  {result.effective}  Appendix {result.appendix} [{result.event}]")


for _act in (submit, amend, withdraw, decide, link, consult, comment):
    command.add_command(_act)
