"""Refused messages, lost ones, and those the network leaves open."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta

import pytest

from core.channels import Ambiguous, Blocked, EditGone, Flood, Outgoing, Permanent, Retryable, Send, TokenRejected
from core.outbox import Kind, NewMessage, Priority
from core.ports import Transaction
from core.screen import Rendered
from jobs.deliver.compose import _reply
from jobs.deliver.network_state import Lines
from jobs.deliver.retries import Patience
from tests.commune import Commune, Hand
from tests.deliver.kit import Post, Wire, error, numbers, say


async def _states(commune: Commune) -> list[tuple[str, str, int]]:
    return [tuple(row) for row in await commune.rows("SELECT state, error, attempts FROM outbox ORDER BY id")]


def _failing(commune: Commune, hand: Hand, *errors: Exception) -> Post:
    post = Post(commune)
    post.wire.fails = {str(hand.phone.chat_id): list(errors)}
    return post


async def test_flood_control_is_obeyed_to_the_second(commune: Commune) -> None:
    (huy,) = await commune.phones("huy")
    await say(commune, huy, 1)
    post = _failing(commune, huy, error(Retryable, 17.0))
    await post.drain()
    await post.wait(16)
    assert len(post.wire.carried) == 1
    await post.wait(1)
    assert len(post.wire.carried) == 2
    assert await _states(commune) == [("sent", "", 2)]


async def test_pauses_grow_and_end(commune: Commune) -> None:
    assert [Patience().pause(n).total_seconds() for n in (1, 2, 3, 4, 9, 10, 500)] == [1, 2, 4, 8, 256, 300, 300]


async def _half_an_hour_without_a_network(commune: Commune, hand: Hand, *faults: Exception) -> Post:
    """An alert for this person that could not be sent; its next try is half a minute away."""
    await say(commune, hand, 1, priority=Priority.ALERT)
    post = _failing(commune, hand, *(faults or [error(Retryable)] * 90))
    await post.drain()
    for _ in range(30):
        await post.wait(60)
    return post


async def test_when_the_network_is_back_an_alert_does_not_wait_for_its_hour(commune: Commune) -> None:
    (huy,) = await commune.phones("huy")
    post = await _half_an_hour_without_a_network(commune, huy)
    post.wire.fails.clear()
    await post.wait(1)
    assert (await _states(commune))[0][0] == "waiting"
    post.deliverer.heard_from("telegram")
    await post.drain()
    assert (await _states(commune))[0][0] == "sent"


async def test_that_somebody_else_was_reached_tells_it_as_well(commune: Commune) -> None:
    huy, long = await commune.phones("huy", "long")
    post = await _half_an_hour_without_a_network(commune, huy)
    post.wire.fails.clear()
    await say(commune, long, 2)
    await post.wait(1)
    assert [state for state, _, _ in await _states(commune)] == ["sent", "sent"]


async def test_another_network_tells_nothing_of_this_one(commune: Commune) -> None:
    (huy,) = await commune.phones("huy")
    post = await _half_an_hour_without_a_network(commune, huy)
    post.deliverer.heard_from("zalo")
    await post.wait(1)
    assert (await _states(commune))[0][0] == "waiting"


async def test_who_was_told_to_wait_waits_even_so(commune: Commune) -> None:
    huy, long = await commune.phones("huy", "long")
    await say(commune, long, 1, priority=Priority.ALERT)
    await say(commune, huy, 2, priority=Priority.ALERT)
    post = _failing(commune, long, *[error(Retryable)] * 14)
    post.wire.fails[str(huy.phone.chat_id)] = [error(Flood, 3600.0)]
    await post.drain()
    await post.wait(60)
    post.wire.fails.clear()
    post.deliverer.heard_from("telegram")
    await post.drain()
    assert [state for state, _, _ in await _states(commune)] == ["sent", "waiting"]


@pytest.mark.parametrize("apart", [5, 15])
async def test_one_that_fails_alone_is_not_tried_again_with_each_that_goes(commune: Commune, apart: int) -> None:
    """In half an hour its own fourteen tries, and one more when the first of the others went, for until then it might
    have been the network."""
    huy, long = await commune.phones("huy", "long")
    await say(commune, huy, 1)
    post = _failing(commune, huy, *[error(Retryable) for _ in range(200)])
    for turn in range(1800 // apart):
        await post.wait(apart)
        await say(commune, long, turn + 2)
        await post.drain()
    tries = post.wire.chats().count(str(huy.phone.chat_id))
    assert 10 <= tries <= 15


async def test_when_it_has_been_reached_it_counts_again(commune: Commune) -> None:
    lines, a, b = Lines(commune.clock), ("telegram", "1"), ("telegram", "2")

    def silent_for(chat: tuple[str, str], seconds: float) -> None:
        lines.failed(chat)
        commune.clock.now += timedelta(seconds=seconds)

    silent_for(a, 15)
    assert lines.carried("telegram", b)
    silent_for(a, 15)
    assert not lines.carried("telegram", b)
    assert not lines.carried("telegram", a)
    silent_for(a, 15)
    assert lines.carried("telegram", b)


@pytest.mark.parametrize("told", [True, False])
async def test_who_failed_alone_is_not_left_behind_by_an_outage(commune: Commune, told: bool) -> None:
    """Told by the poller that the network is away, or by webhook, where only what we send can tell: then it takes ten
    minutes in which nothing went through, or somebody else whom we could not reach."""
    lines, alone = Lines(commune.clock), ("telegram", "1")
    lines.failed(alone)
    lines.carried("telegram")
    if told:
        lines.lost("telegram")
    for _ in range(0 if told else 11):
        commune.clock.now += timedelta(minutes=1)
        lines.failed(alone)
    commune.clock.now += timedelta(seconds=15)
    assert lines.carried("telegram")


async def test_somebody_else_whom_we_could_not_reach_tells_it_at_once(commune: Commune) -> None:
    """The alert that failed alone before goes with the end of the outage."""
    huy, long, yen = await commune.phones("huy", "long", "yen")
    await say(commune, huy, 1, priority=Priority.ALERT)
    post = _failing(commune, huy, *[error(Retryable)] * 500)
    for turn in range(40):
        await post.wait(15)
        await say(commune, long, turn + 2)
        await post.drain()
    await say(commune, yen, 90)
    post.wire.fails[str(yen.phone.chat_id)] = [error(Retryable)] * 500
    await post.drain()
    await post.wait(60)
    post.wire.fails.clear()
    await say(commune, long, 91)
    await post.drain()
    assert {state for state, _, _ in await _states(commune)} == {"sent"}


async def test_a_reply_is_given_up_after_six_hours(commune: Commune) -> None:
    (huy,) = await commune.phones("huy")
    await say(commune, huy, 1)
    post = _failing(commune, huy, *[error(Retryable) for _ in range(200)])
    await post.drain()
    for _ in range(80):
        await post.wait(300)
    assert (await _states(commune))[0][:2] == ("dropped", "gave_up")


async def test_an_alert_is_never_given_up(commune: Commune) -> None:
    (huy,) = await commune.phones("huy")
    await say(commune, huy, 1, priority=Priority.ALERT)
    post = _failing(commune, huy, *[error(Retryable) for _ in range(100)])
    await post.drain()
    for _ in range(80):
        await post.wait(300)
    assert (await _states(commune))[0][0] == "waiting"


async def test_a_small_matter_of_the_morning_is_not_given_up_either(commune: Commune) -> None:
    """A small matter was written the evening before; one 429 at 06:30 must not be its end."""
    huy, long = await commune.phones("huy", "long")
    await huy.says("bao tin").taps("Thêm loại").taps("Người, xe lạ").taps("Hồ Sen")
    commune.clock.now += timedelta(hours=8)
    post = _failing(commune, long, error(Retryable))
    await post.drain()
    await post.wait(2)
    assert len([w for w in post.wire.words(long) if "VV-1114-01" in w]) == 2
    assert await commune.rows("SELECT state FROM outbox WHERE kind = 'card'") == [("sent",)]


async def test_a_picture_of_the_morning_is_not_given_up_either(commune: Commune) -> None:
    huy, nguyet = await commune.phones("huy", "nguyet")
    await huy.says("bao tin").taps("Thêm loại").taps("Đèn, đường hỏng").taps("Hồ Sen").photographs()
    commune.clock.now += timedelta(hours=8)
    refusals = iter([error(Retryable)])

    def refuses_it_once(outgoing: Outgoing) -> None:
        if isinstance(outgoing, Send) and outgoing.message.media and (refusal := next(refusals, None)):
            raise refusal

    post = Post(commune)
    post.wire.watch = refuses_it_once
    await post.drain()
    await post.wait(2)
    assert ["VV-1114-01 · gửi" in words for words in post.wire.words(nguyet)][:3] == [False, True, True]
    assert await commune.rows("SELECT state, attempts FROM outbox WHERE kind = 'media'") == [("sent", 2)]


async def test_what_waited_for_its_hour_has_six_hours_from_then(commune: Commune) -> None:
    (huy,) = await commune.phones("huy")
    await say(commune, huy, 1, not_before=commune.clock() + timedelta(hours=8))
    commune.clock.now += timedelta(hours=8)
    post = _failing(commune, huy, error(Retryable))
    await post.drain()
    await post.wait(2)
    assert await _states(commune) == [("sent", "", 2)]


async def test_after_an_open_question_an_alert_is_sent_again(commune: Commune) -> None:
    (huy,) = await commune.phones("huy")
    await say(commune, huy, 1, priority=Priority.ALERT)
    post = _failing(commune, huy, error(Ambiguous))
    await post.drain()
    await post.wait(1)
    assert numbers(post.wire.words()) == [1, 1]


async def test_after_an_open_question_what_is_private_is_not(commune: Commune) -> None:
    (huy,) = await commune.phones("huy")
    account = await commune.account(huy)
    secret = NewMessage(Kind.REPLY, account.id, Priority.REPLY, _payload(Rendered("Tin 5 ", protect=True)))
    await commune.work(lambda work: work.tx.outbox.add([secret], work.now))
    post = _failing(commune, huy, error(Ambiguous))
    await post.drain()
    await post.wait(10)
    assert numbers(post.wire.words()) == [5]
    assert await _states(commune) == [("dropped", "ambiguous", 1)]


async def test_the_cards_below_a_picture_are_alerts_all_the_same(commune: Commune) -> None:
    """Cards below a picture cannot be forwarded, and still must not be lost."""
    huy, long = await commune.phones("huy", "long")
    await huy.says("bao tin").taps("Trộm cắp").taps("Hồ Sen").photographs()
    await commune.change("UPDATE outbox SET not_before = '2026-11-14 15:00:00' WHERE state = 'waiting'")
    before = len(long.messages)
    post = _failing(commune, long, error(Ambiguous))
    await post.wait(1)
    await post.wait(1)
    carried = [o for o in post.wire.carried if isinstance(o, Send) and o.chat_id == str(long.phone.chat_id)]
    assert before and len(carried) == 2 and carried[0] == carried[1] and carried[0].message.protect
    assert await commune.rows("SELECT state FROM outbox WHERE dedup_key LIKE 'card:1:m:%'") == [("sent",)]


def _payload(message: Rendered, edit: int | None = None) -> str:
    import json

    return json.dumps({"edit": edit, "m": message.to_json()})


async def test_what_was_to_be_edited_is_gone_and_comes_anew(commune: Commune) -> None:
    (huy,) = await commune.phones("huy")
    account = await commune.account(huy)
    edit = NewMessage(Kind.REPLY, account.id, Priority.REPLY, _payload(Rendered("Tin 5 "), edit=3))
    await commune.work(lambda work: work.tx.outbox.add([edit], work.now))
    post = _failing(commune, huy, error(EditGone))
    await post.drain()
    assert numbers(post.wire.words()) == [5, 5]
    assert [type(o).__name__ for o in post.wire.carried] == ["Edit", "Send"]


async def test_a_card_that_was_deleted_comes_anew_with_the_news(commune: Commune) -> None:
    huy, long, yen = await commune.phones("huy", "long", "yen")
    await huy.says("bao tin").taps("Trộm cắp").taps("Hồ Sen")
    yen.phone.messages[-1].deleted = True
    await long.taps("Đã nhận")
    await yen.hears("VV-1114-01", "Đ/c Long đã nhận")
    await long.taps("Đang đến")
    await yen.sees("Đ/c Long đang đến").does_not_see("đã nhận 22")
    commune.everybody_reads()


async def test_a_message_the_network_will_never_take_is_dropped(commune: Commune) -> None:
    (huy,) = await commune.phones("huy")
    await say(commune, huy, 1, 2)
    post = _failing(commune, huy, error(Permanent))
    await post.drain()
    assert numbers(post.wire.words()) == [1, 2]
    assert [state[:2] for state in await _states(commune)] == [("dropped", "permanent"), ("sent", "")]


async def test_a_blocked_account_is_marked_and_spared(commune: Commune) -> None:
    (huy,) = await commune.phones("huy")
    await say(commune, huy, 1, 2)
    post = _failing(commune, huy, error(Blocked))
    await post.drain()
    assert numbers(post.wire.words()) == [1]
    assert [state[:2] for state in await _states(commune)] == [("dropped", "blocked"), ("dropped", "blocked")]
    assert await commune.count("accounts", "blocked_at IS NOT NULL") == 1


async def test_a_rejected_token_stops_the_process(commune: Commune) -> None:
    (huy,) = await commune.phones("huy")
    await say(commune, huy, 1)
    post = _failing(commune, huy, error(TokenRejected))
    with pytest.raises(ExceptionGroup) as raised:
        await post.drain()
    assert raised.group_contains(TokenRejected)
    assert (await _states(commune))[0][0] == "waiting"


async def test_what_has_expired_is_not_sent_late(commune: Commune) -> None:
    (huy,) = await commune.phones("huy")
    await say(commune, huy, 1, expires_at=commune.clock() + timedelta(seconds=10))
    post = Post(commune)
    await post.wait(10)
    assert not post.wire.carried
    assert (await _states(commune))[0][:2] == ("dropped", "expired")


async def test_an_answer_to_a_tap_is_worth_nothing_later(commune: Commune) -> None:
    huy, _ = await commune.phones("huy", "long")
    await huy.says("bao tin")
    huy.phone.press("Trộm cắp")
    await commune.fetch()
    await commune.handle()
    await commune.jump(seconds=20)
    assert await commune.rows("SELECT error FROM outbox WHERE kind = 'tap'") == [("expired",)]


async def test_a_card_of_a_closed_incident_is_moot(commune: Commune) -> None:
    huy, long, yen = await commune.phones("huy", "long", "yen")
    await huy.says("bao tin").taps("Trộm cắp")
    huy.phone.press("Hồ Sen")
    await commune.fetch()
    await commune.handle()
    long.phone.tap(1, "solved2:1")
    await commune.fetch()
    await commune.handle()
    await commune.settle()
    assert yen.saw_nothing()
    assert {e for (e,) in await commune.rows("SELECT error FROM outbox WHERE kind = 'card'")} == {"moot"}


async def test_who_was_suspended_meanwhile_gets_nothing(commune: Commune) -> None:
    huy, long = await commune.phones("huy", "long")
    await huy.says("bao tin").taps("Trộm cắp")
    huy.phone.press("Hồ Sen")
    await commune.fetch()
    await commune.handle()
    await commune.change("UPDATE members SET state = 'suspended' WHERE full_name = 'Trần Đức Long'")
    await commune.settle()
    assert long.saw_nothing()


async def test_payloads_are_wiped_when_delivered_or_dropped(commune: Commune) -> None:
    (huy,) = await commune.phones("huy")
    await say(commune, huy, 1, 2, 3)
    await _failing(commune, huy, error(Permanent)).drain()
    assert await commune.count("outbox", "payload <> ''") == 0


async def test_what_a_dead_process_had_taken_is_taken_again(commune: Commune) -> None:
    (huy,) = await commune.phones("huy")
    await say(commune, huy, 1)
    await commune.change("UPDATE outbox SET leased_until = '2026-11-14 15:31:00.000000'")
    post = Post(commune)
    await post.wait(30)
    assert not post.wire.carried
    await post.wait(31)
    assert numbers(post.wire.words()) == [1]


async def test_what_arrives_while_the_clock_is_put_forward_is_not_sent_twice(commune: Commune) -> None:
    """The message's lease has run out and its outcome is not written down when the deliverer takes what goes next."""
    (huy,) = await commune.phones("huy")
    post, deliver, transaction = Post(commune), Wire.deliver, commune.bot.database.transaction
    looking, away = asyncio.Event(), asyncio.Event()

    async def on_its_way(outgoing: Outgoing) -> str | None:
        away.set()
        await looking.wait()
        return await deliver(post.wire, outgoing)

    @asynccontextmanager
    async def beginning() -> AsyncIterator[Transaction]:
        async with transaction() as tx:
            if away.is_set() and not looking.is_set():
                commune.clock.now += timedelta(hours=2)
                looking.set()
                await asyncio.sleep(0.01)  # it arrives
            yield tx

    post.wire.deliver = on_its_way  # type: ignore[method-assign]
    commune.bot.database.transaction = beginning  # type: ignore[method-assign]
    await say(commune, huy, 1)
    await post.drain()
    assert numbers(post.wire.words()) == [1]


async def test_one_that_cannot_be_written_stops_nobody(commune: Commune) -> None:
    """A fault of ours in one message must not silence the whole bot, at every start again."""
    huy, long = await commune.phones("huy", "long")
    account = await commune.account(huy)
    broken = NewMessage(Kind.SAY, account.id, Priority.ALERT, "{}")
    await commune.work(lambda work: work.tx.outbox.add([broken], work.now))
    await say(commune, long, 1)
    post = Post(commune)
    await post.drain()
    assert numbers(post.wire.words()) == [1]
    assert [state[:2] for state in await _states(commune)] == [("dropped", "broken"), ("sent", "")]


@pytest.mark.parametrize("kind", ["card", "say", "too_few", "silence", "confirm_substitute"])
@pytest.mark.parametrize("payload", ["{", "{}", '{"incident": 77, "shift": 77, "assignment": 77, "ask": 77}'])
async def test_nor_does_the_search_for_who_else_should_have_it(commune: Commune, kind: str, payload: str) -> None:
    """A row that is broken, or is about something that is gone, cannot be passed on either. One such row once ended the
    process at every start."""
    huy, long = await commune.phones("huy", "long")
    account = await commune.account(huy)
    broken = NewMessage(kind, account.id, Priority.ALERT, payload)
    await commune.work(lambda work: work.tx.outbox.add([broken], work.now))
    await say(commune, long, 1)
    post = Post(commune)
    await post.drain()
    assert numbers(post.wire.words()) == [1]
    settled = await _states(commune)
    assert settled[0][0] == "dropped" and settled[0][1] in ("broken", "moot")
    assert settled[1][:2] == ("sent", "")


async def test_nor_what_is_gone_when_its_reader_cannot_be_reached_either(commune: Commune) -> None:
    huy, long = await commune.phones("huy", "long")
    account = await commune.account(huy)
    await commune.work(lambda work: work.tx.people.members.mark_blocked(account.id, work.now))
    lost = NewMessage("short", account.id, Priority.REMINDER, '{"shift": 77}')
    await commune.work(lambda work: work.tx.outbox.add([lost], work.now))
    await say(commune, long, 1)
    post = Post(commune)
    await post.drain()
    assert numbers(post.wire.words()) == [1]
    assert (await _states(commune))[0][:2] == ("dropped", "blocked")


async def test_one_that_cannot_be_sent_stops_nobody(commune: Commune) -> None:
    huy, long = await commune.phones("huy", "long")
    await say(commune, huy, 1, priority=Priority.ALERT)
    await say(commune, long, 2)
    post = _failing(commune, huy, KeyError("a fault of ours"))
    await post.drain()
    assert numbers(post.wire.words()) == [1, 2]


async def test_a_network_that_is_not_connected(commune: Commune) -> None:
    (huy,) = await commune.phones("huy")
    await say(commune, huy, 1)
    await commune.change("UPDATE accounts SET channel = 'pigeon'")
    post = Post(commune)
    await post.drain()
    assert (await _states(commune))[0][:2] == ("dropped", "no_channel")


def test_a_reply_to_a_press_replaces_the_pressed_message() -> None:
    message = Rendered("x")
    assert type(_reply("5", 3, message, None)).__name__ == "Edit"
    assert type(_reply("5", None, message, None)).__name__ == "Send"
