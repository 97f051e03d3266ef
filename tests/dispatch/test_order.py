"""One chat's updates are handled in the order in which they were sent; different chats do not wait for each other."""

from __future__ import annotations

import pytest

from bot.channels.telegram.updates import raw, received
from core.errors import StorageFull
from tests.commune import Commune


async def test_what_came_while_the_bot_was_off_is_handled_in_order(commune: Commune) -> None:
    huy, long = await commune.phones("huy", "long")
    async with commune.outage(minutes=1):
        for words in ("một", "hai", "ba"):
            huy.phone.send_text(f"người thứ {words}")
    await huy.taps("Trộm cắp").taps("Hồ Sen")
    said = await commune.rows("SELECT text FROM incident_entries WHERE kind = 'text' ORDER BY id")
    assert said == [("người thứ một",), ("người thứ hai",), ("người thứ ba",)]
    await long.hears("người thứ một", "người thứ ba")


async def test_what_telegram_brings_in_another_order_is_handled_as_it_was_said(commune: Commune) -> None:
    """To a webhook it comes over several connections."""
    huy, long = await commune.phones("huy", "long")
    for words in ("bao tin", "trộm cắp", "hồ sen"):
        huy.phone.send_text(words)
    first, second, third = (received(one, raw(one), commune.clock()) for one in commune.network.world.updates.peek(9))
    for update in (first, third, second, third):
        await commune.bot.inbox.store([update])
    await commune.settle()
    await huy.sees("VV-1114-01")
    await long.hears("VV-1114-01", "Trộm cắp", "Hồ Sen")
    assert await commune.count("incidents") == 1


async def test_two_chats_take_turns(commune: Commune) -> None:
    huy, dong, long = await commune.phones("huy", "dong", "long")
    for hand in (huy, dong):
        hand.phone.send_text("bao tin")
    await commune.settle()
    for label in ("Trộm cắp", "Hồ Sen"):
        for hand in (dong, huy):
            hand.phone.press(label)
        await commune.settle()
    await dong.sees("VV-1114-01")
    await huy.sees("VV-1114-02")
    await long.hears("VV-1114-01").hears("VV-1114-02")


async def test_a_full_disk_stops_the_process_and_loses_nothing(
    commune: Commune, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A bot with a full disk must not pretend: the update stays in the inbox, is not counted as a fault, and is handled
    after a restart."""
    huy, long = await commune.phones("huy", "long")
    await huy.says("bao tin").taps("Trộm cắp")

    async def full(*_: object, **__: object) -> None:
        raise StorageFull("disk full")

    huy.phone.press("Hồ Sen")
    await commune.fetch()
    with monkeypatch.context() as patch:
        patch.setattr("core.incident.filing.start_alert", full)
        with pytest.raises(StorageFull):
            await commune.handle()
    assert await commune.rows("SELECT attempts FROM inbox WHERE state = 'waiting'") == [(0,)]
    await commune.kill_and_restart()
    await long.hears("VV-1114-01")
