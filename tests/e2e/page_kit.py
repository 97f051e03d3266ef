"""The page of phones as a trainer uses it: a real browser, with a real bot behind."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from bot.training.cast import CAST
from tests.training.demo_kit import Demo

api = pytest.importorskip("playwright.async_api", reason="playwright is not installed")
BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
WITH_BROWSER = [pytest.mark.e2e, pytest.mark.skipif(BROWSER is None, reason="no Chromium: apt-get install chromium")]

# No sandbox: containers have none to offer. The rest keeps Chromium from calling home.
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PATIENCE = 15_000


class Page:
    """Ends the test on any complaint in the browser's console."""

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

    def chip(self, name: str) -> api.Locator:
        return self.page.get_by_role("navigation").get_by_role("button", name=name)

    async def taps(self, name: str, *labels: str) -> None:
        for label in labels:
            await self.phone(name).get_by_role("button", name=label).last.click()

    async def says(self, name: str, words: str) -> None:
        box = self.phone(name).get_by_role("textbox")
        await box.fill(words)
        await box.press("Enter")

    async def sees(self, name: str, words: str) -> None:
        await api.expect(self.phone(name).locator(".bots", has_text=words).last).to_be_visible()

    async def resize(self, width: int, height: int) -> None:
        await self.page.set_viewport_size({"width": width, "height": height})


@asynccontextmanager
async def opened(width: int = 1600, height: int = 900) -> AsyncIterator[Page]:
    """A training session of one's own, for whoever changes something in it."""
    with Demo() as demo:
        async with looking_at(demo, width, height) as page:
            yield page


@asynccontextmanager
async def looking_at(demo: Demo, width: int, height: int) -> AsyncIterator[Page]:
    """One's own browser on a training session."""
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
