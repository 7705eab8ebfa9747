"""`accord programmes result|results`: draft, accept and dispute results; list them with what each side says."""

from datetime import date
from typing import TYPE_CHECKING

import click

from accord.cli import _django
from accord.cli._rows import output_format, print_rows
from accord.cli.listings import DAY, today
from accord.core.errors import Invalid

if TYPE_CHECKING:
    from accord.core.programme.edition import Edition, Result

_ON = click.option("--on", type=DAY, help="On this day. [default: today]")
_SAID = ("done", "partly", "no_action")


@click.command()
@click.argument("edition")
@click.option("--as-of", "on", type=DAY, help="As they stood on this day. [default: today]")
@click.option("--state", type=click.Choice(["printed", "agreed", "draft", "disputed", "withdrawn"]), help="Only these.")
@output_format
def results(edition: str, on: date | None, state: str | None, form: str) -> None:
    """List the results of EDITION, drafts too, with what each side says of them."""
    _django.ready()
    from accord.programmes.queries import edition as read_edition

    value = read_edition(edition, on=on or today(), drafts=True)
    rows = [each for each in value.results if state in (None, each.agreement(value.bodies).value)]
    print_rows(rows, form, lambda row: _line(row, value), none="No such result is on record.")


def _line(row: "Result", value: "Edition") -> tuple[object, ...]:
    codes = [each.printed_code for each in value.activities() if any(one.result == row.id for one in each.reports)]
    said = "; ".join(f"{view.body}: {view.verdict} {view.words}".rstrip() for view in row.standing_views().values())
    text = row.text if len(row.text) <= 70 else f"{row.text[:70]}…"
    return row.id, row.agreement(value.bodies), row.reported_on, " ".join(codes), text, said


@click.group()
def result() -> None:
    """Draft a result for one side; accept or dispute it for the other."""


@result.command()
@click.argument("edition")
@click.argument("text")
@click.option("--for", "body", required=True, help="The side that says so, such as cms:secretariat.")
@click.option(
    "--activity", "activities", multiple=True, required=True, help="KEY=done|partly|no_action; may be repeated."
)
@click.option("--meeting", help="The meeting to which it is reported.")
@click.option("--evidence", multiple=True, help="An address that shows it; may be repeated.")
@_ON
def draft(
    edition: str,
    text: str,
    body: str,
    activities: tuple[str, ...],
    *,
    meeting: str | None,
    evidence: tuple[str, ...],
    on: date | None,
) -> None:
    """Draft a result of EDITION that says TEXT. It counts when the other side has accepted it."""
    _django.ready()
    from accord.core.programme.edition import Evidence
    from accord.journal.actors import OPERATOR
    from accord.programmes.acts import draft_result
    from accord.programmes.values import Statement

    statement = Statement(
        text=text,
        activities=tuple(_standing(each) for each in activities),
        meeting=meeting,
        evidence=tuple(Evidence(url=each) for each in evidence),
    )
    key = draft_result(actor=OPERATOR, edition=edition, body=body, statement=statement, on=on or today())
    click.echo(f"Drafted as {key}.")


def _standing(given: str) -> tuple[str, str]:
    key, separator, status = given.rpartition("=")
    if not separator or status not in _SAID:
        raise Invalid(f"“{given}” doesn't say how the activity stands: write KEY=done, KEY=partly or KEY=no_action")
    return key, status


@result.command()
@click.argument("key")
@click.option("--for", "body", required=True, help="The side that accepts it.")
@click.option("--seen", type=int, default=1, show_default=True, help="The version of its wording that was read.")
@click.option("--words", default="", help="What the side says beside it.")
@_ON
def accept(key: str, body: str, seen: int, words: str, on: date | None) -> None:
    """Accept the result KEY for one side."""
    _django.ready()
    from accord.journal.actors import OPERATOR
    from accord.programmes.acts import accept_result

    accept_result(actor=OPERATOR, result=key, seen=seen, body=body, words=words, on=on or today())
    click.echo("Recorded.")


@result.command()
@click.argument("key")
@click.option("--for", "body", required=True, help="The side that disputes it.")
@click.option("--seen", type=int, default=1, show_default=True, help="The version of its wording that was read.")
@click.option("--words", required=True, help="What is wrong with it.")
@_ON
def dispute(key: str, body: str, seen: int, words: str, on: date | None) -> None:
    """Dispute the result KEY for one side; both views are kept."""
    _django.ready()
    from accord.journal.actors import OPERATOR
    from accord.programmes.acts import dispute_result

    dispute_result(actor=OPERATOR, result=key, seen=seen, body=body, words=words, on=on or today())
    click.echo("Recorded.")


@result.command()
@click.argument("key")
@click.option("--seen", type=int, required=True, help="The version of its wording that was read.")
@click.option("--text", required=True, help="The new words.")
@click.option("--reason", required=True, help="Why.")
@_ON
def revise(key: str, seen: int, text: str, reason: str, on: date | None) -> None:
    """Put other words in the place of the draft KEY; what the others said of the former is kept, and counts no longer."""
    _django.ready()
    from accord.journal.actors import OPERATOR
    from accord.programmes.acts import revise_result

    version = revise_result(actor=OPERATOR, result=key, seen=seen, text=text, reason=reason, on=on or today())
    click.echo(f"Recorded as version {version}.")


@result.command()
@click.argument("key")
@click.option("--reason", required=True, help="Why.")
@_ON
def withdraw(key: str, reason: str, on: date | None) -> None:
    """Withdraw the draft KEY; it stays on record."""
    _django.ready()
    from accord.journal.actors import OPERATOR
    from accord.programmes.acts import withdraw_result

    withdraw_result(actor=OPERATOR, result=key, reason=reason, on=on or today())
    click.echo("Recorded.")
