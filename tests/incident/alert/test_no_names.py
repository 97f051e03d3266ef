"""Confidence: the reporter is named in no card, no notice and no log; the words of a report are in no log either
(domain notes §4.2)."""

from __future__ import annotations

import logging

import pytest

from bot.logging import _TALKATIVE
from core.incident.actions import Take
from tests.commune import Commune

WORDS = "chiếc xe màu xanh lục biển số lạ"
NAMES = ("huy", "dong", "long", "yen", "dung", "ha", "nguyet", "thanh", "tu", "thien")


async def _a_long_night(commune: Commune) -> None:
    await commune.phones(*NAMES, on_duty=("long", "tu"))
    huy, long, yen = commune["huy"], commune["long"], commune["yen"]
    await huy.says(WORDS).taps("Trộm cắp").taps("Hồ Sen").taps("Có hung khí").photographs().speaks().shares_place()
    await commune.forward(minutes=9)
    await long.taps("Đã nhận")
    await yen.forges(Take(1).encode())
    await commune.forward(minutes=16)
    await long.taps("Đang đến").taps("Cần chi viện")
    await commune["tu"].taps("Đang đến")
    await long.taps("Chuyển người khác").taps("Dũng")
    await commune["dung"].taps("Đang đến").taps("Đã có mặt").taps("Đã xử lý xong")
    await commune["dong"].says("sos").taps("Báo nhầm")
    await huy.says("có tiếng la").says("0")
    await commune.forward(minutes=5)
    await huy.says("bao tin").taps("Việc gia đình").taps("Hồ Sen").taps("Đang xảy ra")
    await commune.forward(minutes=10)
    await commune["long"].says("vụ việc").says("tin đã báo").says("ok 3")
    await commune.kill_and_restart()


async def test_nobody_reads_the_reporters_name(commune: Commune) -> None:
    await _a_long_night(commune)
    for name in NAMES[1:]:
        phone = commune[name].phone
        shown = [words for m in phone.messages if m.from_bot for words in (*m.versions, m.words)] + phone.toasts
        assert len(shown) > 0 or name == "thien"
        assert not [words for words in shown if "Huy" in words or "Võ" in words], name


async def test_nothing_of_it_is_in_the_log(commune: Commune, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    for library in _TALKATIVE:  # as bot.logging does it, whatever the level
        caplog.set_level(logging.WARNING, logger=library)
    await _a_long_night(commune)
    logged = "\n".join(f"{r.getMessage()} {r.__dict__.get('facts', '')} {r.exc_text or ''}" for r in caplog.records)
    for secret in (WORDS, "xanh lục", "Võ Nhật Huy", "Trần Đức Long", "Hồ Sen", "12.0123", "có tiếng la"):
        assert secret not in logged, secret


async def test_a_fault_logs_no_words(commune: Commune, caplog: pytest.LogCaptureFixture) -> None:
    """A traceback may show code, never what a member wrote."""
    (huy,) = await commune.phones("huy")
    await commune.change("UPDATE conversations SET draft = 'not json', flow = 'report', state = 'category'")
    await huy.says(WORDS)
    await commune.change("UPDATE conversations SET draft = 'not json', flow = 'report', state = 'category'")
    await huy.says(WORDS)
    await commune.forward(minutes=1)
    assert caplog.records
    assert WORDS not in caplog.text
