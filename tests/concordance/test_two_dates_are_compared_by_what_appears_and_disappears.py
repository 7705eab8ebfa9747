"""The concordance of two dates: which discrepancies appeared, which disappeared, and in how many rows."""

from datetime import date

from two_lists import both, concordance, listing, taxon

from accord.core.concordance import by_kind, compare

FALCON = [*both("Falconidae", "family"), *both("Falco cherrug", "species", "Falconidae")]
EVENTS = [
    listing("cites", "Falconidae", "II", "1975-07-01"),
    listing("cms", "Falco cherrug", "II", "1983-11-01"),
    listing("cms", "Falco cherrug", "I", "2012-02-23"),
]


def compared(taxa, events, first, second):
    """Names with what appeared and disappeared."""
    tables = [concordance(taxa, events, on=date.fromisoformat(day)) for day in (first, second)]
    return compare(*tables)


def codes(found):
    """For each row: what appeared, what disappeared."""
    return [([each.code for each in row.appeared], [each.code for each in row.disappeared]) for row in found]


def test_one_date_against_itself_shows_nothing():
    assert compared(FALCON, EVENTS, "2013-01-01", "2013-01-01") == []


def test_what_appears_one_way_disappears_the_other_way():
    there, back = (
        compared(FALCON, EVENTS, *days) for days in (("1990-01-01", "2013-01-01"), ("2013-01-01", "1990-01-01"))
    )
    assert codes(there) == [(["cms_i_not_cites_i"], [])]  # of the species; the family is as it was
    assert codes(back) == [([], ["cms_i_not_cites_i"])]


def test_a_row_of_one_date_only_has_all_its_discrepancies_on_that_date():
    taxa = [*FALCON, *both("Falco naumanni", "species", "Falconidae")]
    late = [listing("cms", "Falco naumanni", "I", "1990-01-01")]
    found = compared(taxa, late, "1985-01-01", "1995-01-01")
    assert [(row.before, row.row.right.name) for row in found] == [(None, "Falco naumanni")]
    assert "listed_in_one_only" in [each.code for each in found[0].appeared]


def test_a_higher_listing_that_comes_to_cover_a_species_changes_its_row_and_adds_none():
    taxa = [*both("Falconidae", "family"), taxon("cms", "Falco amurensis", "species", "Falconidae")]
    events = [
        listing("cms", "Falco amurensis", "II", "1983-11-01"),
        listing("cites", "Falconidae", "II", "1990-01-01"),
    ]
    rows = [each for each in compared(taxa, events, "1985-01-01", "1995-01-01") if not each.row.right.is_higher]
    assert len(rows) == 1
    assert (rows[0].before.left, rows[0].after.left.name) == (None, "Falconidae")
    assert "new_species_in_higher_listing" in [each.code for each in rows[0].appeared]


def test_rows_are_counted_by_kind():
    counts = by_kind(compared(FALCON, EVENTS, "1990-01-01", "2013-01-01"))
    assert [(each.code, each.appeared, each.disappeared) for each in counts] == [("cms_i_not_cites_i", 1, 0)]
