"""`accord texts`: what the papers of the conventions are made of, what they cite, and whom they ask for what."""

import json
import re
from pathlib import Path

import click

from accord.cli._rows import plain
from accord.core.texts.bodies import BODIES

issuer_option = click.option(
    "--issuer",
    type=click.Choice([body.id for body in BODIES]),
    help="The body whose paper it is; else the first page is asked.",
)

language_option = click.option(
    "--language",
    type=click.Choice(["en", "fr", "es"]),
    help="The language it is written in; else its small words are asked.",
)


@click.group("texts")
def command() -> None:
    """Resolutions, decisions and papers: what they cite, and whom they ask for what."""


@command.command("cite")
@click.argument("files", nargs=-1, required=True, metavar="FILE…")
@issuer_option
def cite_files(files: tuple[str, ...], issuer: str | None) -> None:
    """Print every reference to a numbered text in FILE… (`-` for standard input), one JSON object a line.

    `start` and `end` count characters of the file; `ids` is empty where the reference cannot be right, and `problem` then
    says why. `document_revision` (rev1) stands beside the identifier of a paper that was cited in a revision. A file without
    references prints nothing.
    """
    from accord.core.texts import cite
    from accord.exchange.papers import read_text

    for file in files:
        for mention in cite(read_text(file), issuer):
            row = {
                "file": file,
                "start": mention.start,
                "end": mention.end,
                "text": mention.text,
                "ids": [each.partition("@rev")[0] for each in mention.ids],
                "pinpoint": mention.pinpoint,
                "via": mention.via,
            }
            revisions = {each.partition("@")[2] for each in mention.ids if "@rev" in each}
            if revisions:
                row["document_revision"] = min(
                    revisions
                )  # not part of the identifier: a symbol names all its revisions
            if mention.problem:
                row["problem"] = mention.problem
            click.echo(json.dumps(row, ensure_ascii=False))


@command.command("duties")
@click.argument("files", nargs=-1, required=True, metavar="FILE…")
@issuer_option
@click.option(
    "--all", "everything", is_flag=True, help="Also clauses that ask nobody: the preamble, welcomes, notes, recalls."
)
@language_option
def read_duties(files: tuple[str, ...], issuer: str | None, everything: bool, language: str | None) -> None:
    """Print who is asked for what, by when, in FILE… (`-` for standard input), one JSON object a clause.

    `strength` is binding, request, encouragement or none; `actors` and `recipient` are written `<body>:<organ>`; `verb` is as
    printed, `modality` the same verb in English. A clause that goes on in a list ends with it, and has its `items`. A proposal for a person to confirm, not the law.
    """
    from accord.core.texts.duties import duties
    from accord.exchange.papers import read_text

    for file in files:
        for duty in duties(read_text(file), issuer, everything=everything, language=language):
            click.echo(json.dumps({"file": file, **plain(duty)}, ensure_ascii=False))


@command.command("read")
@click.argument("file", metavar="FILE")
@issuer_option
@language_option
def read_structure(file: str, issuer: str | None, language: str | None) -> None:
    """Print what FILE is made of, as one JSON object: its number, and its blocks with their kind, number and place.

    Kinds: title, preamble, enacting, operative, item, directed, decision, invitation, heading, paragraph, footnote.
    """
    from accord.core.texts.duties import structure
    from accord.exchange.papers import read_text

    text = read_text(file)
    read = structure(text, issuer, language)
    click.echo(json.dumps({"file": file, "text": text, **plain(read)}, ensure_ascii=False, indent=1))


@command.command("redline")
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="NEW")
@click.option(
    "-o", "--out", required=True, type=click.Path(dir_okay=False, path_type=Path), help="A .docx or .html file."
)
@click.option(
    "--tracked/--house", default=True, help="Tracked changes, or new text underlined and deleted text struck through."
)
def redline(old: str, new: str, out: Path, tracked: bool) -> None:
    """Write what changed from OLD to NEW, paragraph by paragraph and word by word.

    Both may be in any format that is read. Accepting all tracked changes gives the words of NEW, rejecting them those of
    OLD.
    """
    from accord.core.texts.redline import compare
    from accord.documents.redline import write_redline
    from accord.exchange.papers import read_text
    from accord.exchange.whole_files import refuse_overwriting

    refuse_overwriting(out, Path(old), Path(new))
    found = compare(_paragraphs(read_text(old)), _paragraphs(read_text(new)))
    counts = f"{found.changed} paragraphs changed, {found.inserted} inserted, {found.deleted} deleted, {found.kept} as before."
    write_redline(found.paper, out, title=f"{Path(old).name} → {Path(new).name}", counts=counts, house=not tracked)
    click.echo(f"{out}: {counts}")


def _paragraphs(text: str) -> list[str]:
    return [paragraph.strip() for paragraph in re.split(r"\n\s*\n", text) if paragraph.strip()]
