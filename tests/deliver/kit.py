"""A deliverer with a pretended network and a clock of its own, on the real outbox."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Any

from core.channels import AnswerTap, Delete, DeliveryError, Edit, Outgoing
from core.notify import plain
from core.outbox import Priority
from core.text import Text
from jobs.deliver.deliverer import Deliverer
from jobs.deliver.pacing import Pacing
from jobs.deliver.retries import Patience
from storage.local.receipts import Receipts
from tests.commune import Commune, Hand


@dataclass
class Wire:
    """A channel that notes what it is given and answers as told: `fails[chat]` is raised, one after the other."""

    name: str = "telegram"
    carried: list[Outgoing] = field(default_factory=list)
    fails: dict[str, list[Exception]] = field(default_factory=dict)
    watch: Callable[[Outgoing], None] | None = None

    async def deliver(self, outgoing: Outgoing) -> str | None:
        self.carried.append(outgoing)
        if self.watch:
            self.watch(outgoing)
        waiting = self.fails.get(outgoing.chat_id)
        if waiting:
            raise waiting.pop(0)
        if isinstance(outgoing, AnswerTap | Delete):
            return None
        return outgoing.message_id if isinstance(outgoing, Edit) else str(1000 + len(self.carried))

    def words(self, hand: Hand | None = None) -> list[str]:
        """Texts that were carried, to one person or to all."""
        return [
            o.message.text
            for o in self.carried
            if not isinstance(o, AnswerTap | Delete) and (hand is None or o.chat_id == str(hand.phone.chat_id))
        ]

    def chats(self) -> list[str]:
        return [o.chat_id for o in self.carried]


class Seconds:
    """A monotonic clock that stands still until told."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@dataclass
class Post:
    """The deliverer under test."""

    commune: Commune
    wire: Wire = field(default_factory=Wire)
    seconds: Seconds = field(default_factory=Seconds)
    per_second: float = 1000
    burst: float = 1000
    per_chat: float = 1000
    chat_burst: float = 1000
    patience: Patience = field(default_factory=lambda: Patience())

    def __post_init__(self) -> None:
        bot, pacing = self.commune.bot, self._pacing()
        self.deliverer = Deliverer(
            bot.database,
            {"telegram": self.wire},
            bot.texts,
            bot.rules,
            self.commune.clock,
            pacing,
            Receipts(bot.database.file),
            self.patience,
        )

    def _pacing(self) -> Pacing:
        return Pacing(self.per_second, self.burst, self.per_chat, self.chat_burst, self.seconds)

    async def drain(self) -> None:
        await self.deliverer.drain()

    async def wait(self, seconds: float) -> None:
        """Time passes on both clocks, then everything that may go goes."""
        self.seconds.now += seconds
        self.commune.clock.now += timedelta(seconds=seconds)
        await self.drain()


async def say(commune: Commune, hand: Hand, *numbers: int, priority: Priority = Priority.REPLY, **more: Any) -> None:
    """Sentences with these numbers in them, into the outbox."""
    account = await commune.account(hand)
    messages = [replace(plain(account.id, _with(n), priority), **more) for n in numbers]
    await commune.work(lambda work: work.tx.outbox.add(messages, work.now))


def _with(number: int) -> Text:
    return Text("operator.parked", number=str(number))


def numbers(words: Sequence[str]) -> list[int]:
    """The numbers in what `say` said."""
    return [int(w.split("Tin ")[1].split(" ")[0]) for w in words if "Tin " in w]


def error(kind: type[DeliveryError], *values: Any) -> DeliveryError:
    return kind("pretended", *values)
