"""The doors of storage, as the use cases see them. `storage/` implements every protocol here.

All of it happens inside one transaction (`Transaction`), which is committed or forgotten as a whole. Times are aware
UTC datetimes. Methods named `find…` return None when there is nothing; `get…` raise `Stale`.
"""

from __future__ import annotations

from contextlib import AbstractAsyncContextManager
from typing import Protocol

from core.conversation import Conversation
from core.ports.files import Audit, Files
from core.ports.incident import Alerts, Incidents, Matters
from core.ports.patrol import (
    Absences,
    Asks,
    Assignments,
    Corrections,
    Equipment,
    Plans,
    Route,
    Sheets,
    ShiftCards,
    Shifts,
    Watches,
)
from core.ports.people import Invitations, People, Places
from core.ports.queues import Conversations, InboxRow, InboxStore, OutboxStore, Receipt, Receipts

__all__ = [
    "Alerts",
    "Audit",
    "Conversation",
    "Conversations",
    "Database",
    "Files",
    "InboxRow",
    "InboxStore",
    "Incidents",
    "Invitations",
    "Matters",
    "OutboxStore",
    "People",
    "Places",
    "Receipt",
    "Receipts",
    "Transaction",
]


class Transaction(Protocol):
    """One unit of work. Everything done through it becomes true together, or not at all."""

    def part(self) -> AbstractAsyncContextManager[None]:
        """A part of it that stands or falls by itself: an exception undoes the part and is raised."""

    @property
    def inbox(self) -> InboxStore: ...
    @property
    def outbox(self) -> OutboxStore: ...
    @property
    def people(self) -> People: ...
    @property
    def invitations(self) -> Invitations: ...
    @property
    def places(self) -> Places: ...
    @property
    def incidents(self) -> Incidents: ...
    @property
    def matters(self) -> Matters: ...
    @property
    def alerts(self) -> Alerts: ...
    @property
    def conversations(self) -> Conversations: ...
    @property
    def audit(self) -> Audit: ...
    @property
    def files(self) -> Files: ...
    @property
    def plans(self) -> Plans: ...
    @property
    def absences(self) -> Absences: ...
    @property
    def shifts(self) -> Shifts: ...
    @property
    def sheets(self) -> Sheets: ...
    @property
    def shift_cards(self) -> ShiftCards: ...
    @property
    def assignments(self) -> Assignments: ...
    @property
    def asks(self) -> Asks: ...
    @property
    def watches(self) -> Watches: ...
    @property
    def route(self) -> Route: ...
    @property
    def equipment(self) -> Equipment: ...
    @property
    def corrections(self) -> Corrections: ...


class Database(Protocol):
    """Opens transactions. Leaving the block commits, an exception rolls everything back."""

    def transaction(self) -> AbstractAsyncContextManager[Transaction]: ...
    def reading(self) -> AbstractAsyncContextManager[Transaction]:
        """To look only, beside writers: one unchanging view of what is committed."""
