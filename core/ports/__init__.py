"""The doors of storage, as the use cases see them. `storage/` implements every protocol here.

All of it happens inside one transaction (`Transaction`), which is committed or forgotten as a whole. Times are aware
UTC datetimes. Methods named `find…` return None when there is nothing; `get…` raise `Stale`.
"""

from __future__ import annotations

from contextlib import AbstractAsyncContextManager
from typing import Protocol

from core.ports.files import Audit, Files
from core.ports.incident import IncidentDoors
from core.ports.patrol import PatrolDoors
from core.ports.people import PeopleDoors
from core.ports.queues import Conversations, InboxRow, InboxStore, LiveMessages, OutboxStore, Receipt, Receipts

__all__ = ["Database", "InboxRow", "Receipt", "Receipts", "Transaction"]


class Transaction(Protocol):
    """One unit of work. Everything done through it becomes true together, or not at all."""

    def part(self) -> AbstractAsyncContextManager[None]:
        """A part of it that stands or falls by itself: an exception undoes the part and is raised."""

    @property
    def inbox(self) -> InboxStore: ...
    @property
    def outbox(self) -> OutboxStore: ...
    @property
    def live_messages(self) -> LiveMessages: ...
    @property
    def conversations(self) -> Conversations: ...
    @property
    def audit(self) -> Audit: ...
    @property
    def files(self) -> Files: ...

    # -- a feature's own, one door each: here a new feature is entered
    @property
    def people(self) -> PeopleDoors: ...
    @property
    def incident(self) -> IncidentDoors: ...
    @property
    def patrol(self) -> PatrolDoors: ...


class Database(Protocol):
    """Opens transactions. Leaving the block commits, an exception rolls everything back."""

    def transaction(self) -> AbstractAsyncContextManager[Transaction]: ...
    def reading(self) -> AbstractAsyncContextManager[Transaction]:
        """To look only, beside writers: one unchanging view of what is committed."""
