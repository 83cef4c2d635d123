"""An interpreter, a relative or the person joins by a one-time link: real browsers, real pictures, nobody uninvited."""

from collections.abc import AsyncIterator, Awaitable, Callable

import pytest
from playwright.async_api import Browser, Page, expect

from tests.e2e.pages import Screen, into_call
from tests.service import until

Enter = Callable[..., Awaitable[Screen]]
Open = Callable[[str], Awaitable[Screen]]
TRAFFIC = """async () => {
    const calls = window.corespondCall ? [window.corespondCall.connection] : [];
    let sent = 0;
    for (const call of calls.filter(Boolean))
        for (const one of (await call.getStats()).values()) if (one.type === "outbound-rtp") sent += one.bytesSent;
    return sent;
}"""


@pytest.fixture
async def phone(browser: Browser) -> AsyncIterator[Open]:
    """`await phone(link)` opens the link on a telephone of its own; errors on a page fail the test."""
    opened: list[Screen] = []

    async def open_link(link: str) -> Screen:
        context = await browser.new_context(
            viewport={"width": 390, "height": 844}, permissions=["camera", "microphone"]
        )
        page = await context.new_page()
        page.errors = []
        page.on("pageerror", lambda error: page.errors.append(error))
        await page.goto(link)
        opened.append(Screen(page, link, "guest"))
        return opened[-1]

    yield open_link
    errors = [error for screen in opened for error in screen.page.errors]
    for screen in opened:
        await screen.page.context.close()
    assert errors == []


async def make_link(screen: Screen, kind: str = "Interpreter", name: str = "") -> str:
    """Ask somebody in; the link stands in the code, and is read here as the button copies it."""
    await screen.page.context.grant_permissions(["clipboard-read", "clipboard-write", "camera", "microphone"])
    await screen.page.get_by_role("button", name="People").click()
    await screen.tap("Ask somebody in")
    await screen.page.get_by_label(kind, exact=True).check(force=True)
    await screen.page.get_by_label("Name, as the others").fill(name)
    await screen.tap("Make a link")
    await expect(screen.page.get_by_role("img", name="Code with the link")).to_be_visible()
    await screen.tap("Copy the link")
    await screen.sees_button("Copied")
    link: str = await screen.page.evaluate("navigator.clipboard.readText()")
    await screen.tap("Done")
    await screen.tap("Close")
    return link


async def moves(page: Page, selector: str) -> None:
    """Returns once this picture has shown five more frames."""
    await page.locator(selector).first.wait_for()

    async def more() -> bool:
        return bool(
            await page.evaluate(
                "(one) => [...document.querySelectorAll(one)].every((video) => video.currentTime > 0.3)", selector
            )
        )

    await until(more)


async def test_an_interpreter_joins_by_a_link_is_let_in_and_everybody_sees_everybody(enter: Enter, phone: Open) -> None:
    officer, clinician = await enter("officer"), await enter("clinician")
    await into_call(officer, clinician)
    link = await make_link(officer, name="Ms Ortiz")
    guest = await phone(link)
    await guest.tap("Join with camera")
    await guest.sees("You will be let in")
    assert await guest.page.evaluate(TRAFFIC) == 0
    assert "#" not in guest.page.url, "the link's secret is gone from the address"
    for screen in (officer, clinician):
        await screen.sees("Asks to come in: Ms Ortiz (Interpreter)")
    await clinician.tap("Let in")
    for screen in (officer, clinician, guest):
        await moves(screen.page, ".remote video")
        await moves(screen.page, ".third video")
        await screen.sees("In this call:")
    await expect(clinician.page.locator(".there")).to_contain_text("Ms Ortiz (Interpreter)")
    await expect(guest.page.locator(".there")).to_contain_text("Officer Lovelace")
    second = await phone(link)
    await second.tap("Join with camera")
    await second.sees("not valid any more")
    await guest.tap("Leave")
    await guest.sees("Your visit is over")
    for screen in (officer, clinician):
        await expect(screen.page.locator(".third")).to_have_count(0)
        await screen.frames_advance()


async def test_a_relative_by_sound_alone_reloads_and_is_removed(enter: Enter, phone: Open) -> None:
    officer, clinician = await enter("officer"), await enter("clinician")
    await into_call(officer, clinician)
    guest = await phone(await make_link(clinician, "Relative or friend"))
    await guest.tap("Join with sound only")
    await officer.tap("Let in")
    await moves(guest.page, ".remote video")
    await guest.sees_button("Camera on")
    await guest.page.reload()
    await moves(guest.page, ".remote video")
    await clinician.page.get_by_role("button", name="People (3)").click()
    await clinician.tap("Remove")
    await guest.sees("Your visit is over")
    await clinician.page.get_by_role("dialog").get_by_role("button", name="Close").click()
    await officer.frames_advance()


async def test_who_is_not_let_in_sees_and_sends_nothing(enter: Enter, phone: Open) -> None:
    officer, clinician = await enter("officer"), await enter("clinician")
    await into_call(officer, clinician)
    guest = await phone(await make_link(officer))
    await guest.tap("Join with camera")
    await officer.tap("Do not let in")
    await guest.sees("Your visit is over")
    assert await guest.page.locator("video").count() == 0


async def test_the_person_reads_who_is_in_the_call_on_the_tablet_too(enter: Enter, phone: Open) -> None:
    officer, clinician = await enter("officer"), await enter("clinician")
    await into_call(officer, clinician)
    guest = await phone(await make_link(clinician))
    await guest.tap("Join with sound only")
    await clinician.tap("Let in")
    await officer.tap("Hand over tablet")
    await officer.tap("Hand it over")
    await officer.sees("In this call: Clinician Lovelace, Interpreter")
    await clinician.end_consult()
    await guest.sees("Your visit is over")
