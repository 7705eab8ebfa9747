"""The index of the Checklist of CITES Species: every listed taxon and the higher taxa above it, on the day of the download."""

from accord.core.errors import Invalid
from accord.core.listings.drafts import collector_paused
from accord.core.listings.model import CITES, NOT_LISTED, Finding
from accord.exchange.assembled import Events, assemble
from accord.exchange.checked_events import CONVENTION_APPENDICES, EventRow
from accord.exchange.checked_taxa import quoted
from accord.exchange.delimited import Table
from accord.exchange.distribution_columns import read_ranges
from accord.exchange.printed_notes import appendices_of, by_appendix, included_in, plain
from accord.exchange.reading import Reading
from accord.exchange.taxon_tree import HIGHER, TaxonTree, refuse_repeated_rows

HEADER = ("taxonid", "kingdom", "fullname", "rankname", "currentlisting")
FORM = "Checklist index"


def read_checklist_index(table: Table) -> Reading:
    """The index as a snapshot.

    A higher taxon whose members stand in the list prints what they are listed as: it gets no event of its own.
    Raises Invalid.
    """
    with collector_paused():
        tree = TaxonTree(CITES)
        columns = [table.column(name) for name in ("taxonid", "fullname", "rankname", "authoryear", *HIGHER)]
        for index, (taxon_id, name, rank, authorship, *above) in enumerate(zip(*columns, strict=True)):
            tree.add(taxon_id, plain(name), rank, above, index, authorship=authorship)
        refuse_repeated_rows(tree, table.place)
        tree.columns()
        ids, listings = table.column("taxonid"), table.column("currentlisting")
        snapshot = {taxon_id: listing for taxon_id, listing in zip(ids, listings, strict=True) if listing}
        events = _events(table, tree)
        findings = [
            *table.findings,
            *events.undated_finding(CITES),
            *(
                Finding("listing-not-printed", f"{tree.name(one)}: the cell CurrentListing is empty", taxon=one)
                for one in ids
                if one not in snapshot
            ),
        ]
        ranges = read_ranges(table, ids)
        return assemble(tree, events, table.place, form=FORM, findings=findings, ranges=ranges, snapshot=snapshot)


def _events(table: Table, tree: TaxonTree) -> Events:
    events = Events()
    aggregates = tree.has_members()
    ids, listings, full_notes, short_notes = (
        table.column(name) for name in ("taxonid", "currentlisting", "fullannotationenglish", "annotationenglish")
    )
    notes = {cell: _note(cell) for cell in {*full_notes, *short_notes}}  # thousands of rows repeat one long note
    for index, (taxon_id, listing) in enumerate(zip(ids, listings, strict=True)):
        full, short = notes[full_notes[index]], notes[short_notes[index]]
        for appendix in appendices_of(listing):
            if appendix not in CONVENTION_APPENDICES[CITES]:
                known = ", ".join((*CONVENTION_APPENDICES[CITES], NOT_LISTED))
                raise Invalid(f"{quoted(listing)} is not a listing ({known})", place=table.place(index))
            if taxon_id in aggregates and tree.rank(taxon_id) in (*HIGHER, "subfamily"):
                continue
            note, higher = short.get(appendix) or full.get(appendix) or ("", "")
            through = tree.above(taxon_id, higher) if higher else None
            row = EventRow(
                id=f"{taxon_id}-{appendix}",
                instrument=CITES,
                change="addition",
                appendix=appendix,
                taxon=taxon_id,
                effective=events.day_or_entry_into_force("", CITES),
                included_in=through if through and through != taxon_id else "",
                annotation=full.get(appendix, (note, ""))[0],
                source=FORM,
            )
            events.add(row, index)
    return events


def _note(cell: str) -> dict[str, tuple[str, str]]:
    """Appendix -> its note and the higher taxon that the note says it is included in."""
    return {appendix: (note, included_in(note)) for appendix, note in by_appendix(cell).items()}
