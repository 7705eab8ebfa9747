"""Small invented checklists, built in the test: tables, folders and archives."""

import io
import zipfile
from pathlib import Path
from typing import Any

import polars as pl

from accord.exchange.checklists.reading import ReadChecklist
from accord.exchange.checklists.recognised import read_checklist

NAME_USAGE = (
    "col:ID\tcol:parentID\tcol:status\tcol:scientificName\tcol:authorship\tcol:rank\n"
    "k\t\taccepted\tAnimalia\t\tkingdom\n"
    "f\tk\taccepted\tFelidae\tFischer, 1817\tfamily\n"
    "1\tf\taccepted\tPanthera uncia\t(Schreber, 1775)\tspecies\n"
    "2\t1\tsynonym\tFelis uncia\tSchreber, 1775\tspecies\n"
    '3\t1\tmisapplied\tFelis "irbis" auct.\t\tspecies\n'
    "4\tf\tprovisionally accepted\tFelis dubia\t\tspecies\n"
)
COLDP = {
    "NameUsage.tsv": NAME_USAGE,
    "metadata.yaml": '---\ntitle: "Cats: a list"\nversion: 1.2\nissued: 2024-01-02\nlicense: CC0\n',
    "VernacularName.tsv": "taxonID\tname\tlanguage\n1\tSnow leopard\teng\n",
    "Distribution.tsv": "taxonID\tarea\tareaID\tgazetteer\n1\tIndia\tIN\tiso\n1\tNepal\tNP\tiso\n1\tx\t12ABC\ttdwg\n",
    "TaxonConceptRelation.tsv": "taxonID\trelatedTaxonID\ttype\n1\t4\tincludes\n1\t4\tresembles\n",
}
META = """<?xml version="1.0"?>
<archive xmlns="http://rs.tdwg.org/dwc/text/" metadata="eml.xml">
 <core encoding="ISO-8859-1" fieldsTerminatedBy="|" fieldsEnclosedBy="" ignoreHeaderLines="2" rowType="http://rs.tdwg.org/dwc/terms/Taxon">
  <files><location>taxa.txt</location></files><id index="0"/>
  <field index="1" term="http://rs.tdwg.org/dwc/terms/scientificName"/>
  <field index="2" term="http://rs.tdwg.org/dwc/terms/acceptedNameUsageID"/>
  <field index="3" default="species" term="http://rs.tdwg.org/dwc/terms/taxonRank"/>
  <field index="4" term="http://rs.tdwg.org/dwc/terms/scientificNameAuthorship"/>
  <field default="Animalia" term="http://rs.tdwg.org/dwc/terms/kingdom"/>
 </core>
 <extension encoding="UTF-8" fieldsTerminatedBy="," fieldsEnclosedBy='"' ignoreHeaderLines="1" rowType="http://rs.gbif.org/terms/1.0/VernacularName">
  <files><location>common.csv</location></files><coreid index="0"/>
  <field index="1" term="http://rs.tdwg.org/dwc/terms/vernacularName"/>
  <field index="2" term="http://purl.org/dc/terms/language"/>
 </extension>
 <extension encoding="UTF-8" fieldsTerminatedBy="\\t" fieldsEnclosedBy="" ignoreHeaderLines="0" rowType="http://rs.gbif.org/terms/1.0/Distribution">
  <files><location>places.txt</location></files><coreid index="0"/>
  <field index="1" term="http://rs.tdwg.org/dwc/terms/countryCode"/>
 </extension>
</archive>
"""
EML = (
    '<eml:eml xmlns:eml="https://eml.ecoinformatics.org/eml-2.2.0" packageId="x/v1.4"><dataset><title>Cats</title>'
    "<pubDate>2020-01-01</pubDate><intellectualRights><para>CC BY</para></intellectualRights></dataset></eml:eml>"
)
DARWIN_CORE: dict[str, Any] = {
    "meta.xml": META,
    "eml.xml": EML,
    "taxa.txt": "# two lines above the rows\nid|name|accepted|rank|author\n1|Panthera uncia (Müller, 1775)|||(Müller, 1775)\n2|Felis uncia|1|species|\n".encode(
        "latin-1"
    ),
    "common.csv": 'id,name,language\n1,"Leopard, snow",en\n99,Nobody,en\n',
    "places.txt": "1\tIN\n1\tNP\n",
}
MDD = (
    "sciName,id,phylosort,mainCommonName,otherCommonNames,order,family,genus,specificEpithet,authoritySpeciesAuthor,"
    "authoritySpeciesYear,authorityParentheses,originalNameCombination,nominalNames,taxonomyNotes,countryDistribution,extinct,"
    "MSW3_sciName\n"
    "Panthera_uncia,1,25,Snow Leopard,Ounce|Irbis,CARNIVORA,FELIDAE,Panthera,uncia,von Schreber,1775,1,Felis_uncia,"
    '"uncia (von Schreber, 1775)|irbis Ehrenberg, 1830|uncioides (Horsfield, 1855) [nomen nudum]",moved from Uncia,India|Nepal,0,'
    "Uncia_uncia\n"
    "Artibeus_fictus,2,26,,NA,CHIROPTERA,PHYLLOSTOMIDAE,Artibeus,fictus,Somebody,1999,0,NA,NA,split from A. inventus,NA,0,NA\n"
    "Artibeus_inventus,3,26,,NA,CHIROPTERA,PHYLLOSTOMIDAE,Artibeus,inventus,Anybody,1899,0,NA,NA,NA,NA,1,NA\n"
)


def table(path: Path, text: str | bytes, name: str = "list.csv") -> Path:
    """A file with that content."""
    file = path / name
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return file


def archive(path: Path, files: dict[str, Any], name: str = "list.zip") -> Path:
    """A zip archive of these files; None leaves one out."""
    file = path / name
    file.write_bytes(zipped({key: content for key, content in files.items() if content is not None}))
    return file


def zipped(files: dict[str, Any]) -> bytes:
    """The bytes of a zip archive."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as pack:
        for key, content in files.items():
            pack.writestr(key, content)
    return out.getvalue()


def folder(path: Path, files: dict[str, Any], name: str = "list") -> Path:
    """A folder of these files."""
    target = path / name
    target.mkdir()
    for key, content in files.items():
        (target / key).write_bytes(content if isinstance(content, bytes) else content.encode())
    return target


def rows(read: ReadChecklist, *columns: str) -> list[Any]:
    """Some columns of the names, as rows; one column as values."""
    names = read.columns.names.select(columns)
    return names.to_series().to_list() if len(columns) == 1 else names.rows()


def by_name(read: ReadChecklist, name: str) -> dict[str, Any]:
    """The only row of that name."""
    return read.columns.names.row(by_predicate=pl.col("name") == name, named=True)


def codes(read: ReadChecklist) -> list[str]:
    """The codes of the findings."""
    return [finding.code for finding in read.findings]


def read_text(path: Path, text: str | bytes, **more: Any) -> ReadChecklist:
    """Write and read a table."""
    return read_checklist(table(path, text), **more)
