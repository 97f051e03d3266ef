"""Throwing away what has served its time: marks of handled updates and delivered messages (their content went long
before), files that were sent, the words of updates that could not be handled, and what features declare."""

from __future__ import annotations

from datetime import timedelta

from core.features import FEATURES
from core.work import Work

INBOX_KEPT = timedelta(days=7)  # Telegram repeats an unconfirmed update for a day at most
FILES_KEPT = timedelta(days=2)  # a sheet that could not be sent meanwhile is asked for again
OUTBOX_KEPT = timedelta(days=30)  # longer than any notice could be asked for again under the same key


async def tidy(work: Work) -> bool:
    """One portion; False when there is nothing left to throw away."""
    updates = await work.tx.inbox.purge_done(work.now - INBOX_KEPT)
    parked = await work.tx.inbox.wipe_parked(work.now - work.rules.parked_kept)
    messages = await work.tx.outbox.purge_settled(work.now - OUTBOX_KEPT)
    files = await work.tx.files.forget(work.now - FILES_KEPT)
    of_features = [await forget(work) for feature in FEATURES for forget in feature.forget]
    return updates + parked + messages + files + sum(of_features) > 0
