"""`accord listings`: the legal status of taxa, from a data set or from the register."""

import json
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from accord.cli import listings_import, listings_screen
from accord.core.dates import read_date
from accord.core.errors import Invalid, NotFound
from accord.core.listings.model import CITES, CMS, History, NameStatus, Status, TaxonId

if TYPE_CHECKING:
    from accord.core.listings.explain import Words
    from accord.core.listings.names_over_time import NamesOverTime
    from accord.core.listings.timeline import Interval


class _Day(click.ParamType[date]):
    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        if isinstance(value, date):
            return value
        try:
            return read_date(str(value))
        except Invalid as error:
            self.fail(str(error), param, ctx)


DAY = _Day()


class _CountryCode(click.ParamType[str]):
    name = "country"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        code = str(value).strip().upper()
        if len(code) != 2 or not (code.isascii() and code.isalpha()):
            self.fail(f"“{value}” is not a country code of two letters (ISO 3166-1)", param, ctx)
        return code


COUNTRY = _CountryCode()


def today() -> date:
    """The day on which a question without a date is answered."""
    return datetime.now(UTC).date()


@click.group()
def command() -> None:
    """Legal status of taxa on any date, for any country and Party, with its reasons."""


command.add_command(listings_import.command)
command.add_command(listings_screen.screen)


@command.command()
@click.argument("dataset", type=click.Path(path_type=Path), required=False)
@click.option("--on", type=DAY, required=True, help="The day to answer for (2013-12-31 or 31/12/2013).")
@click.option("--instrument", help="Only this instrument (cites, cms, …).")
@click.option("--taxon", "taxa", multiple=True, help="Only this taxon, by its id; may be given again.")
@click.option("--country", type=COUNTRY, help="The population of this country.")
@click.option("--party", type=COUNTRY, help="As this Party is bound: its reservations count.")
@click.option(
    "--format",
    "shape",
    type=click.Choice(["jsonl", "csv", "parquet"]),
    help="Default: by the ending of OUT, else jsonl.",
)
@click.option("-o", "--out", type=click.Path(path_type=Path, dir_okay=False), help="Write here instead of printing.")
def resolve(
    dataset: Path | None,
    on: date,
    instrument: str | None,
    taxa: tuple[str, ...],
    country: str | None,
    party: str | None,
    shape: str | None,
    out: Path | None,
) -> None:
    """Print the status of every taxon of DATASET (a file or folder; without it, of the register).

    One JSON object a line: taxon name rank instrument on listing own basis appendices reservations findings.
    """
    from accord.core.listings.drafts import collector_paused
    from accord.exchange.status_table import write_statuses
    from accord.exchange.whole_files import refuse_overwriting

    refuse_overwriting(out, dataset)
    shape = shape or _shape_of(out)
    with collector_paused():
        history = names_over_time_of(dataset, country, party).on(on)
        rows = statuses(history, on=on, instrument=instrument, taxa=taxa, country=country, party=party)
        write_statuses(rows, history.taxa, shape, out)


def statuses(
    history: History,
    *,
    on: date,
    instrument: str | None = None,
    taxa: tuple[TaxonId, ...] = (),
    country: str | None = None,
    party: str | None = None,
) -> Iterator[Status]:
    """The statuses asked for, by instrument, then in the order of the data set."""
    from accord.core.listings.status import resolve as resolve_all

    unknown = [taxon for taxon in taxa if taxon not in history.taxa]
    if unknown:
        raise NotFound(f"no taxon {', '.join(unknown)} in this data set")
    for each in instruments_of(history, instrument):
        concerned = _taxa_of(history, each)
        if taxa and instrument is not None:
            concerned = list(taxa)  # asked for by name: not listed there is an answer too
        elif taxa:
            there = set(concerned)
            concerned = [taxon for taxon in taxa if taxon in there]
        yield from resolve_all(history, instrument=each, on=on, taxa=concerned, country=country, party=party)


def _taxa_of(history: History, instrument: str) -> list[TaxonId]:
    """The taxa that an instrument can speak of: those of the checklists that its events name, or of none."""
    checklists = {history.taxa[event.taxon].checklist for event in history.events if event.instrument == instrument}
    checklists |= {instrument, ""}
    return [taxon.id for taxon in history.taxa.values() if taxon.checklist in checklists]


@command.command()
@click.argument("dataset", type=click.Path(path_type=Path), required=False)
@click.option("--taxon", required=True, help="The taxon, by its id.")
@click.option("--instrument", help="Only this instrument.")
def timeline(dataset: Path | None, taxon: str, instrument: str | None) -> None:
    """Print the intervals of a taxon per instrument, appendix and Party, one JSON object a line.

    `to` is the first day on which it no longer holds; null: still in force. `kind`: listing (the taxon itself),
    members (only taxa below it), reservation. `under`: the name that was listed, where the taxon had another then.
    """
    from accord.core.listings.changes_across_names import timeline_across_names

    names = names_over_time_of(dataset)
    for interval in timeline_across_names(taxon, names, instruments=instruments_of(names.history, instrument)):
        click.echo(json.dumps(_interval(taxon, interval), ensure_ascii=False))


def _interval(taxon: TaxonId, interval: "Interval") -> dict[str, Any]:
    return {
        "taxon": taxon,
        "instrument": interval.instrument,
        "kind": interval.kind.value,
        "appendix": interval.appendix,
        "party": interval.party,
        "from": interval.start.isoformat(),
        "to": interval.end.isoformat() if interval.end else None,
        "steps": [
            {
                "from": step.start.isoformat(),
                "event": step.event,
                "via": step.via,
                "populations": list(step.populations),
                "except_populations": list(step.except_populations),
                **({"under": step.under} if step.under else {}),
            }
            for step in interval.steps
        ],
    }


@command.command()
@click.argument("name")
@click.option("--on", type=DAY, default=None, help="The day to answer for; default: today.")
@click.option("--country", type=COUNTRY, help="The population of this country.")
@click.option("--party", type=COUNTRY, help="As this Party is bound.")
@click.option(
    "--in", "dataset", type=click.Path(path_type=Path), help="Look in this file or folder, not in the register."
)
def status(name: str, on: date | None, country: str | None, party: str | None, dataset: Path | None) -> None:
    """Say in words what NAME is listed as under each convention, and why.

    NAME is a scientific name, also a synonym; in the register also a common name.
    """
    day = on or today()
    names = names_over_time_of(dataset, country, party)
    history = names.on(day)
    found = _named(name, history) or (_called(name) if dataset is None else [])
    if not found:
        nearest = _nearest(name) if dataset is None else ""
        raise NotFound(f"“{name}” is in no checklist here" + (f"; the nearest name is {nearest}" if nearest else ""))
    words = _words() if dataset is None else None
    for taxon in found:
        each = history.taxa[taxon]
        concerned = [i for i in history.instruments() if not each.checklist or taxon in set(_taxa_of(history, i))]
        for instrument in concerned:
            answer = names.status(taxon, instrument=instrument, on=day, country=country, party=party)
            explanation = names.explain(answer, country=country, party=party, words=words)
            _print_answer(history, answer, explanation.sentences())
            if dataset is None and instrument == CITES:
                _print_beside(answer, country, day)
    if party and dataset is None:
        _print_memberships(party, day)


def _named(name: str, history: History) -> list[TaxonId]:
    """Taxa of that scientific name, given with or without its author; accepted ones first."""
    wanted = " ".join(name.split()).casefold()
    found = [taxon for taxon in history.taxa.values() if taxon.name.casefold() == wanted]
    if not found:
        found = [taxon for taxon in history.taxa.values() if f"{taxon.name} {taxon.authorship}".casefold() == wanted]
    if not found:  # another way of writing the author: the name alone decides
        from accord.core.names import read_name

        read = read_name(name)
        found = [taxon for taxon in history.taxa.values() if read is not None and taxon.name == read.canonical]
    return [taxon.id for taxon in sorted(found, key=lambda taxon: taxon.status is not NameStatus.ACCEPTED)]


def _called(name: str) -> list[TaxonId]:
    """The taxa of the register with that common name."""
    from accord.species.queries.search import find_taxa, fold

    return [hit.taxon for hit in find_taxa(name) if fold(hit.matched) == fold(name)]


def _nearest(name: str) -> str:
    """The name of the register that is most like it: a proposal, never an answer."""
    from accord.species.queries.search import find_taxa

    for hit in find_taxa(name, limit=1):
        return hit.name if hit.matched == hit.name else f"{hit.matched} ({hit.name})"
    return ""


def _words() -> "Words":
    from accord.species.queries.side_by_side import current

    words = current().words
    return type(words)(meetings=words.meetings)  # countries stay codes, as they are given


def _print_answer(history: History, answer: Status, sentences: list[str]) -> None:
    taxon = history.taxa[answer.taxon]
    title = " ".join(part for part in (taxon.name, taxon.authorship, f"({taxon.rank})") if part)
    heading = click.style(f"{answer.instrument.upper():6} {answer.listing}", bold=True)
    click.echo(f"{heading}  {title}")
    for sentence in sentences:
        click.echo(f"       {sentence}")


def _print_beside(answer: Status, country: str | None, day: date) -> None:
    """Annotations, quotas and suspensions, which the register keeps for CITES."""
    from accord.species.queries.measures import beside

    events = {entry.event for entry in answer.appendices}
    for sentence in beside(answer.taxon, events, on=day, country=country).sentences:
        click.echo(f"       {sentence}")


def _print_memberships(party: str, day: date) -> None:
    from accord.register.queries.parties import is_party

    for instrument in ("cites", "cms"):
        if is_party(country=party, instrument=instrument, as_of=day) is False:
            click.echo(f"Note: {party} is no Party to {instrument.upper()} on {day}; its appendices do not bind it.")


@command.command("changes")
@click.option("--from", "start", type=DAY, required=True, help="The first of the two days.")
@click.option("--to", "end", type=DAY, required=True, help="The second.")
@click.option("--country", type=COUNTRY, help="Only the population of this country.")
@click.option("--instrument", help="Only this instrument.")
@click.option(
    "--in", "dataset", type=click.Path(path_type=Path), help="Look in this file or folder, not in the register."
)
def show_changes(start: date, end: date, country: str | None, instrument: str | None, dataset: Path | None) -> None:
    """Print the taxa whose status differs between two days, one JSON object a line."""
    from accord.core.listings.changes_across_names import changes_across_names

    if start > end:
        raise Invalid(f"--from {start} is after --to {end}")
    names = names_over_time_of(dataset, country)
    history = names.on(end)
    for each in instruments_of(names.history, instrument):
        for found in changes_across_names(names, start=start, end=end, instrument=each, country=country):
            change = found.change
            if country and _is_elsewhere(change.after):
                continue
            taxon = history.taxa[change.taxon]
            row = {
                "taxon": taxon.id,
                "name": taxon.name,
                "rank": taxon.rank,
                "instrument": each,
                "before": change.before.own,
                "after": change.after.own,
                "basis": change.after.basis.value,
                "events": list(change.events),
                **({"names": [names.told(step) for step in found.steps]} if found.steps else {}),
            }
            click.echo(json.dumps(row, ensure_ascii=False))


#: From when events can have effect, for files that do not say it (CITES Art. XXII; CMS Art. XVIII).
_IN_FORCE = {"cites": date(1975, 7, 1), "cms": date(1983, 11, 1)}


@command.command()
@click.argument("dataset", type=click.Path(path_type=Path), required=False)
@click.option("--on", type=DAY, default=None, help="The day that counts as today; default: today.")
def check(dataset: Path | None, on: date | None) -> None:
    """Print what a person should look at in the listings of DATASET (without it, of the register), one finding a line."""
    from accord.cli import _django

    _django.load()
    from accord.species.checks import Listings, findings, run

    day = on or today()
    history = history_of(dataset)
    found = findings(on=day) if dataset is None else run(Listings(history, _IN_FORCE, day))
    for each, finding in found:
        click.echo(f"{each.severity:8} {each.code:28} {finding.text}")
    events = len(history.events)
    click.echo(f"{len(found)} finding{'s' * (len(found) != 1)} in {events} event{'s' * (events != 1)}.", err=True)


def _is_elsewhere(answer: Status) -> bool:
    """Whether the taxon is recorded in other countries only, and no listing names the country asked for."""
    named = any(entry.populations for entry in answer.appendices)
    return not named and any(finding.code == "outside-range" for finding in answer.findings)


def instruments_of(history: History, asked: str | None) -> tuple[str, ...]:
    """The instruments to answer for: the one asked for, in any case of letters, or all.

    Of CITES and CMS it can always be said that nothing is listed. Raises Invalid for any other that is not there.
    """
    there = history.instruments()
    if asked is None:
        return there
    wanted = asked.strip().casefold()
    found = tuple(each for each in there if each.casefold() == wanted)
    if not found and wanted not in (CITES, CMS):
        raise Invalid(f"no listings of “{asked}” here (instruments: {', '.join(there) or 'none'})")
    return found or (wanted,)


def history_of(dataset: Path | None, *countries: str | None) -> History:
    """The history in a file or folder, or without one that of the register. What a reader should know goes to stderr.

    In files any two letters are a country; in the register only known ones are: Raises Invalid for the others.
    """
    if dataset is None:
        from accord.cli._django import ready

        ready()
        from accord.register.queries.countries import country as known_country
        from accord.species.queries.histories import history

        for code in filter(None, countries):
            try:
                known_country(code)
            except NotFound as error:
                raise Invalid(str(error)) from None
        return history()
    from accord.exchange.listings_dataset import read_history

    reading = read_history(dataset)
    if reading.findings and sys.stderr.isatty():
        click.echo(f"{dataset}: {len(reading.findings)} findings about the data", err=True)
    return reading.history


def names_over_time_of(dataset: Path | None, *countries: str | None) -> "NamesOverTime":
    """The history of `history_of` with the changes of names that are on record; files state none. Raises Invalid."""
    from accord.core.listings.names_over_time import NamesOverTime

    history = history_of(dataset, *countries)
    if dataset is not None:
        return NamesOverTime(history)
    from accord.species.queries.nomenclature import changes

    return NamesOverTime(history, changes())


def _shape_of(out: Path | None) -> str:
    """The format that the ending of the file asks for. Raises Invalid for an ending that asks for none."""
    if out is None:
        return "jsonl"
    shapes = {".jsonl": "jsonl", ".ndjson": "jsonl", ".json": "jsonl", ".csv": "csv", ".parquet": "parquet"}
    if out.suffix.lower() not in shapes:
        raise Invalid(f"{out}: the ending says no format (write .jsonl, .csv or .parquet, or give --format)")
    return shapes[out.suffix.lower()]
