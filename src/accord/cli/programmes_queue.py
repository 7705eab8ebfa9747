"""`accord programmes import|queue`: papers into the review queue; accept, alter or reject what was read."""

from datetime import date
from typing import TYPE_CHECKING

import click

from accord.cli import _django
from accord.cli._rows import output_format, print_rows
from accord.cli.listings import DAY, today
from accord.cli.programmes_results import _standing

if TYPE_CHECKING:
    from accord.programmes.queries import ReadingRow, ReadItemRow

_ON = click.option("--on", type=DAY, help="On this day. [default: today]")
_SHOWN = 80


@click.command("import")
@click.argument("file", metavar="FILE")
@click.option("--edition", help="The edition it is to go into. [default: the one that begins in the same year]")
@click.option("--source", help="The source of the register that the file is.")
@_ON
def import_(file: str, edition: str | None, source: str | None, on: date | None) -> None:
    """Read the joint programmes in FILE (text, DOCX, PDF, HTML; `-` for standard input) into the review queue.

    Nothing enters a programme until somebody accepts it (`accord programmes queue`). The same file again changes nothing.
    """
    from accord.core.errors import Invalid
    from accord.exchange.programmes import read_programmes_of

    found = [each for each in read_programmes_of(file) if each.activities]
    if not found:
        raise Invalid("no programme of work was found in it", place=file)
    if edition and len(found) > 1:
        years = ", ".join(each.edition or each.title for each in found)
        raise Invalid(f"it has {len(found)} programmes ({years}); import without --edition and place each", place=file)
    _django.ready()
    from accord.journal.actors import OPERATOR
    from accord.journal.queries import seal
    from accord.programmes.acts import stage_reading
    from accord.programmes.queries import reading

    for programme in found:
        before = seal()
        key = stage_reading(
            actor=OPERATOR, programme=programme, file=file, edition=edition, source=source, staged_on=on or today()
        )
        row, items = reading(key)
        if seal() == before:
            click.echo(f"{key}: this was read before; {row.waiting} of {len(items)} things wait. Nothing was changed.")
            continue
        where = f"for {row.edition}" if row.edition else "of no edition yet (`accord programmes queue place`)"
        click.echo(f"{key}: {row.title}, {where}; {len(items)} things wait for review.")


@click.group(invoke_without_command=True)
@click.option("--all", "every", is_flag=True, help="Papers of which everything is decided, too.")
@output_format
@click.pass_context
def queue(context: click.Context, every: bool, form: str) -> None:
    """The papers that were read and wait for review."""
    if context.invoked_subcommand is not None:
        return
    _django.ready()
    from accord.programmes.queries import readings

    print_rows(readings(waiting_only=not every), form, _reading, none="Nothing waits for review.")


def _reading(row: "ReadingRow") -> tuple[object, ...]:
    return row.id, row.staged_on, row.edition or "-", f"{row.waiting} of {sum(row.counts.values())} wait", row.title


@queue.command()
@click.argument("reading")
@click.option("--waiting", is_flag=True, help="Only what nobody has decided yet.")
@output_format
def show(reading: str, waiting: bool, form: str) -> None:
    """Show what was found in READING, with the number of each thing and what became of it."""
    _django.ready()
    from accord.programmes.queries import reading as read

    _, items = read(reading)
    rows = [each for each in items if not waiting or each.verdict == "proposed"]
    print_rows(rows, form, _item, none="Nothing waits.")


def _item(row: "ReadItemRow") -> tuple[object, ...]:
    value = row.value
    code = getattr(value, "printed_code", "") or getattr(value, "code", "") or " ".join(getattr(value, "codes", ()))
    text = getattr(value, "title", "") or getattr(value, "text", "")
    return row.id, row.kind, row.verdict, code, row.made or "-", text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


@queue.command()
@click.argument("reading")
@click.argument("edition")
def place(reading: str, edition: str) -> None:
    """Say that READING goes into EDITION."""
    _django.ready()
    from accord.journal.actors import OPERATOR
    from accord.programmes.acts import place_reading

    place_reading(actor=OPERATOR, reading=reading, edition=edition)
    click.echo("Recorded.")


@queue.command()
@click.argument("item", type=int)
@click.option("--text", default="", help="Other words than those that were read; needs a reason.")
@click.option("--code", default="", help="For an activity: another code; needs a reason.")
@click.option("--lead", default="", help="For an activity: the bodies that lead it.")
@click.option("--same-as", default="", help="For an activity: the one of the edition that it is; needs a reason.")
@click.option("--stands", "standing", multiple=True, help="For a result: KEY=done|partly|no_action; may be repeated.")
@click.option("--meeting", help="For a result: the meeting to which it was reported.")
@click.option("--reason", default="", help="Why.")
@_ON
def accept(
    item: int,
    text: str,
    code: str,
    lead: str,
    standing: tuple[str, ...],
    *,
    same_as: str,
    meeting: str | None,
    reason: str,
    on: date | None,
) -> None:
    """Accept the thing number ITEM: an activity or theme as it is, a result with what it says of which activities."""
    _django.ready()
    from accord.core.errors import NotFound
    from accord.core.programme.edition import Part, Role
    from accord.journal.actors import OPERATOR
    from accord.programmes import acts
    from accord.programmes.models import ReadItem
    from accord.programmes.values import ActivityFields

    kind = ReadItem.objects.filter(pk=item).values_list("kind", flat=True).first()
    if kind is None:
        raise NotFound(f"the queue has no item {item}")
    day = on or today()
    if kind == "result":
        stands = [_standing(each) for each in standing]
        made = acts.accept_read_result(
            actor=OPERATOR, item=item, statuses=stands, text=text, meeting=meeting, decided_on=day, reason=reason
        )
    elif kind == "theme":
        made = acts.accept_read_theme(actor=OPERATOR, item=item, title=text, decided_on=day, reason=reason)
    else:
        made = acts.accept_read_activity(
            actor=OPERATOR,
            item=item,
            altered=ActivityFields(text=text) if text else None,
            code=code,
            roles=[Role(body, Part.LEAD) for body in lead.split()],
            same_as=same_as,
            decided_on=day,
            reason=reason,
        )
    click.echo(f"Accepted as {made}.")


@queue.command()
@click.argument("item", type=int)
@click.option("--reason", required=True, help="Why.")
@_ON
def reject(item: int, reason: str, on: date | None) -> None:
    """Reject the thing number ITEM; it stays in the queue as rejected."""
    _django.ready()
    from accord.journal.actors import OPERATOR
    from accord.programmes.acts import reject_read_item

    reject_read_item(actor=OPERATOR, item=item, decided_on=on or today(), reason=reason)
    click.echo("Rejected.")
