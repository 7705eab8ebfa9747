from datetime import date

import pytest
from django.db import IntegrityError, transaction

from accord.core.errors import Conflict
from accord.journal.actors import OPERATOR
from accord.register import acts
from accord.register.models import (
    Account,
    Body,
    Country,
    Document,
    FocalPoint,
    Instrument,
    Meeting,
    NetworkMember,
    PartyMembership,
    Position,
    RoleGrant,
    Source,
)

pytestmark = pytest.mark.usefixtures("register")

DAY = date(2020, 1, 1)
EARLIER = date(2019, 1, 1)

refused = {
    "a source without a licence": lambda: Source(id="s", title="S", licence=""),
    "a source without a title": lambda: Source(id="s", title="", licence="facts only"),
    "a date without its precision": lambda: Source(id="s", title="S", licence="facts only", date=DAY),
    "a precision without its date": lambda: Source(id="s", title="S", licence="facts only", date_precision="day"),
    "an unknown precision": lambda: Source(id="s", title="S", licence="facts only", date=DAY, date_precision="week"),
    "a country code in small letters": lambda: Country(id="de", name_en="Germany", kind="state"),
    "a country code of one letter": lambda: Country(id="D", name_en="Germany", kind="state"),
    "an alpha-3 code of two letters": lambda: Country(id="DE", iso3="DE", name_en="Germany", kind="state"),
    "an alpha-3 code given twice": lambda: Country(id="DE", iso3="FRA", name_en="Germany", kind="state"),
    "a former country without its end": lambda: Country(id="DD", name_en="German Democratic Republic", kind="former"),
    "a country of unknown kind": lambda: Country(id="DE", name_en="Germany", kind="nation"),
    "a body that is its own parent": lambda: Body(id="b", kind="committee", name_en="B", parent_id="b"),
    "a body of unknown kind": lambda: Body(id="b", kind="club", name_en="B"),
    "a body that ended before it began": lambda: Body(
        id="b",
        kind="network",
        name_en="B",
        established=DAY,
        established_precision="day",
        ended=EARLIER,
        ended_precision="day",
    ),
    "a network in itself": lambda: NetworkMember(network_id="cms", member_id="cms", role="member"),
    "an instrument in force before its adoption": lambda: Instrument(
        id="i",
        kind="agreement",
        title_en="I",
        adopted=DAY,
        adopted_precision="day",
        entry_into_force=EARLIER,
        entry_into_force_precision="day",
    ),
    "a second membership while the first lasts": lambda: PartyMembership(
        id="x", instrument_id="cites", country_id="FR", ordinal=2, mode="accession"
    ),
    "an ordinal of a membership given twice": lambda: PartyMembership(
        id="x", instrument_id="cites", country_id="AE", ordinal=1, mode="accession", withdrawn=DAY
    ),
    "a membership number nought": lambda: PartyMembership(
        id="x", instrument_id="cms", country_id="FR", ordinal=0, mode="accession"
    ),
    "a membership in force before its deposit": lambda: PartyMembership(
        id="x", instrument_id="cms", country_id="FR", mode="accession", deposited=DAY, entry_into_force=EARLIER
    ),
    "a withdrawal before entry into force": lambda: PartyMembership(
        id="x", instrument_id="cms", country_id="FR", mode="accession", entry_into_force=DAY, withdrawn=EARLIER
    ),
    "an unknown way of consenting": lambda: PartyMembership(
        id="x", instrument_id="cms", country_id="FR", mode="handshake"
    ),
    "a meeting that ends before it starts": lambda: Meeting(
        id="m", body_id="cms", title="M", starts=DAY, ends=EARLIER, precision="day"
    ),
    "a meeting with days of no precision": lambda: Meeting(id="m", body_id="cms", title="M", starts=DAY),
    "a meeting number nought": lambda: Meeting(id="m", body_id="cms", title="M", series="cop", ordinal=0),
    "a second sixteenth meeting": lambda: Meeting(id="m", body_id="cites:cop", title="M", series="cop", ordinal=16),
    "a meeting held in an unknown way": lambda: Meeting(id="m", body_id="cms", title="M", mode="by_post"),
    "a document with neither symbol nor title": lambda: Document(id="d", body_id="cms"),
    "a language that is no code": lambda: Document(id="d", body_id="cms", title="D", language="e"),
    "a post without a title": lambda: Position(person_id="p", body_id="cms", title=""),
    "a focal point who is nobody": lambda: FocalPoint(
        instrument_id="cms", country_id="FR", role="national_focal_point"
    ),
    "a role that can't be granted": lambda: RoleGrant(account=anna(), role="operator", since=DAY),
    "a role for a body and a country": lambda: RoleGrant(
        account=anna(), role="officer", body_id="cms", country_id="FR", since=DAY
    ),
    "a Party's role without a country": lambda: RoleGrant(account=anna(), role="party", since=DAY),
    "a role that ends before it begins": lambda: RoleGrant(account=anna(), role="officer", since=DAY, until=EARLIER),
}


def anna() -> Account:
    return Account.objects.get(username="anna")


@pytest.mark.parametrize("row", refused.values(), ids=refused.keys())
def test_it_refuses(row):
    with pytest.raises(IntegrityError), transaction.atomic():
        row().save(force_insert=True)


def test_a_party_may_leave_and_come_back():
    assert PartyMembership.objects.filter(country="AE").count() == 2


def test_the_broken_rule_is_told_in_words():
    with pytest.raises(Conflict, match="“ends” is before “starts”"):
        acts.correct_meeting(
            actor=OPERATOR,
            meeting="cites:meeting:cop16",
            corrections={"ends": date(2013, 3, 1)},
            reason="a slip",
        )
