"""`accord programmes alter|roles|cancel|mandate|fund|indicator|measure|propose|close`: what changes after an edition is open."""

from datetime import date
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

import click

from accord.cli import _django
from accord.cli.listings import DAY, today
from accord.core.errors import Invalid

if TYPE_CHECKING:
    from accord.core.programme.edition import Deadline, Role

_ON = click.option("--on", type=DAY, help="From this day on. [default: today]")
_REASON = click.option("--reason", default="", help="Why.")
_WHY = click.option("--reason", required=True, help="Why.")
_SEEN = click.option(
    "--seen", type=int, help="The version of the activity that was read. [default: the one on record now]"
)
_PARTS = ("lead", "co_lead", "supporting", "consulted", "partner")
_RECURS = (
    *("monthly", "quarterly", "half_yearly", "annual", "biennial", "triennial"),
    *("each_meeting", "continuous", ""),
)
_NEEDED = ("estimated", "approved")
_FOUND = ("sought", "pledged", "received", "declined")


def _version(activity: str, seen: int | None) -> int:
    """The version that was read; who names none takes the one on record. Raises NotFound."""
    from accord.programmes.queries import activity as one

    return seen if seen is not None else one(activity, drafts=True).detail.version


def _deadline(given: str | None) -> "Deadline | None":
    from accord.core.dates import read_imprecise_date
    from accord.core.programme.edition import Deadline

    until = read_imprecise_date(given) if given else None
    return Deadline(until.last_day(), until.precision) if until else None


@click.command()
@click.argument("activity")
@click.option("--text", help="What will be done.")
@click.option("--item", "items", multiple=True, help="A point below the text; all of them, in order.")
@click.option("--no-items", is_flag=True, help="It has no points below its text.")
@click.option("--code", help="Its code as printed.")
@click.option("--subtheme", help="The heading under which it stands; empty for none.")
@click.option("--taxa", help="The species that it is about, as printed.")
@click.option("--regions", help="The regions that it is about, as printed.")
@click.option("--conditions", help="external_funding, event_triggered, as_appropriate, open_ended, recurring.")
@click.option("--condition-text", help="The condition as printed.")
@click.option("--recurrence", type=click.Choice(_RECURS), help="How often it comes back; empty for no more.")
@click.option("--deadline", help="Until when: 2027-06-30, 2027-06 or 2027.")
@click.option("--no-deadline", is_flag=True, help="It has no deadline.")
@click.option("--note", help="What to know about it.")
@_SEEN
@_ON
@_WHY
def alter(
    activity: str,
    *,
    text: str | None,
    items: tuple[str, ...],
    no_items: bool,
    code: str | None,
    subtheme: str | None,
    taxa: str | None,
    regions: str | None,
    conditions: str | None,
    condition_text: str | None,
    recurrence: str | None,
    deadline: str | None,
    no_deadline: bool,
    note: str | None,
    seen: int | None,
    on: date | None,
    reason: str,
) -> None:
    """Alter what ACTIVITY (such as jwp-2026-2030:b8) says; what isn't given stays as it is."""
    if (items and no_items) or (deadline and no_deadline):
        raise Invalid("give --item or --no-items, --deadline or --no-deadline, not both")
    _django.ready()
    from accord.journal.actors import OPERATOR
    from accord.programmes.acts import alter_activity
    from accord.programmes.values import ActivityFields

    fields = ActivityFields(
        text=text,
        items=items if items or no_items else None,
        printed_code=code,
        subtheme=subtheme,
        taxa=taxa,
        regions=regions,
        conditions=None if conditions is None else tuple(conditions.replace(",", " ").split()),
        condition_text=condition_text,
        recurrence=recurrence,
        deadline=_deadline(deadline),
        without_deadline=no_deadline,
        note=note,
    )
    version = alter_activity(
        actor=OPERATOR,
        activity=activity,
        seen=_version(activity, seen),
        fields=fields,
        on=on or today(),
        reason=reason,
    )
    click.echo(f"Recorded as version {version}.")


@click.command()
@click.argument("activity")
@click.argument("bodies", nargs=-1, required=True, metavar="BODY=PART...")
@_SEEN
@_ON
@_REASON
def roles(activity: str, bodies: tuple[str, ...], *, seen: int | None, on: date | None, reason: str) -> None:
    """Say who does what in ACTIVITY, all bodies at once: cms:secretariat=lead iucn=partner.

    The parts are lead, co_lead, supporting, consulted and partner. A body that isn't named does nothing any more.
    """
    _django.ready()
    from accord.journal.actors import OPERATOR
    from accord.programmes.acts import set_roles

    version = set_roles(
        actor=OPERATOR,
        activity=activity,
        seen=_version(activity, seen),
        roles=[_role(each) for each in bodies],
        on=on or today(),
        reason=reason,
    )
    click.echo(f"Recorded as version {version}.")


def _role(given: str) -> "Role":
    from accord.core.programme.edition import Part, Role

    body, separator, part = given.rpartition("=")
    if not separator or not body or part not in _PARTS:
        raise Invalid(f"“{given}” doesn't say what a body does: write BODY=PART, with one of {', '.join(_PARTS)}")
    return Role(body, Part(part))


@click.command()
@click.argument("activity")
@_SEEN
@_ON
@_WHY
def cancel(activity: str, *, seen: int | None, on: date | None, reason: str) -> None:
    """Cancel ACTIVITY; it stays in the edition and says since when and why."""
    _django.ready()
    from accord.journal.actors import OPERATOR
    from accord.programmes.acts import cancel_activity

    cancel_activity(actor=OPERATOR, activity=activity, seen=_version(activity, seen), on=on or today(), reason=reason)
    click.echo("Cancelled.")


@click.command()
@click.argument("activity")
@click.argument("text")
@click.option("--provision", default="", help="The paragraph of it: 2, 3.b ….")
@click.option("--words", default="", help="What it says. [default: taken from the paper that the register has]")
@_ON
@_REASON
def mandate(activity: str, text: str, *, provision: str, words: str, on: date | None, reason: str) -> None:
    """Record that ACTIVITY rests on TEXT (such as cites:res:13.3), with the provision as it stands on that day."""
    _django.ready()
    from accord.journal.actors import OPERATOR
    from accord.programmes.acts import record_mandate

    record_mandate(
        actor=OPERATOR,
        activity=activity,
        work=text,
        provision=provision,
        text=words,
        on=on or today(),
        reason=reason,
    )
    click.echo("Recorded.")


@click.command()
@click.argument("activity")
@click.argument("status", type=click.Choice((*_NEEDED, *_FOUND)))
@click.argument("amount", required=False)
@click.argument("currency", default="")
@click.option("--from", "funder", default="", help="Who gives it.")
@click.option("--note", default="", help="What to know about it.")
@_ON
@_REASON
def fund(
    activity: str,
    status: str,
    amount: str | None,
    currency: str,
    *,
    funder: str,
    note: str,
    on: date | None,
    reason: str,
) -> None:
    """Record money that ACTIVITY needs (estimated, approved) or that somebody gives (sought, pledged, received, declined).

    Such as: accord programmes fund jwp-2026-2030:b8 pledged 25000 EUR --from "Government of Monaco".
    """
    _django.ready()
    from accord.journal.actors import OPERATOR
    from accord.programmes.acts import record_funding
    from accord.programmes.values import Money

    money = Money(
        needed=status in _NEEDED,
        status=status,
        amount=None if amount is None else _amount(amount),
        currency=currency,
        funder=funder,
        note=note,
    )
    number = record_funding(actor=OPERATOR, activity=activity, money=money, on=on or today(), reason=reason)
    click.echo(f"Recorded as funding {number}.")


def _amount(given: str) -> Decimal:
    try:
        value = Decimal(given)
    except InvalidOperation:
        value = Decimal("NaN")
    if not value.is_finite():
        raise Invalid(f"“{given[:40]}” is no amount: write digits, such as 25000 or 25000.50")
    return value


@click.command()
@click.argument("activity")
@click.argument("title")
@click.option("--unit", default="", help="What its numbers count.")
@click.option("--level", "scale", multiple=True, help="A level of its scale in place of numbers; the worst first.")
@click.option("--baseline", default="", help="What it was at the outset.")
@click.option("--target", default="", help="What it is to become.")
@click.option("--by", "target_on", type=DAY, help="Until when it is to become so.")
@click.option("--cumulative", is_flag=True, help="Its measurements add up.")
@_ON
@_REASON
def indicator(
    activity: str,
    title: str,
    *,
    unit: str,
    scale: tuple[str, ...],
    baseline: str,
    target: str,
    target_on: date | None,
    cumulative: bool,
    on: date | None,
    reason: str,
) -> None:
    """Record the indicator TITLE by which ACTIVITY is measured."""
    _django.ready()
    from accord.journal.actors import OPERATOR
    from accord.programmes.acts import record_indicator
    from accord.programmes.values import NewIndicator

    new = NewIndicator(
        activity=activity,
        title=title,
        unit=unit,
        scale=scale,
        baseline=baseline,
        target=target,
        target_on=target_on,
        cumulative=cumulative,
    )
    click.echo(f"Recorded as {record_indicator(actor=OPERATOR, indicator=new, on=on or today(), reason=reason)}.")


@click.command()
@click.argument("indicator")
@click.argument("value")
@click.option("--note", default="", help="What to know about it.")
@_ON
@_REASON
def measure(indicator: str, value: str, *, note: str, on: date | None, reason: str) -> None:
    """Record that INDICATOR (such as jwp-2026-2030:b8:i1) was VALUE on a day: a number, or a level of its scale."""
    _django.ready()
    from accord.journal.actors import OPERATOR
    from accord.programmes.acts import record_measurement

    record_measurement(actor=OPERATOR, indicator=indicator, value=value, note=note, on=on or today(), reason=reason)
    click.echo("Recorded.")


@click.command()
@click.argument("edition")
@_ON
@_REASON
def propose(edition: str, *, on: date | None, reason: str) -> None:
    """Put the draft EDITION before the committees."""
    _django.ready()
    from accord.journal.actors import OPERATOR
    from accord.programmes.acts import propose_programme

    propose_programme(actor=OPERATOR, edition=edition, on=on or today(), reason=reason)
    click.echo("Recorded.")


@click.command()
@click.argument("edition")
@_ON
@_WHY
def close(edition: str, *, on: date | None, reason: str) -> None:
    """Close EDITION: it is over, whatever its last day."""
    _django.ready()
    from accord.journal.actors import OPERATOR
    from accord.programmes.acts import close_edition

    close_edition(actor=OPERATOR, edition=edition, on=on or today(), reason=reason)
    click.echo("Recorded.")
