"""Members from the commune's own list: names as people write them, roles and teams as they say them."""

from __future__ import annotations

from typing import Any

import pytest

from core.people.types import MemberState, NewMember, Role, Team
from reports.people.members import read_members
from tests.reports.kit import HEADINGS, HUY, TEXTS, excel, people, said

TEAMS = (Team("T1", "Tổ 1", (), ""), Team("T3", "Tổ 3", (), ""))
ROLES = TEXTS.role_words()


def _one(*cells: Any) -> NewMember:
    (member,), mistakes = read_members(people(cells), TEAMS, ROLES)
    assert not mistakes
    return member


def test_a_member_as_written() -> None:
    assert _one(*HUY) == NewMember(
        full_name="Võ Nhật Huy",
        roles=frozenset({Role.VOLUNTEER}),
        honorific="anh",
        team="T3",
        organisation="Đoàn TN",
        phone="0912345678",
        state=MemberState.INVITED,
    )


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Thanh niên tình nguyện", {Role.VOLUNTEER}),
        ("thanh nien", {Role.VOLUNTEER}),
        ("TỔ TRƯỞNG", {Role.TEAM_LEADER}),
        ("Tổ viên bảo vệ ANTT", {Role.SECURITY_MEMBER}),
        ("to vien", {Role.SECURITY_MEMBER}),
        ("Trưởng Công an", {Role.POLICE_CHIEF}),
        ("Phó Công an xã", {Role.POLICE_CHIEF}),
        ("Trưởng Công an xã", {Role.POLICE_CHIEF}),
        ("Chỉ huy Công an xã", {Role.POLICE_CHIEF}),
        ("Trực ban, cán bộ", {Role.DUTY_OFFICER, Role.POLICE_OFFICER}),
        ("Tổ viên; Tổ trưởng", {Role.SECURITY_MEMBER, Role.TEAM_LEADER}),
        ("Thành viên tổ hỗ trợ", {Role.SUPPORT_MEMBER}),
        ("Phó Chủ tịch UBND", {Role.COMMUNE_LEADER}),
        ("police_chief", {Role.POLICE_CHIEF}),
        ("Duty officer", {Role.DUTY_OFFICER}),
    ],
)
def test_roles_by_the_words_of_the_commune(written: str, meant: set[Role]) -> None:
    assert _one("Võ Nhật Huy", "", "", written).roles == meant


@pytest.mark.parametrize(
    ("written", "stored"),
    [
        ("0912 345 678", "0912345678"),
        ("+84 912.345.678", "0912345678"),
        (912345678, "0912345678"),  # Excel took it for a number and dropped the zero
        (912345678.0, "0912345678"),
        ("0084912345678", "0912345678"),
        (None, None),
    ],
)
def test_telephone_numbers(written: object, stored: str | None) -> None:
    assert _one("Võ Nhật Huy", "", "", "tổ viên", "", "", written).phone == stored


@pytest.mark.parametrize(
    ("written", "stored"), [("Anh", "anh"), ("chi", "chị"), ("đ/c", "đồng chí"), ("ĐỒNG CHÍ", "đồng chí"), ("", "")]
)
def test_honorifics(written: str, stored: str) -> None:
    assert _one("Võ Nhật Huy", "", written, "tổ viên").honorific == stored


@pytest.mark.parametrize(
    ("name", "called"),
    [("Y Blơm Niê", "Y Blơm"), ("H'Linh Êban", "H’Linh"), ("Điểu Krang", ""), ("Cao Thi\u0323 Ho\u0300a", "")],
)
def test_names_of_every_people(name: str, called: str) -> None:
    member = _one(name, called, "", "tổ viên")
    assert (member.full_name, member.call_name) == (name.replace("i\u0323", "ị").replace("o\u0300", "ò"), called)


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (["🐯 Sơn_pro", "", "", "tổ viên"], "🐯 Sơn_pro: viết hoa chữ đầu"),
        (["nguyễn văn sơn", "", "", "tổ viên"], "viết hoa chữ đầu"),
        (["Nguyễn Văn Sơn", "sơn 3", "", "tổ viên"], "sơn 3: viết hoa chữ đầu"),
        (["", "", "", "tổ viên"], "Thiếu họ tên."),
        (["Nguyễn Văn Sơn", "", "", ""], "Thiếu vai trò."),
        (["Nguyễn Văn Sơn", "", "", "bảo vệ rừng"], "Không rõ vai trò bảo vệ rừng."),
        (["Nguyễn Văn Sơn", "", "", " , "], "Không rõ vai trò ,."),
        (["Nguyễn Văn Sơn", "", "", "phó"], "Vai trò phó có thể là nhiều vai trò."),
        (["Nguyễn Văn Sơn", "", "", "tổ viên", "Tổ 9"], "Không có tổ Tổ 9."),
        (["Nguyễn Văn Sơn", "", "ngài", "tổ viên"], "Dùng: đồng chí, anh, chị, chú, cô, bác."),
        (["Nguyễn Văn Sơn", "", "", "tổ viên", "", "", "12345"], "Số điện thoại 12345 không đúng."),
        (["Nguyễn Văn Sơn", "", "", "tổ viên", "", "CCCD 079085012345"], "Cột đơn vị có số căn cước."),
        (["Võ Nhật Huy", "", "", "tổ viên", "to 3", "đoàn tn"], "Võ Nhật Huy trùng dòng 2."),
    ],
)
def test_a_row_that_cannot_be_used_is_named_with_its_reason(row: list[Any], reason: str) -> None:
    members, mistakes = read_members(people(HUY, row), TEAMS, ROLES)
    assert members == []
    ((_, number, why),) = said(mistakes)
    assert number == 3
    assert reason in why


def test_a_role_that_may_be_several_is_not_guessed() -> None:
    _, mistakes = read_members(
        people(["Phan Quốc Dũng", "", "", "phó"]), TEAMS, {"pho a": Role.TEAM_LEADER, "pho b": Role.OPERATOR}
    )
    assert "có thể là nhiều vai trò" in said(mistakes)[0][2]


def test_two_people_of_one_name_are_told_apart() -> None:
    hung = ["Nguyễn Văn Hùng", "", "", "tổ viên"]
    rows = [[*hung, "T1"], [*hung, "T3"], [*hung, "T3", "", "0912345678"], ["Nguyễn Văn Hưng", "", "", "tổ viên", "T1"]]
    members, mistakes = read_members(people(*rows[:2], rows[3]), TEAMS, ROLES)
    assert (len(members), mistakes) == (3, [])
    _, mistakes = read_members(people(rows[1], rows[2]), TEAMS, ROLES)
    assert "Nếu là hai người, ghi hai số điện thoại." in said(mistakes)[0][2]
    members, mistakes = read_members(people([*rows[1], "", "0987654321"], rows[2]), TEAMS, ROLES)
    assert (len(members), mistakes) == (2, [])


def test_one_name_spelt_in_two_ways_is_one_name() -> None:
    _, mistakes = read_members(
        people(["Cao Thị Hòa", "", "", "tổ viên"], ["Cao Thị Hoà", "", "", "tổ viên"]), TEAMS, ROLES
    )
    assert "trùng dòng 2" in said(mistakes)[0][2]


def test_mistakes_come_in_the_order_of_the_rows() -> None:
    bad = ["nguyễn", "", "ngài", "", "Tổ 9", "", "1"]
    _, mistakes = read_members(people(bad, HUY, bad), TEAMS, ROLES)
    assert [m.row for m in mistakes] == [2] * 5 + [4] * 5


def test_the_name_of_the_sheet_and_the_order_of_columns_do_not_matter() -> None:
    content = excel(**{"Danh sách 2026": [["STT", "Vai trò", "HỌ VÀ TÊN"], [1, "tổ viên", "Hồ Văn Tư"]]})
    (member,), mistakes = read_members(content, TEAMS, ROLES)
    assert (member.full_name, mistakes) == ("Hồ Văn Tư", [])


def test_a_list_without_the_columns_that_must_be_there() -> None:
    _, mistakes = read_members(people(HUY, headings=["Tên", *HEADINGS[1:3], "Chức vụ", *HEADINGS[4:]]), TEAMS, ROLES)
    assert said(mistakes) == [("Thành viên", 0, "Thiếu cột: họ tên, vai trò.")]
