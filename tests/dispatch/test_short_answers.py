"""Words typed with one thumb on an old phone: "ko", "co", "thon 1", "hosen", a number too high."""

from __future__ import annotations

import pytest

from tests.commune import Commune


@pytest.mark.parametrize("said", ["khong", "ko", "k", "no", "hong", "chua", "Không ạ", "chưa rõ", "Dạ không"])
async def test_no_to_the_question_of_the_receipt(commune: Commune, said: str) -> None:
    huy, long = await commune.phones("huy", "long")
    await huy.says("bao tin").taps("Trộm cắp").taps("Hồ Sen").sees("hung khí không?")
    await huy.says(said).sees("VV-1114-01", "Gửi thêm ảnh")
    await commune.forward(seconds=10)
    await long.does_not_see(f"« {said} »")


@pytest.mark.parametrize("said", ["ok", "da", "vâng", "👍"])
async def test_a_nod_states_nothing_and_is_asked_about(commune: Commune, said: str) -> None:
    """A nod may be meant for the receipt: nobody else may read then that somebody is hurt."""
    huy, long = await commune.phones("huy", "long", on_duty=("long",))
    await huy.says("bao tin").taps("Tai nạn").taps("Hồ Sen").sees("Có người bị thương không?").says(said)
    await huy.sees("Chọn một nút").does_not_see("❗ Có người bị thương")
    await long.does_not_see("❗ Có người bị thương")


@pytest.mark.parametrize("said", ["co", "uh", "Có ạ"])
async def test_yes_where_one_thing_is_asked(commune: Commune, said: str) -> None:
    huy, long = await commune.phones("huy", "long")
    await huy.says("bao tin").taps("Tai nạn").taps("Hồ Sen").sees("Có người bị thương không?").says(said)
    await huy.sees("VV-1114-01", "❗ Có người bị thương")
    await long.sees("Khẩn cấp", "Có người bị thương")


async def test_yes_where_two_things_are_asked_asks_which(commune: Commune) -> None:
    huy, long = await commune.phones("huy", "long")
    await huy.says("bao tin").taps("Đánh nhau").taps("Hồ Sen").says("co").sees("Có gì?")
    await huy.says("2").sees("❗ Có hung khí", "Còn gì nữa không?").says("ko").sees("Gửi thêm ảnh")
    await long.sees("Khẩn cấp", "Có hung khí").does_not_see("« co »")


async def test_details_while_the_question_stands_do_not_end_it(commune: Commune) -> None:
    huy, long = await commune.phones("huy", "long")
    await huy.says("bao tin").taps("Tai nạn").taps("Hồ Sen")
    await huy.says("ở khúc cua gần cầu").sees("Đã ghi thêm", "Có người bị thương không?").says("co")
    await long.sees("Khẩn cấp", "Có người bị thương", "ở khúc cua gần cầu")


@pytest.mark.parametrize("said", ["có", "không", "chưa", "k"])
async def test_where_nothing_is_asked_it_is_no_report(commune: Commune, said: str) -> None:
    (huy,) = await commune.phones("huy")
    await huy.says(said).sees("Cần báo tin thì bấm").does_not_see("Việc gì?")


@pytest.mark.parametrize("said", ["có", "không", "chưa"])
async def test_among_the_details_it_is_a_detail(commune: Commune, said: str) -> None:
    """Somebody may have asked by telephone."""
    huy, long = await commune.phones("huy", "long")
    await huy.says("bao tin").taps("Ốm, đuối nước").taps("Hồ Sen").says(said).sees("Đã ghi thêm")
    await long.sees(f"« {said} »")


@pytest.mark.parametrize(
    "said", ["ho sen", "hô sen", "Ho Sen.", "hosen", "thon ho sen", "ở thôn Hồ Sen", "ho sen gan nha van hoa", "ho s"]
)
async def test_a_hamlet_by_its_name(commune: Commune, said: str) -> None:
    huy, long = await commune.phones("huy", "long")
    await huy.says("bao tin").taps("Trộm cắp").says(said).sees("VV-1114-01", "Trộm cắp · Hồ Sen")
    await long.hears("Trộm cắp", "Hồ Sen")


async def test_what_was_said_besides_the_name_is_kept(commune: Commune) -> None:
    huy, long = await commune.phones("huy", "long")
    await huy.says("bao tin").taps("Trộm cắp").says("ho sen gan nha van hoa")
    await long.hears("Hồ Sen", "ho sen gan nha van hoa")


async def test_of_two_hamlets_with_one_name_these_two_are_asked_about(commune: Commune) -> None:
    huy, long = await commune.phones("huy", "long")
    await huy.says("bao tin").taps("Trộm cắp").says("thon 1").sees("Ở thôn nào?")
    await huy.is_offered("Thôn 1 (Đồi Mây)", "Thôn 1 (Suối Lạnh cũ)").is_not_offered("Hồ Sen")
    await huy.says("2").sees("VV-1114-01")
    await long.hears("Thôn 1")


@pytest.mark.parametrize("taps", [[], ["Trộm cắp"], ["Tai nạn", "Hồ Sen"]])
async def test_a_number_that_is_no_choice_is_kept_and_the_choices_come_again(commune: Commune, taps: list[str]) -> None:
    huy, long = await commune.phones("huy", "long")
    await huy.says("bao tin")
    for label in taps:
        await huy.taps(label)
    before = huy.buttons[:1]
    await huy.says("88").sees("Không có lựa chọn số 88")
    assert huy.buttons[:1] == before
    await commune.forward(minutes=4)
    await long.sees("« 88 »")


@pytest.mark.parametrize(
    "said", ["a 5 đứa", "Nhận 2 người lạ đi xe máy", "a 5", "nhan 2", "ok 3", "xong việc thì chúng đi"]
)
async def test_a_volunteers_words_that_begin_like_a_button_are_details(commune: Commune, said: str) -> None:
    huy, long = await commune.phones("huy", "long")
    await huy.says("bao tin").taps("Ốm, đuối nước").taps("Hồ Sen").says(said).sees("Đã ghi thêm vào VV-1114-01")
    await long.sees(f"« {said} »")


async def test_an_officers_number_that_nobody_has_is_a_detail_of_their_own_report(commune: Commune) -> None:
    long, yen = await commune.phones("long", "yen")
    await long.says("bao tin").taps("Ốm, đuối nước").taps("Hồ Sen").says("nhận 2").sees("Đã ghi thêm vào VV-1114-01")
    await yen.sees("« nhận 2 »")
