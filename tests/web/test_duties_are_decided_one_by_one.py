"""The queue of duties: the sentence in its context, a decision with one key, corrections that are checked, and a way back."""

import pytest
from django.test import Client
from people import signed_in
from written_texts import RESOLUTION, in_the_register

from accord.decisions.models import Duty
from accord.journal.queries import seal

pytestmark = pytest.mark.usefixtures("starter", "db")


@pytest.fixture
def paper() -> str:
    return in_the_register().key


@pytest.fixture
def officer(paper: str) -> Client:
    return signed_in("o.fficer", "officer", body="cites")


def duty(verb: str = "shall", actor: str = "cites:sc") -> Duty:
    return Duty.objects.get(verb=verb, actors=actor)


def page(client: Client, query: str = "") -> str:
    answer = client.get(f"/duties/review/{query}")
    assert answer.status_code == 200
    return answer.content.decode()


def decided(client: Client, row: Duty, query: str = "", **given: str):
    held = {
        "actors": row.actors,
        "recipient": row.recipient,
        "strength": row.strength,
        "deadline_date": row.deadline_date,
        "condition": row.condition,
        "action": " ".join(row.action.split()),
    }
    return client.post(f"/duties/review/decide/{query}", {"duty": str(row.pk), **held, **given})


def test_the_clause_is_marked_in_its_context(paper: str) -> None:
    shown = page(Client(), f"?duty={duty().pk}")
    clause = shown.partition('<mark class="clause">')[2].partition("</mark>")[0]
    assert clause.startswith("The Standing Committee shall consider")
    assert "Directed to the Standing Committee" in shown
    assert "17.56 (Rev. CoP19)" in shown.partition('<mark class="clause">')[0]


def test_a_reference_inside_the_clause_stays_a_link(paper: str) -> None:
    shown = page(Client(), f"?duty={duty(actor='cites:secretariat').pk}")
    clause = shown.partition('<mark class="clause">')[2].partition("</mark>")[0]
    assert 'href="/decisions/cites:res:13.3/"' in clause


def test_accepting_goes_on_to_the_next(officer: Client) -> None:
    first, second = Duty.objects.order_by("start")
    answer = decided(officer, first, verdict="accepted")
    assert answer["Location"] == f"/duties/review/?duty={second.pk}"
    first.refresh_from_db()
    assert first.verdict == "accepted"
    assert "<b>1</b> of 2 decided." in page(officer)


def test_a_changed_field_is_a_correction_whatever_was_chosen(officer: Client) -> None:
    decided(officer, duty(), verdict="accepted", actors="cites:sc cites:ac", deadline_date="2028-06")
    row = Duty.objects.get(actors="cites:sc cites:ac")
    assert (row.verdict, row.deadline_date) == ("corrected", "2028-06")


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"verdict": "rejected", "reason": ""}, "a rejection needs a reason"),
        ({"verdict": ""}, "accept, correct or reject"),
        ({"verdict": "proposed"}, "accept, correct or reject"),
        ({"verdict": "corrected"}, "a correction says what is otherwise"),
        ({"verdict": "accepted", "actors": "the Standing Committee"}, "is no actor"),
        ({"verdict": "accepted", "recipient": "<b>"}, "is no actor"),
        ({"verdict": "accepted", "deadline_date": "2028-13"}, "A deadline is a year, a month or a day"),
        ({"verdict": "accepted", "strength": "mighty"}, "how strongly"),
        ({"verdict": "accepted", "condition": "x" * 301}, "too long"),
    ],
)
def test_what_cannot_be_meant_is_refused_and_what_was_typed_stays(
    officer: Client, given: dict[str, str], said: str
) -> None:
    before = seal()
    answer = decided(officer, duty(), **{"reason": "as I typed it", **given})
    shown = answer.content.decode().replace("Choose: a", "A").replace("&#x27;", "'")
    assert answer.status_code == 400
    assert said.lower() in shown.lower()
    if given.get("reason") is None:
        assert "as I typed it" in shown
    assert seal() == before


def test_a_rejection_with_a_reason_leaves_the_queue_and_can_be_found_again(officer: Client) -> None:
    row = duty()
    decided(officer, row, verdict="rejected", reason="a quotation of another text")
    assert f"duty={row.pk}#case" not in page(officer).partition('id="waiting"')[2]
    assert f"duty={row.pk}#case" in page(officer, "?state=decided").partition('id="waiting"')[2]


def test_the_last_decision_can_be_taken_back(officer: Client) -> None:
    row = duty()
    decided(officer, row, verdict="accepted")
    number = seal().number
    answer = officer.post("/duties/review/undo/", {"number": str(number), "reason": "a slip", "duty": str(row.pk)})
    assert answer.status_code == 302
    row.refresh_from_db()
    assert row.verdict == "proposed"


def test_only_decisions_on_duties_are_taken_back_here(officer: Client) -> None:
    answer = officer.post("/duties/review/undo/", {"number": "1", "reason": "a slip"})
    assert answer.status_code == 404


def test_who_may_not_decide_reads_why(paper: str) -> None:
    shown = page(Client())
    assert 'name="verdict"' not in shown
    assert "You may read everything here, but not decide:" in shown
    other = signed_in("o.ther", "officer", body="cms")
    answer = decided(other, duty(), verdict="accepted")
    assert answer.status_code == 403
    assert duty().verdict == "proposed"


def test_filters_narrow_the_queue_and_are_kept_while_deciding(officer: Client) -> None:
    in_the_register(RESOLUTION, "cms", digit="d", title="Coastal flyways")
    shown = page(officer, "?body=cms").partition('id="waiting"')[2]
    assert "Coastal flyways" in shown
    assert "Lagoon otters" not in shown
    assert "Lagoon otters" in page(officer, "?actor=cites:sc").partition('id="waiting"')[2]
    assert "Coastal flyways" not in page(officer, "?strength=binding").partition('id="waiting"')[2]
    answer = decided(officer, duty(), "?actor=cites:sc", verdict="accepted")
    assert answer["Location"].startswith("/duties/review/?actor=cites%3Asc")


def test_a_filter_that_does_not_exist_is_named(paper: str) -> None:
    assert "There is no filter “nobody”." in page(Client(), "?actor=nobody")
    assert "There is no duty “77777”." in page(Client(), "?duty=77777")


def test_an_empty_queue_says_how_to_fill_it(reader: Client) -> None:
    assert 'href="/decisions/read/"' in page(reader).partition("No duty waits")[2]
