"""The real lists are recognised and read whole, and go round through both archives."""

from pathlib import Path

import polars as pl
import pytest
from polars.testing import assert_frame_equal

from accord.exchange.checklists.coldp_written import write_coldp
from accord.exchange.checklists.darwin_core_written import write_darwin_core
from accord.exchange.checklists.recognised import read_checklist

DATA = Path(__file__).resolve().parents[3] / "shared" / "data"
LISTS = DATA / "checklists"
pytestmark = [pytest.mark.shared, pytest.mark.skipif(not LISTS.is_dir(), reason="../shared is absent")]

KNOWN = {
    "MDD_v1.3_6511species.csv.gz": ("Mammal Diversity Database", 6_513),
    "MDD_v1.7_6567species.csv.gz": ("Mammal Diversity Database", 6_567),
    "MDD_v1.13_6753species.csv.gz": ("Mammal Diversity Database", 6_753),
    "avilist_2025_taxonomy.csv.gz": ("AviList", 33_684),
    "ebird_2021_taxonomy.csv.gz": ("eBird/Clements", 10_824),
    "ebird_2023_taxonomy.csv.gz": ("eBird/Clements", 11_017),
    "birdlife_2024_taxonomy.csv.gz": ("BirdLife", 11_195),
    "ioc_birds.csv.gz": ("Darwin Core table", 11_072),
    "fishbase_taxamatch_2021-06.csv.gz": ("FishBase names", 36_030),
    "fishbase_stocks_cites_cms_iucn_2021-06.csv.gz": ("FishBase species", 34_658),
    "inat_taxonomy_2026-07.parquet": ("Darwin Core table", 1_413_785),
    "../listings/Index_of_CITES_Species_2017-04-21.csv.gz": ("Checklist index", 38_079),
}


@pytest.mark.parametrize("name", KNOWN)
def test_a_real_list_is_recognised_and_read_whole(name):
    form, accepted = KNOWN[name]
    read = read_checklist(LISTS / name)
    assert read.format == form
    assert read.columns.names.filter(pl.col("status") == "accepted").height == accepted


@pytest.mark.parametrize("name", [name for name in KNOWN if "inat" not in name])
def test_every_link_of_a_real_list_leads_to_a_name_in_it(name):
    names = read_checklist(LISTS / name).columns.names
    assert names["id"].is_unique().all()
    links = names.select("accepted_ids").explode("accepted_ids").drop_nulls()["accepted_ids"]
    assert links.is_in(names["id"].implode()).all()


@pytest.mark.parametrize("write", [write_coldp, write_darwin_core])
@pytest.mark.parametrize(
    "name", ["MDD_v1.13_6753species.csv.gz", "../listings/Index_of_CITES_Species_2017-04-21.csv.gz"]
)
def test_a_real_list_goes_round(tmp_path, name, write):
    read = read_checklist(LISTS / name)
    write(read.columns, read.about, tmp_path / "out.zip")
    again = read_checklist(tmp_path / "out.zip")
    assert_frame_equal(again.columns.names.drop("row"), read.columns.names.drop("row"))
    assert_frame_equal(again.columns.relations, read.columns.relations)
    assert_frame_equal(again.columns.vernaculars, read.columns.vernaculars)
