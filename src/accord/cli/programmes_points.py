"""`accord programmes points`: what somebody is to do about something, until when, and whether it is done."""

from datetime import date
from typing import TYPE_CHECKING

import click

from accord.cli import _django
from accord.cli._rows import output_format, print_rows
from accord.cli.listings import DAY, today

if TYPE_CHECKING:
    from accord.programmes.queries import ActionPointRow

_ON = click.option("--on", type=DAY, help="On this day. [default: today]")


@click.group(invoke_without_command=True)
@click.option("--owner", default="", help="Only those of this body.")
@click.option("--kind", default="", help="Only about things of this kind: activity, meeting, partnership …")
@click.option("--about", default="", help="Only about this one.")
@click.option("--all", "every", is_flag=True, help="Those that are done, too.")
@click.option("--as-of", "on", type=DAY, help="As they stood on this day. [default: today]")
@output_format
@click.pass_context
def points(
    context: click.Context, owner: str, kind: str, about: str, *, every: bool, on: date | None, form: str
) -> None:
    """Action points that are open, the most urgent first."""
    if context.invoked_subcommand is not None:
        return
    _django.ready()
    from accord.programmes.queries import action_points

    rows = action_points(on=on or today(), owner=owner, kind=kind, about=about, open_only=not every)
    print_rows(rows, form, _line, none="No such action point is on record.")


def _line(row: "ActionPointRow") -> tuple[object, ...]:
    return row.id, row.status, row.due or "-", row.owner, f"{row.kind} {row.about}", row.text


@points.command("open")
@click.argument("kind")
@click.argument("about")
@click.argument("text")
@click.option("--owner", required=True, help="The body that is to do it.")
@click.option("--due", help="Until when: 2027-06-30, 2027-06 or 2027.")
@_ON
def open_(kind: str, about: str, text: str, owner: str, due: str | None, on: date | None) -> None:
    """Record that somebody is to do TEXT about a thing: its KIND (activity, meeting …) and identifier."""
    _django.ready()
    from accord.core.dates import read_imprecise_date
    from accord.journal.actors import OPERATOR
    from accord.programmes.acts import open_action_point

    until = read_imprecise_date(due) if due else None
    number = open_action_point(
        actor=OPERATOR, kind=kind, about=about, text=text, owner=owner, due=until, on=on or today()
    )
    click.echo(f"Recorded as action point {number}.")


@points.command()
@click.argument("point", type=int)
@click.argument("outcome")
@_ON
def close(point: int, outcome: str, on: date | None) -> None:
    """Say that the action point is done, and what came of it."""
    _django.ready()
    from accord.journal.actors import OPERATOR
    from accord.programmes.acts import close_action_point

    close_action_point(actor=OPERATOR, point=point, outcome=outcome, on=on or today())
    click.echo("Recorded.")


@points.command()
@click.argument("point", type=int)
@click.option("--inadequate", is_flag=True, help="It isn't done as it should be: open it again.")
@click.option("--reason", default="", help="What is missing.")
@_ON
def verify(point: int, *, inadequate: bool, reason: str, on: date | None) -> None:
    """Confirm that the action point is done; whoever said so can't be the one who confirms it."""
    _django.ready()
    from accord.journal.actors import OPERATOR
    from accord.programmes.acts import verify_action_point

    verify_action_point(actor=OPERATOR, point=point, is_adequate=not inadequate, reason=reason, on=on or today())
    click.echo("Opened again." if inadequate else "Verified.")
