"""What can happen to a text, in which order, and which version stands on a day."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accord.core.dates import ImpreciseDate, Precision
from accord.core.texts.lifecycle import (
    ALLOWED,
    Entry,
    Happening,
    Sitting,
    State,
    Text,
    standing,
    version_on,
    why_none,
    why_not,
)

DECISION = Text("cites:dec:17.55")
COP, SC = Sitting.CONFERENCE, Sitting.OTHER


def day(year: int, month: int = 1, number: int = 1) -> ImpreciseDate:
    return ImpreciseDate(date(year, month, number))


def entry(
    what: str, year: int, *, revision: str = "", sitting: Sitting = COP, provisions: tuple[str, ...] = ()
) -> Entry:
    return Entry(Happening(what), day(year), revision, 0, sitting, provisions)


ADOPTED = entry("adopted", 2016)


def refused(new: Entry, *log: Entry) -> str:
    return "\n".join(why_not(DECISION, log, new))


@pytest.mark.parametrize(
    ("log", "new", "why"),
    [
        ([ADOPTED], entry("deleted", 2019), ""),
        ([ADOPTED], entry("deleted", 2019, sitting=SC), "only the Conference of the Parties deletes"),
        ([ADOPTED], entry("deleted", 2019, sitting=Sitting.NOT_NAMED), "name the meeting"),
        ([ADOPTED], entry("implemented", 2018, sitting=SC), ""),
        ([ADOPTED], entry("implemented", 2015), "was adopted on 2016-01-01 only"),
        ([], entry("implemented", 2015), ""),  # the register doesn't know its beginning
        ([ADOPTED], entry("adopted", 2019), "was in effect on 2019-01-01, so it can't be adopted then"),
        ([ADOPTED, entry("deleted", 2019)], entry("implemented", 2020), "was deleted before 2020-01-01"),
        ([ADOPTED, entry("incorporated", 2019)], entry("implemented", 2020), "it can only be deleted"),
        ([ADOPTED, entry("incorporated", 2019)], entry("deleted", 2019), ""),
        ([ADOPTED, entry("deleted", 2019)], entry("incorporated", 2020), "was deleted before"),
        ([ADOPTED, entry("deleted", 2022)], entry("incorporated", 2020), ""),
        ([ADOPTED, entry("proposed_incorporation", 2018)], entry("deleted", 2019), "incorporated, or that is declined"),
        (
            [ADOPTED, entry("proposed_incorporation", 2018), entry("not_incorporated", 2019)],
            entry("deleted", 2019),
            "",
        ),
        ([ADOPTED], entry("not_incorporated", 2019), "nobody proposed to incorporate"),
        ([ADOPTED], entry("repealed_in_part", 2019), "say which provisions"),
        ([ADOPTED], entry("repealed_in_part", 2019, provisions=("3",)), ""),
        ([ADOPTED], entry("repealed", 2019, sitting=SC), "only the Conference of the Parties repeals it"),
        ([ADOPTED, entry("revised", 2019, revision="cop18")], entry("implemented", 2020, revision="cop17"), ""),
        ([ADOPTED, entry("repealed", 2019)], entry("revised", 2022, revision="cop19"), "was repealed before"),
        ([ADOPTED], entry("revised", 2013, revision="cop16"), "was adopted on 2016-01-01 only"),
        (
            [ADOPTED, entry("implemented", 2021)],
            entry("deleted", 2019),
            "cites:dec:17.55 was deleted before 2021-01-01",
        ),
    ],
)
def test_an_event_meets_the_order_of_the_law(log: list[Entry], new: Entry, why: str) -> None:
    told = refused(new, *log)
    assert (why in told) if why else (told == "")


def test_an_old_slip_in_the_log_is_not_held_against_a_new_event() -> None:
    slip = entry("proposed_for_deletion", 2015)
    assert refused(slip, ADOPTED) != ""
    assert refused(entry("deleted", 2019), ADOPTED, slip) == ""


def test_a_slip_that_others_made_before_is_held_against_a_new_event() -> None:
    slip = entry("retained", 2017, sitting=SC)
    assert "only the Conference of the Parties retains it" in refused(
        entry("retained", 2018, sitting=SC), ADOPTED, slip
    )


def test_every_reason_is_given_at_once() -> None:
    told = why_not(DECISION, [ADOPTED, entry("repealed", 2019)], entry("repealed_in_part", 2020, sitting=SC))
    assert len(told) == 3


def test_a_text_of_a_committee_needs_no_conference() -> None:
    text = Text("x:rec:1", of_conference=False)
    assert why_not(text, [ADOPTED], entry("deleted", 2019, sitting=SC)) == ()


REVISIONS = [
    entry("adopted", 1997),
    entry("revised", 2007, revision="cop14"),
    entry("revised", 2013, revision="cop16"),
    entry("repealed_in_part", 2016, revision="cop16", provisions=("3", "5 a)")),
    entry("repealed", 2019),
]


@pytest.mark.parametrize(
    ("year", "revision", "until"),
    [
        (1996, None, None),
        (1997, "", 2007),
        (2006, "", 2007),
        (2007, "cop14", 2013),
        (2014, "cop16", 2019),
        (2019, None, None),
    ],
)
def test_the_version_of_a_day_runs_to_the_next_or_to_the_end(
    year: int, revision: str | None, until: int | None
) -> None:
    found = version_on(REVISIONS, date(year, 6, 1))
    assert (found.revision if found else None) == revision
    assert (found.until.day.year if found and found.until else None) == until


@pytest.mark.parametrize(
    ("year", "provision", "lost"),
    [(2015, "3", False), (2017, "3", True), (2017, "3 b)", True), (2017, "30", False), (2017, "5", False), (2017, "5 a)", True), (2017, "", False)],
)  # fmt: skip
def test_a_repeal_in_part_takes_the_provision_and_what_is_under_it(year: int, provision: str, lost: bool) -> None:
    found = version_on(REVISIONS, date(year, 6, 1))
    assert found is not None
    assert (found.has_lost(provision) is not None) is lost


def test_a_revision_brings_back_what_was_repealed_in_part_before() -> None:
    later = [*REVISIONS[:-1], entry("revised", 2019, revision="cop18")]
    found = version_on(later, date(2020, 1, 1))
    assert found is not None
    assert (found.revision, found.gone) == ("cop18", ())


@pytest.mark.parametrize(
    ("log", "year", "why"),
    [
        ([], 2020, "doesn't know when cites:dec:17.55 was adopted"),
        ([ADOPTED], 2010, "was adopted on 2016-01-01 only"),
        ([ADOPTED, entry("deleted", 2019)], 2020, "was deleted on 2019-01-01"),
        ([ADOPTED, entry("superseded", 2019)], 2020, "was superseded on 2019-01-01"),
        ([ADOPTED, entry("takes_effect", 2022)], 2020, "did not take effect until later"),
        ([entry("revised", 2007, revision="cop14"), entry("superseded", 2010, revision="cop14")], 2012,
         "cites:dec:17.55@cop14 was superseded on 2010-01-01"),
    ],
)  # fmt: skip
def test_why_no_version_stands_is_said(log: list[Entry], year: int, why: str) -> None:
    assert version_on(log, date(year, 6, 1)) is None
    assert why in why_none(DECISION, log, date(year, 6, 1))


def test_until_a_revision_takes_effect_the_one_before_stands() -> None:
    log = [ADOPTED, entry("revised", 2019, revision="cop18"), entry("takes_effect", 2021, revision="cop18")]
    seen = {year: version_on(log, date(year, 6, 1)) for year in (2020, 2021)}
    assert {year: found.revision for year, found in seen.items() if found} == {2020: "", 2021: "cop18"}
    assert standing(log, "cop18", on=date(2020, 6, 1)) is State.ADOPTED


def test_a_month_counts_from_its_first_day_on() -> None:
    log = [Entry(Happening.ADOPTED, ImpreciseDate(date(2013, 3, 1), Precision.MONTH))]
    assert standing(log, on=date(2013, 3, 1)) is State.IN_EFFECT


events = st.builds(
    Entry,
    st.sampled_from(Happening),
    st.integers(1, 6).map(lambda number: day(2000 + number)),
    st.sampled_from(["", "cop14", "cop15"]),
    st.integers(0, 5),
    st.sampled_from(Sitting),
    st.sampled_from([(), ("1",)]),
)


@given(st.lists(events, max_size=7))
def test_a_log_built_through_the_rules_never_leaves_the_gone(log: list[Entry]) -> None:
    kept: list[Entry] = []
    for place, new in enumerate(log):
        numbered = Entry(new.what, new.on, new.revision, place, new.sitting, new.provisions)
        if not why_not(DECISION, kept, numbered):
            kept.append(numbered)
    gone = (State.DELETED, State.REPEALED, State.SUPERSEDED)
    states = [standing(kept, on=date(year, 6, 1)) for year in range(2000, 2008)]
    first = next((place for place, state in enumerate(states) if state in gone), len(states))
    assert len(set(states[first:])) <= 1
    for year in range(2000, 2008):
        found = version_on(kept, date(year, 6, 1))
        assert (found is None) or standing(kept, found.revision, on=date(year, 6, 1)) not in (*gone, State.REVISED)
        assert found is not None or why_none(DECISION, kept, date(year, 6, 1))


def test_every_happening_has_its_rule() -> None:
    assert set(ALLOWED) == set(Happening)
