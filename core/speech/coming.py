"""Whether somebody says that they come: "không đến được", "em bận rồi", "đi được ạ", "tới trễ 15 phút".

A closed list of whole sentences, said of oneself. Anything else is a report: "có xe lạ đến", "con không đi được",
"không đi nổi nữa". Who is on duty says nothing of coming: whoever calls this sees to that.
"""

from __future__ import annotations

from enum import Enum, auto

from core.speech.spelling import ONESELF, as_typed, sentence
from core.speech.trouble import tells_of_trouble


class Coming(Enum):
    YES = auto()
    NO = auto()
    PERHAPS = auto()  # late, busy, on the way: it must be asked


_NOW = "(?:hôm nay|đêm nay|tối nay|ca này)"
_LATER = "(?:mai|ngày mai|tối mai|đêm mai|mốt|ngày mốt)"
_I = f"(?:{ONESELF} )?"
_OWN = (
    "(?:(?:vì |do |đang |lại |có )*bận(?: việc)?(?: nhà| gia đình| riêng| rồi| quá| lắm)*"
    "|(?:bị |đang )?(?:ốm|bệnh|mệt|sốt)(?: rồi| quá)?"
    "|(?:nhà|gia đình) có (?:việc|giỗ|tiệc|đám cưới|đám giỗ)(?: bận| riêng| đột xuất)?"
    "|có việc (?:bận|riêng|gia đình|nhà))"
)
_WHY = f"(?:{_OWN}|vợ (?:đẻ|sinh|ốm)|con (?:ốm|sốt|bệnh)|mưa (?:to|lớn)(?: quá)?|xe (?:hư|hỏng)(?: rồi)?)(?: nên)?"
_DUTY = "(?: trực| ca| tuần tra)?"
_CANNOT = (
    f"(?:chắc )?không (?:thể (?:đi|đến|tới|tham gia|trực){_DUTY}|(?:đi|đến|tới|tham gia|trực|có mặt){_DUTY} được"
    f"|tới nổi|(?:đi|tham gia|trực){_DUTY})(?: được)?(?: {_NOW})?"
)
_NO = sentence(f"(?:{_NOW} )?{_I}(?:{_WHY} )?{_I}{_CANNOT}(?: {_WHY})?")
_YES = sentence(
    f"(?:{_NOW} )?{_I}(?:(?:đi|đến|tới|trực){_DUTY} được|(?:sẽ|có|vẫn) (?:đi|đến)(?: trực| được)?"
    f"|(?:sẽ )?tham gia(?: được)?|đi)(?: {_NOW})?"
)
_PERHAPS = sentence(
    f"(?:(?:{_NOW}|{_LATER}) )?{_I}{_OWN}",
    f"{_LATER} {_I}(?:{_WHY} )?{_I}{_CANNOT}",
    f"(?:(?:{_NOW}|{_LATER}) )?{_I}(?:xin |phép |cho em )*(?:nghỉ|vắng)(?: phép| ca| trực| {_NOW}| {_LATER})*",
    "(?:chắc |sẽ |xin |có thể )*(?:(?:tới|đến|đi|vào ca) )?(?:trễ|muộn)(?: khoảng)?"
    r"(?: \d{1,2} (?:phút|p|tiếng)| một (?:lát|chút)| chút| xíu)?",
    "chưa (?:tới|đến|đi)(?: nơi| được| kịp)*",
    "(?:đang (?:trên đường|đi|tới|đến) )?sắp (?:tới|đến)(?: nơi)?|đang (?:trên đường|đi|tới|đến)",
    f"(?:có )?đi được không|không {ONESELF} đi được",
)


def said_of_coming(typed: str) -> Coming | None:
    said = as_typed(typed)
    if not said or tells_of_trouble(typed):
        return None
    forms = ((_NO, Coming.NO), (_YES, Coming.YES), (_PERHAPS, Coming.PERHAPS))
    return next((meant for form, meant in forms if form.match(said)), None)
