"""The page on a projector, on large screens and on a phone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.e2e.page_kit import WITH_BROWSER, Page, api, looking_at, opened
from tests.training.demo_kit import Demo

pytestmark = WITH_BROWSER

WIDE = [(1280, 720), (1366, 768), (1440, 900), (1600, 900), (1920, 1080)]
SMALL = [(1024, 768), (853, 480), (390, 844), (360, 740)]
SMALLEST_PRINT = """() => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const sizes = [];
  while (walker.nextNode()) {
    const around = walker.currentNode.parentElement;
    if (walker.currentNode.data.trim() && around.checkVisibility() && around.getClientRects().length)
      sizes.push([parseFloat(getComputedStyle(around).fontSize), walker.currentNode.data]);
  }
  return sizes.sort((a, b) => a[0] - b[0])[0];
}"""


@pytest.fixture(scope="module")
def demo() -> Iterator[Demo]:
    """For those who only look."""
    with Demo() as demo:
        yield demo


async def test_on_a_projector_four_phones_show_the_alert_with_all_its_buttons(browser: api.Browser) -> None:
    async with opened(browser, 1280, 720) as page:
        await page.taps("Huy", "🚨 Báo tin", "🔓 Trộm cắp", "Hồ Sen")
        for name in ("Huy", "Mận", "Thành", "Long"):
            await page.sees(name, "VV-")
            await _lies_inside(page, name)
        size, words = await page.page.evaluate(SMALLEST_PRINT)
        assert size >= 15, words


async def _lies_inside(page: Page, name: str) -> None:
    """The newest message with its buttons is on the screen of the phone, and the phone on the wall."""
    log = await page.phone(name).locator(".log").bounding_box()
    card = await page.phone(name).locator(".message").last.bounding_box()
    assert log and card
    assert log["y"] <= card["y"] and card["y"] + card["height"] <= log["y"] + log["height"], name
    assert log["x"] + log["width"] <= 1280 and log["y"] + log["height"] <= 720, name


async def test_larger_letters_enlarge_the_chat_and_leave_the_rest(demo: Demo, browser: api.Browser) -> None:
    async with looking_at(demo, browser, 1280, 720) as page:
        larger, words = page.page.get_by_role("button", name="Cỡ chữ"), page.phone("Huy").locator(".words").last
        before = await _height(page, "#top"), await _height(page, ".phone.chosen .composer")
        for _ in range(2):
            await larger.click()
        assert (await words.evaluate("node => getComputedStyle(node).fontSize")) == "22.4px"
        assert (await _height(page, "#top"), await _height(page, ".phone.chosen .composer")) == before
        await larger.click()
        assert (await words.evaluate("node => getComputedStyle(node).fontSize")) == "16px"


@pytest.mark.parametrize("folded", [True, False], ids=["folded", "unfolded"])
async def test_the_bar_is_one_row_and_so_is_the_desk(demo: Demo, browser: api.Browser, folded: bool) -> None:
    async with looking_at(demo, browser, 1280, 720) as page:
        if not folded:
            await page.page.get_by_role("button", name="Điều khiển").click()
        for width, height in WIDE:
            await page.resize(width, height)
            assert await _too_wide(page) <= 0, width
            for row in (".mast", ".bar", *([] if folded else [".desk"])):
                assert await _rows(page, row) == 1, (row, width)
            assert await _height(page, "#top") <= (110 if folded else 190), width


async def _rows(page: Page, selector: str) -> int:
    """How many rows the children stand in."""
    count = """row => {
      const boxes = [...row.children].map((child) => child.getBoundingClientRect()).filter((box) => box.height > 4);
      const tops = boxes.sort((a, b) => a.top - b.top);
      return tops.filter((box, i) => i === 0 || box.top >= tops[i - 1].bottom).length;
    }"""
    return int(await page.page.locator(selector).evaluate(count))


async def _height(page: Page, selector: str) -> float:
    return float(await page.page.locator(selector).evaluate("node => node.offsetHeight"))


async def _too_wide(page: Page) -> int:
    return int(await page.page.evaluate("document.documentElement.scrollWidth - innerWidth"))


async def test_where_there_is_room_the_desk_lies_open_from_the_beginning(demo: Demo, browser: api.Browser) -> None:
    async with looking_at(demo, browser, 1600, 900) as page:
        await api.expect(page.page.locator("#desk")).to_be_visible()


async def test_on_small_screens_nothing_runs_over_and_the_kill_button_stays_at_hand(
    demo: Demo, browser: api.Browser
) -> None:
    async with looking_at(demo, browser, 1280, 720) as page:
        for width, height in SMALL:
            await page.resize(width, height)
            for _ in range(2):
                assert await _too_wide(page) <= 0, (width, height)
                for hand in ("#clock", "#forward .knob >> nth=0", "#kill", "#show-desk"):
                    await api.expect(page.page.locator(hand)).to_be_in_viewport(ratio=1)
                await page.page.click("#show-desk")


async def test_on_a_phone_the_desk_lies_over_the_chat_and_goes_when_the_chat_is_touched(
    demo: Demo, browser: api.Browser
) -> None:
    async with looking_at(demo, browser, 390, 844) as page:
        chat = await _height(page, ".phone.chosen .screen")
        assert chat > 400
        await page.page.get_by_role("button", name="Điều khiển").click()
        await api.expect(page.page.locator("#desk")).to_be_visible()
        assert await _height(page, ".phone.chosen .screen") == chat
        choices = await page.page.locator(".segment").evaluate_all("all => all.map((one) => one.offsetTop)")
        assert choices[0] == choices[1] < choices[2] == choices[3]
        await page.phone("Huy").get_by_role("textbox").click()
        await api.expect(page.page.locator("#desk")).to_be_hidden()


async def test_on_a_phone_one_chat_is_shown_and_everything_can_begin_anew(browser: api.Browser) -> None:
    async with opened(browser, 390, 844) as page:
        shown = page.page.locator(".phone:visible")
        await page.chip("Long").click()
        await api.expect(shown).to_have_count(1)
        await api.expect(shown.get_by_role("heading", name="Long")).to_be_visible()
        await page.says("Long", "có trộm")
        await api.expect(shown.locator(".message")).to_have_count(4)
        await page.page.get_by_role("button", name="Điều khiển").click()
        await page.page.get_by_role("button", name="Làm lại từ đầu").click()
        await page.page.get_by_role("dialog").get_by_role("button", name="Làm lại từ đầu").click()
        await api.expect(shown.locator(".message")).to_have_count(2)
