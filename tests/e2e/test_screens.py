"""How the screens hold up: accessibility, target sizes, the keyboard alone, and what the first load weighs."""

from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from playwright.async_api import BrowserContext, Page, expect

from tests.e2e.pages import Screen
from tests.service import Service

Enter = Callable[..., Awaitable[Screen]]
NewContext = Callable[..., Awaitable[BrowserContext]]
FIRST_LOAD_BYTES = 60_000
SMALLEST_TARGET_PX = 56


@pytest.fixture(scope="session")
def axe(root: Path) -> str:
    return (root / "web" / "node_modules" / "axe-core" / "axe.min.js").read_text()


class Inspector:
    """Runs axe on a screen, and measures its touch targets on a tablet."""

    def __init__(self, axe: str) -> None:
        self.axe = axe
        self.found: list[str] = []

    async def look(self, page: Page, screen: str, targets: bool = True) -> None:
        await page.evaluate(self.axe)
        rules = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
        result = await page.evaluate("(rules) => axe.run(document, rules)", rules)
        self.found += [
            f"{screen}: {one['id']} ({one['impact']}): {one['nodes'][0]['html']}"
            for one in result["violations"]
            if one["impact"] in ("serious", "critical")
        ]
        if targets:
            small = await page.evaluate(SMALL_TARGETS, SMALLEST_TARGET_PX)
            self.found += [f"{screen}: too small: {one}" for one in small]


TARGETS = "button, a.button, select, input:not([type=radio], [type=checkbox]), textarea, label:has(> input[type])"
SMALL_TARGETS = f"""(least) => [...document.querySelectorAll("{TARGETS}")]
    .filter((one) => one.checkVisibility())
    .map((one) => ({{ one, box: one.getBoundingClientRect() }}))
    .filter(({{ box }}) => box.height < least || box.width < least)
    .map(({{ one, box }}) => `${{one.textContent.trim() || one.name}} ${{box.width}}x${{box.height}}`)"""


@pytest.mark.parametrize("colors", ["light", "dark"])
@pytest.mark.parametrize("viewport", [(1280, 800), (800, 1280)], ids=["landscape", "portrait"])
async def test_axe_finds_nothing_serious_and_every_target_is_large_on_the_whole_way(
    enter: Enter, new_context: NewContext, service: Service, axe: str, colors: str, viewport: tuple[int, int]
) -> None:
    look = Inspector(axe)
    size = {"width": viewport[0], "height": viewport[1]}
    stranger = await (await new_context(color_scheme=colors, viewport=size)).new_page()
    await stranger.goto(f"{service.url}/officer")
    await expect(stranger.get_by_label("Password")).to_be_visible()
    await look.look(stranger, "sign-in")
    officer = await enter("officer", color_scheme=colors, viewport=size)
    clinician = await enter("clinician", color_scheme=colors, viewport=size)
    supervisor = await enter("supervisor", color_scheme=colors, viewport=size)
    await officer.sees("ready")
    await look.look(officer.page, "ready")
    await supervisor.sees("No sessions yet.")
    await look.look(supervisor.page, "empty log", targets=False)
    await look.look(clinician.page, "off call")
    await clinician.tap("On call")
    await clinician.sees("You are on call.")
    await look.look(clinician.page, "on call")
    await officer.tap("Start consult")
    await look.look(officer.page, "questions")
    await officer.page.get_by_label("Psychosis").check()
    await officer.tap("Request clinician")
    await clinician.sees_button("Decline")
    await officer.sees("Ringing a clinician")
    await look.look(officer.page, "queue")
    await look.look(clinician.page, "offer")
    await clinician.tap("Accept")
    await officer.frames_advance()
    await look.look(officer.page, "call")
    await look.look(clinician.page, "call with documentation")
    await officer.tap("End consult")
    await look.look(officer.page, "asking to end")
    await officer.tap("Yes, end it")
    await officer.sees("Four taps and you are done.")
    await clinician.sees_button("Complete documentation")
    await look.look(officer.page, "outcome")
    await look.look(clinician.page, "wrap-up")
    await officer.answer_four_questions()
    await clinician.document()
    await expect(supervisor.page.locator("tbody tr")).to_contain_text("Closed")
    await look.look(supervisor.page, "log", targets=False)
    await supervisor.page.locator("tbody tr").click()
    await supervisor.sees("Clinician's documentation")
    await look.look(supervisor.page, "session", targets=False)
    assert look.found == []


async def test_an_officer_needs_nothing_but_the_keyboard(enter: Enter) -> None:
    officer, clinician = await enter("officer"), await enter("clinician")
    await clinician.tap("On call")
    keys = officer.page.keyboard

    async def to(name: str) -> None:
        for _ in range(40):
            if await officer.button(name).evaluate("(one) => one === document.activeElement"):
                return
            await keys.press("Tab")
        raise AssertionError(f"the keyboard does not reach {name}")

    await officer.sees_button("Start consult")
    await to("Start consult")
    await keys.press("Enter")
    await keys.press("Tab")
    await keys.press("Space")
    await to("Request clinician")
    await keys.press("Enter")
    await clinician.tap("Accept")
    await officer.sees_button("End consult")
    await to("End consult")
    await keys.press("Enter")
    await to("Yes, end it")
    await keys.press("Enter")
    await officer.sees("Four taps and you are done.")
    for _ in range(4):
        await keys.press("Tab")
        await keys.press("Space")
    await to("Done")
    await keys.press("Enter")
    await officer.sees_button("Start consult")


async def test_the_first_load_of_the_officers_page_is_small_and_all_our_own(
    new_context: NewContext, service: Service
) -> None:
    context = await new_context()
    page = await context.new_page()
    network = await context.new_cdp_session(page)
    await network.send("Network.enable")
    sizes: list[float] = []
    asked: list[str] = []
    network.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    page.on("request", lambda request: asked.append(request.url))
    await page.goto(f"{service.url}/officer", wait_until="networkidle")
    await expect(page.get_by_label("Password")).to_be_visible()
    assert len(sizes) >= 4
    assert sum(sizes) <= FIRST_LOAD_BYTES
    assert [url for url in asked if not url.startswith(service.url)] == []


@pytest.mark.settings(interface_docs=True)
async def test_the_interface_description_is_served_without_third_parties(
    new_context: NewContext, service: Service
) -> None:
    page = await (await new_context()).new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    await page.goto(f"{service.url}/docs")
    await expect(page.get_by_text("/api/sign-in").first).to_be_visible()
    assert [url for url in asked if not url.startswith((service.url, "data:"))] == []


async def test_the_supervisor_filters_sorts_and_follows_live(enter: Enter) -> None:
    officer, supervisor = await enter("officer"), await enter("supervisor")
    await supervisor.sees("No sessions yet.")
    await officer.start_consult("Welfare check")
    strip = supervisor.page.get_by_role("region", name="Now")
    await expect(strip.get_by_role("definition").first).to_have_text("1")
    rows = supervisor.page.locator("tbody tr")
    await expect(rows).to_have_count(1)
    await supervisor.page.get_by_label("Kind").select_option("suicidal")
    await supervisor.sees("No sessions match these filters.")
    await supervisor.tap("Clear filters")
    await expect(rows).to_have_count(1)
    await supervisor.page.get_by_role("button", name="Wait", exact=False).click()
    await expect(supervisor.page.get_by_role("columnheader", name="Wait")).to_have_attribute("aria-sort", "descending")
    await officer.tap("Cancel")
    await expect(rows).to_contain_text("Canceled")
    await expect(strip.get_by_role("definition").first).to_have_text("0")


async def test_the_wrong_page_for_a_role_says_where_to_go(new_context: NewContext, service: Service) -> None:
    page = await (await new_context()).new_page()
    await page.goto(f"{service.url}/officer")
    screen = Screen(page, service.url, "officer")
    await page.get_by_label("Username").fill("clinician")
    await page.get_by_label("Password").fill("correct horse battery")
    await screen.tap("Sign in")
    await screen.sees("That account belongs to another page: /clinician.")
