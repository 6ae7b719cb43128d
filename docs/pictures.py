"""Draw every picture in the README and in docs/ anew: `make pictures`.

The conversation comes from a transcript, the map from the code and the words, and docs/preview.png from the
page that `afterword preview` shows, where a browser is found.
"""

from __future__ import annotations

import asyncio
from pathlib import Path

from bot.ops.mapping.drawn import drawn
from bot.ops.preview.server import serving
from bot.service.app import content_folder, words
from docs import browser, picture

DOCS = Path(__file__).parent
MAP, PREVIEW = DOCS / "later.svg", DOCS / "preview.png"


def map_of_later() -> str:
    """Return the map of the dialogue that architecture.md shows as code."""
    return drawn(*words(), "later", "svg")


async def photograph() -> None:
    """Write the picture of the page: after a no that is heavy, the question what would help."""
    async with serving(content_folder()) as address, browser.opened(1280, 800) as page:
        await page.goto(address)
        await page.get_by_role("button", name="Heavy", exact=True).click()
        await page.locator('[data-key="fits_now"] .bubble').click()
        await page.locator("#route", has_text="your own route").wait_for()
        await page.screenshot(path=PREVIEW)


def main() -> None:
    """Write the pictures, and say which can't be drawn here."""
    said = picture.bubbles(picture.TRANSCRIPT.read_text(encoding="utf-8"))
    picture.PICTURE.write_text(picture.drawn(said), encoding="utf-8")
    MAP.write_text(map_of_later(), encoding="utf-8")
    if (why := browser.missing()) is not None:
        print(f"docs/{PREVIEW.name} is left as it was: {why}.")
        return
    asyncio.run(photograph())


if __name__ == "__main__":
    main()
