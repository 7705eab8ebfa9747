"""A concordance in the terms of the Taxon Concept Standard 2 (TDWG 117): JSON-LD, or the same statements as CSV.

A taxon is a `tcs:TaxonConcept`, a name according to a list; each decided pair is a `tcs:TaxonConceptMapping`. A pair whose
taxa surely share something is `tcs:intersects`; where they may be apart nothing is stated.
"""

import csv
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote

from accord.core.concordance import Concordance, Row
from accord.core.listings.model import Taxon
from accord.core.taxonomy import Relation
from accord.documents.cells import harmless
from accord.documents.concordance_sssom import TCS, one_line, prefix

_CONTEXT: Final = {
    "tcs": "http://rs.tdwg.org/tcs/terms/",
    "dwc": "http://rs.tdwg.org/dwc/terms/",
    "dcterms": "http://purl.org/dc/terms/",
    "id": "@id",
    "type": "@type",
    "taxonName": {"@id": "tcs:taxonName"},
    "nameString": {"@id": "tcs:nameString"},
    "scientificNameAuthorship": {"@id": "dwc:scientificNameAuthorship"},
    "taxonRank": {"@id": "tcs:taxonRank"},
    "accordingTo": {"@id": "tcs:accordingTo", "@type": "@id"},
    "subjectTaxonConcept": {"@id": "tcs:subjectTaxonConcept", "@type": "@id"},
    "objectTaxonConcept": {"@id": "tcs:objectTaxonConcept", "@type": "@id"},
    "mappingRelation": {"@id": "tcs:mappingRelation", "@type": "@id"},
    "mappingAccordingTo": {"@id": "tcs:mappingAccordingTo", "@type": "@id"},
    "title": {"@id": "dcterms:title"},
    "creator": {"@id": "dcterms:creator"},
    "created": {"@id": "dcterms:created"},
    "description": {"@id": "dcterms:description"},
}
CSV_COLUMNS: Final = (
    "subjectTaxonConceptID", "subjectTitle", "subjectAccordingTo", "mappingRelation",
    "objectTaxonConceptID", "objectTitle", "objectAccordingTo", "mappingAccordingTo", "creator", "created", "description",
)  # fmt: skip


def write_tcs_jsonld(concordance: Concordance, path: Path) -> None:
    """One graph: the two lists, the taxa of every mapping with their names, the mappings."""
    lists = [
        {
            "id": _list_id(label),
            "type": "dcterms:BibliographicResource",
            "title": one_line(f"{label}, as of {concordance.on}"),
        }
        for label in (concordance.left, concordance.right)
    ]
    concepts: dict[str, dict[str, Any]] = {}
    mappings = []
    for row, relation in _stated(concordance):
        sides = ((concordance.left, row.left), (concordance.right, row.right))
        subject, other = (_concept(label, taxon) for label, taxon in sides if taxon is not None)
        concepts |= {subject["id"]: subject, other["id"]: other}
        mappings.append(_mapping(concordance, row, relation, subject["id"], other["id"]))
    graph = [*lists, *concepts.values(), *mappings]
    with path.open("w", encoding="utf-8", newline="\n") as file:
        json.dump({"@context": _CONTEXT, "@graph": graph}, file, ensure_ascii=False, indent=1)
        file.write("\n")


def write_tcs_csv(concordance: Concordance, path: Path) -> None:
    """One mapping a line."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(CSV_COLUMNS)
        for row, relation in _stated(concordance):
            assert row.left is not None
            assert row.right is not None
            subject, other = _concept(concordance.left, row.left), _concept(concordance.right, row.right)
            stated = _mapping(concordance, row, relation, subject["id"], other["id"])
            cells = (
                subject["id"], subject["title"], subject["accordingTo"], relation,
                other["id"], other["title"], other["accordingTo"],
                stated["mappingAccordingTo"], stated.get("creator", ""), stated["created"], stated.get("description", ""),
            )  # fmt: skip
            writer.writerow([harmless(cell) for cell in cells])


def _stated(concordance: Concordance) -> Iterator[tuple[Row, str]]:
    """The rows that say something of two taxa, with the relation as a term."""
    for row in concordance.rows:
        if row.left is None or row.right is None:
            continue
        if row.relation in TCS:
            yield row, TCS[row.relation]
        elif row.articulation.possible and Relation.DISJOINT not in row.articulation.possible:
            yield row, "tcs:intersects"


def _concept(label: str, taxon: Taxon) -> dict[str, Any]:
    name = {"type": "tcs:TaxonName", "nameString": one_line(taxon.name)}
    if taxon.authorship:
        name["scientificNameAuthorship"] = one_line(taxon.authorship)
    return {
        "id": f"urn:accord:taxon:{prefix(label)}:{quote(taxon.id, safe='-._~')}",
        "type": "tcs:TaxonConcept",
        "title": one_line(f"{taxon.name} sec. {label}"),
        "taxonName": name,
        "taxonRank": taxon.rank,
        "accordingTo": _list_id(label),
    }


def _mapping(concordance: Concordance, row: Row, relation: str, subject: str, other: str) -> dict[str, Any]:
    decision = row.decision
    stated: dict[str, Any] = {
        "type": "tcs:TaxonConceptMapping",
        "subjectTaxonConcept": subject,
        "mappingRelation": relation,
        "objectTaxonConcept": other,
        "mappingAccordingTo": f"urn:accord:concordance:{prefix(concordance.left)}-{prefix(concordance.right)}:{concordance.on}",
        "created": str(decision.decided_on if decision and decision.decided_on else concordance.on),
    }
    if decision is not None and decision.decided_by:
        stated["creator"] = one_line(decision.decided_by)
    if said := one_line(" ".join(evidence.text for evidence in row.articulation.evidence)):
        stated["description"] = said
    return stated


def _list_id(label: str) -> str:
    return f"urn:accord:list:{prefix(label)}"
