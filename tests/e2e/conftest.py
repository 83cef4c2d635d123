"""A real Chromium with a simulated camera, and a real server with its own database for every test."""

import shutil
from collections.abc import AsyncIterator, Awaitable, Callable

import pytest
from playwright.async_api import Browser, BrowserContext, async_playwright

from tests.e2e.pages import Screen
from tests.service import Service

ARGUMENTS = [
    "--use-fake-device-for-media-stream",
    "--use-fake-ui-for-media-stream",
    "--no-sandbox",
    "--disable-features=WebRtcHideLocalIpsWithMdns",
    "--disable-background-networking",
    "--autoplay-policy=no-user-gesture-required",
]


def chromium() -> str | None:
    """The path of a Chromium on this machine, such as Debian's; None for Playwright's own."""
    return next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


@pytest.fixture(scope="session")
async def launch() -> AsyncIterator[Callable[..., Awaitable[Browser]]]:
    """Starts browsers, each in its own process."""
    async with async_playwright() as playwright:

        async def start(without: tuple[str, ...] = (), extra: tuple[str, ...] = ()) -> Browser:
            arguments = [one for one in ARGUMENTS if one not in without] + list(extra)
            return await playwright.chromium.launch(executable_path=chromium(), args=arguments)

        yield start


@pytest.fixture(scope="session")
async def browser(launch: Callable[..., Awaitable[Browser]]) -> AsyncIterator[Browser]:
    started = await launch()
    yield started
    await started.close()


@pytest.fixture
async def enter(browser: Browser, service: Service) -> AsyncIterator[Callable[..., Awaitable[Screen]]]:
    """Signs users in on fresh devices: `await enter("officer")`; errors on a page fail the test."""
    contexts: list[BrowserContext] = []
    screens: list[Screen] = []

    async def open_screen(username: str, role: str = "", on: Browser | None = None, **options: object) -> Screen:
        role = role or username.rstrip("0123456789")
        options.setdefault("viewport", {"width": 1280, "height": 800})
        context = await (on or browser).new_context(**options)
        contexts.append(context)
        screen = await Screen.open(context, service.url, role, username)
        screens.append(screen)
        return screen

    yield open_screen
    errors = [error for screen in screens for error in screen.page.errors]
    for context in contexts:
        await context.close()
    assert errors == []
