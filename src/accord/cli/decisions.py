"""`accord decisions`: papers into the register, texts and how they stand, who owes what by when."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from accord.cli._rows import output_format, print_rows
from accord.core.errors import Invalid, NotFound
from accord.core.texts.bodies import BODIES

if TYPE_CHECKING:
    from datetime import date, datetime

    from accord.decisions.acts import PaperRead
    from accord.decisions.queries import DutyRow, State

day_option = click.option("--on", type=click.DateTime(["%Y-%m-%d"]), help="As it stood on that day (default: today).")


@click.group("decisions")
def command() -> None:
    """Resolutions, decisions and papers: bring them in, see how they stand, who cites them, what is due."""


@command.command("import")
@click.argument("files", nargs=-1, required=True, metavar="FILE…")
@click.option(
    "--issuer",
    type=click.Choice([body.id for body in BODIES]),
    help="The body whose paper it is; else the first page is asked.",
)
@click.option(
    "--language", default="en", show_default=True, help="The language of the text, by two letters (ISO 639-1)."
)
@click.option("--title", default="", help="The title (default: the first heading, else the file's name).")
@click.option("--licence", default="to be stated", show_default=True, help="Under which licence the paper may be used.")
@click.option("--dry-run", is_flag=True, help="Only show what was read.")
def import_files(
    files: tuple[str, ...], issuer: str | None, language: str, title: str, licence: str, dry_run: bool
) -> None:
    """Bring papers into the register: their text, what they cite, and the duties in them as proposals to be decided.

    Shows first what was read. Each paper is one entry of the journal; the same file again changes nothing.
    """
    from accord.cli import _django

    _django.load()
    read = [_read(Path(file), issuer, language, title, licence) for file in files]
    for paper in read:
        problems = sum(1 for mention in paper.mentions if mention.problem)
        click.echo(
            f"{paper.name}: {paper.title} ({paper.issuer or 'issuer unknown'}), {len(paper.parts)} parts, "
            f"{len(paper.mentions)} references ({problems} with a problem), {len(paper.duties)} duties"
        )
    if dry_run:
        click.echo("Nothing was stored: this was a dry run.")
        return
    _django.ready()
    from accord.decisions.acts import import_paper
    from accord.journal.actors import OPERATOR
    from accord.journal.queries import seal

    for paper in read:
        if import_paper(actor=OPERATOR, paper=paper, reason=f"{paper.name}, SHA-256 {paper.sha256}"):
            click.echo(f"{paper.key}: stored as entry {seal().number} of the journal")
        else:
            click.echo(f"{paper.key}: the register has it already")


def _read(path: Path, issuer: str | None, language: str, title: str, licence: str) -> "PaperRead":
    import hashlib

    from accord.core.texts.citations import cite
    from accord.core.texts.duties import duties, structure, title_of
    from accord.decisions.acts import PaperRead
    from accord.exchange.papers import read_text

    text = read_text(path)
    if not text.strip():
        raise Invalid("this paper holds no text", place=str(path))
    read = structure(text, issuer)
    return PaperRead(
        sha256=hashlib.sha256(path.read_bytes()).hexdigest(),
        name=path.name,
        title=(title or title_of(read) or path.stem)[:500],
        language=language,
        issuer=read.issuer,
        instrument=read.instrument,
        text=text,
        licence=licence,
        parts=read.parts,
        mentions=tuple(cite(text, read.issuer)),
        duties=tuple(duties(text, read.issuer)),
    )


@command.command("list")
@click.option("--body", help="Only of this body, such as cites:cop.")
@click.option("--state", help="Only in this state, such as in_effect.")
@click.option("--papers", "of_papers", is_flag=True, help="The papers that were brought in, instead of the texts.")
@day_option
@output_format
def list_texts(body: str | None, state: str | None, of_papers: bool, on: "datetime | None", form: str) -> None:
    """Print the texts of the register with how each stands, or the papers."""
    from accord.cli import _django

    _django.ready()
    from accord.decisions import queries

    if of_papers:
        rows = queries.papers(issuer=body)
        print_rows(
            rows, form, lambda row: (row.id, row.title[:70], row.issuer, row.references, row.duties), none="No papers."
        )
        return
    wanted = _state(state)
    texts = queries.works(on=on.date() if on else None, body=body, state=wanted)
    print_rows(texts, form, lambda row: (row.id, row.state.value, row.title[:80]), none="No texts.")


def _state(name: str | None) -> "State | None":
    from accord.decisions.queries import State

    if name is None:
        return None
    try:
        return State(name)
    except ValueError:
        raise Invalid(f"“{name}” is no state of a text: {', '.join(state.value for state in State)}") from None


@command.command("show")
@click.argument("key", metavar="ID")
@day_option
@output_format
def show(key: str, on: "datetime | None", form: str) -> None:
    """Print a text (cites:dec:17.55) with what happened to it, its papers and who cites it; or a paper (text:…)."""
    from accord.cli import _django

    _django.ready()
    from accord.decisions import queries

    if key.startswith("text:"):
        for passage in queries.passages(key, on=_today(on)):
            click.echo(f"{passage.label:8} {''.join(span.text for span in passage.spans)}")
            for duty in passage.duties:
                click.echo(f"         → {_duty_line(duty)}")
        return
    row = queries.work(key, on=on.date() if on else None)
    print_rows([row], form, lambda each: (each.id, each.state.value, each.title), none="")
    if form == "jsonl":
        return
    for event in row.events:
        click.echo(f"  {event.happened or ''!s:10} {event.event} {event.meeting or ''}")
    for paper in queries.expressions_of(key):
        click.echo(f"  text in {paper.language}: {paper.id} {paper.title}")
    for place in queries.cited_by(key):
        click.echo(f"  cited by {place.paper} ({place.paper_title[:50]}): {place.sentence[:110]}")


@command.command("due")
@click.option("--body", help="An actor such as cites:secretariat, or a convention for all of its organs.")
@click.option("--at", help="Only what is due at this meeting, such as cites:meeting:cop20.")
@click.option("--undecided", is_flag=True, help="Only what no person has decided on yet.")
@day_option
@output_format
def due(body: str | None, at: str | None, undecided: bool, on: "datetime | None", form: str) -> None:
    """Print who owes what by when, the overdue first. Duties that nobody confirmed yet are marked with a question mark."""
    from accord.cli import _django

    _django.ready()
    from accord.decisions.models import Verdict
    from accord.decisions.queries import duties
    from accord.register.models import Meeting

    if at is not None and not Meeting.objects.filter(id=at).exists():
        raise NotFound(f"the register has no meeting {at}")
    rows = duties(on=_today(on), body=body, at=at, verdict=Verdict.PROPOSED if undecided else None)
    print_rows(
        rows,
        form,
        lambda row: (
            row.due.value,
            row.due_on or row.deadline[:40],
            " ".join(row.actors)[:50],
            f"{row.instrument} {row.provision}".strip(),
            f"{'? ' if row.verdict == 'proposed' else ''}{row.verb} {row.action[:70]}",
        ),
        none="Nothing is due.",
    )


@command.command("propose-deletion")
@click.argument("keys", nargs=-1, required=True, metavar="ID…")
@click.option(
    "--at", "meeting", required=True, help="The meeting whose committee proposes it, such as cites:meeting:sc78."
)
@click.option("--reason", required=True, help="Why: implemented, incorporated elsewhere, overtaken.")
def propose_deletion(keys: tuple[str, ...], meeting: str, reason: str) -> None:
    """Record that the deletion of decisions was proposed. Only the Conference of the Parties then deletes them."""
    from accord.cli import _django

    _django.ready()
    from accord.core.dates import ImpreciseDate, Precision
    from accord.decisions.acts import record_work_event
    from accord.decisions.models import WorkEventKind
    from accord.journal.actors import OPERATOR
    from accord.register.models import Meeting

    held = Meeting.objects.filter(id=meeting).first()
    if held is None:
        raise NotFound(f"the register has no meeting {meeting}")
    if held.starts is None:
        raise Invalid(f"the register knows no day of {meeting}")
    happened = ImpreciseDate(held.starts, Precision(held.precision))
    for key in keys:
        record_work_event(
            actor=OPERATOR,
            work=key,
            event=WorkEventKind.PROPOSED_FOR_DELETION,
            happened=happened,
            meeting=meeting,
            reason=reason,
        )
        click.echo(f"{key}: proposed for deletion at {held.title}")


@command.command("export")
@click.argument("key", metavar="ID")
@click.option(
    "--format", "form", type=click.Choice(["akn", "json"]), required=True, help="Akoma Ntoso (AKN4UN) or JSON."
)
@click.option(
    "-o", "--out", type=click.Path(dir_okay=False, path_type=Path), help="The file (default: standard output)."
)
def export(key: str, form: str, out: Path | None) -> None:
    """Write a paper (text:…), or the text of a resolution or decision, so that other systems can read it without loss."""
    import json

    from accord.cli import _django

    _django.ready()
    from accord.core.texts.written import as_json
    from accord.decisions import queries
    from accord.exchange.akoma_ntoso import write_akoma_ntoso

    if not key.startswith("text:"):
        held = queries.expressions_of(queries.work(key).id)
        if not held:
            raise NotFound(f"the register has no paper with the text of {key}")
        key = held[0].id
    text = queries.written(key)
    content = (
        write_akoma_ntoso(text) if form == "akn" else json.dumps(as_json(text), ensure_ascii=False, indent=1).encode()
    )
    if out is None:
        click.echo(content.decode("utf-8"))
    else:
        out.write_bytes(content)
        click.echo(f"{out}: {len(text.parts)} parts, {len(text.mentions)} references")


def _duty_line(duty: "DutyRow") -> str:
    parts = [f"{' and '.join(duty.actors) or 'somebody'}: {duty.verb} {duty.action[:80]}"]
    parts += [f"by {duty.due_on}"] if duty.due_on else [duty.deadline] if duty.deadline else []
    return ", ".join([*parts, duty.verdict])


def _today(on: "datetime | None") -> "date":
    from datetime import UTC, datetime

    return on.date() if on else datetime.now(UTC).date()
