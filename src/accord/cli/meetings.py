"""`accord meetings`: the calendar of all conventions, what is in whose way, agendas, and calendars in and out."""

from collections import Counter
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from accord.cli import _django
from accord.cli._rows import output_format, print_rows
from accord.cli.listings import DAY, today
from accord.cli.meetings_acts import COMMANDS
from accord.core.errors import Invalid

if TYPE_CHECKING:
    from accord.documents.calendar_of_meetings import Called
    from accord.register.queries.calendar_matching import Matched
    from accord.register.queries.meetings import MeetingRow


@click.group("meetings")
def command() -> None:
    """Meetings of all conventions: list them, what is in whose way, agendas, calendars in and out."""


_FILTERS = (
    click.option("--year", type=click.IntRange(1900, 2100), help="Those of this year."),
    click.option("--body", default="", help="Those of this body, joint ones too, such as cites:sc."),
    click.option("--convention", default="", help="Those of this convention and everything below it, such as cms."),
    click.option("--country", default="", help="Those in this country (ISO code)."),
    click.option("--words", default="", help="Those with these words in title, city or identifier."),
)


def _filters(function: "click.decorators.FC") -> "click.decorators.FC":
    for option in reversed(_FILTERS):
        function = option(function)
    return function


@command.command("list")
@_filters
@click.option(
    "--standing", default="", help="announced, provisional, confirmed, postponed, cancelled, under_way, held."
)
@click.option("--on", type=DAY, help="How they stand on this day (default: today).")
@output_format
def list_meetings(
    year: int | None, body: str, convention: str, country: str, words: str, standing: str, on: date | None, form: str
) -> None:
    """List meetings by date with how each stands."""
    from accord.core.meetings import Standing

    day = on or today()
    if standing and standing not in set(Standing):
        raise Invalid(f"“{standing}” is none of {', '.join(Standing)}")
    rows = [row for row in _found(year, body, convention, country, words) if standing in ("", row.standing(day).value)]
    print_rows(
        rows,
        form,
        lambda row: (
            row.id,
            row.when() or "date not known",
            row.standing(day).value.replace("_", " "),
            _place(row),
            row.title,
        ),
        none="There is no such meeting.",
    )


@command.command("show")
@click.argument("meeting", metavar="ID")
@click.option("--on", type=DAY, help="How it stands on this day (default: today).")
def show(meeting: str, on: date | None) -> None:
    """Print one meeting: dates, sources and where they disagree, what is in its way, agenda, who represents whom."""
    _django.ready()
    from accord.register.queries.agendas import representations, saved, side_events
    from accord.register.queries.meeting_dates import conflicts_of, date_findings, former_dates, statements
    from accord.register.queries.meetings import meeting as find
    from accord.register.queries.meetings import series_of

    row = find(meeting)
    standing = row.standing(on or today()).value.replace("_", " ")
    click.echo(f"{row.title}\n{row.when() or 'date not known'} ({standing}) {_place(row)}".rstrip())
    click.echo(f"of {', '.join(row.bodies)}; source {row.source or 'not recorded'} {row.locator}".rstrip())
    near = series_of(row)
    for label, other in (("before it", near.previous), ("after it", near.following)):
        if other is not None:
            click.echo(f"{label}: {other.id} {other.when()}".rstrip())
    for former in former_dates(meeting):
        click.echo(f"was: {former.days()} {former.city} – {former.reason}")
    for said in statements(meeting):
        mark = "→" if said.chosen else " "
        click.echo(
            f"{mark} {said.source} {said.locator}: {said.days() or 'no days'} {said.city} {said.choice_reason}".rstrip()
        )
    for finding in date_findings(meeting):
        found = finding.disagreement
        state = "open" if finding.open else "decided"
        click.echo(f"! {found.matter}: {found.one_says} ({found.one}) – {found.other_says} ({found.other}), {state}")
    for clash in conflicts_of(row):
        other_id = clash.other if clash.one == row.id else clash.one
        click.echo(f"! in its way: {other_id} ({clash.clash}{'' if clash.certain else ', possibly'})")
    _print_agenda(meeting)
    represented = representations(meeting)
    for each in represented:
        amount = f", saved {each.saved_amount} {each.saved_currency}" if each.saved_amount is not None else ""
        click.echo(
            f"represents {each.body or each.country}: {each.representative or 'itself'} {each.person_name}{amount}"
        )
    if (total := saved(represented)).known or total.unknown:
        sums = ", ".join(f"{amount} {currency}" for currency, amount in total.sums) or "nothing known"
        click.echo(f"travel saved: {sums}; amount unknown of {total.unknown}")
    for event in side_events(meeting):
        click.echo(f"beside it: {event.title} {event.day or ''}".rstrip())


@command.command("conflicts")
@click.option("--since", type=DAY, help="From this day on (default: today).")
@click.option("--until", type=DAY, help="Up to this day.")
@click.option("--convention", default="", help="Only where a meeting of this convention is concerned.")
@output_format
def list_conflicts(since: date | None, until: date | None, convention: str, form: str) -> None:
    """List meetings in each other's way: of one body, of one secretariat, of conventions that ought not to overlap."""
    _django.ready()
    from accord.register.queries.meeting_dates import conflicts

    found = conflicts(since=since or today(), until=until, convention=convention)
    print_rows(
        found,
        form,
        lambda each: (
            each.first,
            each.last,
            "certain" if each.certain else "possible",
            f"{each.clash} ({', '.join(each.shared)})",
            each.one,
            each.other,
        ),
        none="No meeting is in another's way.",
    )


@command.command("findings")
@click.option("--all", "every", is_flag=True, help="Also those that somebody decided.")
@output_format
def findings(every: bool, form: str) -> None:
    """List where sources can't both be right about the dates or the place of a meeting."""
    _django.ready()
    from accord.register.queries.meeting_dates import date_findings

    found = [each for each in date_findings() if every or each.open]
    print_rows(
        found,
        form,
        lambda each: (
            each.meeting,
            each.disagreement.matter,
            f"{each.disagreement.one_says} ({each.disagreement.one})",
            f"{each.disagreement.other_says} ({each.disagreement.other})",
            "open" if each.open else "decided",
        ),
        none="No sources disagree.",
    )


@command.command("agenda")
@click.argument("meeting", metavar="ID")
@output_format
def agenda(meeting: str, form: str) -> None:
    """Print the agenda of a meeting with documents and what was decided."""
    _django.ready()
    from accord.register.queries.agendas import agenda as find
    from accord.register.queries.meetings import meeting as find_meeting

    row = find_meeting(meeting)
    if form == "jsonl":
        print_rows(find(row.id), form, lambda item: (item.number, item.title), none="")
        return
    if not _print_agenda(row.id):
        click.echo("The register has no agenda of this meeting.")


@command.command("ics")
@_filters
@click.option("--months", is_flag=True, help="Also meetings known to the month: the whole month, tentative and free.")
@click.option(
    "-o", "--out", type=click.Path(dir_okay=False, path_type=Path), help="The file (default: standard output)."
)
def ics(year: int | None, body: str, convention: str, country: str, words: str, months: bool, out: Path | None) -> None:
    """Write meetings as iCalendar, for any calendar program; what has no known day is named on stderr."""
    rows = _found(year, body, convention, country, words)
    from accord.documents.calendar_ics import CalendarHead, calendar_ics
    from accord.documents.calendar_of_meetings import meeting_entries, named
    from accord.exchange.whole_files import whole_file
    from accord.register.queries.meeting_dates import former_dates_of, revisions

    ids = [row.id for row in rows]
    entries, left_out = meeting_entries(
        rows, called=_called, revisions=revisions(ids), former=former_dates_of(ids), with_months=months
    )
    told = f"Not in this calendar, because no day is known: {named(left_out)}" if left_out else ""
    content = calendar_ics(CalendarHead("Accord: meetings", told or "Meetings of the register of Accord"), entries)
    if out is None:
        click.echo(content.decode("utf-8"), nl=False)
    else:
        with whole_file(out) as whole:
            whole.write_bytes(content)
        click.echo(f"{out}: {len(entries)} meetings")
    if left_out:
        click.echo(f"{len(left_out)} left out, because no day is known", err=True)


@command.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--source", required=True, help="The source whose calendar it is, as the register calls it.")
@click.option("--retrieved", type=DAY, help="When it was read from the source (default: today).")
@click.option("--dry-run", is_flag=True, help="Only show what was read and which meeting each event is.")
def import_calendar(file: Path, source: str, retrieved: date | None, dry_run: bool) -> None:
    """Keep what another calendar (.ics, or a table with a header) says of meetings, beside what the register holds.

    No meeting is made up and no date of the register changes: differences become findings. The same file again changes nothing.
    """
    _django.ready()
    from accord.exchange.calendar_ics import read_calendar
    from accord.journal.actors import OPERATOR
    from accord.register.acts import record_statements
    from accord.register.models import Source
    from accord.register.queries.calendar_matching import matched

    events = read_calendar(file)
    if not Source.objects.filter(id=source).exists():
        raise Invalid(f"the register has no source {source}")
    found = matched(events, source=source)
    for each in found:
        click.echo(_told(each))
    said = [each.said for each in found if each.said is not None]
    counted = Counter("matched" if each.said else "left alone" for each in found)
    click.echo(", ".join(f"{number} {what}" for what, number in sorted(counted.items(), reverse=True)))
    if dry_run:
        click.echo("Nothing was stored: this was a dry run.")
        return
    fresh = record_statements(
        actor=OPERATOR, source=source, statements=said, retrieved=retrieved or today(), reason=f"calendar {file.name}"
    )
    click.echo(f"{len(fresh)} statements recorded" if fresh else "Nothing new: the register held all of it already.")


for _each in COMMANDS:
    command.add_command(_each)


def _found(year: int | None, body: str, convention: str, country: str, words: str) -> "list[MeetingRow]":
    _django.ready()
    from accord.register.queries.bodies import body as find_body
    from accord.register.queries.countries import country as find_country
    from accord.register.queries.meetings import meetings

    for key in (body, convention):
        if key:
            find_body(key)
    code = find_country(country).id if country else ""
    return meetings(year=year, body=body, convention=convention, country=code, words=words)


def _place(row: "MeetingRow") -> str:
    return ", ".join(part for part in (row.city, row.country or "") if part) or row.mode


def _called(row: "MeetingRow") -> "Called":
    from accord.documents.calendar_of_meetings import Called

    return Called(row.title, _place(row), row.url, ", ".join(row.bodies), (row.body.partition(":")[0].upper(),))


def _told(each: "Matched") -> str:
    if each.said is not None:
        when = f"{each.said.starts or each.said.status} {each.said.ends or ''}".strip()
        return f"{each.said.meeting}  {when}  {each.title}"
    if len(each.candidates) > 1:
        return f"?  may be {', '.join(each.candidates)}  {each.title} ({each.place})"
    return f"–  {'says nothing that could be kept' if each.candidates else 'no meeting of the register'}  {each.title} ({each.place})"


def _print_agenda(meeting: str) -> bool:
    from accord.register.queries.agendas import agenda as find

    items = find(meeting)
    for item in items:
        click.echo(f"{'  ' * item.depth}{item.number or '·'} {item.title}{f' ({item.body})' if item.body else ''}")
        for document in item.documents:
            click.echo(f"{'  ' * item.depth}    {document.symbol or document.title}")
        for outcome in item.outcomes:
            click.echo(f"{'  ' * item.depth}    {outcome.kind}: {outcome.text}")
    return bool(items)
