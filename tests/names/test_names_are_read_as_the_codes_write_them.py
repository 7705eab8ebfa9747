"""What a name is made of, on both paths: words, rank, authors, year, and how far the answer can be trusted."""

import pytest

from accord.core.names.reading import parse

REGULAR = [
    # text, canonical, rank, authorship, year
    ("Loxodonta africana (Blumenbach, 1797)", "Loxodonta africana", "species", "(Blumenbach, 1797)", 1797),
    ("Panthera tigris ssp. altaica", "Panthera tigris altaica", "subspecies", None, None),
    ("Panthera tigris altaica Temminck 1844", "Panthera tigris altaica", "subspecies", "Temminck, 1844", 1844),
    ("Felidae Fischer von Waldheim, 1817", "Felidae", "family", "Fischer von Waldheim, 1817", 1817),
    ("Saussurea costus (Falc.) Lipsch.", "Saussurea costus", "species", "(Falc.) Lipsch.", None),
    ("Acipenser (Huso) ruthenus L.", "Acipenser ruthenus", "species", "L.", None),
    ("Ovis ammon subsp. hodgsoni Blyth", "Ovis ammon hodgsoni", "subspecies", "Blyth", None),
    ("Abies alba Mill. var. pyramidalis Carrière", "Abies alba pyramidalis", "variety", "Carrière", None),
    ("Salvia pratensis f. alba hort.", "Salvia pratensis alba", "form", "hort.", None),
    ("Myrmica rubra de Vis, 1885", "Myrmica rubra", "species", "de Vis, 1885", 1885),
    (
        "Myrmica rubra van der Hoeven & d'Orbigny, 1840",
        "Myrmica rubra",
        "species",
        "van der Hoeven & d'Orbigny, 1840",
        1840,
    ),
    ("Myrmica rubra J. E. Gray et al., 1834", "Myrmica rubra", "species", "J.E.Gray et al., 1834", 1834),
    ("Myrmica rubra Meyer et Huber, 1900", "Myrmica rubra", "species", "Meyer & Huber, 1900", 1900),
    ("Myrmica rubra Meyer in Huber, 1900", "Myrmica rubra", "species", "Meyer in Huber, 1900", 1900),
    ("Rosa montana Hook.f. ex Rehder", "Rosa montana", "species", "Hook.f. ex Rehder", None),
    ("Rosa montana (Wall. ex DC.) A.DC. 1844", "Rosa montana", "species", "(Wall. ex DC.) A.DC., 1844", None),
    ("Rosa montana Saint-Hilaire", "Rosa montana", "species", "Saint-Hilaire", None),
    ("Rosa ×damascena Mill.", "Rosa damascena", "species", "Mill.", None),
    ("×Cupressocyparis leylandii Dallim.", "Cupressocyparis leylandii", "species", "Dallim.", None),
]


@pytest.mark.parametrize(("text", "canonical", "rank", "authorship", "year"), REGULAR)
def test_a_regular_name_is_taken_apart_with_full_confidence(text, canonical, rank, authorship, year):
    (name,) = parse([text])
    assert (name.canonical, name.rank, name.authorship, name.year) == (canonical, rank, authorship, year)
    assert name.grade == "A"


ODD = [
    # text, canonical, rank, grade
    ("PANTHERA LEO", "Panthera leo", "species", "B"),
    ("PANTHERA LEO (LINNAEUS, 1758)", "Panthera leo", "species", "B"),
    ("PANTHERA TIGRIS ssp. altaica", "Panthera tigris altaica", "subspecies", "B"),
    ("Panthera LEO", "Panthera leo", "species", "B"),
    ("Panthera leo LINNAEUS, 1758", "Panthera leo", "species", "A"),
    ("panthera leo", "Panthera leo", "species", "C"),
    ("Panthera_leo", "Panthera leo", "species", "B"),
    ("<i>Panthera leo</i> (L.)", "Panthera leo", "species", "B"),
    ("Panthera\u00a0leo", "Panthera leo", "species", "A"),
    ("\uff30anthera leo", "Panthera leo", "species", "B"),
    ("“Panthera leo”", "Panthera leo", "species", "B"),
    ("Panthera leo ,", "Panthera leo", "species", "A"),
    ("Isoëtes lacustris L.", "Isoetes lacustris", "species", "B"),
    ("Carabus trägårdhi Meyer, 1900", "Carabus traegaordhi", "species", "B"),
    ("Œnanthe cæsia", "Oenanthe caesia", "species", "B"),
    ("Ficus d'alberti King", "Ficus dalberti", "species", "B"),
    ("Coccinella 7-punctata Linnaeus, 1758", "Coccinella septempunctata", "species", "B"),
    ("Senecio alpinus subsp. montanus var. minor Huber", "Senecio alpinus montanus minor", "variety", "B"),
    ("Puccinia graminis f. sp. tritici", "Puccinia graminis tritici", "forma specialis", "A"),
    ("Pseudomonas syringae pv. tomato", "Pseudomonas syringae tomato", "pathovar", "A"),
    ("Carex sect. Acutae Fr.", "Acutae", "section", "A"),
    ("Solanum subg. Leptostemonum Bitter", "Leptostemonum", "subgenus", "A"),
    ("Xenodon sp.", "Xenodon", "genus", "C"),
    ("Xenodon sp. 1", "Xenodon", "genus", "C"),
    ("Xenodon spp.", "Xenodon", "genus", "C"),
    ("Xenodon indet.", "Xenodon", "genus", "C"),
    ("Xenodon cf. severus", "Xenodon severus", "species", "C"),
    ("Xenodon aff. severus", "Xenodon", "genus", "C"),
    ("Xenodon severus ssp.", "Xenodon severus", "species", "C"),
    ("Xenodon severus agg.", "Xenodon severus", "species aggregate", "C"),
    ("Xenodon severus s.l.", "Xenodon severus", "species", "C"),
    ("Xenodon severus auct. non L.", "Xenodon severus", "species", "C"),
    ("Xenodon severus sensu Huber", "Xenodon severus", "species", "C"),
    ("Xenodon severus Huber, nom. nud.", "Xenodon severus", "species", "B"),
    ("Xenodon severus sp. nov.", "Xenodon severus", "species", "B"),
    ("Rosa canina 'Red Giant'", "Rosa canina", "cultivar", "C"),
    ("Brassica oleracea Capitata Group", "Brassica oleracea", "cultivar", "C"),
    ("Larus argentatus/fuscus", "Larus", "genus", "C"),
    ("Salmo trutta × Salmo salar", "Salmo trutta × Salmo salar", None, "C"),
    ("Salmo trutta x salar", "Salmo trutta × Salmo salar", None, "C"),
    ("Salmo trutta × S. salar", "Salmo trutta × Salmo salar", None, "C"),
    ("Cytisus purpureus + Laburnum anagyroides", "Cytisus purpureus + Laburnum anagyroides", None, "C"),
    ("Escherichia coli O157:H7", "Escherichia coli", "species", "C"),
    ("Candidatus Liberibacter asiaticus", "Liberibacter asiaticus", "species", "C"),
    ("Coleoptera BOLD:AAV0432", "Coleoptera", None, "C"),
    ("Xenodon severus Huber, 1758 (in part)", "Xenodon severus", "species", "C"),
    ("Navicula bacterium Frenguelli", "Navicula bacterium", "species", "A"),
    ("Rhizobiales bacterium Mfcx", None, None, "E"),
    ("Navicula bacterium", None, None, "E"),
    ("Panthera “leo” (Linnaeus, 1758)", "Panthera leo", "species", "C"),
    ("Xenodon severus subspecies minor", "Xenodon severus minor", "subspecies", "A"),
    ("Xenodon severus variety minor Huber", "Xenodon severus minor", "variety", "A"),
    ("Xenodon severus juv.", "Xenodon severus", "species", "C"),
    ("Xenodon severus (juvenile)", "Xenodon severus", "species", "C"),
    ("Xenodon severus (only the population of Mexico)", "Xenodon severus", "species", "C"),
    ("Xenodon severus (except the populations of Chad and of Niger)", "Xenodon severus", "species", "C"),
    ("Xenodon severus (Populations of Bhutan)", "Xenodon severus", "species", "C"),
    ("African elephant (Loxodonta africana)", None, None, "E"),
    ("P. leo", "P. leo", "species", "D"),
    ("12. Xenodon severus", "Xenodon severus", "species", "B"),
    ("- Xenodon severus Huber, 1758", "Xenodon severus", "species", "B"),
    ("• Xenodon severus", "Xenodon severus", "species", "B"),
    ("(a) Xenodon severus", "Xenodon severus", "species", "B"),
    ("This is a list", None, None, "E"),
    ("Panthera", "Panthera", None, "C"),
    ("Panthera lqq", "Panthera lqq", "species", "C"),
    ("Panthera leo Istv\ufffdn, 1900", "Panthera leo", "species", "D"),
]


@pytest.mark.parametrize(("text", "canonical", "rank", "grade"), ODD)
def test_what_is_not_regular_is_read_and_graded_by_what_was_done_to_it(text, canonical, rank, grade):
    (name,) = parse([text])
    assert (name.canonical, name.rank, name.grade) == (canonical, rank, grade)
    assert name.warnings or grade in "AB"


@pytest.mark.parametrize(
    ("text", "canonical", "authorship"),
    [
        ("Leptonetela la Wang & Li, 2017", "Leptonetela la", "Wang & Li, 2017"),
        ("Zodarion van Bosmans, 2009", "Zodarion van", "Bosmans, 2009"),
        ("Meteorus dos Zitani, 1998", "Meteorus dos", "Zitani, 1998"),
        ("Desmoxytes des Srisonchai, 2018", "Desmoxytes des", "Srisonchai, 2018"),
    ],
)
def test_the_rank_of_the_list_tells_an_epithet_from_a_particle(text, canonical, authorship):
    (name,) = parse([text], ranks="species")
    assert (name.canonical, name.authorship) == (canonical, authorship)


@pytest.mark.parametrize("text", ["Zodarion van", "Meteorus dos", "Leptonetela la", "Desmoxytes des"])
def test_a_particle_without_an_author_is_an_epithet(text):
    (name,) = parse([text])
    assert name.canonical == text


def test_a_particle_behind_a_genus_belongs_to_its_author():
    names = parse(["Alviceola de Blainville, 1817", "Abella von Heyden, 1826"])
    assert [(name.canonical, name.authorship) for name in names] == [
        ("Alviceola", "de Blainville, 1817"),
        ("Abella", "von Heyden, 1826"),
    ]


@pytest.mark.parametrize(
    ("text", "grade"),
    [
        ("panthera LEO", "C"),
        ("panthera LEO Linnaeus, 1758", "C"),
        ("panthera leo Linnaeus, 1758", "C"),
        ("panthera Leo Linnaeus, 1758", "C"),
        ("PANTHERA leo", "B"),
        ("PANTHERA leo Linnaeus, 1758", "B"),
        ("Panthera LEO (Linnaeus, 1758)", "B"),
        ("Panthera LEO Linnaeus, 1758", "B"),
        ("Panthera Leo (Linnaeus, 1758)", "B"),
        ("Panthera Leo Linnaeus, 1758", "B"),
        ("Panthera Leo L.", "B"),
    ],
)
def test_a_species_in_the_wrong_case_is_a_species_with_a_warning(text, grade):
    (name,) = parse([text])
    assert (name.canonical, name.rank, name.grade) == ("Panthera leo", "species", grade)
    assert name.warnings
    assert "LEO" not in (name.authorship or "")


@pytest.mark.parametrize("text", ["Panthera Leo", "Panthera Leo Smith, 1842", "panthera Leo"])
def test_where_the_list_says_species_a_capital_does_not_make_an_author_of_the_epithet(text):
    (name,) = parse([text], ranks="species")
    assert (name.canonical, name.rank) == ("Panthera leo", "species")
    assert name.grade in "BC"
    assert name.warnings
    assert parse(["Panthera Oken, 1816"], ranks="species")[0].canonical == "Panthera"


@pytest.mark.parametrize(
    ("text", "authorship"),
    [
        ("Panthera Oken, 1816", "Oken, 1816"),
        ("Felis Carl Linnaeus, 1758", "Carl Linnaeus, 1758"),
        ("Myrmecia Milne Edwards, 1834", "Milne Edwards, 1834"),
        ("Felis LINNAEUS, 1758", "Linnaeus, 1758"),
    ],
)
def test_the_author_of_a_genus_is_no_epithet(text, authorship):
    (name,) = parse([text])
    assert (name.canonical, name.epithet, (name.authorship or "").title()) == (text.split()[0], None, authorship)


@pytest.mark.parametrize(
    ("text", "canonical", "authorship"),
    [
        ("×Cupressocyparis leylandii", "Cupressocyparis leylandii", None),
        (
            "x Cupressocyparis leylandii (A.B.Jacks. & Dallim.) Dallim.",
            "Cupressocyparis leylandii",
            "(A.B.Jacks. & Dallim.) Dallim.",
        ),
        ("×Agropogon littoralis (Sm.) C. E. Hubb. 1946", "Agropogon littoralis", "(Sm.) C.E.Hubb., 1946"),
        ("X Aegilotriticum aestivum", "Aegilotriticum aestivum", None),
        ("+ Laburnocytisus adamii", "Laburnocytisus adamii", None),
        ("+Laburnocytisus adamii", "Laburnocytisus adamii", None),
    ],
)
def test_a_hybrid_genus_and_a_graft_keep_their_epithet(text, canonical, authorship):
    (name,) = parse([text])
    assert (name.canonical, name.rank, name.authorship, name.hybrid) == (canonical, "species", authorship, True)


def test_three_words_are_a_subspecies_but_not_in_botany():
    assert parse(["Aus bus cus"])[0].rank == "subspecies"
    assert parse(["Aus bus cus"], code="botanical")[0].rank == "infraspecific name"


def test_the_rank_of_the_list_decides_where_the_name_leaves_it_open():
    names = parse(["Panthera", "Panthera", "Aus bus cus"], ranks=["GENUS", "species", "var."])
    assert [name.rank for name in names] == ["genus", None, "variety"]
    assert [name.grade for name in names] == ["A", "D", "A"]


def test_stems_bring_the_genders_together():
    names = parse(["Loxodonta africana", "Loxodonta africanus", "Panthera tigris altaica"])
    assert [name.stem for name in names] == ["Loxodonta african", "Loxodonta african", "Panthera tigr altaic"]


def test_hybrids_are_marked():
    names = parse(["Rosa ×alba", "Rosa x alba", "× Agropogon", "Rosa alba × canina", "Rosa alba", "Xanthium xanthinum"])
    assert [name.hybrid for name in names] == [True, True, True, True, False, False]
