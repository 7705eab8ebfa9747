"""Two lists compared: what needs a person waits, what was decided stays, and comes back when the next edition says otherwise."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from elephants import REVIEWER, listed

from accord.core.errors import NotFound
from accord.core.taxonomy import Relation
from accord.exchange.checklists.recognised import read_checklist
from accord.journal.queries import entries
from accord.species import models
from accord.species.acts import answer_question, ask_questions, record_listing_event
from accord.species.editions.acts import load_checklist_edition
from accord.species.editions.store import keep
from accord.species.editions.values import Described
from accord.species.review.comparing import compared, decisions_between
from accord.species.review.lists import named_list
from accord.species.review.queue import detailed, queue
from accord.species.review.values import State

pytestmark = pytest.mark.django_db

TODAY = date(2026, 1, 1)
HEADER = "id,scientificName,scientificNameAuthorship,taxonRank,taxonomicStatus,acceptedNameUsageID,class,family\n"
#: In the first edition forest elephants may be meant by either name; in the second they are one species, in the third two.
TWO_CANDIDATES = HEADER + (
    "1,Elephas afer,,species,accepted,,Mammalia,Elephantidae\n"
    "2,Elephas silvestris,,species,accepted,,Mammalia,Elephantidae\n"
    "3,Loxodonta africana,,species,synonym,1,Mammalia,Elephantidae\n"
    "4,Loxodonta africana,,species,synonym,2,Mammalia,Elephantidae\n"
)
SETTLED = HEADER + "7,Loxodonta africana,,species,accepted,,Mammalia,Elephantidae\n"


@pytest.fixture
def lists(elephants, settings, tmp_path) -> Path:
    settings.ACCORD_DATA = tmp_path / "data"
    record_listing_event(actor=REVIEWER, event=listed(), reason="history")
    return tmp_path


def edition(folder: Path, text: str, name: str) -> str:
    """An edition of the list `world`, loaded by the same act as on the command line."""
    file = folder / f"{name}.csv"
    file.write_text(text)
    described = Described(
        id=name,
        checklist="world",
        title="World list",
        file=file.name,
        format="plain table",
        sha256="0" * 64,
        retrieved_at=datetime(2024, 1, 1, tzinfo=UTC),
        edition=name.removeprefix("world-"),
    )
    return load_checklist_edition(actor=REVIEWER, described=described, kept=keep(read_checklist(file).columns))


def send(left: str, right: str):
    found = compared(named_list(left), named_list(right))
    return ask_questions(
        actor=REVIEWER,
        questions=found.questions,
        asked_on=TODAY,
        reason="comparison",
        all_between=(left, right.partition("-")[0]),
    )


def africana():
    cases = queue(TODAY).cases
    return detailed(next(case for case in cases if case.question and case.question.name == "Loxodonta africana"))


def decide(relation: str = "includes", chosen: str = "1"):
    case = africana()
    called = next(each.name for each in case.question.candidates if each.key == chosen)
    answer_question(
        actor=REVIEWER,
        question=case.number,
        chosen=chosen,
        chosen_name=called,
        relation=relation,
        reason="the plains animal, by its type",
        decided_on=date(2024, 5, 1),
        evidence=case.evidence,
    )


def test_a_name_with_two_candidates_waits_with_both_and_what_is_possible(lists) -> None:
    assert send("cites", edition(lists, TWO_CANDIDATES, "world-1")).added >= 1
    case = africana()
    assert (case.state, case.kind, case.question.against, case.question.edition) == (State.OPEN, "pair", "world", "1")
    assert {each.key for each in case.question.candidates} == {"1", "2"}
    assert all(each.possible and each.evidence for each in case.question.candidates)
    assert case.question.group == ""  # the register's small list has no class for it


def test_a_listed_taxon_of_appendix_i_goes_before_the_others(lists) -> None:
    send("cites", edition(lists, TWO_CANDIDATES, "world-1"))
    assert africana().urgency[1] == 0


def test_an_answer_is_a_decision_for_the_next_comparison(lists) -> None:
    send("cites", edition(lists, TWO_CANDIDATES, "world-1"))
    decide()
    (decision,) = decisions_between("cites", "world")
    assert (decision.left, decision.right, decision.relation) == ("cites:loxodonta-africana", "1", Relation.INCLUDES)
    assert (decision.left_name, decision.right_name) == ("Loxodonta africana", "Elephas afer")


def test_the_same_comparison_again_changes_nothing(lists) -> None:
    first = edition(lists, TWO_CANDIDATES, "world-1")
    send("cites", first)
    decide()
    number = entries()[-1].number
    assert send("cites", first).added == 0
    assert entries()[-1].number == number
    assert africana().state is State.DECIDED


def test_the_next_edition_brings_back_what_it_contradicts(lists) -> None:
    send("cites", edition(lists, TWO_CANDIDATES, "world-1"))
    decide()
    assert send("cites", edition(lists, SETTLED, "world-2")).changed > 0
    back = africana()
    assert back.state is State.CONTESTED
    assert "Loxodonta africana" in back.contradiction
    assert back.ruling.chosen_name == "Elephas afer"
    assert "Elephas afer" in back.ruling.evidence


def test_what_the_next_edition_settles_itself_is_no_longer_asked(lists) -> None:
    send("cites", edition(lists, TWO_CANDIDATES, "world-1"))
    assert send("cites", edition(lists, SETTLED, "world-2")).settled == 1
    assert not [case for case in queue(TODAY).cases if case.question and case.question.name == "Loxodonta africana"]


def test_another_relation_of_the_same_two_is_a_contradiction_too(lists) -> None:
    send("cites", edition(lists, TWO_CANDIDATES, "world-1"))
    decide("overlaps")
    only = TWO_CANDIDATES.replace("4,Loxodonta africana,,species,synonym,2,Mammalia,Elephantidae\n", "")
    send("cites", edition(lists, only, "world-2"))
    back = africana()
    assert back.state is State.CONTESTED
    assert "Elephas afer" in back.contradiction


def test_nobody_is_asked_about_a_group_that_the_other_list_does_not_have(lists) -> None:
    birds = HEADER + "1,Struthio camelus,,species,accepted,,Aves,Struthionidae\n"
    models.Taxon.objects.create(id="cites:mammalia", checklist_id="cites", name="Mammalia", rank="class")
    models.Taxon.objects.filter(id="cites:loxodonta").update(parent="cites:mammalia")
    found = compared(named_list("cites"), named_list(edition(lists, birds, "world-1")))
    assert not [each for each in found.questions if each.name.startswith("Loxodonta")]
    assert found.outside >= 1


def test_a_list_that_is_not_there_is_said_with_those_that_are(lists) -> None:
    edition(lists, SETTLED, "world-2")
    with pytest.raises(NotFound, match="there are: cites, cms, world-2"):
        named_list("world-9")
