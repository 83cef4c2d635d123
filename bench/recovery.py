"""Recovery after an eight-second outage of the tablet's link: corespond, a minimal connection without restart, PeerJS.

The officer's Chromium runs in a network namespace. The time runs from the return of the link until the slower side
shows a new video frame. Needs root and iproute2; without them nothing is measured and there is no row.
"""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from statistics import median

from playwright.async_api import Page, Playwright, async_playwright

from app.platform import schema
from app.platform.clock import SystemClock
from bench.faces import HERE, Pages
from bench.signaling import PeerJs
from bench.table import Row
from tests.conftest import context
from tests.e2e.conftest import ARGUMENTS, chromium
from tests.e2e.pages import Screen, into_call
from tests.field import network
from tests.service import Service, until
from tests.world import build

RUNS = 5
OUTAGE_S = 8
PATIENCE_S = 60
WATCH = """
window.shown = [];
let seen = null;
let picture = null;
const note = (_, { rtpTimestamp }) => {  // a picture that is only shown again does not count
    if (rtpTimestamp !== undefined && rtpTimestamp !== picture) window.shown.push(Date.now());
    picture = rtpTimestamp ?? picture;
    seen.requestVideoFrameCallback(note);
};
setInterval(() => {
    const video = document.querySelector(".remote video") ?? document.querySelector("video");
    if (video && video !== seen) { seen = video; seen.requestVideoFrameCallback(note); }
}, 30);
"""


@asynccontextmanager
async def _two(playwright: Playwright, tablet: network.Tablet, trusted: str) -> AsyncIterator[tuple[Page, Page]]:
    """Two pages: one inside the tablet's network and one outside it."""
    program = chromium() or playwright.chromium.executable_path
    arguments = [*ARGUMENTS, f"--unsafely-treat-insecure-origin-as-secure={trusted}"]
    browsers = [
        await playwright.chromium.launch(executable_path=path, args=arguments)
        for path in (tablet.wrapper(program), program)
    ]
    pages = []
    for browser in browsers:
        made = await browser.new_context()
        await made.add_init_script(WATCH)
        pages.append(await made.new_page())
    yield pages[0], pages[1]
    for browser in browsers:
        await browser.close()


async def _after(pages: tuple[Page, Page], moment_ms: float, seconds: float) -> float:
    """Seconds from `moment_ms` to the first new frame on the slower side; `seconds` if there was none by then."""

    async def first(page: Page) -> float:
        async def shown() -> float | None:
            return await page.evaluate("(at) => window.shown.find((one) => one > at) ?? null", moment_ms)

        try:
            return (await until(shown, seconds) - moment_ms) / 1000
        except AssertionError:
            return seconds

    return max(await asyncio.gather(*(first(page) for page in pages)))


async def _outage(tablet: network.Tablet, pages: tuple[Page, Page]) -> float:
    await _after(pages, time.time() * 1000, PATIENCE_S)
    tablet.way.down()
    await asyncio.sleep(OUTAGE_S)
    tablet.way.up()
    return await _after(pages, time.time() * 1000, PATIENCE_S)


async def _ours(playwright: Playwright, tablet: network.Tablet, folder: Path) -> list[float]:
    url = f"sqlite+aiosqlite:///{folder / 'corespond.sqlite3'}"
    await asyncio.to_thread(schema.upgrade, url)
    await _people(url)
    service = Service(folder, tick_s=0.2, host=tablet.town)
    await service.start()
    try:
        async with _two(playwright, tablet, service.url) as pages:
            sides = [
                await Screen.on(page, service.url, role)
                for page, role in zip(pages, ("officer", "clinician"), strict=True)
            ]
            await into_call(*sides)
            return [await _outage(tablet, pages) for _ in range(RUNS)]
    finally:
        service.stop()


async def _people(url: str) -> None:
    """Fill an empty database with the tests' users."""
    ctx = context(url, SystemClock())
    await build(ctx)
    await ctx.db.close()


async def _others(playwright: Playwright, tablet: network.Tablet, origin: str, page: str) -> list[float]:
    times = []
    for _ in range(RUNS):  # a connection that does not recover must not affect the next run
        async with _two(playwright, tablet, origin) as (a, b):
            for one, side in ((b, "b"), (a, "a")):
                await one.goto(f"{origin}/{page}#{side}")
                await until(lambda one=one: one.evaluate("window.ready === true"))
            await a.evaluate("window.go()")
            times.append(await _outage(tablet, (a, b)))
    return times


async def run(folder: Path) -> list[Row]:
    """Medians of five outages each."""
    if not network.possible():
        return []
    with network.tablet(folder) as tablet:
        pages, peer = Pages(folder, tablet.town), PeerJs(HERE.parent, tablet.town)
        try:
            await pages.start()
            await peer.start()
            async with async_playwright() as playwright:
                ours = median(await _ours(playwright, tablet, folder))
                origin = pages.url("").rstrip("/")
                bare = median(await _others(playwright, tablet, origin, "bare.html"))
                peerjs = median(await _others(playwright, tablet, origin, f"peerjs.html?port={peer.port}"))
        finally:
            peer.stop()
            pages.stop()
    return [
        Row(
            f"video back after {OUTAGE_S} s link outage",
            f"{ours:.2f} s",
            f"PeerJS: {peerjs:.2f} s (minimal connection, no restart: {bare:.2f} s)",
            f"{ours / peerjs:.2f}",
            ours < 1,
        )
    ]
