"""Stores that keep an update, an answer and a place in a conversation from being lost."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from core.channels import Received
from core.conversation import Conversation
from core.outbox import Fate, Leased, NewMessage, Priority, Unsent
from core.people.types import Actor


@dataclass(frozen=True, slots=True)
class InboxRow:
    """An update waiting to be handled. `body` is the network's raw JSON; `waited_since` as in `Received`."""

    id: int
    channel: str
    lane: str
    body: str
    received_at: datetime
    attempts: int
    waited_since: datetime | None = None


class InboxStore(Protocol):
    async def add(self, updates: Sequence[Received]) -> int:
        """Store, ignoring (channel, key) pairs already there. Returns how many were new."""

    async def next(self, now: datetime, most: int = 1) -> list[InboxRow]:
        """The oldest waiting rows, of each lane one at most: the one that the network counted first, once its pause
        after a failure is over."""

    async def done(self, id_: int, now: datetime) -> None:
        """Handled: the body is wiped, the row stays as the mark against repeats."""

    async def failed(self, id_: int, error: str, retry_at: datetime) -> None: ...

    async def park(self, id_: int, error: str, now: datetime) -> None:
        """Set aside with its body for the operator; the lane goes on."""

    async def next_retry(self) -> datetime | None:
        """When the earliest paused row may be tried again."""

    async def pull_back(self, latest: datetime, now: datetime) -> int:
        """Let updates paused beyond `latest` be tried now. Returns how many."""

    async def newest(self) -> datetime | None:
        """When the last update was stored."""

    async def purge_done(self, before: datetime) -> int: ...
    async def wipe_parked(self, before: datetime) -> int:
        """Wipe the bodies of updates set aside before this moment; the fact, its time and the error stay."""


class OutboxStore(Protocol):
    async def add(self, messages: Sequence[NewMessage], now: datetime) -> None:
        """Add, ignoring messages whose dedup_key exists already."""

    async def lease(
        self,
        now: datetime,
        until: datetime,
        limit: int,
        each: int,
        room: Mapping[tuple[str, str], int],
        in_hand: Collection[int] = (),
    ) -> list[Leased]:
        """Up to `limit` due rows, best priority first and oldest first within it; at most `each` for one chat, or as
        many as `room` says of it (channel, chat_id). They must be sent in this order. A row of the same or better
        priority that waits for a retry holds back those after it. Answers to taps neither wait nor hold back. Leased
        rows come back when `until` has passed, but never those that the caller still has `in_hand`: the clock may have
        been put forward."""

    async def put_back(self, ids: Collection[int]) -> None:
        """Put back rows that were leased and with which nothing was done."""

    async def waits(self, id_: int) -> Leased | None:
        """Row as `lease` would give it, if it has not been settled."""

    async def sent(self, id_: int, message_id: str | None, now: datetime) -> None:
        """Delivered: the payload is wiped."""

    async def retry(self, id_: int, not_before: datetime, error: str) -> None: ...

    async def hasten(self, channel: str, errors: Collection[str], now: datetime) -> None:
        """Let messages go at once that failed on this channel with one of these errors, and wait for their next try."""

    async def drop(self, id_: int, reason: str, now: datetime) -> None:
        """Moot, expired, dead or unknown: never to be sent; the payload is wiped. `reason` is a short code."""

    async def pull_back(self, latest: datetime, now: datetime, morning: datetime, lately: datetime) -> int:
        """Let messages go now that are tried again, or gather, beyond `latest`, and those that wait until `lately` at
        most; those that wait for this `morning`, or with the small matters of one, wait. Returns how many."""

    async def settled_by_now(self, now: datetime) -> None:
        """Nothing was sent or dropped later than now."""

    async def next_due(self) -> datetime | None:
        """The earliest not_before among waiting rows that are not leased; what may go at once is long due."""

    async def release_leases(self) -> int:
        """At start, when no other process can hold any: take back what a dead process had leased."""

    async def purge_settled(self, before: datetime) -> int:
        """Forget rows sent or dropped before this moment, and their dedup keys; a thousand at a time."""

    async def in_line(self, kind: str, subject: int) -> dict[int, Priority]:
        """Accounts for which an unsent row about this subject waits, and the best priority of those."""

    async def unsent(self, kind: str, subjects: Collection[int]) -> list[Unsent]:
        """The same rows, about any of these subjects, with what they mean."""

    async def fates(self, kind: str, subject: int, member: int) -> list[Fate]:
        """Fates of all of this kind about this subject and member, settled long ago or not."""

    async def fate(self, dedup_key: str) -> Fate | None:
        """Fate of the row with this key; None when there never was one, or it is long forgotten."""

    async def delivered(self, kinds: Collection[str], feature: str, subject: int) -> list[Leased]:
        """Rows about this subject that are on a phone, or just on their way to one, to whoever has that account now."""

    async def message_id(self, id_: int) -> str | None:
        """Network's id of the message that this row became; None while the row is not delivered."""

    async def under_way(self, kind: str, subject: int) -> list[int]:
        """Accounts to which a row about this subject is just being sent."""


@dataclass(frozen=True, slots=True)
class Receipt:
    """A network took this row of the outbox. `created_at` tells the row from another one with the same id."""

    row: int
    created_at: datetime
    message_id: str | None


class Receipts(Protocol):
    """Receipts of messages that networks have taken and no transaction has written down yet. Survive the death of the
    process."""

    def note(self, receipt: Receipt) -> None: ...
    def left(self) -> list[Receipt]:
        """From before the start."""

    def clear(self) -> None:
        """All of them are written down."""


class LiveMessages(Protocol):
    """Messages that are kept up to date: one for each subject in a chat. `kind` is `core.live_messages.Live.kind`."""

    async def put(self, kind: str, subject: int, account_id: int, message_id: str) -> None:
        """The message that is edited from now on, in the place of the one before."""

    async def find(self, kind: str, subject: int, account_id: int) -> str | None: ...
    async def of(self, kind: str, subject: int) -> dict[int, str]:
        """The messages of a subject, by account."""

    async def about(self, kind: str, subjects: Collection[int]) -> dict[tuple[int, int], str]:
        """The same of several, by subject and account."""


class Conversations(Protocol):
    async def of(self, channel: str, external_id: str) -> tuple[Actor, Conversation] | None:
        """Sender, and where they stand, in one look; None for an address never seen."""

    async def load(self, account_id: int) -> Conversation: ...
    async def save(self, account_id: int, conversation: Conversation) -> None: ...
    async def shown(self, account_id: int, choices: Sequence[tuple[str, str]], at: datetime) -> None:
        """A message with choices was delivered outside a conversation (an alert card)."""

    async def shown_beside(self, account_id: int, choices: Sequence[tuple[str, str]]) -> None:
        """The same while a flow is open, whose own choices stay."""

    async def in_flow(self, flow: str) -> list[tuple[int, Conversation]]:
        """The accounts that are in this flow until some moment."""

    async def expired(self, now: datetime) -> tuple[int, Conversation] | None:
        """One account whose open flow has passed its time, and from whom no update is still waiting to be handled."""
