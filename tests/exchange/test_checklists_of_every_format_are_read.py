"""Each format is known by its content and gives the same columns: names, statuses, links, and what stands beside them."""

import gzip

import polars as pl
import pytest
from small_checklists import (
    COLDP,
    DARWIN_CORE,
    MDD,
    META,
    NAME_USAGE,
    archive,
    by_name,
    codes,
    folder,
    read_text,
    rows,
    table,
)

from accord.core.taxonomy.columns import NAME_COLUMNS, RELATION_COLUMNS, VERNACULAR_COLUMNS
from accord.exchange.checklists.recognised import read_checklist

# ColDP ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("packed", [archive, folder])
def test_coldp_is_read_from_an_archive_and_from_a_folder(tmp_path, packed):
    read = read_checklist(packed(tmp_path, COLDP))
    assert read.format == "ColDP"
    assert rows(read, "name", "status")[2:] == [
        ("Panthera uncia", "accepted"),
        ("Felis uncia", "synonym"),
        ('Felis "irbis" auct.', "misapplied"),
        ("Felis dubia", "provisional"),
    ]
    assert (read.about.title, read.about.edition, read.about.licence) == ("Cats: a list", "1.2", "CC0")


def test_whatever_is_read_has_the_columns_of_a_checklist(tmp_path):
    columns = read_checklist(archive(tmp_path, COLDP)).columns
    assert columns.names.schema == NAME_COLUMNS
    assert columns.relations.schema == RELATION_COLUMNS
    assert columns.vernaculars.schema == VERNACULAR_COLUMNS


def test_a_synonym_of_coldp_points_to_its_parent_and_stands_in_no_tree(tmp_path):
    row = by_name(read_checklist(archive(tmp_path, COLDP)), "Felis uncia")
    assert (row["accepted_ids"], row["parent_id"]) == (["1"], None)


def test_the_higher_taxa_follow_the_tree_for_synonyms_too(tmp_path):
    read = read_checklist(archive(tmp_path, COLDP))
    assert [by_name(read, name)["family"] for name in ("Panthera uncia", "Felis uncia")] == ["Felidae", "Felidae"]
    assert by_name(read, "Felis uncia")["code"] == "zoological"


def test_coldp_brings_countries_common_names_and_relations(tmp_path):
    read = read_checklist(archive(tmp_path, COLDP))
    assert by_name(read, "Panthera uncia")["countries"] == ["IN", "NP"]
    assert read.columns.vernaculars.rows() == [("1", "Snow leopard", "eng", None)]
    assert read.columns.relations.select("id", "relation", "related_id").rows() == [("1", "includes", "4")]
    assert codes(read) == ["relation-not-known"]


def test_name_taxon_and_synonym_make_one_list(tmp_path):
    files = {
        "name.tsv": "ID\tscientificName\tauthorship\trank\tbasionymID\nn1\tPanthera uncia\t(Schreber, 1775)\tspecies\tn2\n"
        "n2\tFelis uncia\tSchreber, 1775\tspecies\t\nn3\tFelis bare\t\tspecies\t\n",
        "taxon.tsv": "ID\tnameID\tprovisional\nt1\tn1\t\nt9\tn9\t\n",
        "synonym.tsv": "taxonID\tnameID\nt1\tn2\n",
    }
    read = read_checklist(archive(tmp_path, files))
    assert rows(read, "id", "status", "accepted_ids", "basionym_id") == [
        ("t1", "accepted", [], "n2"),
        ("n2", "synonym", ["t1"], None),
        ("name:n3", "not_accepted", [], None),
    ]
    assert codes(read) == ["name-missing"]


def test_one_name_used_for_two_taxa_is_an_ambiguous_synonym(tmp_path):
    files = {
        "Name.csv": "ID,scientificName\nn1,Aus bus\nn2,Aus cus\nn3,Aus dus\n",
        "Taxon.csv": "ID,nameID\nt1,n1\nt2,n2\n",
        "Synonym.csv": "taxonID,nameID,status\nt1,n3,synonym\nt2,n3,synonym\n",
    }
    row = by_name(read_checklist(archive(tmp_path, files)), "Aus dus")
    assert (row["status"], row["accepted_ids"]) == ("ambiguous", ["t1", "t2"])


def test_a_name_usage_table_alone_is_coldp_too(tmp_path):
    assert read_text(tmp_path, NAME_USAGE).format == "ColDP"


def test_an_authorship_is_put_together_from_its_parts(tmp_path):
    text = (
        "ID\tscientificName\trank\tstatus\tparentID\tbasionymAuthorship\tbasionymAuthorshipYear\tcombinationAuthorship\n"
        "1\tAbies alba\tspecies\taccepted\t\tL.\t1753\tMill.\n"
    )
    assert rows(read_text(tmp_path, text), "authorship", "year") == [("(L., 1753) Mill.", 1753)]


# Darwin Core ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("packed", [archive, folder])
def test_a_darwin_core_archive_is_read_as_its_description_says(tmp_path, packed):
    read = read_checklist(packed(tmp_path, DARWIN_CORE))
    assert read.format == "Darwin Core archive"
    assert rows(read, "id", "name", "authorship", "rank", "kingdom", "status") == [
        ("1", "Panthera uncia", "(Müller, 1775)", "species", "Animalia", "accepted"),
        ("2", "Felis uncia", None, "species", "Animalia", "synonym"),
    ]
    assert rows(read, "row") == [3, 4]


def test_extensions_bring_common_names_and_countries(tmp_path):
    read = read_checklist(archive(tmp_path, DARWIN_CORE))
    assert read.columns.vernaculars.rows() == [("1", "Leopard, snow", "en", None)]
    assert rows(read, "countries") == [["IN", "NP"], []]


def test_eml_says_title_edition_date_and_licence(tmp_path):
    about = read_checklist(archive(tmp_path, DARWIN_CORE)).about
    assert (about.title, about.edition, about.issued, about.licence) == ("Cats", "1.4", "2020-01-01", "CC BY")


def test_an_archive_is_found_in_a_folder_of_the_zip(tmp_path):
    files = {f"dwca/{name}": content for name, content in DARWIN_CORE.items()}
    assert read_checklist(archive(tmp_path, files)).columns.names.height == 2


@pytest.mark.parametrize("quote", ["", '"'])
def test_quotation_marks_mean_what_the_description_says(tmp_path, quote):
    meta = META.replace(
        'fieldsTerminatedBy="|" fieldsEnclosedBy=""', f"fieldsTerminatedBy=\"|\" fieldsEnclosedBy='{quote}'"
    )
    files = {**DARWIN_CORE, "meta.xml": meta, "taxa.txt": 'x\nx\n1|"Aus bus"|||\n'}
    assert rows(read_checklist(archive(tmp_path, files)), "name") == ["Aus bus" if quote else '"Aus bus"']


def test_a_table_in_the_terms_of_darwin_core_needs_no_description(tmp_path):
    text = (
        "dwc:taxonID\tdwc:scientificName\tdwc:scientificNameAuthorship\tdwc:taxonomicStatus\tdwc:acceptedNameUsageID\n"
        "1\tPanthera uncia (Schreber, 1775)\t(Schreber, 1775)\tvalid\t1\n"
        "2\tFelis uncia\t\tinvalid\t1\n"
        "3\tFelis nuda\t\tinvalid\t\n"
        "4\tFelis communis\t\tproParteSynonym\t1|3\n"
    )
    read = read_text(tmp_path, text)
    assert read.format == "Darwin Core table"
    assert rows(read, "name", "status", "accepted_ids") == [
        ("Panthera uncia", "accepted", []),
        ("Felis uncia", "synonym", ["1"]),
        ("Felis nuda", "not_accepted", []),
        ("Felis communis", "ambiguous", ["1", "3"]),
    ]


def test_a_table_that_says_authorship_and_rank_in_short_keeps_them(tmp_path):
    head = "taxonID,scientificName,authorship,rank,status,acceptedNameUsageID"
    content = f"""{head}
1,Felis uncia,"Schreber, 1775",species,accepted,
2,Felis irbis,"Ehrenberg, 1830",species,synonym,1
"""
    (tmp_path / "cats.csv").write_text(content, encoding="utf-8")
    read = read_checklist(tmp_path / "cats.csv")
    assert rows(read, "name", "authorship", "rank", "status") == [
        ("Felis uncia", "Schreber, 1775", "species", "accepted"),
        ("Felis irbis", "Ehrenberg, 1830", "species", "synonym"),
    ]


# Lists with a header of their own ---------------------------------------------------------------------------------


def test_the_mammal_diversity_database_gives_species_with_authors_as_zoology_writes_them(tmp_path):
    read = read_checklist(table(tmp_path, MDD, "MDD_v1.7_3species.csv"))
    assert (read.format, read.about.edition) == ("Mammal Diversity Database", "1.7")
    row = by_name(read, "Panthera uncia")
    assert (row["authorship"], row["year"], row["order"], row["family"]) == (
        "(von Schreber, 1775)",
        1775,
        "Carnivora",
        "Felidae",
    )
    assert (row["countries"], row["extinct"], row["original_name"]) == (["India", "Nepal"], False, "Felis uncia")


def test_its_nominal_names_original_combination_and_older_lists_are_synonyms(tmp_path):
    read = read_text(tmp_path, MDD)
    synonyms = read.columns.names.filter(pl.col("status") == "synonym")
    assert synonyms.select("name", "authorship", "nomenclatural_status").rows() == [
        ("Panthera irbis", "Ehrenberg, 1830", None),
        ("Panthera uncioides", "(Horsfield, 1855)", "nomen nudum"),
        ("Felis uncia", "von Schreber, 1775", None),
        ("Uncia uncia", None, None),
    ]
    assert synonyms["accepted_ids"].to_list() == [["1"]] * 4


def test_its_notes_say_from_what_a_species_was_split(tmp_path):
    relations = read_text(tmp_path, MDD).columns.relations
    assert relations.select("id", "relation", "related_id", "related_name").rows() == [
        ("2", "included_in", "3", "Artibeus inventus")
    ]


@pytest.mark.parametrize("note", ["split form A. inventus", "split frmo A. inventus", "separated from A. inventus"])
def test_a_note_in_hasty_typing_says_the_same(tmp_path, note):
    relations = read_text(tmp_path, MDD.replace("split from A. inventus", note)).columns.relations
    assert relations["related_name"].to_list() == ["Artibeus inventus"]


@pytest.mark.parametrize(
    "note", ["may have been split", "likely includes A. inventus", "possibly includes A. inventus"]
)
def test_a_guess_in_the_notes_is_no_relation(tmp_path, note):
    read = read_text(tmp_path, MDD.replace("split from A. inventus", note))
    assert read.columns.relations.is_empty()


def test_the_first_editions_of_the_database_had_other_columns(tmp_path):
    text = (
        "MajorType,MajorSubtype,Order,Family,Genus,SciName,ID_number,Authority_sp_author,Authority_sp_year,TaxonomyNotes,MSW3_SciName\n"
        "Placentalia,Laurasiatheria,CARNIVORA,FELIDAE,Panthera,Panthera_uncia,7,Schreber,1775,NA,Uncia_uncia\n"
    )
    read = read_text(tmp_path, text)
    assert read.format == "Mammal Diversity Database"
    assert rows(read, "id", "name", "authorship") == [
        ("7", "Panthera uncia", "Schreber, 1775"),
        ("MSW3:Uncia uncia", "Uncia uncia", None),
    ]


def test_its_second_edition_has_the_synonyms_in_a_table_of_their_own(tmp_path):
    synonyms = (
        "MDD_syn_ID,MDD_species,MDD_root_name,MDD_author,MDD_year,MDD_original_combination\n"
        "1,Panthera_uncia,uncia,von Schreber,1775,Felis uncia\n2,Panthera_uncia,irbis,Ehrenberg,1830,Felis_irbis\n"
    )
    read = read_checklist(archive(tmp_path, {"MDD_v2.0.csv": MDD, "Species_Syn_v2.0.csv": synonyms}))
    assert by_name(read, "Felis irbis")["accepted_ids"] == ["1"]
    assert "Panthera irbis" not in rows(read, "name")


BIRDS = {
    "AviList": (
        "Sequence,Taxon_rank,Order,Family,Scientific_name,Authority,English_name_AviList,AvibaseID\n"
        '1,species,Rheiformes,Rheidae,Rhea ficta,"Nobody, 1800",Invented Rhea,avibase-1\n'
    ),
    "eBird/Clements": (
        "TAXON_ORDER,CATEGORY,SPECIES_CODE,PRIMARY_COM_NAME,SCI_NAME,ORDER,FAMILY\n"
        "1,species,rheafic1,Invented Rhea,Rhea ficta,Rheiformes,Rheidae (Rheas)\n"
    ),
    "BirdLife": (
        "Order,Family name,Family,Common name,Scientific name,Authority,SISRecID\n"
        'Rheiformes,Rheidae,Rheas,Invented Rhea,Rhea ficta,"Nobody, 1800",22\n'
    ),
    "IOC World Bird List": (
        "Order,Family (Scientific),Genus,Species (Scientific),Subspecies,Authority,Species (English)\n"
        'Rheiformes,Rheidae,,,,,\n,,Rhea,,,,\n,,,ficta,,"Nobody, 1800",Invented Rhea\n'
    ),
}


@pytest.mark.parametrize("form", BIRDS)
def test_lists_of_birds_are_known_by_their_columns(tmp_path, form):
    read = read_text(tmp_path, BIRDS[form])
    assert read.format == form
    row = by_name(read, "Rhea ficta")
    assert (row["order"], row["family"], row["code"]) == ("Rheiformes", "Rheidae", "zoological")
    assert read.columns.vernaculars["name"].to_list() == ["Invented Rhea"]


def test_a_group_of_clements_is_no_subspecies_and_a_slash_no_species(tmp_path):
    text = (
        "sort v2024,species_code,category,English name,scientific name,range,order,family,extinct\n"
        "1,a,species,A,Rhea ficta,,Rheiformes,Rheidae (Rheas),\n2,b,group (polytypic),B,Rhea ficta ficta/minor,,Rheiformes,Rheidae,\n"
        "3,c,slash,C,Rhea ficta/alia,,Rheiformes,Rheidae,\n4,d,hybrid,D,Rhea ficta x alia,,Rheiformes,Rheidae,\n"
    )
    read = read_text(tmp_path, text)
    assert rows(read, "rank", "status") == [
        ("species", "accepted"),
        ("subspecies group", "accepted"),
        ("unranked", "provisional"),
        ("unranked", "hybrid"),
    ]


def test_fishbase_ties_synonyms_to_the_accepted_name_of_their_species(tmp_path):
    text = (
        "SpecCode,SynCode,SynGenus,SynSpecies,Status\n7,70,Piscis,fictus,accepted name\n7,71,Gobius,fictus,synonym\n"
        "0,72,Gobius,nullus,synonym\n"
    )
    read = read_text(tmp_path, text)
    assert read.format == "FishBase names"
    assert rows(read, "name", "status", "accepted_ids") == [
        ("Piscis fictus", "accepted", []),
        ("Gobius fictus", "synonym", ["70"]),
        ("Gobius nullus", "synonym", []),
    ]


def test_stocks_of_one_fish_are_one_species(tmp_path):
    text = "StockCode,SpecCode,StockDefs,Level,name\n1,7,North,wild stock/population,Piscis fictus\n2,7,All seas,species in general,Piscis fictus\n"
    read = read_text(tmp_path, text)
    assert rows(read, "id", "name", "remarks") == [("7", "Piscis fictus", "All seas")]


NAMES = (
    "id,scientific_name,authorship,rank,code,nom_status,uninomial\n"
    "n1,Felidae,,FAMILY,ZOOLOGICAL,,Felidae\nn2,Panthera uncia,,SPECIES,ZOOLOGICAL,,\nn3,Felis uncia,,SPECIES,ZOOLOGICAL,,\n"
)
USAGES = "id,name_id,parent_id,status\nu1,n1,,ACCEPTED\nu2,n2,u1,ACCEPTED\nu3,n3,u2,SYNONYM\n"


def test_the_tables_of_the_catalogue_of_life_belong_together(tmp_path):
    table(tmp_path, USAGES, "cats_usages.csv")
    read = read_checklist(table(tmp_path, NAMES, "cats_names.csv"))
    assert read.format == "Catalogue of Life tables"
    assert rows(read, "id", "status", "accepted_ids", "family")[1:] == [
        ("u2", "accepted", [], "Felidae"),
        ("u3", "synonym", ["u2"], "Felidae"),
    ]


def test_usages_of_other_names_are_told_and_give_no_status(tmp_path):
    table(tmp_path, USAGES.replace(",n1", ",x1").replace(",n2", ",x2").replace(",n3", ",x3"), "cats_usages.csv")
    read = read_checklist(table(tmp_path, NAMES, "cats_names.csv"))
    assert set(rows(read, "status")) == {"not_accepted"}
    assert codes(read) == ["tables-do-not-belong-together"]


def test_the_checklist_index_gives_synonyms_with_their_authors(tmp_path):
    text = (
        "TaxonId,Kingdom,Phylum,Class,Order,Family,FullName,AuthorYear,RankName,CurrentListing,SynonymsWithAuthors,EnglishNames,All_DistributionISOCodes\n"
        '5,Animalia,Chordata,Mammalia,Carnivora,Felidae,Panthera uncia,"(Schreber, 1775)",SPECIES,I,'
        '"Felis irbis Ehrenberg, 1830, Uncia uncia (Schreber, 1775), Felis uncia Schreber, Smith & Jones, 1775","Ounce, Snow leopard","IN, NA"\n'
    )
    read = read_text(tmp_path, text)
    assert read.format == "Checklist index"
    assert rows(read, "name", "authorship")[1:] == [
        ("Felis irbis", "Ehrenberg, 1830"),
        ("Uncia uncia", "(Schreber, 1775)"),
        ("Felis uncia", "Schreber, Smith & Jones, 1775"),
    ]
    assert by_name(read, "Panthera uncia")["countries"] == ["IN", "NA"]  # Namibia is a country, not a gap
    assert read.columns.vernaculars["name"].to_list() == ["Ounce", "Snow leopard"]


def test_a_parquet_file_is_read_like_the_table_in_it(tmp_path):
    frame = pl.DataFrame(
        {"id": [1, 2], "scientificName": ["Felidae", "Felis catus"], "taxonRank": ["family", "species"]}
    )
    frame.write_parquet(tmp_path / "list.parquet")
    read = read_checklist(tmp_path / "list.parquet")
    assert rows(read, "id", "name", "rank") == [("1", "Felidae", "family"), ("2", "Felis catus", "species")]


def test_taxa_of_a_dataset_of_listings_are_a_checklist_too(tmp_path):
    text = "id,checklist,name,authorship,rank,parent,status,accepted\n1,cites,Felis,,genus,,accepted,\n2,cites,Felis x,,species,1,synonym,1 3\n3,cites,Felis y,,species,1,accepted,\n"
    read = read_text(tmp_path, text)
    assert rows(read, "status", "accepted_ids") == [("accepted", []), ("ambiguous", ["1", "3"]), ("accepted", [])]


# How tables are written -------------------------------------------------------------------------------------------

CATS = "id;name;rank\n1;Panthera uncia;species\n2;Félis catus;species\n"


@pytest.mark.parametrize(
    "data",
    [
        CATS.encode(),
        CATS.replace(";", ",").encode(),
        CATS.replace(";", "\t").encode(),
        CATS.replace(";", "|").encode(),
        CATS.encode("utf-8-sig"),
        CATS.encode("utf-16"),
        CATS.encode("utf-16-le"),
        CATS.encode("utf-16-be"),
        CATS.encode("utf-32"),
        CATS.encode("cp1252"),
        CATS.replace("\n", "\r\n").encode(),
        CATS.replace("\n", "\r").encode(),
        CATS.replace("species\n2", "species\r\n\r\n2").encode(),
        CATS.replace("Panthera uncia", '"Panthera uncia"').encode(),
        gzip.compress(CATS.encode()),
        CATS.rstrip("\n").encode(),
    ],
    ids="semicolon comma tab bar bom utf16 utf16le utf16be utf32 cp1252 crlf cr blank-line quoted gzip no-end".split(),  # noqa: SIM905
)
def test_separators_encodings_and_line_ends_make_no_difference(tmp_path, data):
    assert rows(read_text(tmp_path, data), "name", "rank") == [
        ("Panthera uncia", "species"),
        ("Félis catus", "species"),
    ]


def test_an_encoding_that_had_to_be_found_out_is_told(tmp_path):
    assert codes(read_text(tmp_path, CATS.encode("cp1252"))) == ["encoding"]
    assert codes(read_text(tmp_path, CATS.encode("utf-16"))) == []


def test_line_ends_inside_quoted_cells_are_no_rows(tmp_path):
    read = read_text(tmp_path, 'id,name,remarks\n1,Felis catus,"two\nlines"\n2,Felis silvestris,\n')
    assert rows(read, "name", "remarks", "row") == [("Felis catus", "two lines", 2), ("Felis silvestris", None, 3)]


def test_quotation_marks_of_a_tab_separated_table_may_be_letters(tmp_path):
    read = read_text(tmp_path, 'id\tname\tremarks\n1\tFelis catus\t"so-called\n2\tFelis silvestris\t\n')
    assert rows(read, "remarks") == ['"so-called', None]


def test_marks_that_a_database_wrote_before_quotes_are_understood(tmp_path):
    read = read_text(tmp_path, 'id,name,remarks\n1,Felis catus,"the \\"cat\\", tame"\n')
    assert rows(read, "remarks") == ['the "cat", tame']


def test_markup_and_doubled_blanks_are_no_part_of_a_name(tmp_path):
    read = read_text(tmp_path, "id,name,authorship\n1,<i>Felis</i>  <i>catus</i>,Smith &amp; Jones\n")
    assert rows(read, "name", "authorship") == [("Felis catus", "Smith & Jones")]


# More lists -------------------------------------------------------------------------------------------------------


def test_mammal_species_of_the_world_gives_all_ranks_and_the_synonyms_in_its_cells(tmp_path):
    text = (
        "ID,Order,Family,Genus,Species,Subspecies,TaxonLevel,OriginalName,ValidName,Author,Date,ActualDate,CommonName,Status,Synonyms,Comments\n"
        "10,CARNIVORA,,,,,ORDER,,Carnivora,Bowdich,1821,,,,,\n"
        "11,CARNIVORA,Felidae,,,,FAMILY,,Felidae,Fischer,1817,,,,,\n"
        "12,CARNIVORA,Felidae,Uncia,,,GENUS,,Uncia,Gray,1854,,,,,\n"
        "13,CARNIVORA,Felidae,Uncia,uncia,,SPECIES,,Uncia uncia,Schreber,1775,,Snow Leopard,CITES - Appendix I,"
        '"<i>irbis</i> Ehrenberg, 1830; uncioides (Horsfield, 1855) [nomen nudum]; and more",\n'
    )
    read = read_text(tmp_path, text)
    assert read.format == "Mammal Species of the World"
    assert rows(read, "name", "rank", "status") == [
        ("Carnivora", "order", "accepted"),
        ("Felidae", "family", "accepted"),
        ("Uncia", "genus", "accepted"),
        ("Uncia uncia", "species", "accepted"),
        ("Uncia irbis", "species", "synonym"),
        ("Uncia uncioides", "species", "synonym"),
    ]
    assert by_name(read, "Uncia uncia")["authorship"] == "Schreber, 1775"


def test_the_checklist_of_vascular_plants_is_read_with_its_many_words_for_synonyms(tmp_path):
    text = (
        "plant_name_id|taxon_rank|taxon_status|family|taxon_name|taxon_authors|accepted_plant_name_id|first_published\n"
        "1|Species|Accepted|Pinaceae|Abies ficta|Mill.|1|(1768)\n2|Species|Illegitimate|Pinaceae|Pinus ficta|L.|1|(1753)\n"
        "3|Species|Unplaced|Pinaceae|Abies vaga|L.||(1753)\n"
    )
    read = read_text(tmp_path, text)
    assert rows(read, "status", "accepted_ids", "year", "code") == [
        ("accepted", [], 1768, "botanical"),
        ("synonym", ["1"], 1753, "botanical"),
        ("provisional", [], 1753, "botanical"),
    ]


def test_taxref_is_understood_by_its_headers_and_codes(tmp_path):
    text = (
        "REGNE\tFAMILLE\tCD_NOM\tCD_TAXSUP\tCD_REF\tRANG\tLB_NOM\tLB_AUTEUR\tNOM_VALIDE\n"
        "Animalia\tFelidae\t1\t\t1\tGN\tFelis\tLinnaeus, 1758\tFelis Linnaeus, 1758\n"
        "Animalia\tFelidae\t2\t1\t2\tES\tFelis catus\tLinnaeus, 1758\tFelis catus Linnaeus, 1758\n"
        "Animalia\tFelidae\t3\t\t2\tES\tFelis domesticus\tErxleben, 1777\tFelis catus Linnaeus, 1758\n"
    )
    read = read_text(tmp_path, text)
    assert rows(read, "id", "rank", "status", "accepted_ids", "parent_id") == [
        ("1", "genus", "accepted", [], None),
        ("2", "species", "accepted", [], "1"),
        ("3", "species", "synonym", ["2"], None),
    ]


def test_a_column_named_status_that_holds_something_else_is_left_alone(tmp_path):
    read = read_text(tmp_path, "name,status\nPanthera leo,CITES II\nFelis catus,IUCN LC\n")
    assert set(rows(read, "status")) == {"accepted"}
    assert codes(read) == []


@pytest.mark.parametrize(
    "beside",
    [
        {"README.txt": "What this is"},
        {"LICENSE.csv": "a,b\n1,2\n"},
        {"places.csv": "site,river\n1,2\n", "broken.txt": b"%PDF"},
    ],
)
def test_what_lies_beside_the_list_in_an_archive_is_left_alone(tmp_path, beside):
    read = read_checklist(archive(tmp_path, {"list.csv": BIRDS["AviList"], **beside}))
    assert (read.format, rows(read, "name")) == ("AviList", ["Rhea ficta"])
