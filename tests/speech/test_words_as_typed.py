"""Words people type for a number, a day, an hour, whether they come, what they carry; and words that are a report."""

from __future__ import annotations

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.patrol.night.checkpoints import is_muster
from core.patrol.types.field import ItemState
from core.speech.coming import Coming, said_of_coming
from core.speech.counts import about_numbers, read_count
from core.speech.days import about_days, span_said
from core.speech.equipment import only_things, said_of_kit
from core.speech.hours import about_hours, parse_hour
from core.speech.names import is_whole_name, name_in
from core.speech.spelling import spelled_out
from core.speech.trouble import cannot_be_a_name, tells_of_trouble

SATURDAY = date(2026, 11, 14)
REPORTS = [
    "có 3 người cầm dao",
    "3 người đánh nhau ở chợ",
    "cháy nhà bà Sáu",
    "chay nha ba Sau",
    "có trộm",
    "không có ai trực, có trộm",
    "không đến được, có đánh nhau chặn đường",
    "thiếu người, có đánh nhau",
    "mất xe rồi",
    "mat trom 2 con bo",
    "tết có người đốt pháo",
    "mai có đánh nhau",
    "20h30 có người lạ vào làng",
    "đang bị rượt",
    "bắn",
    "em bị đánh",
    "hỏng rồi có cháy",
    "hai thằng đang oánh lộn",
    "có người tự tử",
    "co xe dam giua duong",
    "cống sập",
    "vỡ đê",
    "em bị đau không đi được",
    "con không đi được",
    "không đi nổi nữa",
    "có xe lạ đến",
]


@pytest.mark.parametrize("typed", REPORTS)
def test_a_report_is_no_answer_to_anything(typed: str) -> None:
    assert read_count(typed) is None and not about_numbers(typed)
    assert span_said(typed, SATURDAY) is None and not about_days(typed)
    assert parse_hour(typed) is None and not about_hours(typed)
    assert said_of_coming(typed) is None
    assert said_of_kit(typed) is None and not only_things(typed)


PIECES = ("co", "khoang", "toi", "nay", "den", "tu", "mot", "1", "#", "-", "/", "em")


@given(st.text(max_size=200) | st.lists(st.sampled_from(PIECES)).map(" ".join))
def test_anything_may_be_typed(typed: str) -> None:
    for read in (read_count, about_numbers, about_days, parse_hour, about_hours, said_of_coming, said_of_kit, name_in):
        read(typed)  # type: ignore[operator]
    assert span_said(typed, SATURDAY) is None or len(typed) > 1


def test_what_would_take_a_reader_for_ever_takes_no_time() -> None:
    for typed in ("co khoang " * 400, "em oi " * 400, "toi " * 900, "- " * 900, "khong " * 900):
        assert (read_count(typed), span_said(typed, SATURDAY), said_of_coming(typed), said_of_kit(typed)) == (None,) * 4


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("e k đi dc", "em khong di duoc"),
        ("hông có ai r", "khong co ai roi"),
        ("hok bik j", "khong bik gi"),
        ("đèn hỏng", "den hong"),
        ("bữa nay", "hom nay"),
    ],
)
def test_spelled_out(typed: str, plain: str) -> None:
    assert spelled_out(typed) == plain


# -- how many --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "typed",
    [
        "không có ai",
        "khong co ai",
        "ko có ai",
        "k ai",
        "hok có ai",
        "chẳng có ai cả",
        "không một ai",
        "chưa nhắc ai",
        "dạ không ạ",
        "không có người nào",
        "0",
        "0 người",
        "đêm nay không nhắc ai",
        "hông có đứa nào hết",
    ],
)
def test_nobody(typed: str) -> None:
    assert read_count(typed) == 0


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("3", 3),
        ("ba người", 3),
        ("2 ng", 2),
        ("khoảng 5", 5),
        ("tầm 3 người ạ", 3),
        ("5 đứa", 5),
        ("mười hai người", 12),
        ("hai mươi", 20),
        ("hai chục", 20),
        ("hai mươi lăm", 25),
        ("mười", 10),
        ("nhắc được 4 người", 4),
        ("12 lượt", 12),
    ],
)
def test_somebody(typed: str, number: int) -> None:
    assert read_count(typed) == number


@pytest.mark.parametrize("typed", ["vài người", "nhiều lắm", "4-5 người", "bốn năm người", "1000", "không nhớ", "có"])
def test_how_many_without_a_number(typed: str) -> None:
    assert read_count(typed) is None
    assert about_numbers(typed)


# -- days ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("thứ 7", (11, 14), (11, 14)),
        ("chủ nhật", (11, 15), (11, 15)),
        ("t6", (11, 20), (11, 20)),
        ("thứ hai tuần sau", (11, 16), (11, 16)),
        ("mốt", (11, 16), (11, 16)),
        ("ngày kia", (11, 16), (11, 16)),
        ("hnay", (11, 14), (11, 14)),
        ("bữa nay", (11, 14), (11, 14)),
        ("em xin nghỉ ngày 20/11 ạ", (11, 20), (11, 20)),
        ("20 tháng 11", (11, 20), (11, 20)),
        ("từ mai đến mốt", (11, 15), (11, 16)),
        ("từ hôm nay đến hết 20/11", (11, 14), (11, 20)),
        ("từ ngày 20/11 đến ngày 25/11", (11, 20), (11, 25)),
        ("thứ 4 đến thứ 2", (11, 18), (11, 23)),
        ("3 ngày", (11, 14), (11, 16)),
        ("ba ngày từ mai", (11, 15), (11, 17)),
        ("1 tuần", (11, 14), (11, 20)),
        ("cuối tuần", (11, 14), (11, 15)),
        ("tuần sau", (11, 16), (11, 22)),
        ("Noel", (12, 24), (12, 25)),
    ],
)
def test_days_as_people_say_them(typed: str, first: tuple[int, int], last: tuple[int, int]) -> None:
    assert span_said(typed, SATURDAY) == (date(2026, *first), date(2026, *last))


def test_a_feast_is_the_next_one() -> None:
    assert span_said("tết dương lịch", SATURDAY) == (date(2027, 1, 1), date(2027, 1, 1))


@pytest.mark.parametrize(
    "typed",
    [
        "tết",
        "nghỉ Tết",
        "tết âm lịch",
        "giỗ",
        "trung thu",
        "rằm tháng giêng",
        "29 tết",
        "đám cưới",
        "chưa biết",
        "không",
        "tháng sau",
        "từ 20/11",
        "40/13",
        "20h30",
        "8 giờ tối",
        "em ốm",
    ],
)
def test_a_day_that_must_be_asked_for_again(typed: str) -> None:
    assert span_said(typed, SATURDAY) is None
    assert about_days(typed)


# -- hours -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "hour"),
    [
        ("8 giờ tối", time(20)),
        ("9h tối", time(21)),
        ("8 giờ rưỡi tối", time(20, 30)),
        ("10g đêm", time(22)),
        ("12 giờ đêm", time(0)),
        ("1 giờ sáng", time(1)),
        ("2 giờ chiều", time(14)),
        ("11h trưa", time(11)),
        ("1h trưa", time(13)),
        ("lúc 22h ạ", time(22)),
        ("20h30", time(20, 30)),
    ],
)
def test_hours_with_their_part_of_the_day(typed: str, hour: time) -> None:
    assert parse_hour(typed) == hour


@pytest.mark.parametrize(
    "typed", ["khoảng mười giờ", "sớm hơn", "25:00", "tối mai", "khuya lắm", "không nhớ rõ", "8 rưỡi"]
)
def test_an_hour_that_must_be_asked_for_again(typed: str) -> None:
    assert parse_hour(typed) is None
    assert about_hours(typed)


# -- coming, equipment, place ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("không đến được", Coming.NO),
        ("ko tới đc", Coming.NO),
        ("hôm nay em bận không đi được", Coming.NO),
        ("e k đi dc nha a", Coming.NO),
        ("khum tham gia được ạ", Coming.NO),
        ("mưa to quá không tới nổi", Coming.NO),
        ("nhà có việc, không trực được", Coming.NO),
        ("đi được ạ", Coming.YES),
        ("em sẽ đi", Coming.YES),
        ("có đi", Coming.YES),
        ("chưa tới được", Coming.PERHAPS),
        ("em bận rồi", Coming.PERHAPS),
        ("xin nghỉ", Coming.PERHAPS),
        ("tới trễ 15 phút", Coming.PERHAPS),
        ("đang trên đường, sắp đến", Coming.PERHAPS),
        ("đi được không", Coming.PERHAPS),
        ("không, tôi đi được", Coming.PERHAPS),
        ("mai em không đi được", Coming.PERHAPS),
        ("ở nhà", None),
        ("không ai đi", None),
        ("không đến nỗi", None),
        ("không phải không đi được", None),
        ("vợ đẻ", None),
        ("anh ơi em không đi được", Coming.NO),
        ("vợ đẻ em không đi được", Coming.NO),
    ],
)
def test_whether_they_come(typed: str, said: Coming | None) -> None:
    assert said_of_coming(typed) is said


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("đủ rồi ạ", ItemState.OK),
        ("dạ đủ", ItemState.OK),
        ("đầy đủ", ItemState.OK),
        ("không thiếu gì", ItemState.OK),
        ("không đủ", ItemState.MISSING),
        ("chưa đủ", ItemState.MISSING),
        ("hok đủ", ItemState.MISSING),
        ("hong du", ItemState.MISSING),
        ("thiếu đèn pin", ItemState.MISSING),
        ("thiếu 2 cái áo", ItemState.MISSING),
        ("quên còi", ItemState.MISSING),
        ("thiếu bình chữa cháy", ItemState.MISSING),
        ("hư", ItemState.BROKEN),
        ("den hong", ItemState.BROKEN),
        ("bộ đàm hết pin", ItemState.BROKEN),
        ("đèn không sáng", ItemState.BROKEN),
        ("thiếu người", None),
        ("mất hai em", None),
        ("vợ gãy tay", None),
        ("đủ rồi, đèn hết pin", None),
        ("chỉ đủ hai áo", None),
        ("không", None),
    ],
)
def test_the_equipment(typed: str, said: ItemState | None) -> None:
    assert said_of_kit(typed) is said


@pytest.mark.parametrize(
    "typed", ["nhà văn hóa", "NVH", "em đang ở nvh", "nhà văn hóa thôn ạ", "nha van hoa thon ho sen"]
)
def test_where_the_shift_musters(typed: str) -> None:
    assert is_muster(typed, "Nhà văn hóa thôn Hồ Sen")


@pytest.mark.parametrize("typed", ["nhà", "nhà văn hóa có trộm", "", "thôn Hồ Sen"])
def test_where_it_does_not(typed: str) -> None:
    assert not is_muster(typed, "Nhà văn hóa thôn Hồ Sen")


# -- names -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "name",
    [
        "Lê Văn Mới",
        "Y Blơm Niê",
        "Nguyễn Thị Thương",
        "Vũ Đình Thắng",
        "vu dinh thang",
        "Đặng Văn Tài",
        "Hồ Sen",
        "La Văn Cầu",
        "Anh Tú",
        "Giàng A Sùng",
        "cao thi ha",
    ],
)
def test_a_name_tells_of_nothing(name: str) -> None:
    assert not cannot_be_a_name(name) and not tells_of_trouble(name)
    assert name_in(name) == name


def test_a_word_of_trouble_may_be_in_a_name_that_is_written_as_one() -> None:
    assert not cannot_be_a_name("Nguyễn Văn Lạc") and cannot_be_a_name("con lạc rồi")


@pytest.mark.parametrize(
    "typed", ["hồ sen có trộm", "Hồ Sen có trộm", "ho sen co trom", "đỗ xe bị mất", "mai cháy rừng", "Cháy Nhà Ở Chợ"]
)
def test_what_begins_like_a_name_and_is_none(typed: str) -> None:
    assert cannot_be_a_name(typed)


@pytest.mark.parametrize("typed", ["tôi là Lê Văn Mới ạ", "em tên Lê Văn Mới", "Lê Văn Mới.", "Họ tên: Lê Văn Mới"])
def test_the_name_in_a_sentence(typed: str) -> None:
    assert name_in(typed) == "Lê Văn Mới" and is_whole_name(name_in(typed))


@pytest.mark.parametrize("typed", ["mất bò rồi", "mat bo roi", "mất con", "mất trâu", "đến đây ngay", "có đám đông"])
def test_what_is_lost_is_no_equipment_and_come_here_is_no_answer(typed: str) -> None:
    assert said_of_kit(typed) is None and said_of_coming(typed) is None and not about_days(typed)
