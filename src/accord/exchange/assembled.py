"""A flat list, its tree rebuilt, its events and ranges -> one checked Reading."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from accord.core.listings.model import CITES, CMS, Finding, History, TaxonId
from accord.exchange.checked_events import EventRow, build_events
from accord.exchange.checked_taxa import Place, build_ranges, build_taxa, synonym_findings
from accord.exchange.distribution_columns import Ranges
from accord.exchange.reading import Reading
from accord.exchange.taxon_tree import TaxonTree

#: CITES Art. XXII(1), CMS Art. XVIII(1): the first day on which anything could be listed.
ENTRY_INTO_FORCE = {CITES: date(1975, 7, 1), CMS: date(1983, 11, 1)}


@dataclass(slots=True)
class Events:
    """Events of a list with the rows they come from."""

    rows: list[EventRow] = field(default_factory=list)
    index: list[int] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    undated: int = 0

    def add(self, row: EventRow, index: int) -> None:
        """One event from the row `index` of the file."""
        self.rows.append(row)
        self.index.append(index)

    def mark_transfers(self) -> None:
        """A deletion on the day of an addition of the same taxon to another appendix is the other half of a transfer."""
        added: dict[tuple[str, str], set[str]] = {}
        for row in self.rows:
            if row.change.lower() == "addition":
                added.setdefault((row.taxon, row.effective), set()).add(row.appendix)
        self.rows = [
            row._replace(implied="1")
            if row.change.lower() == "deletion" and added.get((row.taxon, row.effective), set()) - {row.appendix}
            else row
            for row in self.rows
        ]

    def day_or_entry_into_force(self, day: str, instrument: str) -> str:
        """The printed day, or the first day of the convention where a snapshot prints none."""
        if day:
            return day
        self.undated += 1
        return ENTRY_INTO_FORCE[instrument].isoformat()

    def undated_finding(self, instrument: str) -> list[Finding]:
        """That a snapshot prints no dates, once."""
        if not self.undated:
            return []
        day = ENTRY_INTO_FORCE[instrument]
        text = (
            f"the list is a snapshot and prints no dates for {self.undated:,} listings: they are given from the entry "
            f"into force of the convention ({day.isoformat()}), so only the day of the download can be asked"
        )
        return [Finding("snapshot-no-dates", text)]


def assemble(
    tree: TaxonTree,
    events: Events,
    place: Place,
    *,
    form: str,
    findings: Sequence[Finding] = (),
    ranges: Ranges | None = None,
    snapshot: Mapping[TaxonId, str] | None = None,
) -> Reading:
    """Check everything once more as a data set is checked. `tree.columns()` must not have been asked before rows end."""
    taxa = build_taxa(tree.columns(), tree.place(place))
    built = {}
    if ranges is not None:
        rows = ranges.index
        built = dict(
            build_ranges((ranges.taxon, ranges.country, ranges.status), taxa, lambda index: place(rows[index]))
        )
    listed = build_events(events.rows, taxa, lambda index: place(events.index[index]))
    found = (*findings, *(ranges.findings if ranges else ()), *events.findings, *synonym_findings(taxa))
    return Reading(History(taxa, built, listed), findings=found, format=form, snapshot=snapshot)
