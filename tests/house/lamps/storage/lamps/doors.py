"""Doors to the lamps."""

from __future__ import annotations

from functools import cached_property

from storage.lamps.streets import Streets

from storage.sqlite.link import Link


class LampDoors:
    """One transaction's doors, each built when it is first asked for."""

    def __init__(self, link: Link) -> None:
        self._link = link

    @cached_property
    def streets(self) -> Streets:
        return Streets(self._link)
