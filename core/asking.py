"""Asking: when silence is an answer. Whoever was not asked is not silent."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta

from core.outbox import Fate


def silence_counts_at(
    fates: Collection[Fate],
    asked_at: datetime,
    now: datetime,
    patience: timedelta,
    *,
    look_again: timedelta,
    held_at_most: timedelta | None = None,
    on_its_way: timedelta = timedelta(),
    from_first: bool = False,
) -> datetime:
    """When no answer to a question begins to be one: now, or the moment at which to look again.

    `fates` are those of all messages that asked it, `patience` is the time to answer from when it went out: from the
    newest of them, or `from_first`, less what it may have been `on_its_way`. A question that waits to be sent is looked
    at `look_again` later, for `held_at_most` after `asked_at`: by then it may be this one phone alone that cannot be
    reached (None: for as long as it waits). One that nothing can deliver is not waited for; nor is one "sent in the
    future", by a clock that was wrong: it has had its time.
    """
    sent = [fate.sent_at for fate in fates if fate.sent_at is not None]
    if sent:
        began = min(sent) if from_first else max(sent)
        return began + patience if began <= now < began + patience - on_its_way else now
    held = held_at_most is None or now < asked_at + held_at_most
    return now + look_again if held and any(fate.waits for fate in fates) else now
