"""Three taps to the alert, and every other way in which a choice can be made."""

from __future__ import annotations

import pytest

from core.incident.categories import CATEGORIES, SOS
from core.incident.types import Category, Severity
from core.people.types import Language
from tests.commune import Commune
from texts import Reader


async def test_three_taps_and_the_alert_is_out(commune: Commune) -> None:
    huy, long = await commune.phones("huy", "long")
    await huy.says("0")
    await huy.taps("Báo tin").taps("Trộm cắp").taps("Hồ Sen").sees("VV-1114-01", "22:30", "113")
    await long.hears("VV-1114-01", "Trộm cắp", "Hồ Sen", "22:30", "Chưa có người nhận")
    commune.expects_nothing_more()


async def test_the_first_screen_says_how_to_begin(commune: Commune) -> None:
    (huy,) = await commune.phones("huy")
    await huy.sends(lambda phone: phone.start())
    await huy.sees("gõ vài chữ để báo tin ngay")
    assert "🚨 Báo tin" in huy.keys
    assert "🆘 SOS" in huy.keys


async def test_digits_are_taps(commune: Commune) -> None:
    huy, long = await commune.phones("huy", "long")
    await huy.says("0").says("1").says("4").says("2").sees("VV-1114-01")
    await long.hears("Trộm cắp", "Hồ Sen")


@pytest.mark.parametrize("words", ["bao tin", "BÁO TIN", "bt", "báo", "Bao tin!", "🚨 Báo tin", "report"])
async def test_the_report_begins_with_a_word(commune: Commune, words: str) -> None:
    (huy,) = await commune.phones("huy")
    await huy.says(words).sees("Việc gì?")


async def test_choices_answer_to_words_without_diacritics(commune: Commune) -> None:
    huy, long = await commune.phones("huy", "long")
    await huy.says("bao tin").says("trom cap").says("ho sen").sees("VV-1114-01")
    await long.hears("Trộm cắp", "Hồ Sen")


async def test_the_beginning_of_a_choice_is_enough(commune: Commune) -> None:
    huy, long = await commune.phones("huy", "long")
    await huy.says("bao tin").says("trom").says("trung tam").sees("VV-1114-01")
    await long.hears("Trộm cắp", "Trung Tâm")


async def test_two_choices_that_begin_alike_are_no_answer(commune: Commune) -> None:
    """There are two hamlets called Thôn 1: the words are kept and the question stands."""
    huy, _ = await commune.phones("huy", "long")
    await huy.says("bao tin").says("trom").says("thôn 1").sees("Ở thôn nào?")
    assert await commune.count("incidents") == 0
    await huy.taps("Thôn 1 (Suối Lạnh cũ)").sees("VV-1114-01")


async def test_words_typed_with_separate_diacritics_are_the_same_words(commune: Commune) -> None:
    (huy,) = await commune.phones("huy")
    await huy.says("bao tin").says("Tro\u0323\u0302m ca\u0306\u0301p").sees("Trộm cắp", "Ở thôn nào?")


async def test_ones_own_hamlets_come_first(commune: Commune) -> None:
    huy, dong = await commune.phones("huy", "dong")
    await huy.says("bao tin").taps("Trộm cắp")
    await dong.says("bao tin").taps("Trộm cắp")
    assert huy.buttons[:2] == ["1 Đồi Chè", "2 Hồ Sen"]
    assert dong.buttons[:2] == ["1 Trung Tâm", "2 Thôn 1 (Đồi Mây)"]


async def test_many_choices_show_the_digits_that_answer_them(commune: Commune) -> None:
    huy, _ = await commune.phones("huy", "long")
    await huy.says("bao tin").is_offered("1 🔥 Cháy, nổ", "4 🔓 Trộm cắp", "10 ➕ Việc khác")
    await huy.is_not_offered("11 ▾", "12 ✖️").says("4 trộm cắp").is_offered("2 Hồ Sen").says("2").sees("Hồ Sen")


async def test_few_choices_need_no_digits(commune: Commune) -> None:
    huy, _ = await commune.phones("huy", "long")
    await huy.says("bao tin").taps("Đánh nhau").taps("Hồ Sen").is_not_offered("1 ", "2 ").is_offered("Có hung khí")


async def test_a_place_that_is_not_known_is_said_so(commune: Commune) -> None:
    huy, long = await commune.phones("huy", "long")
    await huy.says("bao tin").taps("Trộm cắp").taps("Không rõ thôn").sees("VV-1114-01")
    await long.hears("Trộm cắp", "chưa rõ thôn")


async def test_a_shared_location_is_the_place(commune: Commune) -> None:
    huy, long = await commune.phones("huy", "long")
    await huy.says("bao tin").taps("Trộm cắp").shares_place(12.5, 107.5).sees("VV-1114-01")
    await long.hears("có vị trí")
    assert (12.5, 107.5) in [m.location for m in long.messages]


async def test_back_goes_to_the_question_before(commune: Commune) -> None:
    huy, long = await commune.phones("huy", "long")
    await huy.says("bao tin").taps("Trộm cắp").taps("Quay lại").sees("Việc gì?")
    await huy.taps("Đánh nhau").taps("Hồ Sen").sees("VV-1114-01")
    await long.hears("Đánh nhau")


async def test_rarer_kinds_are_one_tap_further(commune: Commune) -> None:
    huy, long = await commune.phones("huy", "long")
    await huy.says("bao tin").taps("Thêm loại").taps("Trộm nông sản").taps("Đồi Chè").sees("VV-1114-01")
    await long.hears("Trộm nông sản", "Đồi Chè")


WORST = [c for c in CATEGORIES.values() if c.severity is Severity.CRITICAL and c.code != SOS]


@pytest.mark.parametrize("category", WORST, ids=lambda c: c.code)
async def test_whatever_is_worst_is_three_taps_away(commune: Commune, category: Category) -> None:
    huy, _ = await commune.phones("huy", "long")
    label = commune.bot.texts.say(category.label, Reader(Language.VI), commune.clock())
    await huy.says("bao tin").taps(label).taps("Hồ Sen").sees("VV-1114-01", label)
    assert await commune.rows("SELECT category FROM incidents") == [(category.code,)]


async def test_numbers_count_the_reports_of_a_day(commune: Commune) -> None:
    huy, dong = await commune.phones("huy", "dong")
    await huy.says("bao tin").taps("Trộm cắp").taps("Hồ Sen").sees("VV-1114-01")
    await dong.says("bao tin").taps("Gây rối").taps("Trung Tâm").sees("VV-1114-02")
    await commune.forward(hours=2)
    await dong.says("bao tin").taps("Gây rối").taps("Trung Tâm").sees("VV-1115-01")


async def test_the_receipt_names_the_number_to_call(commune: Commune) -> None:
    (huy,) = await commune.phones("huy")
    await huy.says("bao tin").taps("Cháy").taps("Hồ Sen").sees("114", "ngắt điện nếu an toàn")


async def test_xong_thanks_once_and_closes_the_report(commune: Commune) -> None:
    huy, _ = await commune.phones("huy", "long")
    await huy.says("bao tin").taps("Ốm, đuối nước").taps("Hồ Sen").taps("Xong").sees("Đã gửi VV-1114-01", "anh Huy")
    await huy.says("ở nhà bên cạnh còn một người nữa").sees("Việc gì?")


async def test_two_reports_in_a_row_are_two_incidents(commune: Commune) -> None:
    huy, long = await commune.phones("huy", "long")
    await huy.says("bao tin").taps("Trộm cắp").taps("Hồ Sen").sees("VV-1114-01")
    await huy.says("bao tin").taps("Cháy").taps("Đồi Chè").sees("VV-1114-02")
    await long.hears("VV-1114-01", "Trộm cắp", "Hồ Sen").hears("VV-1114-02", "Cháy", "Đồi Chè")


async def test_in_english_too(commune: Commune) -> None:
    huy, _ = await commune.phones("huy", "long")
    await huy.says("hồ sơ").taps("English").says("report").taps("Theft").taps("Hồ Sen").sees("VV-1114-01", "22:30")


async def test_my_reports_show_how_they_stand(commune: Commune) -> None:
    huy, long = await commune.phones("huy", "long")
    await huy.says("bao tin").taps("Trộm cắp").taps("Hồ Sen")
    await long.taps("Đã nhận")
    await huy.says("tin đã báo").sees("VV-1114-01", "Trộm cắp", "Đã nhận")


async def test_who_has_reported_nothing_is_told_so(commune: Commune) -> None:
    (huy,) = await commune.phones("huy")
    await huy.says("tin đã báo").sees("Chưa báo tin nào.")


@pytest.mark.parametrize(
    ("kind", "question", "answers"),
    [
        ("Việc gia đình", "Đang xảy ra không? Có trẻ em, hung khí không?", ["Đang xảy ra", "Có trẻ em", "Có hung khí"]),
        ("Trẻ em", "Đang xảy ra không? Có ai bị thương không?", ["Đang xảy ra", "Có người bị thương"]),
        ("Đánh nhau", "Có người bị thương hoặc hung khí không?", ["Có người bị thương", "Có hung khí"]),
        ("Tai nạn", "Có người bị thương không?", ["Có người bị thương"]),
    ],
)
async def test_the_question_fits_its_buttons(commune: Commune, kind: str, question: str, answers: list[str]) -> None:
    huy, _ = await commune.phones("huy", "long")
    await huy.says("bao tin").taps(kind).taps("Hồ Sen").sees(question)
    assert huy.choices[: len(answers)] == answers
    assert huy.choices[len(answers)] == "Không, chưa rõ"
