"""Hours as people type them: "22:15", "22h15", "22g", "2 gio 30", "8 giờ rưỡi tối"."""

from __future__ import annotations

import re
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from core.patrol.types.shift import Shift
from core.speech.folding import fold
from core.speech.spelling import bag, only_of
from core.speech.trouble import tells_of_trouble

_HOUR = re.compile(
    r"(\d{1,2})\s*(?:[:.]|gio|h|g)\s*(\d{2}|ruoi)?\s*(?:phut|p)?(?:\s*(sang|trua|chieu|toi|dem|khuya))?|(\d{2})(\d{2})"
)
_ABOUT_HOURS = bag(
    "một hai ba bốn tư năm sáu bảy tám chín mười giờ h g phút p rưỡi kém sáng trưa chiều tối đêm khuya nay",
    "mai hôm ngày lúc vào khoảng chừng gần hơn sớm muộn trễ nữa ạ nhé nha không nhớ rõ biết đó lắm",
    "trước sau vâng nghỉ quên",
)
_AROUND_IT = re.compile(r"^(?:(?:da|luc|vao luc|tu|den)\s+)?(.*?)(?:\s+(?:a|nhe|nha|anh|chi|em))?$", re.DOTALL)
_NOON, _DAY = 12, 24
# From which hour of the clock face on it is the second half of the day; "12 giờ đêm" is midnight.
_AFTER_NOON = {"trua": 1, "chieu": 1, "toi": 5, "dem": 6, "khuya": 6}
_TO_MIDNIGHT = frozenset({"sang", "toi", "dem", "khuya"})


def parse_hour(typed: str) -> time | None:
    """None for anything but one hour."""
    around = _AROUND_IT.match(fold(typed))
    found = _HOUR.fullmatch(around[1]) if around else None
    if not found:
        return None
    hour, minute = int(found[1] or found[4]), 30 if found[2] == "ruoi" else int(found[2] or found[5] or 0)
    hour = _in_the_day(hour, found[3])
    return time(hour, minute) if hour < _DAY and minute < 60 else None


def _in_the_day(hour: int, part: str | None) -> int:
    """ "8 giờ tối" is 20."""
    if part is None or not 1 <= hour <= _NOON:
        return hour
    if hour == _NOON:
        return 0 if part in _TO_MIDNIGHT else hour
    after = _AFTER_NOON.get(part)
    late = part == "trua" and hour >= 10
    return hour + _NOON if after is not None and hour >= after and not late else hour


def about_hours(typed: str) -> bool:
    """Whether it says when, and no hour that could be read: "khoảng mười giờ", "sớm hơn", "25:00"."""
    return only_of(typed, _ABOUT_HOURS) and not tells_of_trouble(typed)


def near_shift(hour: time, shift: Shift, zone: ZoneInfo) -> datetime:
    """The moment at which the local clock shows this hour and that is nearest to the shift: "1:30" of a night shift is
    in the morning after."""
    first = shift.starts_at.astimezone(zone).date()
    days = [first + timedelta(days=n) for n in (-1, 0, 1, 2)]
    moments = [datetime.combine(day, hour, zone).astimezone(shift.starts_at.tzinfo) for day in days]
    return min(moments, key=lambda moment: _distance(moment, shift))


def _distance(moment: datetime, shift: Shift) -> timedelta:
    return max(shift.starts_at - moment, moment - shift.ends_at, timedelta())
