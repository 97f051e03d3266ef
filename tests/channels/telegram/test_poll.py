"""Nothing that Telegram brings is lost, whatever fails in between."""

from __future__ import annotations

import asyncio
import json
import logging
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import httpx
import pytest

from bot.channels.telegram.api import TelegramApi
from bot.channels.telegram.receive import PollState, _State, poll
from bot.channels.telegram.transport import NeverSent, NoAnswer
from bot.training.network import Fault, Network, serving
from core.channels import AnotherPoller, AnotherWebhook, Received, TokenRejected
from core.errors import StorageFull
from tests.channels.telegram.kit import NOW, TOKEN, MemoryInbox, Server, Step, Time, message, no, ok, polling, until

CONFLICT = no(409, "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running")


class Telegram(Server):
    """Knows its webhook by itself; everything else is in the script."""

    webhook = ""

    def answer(self, method: str) -> httpx.Response:
        if method == "getWebhookInfo":
            return ok({"url": self.webhook, "has_custom_certificate": False, "pending_update_count": 0})
        if method == "deleteWebhook":
            self.webhook = ""
            return ok(True)
        return super().answer(method)


class Run:
    """One life of the poller against a script, ending with the script."""

    def __init__(self, *steps: Step, inbox: MemoryInbox | None = None) -> None:
        self.stop = asyncio.Event()
        self.inbox = inbox or MemoryInbox()
        self.time = Time()
        self.began = self.time.now
        self.states: list[str] = []
        self.heard: list[datetime] = []
        self.heard_before: datetime | None = None
        self.server = Telegram(*steps, self.end)

    def end(self) -> list[Any]:
        self.stop.set()
        return []

    def after(self, seconds: float, answer: Step) -> Callable[[], Any]:
        """An answer that Telegram holds back for so long."""

        def step() -> Any:
            self.time.now += seconds
            return answer

        return step

    def called(self, url: str, answer: Step) -> Callable[[], Any]:
        """An answer before which somebody has set a webhook."""

        def step() -> Any:
            self.server.webhook = url
            return answer

        return step

    own_webhook = ""

    async def until_the_end(self, *, take_over: bool = False) -> Run:
        await poll(
            self.server.api,
            self.inbox,
            lambda: NOW + timedelta(seconds=self.time.now - self.began),
            stop=self.stop,
            take_over=take_over,
            on_state=lambda state: self.states.append(str(state)),
            own_webhook=self.own_webhook,
            heard=self.heard.append,
            heard_before=self.heard_before,
            sleep=self.time.sleep,
            monotonic=self.time,
        )
        assert self.server.faults == []
        return self

    @property
    def stored(self) -> list[Received]:
        return list(self.inbox.rows.values())

    @property
    def offsets(self) -> list[int | None]:
        return [params.get("offset") for params in self.server.asked("getUpdates")]


async def test_it_asks_for_what_it_wants_and_drops_nothing_that_waits() -> None:
    run = await Run([]).until_the_end()
    assert [method for method, _ in run.server.calls] == ["getWebhookInfo", "getUpdates", "getUpdates"]
    first, second = run.server.asked("getUpdates")
    assert first["allowed_updates"] == ["message", "edited_message", "callback_query", "my_chat_member"]
    # The first time without waiting, to know whether the line stands.
    assert (first["timeout"], second["timeout"]) == (0, 30)


async def test_the_offset_is_raised_after_the_commit() -> None:
    run = await Run([message(10), message(11)], [message(12)]).until_the_end()
    assert run.inbox.keys == ["10", "11", "12"]
    assert run.offsets == [None, 12, 13]


async def test_a_store_that_fails_is_asked_again_for_the_same_updates() -> None:
    inbox = MemoryInbox(RuntimeError("database is locked"))
    run = await Run([message(10)], [message(10)], inbox=inbox).until_the_end()
    assert run.offsets == [None, None, 11]
    assert inbox.keys == ["10"]
    assert 0.5 <= run.time.pauses[0] <= 1


async def test_a_full_disk_stops_the_process_and_leaves_the_updates_with_telegram() -> None:
    run = Run([message(10)], inbox=MemoryInbox(StorageFull()))
    with pytest.raises(StorageFull):
        await run.until_the_end()
    assert run.offsets == [None]


async def test_what_comes_twice_is_one_row() -> None:
    run = await Run([message(10), message(10)], [message(10), message(11)]).until_the_end()
    assert run.inbox.keys == ["10", "11"]


async def test_a_poison_item_goes_into_the_inbox_and_holds_up_nobody() -> None:
    run = await Run([message(10), "poison", {"no": "id"}, {"update_id": 12, "message": 5}, message(13)]).until_the_end()
    assert [key.split(":")[0] for key in run.inbox.keys] == ["10", "sha256", "sha256", "12", "13"]
    assert run.offsets == [None, 14]
    assert run.time.pauses == []


async def test_a_batch_of_nothing_but_poison_is_no_hot_loop() -> None:
    run = await Run(*[["poison"]] * 5).until_the_end()
    assert len(run.inbox.keys) == 1
    assert len(run.time.pauses) == 5 and run.time.pauses[-1] >= 0.5


@pytest.mark.parametrize("answer", [ok(None), ok(True), ok({"a": 1}), httpx.Response(200, text="<html>")])
async def test_an_answer_that_is_no_list_is_no_hot_loop(answer: httpx.Response) -> None:
    run = await Run(answer, answer).until_the_end()
    assert len(run.time.pauses) == 2
    assert run.offsets == [None, None, None]


async def test_after_faults_it_waits_longer_and_longer_up_to_ten_seconds() -> None:
    run = await Run(*[NeverSent("refused")] * 40).until_the_end()
    limits = [min(0.5 * 2**n, 10) for n in range(1, 41)]
    assert all(0.5 <= pause <= limit for pause, limit in zip(run.time.pauses, limits, strict=True))
    assert max(run.time.pauses) > 4


async def test_a_good_answer_makes_it_quick_again() -> None:
    faults = [NoAnswer("slow")] * 8
    run = await Run(*faults, [], NoAnswer("slow")).until_the_end()
    assert run.time.pauses[8] <= 1


async def test_one_line_when_the_connection_goes_and_one_when_it_is_back(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    run = Run([], *[NeverSent("refused")] * 20, [message(10)], [])
    await run.until_the_end()
    lost, back = (record.getMessage() for record in caplog.records if "telegram" in record.name)
    assert lost == "telegram: not receiving: getUpdates: refused"
    assert back == f"telegram: receiving again after {sum(run.time.pauses):.1f} s"
    assert run.states == [PollState.CONNECTED, PollState.LOST, PollState.CONNECTED]


async def test_its_return_is_noticed_at_once() -> None:
    run = await Run([], NeverSent("refused"), [], []).until_the_end()
    assert [params["timeout"] for params in run.server.asked("getUpdates")] == [0, 30, 0, 30, 30]


async def test_flood_control_is_obeyed() -> None:
    run = await Run(no(429, "Too Many Requests: retry after 90", retry_after=90)).until_the_end()
    assert run.time.pauses == [90.0]


HOOK = "https://may-khac.example/bi-mat"
HOOKED = no(
    409, "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook"
)


async def test_a_webhook_that_another_bot_has_set_stays_and_the_newcomer_leaves() -> None:
    run = Run()
    run.server.webhook = HOOK
    with pytest.raises(AnotherWebhook, match=r"^may-khac\.example$"):
        await run.until_the_end()
    assert run.server.calls == [("getWebhookInfo", {})]


async def test_whoever_is_to_take_over_takes_it_away_and_keeps_what_waits() -> None:
    run = Run([message(10)])
    run.server.webhook = HOOK
    await run.until_the_end(take_over=True)
    assert run.server.asked("deleteWebhook") == [{"drop_pending_updates": False}]
    assert run.inbox.keys == ["10"]


async def test_whoever_is_to_take_over_does_so_as_often_as_the_webhook_comes_back() -> None:
    run = Run()
    run.server.steps[:0] = [run.called(HOOK, HOOKED) for _ in range(20)]
    await run.until_the_end(take_over=True)
    assert len(run.server.asked("deleteWebhook")) == 20


async def test_the_one_who_was_there_takes_the_webhook_of_a_newcomer_away_and_says_so(
    caplog: pytest.LogCaptureFixture,
) -> None:
    run = Run()
    run.server.steps[:0] = [[], run.after(31, []), run.called(HOOK, HOOKED), [message(10)], run.after(31, [])]
    await run.until_the_end()
    assert len(run.server.asked("deleteWebhook")) == 1
    assert run.inbox.keys == ["10"]
    assert "another bot had set a webhook (may-khac.example), taken away" in caplog.text
    assert "bi-mat" not in caplog.text
    assert run.states == [PollState.CONNECTED, PollState.CONTESTED, PollState.CONNECTED]


async def test_the_one_who_was_there_gives_in_to_a_webhook_that_always_comes_back() -> None:
    run = Run()
    run.server.steps[:0] = [[], run.after(31, []), *[run.called(HOOK, HOOKED) for _ in range(6)]]
    with pytest.raises(AnotherWebhook):
        await run.until_the_end()
    assert len(run.server.asked("deleteWebhook")) == 5


async def test_the_network_may_be_down_at_the_start() -> None:
    run = Run([message(10)])
    run.server.webhook = HOOK
    asked = iter([NeverSent("refused")])
    answer = run.server.answer

    def down_at_first(method: str) -> httpx.Response:
        for trouble in asked:
            raise trouble
        return answer(method)

    run.server.answer = down_at_first  # type: ignore[method-assign]
    await run.until_the_end(take_over=True)
    assert run.inbox.keys == ["10"]


async def test_a_server_that_knows_nothing_of_webhooks_is_polled_all_the_same() -> None:
    run = Run([message(10)])
    answer = run.server.answer
    run.server.answer = lambda method: no(404, "Not Found") if "Webhook" in method else answer(method)  # type: ignore[method-assign]
    await run.until_the_end()
    assert run.inbox.keys == ["10"]


@pytest.mark.parametrize("before", [0, 3])
async def test_a_revoked_token_stops_the_process(before: int) -> None:
    run = Run(*[[]] * before, no(401, "Unauthorized"))
    with pytest.raises(TokenRejected):
        await run.until_the_end()


async def test_a_malformed_token_stops_the_process() -> None:
    run = Run(no(404, "Not Found"))
    with pytest.raises(TokenRejected):
        await run.until_the_end()


async def test_the_newcomer_leaves_and_says_why() -> None:
    run = Run([], CONFLICT, [message(10)], CONFLICT, CONFLICT, [])
    with pytest.raises(AnotherPoller, match="another process is using this token"):
        await run.until_the_end()
    assert run.inbox.keys == ["10"]
    assert len(run.time.pauses) == 2


async def test_a_restart_meets_the_last_request_of_its_predecessor_and_stays() -> None:
    run = Run(CONFLICT, CONFLICT, [])
    run.server.steps[-1:] = [run.after(31, []), CONFLICT, CONFLICT, CONFLICT, CONFLICT, run.end]
    await run.until_the_end()
    assert run.server.steps == []


async def test_the_one_who_was_there_stays_and_says_it_once(caplog: pytest.LogCaptureFixture) -> None:
    run = Run()
    taken_away: list[Step] = [CONFLICT, CONFLICT, [message(10)], CONFLICT, CONFLICT, CONFLICT]
    run.server.steps[:] = [[], run.after(31, []), *taken_away, run.after(15, []), run.after(20, []), run.end]
    await run.until_the_end()
    assert run.server.steps == []
    assert [1 <= pause <= 1.5 for pause in run.time.pauses] == [True] * 5
    contested, alone = (record.getMessage() for record in caplog.records)
    assert contested.startswith("telegram: another process is using this token (getUpdates: 409 Conflict")
    assert alone == "telegram: no other process uses the token any more"
    assert run.states == [PollState.CONNECTED, PollState.CONTESTED, PollState.CONNECTED]


async def test_two_processes_at_the_same_network() -> None:
    async with polling() as (_, address), TelegramApi(TOKEN, address) as second:
        with pytest.raises(AnotherPoller):
            await poll(second, MemoryInbox(), lambda: NOW, stop=asyncio.Event(), sleep=lambda _: asyncio.sleep(0.02))


async def test_a_dead_network_does_not_make_a_newcomer_an_old_hand() -> None:
    run = Run(*[NeverSent("refused")] * 20, [], CONFLICT, CONFLICT, CONFLICT, [])
    with pytest.raises(AnotherPoller):
        await run.until_the_end()
    assert sum(run.time.pauses) > 30


async def test_what_a_member_wrote_is_in_no_log(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    inbox = MemoryInbox(RuntimeError("INSERT ... VALUES ('nhà bà Tư')"))
    update = message(10, "nhà bà Tư")
    await Run([update], [update], inbox=inbox).until_the_end()
    assert "RuntimeError" in caplog.text
    assert "bà Tư" not in caplog.text and TOKEN not in caplog.text


async def test_stopping_gives_up_a_long_poll_at_once_and_leaves_nothing_running() -> None:
    network = Network(TOKEN, clock=lambda: NOW)
    stop = asyncio.Event()
    async with serving(network) as address, TelegramApi(TOKEN, address) as api:
        before = asyncio.all_tasks()
        async with asyncio.TaskGroup() as group:
            polling = group.create_task(poll(api, MemoryInbox(), lambda: NOW, stop=stop))
            await until(lambda: len(network.calls) == 3)
            asked = time.monotonic()
            stop.set()
            await polling
        assert time.monotonic() - asked < 0.2
        ours = [task for task in asyncio.all_tasks() - before if "uvicorn" not in repr(task)]
        assert ours == []


async def test_stopping_while_it_waits_after_a_fault() -> None:
    stop = asyncio.Event()
    server = Telegram(no(429, "Too Many Requests: retry after 300", retry_after=300))
    async with asyncio.TaskGroup() as group:
        polling = group.create_task(poll(server.api, MemoryInbox(), lambda: NOW, stop=stop))
        await until(lambda: not server.steps)
        stop.set()
        async with asyncio.timeout(0.5):
            await polling


async def test_a_batch_that_has_come_is_stored_even_if_the_stop_comes_with_it() -> None:
    run = Run()

    def both() -> list[Any]:
        run.stop.set()
        return [message(10)]

    run.server.steps[:] = [both]
    await run.until_the_end()
    assert run.inbox.keys == ["10"]


async def test_through_faults_of_all_kinds_and_a_restart_every_update_arrives_once() -> None:
    network = Network(TOKEN, clock=lambda: NOW)
    for kind in ("429", "500", "502", "drop_before", "drop_after", "bad_json"):
        network.faults.add(Fault(kind, method="getUpdates", times=2, probability=0.5))
    an = network.phone(501, "An")
    inbox = MemoryInbox(None, RuntimeError("busy"), None)
    async with serving(network) as address:
        for life in range(3):
            for number in range(150):
                an.send_text(f"tin {life}.{number}")
            async with TelegramApi(TOKEN, address) as api:
                await _one_life(api, inbox, rows=150 * (life + 1))
    texts = [json.loads(row.body)["message"]["text"] for row in inbox.rows.values()]
    assert texts == [f"tin {life}.{number}" for life in range(3) for number in range(150)]


async def _one_life(api: TelegramApi, inbox: MemoryInbox, rows: int) -> None:
    """Ends like a power cut: in the middle of whatever it does."""
    async with asyncio.TaskGroup() as group:
        polling = group.create_task(poll(api, inbox, lambda: NOW, stop=asyncio.Event(), sleep=Time().sleep))
        await until(lambda: len(inbox.rows) == rows)
        polling.cancel()


async def test_what_waited_while_the_line_was_lost_says_since_when() -> None:
    run = await Run([], *[NeverSent("refused")] * 200, [message(10)], [message(11)]).until_the_end()
    waited, fresh = run.stored
    assert waited.waited_since is not None
    assert timedelta(minutes=1) <= waited.received_at - waited.waited_since
    assert fresh.waited_since is None


async def test_after_a_moment_nothing_waited() -> None:
    run = await Run([], NeverSent("refused"), [message(10)]).until_the_end()
    assert [update.waited_since for update in run.stored] == [None]


async def test_what_waited_while_no_process_ran_says_so_too() -> None:
    run = Run([message(10)], [message(11)])
    run.heard_before = NOW - timedelta(hours=2)
    await run.until_the_end()
    assert [update.waited_since for update in run.stored] == [NOW - timedelta(hours=2), None]
    assert run.heard[0] == NOW


async def test_more_than_one_batch_may_have_waited() -> None:
    full = [message(number) for number in range(10, 110)]
    run = Run(full, [message(110)], [message(111)])
    run.heard_before = NOW - timedelta(hours=2)
    await run.until_the_end()
    assert [update.waited_since is None for update in run.stored] == [False] * 101 + [True]
    assert run.states == [PollState.CONNECTED]


def test_who_shares_the_token_does_not_hear_however_the_line_comes_and_goes() -> None:
    states: list[PollState] = []
    state = _State(states.append)
    state.line(lost=False)
    state.contested(True)
    state.line(lost=True)
    state.line(lost=False)
    state.contested(False)
    assert [*map(str, states)] == ["connected", "contested", "lost", "contested", "connected"]


async def test_a_webhook_of_its_own_that_was_left_behind_is_taken_away_without_ado(
    caplog: pytest.LogCaptureFixture,
) -> None:
    """Killed in webhook mode, started again to poll."""
    run = Run([message(10)])
    run.server.webhook = run.own_webhook = HOOK
    await run.until_the_end()
    assert run.inbox.keys == ["10"]
    assert "another bot" not in caplog.text
