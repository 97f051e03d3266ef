"""A report turns out to be for few only: what others were sent of it goes from their phones (domain notes §4.4)."""

from __future__ import annotations

import pytest

from core.incident.actions import SetKind, ShowWhole
from core.incident.amending import correct_category
from core.work import Work
from tests.commune import Commune, Hand

NEUTRAL = "VV-1114-01: đã chuyển cho người phụ trách."
FAMILY = SetKind(1, "BLGD").encode()


async def _a_fight(commune: Commune, *more: str) -> list[Hand]:
    """Reported by Huy, told to his team, its leader, the duty officer and the chief."""
    hands = await commune.phones("huy", "tu", "thanh", "long", "dung", on_duty=("long",))
    await hands[0].says("bao tin").taps("Đánh nhau").taps("Hồ Sen")
    for words in ("chồng chị Bảy ở nhà số 7 đánh vợ", *more):
        await hands[0].says(words)
        await commune.forward(seconds=6)
    await commune.forward(seconds=6)
    return hands


async def test_its_words_and_pictures_leave_the_phones_of_the_team(commune: Commune) -> None:
    huy, tu, thanh, long, _ = await _a_fight(commune)
    await huy.photographs("mặt chị Bảy chảy máu").speaks()
    await commune.forward(minutes=1)
    assert any(m.photo for m in tu.messages) and any(m.voice for m in thanh.messages)
    await huy.forges(FAMILY)
    assert [m.words for m in tu.messages] == [m.words for m in thanh.messages] == [NEUTRAL]
    await long.sees("Việc gia đình", "chị Bảy")
    assert any(m.photo for m in long.messages) and any(m.voice for m in long.messages)


async def test_so_does_a_place_with_the_words_below_it(commune: Commune) -> None:
    huy, tu, *_ = await _a_fight(commune)
    await huy.shares_place()
    await commune.forward(minutes=1)
    assert any(m.location for m in tu.messages)
    await huy.forges(FAMILY)
    assert [m.words for m in tu.messages] == [NEUTRAL]


async def test_so_does_what_they_opened_to_read(commune: Commune) -> None:
    huy, tu, *_ = await _a_fight(commune, *(f"tin số {n}" for n in range(1, 8)))
    await tu.forges(ShowWhole(1).encode()).sees("mọi lời đã báo", "chị Bảy", "tin số 3")
    await huy.forges(FAMILY)
    assert [m.words for m in tu.messages] == [NEUTRAL]


async def test_it_is_taken_back_before_anything_else_is_sent(commune: Commune) -> None:
    huy, tu, *_ = await _a_fight(commune)
    waiting = "SELECT priority FROM outbox WHERE state = 'waiting' AND account_id = ?"
    huy.phone.tap(huy.messages[-1].message_id, FAMILY)
    await commune.fetch()
    await commune.handle()
    rows = await commune.rows(waiting, (await commune.account(tu)).id)
    assert rows and {row[0] for row in rows} == {0}


async def test_a_process_that_dies_meanwhile_takes_it_back_after_its_start(commune: Commune) -> None:
    huy, tu, *_ = await _a_fight(commune)
    await huy.photographs()
    async with commune.network_away(minutes=5):
        await commune.work(lambda work: _corrected(work, commune))
        assert any(m.photo for m in tu.messages)
        await commune.kill_and_restart()
    await commune.kill_and_restart()
    assert [m.words for m in tu.messages] == [NEUTRAL]


async def _corrected(work: Work, commune: Commune) -> None:
    found = await work.tx.people.members.search("vo nhat huy")
    await correct_category(work, found[0], 1, "BLGD")


async def test_what_is_just_on_its_way_is_taken_back_when_it_has_come(commune: Commune) -> None:
    huy, tu, *_ = await _a_fight(commune)
    row = "SELECT id FROM outbox WHERE kind = 'news' AND account_id = ?"
    ((news,),) = await commune.rows(row, (await commune.account(tu)).id)
    seen = next(m for m in tu.messages if "tin thêm" in m.words)
    await commune.change(
        "UPDATE outbox SET state = 'waiting', message_id = NULL, settled_at = NULL, attempts = 1,"
        " payload = '{\"incident\": 1, \"since\": 0}', leased_until = '2026-11-14 15:40:00.000000' WHERE id = ?",
        news,
    )
    await huy.forges(FAMILY)
    await tu.sees("chị Bảy")
    await commune.work(lambda work: work.tx.outbox.sent(news, str(seen.message_id), work.now))
    await commune.settle()
    assert [m.words for m in tu.messages] == [NEUTRAL]


async def test_what_the_network_does_not_delete_any_more_is_emptied(commune: Commune) -> None:
    _, tu, *_ = await _a_fight(commune)
    commune.clock.now = commune.clock.now.replace(day=17)
    await commune.work(lambda work: _corrected(work, commune))
    await commune.settle()
    assert [m.words for m in tu.messages] == [NEUTRAL] * 2  # the card and the news


@pytest.mark.parametrize("kind", ["Trộm cắp", "Việc gia đình"])
async def test_nothing_that_people_tell_or_send_can_be_forwarded(commune: Commune, kind: str) -> None:
    """The report may yet turn out to be a matter for few."""
    huy, long = await commune.phones("huy", "long")
    await huy.says("cửa nhà ông Tư bị phá").taps(kind).taps("Hồ Sen").photographs("cái khóa").says("có hai người")
    await commune.forward(seconds=15)
    await long.sees("ông Tư").sees("tin thêm", "hai người").forges(ShowWhole(1).encode()).sees("mọi lời đã báo")
    told = [m for m in long.messages if m.photo or any(w in m.words for w in ("ông Tư", "hai người", "cái khóa"))]
    assert len(told) >= 4
    assert all(m.protect_content for m in told)
