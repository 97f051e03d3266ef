"""Payloads: what a row of the outbox means, as a small dataclass of the feature whose notice it is.

Their JSON is kept in the database. A field that is new has a default, so that rows of the last release still load; what
is no field any more is passed over.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from datetime import date, datetime
from types import UnionType
from typing import Any, ClassVar, TypeVar, get_args, get_origin, get_type_hints

from core.jsontext import decoded, written

P = TypeVar("P", bound="Payload")


@dataclass(frozen=True, slots=True)
class Payload:
    """Base of all payloads. `kind` is the code under which rows are kept, `feature` the folder that knows it."""

    kind: ClassVar[str] = ""
    feature: ClassVar[str] = ""

    @property
    def subject(self) -> int | None:
        """Id of the matter it is about: of which noun, its kind says."""
        return None

    @property
    def concerns(self) -> int | None:
        """Id of the member it is about: as a rule not the one who reads it."""
        return getattr(self, "member", None)


def to_json(meant: Payload) -> str:
    """Fields that say nothing more than their defaults are left out."""
    said: dict[str, object] = {}
    for name, default in _of_class(_defaults, type(meant)):
        value = getattr(meant, name)
        if value != default:
            said[name] = value.isoformat() if isinstance(value, date) else value
    return written(said)


def from_json(meaning: type[P], text: str) -> P:
    """Raises ValueError, TypeError or LookupError when it is none of these."""
    return from_object(meaning, decoded(text))


def from_object(meaning: type[P], said: Mapping[str, Any]) -> P:
    readers = _of_class(_readers, meaning)
    return meaning(**{name: read(said[name]) for name, read in readers if name in said})


_Reader = Callable[[Any], Any]
_Looked = list[tuple[str, Any]]
_looked_up: dict[tuple[object, type[Payload]], _Looked] = {}  # annotations are looked up once a class


def _of_class(what: Callable[[type[Payload]], _Looked], meaning: type[Payload]) -> _Looked:
    place = what, meaning
    if place not in _looked_up:
        _looked_up[place] = what(meaning)
    return _looked_up[place]


def _defaults(meaning: type[Payload]) -> _Looked:
    return [(field.name, field.default) for field in fields(meaning)]


def _readers(meaning: type[Payload]) -> _Looked:
    hints = get_type_hints(meaning)
    return [(field.name, _reader(hints[field.name])) for field in fields(meaning)]


def _reader(hint: Any) -> _Reader:
    """Reader for an annotation: `datetime`, `int | None`, `tuple[str, ...]`, an enumeration ..."""
    if get_origin(hint) is UnionType:
        (some,) = (_reader(one) for one in get_args(hint) if one is not type(None))
        return lambda value: None if value is None else some(value)
    if get_origin(hint) is tuple:
        one = _reader(get_args(hint)[0])
        return lambda values: tuple(one(value) for value in values)
    read: _Reader = hint.fromisoformat if hint in (datetime, date) else hint
    return read
