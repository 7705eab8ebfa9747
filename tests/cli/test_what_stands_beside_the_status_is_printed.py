from datetime import date

import pytest

from accord.core.listings.model import Change
from accord.register.models import Body, Country, Instrument
from accord.species.measures.models import AnnotationText, Basis, Quota, TradeSuspension
from accord.species.models import Checklist, ListingEvent, Taxon

pytestmark = pytest.mark.django_db
START = date(2014, 1, 1)


@pytest.fixture(autouse=True)
def _rows():
    Body.objects.create(id="cites", kind="convention", name_en="CITES")
    Instrument.objects.create(id="cites", kind="convention", title_en="CITES")
    Country.objects.create(id="ZA", name_en="South Africa", kind="state")
    Checklist.objects.create(id="cites", title="Names of CITES", convention_id="cites")
    Taxon.objects.create(id="cites:plantae", checklist_id="cites", name="Plantae", rank="kingdom")
    Taxon.objects.create(
        id="cites:hoodia", checklist_id="cites", name="Hoodia", rank="genus", parent_id="cites:plantae"
    )
    ListingEvent.objects.create(
        id="cites:hoodia:2014", instrument_id="cites", change=Change.ADDITION.value, appendix="II",
        taxon_id="cites:hoodia", effective=START, symbol="#9",
    )  # fmt: skip
    AnnotationText.objects.create(
        id="cites:#9", instrument_id="cites", symbol="#9", language="en", text="Seeds and roots", valid_from=START
    )
    TradeSuspension.objects.create(
        id="s", instrument_id="cites", country_id="ZA", valid_from=START, basis=Basis.REPORTS,
        notification="2014/001", text="All trade",
    )  # fmt: skip
    Quota.objects.create(
        id="q", taxon_id="cites:hoodia", country_id="ZA", valid_from=START, amount=5000, unit="kg", term="stems"
    )


def test_annotations_suspensions_and_quotas_come_after_the_reasons(accord):
    printed = accord("listings", "status", "Hoodia", "--on", "2015-01-01", "--country", "ZA").out
    assert printed.splitlines()[-3:] == [
        "       Annotation #9: Seeds and roots.",
        (
            "       Trade suspended: South Africa, all listed species, since 1 January 2014. All trade "
            "(annual reports not submitted; Notification 2014/001)."
        ),
        (
            "       Export quota: South Africa, Hoodia, 5\N{NO-BREAK SPACE}000 kg stems a calendar year, "
            "since 1 January 2014."
        ),
    ]


def test_before_they_held_nothing_is_said_of_them(accord):
    printed = accord("listings", "status", "Hoodia", "--on", "2013-01-01", "--country", "ZA").out
    assert "is not listed under CITES" in printed
    assert "suspended" not in printed
