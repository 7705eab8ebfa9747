"""Decisions as the sites of the conventions print them: numbers alone on a line, several numbers above one title."""

import pytest

from accord.core.texts.duties import duties

ALONE = """Decisions 13.204 to 13.206 - Moonlight and terns
decision_n13
13.204
The Secretariat, subject to the availability of resources, is requested to: a) compile what is known; b) report to COP14.
13.205
Parties, intergovernmental and non-governmental organizations are encouraged to help the Secretariat with Decision 13.204.
13.206
The Scientific Council is requested, subject to the availability of resources, to review the result.
"""
ONE_TITLE = """19.330 & 19.331 Report on moss

Decision directed to
Decision directed to:

The Secretariat shall:

a) ask Parties whether there is any use in publishing such a report regularly; and

b) send the answers to the Standing Committee.

Decision directed to:
Standing Committee, in consultation with the Plants Committee
The Standing Committee shall consider the answers and make proposals to the 20th meeting of the Conference of the Parties.
"""


def test_each_number_alone_on_a_line_is_the_instrument_of_the_text_below() -> None:
    assert [duty.instrument for duty in duties(ALONE, "cms")] == ["cms:dec:13.204", "cms:dec:13.205", "cms:dec:13.206"]


def test_organizations_named_beside_the_parties_are_asked_too() -> None:
    assert duties(ALONE, "cms")[1].actors == ("cms:parties", "igos", "ngo-partners")


def test_each_direction_below_one_heading_opens_the_next_of_its_decisions() -> None:
    assert [(duty.instrument, duty.actors) for duty in duties(ONE_TITLE, "cites")] == [
        ("cites:dec:19.330", ("cites:secretariat",)),
        ("cites:dec:19.331", ("cites:sc",)),
    ]


def test_decisions_of_a_session_that_only_one_convention_has_held_are_its_own() -> None:
    assert {duty.instrument for duty in duties(ONE_TITLE)} == {"cites:dec:19.330", "cites:dec:19.331"}


def test_a_session_that_both_conventions_have_held_is_told_by_its_organs() -> None:
    assert {
        duty.instrument
        for duty in duties("13.7\nDirected to the Scientific Council\nThe Scientific Council shall meet.\n")
    } == {"cms:dec:13.7"}
    assert {
        duty.instrument for duty in duties("13.7\nDirected to the Plants Committee\nThe Plants Committee shall meet.\n")
    } == {"cites:dec:13.7"}
    assert {
        duty.instrument
        for duty in duties("13.7\nDirected to the Parties\nParties should read Resolution Conf. 10.3.\n")
    } == {"cites:dec:13.7"}
    assert {duty.instrument for duty in duties("13.7\nDirected to the Secretariat\nThe Secretariat shall help.\n")} == {
        None
    }


def test_one_decision_with_a_title_keeps_its_number_below_the_line_that_directs_it() -> None:
    text = "19.380 Reports on lichens\n\nDecision directed to\nDecision directed to:\n\nThe Secretariat shall:\n\na) print them; and\n\nb) report to the Standing Committee.\n"
    (duty,) = duties(text, "cites")
    assert (duty.instrument, duty.provision, [item.provision for item in duty.items]) == (
        "cites:dec:19.380",
        None,
        ["a)", "b)"],
    )


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The Secretariat shall report annually to the Standing Committee.", "annual"),
        ("Each year, the Secretariat shall publish the list.", "annual"),
        ("The Secretariat shall submit an annual report to the Standing Committee.", "annual"),
        ("The Secretariat shall ask for help in drawing up the list, and report regularly to the Standing Committee.", "regular"),
        ("The Secretariat shall report to the Standing Committee at each meeting of the Conference of the Parties.", "each meeting"),
        ("The Secretariat shall improve the annual illegal trade reports of Parties.", None),
        ("The Secretariat shall study the use of publishing such a report periodically.", None),
        ("The Secretariat shall compile the data reported annually by Parties.", None),
        ("The Secretariat shall assist Parties which report annually on their stocks.", None),
        ("The Secretariat shall keep a regularly updated list.", None),
        ("The Secretariat shall draw up a form to be used by experts to report at each meeting of the Plants Committee.", None),
    ],
)  # fmt: skip
def test_only_an_adverbial_of_what_is_asked_tells_how_often(text: str, kind: str | None) -> None:
    (duty,) = duties(f"20.1 Directed to the Secretariat\n20.1 {text}\n", "cites")
    assert (duty.recurrence.kind if duty.recurrence else None) == kind


def test_a_report_that_was_submitted_to_a_meeting_sets_no_time() -> None:
    (duty,) = duties(
        "The Secretariat shall extend the review submitted to the Conference of the Parties at its 13th meeting.", "cms"
    )
    assert duty.deadline is None


def test_a_report_that_is_to_be_submitted_to_a_meeting_does() -> None:
    (duty,) = duties(
        "The Secretariat shall prepare a review to be submitted to the Conference of the Parties at its 15th meeting.",
        "cms",
    )
    assert duty.deadline is not None
    assert duty.deadline.ordinal == 15


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("The Plants Committee requests its Chair to write to the range States.", "cites:pc"),
        ("REQUESTS the Chair of the Standing Committee to write to the range States;", "cites:sc"),
        (
            "DECIDES that the Working Group on Moss shall go on, and REQUESTS its Chair to report;",
            "cites:working-group",
        ),
    ],
)
def test_a_chair_is_asked_for_the_organ_that_is_chaired(text: str, actor: str) -> None:
    assert duties(text, "cites")[-1].actors == (actor,)


def test_who_is_told_that_it_should_is_asked_and_not_who_tells() -> None:
    (duty,) = duties(
        "The Standing Committee advises the Plants Committee that it should take up no more than six tasks.", "cites"
    )
    assert duty.actors == ("cites:pc",)


def test_a_resolution_that_has_lost_its_line_breaks_is_read_at_its_capital_verbs() -> None:
    text = (
        "RECALLING that the Commission agreed on the counting of moths in all the gardens of the coast, and that this counting was never done; "
        "NOTING that not all Contracting Parties send their figures, and that some of the figures that they send leave out the moths altogether; "
        "NOW THEREFORE the Commission; CALLS upon all Contracting Parties to count their moths; URGES all Contracting Parties to send the figures."
    )
    assert [(duty.verb, duty.actors) for duty in duties(text)] == [("calls", ("parties",)), ("urges", ("parties",))]


def test_states_parties_of_another_treaty_are_states_to_the_general_assembly() -> None:
    (duty,) = duties("1. Urges States parties to the Agreement to tell each other of their vessels;", "unga")
    assert duty.actors == ("states",)


def test_what_a_page_says_between_a_title_and_its_direction_takes_no_number_away() -> None:
    text = "17.834 Moss on stones\n\nback to the list\n\n\nDecision directed to: Plants Committee\n\nThe Plants Committee shall look for moss.\n"
    assert [duty.instrument for duty in duties(text, "cites")] == ["cites:dec:17.834"]


def test_of_three_decisions_with_one_text_nobody_can_tell_which_it_is() -> None:
    text = "19.843 to 19.845 Moss on trees\n\nDecision directed to:\nPlants Committee\nThe Plants Committee shall look for moss.\n"
    assert [duty.instrument for duty in duties(text, "cites")] == [None]


@pytest.mark.parametrize(
    ("title", "speaker", "instrument"),
    [
        ("XIII/43.Moths and lamps", "The Conference of the Parties,", "cbd:dec:13/43"),
        ("XIII/43.Moths and lamps", "The Subsidiary Body on Implementation recommends that the Conference of the Parties adopt the following:", None),
    ],
)  # fmt: skip
def test_a_decision_of_the_cbd_has_its_number_from_the_heading_and_a_recommendation_has_not(
    title: str, speaker: str, instrument: str | None
) -> None:
    text = f"{title}\n\n{speaker}\n\nRecalling its earlier decisions,\n\nLamps\n\n1. Invites Parties to dim their lamps;\n\n2. Requests the Executive Secretary to count them.\n"
    assert {duty.instrument for duty in duties(text, "cbd") if duty.verb != "recommends"} == {instrument}


@pytest.mark.parametrize(
    "told",
    [
        "in line with the advice given by the Plants Committee at its 5th meeting",
        "with regard to the priorities named by COP8",
        "consistent with the resolution of the Conference of the Parties at its 16th meeting, held in Bangkok",
    ],
)
def test_a_meeting_that_has_been_sets_no_time(told: str) -> None:
    (duty,) = duties(f"The Secretariat shall draw up a list {told}.", "cites")
    assert duty.deadline is None


def test_what_is_to_be_done_by_a_meeting_is_due_then() -> None:
    (duty,) = duties("The Secretariat shall see to it that the list can be finished by CoP21.", "cites")
    assert duty.deadline is not None
    assert duty.deadline.ordinal == 21


def test_the_action_is_what_is_asked_for_and_not_what_tells_of_whom_it_is_asked() -> None:
    (duty,) = duties(
        "1. Calls upon regional organizations with the competence to count moths to dim their lamps;", "unga"
    )
    assert duty.action.startswith("dim")


def test_the_action_of_a_list_below_a_condition_is_the_list() -> None:
    (duty,) = duties(
        "REQUESTS the Secretariat, subject to funding, to:\n\na) count moths; and\n\nb) dim lamps;", "cites"
    )
    assert (duty.condition, duty.action) == ("subject to funding", "count moths; dim lamps")
