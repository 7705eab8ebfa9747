"""A list that the register holds is named by its id, points in it included; what people decided on its pairs holds."""

import csv
from datetime import date

import pytest

from accord.species.review.models import Answer, Question

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _own_directory(settings, tmp_path):
    settings.ACCORD_DATA = tmp_path / "data"


@pytest.fixture
def lists(accord, tmp_path):
    for name, row in (("cats", '1,Panthera uncia,"(Schreber, 1775)"'), ("felids", '7,Uncia uncia,"(Schreber, 1775)"')):
        file = tmp_path / f"{name}-1.0.csv"
        file.write_text(f"id,scientificName,scientificNameAuthorship\n{row}\n", encoding="utf-8")
        assert accord("checklists", "load", str(file)).exit_code == 0
    return tmp_path


def test_names_are_matched_against_an_edition_whose_id_has_a_point(accord, lists):
    queries = lists / "queries.txt"
    queries.write_text("Panthera uncia\n", encoding="utf-8")
    run = accord("names", "match", str(queries), "--against", "cats-1.0", "-o", str(lists / "out.csv"))
    assert (run.exit_code, "matched              1" in run.err) == (0, True)


def test_what_is_neither_file_nor_list_is_refused_in_one_line(accord, lists):
    for words in (("names", "match", str(lists / "cats-1.0.csv"), "--against"), ("names", "align", "cats-1.0")):
        extra = ("-o", str(lists / "out")) if "align" in words else ()
        run = accord(*words, "dogs-1.0", *extra)
        assert (run.exit_code, run.err.count("\n")) == (3, 1)
        assert "dogs-1.0" in run.err


def test_what_people_decided_on_a_pair_holds_when_its_lists_are_aligned(accord, lists):
    asked = {
        "asked_in": "cats",
        "against": "felids",
        "key": "1",
        "name": "Panthera uncia",
        "asked_on": date(2024, 1, 1),
    }
    question = Question.objects.create(kind="pair", authorship="(Schreber, 1775)", asked_by="r.viewer", **asked)
    Answer.objects.create(
        question=question, chosen="7", chosen_name="Uncia uncia", relation="includes", cover="partly",
        reason="the felids leave the lowland cats out", decided_by="r.viewer", decided_on=date(2024, 1, 2),
    )  # fmt: skip
    assert accord("names", "align", "cats-1.0", "felids-1.0", "-o", str(lists / "out")).exit_code == 0
    with (lists / "out" / "alignment.csv").open(encoding="utf-8", newline="") as file:
        (row,) = [row for row in csv.DictReader(file) if row["left_name"] == "Panthera uncia"]
    assert (row["relation"], row["right_name"]) == ("includes", "Uncia uncia")
    assert "the felids leave the lowland cats out" in row["decision"]
