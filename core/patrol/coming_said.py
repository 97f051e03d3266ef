"""Whether somebody says that they come: "không đến được", "em bận rồi", "đi được ạ", "tới trễ 15 phút".

Every word must belong to such a sentence. "Không đến được, có đánh nhau" tells more, and is a report.
"""

from __future__ import annotations

import re
from enum import Enum, auto

from core.spelling import bag, only_of, spelled_out
from core.trouble import tells_of_trouble


class Coming(Enum):
    YES = auto()
    NO = auto()
    PERHAPS = auto()  # late, busy, on the way: it must be asked


_GO = r"(?:di|den|tham gia|len|qua|ra|vao|truc|du|co mat)"
_GOES = rf"{_GO}(?: truc| ca| tuan tra| den| toi)?"
_CANNOT = re.compile(rf"(?:^| )khong (?:the )?(?:{_GOES}(?: duoc| noi| dau|(?= |$))|toi (?:duoc|noi))(?= |$)")
_CAN = re.compile(rf"(?:^| )(?:(?:{_GO}|toi)(?: truc| ca)? duoc|(?:se |co |van )(?:di|den)|tham gia)(?= |$)|^di$")
_DOUBT = bag("chua tre muon kip mai mot neu hay phut lat duong dang sap giua")
_NO_SAID = bag("khong chua")
# One of these at least, or nothing is said about coming.
_ABOUT = bag("ban om benh met nghi chua tre muon kip di den duoc tham truc duong lien viec sap bung")
_KNOWN = (
    _ABOUT
    | _DOUBT
    | bag(
        "da vang thua em toi minh anh chi chu bac co ong ba con chau a nhe nha nghen oi dong hom nay dem chieu",
        "sang ca tuan tra rieng gia dinh dot xuat sot dau vo de sinh gio tiec dam cuoi vi do tai bi roi thi la ma",
        "nen chac se van cung rat xin loi thong cam phep cho phai lam tang khong the noi nua len qua ra vao du",
        "mat hoi tren gan ngay xe hu hong thung lop het xang mua to lon ket cong que xa o that su tieng it",
        "hai nam muoi",
    )
)


def said_of_coming(typed: str) -> Coming | None:
    whole = spelled_out(typed)
    if not only_of(whole, _KNOWN) or tells_of_trouble(typed):
        return None
    said = whole.split()
    doubted = not _DOUBT.isdisjoint(said)
    if not doubted and _CANNOT.search(whole):
        return Coming.NO
    if _ABOUT.isdisjoint(said):
        return None
    if not doubted and _NO_SAID.isdisjoint(said) and _CAN.search(whole):
        return Coming.YES
    return Coming.PERHAPS
