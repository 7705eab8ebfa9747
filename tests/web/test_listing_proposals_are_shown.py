"""Listing proposals on pages: the list, one proposal, the section of the species page, and what officers may record."""

from datetime import date

import pytest
from django.test import Client

from accord.journal.actors import OPERATOR
from accord.register.models import Account
from accord.species.models import ProposalComment, ProposalConsultation
from accord.species.proposals.acts import submit_proposal
from accord.species.proposals.values import NewProposal

SHARKS = "cites:meeting:cop19:prop:37"
OPEN = "cites:meeting:cop20:prop:invented-1"


@pytest.fixture
def open_proposal(starter, db) -> str:
    """An invented proposal to a meeting that has not sat on the days asked for."""
    return submit_proposal(
        actor=OPERATOR,
        proposal=NewProposal(
            instrument="cites",
            meeting="cites:meeting:cop20",
            number="invented 1",
            taxon="cites:panthera-leo",
            to_appendix="I",
            from_appendix="II",
            proponents=("KE",),
            submitted_on=date(2025, 6, 20),
        ),
    )


@pytest.fixture
def officer_of_cms(starter, db) -> Client:
    """Signed in as an officer of CMS and a reviewer for CITES."""
    from accord.register.acts import grant_role

    user = Account.objects.create_user("officer", password="a long enough secret")
    for role, body in (("officer", "cms"), ("officer", "cites")):
        grant_role(actor=OPERATOR, username="officer", role=role, body=body, since=date(2020, 1, 1))
    client = Client()
    client.force_login(user)
    return client


def test_the_list_has_every_proposal_with_its_state(reader):
    page = reader.get("/species/proposals/").text
    for part in ("Carcharhinidae", "inclusion in Appendix II", "accepted", "Ursus maritimus", "rejected"):
        assert part in page


def test_the_list_can_be_narrowed_and_says_what_it_does_not_know(reader):
    page = reader.get("/species/proposals/?state=rejected").text
    assert "Ursus maritimus" in page
    assert "Carcharhinidae" not in page
    assert "There is no filter “maybe”" in reader.get("/species/proposals/?state=maybe").text
    assert "Carcharhinidae" not in reader.get("/species/proposals/?on=2015-01-01").text


def test_a_proposal_shows_its_days_its_steps_and_its_listing(reader):
    page = reader.get(f"/species/proposals/{SHARKS}/").text
    for part in (
        "17 June 2022",
        "15 October 2022",
        "25 November 2022",
        "cites:carcharhinidae:2023-11-25:II",
        "Maldives",
    ):
        assert part in page
    assert "CMS lists of this taxon" in page


def test_a_proposal_that_is_not_there_is_said(reader):
    assert reader.get("/species/proposals/cites:nothing/").status_code == 404


@pytest.mark.parametrize(
    ("key", "how"), [("cites:prionace-glauca", "about a higher taxon"), ("cites:carcharhinidae", "Proposal")]
)
def test_the_species_page_has_the_proposals_that_concern_it(reader, key, how):
    page = reader.get(f"/species/{key}/", follow=True).text
    assert SHARKS in page
    assert how.lower() in page.lower()


def test_what_a_body_says_is_published_and_answers_the_question(open_proposal, officer_of_cms):
    given = {"body": "cms", "asked_on": "2025-07-01"}
    answer = officer_of_cms.post(f"/species/proposals/{OPEN}/consult/", given)
    assert answer.status_code == 302
    assert ProposalConsultation.objects.get().due_on == date(2025, 10, 25)
    assert "25 October 2025" in officer_of_cms.get("/species/proposals/?on=2025-07-02").text
    said = {"body": "cms", "position": "supports", "text": "Lions cross borders.", "language": "en"}
    said |= {"published_on": "2025-08-01", "document": "", "url": ""}
    answer = officer_of_cms.post(f"/species/proposals/{OPEN}/comment/", said)
    assert answer.status_code == 302
    assert ProposalComment.objects.get().text == "Lions cross borders."
    page = officer_of_cms.get("/species/cites:panthera-leo/?on=2025-08-02").text
    assert "supports it" in page


def test_what_can_not_be_recorded_is_said_and_the_words_stay(open_proposal, officer_of_cms):
    said = {"body": "cms", "position": "supports", "text": "", "language": "en", "published_on": "2025-08-01"}
    answer = officer_of_cms.post(f"/species/proposals/{OPEN}/comment/?on=2025-08-02", said)
    assert answer.status_code == 400
    assert "a comment has a text or names its document" in answer.text
    answer = officer_of_cms.post(f"/species/proposals/{OPEN}/comment/", {**said, "text": "x", "published_on": "soon"})
    assert answer.status_code == 400


def test_who_may_not_is_told_why(open_proposal, reader):
    page = reader.get(f"/species/proposals/{OPEN}/?on=2025-08-02").text
    assert "Why can" in page
    given = {"body": "cms", "asked_on": "2025-07-01"}
    assert reader.post(f"/species/proposals/{OPEN}/consult/", given).status_code == 403
    assert not ProposalConsultation.objects.exists()


@pytest.mark.parametrize(
    ("language", "word"), [("fr", "inscription à l’Annexe II"), ("es", "inclusión en el Apéndice II")]
)
def test_the_pages_speak_french_and_spanish(reader, language, word):
    assert word in reader.get("/species/proposals/", headers={"accept-language": language}).text
