"""Newcomers by a code are asked for their name: their account's is for no list. The inviter hears who came."""

from __future__ import annotations

import re

import pytest

from core.people.types import Role
from tests.commune import Commune, Hand, at

ASKED = "Họ tên đầy đủ?"


async def _code(officer: Hand, *choices: str) -> str:
    hand = officer.says("mời người")
    for choice in choices:
        hand = hand.taps(choice)
    await hand
    slip = next(m.words for m in reversed(officer.messages) if "Mời tham gia" in m.words)
    officer.reads()
    return re.search(r"gửi mã ([a-z0-9 ]+) cho", slip)[1]  # type: ignore[index]


async def _come(commune: Commune, network_name: str = "moi", *choices: str) -> tuple[Hand, Hand]:
    """The chief who invited, and who came."""
    (dung,) = await commune.phones("dung")
    code = await _code(dung, *(choices or ("Tổ trưởng", "Tổ 3")))
    newcomer = commune.stranger(network_name)
    return dung, await newcomer.says(code).sees("Mã mời hợp lệ")


async def test_the_first_question_is_the_name_then_how_one_is_addressed(commune: Commune) -> None:
    dung, moi = await _come(commune)
    await moi.sees(ASKED).says("Lê Văn Mới").sees("Lê Văn Mới", "xưng hô thế nào?").taps("Chú")
    await moi.sees("Từ nay gọi là chú Mới")
    await moi.says("hồ sơ").sees("Lê Văn Mới", "Xưng hô: chú Mới", "Tổ trưởng", "Tổ 3")
    assert await commune.count("members", "full_name = 'moi'") == 0
    await commune.forward(minutes=3)
    await dung.hears("👤 Lê Văn Mới đã vào bằng mã của đồng chí Dũng: Tổ trưởng, Tổ 3.").is_offered("Xem")
    await commune.forward(hours=1)
    commune.expects_nothing_more()
    await dung.taps("Xem").sees("Lê Văn Mới", "Đang hoạt động")
    acts = [act for (act,) in await commune.rows("SELECT act FROM audit ORDER BY id")]
    assert acts == ["invitation.made", "member.joined", "name.given", "honorific.chosen"]


async def test_until_then_the_inviter_reads_what_the_account_is_called(commune: Commune) -> None:
    dung, moi = await _come(commune)
    await commune.forward(minutes=3)
    await dung.hears("Có người đã vào bằng mã của đồng chí Dũng: Tổ trưởng, Tổ 3.", "chưa khai họ tên", "« moi »")
    await moi.says("Lê Văn Mới")
    await dung.hears("Lê Văn Mới đã vào bằng mã")
    await commune.forward(hours=1)
    assert not dung.unread


async def test_an_officer_is_a_comrade_and_not_asked(commune: Commune) -> None:
    _, moi = await _come(commune, "moi", "Trực ban Công an xã")
    await moi.says("Lê Văn Mới").sees("Đã ghi họ tên: Lê Văn Mới").does_not_see("xưng hô thế nào?")


@pytest.mark.parametrize("typed", ["Mới", "mới", "le van moi", "nguyễn văn mới", "0912345678"])
async def test_what_is_no_whole_name_is_asked_for_again(commune: Commune, typed: str) -> None:
    _, moi = await _come(commune)
    await moi.says(typed).sees("Cần đủ họ và tên, viết hoa chữ đầu").says("Lê Văn Mới").sees("xưng hô thế nào?")
    assert await commune.count("incidents") == 0


@pytest.mark.parametrize(
    "words",
    [
        "cháy nhà ở chợ",
        "trộm ở Hồ Sen",
        "hồ sen có người cầm dao đuổi nhau",
        "đường sạt rồi",
        "vỡ đê rồi",
        "lửa",
        "vo danh con",
    ],
)
async def test_a_report_is_a_report_also_as_the_first_word(commune: Commune, words: str) -> None:
    _, moi = await _come(commune)
    await moi.says(words).sees("Đã giữ tin")


@pytest.mark.parametrize(("typed", "shown"), [("sos", "SOS VV-1114-01"), ("bao tin", "Việc gì?"), ("0", "Chọn việc")])
async def test_the_words_of_the_bot_mean_what_they_mean(commune: Commune, typed: str, shown: str) -> None:
    _, moi = await _come(commune)
    await moi.says(typed).sees(shown)


async def test_it_may_be_left_open(commune: Commune) -> None:
    dung, moi = await _come(commune)
    await moi.taps("Thôi").sees("Đã thôi")
    await dung.says("thành viên").says("moi").taps("moi").taps("Sửa họ tên").says("Lê Văn Mới").sees("Lê Văn Mới")


async def test_it_survives_a_kill(commune: Commune) -> None:
    dung, moi = await _come(commune)
    await commune.kill_and_restart()
    await moi.says("Lê Văn Mới").sees("xưng hô thế nào?")
    await commune.kill_and_restart()
    await commune.forward(minutes=5)
    assert len([words for words in dung.unread if "đã vào bằng mã" in words]) == 1


async def test_whom_the_police_have_named_meanwhile_is_not_renamed(commune: Commune) -> None:
    dung, moi = await _come(commune)
    await dung.says("thành viên").says("moi").taps("moi").taps("Sửa họ tên").says("Lê Văn Mười")
    await moi.says("Lê Văn Mới").sees("Lê Văn Mười")
    assert await commune.count("members", "full_name = 'Lê Văn Mười'") == 1


async def test_whose_name_is_known_is_not_asked_and_the_inviter_hears_it(commune: Commune) -> None:
    dung, huy = await commune.phones("dung", "huy")
    await huy.says(await _code(dung, "Thành viên tổ hỗ trợ")).sees("Mã mời hợp lệ").does_not_see(ASKED)
    await commune.forward(minutes=3)
    await dung.hears("👤 Võ Nhật Huy đã vào bằng mã của đồng chí Dũng: Thành viên tổ hỗ trợ.")


async def test_a_code_that_was_not_used_is_no_news_and_others_hear_nothing(commune: Commune) -> None:
    ha, yen = await commune.phones("ha", "yen")
    dung, moi = await _come(commune)
    other = commune.stranger("khách")
    await other.says("abcd efgh jkmn pqrs")
    await moi.says("Lê Văn Mới")
    await commune.forward(minutes=5)
    assert len([w for w in dung.unread if "đã vào" in w]) == 1
    assert ha.saw_nothing() and yen.saw_nothing()


async def test_at_night_without_a_sound(commune: Commune) -> None:
    dung, _ = await _come(commune)
    await commune.forward(minutes=3)
    assert dung.rings == 0 and len(dung.unread) == 1
    commune.clock.now = at("10:00", 15)
    dung, _ = await _come(commune, "khách")
    await commune.forward(minutes=3)
    assert dung.rings == 1


async def test_who_may_invite_no_more_hears_nothing(commune: Commune) -> None:
    officer = await commune.newcomer("Trần Văn Khách", Role.POLICE_OFFICER, Role.VOLUNTEER)
    code = await _code(officer, "Thanh niên tình nguyện", "Tổ 3")
    await commune.change("DELETE FROM member_roles WHERE role = 'police_officer' AND member_id = 46")
    await commune.stranger("moi").says(code)
    await commune.forward(minutes=5)
    assert not [w for w in officer.unread if "đã vào" in w]


# -- asked once more -------------------------------------------------------------------------------------------------


async def test_who_turned_to_something_else_is_asked_once_more_with_the_menu(commune: Commune) -> None:
    dung, moi = await _come(commune)
    await moi.sees(ASKED).says("bao tin").taps("Trộm cắp").taps("Hồ Sen").says("không").taps("Xong")
    await moi.says("0").hears("Chọn việc").hears(ASKED).says("Lê Văn Mới").sees("xưng hô thế nào?")
    await moi.says("0").hears("Chọn việc")
    assert not moi.unread
    await commune.forward(minutes=3)
    assert any("Lê Văn Mới đã vào bằng mã" in words for words in dung.unread)


async def test_and_not_a_third_time(commune: Commune) -> None:
    _, moi = await _come(commune)
    await moi.sees(ASKED).says("hồ sơ").says("0").hears(ASKED).says("hồ sơ").says("0").hears("Chọn việc")
    assert not moi.unread


@pytest.mark.parametrize("words", ["Thôi", "thôi ạ"])
async def test_who_would_rather_not_is_not_asked_again(commune: Commune, words: str) -> None:
    _, moi = await _come(commune)
    await moi.sees(ASKED).says(words).sees("Đã thôi").says("0").hears("Chọn việc")
    assert not moi.unread


async def test_nor_is_whom_the_police_have_named_meanwhile(commune: Commune) -> None:
    dung, moi = await _come(commune)
    await moi.says("hồ sen có trộm").sees("Đã giữ tin").taps("Không báo nữa")
    await dung.says("thành viên").says("moi").taps("moi").taps("Sửa họ tên").says("Lê Văn Mười")
    moi.reads()
    await moi.says("0").hears("Chọn việc")
    assert not moi.unread


async def test_it_is_remembered_over_a_kill_and_an_alert(commune: Commune) -> None:
    _, moi = await _come(commune)
    await moi.says("bao tin").taps("Trộm cắp")
    await commune.kill_and_restart()
    (huy,) = await commune.phones("huy")
    await huy.says("sos")
    await moi.says("thôi").says("menu").sees(ASKED).says("Lê Văn Mới").sees("xưng hô thế nào?")


@pytest.mark.parametrize(
    "words", ["hồ sen có trộm", "Hồ Sen có trộm", "ho sen co trom", "đỗ xe bị mất", "Cháy Nhà Ở Chợ"]
)
async def test_what_begins_like_a_name_and_tells_of_trouble_is_a_report(commune: Commune, words: str) -> None:
    (long,) = await commune.phones("long", on_duty=("long",))
    _, moi = await _come(commune)
    await moi.says(words).sees("Đã giữ tin")
    await commune.forward(minutes=4)
    await long.hears(words)


@pytest.mark.parametrize("words", ["tôi là Lê Văn Mới ạ", "em tên Lê Văn Mới", "Lê Văn Mới."])
async def test_the_name_in_a_sentence_is_the_name(commune: Commune, words: str) -> None:
    _, moi = await _come(commune)
    await moi.says(words).sees("Lê Văn Mới: xưng hô thế nào?")
