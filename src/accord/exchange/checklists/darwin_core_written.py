"""A checklist as a Darwin Core archive: what `darwin_core` reads again as it was."""

from collections.abc import Mapping
from html import escape
from pathlib import Path
from typing import Final

import polars as pl

from accord.core.taxonomy.columns import ChecklistColumns
from accord.exchange.checklists.packed import filled, tab_separated, write_archive
from accord.exchange.checklists.reading import About

_DWC: Final = "http://rs.tdwg.org/dwc/terms/"
_GBIF: Final = "http://rs.gbif.org/terms/1.0/"
_OTHER_TERMS: Final = {"language": "http://purl.org/dc/terms/language", "isExtinct": f"{_GBIF}isExtinct"}
_STATUSES: Final = {
    "accepted": "accepted",
    "provisional": "doubtful",
    "synonym": "synonym",
    "ambiguous": "proParteSynonym",
    "misapplied": "misapplied",
    "not_accepted": "not accepted",
    "hybrid": "hybrid",
}
_CODES: Final = {
    "zoological": "ICZN",
    "botanical": "ICN",
    "bacterial": "ICNP",
    "viral": "ICVCN",
    "cultivar": "ICNCP",
    "phytosociological": "ICPN",
}
_KINDS: Final = {
    "vernacularname": f"{_GBIF}VernacularName",
    "distribution": f"{_GBIF}Distribution",
    "speciesprofile": f"{_GBIF}SpeciesProfile",
    "resourcerelationship": f"{_DWC}ResourceRelationship",
}
_RELATIONS: Final = {"included_in": "isIncludedIn", "congruent": "isCongruentWith", "overlaps": "partiallyOverlaps", "disjoint": "isDisjointFrom"}  # fmt: skip


def write_darwin_core(columns: ChecklistColumns, about: About, path: Path) -> None:
    """`taxon.txt` and the extensions that the list fills, `meta.xml` and `eml.xml`; equal lists give equal bytes.

    Raises Invalid when `path` can't be written.
    """
    core = filled(_taxa(columns.names))
    extensions = {
        name: filled(table) for name, table in _extensions(columns).items() if next(iter(table.values())).len()
    }
    files = {
        "taxon.txt": tab_separated(core, quoted=False),
        "meta.xml": _meta(core, extensions),
        "eml.xml": _eml(about),
    }
    files |= {f"{name}.txt": tab_separated(table, quoted=False) for name, table in extensions.items()}
    write_archive(files, path)


def _taxa(names: pl.DataFrame) -> dict[str, pl.Series]:
    full = names.select(pl.concat_str(["name", "authorship"], separator=" ", ignore_nulls=True)).to_series()
    accepted = names.select(pl.col("accepted_ids").list.join("|").replace("", None)).to_series()
    return {
        "taxonID": names["id"],
        "acceptedNameUsageID": accepted,
        "parentNameUsageID": names["parent_id"],
        "originalNameUsageID": names["basionym_id"],
        "scientificName": full,
        "scientificNameAuthorship": names["authorship"],
        "originalNameUsage": names["original_name"],
        "namePublishedInYear": names["year"].cast(pl.String),
        "taxonRank": names["rank"],
        "taxonomicStatus": names["status"].replace_strict(_STATUSES),
        "nomenclaturalStatus": names["nomenclatural_status"],
        "nomenclaturalCode": names["code"].replace(_CODES),
        **{rank: names[rank] for rank in ("kingdom", "phylum", "class", "order", "family")},
        "taxonRemarks": names["remarks"],
    }


def _extensions(columns: ChecklistColumns) -> dict[str, dict[str, pl.Series]]:
    places = columns.names.select("id", "countries").explode("countries").drop_nulls("countries")
    iso = places["countries"].str.contains(r"^[A-Z]{2}$")
    codes = places.select(pl.when(iso).then("countries")).to_series()
    words = places.select(pl.when(~iso).then("countries")).to_series()
    extinct = columns.names.select("id", "extinct").drop_nulls("extinct")
    common, relations = columns.vernaculars, columns.relations
    return {
        "distribution": {"taxonID": places["id"], "countryCode": codes, "locality": words},
        "speciesprofile": {"taxonID": extinct["id"], "isExtinct": extinct["extinct"].cast(pl.String)},
        "vernacularname": {
            "taxonID": common["id"],
            "vernacularName": common["name"],
            "language": common["language"],
            "countryCode": common["country"],
        },
        "resourcerelationship": {
            "taxonID": relations["id"],
            "relatedResourceID": relations["related_id"],
            "relationshipOfResource": relations["relation"].replace(_RELATIONS),
            "scientificName": relations["related_name"],
            "relationshipAccordingTo": relations["related_according_to"],
            "relationshipRemarks": relations["remarks"],
        },
    }


def _meta(core: Mapping[str, pl.Series], extensions: Mapping[str, Mapping[str, pl.Series]]) -> bytes:
    parts = [_described("core", f"{_DWC}Taxon", "taxon.txt", "id", core)]
    parts += [
        _described("extension", _KINDS[name], f"{name}.txt", "coreid", table)
        for name, table in sorted(extensions.items())
    ]
    body = "".join(parts)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<archive xmlns="http://rs.tdwg.org/dwc/text/" metadata="eml.xml">\n{body}</archive>\n'.encode()


def _described(tag: str, kind: str, file: str, key: str, columns: Mapping[str, pl.Series]) -> str:
    """One table; the first column is the id, which of a core is also its taxonID."""
    fields = [
        f'    <field index="{at}" term="{_OTHER_TERMS.get(term, _DWC + term)}"/>\n'
        for at, term in enumerate(columns)
        if at or tag == "core"
    ]
    return (
        f'  <{tag} encoding="UTF-8" fieldsTerminatedBy="\\t" linesTerminatedBy="\\n" fieldsEnclosedBy="" '
        f'ignoreHeaderLines="1" rowType="{kind}">\n    <files><location>{file}</location></files>\n'
        f'    <{key} index="0"/>\n{"".join(fields)}  </{tag}>\n'
    )


def _eml(about: About) -> bytes:
    """The least that EML 2.2 asks of a dataset, with what is known; no day of writing, so that equal lists stay equal."""
    title = escape(about.title or "Checklist", quote=False)
    issued = f"    <pubDate>{escape(about.issued, quote=False)}</pubDate>\n" if about.issued else ""
    rights = (
        f"    <intellectualRights><para>{escape(about.licence, quote=False)}</para></intellectualRights>\n"
        if about.licence
        else ""
    )
    edition = (
        f"  <additionalMetadata><metadata><accord><edition>{escape(about.edition, quote=False)}</edition></accord></metadata></additionalMetadata>\n"
        if about.edition
        else ""
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<eml:eml xmlns:eml="https://eml.ecoinformatics.org/eml-2.2.0" packageId="urn:accord:checklist" system="accord">\n'
        f"  <dataset>\n    <title>{title}</title>\n"
        "    <creator><organizationName>Accord</organizationName></creator>\n"
        f"{issued}{rights}"
        "    <contact><organizationName>Accord</organizationName></contact>\n"
        f"  </dataset>\n{edition}</eml:eml>\n"
    ).encode()
