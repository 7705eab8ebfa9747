"""The “CITES listings” and “CMS listings” downloads of Species+: one row a taxon, how it stands on that day.

The cell `Listing` is an aggregate. Each appendix in it becomes one addition, in the taxon's own name or included in
the higher taxon named under “Listed under”; populations are not guessed. What was printed is kept in the snapshot.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from accord.core.errors import Invalid
from accord.core.listings.drafts import collector_paused
from accord.core.listings.model import CITES, CMS, Finding, TaxonId
from accord.exchange.assembled import Events, assemble
from accord.exchange.checked_events import CONVENTION_APPENDICES, EventRow
from accord.exchange.checked_taxa import quoted
from accord.exchange.delimited import Table
from accord.exchange.distribution_columns import read_ranges
from accord.exchange.printed_notes import appendices_of, by_appendix, days_by_appendix, included_in, plain, without_spp
from accord.exchange.reading import Reading
from accord.exchange.taxon_tree import HIGHER, TaxonTree, refuse_repeated_rows

CITES_HEADER = ("id", "kingdom", "scientific name", "rank", "listing", "listed under")
CMS_HEADER = ("id", "scientificname", "rank", "agreement", "listing", "listed under")


@dataclass(frozen=True, slots=True)
class _Download:
    """Which columns say what; an empty name means that the download has no such column."""

    form: str
    instrument: str
    name: str
    note: str
    party: str = ""
    date: str = ""


_CITES = _Download("Species+ CITES listings", CITES, "scientific name", "full note", party="party")
_CMS = _Download("Species+ CMS listings", CMS, "scientificname", "note", date="date")


def read_cites_download(table: Table) -> Reading:
    """The CITES listings download. Raises Invalid."""
    return _read(table, _CITES)


def read_cms_download(table: Table) -> Reading:
    """The CMS listings download; dates stand behind `**I**` in its cells. Raises Invalid."""
    return _read(table, _CMS)


def _read(table: Table, download: _Download) -> Reading:
    with collector_paused():
        tree = TaxonTree(download.instrument)
        ids, listings = table.column("id"), table.column("listing")
        for index, (taxon_id, name, rank, authorship, *above) in enumerate(
            zip(*_columns(table, "id", download.name, "rank", "author", *HIGHER), strict=True)
        ):
            if download.instrument == CMS:  # the convention lists animals only, and its download has no kingdom
                above[0] = above[0] or "Animalia"
            tree.add(taxon_id, plain(name), rank, above, index, authorship=authorship)
        refuse_repeated_rows(tree, table.place)
        tree.columns()
        events = Events()
        _add_events(table, download, tree, events)
        findings = [*table.findings, *_agreements(table), *events.undated_finding(download.instrument)]
        ranges = read_ranges(table, ids)
        snapshot = dict(zip(ids, listings, strict=True))
        return assemble(
            tree, events, table.place, form=download.form, findings=findings, ranges=ranges, snapshot=snapshot
        )


def _columns(table: Table, *names: str) -> Iterator[Sequence[str]]:
    return (table.column(name) for name in names)


def _add_events(table: Table, download: _Download, tree: TaxonTree, events: Events) -> None:
    columns = _columns(table, "id", "listing", "listed under", download.note, download.party, download.date)
    groups: dict[tuple[TaxonId, str, str], tuple[str, int]] = {}  # the earliest day and row that a higher listing has
    for index, (taxon_id, listing, listed_under, note, party_cell, date_cell) in enumerate(zip(*columns, strict=True)):
        notes, days = by_appendix(note), days_by_appendix(date_cell)
        parties = [one for one in party_cell.replace(",", " ").split() if one]
        appendices = appendices_of(listing)
        for appendix in appendices:
            if appendix not in CONVENTION_APPENDICES[download.instrument]:
                what = f"{download.instrument.upper()} has no Appendix {quoted(appendix)}"
                raise Invalid(f"{what}: is this another download of Species+?", place=table.place(index))
            day = days.get(appendix, "") or (days.get("", "") if len(appendices) == 1 else "")
            text = notes.get(appendix, notes.get("", ""))
            effective = events.day_or_entry_into_force(day, download.instrument)
            through = _through(tree, taxon_id, listed_under, text, events)
            for party in parties if appendix == "III" and parties else [""]:
                events.add(
                    EventRow(
                        id="-".join(part for part in (taxon_id, appendix, party) if part),
                        instrument=download.instrument,
                        change="addition",
                        appendix=appendix,
                        taxon=taxon_id,
                        effective=effective,
                        party=party,
                        included_in=through or "",
                        annotation=text,
                        source=download.form,
                    ),
                    index,
                )
                if through and not tree.knows(through):
                    key = (through, appendix, party)
                    groups[key] = min(groups.get(key, (effective, index)), (effective, index))
    _add_groups(groups, download, events)


def _add_groups(
    groups: Mapping[tuple[TaxonId, str, str], tuple[str, int]], download: _Download, events: Events
) -> None:
    """A higher taxon named under “Listed under” is what the Appendices list, though it has no row of its own here."""
    for (taxon_id, appendix, party), (effective, index) in groups.items():
        events.add(
            EventRow(
                id="-".join(part for part in (taxon_id, appendix, party) if part),
                instrument=download.instrument,
                change="addition",
                appendix=appendix,
                taxon=taxon_id,
                effective=effective,
                party=party,
                source=download.form,
            ),
            index,
        )


def _through(tree: TaxonTree, taxon_id: TaxonId, listed_under: str, note: str, events: Events) -> TaxonId | None:
    """The higher taxon through which an appendix holds: named in its note, else in the cell “Listed under”."""
    own = tree.name(taxon_id).lower()
    names = [included_in(note), *(without_spp(one) for one in listed_under.replace("\n", ",").split(","))]
    named = [name for name in names if name]
    if not named or own in (name.lower() for name in named[:1]):
        return None
    found = tree.above(taxon_id, named[0])
    if found is None:
        text = f"listed under “{named[0][:60]}”, which is not above it in this list: read as listed in its own name"
        events.findings.append(Finding("listed-under-unknown", text, taxon=taxon_id))
    return None if found == taxon_id else found


def _agreements(table: Table) -> list[Finding]:
    """The CMS download names agreements without annexes or dates: nothing can be listed from that."""
    named = {name.strip() for cell in set(table.column("agreement")) for name in cell.replace("\n", ",").split(",")} - {
        "",
        "CMS",
    }
    if not named:
        return []
    text = f"agreements are named without their annexes and dates and were not read: {', '.join(sorted(named))[:500]}"
    return [Finding("agreements-not-read", text)]
