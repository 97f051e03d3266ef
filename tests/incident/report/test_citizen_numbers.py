"""The bot holds no citizen numbers: they are blotted out, and gone from the file as well."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.speech.folding import without_citizen_numbers
from tests.commune import Commune

NUMBER = "079203001234"


async def test_the_rest_of_the_message_is_kept(commune: Commune) -> None:
    huy, long = await commune.phones("huy", "long")
    await huy.says(f"tên trộm số căn cước {NUMBER}, đi xe đỏ").sees("Tin có số căn cước")
    await huy.taps("Trộm cắp").taps("Hồ Sen")
    await long.hears("tên trộm số căn cước ••••, đi xe đỏ").does_not_see(NUMBER)


async def test_in_a_caption_and_in_details_too(commune: Commune) -> None:
    huy, long = await commune.phones("huy", "long")
    await huy.photographs(f"giấy của nó {NUMBER}").sees("Tin có số căn cước").taps("Trộm cắp").taps("Hồ Sen")
    await huy.says(f"thêm một người {NUMBER}").sees("Đã ghi thêm", "Tin có số căn cước")
    await commune.forward(seconds=15)
    await long.sees("giấy của nó ••••").sees("thêm một người ••••").does_not_see(NUMBER)


@pytest.mark.parametrize("taps", [["Trộm cắp"], ["Tai nạn", "Hồ Sen"], ["SOS"]])
async def test_wherever_it_is_typed_the_person_is_told_once(commune: Commune, taps: list[str]) -> None:
    """Asked for the hamlet, for who is hurt, or after an SOS."""
    huy, long = await commune.phones("huy", "long")
    await huy.says("bao tin")
    for label in taps:
        await (huy.says("sos") if label == "SOS" else huy.taps(label))
    await huy.says(f"nhà ông {NUMBER}").hears("Tin có số căn cước")
    assert not huy.unread
    await commune.forward(minutes=4)
    await long.sees("nhà ông ••••").does_not_see(NUMBER)


def _bytes_on_disk(commune: Commune) -> bytes:
    file = commune.bot.database.file
    return b"".join(p.read_bytes() for p in Path(file.parent).glob(file.name + "*"))


async def test_it_is_nowhere_in_the_file(commune: Commune) -> None:
    huy, _ = await commune.phones("huy", "long")
    await huy.says(f"số căn cước {NUMBER}").taps("Trộm cắp").taps("Hồ Sen").says(f"và {NUMBER} nữa")
    await commune.forward(minutes=1)
    await commune.rows("PRAGMA wal_checkpoint(TRUNCATE)")
    assert NUMBER.encode() not in _bytes_on_disk(commune)


async def test_what_a_member_wrote_is_not_kept_twice(commune: Commune) -> None:
    """The inbox and the outbox forget what they carried; the incident alone remembers it."""
    huy, _ = await commune.phones("huy", "long")
    await huy.says("một câu chuyện dài").taps("Trộm cắp").taps("Hồ Sen").taps("Không, chưa rõ").taps("Xong")
    assert await commune.count("inbox", "body <> ''") == 0
    assert await commune.count("outbox", "payload <> ''") == 0
    assert await commune.count("conversations", "draft LIKE '%câu chuyện%'") == 0
    assert await commune.count("incident_entries", "text = 'một câu chuyện dài'") == 1


HOWEVER = ["079203001234", "079 203 001 234", "0792 0300 1234", "079-203-001-234", "079.203.001234", "079203001 234"]
TELEPHONES = ["0912 345 678", "0912345678", "0912345678 22h30", "gọi 0912345678 10 phút trước"]


@pytest.mark.parametrize("written", HOWEVER)
def test_however_it_is_written(written: str) -> None:
    assert without_citizen_numbers(f"số {written} nhé") == ("số •••• nhé", True)


@pytest.mark.parametrize("written", [*TELEPHONES, "1.250.000 đ", "14/11/2026", "51F-123.45"])
def test_telephones_and_sums_are_left_alone(written: str) -> None:
    assert without_citizen_numbers(written) == (written, False)
