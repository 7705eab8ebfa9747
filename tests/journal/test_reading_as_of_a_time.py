from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accord.journal.actors import OPERATOR
from accord.journal.queries import as_of, entry, everything_as_of
from accord.journal.rows import object_name, state
from accord.register.models import Source
from trials import trials

pytestmark = pytest.mark.django_db

A = "register.source:a"


def now() -> datetime:
    return datetime.now(UTC)


def test_an_object_is_seen_as_it_was_recorded_then(sources):
    before = now()
    sources.put(actor=OPERATOR, key="a", title="first")
    sources.put(actor=OPERATOR, key="a", title="second")
    sources.drop(actor=OPERATOR, key="a")
    assert as_of(A, at=before) is None
    assert as_of(A, at=entry(1).recorded_at)["title"] == "first"
    assert as_of(A, at=entry(2).recorded_at)["title"] == "second"
    assert as_of(A, at=entry(3).recorded_at) is None


def test_what_did_not_change_is_still_known(sources):
    sources.put(actor=OPERATOR, key="a", title="first")
    sources.put(actor=OPERATOR, key="a", title="second")
    assert as_of(A, at=now())["licence"] == "facts only"


def test_an_object_never_recorded_was_never_there():
    assert as_of("register.source:nothing", at=now()) is None


def test_a_time_without_its_zone_is_refused():
    with pytest.raises(ValueError, match="zone"):
        as_of(A, at=datetime(2026, 11, 21))  # noqa: DTZ001


steps = st.lists(
    st.one_of(
        st.tuples(
            st.just("put"),
            st.sampled_from("abc"),
            st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=9),
        ),
        st.tuples(st.just("drop"), st.sampled_from("abc"), st.none()),
    ),
    max_size=12,
)


@settings(max_examples=trials(30), suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(steps)
def test_the_journal_replayed_to_now_equals_what_is_stored(sources, steps):
    for what, key, title in steps:
        if what == "put":
            sources.put(actor=OPERATOR, key=key, title=title)
        elif Source.objects.filter(id=key).exists():
            sources.drop(actor=OPERATOR, key=key)
    stored = {object_name(row): state(row) for row in Source.objects.all()}
    at = now() + timedelta(seconds=1)
    assert everything_as_of(at) == stored
    assert {name: as_of(name, at=at) for name in stored} == stored
