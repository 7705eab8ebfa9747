"""A small file of another database, as it was read: an order, a species and a synonym, two listings and a range."""

from dataclasses import replace
from datetime import UTC, date, datetime

from accord.core.listings.model import Change, History, ListingEvent, NameStatus, Taxon
from accord.species.imports import Edition, Places, import_listings

TAXA = (
    Taxon("1", "Proboscidea", "order", checklist="cites"),
    Taxon("2", "Loxodonta africana", "species", "1", "cites", "(Blumenbach, 1797)"),
    Taxon("3", "Elephas africanus", "species", None, "cites", status=NameStatus.SYNONYM, accepted=("2",)),
)
ADDED = ListingEvent("10", "cites", Change.ADDITION, "II", "2", date(1977, 2, 4))
MOVED = ListingEvent("11", "cites", Change.ADDITION, "I", "2", date(1990, 1, 18), except_populations=frozenset({"BW"}))


def edition(*events: ListingEvent, taxa=TAXA, ranges=None, sha="a" * 64, **more) -> Edition:
    return Edition(
        source="elsewhere",
        title="A list of elsewhere",
        licence="free to use",
        file="list.csv",
        format="accord-listings/1 folder",
        sha256=sha,
        retrieved_at=datetime(2026, 1, 1, tzinfo=UTC),
        history=History({taxon.id: taxon for taxon in taxa}, ranges or {"2": {"BW": "", "ZA": "extinct"}}, events),
        places=Places({"2": "taxa.csv row 3"}, {("2", "BW"): "ranges.csv row 2"}, {"10": "events.csv row 2"}),
        **more,
    )


def bring_in(actor, *events, **more):
    given = edition(*(events or (ADDED, MOVED)), **more)
    return import_listings(actor=actor, edition=given)


def renamed(event: ListingEvent, **more) -> ListingEvent:
    return replace(event, **more)
