"""Camera or microphone denied, missing or in use: the screen says which and what to do; sound alone still works."""

from collections.abc import Awaitable, Callable

import pytest
from playwright.async_api import Browser, BrowserContext, Route, expect

from tests.e2e.pages import Screen, into_call
from tests.service import Service, until

Enter = Callable[..., Awaitable[Screen]]
Launch = Callable[..., Awaitable[Browser]]
ASK = "--use-fake-ui-for-media-stream"
DEVICE = "--use-fake-device-for-media-stream"


async def test_a_denied_camera_is_named_and_the_consult_goes_on_with_sound(enter: Enter, launch: Launch) -> None:
    strict = await launch(without=(ASK,))
    officer = await enter("officer", on=strict, permissions=["microphone"])
    clinician = await enter("clinician")
    await officer.sees("The camera is blocked.")
    await officer.sees("You can continue with sound only.")
    await clinician.tap("On call")
    await officer.start_consult()
    await clinician.tap("Accept")
    await officer.frames_advance()

    async def sound_arrives() -> bool:
        return bool(await clinician.stat("audio", "packetsReceived") > 20)

    await until(sound_arrives)
    await clinician.sees("No video from Officer Lovelace. Sound only.")
    await expect(officer.page.get_by_text("No video from")).to_be_hidden()
    await officer.end_consult()
    await officer.sees("Four taps and you are done.")


async def test_a_denied_microphone_is_named(enter: Enter, launch: Launch) -> None:
    strict = await launch(without=(ASK,))
    officer = await enter("officer", on=strict, permissions=["camera"])
    await officer.sees("The microphone is blocked.")
    await officer.sees("They can see you but not hear you.")


async def test_missing_devices_are_named(enter: Enter, launch: Launch) -> None:
    bare = await launch(without=(DEVICE,), extra=(f"{DEVICE}=device-count=0",))
    officer = await enter("officer", on=bare)
    await officer.sees("The camera was not found.")
    await officer.sees_button("Start consult")


# Chromium has no flag that simulates a camera in use by another program, so its error is simulated here.
BUSY_CAMERA = """
const open = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
navigator.mediaDevices.getUserMedia = (wanted) =>
    wanted.video && !window.cameraFreed ? Promise.reject(new DOMException("in use", "NotReadableError")) : open(wanted);
"""


async def test_a_camera_in_use_is_named_and_found_again_with_try_again(enter: Enter) -> None:
    officer = await enter("officer")
    await officer.page.add_init_script(BUSY_CAMERA)
    await officer.page.reload()
    await officer.sees("The camera is in use by another app.")
    await officer.page.evaluate("window.cameraFreed = true")
    await officer.tap("Try again")
    await expect(officer.page.get_by_text("in use by another app")).to_be_hidden()
    ready = officer.page.get_by_role("list", name="Ready for a call").get_by_text("ready", exact=True)
    await expect(ready).to_have_count(3)


async def test_nothing_of_the_person_is_sent_while_the_session_waits(enter: Enter) -> None:
    officer = await enter("officer")
    await officer.page.add_init_script(
        "const Real = RTCPeerConnection; window.made = 0;"
        "window.RTCPeerConnection = class extends Real { constructor(...a) { super(...a); window.made += 1; } };"
    )
    await officer.page.reload()
    await officer.start_consult()
    await expect(officer.page.get_by_label("Your own video")).to_be_visible()
    assert await officer.page.evaluate("window.made") == 0


@pytest.mark.parametrize("part", ["call-*.js", "Screens-*.js"])
async def test_a_page_with_missing_parts_is_reloaded_and_not_left_blank(
    new_context: Callable[..., Awaitable[BrowserContext]], service: Service, part: str
) -> None:
    context = await new_context(service_workers="block")  # or it would have the part already
    page = await context.new_page()
    lost: list[str] = []

    async def lose(route: Route) -> None:
        lost.append(route.request.url)
        await (route.abort("connectionreset") if len(lost) < 3 else route.continue_())

    await page.route(f"**/assets/{part}", lose)
    await page.goto(f"{service.url}/officer")
    screen = Screen(page, service.url, "officer")
    await screen.sign_in("officer")
    await screen.sees_button("Start consult")
    assert len(lost) >= 3


# No test machine has a camera light: the camera claims to have one, and requests to it are recorded.
LAMP = """
window.lamp = [];
const able = MediaStreamTrack.prototype.getCapabilities;
MediaStreamTrack.prototype.getCapabilities = function () { return { ...able.call(this), torch: true }; };
MediaStreamTrack.prototype.applyConstraints = async (asked) => { window.lamp.push(asked.advanced[0].torch); };
"""


async def test_a_cameras_lamp_is_switched_where_it_has_one_and_not_offered_where_not(enter: Enter) -> None:
    officer, clinician = await enter("officer"), await enter("clinician")
    await officer.page.add_init_script(LAMP)
    await officer.page.reload()
    await into_call(officer, clinician)
    for on in (True, False):
        await officer.tap("Light")
        await expect(officer.button("Light")).to_have_attribute("aria-pressed", str(on).lower())
    await until(lambda: officer.page.evaluate("window.lamp.length > 1"))
    assert await officer.page.evaluate("window.lamp") == [True, False]
    await expect(clinician.button("Light")).to_have_count(0)
