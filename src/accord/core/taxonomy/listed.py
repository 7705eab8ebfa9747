"""A checklist in columns as the alignment reads it: names, and what the list says beside them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from accord.core.taxonomy.checklist import Checklist, Particulars
from accord.core.taxonomy.columns import ChecklistColumns, UsageStatus
from accord.core.taxonomy.comparing.stated import Stated
from accord.core.taxonomy.relations import Relation

_NOTED: Final = ("id", "name", "authorship", "rank", "status", "accepted_ids", "parent_id", "year", "basionym_id")
_GROUPS: Final = ("kingdom", "phylum", "class", "order", "family")
_MORE: Final = ("remarks", "countries", "nomenclatural_status", "extinct")
#: Statuses that point to another name; a name misapplied is kept out, for it is nobody's synonym (auct., sensu).
_SYNONYMS: Final = frozenset({UsageStatus.SYNONYM, UsageStatus.AMBIGUOUS})


@dataclass(frozen=True, slots=True)
class ListedName:
    """One row of a checklist."""

    id: str
    name: str
    rank: str
    parent: str | None
    authorship: str
    status: str
    accepted: tuple[str, ...] = ()


def checklist_of(columns: ChecklistColumns, label: str) -> Checklist:
    """The list under the name people know it by. Misapplied names are left out: they say nothing of a name's own taxon."""
    names: list[ListedName] = []
    particulars: dict[str, Particulars] = {}
    kept = columns.names.select(*_NOTED, *_GROUPS, *_MORE)
    for row in kept.iter_rows(named=True):
        if row["status"] == UsageStatus.MISAPPLIED:
            continue
        names.append(_name(row))
        said = _particulars(row)
        if said != _NOTHING:
            particulars[row["id"]] = said
    return Checklist(label, names, particulars)


def stated_by(columns: ChecklistColumns) -> tuple[Stated, ...]:
    """The relations that the list states itself."""
    return tuple(
        Stated(
            id=row["id"],
            relation=Relation(row["relation"]),
            other=row["related_name"] or "",
            according_to=row["related_according_to"] or "",
            text=row["remarks"] or "",
        )
        for row in columns.relations.iter_rows(named=True)
        if row["related_name"]
    )


_NOTHING = Particulars()


def _name(row: Mapping[str, object]) -> ListedName:
    accepted = row["accepted_ids"]
    assert accepted is None or isinstance(accepted, list)
    is_synonym = row["status"] in _SYNONYMS
    return ListedName(
        id=str(row["id"]),
        name=str(row["name"]),
        rank=str(row["rank"] or ""),
        parent=_text(row["parent_id"]) or None,
        authorship=_text(row["authorship"]),
        status="synonym" if is_synonym else str(row["status"]),
        accepted=tuple(accepted or ()) if is_synonym else (),
    )


def _particulars(row: Mapping[str, object]) -> Particulars:
    countries = row["countries"]
    assert countries is None or isinstance(countries, list)
    year = row["year"]
    return Particulars(
        groups=tuple((rank, _text(row[rank])) for rank in _GROUPS if row[rank]),
        year=year if isinstance(year, int) else None,
        countries=frozenset(countries or ()),
        remarks=_text(row["remarks"]),
        nomenclatural_status=_text(row["nomenclatural_status"]),
        pro_parte=row["status"] == UsageStatus.AMBIGUOUS,
    )


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
