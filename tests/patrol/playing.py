"""A night written down as a play, and the stage for it: everything that any phone shows is expected, and nothing else.

A line is a moment ("14/11 22:10"), something somebody does, or what somebody gets from it:

    huy, tu tap: Đi được            a button      say: words      share: a place, "lat lon"
    thanh hears: Chưa vào ca | Huy  a message that was not there before and rings, with these words in it
    thanh gets: có mặt 1/4          the same, without a sound
    thanh sees: có mặt 4/4          a message that was there says something else now, or has other buttons
    thanh loses: có mặt 1/4         a message that was there is gone

Before the next line that is not about what came, and at every moment on the way to the next one, all of it must have
been told; only what flashes up at a press is left out. `Restless` is the same night on a machine that dies all the
time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import cycle
from typing import Any

from bot.training.network.messages import Message
from bot.training.network.phone import Phone
from bot.training.network.screen import describe
from tests.commune import A_TICK, A_WHILE, Commune, at
from tests.hand import Hand

_MOMENT = re.compile(r"(\d\d)/11 (\d\d:\d\d)(?::(\d\d))?")
_HALF_AN_HOUR, _EVENING, _MORNING = timedelta(minutes=30), 19, 7
_LINE = re.compile(r"([\w, ]+?) (tap|say|share|hear|get|see|lose)s?: (.+)")


@dataclass(frozen=True, slots=True)
class Line:
    """One line about one person."""

    number: int
    who: str
    verb: str
    words: str


def lines_of(play: str) -> Iterator[datetime | Line]:
    for number, line in enumerate(play.splitlines(), 1):
        words = line.partition("#")[0].strip()
        if moment := _MOMENT.fullmatch(words):
            yield at(moment[2], int(moment[1])) + timedelta(seconds=int(moment[3] or 0))
        elif found := _LINE.fullmatch(words):
            yield from (Line(number, who.strip(), found[2], found[3]) for who in found[1].split(","))
        else:
            assert not words, f"line {number}: {line}"


class Stage:
    """Where the night is played. Who has no phone yet gets none."""

    def __init__(self, commune: Commune) -> None:
        self.commune = commune
        self._seen: dict[tuple[str, int], Any] = {}

    async def play(self, play: str) -> None:
        before = 0
        for line in lines_of(play):
            if isinstance(line, datetime):
                await self._until(line)
            elif line.verb in ("hear", "get", "see", "lose"):
                self._came(line)
            else:
                if line.number != before:  # several may do the same
                    self._nothing_more(f"before line {line.number}")
                before = line.number
                await self.act(self.commune[line.who].phone, line)
        self._nothing_more("at the end")

    # -- what people do, and time ------------------------------------------------------------------------------------

    async def act(self, phone: Phone, line: Line) -> None:
        do(phone, line)
        await self.commune.settle()

    async def tick(self) -> None:
        await self.commune.tick()

    @property
    def step(self) -> timedelta:
        """The longest that nothing is looked at."""
        return _HALF_AN_HOUR

    async def _until(self, moment: datetime) -> None:
        """From one due moment to the next; the lines that follow tell what came at the last of them."""
        commune = self.commune
        while commune.clock.now < moment:
            self._nothing_more("on the way")
            soonest = max(commune.next_due(), commune.clock.now + A_TICK)
            commune.clock.now = min(moment, soonest, commune.clock.now + self.step)
            await self.tick()

    # -- what came ---------------------------------------------------------------------------------------------------

    def _came(self, line: Line) -> None:
        hand, parts = self.commune[line.who], [part.strip() for part in line.words.split("|")]
        came = [m for m in self._unread(hand) if self._how(hand, m) == line.verb]
        found = next((m for m in came if all(part in m.words for part in parts)), None)
        here = f"line {line.number}, {self._hour}: {line.who}"
        assert found is not None, f"{here} does not {line.verb} {line.words!r}\n{describe(hand.phone, last=4)}"
        self._seen[self._key(hand, found)] = _shown(found)

    def _how(self, hand: Hand, message: Message) -> str:
        if self._key(hand, message) in self._seen:
            return "lose" if message.deleted else "see"
        return "get" if message.silent else "hear"

    def _nothing_more(self, where: str) -> None:
        came = [
            f"{hand.phone.first_name} {self._how(hand, m)}s: {' | '.join(m.words.splitlines())}"
            for hand in self.commune.hands
            for m in self._unread(hand)
        ]
        assert not came, "\n".join([f"{self._hour}, {where}, nobody expected", *came])

    def _unread(self, hand: Hand) -> list[Message]:
        """New, changed, or gone since it was seen."""
        said = [m for m in hand.phone.messages if m.from_bot]
        return [m for m in said if self._seen.get(self._key(hand, m)) != _shown(m)]

    @staticmethod
    def _key(hand: Hand, message: Message) -> tuple[str, int]:
        return hand.phone.first_name, message.message_id

    @property
    def _hour(self) -> str:
        return f"{self.commune.clock.now + timedelta(hours=7):%d/%m %H:%M:%S}"


class Restless(Stage):
    """The process dies after each act and at each moment at which anything is due, and every five minutes of the
    night: as soon as what was done is on disk, or when it has been answered but nobody has heard, or when all is said.
    Never between the network and our note that it took a message: that is the one thing that may be said twice."""

    def __init__(self, commune: Commune) -> None:
        super().__init__(commune)
        self._deaths = cycle(range(3))
        self.died = 0

    async def act(self, phone: Phone, line: Line) -> None:
        do(phone, line)
        death = next(self._deaths)
        if death == 0:
            await self.commune.fetch()
        elif death == 1:
            await self.commune.fetch()
            await self.commune.handle()
        else:
            await self.commune.settle()
        await self._die()

    async def tick(self) -> None:
        if next(self._deaths):
            await self.commune.bot.ticker.tick()  # what is to be told is written down, and not yet told
        await self._die()
        await self.commune.tick()

    @property
    def step(self) -> timedelta:
        """By day nothing is due for hours."""
        local = self.commune.clock.now + timedelta(hours=7)
        return A_WHILE if local.hour >= _EVENING or local.hour < _MORNING else _HALF_AN_HOUR

    async def _die(self) -> None:
        self.died += 1
        await self.commune.kill_and_restart()


def do(phone: Phone, line: Line) -> None:
    if line.verb == "tap":
        phone.press(line.words)
    elif line.verb == "say":
        phone.send_text(line.words)
    else:
        lat, lon = map(float, line.words.split())
        phone.send_location(lat, lon)


def _shown(message: Message) -> tuple[str, tuple[str, ...]] | None:
    if message.deleted:
        return None
    return message.words, tuple(button.text for row in message.inline for button in row)
