"""The process dies at the worst moment: nothing is lost and nothing is doubled."""

from __future__ import annotations

import pytest

from tests.commune import Commune, PowerCut


@pytest.mark.parametrize("before_commit", [True, False])
@pytest.mark.parametrize("after", range(6))
async def test_at_any_commit_of_the_third_tap(commune: Commune, before_commit: bool, after: int) -> None:
    """Storing, handling, taking for sending, marking as sent: one power cut at each of them."""
    huy, long = await commune.phones("huy", "long")
    await huy.says("có hai người lạ").taps("Trộm cắp")
    async with commune.power_cut(before_commit=before_commit, after=after):
        await huy.taps("Hồ Sen")
        await commune.settle()  # and one when nothing is left to do
    await commune.tick()
    await huy.sees("VV-1114-01")
    await long.hears("VV-1114-01", "có hai người lạ", "Hồ Sen")
    assert await commune.count("incidents") == 1
    assert await commune.count("incident_entries", "kind = 'text'") == 1
    assert await commune.count("outbox", "kind = 'card'") == 1
    assert len(long.unread) <= 1  # at most one message twice per kill


@pytest.mark.parametrize("before_commit", [True, False])
@pytest.mark.parametrize("after", range(4))
async def test_at_any_commit_of_an_acknowledgement(commune: Commune, before_commit: bool, after: int) -> None:
    huy, long, yen = await commune.phones("huy", "long", "yen")
    await huy.says("bao tin").taps("Trộm cắp").taps("Hồ Sen")
    commune.everybody_reads()
    async with commune.power_cut(before_commit=before_commit, after=after):
        await long.taps("Đã nhận")
    await huy.hears("đã nhận VV-1114-01")
    await yen.sees("Đ/c Long đã nhận")
    assert await commune.count("incident_entries", "kind = 'state'") == 1
    assert len(huy.unread) <= 1


@pytest.mark.parametrize("before_commit", [True, False])
@pytest.mark.parametrize("after", range(3))
async def test_at_any_commit_of_a_ladder_step(commune: Commune, before_commit: bool, after: int) -> None:
    huy, _, dung = await commune.phones("huy", "long", "dung", on_duty=("long",))
    await huy.says("bao tin").taps("Trộm cắp").taps("Hồ Sen")
    await commune.forward(minutes=7, seconds=45)
    commune.everybody_reads()
    async with commune.power_cut(before_commit=before_commit, after=after):
        await commune.forward(seconds=15)
    await commune.tick()
    await dung.hears("Chưa có người nhận")
    await huy.hears("Gọi 113 ngay")
    assert len(huy.unread) <= 1
    assert await commune.count("incident_entries", "kind = 'escalated'") == 2


async def test_an_update_brought_twice_counts_once(commune: Commune) -> None:
    """The network had not heard that it was stored."""
    huy, long = await commune.phones("huy", "long")
    await huy.says("bao tin").taps("Trộm cắp")
    huy.phone.press("Hồ Sen")
    await commune.fetch()
    commune._offset = 0
    await commune.kill_and_restart()
    await long.hears("VV-1114-01")
    assert await commune.count("incidents") == 1
    assert await commune.count("inbox") == await commune.count("inbox", "state = 'done'")


async def test_a_sent_message_that_was_not_marked_comes_at_most_twice(commune: Commune) -> None:
    huy, long = await commune.phones("huy", "long")
    call = commune.bot.api.call
    sent: list[str] = []

    async def dying(method: str, params: dict[str, object], *more: object, **options: object) -> object:
        answer = await call(method, params, *more, **options)
        if params.get("chat_id") == long.phone.chat_id and not sent:
            sent.append(method)
            raise PowerCut
        return answer

    await huy.says("bao tin").taps("Trộm cắp")
    commune.bot.api.call = dying  # type: ignore[method-assign, assignment]
    with pytest.raises(BaseExceptionGroup):
        await huy.taps("Hồ Sen")
    await commune.kill_and_restart()
    await commune.tick()
    assert sum("VV-1114-01" in m.words for m in long.messages) == 2
    assert await commune.count("outbox", "state = 'waiting'") == 0
