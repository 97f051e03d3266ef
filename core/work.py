"""What every use case is handed: the open transaction, the moment, and the commune's rules."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from datetime import datetime

from core.ports import Transaction
from core.rules import Rules

_AT_A_STRETCH = 50


@dataclass(frozen=True, slots=True)
class Work:
    """One unit of work at one moment (UTC)."""

    tx: Transaction
    now: datetime
    rules: Rules


async def let_others(place: int) -> None:
    """Before each of many, by its place: every fiftieth time whoever else waits for the process has a turn."""
    if place % _AT_A_STRETCH == 0:
        await asyncio.sleep(0)
