"""Acts of a trainer and a room with the page of phones."""

from __future__ import annotations

import os
import re
from pathlib import Path

from tests.e2e.page_kit import PICTURE, WITH_BROWSER, Page, api, opened

pytestmark = WITH_BROWSER


async def test_a_report_in_three_taps_is_taken_and_goes_on_after_a_kill(browser: api.Browser) -> None:
    async with opened(browser) as page:
        await page.taps("Huy", "🚨 Báo tin", "🔓 Trộm cắp", "Hồ Sen")
        await page.sees("Huy", "Đã ghi VV-")
        await page.sees("Long", "Chưa có người nhận")
        await page.taps("Long", "✅ Đã nhận")
        await page.sees("Huy", "đã nhận VV-")
        await _keep_picture(page)
        await page.page.click("#kill")
        await api.expect(page.page.locator("#bot-state")).to_contain_text("đã tắt")
        await page.says("Huy", "có hai xe máy")
        message = page.phone("Huy").locator(".mine", has_text="có hai xe máy")
        await api.expect(message.get_by_role("img", name="Chờ bot")).to_be_visible()
        await page.page.click("#restart")
        await api.expect(message.get_by_role("img", name="Bot đã ghi")).to_be_visible()
        await page.sees("Long", "có hai xe máy")


async def _keep_picture(page: Page) -> None:
    """For the README, when asked to: `UPDATE_SCREENSHOTS=1`."""
    if os.environ.get("UPDATE_SCREENSHOTS") != "1":
        return
    await page.taps("Huy", "Không, chưa rõ", "Đính kèm", "Ảnh mẫu")
    await page.sees("Huy", "Đã ghi thêm")
    await page.taps("Dũng", "📋 Vụ việc", "VV-")
    await page.taps("Nguyệt", "Cất máy của Nguyệt")
    await page.page.wait_for_timeout(4000)  # until toasts and colours have faded
    PICTURE.parent.mkdir(parents=True, exist_ok=True)
    await page.page.screenshot(path=PICTURE)


async def test_things_are_sent_from_the_attach_menu_and_a_reader_is_left_in_peace(browser: api.Browser) -> None:
    async with opened(browser, 1280, 720) as page:
        huy = page.phone("Huy")
        await page.taps("Huy", "Đính kèm", "Viết lúc mất sóng…", "20 phút")
        await page.says("Huy", "mất xe máy")
        await page.taps("Huy", "🔓 Trộm cắp", "Đồi Chè")
        await page.sees("Huy", "máy chủ nhận")
        await page.taps("Huy", "Đính kèm", "Ảnh mẫu")
        await api.expect(huy.locator(".mine img")).to_be_visible()
        await page.taps("Huy", "Đính kèm", "Tin thoại mẫu")
        await api.expect(huy.locator(".mine .voice")).to_be_visible()
        await page.sees("Long", "VV-")
        # Both answers are there: one that comes while the reader scrolls up is no news for whoever is still at the end.
        await api.expect(huy.locator(".bots", has_text="Đã ghi thêm")).to_have_count(2)
        log = huy.get_by_role("region")
        await log.evaluate("node => node.scrollTo(0, 0)")
        await page.taps("Long", "✅ Đã nhận")
        await api.expect(huy.get_by_role("button", name="tin mới ↓")).to_be_visible()
        assert await log.evaluate("node => node.scrollTop") == 0


async def test_a_file_in_the_chat_says_its_size_and_can_be_saved(browser: api.Browser) -> None:
    async with opened(browser) as page:
        sheet = {"name": "bảng trực.xlsx", "mimeType": "application/octet-stream", "buffer": b"PK" * 700}
        await page.phone("Huy").locator("input[type=file]").set_input_files([sheet])
        shown = page.phone("Huy").get_by_role("link", name="bảng trực.xlsx")
        await api.expect(shown).to_contain_text("2 KB")
        async with page.page.expect_download() as saving:
            await shown.click()
        saved = await saving.value
        assert saved.suggested_filename == "bảng trực.xlsx"
        assert Path(await saved.path()).read_bytes() == b"PK" * 700  # noqa: ASYNC240


async def test_a_newcomer_is_let_in_by_keyboard_alone_and_the_page_speaks_english(browser: api.Browser) -> None:
    async with opened(browser) as page:
        await page.page.get_by_role("button", name="Switch the page to English").press("Enter")
        await page.chip("Kiên").press("Enter")
        kien = page.phone("Kiên")
        await kien.get_by_role("button", name="Open the invitation link").press("Enter")
        await page.sees("Kiên", "Mã mời hợp lệ")
        await kien.get_by_role("textbox").focus()
        await page.page.keyboard.type("trộm ở Hồ Sen")
        await page.page.keyboard.press("Enter")
        await page.sees("Kiên", "Việc gì?")
        await page.page.get_by_role("radio", name="No network").press("Space")
        await api.expect(page.page.locator("#outlook")).to_contain_text("stopped")


async def test_the_invitation_stays_at_hand_until_the_newcomer_is_one_of_them(browser: api.Browser) -> None:
    async with opened(browser) as page:
        kien = page.phone("Kiên")
        await api.expect(kien).to_be_hidden()
        await page.chip("Kiên").click()
        await page.says("Kiên", "alo")
        await page.sees("Kiên", "chỉ dành cho người được mời")
        await api.expect(kien.locator("header")).to_contain_text("Người mới")
        await page.taps("Kiên", "Mở liên kết mời")
        await page.sees("Kiên", "Mã mời hợp lệ")
        await api.expect(kien.locator("header")).to_contain_text("Thanh niên tình nguyện · Tổ 3")
        await api.expect(page.chip("Kiên, Thanh niên tình nguyện · Tổ 3")).to_be_visible()
        await api.expect(kien.get_by_role("button", name="Mở liên kết mời")).to_be_hidden()


async def test_the_attach_menu_is_opened_used_and_left_by_keyboard(browser: api.Browser) -> None:
    async with opened(browser) as page:
        huy = page.phone("Huy")
        clip, keyboard = huy.get_by_role("button", name="Đính kèm"), page.page.keyboard
        await clip.press("Enter")
        await api.expect(huy.get_by_role("button", name="Ảnh mẫu")).to_be_focused()
        await keyboard.press("Escape")
        await api.expect(clip).to_be_focused()
        await api.expect(huy.locator(".attach")).to_be_hidden()
        await clip.press("Enter")
        await huy.get_by_role("textbox").focus()
        await keyboard.press("Escape")
        await api.expect(huy.locator(".attach")).to_be_hidden()
        await clip.press("Enter")
        await keyboard.press("Enter")
        await api.expect(huy.locator(".mine img")).to_be_visible()
        await api.expect(clip).to_be_focused()


async def test_enter_pressed_twice_does_not_answer_the_next_question(browser: api.Browser) -> None:
    async with opened(browser) as page:
        await page.taps("Huy", "🚨 Báo tin")
        huy, keyboard = page.phone("Huy"), page.page.keyboard
        await huy.get_by_role("button", name="🔓 Trộm cắp").press("Enter")
        question = huy.locator(".bots", has_text="Ở thôn nào")
        await api.expect(question).to_be_focused()
        await keyboard.press("Enter")
        await keyboard.press("Tab")
        await api.expect(question.get_by_role("button").first).to_be_focused()
        await page.taps("Huy", "Hồ Sen")
        await page.sees("Long", "Hồ Sen")
        await api.expect(page.phone("Long").locator(".bots", has_text="VV-")).to_have_count(1)


async def test_the_trainer_chooses_the_hour_plays_the_night_and_stops_it(browser: api.Browser) -> None:
    async with opened(browser) as page:
        clock, stop = page.page.locator("#clock"), page.page.get_by_role("button", name="Dừng", exact=True)
        await page.page.get_by_role("combobox", name="Nhảy đến giờ").select_option("23:30")
        await page.page.get_by_role("button", name="Đến", exact=True).click()
        await api.expect(clock).to_have_text(re.compile("^23:3[01]"), timeout=60_000)
        await page.page.get_by_role("button", name="Tua cả đêm").click()
        await api.expect(clock).to_have_text(re.compile("^23:4"))
        await stop.click()
        await api.expect(stop).to_be_disabled()
        before = _seconds(await clock.inner_text())
        await page.page.wait_for_timeout(1000)
        assert _seconds(await clock.inner_text()) - before < 10


def _seconds(clock: str) -> int:
    hours, minutes, seconds = map(int, clock.split(":"))
    return (hours * 60 + minutes) * 60 + seconds
