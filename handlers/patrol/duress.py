"""A duress word is answered as "thôi" is, whatever is open. What else it does must not be seen here."""

from __future__ import annotations

from core.actions import Go
from core.incident.sos import call_in_silence
from handlers import menu
from handlers.report import said_openly
from handlers.turn import Turn


async def leave(turn: Turn, _: Go) -> None:
    said = said_openly(menu.open_report(turn))
    await call_in_silence(turn.work, turn.member, said, at=turn.sent_at, received_at=turn.received_at)
    await menu.leave(turn)
