"""The page of phones as a trainer uses it: a real browser, with a real bot behind."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from bot.training.cast import CAST
from tests.training.demo_kit import ROOT, Demo

api = pytest.importorskip("playwright.async_api", reason="playwright is not installed")
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
WITH_BROWSER = [
    pytest.mark.e2e,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium: apt-get install chromium"),
    pytest.mark.asyncio(loop_scope="session"),  # that of the browser
]

# No sandbox: containers have none to offer. One renderer: Chromium would keep others ready. The rest keeps it from
# calling home.
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--renderer-process-limit=1",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PATIENCE = 15_000
PICTURE = ROOT / "docs" / "screenshots" / "phones.png"


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
async def opened(browser: api.Browser, width: int = 1600, height: int = 900) -> AsyncIterator[Page]:
    """A training session of one's own, for whoever changes something in it."""
    with Demo() as demo:
        async with looking_at(demo, browser, width, height) as page:
            yield page


@asynccontextmanager
async def looking_at(demo: Demo, browser: api.Browser, width: int, height: int) -> AsyncIterator[Page]:
    """A window on a training session that shares nothing with any other."""
    async with await browser.new_context(viewport={"width": width, "height": height}) as window:
        page = Page(await window.new_page())
        await page.page.goto(demo.address)
        await page.phone("Huy").get_by_role("button", name="Báo tin").wait_for(state="attached")
        yield page
    assert not page.complaints
