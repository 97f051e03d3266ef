"""A member who reports, again and again, in every way there is: three taps, words first, a picture first, SOS, or
begins and walks away."""

from __future__ import annotations

import asyncio
import contextlib
import random
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from benchmarks.torture_eyes import NUMBER, SOS_SENT, Eyes, Missing, first, sentence
from benchmarks.torture_ledger import Ending, Ledger, Mark, MarkKind, Report
from bot.training.network import Message
from core.incident.categories import CATEGORIES, SOS

MENU, REPORT_KEY, SOS_KEY = "0", sentence("menu.report"), sentence("menu.sos")
SHAPES = {"taps": 7, "text": 4, "photo": 2, "voice": 2, "location": 2, "place": 2, "sos": 1}
ABANDONED = {"silent": 2, "half": 2}
_HAMLETS = [f"H{n:02}" for n in range(1, 13)]
# Common ones stand on the first screen; crops and fraud are behind "more". None of low severity: those wait for dawn.
_ON_FIRST_SCREEN = ["CHAY", "TNGT", "DANHNHAU", "TROM", "CUOP", "GAYROI", "BLGD", "SUCKHOE", "KHAC"]
_BEHIND_MORE = ["NONGSAN", "LUADAO"]
_SAME_TROUBLE = 180.0  # seconds in which an SOS joins the one before, and some for what is late
_PICTURE = b"\x89PNG\r\n\x1a\n" + b"\0\0\0\rIHDR" + (64).to_bytes(4) + (48).to_bytes(4)

Act = Callable[[Report], Awaitable[None]]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Habits:
    """The shortest and the longest pause between two reports of one person, in seconds."""

    shortest: float
    longest: float
    patience: float = 60.0  # seconds a person waits for the bot's next word; it may be killed many times meanwhile
    shapes: Mapping[str, int] = field(default_factory=lambda: SHAPES)


class Overtaken(Exception):
    """For the bot the report has ended while its sender was still at it."""


class Reporter:
    """`habits` says how long the pauses are, and in which ways people report, with weights."""

    def __init__(self, eyes: Eyes, ledger: Ledger, chance: random.Random, habits: Habits) -> None:
        self.eyes = eyes
        self._phone = eyes.phone
        self._ledger = ledger
        self._chance = chance
        self._habits = habits
        self._filed_before = 0
        self._scares_before = 0
        self._last_before = 0
        self._overtaken = 0
        self._count = 0
        self._sos_again_at = 0.0

    @property
    def user_id(self) -> int:
        return self._phone.user_id

    async def run(self, closing: asyncio.Event, hush: asyncio.Event) -> None:
        """Report until it is closing time, and not while there is a hush.
        After a broken conversation this person gives up, and it is in the book."""
        await _pause(self._chance.uniform(0, self._habits.longest / 2), closing)
        while not closing.is_set():
            if hush.is_set():
                await _pause(0.1, closing)
                continue
            report = self._ledger.open(self.user_id, self._shape())
            try:
                await self._live_through(report)
                if report.ending is not Ending.FINISHED:
                    await self._leave()
            except Missing as missing:
                report.trouble = f"{missing}; draft {self.eyes.draft}, at message {self.eyes.last}"
                return
            await _pause(self._chance.uniform(self._habits.shortest, self._habits.longest), closing)

    def _shape(self) -> str:
        """An SOS soon after another would be the same matter, with the same number."""
        self._count += 1
        shape = self._chance.choices(list(self._habits.shapes), list(self._habits.shapes.values()))[0]
        now = asyncio.get_running_loop().time()
        if shape == "sos" and now < self._sos_again_at:
            return "taps"
        if shape == "sos":
            self._sos_again_at = now + _SAME_TROUBLE
        return shape

    async def _live_through(self, report: Report) -> None:
        self._filed_before, self._scares_before = len(self.eyes.filed), len(self.eyes.scares)
        self._last_before = self.eyes.last
        begin: dict[str, Act] = {"sos": self._sos, "silent": self._silent, "half": self._half}
        try:
            await begin.get(report.shape, self._whole)(report)
        except (Overtaken, Missing) as reason:
            if isinstance(reason, Missing) and not report.jumped and not await self._filed_after_all():
                raise
            self._overtaken += 1
            # One that has its number already keeps it: what was told after its time is in another.
            report.ending = Ending.OVERTAKEN
            report.number = report.number or first(self.eyes.filed[self._filed_before :])

    async def _filed_after_all(self) -> bool:
        """Whether the bot had filed the report after all: the notice that a button is old comes a little before the
        reason for it."""
        with contextlib.suppress(Missing):
            return await self.eyes.until(lambda: len(self.eyes.filed) > self._filed_before or None, "the reason", 8)
        return False

    # -- the shapes --------------------------------------------------------------------------------------------------

    async def _whole(self, report: Report) -> None:
        draft = await self._open(report)
        await self._choose_category(report, draft)
        await self._choose_place(report, draft)
        await self._end(report, draft)

    async def _sos(self, report: Report) -> None:
        """One tap and it is out; the place comes after."""
        before, since = self.eyes.draft, self.eyes.last
        await self._menu_key(SOS_KEY)
        report.category = SOS
        report.number = await self._wait(lambda: self._sos_number(since), "the SOS number")
        draft = await self._wait(lambda: self._newer(before, "ham1", since), "the question for the place")
        report.hamlet = self._chance.choice(_HAMLETS)
        await self._tap(f"ham1:{draft}:{report.hamlet}")
        await self._end(report, draft)

    def _sos_number(self, since: int) -> str | None:
        said = (SOS_SENT.search(message.words) for message in self.eyes.messages_after(since))
        return first(found[1] for found in said if found)

    async def _silent(self, report: Report) -> None:
        """Says something and is gone."""
        await self._open(report)
        await self._abandoned(report)

    async def _half(self, report: Report) -> None:
        """Goes as far as the category and is gone."""
        draft = await self._open(report)
        await self._choose_category(report, draft)
        await self._abandoned(report)

    async def _abandoned(self, report: Report) -> None:
        before = self._filed_before
        report.number = await self.eyes.until(
            lambda: first(self.eyes.filed[before:]), "the word that it was filed", 120
        )
        report.ending = Ending.FILED

    # -- the steps ---------------------------------------------------------------------------------------------------

    async def _open(self, report: Report) -> int:
        """The first message; gives the draft number on the buttons that answer it."""
        before, since = self.eyes.draft, self.eyes.last
        if report.shape in ("taps", "half", "place"):
            await self._menu_key(REPORT_KEY)
        else:
            self._send(report, {"silent": "text"}.get(report.shape, report.shape))
        return await self._wait(lambda: self._newer(before, "cat1", since), "the question for the category")

    def _newer(self, before: int, tag: str, since: int) -> int | None:
        """The draft that is asked about in a new message. Words left over from a report that the bot took for ended are
        a draft already, and go on as the same."""
        draft = self.eyes.draft
        if draft == before and not self._overtaken:
            return None
        asked = (self.eyes.button(data) or 0 for data in self.eyes.buttons(f"{tag}:{draft}:"))
        return draft if any(message_id > since for message_id in asked) else None

    async def _choose_category(self, report: Report, draft: int) -> None:
        if self._chance.random() < 0.1:
            report.category = self._chance.choice(_BEHIND_MORE)
            await self._tap(f"cats1:{draft}")
        else:
            report.category = self._chance.choice(_ON_FIRST_SCREEN)
        await self._tap(f"cat1:{draft}:{report.category}")
        await self._wait(lambda: self.eyes.buttons(f"ham1:{draft}:") or None, "the question for the place")

    async def _choose_place(self, report: Report, draft: int) -> None:
        if report.shape == "place":
            self._send(report, "location")
        else:
            report.hamlet = self._chance.choice([*_HAMLETS, None])
            await self._tap(f"ham1:{draft}:{report.hamlet or '-'}")
        report.number = await self._wait(lambda: self._receipt(draft), "the receipt")

    def _receipt(self, draft: int) -> str | None:
        found = (NUMBER.search(self.eyes.words(f"{tag}:{draft}")) for tag in ("done1", "nofact1"))
        return first(number[0] for number in found if number)

    async def _end(self, report: Report, draft: int) -> None:
        """Facts, perhaps more details, "Xong", and the goodbye."""
        await self._state_facts(report, draft)
        for kind in self._chance.sample(["text", "photo", "voice", "location"], self._chance.choice([0, 0, 1, 2])):
            await self._tell_more(report, draft, kind)
        since = self.eyes.last
        await self._tap(f"done1:{draft}")
        await self._wait(lambda: self._goodbye(since, report), "the goodbye")
        report.ending = Ending.FINISHED

    async def _tell_more(self, report: Report, draft: int, kind: str) -> None:
        since = self.eyes.last
        self._send(report, kind)
        await self._wait(lambda: self._joined(since, report, draft), "the word that it joined")
        await self._think()

    async def _state_facts(self, report: Report, draft: int) -> None:
        asked = CATEGORIES[report.category or SOS].asks if report.shape != "sos" else ()
        if not asked:
            return
        if self._chance.random() < 0.3:
            fact = self._chance.choice(asked).value
            await self._tap(await self._wait(lambda: self._fact(draft, fact), "the question for what would change it"))
            report.facts.add(fact)
        if len(asked) > len(report.facts):
            await self._tap(f"nofact1:{draft}")

    def _fact(self, draft: int, fact: str) -> str | None:
        """The button that says so of the report whose question is open."""
        asked = self.eyes.button(f"nofact1:{draft}")
        found = (data for data in self.eyes.buttons("fact2:") if data.endswith(f":{fact}"))
        return first(data for data in found if asked is not None and self.eyes.button(data) == asked)

    def _joined(self, since: int, report: Report, draft: int) -> Message | None:
        """The word that it is in this report. Of one that an officer has closed in the meantime it begins another."""
        noted = sentence("report.detail_noted", number=report.number or "-")
        joined = first(m for m in self.eyes.messages_after(since) if noted in m.words)
        if joined is None and self._newer(draft, "cat1", since):
            raise Overtaken
        return joined

    def _goodbye(self, since: int, report: Report) -> Message | None:
        """A new message about this report that brings the menu keys back."""
        return first(
            m for m in self.eyes.messages_after(since) if (report.number or "-") in m.words and m.reply_keyboard
        )

    async def _leave(self) -> None:
        """After a report that the bot has filed, further words would join it: back to the menu."""
        since = self.eyes.last
        self._ledger.sent(self._phone.send_text(MENU))
        await self.eyes.until(lambda: first(m for m in self.eyes.messages_after(since) if m.reply_keyboard), "the menu")

    # -- the thumb ---------------------------------------------------------------------------------------------------

    async def _menu_key(self, key: str) -> None:
        if not any(k.text == key for row in self._phone.keyboard or () for k in row):
            self._ledger.sent(self._phone.send_text(MENU))
            await self._wait(lambda: self._phone.keyboard, "the menu")
        self._ledger.sent(self._phone.send_text(key))

    async def _tap(self, data: str) -> None:
        message_id = await self._wait(lambda: self.eyes.button(data), f"the button {data.partition(':')[0]}")
        await self._think()
        self._ledger.sent(self._phone.tap(message_id, data))

    def _send(self, report: Report, kind: str) -> None:
        """Something unmistakable, entered in the book before it goes out."""
        act = {"text": self._words, "photo": self._picture, "voice": self._voice, "location": self._place}[kind]
        report.marks.append(act(f"{self.user_id}-{self._count}-{len(report.marks)}"))

    def _words(self, mark: str) -> Mark:
        self._ledger.sent(self._phone.send_text(f"Có chuyện ở đây, dấu {mark} hết"))
        return Mark(MarkKind.TEXT, f"dấu {mark} hết")

    def _picture(self, mark: str) -> Mark:
        self._ledger.sent(self._phone.send_photo(_PICTURE + mark.encode()))
        return Mark(MarkKind.PHOTO, self._phone.messages[-1].photo or "")

    def _voice(self, mark: str) -> Mark:
        self._ledger.sent(self._phone.send_voice(b"OggS" + mark.encode(), 4))
        return Mark(MarkKind.VOICE, self._phone.messages[-1].voice or "")

    def _place(self, _: str) -> Mark:
        lat, lon = round(self._chance.uniform(11, 12), 6), round(self._chance.uniform(107, 109), 6)
        self._ledger.sent(self._phone.send_location(lat, lon))
        return Mark(MarkKind.LOCATION, f"{lat:.6f},{lon:.6f}")

    async def _think(self) -> None:
        await asyncio.sleep(self._chance.uniform(0.1, 1.2))

    async def _wait(self, find: Callable[[], T | None], what: str) -> T:
        """As `Eyes.until`; notices when the bot has given up waiting (Overtaken) or calls a button old (Missing)."""

        def look() -> T | None:
            found = find()
            if found is None:
                self._notice()
            return found

        return await self.eyes.until(look, what, self._habits.patience)

    def _notice(self) -> None:
        scares = self.eyes.scares[self._scares_before :]
        if len(self.eyes.filed) > self._filed_before or (scares and self._ledger.newest_of(self.user_id).jumped):
            raise Overtaken
        closed = sentence("report.already_closed", number=self._ledger.newest_of(self.user_id).number or "-")
        if any(closed in message.words for message in self.eyes.messages_after(self._last_before)):
            raise Overtaken
        # Who was overtaken is told so in words and on the button, perhaps for two presses, and during the next report.
        if scares and len(self.eyes.scares) > 4 * self._overtaken:
            raise Missing(f"instead came {', '.join(scares)}")


async def _pause(seconds: float, closing: asyncio.Event) -> None:
    with contextlib.suppress(TimeoutError):
        await asyncio.wait_for(closing.wait(), seconds)
