"""An edition is stored once, found again by its content, verified when it is opened, and never half there."""

from datetime import date

import polars as pl
import pytest
from editions_of_cats import CATS, cats, described, load
from elephants import acting

from accord.core.errors import Conflict, NotFound, Refused, SourceFailed
from accord.core.taxonomy.columns import NAME_COLUMNS
from accord.journal.actors import OPERATOR, Role
from accord.journal.queries import entries
from accord.journal.undoing import undo
from accord.species.editions import store
from accord.species.editions.acts import drop_checklist_edition, load_checklist_edition
from accord.species.editions.models import ChecklistEdition
from accord.species.editions.queries import edition_directory, editions, open_edition
from accord.species.review.models import Answer, Question

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _own_directory(settings, tmp_path):
    settings.ACCORD_DATA = tmp_path


def test_what_was_stored_is_what_is_opened():
    load()
    columns = open_edition("cats-1").columns
    assert columns.names.schema == NAME_COLUMNS
    assert columns.names.equals(cats().names)
    assert columns.relations.is_empty()


def test_the_register_knows_what_is_in_it_and_where_it_came_from():
    load()
    (edition,) = editions()
    assert (edition.names, edition.accepted, edition.synonyms) == (3, 2, 1)
    assert (edition.file, edition.sha256) == ("cats.csv", "a" * 64)
    (entry,) = entries()
    assert entry.act == "species.load_checklist_edition"


def test_the_same_list_again_changes_nothing():
    load()
    assert load(id="another") == "cats-1"
    assert ChecklistEdition.objects.count() == len(entries()) == 1


def test_another_list_under_the_same_id_is_a_conflict():
    load()
    with pytest.raises(Conflict, match="another list as cats-1"):
        load(cats(CATS[:1]))


def test_a_list_is_stored_under_the_same_name_wherever_it_is_written(tmp_path, settings):
    first = store.keep(cats()).content
    settings.ACCORD_DATA = tmp_path / "elsewhere"
    assert store.keep(cats()).content == first


def test_one_name_more_makes_another_content():
    assert store.keep(cats()).content != store.keep(cats(CATS[:2])).content


def test_writing_leaves_no_draft_behind():
    store.keep(cats())
    assert [each.name for each in store.root().iterdir()] == [store.keep(cats()).content]


def test_a_disk_that_fails_half_way_leaves_nothing(monkeypatch):
    def full(*_args, **_named):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(pl.DataFrame, "write_ipc", full)
    with pytest.raises(SourceFailed, match="No space left"):
        store.keep(cats())
    assert list(store.root().iterdir()) == []


def test_a_folder_that_was_damaged_is_written_anew():
    kept = store.keep(cats())
    (kept.directory / "names.arrow").write_bytes(b"rubbish")
    again = store.keep(cats())
    assert not again.existed
    assert store.open_columns(again.content, "cats").names.height == 3


@pytest.mark.parametrize("harm", ["changed", "cut"])
def test_files_that_were_changed_are_refused(harm):
    load()
    file = edition_directory("cats-1") / "names.arrow"
    data = bytearray(file.read_bytes())
    data[len(data) // 2] ^= 1
    file.write_bytes(bytes(data) if harm == "changed" else bytes(data[:-8]))
    with pytest.raises(SourceFailed, match="not what was stored as cats-1"):
        _ = open_edition("cats-1").columns


def test_files_that_are_gone_are_told():
    load()
    (edition_directory("cats-1") / "edition.json").unlink()
    with pytest.raises(NotFound, match="load the list again"):
        _ = open_edition("cats-1").columns


def test_an_unknown_edition_is_told_with_those_that_there_are():
    load()
    with pytest.raises(NotFound, match=r"no edition “dogs” \(held: cats-1\)"):
        open_edition("dogs")


def test_loading_is_undone_and_done_again():
    load()
    undo(actor=OPERATOR, number=1, reason="the wrong file")
    assert editions() == []
    undo(actor=OPERATOR, number=2, reason="the right one after all")
    assert open_edition("cats-1").columns.names.height == 3


def test_a_dropped_edition_is_forgotten_until_that_is_undone():
    load()
    drop_checklist_edition(actor=OPERATOR, edition="cats-1", reason="replaced")
    with pytest.raises(NotFound):
        open_edition("cats-1")
    undo(actor=OPERATOR, number=2, reason="still needed")
    assert open_edition("cats-1").columns.names.height == 3


def test_what_was_known_of_an_edition_comes_back_with_it():
    load(mapping={"name": "Sci_Name"}, edition="1", licence="CC0")
    before = ChecklistEdition.objects.values().get()
    drop_checklist_edition(actor=OPERATOR, edition="cats-1", reason="replaced")
    undo(actor=OPERATOR, number=2, reason="still needed")
    assert ChecklistEdition.objects.values().get() == before


def test_only_files_that_no_edition_uses_may_be_deleted():
    load()
    orphan = store.keep(cats(CATS[:1])).directory
    used = frozenset(ChecklistEdition.objects.values_list("content", flat=True))
    assert list(store.unused(used)) == [orphan]


def test_an_edition_on_which_a_decision_rests_cannot_be_dropped():
    load()
    day = date(2026, 11, 22)
    question = Question.objects.create(
        kind="name",
        asked_in="mine",
        against="cats",
        edition="cats-1",
        name="Felis uncia",
        asked_by="someone",
        asked_on=day,
    )
    Answer.objects.create(question=question, reason="no such cat", decided_by="someone", decided_on=day)
    with pytest.raises(Refused, match="decision on Felis uncia"):
        drop_checklist_edition(actor=OPERATOR, edition="cats-1", reason="old")
    assert ChecklistEdition.objects.exists()


def test_a_focal_point_may_not_load():
    reader = acting(Role.PARTY)
    with pytest.raises(Refused, match="can't be loaded"):
        load_checklist_edition(actor=reader, described=described(), kept=store.keep(cats()))
