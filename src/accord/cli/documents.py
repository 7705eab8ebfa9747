"""`accord documents`: what papers are written with."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import click

from accord.core.dates import read_date
from accord.core.errors import Invalid


def _of_a_meeting(function: Callable[..., Any]) -> Callable[..., Any]:
    """The options of papers of a meeting."""
    for option in reversed(
        (
            click.argument("meeting"),
            click.option("--lang", "language", type=click.Choice(["en", "fr", "es"]), default="en", show_default=True, help="Language of the paper."),
            click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), required=True, help="File to write: .docx, .pdf or .html."),
            click.option("--as-of", help="Day the paper is as of; by default today."),
            click.option("--symbol", default="", help="Symbol of the paper."),
            click.option("--template", type=click.Path(path_type=Path, dir_okay=False), help="A .docx with your styles and letterhead."),
        )
    ):  # fmt: skip
        function = option(function)
    return function


def _write(
    kind: str, meeting: str, language: str, output: Path, as_of: str | None, symbol: str, template: Path | None
) -> None:
    from accord.cli._django import ready
    from accord.documents.writing import check_ending, write_document

    check_ending(output, template=template)
    day = read_date(as_of) if as_of else date.today()  # noqa: DTZ011 - the day where the person is
    ready()
    from accord.documents import meeting_papers

    build = {"agenda": meeting_papers.agenda_of, "minutes": meeting_papers.minutes_of}[kind]
    write_document(build(meeting, language=language, as_of=day, symbol=symbol), output, template=template)
    click.echo(f"Written: {output}, as of {day}")


@click.group("documents")
def command() -> None:
    """Papers, agendas and reports as files: their template, and whether one can be used."""


@command.command("template")
@click.argument("output", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--replace", is_flag=True, help="Write over a file that is there.")
def template(output: Path, replace: bool) -> None:
    """Write the template of .docx papers to OUTPUT, to be edited in a word processor: styles, page, letterhead."""
    from accord.documents.template import template_bytes
    from accord.documents.writing import write_whole

    if output.suffix.lower() != ".docx":
        raise Invalid("a template is a .docx", place=str(output))
    if output.exists() and not replace:
        raise Invalid("is there already; --replace writes over it", place=str(output))
    write_whole(output, template_bytes())
    click.echo(f"Written: {output}")


@command.command("check-template")
@click.argument("template", type=click.Path(path_type=Path, dir_okay=False))
def check_template(template: Path) -> None:
    """Try a TEMPLATE with a paper that needs every style and field; say what it lacks."""
    from accord.documents.docx_writer import docx_bytes
    from accord.documents.template_trial import trial_document

    docx_bytes(trial_document(), template=template)
    click.echo(f"{template}: can be used")


@command.command("fields")
def fields() -> None:
    """List the fields that a template may have."""
    from accord.documents.template import FIELDS

    for name, meaning in FIELDS.items():
        click.echo(f"{{{{ {name} }}}}\t{meaning}")


@command.command("agenda")
@_of_a_meeting
def agenda(
    meeting: str, language: str, output: Path, as_of: str | None, symbol: str, template: Path | None
) -> None:  # fmt: skip
    """Write the agenda of a MEETING, with the documents before each item; provisional until it begins."""
    _write("agenda", meeting, language, output, as_of, symbol, template)


@command.command("minutes")
@_of_a_meeting
def minutes(
    meeting: str, language: str, output: Path, as_of: str | None, symbol: str, template: Path | None
) -> None:  # fmt: skip
    """Write the minutes of a MEETING: who took part, what came of each item, the action points as they stand."""
    _write("minutes", meeting, language, output, as_of, symbol, template)
