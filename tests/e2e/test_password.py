"""Users change their own password on their page."""

import asyncio
from collections.abc import Awaitable, Callable

import pytest
from playwright.async_api import Route, expect

from tests.e2e.pages import Screen
from tests.service import Service
from tests.world import PASSWORD

Enter = Callable[..., Awaitable[Screen]]
NEW = "seven lamps of brass"


async def fill(screen: Screen, old: str, fresh: str, again: str) -> None:
    for label, value in (("Current password", old), ("New password", fresh), ("New password again", again)):
        await screen.page.get_by_label(label, exact=True).fill(value)
    await screen.page.get_by_role("dialog").get_by_role("button", name="Change password").click()


@pytest.mark.parametrize("role", ["officer", "clinician", "supervisor"])
async def test_a_user_changes_the_password_and_what_is_wrong_is_said_at_its_field(enter: Enter, role: str) -> None:
    screen = await enter(role)
    await screen.tap("Change password")
    old = screen.page.get_by_label("Current password", exact=True)
    await expect(old).to_be_focused()
    await fill(screen, PASSWORD, NEW, "seven lamps")
    await screen.sees("typed differently the second time")
    await expect(screen.page.get_by_label("New password again")).to_be_focused()
    await fill(screen, "wrong", NEW, NEW)
    await screen.sees("The current password is not right")
    await expect(old).to_be_focused()
    await fill(screen, PASSWORD, "aaaaaaaaaaaaaaaaaaaa", "aaaaaaaaaaaaaaaaaaaa")
    await screen.sees("It repeats itself")
    await expect(screen.page.get_by_label("New password", exact=True)).to_be_focused()
    await fill(screen, PASSWORD, NEW, NEW)
    await screen.sees("Your password is changed")
    await screen.page.get_by_role("dialog").get_by_role("button", name="Close").click()
    await expect(screen.button("Change password")).to_be_focused()
    await expect(screen.page.get_by_role("dialog")).to_have_count(0)


async def test_the_dialog_has_its_words_before_the_screens_are_there(enter: Enter) -> None:
    """On a weak signal the page's bar is there long before the screens, and may be tapped."""
    asked, held = asyncio.Event(), asyncio.Event()

    async def wait(route: Route) -> None:
        asked.set()
        await held.wait()
        await route.continue_()

    officer = await enter("officer", service_workers="block")  # or it would have the part already
    await officer.page.route("**/assets/Screens-*.js", wait)
    await officer.page.reload()
    await asked.wait()
    await officer.tap("Change password")
    await expect(officer.page.get_by_label("Current password", exact=True)).to_be_visible()
    await officer.page.keyboard.press("Escape")
    held.set()
    await officer.sees_button("Start consult")


async def test_without_the_server_the_form_keeps_what_was_typed_and_blames_no_field(
    enter: Enter, service: Service
) -> None:
    officer = await enter("officer")
    await officer.tap("Change password")
    await expect(officer.page.get_by_label("Current password", exact=True)).to_be_visible()
    service.kill()
    await fill(officer, PASSWORD, NEW, NEW)
    await officer.sees("No connection to the server")
    await expect(officer.page.locator("input[aria-invalid=true]")).to_have_count(0)
    await expect(officer.page.get_by_label("Current password", exact=True)).to_have_value(PASSWORD)
