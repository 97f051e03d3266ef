"""Files go on to the officers; pictures sent as files do not: they tell where and when they were taken."""

from __future__ import annotations

import pytest

from bot.training.network.phone import Phone
from tests.commune import Commune, Hand


async def test_a_file_reaches_the_officer_as_a_file(commune: Commune) -> None:
    huy, long = await commune.phones("huy", "long")
    await huy.sends(lambda phone: phone.send_document(b"ghi am", "ghi-am.m4a", "audio/mp4"))
    await huy.taps("Trộm cắp").taps("Hồ Sen")
    (passed_on,) = [m for m in long.phone.visible if m.document]
    assert commune.network.file(passed_on.document) == b"ghi am"
    assert "VV-1114-01" in passed_on.words


def _picture(hand: Hand, caption: str = "", name: str = "IMG_0001.jpg", kind: str = "image/jpeg") -> Hand:
    return hand.sends(lambda phone: phone.send_document(b"where and when", name, kind, caption))


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("IMG_0001.jpg", "image/jpeg"),
        ("IMG_0001.HEIC", "application/octet-stream"),
        ("scan", "image/png"),
        ("cay-do.tif", "image/tiff"),
    ],
)
async def test_a_picture_sent_as_a_file_is_asked_for_again(commune: Commune, name: str, kind: str) -> None:
    huy, long = await commune.phones("huy", "long")
    await _picture(huy, name=name, kind=kind).sees("Gửi ảnh thường, đừng gửi dạng tệp")
    await commune.forward(minutes=5)
    assert long.saw_nothing()
    assert await commune.count("incidents") == 0


async def test_the_words_under_it_are_a_report_as_always(commune: Commune) -> None:
    huy, long = await commune.phones("huy", "long")
    await _picture(huy, "có trộm ở vườn tiêu").sees("đừng gửi dạng tệp").sees("Đã giữ tin", "Việc gì?")
    await huy.taps("Trộm cắp").taps("Hồ Sen")
    await long.hears("có trộm ở vườn tiêu")
    assert not [m for m in long.phone.visible if m.document]
    assert not [line for line in commune.written if "1 tệp" in line]


async def test_the_report_that_is_open_goes_on(commune: Commune) -> None:
    huy, long = await commune.phones("huy", "long")
    await huy.says("bao tin")
    await _picture(huy).sees("đừng gửi dạng tệp")
    await huy.taps("Trộm cắp").taps("Hồ Sen").taps("Không, chưa rõ")
    await _picture(huy, "xe màu đỏ").sees("Đã ghi thêm vào VV-1114-01")
    await commune.forward(seconds=10)
    await long.hears("xe màu đỏ")
    await huy.photographs().sees("Đã ghi thêm")
    assert [m.photo for m in long.phone.visible if m.photo]
    assert not [m for m in long.phone.visible if m.document]


async def test_words_told_where_a_name_is_asked_for_are_a_report(commune: Commune) -> None:
    dung, long = await commune.phones("dung", "long")
    await dung.says("thành viên")
    await _picture(dung, "có trộm").sees("Việc gì?").taps("Trộm cắp").taps("Hồ Sen")
    await long.hears("có trộm")


async def test_a_stranger_with_a_picture_hears_what_every_stranger_hears(commune: Commune) -> None:
    await _picture(commune.stranger("Lan")).sees("chỉ dành cho người được mời").does_not_see("dạng tệp")


def _album(hand: Hand, name: str, *captions: str, kind: str = "image/jpeg", file: str = "IMG.jpg") -> Hand:
    def act(phone: Phone) -> None:
        for caption in captions:
            phone.send_document(b"where and when", file, kind, caption, album=name)

    return hand.sends(act)


async def test_an_album_of_them_is_answered_once(commune: Commune) -> None:
    huy, _ = await commune.phones("huy", "long")
    await _album(huy, "a1", "", "", "").hears("đừng gửi dạng tệp")
    assert not huy.unread
    await _album(huy, "a2", "", "").hears("đừng gửi dạng tệp")
    await _picture(huy).hears("đừng gửi dạng tệp")
    await _picture(huy).hears("đừng gửi dạng tệp")
    assert not huy.unread


async def test_so_are_the_words_under_it(commune: Commune) -> None:
    huy, long = await commune.phones("huy", "long")
    await _album(huy, "a1", "có trộm ở vườn tiêu", "hai người", "").hears("đừng gửi dạng tệp").hears("Việc gì?")
    assert not huy.unread
    await huy.taps("Trộm cắp").taps("Hồ Sen")
    await long.hears("có trộm ở vườn tiêu", "hai người")


async def test_other_files_sent_together_are_noted_once(commune: Commune) -> None:
    huy, long = await commune.phones("huy", "long")
    await _album(huy, "a1", "", "", kind="application/pdf", file="don.pdf").hears("Việc gì?")
    assert not huy.unread
    await huy.taps("Trộm cắp").taps("Hồ Sen")
    assert len([m for m in long.phone.visible if m.document]) == 2


async def test_the_albums_of_two_people_are_two(commune: Commune) -> None:
    """Their names are the network's, and could be the same."""
    huy, dong, _ = await commune.phones("huy", "dong", "long")
    await _album(huy, "a1", "", "").hears("đừng gửi dạng tệp")
    await _album(dong, "a1", "", "").hears("đừng gửi dạng tệp")
    assert not huy.unread and not dong.unread
