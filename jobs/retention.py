"""What has served its time goes: marks of handled updates and delivered messages (their content went long before),
files that were sent, rosters that nobody entered, positions of patrols and of calls for help that are over, leave
of long ago, the words of updates that could not be handled."""

from __future__ import annotations

from datetime import timedelta

from core.incident.categories import SOS
from core.times import today
from core.work import Work

INBOX_KEPT = timedelta(days=7)  # Telegram repeats an unconfirmed update for a day at most
FILES_KEPT = timedelta(days=2)  # a sheet that could not be sent meanwhile is asked for again
LEAVE_KEPT = timedelta(days=400)  # no roster is made, and no night put right, that far back
OUTBOX_KEPT = timedelta(days=30)  # longer than any notice could be asked for again under the same key


async def tidy(work: Work) -> bool:
    """One portion; False when there is nothing left to throw away."""
    updates = await work.tx.inbox.purge_done(work.now - INBOX_KEPT)
    parked = await work.tx.inbox.wipe_parked(work.now - work.rules.parked_kept)
    messages = await work.tx.outbox.purge_settled(work.now - OUTBOX_KEPT)
    files = await work.tx.files.forget(work.now - FILES_KEPT)
    sheets = await work.tx.patrol.sheets.forget(work.now)
    long_ago = work.now - work.rules.patrol.positions_kept
    positions = await work.tx.patrol.route.forget_positions(long_ago)
    positions += await work.tx.incident.incidents.forget_positions(SOS, long_ago)
    leave = await work.tx.patrol.absences.forget(today(work.now, work.rules.zone) - LEAVE_KEPT)
    return updates + parked + messages + files + sheets + positions + leave > 0
