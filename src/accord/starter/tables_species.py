"""The files of the room `species`: several folders may each hold a part of the animals and plants."""

from accord.species.proposals.values import key_of
from accord.starter.load_cells import Amount, Day, Members, Text, Whole, YesNo
from accord.starter.load_tables import Cells, Table

_FROM = {"source": Text("source", None), "locator": Text("locator"), "note": Text("note")}

_HELD = {"from": Day("valid_from"), "to": Day("valid_to")}


def _name_annotations(rows: list[Cells]) -> None:
    for cells in rows:
        cells["id"] = f"cites:{cells.get('symbol', '')}:{cells.get('from', '')}:{cells.get('language', '')}"


def _name_quotas(rows: list[Cells]) -> None:
    """As the act names them: taxon, country, first day, term, and where the specimens come from."""
    for cells in rows:
        term = cells.get("term", "").lower().replace(" ", "-")
        parts = [cells.get("taxon", ""), cells.get("country") or "all", cells.get("from", ""), term]
        cells["id"] = ":".join([*parts, cells.get("specimens", "")]).rstrip(":")


def _name_suspensions(rows: list[Cells]) -> None:
    for cells in rows:
        named = f"cites:suspension:{cells.get('notification', '')}:{cells.get('country', '')}"
        cells["id"] = f"{named}:{cells['taxon']}" if cells.get("taxon") else named


def _name_proposals(rows: list[Cells]) -> None:
    for cells in rows:
        cells["id"] = key_of(cells.get("meeting", ""), cells.get("number", ""))


SPECIES = (
    Table(
        "checklists/checklists.csv",
        "species.checklist",
        ("id",),
        {
            "id": Text("id"),
            "title": Text("title"),
            "convention": Text("convention", None),
            "edition": Text("edition"),
            **_FROM,
        },
    ),
    Table(
        "*/taxa.csv",
        "species.taxon",
        ("id",),
        {
            "id": Text("id"),
            "checklist": Text("checklist"),
            "name": Text("name"),
            "authorship": Text("authorship"),
            "rank": Text("rank"),
            "parent": Text("parent", None),
            "status": Text("status"),
            "accepted": Members("species.synonymuse", "synonym", "accepted"),
            **_FROM,
        },
        tree="parent",
    ),
    Table(
        "*/ranges.csv",
        "species.rangestate",
        ("taxon", "country"),
        {"taxon": Text("taxon"), "country": Text("country"), "status": Text("status", "native"), **_FROM},
    ),
    Table(
        "*/events.csv",
        "species.listingevent",
        ("id",),
        {
            "id": Text("id"),
            "instrument": Text("instrument"),
            "change": Text("change"),
            "appendix": Text("appendix"),
            "taxon": Text("taxon"),
            "effective": Day("effective"),
            "party": Text("party", None),
            "populations": Members("species.listedpopulation", "event", "country", {"excepted": False}),
            "except_taxa": Members("species.exceptedtaxon", "event", "taxon"),
            "except_populations": Members("species.listedpopulation", "event", "country", {"excepted": True}),
            "included_in": Text("included_in", None),
            "implied": YesNo("implied"),
            "annotation": Text("annotation"),
            "symbol": Text("symbol"),
            "meeting": Text("decided_at", None),
            "recorded_current": YesNo("recorded_current", None),
            **_FROM,
        },
    ),
    Table(
        "*/common_names.csv",
        "species.commonname",
        ("taxon", "language", "name"),
        {"taxon": Text("taxon"), "language": Text("language"), "name": Text("name"), **_FROM},
    ),
    Table(
        "*/standard_references.csv",
        "species.standardreference",
        ("convention", "taxon", "reference"),
        {
            "convention": Text("convention"),
            "taxon": Text("taxon"),
            "reference": Text("reference"),
            "adopted_at": Text("adopted_at", None),
            **_FROM,
        },
    ),
    Table(
        "measures/annotations.csv",
        "species.annotationtext",
        ("id",),
        {
            "id": Text("id"),
            "symbol": Text("symbol"),
            "language": Text("language"),
            **_HELD,
            "meeting": Text("decided_at", None),
            "text": Text("text"),
            **_FROM,
        },
        always={"instrument": "cites"},
        worked_out=("id",),
        work_out=_name_annotations,
    ),
    Table(
        "measures/quotas.csv",
        "species.quota",
        ("id",),
        {
            "id": Text("id"),
            "taxon": Text("taxon"),
            "country": Text("country", None),
            **_HELD,
            "amount": Amount("amount"),
            "unit": Text("unit"),
            "term": Text("term"),
            "specimens": Text("specimens"),
            "published": Day("published"),
            **_FROM,
        },
        worked_out=("id",),
        work_out=_name_quotas,
    ),
    Table(
        "measures/suspensions.csv",
        "species.tradesuspension",
        ("id",),
        {
            "id": Text("id"),
            "country": Text("country"),
            "taxon": Text("taxon", None),
            **_HELD,
            "basis": Text("basis"),
            "notification": Text("notification"),
            "ended_by": Text("ended_by"),
            "text": Text("text"),
            **_FROM,
        },
        always={"instrument": "cites"},
        worked_out=("id",),
        work_out=_name_suspensions,
    ),
    Table(
        "proposals/proposals.csv",
        "species.listingproposal",
        ("id",),
        {
            "id": Text("id"),
            "instrument": Text("instrument"),
            "meeting": Text("meeting"),
            "number": Text("number"),
            "taxon": Text("taxon"),
            "from": Text("from_appendix"),
            "to": Text("to_appendix"),
            "proponents": Members("species.proposalproponent", "proposal", "country"),
            "populations": Members("species.proposedpopulation", "proposal", "country", {"excepted": False}),
            "except_populations": Members("species.proposedpopulation", "proposal", "country", {"excepted": True}),
            "scope": Text("scope"),
            "document": Text("document"),
            "url": Text("url"),
            "results": Members("species.proposalresult", "proposal", "event"),
            **_FROM,
        },
        worked_out=("id",),
        work_out=_name_proposals,
    ),
    Table(
        "proposals/steps.csv",
        "species.proposalstep",
        ("proposal", "order"),
        {
            "proposal": Text("proposal"),
            "order": Whole("order"),
            "state": Text("state"),
            "on": Day("on"),
            "reason": Text("reason"),
            "document": Text("document"),
            **_FROM,
        },
    ),
)
