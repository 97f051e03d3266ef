"""How fast we send: so many messages a second over all chats, and fewer to any one of them (Telegram: 30 and 1)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

Chat = tuple[str, str]  # channel and chat id

_FORGET_AT = 4096  # chats remembered before full buckets are thrown away


@dataclass(slots=True)
class _Bucket:
    tokens: float
    at: float


class Pacing:
    """Token buckets on a monotonic clock, in seconds. In memory: after a restart the network's own 429 corrects us."""

    def __init__(
        self, per_second: float, burst: float, per_chat: float, chat_burst: float, monotonic: Callable[[], float]
    ) -> None:
        self._rate, self._burst = per_second, burst
        self._chat_rate, self._chat_burst = per_chat, chat_burst
        self._monotonic = monotonic
        self._all = _Bucket(burst, monotonic())
        self._chats: dict[Chat, _Bucket] = {}

    def allowed(self) -> int:
        """How many messages may go out now over all chats."""
        return int(self._refill(self._all, self._rate, self._burst))

    def room(self, most: int) -> dict[Chat, int]:
        """How many may go now into each chat that may not have `most`."""
        left = {c: int(self._refill(b, self._chat_rate, self._chat_burst)) for c, b in self._chats.items()}
        return {chat: max(0, room) for chat, room in left.items() if room < most}

    def each(self, most: int) -> int:
        """How many may go now into a chat that has been quiet, at most so many."""
        return max(1, min(most, int(self._chat_burst)))

    def spend(self, chat: Chat) -> None:
        if chat not in self._chats:
            self._forget_idle()
            self._chats[chat] = _Bucket(self._chat_burst, self._monotonic())
        self._chats[chat].tokens -= 1
        self._all.tokens -= 1

    def wait(self) -> float:
        """Seconds until something that is held back now may go."""
        waits = [(1 - self._all.tokens) / self._rate] if self._all.tokens < 1 else []
        waits += [(1 - b.tokens) / self._chat_rate for b in self._chats.values() if b.tokens < 1]
        return max(0.001, min(waits)) if waits else 0.0

    def _refill(self, bucket: _Bucket, rate: float, burst: float) -> float:
        now = self._monotonic()
        bucket.tokens = min(burst, bucket.tokens + (now - bucket.at) * rate)
        bucket.at = now
        return bucket.tokens

    def _forget_idle(self) -> None:
        if len(self._chats) >= _FORGET_AT:
            self._chats = {c: b for c, b in self._chats.items() if b.tokens < self._chat_burst}
