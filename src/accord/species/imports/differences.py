"""A file set against the register: which rows are new, which differ, and which stay because somebody else stated them.

The journal says whose a row is. What any act but an import (or its undoing) has touched is a person's: it stays.
"""

import json
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice
from typing import Any

from accord.core.errors import Conflict, Invalid
from accord.core.listings.model import Finding
from accord.journal.models import Entry, Touch
from accord.journal.queries import seal
from accord.register.models import Instrument
from accord.species.imports.edition import Edition, Refusal
from accord.species.imports.other_sources import differences_from_others
from accord.species.imports.tables import TABLES, Table
from accord.species.imports.wanted import Identity, Row, rows_of
from accord.species.models import Checklist, Taxon

ACT = "species.import_listings"
#: Acts after which a row is still as a file states it.
_NOT_A_PERSON = (ACT, "journal.undo")
_AT_ONCE = 500
#: The tables that people ask for, and how they are called.
_COUNTED = ("taxa", "synonyms", "ranges", "events")


@dataclass(frozen=True, slots=True)
class Counted:
    """What an import does to one table, in rows."""

    table: str
    added: int
    changed: int
    unchanged: int


@dataclass(slots=True)
class TablePlan:
    """What has to happen to the rows of one table; `differing` and `gone` by the key of the database."""

    table: Table
    fresh: list[Row] = field(default_factory=list)
    differing: dict[Any, Row] = field(default_factory=dict)
    gone: dict[Any, Row] = field(default_factory=dict)
    kept: dict[Any, Row] = field(default_factory=dict)  # a person's, or another source's: the file says otherwise
    unchanged: int = 0
    missing: dict[Any, Row] = field(default_factory=dict)  # of this source, but not in the file: they stay


@dataclass(frozen=True)
class Plan:
    """What storing a file would change, with everything that a person should know before."""

    edition: Edition
    tables: tuple[TablePlan, ...]
    refused: tuple[Refusal, ...]
    findings: tuple[Finding, ...]
    after: str = ""  # the hash of the journal's last entry: what was compared holds as long as nothing is recorded

    @property
    def changes_nothing(self) -> bool:
        """Whether the register holds all of the file already."""
        return not any(plan.fresh or plan.differing or plan.gone for plan in self.tables)

    @property
    def refused_whole(self) -> tuple[Refusal, ...]:
        """The rows for which nothing of the file can be stored."""
        return tuple(refusal for refusal in self.refused if refusal.whole)

    @cached_property
    def counts(self) -> tuple[Counted, ...]:
        """Added, changed and unchanged by table, synonyms apart; an event has changed when its scope has, too."""
        by_part = {plan.table.part: plan for plan in self.tables}
        taxa, events = by_part["taxa"], by_part["events"]
        fresh_synonyms = sum(row["status"] == "synonym" for row in taxa.fresh)
        changed_synonyms = sum(row["status"] == "synonym" for row in taxa.differing.values())
        same = taxa.unchanged
        synonyms = Counted(
            "synonyms", fresh_synonyms, changed_synonyms, self._synonyms - fresh_synonyms - changed_synonyms
        )
        fresh = {row["id"] for row in events.fresh}
        touched = {row["id"] for row in events.differing.values()}
        for part in ("populations", "excepted"):
            plan = by_part[part]
            rows = (*plan.fresh, *plan.differing.values(), *plan.gone.values())
            touched |= {row["event_id"] for row in rows} - fresh
        all_events = len(fresh) + len(events.differing) + events.unchanged
        ranges = by_part["ranges"]
        return (
            Counted(
                "taxa",
                len(taxa.fresh) - fresh_synonyms,
                len(taxa.differing) - changed_synonyms,
                same - synonyms.unchanged,
            ),
            synonyms,
            Counted("ranges", len(ranges.fresh), len(ranges.differing), ranges.unchanged),
            Counted("events", len(fresh), len(touched), all_events - len(fresh) - len(touched)),
        )

    @property
    def _synonyms(self) -> int:
        return sum(taxon.status == "synonym" for taxon in self.edition.history.taxa.values())

    def sample(self, size: int = 3) -> Iterator[tuple[str, str, Row]]:
        """The first rows of each table that would be added or changed: table, `added` or `changed`, the row."""
        for plan in self.tables:
            if plan.table.part not in _COUNTED or plan.table.part == "synonyms":
                continue
            yield from ((plan.table.part, "added", row) for row in islice(plan.fresh, size))
            yield from ((plan.table.part, "changed", row) for row in islice(plan.differing.values(), size))


def plan_import(edition: Edition) -> Plan:
    """What storing `edition` would do now; nothing is written. Raises Conflict when its source's name is taken."""
    _refuse_source(edition.source)
    wanted = rows_of(edition)
    persons = _Persons()
    plans: dict[str, TablePlan] = {}
    for table in TABLES:
        plan = plans[table.part] = _compared(edition, table, table.wanted(wanted))
        if table.member_of:
            owners = plans[table.owners]
            _follow(plan, {row["id"] for row in table.owner_rows(wanted)}, owners, persons)
        else:
            _leave_to_persons(plan, persons)
    findings = [*wanted.findings, *_about(tuple(plans.values()))]
    if not edition.snapshot:  # a list without dates differs from every history
        findings += differences_from_others(edition.source, wanted)
    return Plan(edition, tuple(plans.values()), tuple(wanted.refused), tuple(findings), seal().hash)


def require_storable(plan: Plan) -> None:
    """Raise Invalid, naming the first row, when nothing of the file can be stored."""
    if whole := plan.refused_whole:
        more = f" (and {len(whole) - 1:,} more rows are refused)" if len(whole) > 1 else ""
        raise Invalid(f"{whole[0].reason}{more}: nothing of the file is stored", place=whole[0].place)


def _refuse_source(source: str) -> None:
    """Raise Conflict when the keys of the source would be those of something else in the register."""
    if Instrument.objects.filter(id=source).exists():
        raise Conflict(f"“{source}” is an instrument, whose own list the register keeps: name the source otherwise")
    others = Checklist.objects.exclude(source_id=source)
    elsewhere = Taxon.objects.filter(pk__startswith=f"{source}:").exclude(checklist__source_id=source)
    if others.filter(id=source).exists() or elsewhere.exists():
        raise Conflict(f"“{source}” names something else in the register already: name the source otherwise")


def _compared(edition: Edition, table: Table, rows: Mapping[Identity, Row]) -> TablePlan:
    """What is new, what differs and what is missing, whoever stated it."""
    plan = TablePlan(table)
    stored = _stored(edition, table)
    taken = _stated_elsewhere(edition, table) if table.identity == ("id",) else frozenset()
    for identity, row in rows.items():
        held = stored.get(identity)
        if held is None and identity[0] in taken:
            plan.kept[identity[0]] = row
        elif held is None:
            plan.fresh.append(row)
        elif held[1] != tuple(row.get(name) for name in table.compared):
            plan.differing[held[0]] = row
        else:
            plan.unchanged += 1
    plan.missing = {
        pk: dict(zip(table.identity, one, strict=True)) for one, (pk, _) in stored.items() if one not in rows
    }
    return plan


def _leave_to_persons(plan: TablePlan, persons: "_Persons") -> None:
    corrected = persons.among(plan.table, plan.differing)
    plan.kept |= {pk: row for pk, row in plan.differing.items() if pk in corrected}
    plan.differing = {pk: row for pk, row in plan.differing.items() if pk not in corrected}
    plan.unchanged += len(plan.kept)


def _follow(plan: TablePlan, in_file: Collection[str], owners: TablePlan, persons: "_Persons") -> None:
    """Rows that belong to another are as the file states that one, unless a person has worked on them."""
    column = plan.table.member_of
    leaving = {pk: row for pk, row in plan.missing.items() if row[column] in in_file}
    concerned = {row[column] for row in (*plan.differing.values(), *leaving.values(), *plan.fresh)}
    theirs = (persons.owners(plan.table, concerned) if concerned else set()) | owners.kept.keys()
    for pk, row in {**plan.differing, **leaving, **{f"+{at}": row for at, row in enumerate(plan.fresh)}}.items():
        if row[column] in theirs:
            plan.kept[pk] = row
    plan.differing = {pk: row for pk, row in plan.differing.items() if pk not in plan.kept}
    plan.gone = {pk: row for pk, row in leaving.items() if pk not in plan.kept}
    plan.fresh = [row for row in plan.fresh if row[column] not in theirs]


def _stored(edition: Edition, table: Table) -> dict[Identity, tuple[Any, tuple[Any, ...]]]:
    """The rows of this source as the register holds them: identity -> key of the database, what is compared."""
    many = len(table.identity)
    found = table.model._default_manager.filter(**{table.within: edition.source})  # noqa: SLF001  (Django documents it)
    columns = found.order_by("pk").values_list("pk", *table.identity, *table.compared)
    return {row[1 : 1 + many]: (row[0], row[1 + many :]) for row in columns.iterator(chunk_size=5_000)}


def _stated_elsewhere(edition: Edition, table: Table) -> frozenset[str]:
    """Keys that begin like those of the source, but stand in another checklist."""
    named = table.model._default_manager.filter(pk__startswith=f"{edition.source}:")  # noqa: SLF001
    return frozenset(named.exclude(**{table.within: edition.source}).values_list("pk", flat=True))


def _about(plans: tuple[TablePlan, ...]) -> Iterator[Finding]:
    for plan in plans:
        names = {
            row.get("id") or row.get(plan.table.member_of) or f"{row['taxon_id']} in {row['country_id']}"
            for row in plan.kept.values()
        }
        for name in sorted(names):
            text = f"{name}: the file says otherwise than a person or another source has recorded; that stays"
            yield Finding("kept-as-recorded", text)
        if plan.missing and not plan.table.member_of:
            text = f"{len(plan.missing):,} {plan.table.part} of this source are not in the file: they stay"
            yield Finding("not-in-this-file", text)


class _Persons:
    """Which rows people have worked on, read from the journal when there is a difference to decide on."""

    def among(self, table: Table, keys: Collection[Any]) -> set[Any]:
        """Those of the rows that an act of a person has touched."""
        names = {f"{table.label}:{key}": key for key in keys}
        waiting = iter(names)
        found: set[Any] = set()
        while some := list(islice(waiting, _AT_ONCE)):
            touched = Touch.objects.filter(object__in=some).exclude(entry__act__in=_NOT_A_PERSON)
            found |= {names[name] for name in touched.values_list("object", flat=True)}
        return found

    def owners(self, table: Table, keys: Collection[str]) -> set[str]:
        """Those of the rows whose members a person has changed: a member that was taken out is only in the journal."""
        touching = Touch.objects.filter(object__startswith=f"{table.label}:").exclude(entry__act__in=_NOT_A_PERSON)
        found: set[Any] = set()
        numbers = touching.exclude(entry__act="starter.load").values("entry_id")
        for text in Entry.objects.filter(number__in=numbers).values_list("changes", flat=True):
            for name, change in json.loads(text).items():
                if name.startswith(f"{table.label}:"):
                    found |= {(change[side] or {}).get(table.member_of) for side in ("old", "new")}
        return found & set(keys)
