"""`accord decisions draft|drafts|edit|compare|consolidate|adopt|withdraw`: texts on their way."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from accord.cli import _django
from accord.cli._documents import colophon_of, out_option, today, write
from accord.cli._rows import output_format, print_rows
from accord.cli.listings import DAY
from accord.core.errors import Invalid

if TYPE_CHECKING:
    from accord.core.texts.amend import Origin
    from accord.decisions.acts import Edit

_FILE = click.Path(dir_okay=False, path_type=Path)


@click.command("draft")
@click.argument("file", required=False, type=_FILE, metavar="[FILE]")
@click.option("--amend", help="The text that it amends, such as cites:res:10.4; begins with its words in force.")
@click.option("--body", default="", help="Of a new text: the body that is to adopt it, such as cites:cop.")
@click.option("--kind", default="resolution", show_default=True, help="Of a new text: resolution, decision …")
@click.option("--title", default="", help="Its title. [default: that of the text it amends]")
@click.option("--number", default="", help="The number it is to have, where that is known.")
@click.option("--language", default="en", show_default=True, help="By two letters (ISO 639-1).")
@click.option("--on", type=DAY, help="The day on which it is begun. [default: today]")
def draft(
    file: Path | None, amend: str | None, body: str, kind: str, title: str, number: str, language: str, on: date | None
) -> None:
    """Begin a draft: of a new text with the words in FILE, or one that amends a text in force (with the words in FILE, if given).

    Tags such as “[text from Decision 17.55 (Rev. CoP19)]” in FILE become sources of their paragraphs.
    """
    _django.ready()
    from accord.decisions.acts import NewDraft, RewriteWhole, edit_draft, make_draft
    from accord.journal.actors import OPERATOR

    if file is None and amend is None:
        raise Invalid("a draft begins with a FILE, or amends a text (--amend)")
    day = on or today()
    issuer = (amend or body).partition(":")[0]
    read = paragraphs_in(file, issuer) if file is not None else ()
    new = NewDraft(language, amend, None, body, kind, number, title, () if amend else read)
    key = make_draft(actor=OPERATOR, draft=new, on=day)
    click.echo(f"{key}: begun")
    if amend and read:
        edit_draft(actor=OPERATOR, draft=key, edits=[RewriteWhole(read)], on=day, reason=f"the words of {file}")
        _tell(key)


@click.command("drafts")
@click.option("--body", help="Only of this body, such as cites or cites:cop.")
@click.option("--open", "only_open", is_flag=True, help="Only those that are neither adopted nor withdrawn.")
@output_format
def drafts(body: str | None, only_open: bool, form: str) -> None:
    """Print the drafts of the register and where each stands."""
    _django.ready()
    from accord.decisions import queries

    rows = queries.drafts(body=body, only_open=only_open)
    print_rows(rows, form, lambda row: (row.id, row.state, row.work or "new", row.title[:70]), none="No drafts.")


@click.command("edit")
@click.argument("key", metavar="DRAFT")
@click.argument("file", required=False, type=_FILE, metavar="[FILE]")
@click.option("--paragraph", type=int, help="The paragraph to change, by its number in `accord decisions compare`.")
@click.option("--strike", type=int, help="The paragraph to strike out.")
@click.option("--after", type=int, help="Put a new paragraph behind this one (0: before all others).")
@click.option("--words", default="", help="The words of --paragraph or of the new one.")
@click.option("--source", multiple=True, help="Where the words of --paragraph come from: “cites:dec:17.55@cop19 3 a)”.")
@click.option("--on", type=DAY, help="The day. [default: today]")
@click.option("--reason", default="", help="Why.")
def edit(
    key: str,
    file: Path | None,
    paragraph: int | None,
    strike: int | None,
    after: int | None,
    words: str,
    source: tuple[str, ...],
    on: date | None,
    reason: str,
) -> None:
    """Change a draft: one paragraph, or the whole of it to the words in FILE. Paragraphs found again keep their past."""
    _django.ready()
    from accord.decisions import acts, queries
    from accord.journal.actors import OPERATOR

    edits: list[Edit] = []
    if file is not None:
        issuer = queries.draft(key).body.partition(":")[0]
        edits.append(acts.RewriteWhole(paragraphs_in(file, issuer)))
    if paragraph is not None and words:
        edits.append(acts.Rewrite(paragraph, words))
    if strike is not None:
        edits.append(acts.StrikeOut(strike))
    if after is not None:
        edits.append(acts.Insert(words, after))
    if source:
        if paragraph is None:
            raise Invalid("--source says where the words of --paragraph come from: name that too")
        edits.append(acts.Attribute(paragraph, tuple(_origin(each) for each in source)))
    if not edits:
        raise Invalid("nothing to change: give a FILE, --paragraph with --words or --source, --strike or --after")
    acts.edit_draft(actor=OPERATOR, draft=key, edits=edits, on=on or today(), reason=reason)
    _tell(key)


@click.command("compare")
@click.argument("key", metavar="DRAFT")
@click.option("-o", "--out", type=_FILE, help="A .docx, .pdf or .html file. [default: print it]")
@click.option(
    "--tracked/--house",
    default=True,
    help="Tracked changes (.docx), or new text underlined and deleted text struck through.",
)
@click.option("--clean", is_flag=True, help="Only what the draft would leave.")
@click.option("--tags", is_flag=True, help="With --clean: behind each paragraph where its words come from.")
def compare(key: str, out: Path | None, tracked: bool, clean: bool, tags: bool) -> None:
    """Show what a draft changes in the text that it amends, paragraph by paragraph and word by word.

    Printed, deleted words stand in [-…-] and new ones in {+…+}.
    """
    _django.ready()
    from accord.decisions import queries
    from accord.documents.text_of_work import clean_document, draft_document

    row = queries.draft(key)
    paragraphs = queries.paragraphs_of(key)
    colophon = colophon_of(today())
    if out is not None and clean:
        within = row.body.partition(":")[0]
        document = clean_document(
            row.title, paragraphs, language=row.language, colophon=colophon, tags=tags, within=within
        )
        write(document, out)
    elif out is not None:
        redline = queries.draft_redline(key)
        document = draft_document(row.title, redline, language=row.language, colophon=colophon)
        write(document, out, tracked=tracked and out.suffix.lower() == ".docx")
    else:
        _print_redline(key, clean=clean)
    _tell(key)


@click.command("consolidate")
@click.argument("key", metavar="DRAFT")
@click.option("--from", "texts", multiple=True, metavar="ID", help="A text it consolidates; may be repeated.")
@click.option("--store", is_flag=True, help="Record the sources that the machine proposes; else they are only shown.")
@out_option
def consolidate(key: str, texts: tuple[str, ...], store: bool, out: Path) -> None:
    """Write the two-column Text / Source table of a draft; propose sources from the texts that it consolidates.

    A proposal is what a person should look at: it says how much of the words agree.
    """
    _django.ready()
    from accord.core.texts.printed import place
    from accord.decisions import queries
    from accord.decisions.acts import Attribute, edit_draft
    from accord.documents.text_and_source import text_and_source_document
    from accord.journal.actors import OPERATOR

    proposed = queries.proposed_origins(key, texts) if texts else ()
    for each in proposed:
        named = place(each.origin.text, each.origin.provision)
        click.echo(f"paragraph {each.key}: {named} ({each.alike:.0f} % of the words agree)")
    if proposed and store:
        edits = [Attribute(each.key, (each.origin,)) for each in proposed]
        edit_draft(actor=OPERATOR, draft=key, edits=edits, on=today(), reason="sources as proposed")
        click.echo(f"{len(proposed)} sources recorded")
    row = queries.draft(key)
    rows = queries.draft_sources(key)
    colophon = colophon_of(today())
    write(text_and_source_document(row.title, rows, language=row.language, colophon=colophon), out)


@click.command("adopt")
@click.argument("key", metavar="DRAFT")
@click.option("--at", "meeting", required=True, help="The meeting that adopted it, such as cites:meeting:cop20.")
@click.option("--on", "adopted", required=True, help="When: 2025-12-05, 2025-12 or 2025.")
@click.option("--number", default="", help="Of a new text: the number under which it was adopted.")
@click.option("--takes-effect", type=DAY, help="From when it has effect, where that is another day.")
@click.option("--incorporates", multiple=True, metavar="ID", help="A text whose words it takes in; may be repeated.")
@click.option("--deletes", multiple=True, metavar="ID", help="A decision that is deleted with it; may be repeated.")
@click.option("--repeals", multiple=True, metavar="ID", help="A text that it repeals; may be repeated.")
@click.option("--supersedes", multiple=True, metavar="ID", help="A text in whose place it stands; may be repeated.")
@click.option("--document", help="The document of the register that says so.")
@click.option("--reason", default="", help="Why it is recorded.")
def adopt(
    key: str,
    meeting: str,
    adopted: str,
    number: str,
    takes_effect: date | None,
    incorporates: tuple[str, ...],
    deletes: tuple[str, ...],
    repeals: tuple[str, ...],
    supersedes: tuple[str, ...],
    document: str | None,
    reason: str,
) -> None:
    """Make the next text or revision of a draft, and move the states of all texts concerned, in one entry of the journal."""
    _django.ready()
    from accord.core.dates import ImpreciseDate, read_imprecise_date
    from accord.decisions.acts import Adoption, adopt_draft
    from accord.decisions.queries import state_of
    from accord.journal.actors import OPERATOR

    adoption = Adoption(
        meeting,
        read_imprecise_date(adopted),
        number,
        document,
        ImpreciseDate(takes_effect) if takes_effect else None,
        incorporates,
        deletes,
        repeals,
        supersedes,
    )
    made = adopt_draft(actor=OPERATOR, draft=key, adoption=adoption, reason=reason)
    click.echo(f"{made}: {state_of(made).value}")
    for other in dict.fromkeys((*incorporates, *deletes, *repeals, *supersedes)):
        click.echo(f"{other}: {state_of(other).value}")


@click.command("withdraw-draft")
@click.argument("key", metavar="DRAFT")
@click.option("--on", type=DAY, help="The day. [default: today]")
@click.option("--reason", required=True, help="Why.")
def withdraw(key: str, on: date | None, reason: str) -> None:
    """Record that a draft was withdrawn."""
    _django.ready()
    from accord.decisions.acts import withdraw_draft
    from accord.journal.actors import OPERATOR

    withdraw_draft(actor=OPERATOR, draft=key, on=on or today(), reason=reason)
    click.echo(f"{key}: withdrawn")


def paragraphs_in(file: Path, issuer: str | None) -> tuple[tuple[str, str, str], ...]:
    """Kind, number and words of the paragraphs in a file of any format that is read. Raises Invalid (no text in it)."""
    from accord.core.texts.duties import structure
    from accord.exchange.papers import read_text

    parts = structure(read_text(file), issuer or None).parts
    found = tuple((part.kind.value, part.provision or "", part.text.strip()) for part in parts if part.text.strip())
    if not found:
        raise Invalid("this paper holds no text", place=str(file))
    return found


def _origin(written: str) -> "Origin":
    from accord.core.ids import read_identifier
    from accord.core.texts.amend import Origin

    text, _, provision = written.strip().partition(" ")
    return Origin(str(read_identifier(text)), " ".join(provision.split()))


def _tell(key: str) -> None:
    from accord.decisions.queries import draft_redline

    found = draft_redline(key)
    click.echo(
        f"{key}: {found.changed} paragraphs changed, {found.inserted} inserted, {found.deleted} deleted, "
        f"{found.kept} as before"
    )


def _print_redline(key: str, *, clean: bool) -> None:
    from accord.core.texts.paper import Change
    from accord.core.texts.redline import compared
    from accord.decisions.queries import paragraphs_of

    around = {Change.KEPT: "{}", Change.DELETED: "[-{}-]", Change.INSERTED: "{{+{}+}}"}
    for each in paragraphs_of(key):
        if clean and each.struck:
            continue
        said = each.words
        if not clean:
            (shown,) = compared([(each.before, None if each.struck else each.words)]).paper.paragraphs
            said = "".join(around[run.change].format(run.text) for run in shown.runs)
        click.echo(f"{each.key:4}  {said}")


COMMANDS = (draft, drafts, edit, compare, consolidate, adopt, withdraw)
