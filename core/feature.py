"""A feature's manifest: everything that the machine must know of it, as plain data. Nothing registers itself."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from types import ModuleType
from typing import Any

from core.outbox import Kind
from core.people.types import Member
from core.screen import Screen
from core.speech.replies import Reader
from core.work import Work

Composer = Callable[[Work, Any, Member], Awaitable[Screen | None]]


@dataclass(frozen=True, slots=True)
class Notice:
    """One kind of row in the outbox. `compose` makes its screen just before it is sent, or None when it is moot."""

    compose: Composer


@dataclass(frozen=True, slots=True)
class Feature:
    """`name` is that of its folder in every layer; `actions` are the modules with its buttons, `readers` read answers
    in one's own words, the first that is concerned alone."""

    name: str
    notices: Mapping[Kind, Notice] = field(default_factory=dict)
    actions: Sequence[ModuleType] = ()
    readers: Sequence[Reader] = ()
