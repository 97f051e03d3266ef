"""Equipment: its kinds, and how each piece stands (domain notes §6.5).

Weapons of defence are for the security team only, with serial and issuing record (Circular 14/2024/TT-BCA Art. 8).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from core.text import Text

KIT = {
    "vest": Text("kit.vest"),
    "torch": Text("kit.torch"),
    "whistle": Text("kit.whistle"),
    "radio": Text("kit.radio"),
    "megaphone": Text("kit.megaphone"),
    "raincoat": Text("kit.raincoat"),
    "helmet": Text("kit.helmet"),
    "first_aid": Text("kit.first_aid"),
    "extinguisher": Text("kit.extinguisher"),
    "armband": Text("kit.armband"),
    "baton": Text("kit.baton"),
    "stab_vest": Text("kit.stab_vest"),
    "gloves": Text("kit.gloves"),
}


class ItemState(StrEnum):
    """How a piece of equipment stands (domain notes §6.5)."""

    OK = "ok"  # đủ
    BROKEN = "broken"  # hỏng
    MISSING = "missing"  # mất, thiếu
    RETURNED = "returned"  # đã trả


@dataclass(frozen=True, slots=True)
class Item:
    """Equipment of a team. `serial` where it was issued with one; `since_shift` is the shift that last said so."""

    id: int
    team: str
    kind: str
    serial: str = ""
    state: ItemState = ItemState.OK
    noted_at: datetime | None = None
    noted_by: int | None = None
