"""The officer's page without a network: it opens, and what is written waits in an outbox."""

from playwright.async_api import expect

from tests.e2e.pages import Screen, into_call
from tests.service import Service, until

KEPT = """() => new Promise((done) => {
    const asked = indexedDB.open("keyval-store");
    asked.onsuccess = () => {
        const stores = asked.result.objectStoreNames;
        if (!stores.contains("keyval")) return asked.result.close(), done(false);
        const found = asked.result.transaction("keyval").objectStore("keyval").get("kept");
        found.onsuccess = () => (asked.result.close(), done(found.result !== undefined));
    };
})"""


async def installed(screen: Screen) -> None:
    """Wait until the service worker controls the page and the page's data is stored."""
    await screen.sees_button("Start consult")
    await screen.page.evaluate("navigator.serviceWorker.ready.then(() => undefined)")
    await until(lambda: screen.page.evaluate(KEPT))


async def timeline_says(supervisor: Screen, text: str) -> None:
    """Opens the newest session."""
    await supervisor.page.get_by_role("region", name="Sessions").get_by_role("link").first.click()
    await expect(supervisor.page.get_by_role("region", name="Timeline")).to_contain_text(text)


async def test_a_request_written_without_a_server_is_sent_once_when_it_is_back(enter, service: Service) -> None:
    officer = await enter("officer")
    await installed(officer)
    service.kill()
    await officer.page.reload()
    await officer.sees_button("Start consult")
    await officer.tap("Start consult")
    await officer.page.get_by_label("Psychosis", exact=True).check()
    await officer.tap("Request clinician")
    await officer.sees("Your request has not been sent yet")
    await officer.page.reload()  # or a flat battery
    await officer.sees("Your request has not been sent yet")
    await service.start()
    await officer.sees("Waiting for a clinician")
    supervisor = await enter("supervisor")
    await expect(supervisor.page.get_by_text("1 session", exact=True)).to_be_visible()
    await timeline_says(supervisor, "while offline")


async def test_a_request_can_be_taken_back_before_it_is_sent(enter, service: Service) -> None:
    officer = await enter("officer")
    await installed(officer)
    service.kill()
    await officer.tap("Start consult")
    await officer.page.get_by_label("Other", exact=True).check()
    await officer.tap("Request clinician")
    await officer.tap("Cancel request")
    await officer.sees_button("Start consult")
    await service.start()
    await expect(officer.page.get_by_text("Reconnecting…")).to_be_hidden()
    await officer.sees_button("Start consult")


async def test_an_outcome_and_the_next_request_are_sent_in_their_order(enter, service: Service) -> None:
    officer, clinician = await enter("officer"), await enter("clinician")
    await installed(officer)
    await into_call(officer, clinician)
    await clinician.end_consult()
    await officer.sees("Four taps and you are done.")
    service.kill()
    await officer.answer_four_questions()
    await officer.sees("An outcome has not been sent yet.")
    await officer.tap("Start consult")
    await officer.page.get_by_label("Other", exact=True).check()
    await officer.tap("Request clinician")
    await officer.sees("Your request has not been sent yet")
    await service.start()
    await officer.sees("Waiting for a clinician")
    await expect(officer.page.get_by_text("An outcome has not been sent yet.")).to_be_hidden()
    supervisor = await enter("supervisor")
    await expect(supervisor.page.get_by_role("cell", name="Stayed, resolved on scene")).to_be_visible()
    await expect(supervisor.page.get_by_text("2 sessions", exact=True)).to_be_visible()


async def test_nothing_of_an_officer_stays_in_the_browser_after_signing_out(enter, service: Service) -> None:
    officer = await enter("officer")
    await installed(officer)
    await officer.tap("Sign out")
    await officer.sees_button("Sign in")
    service.kill()
    await officer.page.reload()
    await officer.sees_button("Sign in")
    assert "Officer Lovelace" not in await officer.page.content()


async def test_a_browser_without_a_store_still_asks_for_a_clinician(enter) -> None:
    officer = await enter("officer")
    await officer.page.add_init_script(
        "indexedDB.open = () => { throw new DOMException('full', 'QuotaExceededError'); }"
    )
    await officer.page.reload()
    await officer.start_consult()
    await officer.sees("Waiting for a clinician")
    await officer.tap("Cancel")
    await officer.sees_button("Start consult")


async def test_who_signs_out_without_a_server_stays_signed_out_and_the_server_hears_of_it(
    enter, service: Service
) -> None:
    officer = await enter("officer")
    await installed(officer)
    service.kill()
    await expect(officer.page.get_by_text("Reconnecting…")).to_be_visible()
    await officer.tap("Sign out")
    await officer.sees_button("Sign in")
    await officer.page.reload()
    await officer.sees_button("Sign in")
    await service.start()
    heard = "localStorage.getItem('corespond-sign-out:officer') === null"

    async def told() -> bool:  # evaluated by the test: the page's policy lets no string be run in it
        return bool(await officer.page.evaluate(heard))

    await until(told)
    await officer.page.reload()
    await officer.sees_button("Sign in")
    await officer.sign_in("officer")
    await officer.sees_button("Start consult")
