"""Those who come: officers who take an alert at once, late, or never, and then see it through to its end."""

from __future__ import annotations

import asyncio
import random
from dataclasses import dataclass, field

from benchmarks.torture_eyes import NUMBER, Eyes, Missing, carries, first, sentence
from benchmarks.torture_ledger import Ledger
from bot.training.network import Message

_COURSES = (("take1",), ("take1", "way1", "scene1", "solved1"), ("way1", "scene1", "solved1"), ("take1", "false1"))
_WEIGHTS = (3, 4, 1, 1)
_STANDINGS = ("card.taken", "card.on_the_way", "card.on_scene")
_CLOSING = ("solved1", "false1")
_SECOND_RING = 2  # cards of one incident on one phone: the ladder has climbed


@dataclass(slots=True)
class Desk:
    """Plan for each incident, decided when its first card arrives anywhere: taken at once, taken only after the ladder
    has climbed, or (for the first few) taken by nobody."""

    chance: random.Random
    never: int = 6
    curious: float = 0.15  # how likely whoever takes an incident asks first who reported it
    plans: dict[int, str] = field(default_factory=dict)
    climbed: set[int] = field(default_factory=set)
    begun: set[int] = field(default_factory=set)

    def plan(self, incident: int) -> str:
        if incident not in self.plans:
            plan = self.chance.choices(("quick", "late", "never"), (78, 16, 6))[0]
            if plan == "never":
                self.never -= 1
            self.plans[incident] = "late" if plan == "never" and self.never < 0 else plan
        return self.plans[incident]

    def mine(self, incident: int, rings: int) -> bool:
        """Whether whoever has just been rung for the nth time goes now. Sometimes a second one is as quick."""
        if rings >= _SECOND_RING:
            self.climbed.add(incident)
        wanted = self.plan(incident) == "quick" or (self.plan(incident) == "late" and rings >= _SECOND_RING)
        if not wanted or (incident in self.begun and self.chance.random() > 0.1):
            return False
        self.begun.add(incident)
        return True


class Officer:
    """`name` is how the cards call this person."""

    def __init__(self, eyes: Eyes, name: str, ledger: Ledger, desk: Desk, chance: random.Random) -> None:
        self.eyes = eyes
        self._holding = [sentence(id_, who=name, at="\0").partition("\0")[0] for id_ in _STANDINGS]
        self._ledger = ledger
        self._desk = desk
        self._chance = chance
        self.busy = 0  # incidents this person is dealing with
        self._rings: dict[int, int] = {}
        self._seen = 0

    async def run(self, over: asyncio.Event, hush: asyncio.Event) -> None:
        """Look at the phone whenever it rings, until it is over; courses begun are carried to their end."""
        async with asyncio.TaskGroup() as courses:
            while not over.is_set():
                for incident in self._rung() if not hush.is_set() else ():
                    courses.create_task(self._attend(incident))
                await asyncio.sleep(0.1)

    def _rung(self) -> list[int]:
        rung, self._seen = self.eyes.rung[self._seen :], len(self.eyes.rung)
        return [incident for incident in rung if self._desk.mine(incident, self._count(incident))]

    def _count(self, incident: int) -> int:
        self._rings[incident] = self._rings.get(incident, 0) + 1
        return self._rings[incident]

    async def _attend(self, incident: int) -> None:
        self.busy += 1
        try:
            await self._see_through(incident)
        finally:
            self.busy -= 1

    async def _see_through(self, incident: int) -> None:
        course = self._chance.choices(_COURSES, _WEIGHTS)[0]
        self._look(incident)
        try:
            for step in course:
                if not await self._step(step, incident):
                    return
        except Missing as missing:
            self._ledger.troubles.append(f"officer {self.eyes.phone.user_id}, incident {incident}: {missing}")

    def _look(self, incident: int) -> None:
        """Now and then: who reported? The answer is private, and nobody waits for it."""
        card, data = self.eyes.cards(incident)[0], f"who1:{incident}"
        if carries(card, data) and self._chance.random() < self._desk.curious:
            self._ledger.looks[self.eyes.phone.user_id] += 1
            self._ledger.sent(self.eyes.phone.tap(card.message_id, data))

    async def _step(self, tag: str, incident: int) -> bool:
        """Press one button on the newest card and see the card change. False when a colleague was quicker."""
        await asyncio.sleep(self._chance.uniform(0, 0.4))
        if tag in _CLOSING and not await self._all_said(incident):
            return False
        card, data = self.eyes.cards(incident)[0], f"{tag}:{incident}"
        if not carries(card, data) or not (self._mine(card) or carries(card, f"take1:{incident}")):
            return False
        self._ledger.sent(self.eyes.phone.tap(card.message_id, data))
        self._ledger.pressed.setdefault(incident, set()).add(tag)
        changed = await self.eyes.until(lambda: self._changed(data, incident, card.message_id), f"the card after {tag}")
        return self._mine(changed)

    async def _all_said(self, incident: int) -> bool:
        """Nothing is closed while its reporter is still telling: what comes after closing is a new report."""
        number = NUMBER.search(self.eyes.cards(incident)[0].words)
        for _ in range(200):
            if number and self._ledger.ended(number[0]):
                return True
            await asyncio.sleep(0.2)
        return False

    def _changed(self, data: str, incident: int, since: int) -> Message | None:
        """The pressed button is gone, or a colleague's name stands there."""
        cards = self.eyes.cards(incident, since)
        return first(m for m in cards if not carries(m, data) or not (carries(m, f"take1:{incident}") or self._mine(m)))

    def _mine(self, card: Message) -> bool:
        return any(words in card.words for words in self._holding)
