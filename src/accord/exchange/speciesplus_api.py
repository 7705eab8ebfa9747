"""Replies of the Species+ API v1 (`taxon_concepts`): taxa with synonyms, the printed listing and the listings in force.

The replies tell additions that are in force, with their dates; neither what was listed before, nor populations, nor
anything under CMS. Recordings of several requests (`http_interactions`) are read as one reply.
"""

import json
from collections.abc import Iterator
from typing import Any

from accord.core.errors import Invalid
from accord.core.listings.drafts import collector_paused
from accord.core.listings.model import CITES, Finding
from accord.exchange.assembled import Events, assemble
from accord.exchange.checked_events import EventRow
from accord.exchange.printed_notes import included_in, plain
from accord.exchange.reading import LARGEST_CELL, Reading
from accord.exchange.taxon_tree import HIGHER, TaxonTree

FORM = "Species+ API v1"
_RECORDED = "http_interactions"
_PARTS = ("taxon_concepts", "cites_listings", "eu_listings", "cites_quotas", "eu_decisions")


def is_api_reply(document: Any) -> bool:
    """Whether a JSON document is a reply of the API, or a recording of some."""
    return (
        isinstance(document, dict) and "format" not in document and any(key in document for key in (_RECORDED, *_PARTS))
    )


def read_api_reply(document: Any, file: str) -> Reading:
    """The taxa of `taxon_concepts` replies with their CITES listings in force.

    Raises Invalid for other replies: they name no taxa.
    """
    concepts = list(_concepts(document, file))
    with collector_paused():
        tree, snapshot = TaxonTree(CITES), {}
        for index, (concept, place) in enumerate(concepts):
            _add_taxon(tree, concept, index, place)
            taxon_id = _text(concept, "id", place)
            if listing := _text(concept, "cites_listing", place):
                snapshot[taxon_id] = listing
        tree.columns()
        events = _events(tree, concepts)
        text = "the reply holds the listings in force only: earlier ones, populations and deletions are not in it"
        findings = [Finding("current-listings-only", text)]
        return assemble(tree, events, lambda index: concepts[index][1], form=FORM, findings=findings, snapshot=snapshot)


def _concepts(document: Any, file: str) -> Iterator[tuple[dict[str, Any], str]]:
    """Each taxon concept once, with its place."""
    seen: set[str] = set()
    for reply, where in _replies(document, file):
        concepts = reply.get("taxon_concepts")
        if not isinstance(concepts, list):
            raise Invalid("this reply names no taxa: give replies of taxon_concepts", place=where)
        for index, concept in enumerate(concepts):
            place = f"{where}, taxon_concepts[{index}]"
            if not isinstance(concept, dict):
                raise Invalid("this is not an object", place=place)
            if (taxon_id := _text(concept, "id", place)) not in seen:
                seen.add(taxon_id)
                yield concept, place


def _replies(document: dict[str, Any], file: str) -> Iterator[tuple[dict[str, Any], str]]:
    if _RECORDED not in document:
        yield document, file
        return
    recorded = document[_RECORDED]
    for index, one in enumerate(recorded if isinstance(recorded, list) else [None]):
        place = f"{file}, {_RECORDED}[{index}]"
        try:
            reply = json.loads(one["response"]["body"]["string"])
        except (TypeError, KeyError, ValueError, RecursionError):
            raise Invalid("this recording holds no JSON reply", place=place) from None
        if not isinstance(reply, dict):
            raise Invalid("this reply names no taxa: give replies of taxon_concepts", place=place)
        yield reply, place


def _text(one: dict[str, Any], key: str, place: str) -> str:
    value = one.get(key)
    if value is None:
        return ""
    if isinstance(value, (dict, list, float)) or len(str(value)) > LARGEST_CELL:
        raise Invalid(f"“{key}” is not a text", place=place)
    return str(value).strip()


def _listed(one: dict[str, Any], key: str, place: str) -> list[dict[str, Any]]:
    value = one.get(key) or []
    if not isinstance(value, list) or not all(isinstance(part, dict) for part in value):
        raise Invalid(f"“{key}” is not a list of objects", place=place)
    return value


def _add_taxon(tree: TaxonTree, concept: dict[str, Any], index: int, place: str) -> None:
    higher = concept.get("higher_taxa") or {}
    if not isinstance(higher, dict):
        raise Invalid("“higher_taxa” is not an object", place=place)
    above = [_text(higher, rank, place) for rank in HIGHER]
    accepted = _listed(concept, "accepted_names", place)
    _add_name(tree, concept, above, index, place, accepted=tuple(_text(one, "id", place) for one in accepted))
    for one in accepted:
        _add_name(tree, one, [], index, place)
    for one in _listed(concept, "synonyms", place):
        _add_name(tree, one, [], index, place, accepted=(_text(concept, "id", place),))


def _add_name(
    tree: TaxonTree, name: dict[str, Any], above: list[str], index: int, place: str, *, accepted: tuple[str, ...] = ()
) -> None:
    taxon_id = _text(name, "id", place)
    if tree.knows(taxon_id):
        return
    tree.add(
        taxon_id,
        plain(_text(name, "full_name", place)),
        _text(name, "rank", place),
        above,
        index,
        authorship=_text(name, "author_year", place),
        status="synonym" if accepted else _text(name, "name_status", place),
        accepted=accepted,
    )


def _events(tree: TaxonTree, concepts: list[tuple[dict[str, Any], str]]) -> Events:
    events = Events()
    for index, (concept, place) in enumerate(concepts):
        taxon_id = _text(concept, "id", place)
        for number, listing in enumerate(_listed(concept, "cites_listings", place)):
            at = f"{place}.cites_listings[{number}]"
            party = listing.get("party")
            code = _text(party, "iso_code2", at) if isinstance(party, dict) else _text(listing, "party", at)
            note = plain(_text(listing, "annotation", at))
            higher = included_in(note)
            through = tree.above(taxon_id, higher) if higher else None
            row = EventRow(
                id=f"{taxon_id}-{_text(listing, 'id', at) or number}",
                instrument=CITES,
                change="addition",
                appendix=_text(listing, "appendix", at),
                taxon=taxon_id,
                effective=_text(listing, "effective_at", at),
                party=code,
                included_in=through if through and through != taxon_id else "",
                annotation=note,
                source=FORM,
            )
            events.add(row, index)
    return events
