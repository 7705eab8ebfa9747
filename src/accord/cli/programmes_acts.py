"""`accord programmes open|theme|add|propose|endorse|extend|publish|waive|decide-lineage`: what is recorded of editions."""

from datetime import date

import click

from accord.cli import _django
from accord.cli.listings import DAY, today
from accord.core.errors import Invalid

_RELATIONS = (
    *("continued", "changed", "merged", "split", "generalised", "absorbed"),
    *("completed", "dropped", "new"),
)
_ON = click.option("--on", type=DAY, help="From this day on. [default: today]")
_REASON = click.option("--reason", default="", help="Why.")
_WHY = click.option("--reason", required=True, help="Why.")


@click.command("open")
@click.argument("edition")
@click.option("--title", required=True, help="What it is called.")
@click.option("--bodies", required=True, help="Whose programme it is: cites:secretariat cms:secretariat.")
@click.option("--starts", type=DAY, help="Its first day.")
@click.option("--ends", type=DAY, help="Its last day.")
@click.option("--open-ended", is_flag=True, help="It has no last day.")
@click.option("--basis", help="The instrument on which it rests, such as cites-cms-mou-2002.")
@click.option("--mandates", default="", help="The texts on which it rests: cites:res:13.3 cms:res:11.10.")
@click.option("--supersedes", help="The edition before it.")
@_ON
@_REASON
def open_(
    edition: str,
    title: str,
    bodies: str,
    starts: date | None,
    ends: date | None,
    *,
    open_ended: bool,
    basis: str | None,
    mandates: str,
    supersedes: str | None,
    on: date | None,
    reason: str,
) -> None:
    """Open the programme EDITION (such as jwp-2026-2030) as a draft."""
    _django.ready()
    from accord.journal.actors import OPERATOR
    from accord.programmes.acts import open_edition
    from accord.programmes.values import NewEdition

    new = NewEdition(
        key=edition,
        title=title,
        bodies=tuple(bodies.split()),
        starts=starts,
        ends=ends,
        open_ended=open_ended,
        basis=basis,
        mandates=tuple(mandates.split()),
        supersedes=supersedes,
    )
    click.echo(f"Opened {open_edition(actor=OPERATOR, edition=new, on=on or today(), reason=reason)} as a draft.")


@click.command()
@click.argument("edition")
@click.argument("code")
@click.argument("title")
@_ON
def theme(edition: str, code: str, title: str, on: date | None) -> None:
    """Add the theme CODE (such as B) with its TITLE to EDITION."""
    _django.ready()
    from accord.journal.actors import OPERATOR
    from accord.programmes.acts import add_theme

    click.echo(f"Added {add_theme(actor=OPERATOR, edition=edition, code=code, title=title, on=on or today())}.")


@click.command()
@click.argument("edition")
@click.argument("code")
@click.argument("text")
@click.option("--theme", "of_theme", required=True, help="The code of its theme.")
@click.option("--lead", default="", help="The bodies that lead it.")
@click.option("--supporting", default="", help="The bodies that support it.")
@click.option("--subtheme", default="", help="The heading under which it stands.")
@click.option("--taxa", default="", help="The species that it is about, as printed.")
@click.option(
    "--conditions", default="", help="external_funding, event_triggered, as_appropriate, open_ended, recurring."
)
@click.option("--deadline", help="Until when: 2027-06-30, 2027-06 or 2027.")
@_ON
def add(
    edition: str,
    code: str,
    text: str,
    of_theme: str,
    lead: str,
    supporting: str,
    *,
    subtheme: str,
    taxa: str,
    conditions: str,
    deadline: str | None,
    on: date | None,
) -> None:
    """Add the activity CODE (such as B8), which says TEXT, to EDITION."""
    _django.ready()
    from accord.core.dates import read_imprecise_date
    from accord.core.programme.edition import Deadline, Part, Role
    from accord.journal.actors import OPERATOR
    from accord.programmes.acts import add_activity
    from accord.programmes.values import ActivityFields, NewActivity

    until = read_imprecise_date(deadline) if deadline else None
    fields = ActivityFields(
        text=text,
        subtheme=subtheme,
        taxa=taxa,
        conditions=tuple(conditions.replace(",", " ").split()),
        deadline=Deadline(until.last_day(), until.precision) if until else None,
    )
    roles = [Role(body, Part.LEAD) for body in lead.split()]
    roles += [Role(body, Part.SUPPORTING) for body in supporting.split()]
    new = NewActivity(edition, of_theme, code, fields, tuple(roles))
    click.echo(f"Added {add_activity(actor=OPERATOR, activity=new, on=on or today())}.")


@click.command()
@click.argument("edition")
@click.option("--body", required=True, help="The committee, such as cites:sc.")
@click.option("--meeting", required=True, help="Its meeting, such as cites:meeting:sc78.")
@_ON
def endorse(edition: str, body: str, meeting: str, on: date | None) -> None:
    """Record that a committee endorsed EDITION at one of its meetings."""
    _django.ready()
    from accord.journal.actors import OPERATOR
    from accord.programmes.acts import endorse_programme

    endorse_programme(actor=OPERATOR, edition=edition, body=body, meeting=meeting, on=on or today())
    click.echo("Recorded.")


@click.command()
@click.argument("edition")
@click.option("--until", type=DAY, required=True, help="Its new last day.")
@click.option("--meeting", help="The meeting that decided it.")
@_ON
@_WHY
def extend(edition: str, until: date, meeting: str | None, on: date | None, reason: str) -> None:
    """Record that a later end was decided for EDITION."""
    _django.ready()
    from accord.journal.actors import OPERATOR
    from accord.programmes.acts import extend_edition

    extend_edition(actor=OPERATOR, edition=edition, until=until, meeting=meeting, on=on or today(), reason=reason)
    click.echo("Recorded.")


@click.command()
@click.argument("edition")
@click.option("--meeting", help="The meeting for which it is published.")
@click.option("--document", help="The document in which it stands.")
@_ON
@_REASON
def publish(edition: str, meeting: str | None, document: str | None, on: date | None, reason: str) -> None:
    """Freeze EDITION as it stands, agreed text alone, with its hash. A later publication supersedes it; nothing undoes it."""
    _django.ready()
    from accord.journal.actors import OPERATOR
    from accord.programmes.acts import publish_edition
    from accord.programmes.queries import publication

    key = publish_edition(
        actor=OPERATOR, edition=edition, meeting=meeting, document=document, on=on or today(), reason=reason
    )
    click.echo(f"Published as {key}, SHA-256 {publication(key).row.sha256}.")


@click.command()
@click.argument("edition")
@click.argument("check")
@click.argument("about")
@click.option("--revoke", is_flag=True, help="Take back that it may pass.")
@_ON
@_WHY
def waive(edition: str, check: str, about: str, *, revoke: bool, on: date | None, reason: str) -> None:
    """Let what CHECK finds ABOUT something in EDITION pass; `accord programmes check` prints both words."""
    _django.ready()
    from accord.journal.actors import OPERATOR
    from accord.programmes.acts import revoke_waiver, waive_check

    do = revoke_waiver if revoke else waive_check
    do(actor=OPERATOR, edition=edition, check=check, about=about, on=on or today(), reason=reason)
    click.echo("Revoked." if revoke else "Waived.")


@click.command("decide-lineage")
@click.option("--from", "earlier", help="The activity of the earlier edition. [default: none, it is new]")
@click.option("--to", "later", help="The activity of the later edition. [default: none, it ended]")
@click.option("--relation", type=click.Choice(_RELATIONS), required=True, help="What the one became in the other.")
@_ON
@_WHY
def decide_lineage(earlier: str | None, later: str | None, relation: str, on: date | None, reason: str) -> None:
    """Decide what an activity became in a later edition."""
    if not earlier and not later:
        raise Invalid("name the earlier activity (--from), the later one (--to), or both")
    _django.ready()
    from accord.core.programme.lineage import Relation
    from accord.journal.actors import OPERATOR
    from accord.programmes import acts

    acts.decide_lineage(
        actor=OPERATOR,
        earlier=earlier,
        later=later,
        relation=Relation(relation),
        decided_on=on or today(),
        reason=reason,
    )
    click.echo("Recorded.")
