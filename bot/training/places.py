"""Seeded commune as the page shows it: who its people are, and where its hamlets lie."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from bot.training.cast import Part

# The whole commune is made up; so is its place on the map.
_NORTH_WEST = (12.6480, 107.8130)
_APART = (-0.0210, 0.0240)
_COLUMNS = 4
# Who holds several roles is introduced by the first of these.
_RANK = (
    "police_chief",
    "commune_leader",
    "duty_officer",
    "police_officer",
    "team_leader",
    "security_member",
    "support_member",
    "volunteer",
)


@dataclass(frozen=True, slots=True)
class Introduction:
    """`role` is a value of core.people.types.types.Role; `team` the team's name, or nothing."""

    role: str
    team: str


@cache
def _commune() -> dict[str, Any]:
    return tomllib.loads((resources.files("storage.seed") / "commune.toml").read_text("utf-8"))


def introduce(part: Part) -> Introduction:
    """As the commune is seeded."""
    for group in _commune()["groups"]:
        for member in group["members"]:
            if member["full_name"] == part.member:
                told = {**group, **member}
                return Introduction(next(r for r in _RANK if r in told["roles"]), _team(told.get("team", "")))
    return Introduction("newcomer", "")


def invited(part: Part) -> Introduction:
    """Role and team of a person who comes with this part's invitation."""
    return Introduction(part.role, _team(part.team))


def _team(code: str) -> str:
    return next((str(team["name"]) for team in _commune()["teams"] if team["code"] == code), "")


def hamlets() -> list[dict[str, Any]]:
    """Name and made-up position of each, in degrees."""
    return [
        {"name": hamlet["name"], "lat": round(lat, 4), "lon": round(lon, 4)}
        for hamlet, (lat, lon) in zip(_commune()["hamlets"], map(_position, range(1000)), strict=False)
    ]


def _position(n: int) -> tuple[float, float]:
    row, column = divmod(n, _COLUMNS)
    # Every second row is shifted a little: hamlets do not stand in rank and file.
    east = column + (0.4 if row % 2 else 0.0)
    return _NORTH_WEST[0] + row * _APART[0], _NORTH_WEST[1] + east * _APART[1]
