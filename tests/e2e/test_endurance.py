"""A server that is replaced during a call, and a clock that is wrong."""

import asyncio
import re

from playwright.async_api import expect

from tests.e2e.pages import into_call
from tests.service import Service

# An hour too much is more than this, and an hour too little stands at 0:00.
SOME_MINUTES = re.compile(r"^(?!0:00)[0-9]:[0-5][0-9]$")

AN_HOUR_AHEAD = """
const right = Date;
window.Date = class extends right {
    constructor(...given) { given.length ? super(...given) : super(right.now() + 3600e3); }
    static now() { return right.now() + 3600e3; }
};
"""


async def test_a_server_that_is_replaced_during_a_call_leaves_it_alone(enter, service: Service) -> None:
    officer, clinician = await enter("officer"), await enter("clinician")
    await into_call(officer, clinician)
    before = await officer.page.evaluate("performance.timeOrigin")
    await service.restart()
    for one in (officer, clinician):
        await one.frames_advance()
        await expect(one.page.get_by_text("Reconnecting…")).to_be_hidden()
    assert await officer.page.evaluate("performance.timeOrigin") == before  # the page was not loaded anew
    await clinician.end_consult()
    await officer.sees("Four taps and you are done.")


async def test_both_pages_loaded_anew_at_once_are_back_in_the_same_call(enter) -> None:
    officer, clinician = await enter("officer"), await enter("clinician")
    await into_call(officer, clinician)
    for _ in range(3):  # which page loads first is random
        await asyncio.gather(*(one.page.reload(wait_until="commit") for one in (officer, clinician)))
        for one in (officer, clinician):
            await one.frames_advance()
            await one.sees("Connected")


async def test_a_tablet_whose_clock_is_an_hour_wrong_shows_true_times(enter) -> None:
    officer, clinician = await enter("officer"), await enter("clinician")
    await officer.page.add_init_script(AN_HOUR_AHEAD)
    await officer.page.reload()
    await officer.start_consult()
    waited = officer.page.locator("dl div", has_text="Waiting").locator("dd").first
    await expect(waited).to_have_text(SOME_MINUTES)
    await clinician.tap("On call")
    await clinician.tap("Accept")
    await officer.frames_advance()
    await expect(officer.page.locator(".status .number")).to_have_text(SOME_MINUTES)
