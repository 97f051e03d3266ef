"""The audit log, who did what, for good: triggers forbid changing or deleting these rows (`storage.schema.queues`)."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import insert

from storage.schema.queues import audit
from storage.sqlite.link import Link

_NOTE = insert(audit)


class Audit:
    def __init__(self, link: Link) -> None:
        self._link = link

    async def note(self, act: str, now: datetime, *, by: int | None, subject: str = "", detail: str = "") -> None:
        await self._link.run(_NOTE, {"at": now, "act": act, "by": by, "subject": subject, "detail": detail})
