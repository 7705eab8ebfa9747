"""The history download of the Checklist of CITES Species: one row a listing event, with its date.

Inclusions and exceptions are told in notes only. “Included in FALCONIFORMES spp.” is read where that taxon stands
above; which populations or taxa a note leaves out is not guessed, and a finding says so.
"""

import re

from accord.core.errors import Invalid
from accord.core.listings.drafts import collector_paused
from accord.core.listings.model import CITES, Finding
from accord.exchange.assembled import Events, assemble
from accord.exchange.checked_events import CHANGES, EventRow
from accord.exchange.delimited import Table
from accord.exchange.printed_notes import included_in, plain
from accord.exchange.reading import Reading
from accord.exchange.taxon_tree import HIGHER, TaxonTree

HEADER = ("taxonid", "fullname", "rankname", "appendix", "changetype", "effectiveat")
FORM = "Checklist history"
#: What the download calls an addition whose annotation alone was changed.
_AMENDMENTS = frozenset({"amendment", "amendments"})
_LEAVES_OUT = re.compile(r"\b(?:except|excluding|excludes|population|populations)\b", re.IGNORECASE)
_COLUMNS = ("taxonid", "appendix", "partyisocode", "changetype", "effectiveat", "iscurrent",
            "fullannotationenglish", "annotationenglish", "nomenclaturenote")  # fmt: skip


def read_checklist_history(table: Table) -> Reading:
    """The history as events of the taxa it names; ids are those of the Checklist. Raises Invalid."""
    with collector_paused():
        tree = TaxonTree(CITES)
        columns = [table.column(name) for name in ("taxonid", "fullname", "rankname", "authoryear", *HIGHER)]
        for index, (taxon_id, name, rank, authorship, *above) in enumerate(zip(*columns, strict=True)):
            if not tree.knows(taxon_id):
                tree.add(taxon_id, plain(name), rank, above, index, authorship=authorship)
        tree.columns()
        events = _events(table, tree)
        return assemble(tree, events, table.place, form=FORM, findings=table.findings)


def _events(table: Table, tree: TaxonTree) -> Events:
    events = Events()
    columns = [table.column(name) for name in _COLUMNS]
    for index, (taxon_id, appendix, party, change, day, current, full, short, nomenclature) in enumerate(
        zip(*columns, strict=True)
    ):
        if not taxon_id:
            raise Invalid("the row has no TaxonId", place=table.place(index))
        kind = change.lower().replace(" ", "_")
        if kind == "exception":
            text = "an exception is printed without what it limits: not read"
            events.findings.append(Finding("exception-in-note", text, taxon=taxon_id))
            continue
        event_id = str(table.numbers[index])
        note = plain(full) or plain(short) or plain(nomenclature)
        higher = included_in(plain(short)) or included_in(note) if kind == "addition" else ""
        through = tree.above(taxon_id, higher) if higher else None
        if kind in CHANGES and CHANGES[kind] == "addition" and _LEAVES_OUT.search(note):
            text = "the note names populations or exceptions, which this download tells in words only: not read"
            events.findings.append(Finding("exception-in-note", text, event=event_id, taxon=taxon_id))
        row = EventRow(
            id=event_id,
            instrument=CITES,
            change="addition" if kind in _AMENDMENTS else change,
            appendix=appendix,
            taxon=taxon_id,
            effective=day,
            party=party,
            included_in=through if through and through != taxon_id else "",
            annotation=note,
            recorded_current=current,
            source=FORM,
        )
        events.add(row, index)
    events.mark_transfers()
    return events
