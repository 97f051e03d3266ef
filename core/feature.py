"""A feature's manifest: everything that the machine must know of it, as plain data. Nothing registers itself."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from core.clocks import Clock
from core.live_messages import Live
from core.outbox import Kind
from core.people.types import Member
from core.screen import Screen
from core.work import Work

Composer = Callable[[Work, Any, Member], Awaitable[Screen | None]]


@dataclass(frozen=True, slots=True)
class Notice:
    """One kind of row in the outbox. `compose` makes its screen just before it is sent, or None when it is moot."""

    compose: Composer


@dataclass(frozen=True, slots=True)
class Feature:
    """`name` is that of its folder in every layer."""

    name: str
    notices: Mapping[Kind, Notice] = field(default_factory=dict)
    clocks: tuple[Clock[Any], ...] = ()
    live: tuple[Live, ...] = ()
