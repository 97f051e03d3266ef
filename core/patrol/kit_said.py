"""What somebody says of the equipment: "đủ rồi ạ", "không đủ", "thiếu đèn pin", "đèn hết pin".

Every word must belong to such a sentence: "thiếu người, có đánh nhau" is a report.
"""

from __future__ import annotations

import re

from core.names import words
from core.patrol.kit import ItemState
from core.spelling import LONGEST, spelled_out
from core.trouble import tells_of_trouble

_THING = re.compile(
    r"\b(?:ao phan quang|ao mua|ao giap(?: chong dam)?|ao|den pin|den|coi|bo dam|dam|loa tay|loa|mu bao hiem|mu|pin"
    r"|tui so cuu|tui|binh chua chay|binh|bang deo tay|bang|dui cui(?: cao su)?|gay|gang tay(?: bat dao)?|gang|do nghe"
    r"|do|trang bi)\b"
)
_AROUND = (
    r"(?:da|thua|em|bao|cao|to|ca|cai|chiec|cay|doi|mot|hai|ba|\d{1,2}|dang|bi|roi|a|nhe|nha|anh|chi|chu|va|voi"
    r"|cung|nua|vai|may|it|het|gi|nhieu|#)"
)
_COMPLETE = re.compile(
    rf"(?:{_AROUND} )*(?:(?:co )?(?:day )?du|khong (?:thieu|mat|hong|hu)(?: gi)?)(?: {_AROUND})*", re.ASCII
)
_MISSING = re.compile(
    rf"(?:{_AROUND} )*(?:thieu|mat|quen|(?:khong|chua) (?:day )?(?:du|co|thay))(?: (?:du|co))?(?: {_AROUND})*", re.ASCII
)
_BROKEN = re.compile(
    rf"(?:{_AROUND} )*(?:hong|hu|hu hong|be|vo|gay|rach|(?:het|yeu) #|khong (?:len|sang|chay|dung duoc|su dung duoc))"
    rf"(?: {_AROUND})*",
    re.ASCII,
)
_THINGS = re.compile(rf"(?:{_AROUND} )*#(?: {_AROUND})*", re.ASCII)


def said_of_kit(typed: str) -> ItemState | None:
    """OK: all is there. None for words that say nothing of it, or more."""
    if _tells_more(typed):
        return None
    plain, spelled = _things(words(typed)), _things(spelled_out(typed))  # "hong" is "hỏng", or "không"
    if _COMPLETE.fullmatch(spelled):
        return ItemState.OK
    if _BROKEN.fullmatch(plain) and not _MISSING.fullmatch(spelled):
        return ItemState.BROKEN
    if _MISSING.fullmatch(spelled):
        return ItemState.MISSING
    return ItemState.BROKEN if _BROKEN.fullmatch(spelled) else None


def only_things(typed: str) -> bool:
    """ "Áo mưa và còi"."""
    return not _tells_more(typed) and _THINGS.fullmatch(_things(words(typed))) is not None


def _things(said: str) -> str:
    return _THING.sub("#", said)


def _tells_more(typed: str) -> bool:
    """Of something else. "Bình chữa cháy" burns nowhere: its name tells of no trouble."""
    return typed.count(" ") >= LONGEST or tells_of_trouble(re.sub(r"(?i)chữa cháy|sơ cứu|chống đâm", "", typed))
