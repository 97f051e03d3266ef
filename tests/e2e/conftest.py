"""One browser for all: to start it takes longer than most of what is done in it."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest_asyncio

from tests.e2e.page_kit import CHROMIUM, FLAGS, api


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def browser() -> AsyncIterator[api.Browser]:
    async with api.async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        await browser.close()
