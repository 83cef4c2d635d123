"""What dispatch does, as officers, clinicians and supervisors see it in their browsers."""

from collections.abc import Awaitable, Callable
from zoneinfo import ZoneInfo

import pytest
from playwright.async_api import expect
from sqlalchemy import select

from app.accounts import service as accounts
from app.consults.model import Consult
from app.context import Context
from app.coverage import service as coverage
from app.coverage.schemas import NewAgreement
from app.platform.clock import SystemClock
from app.presence.model import Clinician
from app.presence.rules import Wish
from tests.conftest import context
from tests.e2e.pages import Screen, into_call
from tests.service import Service, until

Enter = Callable[..., Awaitable[Screen]]


def surroundings(service: Service) -> Context:
    """A context on the database of the running server, as the command line uses it."""
    return context(f"sqlite+aiosqlite:///{service.data_dir / 'corespond.sqlite3'}", SystemClock())


async def test_a_session_is_handed_to_a_colleague_and_the_officer_never_loses_a_face(enter: Enter) -> None:
    officer, first, second = await enter("officer"), await enter("clinician"), await enter("clinician2")
    await into_call(officer, first)
    await second.tap("On call")
    await first.tap("Hand off")
    await first.page.get_by_label("A colleague").select_option(label="Clinician2 Lovelace (On call)")
    await first.tap("Ring a colleague")
    await first.sees_button("Ringing a colleague… Stop")
    await second.sees("Colleague asks you to take over")
    await second.tap("Accept")
    await second.sees("is handing this session to you")
    for one in (officer, first, second):
        await one.frames_advance()
        await one.third_is_seen()
    await second.page.evaluate("window.before = window.corespondCall.connection")
    await first.tap("Clinician2 Lovelace is ready: hand over")
    await first.sees("Nobody is waiting.")
    await officer.sees("Clinician2 Lovelace")
    await second.frames_advance()
    await officer.frames_advance()
    assert await second.page.evaluate("window.before === window.corespondCall.connection"), "the picture never broke"
    await expect(officer.page.locator(".third")).to_have_count(0)
    await second.end_consult()
    await officer.answer_four_questions()
    await second.document()


async def test_a_session_that_rings_at_a_clinician_in_a_call_goes_on_ringing(enter: Enter, service: Service) -> None:
    officer, another, clinician = await enter("officer"), await enter("officer2"), await enter("clinician")
    await into_call(officer, clinician)
    await clinician.sees("Documentation")
    quiet = await clinician.page.title()
    ctx = surroundings(service)
    async with ctx.db.transaction() as db:
        (await db.scalars(select(Clinician).where(Clinician.wish == Wish.ON_CALL))).one().capacity = 2
    await ctx.db.close()
    await another.start_consult()
    await clinician.sees_button("Decline")
    await expect(clinician.page).not_to_have_title(quiet)


async def test_a_session_handed_back_waits_in_front_and_its_officer_is_told(enter: Enter) -> None:
    officer, clinician = await enter("officer"), await enter("clinician")
    await into_call(officer, clinician)
    await clinician.tap("Hand off")
    await clinician.page.get_by_label("Or leave now").fill("the end of my shift")
    await clinician.tap("Return to queue")
    await officer.sees("Waiting for another clinician")
    await officer.sees("handing you to a colleague")
    second = await enter("clinician2")
    await second.tap("On call")
    await second.tap("Accept")
    await second.frames_advance()
    await officer.frames_advance()


async def test_an_officer_who_must_move_is_called_back_on_the_tablet(enter: Enter) -> None:
    officer, clinician = await enter("officer"), await enter("clinician")
    await officer.start_consult()
    await officer.tap("I need to move: call me back")
    await officer.tap("As soon as a clinician is free")
    await officer.sees("You will be called back on this tablet")
    await clinician.tap("On call")
    await clinician.sees("Officer asked for a callback")
    await clinician.tap("Accept")
    await officer.sees("Clinician Lovelace is calling you back")
    await expect(officer.page).to_have_title("Ringing: A clinician is calling you back")
    await officer.tap("Answer")
    await officer.frames_advance()
    await clinician.frames_advance()


async def test_a_call_backs_time_is_the_agencys_and_the_servers_whatever_the_tablet_shows(
    enter: Enter, service: Service
) -> None:
    officer = await enter("officer", timezone_id="Asia/Tokyo")
    await officer.page.evaluate("() => { const right = Date.now; Date.now = () => right() + 3_600_000; }")
    await officer.start_consult()
    await officer.tap("I need to move: call me back")
    await officer.tap("In 10 minutes or later")
    await officer.sees("You will be called back on this tablet")
    ctx = surroundings(service)
    async with ctx.db.reading() as db:
        not_before = (await db.scalars(select(Consult.not_before))).one()
    await ctx.db.close()
    assert not_before
    await officer.sees(f"Not before {not_before.astimezone(ZoneInfo('America/Chicago')):%-I:%M}")
    await officer.sees("then as soon as a clinician is free")


# Notifications are recorded as they are shown, because asking Chromium at that moment makes it forget the notification.
SHOWS = """
window.shown = [];
const show = ServiceWorkerRegistration.prototype.showNotification;
ServiceWorkerRegistration.prototype.showNotification = async function (...given) {
    await show.apply(this, given);
    window.shown.push(given[1].body);
};
"""
LEFT = "navigator.serviceWorker.ready.then(async (worker) => (await worker.getNotifications()).length)"


async def test_a_call_back_stands_on_a_locked_tablets_screen_until_it_is_answered(enter: Enter) -> None:
    officer, clinician = (
        await enter("officer", permissions=["notifications", "camera", "microphone"]),
        await enter("clinician"),
    )
    await officer.page.evaluate("navigator.serviceWorker.ready.then(() => undefined)")
    await officer.page.evaluate(f"() => {{ {SHOWS} }}")
    await officer.start_consult()
    await officer.tap("I need to move: call me back")
    await officer.tap("As soon as a clinician is free")
    await clinician.tap("On call")
    await clinician.tap("Accept")

    await until(lambda: officer.page.evaluate("window.shown.length > 0"))
    assert await officer.page.evaluate("window.shown") == ["A clinician is calling you back"]
    await officer.tap("Answer")

    async def gone() -> bool:
        return bool(await officer.page.evaluate(LEFT) == 0)

    await until(gone)


async def test_a_supervisor_sees_why_a_session_waits_assigns_it_and_closes_one_with_a_reason(enter: Enter) -> None:
    officer, other, supervisor = await enter("officer"), await enter("officer2"), await enter("supervisor")
    clinician = await enter("clinician")
    await officer.start_consult()
    await supervisor.sees("Nobody to ring: 3 off call.")
    await other.start_consult("Other")
    await clinician.tap("On call")
    await clinician.sees_button("Decline")
    await clinician.tap("Decline")
    await clinician.tap("Other reason")
    desk = supervisor.page.get_by_role("region", name="Waiting now")
    row = desk.get_by_role("listitem").filter(has_text="Officer2")
    await row.get_by_role("button", name="Close").click()
    await supervisor.page.get_by_label("Reason").fill("Sent a second unit instead")
    await supervisor.tap("Close the session")
    await other.sees("Your supervisor closed your last session. Reason: Sent a second unit instead.")


async def test_what_a_clinician_lacks_is_in_words_on_the_list_and_at_the_desk(enter: Enter) -> None:
    officer, clinician, supervisor = await enter("officer"), await enter("clinician"), await enter("supervisor")
    await clinician.tap("On call")
    await officer.tap("Start consult")
    await officer.page.get_by_label("Suicidal", exact=True).check()
    await officer.page.get_by_label("Language").select_option("es")
    await officer.page.get_by_label("This language is required").check()
    await officer.tap("Request clinician")
    needs = "This session needs a clinician who speaks Spanish."
    await clinician.sees(needs)
    await supervisor.tap("Assign")
    await supervisor.page.get_by_label("Clinician on call").select_option(label="Clinician Lovelace")
    await supervisor.page.get_by_label("Reason").fill("Asked for by name")
    await supervisor.tap("Ring")
    await supervisor.sees(needs)
    await supervisor.page.get_by_label("Read this page in").select_option("es")
    await expect(supervisor.page.get_by_text("language: es")).to_have_count(0)


async def test_closed_hours_are_said_where_the_button_would_be(enter: Enter, service: Service) -> None:
    ctx = surroundings(service)
    county = await accounts.organization_named(ctx, "County Sheriff")
    care = await accounts.organization_named(ctx, "Crisis Care")
    assert county
    assert care
    # An hour that is never now: it is over before it begins again.
    never = NewAgreement(provider_id=care.id, agency_id=county.id, hours=["mon 00:00-00:01"])
    await coverage.agree(ctx, never)
    await ctx.db.close()
    officer = await enter("officer")
    await officer.sees("Closed now")
    await officer.sees("Clinicians are next available:")
    await expect(officer.button("Start consult")).to_have_count(0)


@pytest.mark.settings(heartbeat_s=0.5, lease_s=2, reload_grace_s=1, lost_grace_s=1)
async def test_crisiscleanup_986_nobody_wonders_whether_they_are_on_or_off_or_what_skipping_does(
    enter: Enter, service: Service
) -> None:
    """CrisisCleanup/crisiscleanup-3-web #986: no status in sight, an unexplained "skip", on call with the page gone."""
    officer, clinician = await enter("officer"), await enter("clinician")
    on = clinician.page.get_by_role("button", name="On call", exact=True, pressed=True)
    await expect(clinician.page.get_by_role("button", name="Off call", pressed=True)).to_be_visible()
    await clinician.tap("On call")
    await expect(on).to_be_visible()
    await officer.start_consult()
    await clinician.tap("Decline")
    await clinician.sees("rings the next clinician. The officer sees your reason. You stay on call.")
    await expect(on).to_be_visible()
    await clinician.tap("Accept")
    await clinician.frames_advance()
    await expect(on).to_be_visible()
    await clinician.sees_button("Hand off")
    await clinician.end_consult()
    await expect(on).to_be_visible()
    await clinician.document()
    await expect(on).to_be_visible()
    await clinician.page.goto("about:blank")
    ctx = surroundings(service)

    async def off_call() -> bool:
        async with ctx.db.reading() as db:
            found = await db.scalar(select(Clinician).where(Clinician.misses == 0, Clinician.lost_at.is_not(None)))
        return found is not None and found.wish == Wish.OFF

    await until(off_call)
    await ctx.db.close()
    await clinician.page.goto(f"{service.url}/clinician")
    await clinician.sees("This page was closed or offline for a while, so you were taken off call.")


@pytest.mark.settings(wrap_up_s=4, wrap_up_extension_s=6)
async def test_wrap_up_says_its_end_can_be_extended_and_then_lets_the_next_session_ring(enter: Enter) -> None:
    officer, clinician = await enter("officer"), await enter("clinician")
    await into_call(officer, clinician)
    await officer.end_consult()
    await clinician.sees("Wrap-up until")
    await clinician.tap("More time")
    other = await enter("officer2")
    await other.start_consult()
    await clinician.sees_button("Decline")
    await clinician.sees("Complete documentation")
