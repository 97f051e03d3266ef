"""After an SOS "nhầm rồi" asks whether it was one, "an toàn" says so. Words never end it: somebody may be in danger."""

from __future__ import annotations

import pytest

from tests.commune import Commune

MISTAKES = ["nhầm rồi", "Bấm nhầm!", "em nhầm", "nham roi", "bam nham", "tôi bấm nhầm", "em bấm nhầm rồi ạ"]
SAFE = ["an toàn", "an toan", "em an toàn rồi", "không sao rồi", "khong sao roi", "tôi ổn rồi"]
SENTENCES = [
    "không an toàn",
    "chưa an toàn đâu",
    "an toàn không?",
    "An toàn?",
    "nó nhầm tôi với người khác",
    "không nhầm đâu",
    "nhầm đường rồi, nó đang đuổi theo",
]


@pytest.mark.parametrize("words", MISTAKES)
async def test_a_slip_is_asked_about_and_ended_with_one_tap(commune: Commune, words: str) -> None:
    huy, long = await commune.phones("huy", "long")
    await huy.says("sos").says(words).sees("VV-1114-01", "vẫn đang báo").is_offered("Báo nhầm", "Vẫn cần giúp")
    assert await commune.rows("SELECT state FROM incidents") == [("new",)]
    await huy.taps("Báo nhầm").sees("Đã ghi VV-1114-01 là báo nhầm")
    await commune.forward(minutes=1)
    await long.hears("Báo nhầm, đóng lúc 22:30")
    assert await commune.rows("SELECT state FROM incidents") == [("false_alarm",)]


async def test_the_words_reach_who_comes_and_the_alert_climbs_on(commune: Commune) -> None:
    """The person holding the phone may have been made to write the words, and may not be able to answer."""
    huy, long = await commune.phones("huy", "long", on_duty=("long",))
    await huy.says("sos").says("nhầm rồi")
    await commune.forward(seconds=15)
    await long.hears("tin thêm", "nhầm rồi")
    commune.everybody_reads()
    await commune.forward(minutes=4)
    await long.hears("Cần cứu giúp ngay", "Chưa có người nhận")


async def test_who_needs_help_after_all_rings_everybody_again(commune: Commune) -> None:
    huy, long, tu = await commune.phones("huy", "long", "tu", on_duty=("long", "tu"))
    await huy.says("sos").says("nhầm rồi")
    await commune.forward(minutes=5)
    commune.everybody_reads()
    await huy.taps("Vẫn cần giúp").sees("SOS VV-1114-01", "113").sees("Ở thôn nào?")
    for hand in (long, tu):
        await hand.hears("Cần cứu giúp ngay", "VV-1114-01", "Lại gọi cứu giúp lúc 22:35")
    await huy.taps("Hồ Sen").sees("Đã ghi VV-1114-01")
    assert await commune.count("incidents") == 1


@pytest.mark.parametrize("by", ["themselves", "an officer"])
async def test_who_needs_help_after_it_was_closed_is_never_too_late(commune: Commune, by: str) -> None:
    huy, long = await commune.phones("huy", "long", on_duty=("long",))
    await huy.says("sos").says("nhầm rồi")
    if by == "themselves":
        await huy.taps("Báo nhầm")
    else:
        await long.taps("Báo nhầm").taps("Đúng, báo nhầm")
    commune.everybody_reads()
    await huy.taps_old("Vẫn cần giúp").sees("SOS VV-1114-02", "113")
    await long.hears("VV-1114-02", "Cần cứu giúp ngay")


@pytest.mark.parametrize("words", SAFE)
async def test_safe_is_noted_and_the_alert_goes_on(commune: Commune, words: str) -> None:
    huy, long = await commune.phones("huy", "long", on_duty=("long",))
    await huy.says("sos").says(words).sees("anh Huy an toàn", "VV-1114-01")
    await commune.forward(seconds=15)
    await long.hears("tin thêm", "Người báo nói đã an toàn lúc 22:30").sees("Chưa có người nhận")
    assert await commune.rows("SELECT state FROM incidents") == [("new",)]


@pytest.mark.parametrize("words", SENTENCES)
async def test_a_sentence_is_told_and_nothing_else(commune: Commune, words: str) -> None:
    huy, long = await commune.phones("huy", "long", on_duty=("long",))
    await huy.says("sos").says(words).sees("Đã ghi thêm vào VV-1114-01").does_not_see("vẫn đang báo", "Đã ghi: anh Huy")
    await commune.forward(seconds=15)
    await long.hears("tin thêm", words)
    assert await commune.rows("SELECT state FROM incidents") == [("new",)]
    assert await commune.count("incident_entries", "kind = 'safe'") == 0


@pytest.mark.parametrize("words", ["báo nhầm", "nhầm rồi", "em an toàn rồi"])
async def test_it_is_understood_also_when_nothing_is_being_told_any_more(commune: Commune, words: str) -> None:
    huy, _ = await commune.phones("huy", "long")
    await huy.says("sos").taps("Hồ Sen").says("xong").sees("Đã gửi VV-1114-01")
    await huy.says(words).sees("VV-1114-01").does_not_see("Việc gì?")
    assert await commune.rows("SELECT state FROM incidents") == [("new",)]


async def test_while_another_report_is_told_it_is_part_of_that(commune: Commune) -> None:
    huy, long = await commune.phones("huy", "long")
    await huy.says("sos").taps("Hồ Sen").says("xong").says("bao tin").taps("Trộm cắp").taps("Đồi Chè")
    await huy.says("nhầm rồi").sees("Đã ghi thêm vào VV-1114-02").is_not_offered("Vẫn cần giúp")
    await commune.forward(seconds=15)
    await long.sees("VV-1114-02", "nhầm rồi")


async def test_without_an_sos_they_are_words_like_any_other(commune: Commune) -> None:
    huy, dong, _ = await commune.phones("huy", "dong", "long")
    await huy.says("sos")
    await dong.says("nhầm rồi").sees("Việc gì?")  # the SOS is somebody else's
    await dong.says("thôi").says("an toàn").sees("Việc gì?")


async def test_nobody_calls_again_for_another(commune: Commune) -> None:
    huy, dong, long = await commune.phones("huy", "dong", "long")
    await huy.says("sos")
    long.reads()
    await dong.forges("needs1:1").sees("Nút này đã cũ")
    await dong.forges("mysos1:mistake").does_not_see("VV-1114-01")
    assert not long.unread
