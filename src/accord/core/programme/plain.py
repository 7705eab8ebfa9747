"""A programme as plain JSON values and back: what is frozen at publication, hashed, and read again for ever.

A field that a later version adds reads as its default from an older publication; one that it no longer knows is left out.
"""

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

from accord.core.dates import ImpreciseDate, read_imprecise_date
from accord.core.errors import Invalid

_Value = TypeVar("_Value")
_READERS: Mapping[Any, Callable[[str], Any]] = {
    ImpreciseDate: read_imprecise_date,
    date: date.fromisoformat,
    Decimal: Decimal,
}


def to_plain(value: Any) -> Any:
    """A value of the core as JSON can say it: dates as ISO text, amounts as text, records as objects."""
    if is_dataclass(value) and not isinstance(value, type | ImpreciseDate):
        return {each.name: to_plain(getattr(value, each.name)) for each in fields(value)}
    if isinstance(value, Mapping):
        return {str(key): to_plain(inner) for key, inner in value.items()}
    if isinstance(value, tuple | list):
        return [to_plain(each) for each in value]
    if isinstance(value, Enum):
        return value.value
    return str(value) if isinstance(value, date | Decimal | ImpreciseDate) else value


def from_plain(kind: type[_Value], value: Mapping[str, Any]) -> _Value:
    """The record of `kind` that `to_plain` wrote. Raises Invalid for what is no such record."""
    try:
        found: _Value = _record(kind, value)
    except (TypeError, ValueError, ArithmeticError, AttributeError, KeyError) as error:
        raise Invalid(f"this is no {kind.__name__.lower()} as Accord writes it ({error})") from None
    return found


def sealed(value: Any) -> tuple[str, str]:
    """A record as canonical JSON (keys sorted, no blanks, ASCII), and the SHA-256 of it in hexadecimal digits."""
    text = json.dumps(to_plain(value), sort_keys=True, separators=(",", ":"), ensure_ascii=True, allow_nan=False)
    return text, digest(text)


def digest(text: str) -> str:
    """The SHA-256 of a text, in hexadecimal digits."""
    return hashlib.sha256(text.encode()).hexdigest()


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)


def _record(kind: Any, value: Mapping[str, Any]) -> Any:
    hints = _hints(kind)
    return kind(**{each.name: _read(hints[each.name], value[each.name]) for each in fields(kind) if each.name in value})


def _read(hint: Any, value: Any) -> Any:
    if get_origin(hint) is UnionType:
        if value is None:
            return None
        (hint,) = (each for each in get_args(hint) if each is not NoneType)
    if get_origin(hint) is tuple:
        return tuple(_read(get_args(hint)[0], each) for each in value)
    if is_dataclass(hint) and hint is not ImpreciseDate:
        return _record(hint, value)
    if hint in _READERS:
        return _READERS[hint](value)
    if issubclass(hint, Enum):
        return hint(value)
    if not isinstance(value, hint):
        raise TypeError(f"{value!r:.40} is not {hint.__name__}")
    return value
