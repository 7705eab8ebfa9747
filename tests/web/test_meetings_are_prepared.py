"""What a meeting must handle, each count with its list; and the part of a committee paper on decisions to be deleted."""

import io
import re

import docx
import pytest
from django.test import Client
from people import signed_in
from written_texts import in_the_register

from accord.decisions.models import WorkEvent
from accord.journal.queries import seal

pytestmark = pytest.mark.usefixtures("starter", "db")

COP20 = "cites:meeting:cop20"
SC78 = "cites:meeting:sc78"
IMPLEMENTED = "cites:dec:17.56@cop19"
WAITING = "cites:dec:17.55@cop19"


def page(address: str, client: Client | None = None, status: int = 200) -> str:
    answer = (client or Client()).get(address)
    assert answer.status_code == status
    return answer.content.decode()


def counts(shown: str) -> dict[str, int]:
    """The figures of a page by the anchor that each leads to."""
    return {anchor: int(number) for anchor, number in re.findall(r'href="#(\w+)"><b>(\d+)</b>', shown)}


def rows(shown: str, section: str) -> int:
    part = shown.partition(f'<h2 id="{section}">')[2].partition("</section>")[0]
    return part.count("<tr>") - part.count("<thead><tr>") + part.partition("<h3>")[0].count("<li>")


def test_every_count_is_the_length_of_its_list(reader: Client) -> None:
    in_the_register()
    shown = page(f"/decisions/agenda/{COP20}/?on=2025-06-01")
    found = counts(shown)
    assert found["due"] == 1
    assert found["ready"] >= 1
    for section in ("due", "overdue", "recurrent", "ready"):
        assert rows(shown, section) == found[section], section


def test_what_waits_for_an_incorporation_is_told_apart(reader: Client) -> None:
    shown = page(f"/decisions/agenda/{COP20}/").partition("<h3>Not yet</h3>")
    assert f"/decisions/{WAITING}/" in shown[2]
    assert f"/decisions/{IMPLEMENTED}/" in shown[0]


def test_meetings_to_come_stand_before_those_held(reader: Client) -> None:
    shown = page("/decisions/agenda/?on=2024-01-01")
    coming, held = shown.partition('id="past"')[::2]
    assert f"/decisions/agenda/{COP20}/" in coming
    assert "/decisions/agenda/cites:meeting:cop19/" not in coming
    assert "/decisions/agenda/" in held


def test_a_meeting_that_there_is_not_is_not_found(reader: Client) -> None:
    page("/decisions/agenda/cites:meeting:cop99/", status=404)
    page("/decisions/deletion/?meeting=nothing", status=404)
    assert reader.get("/decisions/deletion/paper.docx?meeting=nothing").status_code == 404


def test_each_decision_says_why_it_may_go_or_not(reader: Client) -> None:
    shown = page(f"/decisions/deletion/?meeting={SC78}")
    may, not_ = shown.partition('id="not"')[::2]
    assert "Considered implemented" in may
    assert "Not yet: its incorporation was proposed and is not decided." in may
    assert re.search(rf'value="{WAITING}"[^>]* disabled', may)
    assert "In effect: no committee has found it implemented or incorporated." in not_
    assert IMPLEMENTED not in not_


def test_ticked_decisions_make_the_part_of_the_paper(reader: Client) -> None:
    in_the_register()
    shown = page(f"/decisions/deletion/?meeting={SC78}&work={IMPLEMENTED}")
    preview = shown.partition('id="preview"')[2].partition("</section>")[0]
    assert "Decision 17.56 (Rev. CoP19)" in preview
    assert "Decision 19.20" not in preview
    assert "has been implemented" in preview


@pytest.mark.parametrize("ending", ["docx", "html", "pdf"])
def test_the_part_is_a_file_in_every_format(reader: Client, ending: str) -> None:
    answer = reader.get(f"/decisions/deletion/paper.{ending}?meeting={SC78}&work={IMPLEMENTED}")
    assert answer.status_code == 200
    if ending == "docx":
        tables = docx.Document(io.BytesIO(answer.content)).tables
        assert "Decision 17.56 (Rev. CoP19)" in tables[0].rows[1].cells[0].text
        assert len(tables[0].rows) == 2
    assert len(answer.content) > 1000


def test_the_part_in_french_is_in_french(reader: Client) -> None:
    address = f"/decisions/deletion/paper.html?meeting={SC78}&work={IMPLEMENTED}"
    assert "Décision 17.56" in reader.get(address, headers={"accept-language": "fr"}).content.decode()


def proposed(client: Client, *works: str, meeting: str = COP20):
    return client.post("/decisions/deletion/propose/", {"meeting": meeting, "work": list(works), "reason": "done"})


def test_an_officer_records_the_proposal(reader: Client) -> None:
    client = signed_in("o.fficer", "officer", body="cites")
    before = WorkEvent.objects.filter(work=IMPLEMENTED, event="proposed_for_deletion").count()
    assert proposed(client, IMPLEMENTED).status_code == 302
    assert WorkEvent.objects.filter(work=IMPLEMENTED, event="proposed_for_deletion").count() == before + 1


def test_what_may_not_go_stops_the_whole_proposal(reader: Client) -> None:
    client = signed_in("o.fficer", "officer", body="cites")
    before = seal()
    answer = proposed(client, IMPLEMENTED, WAITING, "cites:dec:14.97")
    said = answer.content.decode()
    assert answer.status_code == 403
    assert "its incorporation was proposed and is not decided yet" in said
    assert "cites:dec:14.97 was not found implemented or incorporated" in said
    assert seal() == before


def test_nothing_ticked_and_nobody_allowed_change_nothing(reader: Client) -> None:
    before = seal()
    assert proposed(signed_in("o.fficer", "officer", body="cites")).status_code == 400
    before = seal()
    assert proposed(Client(), IMPLEMENTED).status_code == 403
    assert proposed(signed_in("o.ther", "officer", body="cms"), IMPLEMENTED).status_code == 403
    assert not WorkEvent.objects.filter(work=IMPLEMENTED, meeting=COP20).exists()
    assert before.number <= seal().number


def test_duties_are_counted_and_narrowed_by_meeting_convention_and_paper(reader: Client) -> None:
    paper = in_the_register()
    shown = page("/duties/?on=2025-06-01")
    assert ">CITES</option>" in shown
    assert "17.56" in page(f"/duties/?at={COP20}&on=2025-06-01")
    assert "No duty fits these filters." in page("/duties/?at=cites:meeting:cop19")
    assert "No duty fits these filters." not in page(f"/duties/?paper={paper.key}")
    assert "No duty fits these filters." in page("/duties/?paper=text:nothing")


def test_texts_are_counted_by_body_and_state_and_each_count_is_a_filter(reader: Client) -> None:
    shown = page("/decisions/")
    for body, state, number in re.findall(r'href="\?body=([\w:%]+)&amp;state=(\w+)"[^>]*>[^<]*<b>(\d+)</b>', shown):
        narrowed = page(f"/decisions/?body={body}&state={state}")
        assert narrowed.count('<td class="text">') == int(number)
    assert page("/decisions/?kind=notification").count('<td class="text">') == 1
