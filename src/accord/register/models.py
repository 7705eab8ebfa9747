"""Accounts of people who sign in (the rest of the register follows)."""

from django.contrib.auth.models import AbstractUser


class Account(AbstractUser):
    """Someone who signs in."""
