"""Doors to what is known of people."""

from __future__ import annotations

from functools import cached_property

from storage.people.invitations import Invitations
from storage.people.members import People
from storage.people.places import Places
from storage.sqlite.link import Link


class PeopleDoors:
    """One transaction's doors, each built when it is first asked for."""

    def __init__(self, link: Link) -> None:
        self._link = link

    @cached_property
    def members(self) -> People:
        return People(self._link)

    @cached_property
    def invitations(self) -> Invitations:
        return Invitations(self._link)

    @cached_property
    def places(self) -> Places:
        return Places(self._link)
