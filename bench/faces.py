"""Time from the tap to both faces: corespond, a minimal connection over a minimal relay, and PeerJS, in one Chromium.

Camera and microphone are open before the tap in all cases. The time runs from the tap (corespond: Accept; the others:
call) until the slower side shows the first video frame of the other, measured by the machine's one clock.
"""

import asyncio
import subprocess
import sys
from collections.abc import Awaitable, Callable
from contextlib import suppress
from pathlib import Path
from statistics import median

import httpx
from playwright.async_api import Browser, Page, async_playwright

from app.platform import schema
from app.platform.clock import SystemClock
from bench.signaling import PeerJs
from bench.table import Row
from tests.conftest import context
from tests.e2e.conftest import ARGUMENTS, chromium
from tests.e2e.pages import Screen
from tests.service import Service, free_port, until
from tests.world import build

RUNS = 20
HERE = Path(__file__).parent
APP = """
from pathlib import Path
from fastapi import FastAPI, WebSocket
from fastapi.responses import FileResponse
app, rooms = FastAPI(), {}
@app.get("/{name}")
async def page(name: str):
    return FileResponse(Path(%r) / name if name.endswith(".html") else %r)
@app.websocket("/relay/{side}")
async def relay(socket: WebSocket, side: str):
    await socket.accept()
    rooms[side] = socket
    async for text in socket.iter_text():
        await rooms["b" if side == "a" else "a"].send_text(text)
"""
# Resolves to the time when the first new video frame is shown; installed before the tap.
FIRST = """(selector) => {
    window.face = new Promise((seen) => {
        const look = () => {
            const video = document.querySelector(selector);
            if (!video) return requestAnimationFrame(look);
            video.requestVideoFrameCallback(() => seen(performance.timeOrigin + performance.now()));
        };
        look();
    });
}"""
# Nobody taps at the instant when ringing starts: half a second later, the encoder has processed five blank frames.
WARM = """async () => {
    const stats = [...((await window.corespondCall?.connection?.getStats())?.values() ?? [])];
    return stats.some((one) => one.type === "outbound-rtp" && one.framesEncoded >= 5);
}"""
NOW = "performance.timeOrigin + performance.now()"


async def _until_both(go: Callable[[], Awaitable[float]], pages: tuple[Page, Page], selector: str) -> float:
    """Milliseconds from the time that `go` returns to the later of the two pages' first frames."""
    for page in pages:
        await page.evaluate(FIRST, selector)
    tapped = await go()
    return max([await page.evaluate("window.face") for page in pages]) - tapped


async def _ours(browser: Browser, service: Service) -> float:
    contexts = [await browser.new_context() for _ in range(2)]
    officer, clinician = [
        await Screen.open(one, service.url, role, role)
        for one, role in zip(contexts, ("officer", "clinician"), strict=True)
    ]
    await clinician.tap("On call")
    await officer.start_consult()
    await clinician.sees_button("Decline")
    for side in (officer, clinician):
        await until(lambda page=side.page: page.evaluate(WARM))

    async def accept() -> float:
        await clinician.page.evaluate(
            f"document.querySelector('.offer .main').addEventListener('click', () => (window.tapped = {NOW}), true)"
        )
        await clinician.tap("Accept")
        return await clinician.page.evaluate("window.tapped")

    taken = await _until_both(accept, (officer.page, clinician.page), ".remote video")
    await officer.end_consult()
    await officer.answer_four_questions()
    await clinician.sees("The call has ended.")
    await clinician.document()
    for one in contexts:
        await one.close()
    return taken


async def _others(browser: Browser, url: str) -> float:
    contexts = [await browser.new_context() for _ in range(2)]
    a, b = [await one.new_page() for one in contexts]
    await b.goto(f"{url}#b")
    await until(lambda: b.evaluate("window.ready === true"))
    await a.goto(f"{url}#a")
    await until(lambda: a.evaluate("window.ready === true"))
    taken = await _until_both(lambda: a.evaluate("window.go()"), (a, b), "video")
    for one in contexts:
        await one.close()
    return taken


class Pages:
    """A server for the two minimal pages and a minimal relay."""

    def __init__(self, folder: Path, host: str = "127.0.0.1") -> None:
        library = HERE / "peer" / "node_modules" / "peerjs" / "dist" / "peerjs.min.js"
        (folder / "plain.py").write_text(APP % (str(HERE / "pages"), str(library)))
        self.port = free_port()
        uvicorn = Path(sys.executable).parent / "uvicorn"
        self._host = "localhost" if host == "127.0.0.1" else host  # a secure origin, where pages may use cameras
        command = [uvicorn, "plain:app", "--host", host, "--port", str(self.port), "--log-level", "error"]
        self._process = subprocess.Popen(command, cwd=folder)

    def url(self, page: str) -> str:
        return f"http://{self._host}:{self.port}/{page}"

    async def start(self) -> None:
        async def answers() -> bool:
            with suppress(httpx.TransportError):
                async with httpx.AsyncClient() as http:
                    return (await http.get(self.url("bare.html"))).status_code == 200
            return False

        await until(answers)

    def stop(self) -> None:
        self._process.terminate()
        self._process.wait(10)


async def run(folder: Path) -> list[Row]:
    """Medians of interleaved runs."""
    made = folder / "corespond.sqlite3"
    url = f"sqlite+aiosqlite:///{made}"
    await asyncio.to_thread(schema.upgrade, url)
    ctx = context(url, SystemClock())
    await build(ctx)
    await ctx.db.close()
    service, pages, peer = Service(folder), Pages(folder), PeerJs(HERE.parent)
    taken: dict[str, list[float]] = {"ours": [], "bare": [], "peerjs": []}
    try:
        await service.start()
        await pages.start()
        await peer.start()
        async with async_playwright() as playwright:
            browser = await playwright.chromium.launch(executable_path=chromium(), args=ARGUMENTS)
            for _ in range(RUNS):
                taken["ours"].append(await _ours(browser, service))
                taken["bare"].append(await _others(browser, pages.url("bare.html")))
                taken["peerjs"].append(await _others(browser, pages.url(f"peerjs.html?port={peer.port}")))
            await browser.close()
    finally:
        peer.stop()
        pages.stop()
        service.stop()
    ours, bare, peerjs = (median(one) for one in taken.values())
    return [
        Row(
            f"tap to both faces, {RUNS} runs",
            f"{ours:.0f} ms (limit: 100 ms)",
            f"PeerJS: {peerjs:.0f} ms (minimal connection: {bare:.0f} ms)",
            f"{ours / peerjs:.2f}",
            ours < 100 and ours <= peerjs / 3,
        )
    ]
