"""Which column of a table holds what is guessed from headers in three languages and from cells, shown, and correctable."""

import pytest
from small_checklists import codes, read_text, rows

from accord.core.errors import Invalid

LION = "Panthera leo;(Linnaeus, 1758);species\nFelis catus;Linnaeus, 1758;species\n"


def fields(read):
    return {guess.field: guess.column for guess in read.guesses}


@pytest.mark.parametrize(
    "header",
    [
        "Scientific name;Author;Rank",
        "sci_name;authority;TAXON_RANK",
        "Nom scientifique;Auteur;Rang",
        "Nombre científico;Autoría;Rango",
        "LATIN NAME;Authority (year);rank",
        "Species;Author & year;Taxonomic rank",
        "binomial;;Level",
    ],
)
def test_headers_in_three_languages_are_understood(tmp_path, header):
    read = read_text(tmp_path, f"{header}\n{LION}")
    assert rows(read, "name", "authorship", "rank")[0] == ("Panthera leo", "(Linnaeus, 1758)", "species")


def test_a_guess_has_a_confidence_and_samples(tmp_path):
    read = read_text(tmp_path, f"Especie;Autor;x\n{LION}")
    (name,) = [guess for guess in read.guesses if guess.field == "name"]
    assert name.samples == ("Panthera leo", "Felis catus")
    assert 0.5 < name.confidence < 1


def test_cells_tell_what_a_header_does_not(tmp_path):
    read = read_text(tmp_path, f"a;b;c\n{LION}")
    assert fields(read) == {"name": "a", "authorship": "b", "rank": "c"}


def test_a_table_without_header_is_one_all_the_same(tmp_path):
    read = read_text(tmp_path, LION)
    assert rows(read, "name", "rank", "row")[0] == ("Panthera leo", "species", 1)
    assert fields(read)["name"] == "column 1"


def test_the_user_corrects_a_guess_by_name_or_number(tmp_path):
    text = "taxon,old name\nPanthera leo,Felis leo\n"
    assert rows(read_text(tmp_path, text), "name") == ["Panthera leo"]
    assert rows(read_text(tmp_path, text, corrections={"name": "OLD NAME"}), "name") == ["Felis leo"]
    assert rows(read_text(tmp_path, text, corrections={"name": "2"}), "name") == ["Felis leo"]


def test_a_correction_that_names_nothing_is_refused(tmp_path):
    with pytest.raises(Invalid, match=r"there is no column “x” \(there are: taxon\)"):
        read_text(tmp_path, "taxon\nPanthera leo\n", corrections={"name": "x"})
    with pytest.raises(Invalid, match="“colour” is nothing a column can be mapped to"):
        read_text(tmp_path, "taxon\nPanthera leo\n", corrections={"colour": "taxon"})


@pytest.mark.parametrize("text", ["Panthera leo (Linnaeus, 1758)\nFelis catus\nUrsus arctos Linnaeus, 1758\n", "name\nPanthera leo (Linnaeus, 1758)\nFelis catus\nUrsus arctos Linnaeus, 1758\n"])  # fmt: skip
def test_one_name_a_line_keeps_its_commas(tmp_path, text):
    read = read_text(tmp_path, text)
    assert read.format == "one name a line"
    assert rows(read, "name") == ["Panthera leo (Linnaeus, 1758)", "Felis catus", "Ursus arctos Linnaeus, 1758"]


def test_genus_and_epithet_in_columns_make_a_name(tmp_path):
    read = read_text(tmp_path, "Genus,Species,Subspecies\nPanthera,leo,\nPanthera,leo,persica\n")
    assert rows(read, "name") == ["Panthera leo", "Panthera leo persica"]


def test_a_name_given_with_its_authorship_is_not_given_twice(tmp_path):
    read = read_text(tmp_path, 'name,authorship\n"Panthera leo (Linnaeus, 1758)","(Linnaeus, 1758)"\n')
    assert rows(read, "name", "authorship", "year") == [("Panthera leo", "(Linnaeus, 1758)", 1758)]


def test_the_canonical_name_beside_it_tells_where_the_authorship_begins(tmp_path):
    read = read_text(tmp_path, 'canonicalName,scientificName\nPanthera leo,"Panthera leo (Linnaeus, 1758)"\n', corrections={"name": "scientificName", "canonical": "canonicalName"})  # fmt: skip
    assert rows(read, "authorship") == ["(Linnaeus, 1758)"]


def test_accepted_names_given_by_name_are_linked(tmp_path):
    text = "name,status,accepted_name\nPanthera uncia,accepted,\nFelis uncia,synonym,Panthera uncia\nFelis irbis,synonym,Felis nova\n"
    read = read_text(tmp_path, text)
    assert rows(read, "id", "accepted_ids") == [("2", []), ("3", ["2"]), ("4", ["accepted:4"]), ("accepted:4", [])]
    assert codes(read) == ["accepted-name-has-no-row"]


def test_countries_are_lists_and_namibia_is_one(tmp_path):
    read = read_text(tmp_path, 'name,countries\nPanthera leo,"NA, ZA"\nFelis catus,NA\n')
    assert rows(read, "countries") == [["NA", "ZA"], ["NA"]]


def test_ranks_in_other_words_are_ours(tmp_path):
    read = read_text(
        tmp_path, "name,rank\nPanthera,Genre\nPanthera leo,ESPECE\nPanthera leo persica,ssp.\nAus bus cus,var\n"
    )
    assert rows(read, "rank") == ["genus", "species", "subspecies", "variety"]


def test_an_underscore_stands_for_a_blank(tmp_path):
    assert rows(read_text(tmp_path, "name\nPanthera_leo\n"), "name") == ["Panthera leo"]


def test_ids_of_a_list_without_any_are_the_numbers_of_rows(tmp_path):
    assert rows(read_text(tmp_path, "name\n\nPanthera leo\nFelis catus\n"), "id") == ["3", "4"]


@pytest.mark.parametrize(
    ("header", "cells", "expected"),
    [
        ("accepted", ("", "1"), ("synonym", ["1"])),
        ("accepted", ("Panthera uncia", "Panthera uncia"), ("synonym", ["1"])),
        ("accepted", ("yes", "no"), ("not_accepted", [])),
        ("valid name", ("Panthera uncia", "Panthera uncia"), ("synonym", ["1"])),
        ("status", ("accepted", "synonym"), ("synonym", [])),
    ],
)
def test_a_column_of_accepted_holds_what_its_cells_are(tmp_path, header, cells, expected):
    text = f"id,name,{header}\n1,Panthera uncia,{cells[0]}\n2,Felis uncia,{cells[1]}\n"
    assert rows(read_text(tmp_path, text), "status", "accepted_ids")[1] == expected


@pytest.mark.parametrize("parent", ["1", "Panthera"])
def test_a_column_of_parents_holds_ids_or_names(tmp_path, parent):
    read = read_text(tmp_path, f"id,name,parent\n1,Panthera,\n2,Panthera uncia,{parent}\n")
    assert rows(read, "parent_id") == [None, "1"]
