"""Two hundred reconnects in one call."""

import pytest

from tests.e2e.pages import Screen
from tests.field.conftest import Scene, ask
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
    """Bytes of the JavaScript heap in use after garbage collection."""
    session = await screen.page.context.new_cdp_session(screen.page)
    await session.send("HeapProfiler.collectGarbage")
    await session.send("Performance.enable")
    metrics = (await session.send("Performance.getMetrics"))["metrics"]
    await session.detach()
    return next(one["value"] for one in metrics if one["name"] == "JSHeapUsedSize")


ROWS = "SELECT count(*) FROM consult_event"


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
    used, events = await heap(officer), await ask(service, ROWS)
    for _ in range(TIMES):
        await officer.page.evaluate(reconnect)
    await officer.frames_advance()
    for one in (officer, clinician):
        assert await one.page.evaluate("window.connections.size") == 1
    assert await heap(officer) - used < MOST_HEAP_BYTES
    # Each reconnect records one loss and one recovery.
    made = await ask(service, ROWS) - events
    print(f"{TIMES} reconnects: {made} rows")
    assert made <= 2.1 * TIMES
