"""Measures are dated facts: recorded, ended, withdrawn and undone as acts, and asked for by taxon, country and day."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from elephants import REVIEWER, acting, listed

from accord.core.errors import Conflict, Invalid, NotFound, Refused
from accord.core.listings.annotations import Covers, covers
from accord.journal.actors import OPERATOR, Role
from accord.journal.undoing import undo
from accord.species.acts import record_listing_event
from accord.species.measures import acts
from accord.species.measures.models import Basis, Quota, Specimens, TradeSuspension
from accord.species.measures.values import NewAnnotationText, NewQuota, NewSuspension
from accord.species.queries.histories import history
from accord.species.queries.measures import annotation_on, annotations_of, measures_for

pytestmark = pytest.mark.django_db
ELEPHANT = "cites:loxodonta-africana"
START = date(2014, 1, 1)


def suspension(**more) -> NewSuspension:
    given = {
        "country": "GH",
        "taxon": None,
        "valid_from": START,
        "basis": Basis.REPORTS,
        "notification": "2014/001",
        "text": "All trade.",
    }
    return NewSuspension(**(given | more))


def quota(**more) -> NewQuota:
    given = {"taxon": ELEPHANT, "country": "BW", "valid_from": START, "amount": Decimal(800), "term": "tusks"}
    return NewQuota(**(given | more))


def text(words="Logs, sawn wood and veneer sheets", **more) -> NewAnnotationText:
    given = {"symbol": "#5", "language": "en", "text": words, "valid_from": START}
    return NewAnnotationText(**(given | more))


def suspend(actor=REVIEWER, **more):
    return acts.record_suspension(actor=actor, suspension=suspension(**more), reason="published")


def allow(actor=REVIEWER, **more):
    return acts.record_quota(actor=actor, quota=quota(**more), reason="published")


def annotate(*words, actor=REVIEWER, **more):
    return acts.record_annotation_text(actor=actor, annotation=text(*words, **more), reason="published")


def suspended(taxon=ELEPHANT, country="GH", on="2015-06-01"):
    return [each.id for each in measures_for(taxon, country, on=date.fromisoformat(on)).suspensions]


# Suspensions ------------------------------------------------------------------------------------------------------


def test_a_suspension_reaches_the_taxon_those_below_it_and_where_it_names_none_all(elephants):
    own = suspend(taxon=ELEPHANT)
    above = suspend(taxon="cites:loxodonta", notification="2014/002")
    everything = suspend(notification="2014/003")
    other = suspend(taxon="cites:panthera-leo", notification="2014/004")
    assert suspended() == sorted([own, above, everything])
    assert suspended("cites:loxodonta") == sorted([above, everything])
    assert suspended("cites:panthera-leo") == sorted([everything, other])
    assert suspended(country="BW") == []


def test_a_synonym_is_answered_for_by_its_accepted_taxon(elephants):
    assert suspend(taxon=ELEPHANT) in suspended("cites:loxodonta-cyclotis")


def test_a_suspension_of_one_convention_does_not_touch_the_list_of_the_other(elephants):
    suspend()
    assert suspended("cms:loxodonta-africana") == []


def test_without_a_country_those_of_the_range_are_given(elephants):
    suspend()
    suspend(country="FR", notification="2014/005")
    found = measures_for(ELEPHANT, on=date(2015, 1, 1)).suspensions
    assert [each.country for each in found] == ["GH"]


def test_a_suspension_holds_from_its_first_to_its_last_day(elephants):
    key = suspend()
    acts.end_suspension(
        actor=REVIEWER, suspension=key, last_day=date(2015, 6, 1), notification="2015/030", reason="lifted"
    )
    days = ["2013-12-31", "2014-01-01", "2015-06-01", "2015-06-02"]
    assert [bool(suspended(on=day)) for day in days] == [False, True, True, False]
    with pytest.raises(Conflict, match="ended on 2015-06-01"):
        acts.end_suspension(actor=REVIEWER, suspension=key, last_day=date(2016, 1, 1), reason="again")


def test_it_is_said_in_words_with_the_notification(elephants):
    suspend()
    (sentence,) = measures_for(ELEPHANT, "GH", on=date(2015, 1, 1)).sentences
    assert sentence == (
        "Trade suspended: Ghana, all listed species, since 1 January 2014. All trade "
        "(annual reports not submitted; Notification 2014/001)."
    )


# Quotas -----------------------------------------------------------------------------------------------------------


def test_a_quota_holds_for_its_years_and_country(elephants):
    key = allow(valid_to=date(2014, 12, 31))

    def found(country, year):
        return [each.id for each in measures_for(ELEPHANT, country, on=date(year, 6, 1)).quotas]

    assert found("BW", 2014) == found(None, 2014) == [key]
    assert found("BW", 2015) == found("GH", 2014) == []


def test_a_quota_of_every_range_state_holds_in_each(elephants):
    key = allow(country=None, amount=Decimal(0), term="ivory for commercial purposes", specimens=Specimens.WILD)
    (found,) = measures_for(ELEPHANT, "GH", on=START).quotas
    assert (found.id, found.country) == (key, None)
    assert found.sentence == (
        "Export quota: every range State, Loxodonta africana, 0 ivory for commercial purposes, taken from the wild "
        "a calendar year, since 1 January 2014."
    )


def test_a_quota_not_yet_set_is_no_zero_quota(elephants):
    allow(amount=None)
    (found,) = measures_for(ELEPHANT, "BW", on=START).quotas
    assert found.amount is None
    assert "not yet set" in found.sentence


# Annotations ------------------------------------------------------------------------------------------------------


def test_a_symbol_says_what_it_said_on_the_day_in_the_language_asked_for(elephants):
    annotate("Designates roots", valid_to=date(2016, 12, 31))
    annotate(valid_from=date(2017, 1, 1))
    annotate("Grumes, bois sciés et placages", language="fr", valid_from=date(2017, 1, 1))
    assert annotation_on("#5", date(2013, 1, 1)) is None
    assert annotation_on("#5", date(2015, 1, 1)).text == "Designates roots"
    assert annotation_on("#5", date(2018, 1, 1), "fr").text == "Grumes, bois sciés et placages"
    shown = annotation_on("#5", date(2018, 1, 1), "es")
    assert (shown.language, shown.text) == ("en", "Logs, sawn wood and veneer sheets")
    assert covers(shown.annotation, "plywood").answer is Covers.NO


def test_a_symbol_has_one_text_a_language_at_a_time(elephants):
    annotate()
    with pytest.raises(Conflict, match="#5 has the text cites:#5:2014-01-01:en from 2014-01-01 on"):
        annotate(valid_from=date(2018, 1, 1))
    annotate("Trozas", language="es")


def test_the_events_of_a_status_lead_to_their_annotations(elephants):
    annotate()
    record_listing_event(actor=REVIEWER, event=listed(symbol="#5"), reason="published")
    assert [event.symbol for event in history().events] == ["#5"]
    assert [event.symbol for event in history(as_of=datetime.now(UTC)).events] == ["#5"]
    assert [each.symbol for each in annotations_of([listed().id], START)] == ["#5"]
    assert annotations_of([listed().id], date(1999, 1, 1)) == ()


# Acts -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("record", "withdraw", "name"), [
    (suspend, acts.withdraw_suspension, "suspension"),
    (allow, acts.withdraw_quota, "quota"),
    (annotate, acts.withdraw_annotation_text, "annotation"),
])  # fmt: skip
def test_what_was_recorded_in_error_is_withdrawn_and_can_be_had_back(elephants, record, withdraw, name):
    def there():
        found = measures_for(ELEPHANT, on=START)
        return bool(found.suspensions or found.quotas or annotation_on("#5", START))

    key = record()
    assert there()
    withdraw(actor=REVIEWER, **{name: key}, reason="misread")
    assert not there()
    with pytest.raises(Conflict, match="misread"):
        withdraw(actor=REVIEWER, **{name: key}, reason="again")
    with pytest.raises(Conflict, match="undo that"):
        record()
    undo(actor=OPERATOR, number=2, reason="it was right")
    assert there()
    with pytest.raises(NotFound):
        withdraw(actor=REVIEWER, **{name: "nothing"}, reason="misread")


@pytest.mark.parametrize("record", [suspend, allow, annotate])
def test_officers_keep_what_is_of_their_convention(elephants, record):
    assert record(actor=acting(Role.OFFICER, body="cites"))
    for other in (acting(Role.OFFICER, body="cms"), acting(Role.ADMINISTRATOR)):
        with pytest.raises(Refused):
            record(actor=other)


@pytest.mark.parametrize(
    ("record", "wrong", "why"),
    [
        (suspend, {"taxon": "cites:mammuthus"}, "no taxon cites:mammuthus"),
        (suspend, {"taxon": "cms:loxodonta"}, "checklist of cms, not of cites"),
        (suspend, {"country": "XX"}, "isn't in the register"),
        (suspend, {"valid_to": date(2013, 1, 1)}, "is before"),
        (suspend, {"notification": ""}, "notification"),
        (suspend, {"ended_by": "2015/001"}, "needs its last day"),
        (allow, {"taxon": "cites:mammuthus"}, "no taxon cites:mammuthus"),
        (allow, {"amount": Decimal(-1)}, "no less than zero"),
        (allow, {"valid_to": date(2013, 1, 1)}, "is before"),
        (annotate, {"symbol": "4"}, "a sign and a number"),
        (annotate, {"language": "eng"}, "language"),
        (annotate, {"text": ""}, "text"),
    ],
)
def test_what_can_not_be_is_refused(elephants, record, wrong, why):
    with pytest.raises((Conflict, Invalid), match=why):
        record(**wrong)
    assert not TradeSuspension.objects.exists()
    assert not Quota.objects.exists()


@pytest.mark.parametrize("record", [suspend, allow, annotate])
def test_the_same_thing_is_not_recorded_twice(elephants, record):
    record()
    with pytest.raises(Conflict, match=r"already|has the text"):
        record()


def test_a_reason_must_be_given(elephants):
    with pytest.raises(Invalid, match="a reason must be given"):
        acts.record_quota(actor=REVIEWER, quota=quota(), reason=" ")
