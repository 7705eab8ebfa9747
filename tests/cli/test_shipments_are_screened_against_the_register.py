"""Without a file of listings the register answers, with what only the register knows: countries and measures."""

import csv
from datetime import date

import pytest

from accord.core.listings.model import Change
from accord.register.models import Body, Country, Instrument
from accord.species.measures.models import Basis, Quota, TradeSuspension
from accord.species.models import Checklist, ListingEvent, Taxon

pytestmark = pytest.mark.django_db
START = date(2014, 1, 1)


@pytest.fixture(autouse=True)
def _rows():
    Body.objects.create(id="cites", kind="convention", name_en="CITES")
    Instrument.objects.create(id="cites", kind="convention", title_en="CITES")
    for code in ("ZA", "KE"):
        Country.objects.create(id=code, name_en=code, kind="state")
    Country.objects.create(
        id="SU", name_en="Soviet Union", kind="former", valid_to=date(1991, 12, 26), valid_to_precision="day"
    )
    Checklist.objects.create(id="cites", title="Names of CITES", convention_id="cites")
    for name, parent in (("Hoodia", None), ("Hoodia gordonii", "cites:hoodia"), ("Aloe", None)):
        id_ = f"cites:{name.lower().replace(' ', '-')}"
        rank = "species" if parent else "genus"
        Taxon.objects.create(id=id_, checklist_id="cites", name=name, rank=rank, parent_id=parent)
    for genus in ("hoodia", "aloe"):
        ListingEvent.objects.create(
            id=f"cites:{genus}:2014", instrument_id="cites", change=Change.ADDITION.value, appendix="II",
            taxon_id=f"cites:{genus}", effective=START,
        )  # fmt: skip
    TradeSuspension.objects.create(
        id="s", instrument_id="cites", country_id="ZA", taxon_id="cites:hoodia", valid_from=date(2015, 3, 1),
        valid_to=date(2015, 12, 31), basis=Basis.REPORTS, notification="2015/001", text="Trade in Hoodia",
    )  # fmt: skip
    Quota.objects.create(id="q", taxon_id="cites:aloe", country_id="ZA", valid_from=START, amount=5000)
    Quota.objects.create(id="z", taxon_id="cites:aloe", country_id="KE", valid_from=START, amount=0)


@pytest.fixture
def findings(accord, tmp_path):
    def of(row):
        (tmp_path / "in.csv").write_text(f"taxon,date,exporter\n{row}\n")
        run = accord("listings", "screen", str(tmp_path / "in.csv"), "-o", str(tmp_path / "out.csv"))
        assert run.exit_code == 0, run.err
        [found] = csv.DictReader((tmp_path / "out.csv").open())
        return found["appendix"], found["findings"]

    return of


@pytest.mark.parametrize(
    ("row", "found"),
    [
        ("Hoodia gordonii,2015-03-01,ZA", ("II", "suspension")),
        ("Hoodia gordonii,2015-02-28,ZA", ("II", "")),
        ("Hoodia gordonii,2015,ZA", ("II", "suspension")),
        ("Hoodia gordonii,2016-01-01,ZA", ("II", "")),
        ("Hoodia gordonii,2015-03-01,KE", ("II", "")),
        ("Aloe,2015-03-01,ZA", ("II", "quota")),
        ("Aloe,2015-03-01,KE", ("II", "quota_zero")),
    ],
)
def test_a_suspension_or_quota_in_force_stands_beside_the_answer(findings, row, found):
    assert findings(row) == found


def test_only_countries_of_the_register_are_known_and_only_while_they_were(findings):
    assert findings("Aloe,2015-03-01,ZW") == ("II", "country_unknown")
    assert findings("Aloe,2015-03-01,SU") == ("II", "country_not_then")
    assert findings("Aloe,1991,SU") == ("NC", "not_listed_then future_listing")
