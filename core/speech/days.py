"""Days as people type them: "mai", "20/11", "20-25/11", "28/12-3/1", "ngay mot"."""

from __future__ import annotations

import re
from datetime import date, timedelta

from core.speech.folding import fold
from core.speech.hours import about_hours
from core.speech.spelling import bag, only_of, spelled_out
from core.speech.trouble import tells_of_trouble
from core.times import monday_of

DaySpan = tuple[date, date]
_A_DAY, _A_WEEK = timedelta(days=1), timedelta(days=7)
_WEEKDAYS = {
    "thu hai": 0, "thu ba": 1, "thu tu": 2, "thu nam": 3, "thu sau": 4, "thu bay": 5, "chu nhat": 6, "cn": 6,
    **{f"{thu}{day}": day - 2 for day in range(2, 8) for thu in ("thu ", "t")},
}  # fmt: skip
_AHEAD = {"mot": 2, "ngay mot": 2, "kia": 2, "ngay kia": 2, "toi nay": 0, "dem nay": 0, "toi mai": 1, "dem mai": 1}
_FEASTS = {
    "noel": ((24, 12), (25, 12)),
    "giang sinh": ((24, 12), (25, 12)),
    "quoc khanh": ((2, 9), (2, 9)),
    "tet tay": ((1, 1), (1, 1)),
    "tet duong": ((1, 1), (1, 1)),
    "tet duong lich": ((1, 1), (1, 1)),
}
_NUMBERS = {"mot": 1, "hai": 2, "ba": 3, "bon": 4, "nam": 5, "sau": 6, "bay": 7, "muoi": 10}
_LASTING = re.compile(
    rf"(?P<n>\d{{1,2}}|{'|'.join(_NUMBERS)}) (?P<unit>ngay|tuan)(?: (?:ke |bat dau )?tu (?P<first>.+))?"
)
_OF_MONTH = re.compile(r"(\d{1,2}) thang (\d{1,2})(?: nam (\d{4}))?")
_BEFORE = re.compile(
    r"^(?:(?:da|em|toi|minh|anh|chi|xin|cho|duoc|nghi|phep|vang|ban|vao|hom|ngay(?= (?:thu|\d|mai))) )+"
)
_AFTER = re.compile(r"(?: (?:a|nhe|nha|thoi|anh|chi|em|oi|duoc khong))+$")
_FROM = re.compile(r"^(?:ke |bat dau )?tu (?:ngay )?")
_TO = re.compile(r" (?:den|toi|cho den) (?:het )?|\s*[-–]\s*")
_ABOUT_DAYS = bag(
    "tết nghỉ lễ phép xin cho em tôi mình nguyên đán âm dương lịch ta ông công táo giao thừa noel giáng sinh",
    "trung thu rằm mùng mồng tháng giêng chạp năm tuần ngày hôm bữa buổi sau trước này nay mai mốt kia cuối đầu",
    "giữa nửa giáp giỗ tổ đám cưới hội quốc khánh giải phóng vu lan dịp khi nào chưa không biết rõ",
    "chắc từ đến hết vài hai ba bốn bảy tám chín mười chủ nhật cn t h đêm sáng chiều tính đi về quê làm",
    "việc nhà bận ạ nhé thôi mỗi suốt dài hạn lâu cả ca trực và ốm bệnh mệt thi học",
)


def span_said(typed: str, near: date) -> DaySpan | None:
    """From one day to another, both included; None when no days can be read from it. Days from `near` on are meant."""
    written = read_span(typed, near)
    if written is not None:
        return written
    said = _AFTER.sub("", _BEFORE.sub("", " ".join(_spelled_out(typed).split())))
    ends = _TO.split(said)
    if len(ends) != 2:
        return None if said.startswith("tu ") else _whole(said, near)  # "từ 20/11": until when?
    first, last = _day(ends[0], near), _day(ends[1], near)
    if first is None or last is None:
        return _whole(said, near)
    if last < first and ends[1] in _WEEKDAYS:
        last += _A_WEEK
    return (first, last) if first <= last else None


def about_days(typed: str) -> bool:
    """Whether it says when, or why, and no days that could be read: "nghỉ Tết", "chưa rõ"."""
    return (about_hours(typed) or only_of(typed, _ABOUT_DAYS)) and not tells_of_trouble(typed)


def _spelled_out(typed: str) -> str:
    """With the signs that stand in dates, and between them."""
    marked = re.sub(r"\s*([/.–-])\s*", r"\1", fold(typed))
    return marked if any(sign in marked for sign in "/.–-") else spelled_out(typed)


def _whole(said: str, near: date) -> DaySpan | None:
    """Span of days said by itself: a written span, a day, a week, a length or a feast."""
    written = read_span(said, near)
    if written is not None:
        return written
    day = _day(said, near)
    if day is not None:
        return day, day
    return _week(said, near) or _lasting(said, near) or _feast(said, near)


def _day(said: str, near: date) -> date | None:
    said = _BEFORE.sub("", _FROM.sub("", said.strip()))
    found = _OF_MONTH.fullmatch(said)
    if found:
        return read_day("/".join(part for part in found.groups() if part), near)
    if said in _AHEAD:
        return near + timedelta(days=_AHEAD[said])
    return read_day(said, near) or _weekday(said, near)


def _weekday(said: str, near: date) -> date | None:
    """The next one, today included; "tuần sau" is counted from Monday on."""
    name, later = said, False
    for ending in (" tuan sau", " tuan toi", " tuan nay", " nay"):
        if said.endswith(ending):
            name, later = said.removesuffix(ending), ending in (" tuan sau", " tuan toi")
    day = _WEEKDAYS.get(name)
    if day is None:
        return None
    if later:
        return monday_of(near) + _A_WEEK + timedelta(days=day)
    return near + timedelta(days=(day - near.weekday()) % 7)


def _week(said: str, near: date) -> DaySpan | None:
    monday = monday_of(near)
    if said == "tuan nay":
        return near, monday + 6 * _A_DAY
    if said in ("tuan sau", "tuan toi", "ca tuan sau"):
        return monday + _A_WEEK, monday + _A_WEEK + 6 * _A_DAY
    if said in ("cuoi tuan", "cuoi tuan nay"):
        return max(near, monday + 5 * _A_DAY), monday + 6 * _A_DAY
    return None


def _lasting(said: str, near: date) -> DaySpan | None:
    found = _LASTING.fullmatch(said)
    if not found:
        return None
    first = near if found["first"] is None else _day(found["first"], near)
    many = int(found["n"]) if found["n"].isdigit() else _NUMBERS[found["n"]]
    days = many * (7 if found["unit"] == "tuan" else 1)
    return (first, first + timedelta(days=days - 1)) if first is not None and days else None


def _feast(said: str, near: date) -> DaySpan | None:
    """The next one of those that have a day in the calendar."""
    days = _FEASTS.get(said.removeprefix("le "))
    if days is None:
        return None
    year = near.year
    (first, first_month), (last, last_month) = days
    if date(year, last_month, last) < near:
        year += 1
    return date(year, first_month, first), date(year, last_month, last)


_NEAR = {"hom nay": 0, "nay": 0, "today": 0, "mai": 1, "ngay mai": 1, "tomorrow": 1}
_SPAN = re.compile(
    r"(?:tu )?(\d{1,2})(?:[/.](\d{1,2})(?:[/.](\d{4}))?)?\s*(?:-|–|den|to)\s*(\d{1,2})[/.](\d{1,2})(?:[/.](\d{4}))?"
)
_DAY = re.compile(r"(\d{1,2})[/.-](\d{1,2})(?:[/.-](\d{4}))?")
_BEHIND = timedelta(days=31)  # "20/11" on 5 December is last month's, on 5 January it is next autumn's


def read_day(typed: str, near: date) -> date | None:
    """One day; without a year the one that is nearest ahead, or was within the month. None when it is none."""
    said = fold(typed).strip(" .")
    if said in _NEAR:
        return near + timedelta(days=_NEAR[said])
    found = _DAY.fullmatch(said)
    return _date(*found.groups(), near=near) if found else None


def read_span(typed: str, near: date) -> tuple[date, date] | None:
    """From one day to another, both included; one day alone is a span of its own. None when it is none."""
    said = " ".join(fold(typed).split())
    one = read_day(said, near)
    if one is not None:
        return one, one
    found = _SPAN.fullmatch(said)
    if not found:
        return None
    d1, m1, y1, d2, m2, y2 = found.groups()
    over_new_year = int(m1 or m2) > int(m2)
    if y1 is None and y2 is not None:
        y1 = str(int(y2) - over_new_year)
    first = _date(d1, m1 or m2, y1, near=near)
    if first is None:
        return None
    last = _date(d2, m2, y2 or str(first.year + over_new_year), near=near)
    return (first, last) if last is not None and first <= last else None


def _date(day: str, month: str, year: str | None, *, near: date) -> date | None:
    if year is not None:
        return _in_year(year, month, day)
    meant = (_in_year(one, month, day) for one in (near.year, near.year + 1))
    return next((found for found in meant if found is not None and found >= near - _BEHIND), None)


def _in_year(year: str | int, month: str, day: str) -> date | None:
    """None when the year has no such day: 29/2."""
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
