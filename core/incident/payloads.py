"""Meanings of the notices about an incident (`core.incident.notices`)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from core.payload import Payload


@dataclass(frozen=True, slots=True)
class OfIncident(Payload):
    feature: ClassVar[str] = "incident"
    incident: int

    @property
    def subject(self) -> int:
        return self.incident


@dataclass(frozen=True, slots=True)
class AlertCard(OfIncident):
    """An alert with its buttons. `morning`: it waited for the small matters of the morning; `below`: it moves along
    below pictures."""

    kind: ClassVar[str] = "card"
    silent: bool = False
    morning: bool = False
    below: bool = False


@dataclass(frozen=True, slots=True)
class AlertCardUpdate(OfIncident):
    """The same card, edited in place; or the end of a message that was it (`moved`), for one below or further `up`."""

    kind: ClassVar[str] = "card_update"
    moved: str | None = None
    up: bool = False


@dataclass(frozen=True, slots=True)
class Medium(OfIncident):
    """A picture, a voice, a file or a place: this `entry` of the timeline."""

    kind: ClassVar[str] = "media"
    entry: int


@dataclass(frozen=True, slots=True)
class AddedNews(OfIncident):
    """News: everything added after the entry `since`."""

    kind: ClassVar[str] = "news"
    since: int


@dataclass(frozen=True, slots=True)
class ReporterStatus(OfIncident):
    """Progress of a report, to the reporter: an `event` such as "taken", and `who`."""

    kind: ClassVar[str] = "status"
    event: str
    at: datetime
    who: str = ""


@dataclass(frozen=True, slots=True)
class NotNeeded(OfIncident):
    """End of an incident, to whoever comes and does not have to any more."""

    kind: ClassVar[str] = "closed"


@dataclass(frozen=True, slots=True)
class HolderNudge(OfIncident):
    """A reminder, to a holder who has gone quiet."""

    kind: ClassVar[str] = "nudge"


@dataclass(frozen=True, slots=True)
class Recalled(OfIncident):
    """A message to be taken back: what `row` of the outbox became. `number` is that of the incident."""

    kind: ClassVar[str] = "recall"
    number: str
    row: int
