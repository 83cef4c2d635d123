"""First load of the officer's page at 400 kbit/s and a 300 ms round trip, without cache and from the service worker."""

import asyncio
from pathlib import Path
from statistics import median
from time import perf_counter

from playwright.async_api import Browser, BrowserContext, Page, async_playwright

from app.platform import schema
from bench.table import Row
from tests.e2e.conftest import ARGUMENTS, chromium
from tests.service import Service

RUNS = 5
# Bytes per second, and milliseconds.
LINK = {
    "offline": False,
    "downloadThroughput": 50_000,
    "uploadThroughput": 50_000,
    "latency": 300,
}  # bytes per second, ms
LIMIT_S = 3


async def _load(context: BrowserContext, url: str) -> tuple[Page, float]:
    """The loaded page, and the seconds until a user could sign in."""
    page = await context.new_page()
    session = await context.new_cdp_session(page)
    await session.send("Network.enable")
    await session.send("Network.emulateNetworkConditions", LINK)
    started = perf_counter()
    await page.goto(f"{url}/officer", wait_until="commit")
    await page.locator("input[type=password]").wait_for()
    return page, perf_counter() - started


async def _once(browser: Browser, url: str) -> tuple[float, float]:
    context = await browser.new_context()
    page, cold = await _load(context, url)
    await page.evaluate("navigator.serviceWorker.ready.then(() => undefined)")
    await page.close()
    _, warm = await _load(context, url)
    await context.close()
    return cold, warm


async def run(folder: Path) -> list[Row]:
    """Medians of several loads; the limit is the three seconds after which people leave a page."""
    await asyncio.to_thread(schema.upgrade, f"sqlite+aiosqlite:///{folder / 'corespond.sqlite3'}")
    service = Service(folder)
    await service.start()
    try:
        async with async_playwright() as playwright:
            browser = await playwright.chromium.launch(executable_path=chromium(), args=ARGUMENTS)
            times = [await _once(browser, service.url) for _ in range(RUNS)]
            await browser.close()
    finally:
        service.stop()
    rows = []
    for name, taken in zip(("cold", "from the service worker"), zip(*times, strict=True), strict=True):
        middle = median(taken)
        rows.append(
            Row(
                f"first load of /officer at 400 kbit/s and 300 ms, {name}",
                f"{middle:.1f} s",
                f"limit: {LIMIT_S} s",
                f"{middle / LIMIT_S:.2f}",
                middle < LIMIT_S,
            )
        )
    return rows
