"""Doors to the lamps."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from core.lamps.types import Street


class Streets(Protocol):
    async def add(self, street: Street) -> Street: ...
    async def get(self, street_id: int) -> Street: ...
    async def save(self, street: Street) -> None: ...
    async def due(self, now: datetime) -> Street | None: ...
    async def waiting(self) -> Sequence[Street]: ...


class LampDoors(Protocol):
    @property
    def streets(self) -> Streets: ...
