"""The page of phones in a real browser, with a real bot behind it."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from bot.training.cast import CAST
from tests.training.demo_kit import ROOT, Demo

api = pytest.importorskip("playwright.async_api", reason="playwright is not installed")
BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
pytestmark = [pytest.mark.e2e, pytest.mark.skipif(BROWSER is None, reason="no Chromium: apt-get install chromium")]

PICTURE = ROOT / "docs" / "screenshots" / "phones.png"
# No sandbox: containers have none to offer. The rest keeps Chromium from calling home.
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PATIENCE = 15_000
SCREENS = [(1280, 720), (1920, 1080), (390, 844), (853, 480)]


class Page:
    """The page as a trainer uses it. Ends the test on any complaint in the browser's console."""

    def __init__(self, page: api.Page) -> None:
        self.page = page
        self.complaints: list[str] = []
        page.on("console", lambda message: self._note(message.type, message.text))
        page.on("pageerror", lambda error: self._note("error", str(error)))
        page.set_default_timeout(PATIENCE)
        api.expect.set_options(timeout=PATIENCE)

    def _note(self, kind: str, text: str) -> None:
        if kind in ("error", "warning"):
            self.complaints.append(text)

    def phone(self, name: str) -> api.Locator:
        part = next(part for part in CAST if part.phone_name == name)
        return self.page.locator(f"#phone-{part.user_id}")

    async def taps(self, name: str, *labels: str) -> None:
        for label in labels:
            await self.phone(name).get_by_role("button", name=label).last.click()

    async def says(self, name: str, words: str) -> None:
        box = self.phone(name).get_by_role("textbox")
        await box.fill(words)
        await box.press("Enter")

    async def sees(self, name: str, words: str) -> None:
        await api.expect(self.phone(name).locator(".bots", has_text=words).last).to_be_visible()


@asynccontextmanager
async def opened(width: int = 1600, height: int = 900) -> AsyncIterator[Page]:
    with Demo() as demo:
        async with api.async_playwright() as playwright:
            browser = await playwright.chromium.launch(executable_path=BROWSER, args=FLAGS)
            page = Page(await browser.new_page(viewport={"width": width, "height": height}))
            await page.page.goto(demo.address)
            await page.phone("Huy").get_by_role("button", name="Báo tin").wait_for(state="attached")
            try:
                yield page
            finally:
                await browser.close()
        assert not page.complaints


async def test_a_report_in_three_taps_is_taken_and_goes_on_after_a_kill() -> None:
    async with opened() as page:
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
    await page.taps("Kiên", "Cất máy của Kiên")
    await page.taps("Nguyệt", "❓ Trợ giúp")
    await page.sees("Nguyệt", "113")
    await page.page.wait_for_timeout(4000)  # until toasts and colours have faded
    PICTURE.parent.mkdir(parents=True, exist_ok=True)
    await page.page.screenshot(path=PICTURE)


async def test_things_are_sent_from_the_attach_menu_and_a_reader_is_left_in_peace() -> None:
    async with opened(1280, 720) as page:
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
        log = huy.get_by_role("region")
        await log.evaluate("node => node.scrollTo(0, 0)")
        await page.taps("Long", "✅ Đã nhận")
        await api.expect(huy.get_by_role("button", name="tin mới ↓")).to_be_visible()
        assert await log.evaluate("node => node.scrollTop") == 0


async def test_a_newcomer_is_let_in_by_keyboard_alone_and_the_page_speaks_english() -> None:
    async with opened() as page:
        await page.page.get_by_role("button", name="Switch the page to English").press("Enter")
        kien = page.phone("Kiên")
        await kien.get_by_role("button", name="Open the invitation link").press("Enter")
        await page.sees("Kiên", "Mã mời hợp lệ")
        await kien.get_by_role("textbox").focus()
        await page.page.keyboard.type("trộm ở Hồ Sen")
        await page.page.keyboard.press("Enter")
        await page.sees("Kiên", "Việc gì?")
        await page.page.get_by_role("radio", name="No network").press("Space")
        await api.expect(page.page.locator(".segment.outage .struck")).to_have_text(re.compile("stopped"))


async def test_it_fits_every_screen() -> None:
    async with opened() as page:
        for width, height in SCREENS:
            await page.page.set_viewport_size({"width": width, "height": height})
            too_wide = await page.page.evaluate("document.documentElement.scrollWidth - innerWidth")
            assert too_wide <= 0, (width, height)
        await page.page.set_viewport_size({"width": 390, "height": 844})
        shown = page.page.locator(".phone:visible")
        await page.page.get_by_role("navigation").get_by_role("button").nth(2).click()
        await api.expect(shown).to_have_count(1)
        await api.expect(shown.get_by_role("heading", name="Long")).to_be_visible()
        await page.page.get_by_role("button", name="Điều khiển").click()
        await page.page.get_by_role("button", name="Làm lại từ đầu").click()
        await page.page.get_by_role("dialog").get_by_role("button", name="Làm lại từ đầu").click()
        await api.expect(shown.locator(".message")).to_have_count(2)


def test_the_picture_in_the_readme_is_not_too_heavy() -> None:
    assert Path(PICTURE).stat().st_size < 400_000
