"""Answers that arrive after the screen that asked has gone, or after a newer answer."""

import asyncio
from collections.abc import Awaitable, Callable

from playwright.async_api import Page, Route, expect

from tests.e2e.pages import Screen

Enter = Callable[..., Awaitable[Screen]]


class Held:
    """Delays answers: the server gets the page's requests to `address`, but the page no answer until `release`."""

    def __init__(self, page: Page, address: str) -> None:
        self.page, self.address = page, address
        self._free = asyncio.Event()

    async def begin(self) -> "Held":
        await self.page.route(self.address, self._hold)
        return self

    async def _hold(self, route: Route) -> None:
        answer = await route.fetch()
        await self._free.wait()
        await route.fulfill(response=answer)

    async def release(self) -> None:
        """Deliver the answer, and wait until the page has processed it."""
        async with self.page.expect_response(self.address) as answered:
            self._free.set()
        await (await answered.value).finished()
        await self.page.evaluate("new Promise((done) => setTimeout(done))")


async def into_call(enter: Enter) -> tuple[Screen, Screen]:
    """An officer and a clinician whose pages show their call, with or without media."""
    officer, clinician = await enter("officer"), await enter("clinician")
    await clinician.tap("On call")
    await officer.start_consult()
    await clinician.tap("Accept")
    await clinician.sees_button("Hand off")
    await officer.sees_button("Hand over tablet")
    return officer, clinician


async def held(screen: Screen, address: str) -> Held:
    return await Held(screen.page, address).begin()


async def test_a_tablet_is_handed_over_though_the_answer_comes_after_the_persons_screen(enter: Enter) -> None:
    officer, _ = await into_call(enter)
    answer = await held(officer, "**/tablet/give")
    await officer.tap("Hand over tablet")
    await officer.tap("Hand it over")
    await officer.sees_button("Give the tablet back")
    await answer.release()


async def test_a_session_is_handed_back_though_the_answer_comes_after_it_has_left_the_page(enter: Enter) -> None:
    officer, clinician = await into_call(enter)
    answer = await held(clinician, "**/hand-back")
    await clinician.tap("Hand off")
    await clinician.page.get_by_label("Or leave now").fill("the end of my shift")
    await clinician.tap("Return to queue")
    await clinician.sees("Waiting sessions")
    await answer.release()
    await officer.sees("Waiting for another clinician")


async def test_a_session_is_accepted_though_the_answer_comes_after_the_ringing_has_ended(enter: Enter) -> None:
    officer, clinician = await enter("officer"), await enter("clinician")
    await clinician.tap("On call")
    await officer.start_consult()
    await clinician.sees_button("Decline")
    answer = await held(clinician, "**/accept")
    await clinician.tap("Accept")
    await expect(clinician.button("Decline")).to_have_count(0)
    await answer.release()
    await clinician.sees_button("Hand off")
    await officer.sees_button("Hand over tablet")
