import pytest

from accord.core.errors import NotFound
from accord.programmes.models import Activity, ActivityBody, ActivityItem, ActivityResult, ResultStatus, SubTheme
from accord.programmes.queries import editions, overall, programme_page, progress

pytestmark = pytest.mark.django_db


def test_themes_and_activities_come_as_printed(programme):
    page = programme_page("jwp-1")
    assert [(theme.code, [row.code for row in theme.activities]) for theme in page.themes] == [
        ("A", ["A1"]),
        ("B", ["B1", "B2", "B3", "B10"]),
    ]


def test_none_reported_and_no_action_are_counted_apart_each_with_its_denominator(programme):
    found = progress("jwp-1")
    assert found.total == 5
    assert found.counts == {
        ResultStatus.DONE: 1,
        ResultStatus.PARTLY: 1,
        ResultStatus.NO_ACTION: 1,
        ResultStatus.NONE_REPORTED: 1,
        ResultStatus.NOT_ASSESSED: 1,
    }
    assert (found.reported, found.assessed) == (3, 4)


def test_every_theme_has_its_own_progress(programme):
    first, second = programme_page("jwp-1").themes
    assert (first.progress.total, second.progress.total) == (1, 4)


def test_an_activity_without_any_word_on_it_is_not_assessed(programme):
    assert progress("jwp-2").counts == {ResultStatus.NOT_ASSESSED: 2}


def test_an_activity_shows_items_bodies_heading_and_results(programme):
    heading = SubTheme.objects.create(id="jwp-1:elephants", theme_id="jwp-1:b", title="African elephant", position=1)
    Activity.objects.filter(id="jwp-1:b1").update(subtheme=heading, conditions="external_funding recurring")
    for position, text in ((2, "report on it"), (1, "find a host")):
        ActivityItem.objects.create(activity_id="jwp-1:b1", position=position, text=text)
    for body, part in (("cites:secretariat", "lead"), ("cms:secretariat", "co_lead"), ("cms", "partner")):
        ActivityBody.objects.create(activity_id="jwp-1:b1", body_id=body, part=part)
    row = programme_page("jwp-1").themes[1].activities[0]
    assert (row.subtheme, row.items) == ("African elephant", ("find a host", "report on it"))
    assert (row.leads, row.partners) == (("cites:secretariat", "cms:secretariat"), ("cms",))
    assert row.conditions == ("external_funding", "recurring")
    assert [(result.result, result.text, result.status) for result in row.results] == [(None, "", "none_reported")]


@pytest.mark.parametrize(
    ("statuses", "all_in_all"),
    [
        ((), "not_assessed"),
        (("done",), "done"),
        (("done", "done"), "done"),
        (("done", "partly"), "partly"),
        (("done", "no_action"), "partly"),
        (("no_action", "cancelled"), "no_action"),
    ],
)
def test_an_activity_is_done_only_where_all_results_say_so(statuses, all_in_all):
    assert overall(ResultStatus(status) for status in statuses) == all_in_all


def test_editions_come_latest_first_with_bodies_mandates_and_progress(programme):
    latest, first = editions()
    assert (latest.id, first.id, first.progress.total) == ("jwp-2", "jwp-1", 5)
    assert (latest.bodies, latest.mandates) == (("cites:secretariat", "cms:secretariat"), ("cites:res:13.3",))


def test_the_number_of_queries_does_not_grow_with_the_activities(programme, django_assert_max_num_queries):
    ActivityResult.objects.filter(activity="jwp-1:b10").update(status="not_yet_due")
    with django_assert_max_num_queries(30):
        programme_page("jwp-1")


def test_a_programme_that_is_not_there_is_not_found(programme):
    with pytest.raises(NotFound, match="the register has no programme jwp-9"):
        programme_page("jwp-9")
