"""The audit of a matter names the hand behind each step, and none where no person did it."""

from __future__ import annotations

from tests.commune import Commune


async def _noted(commune: Commune) -> list[tuple[str, str | None, str]]:
    rows = await commune.rows(
        "SELECT act, call_name, detail FROM audit LEFT JOIN members ON members.id = audit.by"
        " WHERE act LIKE 'incident.%' AND subject = 'VV-1114-01' ORDER BY audit.id"
    )
    return [tuple(row) for row in rows]


async def test_each_step_is_its_own_hand(commune: Commune) -> None:
    huy, long, tu = await commune.phones("huy", "long", "tu", on_duty=("long", "tu"))
    await huy.says("bao tin").taps("Trộm cắp").taps("Hồ Sen")
    await long.taps("Đang đến").taps("Cần chi viện")
    await tu.taps("Đang đến")
    await long.taps("Ai báo?")
    await long.taps_old("Đã có mặt").taps("Đã xử lý xong")
    assert await _noted(commune) == [
        ("incident.reported", "Huy", ""),
        ("incident.state", "Long", "on_the_way"),
        ("incident.support", "Long", "called"),
        ("incident.helper", "Tư", "on_the_way"),
        ("incident.reporter_seen", "Long", ""),
        ("incident.state", "Long", "on_scene"),
        ("incident.state", "Long", "resolved"),
    ]


async def test_backup_that_is_called_again_by_itself_is_nobodys_hand(commune: Commune) -> None:
    huy, long, tu, dung = await commune.phones("huy", "long", "tu", "dung", on_duty=("long", "tu"))
    await huy.says("bao tin").taps("Trộm cắp").taps("Hồ Sen")
    await long.taps("Đang đến").taps("Cần chi viện")
    await tu.taps("Đang đến")
    await dung.says("thành viên").says("Hồ Văn Tư").taps("Hồ Văn Tư").taps("Tạm khóa").taps("Đúng")
    assert (await _noted(commune))[-1] == ("incident.support", None, "again")


async def test_an_sos_taken_back_and_needed_again_is_the_callers_hand(commune: Commune) -> None:
    huy, _ = await commune.phones("huy", "long", on_duty=("long",))
    await huy.says("sos").says("an toàn")
    assert await _noted(commune) == [("incident.reported", "Huy", ""), ("incident.safe", "Huy", "")]
