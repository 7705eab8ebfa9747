"""Every clause that asks somebody is found with its verb, whom it asks, to whom it reports, by when and on what condition."""

import pytest

from accord.core.texts.clauses import Strength
from accord.core.texts.duties import Duty, duties

RESOLUTION = """CONVENTION ON INTERNATIONAL TRADE IN ENDANGERED SPECIES OF WILD FAUNA AND FLORA

Resolution Conf. 9.77 (Rev. CoP19)

An invented animal

RECALLING that Parties should do more and that the Secretariat shall help;

THE CONFERENCE OF THE PARTIES TO THE CONVENTION

"""

OPERATIVE = [
    ("URGES all Parties and non-Parties, especially range States, to adopt laws;", "urges", "request", ["cites:parties", "cites:non-parties", "cites:range-states"]),
    ("DIRECTS the Secretariat, subject to the availability of resources, to report;", "directs", "binding", ["cites:secretariat"]),
    ("CALLS UPON donors to provide funds;", "calls", "request", ["donors"]),
    ("RECOMMENDS that Parties, as appropriate, strengthen enforcement;", "recommends", "request", ["cites:parties"]),
    ("INVITES the CMS Secretariat and IUCN to share information;", "invites", "encouragement", ["cms:secretariat", "iucn"]),
    ("ENCOURAGES the members of the Biodiversity Liaison Group to cooperate;", "encourages", "encouragement", ["blg:members"]),
    ("AGREES that the Animals Committee should review the matter;", "should", "request", ["cites:ac"]),
]  # fmt: skip


def read(paragraph: str) -> list[Duty]:
    return duties(f"{RESOLUTION}1. {paragraph}\n")


@pytest.mark.parametrize(
    ("paragraph", "verb", "strength", "actors"), OPERATIVE, ids=[case[0][:30] for case in OPERATIVE]
)
def test_the_verb_gives_the_strength_and_what_follows_it_the_actors(
    paragraph: str, verb: str, strength: str, actors: list[str]
) -> None:
    (duty,) = read(paragraph)
    assert (duty.verb, duty.strength, list(duty.actors)) == (verb, strength, actors)
    assert (duty.instrument, duty.provision) == ("cites:res:9.77@cop19", "1")


SEVERAL = [
    ("DIRECTS the Secretariat to report, and INSTRUCTS the Animals Committee to review it;", ["directs", "instructs"]),
    ("WELCOMES the report and REQUESTS the Secretariat to publish it;", ["requests"]),
    (
        "RECOMMENDS that Parties report, and that the Standing Committee review the reports;",
        ["recommends", "recommends"],
    ),
    (
        "REQUESTS the Secretariat and INVITES the Secretariats of other conventions to continue;",
        ["requests", "invites"],
    ),
    ("WELCOMES the Declaration which urges Parties to act and calls on donors to pay;", []),
    ("NOTES that the Secretariat has reported;", []),
    ("INSTRUCTS the Secretariat to assist, and Parties are invited to contribute;", ["instructs", "invited"]),
    ("RECOGNIZES that funds are needed and URGES Parties to provide them;", ["urges"]),
]


@pytest.mark.parametrize(("paragraph", "verbs"), SEVERAL, ids=[case[0][:30] for case in SEVERAL])
def test_a_paragraph_may_hold_several_clauses_and_others_speak_in_relative_ones(
    paragraph: str, verbs: list[str]
) -> None:
    assert [duty.verb for duty in read(paragraph)] == verbs


def test_two_verbs_may_ask_for_the_same() -> None:
    first, second = read("REQUESTS the Secretariat and INVITES IUCN to continue the work;")
    assert first.action == second.action == "continue the work"


DECISION = """Directed to the Standing Committee, with the support of the Secretariat

19.20 Subject to external funding, the Standing Committee shall review progress and shall report to the 20th meeting of the Conference of the Parties.

Directed to Parties

19.21 Parties, in particular range States, are urged to implement the plan. The report of the Secretariat shall be short.

3.1 The Secretariat is pleased."""


def test_decisions_are_read_sentence_by_sentence_under_whom_they_are_directed_to() -> None:
    review, report, implement = duties(DECISION, "cites")
    assert (review.instrument, review.actors, review.condition) == (
        "cites:dec:19.20",
        ("cites:sc",),
        "Subject to external funding",
    )
    assert review.with_support_of == ("cites:secretariat",)
    assert (report.recipient, report.deadline.body, report.deadline.ordinal) == ("cites:cop", "cites:cop", 20)
    assert (implement.instrument, implement.verb, implement.modality) == ("cites:dec:19.21", "urged", "urges")


DEADLINES = [
    ("at its 60th meeting", ("meeting", "cites:sc", 60, None)),
    ("at its seventy-eighth meeting", ("meeting", "cites:sc", 78, None)),
    ("for consideration at SC80", ("meeting", "cites:sc", 80, None)),
    ("by CMS COP15", ("meeting", "cms:cop", 15, None)),
    ("by 31 January 2015", ("date", None, None, "2015-01-31")),
    ("no later than December 2014", ("month", None, None, "2014-12")),
    ("by 2030", ("year", None, None, "2030")),
    ("within 90 days of the end of the meeting", ("event", None, None, None)),
]


@pytest.mark.parametrize(("words", "expected"), DEADLINES)
def test_deadlines_are_typed(words: str, expected: tuple[object, ...]) -> None:
    (duty,) = read(f"REQUESTS the Secretariat to report to the Standing Committee {words};")
    by = duty.deadline
    assert duty.recipient == "cites:sc"
    assert (by.kind, by.body, by.ordinal, by.date) == expected


def test_what_recurs_has_no_single_deadline() -> None:
    (duty,) = read("REQUESTS the Secretariat to report at each meeting of the Standing Committee;")
    assert (duty.recurrence.kind, duty.recurrence.body, duty.deadline) == ("each meeting", "cites:sc", None)


def test_the_items_of_a_list_keep_their_own_places_and_deadlines() -> None:
    text = f"{RESOLUTION}2. DIRECTS the Secretariat to:\n\n   a) publish the list by 31 March 2026; and\n   b) report to the Standing Committee annually;\n"
    (duty,) = duties(text)
    first, second = duty.items
    assert (first.provision, first.deadline.date, text[first.start : first.end]) == ("2 a)", "2026-03-31", first.text)
    assert (second.provision, second.recipient, second.recurrence.kind) == ("2 b)", "cites:sc", "annual")


def test_a_committee_is_invited() -> None:
    (duty,) = duties(
        "32. The Standing Committee is invited to:\n - a) review the draft; and\n - b) note the update.", "cites"
    )
    assert (duty.verb, duty.actors, [item.provision for item in duty.items]) == (
        "invited",
        ("cites:sc",),
        ["32 a)", "32 b)"],
    )


def test_preambles_and_notes_appear_when_asked_for() -> None:
    found = duties(RESOLUTION + "1. NOTES the report;", everything=True)
    assert [(duty.verb, duty.strength) for duty in found] == [("recalling", Strength.NONE), ("notes", Strength.NONE)]


@pytest.mark.parametrize(
    "text",
    ["", "\x00", "Requests", "19.20", "1. REQUESTS", "The Secretariats met and decided to act.", "a) b) c)\n\n- - -"],
)
def test_what_asks_nothing_gives_nothing(text: str) -> None:
    assert [duty for duty in duties(text, "cites") if duty.actors] == []


@pytest.mark.shared
def test_the_resolution_of_cms_lays_its_duties_on_whom_it_names() -> None:
    from pathlib import Path

    (path,) = (Path(__file__).parents[3] / "shared" / "seeds").glob("004_*.txt")
    text = path.read_text(encoding="utf-8")
    found = duties(text)
    by_paragraph: dict[str, list[str]] = {}
    for duty in found:
        by_paragraph.setdefault(duty.provision, []).append(duty.verb)
        assert text[duty.start : duty.end] == duty.text
    assert len(found) == 30
    assert by_paragraph["16"] == ["requests"]
    assert by_paragraph["13"] == ["requests", "invites", "requests"]
    assert not {"1", "27"} & set(by_paragraph)
