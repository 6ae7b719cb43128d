"""Find a browser on this machine and open pages in it, for the tests and the pictures."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.util import find_spec
from typing import Any

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
"""What Chromium is called, where it is installed."""


def missing() -> str | None:
    """Say what is missing to open a page; None if nothing is."""
    if find_spec("playwright") is None:
        return "Playwright is not installed: run `make browser`"
    if not any(map(shutil.which, BROWSERS)):
        return "no Chromium is installed: on Debian, `apt-get install chromium`"
    return None


@asynccontextmanager
async def opened(wide: int = 1280, high: int = 860) -> AsyncIterator[Any]:
    """Open an empty page in a browser without a window; `missing` has to be None."""
    from playwright.async_api import async_playwright  # not installed everywhere

    found = next(path for path in map(shutil.which, BROWSERS) if path is not None)
    async with async_playwright() as playwright:
        # Its own sandbox can't be had in most containers, and it opens nothing but our own page.
        browser = await playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        try:
            yield await browser.new_page(viewport={"width": wide, "height": high})
        finally:
            await browser.close()
