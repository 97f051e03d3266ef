"""Trouble on demand: refusals, broken connections, slowness, flood control."""

import asyncio
import math
import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

Kind = Literal["429", "500", "502", "drop_before", "drop_after", "delay", "bad_json"]


@dataclass(slots=True)
class Fault:
    """One kind of trouble and the calls it befalls.

    429, 500, 502 and drop_before: the call does not take effect. drop_after and bad_json: it does, but the bot
    gets no answer, or one it cannot read. delay: the call waits `seconds` of real time and then goes on.
    """

    kind: Kind
    method: str | None = None
    chat_id: int | None = None
    retry_after: int = 1
    seconds: float = 1.0
    times: int | None = None
    probability: float = 1.0
    struck: int = 0

    def befalls(self, method: str, chat_id: int | None) -> bool:
        """Is this call one of those meant, and is the fault not used up?"""
        if self.times is not None and self.struck >= self.times:
            return False
        if self.method is not None and self.method.lower() != method.lower():
            return False
        return self.chat_id is None or self.chat_id == chat_id


class Faults:
    """The faults in force; with a seeded `random` the same calls meet the same trouble."""

    def __init__(self, chance: random.Random | None = None) -> None:
        self.random = chance or random.Random(0)
        self.active: list[Fault] = []

    def add(self, fault: Fault) -> Fault:
        """Put a fault in force; its `struck` counts the calls it met."""
        self.active.append(fault)
        return fault

    def clear(self) -> None:
        """Back to fair weather."""
        self.active.clear()

    async def strike(self, method: str, chat_id: int | None) -> Fault | None:
        """Live through the delays; gives the first other fault that hits this call."""
        for fault in tuple(self.active):
            if not fault.befalls(method, chat_id) or not self._hits(fault):
                continue
            fault.struck += 1
            if fault.kind != "delay":
                return fault
            await asyncio.sleep(fault.seconds)
        return None

    def _hits(self, fault: Fault) -> bool:
        return fault.probability >= 1 or self.random.random() < fault.probability


@dataclass(slots=True)
class Limits:
    """Messages a second the network takes, altogether and to one chat; `burst` may come at once to one chat."""

    per_second: float = 30
    per_chat_per_second: float = 1
    burst: int = 3


class Meter:
    """Counts messages against limits. For each key it remembers when its past messages will be worn off."""

    def __init__(self, clock: Callable[[], datetime]) -> None:
        self._clock = clock
        self._worn_off: dict[int | None, float] = {}

    def wait(self, limits: Limits, chat_id: int) -> int:
        """Whole seconds to wait before this message; 0 counts it as sent."""
        now = self._clock().timestamp()
        overall = self._ahead(None, now, limits.per_second, limits.per_second)
        here = self._ahead(chat_id, now, limits.per_chat_per_second, limits.burst)
        if overall > 0 or here > 0:
            return max(math.ceil(max(overall, here)), 1)
        self._count(None, now, limits.per_second)
        self._count(chat_id, now, limits.per_chat_per_second)
        return 0

    def _ahead(self, key: int | None, now: float, rate: float, burst: float) -> float:
        # No more than a full burst can be ahead, except after the clock was set back.
        ahead = min(self._worn_off.get(key, now) - now, burst / rate)
        return ahead - (burst - 1) / rate - 1e-6

    def _count(self, key: int | None, now: float, rate: float) -> None:
        before = self._worn_off.get(key, now)
        self._worn_off[key] = max(before, now) + 1 / rate
