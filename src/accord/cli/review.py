"""`accord review`: the queue of what needs a person, and lists compared into it."""

from dataclasses import dataclass
from datetime import date

import click

from accord.cli import _django
from accord.cli._rows import output_format, print_rows
from accord.cli.listings import today
from accord.core.errors import Invalid


@dataclass(frozen=True, slots=True)
class _Line:
    """One case as the list prints it."""

    key: str
    kind: str
    state: str
    list: str
    name: str
    authorship: str
    beside: str
    group: str
    decided_by: str
    decided_on: date | None


@click.group()
def command() -> None:
    """The review queue: what needs a person, what was decided, what new evidence contradicts."""


@command.command("list")
@click.option("--kind", default="", help="Only this kind: undecided, name, pair, or the code of a discrepancy.")
@click.option("--list", "list_", default="", help="Only about this list (cites-cms: the register's own two).")
@click.option(
    "--state",
    type=click.Choice(["open", "contested", "decided", "all"]),
    default="open",
    show_default=True,
    help="What waits (contested too), what new evidence contradicts, what is decided.",
)
@click.option("--limit", type=click.IntRange(1, 100_000), default=50, show_default=True, help="At most so many.")
@output_format
def list_cases(kind: str, list_: str, state: str, limit: int, form: str) -> None:
    """List the cases of the queue, the most urgent first."""
    _django.ready()
    from accord.species.review.kinds import URGENCY
    from accord.species.review.queue import detailed, progress, queue, with_filters

    whole = queue(today())
    kinds = sorted({each for case in whole.cases for each in case.kinds} | set(URGENCY))
    if kind and kind not in kinds:
        raise Invalid(f"there is no kind “{kind}” (there are: {', '.join(kinds)})")
    cases = with_filters(whole.cases, kind=kind, list_=list_, state="" if state == "all" else state)
    lines = [_line(detailed(case)) for case in cases[:limit]]
    print_rows(
        lines,
        form,
        lambda line: (line.state, line.kind, f"{line.name} {line.authorship}".strip(), line.beside, line.key),
        none="Nothing waits.",
    )
    done, _ = progress(whole.cases)
    if form == "text":
        click.echo(f"{len(lines)} of {len(cases)} shown; {done.decided} of {done.total} decided.")


def _line(case: object) -> _Line:
    from accord.species.review.values import Case

    assert isinstance(case, Case)
    row, asked, ruling = case.row, case.question, case.ruling
    left, right = (row.left, row.right) if row is not None else (None, None)
    taxon = left or right
    return _Line(
        case.key,
        case.kind,
        case.state.value,
        case.list,
        case.name,
        asked.authorship if asked else taxon.authorship if taxon else "",
        right.name if left and right else ", ".join(each.name for each in asked.candidates[:3]) if asked else "",
        case.group,
        ruling.decided_by if ruling else "",
        ruling.decided_on if ruling else None,
    )


@command.command()
@click.argument("left")
@click.argument("right")
@click.option("--dry-run", is_flag=True, help="Only say what would be asked.")
def compare(left: str, right: str, dry_run: bool) -> None:
    """Compare two lists that the register holds, and send what needs a person about LEFT to the queue.

    LEFT and RIGHT are checklists of the register (cites, cms) or editions (accord checklists list). Answers that were given
    stay; run it again with the next edition, and those that its evidence contradicts come back.
    """
    _django.ready()
    from rich.console import Console

    from accord.journal.actors import OPERATOR
    from accord.species.acts import ask_questions
    from accord.species.queries.histories import OWN_CHECKLISTS
    from accord.species.review.comparing import compared
    from accord.species.review.lists import named_list

    if {left, right} <= set(OWN_CHECKLISTS):
        raise Invalid("the register's own two lists need no comparing: accord review list --list cites-cms")
    lists = named_list(left), named_list(right)
    with Console(stderr=True).status("Comparing …"):
        found = compared(*lists)
    click.echo(
        f"Of {found.taxa:,} taxa of {lists[0].label}, {found.placed:,} are placed in {lists[1].label}, "
        f"{found.outside:,} are of groups that it does not have, {len(found.questions):,} need a person."
    )
    if dry_run:
        for each in found.questions:
            click.echo(f"  {each.name} {each.authorship}: {len(each.candidates)} candidates")
        click.echo("Nothing was sent.")
        return
    sent = ask_questions(
        actor=OPERATOR,
        questions=found.questions,
        asked_on=today(),
        reason=f"Comparison of {lists[0].label} with {lists[1].label}",
        all_between=(lists[0].checklist, lists[1].checklist),
    )
    click.echo(
        f"Review queue: {sent.added} new, {sent.changed} with other evidence, {sent.unchanged} as before, "
        f"{sent.settled} settled by the lists themselves."
    )
