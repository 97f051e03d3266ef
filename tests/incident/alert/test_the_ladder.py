"""An alert climbs until somebody takes it. Who rings when, for each severity (domain notes §6.3), and it never ends."""

from __future__ import annotations

import pytest

from core.incident.actions import Take
from core.incident.response import acknowledge
from tests.commune import Commune, Hand, running

FIELD = ("huy", "thanh", "tu")
EVERYBODY = ("huy", "thanh", "tu", "dong", "long", "yen", "dung", "ha", "nguyet")


async def _commune_at_night(commune: Commune, *kinds: str) -> dict[str, Hand]:
    """Long has the duty, everybody has a phone, and a report of this kind goes out."""
    hands = dict(zip(EVERYBODY, await commune.phones(*EVERYBODY, on_duty=("long",)), strict=True))
    reporter = hands["huy"].says("bao tin")
    for kind in kinds:
        reporter = reporter.taps(kind)
    await reporter.taps("Hồ Sen").sees("VV-1114-01")
    return hands


def _heard(hands: dict[str, Hand], words: str = "VV-1114-01") -> set[str]:
    found = {name for name, hand in hands.items() if any(words in m for m in hand.unread)}
    for hand in hands.values():
        hand.reads()
    return found


async def _timeline(commune: Commune, hands: dict[str, Hand], minutes: int) -> dict[int, set[str]]:
    """People who hear anything, by minute."""
    found = {0: _heard(hands)}
    for minute in range(1, minutes + 1):
        await commune.forward(minutes=1)
        heard = _heard(hands)
        if heard:
            found[minute] = heard
    return found


async def test_critical(commune: Commune) -> None:
    """SUCKHOE: duty and team; 1 minute again, 2 every duty officer, 4 the chiefs and "call 115", 8 the committee."""
    hands = await _commune_at_night(commune, "Ốm, đuối nước")
    first = {"long", "thanh", "tu"}
    assert await _timeline(commune, hands, 13) == {
        0: first,
        1: first,
        2: {"long", "yen"},
        4: {"dung", "ha", "huy"},
        8: {"nguyet", "huy"},
        13: {"long", "yen", "thanh", "tu", "dung", "ha", "nguyet"},
    }


async def test_high(commune: Commune) -> None:
    hands = await _commune_at_night(commune, "Trộm cắp")
    first = {"long", "thanh", "tu"}
    assert await _timeline(commune, hands, 30) == {
        0: first,
        3: first,
        8: {"long", "yen", "dung", "ha", "huy"},
        15: {"long", "yen", "thanh", "tu", "dung", "ha", "huy"},
        30: {"long", "yen", "thanh", "tu", "dung", "ha"},
    }


async def test_medium(commune: Commune) -> None:
    hands = await _commune_at_night(commune, "Gây rối")
    assert await _timeline(commune, hands, 46) == {
        0: {"long", "thanh", "tu"},
        15: {"long", "thanh", "tu"},
        45: {"dung", "ha", "huy"},
    }


async def test_it_never_ends(commune: Commune) -> None:
    hands = await _commune_at_night(commune, "Trộm cắp")
    await commune.forward(hours=2)
    _heard(hands)
    for _ in range(5):
        await commune.forward(minutes=15)
        assert "long" in _heard(hands)


async def test_it_stops_when_somebody_takes_it(commune: Commune) -> None:
    hands = await _commune_at_night(commune, "Trộm cắp")
    await commune.forward(minutes=9)
    await hands["dung"].taps("Đang đến").taps("Đã có mặt")
    _heard(hands)
    await commune.forward(hours=1, minutes=55)
    commune.expects_nothing_more()


async def test_the_reporter_is_told_to_call(commune: Commune) -> None:
    hands = await _commune_at_night(commune, "Trộm cắp")
    await commune.forward(minutes=8)
    await hands["huy"].hears("VV-1114-01: chưa có người nhận", "Gọi 113 ngay", "Bot vẫn đang báo tiếp")


async def test_after_an_outage_one_card_a_person(commune: Commune) -> None:
    hands = await _commune_at_night(commune, "Trộm cắp")
    _heard(hands)
    async with commune.outage(minutes=20):
        pass
    for name in ("long", "yen", "dung", "ha", "thanh", "tu"):
        assert len(hands[name].unread) == 1, name
    assert len(hands["huy"].unread) == 1


async def test_an_outage_does_not_take_back_who_has_it(commune: Commune) -> None:
    huy, long, dung = await commune.phones("huy", "long", "dung")
    await huy.says("bao tin").taps("Trộm cắp").taps("Hồ Sen")
    async with commune.outage(minutes=9):
        long.phone.press("Đã nhận")
    await huy.hears("đã nhận VV-1114-01")
    assert dung.saw_nothing()


async def test_a_kill_between_two_steps_repeats_none(commune: Commune) -> None:
    hands = await _commune_at_night(commune, "Trộm cắp")
    await commune.forward(minutes=3)
    _heard(hands)
    await commune.kill_and_restart()
    await commune.tick()
    commune.expects_nothing_more()


async def test_the_clocks_are_the_communes(tmp_path: object) -> None:
    environ = {"BINHYEN_ALERT__LADDER__HIGH__STEPS": '[{"after": "2m", "to": ["commune_leader"]}]'}
    async with running(tmp_path, environ) as commune:  # type: ignore[arg-type]
        hands = await _commune_at_night(commune, "Trộm cắp")
        _heard(hands)
        await commune.forward(minutes=2)
        assert _heard(hands) == {"nguyet", "huy"}


@pytest.mark.parametrize("name", ["long", "thanh"])
async def test_a_card_that_came_again_is_kept_up_to_date(commune: Commune, name: str) -> None:
    """The first card further up does not go on saying that nobody has it."""
    hands = await _commune_at_night(commune, "Trộm cắp")
    await commune.forward(minutes=4)
    await hands["yen"].forges("take1:1")
    await hands[name].sees("Đ/c Yến đã nhận").does_not_see("Chưa có người nhận").does_not_see("xem tin mới")


async def test_a_card_that_was_replaced_still_answers(commune: Commune) -> None:
    """Pressed while the phone was without a network. Only one message tells how it stands: the newer one."""
    huy, long = await commune.phones("huy", "long", on_duty=("long",))
    await huy.says("bao tin").taps("Trộm cắp").taps("Hồ Sen")
    (upper,) = long.messages
    await commune.forward(minutes=3)
    (lower,) = long.messages
    for pressed in (upper, lower, upper):
        long.phone.tap(pressed.message_id, Take(1).encode())
        await long
        assert long.messages == [lower]
        assert "Đ/c Long đã nhận" in lower.words


async def test_a_card_from_the_list_is_kept_up_to_date_too(commune: Commune) -> None:
    hands = await _commune_at_night(commune, "Trộm cắp")
    await hands["yen"].says("vụ việc").taps("VV-1114-01").sees("Chưa có người nhận")
    await hands["long"].taps("Đã nhận")
    await hands["yen"].sees("Đ/c Long đã nhận").does_not_see("Chưa có người nhận")


async def test_a_card_on_its_way_while_somebody_takes_it(commune: Commune) -> None:
    huy, long, yen = await commune.phones("huy", "long", "yen")
    call, taken = commune.bot.api.call, []

    async def slow(method: str, params: dict[str, object], *more: object, **options: object) -> object:
        if params.get("chat_id") == yen.phone.chat_id and "VV-1114-01" in str(params) and not taken:
            taken.append(await commune.work(lambda work: acknowledge(work, officer, 1)))
        return await call(method, params, *more, **options)

    officer = await commune.member("long")
    commune.bot.api.call = slow  # type: ignore[method-assign, assignment]
    await huy.says("bao tin").taps("Trộm cắp").taps("Hồ Sen")
    assert taken
    await yen.sees("Đ/c Long đã nhận").does_not_see("Chưa có người nhận")
    await long.sees("Đ/c Long đã nhận")
