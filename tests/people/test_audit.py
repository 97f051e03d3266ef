"""Every change of rights is written down: what, by whom, about whom; and never what was said."""

from __future__ import annotations

from tests.commune import Commune


async def _acts(commune: Commune) -> list[tuple[str, str | None, str, str]]:
    found = await commune.rows(
        "SELECT act, full_name, subject, detail FROM audit LEFT JOIN members m ON m.id = by ORDER BY audit.id"
    )
    return [(act, name and name.split()[-1], subject, detail) for act, name, subject, detail in found]


async def test_people(commune: Commune) -> None:
    dung, huy = await commune.phones("dung", "huy")
    id_ = (await commune.member("huy")).id
    await dung.says("thành viên").says("vo nhat huy").taps("Võ Nhật Huy")
    await dung.taps("Vai trò").taps("Tổ trưởng").taps("Quay lại").taps("Tạm khóa").taps("Đúng").taps("Mở khóa")
    await huy.says("hồ sơ").taps("Rời chương trình").taps("Đúng, rời")
    about = f"member {id_}"
    assert await _acts(commune) == [
        ("role.given", "Dũng", about, "team_leader"),
        ("member.suspended", "Dũng", about, ""),
        ("member.restored", "Dũng", about, ""),
        ("member.left", "Huy", about, ""),
    ]


async def test_invitations(commune: Commune) -> None:
    (dung,) = await commune.phones("dung")
    await dung.says("mời người").taps("Thành viên tổ hỗ trợ").taps("Thu hồi mã")
    assert await _acts(commune) == [
        ("invitation.made", "Dũng", "invitation 1", "support_member"),
        ("invitation.revoked", "Dũng", "invitation 1", ""),
    ]


async def test_duty(commune: Commune) -> None:
    (long,) = await commune.phones("long")
    await long.says("trực ban").taps("Nhận trực").says("trực ban").taps("Giao trực")
    assert [act[:2] for act in await _acts(commune)] == [("duty.taken", "Long"), ("duty.given_back", "Long")]


async def test_what_was_refused_is_not_written_as_done(commune: Commune) -> None:
    huy, _ = await commune.phones("huy", "long")
    id_ = (await commune.member("long")).id
    for data in (f"susp1:{id_}", f"role2:{id_}:operator:on", "duty1:on", "uninv1:1"):
        await huy.forges(data)
    assert await _acts(commune) == []


async def test_the_audit_holds_no_words(commune: Commune) -> None:
    huy, long = await commune.phones("huy", "long")
    await huy.says("một câu chuyện rất riêng").taps("Trộm cắp").taps("Hồ Sen")
    await long.taps("Đã nhận").taps("Ai báo?")
    assert "câu chuyện" not in str(await _acts(commune))
