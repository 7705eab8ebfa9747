"""Rows that acts ask for by their key, and what every act checks of what it is given."""

from typing import TypeVar

from django.db import models

from accord.core.errors import Conflict, Invalid, NotFound
from accord.programmes.models import Activity, Edition, EditionBody, Result

_Row = TypeVar("_Row", bound=models.Model)


def edition_of(key: str) -> Edition:
    """The edition. Raises NotFound."""
    return _found(Edition, key, "programme")


def activity_of(key: str) -> Activity:
    """The activity with its theme. Raises NotFound."""
    row = Activity.objects.select_related("theme").filter(id=key).first()
    if row is None:
        raise NotFound(f"the register has no activity {key}")
    return row


def result_of(key: str) -> Result:
    """The result. Raises NotFound."""
    return _found(Result, key, "result")


def sides(edition: str) -> tuple[str, ...]:
    """The bodies whose programme it is, in the order stated."""
    return tuple(EditionBody.objects.filter(edition=edition).order_by("id").values_list("body_id", flat=True))


def require_side(edition: str, body: str) -> None:
    """Raise Invalid unless the programme is that of the body."""
    if body not in sides(edition):
        raise Invalid(f"{edition} is no programme of {body}", fields={"body": "is none of its bodies"})


def require_reason(reason: str) -> None:
    """Raise Invalid where no reason is given."""
    if not reason.strip():
        raise Invalid("a reason must be given", fields={"reason": "must be given"})


def require_seen(what: str, seen: int, now: int) -> None:
    """Raise Conflict where somebody else has altered it since it was read."""
    if seen != now:
        raise Conflict(f"{what} was altered meanwhile: you saw version {seen}, it stands at {now}; read it again")


def raise_version(row: Activity | Result) -> None:
    """Count an alteration."""
    row.version += 1


def _found(model: type[_Row], key: str, called: str) -> _Row:
    row = model._default_manager.filter(pk=key).first()  # noqa: SLF001  (the manager of any model)
    if row is None:
        raise NotFound(f"the register has no {called} {key}")
    return row
