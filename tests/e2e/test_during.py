"""Everything that happens during a call, on real screens."""

import asyncio

import pytest
from playwright.async_api import Route, expect

from tests.e2e.pages import into_call
from tests.service import until
from tests.world import PASSWORD


async def test_the_tablet_in_the_persons_hands_shows_the_clinician_and_nothing_of_the_officers(enter) -> None:
    officer, clinician = await enter("officer"), await enter("clinician")
    await into_call(officer, clinician)
    await officer.tap("Hand over tablet")
    await officer.tap("Set a PIN")
    await officer.page.get_by_label("New PIN, 4 to 8 digits").fill("7305")
    await officer.page.get_by_label("Password").fill(PASSWORD)
    await officer.tap("Set a PIN")
    await officer.tap("Hand it over")
    await officer.sees_button("Give the tablet back")
    for _ in range(2):  # and a reload brings it back to the person, not to the officer's screen
        await expect(officer.button("End consult")).to_have_count(0)
        await expect(officer.page.get_by_text("Officer Lovelace")).to_have_count(0)
        await expect(officer.page.get_by_text("County Sheriff")).to_have_count(0)
        await officer.frames_of_person_advance()
        await officer.page.reload()
        await expect(officer.page.get_by_text("Officer Lovelace")).to_have_count(0)  # nor while it loads
        await officer.sees_button("Give the tablet back")
    await officer.tap("Give the tablet back")
    await officer.page.get_by_label("PIN", exact=True).fill("0000")
    await officer.tap("Open")
    await officer.sees("That PIN is not right.")
    await officer.page.get_by_label("PIN", exact=True).fill("7305")
    await officer.tap("Open")
    await officer.sees_button("End consult")
    await officer.frames_advance()


async def test_a_call_that_ends_in_the_persons_hands_shows_the_officers_questions_only_after_proof(enter) -> None:
    officer, clinician = await enter("officer"), await enter("clinician")
    await into_call(officer, clinician)
    await officer.tap("Hand over tablet")
    await officer.tap("Hand it over")
    await clinician.end_consult()
    await officer.sees("The call has ended. Please give the tablet back to the officer.")
    await expect(officer.button("Done")).to_have_count(0)
    await officer.tap("Give the tablet back")
    await officer.page.get_by_label("Password").fill(PASSWORD)
    await officer.tap("Open")
    await officer.sees("Four taps and you are done.")


async def test_parts_privacy_and_consent_are_seen_on_the_other_side(enter) -> None:
    officer, clinician = await enter("officer"), await enter("clinician")
    await into_call(officer, clinician)
    part = clinician.page.get_by_role("button", name="2 With the person")
    await officer.page.get_by_role("button", name="2 With the person").click()
    await expect(part).to_have_attribute("aria-pressed", "true")
    await clinician.tap("Ask for privacy")
    await officer.sees("The clinician asks you to step away")
    await officer.tap("I have stepped away")
    await clinician.sees("The officer has stepped away.")
    await clinician.page.get_by_role("group", name="Person's consent").get_by_label("Declined").check()
    await clinician.tap("Continue as advice to the officer")
    await officer.sees("Advice to the officer only: the person did not consent.")


@pytest.mark.parametrize("who", ["officer", "clinician"])
async def test_a_consult_that_cannot_help_ends_with_what_to_do_instead(enter, who: str) -> None:
    officer, clinician = await enter("officer"), await enter("clinician")
    await into_call(officer, clinician)
    one = officer if who == "officer" else clinician
    await one.tap("End consult")
    await one.tap("Medical need first")
    await officer.sees("Not suitable for a video consult: medical need first.")
    await officer.sees("Call an ambulance now.")
    await clinician.sees("The call has ended.")


async def test_the_person_reads_their_language_and_the_staff_theirs(enter) -> None:
    officer, clinician = await enter("officer"), await enter("clinician2", role="clinician")
    await clinician.tap("On call")
    await officer.tap("Start consult")
    await officer.page.get_by_label("Suicidal", exact=True).check()
    await officer.page.get_by_label("Language").select_option("es")
    await officer.tap("Request clinician")
    await clinician.tap("Accept")
    await officer.frames_advance()
    await officer.tap("Hand over tablet")
    await officer.tap("Hand it over")
    await officer.sees_button("Devolver la tableta")
    await officer.tap("Devolver la tableta")
    await officer.sees("For the officer")


async def test_a_page_in_spanish_is_spanish_throughout_and_stays_so(enter) -> None:
    officer = await enter("officer", locale="es-US")
    await officer.sees_button("Iniciar consulta")
    await officer.page.get_by_label("Leer esta página en").select_option("en")
    await officer.sees_button("Start consult")
    await officer.page.reload()
    await officer.sees_button("Start consult")


async def test_quick_phrases_are_written_in_both_languages(enter) -> None:
    officer, clinician = await enter("officer", locale="es-US"), await enter("clinician2", role="clinician")
    asked, loads = asyncio.Event(), asyncio.Event()

    async def load(route: Route) -> None:
        asked.set()
        await loads.wait()
        await route.continue_()

    await clinician.page.route("**/assets/es-*.js", load)
    await clinician.tap("On call")
    await officer.tap("Iniciar consulta")
    await officer.page.get_by_label("Riesgo de suicidio", exact=True).check()
    await officer.page.get_by_label("Idioma").select_option("es")
    await officer.tap("Solicitar clínico")
    await clinician.sees_button("Accept")
    await asked.wait()  # while it rings, long before anybody writes
    await clinician.tap("Accept")
    await clinician.frames_advance()
    await clinician.tap("Text")
    await clinician.tap("Are you safe right now?")
    loads.set()
    await officer.tap("Texto (1)")
    await officer.sees("¿Está a salvo en este momento? · Are you safe right now?")


async def test_the_screen_stays_on_while_an_officer_waits_and_not_after(enter) -> None:
    officer = await enter("officer")
    await officer.page.evaluate(
        """() => {
            const ask = navigator.wakeLock.request.bind(navigator.wakeLock);
            window.locks = [];
            navigator.wakeLock.request = async (kind) => {
                const lock = await ask(kind);
                window.locks.push(lock);
                return lock;
            };
        }"""
    )
    await officer.start_consult()
    await until(lambda: officer.page.evaluate("window.locks.length === 1 && !window.locks[0].released"))
    await officer.tap("Cancel")
    await until(lambda: officer.page.evaluate("window.locks[0].released"))
