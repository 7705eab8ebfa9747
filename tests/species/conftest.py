"""A small register: elephants and lions under both conventions, three countries, one meeting each."""

from datetime import date

import pytest

from accord.register.models import Body, Country, Instrument, Meeting, Source
from accord.species import models

TAXA = (
    ("cites:loxodonta", "cites", "Loxodonta", "genus", None),
    ("cites:loxodonta-africana", "cites", "Loxodonta africana", "species", "cites:loxodonta"),
    ("cites:panthera-leo", "cites", "Panthera leo", "species", None),
    ("cms:loxodonta", "cms", "Loxodonta", "genus", None),
    ("cms:loxodonta-africana", "cms", "Loxodonta africana", "species", "cms:loxodonta"),
    ("cms:loxodonta-cyclotis", "cms", "Loxodonta cyclotis", "species", "cms:loxodonta"),
)
COMMON = (
    ("cites:loxodonta-africana", "en", "African elephant"),
    ("cites:loxodonta-africana", "fr", "Éléphant d’Afrique"),
    ("cites:loxodonta-africana", "es", "Elefante africano"),
    ("cites:panthera-leo", "en", "Lion"),
)


@pytest.fixture
def elephants(db) -> None:
    Source.objects.create(id="cites-appendices", title="Appendices I, II and III", licence="facts only")
    for key, name, start in (("cites", "CITES", date(1975, 7, 1)), ("cms", "CMS", date(1983, 11, 1))):
        Body.objects.create(id=key, kind="convention", name_en=name)
        Instrument.objects.create(
            id=key, kind="convention", title_en=name, entry_into_force=start, entry_into_force_precision="day"
        )
        models.Checklist.objects.create(id=key, title=f"Names of {name}", convention_id=key)
    Meeting.objects.create(id="cites:meeting:cop7", body_id="cites", title="Seventh meeting", precision="")
    for code, name in (("BW", "Botswana"), ("GH", "Ghana"), ("ZA", "South Africa"), ("FR", "France")):
        Country.objects.create(id=code, name_en=name, kind="state")
    for key, checklist, name, rank, parent in TAXA:
        models.Taxon.objects.create(id=key, checklist_id=checklist, name=name, rank=rank, parent_id=parent)
    synonym = models.Taxon.objects.create(
        id="cites:loxodonta-cyclotis", checklist_id="cites", name="Loxodonta cyclotis", rank="species", status="synonym"
    )
    models.SynonymUse.objects.create(synonym=synonym, accepted_id="cites:loxodonta-africana")
    for country in ("BW", "GH", "ZA"):
        models.RangeState.objects.create(taxon_id="cites:loxodonta-africana", country_id=country)
    for taxon, language, name in COMMON:
        models.CommonName.objects.create(taxon_id=taxon, language=language, name=name)
