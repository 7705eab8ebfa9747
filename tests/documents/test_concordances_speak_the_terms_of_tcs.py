"""A concordance in TCS 2: concepts with their names and lists, mappings with the five relations, nothing undecided as decided."""

import csv
import json

import pytest

from accord.documents.concordance import write_concordance
from accord.documents.concordance_tcs import CSV_COLUMNS


@pytest.fixture
def graph(concordance, tmp_path):
    path = tmp_path / "out.tcs.jsonld"
    write_concordance(concordance, path)
    return json.loads(path.read_text(encoding="utf-8"))


def of_type(graph, kind):
    return [node for node in graph["@graph"] if node["type"] == f"tcs:{kind}"]


def test_every_mapping_names_two_concepts_of_the_graph(graph):
    concepts = {node["id"] for node in of_type(graph, "TaxonConcept")}
    mappings = of_type(graph, "TaxonConceptMapping")
    assert mappings
    assert {each["subjectTaxonConcept"] for each in mappings} | {
        each["objectTaxonConcept"] for each in mappings
    } == concepts


def test_a_concept_is_a_name_according_to_a_list(graph):
    lists = {node["id"] for node in graph["@graph"] if node["type"] == "dcterms:BibliographicResource"}
    (elephant,) = [node for node in of_type(graph, "TaxonConcept") if node["title"] == "Loxodonta cyclotis sec. CMS"]
    assert elephant["taxonName"]["nameString"] == "Loxodonta cyclotis"
    assert elephant["accordingTo"] in lists


def test_relations_are_terms_of_the_vocabulary(graph):
    known = {"isCongruentWith", "includes", "isIncludedIn", "partiallyOverlaps", "isDisjointFrom", "intersects"}
    relations = {each["mappingRelation"] for each in of_type(graph, "TaxonConceptMapping")}
    assert relations <= {f"tcs:{term}" for term in known}
    assert "tcs:includes" in relations


def test_every_key_of_the_graph_has_a_meaning(graph):
    def keys(node):
        for key, value in node.items():
            yield key
            if isinstance(value, dict):
                yield from keys(value)

    assert {key for node in graph["@graph"] for key in keys(node)} <= set(graph["@context"])


def test_a_pair_that_may_be_apart_is_not_stated(graph):
    titles = {node["title"] for node in of_type(graph, "TaxonConcept")}
    assert not any("Acipenser mikaodi" in title for title in titles)


def test_a_persons_decision_names_the_person(graph):
    assert "A. Specialist" in {each.get("creator") for each in of_type(graph, "TaxonConceptMapping")}


def test_the_table_states_the_same(concordance, tmp_path, graph):
    path = tmp_path / "out.tcs.csv"
    write_concordance(concordance, path)
    rows = list(csv.DictReader(path.open(encoding="utf-8", newline="")))
    assert tuple(rows[0]) == CSV_COLUMNS
    stated = [(row["subjectTaxonConceptID"], row["mappingRelation"], row["objectTaxonConceptID"]) for row in rows]
    assert stated == [
        (each["subjectTaxonConcept"], each["mappingRelation"], each["objectTaxonConcept"])
        for each in of_type(graph, "TaxonConceptMapping")
    ]
