import inspect
from datetime import UTC, date, datetime

import pytest

from accord.core.dates import ImpreciseDate, Precision
from accord.core.errors import Conflict, Invalid
from accord.journal.actors import OPERATOR, Actor, Grant, Role
from accord.journal.acts import act, changed
from accord.journal.queries import entries, entry
from accord.journal.rows import store
from accord.register.models import Body, Source

pytestmark = pytest.mark.django_db

OFFICER = Actor("a.officer", frozenset({Grant(Role.OFFICER), Grant(Role.REVIEWER, body="cms")}))


def test_it_says_who_did_what_in_which_capacity_and_why(sources):
    sources.put(actor=OFFICER, key="red-list", title="Red List", reason="asked for by the Animals Committee")
    written = entry(1)
    assert (written.act, written.actor, written.capacity) == ("tests.put_source", "a.officer", "officer, reviewer@cms")
    assert written.reason == "asked for by the Animals Committee"


def test_it_says_what_was_there_before_and_what_is_there_now(sources):
    sources.put(actor=OPERATOR, key="red-list", title="Red Lst")
    sources.put(actor=OPERATOR, key="red-list", title="Red List")
    assert entry(1).changes["register.source:red-list"].old is None
    change = entry(2).changes["register.source:red-list"]
    assert (change.old, change.new) == ({"title": "Red Lst"}, {"title": "Red List"})


def test_a_removal_keeps_all_that_was_there(sources):
    sources.put(actor=OPERATOR, key="red-list", title="Red List")
    sources.drop(actor=OPERATOR, key="red-list")
    change = entry(2).changes["register.source:red-list"]
    assert change.new is None
    assert change.old["title"] == "Red List"


def test_an_act_that_changes_nothing_writes_nothing(sources):
    sources.put(actor=OPERATOR, key="red-list", title="Red List")
    sources.put(actor=OPERATOR, key="red-list", title="Red List")
    assert len(entries()) == 1


def test_the_legal_date_is_that_of_the_argument_and_in_the_past_marks_the_entry(sources):
    sources.put(actor=OPERATOR, key="a", title="A", on=date(1975, 7, 1))
    assert (entry(1).legal_date, entry(1).backfilled) == (date(1975, 7, 1), True)


def test_an_imprecise_legal_date_counts_from_the_first_day_it_could_be(sources):
    sources.put(actor=OPERATOR, key="a", title="A", on=ImpreciseDate(date(2013, 3, 1), Precision.MONTH))
    assert entry(1).legal_date == date(2013, 3, 1)


def test_without_a_legal_date_the_day_of_recording_counts(sources):
    sources.put(actor=OPERATOR, key="a", title="A")
    assert (entry(1).legal_date, entry(1).backfilled) == (datetime.now(UTC).date(), False)


def test_an_act_that_fails_in_the_middle_stores_nothing(sources):
    def fail() -> None:
        raise Invalid("the second row is wrong")

    with pytest.raises(Invalid):
        sources.put(actor=OPERATOR, key="a", title="A", then=fail)
    assert not Source.objects.exists()
    assert entries() == []


def test_acts_do_not_call_acts(sources):
    with pytest.raises(RuntimeError, match="one act, one entry"):
        sources.put(actor=OPERATOR, key="a", title="A", then=lambda: sources.put(actor=OPERATOR, key="b", title="B"))
    assert not Source.objects.exists()


def test_nothing_is_stored_outside_an_act():
    with pytest.raises(RuntimeError, match="only an act"):
        store(Source(id="a", title="A", licence="facts only"))
    with pytest.raises(RuntimeError, match="only an act"):
        changed("register.source:a", old=None, new={})


def test_a_broken_rule_of_the_database_is_a_conflict_in_words(sources):
    def half_a_date() -> None:
        Source.objects.filter(id="a").update(date_precision="year")

    with pytest.raises(Conflict, match="the date “date” is known to the day, month or year, or not at all"):
        sources.put(actor=OPERATOR, key="a", title="A", then=half_a_date)


def test_a_reference_to_nothing_is_named(sources):
    with pytest.raises(Invalid, match="body “cms:sc”: parent “cms” isn't in the register"):
        sources.put(actor=OPERATOR, key="a", title="A", then=lambda: store(_committee("cms:sc", parent="cms")))


def test_a_child_may_be_stored_before_its_parent(sources):
    def both() -> None:
        store(_committee("cms:sc", parent="cms"))
        store(_committee("cms", parent=None))

    sources.put(actor=OPERATOR, key="a", title="A", then=both)
    assert set(entry(1).changes) == {"register.source:a", "register.body:cms:sc", "register.body:cms"}


def test_what_is_referred_to_is_not_removed(sources):
    sources.put(actor=OPERATOR, key="a", title="A", then=lambda: store(_committee("cms", parent=None, source="a")))
    with pytest.raises(Conflict, match=r"register\.source:a can't be removed: register\.body:cms refer"):
        sources.drop(actor=OPERATOR, key="a")


def test_a_text_too_long_for_its_column_is_refused_on_both_engines(sources):
    with pytest.raises(Invalid, match="title"):
        sources.put(actor=OPERATOR, key="a", title="A" * 501)


@pytest.mark.parametrize("text", ["NUL \x00", "half a pair \ud83d"])
def test_text_that_is_no_text_is_refused_on_both_engines(sources, text):
    with pytest.raises(Invalid, match="title holds a character that is no text"):
        sources.put(actor=OPERATOR, key="a", title=text)
    with pytest.raises(Invalid, match="reason holds a character that is no text"):
        sources.put(actor=OPERATOR, key="a", title="A", reason=text)
    assert entries() == []


def test_an_act_keeps_its_own_signature_and_takes_keywords_only(sources):
    assert next(iter(inspect.signature(sources.put).parameters)) == "actor"
    with pytest.raises(TypeError, match="keyword"):
        sources.put(OPERATOR, key="a", title="A")


@pytest.mark.parametrize(
    ("name", "function", "complaint"),
    [
        ("Source put", lambda *, actor: None, "no name of an act"),
        ("tests.a", lambda actor: None, "keyword arguments only"),
        ("tests.b", lambda *, source: None, "must be the actor"),
    ],
)
def test_a_wrong_declaration_is_told_at_once(name, function, complaint):
    with pytest.raises((TypeError, ValueError), match=complaint):
        act(name)(function)


def test_a_legal_date_that_is_no_argument_is_told_at_once():
    with pytest.raises(TypeError, match="no argument signed_on"):
        act("tests.c", legal_date="signed_on")(lambda *, actor: None)


def _committee(key: str, *, parent: str | None, source: str | None = None) -> Body:
    return Body(id=key, kind="committee", name_en=key, parent_id=parent, source_id=source)
