from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from test_every_check_finds_its_fault import EARLIER, EDITION, GOOD, NEEDS, NUMBER, draft

from accord.core.dates import ImpreciseDate, Precision
from accord.core.errors import Invalid
from accord.core.programme.comparison import compare
from accord.core.programme.descent import propose
from accord.core.programme.edition import (
    Activity,
    Deadline,
    Edition,
    Indicator,
    Measurement,
    Report,
    Status,
    Theme,
    Verdict,
    View,
)
from accord.core.programme.indicators import Course, reached
from accord.core.programme.lineage import Relation, Step, faults
from accord.core.programme.plain import from_plain, sealed, to_plain

FULL = replace(
    EDITION,
    themes=(
        replace(
            EDITION.themes[0],
            activities=(
                replace(
                    GOOD,
                    funding=NEEDS,
                    deadline=Deadline(date(2013, 12, 31), Precision.YEAR, "by 2013"),
                    indicators=(replace(NUMBER, measurements=(Measurement(date(2013, 1, 1), Decimal("3.5")),)),),
                ),
            ),
        ),
    ),
    results=(
        replace(
            draft(View("cms", Verdict.DISPUTED, "No.", "an.officer", date(2013, 1, 1))),
            ends=ImpreciseDate(date(2013, 1, 1), Precision.YEAR),
        ),
    ),
)


def test_what_is_frozen_reads_as_it_was():
    assert from_plain(Edition, to_plain(FULL)) == FULL


def test_the_hash_is_of_the_content_and_of_nothing_else():
    assert sealed(FULL) == sealed(from_plain(Edition, to_plain(FULL)))
    assert sealed(FULL)[1] != sealed(replace(FULL, title="Another"))[1]


def test_an_older_publication_reads_with_what_was_not_known_then():
    older = to_plain(FULL)
    del older["open_ended"]
    older["abandoned"] = "a field of an older version"
    assert from_plain(Edition, older) == FULL


@pytest.mark.parametrize("wrong", [{"starts": "soon"}, {"title": 7}, {"themes": 3}, {"themes": [{"position": "x"}]}])
def test_what_is_no_edition_is_told(wrong):
    with pytest.raises(Invalid, match="no edition as Accord writes it"):
        from_plain(Edition, to_plain(FULL) | wrong)


def test_activities_are_matched_by_key_not_by_code():
    moved = replace(
        EDITION, themes=(replace(EDITION.themes[0], activities=(replace(GOOD, code="A2", printed_code="A.2"),)),)
    )
    assert [(each.what, each.key, each.field) for each in compare(EDITION, moved)] == [
        ("activity", "p:a1", "code"),
        ("activity", "p:a1", "printed_code"),
    ]
    other = replace(EDITION, themes=(replace(EDITION.themes[0], activities=(replace(GOOD, id="p:a9"),)),))
    assert [(each.kind, each.key) for each in compare(EDITION, other)] == [("added", "p:a9"), ("removed", "p:a1")]


def test_what_is_removed_keeps_all_that_it_said():
    (gone,) = compare(EDITION, replace(EDITION, themes=(replace(EDITION.themes[0], activities=()),)))
    assert gone.old["text"] == GOOD.text


@pytest.mark.parametrize(
    ("aim", "values", "cumulative", "course", "actual"),
    [
        (("1", "5"), ["3"], False, Course.TOWARDS, "3"),
        (("1", "5"), ["5"], False, Course.REACHED, "5"),
        (("1", "5"), ["1"], False, Course.UNCHANGED, "1"),
        (("1", "5"), ["0"], False, Course.AWAY, "0"),
        (("100", "10"), ["50"], False, Course.TOWARDS, "50"),  # to fall
        (("100", "10"), ["120"], False, Course.AWAY, "120"),
        (("0", "5"), ["2", "3"], True, Course.REACHED, "5"),
        (("", "5"), ["2"], False, Course.TOWARDS, "2"),
        (("1", ""), ["2"], False, Course.NO_TARGET, "2"),
        (("1", "5"), [], False, Course.NOT_MEASURED, ""),
    ],
)
def test_an_indicator_stands_between_baseline_and_target(aim, values, cumulative, course, actual):
    baseline, target = aim
    measured = tuple(Measurement(date(2013, at, 1), Decimal(value)) for at, value in enumerate(values, 1))
    its = Indicator("i", "States", baseline=baseline, target=target, cumulative=cumulative, measurements=measured)
    found = reached(its, on=date(2014, 1, 1))
    assert (found.course, found.actual) == (course, actual)


def test_a_scale_is_ordered_from_its_worst_level():
    its = Indicator("i", "Plan", scale=("none", "draft", "adopted"), baseline="none", target="adopted")
    levels = [replace(its, measurements=(Measurement(date(2013, 1, 1), level=each),)) for each in its.scale]
    found = [reached(each, on=date(2014, 1, 1)).course for each in levels]
    assert found == [Course.UNCHANGED, Course.TOWARDS, Course.REACHED]


@pytest.mark.parametrize(
    ("steps", "sentence"),
    [
        ([Step("a", "x", Relation.NEW)], "comes from no earlier one"),
        ([Step("a", "x", Relation.DROPPED)], "becomes no later one"),
        ([Step("a", None, Relation.CHANGED)], "between an earlier activity and a later one"),
        ([Step("a", None, Relation.DROPPED), Step("a", "x", Relation.CHANGED)], "said to have ended"),
        ([Step("a", "x", Relation.MERGED)], "nothing else came together"),
        ([Step("a", "x", Relation.SPLIT)], "only one part"),
        ([Step("a", "x", Relation.CONTINUED), Step("b", "x", Relation.CONTINUED)], "then they were merged"),
        ([Step("a", "x", Relation.CONTINUED), Step("a", "y", Relation.CONTINUED)], "then it was split"),
        ([Step(None, "x", Relation.NEW), Step("a", "x", Relation.ABSORBED)], "said to be new"),
    ],
)
def test_steps_that_cannot_stand_together_are_told(steps, sentence):
    assert any(sentence in fault.sentence for fault in faults(steps))


def test_steps_that_can_stand_together_are_not():
    both = [Step("a", "x", Relation.MERGED), Step("b", "x", Relation.MERGED), Step("b", "y", Relation.GENERALISED)]
    assert faults(both) == ()


def of(edition: str, *texts: str) -> Edition:
    activities = tuple(Activity(f"{edition}{at}", printed_code=f"A{at}", text=text) for at, text in enumerate(texts, 1))
    return Edition(edition, themes=(Theme(activities=activities),))


def test_the_machine_proposes_by_words_not_by_codes():
    earlier = of("o", "Train customs officers at ports.", "Hold a workshop on migratory sharks.")
    later = of("n", "Hold a workshop on migratory sharks!", "Train customs officers at ports and airports.")
    assert {(each.step.earlier, each.step.later, each.step.relation) for each in propose(earlier, later)} == {
        ("o2", "n1", "continued"),
        ("o1", "n2", "changed"),
    }


def test_what_nothing_is_like_was_completed_dropped_or_is_new():
    earlier = of("o", "Publish a manual of falconry.", "Translate the list of plants.")
    (done, dropped) = earlier.activities()
    done = replace(done, reports=(Report(Status.DONE, "r1"),))
    earlier = replace(earlier, themes=(Theme(activities=(done, dropped)),), results=EDITION.results)
    found = propose(earlier, of("n", "Monitor poaching of elephants."))
    assert [(each.step.relation, each.step.reason) for each in found] == [
        ("completed", "nothing like it in the later programme, and it was reported as done"),
        ("dropped", "nothing like it in the later programme"),
        ("new", "nothing like it in the earlier programme"),
    ]


def test_a_proposal_tells_everything_and_breaks_no_rule():
    for later in (EDITION, of("n"), of("n", "Align the names of birds.", "Align the names of birds, and of sharks.")):
        steps = [each.step for each in propose(EARLIER, later)]
        assert faults(steps) == ()
        assert {"o:a1"} <= {step.earlier for step in steps}
        assert {each.id for each in later.activities()} <= {step.later for step in steps}
