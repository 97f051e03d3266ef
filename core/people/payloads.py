"""Meanings of the notices about people: arrivals, and the duty."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar, Self

from core.payload import Payload, from_object


@dataclass(frozen=True, slots=True)
class Arrival(Payload):
    """An invitation that was used, to the inviter. `network_name` is what the network calls a person who has not told
    their name; None: the name was known before."""

    feature: ClassVar[str] = "people"
    kind: ClassVar[str] = "arrived"
    invitation: int
    inviter: int | None
    member: int
    role: str
    team: str | None = None
    network_name: str | None = None

    @classmethod
    def of(cls, said: Mapping[str, Any]) -> Self:
        return from_object(cls, said)

    @property
    def subject(self) -> int:
        return self.invitation


@dataclass(frozen=True, slots=True)
class DutyQuestion(Payload):
    """Does your duty go on? `since` names the duty, `asked` the question (both in seconds), and `member` has it. Rows
    of the first release do not say the two."""

    feature: ClassVar[str] = "people"
    kind: ClassVar[str] = "duty_still"
    since: int
    asked: int = 0
    member: int | None = None

    @property
    def subject(self) -> int:
        return self.asked


@dataclass(frozen=True, slots=True)
class DutyEnded(Payload):
    """The duty of a member ended by rule, to them and to whoever hears alerts from now on."""

    feature: ClassVar[str] = "people"
    kind: ClassVar[str] = "duty_ended"
    member: int
    since: datetime
    at: datetime

    @property
    def subject(self) -> int:
        return self.member
