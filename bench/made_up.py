"""A listing history of the size of a real one, made up by a fixed recipe: for machines without the real lists."""

from datetime import date, timedelta
from random import Random

import polars as pl

from accord.core.listings.model import Change, History, ListingEvent, NameStatus, Taxon

_SPECIES = 29_000
_SYNONYMS = 23_000
_FIRST = date(1975, 7, 1)


def made_up_history(seed: int = 1975) -> History:
    """Two checklists with 52,000 names, ranges and 6,400 events."""
    draw = Random(seed)
    taxa: dict[str, Taxon] = {}
    for checklist, share in (("cites", 0.97), ("cms", 0.03)):
        _grow(taxa, checklist, int(_SPECIES * share), int(_SYNONYMS * share), draw)
    countries = [f"{chr(65 + i // 20)}{chr(65 + i % 20)}" for i in range(200)]
    species = [taxon.id for taxon in taxa.values() if taxon.rank == "species" and taxon.status is NameStatus.ACCEPTED]
    ranges = {
        taxon: dict.fromkeys(draw.sample(countries, draw.randint(1, 12)), "")
        for taxon in species
        if draw.random() < 0.85
    }
    accepted = [taxon.id for taxon in taxa.values() if taxon.status is NameStatus.ACCEPTED and taxon.parent]
    events = tuple(_event(number, taxa[draw.choice(accepted)], countries, draw) for number in range(6_400))
    return History(taxa, ranges, events)


def _grow(taxa: dict[str, Taxon], checklist: str, species: int, synonyms: int, draw: Random) -> None:
    def new(rank: str, parent: str | None, **more: object) -> str:
        key = f"{checklist}:{len(taxa)}"
        taxa[key] = Taxon(key, f"Nomen {len(taxa)}", rank, parent, checklist, "", **more)  # type: ignore[arg-type]
        return key

    root = new("kingdom", None)
    classes = [new("class", root) for _ in range(8)]
    families = [new("family", draw.choice(classes)) for _ in range(max(species // 60, 1))]
    genera = [new("genus", draw.choice(families)) for _ in range(max(species // 9, 1))]
    valid = [new("species", draw.choice(genera)) for _ in range(species)]
    for _ in range(synonyms):
        new("species", None, status=NameStatus.SYNONYM, accepted=(draw.choice(valid),))


def _event(number: int, taxon: Taxon, countries: list[str], draw: Random) -> ListingEvent:
    appendix = draw.choice(("I", "II", "II")) if taxon.checklist == "cms" else draw.choice(("I", "II", "II", "III"))
    change = draw.choices((Change.ADDITION, Change.DELETION, Change.RESERVATION), (8, 1, 3))[0]
    needs_party = change is Change.RESERVATION or appendix == "III"
    return ListingEvent(
        id=str(number),
        instrument=taxon.checklist,
        change=change,
        appendix=appendix,
        taxon=taxon.id,
        effective=_FIRST + timedelta(days=draw.randint(0, 13_000)),
        party=draw.choice(countries) if needs_party else None,
        populations=frozenset(draw.sample(countries, 3)) if draw.random() < 0.02 else frozenset(),
    )


def made_up_shipments(history: History, rows: int = 2_000_000, names: int = 1_000, seed: int = 2013) -> pl.DataFrame:
    """Shipments of species of a history: names, days, countries and claims drawn by a fixed recipe."""
    draw = Random(seed)
    species = [t.name for t in history.taxa.values() if t.checklist == "cites" and t.rank == "species"]
    countries = sorted({country for known in history.ranges.values() for country in known})
    days = [(date(1980, 1, 1) + timedelta(days=day)).isoformat() for day in range(12_000)]
    drawn = draw.sample(species, min(names, len(species)))
    columns = {"Taxon": drawn, "Date": days, "Origin": countries, "Exporter": countries, "Importer": countries}
    columns["App."] = ["I", "II", "II", "III"]
    return pl.DataFrame({name: draw.choices(values, k=rows) for name, values in columns.items()})
