"""A paper is read on a page with its references linked and its duties beside it; officers decide, others read why not."""

import pytest
from django.test import Client
from people import signed_in

from accord.core.texts import cite
from accord.core.texts.duties import duties, structure
from accord.decisions.acts import PaperRead, import_paper
from accord.decisions.models import Duty
from accord.journal.actors import OPERATOR

TEXT = """A paper of the tests

Directed to the Standing Committee

17.56 (Rev. CoP19) *The Standing Committee shall report to the 20th meeting of the Conference of the Parties.*

See Resolution Conf. 13.3, UNEP/EA/Res.4 and <script>alert(1)</script>."""


@pytest.fixture
def paper(reader: Client) -> str:
    read = structure(TEXT, "cites")
    made = PaperRead(
        "cd" * 32, "paper.txt", "A paper of the tests", "en", "cites", None, TEXT, "public", read.parts,
        tuple(cite(TEXT, "cites")), tuple(duties(TEXT, "cites")),
    )  # fmt: skip
    import_paper(actor=OPERATOR, paper=made)
    return made.key


def page(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_references_are_linked_and_what_cannot_be_is_marked(reader: Client, paper: str) -> None:
    shown = page(reader, f"/decisions/papers/{paper}/")
    assert 'href="/decisions/cites:res:13.3/" title="cites:res:13.3">Resolution Conf. 13.3</a>' in shown
    assert 'class="problem" title="the session of the Environment Assembly is missing">UNEP/EA/Res.4</mark>' in shown
    assert "<script>alert(1)" not in shown


def test_duties_stand_beside_their_words_with_their_day(reader: Client, paper: str) -> None:
    shown = page(reader, f"/decisions/papers/{paper}/?on=2025-06-01")
    assert "CITES Standing Committee" in shown
    assert "24 November 2025" in shown
    assert "*The Standing" not in shown


def test_a_text_says_which_papers_cite_it(reader: Client, paper: str) -> None:
    shown = page(reader, "/decisions/cites:res:13.3/")
    assert "See Resolution Conf. 13.3" in shown
    assert "/decisions/papers/" in shown


@pytest.mark.parametrize("address", ["/decisions/cites:res:99.9/", "/decisions/papers/text:none/"])
def test_what_is_not_there_is_not_found(reader: Client, address: str) -> None:
    assert reader.get(address).status_code == 404


def test_the_list_is_filtered_and_wrong_filters_are_named(reader: Client, paper: str) -> None:
    assert "shall" in page(reader, "/duties/?body=cites:sc&on=2025-06-01&due=coming")
    assert "No duty fits these filters." in page(reader, "/duties/?body=cms")
    assert "There is no filter “sometime”." in page(reader, "/duties/?due=sometime")


def decided(client: Client, **given: str):
    return client.post("/duties/decide/", {"duty": str(Duty.objects.get().pk), **given})


def test_an_officer_decides_on_the_page(paper: str) -> None:
    client = signed_in("o.fficer", "officer", body="cites")
    assert 'name="verdict" value="accepted"' in page(client, "/duties/")
    assert decided(client, verdict="corrected", actors="cites:sc cites:ac", recipient="cites:cop").status_code == 302
    duty = Duty.objects.get()
    assert (duty.verdict, duty.actors, duty.recipient) == ("corrected", "cites:sc cites:ac", "cites:cop")


def test_others_cannot_and_read_why(reader: Client, paper: str) -> None:
    assert 'name="verdict" value="accepted"' not in page(reader, "/duties/")
    answer = decided(signed_in("o.ther", "officer", body="cms"), verdict="accepted")
    assert answer.status_code == 403
    assert "not for cites" in answer.content.decode()


@pytest.mark.parametrize(
    "given",
    [{"verdict": "proposed"}, {"verdict": ""}, {"verdict": "rejected"}, {"verdict": "accepted", "duty": "none"}],
)
def test_a_decision_that_cannot_be_meant_is_refused_on_the_page(paper: str, given: dict[str, str]) -> None:
    answer = decided(signed_in("o.fficer", "officer", body="cites"), **given)
    assert answer.status_code in (400, 403, 404)
    assert Duty.objects.get().verdict == "proposed"
