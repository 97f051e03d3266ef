"""Receipts: a message taken by a network is not sent again, even when the process died before the database knew."""

from __future__ import annotations

import asyncio
import errno
import os
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from core.channels import Outgoing, Retryable
from core.outbox import Priority
from core.ports import Receipt
from storage.local.receipts import Receipts
from tests.commune import Commune, Hand, PowerCut
from tests.deliver.kit import Post, error, numbers, say

NOW = datetime(2026, 11, 14, 15, 0, tzinfo=UTC)


async def _dies_after_telling(commune: Commune, hand: Hand) -> None:
    """From when this person has been sent something, the database takes nothing more."""
    call = commune.bot.api.call

    async def told(method: str, params: dict[str, Any], *more: Any, **options: Any) -> Any:
        answer = await call(method, params, *more, **options)
        if params.get("chat_id") == hand.phone.chat_id:
            commune.bot.database.transaction = _dead  # type: ignore[method-assign]
        return answer

    commune.bot.api.call = told  # type: ignore[method-assign, assignment]


@asynccontextmanager
async def _dead() -> AsyncIterator[Any]:
    raise PowerCut
    yield


async def _killed_after_the_card(commune: Commune) -> tuple[Hand, Hand]:
    huy, long = await commune.phones("huy", "long", on_duty=("long",))
    await huy.says("bao tin").taps("Trộm cắp")
    await _dies_after_telling(commune, long)
    with pytest.raises(BaseExceptionGroup, match="unhandled"):
        await huy.taps("Hồ Sen")
    return huy, long


async def test_an_alert_does_not_ring_twice(commune: Commune) -> None:
    _, long = await _killed_after_the_card(commune)
    await commune.kill_and_restart()
    assert sum("VV-1114-01" in m.words for m in long.messages) == 1
    assert await commune.count("outbox", "state = 'waiting'") == 0


async def test_its_card_is_kept_up_to_date_and_answers_to_digits(commune: Commune) -> None:
    huy, long = await _killed_after_the_card(commune)
    await commune.kill_and_restart()
    await long.says("1")
    await long.sees("Đ/c Long đã nhận")
    await huy.hears("VV-1114-01", "đã nhận")


async def test_after_a_power_cut_it_rings_again(commune: Commune) -> None:
    """The note may be lost with the power; the alert is not."""
    _, long = await _killed_after_the_card(commune)
    commune.receipts_file.write_bytes(b"")
    await commune.kill_and_restart()
    assert sum("VV-1114-01" in m.words for m in long.messages) == 2


async def test_a_note_of_another_row_counts_for_nothing(commune: Commune) -> None:
    """The database was restored from a copy, and its next row has an id that was used before."""
    (huy,) = await commune.phones("huy")
    await say(commune, huy, 1)
    ((row,),) = await commune.rows("SELECT id FROM outbox")
    notes = Receipts(commune.bot.database.file)
    notes.note(Receipt(row, commune.clock() - timedelta(days=1), "77"))
    notes.close()
    await commune.kill_and_restart()
    assert await commune.count("outbox", "state = 'sent' AND message_id != '77'") == 1
    assert len(huy.messages) == 1


def test_notes_come_back_in_order(tmp_path: Path) -> None:
    receipts = Receipts(tmp_path / "b.db")
    later = NOW + timedelta(microseconds=1)
    given = [Receipt(1, NOW, "500"), Receipt(2, NOW, None), Receipt(3, later, "zalo-0af3")]
    for receipt in given:
        receipts.note(receipt)
    receipts.close()
    again = Receipts(tmp_path / "b.db")
    assert again.left() == given
    again.clear()
    again.close()
    assert Receipts(tmp_path / "b.db").left() == []


@pytest.mark.parametrize(
    "garbage", [b"\0" * 512, b"12 ", b"x y z\n", b"1 2026-99-14T15:00:00+00:00 5\n", b"\xff\xfe 1 2\n", b"5\n" * 9]
)
def test_what_a_power_cut_leaves_is_not_believed(tmp_path: Path, garbage: bytes) -> None:
    receipts = Receipts(tmp_path / "b.db")
    receipts.note(Receipt(1, NOW, "500"))
    receipts.close()
    _behind_the_notes(tmp_path / "b.db.receipts", garbage)
    assert Receipts(tmp_path / "b.db").left() == [Receipt(1, NOW, "500")]


def test_a_torn_note_does_not_take_the_next_one_with_it(tmp_path: Path) -> None:
    _behind_the_notes(tmp_path / "b.db.receipts", b"12 2026-11-14T15:00")
    receipts = Receipts(tmp_path / "b.db")
    receipts.clear()
    receipts.note(Receipt(1, NOW, "500"))
    receipts.close()
    assert Receipts(tmp_path / "b.db").left() == [Receipt(1, NOW, "500")]


def _behind_the_notes(file: Path, content: bytes) -> None:
    file.touch()
    with file.open("r+b") as notes:
        notes.seek(len(notes.read().rstrip(b"\0")))
        notes.write(content)


def test_the_file_is_for_nobody_else_and_does_not_grow(tmp_path: Path) -> None:
    receipts, file = Receipts(tmp_path / "b.db"), tmp_path / "b.db.receipts"
    assert file.stat().st_mode & 0o077 == 0
    for row in range(5000):
        receipts.note(Receipt(row, NOW, "500"))
        receipts.clear()
    assert file.stat().st_size <= 65 * 1024


def test_what_the_database_does_not_know_is_kept_when_the_room_is_used_up(tmp_path: Path) -> None:
    receipts, file = Receipts(tmp_path / "b.db"), tmp_path / "b.db.receipts"
    given = [Receipt(row, NOW, "500") for row in range(3000)]
    for receipt in given:
        receipts.note(receipt)
    assert Receipts(tmp_path / "b.db").left() == given
    receipts.clear()
    assert Receipts(tmp_path / "b.db").left() == []
    assert file.stat().st_size <= 65 * 1024


# -- a full disk -----------------------------------------------------------------------------------------------------


@pytest.fixture
def full_disk(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Once called, no file gets any more room than it has."""
    pwrite, write = os.pwrite, os.write

    def overwrites(file: int, content: bytes, at: int) -> int:
        if content and at + len(content) > os.fstat(file).st_blocks * 512:
            raise OSError(errno.ENOSPC, "No space left on device")
        return pwrite(file, content, at)

    def adds(file: int, content: bytes) -> int:
        if os.fstat(file).st_blocks * 512 < os.fstat(file).st_size + len(content):
            raise OSError(errno.ENOSPC, "No space left on device")
        return write(file, content)

    def fills() -> None:
        monkeypatch.setattr(os, "pwrite", overwrites)
        monkeypatch.setattr(os, "write", adds)

    return fills


def test_a_full_disk_has_room_for_the_notes(tmp_path: Path, full_disk: Callable[[], None]) -> None:
    receipts = Receipts(tmp_path / "b.db")
    full_disk()
    given = [Receipt(row, NOW, "500") for row in range(500)]
    for receipt in given:
        receipts.note(receipt)
    receipts.close()
    again = Receipts(tmp_path / "b.db")  # started while it is still full
    assert again.left() == given
    again.note(Receipt(500, NOW, "501"))
    again.close()
    assert Receipts(tmp_path / "b.db").left() == [*given, Receipt(500, NOW, "501")]


def test_a_full_disk_does_not_stop_them_from_starting_anew(tmp_path: Path, full_disk: Callable[[], None]) -> None:
    receipts = Receipts(tmp_path / "b.db")
    full_disk()
    for row in range(5000):
        receipts.note(Receipt(row, NOW, "500"))
        receipts.clear()
    receipts.note(Receipt(5000, NOW, "500"))
    assert Receipts(tmp_path / "b.db").left()[-1] == Receipt(5000, NOW, "500")


def test_without_any_room_the_database_has_the_word(tmp_path: Path, full_disk: Callable[[], None]) -> None:
    """Notes fail quietly: the commit that comes next says that the disk is full, and stops the process."""
    full_disk()
    receipts = Receipts(tmp_path / "b.db")
    receipts.note(Receipt(1, NOW, "500"))
    receipts.clear()
    receipts.close()


async def test_what_left_before_the_disk_was_full_does_not_come_again(
    commune: Commune, full_disk: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    full_disk()
    _, long = await _killed_after_the_card(commune)
    monkeypatch.undo()  # somebody made room
    await commune.kill_and_restart()
    assert sum("VV-1114-01" in m.words for m in long.messages) == 1
    assert await commune.count("outbox", "state = 'waiting'") == 0


async def test_what_stands_behind_a_failure_in_its_chat_waits_with_it(commune: Commune) -> None:
    """Taken out together, sent one after the other: the second must not overtake the first."""
    huy, long = await commune.phones("huy", "long")
    await say(commune, huy, 1, 2, 3)
    await say(commune, long, 4)
    post = Post(commune)
    post.wire.fails = {str(huy.phone.chat_id): [error(Retryable, 5.0)]}
    await post.drain()
    assert numbers(post.wire.words()) == [1, 4]
    assert [a for (a,) in await commune.rows("SELECT attempts FROM outbox ORDER BY id")] == [1, 0, 0, 1]
    await say(commune, huy, 5, priority=Priority.ALERT)
    await post.drain()
    assert numbers(post.wire.words(huy)) == [1, 5]
    await post.wait(5)
    assert numbers(post.wire.words(huy)) == [1, 5, 1, 2, 3]


async def test_what_is_on_its_way_when_all_ends_is_noted_and_nothing_follows_it(commune: Commune) -> None:
    """Another part of the process found the disk full, and the deliverer is cancelled with the rest."""
    (huy,) = await commune.phones("huy")
    await say(commune, huy, 1, 2)
    post, taken = Post(commune), asyncio.Event()
    deliver = post.wire.deliver

    async def slowly(outgoing: Outgoing) -> str | None:
        taken.set()
        await asyncio.sleep(0.05)
        return await deliver(outgoing)

    post.wire.deliver = slowly  # type: ignore[method-assign]
    async with asyncio.TaskGroup() as tasks:
        draining = tasks.create_task(post.drain())
        await taken.wait()
        draining.cancel()
    assert numbers(post.wire.words()) == [1]
    await commune.kill_and_restart()
    assert numbers([m.words for m in huy.messages]) == [2]
