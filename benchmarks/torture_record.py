"""Contents of the database and the phones when all is over, as far as the judge needs it: ids and states."""

from __future__ import annotations

from dataclasses import dataclass, field

from benchmarks.torture_ledger import Mark


@dataclass(frozen=True, slots=True)
class Handled:
    """A row of the inbox."""

    update_id: int
    state: str


@dataclass(frozen=True, slots=True)
class Filed:
    """An incident as the database has it; `marks` from its timeline."""

    id: int
    number: str
    reporter: int
    category: str
    hamlet: str | None
    facts: frozenset[str]
    incomplete: bool
    state: str
    held: bool
    marks: tuple[Mark, ...] = ()
    recipients: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Queued:
    """A row of the outbox. `sends`: a new message, not an edit or the answer to a tap; in several `messages`
    where a place, which has no caption, goes before its words. `incident` for cards."""

    id: int
    kind: str
    user_id: int
    state: str
    error: str
    messages: frozenset[int]
    sends: bool
    incident: int | None = None


@dataclass(frozen=True, slots=True)
class Arrived:
    """A message of the bot that came to a phone; `gone` once it has been deleted there."""

    user_id: int
    message_id: int
    numbers: frozenset[str] = frozenset()
    private: bool = False
    gone: bool = False


@dataclass(slots=True)
class Evidence:
    handled: list[Handled] = field(default_factory=list)
    filed: list[Filed] = field(default_factory=list)
    queued: list[Queued] = field(default_factory=list)
    arrived: list[Arrived] = field(default_factory=list)
    scares: list[tuple[int, str]] = field(default_factory=list)
