"""`accord checklists` and `accord concordance diff`: shown first, stored once, refused in one line."""

import csv

import pytest

from accord.journal.queries import entries
from accord.species.editions.models import ChecklistEdition

pytestmark = pytest.mark.django_db
CATS = 'id;Nom scientifique;Auteur;Statut;accepted_id\n1;Panthera uncia;"(Schreber, 1775)";accepté;\n2;Felis uncia;"Schreber, 1775";synonyme;1\n'


@pytest.fixture(autouse=True)
def _own_directory(settings, tmp_path):
    settings.ACCORD_DATA = tmp_path / "data"


@pytest.fixture
def cats(tmp_path):
    file = tmp_path / "cats-1.0.csv"
    file.write_text(CATS, encoding="utf-8")
    return str(file)


def test_a_dry_run_shows_what_was_read_and_stores_nothing(accord, cats):
    run = accord("checklists", "load", cats, "--dry-run")
    assert run.exit_code == 0
    assert "plain table" in run.out
    assert "  name         Nom scientifique                90%  Panthera uncia; Felis uncia" in run.out
    assert "2 names: 1 accepted, 1 synonym" in run.out
    assert run.out.splitlines()[-1] == "Nothing was stored: this was a dry run."
    assert entries() == []


def test_a_list_is_stored_once(accord, cats):
    assert "Stored as cats-1.0, entry 1 of the journal" in accord("checklists", "load", cats).out
    assert "Nothing new: the register holds all of it already, as cats-1.0." in accord("checklists", "load", cats).out
    row = ChecklistEdition.objects.get()
    assert (row.checklist, row.mapping["name"], row.names) == ("cats", "Nom scientifique", 2)


def test_what_the_user_says_of_a_list_is_kept(accord, cats):
    accord(
        "checklists",
        "load",
        cats,
        "--id",
        "felids",
        "--title",
        "Cats",
        "--edition",
        "1.0",
        "--date",
        "2024",
        "--licence",
        "CC0",
    )
    run = accord("checklists", "show", "felids")
    assert "title         Cats 1.0" in run.out
    assert "licence       CC0" in run.out
    assert "1  Panthera uncia  (Schreber, 1775)  accepted" in run.out


def test_a_guess_is_corrected(accord, cats):
    run = accord("checklists", "load", cats, "--map", "name=Auteur", "--dry-run")
    assert "  name         Auteur                         100%" in run.out


@pytest.mark.parametrize("given", ["name", "=Auteur", "name="])
def test_a_mapping_without_its_two_sides_is_refused(accord, cats, given):
    run = accord("checklists", "load", cats, "--map", given)
    assert (run.exit_code, run.err.count("\n")) == (2, 1)
    assert "maps nothing" in run.err


def test_editions_are_listed(accord, cats):
    assert accord("checklists", "list").out == "no edition is loaded: `accord checklists load FILE`\n"
    accord("checklists", "load", cats)
    assert accord("checklists", "list").out.startswith("cats-1.0  cats-1.0.csv")


def test_a_dropped_edition_is_gone_and_its_files_with_the_next_cleaning(accord, cats):
    accord("checklists", "load", cats)
    assert "Dropped as entry 2" in accord("checklists", "drop", "cats-1.0", "--reason", "old").out
    assert accord("checklists", "show", "cats-1.0").exit_code == 3
    assert accord("checklists", "clean").out == "Deleted 1 folder that no edition uses.\n"


@pytest.mark.parametrize("form", ["coldp", "dwca"])
def test_an_edition_and_a_file_are_written_as_archives(accord, cats, tmp_path, form):
    accord("checklists", "load", cats)
    for what in ("cats-1.0", cats):
        run = accord("checklists", "export", what, "--format", form, "-o", str(tmp_path / "out.zip"))
        assert run.out == f"Written: {tmp_path / 'out.zip'} (2 names)\n"
    again = accord("checklists", "load", str(tmp_path / "out.zip"), "--dry-run")
    assert "2 names: 1 accepted, 1 synonym" in again.out


def test_an_archive_ends_in_zip(accord, cats):
    run = accord("checklists", "export", cats, "--format", "coldp", "-o", "x.csv")
    assert (run.exit_code, run.err) == (2, "accord: x.csv: an archive ends in .zip\n")


def test_two_editions_are_compared_by_file_and_by_id(accord, cats, tmp_path):
    accord("checklists", "load", cats)
    new = tmp_path / "cats-2.0.csv"
    new.write_text(CATS.replace("synonyme;1", "accepté;"), encoding="utf-8")
    run = accord("concordance", "diff", "cats-1.0", str(new), "-o", str(tmp_path / "out.csv"))
    assert run.out.splitlines()[1:3] == ["1 taxa before, 2 now, 0 unchanged", "       1  split"]
    (row,) = csv.DictReader((tmp_path / "out.csv").open(encoding="utf-8"))
    assert (row["change"], row["old_name"], row["new_name"]) == ("split", "Panthera uncia", "Felis uncia")


@pytest.mark.parametrize(
    ("old", "out", "code", "said"),
    [
        ("none.csv", "x.csv", 2, "none.csv: there is no such file"),
        ("none", "x.csv", 3, "the register holds no edition “none” (held: none)"),
        ("none", "x.docx", 2, "x.docx: no format has this ending; write to one of .csv, .html, .jsonl, .xlsx"),
    ],
)
def test_what_cannot_be_compared_is_told_in_one_line(accord, old, out, code, said):
    run = accord("concordance", "diff", old, old, "-o", out)
    assert (run.exit_code, run.err) == (code, f"accord: {said}\n")
