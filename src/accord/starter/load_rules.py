"""What rows must be to one another before any is stored: references lead somewhere, trees and lists belong together."""

from collections.abc import Iterable, Mapping

from django.apps import apps
from django.db import models

from accord.core.errors import Invalid
from accord.core.listings.model import RANKS
from accord.starter import load_models
from accord.starter.load_reading import Rows
from accord.starter.load_tables import Row

_TAXON, _EVENT, _SYNONYM, _CHECKLIST = (
    "species.taxon",
    "species.listingevent",
    "species.synonymuse",
    "species.checklist",
)


def check_rows(rows: Rows) -> None:
    """Refuse the first row that refers to nothing or contradicts another. Raises Invalid with file, row and reason."""
    for model, found in rows.items():
        _check_references(apps.get_model(model), found.values(), rows)
    taxa = rows.get(_TAXON, {})
    _check_taxa(taxa)
    _check_synonyms(taxa, rows.get(_SYNONYM, {}).values())
    _check_events(taxa, rows.get(_EVENT, {}).values(), rows.get(_CHECKLIST, {}))


def _check_references(model: type[models.Model], found: Iterable[Row], rows: Rows) -> None:
    for field in load_models.references(model):
        target = field.related_model
        assert not isinstance(target, str)
        shipped = rows.get(load_models.label(target), {})
        unmet = [row for row in found if row.values.get(field.name) and row.values[field.name] not in shipped]
        if not unmet:
            continue
        wanted = {row.values[field.name] for row in unmet}
        there = set(load_models.stored(target).filter(pk__in=wanted).values_list("pk", flat=True))
        for row in unmet:
            if row.values[field.name] not in there:
                kind = load_models.spoken(target)
                raise Invalid(
                    f"{row.column or field.name}: there is no {kind} “{row.values[field.name]}”", place=row.place
                )


def _check_taxa(taxa: Mapping[str, Row]) -> None:
    for row in taxa.values():
        parent = taxa.get(str(row.values["parent"]))
        if parent is None:
            continue
        if parent.values["checklist"] != row.values["checklist"]:
            raise Invalid(f"parent: {parent.key} stands in another checklist", place=row.place)
        if RANKS.index(str(parent.values["rank"])) >= RANKS.index(str(row.values["rank"])):
            raise Invalid(f"parent: {parent.key} is no higher taxon ({parent.values['rank']})", place=row.place)


def _check_synonyms(taxa: Mapping[str, Row], uses: Iterable[Row]) -> None:
    pointing = set()
    for use in uses:
        synonym, accepted = taxa.get(str(use.values["synonym"])), taxa.get(str(use.values["accepted"]))
        pointing.add(use.values["synonym"])
        if synonym is None or accepted is None:
            continue
        if synonym.values["status"] == "accepted":
            raise Invalid(f"accepted: an accepted name points to no other name ({accepted.key})", place=use.place)
        if accepted.values["status"] == "synonym":
            raise Invalid(f"accepted: {accepted.key} is itself a synonym", place=use.place)
        if accepted.values["checklist"] != synonym.values["checklist"]:
            raise Invalid(f"accepted: {accepted.key} stands in another checklist", place=use.place)
    for row in taxa.values():
        if row.values["status"] == "synonym" and row.key not in pointing:
            raise Invalid("accepted: a synonym must say which name is used instead", place=row.place)


def _check_events(taxa: Mapping[str, Row], events: Iterable[Row], checklists: Mapping[str, Row]) -> None:
    for row in events:
        for field in ("taxon", "included_in"):
            taxon = taxa.get(str(row.values[field]))
            checklist = checklists.get(str(taxon.values["checklist"])) if taxon else None
            if taxon and checklist and checklist.values["convention"] != row.values["instrument"]:
                raise Invalid(f"{field}: {taxon.key} stands in the checklist of another convention", place=row.place)
