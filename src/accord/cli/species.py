"""`accord species`: what a taxon is and was called, under which name it was listed, and changes of names."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

import click

from accord.cli import _django, species_proposals
from accord.cli._rows import output_format, plain, print_rows
from accord.cli.listings import COUNTRY, DAY, today
from accord.core.errors import Invalid, Refused

if TYPE_CHECKING:
    from accord.core.listings.nomenclature import ListedAs
    from accord.core.taxonomy.nomenclature import NomenclatureChange
    from accord.core.taxonomy.nomenclature_drafts import Draft
    from accord.species.queries.nomenclature import NamesOf, Preview

C = TypeVar("C", bound=Callable[..., Any])


@click.group()
def command() -> None:
    """Names of taxa over time: show them, and split, lump, rename them from a day on; listing proposals."""


command.add_command(species_proposals.command)


@command.command()
@click.argument("key")
@click.option("--on", type=DAY, help="The day to answer for. [default: today]")
@click.option("--country", type=COUNTRY, help="The population of this country.")
@output_format
def show(key: str, on: date | None, country: str | None, form: str) -> None:
    """Show what the taxon KEY was called on a day, under which name it was listed, and how that leads to it."""
    _django.ready()
    import json

    from accord.species.queries.nomenclature import listed_under, names_of

    day = on or today()
    names, listed = names_of(key, day), listed_under(key, day, country=country)
    if form == "jsonl":
        click.echo(json.dumps({"names": plain(names), "listed": plain(listed)}, ensure_ascii=False))
        return
    _print_names(names)
    _print_listed(listed)


def _print_names(names: "NamesOf") -> None:
    for taxon in names.accepted:
        click.echo(f"{f'{taxon.name} {taxon.authorship}'.strip()} ({taxon.rank})  {taxon.id}")
    if names.taxon not in {taxon.id for taxon in names.accepted}:
        click.echo(f"  {names.taxon} is no accepted name on {names.on}")
    for head, taxa in (("also", names.synonyms), ("before", names.before), ("since", names.since)):
        others = [taxon.name for taxon in taxa if head == "also" or taxon not in names.accepted]
        if others:
            click.echo(f"  {head}: {', '.join(others)}")


def _print_listed(listed: "ListedAs") -> None:
    for status in listed.statuses:
        click.echo(f"  {status.instrument.upper()} {status.own} on {status.on}")
    for each in listed.listings:
        click.echo(f"    Appendix {each.appendix}, listed as {each.name} since {each.since} [{each.event}]")
    for step in listed.steps:
        click.echo(f"    {step.change.on}: {step.later} is {step.relation.spoken} {step.earlier} ({step.change.kind})")


@command.command("changes")
@click.option("--checklist", help="Only those of this checklist, such as cites.")
@output_format
def show_changes(checklist: str | None, form: str) -> None:
    """List the changes of names on record, by day."""
    _django.ready()
    from accord.species.queries.nomenclature import changes

    print_rows(
        changes(checklist=checklist),
        form,
        lambda row: (
            row.number,
            row.on,
            row.kind,
            f"{', '.join(row.inputs)} → {', '.join(output.name for output in row.outputs)}",
        ),
        none="No change of names is on record.",
    )


def _of_a_change(function: C) -> C:
    """The options that every change has."""
    for option in reversed(
        (
            click.option("--on", type=DAY, required=True, help="The first day on which the new names are used."),
            click.option("--reason", default="", help="Why; needed to record it."),
            click.option("--meeting", help="The meeting that adopted it, such as cites:meeting:cop13."),
            click.option("--reference", default="", help="The standard reference that it follows."),
            click.option("--dry-run", is_flag=True, help="Show what it would change, and change nothing."),
        )
    ):
        function = option(function)
    return function


@command.command()
@click.argument("key")
@click.option("--into", multiple=True, required=True, help="A name that is used from then on; give it for each.")
@click.option("--range", "ranges", multiple=True, help="NAME=KE TZ: the countries of one of them.")
@click.option("--author", "authors", multiple=True, help="NAME=Matschie, 1900: who named one of them.")
@click.option("--child", "children", multiple=True, help="KEY=NAME: a taxon below KEY that goes to one of them.")
@_of_a_change
def split(
    key: str,
    into: tuple[str, ...],
    ranges: tuple[str, ...],
    authors: tuple[str, ...],
    children: tuple[str, ...],
    **of: Any,
) -> None:
    """Use several names for what the taxon KEY stood for; with its own name among them it goes on in the narrow sense."""
    _django.ready()
    from accord.core.taxonomy.nomenclature_drafts import NewName

    countries, named = _pairs(ranges, "--range"), _pairs(authors, "--author")
    _known([*countries, *named], into)
    new = [NewName(name, named.get(name, ""), countries=_range(countries.get(name))) for name in into]
    going = _pairs(children, "--child")
    _do(
        [key],
        "split_taxon",
        {"taxon": key, "into": new, "children": going},
        lambda d: d.split(key, new, children=going),
        of,
    )


@command.command()
@click.argument("keys", nargs=-1, required=True)
@click.option("--into", required=True, help="The one name that is used from then on.")
@click.option("--author", default="", help="Who named it.")
@click.option("--name", "names", multiple=True, help="OLD=NEW: a name below that gets another ending.")
@_of_a_change
def lump(keys: tuple[str, ...], into: str, author: str, names: tuple[str, ...], **of: Any) -> None:
    """Use one name for what the taxa KEYS stood for. Names of species below follow it."""
    _django.ready()
    from accord.core.taxonomy.nomenclature_drafts import NewName

    new, endings = NewName(into, author), _pairs(names, "--name")
    _do(
        keys, "lump_taxa", {"taxa": list(keys), "into": new, "names": endings}, lambda d: d.lump(keys, new), of, endings
    )


@command.command()
@click.argument("key")
@click.option("--to", required=True, help="The name that is used from then on.")
@click.option("--parent", default="", help="The key of the taxon below which it stands then. [default: as before]")
@click.option("--author", default="", help="Who named it.")
@click.option("--name", "names", multiple=True, help="OLD=NEW: a name below that gets another ending.")
@_of_a_change
def rename(key: str, to: str, parent: str, author: str, names: tuple[str, ...], **of: Any) -> None:
    """Use another name, or another place, for the same taxon KEY (a transfer to another genus)."""
    _django.ready()
    from accord.core.taxonomy.nomenclature_drafts import NewName

    new, endings = NewName(to, author, parent=parent), _pairs(names, "--name")
    given = {"taxon": key, "to": new, "names": endings}
    _do([key], "transfer_taxon", given, lambda d: d.transfer(key, new), of, endings)


@command.command()
@click.argument("key")
@click.option("--to", required=True, help="The name that is used from then on.")
@click.option("--rank", "rank_", required=True, help="The rank that it has then, such as species.")
@click.option("--parent", default="", help="The key of the taxon below which it stands then. [default: as before]")
@click.option("--author", default="", help="Who named it.")
@_of_a_change
def rank(key: str, to: str, rank_: str, parent: str, author: str, **of: Any) -> None:
    """Have the same taxon KEY at another rank."""
    _django.ready()
    from accord.core.taxonomy.nomenclature_drafts import NewName

    new = NewName(to, author, rank_, parent)
    _do([key], "change_rank", {"taxon": key, "to": new}, lambda d: d.change_rank(key, new), of)


@command.command()
@click.argument("key")
@click.option("--of", "accepted", required=True, help="The key of the accepted taxon that then holds both.")
@_of_a_change
def synonym(key: str, accepted: str, **of: Any) -> None:
    """Make the accepted name KEY a synonym of another."""
    _django.ready()
    given = {"taxon": key, "of": accepted}
    _do([key, accepted], "make_synonym", given, lambda d: d.make_synonym(key, accepted), of)


@command.command()
@click.argument("key")
@click.option("--parent", default="", help="The key of the taxon below which it stands then.")
@click.option("--range", "countries", help="Its countries: KE TZ.")
@_of_a_change
def resurrect(key: str, parent: str, countries: str | None, **of: Any) -> None:
    """Take up the synonym KEY as a taxon of its own."""
    _django.ready()
    where = _range(countries)
    given = {"taxon": key, "parent": parent, "countries": where}
    _do([key], "resurrect_name", given, lambda d: d.resurrect(key, parent=parent, countries=where), of)


def _do(
    taxa: Sequence[str],
    act: str,
    given: Mapping[str, Any],
    write: "Callable[[Draft], NomenclatureChange]",
    of: Mapping[str, Any],
    endings: Mapping[str, str] | None = None,
) -> None:
    """Show what the change would do; unless that is all that was asked, make it by its act."""
    from accord.journal.actors import OPERATOR
    from accord.species.nomenclature import acts
    from accord.species.queries.nomenclature import names_recorded, preview

    names = names_recorded(taxa)
    told = preview(names, write(names.draft(of["on"], endings)))
    if told.reasons:
        raise Refused("the names can't be changed", told.reasons)
    _print_preview(told)
    if of["dry_run"]:
        click.echo("Nothing was changed.")
        return
    number = getattr(acts, act)(
        actor=OPERATOR,
        on=of["on"],
        reason=of["reason"],
        decided_at=of["meeting"],
        reference=of["reference"],
        **{key: value for key, value in given.items() if value not in ({}, "", None)},
    )
    click.echo(f"Recorded as change {number}.")


def _print_preview(told: "Preview") -> None:
    click.echo(f"From {told.change.on} on:")
    for name in told.names:
        click.echo(f"  name    {name.before or '(none)'} → {name.after}")
    for each in told.ranges:
        click.echo(f"  range   {each.name}: {_codes(each.before)} → {_codes(each.after)}")
    for status in told.statuses:
        click.echo(f"  status  {status.name}: {status.instrument.upper()} {status.before} → {status.after}")


def _codes(countries: tuple[str, ...] | None) -> str:
    return "not recorded" if countries is None else " ".join(countries)


def _pairs(texts: Sequence[str], option: str) -> dict[str, str]:
    found = {}
    for text in texts:
        key, sign, value = text.partition("=")
        if not sign or not key.strip() or not value.strip():
            raise Invalid(f"{option} “{text}” has not the form A=B")
        found[key.strip()] = value.strip()
    return found


def _known(named: Sequence[str], into: Sequence[str]) -> None:
    for name in named:
        if name not in into:
            raise Invalid(f"“{name}” is none of the names given with --into")


def _range(text: str | None) -> dict[str, str] | None:
    """The countries of a range. Raises Invalid for a code that is no country of the register."""
    if text is None:
        return None
    from accord.register.queries.countries import countries

    codes = text.upper().split()
    unknown = sorted(set(codes) - {each.id for each in countries()})
    if unknown:
        raise Invalid(f"no country has the code {', '.join(unknown)} (ISO 3166-1 alpha-2, such as KE TZ)")
    return dict.fromkeys(codes, "")
