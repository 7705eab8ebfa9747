"""`accord decisions` brings papers in, shows how texts stand and what is due, and refuses in one line."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from accord.cli import accord
from accord.core.errors import Invalid, NotFound
from accord.decisions import queries
from accord.decisions.models import Expression, Work, WorkEvent
from accord.exchange.akoma_ntoso import read_akoma_ntoso
from accord.register.models import Body, Meeting

pytestmark = pytest.mark.django_db(transaction=True)

PAPER = """CONVENTION ON INTERNATIONAL TRADE IN ENDANGERED SPECIES OF WILD FAUNA AND FLORA

COOPERATION WITH OTHERS

Directed to the Secretariat

19.20 The Secretariat shall publish the list by 31 January 2015.

See Resolution Conf. 16.4."""


def run(*words: str) -> str:
    return CliRunner().invoke(accord, ["decisions", *words], catch_exceptions=False, standalone_mode=False).output


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    Body.objects.create(id="cites", kind="convention", name_en="CITES")
    Body.objects.create(id="cites:cop", kind="conference", name_en="CoP", parent_id="cites")
    Body.objects.create(id="cites:sc", kind="committee", name_en="SC", parent_id="cites")
    Meeting.objects.create(
        id="cites:meeting:sc78", body_id="cites:sc", title="SC78", starts="2025-02-03", precision="day"
    )
    for key, kind, number in (("cites:dec:19.20", "decision", "19.20"), ("cites:res:16.4", "resolution", "16.4")):
        Work.objects.create(id=key, body_id="cites:cop", kind=kind, number=number, title="Cooperation")
        WorkEvent.objects.create(work_id=key, event="adopted", day="2013-03-14", day_precision="day")
    path = tmp_path / "paper.txt"
    path.write_text(PAPER, encoding="utf-8")
    return path


def test_a_dry_run_shows_and_stores_nothing(paper: Path) -> None:
    assert "COOPERATION WITH OTHERS (cites), 5 parts, 2 references (0 with a problem), 1 duties" in run(
        "import", str(paper), "--dry-run"
    )
    assert not Expression.objects.exists()


def test_the_same_file_is_brought_in_once(paper: Path) -> None:
    assert "stored as entry 1 of the journal" in run("import", str(paper))
    assert "the register has it already" in run("import", str(paper))


def test_what_is_due_is_listed_with_its_state(paper: Path) -> None:
    run("import", str(paper))
    (row,) = (json.loads(line) for line in run("due", "--on", "2026-01-01", "--format", "jsonl").splitlines())
    assert (row["due"], row["due_on"], row["actors"], row["verdict"]) == (
        "overdue",
        "2015-01-31",
        ["cites:secretariat"],
        "proposed",
    )
    assert run("due", "--body", "cms").strip() == "Nothing is due."


def test_a_text_is_shown_with_its_log_and_who_cites_it(paper: Path) -> None:
    run("import", str(paper))
    shown = run("show", "cites:res:16.4")
    assert "in_effect" in shown
    assert "2013-03-14 adopted" in shown
    assert "See Resolution Conf. 16.4." in shown


def test_deletions_are_proposed_by_a_committee(paper: Path) -> None:
    assert "proposed for deletion at SC78" in run(
        "propose-deletion", "cites:dec:19.20", "--at", "cites:meeting:sc78", "--reason", "implemented"
    )
    assert "proposed_for_deletion" in run("list", "--state", "proposed_for_deletion")


def test_a_paper_is_written_for_other_systems(paper: Path, tmp_path: Path) -> None:
    run("import", str(paper))
    key = Expression.objects.get().id
    told = json.loads(run("export", key, "--format", "json"))
    assert (told["format"], told["text"]) == ("accord-text/1", PAPER)
    out = tmp_path / "paper.xml"
    assert "5 parts, 2 references" in run("export", key, "--format", "akn", "-o", str(out))
    assert read_akoma_ntoso(out.read_bytes()).text == PAPER


REFUSED = [
    (("export", "cites:res:16.4", "--format", "json"), NotFound, "no paper with the text"),
    (("show", "cites:dec:99.9"), NotFound, "no text cites:dec:99.9"),
    (("show", "text:none"), NotFound, "no paper text:none"),
    (("due", "--at", "cites:meeting:none"), NotFound, "no meeting"),
    (("list", "--state", "asleep"), Invalid, "no state of a text"),
    (("propose-deletion", "cites:dec:19.20", "--at", "cites:meeting:none", "--reason", "x"), NotFound, "no meeting"),
]


@pytest.mark.parametrize(("words", "error", "reason"), REFUSED, ids=[" ".join(words[:2]) for words, _, _ in REFUSED])
def test_what_is_not_there_is_said_in_one_line(
    paper: Path, words: tuple[str, ...], error: type[Exception], reason: str
) -> None:
    with pytest.raises(error, match=reason):
        run(*words)


def test_an_empty_paper_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "empty.txt"
    path.write_text(" \n", encoding="utf-8")
    with pytest.raises(Invalid, match="holds no text"):
        run("import", str(path))


@pytest.mark.parametrize("form", ["json", "akn"])
def test_a_paper_written_for_other_systems_comes_back_as_it_was(paper: Path, tmp_path: Path, form: str) -> None:
    run("import", str(paper), "--title", "A title given by hand", "--language", "fr")
    first = Expression.objects.get()
    copy = tmp_path / f"copy.{form}"
    run("export", first.id, "--format", form, "-o", str(copy))
    run("import", str(copy))
    again = Expression.objects.exclude(id=first.id).get()
    assert queries.written(again.id) == queries.written(first.id)
    assert (again.title, again.language) == ("A title given by hand", "fr")


def test_a_french_paper_is_brought_in_as_french(paper: Path, tmp_path: Path) -> None:
    french = tmp_path / "papier.txt"
    french.write_text(
        "CONVENTION SUR LE COMMERCE INTERNATIONAL DES ESPÈCES\n\nLes Parties sont priées de répondre au Secrétariat dans "
        "les six mois, et de lui dire ce qui a été fait pour les espèces de la liste.\n"
    )
    run("import", str(french))
    assert Expression.objects.get().language == "fr"


def test_the_part_on_deletions_calls_the_committee_as_papers_do(paper: Path, tmp_path: Path) -> None:
    Body.objects.filter(id="cites").update(acronym="CITES")
    Body.objects.filter(id="cites:sc").update(
        name_en="CITES Standing Committee",
        name_fr="Comité permanent de la CITES",
        name_es="Comité Permanente de la CITES",
    )
    run("propose-deletion", "cites:dec:19.20", "--at", "cites:meeting:sc78", "--reason", "done")
    said = {"en": "The Standing Committee is invited to", "fr": "Comité permanent : il", "es": "Comité Permanente: se"}
    for language, words in said.items():
        path = tmp_path / f"{language}.html"
        run("deletions", "--at", "cites:meeting:sc78", "--language", language, "-o", str(path))
        assert words in path.read_text(encoding="utf-8")
