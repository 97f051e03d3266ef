"""Button presses waiting for the bot's answer."""

from collections.abc import Callable
from datetime import datetime, timedelta

from bot.training.network.errors import bad_request

_PATIENCE = timedelta(seconds=15)


class Queries:
    """Open callback queries; one can be answered once, within 15 seconds."""

    def __init__(self, clock: Callable[[], datetime]) -> None:
        self._clock = clock
        self._open: dict[str, tuple[int, datetime]] = {}
        self._count = 0

    def open(self, user_id: int) -> str:
        """Note a press and give it the id the bot will answer to."""
        self._forget_old()
        self._count += 1
        # Long enough that a bot which stores it as a 32-bit or floating number is found out.
        query_id = str((user_id << 32) + 2_654_435_761 * self._count % (1 << 32))
        self._open[query_id] = (user_id, self._clock())
        return query_id

    def whose(self, query_id: object) -> int | None:
        """User id of the person who pressed; None when nobody waits for this answer (any more)."""
        self._forget_old()
        entry = self._open.get(query_id) if isinstance(query_id, str) else None
        return entry[0] if entry else None

    def waiting(self, user_id: int) -> int:
        """How many taps of one person wait for an answer."""
        self._forget_old()
        return sum(owner == user_id for owner, _ in self._open.values())

    def close(self, query_id: str) -> int:
        """Take the answer; gives the person who pressed."""
        user_id = self.whose(query_id)
        if user_id is None:
            raise bad_request("query is too old and response timeout expired or query ID is invalid")
        del self._open[query_id]
        return user_id

    def _forget_old(self) -> None:
        oldest = self._clock() - _PATIENCE
        while self._open:
            query_id, (_, asked_at) = next(iter(self._open.items()))
            if asked_at >= oldest:
                return
            del self._open[query_id]
