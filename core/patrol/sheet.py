"""A roster that somebody sent as a file (docs/adr/0013)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Sheet:
    """`number` counts the files of an account: the buttons under an older one are known by it. `ref` is what the
    network calls the file, until it is read; `lines` what was read (`core.patrol.sheet_lines.packed`), until it is
    entered. `next_at`: when it is tried to fetch it, `attempts` times so far."""

    account_id: int
    number: int
    channel: str
    ref: str
    lines: str
    next_at: datetime | None
    attempts: int
    expires_at: datetime

    @property
    def waits(self) -> bool:
        """To be read, or to be entered."""
        return bool(self.ref or self.lines)
