"""Calls through a real coturn, over each of its transports."""

from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import pytest
from playwright.async_api import Browser

from tests.e2e.pages import Screen, into_call
from tests.service import Service
from tests.turn import SECRET, TurnServer, relay_only

Enter = Callable[..., Awaitable[Screen]]

# The selected candidate pair, from RTCStats.
CHOSEN = """async () => {
    const stats = [...(await window.corespondCall.connection.getStats()).values()];
    const transport = stats.find((one) => one.type === "transport");
    const pair = stats.find((one) => one.id === transport.selectedCandidatePairId);
    const mine = stats.find((one) => one.id === pair.localCandidateId);
    const found = stats.filter((one) => one.type === "local-candidate").map((one) => one.candidateType);
    return { kind: mine.candidateType, way: mine.relayProtocol, found: [...new Set(found)] };
}"""


@pytest.fixture
async def relay(tmp_path: Path) -> AsyncIterator[TurnServer]:
    made = TurnServer(tmp_path)
    try:
        await made.start()
        yield made
    finally:
        made.stop()


@pytest.fixture
def way(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def surrounding_settings(relay: TurnServer, way: str) -> dict[str, object]:
    return {"turn_urls": relay.url(way), "turn_secret": SECRET}


@pytest.fixture
async def trusting(launch: Callable[..., Awaitable[Browser]]) -> Browser:
    """A browser that takes the relay's certificate, which was made on the spot."""
    return await launch(extra=("--ignore-certificate-errors",))


@pytest.mark.parametrize("way", ["udp", "tcp", "tls"], indirect=True)
async def test_an_agency_may_have_its_calls_go_by_the_relay_only(
    enter: Enter, service: Service, trusting: Browser, way: str
) -> None:
    await relay_only(service)
    officer, clinician = await enter("officer", on=trusting), await enter("clinician", on=trusting)
    await into_call(officer, clinician)
    for screen in (officer, clinician):
        chosen = await screen.page.evaluate(CHOSEN)
        assert chosen == {"kind": "relay", "way": way, "found": ["relay"]}, "no address of a tablet is ever offered"


@pytest.mark.parametrize("way", ["udp"], indirect=True)
async def test_where_two_pages_reach_each_other_the_relay_carries_nothing(enter: Enter) -> None:
    officer, clinician = await enter("officer"), await enter("clinician")
    await into_call(officer, clinician)
    assert (await officer.page.evaluate(CHOSEN))["kind"] != "relay"
