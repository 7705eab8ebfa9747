"""Small files of listing data: a folder on the wolf, a document on the bear."""

from typing import Any

TAXA = "id,checklist,name,authorship,rank,parent,status,accepted\n"
EVENTS = "id,instrument,change,appendix,taxon,effective,party,populations,except_taxa,except_populations,included_in\n"
WOLF = {
    "taxa.csv": TAXA
    + "1,cites,Canis,,genus,,accepted,\n"
    + '2,cites,Canis lupus,"Linnaeus, 1758",species,1,accepted,\n'
    + "3,cites,Canis lupus dingo,,subspecies,2,accepted,\n"
    + "4,cites,Canis arctos,,species,,synonym,2\n",
    "ranges.csv": "taxon,country,status\n2,IN,\n2,PL,\n2,GB,extinct\n",
    "events.csv": EVENTS
    + "a,cites,addition,II,1,1977-02-04,,,3,,\n"
    + "b,cites,addition,I,2,2010-06-23,,BT IN NP PK,,,\n"
    + "c,cites,reservation,I,2,2010-09-01,CH,,,,\n",
}
BEAR: dict[str, Any] = {
    "format": "accord-listings/1",
    "taxa": [
        {"id": "g", "name": "Ursus", "rank": "genus"},
        {"id": "s", "name": "Ursus arctos", "rank": "species", "parent": "g"},
    ],
    "range": {"s": ["BT", {"country": "MX", "status": "extinct"}]},
    "events": [
        {
            "id": "e1",
            "instrument": "cites",
            "change": "addition",
            "appendix": "I",
            "taxon": "s",
            "effective": "1975-07-01",
            "populations": ["BT"],
        }
    ],
}
