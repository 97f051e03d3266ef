"""Files of ours that wait to be sent, or may be asked for once more."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import bindparam, delete, insert, select

from core.channels import Document
from storage.schema.queues import files
from storage.sqlite.link import Link

_ADD = insert(files).returning(files.c.id)
_FIND = select(files.c.name, files.c.content).where(files.c.id == bindparam("of"))
_FORGET = delete(files).where(files.c.made_at < bindparam("before"))


class Files:
    def __init__(self, link: Link) -> None:
        self._link = link

    async def add(self, document: Document, now: datetime) -> int:
        row = {"name": document.name, "content": document.content, "made_at": now}
        id_: int = await self._link.value(_ADD, row)
        return id_

    async def find(self, file_id: int) -> Document | None:
        row = await self._link.first(_FIND, {"of": file_id})
        return Document(*row) if row else None

    async def forget(self, before: datetime) -> int:
        return await self._link.count(_FORGET, {"before": before})
