"""Forms that are handed out to be filled in are read back."""

from __future__ import annotations

import io

from openpyxl import load_workbook

from core.people.types import Hamlet, Team
from reports.forms import members_form, places_form
from reports.people.members import read_members
from reports.people.places import read_places
from tests.reports.kit import TEXTS

HAMLETS = [Hamlet("H09", "Đồi Chè", 228), Hamlet("H10", "Hồ Sen", 259), Hamlet("H99", "Xa")]
TEAMS = [Team("T3", "Tổ 3", ("H09", "H10"), "Nhà văn hóa thôn Hồ Sen")]


def test_the_places_come_back_as_they_were() -> None:
    found, mistakes = read_places(places_form(HAMLETS, TEAMS))
    assert not mistakes
    assert (list(found.hamlets), list(found.teams)) == (HAMLETS, TEAMS)


def test_a_filled_form_of_members_is_understood() -> None:
    book = load_workbook(io.BytesIO(members_form(TEAMS, ["Tổ trưởng", "Tổ viên bảo vệ ANTT"])))
    book.worksheets[0].append(["Hồ Văn Tư", None, "anh", book["Chọn"]["C1"].value, book["Chọn"]["B2"].value, "", ""])
    filled = io.BytesIO()
    book.save(filled)
    (member,), mistakes = read_members(filled.getvalue(), TEAMS, TEXTS.role_words())
    assert not mistakes
    assert (member.full_name, member.team, set(member.roles)) == ("Hồ Văn Tư", "T3", {"security_member"})
