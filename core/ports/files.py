"""Files of ours, and what is noted for whoever looks afterwards."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol

from core.channels import Document


class Files(Protocol):
    """Files that the bot made and is about to send: sheets, calendars. Forgotten after a while."""

    async def add(self, document: Document, now: datetime) -> int: ...
    async def find(self, file_id: int) -> Document | None: ...
    async def forget(self, before: datetime) -> int: ...


class Audit(Protocol):
    async def note(self, act: str, now: datetime, *, by: int | None, subject: str = "", detail: str = "") -> None:
        """Append to the audit log. Ids and codes only: no names, no content."""
