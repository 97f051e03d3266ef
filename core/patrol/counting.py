"""How many people were reminded, as people type it: "3", "ba người", "khoảng mười hai", "không có ai".

Whatever says more than a number may be a report ("có 3 người cầm dao"), and is no number.
"""

from __future__ import annotations

import re

from core.spelling import LONGEST, bag, only_of, spelled_out

_ONES = {
    "mot": 1, "hai": 2, "ba": 3, "bon": 4, "tu": 4, "nam": 5, "lam": 5, "sau": 6, "bay": 7, "tam": 8, "chin": 9,
}  # fmt: skip
_ONE = "|".join(_ONES)
_NUMBER = rf"(?:(?P<digits>\d{{1,3}})|(?P<tens>{_ONE})? ?(?P<ten>muoi|chuc)(?: (?P<ones>{_ONE}))?|(?P<one>{_ONE}))"
_BEFORE = r"(?:(?:da|duoc|khoang|tam|chung|co|gan|tong|cong|em|toi|nhac|nhac nho|dem|nay) )*"
_WHOM = r"(?: (?:nguoi|luot|luot nguoi|lan|dua|em|anh|ban|thanh nien|people))?"
_AFTER = r"(?: (?:thoi|roi|a|nhe|nha|anh|chi|em|chu|ca|het|toi|dem|nay))*"
_COUNTED = re.compile(_BEFORE + _NUMBER + _WHOM + _AFTER)
_NOBODY = re.compile(
    r"(?:(?:da|em|toi|minh|dem|nay) )*(?:khong|chua|chang|no)(?: (?:co|nhac|nhac nho|phai))*"
    r"(?: (?:mot )?(?:ai|gi|nguoi|nguoi nao|dua nao|luot nao|truong hop nao|body))?" + _AFTER
)
_ABOUT_NUMBERS = (
    bag(
        "co vai may nhieu it lam qua nguoi dua luot khong chua nho biet ro dem bao den hoac hay khoang tam so",
        "muoi chuc tram",
    )
    | _ONES.keys()
)


def read_count(typed: str) -> int | None:
    """The number, nought for nobody; None for any other words."""
    said = spelled_out(typed)
    if said.count(" ") >= LONGEST:
        return None
    if _NOBODY.fullmatch(said):
        return 0
    found = _COUNTED.fullmatch(said)
    if found is None:
        return None
    if found["digits"]:
        return int(found["digits"])
    if found["ten"]:
        return _ONES.get(found["tens"], 1) * 10 + _ONES.get(found["ones"], 0)
    return _ONES[found["one"]]


def about_numbers(typed: str) -> bool:
    """Whether it says how many without a number: "vài người", "4-5 người"."""
    return only_of(typed, _ABOUT_NUMBERS)
