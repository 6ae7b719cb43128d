"""The page in a real browser. Where no Chromium is installed it is passed over, and says so."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from bot.ops.preview.server import serving
from docs.browser import missing, opened
from tests.support.changed_words import change, words_in

PATIENCE = 60_000
"""Milliseconds that are waited for what the page shows: as long as a machine with much to do may take."""


@pytest.fixture
async def page() -> AsyncIterator[Any]:
    """An empty one. Whatever goes wrong in it fails the test."""
    if (why := missing()) is not None:
        pytest.skip(why)
    async with opened() as made:
        made.set_default_timeout(PATIENCE)
        wrong: list[str] = []
        made.on("pageerror", lambda error: wrong.append(str(error)))
        made.on("console", lambda line: wrong.append(line.text) if line.type == "error" else None)
        yield made
        assert wrong == []


@asynccontextmanager
async def shown_in(page: Any, words: Path) -> AsyncIterator[None]:
    """The page of these words, which is left before it is no longer served."""
    async with serving(words) as address:
        await page.goto(address)
        yield
        await page.goto("about:blank")


async def test_a_dialogue_is_read_changed_talked_through_and_seen(page: Any, tmp_path: Path) -> None:
    """All that somebody does who writes the words, in one sitting."""
    words = words_in(tmp_path)
    file = words / "en" / "no.j2"
    async with shown_in(page, words):
        # A route is read, and another answer makes another one.
        await page.locator('[data-key="mood"]', has_text="How heavy is it").wait_for()
        assert await page.locator("#route").inner_text() == "route 1 of 104"
        await page.get_by_role("button", name="Very heavy", exact=True).click()
        await page.locator("#chat .you", has_text="Very heavy").wait_for()
        await page.locator('[data-key="fits_now"]', has_text="better to talk to a person").wait_for()
        # Beside a question stands its block, and what people type.
        await page.locator('[data-key="fits_now"] .bubble').click()
        beside = page.locator("#beside")
        await beside.locator("h3", has_text="fits_now_if_very_heavy").first.wait_for()
        assert "content/en/no.j2:" in await beside.inner_text()
        assert "fits.leave" in await beside.inner_text()
        # A change of the file shows by itself, on the same route.
        change(file, "What would be easiest?", "What would be <b>easiest</b> today?")
        easiest = page.locator('[data-key="fits_now"] strong', has_text="easiest")
        await easiest.wait_for()
        # What is wrong is said in a sentence, and is gone when it is mended.
        change(file, "What would be <b>easiest</b> today?", "{{ nothing }}")
        await page.locator("#chat .trouble", has_text="content/en/no.j2").wait_for()
        change(file, "{{ nothing }}", "What would be easiest?")
        await page.locator('[data-key="fits_now"]', has_text="What would be easiest?").wait_for()
        assert await page.locator("#chat .trouble").count() == 0
        # The coach is talked to, by tapping and typing, and time passes.
        await page.get_by_role("button", name="Try it").click()
        talk = page.locator("#talk")
        await talk.get_by_role("button", name="I got a no").click()
        await talk.locator(".bot", has_text="How heavy is it").wait_for()
        await page.locator("#text").fill("/help <b>")
        await page.locator("#text").press("Enter")
        await talk.locator(".you", has_text="/help <b>").wait_for()
        await talk.locator(".bot", has_text="/log").first.wait_for()
        await page.get_by_role("button", name="+ 1 week").click()
        await talk.locator(".time").wait_for()
        # The map is a picture, and so is that of another dialogue.
        await page.get_by_role("button", name="Map").click()
        await page.get_by_role("button", name="later", exact=True).click()
        await page.get_by_alt_text("The map of later").wait_for()
        await page.wait_for_function("() => document.getElementById('picture').naturalWidth > 0")


async def test_words_that_belong_to_no_dialogue_are_read(page: Any, tmp_path: Path) -> None:
    """Each block with its place; a dialogue can be opened again from there."""
    async with shown_in(page, words_in(tmp_path)):
        await page.get_by_role("button", name="nudges", exact=True).click()
        await page.locator("#chat .place", has_text="content/en/nudges.j2").first.wait_for()
        assert not await page.locator("#which").is_visible()
        await page.get_by_role("button", name="later", exact=True).click()
        await page.locator("#route", has_text="route 1 of 6").wait_for()


async def test_the_arrows_go_from_route_to_route(page: Any, tmp_path: Path) -> None:
    """After the last comes the first."""
    async with shown_in(page, words_in(tmp_path)):
        await page.get_by_role("button", name="later", exact=True).click()
        await page.locator("#route", has_text="route 1 of 6").wait_for()
        await page.keyboard.press("ArrowRight")
        await page.locator("#route", has_text="route 2 of 6").wait_for()
        await page.keyboard.press("ArrowLeft")
        await page.locator("#route", has_text="route 1 of 6").wait_for()
        await page.keyboard.press("ArrowLeft")
        await page.locator("#route", has_text="route 6 of 6").wait_for()
