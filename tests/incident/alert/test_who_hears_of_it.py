"""Each kind of incident reaches those whom the table says (domain notes §6.3), and a restricted one nobody else."""

from __future__ import annotations

import pytest

from core.incident.actions import NeedSupport, OnTheWay, Show, Take
from core.incident.categories import CATEGORIES
from core.incident.types import Audience, Severity
from core.people.types import Role
from tests.commune import Commune, Hand

# code, severity, who is alerted: DT duty, CH chief, UB committee, TM team, ALL on duty
TABLE = """
SOS       4 ALL CH DT
CHAY      4 ALL CH UB DT
TNGT      3 DT TM
DANHNHAU  3 DT CH TM
TROM      3 DT TM
NONGSAN   3 DT TM
CUOP      4 ALL CH DT
GAYROI    2 DT TM
TIENGON   1 DT
MATUY     3 DT CH
COBAC     2 DT CH
BLGD      4 DT CH UB
TREEM     4 DT CH UB
NGUOILA   1 DT TM
LUADAO    2 DT
THIENTAI  3 DT UB TM
CHAYRUNG  3 DT CH UB
SUCKHOE   4 DT TM
HATANG    1 UB
KHAC      2 DT
"""
_SHORT = {
    "DT": Audience.DUTY,
    "CH": Audience.CHIEF,
    "UB": Audience.COMMUNE_LEADER,
    "TM": Audience.TEAM,
    "ALL": Audience.ON_DUTY,
}
ROWS = [line.split() for line in TABLE.split("\n") if line]
RESTRICTED = ("BLGD", "TREEM", "MATUY", "COBAC")


def test_the_table_of_the_domain_notes() -> None:
    expected = {code: (Severity(int(sev)), {_SHORT[a] for a in who}) for code, sev, *who in ROWS}
    assert {c.code: (c.severity, set(c.audience)) for c in CATEGORIES.values()} == expected


def test_four_kinds_are_restricted() -> None:
    assert {c.code for c in CATEGORIES.values() if c.restricted} == set(RESTRICTED)


_HEARERS = {"DT": {"long"}, "CH": {"dung", "ha"}, "UB": {"nguyet"}, "TM": {"thanh", "tu"}, "ALL": {"long", "dong"}}
NAMES = ("huy", "thanh", "tu", "dong", "long", "yen", "dung", "ha", "nguyet", "thien")


async def _report(hand: Hand, code: str, hamlet: str = "H10") -> None:
    """By forged buttons, so that every kind takes the same way."""
    await hand.says("bao tin")
    nonce = (await hand.commune.rows("SELECT max(nonce) FROM conversations"))[0][0]
    await hand.forges(f"cat1:{nonce}:{code}").forges(f"ham1:{nonce}:{hamlet}").sees("VV-1114-01")


@pytest.mark.parametrize(
    ("code", "severity", "audience"), [(code, sev, who) for code, sev, *who in ROWS if code != "SOS"]
)
async def test_the_right_people_hear(commune: Commune, code: str, severity: str, audience: list[str]) -> None:
    hands = await commune.phones(*NAMES, on_duty=("long", "dong"))
    commune.everybody_reads()
    await _report(hands[0], code)
    await commune.jump(hours=9)  # past 06:30, for what waits until then
    heard = {name for name, hand in zip(NAMES, hands, strict=True) if any("VV-1114-01" in m for m in hand.unread)}
    first = set().union(*(_HEARERS[a] for a in audience))
    assert first <= heard
    assert "thien" not in heard
    if code in RESTRICTED:
        assert heard <= {"huy", "long", "yen", "dung", "ha", *(("nguyet",) if "UB" in audience else ())}


@pytest.mark.parametrize("code", RESTRICTED)
async def test_a_restricted_incident_reaches_nobody_else_by_any_step(commune: Commune, code: str) -> None:
    """Not by card, not by the ladder in a whole night, not by a call for backup."""
    names = ("huy", "thanh", "tu", "dong", "thien", "long")
    hands = await commune.phones(*names, on_duty=("thanh", "dong", "long"))
    await _report(hands[0], code)
    await hands[-1].taps("Đã nhận").taps("Cần chi viện")
    await commune.forward(hours=2)
    assert all(hand.saw_nothing() for hand in hands[1:-1])


@pytest.mark.parametrize("code", RESTRICTED)
async def test_a_restricted_incident_is_in_no_other_list(commune: Commune, code: str) -> None:
    huy, long, thanh = await commune.phones("huy", "long", "thanh")
    officer = await commune.newcomer("Trần Văn Khách", Role.POLICE_OFFICER)
    await _report(huy, code)
    await long.says("vụ việc").sees("1 vụ việc chưa xong")
    await thanh.says("vụ việc").sees("không thuộc phần")
    await officer.says("vụ việc").sees("Không có vụ việc")


@pytest.mark.parametrize("code", RESTRICTED)
async def test_a_restricted_incident_opens_to_no_forwarded_button(commune: Commune, code: str) -> None:
    huy, thanh = await commune.phones("huy", "thanh")
    officer = await commune.newcomer("Trần Văn Khách", Role.POLICE_OFFICER)
    await _report(huy, code)
    for hand in (thanh, officer):
        for button in (Show(1), Take(1), OnTheWay(1), NeedSupport(1)):
            await hand.forges(button.encode()).sees("không thuộc phần").does_not_see("VV-1114-01")
    assert await commune.count("incidents", "state = 'new'") == 1


async def test_a_restricted_incident_has_no_number_for_others(commune: Commune) -> None:
    """A number that is not theirs and a number that is not there get the same answer."""
    (huy,) = await commune.phones("huy")
    officer = await commune.newcomer("Trần Văn Khách", Role.POLICE_OFFICER)
    await _report(huy, "BLGD")
    await officer.says("ok 1")
    first = officer.last
    await officer.says("ok 2")
    assert officer.last == first


async def test_a_restricted_incident_cannot_be_passed_outside(commune: Commune) -> None:
    huy, long = await commune.phones("huy", "long")
    officer = await commune.newcomer("Trần Văn Khách", Role.POLICE_OFFICER)
    await _report(huy, "BLGD")
    await long.taps("Đã nhận").taps("Chuyển người khác").is_not_offered("Khách")
    stranger_id = (await commune.rows("SELECT id FROM members WHERE full_name = 'Trần Văn Khách'"))[0][0]
    await long.forges(f"passto1:1:{stranger_id}").sees("không thuộc phần")
    assert officer.saw_nothing()


async def test_restricted_cards_cannot_be_forwarded(commune: Commune) -> None:
    huy, long = await commune.phones("huy", "long")
    await _report(huy, "BLGD")
    await long.hears("Việc gia đình")
    assert long.messages[-1].protect_content


async def test_the_reporter_is_not_alerted_to_their_own_report(commune: Commune) -> None:
    tu, thanh = await commune.phones("tu", "thanh", on_duty=("tu", "thanh"))
    await _report(tu, "TROM")
    await thanh.hears("Trộm cắp")
    await tu.sees("VV-1114-01")
    await commune.forward(minutes=4)
    assert not any("Chưa có người nhận" in m for m in tu.unread)


async def test_facts_raise_who_must_come(commune: Commune) -> None:
    huy, long, dung = await commune.phones("huy", "long", "dung", on_duty=("long",))
    await _report(huy, "DANHNHAU")
    await long.hears("Cao", "Đánh nhau")
    await huy.taps("Có hung khí").sees("Có hung khí", "Còn gì nữa không?")
    await long.hears("Khẩn cấp", "Có hung khí")
    await commune.forward(minutes=1)
    await dung.sees("Khẩn cấp")


async def test_a_weapon_is_told_to_who_is_on_the_way(commune: Commune) -> None:
    huy, long = await commune.phones("huy", "long")
    await _report(huy, "TROM")
    await long.taps("Đang đến")
    await huy.taps("Có hung khí")
    await commune.forward(seconds=15)
    await long.hears("tin thêm", "Có hung khí")


async def test_a_fact_about_a_closed_incident_wakes_nobody(commune: Commune) -> None:
    huy, long = await commune.phones("huy", "long")
    await _report(huy, "DANHNHAU")
    await long.taps("Đã xử lý xong").taps("Đúng, đã xong")
    await huy.taps("Có hung khí").sees("VV-1114-01 đã đóng")
    await commune.forward(minutes=1)
    commune.everybody_reads()
    await commune.forward(hours=1)
    commune.expects_nothing_more()
    assert await commune.count("alerts", "due_at IS NOT NULL") == 0
