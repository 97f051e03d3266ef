"""Several pictures sent at once are several messages on the network, and one thing that somebody did."""

from __future__ import annotations

from tests.commune import Commune, Hand


def _sends_three(hand: Hand, caption: str = "") -> Hand:
    def act(phone: object) -> None:
        for place in range(3):
            hand.phone.send_photo(b"a picture", caption if place == 0 else "", album="a1")

    return hand.sends(act)


async def test_an_album_is_asked_about_once(commune: Commune) -> None:
    huy, long = await commune.phones("huy", "long")
    await _sends_three(huy, "xe này").hears("Việc gì?")
    assert not huy.unread
    await huy.taps("Trộm cắp").taps("Hồ Sen").sees("VV-1114-01")
    await long.sees("3 ảnh", "xe này")


async def test_among_the_details_it_is_noted_once(commune: Commune) -> None:
    huy, long = await commune.phones("huy", "long")
    await huy.says("bao tin").taps("Ốm, đuối nước").taps("Hồ Sen")
    await _sends_three(huy).hears("Đã ghi thêm vào VV-1114-01")
    assert not huy.unread
    await long.sees("3 ảnh")


async def test_asked_for_the_place_it_is_asked_again_once(commune: Commune) -> None:
    huy, long = await commune.phones("huy", "long")
    await huy.says("bao tin").taps("Trộm cắp")
    await _sends_three(huy).hears("Ở thôn nào?")
    assert not huy.unread
    await huy.taps("Hồ Sen").sees("VV-1114-01")
    await long.sees("3 ảnh")


async def test_another_album_is_answered_again(commune: Commune) -> None:
    huy, _ = await commune.phones("huy", "long")
    await huy.says("bao tin").taps("Ốm, đuối nước").taps("Hồ Sen")
    await _sends_three(huy).hears("Đã ghi thêm")
    await huy.photographs(album="a2").hears("Đã ghi thêm").photographs(album="a2")
    assert not huy.unread


async def test_the_name_of_a_hamlet_under_the_first_picture_is_the_place(commune: Commune) -> None:
    huy, long = await commune.phones("huy", "long")
    await huy.says("bao tin").taps("Trộm cắp")
    await _sends_three(huy, "ho sen").hears("VV-1114-01", "Trộm cắp · Hồ Sen")
    assert not huy.unread
    await long.sees("Hồ Sen", "3 ảnh")


async def test_a_report_that_is_closed_meanwhile_does_not_swallow_the_rest(commune: Commune) -> None:
    huy, long = await commune.phones("huy", "long")
    await huy.says("bao tin").taps("Ốm, đuối nước").taps("Hồ Sen").photographs(album="a1")
    await long.taps("Đã nhận").taps("Đã xử lý xong")
    await huy.photographs(album="a1").hears("Việc gì?")
