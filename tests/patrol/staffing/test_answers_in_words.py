"""An answer in one's own words is heard as one, and a report in the same place never is."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import timedelta

import pytest

from tests.commune import Commune, Hand, at
from tests.patrol.duty_kit import a_shift, checked_in, missed
from tests.patrol.kit import shift as shift_of_tomorrow

Asked = Callable[[Commune], Awaitable[Hand]]


# -- what stands open ------------------------------------------------------------------------------------------------


async def how_many(commune: Commune) -> Hand:
    (tu,) = await checked_in(commune, "tu")
    return await tu.says("nhắc nhở").sees("Đã nhắc nhở bao nhiêu người?")


async def how_many_at_the_end(commune: Commune) -> Hand:
    (tu,) = await checked_in(commune, "tu")
    commune.clock.now = at("02:00", 15)
    return await tu.says("ra ca").taps("Đủ").taps("Không có").sees("Đã nhắc nhở bao nhiêu người?")


async def where(commune: Commune) -> Hand:
    (tu,) = await commune.phones("tu")
    await a_shift(commune, "tu", muster="Nhà văn hóa thôn Hồ Sen")
    commune.clock.now = at("22:00")
    return await tu.says("vao ca").sees("Đang ở đâu?")


async def the_equipment(commune: Commune) -> Hand:
    return await (await where(commune)).taps("Bỏ qua").sees("Trang bị của tổ đủ không?")


async def a_reminder(commune: Commune) -> Hand:
    commune.clock.now = at("21:50")
    (tu,) = await commune.phones("tu")
    await shift_of_tomorrow(commune, "tu")
    await commune.forward(minutes=11)
    return await tu.hears("Đi được không?")


async def missing(commune: Commune) -> Hand:
    (tu,) = await commune.phones("tu")
    await missed(commune, await a_shift(commune, "tu"))
    return await tu.hears("Chưa thấy anh Tư vào ca")


async def which_days(commune: Commune) -> Hand:
    (tu,) = await commune.phones("tu")
    return await tu.says("ca cua toi").taps("Nghỉ phép").sees("Nghỉ những ngày nào?")


async def days_of_a_plan(commune: Commune) -> Hand:
    (dung,) = await commune.phones("dung")
    return await dung.forges("go1:new_plan").says("KH-52").sees("Từ ngày nào")


async def number_of_a_plan(commune: Commune) -> Hand:
    (dung,) = await commune.phones("dung")
    return await dung.forges("go1:new_plan").sees("Số kế hoạch?")


async def another_hour(commune: Commune) -> Hand:
    (dung,) = await commune.phones("dung")
    found = await shift_of_tomorrow(commune, "tu")
    return await dung.forges(f"move1:{found.id}").sees("sang mấy giờ?")


async def the_right_hour(commune: Commune) -> Hand:
    (tu,) = await checked_in(commune, "tu")
    commune.clock.now = at("02:00", 15)
    await tu.says("ra ca")
    ((shift_id,),) = await commune.rows("SELECT max(id) FROM shifts")
    return await tu.forges(f"fix1:{shift_id}").sees("Vào ca lúc mấy giờ?")


async def somebodys_name(commune: Commune) -> Hand:
    (dung,) = await commune.phones("dung")
    return await dung.says("thành viên").sees("Tìm ai?")


async def to_stand_in(commune: Commune) -> Hand:
    huy, tu = await commune.phones("huy", "tu")
    found = await shift_of_tomorrow(commune, "huy")
    await huy.forges(f"suball1:{found.id}")
    return await tu.hears("Cần người đi thay")


QUESTIONS: list[Asked] = [
    how_many, how_many_at_the_end, where, the_equipment, a_reminder, missing, which_days, days_of_a_plan,
    number_of_a_plan, another_hour, the_right_hour, somebodys_name, to_stand_in,
]  # fmt: skip


def _name(asked: Asked) -> str:
    return asked.__name__  # type: ignore[attr-defined]


# -- a report or a cry is never an answer ----------------------------------------------------------------------------


@pytest.mark.parametrize("asked", QUESTIONS, ids=_name)
@pytest.mark.parametrize(
    "words", ["cháy nhà bà Sáu", "co danh nhau", "có 3 người cầm dao ở chợ", "không có ai trực, có trộm vào nhà"]
)
async def test_a_report_begins_whatever_is_asked(commune: Commune, asked: Asked, words: str) -> None:
    who = await asked(commune)
    (yen,) = await commune.phones("yen", on_duty=("yen",))
    await who.says(words).sees("Đã giữ tin", "Việc gì?")
    await commune.forward(minutes=4)
    await yen.hears(words)


@pytest.mark.parametrize("asked", QUESTIONS, ids=_name)
@pytest.mark.parametrize("words", ["cứu tôi với", "sos", "cuu em voi a"])
async def test_a_cry_is_an_sos_whatever_is_asked(commune: Commune, asked: Asked, words: str) -> None:
    who = await asked(commune)
    (yen,) = await commune.phones("yen", on_duty=("yen",))
    await who.says(words).sees("SOS VV-")
    await yen.hears("🆘 Cần cứu giúp ngay")


# -- how many --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("words", ["không có ai", "ko có ai", "k ai", "chưa nhắc ai", "0"])
async def test_nobody_was_reminded(commune: Commune, words: str) -> None:
    tu = await how_many(commune)
    await tu.says(words).sees("Rõ: chưa nhắc nhở ai.", "Đang trực").does_not_see("Việc gì?")
    assert await commune.count("shift_events", "kind = 'count'") == 0
    assert (await commune.conversation(tu))["flow"] is None


@pytest.mark.parametrize("words", ["hok có ai", "chẳng nhắc ai cả"])
async def test_nobody_all_night(commune: Commune, words: str) -> None:
    await (await how_many_at_the_end(commune)).says(words).sees("nhắc nhở 0 lượt").does_not_see("Việc gì?")


@pytest.mark.parametrize("words", ["vài người", "có", "4-5 người"])
async def test_how_many_without_a_number_is_asked_again(commune: Commune, words: str) -> None:
    tu = await how_many(commune)
    await tu.says(words).sees("Gõ một số").says("khoảng mười hai").sees("nhắc nhở 12 người")


# -- the equipment ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("words", ["không đủ", "thiếu", "chưa đủ", "ko đủ", "thiếu đèn pin ạ"])
async def test_what_is_missing_is_asked(commune: Commune, words: str) -> None:
    await (await the_equipment(commune)).says(words).sees("Thiếu gì?").does_not_see("Việc gì?")


async def test_what_is_broken_is_asked(commune: Commune) -> None:
    await (await the_equipment(commune)).says("đèn hết pin").sees("Hỏng gì?")


@pytest.mark.parametrize("words", ["dạ đủ", "đủ rồi ạ", "đầy đủ", "không thiếu gì"])
async def test_all_is_there(commune: Commune, words: str) -> None:
    await (await the_equipment(commune)).says(words).sees("Trang bị đủ.", "Đang trực")


async def test_several_things_at_once_are_asked_for_one_by_one(commune: Commune) -> None:
    tu = await the_equipment(commune)
    await tu.taps("Hỏng").says("áo mưa và còi").sees("Hỏng gì? Bấm từng thứ").says("còi ạ")
    assert "3 ⚠️ Còi" in tu.buttons


# -- coming or not ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "words", ["không đến được", "ko tới đc", "hôm nay em bận không đi được", "không tham gia được ạ"]
)
async def test_who_cannot_come_says_so_in_their_words(commune: Commune, words: str) -> None:
    await (await a_reminder(commune)).says(words).sees("Đã ghi anh Tư không đi được", "Lý do?")


@pytest.mark.parametrize("words", ["đi được ạ", "em sẽ đi", "có", "ok anh"])
async def test_who_comes_says_so(commune: Commune, words: str) -> None:
    await (await a_reminder(commune)).says(words).sees("Đã ghi anh Tư đi được")


@pytest.mark.parametrize("words", ["chưa tới được", "em bận", "xin nghỉ", "tới trễ 15 phút", "mai em không đi được"])
async def test_who_may_not_come_is_asked_again(commune: Commune, words: str) -> None:
    tu = await a_reminder(commune)
    await tu.says(words).sees("Anh Tư đi được ca này không?").is_offered("✅ Đi được", "❌ Không đi được")
    assert await commune.count("assignments", "answer <> 'none'") == 0
    await tu.taps("Không đi được").sees("Đã ghi anh Tư không đi được")


async def test_a_reminder_stands_open_below_what_was_looked_at_since(commune: Commune) -> None:
    tu = await a_reminder(commune)
    await tu.says("ca cua toi").says("không đến được").sees("Đã ghi anh Tư không đi được")


async def test_who_is_missed_and_cannot_come(commune: Commune) -> None:
    tu = await missing(commune)
    await tu.says("chưa tới được").sees("Đến nơi thì bấm Vào ca").is_offered("Vào ca", "Không đi được")
    await tu.says("không đến được").sees("Đã ghi: không đi được")


async def test_who_cannot_come_with_nothing_on_the_screen_is_asked_of_which_shift(commune: Commune) -> None:
    (tu,) = await commune.phones("tu")
    await shift_of_tomorrow(commune, "tu")
    await tu.says("không đến được").sees("Ca đêm 15 rạng 16/11", "Anh Tư không đi được ca này?").taps("Không đi được")
    await tu.sees("Đã ghi anh Tư không đi được")


async def test_without_any_shift_it_is_told(commune: Commune) -> None:
    (tu,) = await commune.phones("tu")
    await tu.says("không đến được").sees("Đã giữ tin")


@pytest.mark.parametrize("words", ["không đi được", "không đến được", "dạ em bận rồi"])
async def test_who_cannot_stand_in_keeps_their_own_shift(commune: Commune, words: str) -> None:
    tu = await to_stand_in(commune)
    await shift_of_tomorrow(commune, "tu", starts=at("22:00", 17))
    await tu.says(words).sees("Không nhận được cũng không sao").does_not_see("Đã ghi anh Tư không đi được", "Việc gì?")
    assert await commune.count("assignments", "answer = 'cannot'") == 0


@pytest.mark.parametrize("words", ["không đi được", "không đến được"])
async def test_who_cannot_come_to_an_alert_keeps_their_own_shift(commune: Commune, words: str) -> None:
    (huy,) = await commune.phones("huy")
    (thanh,) = await checked_in(commune, "thanh")
    await shift_of_tomorrow(commune, "thanh")
    await huy.says("bao tin").taps("Cháy").taps("Hồ Sen")
    await thanh.hears("Cháy, nổ").says(words)
    assert await commune.count("assignments", "answer = 'cannot'") == 0


# -- where -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("words", ["không đến được", "chưa tới được", "không đi được", "đang trên đường, sắp đến"])
async def test_who_has_checked_in_and_is_not_there(commune: Commune, words: str) -> None:
    tu = await where(commune)
    await shift_of_tomorrow(commune, "tu", starts=at("22:00", 16))
    await tu.says(words).sees("Anh Tư đã vào ca. Không đến được thì bấm Ra ca.", "Đang ở đâu?")
    assert await commune.count("assignments", "answer = 'cannot'") == 0
    await tu.taps("Ra ca").sees("Đã ra ca 22:00")


@pytest.mark.parametrize("words", ["không", "ko", "chưa", "có", "ở đây", "hồ sen"])
async def test_where_is_asked_again(commune: Commune, words: str) -> None:
    tu = await where(commune)
    await tu.says(words).sees("Đang ở đâu?").does_not_see("Việc gì?")
    await tu.says("em đang ở nvh ạ").sees("có mặt theo danh sách")


# -- days and hours --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("words", ["tết", "nghỉ tết", "đám cưới", "không", "chưa biết", "20h30"])
@pytest.mark.parametrize("asked", [which_days, days_of_a_plan], ids=_name)
async def test_days_that_cannot_be_read_are_asked_for_again(commune: Commune, asked: Asked, words: str) -> None:
    who = await asked(commune)
    await who.says(words).sees("Chưa rõ ngày. Gõ như 20/11").does_not_see("Việc gì?")


@pytest.mark.parametrize(
    ("words", "days"),
    [("thứ 7 tuần sau", "21/11-21/11"), ("em nghỉ từ mai đến mốt", "15/11-16/11"), ("noel", "24/12-25/12")],
)
async def test_days_in_words(commune: Commune, words: str, days: str) -> None:
    await (await which_days(commune)).says(words).sees(f"Anh Tư: nghỉ {days}")


@pytest.mark.parametrize(
    ("words", "hour"), [("20h30", "15/11 20:30"), ("8 giờ tối", "15/11 20:00"), ("9h", "15/11 21:00")]
)
async def test_a_shift_is_moved_to_an_hour_that_was_typed(commune: Commune, words: str, hour: str) -> None:
    dung = await another_hour(commune)
    (tu,) = await commune.phones("tu")
    await dung.says(words).sees("sang giờ này? Bấm thì mọi người trong ca được báo.").is_offered(hour)
    assert not tu.unread, "nobody hears of it before it is pressed"
    await dung.taps(hour).sees("Đã dời ca")
    await commune.jump(hours=9)
    await tu.hears(hour.partition(" ")[2])


@pytest.mark.parametrize("words", ["sớm hơn", "tối mai", "mười giờ"])
async def test_an_hour_that_cannot_be_read_is_asked_for_again(commune: Commune, words: str) -> None:
    dung = await another_hour(commune)
    await dung.says(words).sees("Chưa rõ giờ").says("21h").is_offered("15/11 21:00")


async def test_an_hour_that_is_past_is_not_offered(commune: Commune) -> None:
    (dung,) = await commune.phones("dung")
    found = await shift_of_tomorrow(commune, "tu", starts=commune.clock() + timedelta(hours=1))
    await dung.forges(f"move1:{found.id}").says("21h").sees("Giờ này đã qua")


# -- a yes or no that answers nothing --------------------------------------------------------------------------------


@pytest.mark.parametrize("beginning", ["go1:invite", "go1:leave", "go1:new_plan"])
async def test_a_mere_no_is_no_report(commune: Commune, beginning: str) -> None:
    (dung,) = await commune.phones("dung")
    await dung.forges(beginning)
    before = await commune.conversation(dung)
    await dung.says("không").does_not_see("Việc gì?")
    assert await commune.conversation(dung) == before


@pytest.mark.parametrize("words", ["không", "ko", "không phải", "có", "nhầm rồi"])
async def test_under_not_a_report_nothing_is_added_and_the_question_stays(commune: Commune, words: str) -> None:
    (yen,) = await commune.phones("yen", on_duty=("yen",))
    (tu,) = await checked_in(commune, "tu")
    await commune.forward(minutes=30)
    await tu.says("đang đi một vòng quanh hồ").is_offered("Không phải tin báo")
    before = await commune.conversation(tu)
    await tu.says(words).sees("Chưa ghi thêm gì.", "Việc gì?").is_offered("Không phải tin báo", "Trộm cắp")
    assert await commune.conversation(tu) == before
    await commune.forward(minutes=4)
    await yen.hears("đang đi một vòng quanh hồ").does_not_see(f"« {words} »")


async def test_nor_is_it_where_a_report_asks_for_the_hamlet(commune: Commune) -> None:
    (tu,) = await commune.phones("tu")
    await (
        tu.says("bao tin").taps("Trộm cắp").says("không").sees("Chưa ghi thêm gì.", "Ở thôn nào?").is_offered("Hồ Sen")
    )


async def test_a_nod_on_patrol_leaves_the_choices_of_the_report_on_the_screen(commune: Commune) -> None:
    (tu,) = await checked_in(commune, "tu")
    await tu.says("bao tin").says("ok").sees("Đã ghi: ổn").says("4").sees("Trộm cắp. Ở thôn nào?")
