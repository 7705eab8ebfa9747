"""The lists of CITES and CMS in the register, side by side on a date, with what people have decided.

Made once for each state of the register and date, and kept: reading a page must not compute 500 rows again.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from types import MappingProxyType

from accord.core.concordance import Concordance, Row, build, list_side
from accord.core.listings.explain import Words
from accord.core.listings.model import CITES, CMS, History, TaxonId
from accord.core.listings.names_over_time import NamesOverTime
from accord.core.taxonomy import Decision, Relation
from accord.journal.queries import seal
from accord.register.models import Country, Meeting
from accord.register.queries.parties import parties
from accord.species.models import AlignmentDecision, StandardReference
from accord.species.queries.histories import OWN_CHECKLISTS
from accord.species.queries.nomenclature import names_over_time


@dataclass(frozen=True)
class Register:
    """The lists of the conventions as values of the core, as they stood after one journal entry; no imported files.

    `history` holds the names recorded first; what is asked for a day is asked of `names`.
    """

    names: NamesOverTime
    decisions: tuple[Decision, ...]
    references: Mapping[str, Mapping[TaxonId, str]]  # convention -> taxon -> what its names follow
    words: Words

    @property
    def history(self) -> History:
        """Names, ranges and events as they were recorded, before any change of names."""
        return self.names.history

    def on(self, day: date) -> History:
        """The lists under the names of a day."""
        return self.names.on(day)


def current() -> Register:
    """The register as it stands now."""
    return register_after(seal().hash)


def side_by_side(on: date) -> Concordance:
    """The concordance of CITES and CMS on a date."""
    return _concordance(seal().hash, on)


def rows_of(taxon: TaxonId, on: date) -> tuple[Row, ...]:
    """The rows in which a taxon stands, on either side."""
    return tuple(row for row in side_by_side(on).rows if taxon in {each.id for each in (row.left, row.right) if each})


@lru_cache(maxsize=2)
def register_after(_seal: str) -> Register:
    """The register as it stands, kept under the hash of the last journal entry: for what is itself kept under it."""
    decisions = tuple(
        Decision(row.left_id, row.right_id, Relation(row.relation), row.reason, row.decided_on, row.decided_by)
        for row in AlignmentDecision.objects.filter(revoked_on=None)
    )
    references: dict[str, dict[TaxonId, str]] = {}
    for convention, taxon, reference in StandardReference.objects.values_list("convention_id", "taxon_id", "reference"):
        references.setdefault(convention, {})[taxon] = reference
    words = Words(dict(Country.objects.values_list("id", "name_en")), _meetings())
    return Register(names_over_time(checklists=OWN_CHECKLISTS), decisions, MappingProxyType(references), words)


def _meetings() -> dict[str, str]:
    """Meetings as people call them: `CITES CoP16 (Bangkok, 2013)`."""
    found = {}
    for row in Meeting.objects.select_related("body"):
        where = ", ".join(part for part in (row.city, str(row.starts.year) if row.starts else "") if part)
        law = row.body_id.partition(":")[0].upper()
        acronym = row.body.acronym or row.series.upper()
        short = f"{law} {acronym}{row.ordinal}" if row.ordinal and acronym != law else row.title
        found[row.id] = f"{short} ({where})" if where else short
    return found


@lru_cache(maxsize=16)
def _concordance(after: str, on: date) -> Concordance:
    register = register_after(after)
    sides = [
        list_side(
            register.names.in_use(on), instrument=instrument, on=on, references=register.references.get(instrument, {})
        )
        for instrument in (CITES, CMS)
    ]
    left, right = (side.history.taxa for side in sides)
    return build(
        *sides,
        on=on,
        # Others are about imported lists, or about names that are not in use on this day.
        decisions=[each for each in register.decisions if each.left in left and each.right in right],
        country_names=register.words.countries,
        sources=(f"Accord register, journal entry {seal().number}",),
        parties={name: frozenset(row.id for row in parties(as_of=on, instrument=name)) for name in (CITES, CMS)},
    )
