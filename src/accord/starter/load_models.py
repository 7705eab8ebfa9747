"""What Django knows of a model, in the few questions that loading asks."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from django.db import models


def label(model: type[models.Model]) -> str:
    """How the journal calls the model: `species.taxon`."""
    return model._meta.label_lower  # noqa: SLF001  (Django documents _meta)


def spoken(model: type[models.Model]) -> str:
    """The model in words."""
    return str(model._meta.verbose_name)  # noqa: SLF001


@cache
def column(model: type[models.Model], field: str) -> Any:
    """One field, also by the name of its database column."""
    return model._meta.get_field(field)  # noqa: SLF001


def references(model: type[models.Model]) -> "list[models.ForeignKey[Any, Any]]":
    """The fields that point to other rows."""
    return [field for field in model._meta.concrete_fields if isinstance(field, models.ForeignKey)]  # noqa: SLF001


def stored(model: type[models.Model]) -> "models.Manager[Any]":
    """All rows."""
    return model._default_manager  # noqa: SLF001


def key(model: type[models.Model]) -> str:
    """The field that is the key of the database."""
    assert model._meta.pk is not None  # noqa: SLF001
    return model._meta.pk.name  # noqa: SLF001


@dataclass(frozen=True, slots=True)
class Rule:
    """What a value of a field must be."""

    required: bool
    nullable: bool
    choices: tuple[str, ...]
    longest: int | None


@cache
def rule(model: type[models.Model], field: str) -> Rule:
    """What the values of this field must be: asked once a field, not once a cell."""
    its = column(model, field)
    choices = tuple(str(choice) for choice, _ in its.flatchoices)
    return Rule(not (its.null or its.blank or its.has_default()), its.null, choices, its.max_length)
