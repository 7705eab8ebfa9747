"""The page of a resolution or decision: the words in force on a day, versions, timeline, who cites it, what it is used for."""

import io

import docx
import pytest
from django.test import Client
from written_texts import DECISIONS, RESOLUTION, in_the_register

from accord.decisions.models import WorkEvent
from accord.programmes.models import ActivityMandate

pytestmark = pytest.mark.usefixtures("starter", "db")


def page(address: str, status: int = 200) -> str:
    answer = Client().get(address)
    assert answer.status_code == status
    return answer.content.decode()


def test_the_words_in_force_have_their_references_linked_and_duties_beside_them(reader: Client) -> None:
    in_the_register(RESOLUTION, "cms", digit="d", title="Coastal flyways")
    shown = page("/decisions/cms:res:12.3/")
    assert 'href="/decisions/cms:res:9.6/"' in shown
    assert "Requests the Secretariat to report on coastal flyways" in shown
    assert "CMS Secretariat" in shown


def test_a_decision_printed_in_a_set_is_shown_by_itself(reader: Client) -> None:
    in_the_register(DECISIONS)
    shown = page("/decisions/cites:dec:17.56/?on=2024-01-01").partition('id="words"')[2].partition('id="cited"')[0]
    assert "The Standing Committee shall consider the report" in shown
    assert "prepare a study of lagoon otters" not in shown


def test_before_it_was_adopted_no_words_are_in_force(reader: Client) -> None:
    in_the_register(DECISIONS)
    shown = page("/decisions/cites:dec:17.56/?on=2010-01-01")
    assert "No version was in force on that day:" in shown
    assert "The Standing Committee shall consider the report" not in shown.partition('id="cited"')[0]


def test_an_older_version_says_that_another_stood(reader: Client) -> None:
    shown = page("/decisions/cms:res:11.10@cop12/?on=2025-06-01")
    assert "On that day another version stood: cms:res:11.10@cop14." in shown
    assert "On that day another version stood" not in page("/decisions/cms:res:11.10@cop12/?on=2020-01-01")


def test_what_happened_is_a_timeline_with_its_meetings(reader: Client) -> None:
    shown = page("/decisions/cites:dec:17.56/")
    events = shown.partition('<ol class="life">')[2].partition("</ol>")[0]
    assert events.count("<li") == WorkEvent.objects.filter(work__id__startswith="cites:dec:17.56").count()
    assert 'href="/meetings/cites:meeting:cop17/"' in events


def test_versions_with_words_can_be_compared(reader: Client) -> None:
    head = "UNEP/CMS/Resolution 11.10{revised}\n\nSynergies\n\n1. Urges Parties to {what};\n"
    first = in_the_register(head.format(revised="", what="help"), "cms", digit="1", title="Synergies")
    later = in_the_register(head.format(revised=" (Rev.COP12)", what="help more"), "cms", digit="2", title="Synergies")
    shown = page("/decisions/cms:res:11.10/")
    assert f"/decisions/compare/?left={first.key}&amp;right={later.key}" in shown


def test_places_that_cite_it_lead_into_the_paper(reader: Client) -> None:
    paper = in_the_register(DECISIONS)
    shown = page("/decisions/cites:res:13.3/").partition('id="cited"')[2]
    start = paper.text.index("Resolution Conf. 13.3")
    assert f'href="/decisions/papers/{paper.key}/#at-{start}"' in shown
    assert f'id="at-{start}"' in page(f"/decisions/papers/{paper.key}/")


def test_activities_that_rest_on_it_are_named(reader: Client) -> None:
    mandate = ActivityMandate.objects.select_related("activity").first()
    if mandate is None:
        from accord.programmes.models import Activity

        activity = Activity.objects.order_by("id").first()
        mandate = ActivityMandate.objects.create(activity=activity, work_id="cites:res:13.3")
    shown = page(f"/decisions/{mandate.work_id}/").partition('id="uses"')[2]
    assert mandate.activity.code in shown
    assert "/programmes/" in shown


def test_the_words_in_force_can_be_taken_along(reader: Client) -> None:
    in_the_register(RESOLUTION, "cms", digit="d", title="Coastal flyways")
    answer = reader.get("/decisions/cms:res:12.3/text.docx")
    words = "\n".join(each.text for each in docx.Document(io.BytesIO(answer.content)).paragraphs)
    assert "Requests the Secretariat to report on coastal flyways" in words
    assert answer["Content-Disposition"].startswith('attachment; filename="cms-res-12.3-')
    assert reader.get("/decisions/cms:res:12.3/text.odt").status_code == 404
    assert reader.get("/decisions/cites:res:13.3/text.docx").status_code == 404


def test_what_is_no_text_is_not_found(reader: Client) -> None:
    page("/decisions/cites:res:99.9/", 404)
    page("/decisions/cites:res:99.9/text.docx", 404)
