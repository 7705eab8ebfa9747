"""Consultations on the pages: opened, commented on by paragraph, answered, and taken along as a matrix of responses."""

import io
from datetime import timedelta

import docx
import pytest
from django.test import Client
from people import signed_in
from written_texts import RESOLUTION, in_the_register

from accord.decisions import acts, queries
from accord.decisions.acts import NewComment, NewConsultation
from accord.journal.actors import OPERATOR
from accord.journal.queries import seal
from accord.web.questions import today

pytestmark = pytest.mark.usefixtures("starter", "db")

LATER = (today() + timedelta(days=20)).isoformat()


@pytest.fixture
def paper() -> str:
    return in_the_register(RESOLUTION, "cms", digit="d", title="Coastal flyways").key


def opened(paper: str, **more: bool) -> str:
    new = NewConsultation("Coastal flyways", "2026/9", paper=paper, **more)
    return acts.open_consultation(actor=OPERATOR, consultation=new, on=today(), closes_on=today() + timedelta(days=20))


def about_waders(key: str) -> queries.ParagraphRow:
    return next(each for each in queries.consulted_paragraphs(key) if "resting places" in each.words)


def page(address: str, client: Client | None = None) -> str:
    answer = (client or Client()).get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def party(country: str = "KE") -> Client:
    return signed_in(f"p.{country.lower()}", "party", country=country)


def commented(client: Client, key: str, **given: str):
    return client.post(f"/decisions/consultations/{key}/comment/", given)


def test_an_officer_opens_a_paper_for_comments(paper: str) -> None:
    client = signed_in("o.fficer", "officer", body="cms")
    given = {"text": f"paper|{paper}", "title": "Flyways", "notification": "2026/10", "closes_on": LATER}
    answer = client.post("/decisions/consultations/open/", {**given, "for_observers": "on"})
    assert answer.status_code == 302
    shown = page(answer["Location"])
    assert "open for comments" in shown
    assert "Urges Parties to protect the resting places" in shown


@pytest.mark.parametrize(
    ("change", "status"),
    [({"text": ""}, 400), ({"notification": ""}, 400), ({"closes_on": "2001-01-01"}, 400), ({"closes_on": "x"}, 400)],
)
def test_what_cannot_be_opened_says_why_and_keeps_what_was_typed(
    paper: str, change: dict[str, str], status: int
) -> None:
    client = signed_in("o.fficer", "officer", body="cms")
    given = {"text": f"paper|{paper}", "title": "Flyways of waders", "notification": "2026/10", "closes_on": LATER}
    answer = client.post("/decisions/consultations/open/", {**given, **change})
    assert answer.status_code == status
    assert 'role="alert"' in answer.content.decode()
    assert "Flyways of waders" in answer.content.decode()
    assert not queries.consultations(on=today())


def test_others_cannot_open_one(paper: str) -> None:
    given = {"text": f"paper|{paper}", "title": "Flyways", "notification": "2026/10", "closes_on": LATER}
    assert Client().post("/decisions/consultations/open/", given).status_code == 403
    assert signed_in("o.ther", "officer", body="cites").post("/decisions/consultations/open/", given).status_code == 403


def test_a_focal_point_comments_on_a_paragraph_for_its_party(paper: str) -> None:
    key, client = opened(paper), party()
    at = about_waders(key)
    assert f'<option value="{at.number}" selected>' in page(
        f"/decisions/consultations/{key}/?paragraph={at.number}", client
    )
    proposed = at.words.replace("the resting", "all resting")
    answer = commented(client, key, voice="country|KE", paragraph=str(at.number), text="More", proposed=proposed)
    assert answer.status_code == 302
    shown = page(f"/decisions/consultations/{key}/", client)
    assert "Kenya" in shown
    assert "<ins>all</ins>" in shown


def test_nobody_comments_for_another_party(paper: str) -> None:
    key = opened(paper)
    before = len(queries.comments(key, on=today(), seen_by=OPERATOR))
    assert commented(party(), key, voice="country|FR", text="Non").status_code == 403
    assert commented(Client(), key, voice="country|FR", text="Non").status_code == 403
    assert len(queries.comments(key, on=today(), seen_by=OPERATOR)) == before


def test_comments_are_not_shown_to_others_before_the_closing_day(paper: str) -> None:
    key = opened(paper)
    commented(party(), key, voice="country|KE", text="Between us")
    assert "Between us" not in page(f"/decisions/consultations/{key}/")
    assert "Between us" not in page(f"/decisions/consultations/{key}/matrix/")
    assert "Between us" not in page(f"/decisions/consultations/{key}/", party("FR"))
    assert "Between us" in page(f"/decisions/consultations/{key}/", signed_in("o.fficer", "officer", body="cms"))


def test_an_empty_comment_and_a_paragraph_that_is_not_there_are_refused(paper: str) -> None:
    key, client = opened(paper), party()
    assert commented(client, key, voice="country|KE", text="").status_code == 400
    assert commented(client, key, voice="country|KE", text="x", paragraph="777").status_code == 404
    assert commented(client, key, voice="country|KE", text="x", paragraph="two").status_code == 400
    assert commented(client, key, voice="", text="x").status_code in (400, 403)


def test_the_secretariat_records_a_letter_and_answers(paper: str) -> None:
    key = opened(paper, comments_shown_at_once=True)
    client = signed_in("o.fficer", "officer", body="cms")
    commented(client, key, country="fr", text="By letter", received_on=today().isoformat())
    answered = client.post(
        f"/decisions/consultations/{key}/answer/", {"number": "1", "outcome": "not_accepted", "reasons": "Out of scope"}
    )
    assert answered.status_code == 302
    shown = page(f"/decisions/consultations/{key}/")
    assert "France" in shown
    assert "Out of scope" in shown


@pytest.mark.parametrize("given", [{"outcome": "not_accepted"}, {"outcome": "perhaps"}, {"number": "99"}, {}])
def test_an_answer_that_cannot_be_meant_is_refused(paper: str, given: dict[str, str]) -> None:
    key = opened(paper)
    acts.record_received_comment(
        actor=OPERATOR, consultation=key, comment=NewComment(country="FR", text="Oui"), received_on=today()
    )
    client = signed_in("o.fficer", "officer", body="cms")
    before = seal()
    answer = client.post(
        f"/decisions/consultations/{key}/answer/", {"number": "1", "outcome": "noted", "reasons": "", **given}
    )
    if given:
        assert answer.status_code in (400, 404)
        assert seal() == before
    else:
        assert answer.status_code == 302


def test_one_takes_back_ones_own_comment_only(paper: str) -> None:
    key, client = opened(paper, comments_shown_at_once=True), party()
    commented(client, key, voice="country|KE", text="A slip")
    other = party("FR").post(f"/decisions/consultations/{key}/answer/", {"number": "1", "withdraw": "1"})
    assert other.status_code == 403
    assert client.post(f"/decisions/consultations/{key}/answer/", {"number": "1", "withdraw": "1"}).status_code == 302
    assert "A slip" not in page(f"/decisions/consultations/{key}/")


def test_it_is_extended_closed_and_withdrawn_with_a_reason(paper: str) -> None:
    key = opened(paper)
    client = signed_in("o.fficer", "officer", body="cms")
    address = f"/decisions/consultations/{key}/step/"
    later = (today() + timedelta(days=40)).isoformat()
    assert client.post(address, {"step": "extend", "closes_on": later, "reason": "asked for"}).status_code == 302
    assert client.post(address, {"step": "extend", "closes_on": LATER, "reason": "x"}).status_code == 403
    assert client.post(address, {"step": "dance", "reason": "x"}).status_code == 400
    assert client.post(address, {"step": "close", "reason": "all have answered"}).status_code == 302
    assert "It is not open for comments." in page(f"/decisions/consultations/{key}/")
    assert Client().post(address, {"step": "withdraw", "reason": "x"}).status_code == 403


@pytest.mark.parametrize("ending", ["docx", "html", "pdf"])
def test_the_matrix_is_a_file_in_every_format(paper: str, ending: str) -> None:
    key = opened(paper, comments_shown_at_once=True)
    at = about_waders(key).number
    said = NewComment(country="KE", paragraph=at, text="Say which places")
    acts.record_received_comment(actor=OPERATOR, consultation=key, comment=said, received_on=today())
    answer = Client().get(f"/decisions/consultations/{key}/matrix.{ending}")
    assert answer.status_code == 200
    assert "no-store" in answer["Cache-Control"]
    if ending == "docx":
        cells = [cell.text for table in docx.Document(io.BytesIO(answer.content)).tables for cell in table._cells]
        assert any("Say which places" in text for text in cells)
    assert Client().get(f"/decisions/consultations/{key}/matrix.odt").status_code == 404


def test_what_is_not_there_is_not_found(reader: Client) -> None:
    for address in ("nothing/", "nothing/matrix/", "nothing/matrix.docx"):
        assert reader.get(f"/decisions/consultations/{address}").status_code == 404
    assert reader.post(
        "/decisions/consultations/nothing/comment/", {"voice": "country|KE", "text": "x"}
    ).status_code in (403, 404)


def test_the_list_is_narrowed_by_phase(paper: str) -> None:
    key = opened(paper)
    assert key in page("/decisions/consultations/?phase=open")
    assert key not in page("/decisions/consultations/?phase=closed")
    assert "There is no filter “soon”." in page("/decisions/consultations/?phase=soon")
