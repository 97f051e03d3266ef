from __future__ import annotations

from tests.commune import Commune


async def test_a_file_reaches_the_officer_as_a_file(commune: Commune) -> None:
    huy, long = await commune.phones("huy", "long")
    await huy.sends(lambda phone: phone.send_document(b"ghi am", "ghi-am.m4a", "audio/mp4"))
    await huy.taps("Trộm cắp").taps("Hồ Sen")
    (passed_on,) = [m for m in long.phone.visible if m.document]
    assert commune.network.file(passed_on.document) == b"ghi am"
    assert "VV-1114-01" in passed_on.words
