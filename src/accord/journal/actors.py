"""Who acts: a person (or the operator of the machine) in certain roles, each for everything, one body or one country."""

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What a person is to the register."""

    PUBLIC = "public"
    PARTY = "party"
    OFFICER = "officer"
    REVIEWER = "reviewer"
    COMMITTEE_MEMBER = "committee_member"
    ADMINISTRATOR = "administrator"
    OPERATOR = "operator"  # whoever holds the machine; never granted to an account

    def spoken(self) -> str:
        """The role as a person would say it."""
        return self.value.replace("_", " ")


GRANTABLE = tuple(role for role in Role if role not in {Role.PUBLIC, Role.OPERATOR})


@dataclass(frozen=True, slots=True)
class Grant:
    """A role and what it is limited to: a body, a country, or (neither) nothing."""

    role: Role
    body: str | None = None
    country: str | None = None

    def __str__(self) -> str:
        scope = self.body or self.country
        return f"{self.role}@{scope}" if scope else str(self.role)


@dataclass(frozen=True, slots=True)
class Actor:
    """Someone who acts: the name to be recorded and the roles held at that moment."""

    name: str
    grants: frozenset[Grant] = frozenset()

    def capacity(self) -> str:
        """The roles in one line, for the journal: `officer@cites, reviewer`."""
        return ", ".join(sorted(str(grant) for grant in self.grants))

    @property
    def is_operator(self) -> bool:
        """Whether this is the command line on the machine itself."""
        return any(grant.role is Role.OPERATOR for grant in self.grants)


OPERATOR = Actor("operator", frozenset({Grant(Role.OPERATOR)}))
ANYONE = Actor("public", frozenset({Grant(Role.PUBLIC)}))
