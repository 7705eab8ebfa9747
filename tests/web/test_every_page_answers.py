"""Every address of the pages answers with the starter register loaded."""

import pytest
from django.test import Client
from django.urls import get_resolver

from accord.web.policies import WHO_MAY
from accord.web.views.concordance import FILES

PAGES = [
    "/",
    "/search/?q=saker",
    "/health/",
    "/species/",
    "/species/cites:falco-cherrug/",
    "/species/cms:falco-cherrug/?on=2011-01-01&country=MN&party=JP",
    "/species/compare/",
    "/species/compare/?left=2011-01-01&right=2014-01-01&discrepancy=cms_i_not_cites_i&way=appeared",
    "/species/proposals/",
    "/species/proposals/?state=accepted&convention=cms&on=2021-01-01",
    "/species/proposals/cites:meeting:cop19:prop:37/",
    "/species/lists/",
    "/changes/",
    "/changes/?from=1990-01-01&to=2000-01-01&convention=cites&country=ZA",
    "/changes/?from=2014-09-13&to=2014-09-14&convention=cites",
    "/concordance/",
    "/concordance/?discrepancy=genus_transfer",
    "/concordance/?cites=I&cms=NC&country=MN",
    "/programmes/",
    "/programmes/jwp-2012-2014/",
    "/programmes/jwp-2015-2020/?status=not_assessed",
    "/decisions/",
    "/decisions/cites:res:13.3/",
    "/decisions/cites:res:11.4@cop12/?on=2005-01-01",
    "/duties/",
    "/duties/?due=overdue&strength=binding",
    "/duties/review/",
    "/duties/review/?state=all&strength=binding",
    "/decisions/read/",
    "/decisions/?kind=decision&state=proposed_for_deletion",
    "/decisions/cites:dec:17.55/?on=2026-01-01",
    "/decisions/agenda/",
    "/decisions/agenda/cites:meeting:sc78/?on=2025-01-01",
    "/decisions/deletion/",
    "/decisions/deletion/?meeting=cites:meeting:cop20&work=cites:dec:19.20",
    "/decisions/consultations/",
    "/decisions/compare/",
    "/decisions/citations/",
    "/decisions/citations/?body=cms&kind=res&steps=2",
    "/countries/",
    "/countries/MN/",
    "/countries/MN/?since=1990-01-01&convention=cms",
    "/meetings/",
    "/meetings/?year=2018&month=7&convention=cites",
    "/meetings/cms:meeting:cop14/",
    "/meetings/calendars/",
    "/account/sign-in/",
    "/names/",
    "/names/checklists/",
    "/review/",
    "/review/?kind=name_in_no_list&group=Aves",
    "/review/?state=all&item=cites:bos-mutus~cms:bos-grunniens",
]


@pytest.mark.parametrize("language", ["en", "fr", "es"])
@pytest.mark.parametrize("address", PAGES)
def test_it_answers_in_every_language(reader: Client, address: str, language: str) -> None:
    answer = reader.get(address, headers={"accept-language": language}, follow=True)
    assert answer.status_code == 200
    if address != "/health/":
        assert f'<html lang="{language}">' in answer.text


@pytest.mark.parametrize("ending", FILES)
def test_every_download_answers(reader: Client, ending: str) -> None:
    answer = reader.get(f"/concordance/concordance.{ending}?discrepancy=genus_transfer")
    assert answer.status_code == 200
    assert len(answer.content) > 1000


def test_every_route_says_who_may_open_it() -> None:
    names = {name for name in get_resolver().reverse_dict if isinstance(name, str)}
    assert names == set(WHO_MAY), "accord/web/policies.py must name every route, and no other"
