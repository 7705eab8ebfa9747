"""What extraction leaves of a programme in two columns is put together again."""

import pytest
from printed_papers import (
    BY_BARS,
    BY_WHITE,
    COLUMN_AFTER_COLUMN,
    DRAFT,
    FRENCH,
    MINUTES,
    OUT_OF_ORDER,
    REPORT,
    RESOLUTION,
    SPANISH,
    TWO_TABLES,
)

from accord.core.programme.edition import ConditionKind, Recurrence
from accord.core.programme.printed import DeadlineKind, PrintedActivity, Reported
from accord.core.programme.printed.reading import read_programmes


def activities(text: str) -> dict[str, PrintedActivity]:
    return {each.code: each for programme in read_programmes(text) for each in programme.activities}


def results(text: str) -> dict[str, list[str]]:
    return {code: [each.text for each in activity.results] for code, activity in activities(text).items()}


def test_a_report_and_a_draft_in_one_paper_are_two_programmes() -> None:
    first, second = read_programmes(REPORT + "\n" + DRAFT)
    assert (first.edition, first.is_report, first.is_draft) == ("2022-2024", True, False)
    assert (second.edition, second.is_report, second.is_draft) == ("2025-2027", False, True)
    assert first.bodies == second.bodies == ("CITES", "CMS")
    assert [each.code for each in second.activities] == ["A1", "B1", "B2"]


def test_codes_are_kept_as_printed_beside_one_form_of_them() -> None:
    assert [(each.code, each.printed_code) for each in activities(REPORT).values()] == [
        ("A1", "A1."), ("A2", "A.2"), ("B1", "B1 -"), ("B2", "B2."), ("B3", "B3."),
    ]  # fmt: skip


def test_themes_and_sub_themes_stand_above_their_activities() -> None:
    (programme,) = read_programmes(REPORT)
    assert [(each.code, each.title) for each in programme.themes] == [("A", "Names and lists"), ("B", "Shared species")]
    groups = [(each.theme, each.subtheme) for each in programme.activities]
    assert groups == [("A", "Common list")] * 2 + [("B", "Great bustard")] * 3


def test_a_list_of_contents_before_the_themes_opens_none() -> None:
    (programme,) = read_programmes(DRAFT)
    assert [(each.code, each.text) for each in programme.themes] == [
        ("A", "Activities in this theme concern lists and names."), ("B", ""),
    ]  # fmt: skip


def test_words_on_lines_of_their_own_and_parted_words_run_on() -> None:
    read = activities(REPORT)
    assert read["A2"].text == "Link the transboundary and non-commercial records."
    assert read["B1"].text.endswith("Reporting to the Committee by June 2024 (subject to external funding).")
    assert read["B2"].text.endswith("invite the range States of Central Asia.")


def test_items_behind_a_colon_are_items_without_marks() -> None:
    activity = activities(REPORT)["B1"]
    assert activity.stem == "Follow up on the review of poaching, by:"
    assert [item.split()[0] for item in activity.items] == ["Writing", "Visiting", "Reporting"]


def test_raised_letters_go_back_to_their_number() -> None:
    assert results(REPORT)["A1"][0].startswith("At the 32nd meeting of the Animals Committee")


def test_a_result_goes_on_over_a_page_with_its_foot() -> None:
    assert results(REPORT)["B2"] == ["A workshop on power lines was held in Bukhara and attended by nine range States."]


def test_nothing_beside_an_activity_is_not_the_sentence_that_nothing_was_done() -> None:
    status = {code: each.status for code, each in activities(REPORT).items()}
    assert status["B1"] is Reported.NO_ACTION
    assert status["B2"] is Reported.REPORTED
    assert status["B3"] is Reported.NONE_REPORTED


def test_one_result_beside_two_activities_is_shared_by_them_and_to_be_confirmed() -> None:
    found = [activities(REPORT)[code].results for code in ("A1", "A2")]
    assert [[(each.shared, each.certain) for each in each_] for each_ in found] == [[(True, False)]] * 2
    assert found[0][0].start == found[1][0].start


def test_several_results_beside_several_activities_are_parted_by_their_words() -> None:
    assert results(COLUMN_AFTER_COLUMN) == {
        "1": [],
        "2": ["The handbook on rosewood was published."],
        "3": ["A study on conversion factors was begun in 2015 and will be finished in 2016."],
    }
    assert all(each.doubts for each in activities(COLUMN_AFTER_COLUMN).values())


def test_conditions_dates_and_mandates_keep_their_words() -> None:
    read = activities(REPORT)
    assert [(each.kind, each.text) for each in read["B1"].conditions] == [
        (ConditionKind.EXTERNAL_FUNDING, "(subject to external funding)"),
    ]
    deadline = read["B1"].deadline
    assert deadline is not None
    assert (deadline.kind, deadline.text, str(deadline.on)) == (DeadlineKind.DATE, "by June 2024", "2024-06")
    assert read["A1"].recurrence is Recurrence.BIENNIAL
    assert read["B2"].mandates == ("Resolution Conf. 13.3",)


def test_taxa_are_those_of_the_heading_and_of_the_text_as_printed() -> None:
    read = activities(DRAFT)
    assert read["A1"].taxa == ("Mammalia", "Ovis ammon", "argali sheep")
    assert read["B1"].taxa == ("Saiga antelope",)
    assert [each.kind for each in read["B1"].conditions] == [ConditionKind.EVENT_TRIGGERED]


def test_results_that_stand_behind_the_next_heading_or_before_their_activities_find_them() -> None:
    assert results(OUT_OF_ORDER) == {
        "A1": ["The checklist was brought up to date in March 2016."],
        "A2": [],
        "B1": ["A workshop on the eel was held in London."],
        "B2": [],
    }


def test_a_title_over_two_lines_is_one() -> None:
    (programme,) = read_programmes(OUT_OF_ORDER)
    assert programme.title == "PROGRESS REPORT ON THE IMPLEMENTATION OF THE CMS-CITES JOINT WORK PROGRAMME 2015-2018"


def test_the_second_head_of_results_belongs_to_the_second_table_of_a_page() -> None:
    assert results(TWO_TABLES) == {"A1": ["It was brought up to date in 2016."], "B1": ["It was held in London."]}


def test_a_mentioned_code_opens_no_activity() -> None:
    text = REPORT.replace("attended by nine range States.", "attended by nine range States, see\nA1 and B7 above.")
    assert list(activities(text)) == list(activities(REPORT))


def test_a_french_report_is_read() -> None:
    read = activities(FRENCH)
    assert [each.status for each in read.values()] == [
        Reported.REPORTED, Reported.NO_ACTION, Reported.NONE_REPORTED, Reported.REPORTED,
    ]  # fmt: skip
    assert read["B1"].taxa == ("Éléphant d'Afrique",)
    assert read["A1"].conditions[0].kind is ConditionKind.EXTERNAL_FUNDING
    assert str(read["A2"].deadline.on) == "2018-06"


def test_a_spanish_report_without_white_between_its_cells_is_read() -> None:
    assert results(SPANISH) == {
        "1": ["La Secretaría de la CITES publicó la lista en 2022."],
        "2": ["No se ha tomado ninguna medida."],
        "3": ["En curso"],
    }
    read = activities(SPANISH)
    assert [each.status for each in read.values()] == [Reported.REPORTED, Reported.NO_ACTION, Reported.REPORTED]
    assert (read["3"].theme, read["3"].status_words, read["3"].recurrence) == ("2", "En curso", Recurrence.EACH_MEETING)


def test_columns_that_stand_apart_by_white_are_read_beside_each_other() -> None:
    assert results(BY_WHITE) == {
        "1.1": ["The guide was printed in four languages.", "It was sent to all Parties in May 2012."],
        "1.2": ["One workshop was held in Recife. The second one could not be paid for and was put off to 2014."],
        "1.3": ["No action."],
        "1.4": [],
    }
    assert not any(each.doubts for each in activities(BY_WHITE).values())


def test_a_table_with_bars_has_leads_dates_and_words_of_status() -> None:
    read = activities(BY_BARS)
    assert [(each.theme, each.lead, each.timeline, each.status_words) for each in read.values()] == [
        ("I", "AEWA", "2021", "Completed"), ("I", "Bern Convention", "SC40", "Ongoing"), ("II", "AEWA", "2019", "Not started"),
    ]  # fmt: skip
    assert results(BY_BARS)["I1"] == ["The data were exchanged in 2020."]
    assert [each.status for each in read.values()] == [Reported.REPORTED, Reported.REPORTED, Reported.NO_ACTION]
    assert [each.deadline.kind for each in read.values()] == [
        DeadlineKind.DATE,
        DeadlineKind.MEETING,
        DeadlineKind.DATE,
    ]


@pytest.mark.parametrize("text", ["", "\n\n", RESOLUTION, MINUTES, "A1. One\nA2. Two\n", "JOINT WORK PLAN 2012-2014\n"])
def test_a_paper_without_a_programme_gives_nothing(text: str) -> None:
    assert read_programmes(text) == ()


@pytest.mark.parametrize("text", [REPORT, DRAFT, FRENCH, SPANISH, COLUMN_AFTER_COLUMN, BY_WHITE, BY_BARS])
def test_every_place_is_that_of_the_words(text: str) -> None:
    for programme in read_programmes(text):
        for each in programme.activities:
            assert text[each.start :].startswith(each.printed_code)
            assert text[: each.end].rstrip().endswith(each.text.split()[-1])
            assert all(text[: result.end].endswith(result.text.split()[-1]) for result in each.results)


@pytest.mark.parametrize("text", [REPORT, DRAFT, FRENCH, SPANISH, COLUMN_AFTER_COLUMN, BY_WHITE, BY_BARS])
def test_reading_breaks_nowhere_when_a_paper_is_cut_off(text: str) -> None:
    whole = {each.code for each in activities(text).values()}
    for length in range(0, len(text), 7):
        assert {each.code for each in activities(text[:length]).values()} <= whole | {"", "B", "1", "I"}


WHITE_BETWEEN_CELLS = """PROGRESS REPORT ON THE CMS CITES JOINT WORK PROGRAMME 2022-2024

(A) Outreach
Description of joint activities
A1. Hold workshops on rules for
travellers.
A2. Speak for each other at meetings
of networks.

Results
One workshop was held by both.

A colleague was lent for three weeks.
The other secretariat was spoken for at
a meeting of networks in Lima.
"""


def test_white_between_paragraphs_parts_the_cells_of_two_activities() -> None:
    read = results(WHITE_BETWEEN_CELLS)
    assert " ".join(read["A1"]) == "One workshop was held by both."
    assert " ".join(read["A2"]) == (
        "A colleague was lent for three weeks. The other secretariat was spoken for at a meeting of networks in Lima."
    )
