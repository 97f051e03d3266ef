"""Contract for a network: what it must be able to do, and the closed set of ways in which it can fail."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from core.screen import Rendered


@dataclass(frozen=True, slots=True)
class Document:
    """A file of ours that goes with a message: an Excel sheet, a calendar."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Send:
    chat_id: str
    message: Rendered
    document: Document | None = None


@dataclass(frozen=True, slots=True)
class Edit:
    """Replace the text and buttons of a message sent before."""

    chat_id: str
    message_id: str
    message: Rendered


@dataclass(frozen=True, slots=True)
class AnswerTap:
    """Stop the little clock on a pressed button; `text` is a short toast."""

    chat_id: str
    query_id: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Delete:
    """Take back a message sent before; where the network does not let us any more, leave `instead` in its place.
    Doing it again changes nothing."""

    chat_id: str
    message_id: str
    instead: Rendered


Outgoing = Send | Edit | Delete | AnswerTap


class Channel(Protocol):
    """One network's sending side. Knows no feature."""

    name: str

    async def deliver(self, outgoing: Outgoing) -> str | None:
        """Send, and return what the network calls the message, for `Edit` and `Delete`; None where there is none. What
        went in several parts has the names of all of them, see `last_part`. Raises DeliveryError."""


def last_part(message_id: str) -> str:
    """Last part of a message in several parts ("12,13"): the one with the buttons."""
    return message_id.rpartition(",")[2]


class FileSource(Protocol):
    """Where the files are that people send. Telegram keeps them; we keep what it calls them."""

    async def fetch(self, ref: str, most: int) -> bytes:
        """The content. Raises DeliveryError; `TooLarge` when it has more than `most` bytes."""


class DeliveryError(Exception):
    """`reason` is the network's own words, without tokens or content; `code` a short class for the outbox row."""

    code = "error"

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Retryable(DeliveryError):
    """Try again: 5xx, no connection. `after` in seconds when the network said how long."""

    code = "retry"

    def __init__(self, reason: str, after: float | None = None) -> None:
        super().__init__(reason)
        self.after = after


class Flood(Retryable):
    """429: we send too much, and are to wait."""

    code = "flood"


class Ambiguous(DeliveryError):
    """Message that may have arrived: the connection died after the request was written."""

    code = "ambiguous"


class Blocked(DeliveryError):
    """The person blocked the bot, deleted the account or never wrote first."""

    code = "blocked"


class Permanent(DeliveryError):
    """Message that will never be accepted as it is."""

    code = "permanent"


class EditGone(Permanent):
    """The message to edit is not there (any more): send a new one."""

    code = "edit_gone"


class TooLarge(Permanent):
    """A file that somebody sent has more bytes than we take."""

    code = "too_large"


class TokenRejected(DeliveryError):
    """401: the token is wrong or was revoked. The process must stop and say so."""

    code = "token"


class AnotherPoller(Exception):
    """Another process fetches updates with the same token."""


class AnotherWebhook(Exception):
    """The network brings the updates of this token to another address, whose host is the text of the error."""


@dataclass(frozen=True, slots=True)
class Received:
    """One raw update as it came. `key` is unique in its channel; `lane` is the chat whose updates keep their order.

    `number` is the network's own count, the order in which things happened there; 0 where it has none. `waited_since`:
    the connection had been lost since then, and the update may be from any moment in between.
    """

    channel: str
    key: str
    lane: str
    body: str
    received_at: datetime
    number: int = 0
    waited_since: datetime | None = None


class Inbox(Protocol):
    """Where a channel puts what it received. When `store` returns, the rows survive a power cut."""

    async def store(self, updates: list[Received]) -> int:
        """Number of rows that were new."""
