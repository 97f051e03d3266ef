"""In by invitation only: a single-use code from the police, typed or tapped; a stranger learns nothing."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from core.people.types import Role
from tests.commune import Commune, Hand, running

REFUSED = "chỉ dành cho người được mời"
LOCKED = "đang tạm khóa"


async def _invites(officer: Hand, *choices: str) -> str:
    """The code on the slip."""
    hand = officer.says("mời người")
    for choice in choices:
        hand = hand.taps(choice)
    await hand.sees("Mời tham gia")
    return _code(officer)


def _code(officer: Hand) -> str:
    slip = next(m.words for m in reversed(officer.messages) if "Mời tham gia" in m.words)
    return re.search(r"gửi mã ([a-z0-9 ]+) cho", slip)[1]  # type: ignore[index]


async def test_a_typed_code_lets_in(commune: Commune) -> None:
    (dung,) = await commune.phones("dung")
    lan = commune.stranger("Lan")
    code = await _invites(dung, "Thanh niên tình nguyện", "Tổ 3")
    await lan.says(code).sees("Mã mời hợp lệ", "Lan", "Thanh niên tình nguyện", "Tổ 3", "QUYEN")
    assert "🚨 Báo tin" in lan.keys


async def test_a_link_lets_in(commune: Commune) -> None:
    (dung,) = await commune.phones("dung")
    lan = commune.stranger("Lan")
    code = await _invites(dung, "Thanh niên tình nguyện", "Tổ 3")
    slip = next(m for m in dung.messages if "Mời tham gia" in m.words)
    assert slip.photo
    assert f"https://t.me/{commune.network.world.bot['username']}?start={code.replace(' ', '')}" in slip.words
    await lan.sends(lambda phone: phone.start(code.replace(" ", ""))).sees("Mã mời hợp lệ")


async def test_the_code_alone_as_long_as_the_bots_address_is_not_known(commune: Commune) -> None:
    """A start without a network: half a link would lead nowhere."""
    (dung,) = await commune.phones("dung")
    lan = commune.stranger("Lan")
    commune.bot.rules = replace(commune.bot.rules, bot_link="")
    code = await _invites(dung, "Thanh niên tình nguyện", "Tổ 3")
    slip = next(m for m in dung.messages if "Mời tham gia" in m.words)
    assert not slip.photo
    assert "start=" not in slip.words
    await lan.says(code).sees("Mã mời hợp lệ")


@pytest.mark.parametrize(
    "spelt", [str.upper, lambda c: c.replace(" ", ""), lambda c: c.replace(" ", "-"), lambda c: f"  {c} "]
)
async def test_however_the_code_is_typed(commune: Commune, spelt: object) -> None:
    (dung,) = await commune.phones("dung")
    lan = commune.stranger("Lan")
    await lan.says(spelt(await _invites(dung, "Thành viên tổ hỗ trợ"))).sees("Mã mời hợp lệ")  # type: ignore[operator]


async def test_a_code_typed_with_diacritics_of_the_keyboard(commune: Commune) -> None:
    """Telex turns "dd" into "đ" and "aa" into "â" while one types."""
    (dung,) = await commune.phones("dung")
    lan = commune.stranger("Lan")
    code = await _invites(dung, "Thành viên tổ hỗ trợ")
    await lan.says(code.replace("d", "đ").replace("a", "â").replace("e", "ê")).sees("Mã mời hợp lệ")


async def test_a_code_works_once(commune: Commune) -> None:
    (dung,) = await commune.phones("dung")
    lan, mai = commune.stranger("Lan"), commune.stranger("Mai")
    code = await _invites(dung, "Thành viên tổ hỗ trợ")
    await lan.says(code).sees("Mã mời hợp lệ")
    await mai.says(code).sees(REFUSED)


async def test_a_code_expires(commune: Commune) -> None:
    (dung,) = await commune.phones("dung")
    lan, mai = commune.stranger("Lan"), commune.stranger("Mai")
    early, late = await _invites(dung, "Thành viên tổ hỗ trợ"), await _invites(dung, "Thành viên tổ hỗ trợ")
    await commune.jump(hours=71)
    await lan.says(early).sees("Mã mời hợp lệ")
    await commune.jump(hours=1)
    await mai.says(late).sees(REFUSED)


async def test_a_code_is_revoked_with_one_tap(commune: Commune) -> None:
    (dung,) = await commune.phones("dung")
    lan = commune.stranger("Lan")
    code = await _invites(dung, "Thành viên tổ hỗ trợ")
    await dung.taps("Thu hồi mã").sees("Đã thu hồi")
    await lan.says(code).sees(REFUSED)


async def test_a_revoked_code_stays_revoked_and_a_used_one_used(commune: Commune) -> None:
    (dung,) = await commune.phones("dung")
    lan = commune.stranger("Lan")
    await lan.says(await _invites(dung, "Thành viên tổ hỗ trợ")).sees("Mã mời hợp lệ")
    await dung.taps("Thu hồi mã").sees("đã dùng")
    await lan.says("0").sees("Chọn việc")


async def test_a_stranger_learns_nothing_and_hears_one_sentence(commune: Commune) -> None:
    lan, mai = commune.stranger("Lan"), commune.stranger("Mai")
    await lan.says("xin chào").says("abcd efgh jkmn pqrs")
    await mai.sends(lambda phone: phone.start()).photographs()
    for hand in (lan, mai):
        assert set(hand.unread) <= {hand.last}
        assert REFUSED in hand.last
        assert not hand.buttons
        assert not hand.keys


async def test_a_stranger_pressing_a_forwarded_button_is_told_the_same(commune: Commune) -> None:
    huy, _ = await commune.phones("huy", "long")
    lan = commune.stranger("Lan")
    await huy.says("bao tin").taps("Trộm cắp").taps("Hồ Sen")
    await lan.says("hi").forges("take1:1").sees_toast(REFUSED)
    assert lan.phone.spinning == 0
    assert await commune.rows("SELECT holder_id FROM incidents") == [(None,)]


async def test_in_english_for_an_english_phone(commune: Commune) -> None:
    john = commune.stranger("John", language="en")
    await john.says("hello").sees("by invitation")


async def test_the_sixth_wrong_try_is_not_answered(commune: Commune) -> None:
    lan = commune.stranger("Lan")
    for _ in range(5):
        await lan.says("abcd efgh jkmn pqrs").hears(REFUSED)
    for _ in range(3):
        await lan.says("abcd efgh jkmn pqrs")
    commune.expects_nothing_more()
    assert await commune.count("audit", "act = 'stranger.silenced'") == 1


async def test_a_right_code_is_heard_after_all_the_wrong_ones(commune: Commune) -> None:
    (dung,) = await commune.phones("dung")
    lan = commune.stranger("Lan")
    for _ in range(8):
        await lan.says("abcd efgh jkmn pqrs")
    await lan.says(await _invites(dung, "Thành viên tổ hỗ trợ")).sees("Mã mời hợp lệ")


async def test_an_hour_later_the_polite_sentence_again(commune: Commune) -> None:
    lan = commune.stranger("Lan")
    for _ in range(8):
        await lan.says("abcd efgh jkmn pqrs")
    await commune.jump(minutes=61)
    await lan.says("abcd efgh jkmn pqrs").hears(REFUSED)


async def test_codes_are_not_kept_in_clear(commune: Commune) -> None:
    (dung,) = await commune.phones("dung")
    code = (await _invites(dung, "Thành viên tổ hỗ trợ")).replace(" ", "")
    assert code not in str(await commune.rows("SELECT * FROM invitations"))
    assert await commune.count("outbox", "payload LIKE '%' || ? || '%'", code) == 0


ALLOWED = {
    Role.POLICE_OFFICER: {"Thanh niên tình nguyện", "Tổ viên bảo vệ ANTT", "Tổ trưởng", "Thành viên tổ hỗ trợ"},
    Role.OPERATOR: {
        "Thanh niên tình nguyện",
        "Tổ viên bảo vệ ANTT",
        "Tổ trưởng",
        "Thành viên tổ hỗ trợ",
        "Chỉ huy Công an xã",
        "Quản trị kỹ thuật",
    },
    Role.POLICE_CHIEF: {
        "Thanh niên tình nguyện",
        "Tổ viên bảo vệ ANTT",
        "Tổ trưởng",
        "Thành viên tổ hỗ trợ",
        "Chỉ huy Công an xã",
        "Trực ban Công an xã",
        "Cán bộ Công an xã",
        "Lãnh đạo UBND xã",
    },
}


@pytest.mark.parametrize("role", ALLOWED)
async def test_each_invites_for_the_roles_they_may_give(commune: Commune, role: Role) -> None:
    hand = await commune.newcomer("Trần Văn Khách", role)
    await hand.says("mời người")
    assert set(hand.choices) - {"✖️ Thôi"} == ALLOWED[role]


@pytest.mark.parametrize("name", ["huy", "thanh", "nguyet", "thien"])
async def test_others_invite_nobody(commune: Commune, name: str) -> None:
    (hand,) = await commune.phones(name)
    await hand.says("mời người").sees("không thuộc phần")
    await hand.says("0")
    assert "➕ Mời người" not in hand.keys


async def test_a_forged_role_is_refused(commune: Commune) -> None:
    officer = await commune.newcomer("Trần Văn Khách", Role.POLICE_OFFICER)
    await officer.says("mời người").forges("inv1:1:police_chief").sees("không thuộc phần")
    assert await commune.count("invitations") == 0


async def test_a_forged_team_is_answered_like_an_old_button(commune: Commune) -> None:
    (dung,) = await commune.phones("dung")
    await dung.says("mời người").taps("Thanh niên tình nguyện").forges("invt1:1:T99").sees("Nút này đã cũ")
    assert await commune.count("invitations") == 0
    await dung.taps("Tổ 3").sees("Mời tham gia")


async def test_a_member_who_is_given_a_second_role(commune: Commune) -> None:
    """The same person, one more role: nobody should have to leave first, and the code is no report."""
    dung, huy = await commune.phones("dung", "huy")
    await huy.says(await _invites(dung, "Thành viên tổ hỗ trợ")).sees("Mã mời hợp lệ", "Thành viên tổ hỗ trợ")
    await huy.says("hồ sơ").sees("Võ Nhật Huy", "Thanh niên tình nguyện", "Thành viên tổ hỗ trợ")
    await commune.forward(minutes=5)
    assert await commune.count("incidents") == 0


async def test_a_member_with_a_wrong_code_is_told_so(commune: Commune) -> None:
    (huy,) = await commune.phones("huy")
    await huy.says("abcd efgh jkmn pqrs").sees("Mã này không dùng được")
    await commune.forward(minutes=5)
    assert await commune.count("incidents") == 0


async def test_who_left_may_come_back_by_invitation(commune: Commune) -> None:
    dung, huy = await commune.phones("dung", "huy")
    await huy.says("hồ sơ").taps("Rời chương trình").taps("Đúng, rời").sees("Đã rời")
    await huy.says("bao tin").sees("đã rời chương trình")
    await huy.says(await _invites(dung, "Thanh niên tình nguyện", "Tổ 3")).sees("Mã mời hợp lệ")
    await huy.says("hồ sơ").sees("Võ Nhật Huy")


async def test_a_suspended_member_cannot_come_back_by_any_code(commune: Commune) -> None:
    dung, huy, _ = await commune.phones("dung", "huy", "thien")
    await dung.says("thành viên").says("huy").taps("Võ Nhật Huy").taps("Tạm khóa").taps("Đúng")
    await huy.says(await _invites(dung, "Thành viên tổ hỗ trợ")).hears(LOCKED)
    await dung.says("thành viên").says("thien").taps("Lương Văn Thiện").taps("Mã cho máy mới")
    await huy.says(_code(dung)).hears(LOCKED)


async def test_a_new_phone_for_a_known_member(commune: Commune) -> None:
    """The one who was entered before ever using the bot, and the one with a new phone: the name is known."""
    dung, _ = await commune.phones("dung", "huy")
    other = commune.stranger("nick lạ")
    await dung.says("thành viên").says("vo nhat").taps("Võ Nhật Huy").taps("Mã cho máy mới")
    await other.says(_code(dung)).sees("Chào anh Huy", "Thanh niên tình nguyện")
    assert await commune.count("members", "full_name = 'Võ Nhật Huy'") == 1


async def test_the_commune_and_its_police_are_named_as_configured(tmp_path: Path) -> None:
    names = {
        "BINHYEN_COMMUNE__NAME": "xã Đồi Mây",
        "BINHYEN_COMMUNE__PROVINCE": "tỉnh Lâm Đồng",
        "BINHYEN_COMMUNE__POLICE_NAME": "Công an xã Đồi Mây",
    }
    async with running(tmp_path, names) as commune:
        (dung,) = await commune.phones("dung")
        lan = commune.stranger("Lan")
        await lan.says("xin chào").does_not_see("Đồi Mây")
        await lan.says(await _invites(dung, "Thành viên tổ hỗ trợ")).sees("của xã Đồi Mây, tỉnh Lâm Đồng")
        await lan.says("QUYEN").sees("hỏi Công an xã Đồi Mây")


async def test_joining_is_in_the_audit(commune: Commune) -> None:
    (dung,) = await commune.phones("dung")
    lan = commune.stranger("Lan")
    await lan.says(await _invites(dung, "Thành viên tổ hỗ trợ"))
    acts = [act for (act,) in await commune.rows("SELECT act FROM audit ORDER BY id")]
    assert acts == ["invitation.made", "member.joined"]


async def test_the_officers_draft_survives_a_kill(commune: Commune) -> None:
    (dung,) = await commune.phones("dung")
    lan = commune.stranger("Lan")
    await dung.says("mời người").taps("Thanh niên tình nguyện")
    await commune.kill_and_restart()
    await dung.taps("Tổ 3").sees("Mời tham gia")
    await lan.says(_code(dung)).sees("Mã mời hợp lệ")
