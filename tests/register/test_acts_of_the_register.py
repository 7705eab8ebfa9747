from datetime import date

import pytest

from accord.core.errors import Conflict, Invalid, NotFound, Refused
from accord.journal.actors import ANYONE
from accord.journal.queries import entries, entry
from accord.register import acts
from accord.register.models import Account, FocalPoint, Meeting, PartyMembership
from accord.register.queries.accounts import actor_of, role_grants
from accord.register.queries.parties import is_party
from accord.register.queries.people import focal_points

pytestmark = pytest.mark.usefixtures("register")

COP16 = "cites:meeting:cop16"


def test_a_country_becomes_a_party(cms_officer):
    name = acts.record_membership(
        actor=cms_officer, instrument="cms", country="FR", mode="approval", entry_into_force=date(1990, 7, 1)
    )
    assert name == "cms:FR:1"
    assert is_party(country="FR", instrument="cms", as_of=date(1990, 7, 1)) is True
    assert (entry(1).legal_date, entry(1).backfilled) == (date(1990, 7, 1), True)


def test_a_party_that_left_comes_back_under_the_next_number(cites_officer):
    acts.record_withdrawal(actor=cites_officer, instrument="cites", country="FR", withdrawn=date(2030, 1, 1))
    name = acts.record_membership(
        actor=cites_officer, instrument="cites", country="FR", mode="accession", entry_into_force=date(2031, 1, 1)
    )
    assert name == "cites:FR:2"


def test_a_party_cannot_join_twice(cites_officer):
    with pytest.raises(Conflict, match="FR is a Party to cites already"):
        acts.record_membership(
            actor=cites_officer, instrument="cites", country="FR", mode="accession", entry_into_force=None
        )


def test_dates_out_of_order_are_refused(cites_officer, cms_officer):
    with pytest.raises(Invalid, match="before the instrument is deposited"):
        acts.record_membership(
            actor=cms_officer,
            instrument="cms",
            country="FR",
            mode="accession",
            deposited=date(2020, 1, 1),
            entry_into_force=date(2019, 1, 1),
        )
    with pytest.raises(Invalid, match="FR became a Party on 1978-08-09"):
        acts.record_withdrawal(actor=cites_officer, instrument="cites", country="FR", withdrawn=date(1970, 1, 1))
    assert entries() == []


def test_an_unknown_country_is_named(cms_officer):
    with pytest.raises(Invalid, match="country “QQ” isn't in the register"):
        acts.record_membership(
            actor=cms_officer, instrument="cms", country="QQ", mode="accession", entry_into_force=date(2020, 1, 1)
        )
    assert not PartyMembership.objects.filter(country="QQ").exists()


def test_who_is_no_party_cannot_withdraw(cites_officer):
    with pytest.raises(NotFound, match="CI is no Party to cites"):
        acts.record_withdrawal(actor=cites_officer, instrument="cites", country="CI", withdrawn=date(2020, 1, 1))


def test_the_officer_of_another_convention_is_refused_with_the_reason(cms_officer):
    with pytest.raises(Refused) as refusal:
        acts.record_withdrawal(actor=cms_officer, instrument="cites", country="FR", withdrawn=date(2030, 1, 1))
    assert str(refusal.value) == (
        "Refused: the withdrawal can't be recorded.\n  - a.cms.officer holds the role officer for cms, not for cites"
    )


def test_a_meeting_is_corrected_by_an_officer_of_a_body_above_it(cites_officer):
    acts.correct_meeting(actor=cites_officer, meeting=COP16, corrections={"ends": date(2013, 3, 15)}, reason="a slip")
    assert Meeting.objects.get(id=COP16).ends == date(2013, 3, 15)
    change = entry(1).changes[f"register.meeting:{COP16}"]
    assert (change.old, change.new) == ({"ends": "2013-03-14"}, {"ends": "2013-03-15"})


@pytest.mark.parametrize(
    ("corrections", "reason", "complaint"),
    [
        ({"ends": date(2013, 3, 15)}, " ", "say why"),
        ({"id": "cites:meeting:cop17"}, "a slip", "id of a meeting can't be corrected"),
        ({"mode": "by_post"}, "a slip", "mode"),
        ({"starts": "soon"}, "a slip", "starts"),
        ({"country": "QQ"}, "a slip", "country “QQ” isn't in the register"),
    ],
)
def test_a_wrong_correction_changes_nothing(cites_officer, corrections, reason, complaint):
    with pytest.raises(Invalid, match=complaint):
        acts.correct_meeting(actor=cites_officer, meeting=COP16, corrections=corrections, reason=reason)
    assert entries() == []


def test_a_role_holds_from_its_first_day_to_the_day_before_its_last(administrator):
    acts.grant_role(actor=administrator, username="anna", role="officer", body="cms", since=date(2026, 1, 1))
    acts.revoke_role(actor=administrator, username="anna", role="officer", body="cms", until=date(2026, 6, 1))
    anna = Account.objects.get(username="anna")
    held = {
        day: actor_of(anna, as_of=day).capacity() for day in (date(2025, 12, 31), date(2026, 5, 31), date(2026, 6, 1))
    }
    assert list(held.values()) == ["public", "officer@cms, public", "public"]


def test_granting_a_role_twice_changes_nothing(administrator):
    for day in (1, 2):
        acts.grant_role(actor=administrator, username="anna", role="reviewer", since=date(2026, 1, day))
    assert [row.since for row in role_grants(username="anna")] == [date(2026, 1, 1)]
    assert len(entries()) == 1


def test_a_closed_account_is_the_public(administrator):
    acts.grant_role(actor=administrator, username="anna", role="reviewer", since=date(2026, 1, 1))
    Account.objects.filter(username="anna").update(is_active=False)
    assert actor_of(Account.objects.get(username="anna"), as_of=date(2026, 2, 1)) == ANYONE


@pytest.mark.parametrize(
    ("role", "scope", "complaint"),
    [
        ("operator", {}, "no role that can be granted"),
        ("party", {}, "needs a country"),
        ("officer", {"body": "cms", "country": "FR"}, "not for both"),
        ("officer", {"body": "qq"}, "body “qq” isn't in the register"),
    ],
)
def test_a_wrong_role_is_refused(administrator, role, scope, complaint):
    with pytest.raises(Invalid, match=complaint):
        acts.grant_role(actor=administrator, username="anna", role=role, since=date(2026, 1, 1), **scope)


def test_only_administrators_grant_roles(cites_officer, france):
    for actor in (cites_officer, france, ANYONE):
        with pytest.raises(Refused, match="doesn't hold the role administrator"):
            acts.grant_role(actor=actor, username="anna", role="administrator", since=date(2026, 1, 1))


def test_a_password_never_reaches_the_journal(administrator):
    acts.open_account(actor=administrator, username="bob", email="bob@example.org")
    account = Account.objects.get(username="bob")
    written = str(entry(1))
    assert account.password not in written
    assert "bob@example.org" not in written


def test_contact_data_are_seen_by_their_own_people_and_officers_only(france, cites_officer, cms_officer):
    FocalPoint.objects.create(
        instrument_id="cites",
        country_id="FR",
        role="management_authority",
        organization="Ministry",
        email="ma@example.org",
    )
    FocalPoint.objects.create(
        instrument_id="cites",
        country_id="CD",
        role="management_authority",
        organization="Institute",
        email="ici@example.org",
    )
    seen = {
        reader.name: [row.country for row in focal_points(reader=reader) if row.contact]
        for reader in (france, cites_officer, cms_officer, ANYONE)
    }
    assert seen == {"a.french.authority": ["FR"], "a.cites.officer": ["CD", "FR"], "a.cms.officer": [], "public": []}
