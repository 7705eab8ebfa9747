"""Officers report results, the other side accepts or disputes them, findings are waived, editions are published."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from people import signed_in

from accord.journal.actors import OPERATOR
from accord.programmes import acts
from accord.programmes.models import Activity, CheckWaiver, Publication, Result
from accord.programmes.queries import reading, readings
from accord.programmes.values import NewEdition

pytestmark = pytest.mark.usefixtures("starter", "db")
TURTLES = "jwp-2015-2020:b16"
ADDRESS = f"/programmes/activities/{TURTLES}/"
PROGRAMME = "/programmes/jwp-2015-2020/"


@pytest.fixture
def cites() -> Client:
    return signed_in("c.officer", "officer", body="cites:secretariat")


@pytest.fixture
def cms() -> Client:
    return signed_in("m.officer", "officer", body="cms:secretariat")


def drafted(client: Client, **given: str) -> Result:
    form = {"body": "cites:secretariat", "status": "done", "text": "A workshop on turtles was held.", **given}
    answer = client.post(f"{ADDRESS}report/", form)
    assert answer.status_code == 302, answer.content.decode()
    return Result.objects.get(drafted_by="cites:secretariat")


def judged(client: Client, result: Result, verdict: str, words: str = "") -> int:
    form = {"result": result.id, "seen": "1", "body": "cms:secretariat", "verdict": verdict, "words": words}
    return client.post(f"{ADDRESS}judge/", form).status_code


def text(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def test_a_draft_is_seen_by_both_sides_and_not_by_the_public(cites, cms):
    drafted(cites)
    assert "A workshop on turtles was held." in text(cms, ADDRESS)
    assert "A workshop on turtles was held." not in text(Client(), ADDRESS)
    assert "A workshop on turtles was held." not in text(Client(), PROGRAMME)


def test_a_draft_is_not_counted_in_the_list_of_programmes_for_the_public(cites):
    drafted(cites)
    assert "not assessed: 33 of 33" in text(Client(), "/programmes/")
    assert "done: 1 of 33" in text(cites, "/programmes/")


def test_what_the_other_side_has_accepted_is_shown_to_everybody(cites, cms):
    result = drafted(cites)
    assert judged(cms, result, "accepted") == 302
    assert "A workshop on turtles was held." in text(Client(), ADDRESS)


def test_a_disputed_result_waits_on_the_work_list_and_stays_away_from_the_public(cites, cms):
    result = drafted(cites)
    assert judged(cms, result, "disputed", "It was a webinar.") == 302
    page = text(cms, "/programmes/waiting/?edition=jwp-2015-2020")
    disputed = page[page.index('id="disputed"') : page.index('id="silent"')]
    assert TURTLES in disputed
    assert "It was a webinar." in text(cites, ADDRESS)
    assert "It was a webinar." not in text(Client(), ADDRESS)


def test_a_draft_waits_for_the_side_that_did_not_write_it(cites, cms):
    drafted(cites)

    def waiting(body: str) -> bool:
        page = text(cms, f"/programmes/waiting/?edition=jwp-2015-2020&body={body}")
        return TURTLES in page[page.index('id="waits"') : page.index('id="disputed"')]

    assert waiting("cms:secretariat")
    assert not waiting("cites:secretariat")


def test_nobody_disputes_without_words_or_answers_for_the_other_side(cites, cms):
    result = drafted(cites)
    assert judged(cms, result, "disputed") == 400
    assert judged(cites, result, "accepted") == 403
    form = {"body": "cms:secretariat", "status": "done", "text": "Ours."}
    assert cites.post(f"{ADDRESS}report/", form).status_code == 403


def test_evidence_that_is_no_address_is_refused_and_what_was_typed_is_kept(cites):
    form = {"body": "cites:secretariat", "status": "done", "text": "Done at length.", "evidence": "javascript:alert(1)"}
    answer = cites.post(f"{ADDRESS}report/", form)
    assert answer.status_code == 400
    assert "Done at length." in answer.content.decode()
    assert not Result.objects.filter(drafted_by="cites:secretariat").exists()


def test_the_checks_are_for_those_who_read_drafts(cites):
    assert Client().get(f"{PROGRAMME}checks/").status_code == 403
    assert "Before publication" in text(cites, f"{PROGRAMME}checks/")


def test_a_finding_is_waived_with_a_reason_and_the_waiver_taken_back(cites):
    from accord.programmes.queries import checked
    from accord.web.questions import today

    finding = next(iter(checked("jwp-2015-2020", on=today())))
    form = {"check": finding.check, "about": finding.about, "reason": "Known to both sides."}
    assert cites.post(f"{PROGRAMME}waive/", form).status_code == 302
    assert CheckWaiver.objects.count() == 1
    assert cites.post(f"{PROGRAMME}waive/", {**form, "revoke": "1"}).status_code == 302
    assert CheckWaiver.objects.count() == 0
    assert cites.post(f"{PROGRAMME}waive/", {**form, "reason": ""}).status_code == 400


def test_an_edition_is_published_once_nothing_stands_against_it_and_can_be_read_for_ever(cites):
    from accord.core.programme.checks import Severity
    from accord.programmes.queries import checked
    from accord.web.questions import today

    for each in checked("jwp-2015-2020", on=today()):
        if each.severity is Severity.ERROR:
            cites.post(f"{PROGRAMME}waive/", {"check": each.check, "about": each.about, "reason": "As filed."})
    assert Client().post(f"{PROGRAMME}publish/").status_code == 403
    assert cites.post(f"{PROGRAMME}publish/", {"reason": "As filed."}).status_code == 302
    published = Publication.objects.get()
    page = text(Client(), f"/programmes/publications/{published.id}/")
    assert published.sha256 in page
    assert "It is what was frozen" in page


def test_the_filters_of_a_programme_keep_what_fits():
    page = text(Client(), "/programmes/jwp-2012-2014/?status=no_action")
    assert 'id="jwp-2012-2014:b13"' in page
    assert 'id="jwp-2012-2014:b12"' not in page
    assert "1 activity of 30" in page
    assert "There is no filter" in text(Client(), "/programmes/jwp-2012-2014/?status=nonsense")


def test_the_programme_as_it_was_before_the_report_has_no_results():
    assert "No action took place" not in text(Client(), "/programmes/jwp-2012-2014/?on=2013-01-01")
    assert "No action took place" in text(Client(), "/programmes/jwp-2012-2014/?on=2015-01-01")


def test_a_programme_that_was_not_there_on_the_first_day_counts_as_added():
    both = ("cites:secretariat", "cms:secretariat")
    new = NewEdition("jwp-2026-2030", "Programme of the years after", both, starts=date(2026, 1, 1))
    acts.open_edition(actor=OPERATOR, edition=new, on=date(2026, 6, 1))
    acts.add_theme(actor=OPERATOR, edition="jwp-2026-2030", code="A", title="Corridors", on=date(2026, 6, 2))
    page = text(
        signed_in("c.officer", "officer", body="cites:secretariat"), "/programmes/jwp-2026-2030/compare/?to=2026-07-01"
    )
    assert "(A) Corridors" in page
    assert "2 differences between" in page


def test_two_days_of_a_programme_are_compared():
    page = text(Client(), "/programmes/jwp-2012-2014/compare/?from=2013-01-01&to=2015-01-01")
    assert "no action (said so)" in page
    none = text(Client(), "/programmes/jwp-2012-2014/compare/?from=2016-01-01&to=2016-01-02")
    assert "0 differences" in none


def test_the_drawing_of_what_became_of_what_has_the_table_behind_it():
    page = text(Client(), "/programmes/lineage/")
    assert page.count('class="box ') == 63
    assert "/programmes/activities/jwp-2015-2020:b16/" in page
    assert "<table" in page


PAPER = """Annex

DRAFT CMS CITES JOINT WORK PROGRAMME 2031-2033

(A) Shared species

Description of joint activities
A1. Agree on a plan for the argali.
A2. Hold a workshop on saiga horns (subject to external funding).
"""


def sent(client: Client, content: bytes, name: str = "paper.txt"):
    return client.post("/programmes/readings/send/", {"paper": SimpleUploadedFile(name, content)})


def test_a_paper_is_read_and_enters_a_programme_only_by_a_decision(cites):
    answer = sent(cites, PAPER.encode())
    assert answer.status_code == 302, answer.content.decode()
    page = text(cites, answer.url)
    assert "Agree on a plan for the argali." in page
    assert not Activity.objects.filter(text__contains="argali plan").exists()
    (row,) = readings()
    item = next(each for each in reading(row.id)[1] if each.kind == "activity")
    assert cites.post(f"{answer.url}decide/", {"edition": "jwp-2021-2025"}).status_code == 302
    assert cites.post(f"{answer.url}decide/", {"item": item.id}).status_code == 302
    assert Activity.objects.filter(theme__edition="jwp-2021-2025", text="Agree on a plan for the argali.").exists()


def test_the_same_paper_again_changes_nothing(cites):
    first, again = sent(cites, PAPER.encode()), sent(cites, PAPER.encode())
    assert (first.status_code, again.url) == (302, first.url)
    assert len(readings()) == 1


@pytest.mark.parametrize(
    ("content", "name", "why"),
    [
        (b"", "paper.txt", "Choose a file."),
        (b"A press release about the day of wild animals.", "news.txt", "No programme was found in it"),
        (b"PK\x03\x04 broken", "paper.docx", "broken"),
        (b"#!/bin/sh", "paper.sh", "A paper is a DOCX"),
    ],
)
def test_what_is_no_paper_is_refused_in_words(cites, content, name, why):
    answer = sent(cites, content, name)
    assert answer.status_code == 400
    assert why in answer.content.decode()


def test_the_queue_is_for_officers():
    assert Client().get("/programmes/readings/").status_code == 403
    assert sent(Client(), PAPER.encode()).status_code == 403


@pytest.mark.parametrize(("ending", "begins"), [("docx", b"PK"), ("pdf", b"%PDF"), ("html", b"<!doctype html>")])
def test_the_committee_paper_can_be_taken_away(ending, begins):
    answer = Client().get(f"/programmes/jwp-2012-2014/paper.{ending}?on=2014-07-07&lang=fr")
    assert answer.status_code == 200
    assert answer.content.lower().startswith(begins.lower())
    assert Client().get("/programmes/jwp-2012-2014/paper.odt").status_code == 404
