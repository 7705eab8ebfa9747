"""`accord journal`: the record of acts."""

import json
import re
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING, Any

import click

from accord.cli import _django
from accord.cli._rows import output_format, plain, print_rows
from accord.core.dates import read_date
from accord.core.errors import Conflict, Invalid, NotFound

if TYPE_CHECKING:
    from accord.journal.chain import Seal
    from accord.journal.queries import Recorded

_SEAL = re.compile(r"(\d{1,18}):([0-9a-f]{64})")

_AT_MOST = 200  # so many faults are printed


class _Moment(click.ParamType[datetime]):
    name = "time"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        """Read an ISO time; without a zone it is UTC, and a day alone means its end."""
        if isinstance(value, datetime):
            return value
        text = str(value).strip()
        try:
            if len(text) <= 10:
                return datetime.combine(read_date(text), time.max, UTC)
            moment = datetime.fromisoformat(text)
        except (Invalid, ValueError):
            self.fail(f"“{text[:40]}” is no time (write 2026-11-21 or 2026-11-21T14:30)", param, ctx)
        return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


@click.group()
def command() -> None:
    """The record of acts: read it, verify it."""


@command.command()
@click.option("--seal", "noted", help="A seal that was noted earlier (NUMBER:HASH, as this command prints it).")
@click.option(
    "--register/--no-register",
    default=True,
    show_default=True,
    help="Compare everything that is stored with what the journal recorded last.",
)
def verify(noted: str | None, register: bool) -> None:
    """Prove that no entry was changed, removed, inserted or moved, and nothing stored past the journal; say where."""
    earlier = _read_seal(noted) if noted else None
    _django.ready()
    from accord.journal import queries, verification

    if faults := verification.verify(noted=earlier, register=register):
        lines = "".join(f"\n  - {fault}" for fault in faults[:_AT_MOST])
        if len(faults) > _AT_MOST:
            lines += f"\n  - and {len(faults) - _AT_MOST} more"
        raise Conflict(f"the journal is not sound:{lines}")
    seal = queries.seal()
    count = f"{seal.number} {'entry' if seal.number == 1 else 'entries'}"
    click.echo(f"The journal is sound: {count}.")
    click.echo(f"Seal (note it elsewhere): {seal}")


@command.command("list")
@click.option("--object", "object_name", default="", help="Only entries that touched this object.")
@click.option("--act", default="", help="Only this act, such as register.correct_meeting.")
@click.option("--after", type=click.IntRange(0), default=0, help="Only entries with a higher number.")
@click.option("--limit", type=click.IntRange(1, 10_000), default=50, show_default=True, help="At most so many.")
@output_format
def list_(object_name: str, act: str, after: int, limit: int, form: str) -> None:
    """List entries, oldest first."""
    _django.ready()
    from accord.journal import queries

    found = queries.entries(object_name=object_name, act=act, after=after, limit=limit)
    print_rows(found, form, _line, none="The journal has no such entry.")


def _line(entry: "Recorded") -> tuple[object, ...]:
    touched = list(entry.changes)
    objects = touched[0] if len(touched) == 1 else f"{len(touched)} objects"
    time = f"{entry.recorded_at:%Y-%m-%d %H:%M:%S}Z" if entry.recorded_at else "?"
    if entry.damage:
        return entry.number or "?", time, entry.act, entry.actor, "?", f"damaged: {'; '.join(entry.damage)}"
    legal = f"legal {entry.legal_date}{' (back-filled)' if entry.backfilled else ''}"
    return entry.number, time, entry.act, entry.actor, objects, legal


@command.command()
@click.argument("number", type=click.IntRange(1))
@output_format
def show(number: int, form: str) -> None:
    """Show one entry with everything it changed."""
    _django.ready()
    from accord.journal import queries

    entry = queries.entry(number)
    if form == "jsonl":
        click.echo(json.dumps(plain(entry), ensure_ascii=False))
        return
    click.echo(f"Entry {entry.number}: {entry.act}")
    for what in entry.damage:
        click.echo(f"  damaged: {what}")
    time = entry.recorded_at.astimezone(UTC).isoformat() if entry.recorded_at else "?"
    click.echo(f"  by {entry.actor} ({entry.capacity}) at {time}")
    click.echo(f"  legal date {entry.legal_date or '?'}{', back-filled' if entry.backfilled else ''}")
    if entry.reason:
        click.echo(f"  reason: {entry.reason}")
    for name, change in entry.changes.items():
        click.echo(f"  {name}" + (" (new)" if change.old is None else " (removed)" if change.new is None else ""))
        for column in sorted((change.old or {}) | (change.new or {})):
            old, new = (change.old or {}).get(column), (change.new or {}).get(column)
            if change.old is not None and change.new is not None:
                click.echo(f"    {column}: {_shown(old)} -> {_shown(new)}")
            elif (value := new if change.old is None else old) not in (None, ""):
                click.echo(f"    {column}: {_shown(value)}")
    click.echo(f"  hash {entry.hash}")


@command.command("as-of")
@click.argument("object_name", metavar="OBJECT")
@click.option("--at", type=_Moment(), required=True, help="The time (2026-11-21T14:30, UTC unless it says otherwise).")
def as_of(object_name: str, at: datetime) -> None:
    """Show what was recorded of OBJECT (such as register.meeting:cites:meeting:cop16) at a time, as JSON."""
    _django.ready()
    from accord.journal import queries

    state = queries.as_of(object_name, at=at)
    if state is None:
        known = queries.is_known(object_name)
        raise NotFound(
            f"{object_name} was not there at {at.isoformat()}" if known else f"the journal knows no {object_name}"
        )
    click.echo(json.dumps(state, ensure_ascii=False, indent=2, sort_keys=True))


_SHOWN = 10


@command.command()
@click.argument("number", type=click.IntRange(1))
@click.option("--reason", required=True, help="Why; it goes into the journal.")
def undo(number: int, reason: str) -> None:
    """Undo the act of entry NUMBER, as an act of its own."""
    _django.ready()
    from accord.journal.actors import OPERATOR
    from accord.journal.undoing import undo as undo_act

    restored = undo_act(actor=OPERATOR, number=number, reason=reason)
    shown = ", ".join(restored[:_SHOWN]) + (f" and {len(restored) - _SHOWN:,} more" if len(restored) > _SHOWN else "")
    click.echo(f"Undone: {shown}")


def _read_seal(text: str) -> "Seal":
    from accord.journal.chain import Seal

    match = _SEAL.fullmatch(text.strip())
    if match is None:
        raise Invalid(f"“{text[:80]}” is no seal (NUMBER:HASH, as `accord journal verify` prints it)")
    return Seal(int(match[1]), match[2])


def _shown(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
