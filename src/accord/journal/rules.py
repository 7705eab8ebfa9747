"""Says in a sentence which rule of the database was broken."""

# ruff: noqa: SLF001  (`_meta` and `_state` are how Django documents its models)

import re

from django.apps import apps
from django.db import IntegrityError
from django.db.models import BaseConstraint

_CHECK = re.compile(r"(?:CHECK constraint failed: |check constraint \")(\w+)")
_UNIQUE = re.compile(r"(?:UNIQUE constraint failed: (?:index ')?([\w., ]+)|unique constraint \"(\w+)\")")
_MISSING = re.compile(r"(?:NOT NULL constraint failed: |null value in column \")([\w.]+)")


def broken_rule(error: IntegrityError) -> str:
    """One sentence for what the database refused, on either engine."""
    text = str(error).splitlines()[0] if str(error) else ""
    if match := _CHECK.search(text):
        return f"the store refuses it: {_spoken(match[1])}"
    if match := _UNIQUE.search(text):
        name = match[2] or match[1]
        return f"it is there already: {_spoken(name.strip())} must be unique"
    if match := _MISSING.search(text):
        return f"{match[1].rpartition('.')[2].removesuffix('_id')} is missing"
    if "foreign key" in text.lower():
        return "it refers to something that isn't in the register, or something in the register still refers to it"
    return f"the store refuses it: {text}"


def _spoken(name: str) -> str:
    constraint = _constraints().get(name)
    if constraint is not None and constraint.violation_error_message != constraint.default_violation_error_message:
        return str(constraint.violation_error_message)
    return name.replace("_", " ")


def _constraints() -> dict[str, BaseConstraint]:
    return {constraint.name: constraint for model in apps.get_models() for constraint in model._meta.constraints}
