"""`accord programmes report`: the committee paper on a joint programme."""

from datetime import date
from pathlib import Path

import click

from accord.core.dates import read_date


def _day(_context: click.Context, _parameter: click.Parameter, value: str | None) -> date | None:
    return read_date(value) if value else None


@click.command("report")
@click.argument("edition")
@click.option(
    "--lang",
    "language",
    type=click.Choice(["en", "fr", "es"]),
    default="en",
    show_default=True,
    help="Language of the paper.",
)
@click.option(
    "-o",
    "--output",
    "output",
    type=click.Path(path_type=Path, dir_okay=False),
    required=True,
    help="File to write: .docx, .pdf or .html.",
)
@click.option(
    "--as-of",
    callback=_day,
    help="Day the paper is as of; by default the first day of the meeting before which it comes, if past.",
)
@click.option("--next", "following", help="The next edition, for Annex 2; by default the one that supersedes EDITION.")
@click.option("--no-next", is_flag=True, help="Leave the next edition out.")
@click.option(
    "--meeting", help="Meeting before which the paper comes; by default where the next edition was or is endorsed."
)
@click.option("--symbol", default="", help="Symbol of the paper (SC65 Doc. 16.4).")
@click.option(
    "--agenda",
    multiple=True,
    help="A heading of the agenda that the paper stands under; again for the next one below it.",
)
@click.option(
    "--template",
    type=click.Path(path_type=Path, dir_okay=False),
    help="A .docx with your styles and letterhead (`accord documents template` writes one).",
)
@click.option("--lineage", is_flag=True, help="Say in footnotes what each activity of the next edition comes from.")
@click.option(
    "--draft", is_flag=True, help="List results that are not agreed, too; and take editions that nobody has endorsed."
)
@click.option("--pages", default=None, help="Address at which people reach the pages (https://…), for links to them.")
def report(
    edition: str, language: str, output: Path, as_of: date | None, following: str | None, no_next: bool, meeting: str | None,
    symbol: str, agenda: tuple[str, ...], template: Path | None, lineage: bool, draft: bool, pages: str | None,
) -> None:  # fmt: skip
    """Write the report on an EDITION as a committee paper.

    Cover paragraphs with the figures, Annex 1 with every activity and what was reported, Annex 2 with the next edition,
    and the sources. Only results that are agreed between the bodies are in its table.
    """
    from accord.cli._django import ready
    from accord.documents.writing import check_ending, write_document

    check_ending(output, template=template)
    ready()
    from django.conf import settings

    from accord.documents.programme_report import Filing, programme_report
    from accord.documents.programme_report_facts import read_facts

    facts = read_facts(
        edition,
        language=language,
        today=date.today(),  # noqa: DTZ011 - the day where the person is
        as_of=as_of,
        following="" if no_next else following,
        meeting=meeting,
        drafts=draft,
        pages=settings.PAGES_ADDRESS if pages is None else pages,
    )
    document = programme_report(facts, Filing(symbol, agenda, lineage))
    write_document(document, output, template=template)
    click.echo(f"Written: {output}, as of {facts.as_of}, {len(facts.activities())} activities")
