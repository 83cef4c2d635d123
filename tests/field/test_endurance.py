"""Two hundred reconnects in one call."""

import pytest
from sqlalchemy import text

from app.platform.db import Database
from tests.e2e.pages import Screen
from tests.field.conftest import Scene
from tests.service import Service

TIMES = 200
MOST_HEAP_BYTES = 8e6
COUNT_CONNECTIONS = """() => {
window.connections = new Set();
window.RTCPeerConnection = class extends RTCPeerConnection {
    constructor(...given) { super(...given); window.connections.add(this); }
    close() { window.connections.delete(this); super.close(); }
};
}"""


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
async def test_two_hundred_reconnects_leak_nothing(scene: Scene, service: Service) -> None:
    officer, clinician = scene.officer.screen, scene.clinician.screen
    for one in (officer, clinician):
        await one.page.evaluate(COUNT_CONNECTIONS)
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
    # Lost and back for every one of them. Both sides tell of it; where their words cross, that is a pair of rows more.
    assert await rows(service) - events <= 3 * TIMES
