"""`accord programmes read`: what a paper prints of a joint programme of work."""

import json
from typing import TYPE_CHECKING, Any

import click

from accord.cli._rows import plain

if TYPE_CHECKING:
    from accord.core.programme.printed import PrintedActivity, PrintedProgramme


@click.command("read")
@click.argument("file", metavar="FILE")
@click.option(
    "--format",
    "form",
    type=click.Choice(["jsonl", "json", "text"]),
    default="jsonl",
    help="One activity a line; or whole programmes as one JSON document; or text for people.",
)
def read(file: str, form: str) -> None:
    """Print the activities of the joint programmes in FILE (text, DOCX, PDF, HTML; `-` for standard input).

    One JSON object an activity, in printed order: edition theme subtheme code printed_code text results status conditions
    taxa deadline start end, and more. `start` and `end` count characters of the text that `accord texts read` prints.
    A proposal for a person to confirm: what the paper leaves open is named in `doubts`.
    """
    from accord.exchange.programmes import read_programmes_of

    programmes = read_programmes_of(file)
    if not programmes:
        click.echo(f"{file}: no programme of work found (no title with a table or list of coded activities)", err=True)
    if form == "json":
        click.echo(json.dumps([plain(each) for each in programmes], ensure_ascii=False, indent=1))
        return
    for programme in programmes:
        if form == "text":
            _print_for_people(programme)
            continue
        for activity in programme.activities:
            click.echo(json.dumps(_row(programme, activity), ensure_ascii=False))


def _row(programme: "PrintedProgramme", activity: "PrintedActivity") -> dict[str, Any]:
    given = plain(activity)
    row = {
        "edition": programme.edition or None,
        "theme": activity.theme or None,
        "subtheme": activity.subtheme or None,
        "code": activity.code or None,
        "printed_code": activity.printed_code or None,
        "text": activity.text,
        "items": given["items"],
        "results": [result.text for result in activity.results],
        "result_spans": [[result.start, result.end] for result in activity.results],
        "shared": any(result.shared for result in activity.results),
        "status": given["status"],
        "status_words": activity.status_words or None,
        "draft": programme.is_draft,
    }
    kept = ("conditions", "taxa", "deadline", "recurrence", "mandates", "columns", "doubts", "start", "end")
    row |= {name: getattr(activity, name) or None for name in ("lead", "partners", "timeline")}
    return row | {name: given[name] for name in kept}


def _print_for_people(programme: "PrintedProgramme") -> None:
    count = len(programme.activities)
    click.echo(f"{programme.title or 'Programme'} — {programme.edition or 'no years'}, {count} activities")
    theme = subtheme = None
    titles = {each.code: each.title for each in programme.themes}
    for activity in programme.activities:
        if activity.theme != theme:
            theme = activity.theme
            click.echo(f"\n({theme}) {titles.get(theme, '')}")
        if activity.subtheme != subtheme:
            subtheme = activity.subtheme
            click.echo(f"  {subtheme}")
        click.echo(f"    {activity.printed_code:6} {activity.text}")
        click.echo(f"           {activity.status.value.replace('_', ' ')}")
        for result in activity.results:
            marks = [word for word, on in (("shared", result.shared), ("to be confirmed", not result.certain)) if on]
            click.echo(f"           → {result.text}" + (f" [{', '.join(marks)}]" if marks else ""))
