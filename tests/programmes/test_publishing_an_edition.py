from datetime import date

import pytest
from sides import CITES, CMS, officer

from accord.core.errors import Conflict, Invalid, NotFound, Refused
from accord.core.programme.checks import CHECKS, Severity
from accord.core.programme.edition import Part, Role
from accord.journal.actors import OPERATOR
from accord.journal.policies import may
from accord.journal.undoing import undo
from accord.programmes import acts
from accord.programmes.models import Publication
from accord.programmes.queries import activity, checked, edition, editions, publication, publications
from accord.programmes.values import ActivityFields, NewEdition, Statement

pytestmark = pytest.mark.django_db
DAY, LATER = date(2022, 3, 1), date(2022, 9, 1)


def publish(**more) -> str:
    return acts.publish_edition(**({"actor": CITES, "edition": "jwp-3", "on": DAY} | more))


def found(on: date = DAY, key: str = "jwp-3") -> list[tuple[str, str]]:
    return [(each.check, each.about) for each in checked(key, on=on)]


def test_a_publication_is_frozen_with_its_hash(opened):
    assert publish() == "jwp-3@1"
    frozen = publication("jwp-3@1")
    assert frozen.value == edition("jwp-3", on=DAY)
    assert frozen.row.is_intact
    assert len(frozen.row.sha256) == 64
    assert (frozen.progress.total, frozen.row.as_of, frozen.row.published_by) == (2, DAY, "cites.officer")


def test_what_changes_afterwards_does_not_change_it(opened):
    publish()
    acts.alter_activity(
        actor=CITES, activity="jwp-3:a1", seen=1, fields=ActivityFields(text="Other words"), on=LATER, reason="agreed"
    )
    assert next(publication("jwp-3@1").value.activities()).text == "Align the names of birds."
    assert publication("jwp-3@1").page().themes[0].activities[0].text == "Align the names of birds."


def test_a_later_publication_supersedes_and_never_overwrites(opened):
    publish()
    with pytest.raises(Conflict, match="nothing of jwp-3 has changed since its publication 1"):
        publish()
    acts.alter_activity(
        actor=CITES, activity="jwp-3:a1", seen=1, fields=ActivityFields(text="Other words"), on=LATER, reason="agreed"
    )
    assert publish(on=LATER) == "jwp-3@2"
    assert [(row.id, row.superseded_by) for row in publications("jwp-3")] == [("jwp-3@2", None), ("jwp-3@1", "jwp-3@2")]
    assert next(publication("jwp-3@1").value.activities()).text == "Align the names of birds."


def test_what_is_published_is_not_undone(opened):
    publish()
    with pytest.raises(Refused, match="can't be undone"):
        undo(actor=OPERATOR, number=6, reason="too early")


def test_a_publication_that_was_tampered_with_is_told(opened):
    publish()
    row = Publication.objects.get(id="jwp-3@1")
    row.content = row.content.replace("birds", "words")
    row.save()
    assert not publications("jwp-3")[0].is_intact
    with pytest.raises(Conflict, match="its hash differs"):
        publication("jwp-3@1")


def test_agreed_text_alone_is_published(opened):
    said = Statement("One list was published.", (("jwp-3:a2", "done"),))
    key = acts.draft_result(actor=CITES, edition="jwp-3", body="cites:secretariat", statement=said, on=DAY)
    with pytest.raises(Refused, match="waits for cms:secretariat") as refusal:
        publish()
    assert "(result-not-accepted)" in refusal.value.reasons[0]
    acts.waive_check(
        actor=CITES, edition="jwp-3", check="result-not-accepted", about=key, on=DAY, reason="reported next time"
    )
    publish()
    assert publication("jwp-3@1").value.results == ()
    assert [each.waiver.reason for each in publication("jwp-3@1").findings if each.waiver] == ["reported next time"]


def test_a_draft_that_is_published_can_be_read_by_all(programme):
    bodies = ("cites:secretariat", "cms:secretariat")
    new = NewEdition("jwp-4", "Four", bodies, date(2024, 1, 1), date(2026, 12, 31))
    acts.open_edition(actor=CITES, edition=new, on=DAY)
    assert "jwp-4" not in [row.id for row in editions()]
    publish(edition="jwp-4")
    assert [row.published for row in editions() if row.id == "jwp-4"] == [1]


def test_what_a_check_finds_and_nobody_waives_stops_it(opened):
    acts.set_roles(actor=CITES, activity="jwp-3:a1", seen=1, roles=[Role("cms:secretariat", Part.CONSULTED)], on=DAY)
    with pytest.raises(Refused) as refusal:
        publish()
    assert refusal.value.reasons == ("A1: no body leads it (no-lead)",)


def test_a_waiver_holds_while_the_check_says_the_same(opened):
    acts.set_roles(actor=CITES, activity="jwp-3:a1", seen=1, roles=[], on=DAY)
    given = {"edition": "jwp-3", "check": "no-lead", "about": "jwp-3:a1", "on": DAY}
    acts.waive_check(actor=CITES, reason="to be named by SC78", **given)
    (waiver,) = [each.waiver for each in checked("jwp-3", on=DAY) if each.check == "no-lead"]
    assert (waiver.reason, waiver.waived_by, waiver.waived_on) == ("to be named by SC78", "cites.officer", DAY)
    publish()
    acts.revoke_waiver(actor=CITES, reason="SC78 has met", **given)
    assert [each.waiver for each in checked("jwp-3", on=DAY) if each.check == "no-lead"] == [None]


@pytest.mark.parametrize(
    ("given", "error", "why"),
    [
        ({"check": "no-lead", "about": "jwp-3:a1"}, NotFound, "finds nothing about jwp-3:a1"),
        ({"check": "no-such", "about": "jwp-3:a1"}, NotFound, "finds nothing"),
        ({"check": "name-unknown", "about": "jwp-3:a1", "reason": " "}, Invalid, "reason"),
    ],
)
def test_nothing_else_is_waived(opened, given, error, why):
    with pytest.raises(error, match=why):
        acts.waive_check(**({"actor": CITES, "edition": "jwp-3", "on": DAY, "reason": "so"} | given))


def test_a_mandate_that_is_over_by_the_day_is_found(opened):
    from accord.decisions.models import WorkEvent

    acts.record_mandate(actor=CITES, activity="jwp-3:a1", work="cites:res:13.3", on=DAY, text="INSTRUCTS")
    WorkEvent.objects.create(work_id="cites:res:13.3", event="adopted", day=date(2004, 10, 14), day_precision="day")
    WorkEvent.objects.create(work_id="cites:res:13.3", event="repealed", day=LATER, day_precision="day")
    assert ("mandate-over", "jwp-3:a1") not in found(DAY)
    assert ("mandate-over", "jwp-3:a1") in found(date(2022, 12, 1))


def test_a_name_that_no_list_has_is_found(opened):
    fields = ActivityFields(taxa="Argali (Ovis ammonium)")
    acts.alter_activity(actor=CITES, activity="jwp-3:a1", seen=1, fields=fields, on=DAY, reason="its species")
    (row,) = [each for each in checked("jwp-3", on=DAY) if each.check == "name-unknown"]
    assert (row.severity, row.called, row.sentence) == (
        Severity.WARNING,
        "A1",
        "names Ovis ammonium, which is in no list of the conventions",
    )


def test_there_are_twelve_checks_at_least_and_each_asks_something():
    assert len(CHECKS) >= 12
    assert all(each.asks.endswith("?") and each.find.__doc__ for each in CHECKS.values())


def test_drafts_are_read_by_officers_and_committee_members_of_these_conventions(opened):
    from accord.journal.actors import Actor, Grant
    from accord.journal.actors import Role as Of

    given = {"edition": "jwp-3"}
    member = Actor("a.member", frozenset({Grant(Of.COMMITTEE_MEMBER, body="cites:sc")}))
    other = Actor("an.other", frozenset({Grant(Of.COMMITTEE_MEMBER, body="cbd")}))
    assert may(CMS, "programmes.read_drafts", given).allowed
    assert may(member, "programmes.read_drafts", given).allowed
    assert may(other, "programmes.read_drafts", given).reasons[-1] == (
        "an.other is no member of a committee of these conventions"
    )
    assert not may(officer("cbd"), "programmes.read_drafts", given).allowed


def test_the_status_of_activities_is_frozen_too(opened):
    publish()
    assert publication("jwp-3@1").standings["jwp-3:a1"].status == "not_assessed"
    assert activity("jwp-3:a1", on=DAY).status == "not_assessed"


def test_an_activity_of_the_earlier_edition_that_was_dropped_has_its_lineage(programme):
    from accord.programmes.models import Edition, Lineage

    Edition.objects.filter(id="jwp-2").update(supersedes="jwp-1")
    before = {each.about for each in checked("jwp-2", on=DAY) if each.check == "lineage-missing"}
    assert before == {"jwp-1:b1", "jwp-1:b2", "jwp-1:b10"}
    Lineage.objects.create(earlier_id="jwp-1:b2", relation="dropped")
    after = {each.about for each in checked("jwp-2", on=DAY) if each.check == "lineage-missing"}
    assert after == {"jwp-1:b1", "jwp-1:b10"}


def test_a_name_that_a_list_has_is_not(opened):
    from accord.species.models import Checklist, Taxon

    Checklist.objects.create(id="cms", title="CMS")
    Taxon.objects.create(id="cms:ovis-ammon", checklist_id="cms", name="Ovis ammon", rank="species")
    fields = ActivityFields(taxa="Argali (Ovis ammon)")
    acts.alter_activity(actor=CITES, activity="jwp-3:a1", seen=1, fields=fields, on=DAY, reason="its species")
    assert [each.about for each in checked("jwp-3", on=DAY) if each.check == "name-unknown"] == []
