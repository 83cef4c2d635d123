"""`corespond demo`: one person alone, with one browser, holds a consult in a place that looks lived in."""

import asyncio
import sqlite3
import sys
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, closing
from pathlib import Path

import httpx
import pytest
from playwright.async_api import BrowserContext, expect

from app.consults.rules import Event, replay
from app.demo.people import PASSWORD
from app.demo.stage import filled_database, fingerprint
from tests.e2e.pages import Screen
from tests.service import PATIENCE_S, free_port, until

# The first of these tests makes the history unless it is kept: 90 days of sessions, minutes on a busy machine.
pytestmark = pytest.mark.timeout(900)

CORESPOND = Path(sys.executable).parent / "corespond"


@asynccontextmanager
async def demo(port: int, cache: Path, *options: str) -> AsyncIterator[asyncio.subprocess.Process]:
    process = await asyncio.create_subprocess_exec(
        CORESPOND,
        *("demo", "--port", str(port), "--cache", str(cache), *options),
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    try:
        yield process
    finally:
        if process.returncode is None:
            process.terminate()
            await process.wait()


def left_behind(port: int) -> list[str]:
    """Command lines of processes that still talk to the demo on `port`."""
    lines = [path.read_bytes().replace(b"\0", b" ").decode() for path in Path("/proc").glob("[0-9]*/cmdline")]
    return [line for line in lines if f"127.0.0.1:{port}" in line]


async def answers(url: str) -> None:
    async def ready() -> bool:
        try:
            async with httpx.AsyncClient(verify=False, timeout=PATIENCE_S) as http:
                return (await http.get(f"{url}/readyz")).status_code == 200
        except httpx.TransportError:
            return False

    await until(ready)


@pytest.fixture(scope="session")
def cache(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The checkout's own, filled: what `./run demo` made is used, what is made here is used by it."""
    folder = root / ".cache" / "demo"
    filled_database(folder, tmp_path_factory.mktemp("demo"), lambda _done, _total: None)
    return folder


async def test_one_person_alone_holds_a_consult(
    cache: Path, new_context: Callable[..., Awaitable[BrowserContext]]
) -> None:
    port = free_port()
    url = f"http://localhost:{port}"
    async with demo(port, cache):
        await answers(url)
        screens = {}
        for role in ("officer", "supervisor"):
            page = await (await new_context()).new_page()
            await page.goto(f"{url}/{role}")
            await page.get_by_label("Username").fill(role)
            await page.get_by_label("Password").fill(PASSWORD)
            await page.get_by_role("button", name="Sign in").click()
            screens[role] = Screen(page, url, role)
        officer, supervisor = screens["officer"], screens["supervisor"]
        await officer.sees("Demo data")
        await officer.sees("Usually answered in")
        await officer.start_consult()
        await officer.frames_advance()
        await officer.sees("Synthetic clinician (demo)")
        await officer.end_consult()
        await officer.answer_four_questions()
        row = supervisor.page.locator("tbody tr").first
        await expect(row).to_contain_text("Synthetic clinician (demo)")
        await expect(row).to_contain_text("Closed")
        await expect(row).to_contain_text("Demo")
        for screen in screens.values():
            await screen.page.context.close()
        assert left_behind(port) != []
    assert left_behind(port) == []


async def test_the_history_was_lived_through_and_not_written_in(cache: Path) -> None:
    """About 400 sessions, each one the replay of its events."""
    with closing(sqlite3.connect(cache / f"demo-{fingerprint()}.sqlite3")) as database:
        states = dict(database.execute("SELECT id, state FROM consult"))
        events: dict[str, list[Event]] = {consult: [] for consult in states}
        for consult, event in database.execute("SELECT consult_id, event FROM consult_event ORDER BY consult_id, seq"):
            events[consult].append(Event(event))
        (days,) = database.execute(
            "SELECT julianday(max(requested_at)) - julianday(min(requested_at)) FROM consult"
        ).fetchone()
        demo_only = database.execute("SELECT min(demo) FROM organization").fetchone()
    assert 380 <= len(states) <= 400
    assert 80 <= days <= 91
    assert demo_only == (1,)
    assert all(replay(events[consult]) == state for consult, state in states.items())
    counted = Counter(states.values())
    # Random, seeded by today's date: most sessions are complete, and every way to end occurs.
    assert counted["closed"] > 0.8 * len(states)
    assert {"cancelled", "closed", "documented"} <= set(counted)


async def test_a_port_in_use_is_a_clear_message(cache: Path) -> None:
    port = free_port()
    taken = await asyncio.start_server(lambda *_: None, "127.0.0.1", port)
    async with taken, demo(port, cache) as process:
        output, _ = await process.communicate()
    assert process.returncode == 1
    assert f"Port {port} is in use" in output.decode()
    assert f"--port {port + 1}" in " ".join(output.decode().split())


async def test_a_tablet_on_the_network_gets_https_and_a_code_to_scan(cache: Path) -> None:
    port = free_port()
    async with demo(port, cache, "--lan") as process:
        await answers(f"https://127.0.0.1:{port}")
        async with httpx.AsyncClient(verify=False, timeout=PATIENCE_S) as http:
            page = await http.get(f"https://127.0.0.1:{port}/officer")
            credentials = {"username": "officer", "password": PASSWORD}
            signed_in = await http.post(f"https://127.0.0.1:{port}/api/sign-in", json=credentials)
        assert "corespond" in page.text
        assert "Secure" in signed_in.headers["set-cookie"]
        process.terminate()
        output, _ = await process.communicate()
    assert "Scan with a tablet" in output.decode()
    assert "█" in output.decode() or "▀" in output.decode()
