"""Scripted people on the embedded network. Each waits for the bot's answer, then does the next step of a report:
Báo tin, category, hamlet, the question about facts, Xong: five updates, one of which raises the alert.

Everything happens on the network's event loop. Moments are `time.monotonic()` seconds.
"""

from __future__ import annotations

import asyncio
import random
import re
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from bot.training.network import Change, Message, Network, Phone

OPENING = "🚨 Báo tin"
CATEGORY = "KHAC"  # goes to the duty officers on duty and to nobody else, and asks one question about facts
STEPS = 5
RAISES = 2  # the step (from 0) whose tap raises the alert: the hamlet

_NUMBER = re.compile(r"VV-\d{4}-\d+")
# The button that leads from one step to the next; a report is opened by words, and ends with a message without buttons.
_TAGS = ("", "cat1", "ham1", "nofact1", "done1")
_CARD = "take1"


@dataclass(slots=True)
class Report:
    """One report as its reporter lived it; 0.0: has not happened."""

    reporter: int
    began: float
    raised: float = 0.0
    number: str = ""
    confirmed: float = 0.0
    finished: float = 0.0


class Answer(NamedTuple):
    """An answer of the bot to one step: when it was on the phone, and after how long."""

    at: float
    took: float


class Reporter:
    """One member with a phone. `act` does the next step; when the bot has answered it, the crowd is told."""

    def __init__(self, crowd: Crowd, phone: Phone, category: str) -> None:
        self.phone = phone
        self.step = 0  # what `act` does next
        self.waiting = False  # for the bot's answer
        self.acted_at = 0.0
        self.report = Report(phone.user_id, 0.0)
        self._crowd = crowd
        self._category = category
        self._nonce = 0
        self._button = (0, "")

    def act(self) -> int:
        """Do the next step; gives the id of the update it caused."""
        assert not self.waiting
        self.waiting, self.acted_at = True, time.monotonic()
        if self.step == 0:
            self.report = Report(self.phone.user_id, self.acted_at)
            self._crowd.reports.append(self.report)
            return self.phone.send_text(OPENING)
        if self.step == RAISES:
            self.report.raised = self.acted_at
        return self.phone.tap(*self._button)

    def start_over(self) -> None:
        """Give the open report up and forget what was asked; for whoever finds that the bot answers no more."""
        self.step, self.waiting = 0, False

    def sees(self, message: Message) -> None:
        """Something of the bot is new on the phone. What does not answer this step (a repetition, news) is let be."""
        if not self.waiting or not (self._goodbye(message) if self.step == STEPS - 1 else self._offered(message)):
            return
        self.waiting = False
        self.step = (self.step + 1) % STEPS
        self._crowd.answered(self)

    def _offered(self, message: Message) -> bool:
        data = find(message, _TAGS[self.step + 1], self._category if self.step == 0 else "")
        nonce = int(data.split(":")[1]) if data else 0
        if not data or (nonce <= self._nonce if self.step == 0 else nonce != self._nonce):
            return False
        self._nonce, self._button = nonce, (message.message_id, data)
        if self.step == RAISES:
            self.report.number, self.report.confirmed = number_in(message), time.monotonic()
        return True

    def _goodbye(self, message: Message) -> bool:
        if "reply_markup" in message.wire or number_in(message) != self.report.number:
            return False
        self.report.finished = time.monotonic()
        return True


@dataclass(slots=True)
class Crowd:
    """Reporters and officers on one network. Call `go`, look at the figures, call `stop` and `settle`.

    `ready` is called when a reporter may act again; by default that happens at once (as fast as the bot answers).
    `card` is called for each alert card that arrives at an officer.
    """

    network: Network
    ready: Callable[[Reporter], None] | None = None
    card: Callable[[Phone, Message, str], None] | None = None
    reporters: dict[int, Reporter] = field(default_factory=dict)
    officers: dict[int, Phone] = field(default_factory=dict)
    reports: list[Report] = field(default_factory=list)
    answers: list[Answer] = field(default_factory=list)
    cards: dict[str, dict[int, float]] = field(default_factory=dict)  # number -> officer -> first arrival
    repeated_cards: int = 0
    stopping: bool = False
    _unsubscribe: Callable[[], None] | None = None

    def enter(self, reporters: Sequence[int], officers: Sequence[int], category: str = CATEGORY) -> None:
        """Hand out the phones. All of them have written to the bot before."""
        for id_ in reporters:
            self.reporters[id_] = Reporter(self, self._phone(id_, "Người báo"), category)
        for id_ in officers:
            self.officers[id_] = self._phone(id_, "Trực ban")
        self._unsubscribe = self.network.subscribe(self._changed)

    def leave(self) -> None:
        """Look no more at the phones."""
        if self._unsubscribe:
            self._unsubscribe()
            self._unsubscribe = None

    def go(self) -> None:
        """Everybody who waits for nothing acts."""
        self.stopping = False
        for reporter in self.reporters.values():
            if not reporter.waiting:
                self._next(reporter)

    def stop(self) -> None:
        """Let no reporter begin another report; those begun are carried to their end."""
        self.stopping = True

    async def settle(self, seconds: float) -> bool:
        """After `stop`: until every report has ended and every officer has its card. False when time runs out."""
        return await until(lambda: self.settled, seconds)

    @property
    def settled(self) -> bool:
        return not self.network.pending and not self.under_way and not self.alerts_missing

    @property
    def under_way(self) -> list[Reporter]:
        """Those in the middle of a report."""
        return [r for r in self.reporters.values() if r.waiting or r.step]

    @property
    def alerts_missing(self) -> int:
        """Cards that have not arrived for reports the bot has confirmed."""
        confirmed = [r.number for r in self.reports if r.number]
        return len(confirmed) * len(self.officers) - sum(len(self.cards.get(n, ())) for n in confirmed)

    def late(self, seconds: float) -> list[Reporter]:
        """Reporters who have waited longer than that for the bot's answer."""
        since = time.monotonic() - seconds
        return [r for r in self.reporters.values() if r.waiting and r.acted_at < since]

    def answered(self, reporter: Reporter) -> None:
        now = time.monotonic()
        self.answers.append(Answer(now, now - reporter.acted_at))
        if reporter.step or not self.stopping:
            self._next(reporter)

    def _next(self, reporter: Reporter) -> None:
        if self.ready is not None:
            self.ready(reporter)
        else:  # not before the network's answer to the bot is on its way
            asyncio.get_running_loop().call_soon(reporter.act)

    def _phone(self, id_: int, name: str) -> Phone:
        phone = self.network.phone(id_, name)
        phone.started = True
        return phone

    def _changed(self, change: Change) -> None:
        if change.message_id is None or change.kind not in ("message", "edited"):
            return
        person = self.reporters.get(change.user_id)
        phone = person.phone if person else self.officers.get(change.user_id)
        message = phone.message(change.message_id) if phone else None
        if phone is None or message is None or not message.from_bot:
            return
        if person is not None:
            person.sees(message)
        elif change.kind == "message" and find(message, _CARD):
            self._card(phone, message)

    def _card(self, phone: Phone, message: Message) -> None:
        arrived = self.cards.setdefault(number_in(message), {})
        if arrived.setdefault(phone.user_id, now := time.monotonic()) != now:
            self.repeated_cards += 1
        if self.card is not None:
            self.card(phone, message, number_in(message))


class Queue:
    """For `Crowd.ready` with arrivals that do not wait for the bot: `next` lets any of those who may act do so."""

    def __init__(self) -> None:
        self._able: list[Reporter] = []
        self._chance = random.Random(11)
        self.nobody = 0  # arrivals that found everybody waiting for the bot

    def __call__(self, reporter: Reporter) -> None:
        self._able.append(reporter)

    def next(self) -> None:
        if self._able:
            # Any of them, not the first: in line they would all do the same step one after another.
            self._able.pop(self._chance.randrange(len(self._able))).act()
        else:
            self.nobody += 1


async def until(true: Callable[[], object], seconds: float) -> bool:
    """Wait for something on the phones or at the process; whether it came true in time."""
    last = time.monotonic() + seconds
    while not true():
        if time.monotonic() > last:
            return False
        await asyncio.sleep(0.01)
    return True


def number_in(message: Message) -> str:
    """The incident's number in the words of a message, or nothing."""
    found = _NUMBER.search(message.words)
    return found[0] if found else ""


def find(message: Message, tag: str, code: str = "") -> str:
    """Callback data of the first button of this kind under a message, or an empty string."""
    markup: dict[str, Any] = message.wire.get("reply_markup") or {}
    for row in markup.get("inline_keyboard", ()):
        for button in row:
            data = str(button.get("callback_data", ""))
            if data.startswith(tag + ":") and data.endswith(code):
                return data
    return ""
