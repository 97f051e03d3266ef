"""What has served its time goes: marks of handled updates and delivered messages (their content went long before),
files that were sent, rosters that nobody entered, positions of patrols, leave of long ago."""

from __future__ import annotations

from datetime import timedelta

from core.patrol.days import today
from core.work import Work

INBOX_KEPT = timedelta(days=7)  # Telegram repeats an unconfirmed update for a day at most
FILES_KEPT = timedelta(days=2)  # a sheet that could not be sent meanwhile is asked for again
LEAVE_KEPT = timedelta(days=400)  # no roster is made, and no night put right, that far back
OUTBOX_KEPT = timedelta(days=30)  # longer than any notice could be asked for again under the same key


async def tidy(work: Work) -> bool:
    """One portion; False when there is nothing left to throw away."""
    updates = await work.tx.inbox.purge_done(work.now - INBOX_KEPT)
    messages = await work.tx.outbox.purge_settled(work.now - OUTBOX_KEPT)
    files = await work.tx.files.forget(work.now - FILES_KEPT)
    sheets = await work.tx.sheets.forget(work.now)
    positions = await work.tx.route.forget_positions(work.now - work.rules.patrol.positions_kept)
    leave = await work.tx.absences.forget(today(work.now, work.rules.zone) - LEAVE_KEPT)
    return updates + messages + files + sheets + positions + leave > 0
