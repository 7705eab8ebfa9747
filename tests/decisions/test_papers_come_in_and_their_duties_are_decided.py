"""A paper is kept as it was read; who is asked for what stays a proposal until a person has decided."""

from datetime import date

import pytest

from accord.core.errors import Invalid, NotFound, Refused
from accord.core.texts import cite
from accord.core.texts.duties import duties as read_duties
from accord.core.texts.duties import structure
from accord.decisions.acts import CorrectedDuty, PaperRead, decide_duty, import_paper
from accord.decisions.models import Citation, Duty, Expression, Verdict
from accord.decisions.queries import Due, cited_by, duties, paper, papers, passages
from accord.journal.actors import OPERATOR, Actor, Grant, Role
from accord.journal.queries import entry, seal
from accord.journal.undoing import undo
from accord.register.models import Body, Meeting

pytestmark = pytest.mark.django_db

TEXT = """Progress report

Directed to the Standing Committee

17.55 (Rev. CoP19) The Standing Committee shall report to the 20th meeting of the Conference of the Parties.

Directed to the Secretariat

19.20 The Secretariat shall publish the list by 31 January 2015, and shall report to the Standing Committee annually.

This builds on Resolution Conf. 10.4 (Rev. CoP16) and on UNEP/EA/Res.4."""
OFFICER = Actor("a.officer", frozenset({Grant(Role.OFFICER, body="cites")}))
ELSEWHERE = Actor("b.officer", frozenset({Grant(Role.OFFICER, body="cms")}))
TODAY = date(2025, 6, 1)


def read(text: str = TEXT, issuer: str | None = "cites", sha256: str = "ab" * 32) -> PaperRead:
    made = structure(text, issuer)
    return PaperRead(
        sha256, "paper.txt", "Progress report", "en", issuer, made.instrument, text, "public",
        made.parts, tuple(cite(text, issuer)), tuple(read_duties(text, issuer)),
    )  # fmt: skip


@pytest.fixture
def brought_in(texts) -> str:
    Body.objects.create(id="cites:sc", kind="committee", name_en="Standing Committee", parent_id="cites")
    Meeting.objects.create(
        id="cites:meeting:cop20",
        body_id="cites:cop",
        series="cop",
        ordinal=20,
        title="CoP20",
        starts=date(2025, 11, 24),
        precision="day",
    )
    import_paper(actor=OFFICER, paper=read())
    return read().key


def test_it_is_stored_once_with_its_parts_references_and_duties(brought_in: str) -> None:
    row = paper(brought_in)
    assert (row.issuer, row.references, row.problems, row.duties, row.undecided) == ("cites", 4, 1, 3, 3)
    assert import_paper(actor=OFFICER, paper=read()) is False
    assert (seal().number, len(papers(issuer="cites"))) == (1, 1)


def test_only_officers_of_the_issuer_bring_it_in(texts) -> None:
    with pytest.raises(Refused):
        import_paper(actor=ELSEWHERE, paper=read())
    assert not Expression.objects.exists()


def test_an_issuer_that_the_register_does_not_know_is_refused(texts) -> None:
    with pytest.raises(Invalid, match="knows no body"):
        import_paper(actor=OPERATOR, paper=read(issuer="ramsar"))


def test_undoing_the_import_takes_everything_back(brought_in: str) -> None:
    undo(actor=OPERATOR, number=1, reason="the wrong file")
    assert not Expression.objects.exists()
    assert not Citation.objects.exists()
    assert not Duty.objects.exists()


def test_what_is_due_is_told_by_meetings_and_days(brought_in: str) -> None:
    found = {(row.instrument, row.verb, row.due, row.due_on) for row in duties(on=TODAY)}
    assert found == {
        ("cites:dec:19.20", "shall", Due.OVERDUE, date(2015, 1, 31)),
        ("cites:dec:17.55@cop19", "shall", Due.COMING, date(2025, 11, 24)),
        ("cites:dec:19.20", "shall", Due.RECURRENT, None),
    }
    assert [row.instrument for row in duties(on=TODAY, at="cites:meeting:cop20")] == ["cites:dec:17.55@cop19"]
    assert [row.instrument for row in duties(on=TODAY, body="cites:sc")] == ["cites:dec:17.55@cop19"]
    assert len(duties(on=TODAY, body="cites")) == 3


def test_the_text_is_shown_with_its_references_in_place(brought_in: str) -> None:
    shown = passages(brought_in, on=TODAY)
    references = {
        span.text: (span.cited, span.problem) for each in shown for span in each.spans if span.cited or span.problem
    }
    assert references["Resolution Conf. 10.4 (Rev. CoP16)"] == (("cites:res:10.4@cop16",), "")
    assert references["UNEP/EA/Res.4"][0] == ()
    assert "missing" in references["UNEP/EA/Res.4"][1]
    assert "".join(span.text for span in shown[0].spans) == "Progress report"


def test_a_text_knows_where_it_is_cited(brought_in: str) -> None:
    (place,) = cited_by("cites:res:10.4")
    assert (place.paper, place.revision) == (brought_in, "cop16")
    assert place.sentence.startswith("This builds on Resolution Conf. 10.4")
    assert cited_by("cites:res:10.4@cop14") == ()


def first_duty() -> Duty:
    return Duty.objects.order_by("start").first()


def test_a_person_accepts_corrects_or_rejects(brought_in: str) -> None:
    duty = first_duty()
    decide_duty(
        actor=OFFICER,
        duty=duty.pk,
        verdict=Verdict.CORRECTED,
        corrected=CorrectedDuty(recipient="cites:cop", actors=("cites:sc", "cites:parties")),
    )
    duty.refresh_from_db()
    assert (duty.verdict, duty.recipient, duty.actors) == ("corrected", "cites:cop", "cites:sc cites:parties")
    assert entry(seal().number).act == "decisions.decide_duty"
    decide_duty(actor=OFFICER, duty=duty.pk, verdict=Verdict.REJECTED, reason="speaks of another text")
    assert duty.pk not in {row.id for row in duties(on=TODAY)}
    undo(actor=OPERATOR, number=seal().number, reason="it does speak of ours")
    duty.refresh_from_db()
    assert duty.verdict == "corrected"


REFUSED = [
    ({"verdict": Verdict.REJECTED}, "needs a reason"),
    ({"verdict": Verdict.CORRECTED}, "says what is otherwise"),
    ({"verdict": Verdict.PROPOSED}, "only the machine proposes"),
]


@pytest.mark.parametrize(("given", "reason"), REFUSED)
def test_a_decision_that_says_nothing_is_refused(brought_in: str, given: dict[str, Verdict], reason: str) -> None:
    with pytest.raises(Invalid, match=reason):
        decide_duty(actor=OFFICER, duty=first_duty().pk, **given)


def test_nobody_else_decides(brought_in: str) -> None:
    with pytest.raises(Refused):
        decide_duty(actor=ELSEWHERE, duty=first_duty().pk, verdict=Verdict.ACCEPTED)
    with pytest.raises(NotFound):
        decide_duty(actor=OPERATOR, duty=999_999, verdict=Verdict.ACCEPTED)
