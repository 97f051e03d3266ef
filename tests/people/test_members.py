"""Finding, suspending, restoring people and changing their roles; nobody raises their own rights."""

from __future__ import annotations

import pytest

from core.people.types import Role
from tests.commune import Commune, Hand

REFUSED = "không thuộc phần"


async def _finds(officer: Hand, words: str, name: str) -> Hand:
    return await officer.says("thành viên").says(words).taps(name)


@pytest.mark.parametrize("words", ["dinh dong", "Đinh Đông", "đinh", "DONG", "dong dinh", "\u0110inh Đo\u0302ng"])
async def test_found_without_diacritics(commune: Commune, words: str) -> None:
    (dung,) = await commune.phones("dung")
    await dung.says("thành viên").says(words).is_offered("Đinh Đông")


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("hoa", "Cao Thị Hòa"),
        ("h’linh", "H'Linh Êban"),
        ("y blom", "Y Blơm Niê"),
        ("duoc", "Phùng Văn Được"),
    ],
)
async def test_names_of_every_people(commune: Commune, words: str, name: str) -> None:
    (dung,) = await commune.phones("dung")
    await dung.says("thành viên").says(words).is_offered(name)


async def test_two_people_of_one_name_are_told_apart(commune: Commune) -> None:
    (dung,) = await commune.phones("dung")
    await dung.says("thành viên").says("nguyen van hung").sees("2 người")
    assert sorted(b for b in dung.buttons if "Hùng" in b) == ["Nguyễn Văn Hùng · Công an xã", "Nguyễn Văn Hùng · Tổ 1"]
    await dung.taps("Tổ 1").sees("Nguyễn Văn Hùng", "Tổ trưởng")


@pytest.mark.parametrize(("words", "name"), [("huy", "Võ Nhật Huy"), ("bao", "Mai Quốc Bảo"), ("dũng", "Dương Dũng")])
async def test_names_that_are_words_of_the_bot(commune: Commune, words: str, name: str) -> None:
    """ "huy" folds like "hủy", "bao" like "báo": where a name is asked for they are people."""
    (dung,) = await commune.phones("dung")
    await dung.says("thành viên").says(words).is_offered(name)
    await dung.says("thoi").sees("Đã thôi")


@pytest.mark.parametrize("key", ["Mời người", "Hồ sơ", "Trợ giúp", "Trực ban", "SOS"])
async def test_the_keys_work_while_a_name_is_asked_for(commune: Commune, key: str) -> None:
    (dung,) = await commune.phones("dung")
    await dung.says("0").taps("Thành viên").taps(key).does_not_see("Không thấy ai")


async def test_an_sos_is_understood_even_there(commune: Commune) -> None:
    (dung,) = await commune.phones("dung")
    await dung.says("thành viên").says("sos").sees("SOS VV-1114-01")


async def test_nobody_of_that_name(commune: Commune) -> None:
    (dung,) = await commune.phones("dung")
    await dung.says("thành viên").says("zzz").sees("Không thấy ai").says("dinh").is_offered("Đinh Đông")


async def test_found_by_their_number_in_the_list(commune: Commune) -> None:
    (dung,) = await commune.phones("dung")
    await dung.says("thành viên").says("dinh dong").says("1").sees("Đinh Đông", "Đang hoạt động")


@pytest.mark.parametrize("name", ["huy", "thanh", "nguyet", "thien"])
async def test_others_look_nobody_up(commune: Commune, name: str) -> None:
    (hand,) = await commune.phones(name)
    member = await commune.member("long")
    await hand.says("thành viên").sees(REFUSED)
    for tag in ("mem1", "susp1", "rest1", "reinv1", "roles1"):
        await hand.forges(f"{tag}:{member.id}").sees(REFUSED).does_not_see("Long")


async def test_suspending_ends_everything_at_once(commune: Commune) -> None:
    dung, huy = await commune.phones("dung", "huy")
    await huy.says("bao tin")
    await (await _finds(dung, "vo nhat", "Võ Nhật Huy")).taps("Tạm khóa").taps("Đúng").sees("Đang tạm khóa")
    await huy.taps("Trộm cắp").sees("đang tạm khóa")
    await huy.says("sos").sees("Gọi 113 ngay")
    assert await commune.count("incidents") == 0
    assert await commune.count("audit", "act = 'member.suspended'") == 1


async def test_restored_and_told(commune: Commune) -> None:
    dung, huy = await commune.phones("dung", "huy")
    await (
        (await _finds(dung, "vo nhat", "Võ Nhật Huy"))
        .taps("Tạm khóa")
        .taps("Đúng")
        .taps("Mở khóa")
        .sees("Đang hoạt động")
    )
    await huy.hears("đã mở lại")
    await huy.says("bao tin").sees("Việc gì?")
    assert await commune.count("audit", "act = 'member.restored'") == 1


async def test_what_was_confirmed_as_kept_goes_out_before_the_suspension(commune: Commune) -> None:
    dung, huy, long = await commune.phones("dung", "huy", "long")
    await huy.says("ba người cầm dao")
    await (await _finds(dung, "vo nhat", "Võ Nhật Huy")).taps("Tạm khóa").taps("Đúng")
    await long.hears("VV-1114-01", "ba người cầm dao")
    await commune.forward(minutes=5)
    assert len(await commune.rows("SELECT id FROM incidents")) == 1


async def test_roles_are_given_and_taken(commune: Commune) -> None:
    dung, huy = await commune.phones("dung", "huy")
    await (await _finds(dung, "vo nhat", "Võ Nhật Huy")).taps("Vai trò").taps("Tổ trưởng").is_offered("✔️ Tổ trưởng")
    await huy.says("hồ sơ").sees("Tổ trưởng")
    await dung.taps("✔️ Tổ trưởng").is_not_offered("✔️ Tổ trưởng")
    await huy.says("hồ sơ")
    assert "Tổ trưởng" not in huy.last
    assert await commune.rows("SELECT act, detail FROM audit ORDER BY id") == [
        ("role.given", "team_leader"),
        ("role.taken", "team_leader"),
    ]


async def test_an_old_button_for_a_role_does_what_it_said(commune: Commune) -> None:
    """A button that said "give" must not take the role away when pressed again later, nor the other way round."""
    dung, _ = await commune.phones("dung", "huy")
    await (await _finds(dung, "vo nhat", "Võ Nhật Huy")).taps("Vai trò")
    data = next(b.callback_data for m in dung.messages for row in m.inline for b in row if b.text == "3 Tổ trưởng")
    await dung.forges(data).forges(data)
    assert await commune.count("member_roles r JOIN members m ON m.id = r.member_id", _HAS, "Võ Nhật Huy") == 1


_HAS = "m.full_name = ? AND r.role = 'team_leader'"


async def test_one_role_stays(commune: Commune) -> None:
    dung, _ = await commune.phones("dung", "huy")
    await (
        (await _finds(dung, "vo nhat", "Võ Nhật Huy")).taps("Vai trò").taps("✔️ Thanh niên").sees("ít nhất một vai trò")
    )


async def test_nobody_raises_their_own_rights(commune: Commune) -> None:
    officer = await commune.newcomer("Trần Văn Khách", Role.POLICE_OFFICER)
    ((own,),) = await commune.rows("SELECT id FROM members WHERE full_name = 'Trần Văn Khách'")
    await _finds(officer, "khach", "Trần Văn Khách")
    await officer.is_not_offered("Tạm khóa", "Vai trò", "Mã cho máy mới")
    for data in (f"role2:{own}:police_chief:on", f"role2:{own}:team_leader:on", f"susp1:{own}", f"reinv1:{own}"):
        await officer.forges(data).sees(REFUSED)
    assert await commune.rows("SELECT role FROM member_roles WHERE member_id = ?", own) == [("police_officer",)]


async def test_nobody_touches_those_above_them(commune: Commune) -> None:
    officer = await commune.newcomer("Trần Văn Khách", Role.POLICE_OFFICER)
    chief = await commune.member("dung")
    await _finds(officer, "phan quoc dung", "Phan Quốc Dũng")
    await officer.is_not_offered("Tạm khóa", "Vai trò", "Mã cho máy mới")
    for data in (f"susp1:{chief.id}", f"role2:{chief.id}:volunteer:on", f"reinv1:{chief.id}", f"roles1:{chief.id}"):
        await officer.forges(data).sees(REFUSED)


async def test_no_code_for_a_chief_who_is_a_volunteer_as_well(commune: Commune) -> None:
    """A code bound to a person is that person: who may not give all their roles may not make one."""
    officer = await commune.newcomer("Trần Văn Khách", Role.POLICE_OFFICER)
    await commune.newcomer("Lê Hai Vai", Role.VOLUNTEER, Role.POLICE_CHIEF)
    ((both,),) = await commune.rows("SELECT id FROM members WHERE full_name = 'Lê Hai Vai'")
    await officer.forges(f"reinv1:{both}").sees(REFUSED)
    assert await commune.count("invitations") == 0


async def test_a_chief_makes_police_and_an_officer_does_not(commune: Commune) -> None:
    dung, _ = await commune.phones("dung", "huy")
    officer = await commune.newcomer("Trần Văn Khách", Role.POLICE_OFFICER)
    await (await _finds(dung, "vo nhat", "Võ Nhật Huy")).taps("Vai trò").is_offered("Cán bộ Công an xã")
    await (await _finds(officer, "vo nhat", "Võ Nhật Huy")).taps("Vai trò").is_not_offered("Cán bộ Công an xã")


async def test_a_suspended_member_gets_no_new_code(commune: Commune) -> None:
    dung, _ = await commune.phones("dung", "huy")
    await (
        (await _finds(dung, "vo nhat", "Võ Nhật Huy"))
        .taps("Tạm khóa")
        .taps("Đúng")
        .taps("Mã cho máy mới")
        .sees("Mở khóa trước")
    )


async def test_open_codes_die_with_the_suspension(commune: Commune) -> None:
    dung, _ = await commune.phones("dung", "huy")
    other = commune.stranger("Lan")
    await (await _finds(dung, "vo nhat", "Võ Nhật Huy")).taps("Mã cho máy mới")
    slip = next(m.words for m in reversed(dung.messages) if "?start=" in m.words)
    await (await _finds(dung, "vo nhat", "Võ Nhật Huy")).taps("Tạm khóa").taps("Đúng").taps("Mở khóa")
    code = slip.split("?start=")[1].split()[0]
    await other.says(code).sees("chỉ dành cho người được mời")


async def test_a_stale_duty_button_of_a_volunteer(commune: Commune) -> None:
    (huy,) = await commune.phones("huy")
    await huy.forges("duty1:on").sees(REFUSED)
    assert await commune.count("members", "duty_since IS NOT NULL") == 0
