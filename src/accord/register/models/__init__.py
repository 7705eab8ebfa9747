"""What the register keeps. Identifiers are words; invariants that SQL can say are constraints of the database."""

from accord.register.models.accounts import Account, FailedSignIn, RoleGrant
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
from accord.register.models.meetings import Document, Meeting, Mode
from accord.register.models.people import FocalPoint, FocalRole, Person, Position
from accord.register.models.sources import Source

__all__ = [
    "Account",
    "Body",
    "BodyKind",
    "Consent",
    "Country",
    "CountryKind",
    "Document",
    "FailedSignIn",
    "FocalPoint",
    "FocalRole",
    "Instrument",
    "InstrumentKind",
    "Meeting",
    "Mode",
    "NetworkMember",
    "NetworkRole",
    "PartnerKind",
    "PartyMembership",
    "Person",
    "Position",
    "Region",
    "RegionMember",
    "RoleGrant",
    "Source",
    "Succession",
]
