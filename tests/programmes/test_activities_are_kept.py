from datetime import date
from decimal import Decimal

import pytest
from sides import CITES, CMS, officer

from accord.core.dates import Precision
from accord.core.errors import Conflict, Invalid, NotFound, Refused
from accord.core.programme.edition import Deadline, Part, Role
from accord.journal.actors import OPERATOR
from accord.journal.comparison import differences
from accord.journal.queries import seal
from accord.journal.undoing import undo
from accord.programmes import acts
from accord.programmes.queries import activity, edition
from accord.programmes.values import ActivityFields, Money, NewActivity, NewEdition, NewIndicator

pytestmark = pytest.mark.django_db
DAY = date(2016, 1, 11)


def alter(fields: ActivityFields, *, actor=CITES, seen: int = 1, on: date = DAY, key: str = "jwp-2:b1") -> int:
    return acts.alter_activity(actor=actor, activity=key, seen=seen, fields=fields, on=on, reason="as agreed")


def test_an_edition_is_opened_with_its_bodies_themes_and_activities(programme):
    new = NewEdition("jwp-3", "Programme 3", ("cites:secretariat", "cms:secretariat"), starts=date(2021, 1, 1))
    acts.open_edition(actor=CITES, edition=new, on=DAY)
    acts.add_theme(actor=CITES, edition="jwp-3", code="A", title="Names", on=DAY)
    given = NewActivity(
        "jwp-3",
        "A",
        "A1",
        ActivityFields(
            text="Align the names of birds.",
            items=("Falcons;", "Vultures."),
            subtheme="Birds",
            conditions=("external_funding",),
            condition_text="subject to external funding",
            deadline=Deadline(date(2023, 12, 31), Precision.YEAR, "by 2023"),
        ),
        roles=(Role("cms:secretariat", Part.LEAD), Role("cites:secretariat", Part.SUPPORTING)),
    )
    assert acts.add_activity(actor=CMS, activity=given, on=DAY) == "jwp-3:a1"
    (found,) = edition("jwp-3", drafts=True).activities()
    assert (found.text, found.items, found.subtheme) == (
        "Align the names of birds.",
        ("Falcons;", "Vultures."),
        "Birds",
    )
    assert (found.leads, found.conditions[0].words) == (("cms:secretariat",), "subject to external funding")
    assert (found.deadline.last, found.deadline.words) == (date(2023, 12, 31), "by 2023")


def test_a_draft_is_read_by_its_officers_and_not_by_the_public(programme):
    new = NewEdition("jwp-3", "Programme 3", ("cites:secretariat", "cms:secretariat"))
    acts.open_edition(actor=CITES, edition=new, on=DAY)
    with pytest.raises(Refused, match="it is draft: officers of its bodies and committee members"):
        edition("jwp-3")
    assert edition("jwp-3", drafts=True).title == "Programme 3"


def test_two_officers_do_not_overwrite_each_other(programme):
    assert alter(ActivityFields(text="Argali: adopt an action plan")) == 2
    with pytest.raises(Conflict, match="you saw version 1, it stands at 2"):
        alter(ActivityFields(text="Argali: publish an action plan"), actor=CMS)
    assert activity("jwp-2:b1").text == "Argali: adopt an action plan"


def test_what_is_not_given_stays_and_what_is_empty_goes(programme):
    alter(ActivityFields(taxa="Argali (Ovis ammon)", items=("One;", "Two."), subtheme="Argali"))
    alter(ActivityFields(items=("One;",), subtheme=""), seen=2)
    found = activity("jwp-2:b1")
    assert (found.text, found.taxa, found.items, found.subtheme) == (
        "Argali: draft an action plan",
        "Argali (Ovis ammon)",
        ("One;",),
        "",
    )


def test_an_alteration_that_alters_nothing_is_refused(programme):
    before = seal()
    with pytest.raises(Invalid, match="nothing of jwp-2:b1 is altered"):
        alter(ActivityFields(text="Argali: draft an action plan"))
    assert seal() == before


def test_officers_edit_the_activities_in_which_their_side_has_a_part(programme):
    acts.set_roles(actor=CITES, activity="jwp-2:b1", seen=1, roles=[Role("cms:secretariat", Part.LEAD)], on=DAY)
    with pytest.raises(Refused, match="not for cms:secretariat, cms"):
        alter(ActivityFields(text="Other words"), seen=2)
    alter(ActivityFields(text="Other words"), seen=2, actor=CMS)


def test_nobody_else_edits(programme):
    with pytest.raises(Refused, match="not for cites:secretariat, cites, cms:secretariat, cms"):
        alter(ActivityFields(text="Other words"), actor=officer("cbd"))


def test_a_cancelled_activity_stands_as_cancelled_from_that_day_on(opened):
    day = date(2022, 3, 1)
    acts.cancel_activity(actor=CITES, activity="jwp-3:a1", seen=1, on=day, reason="the plan was adopted elsewhere")
    assert activity("jwp-3:a1", on=day).status == "cancelled"
    assert activity("jwp-3:a1", on=date(2022, 2, 28)).status == "not_assessed"


def test_a_mandate_is_kept_with_its_words_as_they_stood(programme):
    acts.record_mandate(
        actor=CITES, activity="jwp-2:b1", work="cites:res:13.3", provision="1", text="INSTRUCTS the Secretariat", on=DAY
    )
    (found,) = activity("jwp-2:b1").detail.mandates
    assert (found.work, found.provision, found.text, found.as_of) == (
        "cites:res:13.3",
        "1",
        "INSTRUCTS the Secretariat",
        DAY,
    )
    with pytest.raises(NotFound, match="no paper of the register has provision 9"):
        acts.record_mandate(actor=CITES, activity="jwp-2:b1", work="cites:res:13.3", provision="9", on=DAY)


def test_money_is_needed_and_found_in_a_currency(programme):
    acts.record_funding(actor=CITES, activity="jwp-2:b1", money=Money(True, "estimated", Decimal(50000), "usd"), on=DAY)
    acts.record_funding(
        actor=CMS, activity="jwp-2:b1", money=Money(False, "pledged", Decimal("20000.50"), "USD", "A Party"), on=DAY
    )
    found = activity("jwp-2:b1").detail.funding
    assert [(each.needed, each.amount, each.currency, each.status) for each in found] == [
        (True, Decimal("50000.00"), "USD", "estimated"),
        (False, Decimal("20000.50"), "USD", "pledged"),
    ]
    assert list(differences()) == []


@pytest.mark.parametrize(
    "money",
    [
        Money(True, "pledged"),
        Money(False, "estimated"),
        Money(True, "estimated", Decimal(5)),
        Money(True, "estimated", Decimal(-5), "USD"),
        Money(True, "estimated", Decimal("0.001"), "USD"),
        Money(True, "estimated", Decimal("1e30"), "USD"),
    ],
)
def test_money_that_cannot_be_is_refused(programme, money):
    with pytest.raises((Invalid, Conflict)):
        acts.record_funding(actor=CITES, activity="jwp-2:b1", money=money, on=DAY)


def test_an_indicator_is_a_number_or_a_level_of_its_scale(programme):
    number = NewIndicator("jwp-2:b1", "Range States with a plan", "States", baseline="2", target="11")
    level = NewIndicator("jwp-2:b1", "State of the plan", scale=("none", "draft", "adopted"), target="adopted")
    first = acts.record_indicator(actor=CITES, indicator=number, on=DAY)
    second = acts.record_indicator(actor=CITES, indicator=level, on=DAY)
    acts.record_measurement(actor=CITES, indicator=first, value="5", on=DAY)
    acts.record_measurement(actor=CMS, indicator=second, value="draft", on=DAY)
    found = activity("jwp-2:b1").detail.indicators
    assert [(each.measurements[0].value, each.measurements[0].level) for each in found] == [
        (Decimal("5.0000"), ""),
        (None, "draft"),
    ]
    with pytest.raises(Invalid, match="“nearly” is no level of the scale: none, draft, adopted"):
        acts.record_measurement(actor=CITES, indicator=second, value="nearly", on=date(2016, 2, 1))
    with pytest.raises(Invalid, match="“many” is not a number"):
        acts.record_measurement(actor=CITES, indicator=first, value="many", on=date(2016, 2, 1))
    assert list(differences()) == []


def test_every_alteration_can_be_undone(programme):
    before = edition("jwp-2")
    alter(ActivityFields(text="Other words", items=("One",), subtheme="Argali", taxa="Ovis ammon"))
    acts.set_roles(actor=CITES, activity="jwp-2:b1", seen=2, roles=[Role("cms:secretariat", Part.LEAD)], on=DAY)
    acts.cancel_activity(actor=CMS, activity="jwp-2:b1", seen=3, on=DAY, reason="given up")
    for number in (3, 2, 1):
        undo(actor=OPERATOR, number=number, reason="as it was")
    assert edition("jwp-2") == before


def test_a_programme_is_extended_once_further(programme):
    acts.open_edition(
        actor=CITES,
        edition=NewEdition(
            "jwp-3", "Three", ("cites:secretariat", "cms:secretariat"), date(2021, 1, 1), date(2023, 12, 31)
        ),
        on=DAY,
    )
    acts.extend_edition(actor=CITES, edition="jwp-3", until=date(2024, 12, 31), on=date(2023, 11, 1), reason="SC77")
    found = edition("jwp-3", drafts=True)
    assert (found.ends, found.until) == (date(2023, 12, 31), date(2024, 12, 31))
    assert edition("jwp-3", drafts=True, on=date(2023, 10, 1)).until == date(2023, 12, 31)
    with pytest.raises(Refused, match="it runs until 2024-12-31 already"):
        acts.extend_edition(actor=CITES, edition="jwp-3", until=date(2024, 6, 1), on=DAY, reason="shorter")


def test_committees_endorse_at_meetings_of_their_own(committee):
    with pytest.raises(Invalid, match="is no meeting of cms"):
        acts.endorse_programme(actor=CITES, edition="jwp-2", body="cms", meeting=committee, on=DAY)
    acts.endorse_programme(actor=CITES, edition="jwp-2", body="cites:sc", meeting=committee, on=DAY)
    (found,) = edition("jwp-2").endorsements
    assert (found.body, found.meeting, found.on) == ("cites:sc", committee, DAY)
    with pytest.raises(Conflict, match="it is on record"):
        acts.endorse_programme(actor=CITES, edition="jwp-2", body="cites:sc", meeting=committee, on=DAY)


@pytest.mark.parametrize(
    ("key", "bodies", "error"),
    [
        ("jwp-2", ("cites", "cms"), Conflict),
        ("JWP 3", ("cites", "cms"), Invalid),
        ("jwp-3", ("cites", "cites"), Invalid),
        ("jwp-3", ("cites", "nobody"), Invalid),
    ],
)
def test_an_edition_that_cannot_be_is_not_opened(programme, key, bodies, error):
    with pytest.raises(error):
        acts.open_edition(actor=OPERATOR, edition=NewEdition(key, "Three", bodies), on=DAY)


@pytest.mark.parametrize(
    ("theme", "code", "text", "error"),
    [
        ("Z", "Z1", "Do something", NotFound),
        ("A", "A1", "Do something", Conflict),
        ("A", "a 1", "Do something", Invalid),
        ("A", "A2", " ", Invalid),
    ],
)
def test_an_activity_that_cannot_be_is_not_added(programme, theme, code, text, error):
    before = seal()
    with pytest.raises(error):
        acts.add_activity(actor=OPERATOR, activity=NewActivity("jwp-2", theme, code, ActivityFields(text=text)), on=DAY)
    assert seal() == before


def test_an_edition_goes_before_the_committee_and_is_closed_once_endorsed(committee):
    new = NewEdition("jwp-3", "Three", ("cites:secretariat", "cms:secretariat"))
    acts.open_edition(actor=CITES, edition=new, on=DAY)
    acts.propose_programme(actor=CMS, edition="jwp-3", on=DAY)
    with pytest.raises(Refused, match="it is proposed, not a draft"):
        acts.propose_programme(actor=CMS, edition="jwp-3", on=DAY)
    with pytest.raises(Refused, match="nobody has endorsed or published it"):
        acts.close_edition(actor=CITES, edition="jwp-3", on=DAY, reason="given up")
    with pytest.raises(Refused, match="can't be shown"):
        edition("jwp-3")
    acts.endorse_programme(actor=CITES, edition="jwp-3", body="cites:sc", meeting=committee, on=DAY)
    acts.close_edition(actor=CITES, edition="jwp-3", on=DAY, reason="its years are over")
    assert edition("jwp-3").status == "closed"
    with pytest.raises(Refused, match="it is closed already"):
        acts.close_edition(actor=CITES, edition="jwp-3", on=DAY, reason="again")


def test_an_empty_cell_is_recorded_as_none_reported_unless_something_was(programme):
    acts.say_none_reported(actor=CITES, activity="jwp-2:b1", on=DAY)
    assert activity("jwp-2:b1").status == "none_reported"
    with pytest.raises(Conflict, match="a result of jwp-1:a1 is on record"):
        acts.say_none_reported(actor=CITES, activity="jwp-1:a1", on=DAY)


def test_an_act_on_what_is_not_there_is_told(programme):
    with pytest.raises(NotFound, match="no activity jwp-2:z9"):
        alter(ActivityFields(text="x"), key="jwp-2:z9", actor=OPERATOR)
    with pytest.raises(NotFound, match="no programme jwp-9"):
        acts.add_theme(actor=CITES, edition="jwp-9", code="A", title="Names", on=DAY)
    with pytest.raises(NotFound, match="no indicator x"):
        acts.record_measurement(actor=OPERATOR, indicator="x", value="1", on=DAY)
