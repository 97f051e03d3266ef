"""Kinds of equipment (domain notes §6.5). Weapons of defence are for the security team only, with serial and issuing
record (Circular 14/2024/TT-BCA Art. 8)."""

from __future__ import annotations

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
