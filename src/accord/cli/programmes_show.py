"""`accord programmes list|show|compare|check|lineage`: how joint programmes stand, now or on any day, and what differs."""

import json
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING

import click

from accord.cli import _django
from accord.cli._rows import output_format, plain, print_rows
from accord.cli.listings import DAY, today
from accord.core.errors import Invalid

if TYPE_CHECKING:
    from collections.abc import Iterator

    from accord.core.programme.comparison import Difference
    from accord.programmes.queries import ActivityRow, CheckRow, EditionRow, ProgrammePage

_SHOWN = 90


@click.command("list")
@click.option("--as-of", "on", type=DAY, help="As they stood on this day. [default: today]")
@click.option("--drafts", is_flag=True, help="Drafts and results that are not agreed yet, too.")
@output_format
def list_(on: date | None, drafts: bool, form: str) -> None:
    """List the joint programmes, the latest first: years, status, and how many activities stand how."""
    _django.ready()
    from accord.programmes.queries import editions

    print_rows(editions(on=on or today(), drafts=drafts), form, _edition, none="No programme is on record.")


def _edition(row: "EditionRow") -> tuple[object, ...]:
    years = f"{row.starts.year if row.starts else '?'}-{row.ends.year if row.ends else ''}"
    return row.id, years, row.status, row.title, _counts(row)


def _counts(row: "EditionRow") -> str:
    if not row.progress.total:
        return "no activities on record"
    counts = ", ".join(f"{status.label} {number}" for status, number in row.progress.counts.items())
    return f"{counts} of {row.progress.total}"


@click.command()
@click.argument("edition")
@click.option("--as-of", "on", type=DAY, help="As it stood on this day, in law. [default: today]")
@click.option("--recorded", type=DAY, help="As the register knew it at the end of this day (UTC).")
@click.option("--status", help="Only activities that stand so, such as none_reported.")
@click.option("--drafts", is_flag=True, help="Drafts and results that are not agreed yet, too.")
@output_format
def show(edition: str, on: date | None, recorded: date | None, status: str | None, drafts: bool, form: str) -> None:
    """Show EDITION: themes, activities, what is reported of each, and why it stands so.

    A publication is shown by its key, such as jwp-2021-2025@1: as it was frozen, whatever has changed since.
    """
    _django.ready()
    from accord.programmes.models import ResultStatus
    from accord.programmes.queries import programme_page, publication

    if status and status not in list(ResultStatus):
        raise Invalid(f"there is no status “{status}” (there are: {', '.join(ResultStatus)})")
    if "@" in edition:
        page = publication(edition).page()
    else:
        page = programme_page(edition, on=on or today(), recorded=_end_of(recorded), drafts=drafts)
    if form == "jsonl":
        for theme in page.themes:
            for row in theme.activities:
                if status in (None, row.status.value):
                    click.echo(json.dumps(plain(row), ensure_ascii=False))
        return
    _print(page, status)


def _end_of(day: date | None) -> datetime | None:
    return None if day is None else datetime.combine(day, time.max, UTC)


def _print(page: "ProgrammePage", status: str | None) -> None:
    row = page.edition
    click.echo(f"{row.title} ({row.id}): {row.status}; {_counts(row)}")
    for theme in page.themes:
        click.echo(f"\n({theme.code}) {theme.title}")
        for activity in theme.activities:
            if status not in (None, activity.status.value):
                continue
            late = f", late since {activity.late_since}" if activity.late_since else ""
            click.echo(f"  {activity.printed_code:6} {activity.text}")
            for item in activity.items:
                click.echo(f"         – {item}")
            click.echo(f"         {activity.status.label}: {activity.because}{late}")
            for line in _beside(activity):
                click.echo(f"         {line}")
            for result in activity.results:
                if result.text:
                    click.echo(f"         → {result.result} ({result.agreement}) {_cut(result.text)}")


def _beside(row: "ActivityRow") -> "Iterator[str]":
    """Who does it, on what it rests, its money and its indicators: a line each, none where nothing is on record."""
    said = row.detail
    if said.roles:
        yield "; ".join(f"{role.part.value.replace('_', '-')}: {role.body}" for role in said.roles)
    if said.mandates:
        yield "rests on " + ", ".join(f"{each.work} {each.provision}".rstrip() for each in said.mandates)
    for money in said.funding:
        amount = f"{money.currency} {money.amount}" if money.amount is not None else "money"
        funder = f" from {money.funder}" if money.funder else ""
        yield f"{'needs ' if money.needed else ''}{amount}{funder} ({money.status})"
    for each in said.indicators:
        last = max(each.measurements, key=lambda measured: measured.on, default=None)
        number = f"{last.value.normalize():f}" if last is not None and last.value is not None else ""
        value = f"{last.level or number} {each.unit}".rstrip() if last else "not measured"
        on = f" on {last.on}" if last else ""
        yield f"{each.title}: {value}{on}{f', to become {each.target}' if each.target else ''}"


def _cut(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


@click.command()
@click.argument("before", type=DAY)
@click.argument("after", type=DAY)
@click.option("--edition", "-e", "only", help="Only this edition. [default: all]")
@click.option("--recorded", is_flag=True, help="Compare what the register knew at the end of both days (UTC).")
@click.option("--drafts", is_flag=True, help="Drafts and results that are not agreed yet, too.")
@output_format
def compare(before: date, after: date, only: str | None, recorded: bool, drafts: bool, form: str) -> None:
    """Compare the programmes on two days: what was added, removed, changed and from what."""
    _django.ready()
    from accord.programmes.queries import Moment, compared, editions

    if after < before:
        raise Invalid(f"{after} is before {before}: give the earlier day first")
    one, other = (Moment(recorded=_end_of(day)) if recorded else Moment(on=day) for day in (before, after))
    keys = [only] if only else [row.id for row in reversed(editions(drafts=drafts))]
    found = [each for key in keys for each in compared(key, one, other, drafts=drafts)]
    print_rows(found, form, _difference, none=f"Nothing differs between {before} and {after}.")


def _difference(each: "Difference") -> tuple[object, ...]:
    if not each.field:
        return each.kind, each.what, each.key, _cut(each.called), ""
    return each.kind, each.what, each.key, each.field, f"{_value(each.old)} → {_value(each.new)}"


def _value(value: object) -> str:
    return _cut(value) if isinstance(value, str) else _cut(json.dumps(value, ensure_ascii=False))


@click.command()
@click.argument("edition")
@click.option("--as-of", "on", type=DAY, help="As it stood on this day. [default: today]")
@click.option("--all", "every", is_flag=True, help="What was waived, too.")
@output_format
def check(edition: str, on: date | None, every: bool, form: str) -> None:
    """Check EDITION before publication: what keeps it from being published (error), and what to look at (warning)."""
    _django.ready()
    from accord.programmes.queries import checked

    rows = [row for row in checked(edition, on=on or today()) if every or row.waiver is None]
    print_rows(rows, form, _finding, none=f"The checks find nothing in {edition}.")


def _finding(row: "CheckRow") -> tuple[object, ...]:
    waived = f"[waived by {row.waiver.waived_by}: {row.waiver.reason}]" if row.waiver else ""
    return row.severity, row.check, row.about, f"{_cut(row.called)}: {row.sentence} {waived}".rstrip()


@click.command()
@click.argument("earlier")
@click.argument("later")
@click.option("--proposed", is_flag=True, help="What the machine proposes where nothing is decided.")
@output_format
def lineage(earlier: str, later: str, proposed: bool, form: str) -> None:
    """Show what the activities of the edition EARLIER became in the edition LATER, and what is not decided yet."""
    _django.ready()
    from accord.programmes.queries import lineage_between, proposed_lineage

    if proposed:
        rows = proposed_lineage(earlier, later)
        print_rows(
            rows,
            form,
            lambda each: (
                each.step.earlier or "-",
                each.step.relation,
                each.step.later or "-",
                f"{each.score:.2f}",
                "; ".join(each.reasons),
            ),
            none="Nothing is left to decide.",
        )
        return
    between = lineage_between(earlier, later)
    print_rows(
        between.steps,
        form,
        lambda step: (step.earlier or "-", step.relation, step.later or "-", step.reason),
        none="No lineage is on record.",
    )
    if form == "text":
        for what, keys in ((earlier, between.open_earlier), (later, between.open_later)):
            if keys:
                click.echo(f"Not decided, of {what}: {' '.join(keys)}")
        for fault in between.faults:
            click.echo(f"{fault.activity}: {fault.sentence}")
