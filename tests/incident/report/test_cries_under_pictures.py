"""A cry for help written under a picture is that cry, and the picture goes with it."""

from __future__ import annotations

import pytest

from tests.commune import Commune
from tests.incident.report.test_albums import _sends_three


@pytest.mark.parametrize("caption", ["cứu tôi với", "SOS", "cuu em voi a", "khẩn cấp", "cứu tôi với, ba người cầm dao"])
async def test_it_is_an_sos_with_its_picture(commune: Commune, caption: str) -> None:
    huy, long = await commune.phones("huy", "long", on_duty=("long",))
    await huy.photographs(caption).sees("SOS VV-1114-01").sees("Ở thôn nào?")
    await long.hears("🆘 Cần cứu giúp ngay", "1 ảnh", *(["ba người cầm dao"] if "dao" in caption else []))
    assert await commune.rows("SELECT kind, text FROM incident_entries ORDER BY id") == [
        ("photo", ""),
        *([("text", caption)] if "dao" in caption else []),
    ]


@pytest.mark.parametrize("caption", ["", "xe này", "hôm qua có người kêu cứu", "cứu em bé nhà ông Ba với", "báo tin"])
async def test_any_other_picture_begins_a_report(commune: Commune, caption: str) -> None:
    huy, long = await commune.phones("huy", "long", on_duty=("long",))
    await huy.photographs(caption).sees("Đã giữ tin", "Việc gì?")
    assert long.saw_nothing()


async def test_of_several_pictures_all_join_it_and_it_is_answered_once(commune: Commune) -> None:
    huy, long = await commune.phones("huy", "long", on_duty=("long",))
    await _sends_three(huy, "cứu tôi với").hears("SOS VV-1114-01").hears("Ở thôn nào?")
    assert not huy.unread
    assert await commune.count("incidents") == 1
    assert await commune.count("incident_entries", "kind = 'photo'") == 3
    await long.hears("🆘 Cần cứu giúp ngay", "ảnh")


async def test_what_had_been_told_and_the_picture_are_one_matter(commune: Commune) -> None:
    huy, long = await commune.phones("huy", "long", on_duty=("long",))
    await huy.says("ba người lạ theo sau").sees("Việc gì?").photographs("cứu tôi với").sees("SOS VV-1114-01")
    await long.hears("🆘 Cần cứu giúp ngay", "ba người lạ theo sau", "1 ảnh")


async def test_a_picture_sent_as_a_file_goes_no_further_and_its_cry_does(commune: Commune) -> None:
    huy, long = await commune.phones("huy", "long", on_duty=("long",))
    await huy.sends(lambda phone: phone.send_document(b"a picture", "IMG_1.jpg", "image/jpeg", "cứu tôi với"))
    await huy.sees("SOS VV-1114-01").sees("Gửi ảnh thường, đừng gửi dạng tệp")
    await long.hears("🆘 Cần cứu giúp ngay").does_not_see("ảnh")


async def test_pressed_again_with_a_picture_it_is_the_same_trouble(commune: Commune) -> None:
    huy, _ = await commune.phones("huy", "long", on_duty=("long",))
    await huy.says("sos").photographs("cứu tôi với").sees("SOS VV-1114-01")
    assert await commune.count("incidents") == 1
    assert await commune.count("incident_entries", "kind = 'photo'") == 1


async def test_who_is_no_member_any_more_hears_whom_to_call(commune: Commune) -> None:
    (huy,) = await commune.phones("huy")
    await commune.change("UPDATE members SET state = 'suspended' WHERE full_name = 'Võ Nhật Huy'")
    await huy.photographs("cứu tôi với").sees("113")
    assert await commune.count("incidents") == 0
