"""On which message each leader sees how a shift stands."""

from __future__ import annotations

from sqlalchemy import bindparam, select
from sqlalchemy.dialects.postgresql import insert  # compiles for SQLite as well, tested

from storage.schema.patrol import shift_cards
from storage.sqlite.link import Link

_insert = insert(shift_cards)
_SENT = _insert.on_conflict_do_update(
    index_elements=["shift_id", "account_id"], set_={"message_id": _insert.excluded.message_id}
)
_OF_SHIFT = select(shift_cards.c.account_id, shift_cards.c.message_id).where(
    shift_cards.c.shift_id == bindparam("shift")
)


class ShiftCards:
    def __init__(self, link: Link) -> None:
        self._link = link

    async def sent(self, shift_id: int, account_id: int, message_id: str) -> None:
        card = {"shift_id": shift_id, "account_id": account_id, "message_id": message_id}
        await self._link.run(_SENT, card)

    async def of_shift(self, shift_id: int) -> dict[int, str]:
        return dict(await self._link.rows(_OF_SHIFT, {"shift": shift_id}))
