import pytest
from django.db import IntegrityError, transaction

from accord.core.errors import NotFound
from accord.programmes.models import Lineage
from accord.programmes.queries import activity, lineage, search_activities

pytestmark = pytest.mark.django_db


def steps(key: str) -> list[tuple[str | None, str, str | None]]:
    return [(row.earlier, row.relation, row.later) for row in lineage(key)]


def test_it_is_the_same_from_both_ends(programme):
    line = [("jwp-1:a1", "generalised", "jwp-2:a1")]
    assert steps("jwp-1:a1") == steps("jwp-2:a1") == line


def test_it_runs_through_merged_and_split_activities(programme):
    Lineage.objects.create(earlier_id="jwp-1:b1", later_id="jwp-2:a1", relation="merged")
    assert steps("jwp-2:a1") == [("jwp-1:a1", "generalised", "jwp-2:a1"), ("jwp-1:b1", "merged", "jwp-2:a1")]
    assert steps("jwp-1:b1") == [("jwp-1:b1", "merged", "jwp-2:a1")]  # not the other one that was merged


def test_the_same_code_in_two_editions_makes_no_line(programme):
    assert steps("jwp-1:b1") == []
    assert steps("jwp-2:b1") == [(None, "new", "jwp-2:b1")]


def test_a_completed_activity_ends_its_line(programme):
    assert [(row.relation, row.later) for row in activity("jwp-1:b3").descent] == [("completed", None)]


@pytest.mark.parametrize(
    ("earlier", "later", "relation"),
    [
        ("jwp-1:b2", None, "continued"),
        (None, "jwp-2:a1", "changed"),
        ("jwp-1:b2", "jwp-2:a1", "new"),
        ("jwp-1:b2", "jwp-2:a1", "dropped"),
        ("jwp-1:b2", "jwp-1:b2", "changed"),
        (None, None, "new"),
        ("jwp-1:b2", "jwp-2:a1", "inspired"),
    ],
)
def test_the_database_keeps_both_ends_in_order(programme, earlier, later, relation):
    with pytest.raises(IntegrityError), transaction.atomic():
        Lineage.objects.create(earlier_id=earlier, later_id=later, relation=relation)


def test_an_activity_that_is_not_there_is_not_found(programme):
    with pytest.raises(NotFound, match="the register has no activity jwp-1:z9"):
        lineage("jwp-1:z9")


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("turtles", ["jwp-1:b2"]),
        ("MEETING saiga", ["jwp-1:b10"]),
        ("a1", ["jwp-2:a1", "jwp-1:a1"]),
        ("", []),
        ("dugong", []),
    ],
)
def test_activities_are_found_by_word_and_code_the_latest_edition_first(programme, typed, found):
    assert [row.id for row in search_activities(typed)] == found
