"""`accord documents`: what papers are written with."""

from pathlib import Path

import click

from accord.core.errors import Invalid


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
