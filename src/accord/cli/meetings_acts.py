"""`accord meetings record|agenda-set|file|outcome|represent|move|cancel|choose`: what changes meetings, as the operator."""

from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import TYPE_CHECKING

import click

from accord.cli import _django
from accord.cli.listings import DAY, today
from accord.core.errors import Invalid, NotFound

if TYPE_CHECKING:
    from accord.register.acts import Item

_STATUSES = click.Choice(["provisional", "confirmed"])


@click.command("record")
@click.argument("meeting", metavar="ID")
@click.option("--body", required=True, help="The body that meets, such as cites:ac.")
@click.option("--joint-with", multiple=True, help="A further body of a joint meeting; may be given several times.")
@click.option("--title", required=True, help="The title.")
@click.option("--series", default="", help="What it is counted in, such as ac.")
@click.option("--ordinal", type=click.IntRange(min=1), help="Its number in the series.")
@click.option("--starts", default="", help="The first day (2027-06-01), or only the month (2027-06) or year (2027).")
@click.option("--ends", type=DAY, help="The last day.")
@click.option("--city", default="", help="Where.")
@click.option("--country", help="The country (ISO code).")
@click.option(
    "--mode", type=click.Choice(["in_person", "online", "hybrid"]), default=None, help="How people come together."
)
@click.option("--status", type=_STATUSES, default=None, help="How firm it is, where somebody said.")
@click.option("--source", help="The source that says so, as the register calls it.")
def record(
    meeting: str,
    body: str,
    joint_with: tuple[str, ...],
    title: str,
    series: str,
    ordinal: int | None,
    starts: str,
    ends: date | None,
    city: str,
    country: str | None,
    mode: str | None,
    status: str | None,
    source: str | None,
) -> None:
    """Record a meeting with as much as is known of its days."""
    _django.ready()
    from accord.core.dates import read_imprecise_date
    from accord.journal.actors import OPERATOR
    from accord.register.acts import record_meeting

    first = read_imprecise_date(starts) if starts else None
    key = record_meeting(
        actor=OPERATOR,
        meeting=meeting,
        body=body,
        joint_with=joint_with,
        title=title,
        series=series,
        ordinal=ordinal,
        starts=first.day if first else None,
        ends=ends,
        precision=first.precision.value if first else "",
        city=city,
        country=country,
        mode=mode or "",
        status=status or "",
        source=source,
    )
    click.echo(f"{key}: recorded")


@click.command("move")
@click.argument("meeting", metavar="ID")
@click.option("--starts", type=DAY, help="The new first day; without it the meeting is postponed.")
@click.option("--ends", type=DAY, help="The new last day.")
@click.option("--city", help="Where it moves to.")
@click.option("--country", help="The country (ISO code).")
@click.option("--confirmed", is_flag=True, help="The new days are confirmed (else provisional).")
@click.option("--reason", required=True, help="Why.")
def move(
    meeting: str,
    starts: date | None,
    ends: date | None,
    city: str | None,
    country: str | None,
    confirmed: bool,
    reason: str,
) -> None:
    """Move a meeting, or postpone it; the days it had are kept."""
    _django.ready()
    from accord.journal.actors import OPERATOR
    from accord.register.acts import reschedule_meeting
    from accord.register.queries.meetings import meeting as find

    reschedule_meeting(
        actor=OPERATOR,
        meeting=meeting,
        starts=starts,
        ends=ends,
        city=city,
        country=country,
        status="confirmed" if confirmed else "provisional",
        moved_on=today(),
        reason=reason,
    )
    click.echo(f"{meeting}: {find(meeting).when() or 'postponed, new days not known'}")


@click.command("cancel")
@click.argument("meeting", metavar="ID")
@click.option("--reason", required=True, help="Why.")
def cancel(meeting: str, reason: str) -> None:
    """Record that a meeting will not take place."""
    _django.ready()
    from accord.journal.actors import OPERATOR
    from accord.register.acts import cancel_meeting

    cancel_meeting(actor=OPERATOR, meeting=meeting, reason=reason)
    click.echo(f"{meeting}: cancelled")


@click.command("choose")
@click.argument("meeting", metavar="ID")
@click.option("--source", required=True, help="The source whose days the register is to follow.")
@click.option("--locator", help="The place in it, where it says several things.")
@click.option("--reason", required=True, help="Why.")
def choose(meeting: str, source: str, locator: str | None, reason: str) -> None:
    """Follow what one source says of a meeting; the others stay beside it."""
    _django.ready()
    from accord.journal.actors import OPERATOR
    from accord.register.acts import choose_dates
    from accord.register.queries.meeting_dates import statements
    from accord.register.queries.meetings import meeting as find

    said = [each for each in statements(find(meeting).id) if each.source == source and locator in (None, each.locator)]
    if len(said) != 1:
        places = "; ".join(each.locator or "(no place)" for each in said)
        several = f"{source} says {len(said)} things of {meeting}: {places}"
        raise Invalid(several if said else f"{source} says nothing of {meeting}")
    choose_dates(actor=OPERATOR, statement=said[0].id, reason=reason)
    click.echo(f"{meeting}: {find(meeting).when()}")


@click.command("agenda-set")
@click.argument("meeting", metavar="ID")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--source", help="The source of the agenda, as the register calls it.")
def agenda_set(meeting: str, file: Path, source: str | None) -> None:
    """Set the agenda from a table with the columns number, title, and (where known) body and under.

    An item stands under the one that its number says (14.2 under 14). Items that are there keep their documents.
    """
    _django.ready()
    from accord.journal.actors import OPERATOR
    from accord.register.acts import set_agenda

    items = _items(file)
    number = set_agenda(actor=OPERATOR, meeting=meeting, items=items, source=source, reason=f"agenda {file.name}")
    click.echo(f"{meeting}: {number} items")


@click.command("file")
@click.argument("meeting", metavar="ID")
@click.argument("document", metavar="DOCUMENT")
@click.option("--item", default="", help="The number of the item under which it is taken, as printed.")
@click.option("--symbol", default="", help="Its symbol, such as “SC78 Doc. 14”.")
@click.option("--title", default="", help="Its title.")
@click.option("--language", default="", help="Its language, by two letters (ISO 639-1).")
@click.option("--url", default="", help="Where it can be read.")
def file_under(meeting: str, document: str, item: str, symbol: str, title: str, language: str, url: str) -> None:
    """File a document under an item of the agenda, or under the meeting as a whole."""
    _django.ready()
    from accord.journal.actors import OPERATOR
    from accord.register.acts import file_document

    file_document(
        actor=OPERATOR,
        document=document,
        meeting=meeting,
        item=_item(meeting, item),
        symbol=symbol,
        title=title,
        language=language,
        url=url,
    )
    click.echo(f"{document}: filed under {item or meeting}")


@click.command("outcome")
@click.argument("meeting", metavar="ID")
@click.option(
    "--kind",
    required=True,
    type=click.Choice(["noted", "agreed", "decided", "recommended", "requested", "established", "deferred"]),
    help="What the meeting did.",
)
@click.option("--text", required=True, help="What was decided.")
@click.option("--item", default="", help="The number of the item, as printed.")
@click.option("--owner", help="The body that is to act.")
@click.option("--due", default="", help="By when (a day, a month or a year).")
def outcome(meeting: str, kind: str, text: str, item: str, owner: str | None, due: str) -> None:
    """Record what a meeting decided."""
    _django.ready()
    from accord.core.dates import read_imprecise_date
    from accord.journal.actors import OPERATOR
    from accord.register.acts import record_outcome

    record_outcome(
        actor=OPERATOR,
        meeting=meeting,
        kind=kind,
        text=text,
        item=_item(meeting, item),
        owner=owner,
        due=read_imprecise_date(due) if due else None,
    )
    click.echo(f"{meeting}: {kind}")


@click.command("represent")
@click.argument("meeting", metavar="ID")
@click.option("--body", help="The body that is represented.")
@click.option("--country", help="Or the country (ISO code).")
@click.option("--by", "representative", help="The body that attends for it.")
@click.option("--person", help="The person, as the register calls them.")
@click.option("--capacity", default="", help="As what: observer, chair …")
@click.option("--saved", default="", help="What it saved, such as “2400 USD”; left out where nobody knows.")
def represent(
    meeting: str,
    body: str | None,
    country: str | None,
    representative: str | None,
    person: str | None,
    capacity: str,
    saved: str,
) -> None:
    """Record who represents a body or a country at a meeting, and what travel that saves."""
    _django.ready()
    from accord.journal.actors import OPERATOR
    from accord.register.acts import record_representation

    amount, _, currency = saved.partition(" ")
    try:
        value = Decimal(amount) if saved else None
    except InvalidOperation:
        raise Invalid(f"“{saved}” is no amount (write “2400 USD”)") from None
    record_representation(
        actor=OPERATOR,
        meeting=meeting,
        body=body,
        country=country,
        representative=representative,
        person=person,
        capacity=capacity,
        saved_amount=value,
        saved_currency=currency.strip(),
    )
    click.echo(f"{meeting}: {body or country} represented by {representative or 'itself'}")


COMMANDS = (record, move, cancel, choose, agenda_set, file_under, outcome, represent)


def _item(meeting: str, number: str) -> int | None:
    """The key of the item with this printed number; None where none is asked for."""
    from accord.register.queries.agendas import agenda

    if not number:
        return None
    found = next((item.id for item in agenda(meeting) if item.number == number), None)
    if found is None:
        raise NotFound(f"the agenda of {meeting} has no item {number}")
    return found


def _items(path: Path) -> "list[Item]":
    from accord.exchange.delimited import read_table
    from accord.exchange.reading import read_bytes, shown
    from accord.register.acts import Item

    table = read_table(read_bytes(path), shown(path))
    if not {"number", "title"} <= set(table.positions()):
        raise Invalid("an agenda needs the columns number and title", place=f"{table.file}, row 1")
    columns = zip(*(table.column(name) for name in ("number", "title", "body", "under")), strict=True)
    return [Item(number, title, body or None, under) for number, title, body, under in columns if number or title]
