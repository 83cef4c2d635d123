"""A real Chromium with a simulated camera, and a real server with its own database for every test."""

import shutil
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack

import pytest
from playwright.async_api import Browser, BrowserContext, async_playwright, expect

from tests.e2e.pages import Screen
from tests.service import PATIENCE_S, Service

expect.set_options(timeout=PATIENCE_S * 1000)

CAMERA = "--use-fake-device-for-media-stream"
ARGUMENTS = [
    CAMERA,
    "--use-fake-ui-for-media-stream",
    "--no-sandbox",
    # The popup of each window's address bar is two pages more beside every page of a test.
    "--disable-features=WebRtcHideLocalIpsWithMdns,WebUIOmniboxPopup,WebUIOmniboxAimPopup,WebUIOmniboxFullPopup",
    "--disable-background-networking",
    "--autoplay-policy=no-user-gesture-required",
]
# Ten pictures a second move as well as twenty, the camera's own rate. To draw, encode, decode and show them is most of
# what a test of a call does, twice or more on one machine.
SLOWER_CAMERA = f"{CAMERA}=fps=10"


def chromium() -> str | None:
    """The path of a Chromium on this machine, such as Debian's; None for Playwright's own."""
    return next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


@pytest.fixture(scope="session")
async def start_browser() -> AsyncIterator[Callable[..., Awaitable[Browser]]]:
    """Starts browsers, each a process of its own; whoever starts one closes it."""
    async with async_playwright() as playwright:

        async def start(without: tuple[str, ...] = (), extra: tuple[str, ...] = ()) -> Browser:
            arguments = [SLOWER_CAMERA if one == CAMERA else one for one in ARGUMENTS if one not in without]
            return await playwright.chromium.launch(executable_path=chromium(), args=[*arguments, *extra])

        yield start


@pytest.fixture(scope="session")
async def browser(start_browser: Callable[..., Awaitable[Browser]]) -> AsyncIterator[Browser]:
    started = await start_browser()
    try:
        yield started
    finally:
        await started.close()


@pytest.fixture
async def launch(
    start_browser: Callable[..., Awaitable[Browser]],
) -> AsyncIterator[Callable[..., Awaitable[Browser]]]:
    """Starts browsers that are closed when the test is over, however it ends."""
    async with AsyncExitStack() as undo:

        async def start(without: tuple[str, ...] = (), extra: tuple[str, ...] = ()) -> Browser:
            started = await start_browser(without, extra)
            undo.push_async_callback(started.close)
            return started

        yield start


@pytest.fixture
async def new_context(browser: Browser) -> AsyncIterator[Callable[..., Awaitable[BrowserContext]]]:
    """Makes tablets and desks (browser contexts) that are closed when the test is over, however it ends."""
    async with AsyncExitStack() as undo:

        async def make(on: Browser | None = None, **options: object) -> BrowserContext:
            made = await (on or browser).new_context(**options)
            undo.push_async_callback(made.close)
            return made

        yield make


@pytest.fixture
async def enter(
    new_context: Callable[..., Awaitable[BrowserContext]], service: Service
) -> AsyncIterator[Callable[..., Awaitable[Screen]]]:
    """`await enter("officer")` signs a user in on a fresh tablet or desk; errors on a page fail the test."""
    screens: list[Screen] = []

    async def open_screen(username: str, role: str = "", on: Browser | None = None, **options: object) -> Screen:
        role = role or username.rstrip("0123456789")
        options.setdefault("viewport", {"width": 1280, "height": 800})
        screen = await Screen.open(await new_context(on, **options), service.url, role, username)
        screens.append(screen)
        return screen

    yield open_screen
    assert [error for screen in screens for error in screen.page.errors] == []
