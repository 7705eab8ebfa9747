"""`accord texts`: what the papers of the conventions cite."""

import json

import click

from accord.core.texts.bodies import BODIES

issuer_option = click.option(
    "--issuer",
    type=click.Choice([body.id for body in BODIES]),
    help="The body whose paper it is; else the first page is asked.",
)


@click.group("texts")
def command() -> None:
    """Resolutions, decisions and papers: what they cite."""


@command.command("cite")
@click.argument("files", nargs=-1, required=True, metavar="FILE…")
@issuer_option
def cite_files(files: tuple[str, ...], issuer: str | None) -> None:
    """Print every reference to a numbered text in FILE… (`-` for standard input), one JSON object a line.

    `start` and `end` count characters of the file; `ids` is empty where the reference cannot be right, and `problem` then
    says why. A file without references prints nothing.
    """
    from accord.core.texts import cite
    from accord.exchange.papers import read_paper

    for file in files:
        for mention in cite(read_paper(file), issuer):
            row = {
                "file": file,
                "start": mention.start,
                "end": mention.end,
                "text": mention.text,
                "ids": mention.ids,
                "pinpoint": mention.pinpoint,
                "via": mention.via,
            }
            if mention.problem:
                row["problem"] = mention.problem
            click.echo(json.dumps(row, ensure_ascii=False))
