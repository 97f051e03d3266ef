"""Needing help again rings again, whatever was written in between; and backup that is lost is called anew, on every
card."""

from __future__ import annotations

from core.people.types import Role
from tests.commune import Commune


async def test_an_sos_right_after_a_message_rings_again(commune: Commune) -> None:
    huy, long = await commune.phones("huy", "long", on_duty=("long",))
    await huy.says("sos")
    await commune.jump(minutes=1)
    await huy.says("ở sau chợ")
    await commune.jump(seconds=2)
    commune.everybody_reads()
    await huy.says("sos")
    await long.hears("Cần cứu giúp ngay")
    assert await commune.count("incident_entries", "kind = 'sos_again'") == 1


async def test_who_may_not_help_any_more_comes_no_more(commune: Commune) -> None:
    """Another role, and not a suspension: the call that they had answered is called again, also on the cards of those
    who are not rung by it."""
    huy, long, tu, thanh, dung = await commune.phones("huy", "long", "tu", "thanh", "dung", on_duty=("long", "tu"))
    await huy.says("bao tin").taps("Trộm cắp").taps("Hồ Sen")
    await long.taps("Đang đến").taps("Cần chi viện")
    await tu.taps("Đang đến")
    await thanh.sees("Cùng đến: Tư").does_not_see("Cần chi viện.")
    commune.everybody_reads()
    member = (await commune.member("tu")).id
    await dung.forges(f"role2:{member}:{Role.SUPPORT_MEMBER}:on")
    assert not long.unread
    await dung.forges(f"role2:{member}:{Role.SECURITY_MEMBER}:off")
    await long.hears("Đ/c Tư không đến VV-1114-01 nữa")
    await thanh.sees("VV-1114-01", "Cần chi viện")


async def test_an_official_who_comes_along_is_no_backup(commune: Commune) -> None:
    """The people's committee may take such a matter and go there; the officer still needs somebody who can help."""
    huy, long, nguyet = await commune.phones("huy", "long", "nguyet", on_duty=("long",))
    await huy.says("nhà bên có tiếng kêu").taps("Việc gia đình").taps("Hồ Sen").taps("Không, chưa rõ").taps("Xong")
    await long.taps("Đang đến").taps("Cần chi viện")
    await nguyet.taps("Đang đến").sees("Cùng đến: Nguyệt")
    assert await commune.rows("SELECT needs_support FROM incidents") == [(1,)]
