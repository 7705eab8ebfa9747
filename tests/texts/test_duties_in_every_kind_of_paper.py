"""Resolutions, decisions, drafts, committee papers, notifications and records of meetings: each asks in its own way."""

import pytest

from accord.core.texts.duties import duties, structure

Asked = list[tuple[str, list[str]]]


def asked(text: str, issuer: str = "cites") -> Asked:
    """Every verb and whom it asks."""
    return [(duty.verb, list(duty.actors)) for duty in duties(text, issuer)]


LISTS = [
    (
        "RECOMMENDS that:\n\na) range States, where applicable, train rangers;\n\nb) range States report; and\n\nc) the Secretariat compile the reports;",
        [("recommends", ["cites:range-states"]), ("recommends", ["cites:secretariat"])],
    ),
    (
        "URGES:\n\na) all Parties and non-Parties, especially range States, to adopt laws; and\n\nb) donors to help;",
        [("urges", ["cites:parties", "cites:non-parties", "cites:range-states"]), ("urges", ["donors"])],
    ),
    (
        "AGREES that:\n\na) the Secretariat shall keep the list; and\n\nb) lists are useful;",
        [("shall", ["cites:secretariat"])],
    ),
    (
        "DECIDES:\n\n(a) To hold a meeting; and\n\n(b) Requests the Secretariat to report;",
        [("requests", ["cites:secretariat"])],
    ),
    (
        "RESOLVES that the Secretariat shall perform these functions:\n\na) receive reports; and\n\nb) publish them;",
        [("shall", ["cites:secretariat"])],
    ),
]


@pytest.mark.parametrize(("paragraph", "expected"), LISTS, ids=[case[0][:20] for case in LISTS])
def test_a_list_goes_with_its_verb_and_each_whom_it_names_is_asked_once(paragraph: str, expected: Asked) -> None:
    assert asked(f"THE CONFERENCE OF THE PARTIES TO THE CONVENTION\n\n1. {paragraph}\n") == expected


def test_the_words_of_a_clause_reach_to_the_end_of_its_list_and_take_what_is_said_there() -> None:
    text = "THE CONFERENCE OF THE PARTIES TO THE CONVENTION\n\n1. DIRECTS the Secretariat to:\n\na) train staff, subject to funding; and\n\nb) report to the Standing Committee at its 80th meeting;\n\n2. NOTES the plan.\n"
    (duty,) = duties(text, "cites")
    assert duty.text.startswith("DIRECTS")
    assert duty.text.endswith("80th meeting")
    assert (duty.recipient, duty.deadline.ordinal, duty.condition) == ("cites:sc", 80, "subject to funding")


PAPERS = [
    (
        "19.30 & 19.31 An invented report\n\nDecision directed to\nDecision directed to:\nSecretariat\nThe Secretariat shall:\n\na) issue a report; and\n\nb) distribute it.\n\nDecision directed to:\nStanding Committee\nThe Standing Committee shall review it.\n",
        [("shall", ["cites:secretariat"]), ("shall", ["cites:sc"])],
    ),
    (
        "20.AA Directed to range States\n\nRange States are encouraged, as appropriate, to share data.\n\n20.BB Directed to the Animals and Plants Committees\n\nThe Animals and Plants Committees shall review the data. They will report to the Standing Committee.\n",
        [
            ("encouraged", ["cites:range-states"]),
            ("shall", ["cites:ac", "cites:pc"]),
            ("will", ["cites:ac", "cites:pc"]),
        ],
    ),
    (
        "NOTIFICATION TO THE PARTIES\n\n1. Decision 19.55 directs the Secretariat to ask, and Parties are required to submit reports.\n\n2. Parties are requested to reply no later than 30 June 2025.\n\n3. The Secretariat invites Parties and observers to share examples.\n\n4. It is requested that forms be returned.\n",
        [("requested", ["cites:parties"]), ("invites", ["cites:parties", "observers"]), ("requested", [])],
    ),
    (
        "SC90 Sum. 2\n\nNinetieth meeting of the Standing Committee\n\nExecutive summary\n\nThe Committee noted the report and requested the Secretariat to publish it. It invited range States to comment.\n\nThe Committee:\n\na) noted document SC90 Doc. 3; and\n\nb) encouraged Parties to fund it.\n",
        [
            ("requested", ["cites:secretariat"]),
            ("invited", ["cites:range-states"]),
            ("encouraged", ["cites:parties"]),
        ],
    ),
    (
        "SC90 Doc. 12\n\nNinetieth meeting of the Standing Committee\n\n1. At SC89, the Committee requested the Secretariat to write a plan and agreed that Parties should comment.\n\n2. The Plan lists measures that Parties should take. The UNEP Partnership Policy shall apply.\n\n3. The Standing Committee is invited to note the plan and to:\n\na) encourage Parties to use it; and\n\nb) ask the Secretariat for more.\n",
        [("invited", ["cites:sc"])],
    ),
    (
        "1.\n\nThis document has been prepared by the Secretariat.\n\n2.\n\nThe Committee should adopt the plan.\n\nNinetieth meeting of the Plants Committee\n",
        [("should", ["cites:pc"])],
    ),
]


@pytest.mark.parametrize(("text", "expected"), PAPERS, ids=[case[0][:20] for case in PAPERS])
def test_each_kind_of_paper_is_read_in_its_own_way(text: str, expected: Asked) -> None:
    assert asked(text) == expected


def test_the_steps_of_a_procedure_below_a_request_ask_too() -> None:
    text = "THE CONFERENCE OF THE PARTIES TO THE CONVENTION\n\n1. DIRECTS the Animals Committee to review trade in this way:\n\na) The Secretariat shall, within 90 days, ask for data; and\n\nb) a report is written.\n"
    assert asked(text) == [("directs", ["cites:ac"]), ("shall", ["cites:secretariat"])]


NESTED = """XX/9.Ways to mend a net

The Subsidiary Body on Scientific, Technical and Technological Advice
1.Requests the Executive Secretary, subject to the availability of resources, to:
(a)Compile views;
(b)Report to the Conference of the Parties at its eighteenth meeting;
2.Recommends that the Conference of the Parties adopt a decision along the following lines:
The Conference of the Parties,
Recalling decision 15/4, which urges Parties to act,
3.Recalling also decision 14/7, invites Parties, other Governments and relevant organizations, in accordance with their mandates, to contribute;
4.Invites the Global Environment Facility, in accordance with its mandate, and other donors to provide funds.
"""


def test_a_recommendation_and_the_decision_in_it_are_both_read() -> None:
    assert asked(NESTED, "cbd") == [
        ("requests", ["cbd:executive-secretary"]),
        ("recommends", ["cbd:cop"]),
        ("invites", ["cbd:parties", "other-governments", "organizations"]),
        ("invites", ["gef", "donors"]),
    ]


def test_a_paragraph_cut_by_the_end_of_a_page_goes_on_behind_the_page_number() -> None:
    first = (
        "1. REQUESTS the Secretariat to continue its long work on the marking of invented animals in the whole of the"
    )
    read = structure(f"{first}\n\nSC90 Doc. 12 - p. 3\n\nregion and beyond it; and\n\n2. NOTES it.\n", "cites")
    assert [part.provision for part in read.parts] == ["1", "2"]
    assert read.parts[0].text.endswith("beyond it; and")


@pytest.mark.parametrize(
    "text",
    [
        "Geneva, 3 March 2025 - The Secretariats met. “Parties must act now and should pay”, said the Secretary-General. They agreed to cooperate and will report.",
        "The Convention was adopted in 1973. More information on the Standing Committee is available here.",
        "Kenya made a proposal. The representative of IUCN said that range States should act. The list of species that Parties should protect is short.",
        "All partners must gain from a partnership. Costs should be weighed against benefits. The value should be shared.",
    ],
)
def test_what_only_tells_asks_nobody(text: str) -> None:
    assert asked(text) == []
