"""Makes one side of a concordance from a listing history: whose taxa, and how each is listed on the date."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from types import MappingProxyType

from accord.core.concordance.model import ListSide
from accord.core.errors import Invalid
from accord.core.listings.model import NOT_LISTED, Basis, History, NameStatus, Status, TaxonId
from accord.core.listings.status import resolve

_NO_REFERENCES: Mapping[TaxonId, str] = MappingProxyType({})


def list_side(
    history: History,
    *,
    instrument: str,
    on: date,
    label: str = "",
    snapshot: Mapping[TaxonId, str] | None = None,
    references: Mapping[TaxonId, str] = _NO_REFERENCES,
) -> ListSide:
    """The list of `instrument` in `history` as it stands on `on`.

    Its taxa are those of the checklists that its listing events speak of, or of the checklist of that name. With `snapshot` the listings are the
    printed ones. Raises Invalid where the history has neither listings nor a checklist of this instrument.
    """
    wanted = instrument.strip().lower()
    known = {each.lower(): each for each in history.instruments()}
    named = {taxon.checklist.lower(): taxon.checklist for taxon in history.taxa.values() if taxon.checklist}
    if wanted not in known and wanted not in named:
        there = ", ".join(known.values()) or "none"
        raise Invalid(f"no listings of “{instrument}” here (instruments: {there})")
    name = known.get(wanted, wanted)
    checklists = {
        history.taxa[event.taxon].checklist
        for event in history.events
        if event.instrument == name and event.taxon in history.taxa
    } or {named.get(wanted, "")}  # a list of which nothing is listed yet
    own = History(
        {id_: taxon for id_, taxon in history.taxa.items() if taxon.checklist in checklists},
        {
            id_: where
            for id_, where in history.ranges.items()
            if id_ in history.taxa and history.taxa[id_].checklist in checklists
        },
        tuple(event for event in history.events if event.instrument == name),
    )
    standing = [id_ for id_, taxon in own.taxa.items() if taxon.status is not NameStatus.SYNONYM]
    statuses = {status.taxon: status for status in resolve(own, instrument=name, on=on, taxa=standing)}
    if snapshot is not None:
        statuses = {id_: _as_printed(status, snapshot.get(id_)) for id_, status in statuses.items()}
    return ListSide(label or label_of(name), name, own, statuses, references, printed=snapshot is not None)


def label_of(instrument: str) -> str:
    """What readers call an instrument: `CITES`, `CMS`, `AEWA`; longer names as they are."""
    return instrument.upper() if instrument.isalpha() and len(instrument) <= 8 else instrument


def _as_printed(status: Status, printed: str | None) -> Status:
    if printed is None or printed == status.listing:
        return status
    basis = Basis.NONE if printed == NOT_LISTED else status.basis
    return replace(status, listing=printed, own=printed, basis=basis)
