"""Which networks carry nothing just now, told by what becomes of our messages."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

# After a shorter silence the pauses between tries are short themselves, and one message that fails alone while all
# others go through must not be tried again with each of them.
_LONG = timedelta(seconds=10)


class Lines:
    def __init__(self, clock: Callable[[], datetime]) -> None:
        self._clock = clock
        self._silent_since: dict[str, datetime] = {}

    def failed(self, channel: str) -> None:
        """There was no answer, or one from a server in trouble."""
        self._silent_since.setdefault(channel, self._clock())

    def carried(self, channel: str) -> bool:
        """Something came through. Whether the network is back after a long silence, so that what waits for its next
        try should not wait any longer."""
        since = self._silent_since.pop(channel, None)
        return since is not None and self._clock() - since >= _LONG
