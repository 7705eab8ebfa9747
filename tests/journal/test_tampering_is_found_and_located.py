from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from accord.journal import guards
from accord.journal.actors import OPERATOR
from accord.journal.chain import GENESIS, Link, Seal, canonical, faults
from accord.journal.models import Entry, Head, Touch
from accord.journal.queries import seal
from accord.journal.verification import verify


def chain(titles: list[str]) -> list[Link]:
    links: list[Link] = []
    for number, title in enumerate(titles, 1):
        links.append(
            Link(
                number=number,
                act="tests.put_source",
                actor="operator",
                capacity="operator",
                recorded_at=datetime(2026, 11, 21, tzinfo=UTC) + timedelta(seconds=number),
                legal_date=date(2026, 11, 21),
                backfilled=False,
                reason="",
                changes=canonical({"a": title}),
                previous_hash=links[-1].hash if links else GENESIS,
            ).sealed()
        )
    return links


def head(links: list[Link]) -> Seal:
    return Seal(links[-1].number, links[-1].hash)


chains = st.lists(st.text(max_size=5), min_size=2, max_size=8).map(chain)
other_values = {
    "act": st.just("tests.other"),
    "actor": st.text(min_size=1).filter(lambda text: text != "operator"),
    "capacity": st.just("administrator"),
    "recorded_at": st.just(datetime(2026, 11, 21, tzinfo=UTC) + timedelta(milliseconds=500)),
    "legal_date": st.just(date(1975, 7, 1)),
    "backfilled": st.just(True),
    "reason": st.text(min_size=1),
    "changes": st.just('{"a":"something else entirely"}'),
    "previous_hash": st.just("0" * 64),
    "hash": st.just("1" * 64),
}


@given(chains)
def test_an_untouched_chain_has_no_fault(links):
    assert list(faults(links, head=head(links))) == []


@given(chains, st.data())
def test_any_changed_part_of_any_entry_is_found_there(links, data):
    at = data.draw(st.integers(0, len(links) - 1))
    part = data.draw(st.sampled_from(sorted(other_values)))
    seal_before = head(links)
    links[at] = replace(links[at], **{part: data.draw(other_values[part])})
    assert links[at].number in {fault.number for fault in faults(links, head=seal_before)}


@given(chains, st.data())
def test_any_removed_entries_are_found_where_they_were(links, data):
    kept = data.draw(st.lists(st.sampled_from(links), max_size=len(links) - 1, unique=True))
    kept.sort(key=lambda link: link.number)
    found = [fault for fault in faults(kept, head=head(links)) if "missing" in fault.what]
    missing = {link.number for link in links} - {link.number for link in kept}
    assert {fault.number for fault in found} == {n for n in missing if n - 1 not in missing}


@given(chains, st.data())
def test_an_inserted_entry_is_found_even_when_it_is_well_made(links, data):
    seal_before = head(links)
    at = data.draw(st.integers(0, len(links) - 1))
    before = links[at - 1].hash if at else GENESIS
    forged = replace(links[at], actor="forger", previous_hash=before).sealed()
    moved = [replace(link, number=link.number + 1) for link in links[at:]]
    found = list(faults([*links[:at], forged, *moved], head=seal_before))
    assert any("has been moved" in fault.what and fault.number == at + 2 for fault in found)


@given(chains, st.data())
def test_two_exchanged_entries_are_both_found(links, data):
    seal_before = head(links)
    first, second = sorted(data.draw(st.lists(st.integers(0, len(links) - 1), min_size=2, max_size=2, unique=True)))
    a, b = links[first], links[second]
    links[first], links[second] = replace(b, number=a.number), replace(a, number=b.number)
    assert {a.number, b.number} <= {fault.number for fault in faults(links, head=seal_before)}


def test_neighbours_that_changed_places_are_called_moved():
    links = chain(["A", "B", "C"])
    links[1], links[2] = replace(links[2], number=2), replace(links[1], number=3)
    told = [str(fault) for fault in faults(links)]
    assert told[0] == "entry 2: it was recorded as entry 3 and has been moved"
    assert "entry 3: it was recorded as entry 2 and has been moved" in told


@pytest.fixture
def open_journal(sources, db) -> Iterator[None]:
    """Five entries, and the guards out of the way of whoever tampers."""
    for title in "ABCDE":
        sources.put(actor=OPERATOR, key="a", title=title)
    guards.remove(connection)
    yield
    guards.install(connection)


def told() -> list[str]:
    return [str(fault) for fault in verify() if fault.number]


def test_a_sound_journal_has_no_fault(sources, db):
    sources.put(actor=OPERATOR, key="a", title="A")
    assert verify() == []


def test_an_empty_journal_has_no_fault(db):
    assert verify() == []


def test_a_rewritten_entry_is_named(open_journal):
    Entry.objects.filter(number=3).update(actor="someone else")
    assert told() == ["entry 3: its content was changed after it was recorded"]


def test_a_removed_entry_is_named(open_journal):
    Touch.objects.filter(entry_id=2).delete()
    Entry.objects.filter(number=2).delete()
    assert told() == ["entry 2: entry 2 is missing"]


def test_a_cut_off_end_is_named(open_journal):
    Touch.objects.filter(entry_id__gt=3).delete()
    Entry.objects.filter(number__gt=3).delete()
    assert told() == ["entry 4: entries 4 to 5 are missing at the end"]


def test_a_changed_index_is_named(open_journal):
    Touch.objects.filter(entry_id=4).update(object="register.source:b")
    assert told() == [
        "entry 4: the index lacks that it touched register.source:a",
        "entry 4: the index says that it touched register.source:b, which it did not",
    ]


def test_missing_guards_are_named(open_journal):
    assert "the database no longer guards the journal: trigger journal_entry_no_update is missing" in {
        fault.what for fault in verify()
    }


def test_a_journal_rewritten_as_a_whole_is_found_by_a_seal_kept_elsewhere(open_journal):
    noted = seal()
    last = Entry.objects.get(number=5)
    link = Link(**{name: getattr(last, name) for name in Link.__slots__})
    forged = replace(link, actor="someone else").sealed()
    Entry.objects.filter(number=5).update(actor=forged.actor, hash=forged.hash)
    Head.objects.update(hash=forged.hash)
    assert told() == []
    assert [str(fault) for fault in verify(noted=noted) if fault.number] == [
        "entry 5: its hash differs from the seal that was noted: the journal was rewritten"
    ]
