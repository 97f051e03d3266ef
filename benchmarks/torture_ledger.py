"""Book of what was sent and what was promised, kept by those who hold the phones."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum


class TortureError(Exception):
    """The ordeal itself could not be carried on, which is a failure: nothing passes by not looking."""


class MarkKind(StrEnum):
    """As the kinds of an incident's timeline."""

    TEXT = "text"
    PHOTO = "photo"
    VOICE = "voice"
    LOCATION = "location"


@dataclass(frozen=True, slots=True)
class Mark:
    """Something unmistakable that was sent: unique words, a file id, a pair of coordinates."""

    kind: MarkKind
    value: str


class Ending(StrEnum):
    OPEN = "open"  # not ended: if it stays so, the conversation was lost
    FINISHED = "finished"  # receipt and goodbye
    FILED = "filed"  # abandoned on purpose, and filed by the bot as incomplete
    OVERTAKEN = "overtaken"  # while its sender was still at it the bot filed it as incomplete, or took it for ended


@dataclass(slots=True)
class Report:
    """One report as its sender lived it. `number` is the receipt number that the phone showed."""

    reporter: int
    shape: str
    category: str | None = None
    hamlet: str | None = None
    facts: set[str] = field(default_factory=set)
    marks: list[Mark] = field(default_factory=list)
    number: str | None = None
    ending: Ending = Ending.OPEN
    trouble: str = ""
    jumped: bool = False  # the bot's clock was put forward in the middle of it: its buttons may be old now


@dataclass(slots=True)
class Person:
    """A person, as far as alerts are concerned; known here from the seed, not asked of the bot."""

    user_id: int
    member: str
    call_name: str
    roles: frozenset[str]
    team: str | None
    on_duty: bool = False


@dataclass(slots=True)
class Ledger:
    """`updates` are the ids of everything sent, `pressed` the buttons officers pressed, by incident (its id is in the
    button), `looks` how often each of them asked who reported; `troubles` what they had to complain of."""

    people: dict[int, Person] = field(default_factory=dict)
    reports: list[Report] = field(default_factory=list)
    updates: list[int] = field(default_factory=list)
    pressed: dict[int, set[str]] = field(default_factory=dict)
    looks: Counter[int] = field(default_factory=Counter)
    troubles: list[str] = field(default_factory=list)

    def sent(self, update_id: int) -> int:
        self.updates.append(update_id)
        return update_id

    def open(self, reporter: int, shape: str) -> Report:
        report = Report(reporter, shape)
        self.reports.append(report)
        return report

    def newest_of(self, reporter: int) -> Report:
        """The newest of this person."""
        return next(report for report in reversed(self.reports) if report.reporter == reporter)

    def ended(self, number: str) -> bool:
        """Whether the report of this number has been told to its end."""
        return any(report.number == number and report.ending is not Ending.OPEN for report in self.reports)
