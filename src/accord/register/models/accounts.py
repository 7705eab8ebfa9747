"""Accounts of people who sign in, the roles granted to them, and the attempts to sign in that failed."""

from typing import ClassVar

from django.contrib.auth.hashers import check_password
from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models import Q

from accord.journal.actors import GRANTABLE, Role
from accord.register.models.columns import in_order, one_of


class Account(AbstractUser):
    """Someone who signs in. What an account may do comes from its role grants alone."""

    withheld_from_journal: ClassVar = ("password", "email", "first_name", "last_name")
    outside_journal: ClassVar = ("last_login",)  # signing in is no act

    person = models.ForeignKey("register.Person", models.SET_NULL, null=True, blank=True, related_name="accounts")

    def check_password(self, raw_password: str | None) -> bool:
        """Whether this is the password. Django would store a newer hash here; only an act may change an account."""
        return check_password(raw_password, self.password)


class RoleGrant(models.Model):
    """A role of an account for some time: for one body, for one country, or for everything.

    `until` is the first day on which it no longer holds.
    """

    account = models.ForeignKey(Account, models.PROTECT, related_name="role_grants")
    role = models.CharField(max_length=20, choices=[(role.value, role.spoken()) for role in GRANTABLE])
    body = models.ForeignKey("register.Body", models.PROTECT, null=True, blank=True, related_name="+")
    country = models.ForeignKey("register.Country", models.PROTECT, null=True, blank=True, related_name="+")
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            one_of("role", [role.value for role in GRANTABLE], "role_grant"),
            in_order("since", "until", "role_grant"),
            models.CheckConstraint(
                condition=Q(body=None) | Q(country=None),
                name="role_grant_one_scope",
                violation_error_message="a role is for a body or for a country, not for both",
            ),
            models.CheckConstraint(
                condition=~Q(role=Role.PARTY.value) | Q(country__isnull=False),
                name="role_grant_party_has_country",
                violation_error_message="the role party needs a country",
            ),
            models.UniqueConstraint(
                fields=["account", "role", "body"],
                condition=Q(until=None, country=None, body__isnull=False),
                name="role_grant_once_a_body",
            ),
            models.UniqueConstraint(
                fields=["account", "role", "country"],
                condition=Q(until=None, body=None, country__isnull=False),
                name="role_grant_once_a_country",
            ),
            models.UniqueConstraint(
                fields=["account", "role"],
                condition=Q(until=None, body=None, country=None),
                name="role_grant_once_for_everything",
            ),
        ]

    def __str__(self) -> str:
        scope = self.body_id or self.country_id
        return f"{self.role}@{scope}" if scope else self.role


class FailedSignIn(models.Model):
    """An attempt to sign in that failed, kept until it no longer counts (`register.signing_in`).

    Account and address are fingerprints: people type passwords into the wrong field, and addresses are personal data.
    """

    account = models.CharField(max_length=32)
    address = models.CharField(max_length=32)
    at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["account", "at"], name="failed_sign_in_by_account"),
            models.Index(fields=["address", "at"], name="failed_sign_in_by_address"),
        ]

    def __str__(self) -> str:
        return f"failed at {self.at}"
