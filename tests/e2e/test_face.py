"""The connection is made while it rings; nothing of the person leaves the tablet before a clinician has accepted."""

import json
from collections.abc import Awaitable, Callable

import pytest
from playwright.async_api import WebSocketRoute, expect

from tests.e2e.pages import Screen, into_call
from tests.service import until

Enter = Callable[..., Awaitable[Screen]]

# Bytes and packets sent and received over RTP, as the browser counts them, once the transport is connected.
TRAFFIC = """async () => {
    const connection = window.corespondCall?.connection;
    if (connection?.connectionState !== "connected") return null;
    const stats = [...(await connection.getStats()).values()];
    const sum = (type, name) => stats.filter((one) => one.type === type).reduce((all, one) => all + one[name], 0);
    return { sent: sum("outbound-rtp", "bytesSent"), packets: sum("outbound-rtp", "packetsSent"),
             heard: sum("inbound-rtp", "bytesReceived") };
}"""
OWN_PICTURE = """document.querySelector('video[aria-label="Your own video"]')?.currentTime > 0"""
NOTHING = {"sent": 0, "packets": 0, "heard": 0}


async def standing(screen: Screen) -> dict[str, int]:
    """The traffic of this page, once its transport is connected."""
    return await until(lambda: screen.page.evaluate(TRAFFIC))


async def ringing(officer: Screen, clinician: Screen) -> None:
    await clinician.tap("On call")
    await officer.start_consult()
    await clinician.sees_button("Decline")


async def warm(officer: Screen, clinician: Screen) -> None:
    """Wait until the session rings, the transport is connected, and both cameras are open, ready to send."""
    await ringing(officer, clinician)
    for screen in (officer, clinician):
        await standing(screen)
    await until(lambda: officer.page.evaluate(OWN_PICTURE))


async def test_while_it_rings_the_connection_is_up_and_no_byte_of_video_or_sound_leaves(enter: Enter) -> None:
    officer, clinician = await enter("officer"), await enter("clinician")
    await warm(officer, clinician)
    for screen in (officer, clinician):
        assert await standing(screen) == NOTHING
        await screen.page.evaluate("window.warm = window.corespondCall.connection")
    await clinician.tap("Accept")
    for screen in (officer, clinician):
        await screen.frames_advance()
    for screen in (officer, clinician):
        assert await screen.page.evaluate("window.warm === window.corespondCall.connection"), "the same connection"
        assert (await standing(screen))["sent"] > 0, "whose pictures the other side shows"


WIDTH = "document.querySelector('.remote video').videoWidth"


async def test_the_first_pictures_are_small_and_sharpen_at_both_also_after_a_reload(enter: Enter) -> None:
    officer, clinician = await enter("officer"), await enter("clinician")
    await ringing(officer, clinician)
    await clinician.tap("Accept")
    for again in (None, officer, clinician):
        if again:
            await again.page.reload()
        for screen in (officer, clinician):
            await screen.frames_advance()

            async def sharp(page=screen.page) -> bool:
                return await page.evaluate(WIDTH) >= 640

            await until(sharp)


@pytest.mark.settings(reoffer_after_s=600)
async def test_a_ring_that_is_declined_leaves_no_connection_and_no_camera_at_the_clinician(enter: Enter) -> None:
    officer, clinician = await enter("officer"), await enter("clinician")
    await ringing(officer, clinician)
    await standing(officer)
    for screen in (officer, clinician):
        await screen.page.evaluate("window.warm = window.corespondCall.connection")
    assert await standing(clinician) == NOTHING
    await clinician.tap("Decline")
    await clinician.tap("Other reason")
    await officer.sees("Waiting for a clinician")
    for screen in (officer, clinician):

        async def closed(page=screen.page) -> bool:
            return bool(await page.evaluate("window.warm.connectionState === 'closed'"))

        await until(closed)
    assert await officer.page.evaluate(OWN_PICTURE), "who waits keeps seeing whether the camera works"


def without_the_call(route: WebSocketRoute) -> None:
    """Drop the snapshots that show the call, so that the page stays in the moment right after the tap."""
    server = route.connect_to_server()

    def hand_on(message: str | bytes) -> None:
        session = json.loads(message).get("snapshot", {}).get("consult") or {}
        if session.get("state") not in ("accepted", "connecting", "active"):
            route.send(message)

    server.on_message(hand_on)


async def test_both_see_the_call_and_nothing_rings_before_a_snapshot_says_so(enter: Enter) -> None:
    officer, clinician = await enter("officer"), await enter("clinician")
    for screen in (officer, clinician):
        await screen.page.route_web_socket("**/api/socket", without_the_call)
        await screen.page.reload()
    quiet = await clinician.page.title()
    await ringing(officer, clinician)
    await expect(clinician.page).not_to_have_title(quiet)
    await clinician.tap("Accept")
    for screen in (officer, clinician):
        await screen.frames_advance()
        await screen.sees_button("End consult")
    await expect(officer.button("Cancel")).to_be_hidden()
    for rang in ("Accept", "Decline"):
        await expect(clinician.button(rang)).to_be_hidden()
    await expect(clinician.page).to_have_title(quiet)


# All changes of the page, except for clock text, until the stage becomes interactive.
CHANGES = """() => {
    const seen = [], stage = document.querySelector("section.stage");
    window.changes = new Promise((done) => {
        const note = (list) => {
            for (const { type, target, attributeName } of list) {
                if (target === stage && attributeName === "inert" && !stage.inert) done(seen);
                if (type !== "characterData") seen.push(`${target.tagName} ${attributeName ?? type}`.toLowerCase());
            }
        };
        const all = { subtree: true, childList: true, attributes: true, characterData: true };
        new MutationObserver(note).observe(document.documentElement, all);
    });
}"""


async def test_at_the_tap_nothing_changes_in_either_page_but_that_the_drawn_stage_is_seen(enter: Enter) -> None:
    officer, clinician = await enter("officer"), await enter("clinician")
    for screen in (officer, clinician):
        await screen.page.route_web_socket("**/api/socket", without_the_call)
        await screen.page.reload()
    await warm(officer, clinician)
    for screen in (officer, clinician):
        assert await screen.page.evaluate("document.querySelector('section.stage').inert")
        await screen.page.evaluate(CHANGES)
    await clinician.button("Accept").evaluate("(button) => button.click()")
    for screen in (officer, clinician):
        # What was shown before is removed afterward.
        assert (await screen.page.evaluate("window.changes"))[:2] == ["main class", "div hidden"]


async def test_of_two_windows_that_ring_the_one_that_accepts_has_the_call(enter: Enter) -> None:
    officer, first = await enter("officer"), await enter("clinician")
    second = Screen(await first.page.context.new_page(), first.base, "clinician")
    await second.page.goto(f"{first.base}/clinician")
    await ringing(officer, first)
    await second.sees_button("Accept")
    await standing(officer)
    await first.tap("Accept")
    await first.frames_advance()
    await officer.frames_advance()
    await second.sees("This call is open in another window.")


CAMERAS = """() => {
    const seen = [...document.querySelectorAll("video")].flatMap((video) => video.srcObject?.getVideoTracks() ?? []);
    const sent = window.corespondCall.connection.getSenders().map((sender) => sender.track?.id);
    return { opened: seen.length, sent: seen.filter((track) => sent.includes(track.id)).length };
}"""


async def test_while_it_rings_not_even_the_encoder_gets_the_cameras_picture(enter: Enter) -> None:
    officer, clinician = await enter("officer"), await enter("clinician")
    await warm(officer, clinician)
    for screen in (officer, clinician):

        async def opened(page=screen.page) -> dict[str, int] | None:
            cameras = await page.evaluate(CAMERAS)
            return cameras if cameras["opened"] > 0 else None

        assert (await until(opened))["sent"] == 0
    await clinician.tap("Accept")
    for screen in (officer, clinician):

        async def sent(page=screen.page) -> bool:
            return (await page.evaluate(CAMERAS))["sent"] > 0

        await until(sent)


@pytest.mark.parametrize("without", ["RTCRtpScriptTransform", "MediaStreamTrackGenerator"])
async def test_a_browser_that_cannot_hold_back_what_it_encodes_starts_when_it_may(enter: Enter, without: str) -> None:
    officer, clinician = await enter("officer"), await enter("clinician")
    for screen in (officer, clinician):
        await screen.page.add_init_script(f"delete window.{without}")
        await screen.page.reload()
    await ringing(officer, clinician)
    for screen in (officer, clinician):
        assert await standing(screen) == NOTHING
    await clinician.tap("Accept")
    for screen in (officer, clinician):
        await screen.frames_advance()


async def test_a_worker_that_does_not_come_keeps_no_picture_back(enter: Enter) -> None:
    officer, clinician = await enter("officer"), await enter("clinician")
    for screen in (officer, clinician):
        await screen.page.route("**/assets/gate-*", lambda route: route.abort())
    await ringing(officer, clinician)
    for screen in (officer, clinician):
        assert await standing(screen) == NOTHING
    await clinician.tap("Accept")
    for screen in (officer, clinician):
        await screen.frames_advance()


ENCODED = """async () => {
    const stats = [...(await window.corespondCall.connection.getStats()).values()];
    return stats.some((one) => one.type === "outbound-rtp" && one.framesEncoded >= 5);
}"""


def without_the_pause(route: WebSocketRoute) -> None:
    """Drop snapshots of a session that waits and rings nobody: a slow page gets only the newest, and may miss them."""
    server = route.connect_to_server()

    def hand_on(message: str | bytes) -> None:
        session = json.loads(message).get("snapshot", {}).get("consult") or {}
        if session.get("state") != "queued":
            route.send(message)

    server.on_message(hand_on)


async def test_a_session_that_was_handed_back_sends_nothing_to_the_next_clinician_it_rings(enter: Enter) -> None:
    officer, first, second = await enter("officer"), await enter("clinician"), await enter("clinician2")
    await officer.page.route_web_socket("**/api/socket", without_the_pause)
    await officer.page.reload()
    await into_call(officer, first)
    await second.tap("On call")
    await first.tap("Hand off")
    await first.page.get_by_label("Or leave now").fill("the end of my shift")
    await first.tap("Return to queue")
    await second.sees_button("Decline")
    await officer.sees_button("Cancel")
    assert await standing(second) == NOTHING
    await until(lambda: officer.page.evaluate(ENCODED))
    assert await standing(officer) == NOTHING
    await second.tap("Accept")
    for screen in (officer, second):
        await screen.frames_advance()
