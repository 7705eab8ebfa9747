"""`accord species proposals submit|amend|withdraw|decide|consult|comment`: what is recorded of listing proposals."""

from datetime import date

import click

from accord.cli import _django
from accord.cli.listings import DAY

_POSITIONS = ("supports", "does_not_support", "no_objection", "information")


@click.command()
@click.option("--meeting", required=True, help="The meeting that decides, such as cites:meeting:cop20.")
@click.option("--number", required=True, help="Its number there.")
@click.option("--taxon", required=True, help="The key of the taxon, such as cites:panthera-leo.")
@click.option("--from", "from_appendix", default="", help="The appendix in which it is listed. [default: not listed]")
@click.option("--to", "to_appendix", default="", help="The appendix that is asked for. [default: deletion]")
@click.option("--by", "proponents", default="", help="The Parties that propose it: KE TZ.")
@click.option("--populations", default="", help="Only the populations of these countries: BW ZA.")
@click.option("--except-populations", default="", help="Not the populations of these countries.")
@click.option("--scope", default="", help="What it says of populations or annotations, in words.")
@click.option("--document", default="", help="The symbol of its document.")
@click.option("--url", default="", help="Where the document is.")
@click.option("--on", "submitted_on", type=DAY, help="The day on which it was submitted. [default: not known]")
def submit(
    meeting: str,
    number: str,
    taxon: str,
    from_appendix: str,
    to_appendix: str,
    proponents: str,
    populations: str,
    except_populations: str,
    scope: str,
    document: str,
    url: str,
    submitted_on: date | None,
) -> None:
    """Record a proposal that Parties have submitted."""
    _django.ready()
    from accord.journal.actors import OPERATOR
    from accord.species.proposals.acts import submit_proposal
    from accord.species.proposals.values import NewProposal

    given = NewProposal(
        instrument=meeting.partition(":")[0],
        meeting=meeting,
        number=number,
        taxon=taxon,
        to_appendix=to_appendix,
        from_appendix=from_appendix,
        proponents=_codes(proponents),
        populations=_codes(populations),
        except_populations=_codes(except_populations),
        scope=scope,
        document=document,
        url=url,
        submitted_on=submitted_on,
    )
    click.echo(f"Recorded as {submit_proposal(actor=OPERATOR, proposal=given)}.")


def _codes(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text.upper().split()))


@click.command()
@click.argument("key")
@click.option("--on", type=DAY, required=True, help="The day of the amendment.")
@click.option("--to", "to_appendix", help="The appendix that is asked for since. [default: as before]")
@click.option("--scope", help="What it says since of populations or annotations. [default: as before]")
@click.option("--document", default="", help="The symbol of the document with the amendment.")
@click.option("--reason", required=True, help="Why.")
def amend(key: str, on: date, to_appendix: str | None, scope: str | None, document: str, reason: str) -> None:
    """Record that the proponents amended the proposal KEY."""
    _django.ready()
    from accord.journal.actors import OPERATOR
    from accord.species.proposals.acts import amend_proposal

    amend_proposal(
        actor=OPERATOR, proposal=key, on=on, to_appendix=to_appendix, scope=scope, document=document, reason=reason
    )
    click.echo("Recorded.")


@click.command()
@click.argument("key")
@click.option("--on", type=DAY, required=True, help="The day on which it was withdrawn.")
@click.option("--document", default="", help="The symbol of the document that says so.")
@click.option("--reason", required=True, help="Why.")
def withdraw(key: str, on: date, document: str, reason: str) -> None:
    """Record that the proponents withdrew the proposal KEY."""
    _django.ready()
    from accord.journal.actors import OPERATOR
    from accord.species.proposals.acts import withdraw_proposal

    withdraw_proposal(actor=OPERATOR, proposal=key, on=on, document=document, reason=reason)
    click.echo("Recorded.")


@click.command()
@click.argument("key")
@click.option("--accepted/--rejected", required=True, help="What the meeting decided.")
@click.option("--on", type=DAY, required=True, help="The day of the decision.")
@click.option("--event", "events", multiple=True, help="A listing event that comes of it; may be given again.")
@click.option("--document", default="", help="The symbol of the document with the decision.")
@click.option("--reason", required=True, help="How: by consensus, by a vote.")
def decide(
    key: str,
    *,
    accepted: bool,
    on: date,
    events: tuple[str, ...],
    document: str,
    reason: str,
) -> None:
    """Record that the meeting accepted or rejected the proposal KEY."""
    _django.ready()
    from accord.journal.actors import OPERATOR
    from accord.species.proposals.acts import decide_proposal

    decide_proposal(
        actor=OPERATOR, proposal=key, accepted=accepted, on=on, events=events, document=document, reason=reason
    )
    click.echo("Recorded.")


@click.command()
@click.argument("key")
@click.argument("event")
def link(key: str, event: str) -> None:
    """Say that the listing EVENT came of the accepted proposal KEY."""
    _django.ready()
    from accord.journal.actors import OPERATOR
    from accord.species.proposals.acts import link_proposal_result

    link_proposal_result(actor=OPERATOR, proposal=key, event=event)
    click.echo("Recorded.")


@click.command()
@click.argument("key")
@click.option("--body", required=True, help="The body that is asked, such as cms.")
@click.option("--asked-on", type=DAY, required=True, help="The day on which it was asked.")
@click.option("--due-on", type=DAY, help="Until when. [default: the day that the treaty gives]")
@click.option("--rule", default="", help="What gives the day of --due-on.")
def consult(key: str, body: str, asked_on: date, due_on: date | None, rule: str) -> None:
    """Record that another body was asked for its views on the proposal KEY."""
    _django.ready()
    from accord.journal.actors import OPERATOR
    from accord.species.proposals.acts import consult_body

    due = consult_body(actor=OPERATOR, proposal=key, body=body, asked_on=asked_on, due_on=due_on, rule=rule)
    click.echo(f"Recorded: the views of {body} are due on {due}.")


@click.command()
@click.argument("key")
@click.option("--body", required=True, help="The body that says it.")
@click.option("--position", type=click.Choice(_POSITIONS), required=True, help="What it thinks of the proposal.")
@click.option("--on", "published_on", type=DAY, required=True, help="The day on which it was published.")
@click.option("--text", default="", help="What it says.")
@click.option("--document", default="", help="The symbol of the document that says it.")
@click.option("--url", default="", help="Where the document is.")
@click.option("--language", default="en", show_default=True, help="In which language (ISO 639-1).")
def comment(
    key: str, body: str, position: str, published_on: date, text: str, document: str, url: str, language: str
) -> None:
    """Record what a body says to the proposal KEY; it answers the consultation that is open."""
    _django.ready()
    from accord.core.listings.proposals import Position
    from accord.journal.actors import OPERATOR
    from accord.species.proposals.acts import comment_on_proposal

    number = comment_on_proposal(
        actor=OPERATOR,
        proposal=key,
        body=body,
        position=Position(position),
        published_on=published_on,
        text=text,
        document=document,
        url=url,
        language=language,
    )
    click.echo(f"Recorded as comment {number}.")
