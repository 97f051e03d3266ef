"""Buttons of one's own report after the right to report has gone: they change nothing and tell nobody."""

from __future__ import annotations

from typing import Any

from core.incident import actions
from core.incident.actions import OnIncident
from tests.commune import Commune

OWN = ("SayFact", "SetKind", "SetPlace", "Withdraw", "ImSafe", "StillNeedHelp")
MORE: dict[str, tuple[Any, ...]] = {"SayFact": ("weapon",), "SetKind": ("GAYROI",), "SetPlace": ("H09",)}
KEPT = ("incidents", "incident_entries", "alerts", "alert_recipients", "audit")


async def _kept(commune: Commune) -> list[list[Any]]:
    return [await commune.rows(f"SELECT * FROM {table}") for table in KEPT]  # noqa: S608


async def test_nothing_of_ones_own_report_can_be_changed_any_more(commune: Commune) -> None:
    """A theft, an SOS and a report that went out unfinished are open; the reporter is only an operator since."""
    huy, long = await commune.phones("huy", "long", on_duty=("long",))
    await huy.says("cửa sau bị cạy").taps("Trộm cắp").taps("Hồ Sen").taps("Không, chưa rõ").taps("Xong")
    await huy.says("sos").taps("Không rõ thôn").taps("Xong")
    await huy.says("có tiếng kêu")
    await commune.forward(minutes=5)
    assert await commune.count("incidents", "incomplete") == 1
    member = (await commune.member("huy")).id
    await commune.change("UPDATE member_roles SET role = 'operator' WHERE member_id = ?", member)
    await huy.says("menu")
    commune.everybody_reads()
    before = await _kept(commune)
    for incident in (1, 2, 3):
        for name in OWN:
            button: type[OnIncident] = getattr(actions, name)
            await huy.forges(button(incident, *MORE.get(name, ())).encode())
            assert await _kept(commune) == before, f"{name} of {incident}\n{huy.screen}"
    assert not long.unread
    await huy.says("sos").says("có đánh nhau")
    assert await commune.count("incidents") == 3


async def test_who_was_alerted_and_may_not_help_any_more_does_not_set_out(commune: Commune) -> None:
    huy, tu = await commune.phones("huy", "tu", on_duty=("tu",))
    await huy.says("bao tin").taps("Trộm cắp").taps("Hồ Sen")
    await tu.sees("VV-1114-01")
    member = (await commune.member("tu")).id
    await commune.change("UPDATE member_roles SET role = 'support_member' WHERE member_id = ?", member)
    for label in ("Đang đến", "Đã có mặt"):
        await tu.taps_old(label).sees("không thuộc phần")
    assert await commune.count("incident_entries", "kind = 'helper'") == 0
