"""What users do on each page, by the names they see."""

from dataclasses import dataclass
from typing import Any

from playwright.async_api import BrowserContext, Locator, Page, expect

from tests.service import PATIENCE_S, until
from tests.world import PASSWORD


@dataclass
class Screen:
    """A page of a signed-in user."""

    page: Page
    base: str
    role: str

    def __post_init__(self) -> None:
        self.page.set_default_timeout(PATIENCE_S * 1000)

    @classmethod
    async def open(cls, context: BrowserContext, base: str, role: str, username: str) -> "Screen":
        return await cls.on(await context.new_page(), base, role, username)

    @classmethod
    async def on(cls, page: Page, base: str, role: str, username: str = "") -> "Screen":
        """An existing page of a user who signed in on this browser before; the username defaults to the role.

        So the page opens without its form; tests of the form use `sign_in`.
        """
        page.errors = []
        page.on("pageerror", lambda error: page.errors.append(error))
        screen = cls(page, base, role)
        credentials = {"username": username or role, "password": PASSWORD}
        signed_in = await page.context.request.post(f"{base}/api/sign-in", data=credentials)
        assert signed_in.ok, await signed_in.text()
        key = (await signed_in.json())["renewal_key"]
        # What the form would have kept. Once: a page that signs out must stay so when it is loaded again.
        keep = f"localStorage.setItem('corespond-renewal:{role}', '{key}')"
        once = f"if (!sessionStorage['{key}']) {{ sessionStorage['{key}'] = 1; {keep}; }}"
        await page.add_init_script(f"if (location.protocol.startsWith('http')) {{ {once} }}")  # about:blank has none
        await page.goto(f"{base}/{role}")
        await expect(page.locator("main:not(.wait)").first).to_be_visible()
        return screen

    async def sign_in(self, username: str) -> None:
        """Type the name and the password on the page that asks for them."""
        await self.page.locator("input[autocomplete=username]").fill(username)
        await self.page.locator("input[type=password]").fill(PASSWORD)
        await self.page.locator("form button.main").click()
        await expect(self.page.locator("input[type=password]")).to_be_hidden()

    def button(self, name: str) -> Locator:
        return self.page.get_by_role("button", name=name, exact=True)

    async def tap(self, name: str) -> None:
        await self.button(name).click()

    async def sees(self, text: str) -> None:
        await expect(self.page.get_by_text(text).first).to_be_visible()

    async def sees_button(self, name: str) -> None:
        await expect(self.button(name)).to_be_visible()

    async def start_consult(self, kind: str = "Suicidal") -> None:
        await self.tap("Start consult")
        await self.page.get_by_label(kind, exact=True).check()
        await self.tap("Request clinician")
        # Who answers at once may be in the call before this page has shown the queue.
        await expect(self.button("Cancel").or_(self.button("End consult"))).to_be_visible()

    async def answer_four_questions(self) -> None:
        for group, choice in (
            ("What happened with the person?", "Stayed, resolved on scene"),
            ("Without this call, what would have happened?", "Emergency department"),
            ("Minutes saved or lost", "Saved 30"),
            ("Was the connection good enough?", "Good enough"),
        ):
            await self.page.get_by_role("group", name=group).get_by_label(choice).check()
        await self.tap("Done")

    async def end_consult(self) -> None:
        await self.tap("End consult")
        await self.tap("Yes, end it")

    async def document(self) -> None:
        await self.page.get_by_label("Given", exact=True).check()
        await self.page.get_by_label("Recommended disposition").select_option("resolved_on_scene")
        await self.sees("Nothing is missing.")
        await self.tap("Complete documentation")
        await self.sees("Waiting sessions")

    async def frames(self) -> int:
        """The number of the other side's frames that were decoded (getStats) and shown, whichever is smaller."""
        counted: int = await self.page.evaluate(COUNT_FRAMES)
        return counted

    async def frames_advance(self, by: int = 5) -> None:
        """Returns once at least `by` more frames of the other side were decoded and shown."""
        before = await self.frames()

        async def more() -> bool:
            return await self.frames() >= max(before, 0) + by

        await until(more)

    async def frames_of_person_advance(self) -> None:
        """Wait until the video that the person sees is moving."""
        await self.page.locator(".person video").wait_for()
        await self.page.evaluate(WATCH_FRAMES, ".person video")

    async def third_is_seen(self) -> None:
        """Wait until the small video of the third participant is moving."""
        await self.page.locator(".third video").wait_for()
        await self.page.evaluate(WATCH_FRAMES, ".third video")

    async def stat(self, kind: str, name: str) -> Any:
        return await self.page.evaluate(
            """async ([kind, name]) => {
                const stats = [...(await window.corespondCall.connection.getStats()).values()];
                return stats.find((one) => one.type === "inbound-rtp" && one.kind === kind)?.[name] ?? 0;
            }""",
            [kind, name],
        )


WATCH_FRAMES = """(selector) => new Promise((moved) => {
    const video = document.querySelector(selector);
    const more = (left) => (left ? video.requestVideoFrameCallback(() => more(left - 1)) : moved());
    more(5);
})"""

# Decoded frames come from the current connection's statistics, shown frames from the video element. Both start over
# after a reload or a new connection, so each is counted from its own start.
COUNT_FRAMES = """async () => {
    const video = document.querySelector(".remote video");
    const connection = window.corespondCall?.connection;
    if (!video || !connection) return -1;
    if (video.watched !== connection) {
        video.watched = connection;
        video.shown = 0;
        const count = () => {
            video.shown += 1;
            if (video.watched === connection) video.requestVideoFrameCallback(count);
        };
        video.requestVideoFrameCallback(count);
    }
    const stats = [...(await connection.getStats()).values()];
    const inbound = stats.find((one) => one.type === "inbound-rtp" && one.kind === "video");
    return Math.min(inbound?.framesDecoded ?? 0, video.shown);
}"""


async def into_call(officer: Screen, clinician: Screen) -> None:
    """Bring two signed-in users into a call with video on both sides."""
    await clinician.tap("On call")
    await officer.start_consult()
    await clinician.sees_button("Decline")
    await clinician.tap("Accept")
    await clinician.frames_advance()
    await officer.frames_advance()
