"""A few rows of the register, with the dates that make them interesting."""

from datetime import date

import pytest

from accord.journal.actors import Actor, Grant, Role
from accord.register.models import (
    Account,
    Body,
    Country,
    Instrument,
    Meeting,
    PartyMembership,
    Source,
    Succession,
)

ADMINISTRATOR = Actor("an.administrator", frozenset({Grant(Role.ADMINISTRATOR)}))
CITES_OFFICER = Actor("a.cites.officer", frozenset({Grant(Role.OFFICER, body="cites")}))
CMS_OFFICER = Actor("a.cms.officer", frozenset({Grant(Role.OFFICER, body="cms")}))
FRANCE = Actor("a.french.authority", frozenset({Grant(Role.PARTY, country="FR")}))


@pytest.fixture
def administrator() -> Actor:
    return ADMINISTRATOR


@pytest.fixture
def cites_officer() -> Actor:
    return CITES_OFFICER


@pytest.fixture
def cms_officer() -> Actor:
    return CMS_OFFICER


@pytest.fixture
def france() -> Actor:
    return FRANCE


@pytest.fixture
def register(db) -> None:
    Source.objects.create(id="cites-treaty", title="Text of the Convention", licence="facts only")
    Body.objects.create(id="cites", kind="convention", acronym="CITES", name_en="Convention on International Trade")
    Body.objects.create(
        id="cites:cop", kind="conference", acronym="CoP", name_en="Conference of the Parties", parent_id="cites"
    )
    Body.objects.create(id="cms", kind="convention", acronym="CMS", name_en="Convention on Migratory Species")
    Instrument.objects.create(id="cites", kind="convention", title_en="Convention on International Trade")
    Instrument.objects.create(id="cms", kind="convention", title_en="Convention on Migratory Species")
    for code, iso3, name, kind in [
        ("FR", "FRA", "France", "state"),
        ("AE", "ARE", "United Arab Emirates", "state"),
        ("CD", "COD", "Democratic Republic of the Congo", "state"),
        ("BH", "BHR", "Bahrain", "state"),
        ("CI", "CIV", "Côte d’Ivoire", "state"),
    ]:
        Country.objects.create(id=code, iso3=iso3, name_en=name, kind=kind)
    Country.objects.create(
        id="ZR", iso3="ZAR", name_en="Zaire", kind="former", valid_to=date(1997, 5, 17), valid_to_precision="day"
    )
    Succession.objects.create(former_id="ZR", successor_id="CD")
    membership("cites", "FR", 1, entry_into_force=date(1978, 8, 9), deposited=date(1978, 5, 11), mode="approval")
    membership("cites", "AE", 1, entry_into_force=date(1975, 7, 1), withdrawn=date(1988, 1, 27))
    membership("cites", "AE", 2, entry_into_force=date(1990, 5, 9), deposited=date(1990, 2, 8))
    membership("cms", "BH", 1)
    Meeting.objects.create(
        id="cites:meeting:cop16",
        body_id="cites:cop",
        series="cop",
        ordinal=16,
        title="Sixteenth meeting of the Conference of the Parties",
        starts=date(2013, 3, 3),
        ends=date(2013, 3, 14),
        precision="day",
        city="Bangkok",
        mode="in_person",
    )
    Account.objects.create(username="anna")


def membership(instrument: str, country: str, ordinal: int, *, mode: str = "accession", **dates: date) -> None:
    PartyMembership.objects.create(
        id=f"{instrument}:{country}:{ordinal}",
        instrument_id=instrument,
        country_id=country,
        ordinal=ordinal,
        mode=mode,
        **dates,
    )
