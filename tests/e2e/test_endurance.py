"""A call that is rebuilt again and again, a server that is replaced, a clock that is wrong."""

import pytest
from playwright.async_api import expect
from sqlalchemy import text

from app.platform.db import Database
from tests.e2e.pages import Screen, into_call
from tests.service import Service, until

TIMES = 200
MOST_HEAP_BYTES = 8e6
COUNT_CONNECTIONS = """
window.connections = new Set();
window.RTCPeerConnection = class extends RTCPeerConnection {
    constructor(...given) { super(...given); window.connections.add(this); }
    close() { window.connections.delete(this); super.close(); }
};
"""
AN_HOUR_AHEAD = """
const right = Date;
window.Date = class extends right {
    constructor(...given) { given.length ? super(...given) : super(right.now() + 3600e3); }
    static now() { return right.now() + 3600e3; }
};
"""


async def heap(screen: Screen) -> float:
    """Bytes of JavaScript that are in use after the rubbish is collected."""
    session = await screen.page.context.new_cdp_session(screen.page)
    await session.send("HeapProfiler.collectGarbage")
    await session.send("Performance.enable")
    metrics = (await session.send("Performance.getMetrics"))["metrics"]
    await session.detach()
    return next(one["value"] for one in metrics if one["name"] == "JSHeapUsedSize")


async def rows(service: Service) -> int:
    database = Database(f"sqlite+aiosqlite:///{service.data_dir / 'corespond.sqlite3'}")
    async with database.reading() as db:
        found = await db.scalar(text("SELECT count(*) FROM consult_event"))
    await database.close()
    return found or 0


@pytest.mark.timeout(400)
async def test_two_hundred_reconnects_leak_nothing(enter, service: Service) -> None:
    officer, clinician = await enter("officer"), await enter("clinician")
    for one in (officer, clinician):
        await one.page.evaluate(COUNT_CONNECTIONS)
    await into_call(officer, clinician)
    reconnect = """async () => {
        const call = window.corespondCall;
        const before = call.connection;
        call.join();
        while (call.phase !== "connected" || call.connection === before)
            await new Promise((done) => setTimeout(done, 20));
    }"""
    await officer.page.evaluate(reconnect)
    used, events = await heap(officer), await rows(service)
    for _ in range(TIMES):
        await officer.page.evaluate(reconnect)
    await officer.frames_advance()
    for one in (officer, clinician):
        assert await one.page.evaluate("window.connections.size") == 1
    assert await heap(officer) - used < MOST_HEAP_BYTES
    # Lost and back, once each, for every one of them: rows that say what happened, and no others.
    assert await rows(service) - events <= 2 * TIMES


async def test_a_server_that_is_replaced_during_a_call_leaves_it_alone(enter, service: Service) -> None:
    officer, clinician = await enter("officer"), await enter("clinician")
    await into_call(officer, clinician)
    before = await officer.page.evaluate("performance.timeOrigin")
    await service.restart()
    for one in (officer, clinician):
        await one.frames_advance()
        await expect(one.page.get_by_text("Reconnecting…")).to_be_hidden(timeout=20_000)
    assert await officer.page.evaluate("performance.timeOrigin") == before  # the page was not loaded anew
    await clinician.end_consult()
    await officer.sees("What became of it?")


async def test_a_tablet_whose_clock_is_an_hour_wrong_shows_true_times(enter) -> None:
    officer, clinician = await enter("officer"), await enter("clinician")
    await officer.page.add_init_script(AN_HOUR_AHEAD)
    await officer.page.reload()
    await officer.start_consult()
    waited = officer.page.locator("dl div", has_text="Waiting").locator("dd").first
    await expect(waited).to_have_text("0:02", timeout=10_000)
    await clinician.tap("On call")
    await clinician.tap("Accept")
    await officer.frames_advance()
    elapsed = await officer.page.locator(".status .number").inner_text()
    assert elapsed.startswith("0:0"), elapsed

    async def credentials_last() -> bool:
        return bool(await officer.page.evaluate("window.corespondCall.phase === 'connected'"))

    await until(credentials_last)
