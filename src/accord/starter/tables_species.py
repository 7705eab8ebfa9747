"""The files of the room `species`: several folders may each hold a part of the animals and plants."""

from accord.starter.load_cells import Day, Members, Text, YesNo
from accord.starter.load_tables import Table

_FROM = {"source": Text("source", None), "locator": Text("locator"), "note": Text("note")}

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
)
