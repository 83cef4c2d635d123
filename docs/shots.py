"""Takes the screenshots in docs/images from a running demo. `./run shots` calls it."""

import asyncio
import io
import shutil
import subprocess
import sys
from pathlib import Path

import httpx
from PIL import Image
from playwright.async_api import Browser, Page, async_playwright

from app.demo.people import PASSWORD

ROOT = Path(__file__).parents[1]
IMAGES = ROOT / "docs" / "images"
PORT = 8477
URL = f"http://localhost:{PORT}"
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
ARGUMENTS = [
    "--use-fake-device-for-media-stream",
    "--use-fake-ui-for-media-stream",
    "--no-sandbox",
    "--disable-features=WebRtcHideLocalIpsWithMdns",
    "--disable-background-networking",
]
WIDTH = 1100  # of the stored image, pixels
QUALITY = 78


async def keep(page: Page, name: str) -> None:
    """Store a screenshot of the page as a small WebP."""
    picture = Image.open(io.BytesIO(await page.screenshot())).convert("RGB")
    if picture.width > WIDTH:
        picture = picture.resize((WIDTH, picture.height * WIDTH // picture.width), Image.Resampling.LANCZOS)
    picture.save(IMAGES / f"{name}.webp", quality=QUALITY, method=6)


async def enter(browser: Browser, role: str, colors: str, width: int, height: int) -> Page:
    context = await browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme=colors,  # type: ignore[arg-type]
    )
    page = await context.new_page()
    await page.goto(f"{URL}/{role}")
    await page.get_by_label("Username").fill(role)
    await page.get_by_label("Password").fill(PASSWORD)
    await page.get_by_role("button", name="Sign in").click()
    await page.get_by_role("button", name="Sign out").wait_for()
    return page


async def consult(browser: Browser) -> None:
    """The officer by night, the clinician by day, in one consult."""
    officer = await enter(browser, "officer", "dark", 1280, 800)
    await officer.get_by_text("Usually answered").wait_for()
    await officer.get_by_text("ready", exact=True).nth(2).wait_for()
    await keep(officer, "officer-ready")
    await officer.get_by_role("button", name="Start consult").click()
    await officer.get_by_label("Suicidal").check()
    await officer.get_by_role("button", name="Request clinician").click()
    await officer.get_by_label("Your own video").wait_for()
    await keep(officer, "officer-queue")
    # The synthetic clinician answers: its video is the one to show.
    await officer.get_by_text("Connected").wait_for(timeout=40_000)
    await officer.wait_for_timeout(3000)
    await keep(officer, "officer-call")
    await officer.get_by_role("button", name="End consult").click()
    await officer.get_by_role("button", name="Yes, end it").click()
    await officer.get_by_label("Saved 30").check()
    await keep(officer, "officer-outcome")
    for label in ("Stayed, resolved on scene", "Not sure", "Good enough"):
        await officer.get_by_label(label).check()
    await officer.get_by_role("button", name="Done").click()

    clinician = await enter(browser, "clinician", "light", 1440, 900)
    await clinician.get_by_role("button", name="On call", exact=True).click()
    await clinician.get_by_text("You are on call").wait_for()
    await officer.get_by_role("button", name="Start consult").click()
    await officer.get_by_label("Psychosis").check()
    await officer.get_by_role("button", name="Request clinician").click()
    await clinician.get_by_role("button", name="Decline").wait_for()
    await keep(clinician, "clinician-offer")
    await clinician.get_by_role("button", name="Accept", exact=True).click()
    await clinician.get_by_text("Connected").wait_for(timeout=20_000)
    await clinician.get_by_label("Given").check()
    await clinician.get_by_label("Clinical note").fill("Calm, oriented. Sister is on the way.")
    await clinician.get_by_text("Saved", exact=True).wait_for()
    await clinician.wait_for_timeout(2000)
    await keep(clinician, "clinician-call")
    await clinician.get_by_role("button", name="End consult").click()
    await clinician.get_by_role("button", name="Yes, end it").click()
    await officer.get_by_role("button", name="Done").wait_for()


async def supervisor(browser: Browser) -> None:
    page = await enter(browser, "supervisor", "light", 1440, 900)
    await page.locator("tbody tr").nth(5).wait_for()
    await keep(page, "supervisor-log")
    await page.locator("tbody tr", has_text="Closed").nth(3).click()
    await page.get_by_role("heading", name="Timeline").wait_for()
    await keep(page, "supervisor-session")


async def main() -> None:
    IMAGES.mkdir(exist_ok=True)
    command = [Path(sys.executable).parent / "corespond", "demo", "--port", str(PORT)]
    server = subprocess.Popen([*command, "--cache", ROOT / ".cache" / "demo"], stdout=subprocess.DEVNULL)  # noqa: ASYNC220
    try:
        async with httpx.AsyncClient(transport=httpx.AsyncHTTPTransport(retries=0)) as http:
            for _ in range(600):
                try:
                    await http.get(f"{URL}/readyz")
                    break
                except httpx.TransportError:
                    await asyncio.sleep(0.2)
        async with async_playwright() as playwright:
            browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
            await consult(browser)
            await supervisor(browser)
            await browser.close()
    finally:
        server.terminate()
        server.wait()


if __name__ == "__main__":
    asyncio.run(main())
