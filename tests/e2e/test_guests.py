"""An interpreter, a relative or the person joins by a one-time link: real browsers, real pictures, nobody uninvited."""

from collections.abc import AsyncIterator, Awaitable, Callable

import pytest
from playwright.async_api import BrowserContext, expect

from tests.e2e.pages import Screen, into_call

Enter = Callable[..., Awaitable[Screen]]
Open = Callable[[str], Awaitable[Screen]]
CONNECTIONS = """
window.connections = 0;
window.RTCPeerConnection = class extends RTCPeerConnection {
    constructor(...given) { super(...given); window.connections++; }
};
"""


@pytest.fixture
async def phone(new_context: Callable[..., Awaitable[BrowserContext]]) -> AsyncIterator[Open]:
    """`await phone(link)` opens the link on a telephone of its own; errors on a page fail the test."""
    opened: list[Screen] = []

    async def open_link(link: str) -> Screen:
        context = await new_context(viewport={"width": 390, "height": 844}, permissions=["camera", "microphone"])
        page = await context.new_page()
        await page.add_init_script(CONNECTIONS)
        page.errors = []
        page.on("pageerror", lambda error: page.errors.append(error))
        await page.goto(link)
        opened.append(Screen(page, link, "guest"))
        return opened[-1]

    yield open_link
    assert [error for screen in opened for error in screen.page.errors] == []


CAMERAS = """window.corespondCall.connection.getSenders().filter((one) => one.track?.kind === "video").length"""


async def make_link(screen: Screen, kind: str = "Interpreter", name: str = "") -> str:
    """Invite a guest and return the link, as the copy button provides it."""
    await screen.page.context.grant_permissions(["clipboard-read", "clipboard-write", "camera", "microphone"])
    await screen.page.get_by_role("button", name="People").click()
    await screen.tap("Invite")
    await screen.page.get_by_label(kind, exact=True).check(force=True)
    await screen.page.get_by_label("Name to show the others").fill(name)
    await screen.tap("Create link")
    await expect(screen.page.get_by_role("img", name="QR code of the link")).to_be_visible()
    await screen.tap("Copy link")
    await screen.sees_button("Copied")
    link: str = await screen.page.evaluate("navigator.clipboard.readText()")
    await screen.tap("Done")
    await screen.tap("Close")
    return link


async def let_in(who: Screen, guest: Screen, how: str) -> None:
    await guest.tap(how)
    await who.tap("Admit")
    await guest.frames_advance()


async def test_an_interpreter_joins_by_a_link_is_admitted_and_all_see_each_other(enter: Enter, phone: Open) -> None:
    officer, clinician = await enter("officer"), await enter("clinician")
    await into_call(officer, clinician)
    link = await make_link(officer, name="Ms Ortiz")
    guest = await phone(link)
    await guest.tap("Join with camera")
    await guest.sees("Please wait to be let in")
    assert await guest.page.evaluate("window.connections") == 0, "not even a connection before somebody says yes"
    assert "#" not in guest.page.url, "the link's secret is gone from the address"
    for screen in (officer, clinician):
        await screen.sees("Wants to join: Ms Ortiz (Interpreter)")
    await clinician.tap("Admit")
    for screen in (officer, clinician, guest):
        await screen.frames_advance()
        await screen.third_is_seen()
        await screen.sees("In this call:")
    await expect(clinician.page.locator(".there")).to_contain_text("Ms Ortiz (Interpreter)")
    await expect(guest.page.locator(".there")).to_contain_text("Officer Lovelace")
    second = await phone(link)
    await second.tap("Join with camera")
    await second.sees("no longer valid")
    await guest.tap("Leave")
    await guest.sees("You are no longer in the call")
    for screen in (officer, clinician):
        await expect(screen.page.locator(".third")).to_have_count(0)
        await screen.frames_advance()


async def test_a_relative_by_sound_alone_reloads_and_is_removed(enter: Enter, phone: Open) -> None:
    officer, clinician = await enter("officer"), await enter("clinician")
    await into_call(officer, clinician)
    guest = await phone(await make_link(clinician, "Relative or friend"))
    await let_in(officer, guest, "Join with sound only")
    await guest.sees_button("Camera on")
    await guest.page.reload()
    await guest.frames_advance()
    await guest.sees_button("Camera on")
    assert await guest.page.evaluate(CAMERAS) == 0, "who chose sound alone is not filmed after a reload"
    await clinician.page.get_by_role("button", name="People (3)").click()
    await clinician.tap("Remove")
    await guest.sees("You are no longer in the call")
    await clinician.page.get_by_role("dialog").get_by_role("button", name="Close").click()
    await officer.frames_advance()


async def test_a_guest_who_is_not_admitted_sees_and_sends_nothing(enter: Enter, phone: Open) -> None:
    officer, clinician = await enter("officer"), await enter("clinician")
    await into_call(officer, clinician)
    guest = await phone(await make_link(officer))
    await guest.tap("Join with camera")
    await officer.tap("Deny")
    await guest.sees("You are no longer in the call")
    assert await guest.page.evaluate("window.connections") == 0


async def test_the_person_reads_who_is_in_the_call_on_the_tablet_too(enter: Enter, phone: Open) -> None:
    officer, clinician = await enter("officer"), await enter("clinician")
    await into_call(officer, clinician)
    guest = await phone(await make_link(clinician))
    await let_in(clinician, guest, "Join with sound only")
    await officer.tap("Hand over tablet")
    await officer.tap("Hand it over")
    await officer.sees("In this call: Clinician Lovelace, Interpreter")
    await clinician.end_consult()
    await guest.sees("You are no longer in the call")
