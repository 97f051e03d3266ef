"""Anybody does anything, the network brings things twice, the power goes at any commit: what is promised still holds.

`pytest tests/dispatch/test_machine.py --hypothesis-profile=deep` looks longer and at random.
"""

from __future__ import annotations

import asyncio
import json
import logging
import tempfile
from collections.abc import Coroutine
from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from bot.training.network.faults import Fault
from core.leaving import restore, suspend
from tests.commune import PEOPLE, Commune, Hand

DEEP = settings.get_current_profile_name() == "deep"
NAMES = ("huy", "tu", "long", "yen", "dung", "nguyet")
SAID = ["bao tin", "0", "menu", "thôi", "sos", "ok 1", "xong", "vụ việc", "thành viên", "trực ban", "huy", "hồ sơ"]
WORDS = st.sampled_from([*SAID, *map(str, range(1, 13))])
WHO = st.sampled_from(NAMES)
FIELD, OFFICERS = st.sampled_from(["huy", "tu", "nguyet"]), st.sampled_from(["long", "yen", "dung"])
KINDS = st.sampled_from(["Trộm cắp", "Cháy", "Việc gia đình", "Ốm, đuối nước"])
STEPS = st.sampled_from(
    ["Đã nhận", "Đang đến", "Đã có mặt", "Cần chi viện", "Chuyển người", "Đã xử lý xong", "Ai báo?"]
)
WHICH = st.integers(0, 200)
# What a finger leaves alone here: the machine looks at those who stay, and reads Vietnamese.
ENDINGS = ("Đúng, rời", "Tạm khóa", "English")


class Faults(logging.Handler):
    """Errors that the bot logged."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.seen: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.seen.append(self.format(record))


class Machine(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.loop = asyncio.new_event_loop()
        self.folder = tempfile.TemporaryDirectory()
        self.commune = Commune(Path(self.folder.name))
        self.faults = Faults()
        self.stories = 0
        self.kept: set[str] = set()
        logging.getLogger().addHandler(self.faults)

    def run(self, act: Coroutine[Any, Any, Any]) -> Any:
        return self.loop.run_until_complete(act)

    @initialize()
    def begin(self) -> None:
        self.run(self.commune.start())
        self.run(self.commune.phones(*NAMES, on_duty=("long",)))

    # -- what people do ----------------------------------------------------------------------------------------------

    @rule(who=WHO, words=WORDS)
    def says(self, who: str, words: str) -> None:
        self.act(who, lambda hand: hand.phone.send_text(words))

    @rule(who=WHO)
    def tells(self, who: str) -> None:
        self.act(who, self.story)

    @rule(who=FIELD, kind=KINDS, place=st.sampled_from(["Hồ Sen", "Cao Lạng", "Không rõ thôn"]))
    def reports(self, who: str, kind: str, place: str) -> None:
        self.act(who, lambda hand: hand.phone.send_text("bao tin"))
        self.act(who, lambda hand: find(hand, kind))
        self.act(who, lambda hand: find(hand, place))

    @rule(who=OFFICERS, step=STEPS)
    def handles(self, who: str, step: str) -> None:
        self.act(who, lambda hand: find(hand, step))

    @rule(who=WHO, words=st.sampled_from(["sos", "thành viên", "mời người", "0", "bao tin", "thôi"]))
    def begins_and_turns_to_something_else(self, who: str, words: str) -> None:
        self.act(who, self.story)
        self.no_story_is_lost_or_doubled()
        self.act(who, lambda hand: hand.phone.send_text(words))

    @rule(who=FIELD)
    def takes_back(self, who: str) -> None:
        self.act(who, lambda hand: find(hand, "Báo nhầm"))

    @rule(who=WHO, which=WHICH)
    def presses(self, who: str, which: int) -> None:
        self.act(who, lambda hand: press(hand, which))

    @rule(who=WHO, which=WHICH)
    def presses_the_newest(self, who: str, which: int) -> None:
        self.act(who, lambda hand: press(hand, which, newest=True))

    @rule(who=WHO, kind=st.sampled_from(["photo", "voice", "place"]))
    def shows(self, who: str, kind: str) -> None:
        self.act(who, lambda hand: show(hand, kind))

    @rule(who=WHO, which=st.lists(WHICH, min_size=2, max_size=4))
    def is_in_a_hurry(self, who: str, which: list[int]) -> None:
        """Several presses before the bot has answered any."""
        self.act(who, lambda hand: [press(hand, n, newest=True) for n in which])

    # -- what the world does -----------------------------------------------------------------------------------------

    @rule(which=WHICH)
    def the_network_brings_it_again(self, which: int) -> None:
        if self.commune.brought:
            row = self.commune.brought[which % len(self.commune.brought)]
            self.run(self.commune.bot.inbox.store([row]))
            self.settle()

    @rule(who=WHO, which=WHICH, before=st.booleans(), after=st.integers(0, 4))
    def the_power_goes(self, who: str, which: int, before: bool, after: int) -> None:
        self.run(self.cut(self.commune[who], which, before, after))
        self.settle()

    @rule(who=WHO)
    def blocks_the_bot_for_a_while(self, who: str) -> None:
        self.act(who, lambda hand: hand.phone.block())
        self.run(self.commune.jump(minutes=4))
        self.no_alert_ends_silently()
        self.act(who, lambda hand: hand.phone.unblock())

    @rule(who=st.sampled_from(["huy", "tu", "long", "yen"]))
    def is_suspended_for_a_while(self, who: str) -> None:
        self.by_the_chief(suspend, who)
        self.settle()
        assert self.count("incidents", f"holder_id = {self.id(who)} AND closed_at IS NULL") == 0
        self.no_alert_ends_silently()
        self.by_the_chief(restore, who)
        self.settle()

    @rule()
    def the_process_is_killed(self) -> None:
        self.run(self.commune.kill_and_restart())

    @rule(minutes=st.sampled_from([1, 4, 9, 16, 26]))
    def time_passes(self, minutes: int) -> None:
        self.run(self.commune.jump(minutes=minutes))

    @rule(kind=st.sampled_from(["429", "500", "drop_before", "drop_after", "bad_json"]), times=st.integers(1, 4))
    def the_network_is_bad(self, kind: Any, times: int) -> None:
        """For the next few calls; then pauses are waited for."""
        self.commune.network.faults.add(Fault(kind, "sendMessage", times=times))

    # -- how ---------------------------------------------------------------------------------------------------------

    def act(self, who: str, what: Any) -> None:
        what(self.commune[who])
        self.settle()

    def story(self, hand: Hand) -> None:
        self.stories += 1
        hand.phone.send_text(f"chuyện thứ {self.stories} là thế này")

    async def cut(self, hand: Hand, which: int, before: bool, after: int) -> None:
        try:
            async with self.commune.power_cut(before_commit=before, after=after):
                press(hand, which, newest=True)
                await self.commune.settle()
        except AssertionError as stayed:  # fewer commits than that: nothing was cut
            assert "power" in str(stayed)
            await self.commune.kill_and_restart()

    def by_the_chief(self, act: Any, who: str) -> None:
        chief, id_ = self.run(self.commune.member("dung")), self.id(who)
        self.run(self.commune.work(lambda work: act(work, chief, id_)))

    def id(self, who: str) -> int:
        found = self.rows(f"SELECT id FROM members WHERE full_name = '{PEOPLE[who]}'")  # noqa: S608
        return int(found[0][0])

    def settle(self) -> None:
        """Until nothing moves; and while the network is bad, until its pauses are over."""
        self.run(self.commune.settle())
        for _ in range(6):
            if not self.due():
                return
            self.run(self.commune.jump(seconds=40))

    def due(self) -> int:
        return self.count("outbox", "state = 'waiting' AND attempts > 0")

    def count(self, table: str, where: str) -> int:
        return int(self.run(self.commune.count(table, where)))

    def rows(self, sql: str) -> list[Any]:
        found: list[Any] = self.run(self.commune.rows(sql))
        return found

    # -- what always holds -------------------------------------------------------------------------------------------

    @invariant()
    def nothing_failed(self) -> None:
        assert not self.faults.seen, self.faults.seen[0]

    @invariant()
    def every_update_is_handled(self) -> None:
        if self.begun:
            open_ = self.rows("SELECT id, state, attempts, error, body FROM inbox WHERE state <> 'done' OR body <> ''")
            assert not open_, (open_, self.faults.seen)

    @invariant()
    def no_story_is_lost_or_doubled(self) -> None:
        """Once kept, a story is in one draft or in one incident, unless its owner was told that it is dropped."""
        if not self.begun:
            return
        told = [text for (text,) in self.rows("SELECT text FROM incident_entries WHERE kind = 'text'")]
        drafts = self.rows("SELECT account_id, draft FROM conversations WHERE flow = 'report'")
        written = [e[3] for _, draft in drafts for e in json.loads(draft)["entries"] if e[0] == "text"]
        there = [text for text in told + written if text.startswith("chuyện thứ")]
        assert len(there) == len(set(there)), there
        for lost in self.kept - set(there):
            assert any(self.was_dropped(hand, lost) for hand in self.commune.hands), lost
        self.kept = set(there)

    def was_dropped(self, hand: Hand, story: str) -> bool:
        own = any(not m.from_bot and m.text == story for m in hand.phone.messages)
        return own and any("Đã bỏ tin này" in m.words for m in hand.messages)

    @invariant()
    def one_incident_a_report_and_an_alert_for_each(self) -> None:
        if self.begun:
            incidents = self.count("incidents", "1=1")
            assert incidents == self.count("audit", "act = 'incident.reported'") == self.count("alerts", "1=1")

    @invariant()
    def no_alert_ends_silently(self) -> None:
        """Open and in nobody's hands: there is a next step. In somebody's: they are watched, or on the scene."""
        if not self.begun:
            return
        for number, holder, state, severity, next_at, quiet_at in self.rows(
            "SELECT number, holder_id, i.state, severity, next_at, quiet_at FROM incidents i JOIN alerts a"
            " ON a.incident_id = i.id WHERE i.state NOT IN ('resolved', 'false_alarm')"
        ):
            assert next_at if holder is None else quiet_at or state == "on_scene" or severity == 1, number

    @invariant()
    def what_is_closed_rests(self) -> None:
        if self.begun:
            closed = "incident_id IN (SELECT id FROM incidents WHERE state IN ('resolved', 'false_alarm'))"
            assert self.count("alerts", f"next_at IS NOT NULL AND {closed}") == 0

    @invariant()
    def everybody_alerted_was_reached(self) -> None:
        if self.begun and not self.due():
            assert (
                self.count("outbox", "kind = 'card' AND state = 'dropped' AND error NOT IN ('moot', '', 'blocked')")
                == 0
            )
            late = "state = 'waiting' AND not_before <= ?"
            now = self.commune.clock().strftime("%Y-%m-%d %H:%M:%S")
            assert self.run(self.commune.count("outbox", late, now)) == 0

    @invariant()
    def no_card_tells_old_news(self) -> None:
        """Except one that arrived without the bot ever hearing of it: nobody can edit that."""
        if not self.begun or self.due():
            return
        settled = "holder_id IS NOT NULL OR closed_at IS NOT NULL"
        held = [number for (number,) in self.rows(f"SELECT number FROM incidents WHERE {settled}")]  # noqa: S608
        known = "SELECT chat_id, message_id FROM outbox o JOIN accounts a ON a.id = account_id WHERE o.kind = 'card'"
        for chat, id_ in self.rows(f"{known} AND message_id IS NOT NULL"):
            message = self.commune.network.phones[int(chat)].message(int(id_))
            stale = message and "⏳ Chưa có người nhận" in message.words and any(n in message.words for n in held)
            assert not stale, message

    @property
    def begun(self) -> bool:
        return self.commune.bot is not None

    def teardown(self) -> None:
        logging.getLogger().removeHandler(self.faults)
        try:
            if self.begun and not self.faults.seen:
                self.everybody_can_go_home()
        finally:
            if self.begun:
                self.run(self.commune.bot.close())
            self.run(self.commune.network.close())
            self.loop.close()
            self.folder.cleanup()

    def everybody_can_go_home(self) -> None:
        self.commune.network.faults.clear()
        for hand in self.commune.hands:
            self.act(hand.phone.first_name, lambda hand: hand.phone.send_text("0"))
            assert "Chọn việc" in hand.last, hand.screen


def press(hand: Hand, which: int, *, newest: bool = False) -> None:
    """A button somewhere on the screen, or under the newest message that has any, or a key."""
    shown = [(m.message_id, b) for m in hand.messages for row in m.inline for b in row]
    if newest and shown:
        shown = [(id_, b) for id_, b in shown if id_ == shown[-1][0]]
    shown = [(id_, b) for id_, b in shown if not any(words in b.text for words in ENDINGS)]
    keys = hand.keys if not newest or not shown else []
    if not shown and not keys:
        hand.phone.send_text("0")
        return
    place = which % (len(shown) + len(keys))
    if place < len(shown):
        hand.phone.tap(shown[place][0], shown[place][1].callback_data or "")
    else:
        hand.phone.send_text(keys[place - len(shown)])


def find(hand: Hand, label: str) -> None:
    """The newest button that shows the words; the menu when there is none."""
    for message in reversed(hand.messages):
        for button in (button for row in message.inline for button in row):
            if label in button.text:
                hand.phone.tap(message.message_id, button.callback_data or "")
                return
    hand.phone.send_text("0")


def show(hand: Hand, kind: str) -> None:
    if kind == "photo":
        hand.phone.send_photo(b"a picture")
    elif kind == "voice":
        hand.phone.send_voice(b"a voice", 3)
    else:
        hand.phone.send_location(12.5, 107.5)


TestMachine = pytest.mark.heavy(Machine.TestCase)
TestMachine.settings = settings(
    max_examples=300 if DEEP else 12,
    stateful_step_count=60 if DEEP else 30,
    deadline=None,
    derandomize=not DEEP,
    phases=set(Phase) if DEEP else {Phase.explicit, Phase.generate},
    print_blob=True,
)
