"""A month as an Excel file: printed, corrected by people, read back. A bad row is named with its reason; all or
nothing."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import date, datetime
from io import BytesIO
from time import perf_counter
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from core.errors import Invalid
from core.patrol.roster.fairness import Manned
from core.patrol.roster.publishing import as_entered
from core.patrol.sheet import validate
from core.patrol.sheet.apply import ShiftOutcome, TakenIn, reckon, take_in
from core.patrol.sheet.export import book
from core.patrol.sheet.rows import BadSheet, Line, Problem
from core.patrol.types.shift import Assignment, NewShift, ShiftState
from core.people.types import Language, MemberState, NewMember, Role
from reports.patrol.roster_rows import read_roster
from reports.patrol.roster_sheet import roster_file
from tests.commune import Commune, at
from tests.patrol.kit import DECEMBER, december, drafted, laid, published, shift
from texts import Reader

HEAD = ("Ngày", "Ca", "Giờ", "Tổ", "Phụ trách", "Thành viên")
LEADER = "Trịnh Công Thành"


def _sheet(*rows: tuple[Any, ...], title: str = "Tổ 3", head: tuple[str, ...] = HEAD) -> bytes:
    workbook = Workbook()
    sheet = workbook.worksheets[0]
    sheet.title = title
    for row in (head, *rows):
        sheet.append(row)
    return _saved(workbook)


def _saved(workbook: Workbook) -> bytes:
    content = BytesIO()
    workbook.save(content)
    return content.getvalue()


def _row(day: object = "4/12/2026", kind: str = "Ca đêm", *, names: str = LEADER, **more: str) -> tuple[Any, ...]:
    return day, kind, more.get("hours", ""), more.get("team", ""), more.get("lead", ""), names


async def _take_in(commune: Commune, content: bytes, *, publish: bool = False) -> TakenIn:
    return await commune.work(lambda work: take_in(work, read_roster(content), publish=publish))  # type: ignore[no-any-return]


async def _export(commune: Commune, team: str | None = None) -> bytes:
    return roster_file(await commune.work(lambda work: book(work, DECEMBER, team)))


def _as_entered(month: list[Manned]) -> dict[tuple[date, str, str], tuple[NewShift, set[int]]]:
    """Contents that count of a month: everything but the order in which members were entered."""
    return {
        (one.shift.day, one.shift.template, one.shift.team): (as_entered(one.shift, ()), set(one.members))
        for one in month
    }


async def _members(commune: Commune) -> set[str]:
    """Members on the one shift there is, by full name."""
    (one,) = await laid(commune)
    people = await commune.work(lambda work: work.tx.people.members.many(one.members))
    return {member.full_name for member in people.values()}


# -- there and back --------------------------------------------------------------------------------------------------


async def test_a_month_of_six_teams_comes_back_identical(commune: Commune) -> None:
    before = await drafted(commune)
    content = await _export(commune)
    assert {one.shift.team for one in before} == {"T1", "T2", "T3", "T4", "T5", "T6"}
    await commune.change("DELETE FROM assignments")
    await commune.change("DELETE FROM shifts")
    taken = await _take_in(commune, content)
    after = await laid(commune)
    assert (taken.new, taken.changed, taken.unchanged) == (258, 0, 0)
    assert _as_entered(after) == _as_entered(before)
    assert await _export(commune) != b"" and read_roster(await _export(commune)) == read_roster(content)


async def test_a_published_month_comes_back_without_a_word_to_anybody(commune: Commune) -> None:
    commune.clock.now = at("09:00")
    await commune.phones("huy")
    before = await published(commune)
    await commune.settle()
    commune.everybody_reads()
    taken = await _take_in(commune, await _export(commune), publish=True)
    assert (taken.new, taken.changed, taken.unchanged, taken.published) == (0, 0, 258, None)
    assert await laid(commune) == before
    await commune.settle()
    commune.expects_nothing_more()


async def test_a_corrected_month_changes_what_was_corrected(commune: Commune) -> None:
    commune.clock.now = at("09:00")
    huy, hoa, tu = await commune.phones("huy", "hoa", "tu")
    await shift(commune, "huy", "tu", starts=december("22:00", 4), responsible="tu")  # 4 December
    workbook = load_workbook(BytesIO(await _export(commune, "T3")))
    cell = workbook["Tổ 3"]["F9"]
    assert cell.value == "Võ Nhật Huy; Hồ Văn Tư"
    cell.value = "Hồ Văn Tư; Cao Thị Hòa"
    taken = await _take_in(commune, _saved(workbook))
    assert (taken.new, taken.changed, taken.unchanged) == (0, 1, 0)
    await commune.settle()
    await huy.hears("Ca của anh Huy đổi", "không phải đi T6 · Ca đêm 04 rạng 05/12")
    await hoa.hears("Ca của chị Hòa đổi: thêm T6 · Ca đêm 04 rạng 05/12")
    commune.expects_nothing_more()
    assert tu.saw_nothing()


async def test_other_hours_move_a_published_shift(commune: Commune) -> None:
    commune.clock.now = at("09:00")
    (huy,) = await commune.phones("huy")
    await shift(commune, "huy", starts=december("22:00", 4))
    await _take_in(commune, _sheet(_row(names="Võ Nhật Huy", hours="21h-1h30")))
    await commune.settle()
    await huy.hears("Ca của anh Huy đổi giờ", "21:00-01:30")
    commune.expects_nothing_more()


async def test_new_shifts_are_drafts_unless_published_at_once(commune: Commune) -> None:
    commune.clock.now = at("09:00")
    (thanh,) = await commune.phones("thanh")
    await _take_in(commune, _sheet(_row()))
    assert [one.shift.state for one in await laid(commune)] == [ShiftState.DRAFT]
    assert thanh.saw_nothing()
    taken = await _take_in(commune, _sheet(_row()), publish=True)
    assert (taken.unchanged, taken.published and taken.published.told) == (1, 1)
    await commune.settle()
    await thanh.hears("anh Thành có 1 ca")


async def test_a_draft_that_is_corrected_is_told_apart_from_one_that_is_new(commune: Commune) -> None:
    """Sent back with one night more, one without Huy, one left out: the others are as they were, ids included."""
    await _take_in(commune, _sheet(*[_row(f"{day}/12", names=f"{LEADER}; Võ Nhật Huy") for day in (4, 6, 8)]))
    ids = [one.shift.id for one in await laid(commune)]
    await _take_in(commune, _sheet(*[_row(f"{day}/12", names=f"{LEADER}; Võ Nhật Huy") for day in (4, 6, 8)]))
    assert [one.shift.id for one in await laid(commune)] == ids
    taken = await _take_in(
        commune, _sheet(_row("4/12", names=f"{LEADER}; Võ Nhật Huy"), _row("6/12"), _row("10/12", names="Hồ Văn Tư"))
    )
    assert (taken.new, taken.changed, taken.unchanged, taken.dropped) == (1, 1, 1, 1)
    assert [one.shift.day.day for one in await laid(commune)] == [4, 6, 10]


async def test_the_mark_of_a_reckoning_changes_with_what_it_would_do(commune: Commune) -> None:
    lines = read_roster(_sheet(_row("4/12"), _row("6/12")))

    async def mark() -> str:
        return (await commune.work(lambda work: reckon(work, lines))).mark  # type: ignore[no-any-return]

    first = await mark()
    assert await mark() == first
    await shift(commune, "tu", team="T1", starts=december("22:00", 4))
    assert await mark() == first, "another team's night changes nothing here"
    await shift(commune, "huy", starts=december("22:00", 6))
    second = await mark()
    assert second != first
    await commune.change("UPDATE assignments SET off = 1")
    assert await mark() not in (first, second)


async def test_the_drafts_of_other_teams_stay(commune: Commune) -> None:
    await drafted(commune)
    await _take_in(commune, _sheet(_row()))
    teams = [one.shift.team for one in await laid(commune)]
    assert (teams.count("T3"), teams.count("T1")) == (1, 43)


async def test_a_cancelled_shift_is_not_printed(commune: Commune) -> None:
    await shift(commune, "huy", starts=december("22:00", 4), state=ShiftState.CANCELLED)
    assert not read_roster(await _export(commune, "T3"))


# -- the page --------------------------------------------------------------------------------------------------------


async def test_a_page_can_be_printed(commune: Commune) -> None:
    await drafted(commune)
    workbook = load_workbook(BytesIO(await _export(commune)))
    assert workbook.sheetnames == [*(f"Tổ {n}" for n in range(1, 7)), "Số ca từng người"]
    sheet = workbook["Tổ 3"]
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert (sheet.print_title_rows, sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == ("$8:$8", None, 0)
    assert sheet["A5"].value == "LỊCH TRỰC TUẦN TRA NHÂN DÂN THÁNG 12/2026 (BẢN NHÁP)"
    assert "Nhà văn hóa thôn Hồ Sen" in sheet["A6"].value
    assert sheet["A9"].value == datetime(2026, 12, 1) and sheet["A9"].number_format == "dd/mm/yyyy"  # noqa: DTZ001
    assert [cell.value for cell in sheet[9]][1:5] == ["Thứ Ba", "Ca đêm", "22:00-02:00", LEADER]
    assert sheet["A12"].value == sheet["A13"].value, "two shifts of one day: a page may end between them"


async def test_a_page_is_there_to_be_signed(commune: Commune) -> None:
    await drafted(commune)
    sheet = load_workbook(BytesIO(await _export(commune)))["Tổ 3"]
    assert [sheet["A2"].value, sheet["F1"].value] == ["CÔNG AN XÃ", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"]
    last = sheet.max_row
    assert [sheet.cell(last - 1, column).value for column in (1, 6)] == ["NGƯỜI LẬP", "TRƯỞNG CÔNG AN XÃ"]
    assert sheet.cell(last, 1).value == "(Ký, ghi rõ họ tên)"


async def test_the_shares_are_listed_as_vietnamese_lists_go(commune: Commune) -> None:
    await drafted(commune)
    sheet = load_workbook(BytesIO(await _export(commune, "T3")))["Số ca từng người"]
    listed = [sheet.cell(row, 1).value for row in range(5, 10)]
    assert listed == ["Cao Thị Hòa", "Võ Nhật Huy", "Ngô Thị Mận", LEADER, "Hồ Văn Tư"]


async def test_namesakes_are_written_apart(commune: Commune) -> None:
    await shift(commune, "hung_t1", team="T1", starts=december("22:00", 4), responsible="hung")
    (line,) = read_roster(await _export(commune, "T1"))
    assert (line.members, line.responsible) == ("Nguyễn Văn Hùng (Tổ 1)", "Nguyễn Văn Hùng (Công an xã)")


async def test_namesakes_of_one_team_come_back_as_the_same_people(commune: Commune) -> None:
    """Hùng and Hưng differ by their diacritics, two Hùng of one team by their organisation, two others by number."""
    told = [("Nguyễn Văn Hưng", "Tổ bảo vệ ANTT"), ("Nguyễn Văn Hùng", "Đoàn xã"), ("Nguyễn Văn Hùng", "Đoàn xã")]
    youths = [NewMember(name, frozenset({Role.VOLUNTEER}), organisation=of, team="T1") for name, of in told]
    added = [await commune.work(lambda work, who=who: work.tx.people.members.add(who, work.now)) for who in youths]
    for youth in added:
        await commune.work(lambda work, of=youth.id: work.tx.people.members.set_state(of, MemberState.ACTIVE))
    await shift(commune, "hung_t1", team="T1", starts=december("22:00", 4), responsible="hung_t1")
    (one,) = await laid(commune)
    for youth in added:
        joining = Assignment(0, one.shift.id, youth.id)
        await commune.work(lambda work, who=joining: work.tx.patrol.assignments.add(who))
    content = await _export(commune, "T1")
    assert set(read_roster(content)[0].members.split("; ")) == {
        "Nguyễn Văn Hưng",
        "Nguyễn Văn Hùng (Tổ bảo vệ ANTT)",
        *(f"Nguyễn Văn Hùng ({youth.id})" for youth in added[1:]),
    }
    assert (await _take_in(commune, content)).unchanged == 1


# -- as people write -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "day",
    [
        date(2026, 12, 4),
        datetime(2026, 12, 4),  # noqa: DTZ001
        46360,
        "04/12/2026",
        "4-12-2026",
        "4.12.2026",
        "2026-12-04",
        "4/12",
        "Thứ Sáu, 4/12/2026",
        " 04/12/2026 ",
    ],
)
async def test_dates_as_dates_numbers_or_words(commune: Commune, day: object) -> None:
    await _take_in(commune, _sheet(_row(day)))
    (one,) = await laid(commune)
    assert one.shift.day == date(2026, 12, 4)


@pytest.mark.parametrize(
    "names",
    [
        "trinh cong thanh; cao thi hoa",
        "Trịnh Công Thành, CAO THỊ HOÀ",
        "Trịnh Công Thành\nCao Thi\u0323 Ho\u0300a",
        "  Trịnh  Công\u00a0Thành ;; Cao Thị Hòa (Tổ 3);",
        "Trịnh Công Thành (T3); Cao Thị Hòa - Thanh niên tình nguyện",
    ],
)
async def test_names_with_and_without_diacritics(commune: Commune, names: str) -> None:
    await _take_in(commune, _sheet(_row(names=names)))
    assert await _members(commune) == {LEADER, "Cao Thị Hòa"}


@pytest.mark.parametrize(
    ("title", "name", "organisation"),
    [
        ("Tổ 1", "Nguyễn Văn Hùng", "Tổ bảo vệ ANTT"),
        ("Tổ 1", "nguyen van hung (to 1)", "Tổ bảo vệ ANTT"),
        ("Tổ 1", "nguyen van hung (cong an xa)", "Công an xã"),
        ("Tổ 3", "Nguyễn Văn Hùng - Công an xã", "Công an xã"),
    ],
)
async def test_two_of_one_name_are_told_apart(commune: Commune, title: str, name: str, organisation: str) -> None:
    await _take_in(commune, _sheet(_row(names=name), title=title))
    (one,) = await laid(commune)
    people = await commune.work(lambda work: work.tx.people.members.many(one.members))
    assert [member.organisation for member in people.values()] == [organisation]


async def test_merged_cells_hold_for_all_their_rows(commune: Commune) -> None:
    workbook = load_workbook(BytesIO(_sheet(_row(kind="Ca tối"), _row(None, names="Hồ Văn Tư"))))
    workbook.worksheets[0].merge_cells("A2:A3")
    assert (await _take_in(commune, _saved(workbook))).new == 2
    assert {(one.shift.day.day, one.shift.template) for one in await laid(commune)} == {(4, "T"), (4, "D")}


async def test_names_merged_over_several_days_are_on_each_of_them(commune: Commune) -> None:
    workbook = load_workbook(BytesIO(_sheet(_row("4/12/2026"), _row("7/12/2026", names=""), _row("9/12", names=""))))
    workbook.worksheets[0].merge_cells("B2:B4")
    workbook.worksheets[0].merge_cells("F2:F4")
    assert (await _take_in(commune, _saved(workbook))).new == 3
    assert {len(one.members) for one in await laid(commune)} == {1}


async def test_one_sheet_for_all_teams_in_any_order_of_columns(commune: Commune) -> None:
    head = ("STT", "Thành viên", "Tổ", "CA", "ngay")
    rows = [(1, "Nguyễn Văn Hùng", "Tổ 1", "D", "4/12/2026"), (2, LEADER, "t3", "ca dem", "4/12/2026")]
    content = _sheet(("UBND xã Đồi Mây",), (), head, *rows, (), title="Lịch", head=("Kính gửi",))
    assert (await _take_in(commune, content)).new == 2
    assert {one.shift.team for one in await laid(commune)} == {"T1", "T3"}


async def test_days_without_a_shift_and_signatures_are_no_rows(commune: Commune) -> None:
    rows = [
        ("3/12/2026", None, "", "", "", None),
        _row(),
        (),
        ("NGƯỜI LẬP", None, None, None, "TRƯỞNG CÔNG AN XÃ", None),
    ]
    assert (await _take_in(commune, _sheet(*rows))).new == 1


async def test_who_answers_is_worked_out_or_read(commune: Commune) -> None:
    names = "Hồ Văn Tư; Võ Nhật Huy"
    named = _row("5/12", names=names, lead="Lê Thị Thu Hà")
    await _take_in(commune, _sheet(_row("4/12", names=names), named, _row("6/12", names="Võ Nhật Huy")))
    leads = [one.shift.responsible_id for one in await laid(commune)]
    assert leads == [(await commune.member(name)).id for name in ("tu", "ha", "ha")]


# -- what is wrong ---------------------------------------------------------------------------------------------------

_OTHERS = "Hồ Văn Tư; Ngô Thị Mận; Cao Thị Hòa; Võ Nhật Huy; Đinh Đông; Mai Quốc Bảo; Tạ Minh Phúc; Hoàng Ân"
NINE = f"{LEADER}; {_OTHERS}"
WRONG: dict[str, tuple[tuple[Any, ...], str, str]] = {
    "no day": (_row(None), "thiếu ngày", "the date is missing"),
    "bad day": (_row("31/11/2026"), "không hiểu ngày “31/11/2026”", "is not clear"),
    "words for a day": (_row("hôm nào đó"), "không hiểu ngày", "is not clear"),
    "another month": (_row("4/1/2027"), "không thuộc tháng 12/2026", "not in the month 12/2026"),
    "unknown team": (_row(team="Tổ 9"), "không có tổ “Tổ 9”", "no team “Tổ 9”"),
    "no kind": (_row(kind=""), "thiếu tên ca", "kind of shift is missing"),
    "unknown kind": (_row(kind="Ca sáng"), "không có loại ca “Ca sáng”", "no kind of shift “Ca sáng”"),
    "bad hours": (_row(hours="tối"), "không hiểu giờ “tối”", "hours “tối” are not clear"),
    "a number that is no date": (_row(99_999_999), "không hiểu ngày “1e+08”", "is not clear"),
    "another age": (_row("4/12/9999"), "không hiểu ngày", "is not clear"),
    "an hour too many": (_row(hours="22:00-25:00"), "không hiểu giờ", "are not clear"),
    "a day and a night": (_row(hours="22:00-22:00"), "không hiểu giờ", "are not clear"),
    "impossible hours": (_row(hours="29:00-31:00"), "không hiểu giờ", "are not clear"),
    "nobody of that name": (_row(names="Lò Thị Xa"), "không có ai tên Lò Thị Xa", "nobody is called Lò Thị Xa"),
    "a slip": (_row(names="Trịn Công Thành"), "có phải Trịnh Công Thành?", "is it Trịnh Công Thành?"),
    "which of two": (_row(names="Nguyễn Văn Hùng"), "nhiều người tên Nguyễn Văn Hùng", "several are called"),
    "not in that team": (_row(names="Võ Nhật Huy (Tổ 1)"), "không có Võ Nhật Huy ở Tổ 1", "no Võ Nhật Huy in Tổ 1"),
    "twice in a row": (_row(names="Võ Nhật Huy; vo nhat huy"), "ghi hai lần: Võ Nhật Huy", "written twice"),
    "too many": (_row(names=NINE), "9 người, nhiều nhất 8", "9 people, at most 8"),
    "invited only": (_row(names="Đàm Văn Kiên"), "Đàm Văn Kiên: chưa tham gia", "has not joined"),
    "of no patrol role": (_row(names="Lương Văn Thiện"), "chưa tham gia hoặc", "has not joined"),
    "a youth answers": (_row(names="Võ Nhật Huy", lead="Võ Nhật Huy"), "không phụ trách được", "cannot answer for it"),
    "not on it": (_row(lead="Hồ Văn Tư"), "Hồ Văn Tư không phụ trách được", "cannot answer for it"),
    "the same shift": (_row("7/12/2026"), "trùng ca với dòng 2", "the same shift as row 2"),
    "two at once": (_row("7/12/2026", kind="Ca tối"), f"{LEADER}: trùng giờ với ca khác", "on another shift then"),
}


@pytest.mark.parametrize("what", WRONG)
async def test_a_bad_row_is_named_with_its_reason_in_both_languages(commune: Commune, what: str) -> None:
    row, vietnamese, english = WRONG[what]
    good = [_row(f"{day}/12/2026") for day in (7, 9, 11)]
    problems = await _refused(commune, _sheet(*good, row))
    said = {language: _said(commune, problems, language) for language in Language}
    assert vietnamese in said[Language.VI][5]
    assert english in said[Language.EN][5]
    assert set(said[Language.VI]) <= {2, 5}
    assert await laid(commune) == [], "all or nothing"


def _said(commune: Commune, problems: Sequence[Problem], language: Language) -> dict[int, str]:
    return {p.row: commune.bot.texts.say(p.text, Reader(language), commune.clock()) for p in problems}


async def _refused(commune: Commune, content: bytes) -> Any:
    with pytest.raises(BadSheet) as bad:
        await _take_in(commune, content)
    return bad.value.problems


async def test_every_mistake_is_listed_at_once(commune: Commune) -> None:
    rows = [row for row, *_ in WRONG.values()]
    problems = await _refused(commune, _sheet(_row("7/12/2026"), *rows))
    assert {problem.row for problem in problems} >= set(range(3, 3 + len(rows)))


async def test_the_month_is_that_of_most_rows_also_beside_a_first_of_another(commune: Commune) -> None:
    content = _sheet(_row("1/11/2026"), _row("4/12/2026"), _row("6/12/2026"))
    assert list(_said(commune, await _refused(commune, content), Language.VI)) == [2]


async def test_others_have_their_turn_while_a_long_sheet_is_reckoned(
    commune: Commune, monkeypatch: pytest.MonkeyPatch
) -> None:
    since, longest, rows = 0, 0, 0
    read = validate._Desk._read

    def counted(desk: validate._Desk, line: Line) -> NewShift:
        nonlocal since, rows
        since, rows = since + 1, rows + 1
        return read(desk, line)

    async def somebody_else() -> None:
        nonlocal since, longest
        while rows < len(lines):
            longest, since = max(longest, since), 0
            await asyncio.sleep(0)

    monkeypatch.setattr(validate._Desk, "_read", counted)
    lines = [Line("Tổ 3", n, "4/12/2026", "Ca đêm", "", "", "", LEADER) for n in range(2, 802)]
    async with asyncio.TaskGroup() as together:
        together.create_task(somebody_else())
        with pytest.raises(BadSheet):
            await commune.work(lambda work: reckon(work, lines))
    assert rows == 800
    assert 0 < longest <= 50


async def test_a_list_of_other_people_is_refused_at_once(commune: Commune) -> None:
    """To look for a name that is nearly so is slow: the first hundred unknown names get a guess, all are named."""
    rows = [_row("4/12", names="; ".join(f"Võ Nhật Huyy{at}{n}" for n in range(8))) for at in range(1500)]
    started = perf_counter()
    problems = await _refused(commune, _sheet(*rows))
    assert perf_counter() - started < 5
    assert [problem.row for problem in problems] == list(range(2, 1502))
    assert [problem.text.id for problem in problems].count("sheet.unknown_like") <= 100


async def test_leave_and_rest_count_in_a_sheet_as_well(commune: Commune) -> None:
    huy = (await commune.member("huy")).id
    await commune.change("INSERT INTO absences VALUES (1, ?, '2026-12-04', '2026-12-05', '')", huy)
    await shift(commune, "tu", team="T1", starts=december("07:00", 5))
    rows = [_row("4/12", names="Võ Nhật Huy"), _row("4/12", team="Tổ 2", names="Hồ Văn Tư")]
    first, second = await _refused(commune, _sheet(*rows))
    assert [first.text.params["why"].id, second.text.params["why"].id] == ["hindrance.away", "hindrance.resting"]


async def test_what_has_begun_or_was_cancelled_stays(commune: Commune) -> None:
    commune.clock.now = december("23:00", 4)
    await shift(commune, "huy", starts=december("22:00", 4))
    await shift(commune, "huy", starts=december("22:00", 7), state=ShiftState.CANCELLED)
    problems = await _refused(commune, _sheet(_row("4/12", names="Hồ Văn Tư"), _row("7/12"), _row("1/12")))
    assert [p.text.id for p in problems] == ["sheet.begun", "sheet.cancelled", "sheet.begun"]


async def test_nobody_is_taken_off_who_is_there_already(commune: Commune) -> None:
    """Members taken off could not check out any more, and would be asked after all night."""
    (huy,) = await commune.phones("huy")
    commune.clock.now = december("21:30", 4)
    await shift(commune, "huy", starts=december("22:00", 4))
    await huy.says("vào ca").sees("Đã vào ca")
    problems = await _refused(commune, _sheet(_row("4/12", names="Hồ Văn Tư")))
    assert [p.text.id for p in problems] == ["sheet.begun"]


async def test_what_stands_below_all_rows_is_not_left_out_in_silence(commune: Commune) -> None:
    workbook = load_workbook(BytesIO(_sheet(_row())))
    for column, value in enumerate(_row("5/12/2026"), 1):
        workbook.worksheets[0].cell(2500, column, value)
    with pytest.raises(Invalid) as refused:
        read_roster(_saved(workbook))
    assert refused.value.text.id == "sheet.too_long"


async def test_a_formula_without_its_result_is_not_taken_for_an_empty_cell(commune: Commune) -> None:
    workbook = load_workbook(BytesIO(_sheet(_row())))
    sheet = workbook.worksheets[0]
    named = next(cell for cell in sheet[1] if cell.value == "Thành viên")
    sheet.cell(2, named.column, '="Võ Nhật Huy"')
    with pytest.raises(Invalid) as refused:
        read_roster(_saved(workbook))
    assert refused.value.text.id == "sheet.not_counted"
    assert refused.value.text.params["cell"] == f"{named.column_letter}2"


async def test_a_mark_far_away_on_the_sheet_is_no_matter(commune: Commune) -> None:
    """Read cell by cell everything on the way to it was thirty million cells."""
    workbook = load_workbook(BytesIO(_sheet(_row())))
    workbook.worksheets[0]["XFD1999"] = " "
    started = perf_counter()
    assert [line.row for line in read_roster(_saved(workbook))] == [2]
    assert perf_counter() - started < 10


@pytest.mark.parametrize("content", [b"", b"no excel", b"PK\x03\x04 broken"])
async def test_a_file_of_another_kind(content: bytes) -> None:
    with pytest.raises(Invalid) as refused:
        read_roster(content)
    assert refused.value.text.id == "sheet.unreadable"


async def test_a_file_without_the_headings(commune: Commune) -> None:
    with pytest.raises(Invalid) as refused:
        read_roster(_sheet(("4/12/2026", "x"), head=("Ngày", "Ghi chú")))
    assert refused.value.text.id == "sheet.no_headings"
    assert [p.text.id for p in await _refused(commune, _sheet())] == ["sheet.empty"]


# -- what a leader may -----------------------------------------------------------------------------------------------


async def test_a_leader_changes_what_is_published_of_the_own_team_and_nothing_else(commune: Commune) -> None:
    await shift(commune, "thanh", "huy", starts=december("22:00", 4), responsible="thanh")
    await shift(commune, "thanh", starts=december("22:00", 6), state=ShiftState.DRAFT)
    lines = read_roster(
        _sheet(
            _row("4/12", names=f"{LEADER}; Hồ Văn Tư"),
            _row("6/12"),
            _row("8/12"),
            _row("8/12", team="Tổ 1", names="Mai Quốc Bảo"),
        )
    )
    with pytest.raises(BadSheet) as bad:
        await commune.work(lambda work: reckon(work, lines, only="T3"))
    assert [(p.row, p.text.id) for p in bad.value.problems] == [
        (3, "sheet.not_published"),
        (4, "sheet.not_published"),
        (5, "sheet.other_team"),
    ]
    reckoned = await commune.work(lambda work: reckon(work, lines[:1], only="T3"))
    assert (reckoned.count(ShiftOutcome.CHANGED), reckoned.dropped) == (1, ()), "the police's draft stays"


async def test_a_leader_puts_on_the_own_people_and_those_of_no_team(commune: Commune) -> None:
    await shift(commune, "thanh", "bao", starts=december("22:00", 4), responsible="thanh")
    for names, refused in (("Trương Văn Lực", []), ("Mai Quốc Bảo", []), ("Đinh Đông", ["sheet.of_another_team"])):
        lines = read_roster(_sheet(_row("4/12", names=f"{LEADER}; {names}")))
        found: list[str] = []
        try:
            await commune.work(lambda work, of=lines: reckon(work, of, only="T3"))
        except BadSheet as bad:
            found = [problem.text.id for problem in bad.problems]
        assert found == refused, names


# -- into the chat ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "press", "sheets"),
    [
        ("dung", "sheet1:202612:-", 7),
        ("dung", "sheet1:202612:T3", 2),
        ("thanh", "sheet1:202612:T3", 2),
        ("thanh", "sheet1:202612:T1", 0),
        ("thanh", "sheet1:202612:-", 0),
        ("huy", "sheet1:202612:T3", 0),
        ("thien", "sheet1:202612:-", 0),
    ],
)
async def test_the_file_comes_into_the_chat_of_whoever_may_have_it(
    commune: Commune, name: str, press: str, sheets: int
) -> None:
    commune.clock.now = at("09:00")
    (hand,) = await commune.phones(name)
    await published(commune)
    await hand.forges(press)
    found = [message for message in hand.messages if message.document]
    assert len(found) == bool(sheets)
    for message in found:
        content = commune.network.file(message.document)
        assert len(load_workbook(BytesIO(content)).sheetnames) == sheets
        assert "Lịch trực tháng 12/2026" in message.words
