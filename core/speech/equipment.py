"""Equipment reports as members say them: "đủ rồi ạ", "không đủ", "thiếu đèn pin", "đèn hết pin".

A closed list of whole sentences: "thiếu người, có đánh nhau" is a report, and "đủ rồi, đèn hết pin" is not complete.
"""

from __future__ import annotations

from core.patrol.types.field import ItemState
from core.speech.folding import either_way, words_as_written
from core.speech.spelling import as_typed, sentence

_THING = either_way(
    r"\b(?:áo phản quang|áo mưa|áo giáp(?: chống đâm)?|áo|đèn pin|đèn|còi|bộ đàm|đàm|loa tay|loa|mũ bảo hiểm|mũ|pin"
    r"|túi sơ cứu|túi|bình chữa cháy|bình|băng đeo tay|băng|dùi cui(?: cao su)?|gậy|găng tay(?: bắt dao)?|găng"
    r"|đồ nghề|đồ|trang bị)\b"
)
_ONE = r"(?:(?:một|hai|ba|vài|mấy|\d{1,2}) )?(?:(?:cái|chiếc|cây|đôi) )?#"
_LIST = f"{_ONE}(?:(?: và| với| cùng)? {_ONE})*"
_COMPLETE = sentence("(?:# )?(?:đã |có |vẫn )?(?:đầy )?đủ(?: #)?", "không (?:thiếu|mất|hỏng|hư)(?: gì)?")
_MISSING = sentence(
    f"(?:đang |còn |bị )?(?:thiếu|quên|(?:không|chưa) (?:đầy )?đủ)(?: {_LIST}| nhiều| vài cái)?",
    f"(?:bị )?(?:mất|không có|chưa có|không thấy|chưa thấy) {_LIST}",
    f"{_LIST} (?:bị |còn |đang )?(?:thiếu|mất|không đủ|chưa đủ|không có|chưa có)",
)
_BROKEN = sentence(
    f"(?:bị |đang )?(?:hỏng|hư|hư hỏng)(?: {_LIST})?",
    f"(?:bể|vỡ|gãy|rách) {_LIST}",
    f"(?:{_LIST} )?(?:bị |đang )?(?:hết|yếu) #",
    f"{_LIST} (?:bị |đang )?(?:hỏng|hư|hư hỏng|bể|vỡ|gãy|rách|không (?:lên|sáng|chạy|dùng được|sử dụng được))",
)
_THINGS = sentence(_LIST)


def said_of_kit(typed: str) -> ItemState | None:
    """OK: all is there. None for words that say nothing of it, or more."""
    spelled, plain = _things(as_typed(typed)), _things(words_as_written(typed))  # "hong" is "hỏng", or "không"
    forms = (
        (_COMPLETE, spelled, ItemState.OK),
        (_MISSING, spelled, ItemState.MISSING),
        (_BROKEN, plain, ItemState.BROKEN),
        (_BROKEN, spelled, ItemState.BROKEN),
    )
    return next((state for form, said, state in forms if said and form.match(said)), None)


def only_things(typed: str) -> bool:
    """ "Áo mưa và còi"."""
    return _THINGS.match(_things(as_typed(typed))) is not None


def _things(said: str) -> str:
    return _THING.sub("#", said)
