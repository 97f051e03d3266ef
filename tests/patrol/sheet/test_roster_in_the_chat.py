"""A month corrected in Excel and sent back into the chat: shown first, entered when its sender says so."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from openpyxl import Workbook

from core.patrol.sheet.rows import Line
from core.patrol.sheet.screens import EnterSheet
from core.patrol.sheet.upload import MOST_BYTES
from core.patrol.types.shift import ShiftState
from core.people.types import Role
from tests.commune import Commune, at
from tests.hand import Hand
from tests.patrol.kit import december, laid, on, shift

EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
HEAD = ("Ngày", "Ca", "Tổ", "Thành viên")
LEADER = "Trịnh Công Thành"
READING = "Đã nhận tệp, đang đọc"
ASKED = "Nhập vào lịch trực?"


def _row(day: object = "4/12/2026", names: str = LEADER, team: str = "Tổ 3", kind: str = "Ca đêm") -> tuple[Any, ...]:
    return day, kind, team, names


def _sheet(*rows: tuple[Any, ...]) -> bytes:
    workbook = Workbook()
    for row in (HEAD, *rows):
        workbook.worksheets[0].append(row)
    content = BytesIO()
    workbook.save(content)
    return content.getvalue()


def _sends(hand: Hand, content: bytes, name: str = "lich-truc.xlsx", kind: str = EXCEL, caption: str = "") -> Hand:
    return hand.sends(lambda phone: phone.send_document(content, name, kind, caption))


async def _kept(commune: Commune) -> list[tuple[str, str]]:
    """Rows of the table of files, of everybody."""
    return [tuple(row) for row in await commune.rows("SELECT ref, lines FROM sheets ORDER BY account_id")]


async def _days(commune: Commune) -> list[int]:
    return [one.shift.day.day for one in await laid(commune)]


# -- entered ---------------------------------------------------------------------------------------------------------


async def test_the_police_see_what_a_file_would_change_and_enter_it(commune: Commune) -> None:
    commune.clock.now = at("09:00")
    dung, thanh, tu, huy = await commune.phones("dung", "thanh", "tu", "huy")
    await shift(commune, "thanh", "huy", starts=december("22:00", 4), responsible="thanh")
    await shift(commune, "thanh", starts=december("22:00", 16), responsible="thanh")
    await shift(commune, "thanh", starts=december("22:00", 20), state=ShiftState.DRAFT)
    rows = [_row(names=f"{LEADER}; Hồ Văn Tư"), _row("6/12"), _row("8/12"), _row("6/12", "Mai Quốc Bảo", "Tổ 1")]
    await _sends(dung, _sheet(*rows)).sees(READING)
    await dung.sees("12/2026 · Tổ 1: 1 ca mới, 0 ca đổi, 0 ca bỏ", "Tổ 3: 2 ca mới, 1 ca đổi, 1 ca bỏ", ASKED)
    await dung.sees("1 ca đã gửi mà tệp không có", "bản nháp", "người trong ca được báo")
    assert await _days(commune) == [4, 16, 20] and huy.saw_nothing(), "nothing was entered"
    await dung.taps("Nhập").sees("Đã nhập", "3 ca mới, 1 ca đổi, 1 ca bỏ")
    assert await _days(commune) == [4, 6, 6, 8, 16]
    await huy.hears("Ca của anh Huy đổi", "không phải đi")
    await tu.hears("Ca của", "thêm")
    commune.expects_nothing_more()
    assert thanh.saw_nothing()
    by = (await commune.member("dung")).id
    assert await commune.count("audit", "act = 'roster.imported' AND by = ? AND detail = '3+1+1'", by) == 1
    await dung.taps("Tháng 12/2026").is_offered("Gửi lịch")


async def test_the_leader_changes_the_own_team(commune: Commune) -> None:
    commune.clock.now = at("09:00")
    thanh, tu, huy = await commune.phones("thanh", "tu", "huy")
    one = await shift(commune, "thanh", "huy", starts=december("22:00", 4), responsible="thanh")
    await _sends(thanh, _sheet(_row(names=f"{LEADER}; Hồ Văn Tư")))
    await thanh.sees("Tổ 3: 0 ca mới, 1 ca đổi, 0 ca bỏ").taps("Nhập").sees("Đã nhập")
    assert await on(commune, one.id) == {"Thành", "Tư"}
    await huy.hears("không phải đi")
    await tu.hears("thêm")
    await thanh.taps("Lịch của tổ").sees("Tư")


async def test_a_leader_neither_makes_shifts_nor_touches_another_team(commune: Commune) -> None:
    await shift(commune, "bao", team="T1", starts=december("22:00", 4))
    (thanh,) = await commune.phones("thanh")
    await _sends(thanh, _sheet(_row("6/12"), _row("4/12", "Hồ Văn Tư", "Tổ 1")))
    await thanh.sees("2 chỗ sai, chưa nhập gì", "dòng 2: ca này chưa có", "dòng 3: ca này của tổ khác")
    assert await _days(commune) == [4]


async def test_what_is_so_already_is_not_asked_about(commune: Commune) -> None:
    (dung,) = await commune.phones("dung")
    await _sends(dung, _sheet(_row())).taps("Nhập")
    await _sends(dung, _sheet(_row())).sees("đã đúng như tệp").does_not_see("bản nháp, chưa")


async def test_nothing_of_a_file_is_kept_when_it_was_entered_or_left(commune: Commune) -> None:
    (dung,) = await commune.phones("dung")
    for day, answer, said in (("4/12", "Nhập", "Đã nhập"), ("6/12", "Thôi", "Đã bỏ tệp")):
        await _sends(dung, _sheet(_row(day)))
        ((ref, lines),) = await _kept(commune)
        assert (ref, LEADER in lines) == ("", True)
        await dung.taps(answer).sees(said)
        assert await _kept(commune) == [("", "")]
    assert await _days(commune) == [4]
    content = await commune.rows("SELECT payload FROM outbox UNION ALL SELECT body FROM inbox")
    assert not [words for (words,) in content if LEADER in words]


async def test_it_can_be_answered_in_words_and_beside_what_is_open(commune: Commune) -> None:
    (thanh,) = await commune.phones("thanh")
    await shift(commune, "thanh", "huy", starts=december("22:00", 4), responsible="thanh")
    await thanh.says("ca").taps("Nghỉ phép").sees("Nghỉ những ngày nào?")
    await _sends(thanh, _sheet(_row())).sees(ASKED)
    assert (await commune.conversation(thanh))["flow"] == "leave"
    await thanh.says("nhap").sees("Đã nhập")
    assert (await commune.conversation(thanh))["flow"] == "leave"


# -- refused ---------------------------------------------------------------------------------------------------------


async def test_every_bad_row_is_named_and_nothing_is_entered(commune: Commune) -> None:
    (dung,) = await commune.phones("dung")
    rows = [_row("4/12"), *[_row(f"{day}/12", f"Người Lạ {day}") for day in range(6, 26)], _row("26/12", kind="Ca ba")]
    await _sends(dung, _sheet(*rows))
    await dung.sees("21 chỗ sai, chưa nhập gì", "dòng 3: không có ai tên Người Lạ 6").is_not_offered("Nhập")
    await dung.taps("Xem tiếp (13)").sees("dòng 11:").taps("Xem tiếp (5)").sees("dòng 23: không có loại ca “Ca ba”")
    assert await _days(commune) == []
    named = {row for row in range(3, 24) if any(f"dòng {row}:" in m.words for m in dung.messages)}
    assert named == set(range(3, 24))


async def test_what_stands_in_a_cell_does_not_fill_the_screen(commune: Commune) -> None:
    (dung,) = await commune.phones("dung")
    await _sends(dung, _sheet(*[_row(f"{day}/12", "rất dài " * 100) for day in range(4, 20)]))
    await dung.sees("16 chỗ sai")
    assert len(dung.last) < 2000


OTHER_FILES: dict[str, tuple[bytes, str]] = {
    "no excel": (b"hello", "cần tệp Excel .xlsx"),
    "empty": (b"", "cần tệp Excel .xlsx"),
    "another bag": (b"PK\x03\x04 broken", "cần tệp Excel .xlsx"),
    "too large": (bytes(MOST_BYTES + 1), "lớn quá"),
    "no roster": (_sheet(), "không có dòng lịch nào"),
}


@pytest.mark.parametrize("what", OTHER_FILES)
async def test_a_file_of_another_kind_is_said_to_be_so(commune: Commune, what: str) -> None:
    content, why = OTHER_FILES[what]
    (dung,) = await commune.phones("dung")
    await _sends(dung, content).sees(why)
    assert await _days(commune) == [] and await commune.count("sheets", "ref <> ''") == 0


@pytest.mark.parametrize("name", ["huy", "tu", "thien", "nguyet", "stranger"])
async def test_from_others_it_is_a_file_like_any_other(commune: Commune, name: str) -> None:
    """A member tells something with it; a stranger hears the one sentence."""
    (hand,) = await commune.phones(name)
    other = (await commune.phones(name))[0]
    await _sends(hand, _sheet(_row()))
    await _sends(other, b"%PDF", "bien-ban.pdf", "application/pdf")
    assert hand.last == other.last and READING not in hand.last
    assert await commune.count("sheets") == 0


async def test_a_leader_of_no_team_sends_a_file_like_any_other(commune: Commune) -> None:
    hand = await commune.newcomer("Người Mới", Role.TEAM_LEADER)
    await commune.change("UPDATE members SET state = 'active' WHERE full_name = 'Người Mới'")
    await _sends(hand, _sheet(_row())).does_not_see(READING)
    assert await commune.count("sheets") == 0


async def test_while_a_report_is_told_a_file_is_part_of_it(commune: Commune) -> None:
    thanh, long = await commune.phones("thanh", "long", on_duty=("long",))
    await thanh.says("bao tin").taps("🔓 Trộm cắp").taps("Hồ Sen")
    await _sends(thanh, _sheet(_row())).sees("Tệp được ghi vào tin báo")
    await commune.forward(seconds=10)
    assert any(message.document for message in long.messages)
    assert await commune.count("sheets") == 0


# -- in between ------------------------------------------------------------------------------------------------------


async def test_a_roster_that_changed_meanwhile_is_shown_again(commune: Commune) -> None:
    commune.clock.now = at("09:00")
    dung, huy = await commune.phones("dung", "huy")
    await _sends(dung, _sheet(_row(), _row("6/12"))).sees("Tổ 3: 2 ca mới, 0 ca đổi")
    one = await shift(commune, "huy", starts=december("22:00", 4))
    await dung.taps("Nhập").sees("Lịch trực vừa thay đổi, chưa nhập gì", "1 ca mới, 1 ca đổi", ASKED)
    assert await on(commune, one.id) == {"Huy"} and huy.saw_nothing()
    await dung.taps("Nhập").sees("Đã nhập")
    assert await on(commune, one.id) == {"Thành"}
    await huy.hears("không phải đi")


async def test_a_row_that_became_wrong_meanwhile_is_named(commune: Commune) -> None:
    (dung,) = await commune.phones("dung")
    await _sends(dung, _sheet(_row()))
    await shift(commune, "thanh", team="T1", starts=december("23:00", 4))
    await dung.taps("Nhập").sees("1 chỗ sai, chưa nhập gì", "dòng 2: Trịnh Công Thành: trùng giờ")
    assert len(await laid(commune)) == 1


async def test_pressed_twice_it_is_entered_once(commune: Commune) -> None:
    (dung,) = await commune.phones("dung")
    await _sends(dung, _sheet(_row()))
    pressed = dung.phone.visible[-1].inline[0][0].callback_data or ""
    await dung.taps("Nhập").forges(pressed).sees("Tệp này đã nhập")
    assert await commune.count("audit", "act = 'roster.imported'") == 1


async def test_a_newer_file_takes_the_place_of_the_older(commune: Commune) -> None:
    (dung,) = await commune.phones("dung")
    await _sends(dung, _sheet(_row("4/12")))
    await _sends(dung, _sheet(_row("6/12"))).sees("Tệp gửi trước chưa nhập, nay bỏ")
    await dung.taps_old("Nhập").sees("Tệp này đã nhập, đã bỏ hoặc hết hạn")
    assert await _days(commune) == []
    await dung.taps("Nhập").sees("Đã nhập")
    assert await _days(commune) == [6]


async def test_nobody_enters_what_another_has_sent(commune: Commune) -> None:
    dung, ha = await commune.phones("dung", "ha")
    await _sends(dung, _sheet(_row()))
    pressed = dung.phone.visible[-1].inline[0][0].callback_data or ""
    await ha.forges(pressed).sees("Tệp này đã nhập, đã bỏ hoặc hết hạn")
    assert await _days(commune) == []


async def test_rights_are_those_of_the_press(commune: Commune) -> None:
    thanh, dung = await commune.phones("thanh", "dung")
    await shift(commune, "thanh", "huy", starts=december("22:00", 4), responsible="thanh")
    for hand, role in ((thanh, Role.SECURITY_MEMBER), (dung, Role.COMMUNE_LEADER)):
        await _sends(hand, _sheet(_row())).sees(ASKED)
        member_id = (await commune.account(hand)).member_id or 0
        await commune.work(lambda work, of=member_id, to=role: work.tx.people.members.set_roles(of, {to}))
        await hand.taps("Nhập").sees("không thuộc phần")
    assert await commune.count("audit", "act = 'roster.imported'") == 0


async def test_after_a_day_it_is_too_late_and_gone(commune: Commune) -> None:
    (dung,) = await commune.phones("dung")
    await _sends(dung, _sheet(_row())).sees(ASKED)
    await commune.jump(hours=24, minutes=1)
    await dung.taps("Nhập").sees("hết hạn")
    await commune.bot.ticker.tidy_safely()
    assert await _kept(commune) == [("", "")]


# -- kills, and a network that is away -------------------------------------------------------------------------------


async def test_a_kill_at_any_point_loses_nothing(commune: Commune) -> None:
    (dung,) = await commune.phones("dung")
    dung.phone.send_document(_sheet(_row()), "lich.xlsx", EXCEL)
    await commune.fetch()
    await commune.kill_and_restart()
    await dung.sees(READING).sees(ASKED)
    await commune.kill_and_restart()
    await dung.taps("Nhập").sees("Đã nhập")
    assert await _days(commune) == [4]


@pytest.mark.parametrize("before_commit", [True, False])
@pytest.mark.parametrize("after", range(6))
async def test_the_power_goes_at_each_commit_of_it(commune: Commune, after: int, before_commit: bool) -> None:
    (dung,) = await commune.phones("dung")
    async with commune.power_cut(before_commit=before_commit, after=after):
        await _sends(dung, _sheet(_row()))
    await dung.sees(ASKED).taps("Nhập").sees("Đã nhập")
    assert await _days(commune) == [4]
    assert sum(ASKED in message.words for message in dung.messages) <= 1


async def test_a_file_over_which_the_bot_dies_is_read_after_the_start(commune: Commune) -> None:
    """At once, but not again and again: alerts must have their time between."""
    (dung,) = await commune.phones("dung")
    dung.phone.send_document(_sheet(_row()), "lich.xlsx", EXCEL)
    await commune.fetch()
    await commune.handle()
    for _ in range(3):
        await _dies_reading(commune)
    await commune.settle()
    await dung.sees(READING).does_not_see(ASKED)
    await commune.forward(minutes=4)
    await dung.sees(ASKED)


async def _dies_reading(commune: Commune) -> None:
    with _Reader(commune, asyncio.Event().wait()) as reading:
        task = asyncio.ensure_future(commune.bot.fetcher.run_once())
        await reading.wait()
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
    await commune.kill()
    await commune.start()


async def test_it_comes_when_the_network_is_back(commune: Commune) -> None:
    (dung,) = await commune.phones("dung")
    dung.phone.send_document(_sheet(_row()), "lich.xlsx", EXCEL)
    await commune.fetch()
    await commune.handle()
    async with commune.network_away(hours=2):
        pass
    await commune.forward(minutes=6)
    await dung.sees(READING).sees(ASKED)


async def test_a_mistake_of_ours_over_one_file_stops_nothing(commune: Commune) -> None:
    (dung,) = await commune.phones("dung")

    async def broken(_: bytes) -> list[Line]:
        raise KeyError("x")

    commune.bot.fetcher._read = broken
    await _sends(dung, _sheet(_row())).sees("Không mở được tệp")
    assert await _kept(commune) == [("", "")]


async def test_what_never_comes_is_said_to_be_so(commune: Commune) -> None:
    (dung,) = await commune.phones("dung")
    dung.phone.send_document(_sheet(_row()), "lich.xlsx", EXCEL)
    await commune.fetch()
    commune.network.world.files = type(commune.network.world.files)()  # Telegram has lost it
    await commune.settle()
    await dung.sees("Không tải được tệp")
    assert await _kept(commune) == [("", "")]


async def test_a_network_that_stays_away_is_given_up_after_a_day(commune: Commune) -> None:
    (dung,) = await commune.phones("dung")
    dung.phone.send_document(_sheet(_row()), "lich.xlsx", EXCEL)
    await commune.fetch()
    await commune.handle()
    async with commune.network_away(minutes=1):
        commune.clock.now += commune.bot.rules.patrol.positions_kept
    await commune.forward(minutes=6)
    await dung.sees("Không tải được tệp")


async def test_nobody_waits_while_a_file_is_fetched_and_read(commune: Commune) -> None:
    """An alert goes its way meanwhile: no transaction is open."""
    dung, huy, long = await commune.phones("dung", "huy", "long", on_duty=("long",))
    go_on = asyncio.Event()
    with _Reader(commune, go_on.wait()) as reading:
        dung.phone.send_document(_sheet(_row()), "lich.xlsx", EXCEL)
        await commune.fetch()
        await commune.handle()
        task = asyncio.ensure_future(commune.bot.fetcher.run_once())
        await reading.wait()
        await huy.says("bao tin").taps("🔓 Trộm cắp").taps("Hồ Sen")
        await long.sees("Trộm cắp")
        assert not task.done()
        go_on.set()
        await task
    await commune.settle()
    await dung.sees("không có dòng lịch nào")


class _Reader:
    """A reader that takes its time over nothing."""

    def __init__(self, commune: Commune, until: Any) -> None:
        self._fetcher, self._until, self.started = commune.bot.fetcher, until, asyncio.Event()

    def __enter__(self) -> asyncio.Event:
        self._whole: Callable[..., Any] = self._fetcher._read

        async def read(content: bytes) -> list[Line]:
            self.started.set()
            await self._until
            await asyncio.sleep(0.01)
            return []

        self._fetcher._read = read
        return self.started

    def __exit__(self, *_: object) -> None:
        self._fetcher._read = self._whole


def test_the_button_fits(commune: Commune) -> None:
    assert len(EnterSheet(10**15, "0" * 12).encode()) <= 64
