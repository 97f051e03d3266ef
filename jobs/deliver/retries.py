"""How long the deliverer waits for what."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True, slots=True)
class Patience:
    """How long a lease holds, and how retries are spaced: doubling from `first` up to `most`, of alerts up to `urgent`;
    all but alerts and receipts are given up after `give_up_after`. `in_flight`: how many messages are taken at a time.
    """

    in_flight: int = 32
    lease: timedelta = timedelta(seconds=60)
    first: timedelta = timedelta(seconds=1)
    most: timedelta = timedelta(minutes=5)
    give_up_after: timedelta = timedelta(hours=6)
    urgent: timedelta = timedelta(seconds=30)

    def pause(self, attempts: int, *, urgent: bool = False) -> timedelta:
        most = min(self.most, self.urgent) if urgent else self.most
        return min(most, self.first * float(2 ** min(attempts - 1, 16)))
