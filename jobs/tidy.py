"""What has served its time goes: marks of handled updates and delivered messages. Their content went long before."""

from __future__ import annotations

from datetime import timedelta

from core.work import Work

INBOX_KEPT = timedelta(days=7)  # Telegram repeats an unconfirmed update for a day at most
OUTBOX_KEPT = timedelta(days=30)  # longer than any notice could be asked for again under the same key


async def tidy(work: Work) -> bool:
    """One portion; False when there is nothing left to throw away."""
    updates = await work.tx.inbox.purge_done(work.now - INBOX_KEPT)
    messages = await work.tx.outbox.purge_settled(work.now - OUTBOX_KEPT)
    return updates + messages > 0
