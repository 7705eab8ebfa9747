"""A draft keeps its past, is opened for comments by paragraph, and becomes the next text in one act that can be undone."""

from datetime import date

import pytest

from accord.core.dates import ImpreciseDate
from accord.core.errors import Conflict, Invalid, NotFound, Refused
from accord.core.texts import cite
from accord.core.texts.amend import Origin
from accord.core.texts.consultation import Capacity, Outcome, Phase
from accord.core.texts.duties import duties as read_duties
from accord.core.texts.duties import structure
from accord.decisions import queries
from accord.decisions.acts import (
    Adoption,
    Attribute,
    Insert,
    Move,
    NewComment,
    NewConsultation,
    NewDraft,
    PaperRead,
    Rewrite,
    RewriteWhole,
    StrikeOut,
    adopt_draft,
    answer_comment,
    assign_paper,
    close_consultation,
    comment,
    edit_draft,
    extend_consultation,
    import_paper,
    make_draft,
    open_consultation,
    record_provision_status,
    record_received_comment,
    record_work_event,
    submit_draft,
    withdraw_comment,
    withdraw_consultation,
    withdraw_draft,
)
from accord.decisions.models import Comment, Draft, Expression, ProvisionOrigin, Work, WorkEvent
from accord.decisions.queries import State, in_force, state_of, text_on
from accord.journal.actors import ANYONE, OPERATOR, Actor, Grant, Role
from accord.journal.queries import seal
from accord.journal.undoing import undo
from accord.register.models import Body, Country, Instrument, Meeting, PartyMembership

pytestmark = pytest.mark.django_db

TEXT = """RECALLING Resolution Conf. 9.1, on wetlands;

THE CONFERENCE OF THE PARTIES TO THE CONVENTION

1. DIRECTS the Secretariat to publish a list of cranes;

2. URGES Parties to:

a) report on cranes to the Standing Committee; and

b) protect the nests of cranes.
"""
OFFICER = Actor("an.officer", frozenset({Grant(Role.OFFICER, body="cites")}))
REVIEWER = Actor("a.reviewer", frozenset({Grant(Role.REVIEWER, body="cites")}))
KENYA = Actor("k.party", frozenset({Grant(Role.PARTY, country="KE")}))
CHAD = Actor("c.party", frozenset({Grant(Role.PARTY, country="TD")}))
SOCIETY = Actor("s.member", frozenset({Grant(Role.OFFICER, body="crane-society")}))
OF_ALL = Actor("of.all", frozenset({Grant(Role.OFFICER)}))
COP20 = "cites:meeting:cop20"
ADOPTED_ON = ImpreciseDate(date(2025, 12, 5))
BEGUN, OPENED, CLOSES, AFTER = date(2025, 3, 1), date(2025, 4, 1), date(2025, 4, 30), date(2025, 5, 2)


def paper(text: str, sha256: str = "cd" * 32, language: str = "en") -> PaperRead:
    made = structure(text, "cites")
    return PaperRead(
        sha256, "p.txt", "Cranes", language, "cites", made.instrument, text, "public",
        made.parts, tuple(cite(text, "cites")), tuple(read_duties(text, "cites")),
    )  # fmt: skip


@pytest.fixture
def words(texts) -> None:
    """The resolution of the register has words: those of CoP16."""
    Body.objects.create(id="cites:sc", kind="committee", name_en="Standing Committee", parent_id="cites")
    Body.objects.create(id="crane-society", kind="partner_ngo", name_en="Crane Society")
    for code, name in (("KE", "Kenya"), ("TD", "Chad")):
        Country.objects.create(id=code, name_en=name, kind="state")
    Instrument.objects.create(id="cites", kind="convention", title_en="CITES")
    PartyMembership.objects.create(
        instrument_id="cites", country_id="KE", mode="ratification", entry_into_force=date(1979, 3, 13)
    )
    Meeting.objects.create(
        id=COP20, body_id="cites:cop", series="cop", ordinal=20, title="CoP20", starts=date(2025, 11, 24),
        ends=date(2025, 12, 5), precision="day",
    )  # fmt: skip
    Meeting.objects.create(
        id="cites:meeting:sc79", body_id="cites:sc", series="sc", ordinal=79, title="SC79", precision=""
    )
    import_paper(actor=OPERATOR, paper=paper(TEXT))
    assign_paper(actor=OPERATOR, paper=paper(TEXT).key, work="cites:res:10.4@cop16")


@pytest.fixture
def draft(words) -> str:
    return make_draft(actor=OFFICER, draft=NewDraft(work="cites:res:10.4"), on=BEGUN)


def edit(key: str, *edits, on: date = BEGUN, actor: Actor = OFFICER) -> None:
    edit_draft(actor=actor, draft=key, edits=edits, on=on)


def said(key: str) -> list[str]:
    return [each.words for each in queries.paragraphs_of(key) if not each.struck]


# Drafts ---------------------------------------------------------------------------------------------------------------


def test_a_draft_begins_with_the_words_in_force(draft: str) -> None:
    row = queries.draft(draft)
    assert (row.id, row.work, row.state) == ("draft:cites-res-10.4-1", "cites:res:10.4", "made")
    assert said(draft)[2] == "1. DIRECTS the Secretariat to publish a list of cranes;"
    assert queries.draft_redline(draft).changed == 0


def test_what_was_repealed_in_part_is_not_in_the_draft(words) -> None:
    record_work_event(
        actor=OFFICER, work="cites:res:10.4@cop16", event="repealed_in_part", meeting="cites:meeting:cop14",
        happened=ImpreciseDate(date(2016, 10, 4)), provisions=["2 b)"],
    )  # fmt: skip
    key = make_draft(actor=OFFICER, draft=NewDraft(work="cites:res:10.4"), on=BEGUN)
    assert not any("nests" in each for each in said(key))


def test_edits_keep_the_past_of_each_paragraph(draft: str) -> None:
    edit(
        draft, Rewrite(3, "1. DIRECTS the Secretariat to publish a map of cranes;"), StrikeOut(1), Insert("c) pay.", 6)
    )
    redline = queries.draft_redline(draft)
    assert (redline.changed, redline.inserted, redline.deleted, redline.kept) == (1, 1, 1, 4)
    edit(draft, Rewrite(1, "RECALLING Resolution Conf. 9.1, on wetlands;"), Move(7, 5))
    assert queries.draft_redline(draft).deleted == 0
    assert said(draft)[5] == "c) pay."


def test_a_number_is_never_given_to_another_paragraph(draft: str) -> None:
    edit(draft, Insert("3. One.", 6))
    edit(draft, Insert("4. Two.", 7), StrikeOut(7))
    assert [each.key for each in queries.paragraphs_of(draft)] == [1, 2, 3, 4, 5, 6, 8]


def test_a_whole_new_text_finds_the_old_paragraphs_again(draft: str) -> None:
    whole = [("operative", "", each) for each in said(draft) if "RECALLING" not in each]
    edit(draft, RewriteWhole((*whole, ("operative", "3", "3. INVITES others."))))
    redline = queries.draft_redline(draft)
    assert (redline.kept, redline.inserted, redline.deleted) == (5, 1, 1)


def test_all_edits_are_done_or_none(draft: str) -> None:
    before = said(draft)
    with pytest.raises(NotFound, match="no paragraph 99"):
        edit(draft, StrikeOut(1), StrikeOut(99))
    for wrong in (Rewrite(1, " "), Insert("", 0), Move(1, 1), RewriteWhole(())):
        with pytest.raises(Invalid):
            edit(draft, wrong)
    assert said(draft) == before


def test_undoing_an_edit_brings_the_words_back(draft: str) -> None:
    edit(draft, StrikeOut(1), Insert("3. INVITES others.", 6, origins=(Origin("cites:dec:17.55"),)))
    undo(actor=OPERATOR, number=seal().number, reason="too hasty")
    assert len(said(draft)) == 6
    assert queries.draft_redline(draft).kept == 6


def test_tags_in_the_words_become_sources_with_their_words(draft: str) -> None:
    edit(draft, Insert("3. PUBLISHES lists. [text from Resolution Conf. 10.4 (Rev. CoP16), paragraph 1]", 6))
    (new,) = (each for each in queries.paragraphs_of(draft) if each.is_new)
    assert new.words == "3. PUBLISHES lists."
    assert new.origins == (
        Origin("cites:res:10.4@cop16", "1", "1. DIRECTS the Secretariat to publish a list of cranes;"),
    )
    assert queries.draft_sources(draft)[-1].source() == "Resolution Conf. 10.4 (Rev. CoP16), paragraph 1 (amended)"


def test_sources_are_proposed_where_words_agree(words) -> None:
    new = NewDraft(
        body="cites:cop", title="Birds",
        paragraphs=(("operative", "7", "7. DIRECTS the Secretariat to publish the list of cranes;"), ("operative", "8", "8. DECIDES on something that nobody has said before.")),
    )  # fmt: skip
    key = make_draft(actor=OFFICER, draft=new, on=BEGUN)
    (found,) = queries.proposed_origins(key, ["cites:res:10.4"])
    assert (found.key, found.origin.provision) == (1, "1")
    edit(key, Attribute(1, (found.origin,)))
    assert [row.is_new for row in queries.draft_sources(key)] == [False, True]
    with pytest.raises(NotFound, match="has no words of"):
        queries.proposed_origins(key, ["cites:dec:9.6"])


WRONG = [
    (NewDraft(work="cites:res:1.1"), NotFound, "no text cites:res:1.1"),
    (NewDraft(work="cites:dec:9.6"), Invalid, "doesn't know when cites:dec:9.6 was adopted"),
    (NewDraft(work="cites:dec:17.55"), Invalid, "doesn't have the words"),
    (NewDraft(work="cites:res:10.4", base="text:none"), NotFound, "no paper text:none"),
    (NewDraft(body="cites:cop", title="x"), Invalid, "at least one paragraph"),
    (NewDraft(body="cites:cop", title=" ", paragraphs=(("p", "", "x"),)), Invalid, "has a title"),
    (NewDraft(body="nobody", title="x", paragraphs=(("p", "", "x"),)), Invalid, "no body “nobody”"),
    (NewDraft(body="cites:cop", title="x", kind="song", paragraphs=(("p", "", "x"),)), Invalid, "“song” is none of"),
]


@pytest.mark.parametrize(("new", "error", "why"), WRONG)
def test_a_draft_of_nothing_is_refused(words, new: NewDraft, error: type[Exception], why: str) -> None:
    with pytest.raises(error, match=why):
        make_draft(actor=OPERATOR, draft=new, on=BEGUN)
    assert not Draft.objects.exists()


def test_what_was_withdrawn_is_not_edited(draft: str) -> None:
    submit_draft(actor=OFFICER, draft=draft, meeting=COP20, on=AFTER, document="CoP20 Doc. 1")
    with pytest.raises(Refused, match="its last step was on"):
        withdraw_draft(actor=OFFICER, draft=draft, on=BEGUN, reason="no support")
    withdraw_draft(actor=OFFICER, draft=draft, on=AFTER, reason="no support")
    with pytest.raises(Refused, match="it was withdrawn on 2025-05-02"):
        edit(draft, StrikeOut(1), on=AFTER)
    assert [step.step for step in queries.draft(draft).steps] == ["made", "submitted", "withdrawn"]


@pytest.mark.parametrize("actor", [KENYA, SOCIETY, ANYONE])
def test_only_the_body_keeps_its_drafts(draft: str, actor: Actor) -> None:
    with pytest.raises(Refused):
        edit(draft, StrikeOut(1), actor=actor)
    with pytest.raises(Refused):
        make_draft(actor=actor, draft=NewDraft(work="cites:res:10.4"), on=BEGUN)


# Adoption -------------------------------------------------------------------------------------------------------------


def adopt(key: str, actor: Actor = OFFICER, **more) -> str:
    given = {"meeting": COP20, "adopted_on": ADOPTED_ON, **more}
    return adopt_draft(actor=actor, draft=key, adoption=Adoption(**given))


def test_adoption_makes_the_next_revision_and_moves_the_states(draft: str) -> None:
    edit(draft, Attribute(3, (Origin("cites:dec:17.55", "", "The Secretariat shall list cranes."),)))
    made = adopt(draft, incorporates=("cites:dec:17.55",), deletes=("cites:dec:17.55",))
    assert made == "cites:res:10.4@cop20"
    assert (state_of("cites:res:10.4@cop16"), state_of(made)) == (State.REVISED, State.IN_EFFECT)
    assert [each.event for each in queries.work("cites:dec:17.55").events][-2:] == ["incorporated", "deleted"]
    assert queries.work("cites:dec:17.55").events[-2].other == made
    assert in_force("cites:res:10.4", date(2025, 12, 4)).version == "cites:res:10.4@cop16"
    assert text_on("cites:res:10.4", date(2025, 12, 5)).provisions[2].label == "1"
    (origin,) = ProvisionOrigin.objects.all()
    assert (origin.text, origin.provision_row.label) == ("cites:dec:17.55", "1")
    (taken,) = queries.written(text_on("cites:res:10.4", date(2025, 12, 5)).key).taken
    assert (taken.text, taken.words) == ("cites:dec:17.55", "The Secretariat shall list cranes.")
    assert queries.draft(draft).state == "adopted"


def test_adoption_is_undone_as_one(draft: str) -> None:
    before = (Work.objects.count(), WorkEvent.objects.count(), Expression.objects.count())
    adopt(draft, incorporates=("cites:dec:17.55",), deletes=("cites:dec:17.55",))
    undo(actor=OPERATOR, number=seal().number, reason="another vote")
    assert (Work.objects.count(), WorkEvent.objects.count(), Expression.objects.count()) == before
    assert queries.draft(draft).is_open
    assert adopt(draft) == "cites:res:10.4@cop20"


def test_adoption_is_refused_with_every_reason_and_stores_nothing(draft: str) -> None:
    open_(draft)
    count = Work.objects.count()
    with pytest.raises(Refused) as refusal:
        adopt(
            draft,
            meeting="cites:meeting:sc79",
            adopted_on=ImpreciseDate(date(2025, 4, 2)),
            deletes=("cites:dec:17.55",),
        )
    assert len(refusal.value.reasons) == 3  # open for comments, revised and deleted by a committee
    assert Work.objects.count() == count


def test_a_meeting_adopts_on_its_days(draft: str) -> None:
    with pytest.raises(Refused, match="CoP20 was held on 2025-11-24 to 2025-12-05, not on 2025-12-06"):
        adopt(draft, adopted_on=ImpreciseDate(date(2025, 12, 6)))


def test_a_new_text_needs_its_number_and_begins_its_log(words) -> None:
    new = NewDraft(
        body="cites:cop", title="Birds", paragraphs=(("operative", "1", "1. URGES Parties to count birds."),)
    )
    key = make_draft(actor=OFFICER, draft=new, on=BEGUN)
    with pytest.raises(Invalid, match="adopted under a number"):
        adopt(key)
    assert adopt(key, number="20.3", takes_effect=ImpreciseDate(date(2026, 3, 5))) == "cites:res:20.3"
    assert state_of("cites:res:20.3", on=date(2026, 1, 1)) is State.ADOPTED
    assert in_force("cites:res:20.3", date(2026, 1, 1)).version is None
    assert text_on("cites:res:20.3", date(2026, 3, 5)).text == "1. URGES Parties to count birds."
    again = make_draft(actor=OFFICER, draft=new, on=BEGUN)
    with pytest.raises(Conflict, match="the register has the text"):
        adopt(again, number="20.3")


def test_nobody_moves_texts_of_another_convention(draft: str) -> None:
    Body.objects.create(id="cms", kind="convention", name_en="CMS")
    Work.objects.create(id="cms:res:1.1", body_id="cms", kind="resolution", number="1.1", title="Cranes")
    with pytest.raises(Refused, match="for cites, not for cms"):
        adopt(draft, repeals=("cms:res:1.1",))


def test_who_cites_a_text_is_told_as_it_stood_then(draft: str) -> None:
    Work.objects.create(id="cites:res:9.1", body_id="cites:cop", kind="resolution", number="9.1", title="Wetlands")
    WorkEvent.objects.create(work_id="cites:res:9.1", event="adopted", day=date(1994, 1, 1), day_precision="day")
    edit(draft, StrikeOut(1))
    adopt(draft)
    (before,) = queries.cited_by_on("cites:res:9.1", date(2025, 12, 4))
    assert (before.citing, before.named, before.then, before.is_outdated) == (
        "cites:res:10.4@cop16", "cites:res:9.1", "cites:res:9.1", False,
    )  # fmt: skip
    assert queries.cited_by_on("cites:res:9.1", date(2025, 12, 5)) == ()
    assert queries.cited_by_on("cites:res:9.1", date(2010, 1, 1)) == ()


# Provisions -----------------------------------------------------------------------------------------------------------


def test_provisions_have_a_status_of_their_own_over_time(words) -> None:
    for status, day in (
        ("requires_funding", date(2017, 1, 1)),
        ("implemented", date(2018, 1, 1)),
        ("funded", date(2018, 2, 1)),
    ):
        record_provision_status(actor=OFFICER, work="cites:res:10.4", provision="2 a)", status=status, on=day)
    standing = {
        year: {row.label: row.standing for row in text_on("cites:res:10.4", date(year, 6, 1)).provisions}["2 a)"]
        for year in (2016, 2017, 2018)
    }
    assert [(each.progress, each.requires_funding) for each in standing.values()] == [
        ("active", False), ("active", True), ("implemented", False),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("given", "error", "why"),
    [
        ({"provision": "9"}, Invalid, "has no provision “9”"),
        ({"status": "asleep"}, Invalid, "“asleep” is none of"),
        ({"status": "funded"}, Refused, "nobody said that the provision requires funding"),
        ({"work": "cites:res:1.1"}, NotFound, "no text cites:res:1.1"),
    ],
)
def test_a_status_that_can_not_be_says_why(words, given, error, why: str) -> None:
    call = {"work": "cites:res:10.4", "provision": "1", "status": "active", "on": date(2017, 1, 1), **given}
    with pytest.raises(error, match=why):
        record_provision_status(actor=OPERATOR, **call)


# Consultations --------------------------------------------------------------------------------------------------------


def open_(key: str, *, on: date = OPENED, closes_on: date = CLOSES, **more) -> str:
    new = NewConsultation(**{"title": "", "notification": "2025/031", "draft": key, **more})
    return open_consultation(actor=OFFICER, consultation=new, on=on, closes_on=closes_on)


@pytest.fixture
def opened(draft: str) -> str:
    return open_(draft)


def say(key: str, actor: Actor = KENYA, on: date = OPENED, **more) -> int:
    given = {"country": "KE", "paragraph": 3, "text": "Which cranes?", **more}
    return comment(actor=actor, consultation=key, comment=NewComment(**given), on=on)


def test_comments_are_about_the_words_as_they_were_opened(opened: str) -> None:
    say(opened)
    say(opened, SOCIETY, country=None, body="crane-society", paragraph=None, proposed="All of it.")
    close_consultation(actor=OFFICER, consultation=opened, on=date(2025, 4, 10), reason="all said")
    edit("draft:cites-res-10.4-1", Rewrite(3, "1. DIRECTS nobody;"), on=AFTER)
    seen = queries.comments(opened, on=AFTER)
    assert [(each.capacity, each.paragraph, each.on_words[:10]) for each in seen] == [
        (Capacity.OBSERVER, None, ""),
        (Capacity.PARTY, 3, "1. DIRECTS"),
    ]
    assert "publish a list" in seen[1].on_words


def test_a_state_that_is_no_party_comments_as_observer(opened: str) -> None:
    say(opened, CHAD, country="TD")
    assert [each.capacity for each in queries.comments(opened, on=AFTER)] == [Capacity.OBSERVER]


@pytest.mark.parametrize(
    ("actor", "given"),
    [
        (KENYA, {"country": "TD"}),
        (SOCIETY, {"country": "KE"}),
        (KENYA, {"country": None, "body": "crane-society"}),
        (OF_ALL, {"country": "KE"}),
        (OFFICER, {"country": None, "body": "crane-society"}),
        (ANYONE, {"country": "KE"}),
        (KENYA, {"country": None}),
    ],
)
def test_nobody_speaks_for_others(opened: str, actor: Actor, given) -> None:
    with pytest.raises(Refused, match="can't be made"):
        say(opened, actor, **given)
    assert not Comment.objects.exists()


def test_comments_are_taken_from_the_opening_to_the_closing_day(opened: str) -> None:
    say(opened, on=CLOSES)
    for day, why in ((date(2025, 3, 31), "it opens on 2025-04-01"), (date(2025, 5, 1), "it closed on 2025-04-30")):
        with pytest.raises(Refused, match=why):
            say(opened, on=day)
    extend_consultation(actor=OFFICER, consultation=opened, on=AFTER, closes_on=date(2025, 5, 30), reason="asked for")
    say(opened, on=date(2025, 5, 3))
    assert queries.consultation(opened, on=date(2025, 5, 1)).phase is Phase.CLOSED
    assert queries.consultation(opened, on=date(2025, 5, 3)).phase is Phase.OPEN


def test_what_comes_late_is_recorded_by_the_secretariat_and_marked(opened: str) -> None:
    given = NewComment(country="KE", text="We are late.")
    for day in (CLOSES, AFTER):
        record_received_comment(actor=OFFICER, consultation=opened, comment=given, received_on=day)
    assert [each.late for each in queries.comments(opened, on=AFTER)] == [False, True]
    with pytest.raises(Refused, match="role officer"):
        record_received_comment(actor=KENYA, consultation=opened, comment=given, received_on=AFTER)


def test_comments_are_seen_by_their_authors_and_the_secretariat_until_the_closing(opened: str) -> None:
    say(opened)
    say(opened, CHAD, country="TD")
    seen = {
        actor.name: len(queries.comments(opened, on=OPENED, seen_by=actor))
        for actor in (ANYONE, KENYA, SOCIETY, OFFICER, OPERATOR)
    }
    assert seen == {"public": 0, "k.party": 1, "s.member": 0, "an.officer": 2, "operator": 2}
    assert len(queries.comments(opened, on=AFTER)) == 2


def test_a_consultation_may_show_comments_at_once(draft: str) -> None:
    key = open_(draft, comments_shown_at_once=True)
    say(key)
    assert len(queries.comments(key, on=OPENED, seen_by=ANYONE)) == 1


def test_a_comment_is_withdrawn_by_its_own_people_only(opened: str) -> None:
    number = say(opened)
    with pytest.raises(Refused):
        withdraw_comment(actor=CHAD, consultation=opened, number=number, on=OPENED)
    withdraw_comment(actor=KENYA, consultation=opened, number=number, on=OPENED)
    with pytest.raises(Conflict, match="withdrawn on"):
        withdraw_comment(actor=KENYA, consultation=opened, number=number, on=OPENED)
    assert queries.comments(opened, on=AFTER) == ()
    assert queries.consultation(opened, on=AFTER).comments == 0
    with pytest.raises(Refused, match="it was withdrawn"):
        answer_comment(actor=OFFICER, consultation=opened, number=number, outcome=Outcome.NOTED, on=AFTER)


def test_answers_need_reasons_where_not_all_is_accepted(opened: str) -> None:
    number = say(opened)
    for outcome in (Outcome.NOT_ACCEPTED, Outcome.ACCEPTED_IN_PART):
        with pytest.raises(Invalid, match="needs reasons"):
            answer_comment(actor=OFFICER, consultation=opened, number=number, outcome=outcome, on=AFTER)
    with pytest.raises(Refused):
        answer_comment(actor=REVIEWER, consultation=opened, number=number, outcome=Outcome.NOTED, on=AFTER)
    answer_comment(actor=OFFICER, consultation=opened, number=number, outcome=Outcome.NOTED, on=AFTER)
    answer_comment(
        actor=OFFICER, consultation=opened, number=number, outcome=Outcome.NOT_ACCEPTED, on=AFTER, reasons="Funds."
    )
    (row,) = queries.comments(opened, on=AFTER)
    assert (row.outcome, row.reasons) == ("not_accepted", "Funds.")
    undo(actor=OPERATOR, number=seal().number, reason="on second thoughts")
    assert queries.comments(opened, on=AFTER)[0].outcome == "noted"


COMMENTS = [
    ({"paragraph": 99}, NotFound, "has no paragraph 99"),
    ({"text": " ", "proposed": ""}, Invalid, "has a text or proposes a wording"),
    ({"body": "crane-society"}, Invalid, "of a country or of a body"),
    ({"country": "XX"}, NotFound, "no country XX"),
    ({"language": "english"}, Invalid, "language"),
    ({"text": "a\x00b"}, Invalid, "no text"),
]


@pytest.mark.parametrize(("given", "error", "why"), COMMENTS)
def test_a_comment_that_says_nothing_to_nothing_is_refused(opened: str, given, error, why: str) -> None:
    with pytest.raises(error, match=why):
        say(opened, OPERATOR, **given)
    assert not Comment.objects.exists()


def test_observers_are_asked_or_not(draft: str) -> None:
    key = open_(draft, for_observers=False)
    with pytest.raises(Refused, match="only Parties are asked"):
        say(key, SOCIETY, country=None, body="crane-society")
    say(key)


CONSULTATIONS = [
    ({"closes_on": date(2025, 3, 31)}, Invalid, "2025-03-31 is before the opening on 2025-04-01"),
    ({"notification": " "}, Invalid, "which notification"),
    ({"paper": "text:none"}, Invalid, "on one thing"),
    ({"draft": None}, Invalid, "on one thing"),
    ({"draft": None, "paper": "text:none"}, NotFound, "no paper text:none"),
    ({"draft": None, "subject": "cites:prop:1", "body": "cites"}, Invalid, "nothing to comment on"),
]


@pytest.mark.parametrize(("given", "error", "why"), CONSULTATIONS)
def test_a_consultation_on_nothing_is_refused(draft: str, given, error, why: str) -> None:
    new = NewConsultation(
        **{"title": "x", "notification": "1", "draft": draft} | {k: v for k, v in given.items() if k != "closes_on"}
    )
    with pytest.raises(error, match=why):
        open_consultation(actor=OPERATOR, consultation=new, on=OPENED, closes_on=given.get("closes_on", CLOSES))


def test_a_draft_is_open_once_at_a_time(opened: str, draft: str) -> None:
    with pytest.raises(Refused, match=r"open for comments already \(consultation:cites-2025-1\)"):
        open_(draft)
    withdraw_consultation(actor=OFFICER, consultation=opened, on=OPENED, reason="a wrong file")
    assert open_(draft) == "consultation:cites-2025-2"
    with pytest.raises(Refused, match="it was withdrawn on"):
        say(opened)


def test_a_listing_proposal_is_consulted_on_in_the_same_way(words) -> None:
    paragraphs = (("paragraph", "1", "Include the crane in Appendix I."),)
    new = NewConsultation("Cranes", "2025/040", "cites", subject="cms:proposal:1", paragraphs=paragraphs)
    key = open_consultation(actor=OFFICER, consultation=new, on=OPENED, closes_on=CLOSES)
    say(key, paragraph=1)
    (row,) = queries.consultations(on=OPENED, subject="cms:proposal:1")
    assert (row.id, row.comments, row.answered) == (key, 1, 0)


def test_opening_is_undone_with_everything(opened: str) -> None:
    undo(actor=OPERATOR, number=seal().number, reason="not yet")
    assert queries.consultations(on=OPENED) == ()
