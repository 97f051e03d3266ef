"""Buttons. A button is a promise from the past: typed, versioned, ids only, checked again on every press.

The tag carries the version (`take1`). When the meaning of a button changes, a new class with a new tag is added and
the old one stays as long as old messages may be pressed.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields
from typing import ClassVar, Self, get_type_hints

MAX_BYTES = 64  # Bot API: callback_data is 1-64 bytes
_LONGEST_ID = 18  # digits that fit into 64 bits


@dataclass(frozen=True)
class Action:
    """Base of all buttons. Fields are ints or short ASCII codes, in the order in which they are written."""

    tag: ClassVar[str] = ""

    def encode(self) -> str:
        """ "tag:field:field", at most 64 bytes. AssertionError when it would be longer."""
        data = ":".join([self.tag, *(str(getattr(self, name)) for name in _names(type(self)))])
        assert len(data.encode()) <= MAX_BYTES, self.tag  # noqa: S101 - a programming error, found by tests
        return data

    @classmethod
    def matches(cls, data: object) -> bool:
        return isinstance(data, str) and data.split(":", 1)[0] == cls.tag

    @classmethod
    def decode(cls, data: str) -> Self:
        """Read a pressed button. ValueError when it is not one of this class."""
        tag, *values = data.split(":")
        if tag != cls.tag or len(values) != len(_names(cls)):
            raise ValueError(tag)
        return cls(*(kind(value) for kind, value in zip(_kinds(cls), values, strict=True)))


_Kinds = list[Callable[[str], object]]
_kinds_by_tag: dict[str, _Kinds] = {}  # annotations are looked up once a class: every press decodes
_names_by_tag: dict[str, list[str]] = {}  # likewise: every button encodes


def _names(action: type[Action]) -> list[str]:
    if action.tag not in _names_by_tag:
        _names_by_tag[action.tag] = [field.name for field in fields(action)]
    return _names_by_tag[action.tag]


def _kinds(action: type[Action]) -> _Kinds:
    if action.tag not in _kinds_by_tag:
        hints = get_type_hints(action)
        _kinds_by_tag[action.tag] = [_number if hints[f.name] is int else hints[f.name] for f in fields(action)]
    return _kinds_by_tag[action.tag]


def _number(digits: str) -> int:
    """An id as we wrote it. What no table could hold was not written by us."""
    if not (digits.isascii() and digits.isdigit() and len(digits) <= _LONGEST_ID):
        raise ValueError("not an id")
    return int(digits)


@dataclass(frozen=True)
class Go(Action):
    """An entry of the main menu."""

    tag: ClassVar[str] = "go1"
    where: str


@dataclass(frozen=True)
class Step(Action):
    """A button inside a flow. `nonce` names the draft it belongs to: buttons of an older draft are stale."""

    nonce: int
