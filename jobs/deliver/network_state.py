"""Which networks carry nothing just now, told by what becomes of our messages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from datetime import datetime, timedelta

from jobs.deliver.pacing import Chat

# After a shorter silence the pauses between tries are short themselves.
_LONG = timedelta(seconds=10)
# Longer than any pause between tries. A network that has carried nothing for so long may well be away, even when the
# one chat that fails has failed alone before.
_CARRIED_LATELY = timedelta(minutes=10)


class Lines:
    """A chat that failed while others went through fails alone: it says nothing of the network until it has been
    reached, else its message would be tried again with each of the others."""

    def __init__(self, clock: Callable[[], datetime]) -> None:
        self._clock = clock
        self._silent_since: dict[str, datetime] = {}
        self._carried_at: dict[str, datetime] = {}
        self._failing: defaultdict[str, set[Chat]] = defaultdict(set)  # since something came through
        self._alone: set[Chat] = set()

    def failed(self, chat: Chat) -> None:
        """There was no answer, or one from a server in trouble."""
        channel, _ = chat
        carried_at = self._carried_at.get(channel)
        lately = carried_at is not None and self._clock() - carried_at < _CARRIED_LATELY
        if chat not in self._alone or not lately:
            self._failing[channel].add(chat)
            self.lost(channel)

    def lost(self, channel: str) -> None:
        """The network cannot be reached."""
        self._silent_since.setdefault(channel, self._clock())

    def carried(self, channel: str, chat: Chat | None = None) -> bool:
        """Something came through, to this chat if it was a message. Whether the network is back after a long silence,
        so that what waits for its next try should not wait any longer."""
        self._alone |= self._failing.pop(channel, set())
        if chat is not None:
            self._alone.discard(chat)
        self._carried_at[channel] = self._clock()
        since = self._silent_since.pop(channel, None)
        return since is not None and self._clock() - since >= _LONG
