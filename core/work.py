"""Work of every use case: the open transaction, the moment, and the commune's rules."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from core.ports import Transaction
from core.rules import Rules

_AT_A_STRETCH = 50


@dataclass(frozen=True, slots=True)
class Work:
    """One unit of work at one moment (UTC). `looked_up` keeps what several notices composed in it are about: nothing
    that composing reads is changed while notices are composed."""

    tx: Transaction
    now: datetime
    rules: Rules
    looked_up: dict[tuple[str, int], Any] = field(default_factory=dict, compare=False, repr=False)


async def let_others(place: int) -> None:
    """Before each of many, by its place: every fiftieth time whoever else waits for the process has a turn."""
    if place % _AT_A_STRETCH == 0:
        await asyncio.sleep(0)
