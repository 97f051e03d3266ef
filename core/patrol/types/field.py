"""The places of a route, and distances on the ground."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from math import asin, cos, radians, sin, sqrt

from core.text import Text

_EARTH = 6_371_000  # metres
Place = tuple[float, float]  # latitude and longitude in degrees


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """A place on a team's route. `code` is short enough to type: "3-2"."""

    id: int
    team: str
    code: str
    name: str
    place: int
    lat: float | None = None
    lon: float | None = None


def metres(one: Place, other: Place) -> int:
    """As the crow flies."""
    (lat1, lon1), (lat2, lon2) = one, other
    north, east = radians(lat2 - lat1), radians(lon2 - lon1)
    half = sin(north / 2) ** 2 + cos(radians(lat1)) * cos(radians(lat2)) * sin(east / 2) ** 2
    return round(2 * _EARTH * asin(sqrt(half)))


def distance_from(checkpoint: Checkpoint, place: Place) -> int | None:
    """Metres from a checkpoint; None when nobody has written down where that is."""
    if checkpoint.lat is None or checkpoint.lon is None:
        return None
    return metres((checkpoint.lat, checkpoint.lon), place)


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
    """Equipment of a team. `serial` where it was issued with one; `noted_by` last said how it stands, at `noted_at`."""

    id: int
    team: str
    kind: str
    serial: str = ""
    state: ItemState = ItemState.OK
    noted_at: datetime | None = None
    noted_by: int | None = None
