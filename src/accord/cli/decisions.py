"""`accord decisions`: papers into the register, texts and how they stand, who owes what by when."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from accord.cli import decisions_consultations, decisions_drafts, decisions_life
from accord.cli._rows import output_format, plain, print_rows
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


for _more in (*decisions_life.COMMANDS, *decisions_drafts.COMMANDS, *decisions_consultations.COMMANDS):
    command.add_command(_more)


@command.command("import")
@click.argument("files", nargs=-1, required=True, metavar="FILE…")
@click.option(
    "--issuer",
    type=click.Choice([body.id for body in BODIES]),
    help="The body whose paper it is; else the first page is asked.",
)
@click.option(
    "--language", help="The language of the text, by two letters (ISO 639-1); else its small words are asked."
)
@click.option("--title", default="", help="The title (default: the first heading, else the file's name).")
@click.option("--licence", default="to be stated", show_default=True, help="Under which licence the paper may be used.")
@click.option("--dry-run", is_flag=True, help="Only show what was read.")
def import_files(
    files: tuple[str, ...], issuer: str | None, language: str | None, title: str, licence: str, dry_run: bool
) -> None:
    """Bring papers into the register: their text, what they cite, and the duties in them as proposals to be decided.

    Shows first what was read. Each paper is one entry of the journal; the same file again changes nothing. Of a text in
    Akoma Ntoso or JSON, as `export` writes them, number, title, parts and references are those that it states.
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


def _read(path: Path, issuer: str | None, language: str | None, title: str, licence: str) -> "PaperRead":
    import hashlib

    from accord.core.texts.citations import cite
    from accord.core.texts.duties import duties, structure, title_of
    from accord.core.texts.language import language_of_text
    from accord.decisions.acts import PaperRead
    from accord.exchange.papers import read_text, read_written

    written = read_written(path)
    text = written.text if written else read_text(path)
    if not text.strip():
        raise Invalid("this paper holds no text", place=str(path))
    read = structure(text, issuer or (written.issuer if written else None))
    return PaperRead(
        sha256=hashlib.sha256(path.read_bytes()).hexdigest(),
        name=path.name,
        title=(title or (written.title if written else "") or title_of(read) or path.stem)[:500],
        language=language or (written.language if written else language_of_text(text)),
        issuer=read.issuer,
        instrument=written.id if written else read.instrument,
        text=text,
        licence=licence,
        parts=written.parts if written else read.parts,
        mentions=written.mentions if written else tuple(cite(text, read.issuer)),
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
    """Print a text (cites:dec:17.55) with what happened to it, its papers and who cites it; or a paper (text:…).

    With --on, the version in force on that day with its words, or why none was, and the texts in force that named it.
    """
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
    if on is not None:
        _print_in_force(key, on.date())
        return
    for paper in queries.expressions_of(key):
        click.echo(f"  text in {paper.language}: {paper.id} {paper.title}")
    for place in queries.cited_by(key):
        click.echo(f"  cited by {place.paper} ({place.paper_title[:50]}): {place.sentence[:110]}")


def _print_in_force(key: str, day: "date") -> None:
    """The words that stood on a day, or why none did, and who cited them then."""
    from accord.decisions import queries

    text = queries.text_on(key, day)
    stood = text.in_force
    if stood.version is None:
        click.echo(f"  not in force on {day}: {stood.why}")
    else:
        until = f" until {stood.until}" if stood.until else ""
        click.echo(f"  in force on {day}: {stood.version}, since {stood.since}{until}")
        if text.key is None:
            click.echo("  the register does not have its words")
    for part in text.provisions:
        gone = f"  [repealed on {part.repealed_on}]" if part.repealed_on else ""
        click.echo(f"    {part.label:8} {' '.join(part.words.split())}{gone}")
    for place in queries.cited_by_on(key, day):
        outdated = f", which was {place.then or 'not in force'} by then" if place.is_outdated else ""
        click.echo(f"  cited by {place.citing} as {place.named}{outdated}: {place.sentence[:110]}")


@command.command("due")
@click.option("--body", help="An actor such as cites:secretariat, or a convention for all of its organs.")
@click.option("--at", help="All that this meeting must handle, such as cites:meeting:cop20.")
@click.option("--undecided", is_flag=True, help="Only what no person has decided on yet.")
@day_option
@output_format
def due(body: str | None, at: str | None, undecided: bool, on: "datetime | None", form: str) -> None:
    """Print who owes what by when, the overdue first. Duties that nobody confirmed yet are marked with a question mark.

    With --at what a meeting must handle: duties due there, overdue and recurrent, decisions that can be deleted, amendments proposed,
    paragraphs that require funding.
    """
    from accord.cli import _django

    _django.ready()
    from accord.decisions.models import Verdict
    from accord.decisions.queries import duties

    if at is not None:
        _print_agenda(at, _today(on), form, body=body, undecided=undecided)
        return
    rows = duties(on=_today(on), body=body, verdict=Verdict.PROPOSED if undecided else None)
    print_rows(rows, form, _duty_cells, none="Nothing is due.")


def _duty_cells(row: "DutyRow") -> tuple[object, ...]:
    return (
        row.due.value,
        row.due_on or row.deadline[:40],
        " ".join(row.actors)[:50],
        f"{row.instrument} {row.provision}".strip(),
        f"{'? ' if row.verdict == 'proposed' else ''}{row.verb} {row.action[:70]}",
    )


def _print_agenda(meeting: str, day: "date", form: str, *, body: str | None, undecided: bool) -> None:
    """What a meeting must handle, section by section; as JSON lines each row names its section."""
    import json

    from accord.decisions.queries import agenda_of

    agenda = agenda_of(meeting, on=day)

    def wanted(row: "DutyRow") -> bool:
        asks = body is None or any(actor == body or actor.startswith(f"{body}:") for actor in row.actors)
        return asks and (not undecided or row.verdict == "proposed")

    told: dict[str, list[tuple[object, str]]] = {
        name: [(row, "  ".join(str(cell) for cell in _duty_cells(row)[1:])) for row in rows if wanted(row)]
        for name, rows in (("due", agenda.due), ("overdue", agenda.overdue), ("recurrent", agenda.recurrent))
    }
    told["deletable"] = [
        (
            each,
            f"{each.work.id}  {each.work.state.value}  {each.work.title[:60]}{f'  ({each.against})' if each.against else ''}",
        )
        for each in agenda.deletable
    ]
    told["amendments"] = [(each, f"{each.id}  {each.title[:70]}") for each in agenda.amendments]
    told["requires_funding"] = [(each, f"{each.work} {each.provision}  {each.title[:60]}") for each in agenda.unfunded]
    if form == "jsonl":
        for name, rows in told.items():
            for row, _ in rows:
                click.echo(json.dumps({"section": name, **plain(row)}, ensure_ascii=False))
        return
    click.echo(f"{agenda.title}{f', {agenda.starts}' if agenda.starts else ''}")
    for name, rows in told.items():
        click.echo(f"{name.replace('_', ' ')}: {len(rows) or 'nothing'}")
        for _, line in rows:
            click.echo(f"  {line}")


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
    "--format",
    "form",
    type=click.Choice(["akn", "json", "docx"]),
    required=True,
    help="Akoma Ntoso (AKN4UN), JSON, or a Word document of the text in force.",
)
@click.option(
    "-o", "--out", type=click.Path(dir_okay=False, path_type=Path), help="The file (default: standard output)."
)
@click.option("--language", default="en", show_default=True, help="Of a text that the register has in several.")
@day_option
def export(key: str, form: str, out: Path | None, language: str, on: "datetime | None") -> None:
    """Write a paper (text:…), or the text of a resolution or decision, so that other systems can read it without loss."""
    import json

    from accord.cli import _django

    _django.ready()
    from accord.core.texts.written import as_json
    from accord.decisions import queries
    from accord.exchange.akoma_ntoso import write_akoma_ntoso

    if form == "docx":
        _export_document(key, out, language, _today(on))
        return
    if not key.startswith("text:"):
        key = _paper_of(key, language, on.date() if on else None)
    text = queries.written(key)
    content = (
        write_akoma_ntoso(text) if form == "akn" else json.dumps(as_json(text), ensure_ascii=False, indent=1).encode()
    )
    if out is None:
        click.echo(content.decode("utf-8"))
    else:
        out.write_bytes(content)
        click.echo(f"{out}: {len(text.parts)} parts, {len(text.mentions)} references")


def _paper_of(key: str, language: str, day: "date | None") -> str:
    """The paper that holds the text of a work in a language, else in another: of the version in force on a day, or of the latest."""
    from accord.decisions import queries

    found = queries.in_force(key, day).expressions if day is not None else ()
    held = dict(found) or {row.language: row.id for row in queries.expressions_of(queries.work(key).id)}
    if not held:
        raise NotFound(f"the register has no paper with the text of {key}")
    return held.get(language) or next(iter(held.values()))


def _export_document(key: str, out: Path | None, language: str, day: "date") -> None:
    from accord.cli._documents import colophon_of, write
    from accord.decisions import queries
    from accord.documents.text_of_work import text_document

    if out is None:
        raise Invalid("a Word document is written to a file: name it with -o")
    if key.startswith("text:"):
        held = queries.paper(key).work
        if held is None:
            raise Invalid(f"{key} is the text of no resolution or decision (see `accord decisions assign`)")
        key = held
    text = queries.text_on(key, day, language=language)
    if text.key is None:
        raise NotFound(text.in_force.why or f"the register has no paper with the text of {text.in_force.version}")
    write(text_document(text, colophon=colophon_of(day)), out)


def _duty_line(duty: "DutyRow") -> str:
    parts = [f"{' and '.join(duty.actors) or 'somebody'}: {duty.verb} {duty.action[:80]}"]
    parts += [f"by {duty.due_on}"] if duty.due_on else [duty.deadline] if duty.deadline else []
    return ", ".join([*parts, duty.verdict])


def _today(on: "datetime | None") -> "date":
    from datetime import UTC, datetime

    return on.date() if on else datetime.now(UTC).date()
