"""A consult between two browsers, and what it must withstand."""

import asyncio
import time
from collections.abc import Awaitable, Callable

import pytest
from playwright.async_api import Browser, Route, expect

from tests.e2e.pages import Screen, into_call
from tests.service import Service, until

Enter = Callable[..., Awaitable[Screen]]


async def test_officer_and_clinician_hold_a_call_and_the_outcome_lands_in_the_log(enter: Enter) -> None:
    officer, clinician = await enter("officer"), await enter("clinician")
    await into_call(officer, clinician)
    for side in (officer, clinician):
        assert await side.stat("audio", "packetsReceived") > 0
    await officer.end_consult()
    await officer.answer_four_questions()
    await officer.sees_button("Start consult")
    await clinician.sees("Still missing: consent, recommendation.")
    await expect(clinician.button("Complete documentation")).to_be_disabled()
    await clinician.document()

    supervisor = await enter("supervisor")
    row = supervisor.page.locator("tbody tr")
    await expect(row).to_contain_text("Stayed, resolved on scene")
    await expect(row).to_contain_text("Closed")
    await row.click()
    await supervisor.sees("Outcome recorded by the officer")
    await supervisor.sees("30 saved")
    timeline = supervisor.page.get_by_role("region", name="Timeline")
    for step in ("Requested", "Offered to Clinician Lovelace", "Accepted", "Connected", "Ended", "Closed"):
        await expect(timeline).to_contain_text(step)


# When the page knew where things stand and when it showed the other side's first picture, ms, by its own clock.
WATCH_RETURN = """
window.since = {};
const note = (what) => { window.since[what] ??= performance.now(); };
window.WebSocket = class extends WebSocket {
    constructor(...given) { super(...given); this.addEventListener("message", () => note("known")); }
};
const looking = setInterval(() => {
    const video = document.querySelector(".remote video");
    if (video) { clearInterval(looking); video.requestVideoFrameCallback(() => note("seen")); }
}, 10);
"""


@pytest.mark.parametrize("who", ["officer", "clinician"])
async def test_a_reload_in_the_middle_of_a_call_waits_for_nothing_but_the_work_it_takes(enter: Enter, who: str) -> None:
    """To load the page, sign in and hear where things stand is the measure: a slow machine is slow at that too."""
    sides = {"officer": await enter("officer"), "clinician": await enter("clinician")}
    await into_call(sides["officer"], sides["clinician"])
    reloaded = sides[who].page
    await reloaded.add_init_script(WATCH_RETURN)
    await reloaded.reload(wait_until="commit")
    since = await until(lambda: reloaded.evaluate("window.since.seen && window.since"))
    assert since["seen"] < 8 * since["known"]
    for side in sides.values():
        await side.frames_advance()
    supervisor = await enter("supervisor")
    await expect(supervisor.page.locator("tbody tr")).to_have_count(1)


async def test_both_sides_reload_at_once_and_find_each_other(enter: Enter) -> None:
    officer, clinician = await enter("officer"), await enter("clinician")
    await into_call(officer, clinician)
    await asyncio.gather(*(side.page.reload() for side in (officer, clinician)))
    for side in (officer, clinician):
        await side.frames_advance()


async def test_kill_9_of_the_server_leaves_the_picture_and_the_session_whole(enter: Enter, service: Service) -> None:
    officer, clinician = await enter("officer"), await enter("clinician")
    await into_call(officer, clinician)
    service.kill()
    await officer.sees("Cannot reach the server. The call continues.")
    for side in (officer, clinician):
        await side.frames_advance()
    await service.start()
    for side in (officer, clinician):
        await expect(side.page.get_by_text("Cannot reach the server")).to_be_hidden()
        await side.frames_advance()
    started = time.monotonic()
    before = seconds(await officer.page.locator(".status .number").inner_text())
    await officer.end_consult()
    await officer.answer_four_questions()
    await clinician.document()
    taken = time.monotonic() - started

    supervisor = await enter("supervisor")
    row = supervisor.page.locator("tbody tr")
    await expect(row).to_have_count(1)
    shown = seconds(await row.locator("td").nth(6).inner_text())
    assert before <= shown <= before + taken + 1, "the outage belongs to the duration"
    await row.click()
    timeline = supervisor.page.get_by_role("region", name="Timeline")
    await expect(timeline).not_to_contain_text("Interrupted")


def seconds(shown: str) -> int:
    minutes, rest = shown.split(":")
    return int(minutes) * 60 + int(rest)


async def test_the_server_dies_while_sessions_wait_and_each_keeps_its_place(enter: Enter, service: Service) -> None:
    first, second = await enter("officer"), await enter("officer2")
    for officer, place in ((first, "Next"), (second, "2")):
        await officer.start_consult()
        await expect(officer.page.get_by_role("definition").first).to_have_text(place)
    service.kill()
    await first.sees("Reconnecting…")
    await service.start()
    for officer, place in ((first, "Next"), (second, "2")):
        await expect(officer.page.get_by_text("Reconnecting…")).to_be_hidden()
        await expect(officer.page.get_by_role("definition").first).to_have_text(place)


@pytest.mark.settings(ring_s=300, reload_grace_s=1)
async def test_a_browser_that_dies_while_ringing_passes_the_session_on(
    enter: Enter, launch: Callable[..., Awaitable[Browser]]
) -> None:
    doomed_browser = await launch()
    doomed = await enter("clinician", on=doomed_browser)
    await doomed.tap("On call")
    officer = await enter("officer")
    await officer.start_consult()
    await doomed.sees_button("Decline")
    heir = await enter("clinician2")
    await heir.tap("On call")
    await heir.sees("Ringing elsewhere")
    await doomed_browser.close()
    await heir.sees("Ringing here")


async def test_two_clinicians_accept_at_once_and_the_slower_one_gets_a_kind_message(enter: Enter) -> None:
    officer = await enter("officer")
    await officer.start_consult()
    pair = [await enter("clinician"), await enter("clinician2")]
    for clinician in pair:
        await clinician.tap("On call")
    both_tapped = asyncio.Barrier(2)

    async def hold(route: Route) -> None:
        await both_tapped.wait()
        await route.continue_()

    for clinician in pair:
        await clinician.page.route("**/accept", hold)
    await asyncio.gather(*(one.page.get_by_role("button", name="Accept").first.click() for one in pair))
    await officer.frames_advance()
    kindly = "Another clinician has just accepted this session. Thank you"
    for clinician in pair:  # one of the two is true of each, but not at once
        await expect(clinician.button("End consult").or_(clinician.page.get_by_text(kindly)).first).to_be_visible()
    winner, other = pair if await pair[0].button("End consult").is_visible() else reversed(pair)
    await other.sees(kindly)
    await other.sees("You are on call.")
    await winner.frames_advance()


async def test_a_second_window_takes_the_call_over_and_gives_it_back(enter: Enter) -> None:
    officer, clinician = await enter("officer"), await enter("clinician")
    await into_call(officer, clinician)
    second = Screen(await officer.page.context.new_page(), officer.base, "officer")
    await second.page.goto(f"{officer.base}/officer")
    await second.frames_advance()
    await officer.sees("This call is open in another window.")
    await officer.page.bring_to_front()  # a browser shows no pictures to a page that nobody looks at
    await officer.tap("Move the call here")
    await officer.frames_advance()
    await second.sees("This call is open in another window.")


async def test_decline_and_cancel_leave_everyone_free(enter: Enter) -> None:
    officer, clinician = await enter("officer"), await enter("clinician")
    await clinician.tap("On call")
    await officer.start_consult()
    await expect(clinician.page).to_have_title("Ringing: Suicidal, County Sheriff")
    await clinician.tap("Decline")
    await clinician.tap("With another person")
    await clinician.sees("In the queue")
    await officer.sees("could not take it (with another person)")
    await expect(clinician.page).to_have_title("Clinician · corespond")
    await officer.tap("Cancel")
    await officer.sees_button("Start consult")
    await clinician.sees("Nobody is waiting.")


async def test_documentation_saves_itself_and_survives_a_reload(enter: Enter) -> None:
    officer, clinician = await enter("officer"), await enter("clinician")
    await into_call(officer, clinician)
    note = clinician.page.get_by_label("Clinical note")
    await note.fill("Calm, oriented.")
    await expect(clinician.page.get_by_text("Saved", exact=True)).to_be_visible()
    await note.press_sequentially(" Sister is on the way.")
    await clinician.page.reload()
    await expect(note).to_have_value("Calm, oriented. Sister is on the way.")


async def test_an_officer_who_loses_the_page_comes_back_to_the_same_place(enter: Enter) -> None:
    officer, clinician = await enter("officer"), await enter("clinician")
    await officer.start_consult()
    officer = await enter("officer")
    await officer.sees_button("Cancel")
    await clinician.tap("On call")
    await clinician.tap("Accept")
    officer = await enter("officer")
    await officer.frames_advance()
    await clinician.end_consult()
    await officer.page.get_by_label("Good enough").check()
    await officer.page.reload()
    await expect(officer.page.get_by_label("Good enough")).to_be_checked()
    officer = await enter("officer")
    await officer.answer_four_questions()
    await officer.sees_button("Start consult")


async def test_the_two_sides_can_write_to_each_other_and_nothing_of_it_reaches_the_server(
    enter: Enter, service: Service
) -> None:
    officer, clinician = await enter("officer"), await enter("clinician")
    await into_call(officer, clinician)
    await officer.tap("Text")
    await officer.page.get_by_label("Your message").fill("He is deaf, please write.")
    await officer.tap("Send")
    await clinician.tap("Text (1)")
    await clinician.sees("He is deaf, please write.")
    await clinician.page.get_by_label("Your message").fill("Understood.")
    await clinician.page.get_by_label("Your message").press("Enter")
    await officer.sees("Understood.")
    kept = b"".join(path.read_bytes() for path in service.data_dir.glob("corespond.sqlite3*"))
    assert b"please write" not in kept + service.log.read_bytes()


RECORD_RINGING = """
window.rung = { sounds: 0, notices: [] };
const start = AudioBufferSourceNode.prototype.start;
AudioBufferSourceNode.prototype.start = function (...when) { window.rung.sounds += 1; return start.apply(this, when); };
window.Notification = class extends EventTarget {
    static permission = "granted";
    constructor(title, { body }) { super(); window.rung.notices.push(`${title}: ${body}`); }
    close() {}
};
"""


async def test_an_offer_rings_by_sound_title_and_desktop_notification(enter: Enter) -> None:
    officer, clinician = await enter("officer"), await enter("clinician")
    await clinician.page.add_init_script(RECORD_RINGING)
    await clinician.page.reload()
    await clinician.tap("On call")
    await officer.start_consult("Psychosis")
    await clinician.sees_button("Decline")
    await expect(clinician.page).to_have_title("Ringing: Psychosis, County Sheriff")
    await until(lambda: clinician.page.evaluate("window.rung.sounds > 0 && window.rung.notices.length > 0"))
    rung = await clinician.page.evaluate("window.rung")
    assert rung == {"sounds": 1, "notices": ["A session is ringing: Psychosis, County Sheriff"]}
    offer = clinician.page.get_by_role("region", name="Psychosis · County Sheriff")
    await expect(offer).to_contain_text("Any language")
    await expect(offer).to_contain_text("seconds left")


async def test_a_clinician_who_reloads_is_told_that_the_ring_is_silent_until_a_tap(enter: Enter) -> None:
    clinician = await enter("clinician")
    await clinician.tap("On call")
    await clinician.sees("You are on call.")
    await expect(clinician.button("Turn sound on")).to_be_hidden()
    await clinician.page.reload()
    await clinician.tap("Turn sound on")
    await expect(clinician.button("Turn sound on")).to_be_hidden()


async def test_signing_out_takes_a_clinician_off_call(enter: Enter) -> None:
    clinician, officer = await enter("clinician"), await enter("officer")
    await clinician.tap("On call")
    await officer.sees("1 clinician is on call.")
    await clinician.tap("Sign out")
    await officer.sees("No clinician is on call right now.")
    await clinician.sign_in("clinician")
    await clinician.sees("You are off call")
