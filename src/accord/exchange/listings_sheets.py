"""The sheets in which listing histories were kept before Species+: one row an event, ISO codes for populations.

A taxon is known by kingdom, rank and the number it has among those of its rank (`legacy_rec_id`).
"""

import re
from collections.abc import Sequence

from accord.core.listings.drafts import collector_paused
from accord.core.listings.model import CITES, CMS, Finding, TaxonId
from accord.exchange.assembled import Events, assemble
from accord.exchange.checked_events import EventRow
from accord.exchange.delimited import Table
from accord.exchange.printed_notes import plain, without_spp
from accord.exchange.reading import Reading
from accord.exchange.taxon_tree import HIGHER, TaxonTree

CITES_SHEET_HEADER = ("legacy_rank", "legacy_rec_id", "scientific_name", "appendix", "change_type", "effective_from")
CMS_SHEET_HEADER = ("legacy_rank", "legacy_rec_id", "scientific_name", "listing", "instrument", "effective_from")
CITES_FORM, CMS_FORM = "CITES listing history sheet", "CMS listing sheet"
#: What stands for the annex where a sheet only says that an agreement covers a species.
COVERED = "listed"

_NO_LETTERS = re.compile(r"[^a-z0-9]+")
_EXCLUDED = re.compile(r"([A-Za-z]{1,20})\s{0,9}:\s{0,9}(\d{1,20})")
_CODES = re.compile(r"[,\s]+")


def read_cites_sheet(table: Table) -> Reading:
    """The sheet of CITES listing events. Raises Invalid."""
    with collector_paused():
        tree, ids = _tree(table, CITES)
        events = Events(findings=_nameless(table, ids))
        names = ("appendix", "change_type", "effective_from", "party_iso2", "is_current", "populations_iso2",
                 "excluded_populations_iso2", "included_in", "excluded_rec_ids", "note_en")  # fmt: skip
        columns = [table.column(name) for name in names]
        for index, (appendix, change, day, party, current, populations, excepted, through, without, note) in enumerate(
            zip(*columns, strict=True)
        ):
            if not ids[index]:
                continue
            listed = _codes(populations)
            row = EventRow(
                id=str(table.numbers[index]),
                instrument=CITES,
                change=change,
                appendix=appendix,
                taxon=ids[index],
                effective=day,
                party=party,
                populations=() if listed == (party,) else listed,  # the Party's own population is what it lists
                except_populations=_codes(excepted),
                except_taxa=_excepted(without, ids[index], tree, events),
                included_in=_through(through, ids[index], tree, events),
                annotation=plain(note),
                recorded_current=current,
                source=CITES_FORM,
            )
            events.add(row, index)
        events.mark_transfers()
        return assemble(tree, events, table.place, form=CITES_FORM, findings=table.findings)


def read_cms_sheet(table: Table) -> Reading:
    """The sheet of CMS listings and agreements; each agreement is an instrument of its own. Raises Invalid."""
    with collector_paused():
        tree, ids = _tree(table, CMS)
        events = Events(findings=_nameless(table, ids))
        names = ("listing", "instrument", "effective_from", "is_current", "populations_iso2",
                 "excluded_populations_iso2", "note_en")  # fmt: skip
        columns = [table.column(name) for name in names]
        for index, (listing, named, day, current, populations, excepted, note) in enumerate(zip(*columns, strict=True)):
            if not ids[index]:
                continue
            instrument = _slug(named) or (CMS if listing in ("I", "II") else _slug(listing))
            row = EventRow(
                id=str(table.numbers[index]),
                instrument=instrument,
                change="addition",
                appendix=listing if instrument == CMS else COVERED,
                taxon=ids[index],
                effective=day,
                populations=_codes(populations),
                except_populations=_codes(excepted),
                annotation=plain(note),
                recorded_current=current,
                source=CMS_FORM,
            )
            events.add(row, index)
        return assemble(tree, events, table.place, form=CMS_FORM, findings=table.findings)


def _tree(table: Table, checklist: str) -> tuple[TaxonTree, list[TaxonId]]:
    tree = TaxonTree(checklist)
    cells = {name: table.column(name) for name in ("kingdom", "phylum", "order", "family", "genus")}
    cells["class"] = table.column("class_") if any(table.column("class_")) else table.column("class")
    if checklist == CMS and not any(cells["kingdom"]):
        cells["kingdom"] = ["Animalia"] * len(table.rows)
    ids = []
    columns = [table.column(name) for name in ("legacy_rank", "legacy_rec_id", "scientific_name", "author")]
    above = [cells[rank] for rank in HIGHER]
    for index, (rank, number, name, authorship, *higher) in enumerate(zip(*columns, *above, strict=True)):
        taxon_id = _id(checklist, higher[0], rank, number) if number and name else ""
        ids.append(taxon_id)
        if taxon_id and not tree.knows(taxon_id):
            tree.add(taxon_id, plain(name), rank, higher, index, authorship=authorship)
    tree.columns()
    return tree, ids


def _nameless(table: Table, ids: Sequence[TaxonId]) -> list[Finding]:
    """The sheets hold rows whose taxon was deleted: nobody can say what they list."""
    return [
        Finding("row-without-taxon", f"row {table.numbers[index]} names no taxon (or no number): not read")
        for index, taxon_id in enumerate(ids)
        if not taxon_id
    ]


def _id(checklist: str, kingdom: str, rank: str, number: str) -> TaxonId:
    return f"{checklist}.{kingdom}.{rank}.{number}".lower()


def _slug(text: str) -> str:
    return _NO_LETTERS.sub("-", text.lower()).strip("-")


def _codes(cell: str) -> tuple[str, ...]:
    return tuple(code for code in _CODES.split(cell) if code)


def _excepted(cell: str, taxon_id: TaxonId, tree: TaxonTree, events: Events) -> tuple[TaxonId, ...]:
    if not cell:
        return ()
    checklist, kingdom = taxon_id.split(".")[:2]
    named = [_id(checklist, kingdom, rank, number) for rank, number in _EXCLUDED.findall(cell)]
    for one in named:
        if not tree.knows(one):
            text = f"an excepted taxon ({one}) has no row of its own in the sheet: the exception was not read"
            events.findings.append(Finding("excepted-taxon-unknown", text, taxon=taxon_id))
    return tuple(one for one in named if tree.knows(one))


def _through(cell: str, taxon_id: TaxonId, tree: TaxonTree, events: Events) -> TaxonId:
    if not cell:
        return ""
    found = tree.above(taxon_id, without_spp(cell))
    if found is None or found == taxon_id:
        text = f"included in “{cell[:60]}”, which is not above it in the sheet: read as listed in its own name"
        events.findings.append(Finding("listed-under-unknown", text, taxon=taxon_id))
        return ""
    return found
