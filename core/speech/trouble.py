"""Whether words tell of something that has happened: the beginning of a report, wherever they are typed.

It is asked where an answer could be mistaken for a report or a report for an answer: "hồ sen có trộm" begins as family
names do. Not to judge what a report is about.
"""

from __future__ import annotations

import re

from core.speech.folding import either_way, words_as_written
from core.speech.names import is_name
from core.speech.spelling import as_typed, beginning

# As they are written; without diacritics those that mean nothing else then.
_WRITTEN = (
    "cháy|nổ|trộm|ăn cắp|cướp|đánh|oánh|uýnh|quánh|chém|đâm|cầm dao|có dao|con dao|mã tấu|có súng|cầm súng"
    "|tiếng súng|bắn|máu|tai nạn|đuối|chết|bị thương|hiếp dâm|bắt cóc|ma túy|ma tuý|phá rừng|phá hoại|đập phá"
    "|lâm tặc|đuổi|rượt|gây rối|gây gổ|say rượu|la hét|cãi|hung khí|cứu|kêu cứu|kêu la|lừa đảo|mất xe|mất cắp"
    "|lạ mặt|người lạ|đột nhập|giật|giựt|chôm|sạt lở|lũ|ngập|sét|tông|đụng xe|lật xe|té xe|bị ngã|bị té|xỉu|tự tử"
    "|chích|đốt|xô xát|ẩu đả|hỗn chiến|đe dọa|đe doạ|giết"
)
_PLAIN = (
    "chay|trom|cuop|an cap|danh nhau|danh lon|bi danh|oanh lon|chem|dam chem|bi dam|cam dao|co dao|ma tau|co sung"
    "|tai nan|duoi nuoc|chet|bi thuong|bat coc|ma tuy|ruot|gay roi|say ruou|hung khi|cuu|keu cuu|mat xe|mat trom"
    "|la mat|nguoi la|dot nhap|giut|sat lo|lat xe|te xe|dung xe|tong xe|tu tu|xo xat|au da|de doa|co nguoi"
    "|co thang|co trom"
)
# As they are written; a person may be called so.
_ALSO_NAMES = "sập|lạ|đám đông|tiếng la|vây|cây đổ|lạc|mất tích|khói|lửa|rắn cắn|kẹt|đau|ngã|té|sạt|vỡ"
# In no name, though they tell of no trouble by themselves.
_NO_NAME = re.compile(r"(?:^| )(?:bị|mất|có|ở|đang|người|nguoi|nhà|xe|thằng|bọn|tụi|đứa|không|khong)(?= |$)")
_NEVER_A_NAME = re.compile(rf"(?:^| )(?:{_WRITTEN}|{_PLAIN})(?= |$)")
_TROUBLE = re.compile(rf"(?:^| )(?:{_WRITTEN}|{_ALSO_NAMES}|{_PLAIN})(?= |$)")
_PERHAPS = either_way(rf"(?:^| )(?:{_WRITTEN}|{_ALSO_NAMES})(?= |$)")
_OWN_NEED = beginning(
    "(?:đang )?(?:bị|kẹt|ngã|té|lạc|đau (?:quá|lắm|chân|tay|bụng|ngực|đầu|tim|lưng))",
    "không (?:thể )?(?:đi|ra|lên|xuống|về|tới|đến|chạy|đứng|dậy|thở)(?: .*)? (?:được|nổi)",
)


def tells_of_trouble(typed: str) -> bool:
    return _TROUBLE.search(words_as_written(typed)) is not None


def in_own_need(typed: str) -> bool:
    """Whether words tell of one's own need: "em bị đau không đi được", "không ra được", whatever comes after."""
    return _OWN_NEED.match(as_typed(typed) or words_as_written(typed)) is not None


def perhaps_tells_of_trouble(typed: str) -> bool:
    """The same, any word without diacritics read at its worst: "vo danh con"."""
    return _PERHAPS.search(words_as_written(typed)) is not None


def cannot_be_a_name(typed: str) -> bool:
    """ "Hồ Sen có trộm", "đỗ xe bị mất": some of the words no person has ever been called."""
    written = words_as_written(typed)
    trouble = _NEVER_A_NAME if is_name(typed) else _TROUBLE
    return trouble.search(written) is not None or (" " in written and _NO_NAME.search(written) is not None)
