"""A digit, a word or a press: which button is meant, and on which screen."""

from __future__ import annotations

from datetime import timedelta

import pytest

from core.incident.actions import Take
from tests.commune import Commune, at


async def test_a_digit_counts_on_the_screen_it_was_written_to(commune: Commune) -> None:
    """Typed while the category question was on the screen, received when the hamlets were."""
    huy, _ = await commune.phones("huy", "long")
    await huy.says("bao tin")
    await commune.forward(seconds=30)
    await huy.taps("Trộm cắp").sees("Ở thôn nào?")
    await huy.says("1", at=commune.clock() - timedelta(seconds=20)).does_not_see("VV-1114-01")
    assert (await commune.conversation(huy))["draft"]["category"] == "TROM"


async def test_a_digit_in_the_same_second_counts_on_the_new_screen(commune: Commune) -> None:
    """Networks stamp messages in whole seconds."""
    huy, _ = await commune.phones("huy", "long")
    await huy.says("bao tin").says("4", at=commune.clock() - timedelta(seconds=1)).sees("Ở thôn nào?")


async def test_digits_count_the_menu_when_nothing_else_is_shown(commune: Commune) -> None:
    (huy,) = await commune.phones("huy")
    await huy.says("0")
    assert huy.keys[4:5] == ["👤 Hồ sơ"]
    await huy.says("5").sees("Võ Nhật Huy")


async def test_an_alert_on_the_screen_is_what_digits_answer(commune: Commune) -> None:
    huy, long = await commune.phones("huy", "long")
    await long.says("0")
    await huy.says("bao tin").taps("Trộm cắp").taps("Hồ Sen")
    await long.says("1").sees("Đã nhận VV-1114-01")


async def test_a_digit_written_before_the_alert_came_is_not_for_it(commune: Commune) -> None:
    huy, long = await commune.phones("huy", "long")
    await long.says("0")
    await commune.forward(minutes=1)
    await huy.says("bao tin").taps("Trộm cắp").taps("Hồ Sen")
    await long.says("2", at=commune.clock() - timedelta(seconds=30))
    assert await commune.rows("SELECT state FROM incidents WHERE number = 'VV-1114-01'") == [("new",)]


@pytest.mark.parametrize("said", ["ok", "giúp", "vâng", "a contact"])
async def test_the_menu_between_question_and_answer_does_not_turn_a_digit_into_an_sos(
    commune: Commune, said: str
) -> None:
    """A short word at "Ở thôn nào?" brings the keys, of which the second is SOS; "2" is still the second hamlet."""
    huy, long = await commune.phones("huy", "long")
    await huy.says("bao tin").taps("Gây rối")
    await (huy.sends(lambda phone: phone.send_contact()) if said == "a contact" else huy.says(said))
    await huy.says("2").sees("Đã ghi VV-1114-01")
    await long.hears("Gây rối", "Hồ Sen").does_not_see("Cần cứu giúp ngay")


async def test_a_digit_never_is_an_sos(commune: Commune) -> None:
    """Meant or not, everybody would be rung: the digit is answered with how to do it."""
    huy, long = await commune.phones("huy", "long")
    await huy.says("0")
    assert "SOS" in huy.keys[1]
    await huy.says("2").sees("Cần cứu giúp thì bấm", "SOS")
    await commune.forward(minutes=5)
    assert long.saw_nothing()
    await huy.taps("SOS").sees("SOS VV-1114-01")


async def test_a_digit_answers_ones_own_report_and_not_the_alert_that_came_meanwhile(commune: Commune) -> None:
    huy, long = await commune.phones("huy", "long")
    await long.says("bao tin").taps("Trộm cắp")
    await commune.forward(seconds=10)
    await huy.says("bao tin").taps("Cháy").taps("Hồ Sen")
    await commune.forward(seconds=10)
    await long.says("2").sees("Đã ghi VV-1114-02")
    assert await commune.rows("SELECT category, state, hamlet FROM incidents ORDER BY id") == [
        ("CHAY", "new", "H10"),
        ("TROM", "new", "H02"),
    ]


async def test_words_take_an_alert_that_came_in_the_middle_of_ones_own_report(commune: Commune) -> None:
    huy, long = await commune.phones("huy", "long")
    await long.says("bao tin").taps("Trộm cắp")
    await huy.says("bao tin").taps("Cháy").taps("Hồ Sen")
    await long.says("da nhan").sees("Đã nhận VV-1114-01").says("dang den").sees("đang đến VV-1114-01")
    await long.says("2").sees("Đã ghi VV-1114-02")


async def test_when_ones_own_report_is_over_digits_answer_the_alert_that_came_meanwhile(commune: Commune) -> None:
    huy, long = await commune.phones("huy", "long")
    await long.says("bao tin").taps("Ốm, đuối nước").taps("Hồ Sen")
    await commune.forward(minutes=13)
    await huy.says("bao tin").taps("Cháy").taps("Hồ Sen")
    await commune.forward(minutes=2)
    await long.says("1").sees("Đã nhận VV-1114-02")


@pytest.mark.parametrize("typed", ["0", "menu", "MENU", "/menu", "quay ve"])
async def test_the_way_home_works_everywhere(commune: Commune, typed: str) -> None:
    (long,) = await commune.phones("long")
    for beginning in ("bao tin", "thành viên", "mời người", "có cháy", "sos"):
        await long.says(beginning).says(typed)
        assert long.keys
        assert "Chọn việc" in long.last


async def test_a_button_of_an_older_report_is_stale(commune: Commune) -> None:
    (huy,) = await commune.phones("huy")
    await huy.says("bao tin").says("thôi").says("bao tin").taps_old("Trộm cắp").sees("Nút này đã cũ")
    await huy.taps("Cháy").sees("Ở thôn nào?")


async def test_a_button_of_an_older_step_is_stale(commune: Commune) -> None:
    huy, _ = await commune.phones("huy", "long")
    await huy.says("bao tin").taps("Trộm cắp").says("gần cầu").taps("Hồ Sen").sees("VV-1114-01")
    await huy.taps_old("Đồi Chè").sees("Nút này đã cũ")
    assert await commune.count("incidents") == 1


async def test_a_stale_button_stops_its_little_clock(commune: Commune) -> None:
    huy, _ = await commune.phones("huy", "long")
    await huy.says("bao tin").says("thôi").taps_old("Trộm cắp").sees_toast("Nút này đã cũ")
    assert huy.phone.spinning == 0


@pytest.mark.parametrize(
    "data",
    [
        "", ":", "take1", "take1:", "take1:x", "take1:1:2", "take1:-1", "take1:999999999999999999999", "cat1:1:NOPE",
        "cat1:x:TROM", "ham1:0:H99", "fact1:0:nothing", "lang1:xx", "inv1:0:king", "role1:1:king", "passto1:1:99999",
        "mem1:99999", "go1:nowhere", "undo1:77", "show1:77", "unknown9:1", "𝕏:é", "done1:0", "stop1:0", "duty1:maybe",
        "leave1:", "invt1:0:T99", "back1:0", "cats1:0", "nofact1:0", "take1: 1", "uninv1:5", "susp1:0",
    ],
)  # fmt: skip
async def test_forged_data_does_nothing(commune: Commune, data: str) -> None:
    huy, long = await commune.phones("huy", "long")
    await huy.says("bao tin").taps("Trộm cắp").taps("Hồ Sen").says("0")
    before = await commune.rows("SELECT state, holder_id, facts FROM incidents")
    for hand in (huy, long):
        await hand.forges(data)
        assert hand.phone.spinning == 0
    await commune.forward(minutes=1)
    assert await commune.count("inbox", "state <> 'done'") == 0
    if data not in ("take1: 1",):
        assert await commune.rows("SELECT state, holder_id, facts FROM incidents") == before


async def test_a_button_on_a_message_too_old_to_be_seen(commune: Commune) -> None:
    """The network gives no content of a message that is gone, only its number."""
    huy, long = await commune.phones("huy", "long")
    await huy.says("bao tin").taps("Trộm cắp").taps("Hồ Sen")
    await long.sends(lambda phone: phone.tap(9999, Take(1).encode())).sees("Đ/c Long đã nhận")


async def test_words_that_only_look_like_a_button_are_words(commune: Commune) -> None:
    huy, _ = await commune.phones("huy", "long")
    await huy.says("bao tin").says("xe cháy ở ngã ba").sees("Đã giữ tin")
    assert (await commune.conversation(huy))["draft"]["entries"][0][3] == "xe cháy ở ngã ba"


async def test_words_written_off_line_before_a_screen_are_words(commune: Commune) -> None:
    """A text that happens to name a choice shown only afterwards."""
    huy, _ = await commune.phones("huy", "long")
    commune.clock.now = at("22:47")
    await huy.says("bao tin").says("trộm cắp", at=at("22:40")).sees("Đã giữ tin")


async def test_english_words_are_understood_by_everybody(commune: Commune) -> None:
    (huy,) = await commune.phones("huy")
    await huy.says("menu").says("report").sees("Việc gì?").says("cancel").sees("Đã thôi")


async def test_an_old_button_is_answered_with_the_question_that_is_open(commune: Commune) -> None:
    (huy,) = await commune.phones("huy")
    await huy.says("bao tin").says("thôi").says("bao tin").taps_old("Trộm cắp").sees("Nút này đã cũ. Chọn tiếp ở đây.")
    await huy.is_offered("Trộm cắp", "Cháy").taps("Trộm cắp").taps("Hồ Sen").sees("Đã ghi VV-1114-01")


async def test_a_digit_goes_on_there_as_well(commune: Commune) -> None:
    (huy,) = await commune.phones("huy")
    await huy.says("bao tin").says("thôi").says("bao tin").taps_old("Trộm cắp").says("1").sees("Cháy", "Ở thôn nào?")


@pytest.mark.parametrize("data", ["nothing9:1", "cat1:1:TROM", "passto1:99:1", "show1:99", "whole1:99", "reopen1:99"])
async def test_with_nothing_open_the_menu_comes(commune: Commune, data: str) -> None:
    (long,) = await commune.phones("long")
    await long.forges(data).sees("Nút này đã cũ")
    assert "🚨 Báo tin" in long.keys
