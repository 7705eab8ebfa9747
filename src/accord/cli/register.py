"""`accord register`: set up the store, load the starter register, look things up, keep accounts."""

from datetime import date

import click

from accord.cli import _django
from accord.cli._rows import output_format, print_rows
from accord.cli.listings import DAY, today


@click.group()
def command() -> None:
    """The working register: set up, load, look up."""


@command.command()
def setup() -> None:
    """Make the data directory and the store, or bring the store up to date; running it again does no harm."""
    _django.load()
    from django.conf import settings
    from django.core.management import call_command
    from django.db import DatabaseError, connection

    from accord.register import data_directory

    data_directory.prepare(settings.ACCORD_DATA)
    try:
        call_command("migrate", verbosity=0, interactive=False)
    except DatabaseError as error:
        raise _django.store_failed(error) from None
    click.echo(f"The register is ready: {connection.vendor} store {connection.settings_dict['NAME']}")


@command.command("load-starter")
def load_starter() -> None:
    """Load the small register that ships with Accord; a second time changes nothing."""
    _django.ready()
    from accord.journal.actors import OPERATOR
    from accord.starter.load import load_starter as load

    loaded = load(actor=OPERATOR)
    for table, count in loaded.rows.items():
        click.echo(f"{count:6}  {table}")
    if loaded.nothing_new:
        click.echo("Nothing new: the register held all of it already.")
        return
    added, changed, removed = (sum(part.values()) for part in (loaded.added, loaded.changed, loaded.removed))
    click.echo(f"{added} rows added, {changed} changed, {removed} removed.")
    for name in loaded.kept:
        click.echo(f"kept as a person left it: {name}")


@command.command()
@click.option("--on", type=DAY, help="Those that existed on this day (default: today).")
@click.option("--all", "every", is_flag=True, help="Former ones, too.")
@click.option("--kind", default="", help="state, territory, former or other.")
@output_format
def countries(on: date | None, every: bool, kind: str, form: str) -> None:
    """List countries with their codes."""
    _django.ready()
    from accord.register.queries.countries import countries as find

    found = find(as_of=None if every else on or today(), kind=kind)
    print_rows(
        found,
        form,
        lambda row: (row.id, row.iso3, row.names.en, row.kind, row.valid_to),
        none="There is no such country.",
    )


@command.command()
@click.option("--on", type=DAY, help="Those that existed on this day (default: today).")
@click.option("--kind", default="", help="convention, committee, secretariat, network, partner_igo …")
@output_format
def bodies(on: date | None, kind: str, form: str) -> None:
    """List conventions, committees, secretariats, networks and partners."""
    _django.ready()
    from accord.register.queries.bodies import bodies as find

    found = find(as_of=on or today(), kind=kind)
    print_rows(found, form, lambda row: (row.id, row.kind, row.acronym, row.names.en), none="There is no such body.")


@command.command()
@click.option("--on", type=DAY, help="Those that take place on this day.")
@click.option("--since", type=DAY, help="Those that end on this day or later.")
@click.option("--until", type=DAY, help="Those that begin on this day or earlier.")
@click.option("--body", default="", help="Those of this body, such as cites:cop.")
@output_format
def meetings(on: date | None, since: date | None, until: date | None, body: str, form: str) -> None:
    """List meetings by date."""
    _django.ready()
    from accord.register.queries.meetings import meetings as find

    found = find(on=on, since=since, until=until, body=body)
    print_rows(
        found,
        form,
        lambda row: (
            row.id,
            row.when() or "date not known",
            ", ".join(part for part in (row.city, row.country) if part),
            row.title,
        ),
        none="There is no such meeting.",
    )


@command.command()
@click.option("--on", type=DAY, help="Those that are bound on this day (default: today).")
@click.option("--instrument", default="", help="Those of this instrument, such as cites.")
@click.option("--country", default="", help="What this country (ISO code) is a Party to.")
@output_format
def parties(on: date | None, instrument: str, country: str, form: str) -> None:
    """List who is a Party to what; “unknown” where the register lacks the day of entry into force."""
    _django.ready()
    from accord.register.queries.countries import country as find_country
    from accord.register.queries.parties import parties as find

    code = find_country(country).id if country else ""
    found = find(as_of=on or today(), instrument=instrument, country=code)
    print_rows(
        found,
        form,
        lambda row: (row.instrument, row.country, row.names.en, row.mode, row.entry_into_force or "unknown since when"),
        none="There is no such Party.",
    )


@command.command()
@click.argument("text")
@click.option("--limit", type=click.IntRange(1, 1000), default=20, show_default=True, help="At most so many.")
@output_format
def search(text: str, limit: int, form: str) -> None:
    """Find countries, bodies and meetings by name, acronym or code."""
    _django.ready()
    from accord.register.queries.search import search as find

    print_rows(
        find(text, limit=limit), form, lambda row: (row.kind, row.id, row.title, row.detail), none="Nothing found."
    )


@command.command("open-account")
@click.argument("username")
@click.option("--email", default="", help="Where to reach its owner.")
def open_account(username: str, email: str) -> None:
    """Open an account; it can do nothing until a role is granted to it."""
    _django.ready()
    from accord.journal.actors import OPERATOR
    from accord.register import acts

    acts.open_account(actor=OPERATOR, username=username, email=email)
    click.echo(f"Account {username} is open.")


@command.command()
@click.argument("username")
@click.option("--email", default="", help="Where to reach its owner.")
@click.option(
    "--at",
    "origin",
    default="",
    help="Origin of the pages, such as https://accord.example.org (default: this machine).",
)
def invite(username: str, email: str, origin: str) -> None:
    """Print an address at which somebody chooses a password, once; it opens the account where there is none.

    For an account that is there it takes the password away: whoever forgot theirs is invited again.
    """
    _django.ready()
    from django.conf import settings
    from django.urls import reverse

    from accord.journal.actors import OPERATOR
    from accord.register import acts

    invitation = acts.invite(actor=OPERATOR, username=username, email=email)
    days = settings.PASSWORD_RESET_TIMEOUT // 86400
    click.echo(f"Pass this on to {username} on a way that nobody else reads; it works once, for {days} days:")
    click.echo(
        f"{(origin or f'http://localhost:{settings.PORT}').rstrip('/')}{reverse('invitation', args=[invitation])}"
    )


@command.command("close-account")
@click.argument("username")
@click.option("--reason", required=True, help="Why.")
def close_account(username: str, reason: str) -> None:
    """Close an account: nobody signs in with it any more."""
    _django.ready()
    from accord.journal.actors import OPERATOR
    from accord.register import acts

    acts.close_account(actor=OPERATOR, username=username, reason=reason)
    click.echo(f"Account {username} is closed.")


@command.command("grant-role")
@click.argument("username")
@click.argument("role")
@click.option("--body", help="Only for this body and those below it.")
@click.option("--country", help="Only for this country (ISO code).")
@click.option("--since", type=DAY, help="From this day on (default: today).")
def grant_role(username: str, role: str, body: str | None, country: str | None, since: date | None) -> None:
    """Give an account a role: party, officer, reviewer, committee_member or administrator."""
    _django.ready()
    from accord.journal.actors import OPERATOR
    from accord.register import acts

    acts.grant_role(actor=OPERATOR, username=username, role=role, body=body, country=country, since=since or today())
    click.echo(f"{username} holds the role {role}" + (f" for {body or country}." if body or country else "."))


@command.command("revoke-role")
@click.argument("username")
@click.argument("role")
@click.option("--body", help="The role for this body.")
@click.option("--country", help="The role for this country (ISO code).")
@click.option("--until", type=DAY, help="The first day on which it no longer holds (default: today).")
def revoke_role(username: str, role: str, body: str | None, country: str | None, until: date | None) -> None:
    """End a role of an account."""
    _django.ready()
    from accord.journal.actors import OPERATOR
    from accord.register import acts

    acts.revoke_role(actor=OPERATOR, username=username, role=role, body=body, country=country, until=until or today())
    click.echo(f"{username} no longer holds the role {role}" + (f" for {body or country}." if body or country else "."))
