"""What every use case is handed: the open transaction, the moment, and the commune's rules."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime

from core.errors import BinhYenError
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


# What a fault of ours in one matter looks like. A failing database is not among them: that concerns every matter.
OUR_MISTAKES = (ArithmeticError, AssertionError, AttributeError, BinhYenError, LookupError, TypeError, ValueError)


class Stuck(Exception):
    """One matter cannot be brought forward. `put_off`, in a transaction of its own, lets the others have their turn."""

    def __init__(self, matter: str, put_off: Callable[[Work], Awaitable[None]]) -> None:
        super().__init__(matter)
        self.put_off = put_off
