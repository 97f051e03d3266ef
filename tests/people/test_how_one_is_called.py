"""Names are corrected by the police, and everybody chooses how they are addressed."""

from __future__ import annotations

import re

import pytest

from core.people.types import Role
from tests.commune import Commune, Hand

REFUSED = "không thuộc phần"


async def _finds(officer: Hand, words: str, name: str) -> Hand:
    return await officer.says("thành viên").says(words).taps(name)


async def _joins(commune: Commune, network_name: str, officer: Hand, *choices: str) -> Hand:
    hand = officer.says("mời người")
    for choice in choices:
        hand = hand.taps(choice)
    await hand
    slip = next(m.words for m in reversed(officer.messages) if "Mời tham gia" in m.words)
    newcomer = commune.stranger(network_name)
    await newcomer.says(re.search(r"gửi mã ([a-z0-9 ]+) cho", slip)[1])  # type: ignore[index]
    return newcomer


@pytest.mark.parametrize(
    ("role", "greeting"),
    [
        ("Trực ban Công an xã", "Chào đồng chí Nguyễn"),
        ("Lãnh đạo UBND xã", "Chào đồng chí Nguyễn"),
        ("Thành viên tổ hỗ trợ", "Chào anh/chị Nguyễn"),
    ],
)
async def test_officers_and_officials_are_comrades_from_the_start(commune: Commune, role: str, greeting: str) -> None:
    (dung,) = await commune.phones("dung")
    await (await _joins(commune, "Nguyễn", dung, role)).sees(greeting)


async def test_who_becomes_an_officer_is_a_comrade_unless_addressed_otherwise(commune: Commune) -> None:
    dung, huy = await commune.phones("dung", "huy")
    plain = await commune.newcomer("Lê Văn Mới", Role.VOLUNTEER)
    for words, name in (("moi", "Lê Văn Mới"), ("vo nhat", "Võ Nhật Huy")):
        await (await _finds(dung, words, name)).taps("Vai trò").taps("Cán bộ Công an xã")
    await plain.says("hồ sơ").sees("Xưng hô: đồng chí Mới")
    await huy.says("hồ sơ").sees("Xưng hô: anh Huy")


async def test_the_name_of_an_account_is_corrected_and_the_person_told(commune: Commune) -> None:
    (dung,) = await commune.phones("dung")
    son = await _joins(commune, "🐯 Sơn_pro", dung, "Thanh niên tình nguyện", "Tổ 3")
    await (await _finds(dung, "son_pro", "🐯 Sơn_pro")).taps("Sửa họ tên").says("Nguyễn Văn Sơn")
    await dung.sees("Nguyễn Văn Sơn", "Xưng hô: anh/chị Sơn")
    await son.hears("Tên của anh/chị Sơn trong danh sách đã được sửa")
    await dung.taps("Xưng hô").taps("Anh").sees("Xưng hô: anh Sơn")
    await son.hears("Từ nay gọi là anh Sơn")
    await dung.says("thành viên").says("nguyen van son").is_offered("Nguyễn Văn Sơn")
    audit = await commune.rows("SELECT act, detail FROM audit WHERE act IN ('name.corrected', 'honorific.chosen')")
    assert audit == [("name.corrected", ""), ("honorific.chosen", "anh")]


async def test_a_call_name_that_is_not_the_last_word(commune: Commune) -> None:
    (dung,) = await commune.phones("dung")
    await commune.newcomer("Y Thoan Niê", Role.VOLUNTEER)
    await (await _finds(dung, "y thoan nie", "Y Thoan Niê")).taps("Sửa tên gọi").says("Y Thoan")
    await dung.sees("Y Thoan Niê", "Xưng hô: anh/chị Y Thoan")
    await dung.taps("Sửa họ tên").says("Y Thoan Niê Kđăm").sees("Y Thoan Niê Kđăm", "Xưng hô: anh/chị Y Thoan")
    await dung.taps("Sửa họ tên").says("Y Thông Niê").sees("Y Thông Niê", "Xưng hô: anh/chị Niê")


@pytest.mark.parametrize("name", ["Bảo", "Huy", "Thơ", "Tin", "Nguyễn Thị Báo", "Y Blơm"])
async def test_names_that_are_words_of_the_bot(commune: Commune, name: str) -> None:
    dung, _ = await commune.phones("dung", "huy")
    await (await _finds(dung, "vo nhat", "Võ Nhật Huy")).taps("Sửa tên gọi").says(name).sees(f"Xưng hô: anh {name}")


@pytest.mark.parametrize("words", ["Sơn_pro", "Sơn 2", "0912345678", "sơn"])
async def test_what_is_no_name_changes_nothing_and_may_be_typed_again(commune: Commune, words: str) -> None:
    dung, _ = await commune.phones("dung", "huy")
    await (await _finds(dung, "vo nhat", "Võ Nhật Huy")).taps("Sửa họ tên").says(words).sees("Đây chưa phải tên")
    assert await commune.count("members", "full_name = 'Võ Nhật Huy'") == 1
    await dung.says("Võ Nhật Hùng").sees("Võ Nhật Hùng", "Đang hoạt động")


@pytest.mark.parametrize("words", ["có ba người lạ cầm dao ở hồ sen", "cháy nhà ở Hồ Sen", "có trộm"])
async def test_what_tells_of_trouble_is_a_report_there_too(commune: Commune, words: str) -> None:
    dung, long = await commune.phones("dung", "long")
    await (await _finds(dung, "vo nhat", "Võ Nhật Huy")).taps("Sửa họ tên").says(words)
    await dung.sees("Việc gì?").taps("Đánh nhau").taps("Hồ Sen")
    await long.hears(words)


async def test_the_way_out(commune: Commune) -> None:
    dung, _ = await commune.phones("dung", "huy")
    await (await _finds(dung, "vo nhat", "Võ Nhật Huy")).taps("Sửa họ tên").taps("Thôi").sees("Đã thôi")
    await (await _finds(dung, "vo nhat", "Võ Nhật Huy")).taps("Sửa tên gọi").says("0").sees("Chọn việc")
    assert await commune.count("audit") == 0


async def test_a_kill_while_the_name_is_asked_for(commune: Commune) -> None:
    dung, _ = await commune.phones("dung", "huy")
    await (await _finds(dung, "vo nhat", "Võ Nhật Huy")).taps("Sửa họ tên")
    await commune.kill_and_restart()
    await dung.says("Võ Nhật Hùng").sees("Võ Nhật Hùng", "Xưng hô: anh Hùng")


async def test_the_same_name_again_is_no_change(commune: Commune) -> None:
    dung, huy = await commune.phones("dung", "huy")
    await (await _finds(dung, "vo nhat", "Võ Nhật Huy")).taps("Sửa họ tên").says("Võ Nhật Huy").sees("Võ Nhật Huy")
    assert huy.saw_nothing()
    assert await commune.count("audit") == 0


async def test_one_chooses_how_one_is_addressed(commune: Commune) -> None:
    (huy,) = await commune.phones("huy")
    await huy.says("hồ sơ").taps("Xưng hô").is_offered("Đồng chí", "Anh", "Chị", "Chú", "Cô", "Bác")
    await huy.taps("Chú").sees("Từ nay gọi là chú Huy")
    await huy.says("hồ sơ").sees("Xưng hô: chú Huy").taps("Xưng hô").taps("Quay lại").sees("Võ Nhật Huy")
    assert await commune.rows("SELECT act, detail FROM audit") == [("honorific.chosen", "chu")]


async def test_a_chief_corrects_the_own_name(commune: Commune) -> None:
    """The first one joined under the name of the account, and nobody stands above."""
    boss = await commune.newcomer("🐯 Dũng", Role.POLICE_CHIEF)
    await (await _finds(boss, "dung", "🐯 Dũng")).taps("Sửa họ tên").says("Phan Quốc Dũng")
    await boss.sees("Phan Quốc Dũng")
    assert await commune.count("members", "full_name = 'Phan Quốc Dũng'") == 2


@pytest.mark.parametrize("name", ["huy", "thanh", "nguyet", "thien"])
async def test_others_correct_nobody(commune: Commune, name: str) -> None:
    (hand,) = await commune.phones(name)
    other = await commune.member("dong")
    for data in (f"name1:{other.id}", f"call1:{other.id}", f"addr1:{other.id}", f"addrs1:{other.id}:bac"):
        await hand.forges(data).sees(REFUSED).does_not_see("Đông")
    assert await commune.count("audit") == 0


async def test_nobody_corrects_those_above_them(commune: Commune) -> None:
    officer = await commune.newcomer("Trần Văn Khách", Role.POLICE_OFFICER)
    chief = await commune.member("dung")
    await _finds(officer, "phan quoc dung", "Phan Quốc Dũng")
    await officer.is_not_offered("Sửa họ tên", "Sửa tên gọi", "Xưng hô")
    for data in (f"name1:{chief.id}", f"call1:{chief.id}", f"addr1:{chief.id}", f"addrs1:{chief.id}:bac"):
        await officer.forges(data).sees(REFUSED)


async def test_rights_lost_while_the_name_is_asked_for(commune: Commune) -> None:
    dung, _ = await commune.phones("dung", "huy")
    officer = await commune.newcomer("Trần Văn Khách", Role.POLICE_OFFICER, Role.VOLUNTEER)
    await (await _finds(officer, "vo nhat", "Võ Nhật Huy")).taps("Sửa họ tên")
    await (await _finds(dung, "khach", "Trần Văn Khách")).taps("Vai trò").taps("✔️ Cán bộ Công an xã")
    await officer.says("Võ Nhật Hùng").sees(REFUSED)
    assert await commune.count("members", "full_name = 'Võ Nhật Huy'") == 1


async def test_an_honorific_that_does_not_exist(commune: Commune) -> None:
    (huy,) = await commune.phones("huy")
    id_ = (await commune.member("huy")).id
    await huy.says("0").forges(f"addrs1:{id_}:king").sees("Nút này đã cũ")


async def test_who_left_keeps_the_name(commune: Commune) -> None:
    dung, huy = await commune.phones("dung", "huy")
    id_ = (await commune.member("huy")).id
    await huy.says("hồ sơ").taps("Rời chương trình").taps("Đúng, rời")
    await dung.says("0").forges(f"name1:{id_}").sees("Nút này đã cũ")
