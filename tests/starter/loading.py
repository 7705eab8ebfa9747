"""A folder like that of the starter register, with one falcon in it."""

from pathlib import Path

FILES = {
    "birds/sources.csv": "id,title,licence\niucn,Red List,facts only\n",
    "countries/countries.csv": "iso2,name_en,kind,valid_from,valid_to\nMN,Mongolia,state,,\nFR,France,state,,\nKZ,Kazakhstan,state,,\n",
    "bodies/bodies.csv": "id,kind,name_en\ncites,convention,CITES\n",
    "bodies/instruments.csv": "id,kind,title_en,entry_into_force\ncites,convention,CITES,1975-07-01\n",
    "checklists/checklists.csv": "id,title,convention\ncites,Names of CITES,cites\n",
    "birds/taxa.csv": (
        "id,checklist,name,authorship,rank,parent,status,accepted,source\n"
        "cites:falconidae,cites,Falconidae,,family,,accepted,,iucn\n"
        "cites:falco,cites,Falco,,genus,cites:falconidae,accepted,,iucn\n"
        'cites:falco-cherrug,cites,Falco cherrug,"Gray, 1834",species,cites:falco,accepted,,iucn\n'
        "cites:hierofalco-cherrug,cites,Hierofalco cherrug,,species,,synonym,cites:falco-cherrug,iucn\n"
    ),
    "birds/ranges.csv": "taxon,country,status,source\ncites:falco-cherrug,MN,,iucn\n",
    "birds/events.csv": (
        "id,instrument,change,appendix,taxon,effective,party,populations,except_taxa,except_populations,included_in,"
        "implied,annotation,source\n"
        "cites:falco-cherrug:1979-06-28:II,cites,addition,II,cites:falco-cherrug,1979-06-28,,MN FR,,,"
        "cites:falconidae,,Falconiformes except those in I,iucn\n"
    ),
}


def small_folder(place: Path) -> Path:
    """Write the files."""
    for name, text in FILES.items():
        path = place / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return place


def edited(path: Path, old: str, new: str) -> None:
    """Replace the one place where `old` stands."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
