"""Messages that wait to be sent. A reply is a rendered screen; a notice is a meaning that is looked up again just
before sending and dropped when it no longer matters."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum, StrEnum
from typing import Any, ClassVar

from core.payload import Payload
from core.people.types import Language, Member


class Priority(IntEnum):
    """The one map of what goes first. The numbers are kept with the rows: what is new gets one of its own."""

    ALARM = -1  # an incident on a phone that has not rung for it, or is called anew
    ALERT = 0  # what more there is to an alert: the same card again, news, pictures
    TAP = 1
    REPLY = 2
    REMINDER = 3
    DIGEST = 4
    ANNOUNCEMENT = 5


class Kind(StrEnum):
    """Rows that every feature writes; those of a feature are named by its payloads."""

    REPLY = "reply"
    RECEIPT = "receipt"
    TAP = "tap"
    SAY = "say"


@dataclass(frozen=True, slots=True)
class Reply(Payload):
    """A rendered answer: `m` is what `core.screen.Rendered` writes. `edit` names the message it replaces; `outside`:
    said to somebody who is no member."""

    kind: ClassVar[str] = Kind.REPLY
    m: str
    edit: int | None = None
    outside: bool = False


@dataclass(frozen=True, slots=True)
class NumberReply(Reply):
    """An answer with the number of a report: it is never given up (docs/adr/0010)."""

    kind: ClassVar[str] = Kind.RECEIPT


@dataclass(frozen=True, slots=True)
class TapAnswer(Payload):
    """The answer to a pressed button."""

    kind: ClassVar[str] = Kind.TAP
    query: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Sentence(Payload):
    """A plain sentence with no personal content: a text id and its placeholders."""

    kind: ClassVar[str] = Kind.SAY
    text: str
    params: dict[str, Any]
    outside: bool = False


@dataclass(frozen=True, slots=True)
class About:
    """The matter of which a message is: `subject` is an id of the `feature`, of which noun its kind says, and `member`
    the one whom it concerns."""

    feature: str
    subject: int | None
    member: int | None = None


@dataclass(frozen=True, slots=True)
class NewMessage:
    """`dedup_key` is unique for ever: adding the same key twice adds nothing. `about`: by what it is found again."""

    kind: str
    account_id: int
    priority: Priority
    payload: str
    dedup_key: str | None = None
    not_before: datetime | None = None
    expires_at: datetime | None = None
    about: About | None = None


@dataclass(frozen=True, slots=True)
class Unsent:
    """A message that stands in line: what is on its way was composed already and says nothing newer."""

    account_id: int
    subject: int
    payload: str


@dataclass(frozen=True, slots=True)
class Fate:
    """Fate of a message. Neither `waits` nor `sent_at`: it was dropped."""

    waits: bool
    sent_at: datetime | None


@dataclass(frozen=True, slots=True)
class Leased:
    """A row taken for sending, with what is needed to address and render it. `created_at` is when it could first have
    gone out."""

    id: int
    kind: str
    priority: Priority
    payload: str
    attempts: int
    created_at: datetime
    account_id: int
    channel: str
    chat_id: str
    member: Member | None
    language: Language  # of the account; the member's own counts more
    expires_at: datetime | None = None
    blocked: bool = False
    dedup_key: str | None = None
