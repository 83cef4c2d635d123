"""A tablet in its own network namespace, a clinician's desk on this machine, and a real server between them."""

import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import Browser, Playwright, async_playwright
from sqlalchemy import text

from app.platform.db import Database
from tests.e2e.conftest import ARGUMENTS, chromium
from tests.e2e.pages import Screen, into_call
from tests.field import network
from tests.service import Service, until

# When each new video frame of the other side was shown and each of its audio packets arrived, by the machine's one
# clock. Repeated frames and new connections without audio so far do not count.
WATCH = """
window.flow = { video: [], audio: [] };
const now = () => performance.timeOrigin + performance.now();
let seen = null, picture = null, heard = 0;
const shown = (_, { rtpTimestamp }) => {
    if (rtpTimestamp !== undefined && rtpTimestamp !== picture) window.flow.video.push(now());
    picture = rtpTimestamp ?? picture;
    seen.requestVideoFrameCallback(shown);
};
setInterval(async () => {
    const video = document.querySelector(".remote video");
    if (video && video !== seen) { seen = video; seen.requestVideoFrameCallback(shown); }
    const connection = window.corespondCall?.connection;
    if (!connection) return;
    for (const receiver of connection.getReceivers()) {
        if (receiver.track.kind !== "audio") continue;
        const at = Math.max(0, ...receiver.getSynchronizationSources().map((one) => one.timestamp));
        if (at && at !== heard) { heard = at; window.flow.audio.push(now()); }
    }
}, 30);
"""


async def ask(service: Service, statement: str) -> Any:
    """The single value that this SQL statement returns from the server's database."""
    database = Database(f"sqlite+aiosqlite:///{service.data_dir / 'corespond.sqlite3'}")
    async with database.reading() as db:
        found = await db.scalar(text(statement))
    await database.close()
    return found


@dataclass
class Side:
    """One side's screen, with the times of its received video and audio."""

    screen: Screen

    async def first_after(self, moment_s: float, seconds: float = 60) -> dict[str, float]:
        """Seconds from `moment_s` (time.time()) to the first video frame and the first audio packet after it."""

        async def both() -> dict[str, float] | None:
            found: dict[str, Any] = await self.screen.page.evaluate(
                """(moment) => Object.fromEntries(Object.entries(window.flow).map(
                    ([kind, times]) => [kind, times.find((one) => one > moment) ?? null]))""",
                moment_s * 1000,
            )
            if None in found.values():
                return None
            return {kind: at / 1000 - moment_s for kind, at in found.items()}

        return await until(both, seconds)

    async def stats(self) -> list[dict[str, Any]]:
        return await self.screen.page.evaluate(
            "async () => [...(await window.corespondCall.connection.getStats()).values()]"
        )

    async def stat(self, kind: str, name: str, media: str = "") -> Any:
        for one in await self.stats():
            if one["type"] == kind and (not media or one.get("kind") == media):
                return one.get(name)
        return None


@dataclass
class Scene:
    """A call in the field: the officer's tablet, whose network can be broken, and the clinician's desk."""

    tablet: network.Tablet
    service: Service
    officer: Side
    clinician: Side

    @property
    def sides(self) -> tuple[Side, Side]:
        return self.officer, self.clinician

    async def back_after(self, moment_s: float, seconds: float = 60) -> float:
        """Seconds from `moment_s` until both sides see and hear each other again."""
        found = [await side.first_after(moment_s, seconds) for side in self.sides]
        return max(max(one.values()) for one in found)


@pytest.fixture(scope="session")
async def playwright() -> AsyncIterator[Playwright]:
    async with async_playwright() as started:
        yield started


@pytest.fixture
def tablet(tmp_path: Path) -> Iterator[network.Tablet]:
    if not network.possible():
        pytest.skip("network namespaces need root and iproute2")
    with network.tablet(tmp_path) as made:
        yield made


@pytest.fixture
def host(tablet: network.Tablet) -> str:
    """The server's address, which only the tablet and this machine can reach."""
    return tablet.town


@pytest.fixture
async def launch(playwright: Playwright, service: Service) -> AsyncIterator[Callable[..., Awaitable[Browser]]]:
    """Starts Chromium: on this machine, or inside a tablet's namespace."""
    started: list[Browser] = []

    async def start(inside: network.Tablet | None = None) -> Browser:
        program = chromium() or playwright.chromium.executable_path
        trusted = f"--unsafely-treat-insecure-origin-as-secure={service.url}"
        browser = await playwright.chromium.launch(
            executable_path=inside.wrapper(program) if inside else program,
            args=[*ARGUMENTS, trusted, "--ignore-certificate-errors"],
        )
        started.append(browser)
        return browser

    yield start
    for browser in started:
        await browser.close()


@pytest.fixture
async def scene(
    tablet: network.Tablet, service: Service, launch: Callable[..., Awaitable[Browser]]
) -> AsyncIterator[Scene]:
    """Officer and clinician in a call; errors on a page fail the test."""
    sides = []
    for role, inside in (("officer", tablet), ("clinician", None)):
        browser = await launch(inside)
        context = await browser.new_context(viewport={"width": 1280, "height": 800})
        await context.add_init_script(WATCH)
        sides.append(Side(await Screen.open(context, service.url, role, role)))
    made = Scene(tablet, service, *sides)
    await into_call(made.officer.screen, made.clinician.screen)
    await made.back_after(time.time())
    yield made
    assert [error for side in sides for error in side.screen.page.errors] == []
