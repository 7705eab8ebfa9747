"""A list on the pages: sent, looked at, matched in the background, taken along, sent on to the review queue."""

import csv
import io
import json
import threading
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from people import signed_in

from accord.core.errors import Invalid, NotFound
from accord.species.acts import answer_question
from accord.species.review.models import Question
from accord.species.review.queue import detailed, queue
from accord.web.matches import runs, tables, worker
from accord.web.matches.answers import FILES, questions
from accord.web.matches.runs import State
from accord.web.questions import today
from accord.web.views.names import LARGEST_FILE

pytestmark = pytest.mark.usefixtures("starter", "db", "room_of_its_own")

MUSEUM = """no;espèce;auteur;famille
11;Loxodonta africana;(Blumenbach, 1797);Elephantidae
12;Uncia uncia;(Schreber, 1775);Felidae
13;Bos gruniens;Linnaeus, 1766;Bovidae
14;African elephant;;
15;=cmd|' /C calc'!A0;;
16;<script>alert(1)</script>;;
"""
OWN = {"against": ["register:cites", "register:cms"]}


@pytest.fixture
def room_of_its_own(settings, tmp_path) -> None:
    settings.ACCORD_DATA = tmp_path


def sent(text: str, client: Client | None = None, **more):
    return (client or Client()).post("/names/send/", {"names": text, **more})


def uploaded(content: bytes, name: str = "list.csv"):
    return Client().post("/names/send/", {"file": SimpleUploadedFile(name, content)})


def matched(text: str = MUSEUM, client: Client | None = None, label: str = "Museum", **columns: str) -> runs.Run:
    """The run of a pasted list, done."""
    address = sent(text, client, label=label)["Location"]
    client = client or Client()
    drafted = client.get(address).context["preview"]
    taken = {f"column-{column.number}": column.field for column in drafted.columns}
    assert client.post(f"{address}match/", {**taken, **OWN, **columns})["Location"] == address
    return worker.wait_for(runs.find(address.split("/")[2]), 120)


def rows(run: runs.Run, **query: str) -> dict[str, dict[str, str]]:
    text = Client().get(f"/names/{run.key}/answers.csv", query).text
    return {row["input"]: row for row in csv.DictReader(io.StringIO(text))}


def test_a_pasted_table_is_shown_with_its_columns_as_they_are_taken() -> None:
    page = Client().get(sent(MUSEUM)["Location"])
    taken = {column.header: column.field for column in page.context["preview"].columns}
    assert taken == {"no": "", "espèce": "name", "auteur": "authorship", "famille": "family"}
    assert "6 rows." in page.text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page.text


def test_each_name_gets_one_answer_in_its_place_with_its_evidence() -> None:
    run = matched()
    assert (run.state, run.matched, sum(run.counts.values())) == (State.DONE, 6, 6)
    found = rows(run)
    assert [row["id"] for row in found.values()] == ["1", "2", "3", "4", "5", "6"]
    assert found["Loxodonta africana"]["accepted_id"] == "cites:loxodonta-africana"
    assert (found["Uncia uncia"]["method"], found["Uncia uncia"]["accepted_name"]) == ("synonym", "Panthera uncia")
    assert found["Bos gruniens"]["status"] == "proposed"
    assert found["African elephant"]["status"] == "none"


def test_the_answers_are_shown_by_status_with_counts_and_candidates() -> None:
    run = matched()
    page = Client().get(f"/names/{run.key}/", {"status": "proposed"})
    assert [row.input for row in page.context["page"].rows] == ["Bos gruniens"]
    assert "Bos grunniens" in page.text
    counts = {each["code"]: each["number"] for each in page.context["statuses"]}
    assert counts == {"matched": 2, "ambiguous": 0, "proposed": 1, "higher": 0, "none": 3}
    assert Client().get(f"/names/{run.key}/", {"q": "uncia"}).context["page"].total == 1


def test_a_wrong_guess_is_corrected_by_hand() -> None:
    text = "what,which\nLoxodonta africana,x\nPanthera leo,y\n"
    run = matched(text, **{"column-1": "id", "column-2": "name"})
    assert {row["id"] for row in rows(run).values()} == {"Loxodonta africana", "Panthera leo"}
    assert set(rows(run)) == {"x", "y"}


def test_nothing_runs_in_a_page_or_a_spreadsheet() -> None:
    run = matched()
    page = Client().get(f"/names/{run.key}/").text
    assert "<script>alert" not in page
    assert "'=cmd|' /C calc'!A0" in rows(run)
    book = Client().get(f"/names/{run.key}/answers.xlsx")
    with zipfile.ZipFile(io.BytesIO(book.content)) as parts:
        sheets = [parts.read(name) for name in parts.namelist() if name.startswith("xl/worksheets/sheet")]
    assert len(sheets) > 1
    assert not any(b"<f>" in sheet or b"<hyperlink" in sheet for sheet in sheets)


@pytest.mark.parametrize("ending", FILES)
def test_every_download_holds_what_the_page_shows(ending: str) -> None:
    run = matched()
    answer = Client().get(f"/names/{run.key}/answers.{ending}", {"status": "matched"})
    assert answer.status_code == 200
    assert f'filename="matched-museum-matched.{ending}"' in answer["Content-Disposition"]
    if ending == "jsonl":
        assert [json.loads(line)["status"] for line in answer.text.splitlines()] == ["matched", "matched"]
    assert Client().get(f"/names/{run.key}/answers.exe").status_code == 404


def test_whoever_has_not_the_address_sees_nothing() -> None:
    run = matched()
    assert len(run.key) == 22
    for key in (
        run.key[:-1] + ("A" if run.key[-1] != "A" else "B"),
        "..",
        "%2e%2e",
        "lists",
        "a" * 22,
        "x/../" + run.key,
    ):
        assert Client().get(f"/names/{key}/").status_code == 404
    page = Client().get(f"/names/{run.key}/")
    assert "no-store" in page["Cache-Control"]
    assert "private" in page["Cache-Control"]
    assert page["X-Robots-Tag"] == "noindex"
    assert run.key not in Client().get("/names/").text


# What is sent ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "Paste some names"),
        (b"  \n \n", "Paste some names"),
        (b"PK\x03\x04" + b"\0" * 50, "a zip archive or a workbook"),
        (b"\x1f\x8b\x08\0" + b"\0" * 50, "a gzip file"),
        (b"PAR1" + b"\0" * 50, "a Parquet file"),
        (b"%PDF-1.7\n", "a PDF"),
        (b"<!doctype html><p>Panthera leo</p>", "a web page"),
        (b"Panthera leo\n\0\0\0\nUncia uncia\n", "NUL byte"),
        (b'name,author\n"Panthera leo,never closed\n' * 3, "quot"),
        (b"a," * 5000 + b"\n", "more than 1,000 cells"),
    ],
)
def test_what_is_no_list_is_refused_in_words_and_not_kept(content: bytes, why: str) -> None:
    answer = uploaded(content)
    assert answer.status_code == 400
    assert why in answer.text
    assert not runs.root().exists() or not list(runs.root().iterdir())


@pytest.mark.parametrize(
    "content",
    [
        "Panthera leo\n😀\n\u202eoel arehtnaP\n".encode(),
        "Panthera leo (Linnaeus, 1758)\nUrsus arctos Linné, 1758\n".encode("latin-1") + b"\xe9\xff\n",
        "Panthera leo\nUncia uncia\n".encode("utf-16"),
        b"Panthera leo\r\n'; DROP TABLE species_taxon; --\r\n",
        b"scientificName\n" + b"x" * 100_000 + b"\n",
        b"name\tname\tname\nPanthera leo\tUncia uncia\tLoxodonta africana\n",
        b"\n\n\nPanthera leo\n\n",
        b"Panthera leo",
    ],
)
def test_strange_lists_are_matched_row_by_row(content: bytes) -> None:
    address = uploaded(content)["Location"]
    preview = Client().get(address).context["preview"]
    taken = {f"column-{column.number}": column.field for column in preview.columns}
    Client().post(f"{address}match/", {**taken, **OWN})
    run = worker.wait_for(runs.find(address.split("/")[2]), 120)
    assert run.state is State.DONE, run.problem
    assert run.matched == preview.rows
    assert Client().get(address).status_code == 200


def test_a_file_that_is_too_large_is_refused_before_it_is_read() -> None:
    answer = Client().post("/names/send/", {"file": SimpleUploadedFile("x.csv", b"a" * (LARGEST_FILE + 1))})
    assert answer.status_code == 413
    much = Client().generic("POST", "/names/send/", b"", CONTENT_LENGTH=str(1 << 40))
    assert much.status_code == 413
    assert Client().generic("POST", "/names/send/", b"", CONTENT_LENGTH="-5").status_code in (400, 413)


def test_more_names_than_the_page_takes_are_refused(monkeypatch) -> None:
    monkeypatch.setattr(tables, "MOST_NAMES", 3)
    address = sent("Panthera leo\n" * 4)["Location"]
    answer = Client().post(f"{address}match/", {"column-1": "name", **OWN})
    assert answer.status_code == 400
    assert "at most 3" in answer.text
    with pytest.raises(Invalid, match="at most 3"):
        list(tables.queries(b"Panthera leo\n" * 4, "x", {"name": "1"}))


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({"column-1": "name"}, "choose at least one list"),
        ({"column-1": "name", "against": "register:nothing"}, "there is no list"),
        ({"column-1": "name", "against": "../../etc/passwd"}, "there is no list"),
        ({"column-1": "rank", "against": "register:cites"}, "no column is taken for the scientific name"),
    ],
)
def test_a_choice_that_can_not_be_matched_is_said(given: dict[str, str], why: str) -> None:
    address = sent("Panthera leo\nUncia uncia\n")["Location"]
    answer = Client().post(f"{address}match/", given)
    assert answer.status_code == 400
    assert why in answer.text.lower() or why in answer.text
    assert runs.find(address.split("/")[2]).state is State.DRAFT


def test_only_so_many_lists_wait_at_one_time(monkeypatch) -> None:
    monkeypatch.setattr(runs, "MOST_WAITING", 0)
    address = sent("Panthera leo\n")["Location"]
    assert "too many lists" in Client().post(f"{address}match/", {"column-1": "name", **OWN}).text.lower()
    monkeypatch.setattr(runs, "MOST_KEPT", 1)
    assert sent("Panthera leo\n").status_code == 400


# The background -------------------------------------------------------------------------------------------------


def waiting(text: str = "Panthera leo\nUncia uncia\n") -> runs.Run:
    """A run that a server took in and died before it was worked off."""
    from accord.web.matches.lists import chosen

    run = runs.make(text.encode(), "cut off")
    return runs.changed(run, state=State.RUNNING, mapping={"name": "1"}, against=chosen(["register:cites"]), read=2)


def test_a_run_that_a_dead_server_left_is_taken_up_by_whoever_looks() -> None:
    run = waiting()
    page = Client().get(f"/names/{run.key}/")
    assert page.status_code == 200
    assert worker.wait_for(run, 120).state is State.DONE


def test_progress_is_shown_and_looked_at_again(monkeypatch) -> None:
    monkeypatch.setattr(worker, "ensure", lambda: None)
    run = waiting()
    page = Client().get(f"/names/{run.key}/")
    assert "2 names read." in page.text
    assert page["Refresh"] == "3"


def test_a_run_that_another_process_holds_is_left_to_it() -> None:
    run = waiting()
    held, done = threading.Event(), threading.Event()

    def other() -> None:
        with worker._held(run) as is_ours:
            assert is_ours
            held.set()
            done.wait(30)

    thread = threading.Thread(target=other)
    thread.start()
    held.wait(30)
    worker.work_off()
    assert runs.find(run.key).state is State.RUNNING
    done.set()
    thread.join()
    worker.work_off()
    assert runs.find(run.key).state is State.DONE


def test_a_run_can_be_stopped_matched_again_and_forgotten(monkeypatch) -> None:
    monkeypatch.setattr(worker, "ensure", lambda: None)
    run = waiting()
    Client().post(f"/names/{run.key}/forget/")
    worker.work_off()
    assert runs.find(run.key).state is State.CANCELLED
    assert "Stopped before the end" in Client().get(f"/names/{run.key}/").text
    monkeypatch.setattr("accord.web.views.names.PATIENCE", 0)
    Client().post(f"/names/{run.key}/match/", {"column-1": "name", **OWN})
    worker.work_off()
    assert runs.find(run.key).state is State.DONE
    Client().post(f"/names/{run.key}/forget/")
    assert not run.folder.exists()
    assert Client().get(f"/names/{run.key}/").status_code == 404


def test_an_error_in_the_background_is_said_and_ends_only_that_run(monkeypatch) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("a defect")

    monkeypatch.setattr(worker, "ensure", lambda: None)
    with monkeypatch.context() as patch:
        patch.setattr(tables, "queries", broken)
        run = waiting()
        worker.work_off()
    page = Client().get(f"/names/{run.key}/")
    assert "an error of Accord" in page.text
    assert "a defect" not in page.text


def test_a_list_that_is_gone_is_said(monkeypatch) -> None:
    monkeypatch.setattr(worker, "ensure", lambda: None)
    run = waiting()
    gone = [runs.Against("x", "x", "x", "lists/gone")]
    runs.changed(run, against=tuple(gone))
    worker.work_off()
    assert "choose it again" in runs.find(run.key).problem


def test_runs_are_forgotten_after_a_week() -> None:
    import os

    run = runs.make(b"Panthera leo", "old")
    other = runs.make(b"Panthera leo", "new")
    os.utime(run.folder, (0, 0))
    runs.forget_old()
    with pytest.raises(NotFound):
        runs.find(run.key)
    assert runs.find(other.key).label == "new"


def test_a_damaged_state_is_no_run() -> None:
    run = runs.make(b"Panthera leo", "x")
    for damage in ("", "{", "[]", '{"state": "elsewhere"}', '{"key": 1}'):
        (run.folder / "run.json").write_text(damage)
        assert Client().get(f"/names/{run.key}/").status_code == 404
    assert runs.unfinished() == []


def test_a_list_is_matched_against_a_loaded_edition_without_asking_the_database_again(tmp_path, monkeypatch) -> None:
    from datetime import UTC, datetime

    from accord.exchange.checklists.recognised import read_checklist
    from accord.journal.actors import OPERATOR
    from accord.species.editions.acts import load_checklist_edition
    from accord.species.editions.store import keep
    from accord.species.editions.values import Described

    file = tmp_path / "cats.csv"
    file.write_text(
        "id,scientificName,taxonRank,taxonomicStatus,acceptedNameUsageID\n1,Panthera uncia,species,accepted,\n"
    )
    moment = datetime(2024, 1, 1, tzinfo=UTC)
    described = Described("cats-1", "cats", "Cats of the world", file.name, "plain table", "0" * 64, moment)
    load_checklist_edition(actor=OPERATOR, described=described, kept=keep(read_checklist(file).columns))
    assert "Cats of the world" in Client().get("/names/checklists/").text
    address = sent("Panthera uncia\nPanthera leo\n")["Location"]
    Client().post(f"{address}match/", {"column-1": "name", "against": "cats-1"})
    run = worker.wait_for(runs.find(address.split("/")[2]), 120)
    assert run.state is State.DONE, run.problem
    assert [row["matched_id"] for row in rows(run).values()] == ["1", ""]


# On to the review queue -----------------------------------------------------------------------------------------


def test_what_needs_a_person_is_sent_to_the_review_queue_once() -> None:
    client = signed_in()
    run = matched(client=client)
    assert client.post(f"/names/{run.key}/review/")["Location"] == "/review/?list=Museum"
    row = Question.objects.get()
    assert (row.name, row.asked_in, row.against) == ("Bos gruniens", "Museum", "cites + cms")
    assert "cites:bos-grunniens" in {each["key"] for each in row.candidates}
    assert row.group == "Bovidae"
    client.post(f"/names/{run.key}/review/")
    assert Question.objects.count() == 1
    page = client.get("/review/", {"list": "Museum"})
    assert page.context["case"].question.name == "Bos gruniens"
    assert page.context["case"].question.candidates


def test_only_reviewers_and_officers_send_and_others_are_told_why() -> None:
    run = matched()
    page = Client().get(f"/names/{run.key}/").text
    assert "public doesn&#x27;t hold the role reviewer or officer" in page
    assert f"/names/{run.key}/review/" not in page
    assert Client().post(f"/names/{run.key}/review/").status_code == 403
    assert not Question.objects.exists()


def test_what_a_person_decided_is_shown_in_the_next_run_of_any_list() -> None:
    from accord.journal.actors import Actor, Grant, Role

    client = signed_in()
    run = matched(client=client)
    client.post(f"/names/{run.key}/review/")
    (case,) = [each for each in queue(today()).cases if each.question is not None]
    case = detailed(case)
    best = case.question.candidates[0]
    answer_question(
        actor=Actor("r.viewer", frozenset({Grant(Role.REVIEWER)})),
        question=case.number,
        chosen=best.taxon,
        chosen_name=best.name,
        reason="one n was lost",
        decided_on=today(),
        evidence=case.evidence,
    )
    again = matched("Bos gruniens Linnaeus, 1766\nBos gruniens\n", label="Customs")
    page = Client().get(f"/names/{again.key}/").text
    assert "A person decided:" in page
    assert "one n was lost" in page


def test_questions_keep_what_the_list_says_beside_the_name() -> None:
    (asked,) = questions(matched())
    assert (asked.name, asked.authorship, asked.group, asked.edition) == (
        "Bos gruniens",
        "Linnaeus, 1766",
        "Bovidae",
        "register:cites, register:cms",
    )
    assert {each.key for each in asked.candidates} == {"cites:bos-grunniens", "cms:bos-grunniens"}


def test_the_lists_are_shown_with_their_sizes(reader: Client) -> None:
    page = reader.get("/names/checklists/")
    own = {each.key: each for each in page.context["lists"]}
    assert own["register:cites"].names > own["register:cites"].accepted > 300
