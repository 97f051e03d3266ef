"""On which message in each chat a subject is kept up to date."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import bindparam, select
from sqlalchemy.dialects.postgresql import insert  # compiles for SQLite as well, tested

from storage.schema.queues import live_messages
from storage.sqlite.link import Link

_insert = insert(live_messages)
_PUT = _insert.on_conflict_do_update(
    index_elements=["kind", "subject", "account_id"], set_={"message_id": _insert.excluded.message_id}
)
_OF_KIND = live_messages.c.kind == bindparam("live")
_ABOUT = (
    select(live_messages.c.subject, live_messages.c.account_id, live_messages.c.message_id)
    .where(_OF_KIND, live_messages.c.subject.in_(bindparam("subjects", expanding=True)))
    .order_by(live_messages.c.subject, live_messages.c.account_id)
)
_FIND = select(live_messages.c.message_id).where(
    _OF_KIND,
    live_messages.c.subject == bindparam("about"),
    live_messages.c.account_id == bindparam("account"),
)


class LiveMessages:
    def __init__(self, link: Link) -> None:
        self._link = link

    async def put(self, kind: str, subject: int, account_id: int, message_id: str) -> None:
        row = {"kind": kind, "subject": subject, "account_id": account_id, "message_id": message_id}
        await self._link.run(_PUT, row)

    async def find(self, kind: str, subject: int, account_id: int) -> str | None:
        message: str | None = await self._link.value(_FIND, {"live": kind, "about": subject, "account": account_id})
        return message

    async def of(self, kind: str, subject: int) -> dict[int, str]:
        return {account: message for (_, account), message in (await self.about(kind, [subject])).items()}

    async def about(self, kind: str, subjects: Collection[int]) -> dict[tuple[int, int], str]:
        rows = await self._link.rows(_ABOUT, {"live": kind, "subjects": sorted(subjects)})
        return {(subject, account): message for subject, account, message in rows}
