"""Nouns of the lamps."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Street:
    """A street whose lamps a member counts. `out` is None until they have; `due_at` is when they are asked."""

    id: int
    member_id: int
    out: int | None = None
    due_at: datetime | None = None
