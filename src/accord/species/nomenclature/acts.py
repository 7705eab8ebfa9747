"""Acts on names: split, lump, transfer, change of rank, synonymy, resurrection; each one entry of the journal.

They add rows and change none, so that undoing one takes away what it added and everything is as it was.
"""

from collections.abc import Mapping, Sequence
from datetime import date

from accord.core.errors import Invalid, Refused
from accord.core.taxonomy.nomenclature import NomenclatureChange as Change
from accord.core.taxonomy.nomenclature import Output, standing
from accord.core.taxonomy.nomenclature_drafts import NewName
from accord.journal.actors import Actor
from accord.journal.acts import act
from accord.journal.rows import store, store_all
from accord.species.models import RangeStatus, SynonymUse, Taxon
from accord.species.nomenclature import policies  # noqa: F401  (without its policy an act is refused to everyone)
from accord.species.nomenclature.models import (
    NomenclatureChange,
    NomenclatureLink,
    NomenclatureMove,
    NomenclatureOutput,
    NomenclatureRange,
)
from accord.species.queries.nomenclature import Names, names_recorded


@act("species.split_taxon", legal_date="on", undoable=True)
def split_taxon(
    *,
    actor: Actor,
    taxon: str,
    into: Sequence[NewName],
    on: date,
    reason: str,
    children: Mapping[str, str] | None = None,
    decided_at: str | None = None,
    reference: str = "",
) -> int:
    """From `on` use several names for what one name stood for; gives the number of the change.

    The taxon goes on in the narrow sense where its own name is among them. `children` says which taxa below it go to which of
    the new ones. Raises Invalid, Refused (every reason at once).
    """
    del actor
    names = names_recorded([taxon])
    return _record(names, names.draft(on).split(taxon, into, children=children), reason, decided_at, reference)


@act("species.lump_taxa", legal_date="on", undoable=True)
def lump_taxa(
    *,
    actor: Actor,
    taxa: Sequence[str],
    into: NewName,
    on: date,
    reason: str,
    names: Mapping[str, str] | None = None,
    decided_at: str | None = None,
    reference: str = "",
) -> int:
    """From `on` use one name for what several stood for; gives the number of the change.

    Names below follow the new one; `names` gives those with another ending. Raises Invalid, Refused (every reason at once).
    """
    del actor
    known = names_recorded(taxa)
    return _record(known, known.draft(on, names).lump(taxa, into), reason, decided_at, reference)


@act("species.transfer_taxon", legal_date="on", undoable=True)
def transfer_taxon(
    *,
    actor: Actor,
    taxon: str,
    to: NewName,
    on: date,
    reason: str,
    names: Mapping[str, str] | None = None,
    decided_at: str | None = None,
    reference: str = "",
) -> int:
    """From `on` use another name, or another place, for the same taxon; gives the number of the change.

    Names below follow the new one; `names` gives those with another ending. Raises Invalid, Refused (every reason at once).
    """
    del actor
    known = names_recorded([taxon])
    return _record(known, known.draft(on, names).transfer(taxon, to), reason, decided_at, reference)


@act("species.change_rank", legal_date="on", undoable=True)
def change_rank(
    *,
    actor: Actor,
    taxon: str,
    to: NewName,
    on: date,
    reason: str,
    decided_at: str | None = None,
    reference: str = "",
) -> int:
    """From `on` have the same taxon at another rank; gives the number of the change. Raises Invalid, Refused."""
    del actor
    names = names_recorded([taxon])
    return _record(names, names.draft(on).change_rank(taxon, to), reason, decided_at, reference)


@act("species.make_synonym", legal_date="on", undoable=True)
def make_synonym(
    *,
    actor: Actor,
    taxon: str,
    of: str,
    on: date,
    reason: str,
    decided_at: str | None = None,
    reference: str = "",
) -> int:
    """From `on` an accepted name is a synonym of another; gives the number of the change. Raises Invalid, Refused."""
    del actor
    names = names_recorded([taxon, of])
    return _record(names, names.draft(on).make_synonym(taxon, of), reason, decided_at, reference)


@act("species.resurrect_name", legal_date="on", undoable=True)
def resurrect_name(
    *,
    actor: Actor,
    taxon: str,
    on: date,
    reason: str,
    parent: str = "",
    countries: Mapping[str, str] | None = None,
    decided_at: str | None = None,
    reference: str = "",
) -> int:
    """From `on` a synonym is a taxon of its own; gives the number of the change. Raises Invalid, Refused."""
    del actor
    names = names_recorded([taxon])
    change = names.draft(on).resurrect(taxon, parent=parent, countries=countries)
    return _record(names, change, reason, decided_at, reference)


def _record(names: Names, change: Change, reason: str, decided_at: str | None, reference: str) -> int:
    if not reason.strip():
        raise Invalid("a reason must be given", fields={"reason": "must be given"})
    if reasons := names.why_not(change):
        raise Refused("the names can't be changed", reasons)
    _take_up(names, change)
    row = NomenclatureChange(
        checklist_id=names.checklist,
        kind=change.kind.value,
        effective=change.on,
        decided_at_id=decided_at,
        reference=reference,
        reason=reason,
    )
    store(row)
    for output in change.outputs:
        _store_output(row, output)
    store_all(
        NomenclatureLink(change=row, input_id=link.input, output_id=link.output, relation=link.relation.value)
        for link in change.links
    )
    store_all(NomenclatureMove(change=row, taxon_id=taxon, parent_id=parent) for taxon, parent in change.moves)
    return row.pk


def _take_up(names: Names, change: Change) -> None:
    """Rows for names that the checklist does not have yet: what they are before the change."""
    before = standing(names.taxa, (), [*names.changes, change])
    for output in change.outputs:
        if output.taxon in names.taxa:
            continue
        taxon = before[output.taxon]
        store(
            Taxon(
                id=taxon.id,
                checklist_id=names.checklist,
                name=taxon.name,
                authorship=taxon.authorship,
                rank=taxon.rank,
                parent_id=taxon.parent,
                status=taxon.status.value,
            )
        )
        store_all(SynonymUse(synonym_id=taxon.id, accepted_id=accepted) for accepted in taxon.accepted)


def _store_output(row: NomenclatureChange, output: Output) -> None:
    stored = NomenclatureOutput(
        change=row,
        taxon_id=output.taxon,
        name=output.name,
        authorship=output.authorship,
        rank=output.rank,
        parent_id=output.parent,
        has_range=output.countries is not None,
    )
    store(stored)
    store_all(
        NomenclatureRange(output=stored, country_id=country, status=status or RangeStatus.NATIVE)
        for country, status in sorted((output.countries or {}).items())
    )
