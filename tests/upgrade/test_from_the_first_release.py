"""The bot of today on a night that the first release left half-way: everything goes on, and nothing comes twice.

Only what phones show is asked about, so the tables may become others.
"""

from __future__ import annotations

import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from pathlib import Path

import pytest

from storage import migrate
from tests.commune import Commune, at
from tests.hand import Hand
from tests.patrol.playing import Restless, Stage, _shown
from tests.upgrade.kit import HERE, left_night, left_rows

PLAY = (HERE / "the_night_goes_on.txt").read_text("utf-8")
FREE = "Chưa có người nhận"


@pytest.fixture
async def left(tmp_path: Path) -> AsyncIterator[Commune]:
    """Started, and not moved yet."""
    async with left_night(tmp_path) as commune:
        yield commune


async def _at(commune: Commune, clock: str, day: int = 15) -> None:
    """Straight to this local time; what fell due on the way comes then, together."""
    await commune.settle()
    commune.everybody_reads()
    commune.clock.now = at(clock, day)
    await commune.tick()


def _cards(commune: Commune, number: str) -> dict[tuple[str, int], str]:
    """What the newest card of a matter says on each phone that has one."""
    found = {}
    for hand in commune.hands:
        cards = [m for m in hand.messages if number in m.words and FREE in m.words]
        if cards:
            found[hand.phone.first_name, cards[-1].message_id] = cards[-1].words
    return found


def _now(commune: Commune, cards: dict[tuple[str, int], str]) -> list[str]:
    """What the same messages say now."""
    return [commune[name].phone.message(id_).words for name, id_ in cards]  # type: ignore[union-attr]


def _times(hand: Hand, *parts: str) -> int:
    """How many messages on this phone have all these words."""
    return sum(all(part in m.words for part in parts) for m in hand.messages)


async def _press(hand: Hand, data: str) -> None:
    """The newest button with these data, where it is."""
    shown = [(m, b.callback_data) for m in hand.messages for row in m.inline for b in row]
    message = next(m for m, pressed in reversed(shown) if pressed == data)
    await hand.sends(lambda phone: phone.tap(message.message_id, data))


def _seen_by(stage: Stage) -> None:
    """What was on the phones before the play begins is not news."""
    for hand in stage.commune.hands:
        stage._seen.update({stage._key(hand, m): _shown(m) for m in hand.messages})


# -- everything that comes -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("stage", [Stage, pytest.param(Restless, marks=pytest.mark.heavy)])
async def test_the_rest_of_the_night_and_the_day_after_are_as_the_release_itself_played_them(
    left: Commune, stage: type[Stage]
) -> None:
    """To the word, on every phone, at its minute; likewise where the process dies at every moment."""
    on = stage(left)
    _seen_by(on)
    await left.settle()
    await on.play(PLAY)


def test_nothing_points_to_nothing(tmp_path: Path) -> None:
    file = tmp_path / "commune.db"
    left_rows(file)
    migrate.upgrade(f"sqlite:///{file}", at("23:20"))
    assert migrate.revision_of(file) == migrate.HEAD
    with closing(sqlite3.connect(file)) as connection:
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


# -- what waited -----------------------------------------------------------------------------------------------------


async def test_what_waited_to_be_sent_is_sent_once(left: Commune) -> None:
    """A receipt, an alert (one of its cards was being sent when the process died), edits, a word to the reporter, the
    toast of a press; the update that was stored and the one at the network are handled."""
    await left.settle()
    for name in ("luc", "long", "thanh", "tu", "huy", "hoa", "man"):
        assert _times(left[name], "VV-1114-07", "Gây rối") == 1, name
    await left["luc"].hears("Đã ghi VV-1114-07").hears("Ở thôn nào?")
    for name in ("long", "thanh", "yen"):
        await left[name].sees("VV-1114-02", "Đ/c Yến đã nhận 23:20")
    await left["ha"].hears("Có người đã nhận VV-1114-02").hears("Nhập vào lịch trực?").sees("Đã gửi 3 ca")
    await left["thien"].hears("Chọn việc")
    await left["nguyet"].hears("Đã ghi thêm vào VV-1114-04")
    left.everybody_reads()
    await left.kill_and_restart()
    left.expects_nothing_more()


async def test_what_waits_for_its_hour_comes_at_its_hour_and_once(left: Commune) -> None:
    """The leader hears three minutes later that somebody cannot come; the roster that was published at night and the
    small matter wait for the morning."""
    await left.settle()
    assert not _times(left["hung_t1"], "Anh Lực không đi được") and not _times(left["tu"], "Lịch trực 04/12")
    await _at(left, "23:23", 14)
    await left["hung_t1"].hears("Anh Lực không đi được")
    assert not _times(left["nguyet"], "VV-1114-06")
    await _at(left, "07:00")
    for name in ("tu", "huy", "thanh"):
        assert _times(left[name], "Lịch trực 04/12-08/12") == 1, name
    assert _times(left["nguyet"], "VV-1114-06", "Đèn, đường hỏng") == 1
    await _at(left, "07:30")
    assert _times(left["hung_t1"], "Anh Lực không đi được") == 1
    assert _times(left["tu"], "Lịch trực 04/12-08/12") == 1


async def test_a_phone_that_blocked_the_bot_is_still_left_alone(left: Commune) -> None:
    before = len(left["yen2"].messages)
    await left.settle()
    await left.forward(minutes=5)
    assert len(left["yen2"].messages) == before


# -- alerts ----------------------------------------------------------------------------------------------------------


async def test_a_ladder_climbs_on_and_rings_the_next_people(left: Commune) -> None:
    """Eight minutes after 23:14, and the reporter is told to call."""
    await left.settle()
    left.everybody_reads()
    await left.forward(minutes=2)
    for name in ("yen", "hung", "dung", "ha"):
        await left[name].hears("VV-1114-04", FREE, "đã 8 phút")
    await left["nguyet"].hears("VV-1114-04: chưa có người nhận. Gọi 113 ngay")


async def test_cards_on_phones_are_edited_and_not_sent_anew_when_an_officer_takes_it(left: Commune) -> None:
    await left.settle()
    cards = _cards(left, "VV-1114-04")
    assert {name for name, _ in cards} == {"long", "dong", "binh", "hung_t1"}
    before = {hand.phone.first_name: len(hand.messages) for hand in left.hands}
    await _press(left["long"], "take1:4")
    assert all("Đ/c Long đã nhận 23:20" in words for words in _now(left, cards))
    told = {hand.phone.first_name for hand in left.hands if len(hand.messages) > before[hand.phone.first_name]}
    assert told == {"nguyet"}
    await left["nguyet"].hears("Có người đã nhận VV-1114-04")


async def test_the_card_that_was_moved_down_is_the_one_that_is_kept(left: Commune) -> None:
    """The emergency was rung several times: the newest card says how it stands, and those above point to it."""
    await left.settle()
    cards = _cards(left, "VV-1114-05")
    assert {"long", "dung", "thanh"} <= {name for name, _ in cards}
    await _press(left["hung"], "way1:5")
    assert all("Đ/c Hùng đang đến" in words for words in _now(left, cards))
    await left["long"].sees("VV-1114-05: xem tin mới bên dưới")


async def test_a_holder_who_said_nothing_is_asked_and_then_others_are_rung(left: Commune) -> None:
    """Long took it at 23:12; ten minutes later the question, after five more the ladder."""
    await left.settle()
    left.everybody_reads()
    await left.forward(minutes=2)
    await left["long"].hears("VV-1114-01: nhận lúc 23:12, chưa có tin")
    await left.forward(minutes=5)
    await left["dung"].hears("VV-1114-01", "Đ/c Long nhận 23:12, không có tin", FREE)
    await left["luc"].hears("VV-1114-01: đang tìm thêm người đến")


async def test_who_called_for_help_is_still_heard(left: Commune) -> None:
    """The place that was asked for, and that they are safe."""
    await left.settle()
    await left["huy"].says("1").sees("Đã ghi VV-1114-05")
    await left["huy"].taps("Tôi an toàn")
    await left.forward(seconds=20)
    await left["long"].sees("VV-1114-05", "nói đã an toàn")


async def test_what_is_restricted_stays_so(left: Commune) -> None:
    await left.settle()
    await left.forward(minutes=10)
    for name in ("thanh", "tu", "dong", "luc", "thien", "huy"):
        await left[name].does_not_see("VV-1114-03")
    await left["dung"].sees("VV-1114-03", "Việc gia đình")


# -- conversations ---------------------------------------------------------------------------------------------------


async def test_a_report_half_told_goes_on_by_a_digit(left: Commune) -> None:
    await left.settle()
    await left["hoa"].says("1").sees("Đã ghi VV-1114-08", "Trộm cắp · Đồi Chè")
    await left["long"].hears("VV-1114-08", "Đồi Chè", FREE)


async def test_it_goes_on_by_the_button_that_was_there(left: Commune) -> None:
    await left.settle()
    await left["hoa"].taps("Hồ Sen").sees("Đã ghi VV-1114-08", "Trộm cắp · Hồ Sen")


async def test_a_report_that_is_not_gone_on_with_goes_out_as_it_is(left: Commune) -> None:
    await left.settle()
    left.everybody_reads()
    await left.forward(minutes=2)
    await left["man"].hears("Chưa đủ thông tin, vẫn ghi VV-1114-")
    await left["long"].hears("Cháy, nổ", "chưa rõ thôn")


async def test_a_name_that_is_asked_for_is_taken(left: Commune) -> None:
    await left.settle()
    await left["dung"].says("mai quoc bao").taps("Mai Quốc Bảo").sees("Đang tạm khóa").taps("Mở khóa")
    await left["bao"].hears("đã mở lại")


async def test_who_is_suspended_or_a_stranger_is_told_nothing(left: Commune) -> None:
    await left.settle()
    left.everybody_reads()
    await left.forward(minutes=10)
    assert not left["bao"].unread and not left["Người lạ"].unread
    await left["bao"].says("bao tin").does_not_see("VV-1114")


async def test_an_invitation_is_still_good_for_one(left: Commune) -> None:
    await left.settle()
    await left["Người lạ"].says("em8z 6zsf m5x6 5wyt").sees("Mã mời hợp lệ", "Tổ 3")
    await left.stranger("Ai đó").says("em8z 6zsf m5x6 5wyt").does_not_see("Mã mời hợp lệ")


async def test_roster_files_that_were_sent_are_entered(left: Commune) -> None:
    """One had been read and shown, the other lay with the network."""
    await left.settle()
    for name in ("hung", "ha"):
        await left[name].taps("Nhập").sees("Đã nhập. Tháng 12/2026: 1 ca mới")


# -- on duty ---------------------------------------------------------------------------------------------------------


async def test_silences_go_on_where_they_were(left: Commune) -> None:
    """Đông was asked twice, Bình's alarm was being looked after by Hùng, Tư's goes on ever less often."""
    await left.settle()
    left.everybody_reads()
    await left.forward(minutes=3)
    await left["dong"].hears("Chưa thấy anh Đông trả lời")
    await left.forward(minutes=4)
    await left["hung_t1"].hears("Anh Đông chưa trả lời từ 22:45").sees("🔕 Chưa trả lời: Bình, Đông")
    await left.forward(minutes=1)
    for name in ("hung_t1", "long"):
        await left[name].hears("Chị Bình chưa trả lời từ 22:30")
    left.everybody_reads()
    await left.forward(minutes=15)
    assert _times(left["long"], "Anh Tư chưa trả lời", "Nhắc lần 5") == 0
    await left.forward(minutes=1)
    for name in ("thanh", "long"):
        await left[name].hears("Anh Tư chưa trả lời từ 22:00", "Nhắc lần 5")


async def test_an_answer_ends_a_silence_for_those_who_were_told(left: Commune) -> None:
    await left.settle()
    board = next(m for m in reversed(left["thanh"].messages) if "Tổ 3 có mặt" in m.words and "🔕" in m.words)
    await left["tu"].taps("Ổn").sees("ổn lúc 23:20")
    for name in ("thanh", "long"):
        await left[name].hears("Anh Tư đã trả lời lúc 23:20")
    assert "🔕" not in left["thanh"].phone.message(board.message_id).words  # type: ignore[union-attr]


async def test_the_card_of_the_shift_is_edited_when_somebody_comes(left: Commune) -> None:
    await left.settle()
    boards = [m.message_id for m in left["thanh"].messages if "👥 Tổ 3 có mặt 3/4" in m.words]
    await _press(left["hoa"], "in1:4")
    shown = left["thanh"].phone.message(boards[-1])
    assert shown is not None and "Tổ 3 có mặt 4/4" in shown.words


async def test_who_looks_after_a_silence_may_still_say_that_all_is_well(left: Commune) -> None:
    await left.settle()
    await left["hung_t1"].taps("Đã gặp").sees("chị Bình ổn")


async def test_a_shift_is_closed_by_rule_and_its_leader_signs_in_the_morning(left: Commune) -> None:
    """The reminders for three kinds of nights: just closed, not signed yet, and waiting for the police."""
    await _at(left, "02:15")
    await left["tu"].hears("Ca đã hết lúc 02:00")
    await _at(left, "03:15")
    await left["thanh"].sees("Ca đã đóng 03:15")
    await _at(left, "07:00")
    await left["thanh"].hears("Cần ký 1 ca đã xong", "Ca đêm 14 rạng 15/11").taps("✍️ Ca đêm").sees("Thành đã ký")
    await left["hung_t1"].hears("Cần ký 3 ca đã xong", "Ca đêm 13 rạng 14/11", "Ca tối 14/11")
    await _at(left, "08:00")
    await left["long"].hears("2 ca chờ Công an ký")


async def test_a_correction_that_was_proposed_is_decided_by_its_old_button(left: Commune) -> None:
    await left.settle()
    await _press(left["thanh"], "corok1:1")
    await left["huy"].hears("anh Thành đã duyệt sửa giờ của anh Huy thành 21:55-02:20")


# -- before a shift --------------------------------------------------------------------------------------------------


async def test_a_substitute_says_yes_and_the_leader_agrees(left: Commune) -> None:
    await left.settle()
    await left["tu"].taps("Nhận thay").sees("Chờ tổ trưởng đồng ý")
    await left["huy"].hears("Anh Tư nhận thay")
    await left["thanh"].hears("Anh Tư nhận đi thay anh Huy").taps("✅ Đồng ý").sees("Đã đồng ý")
    await left["tu"].hears("Tổ trưởng đồng ý: anh Tư đi thay anh Huy")
    await left["huy"].hears("Anh Tư đi thay anh Huy")
    await _at(left, "20:00")
    await left["tu"].hears("Tối nay 22:00 anh Tư có ca đêm")
    await left["huy"].does_not_see("Tối nay 22:00 anh Huy có ca đêm, Tổ 3.\nTập trung: Nhà văn hóa thôn Hồ Sen.\nKhông")
    assert not [words for words in left["huy"].unread if "Tối nay" in words]


async def test_without_the_leaders_word_it_is_asked_again_and_then_stays_as_it_was(left: Commune) -> None:
    """Mận said yes at 22:20."""
    await _at(left, "00:20")
    await left["thanh"].hears("Chị Mận nhận đi thay chị Hòa", "Đến 21:00")
    await _at(left, "02:20")
    for name in ("thanh", "long"):
        await left[name].hears("Chị Mận nhận đi thay chị Hòa", "Đến 21:00")
    await _at(left, "20:59")
    assert not _times(left["man"], "Chưa ai đồng ý đổi người")
    await _at(left, "21:00")
    await left["man"].hears("Chưa ai đồng ý đổi người", "Chị Mận không phải đi thay")
    await left["hoa"].hears("Chưa ai đồng ý đổi người", "vẫn là của chị Hòa")
    await _at(left, "21:45")
    await left["hoa"].hears("Tối nay 22:00 chị Hòa có ca đêm")
    assert not [words for words in left["man"].unread if "Tối nay" in words]


async def test_reminders_come_once(left: Commune) -> None:
    await _at(left, "20:00")
    await _at(left, "20:05")
    await _at(left, "21:45")
    await _at(left, "21:50")
    for name in ("thanh", "dong", "hung_t1", "binh"):
        evening = [m for m in left[name].messages if "Tối nay 22:00" in m.words and m.date > at("12:00", 15)]
        assert len(evening) == 2, name


async def test_who_took_the_duty_is_asked_at_its_end(left: Commune) -> None:
    await _at(left, "11:59")
    assert not _times(left["long"], "còn trực không?")
    await _at(left, "12:00")
    await (
        left["long"]
        .hears("Đồng chí Long còn trực không?", "Nhận trực từ 14/11 12:00")
        .taps("Còn trực")
        .sees("còn trực")
    )


# -- buttons ---------------------------------------------------------------------------------------------------------


@pytest.mark.heavy
async def test_every_button_on_every_phone_is_answered(left: Commune) -> None:
    """From the newest up, each once; what it means may be over, and none breaks anything."""
    await left.settle()
    pressed: set[tuple[int, str]] = set()
    for hand in left.hands:
        for message in [] if hand.phone.blocked else list(reversed(hand.messages)):
            for data in [b.callback_data or "" for row in message.inline for b in row]:
                if data and (hand.phone.user_id, data) not in pressed:
                    await hand.sends(lambda phone, id_=message.message_id, data=data: phone.tap(id_, data))  # type: ignore[misc]
                    assert hand.phone.spinning == 0, data
                    pressed.add((hand.phone.user_id, data))
    await left.forward(seconds=45)
    assert len(pressed) > 300
    assert _times(left["Lê Kỹ Thuật"], "TN-") == 1, "the one that was parked before"
