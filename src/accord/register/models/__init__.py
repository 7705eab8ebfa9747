"""What the register keeps. Identifiers are words; invariants that SQL can say are constraints of the database."""

from accord.register.models.accounts import Account, FailedSignIn, RoleGrant
from accord.register.models.agendas import (
    AgendaItem,
    CalendarFeed,
    Outcome,
    OutcomeKind,
    Representation,
    SideEvent,
)
from accord.register.models.bodies import (
    Body,
    BodyKind,
    Consent,
    Instrument,
    InstrumentKind,
    NetworkMember,
    NetworkRole,
    PartnerKind,
    PartyMembership,
)
from accord.register.models.countries import Country, CountryKind, Region, RegionMember, Succession
from accord.register.models.meetings import (
    DateStatement,
    Document,
    FormerDates,
    Meeting,
    MeetingBody,
    MeetingStatus,
    Mode,
)
from accord.register.models.people import FocalPoint, FocalRole, Person, Position
from accord.register.models.sources import Source

__all__ = [
    "Account",
    "AgendaItem",
    "Body",
    "BodyKind",
    "CalendarFeed",
    "Consent",
    "Country",
    "CountryKind",
    "DateStatement",
    "Document",
    "FailedSignIn",
    "FocalPoint",
    "FocalRole",
    "FormerDates",
    "Instrument",
    "InstrumentKind",
    "Meeting",
    "MeetingBody",
    "MeetingStatus",
    "Mode",
    "NetworkMember",
    "NetworkRole",
    "Outcome",
    "OutcomeKind",
    "PartnerKind",
    "PartyMembership",
    "Person",
    "Position",
    "Region",
    "RegionMember",
    "Representation",
    "RoleGrant",
    "SideEvent",
    "Source",
    "Succession",
]
