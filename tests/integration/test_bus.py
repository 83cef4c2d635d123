"""The bus between two nodes, over a real NATS server."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from pathlib import Path

import nats
import pytest
from structlog.testing import capture_logs

from app.platform.bus import LOOK_AGAIN, LOOK_SOON, Frame, Look
from app.platform.natsbus import NatsBus
from tests.cluster import Nats
from tests.service import PATIENCE_S, until

ME = "user:1"


class Ear:
    """A bus listener that tests can wait for."""

    def __init__(self) -> None:
        self._heard: asyncio.Queue[tuple[str, Frame]] = asyncio.Queue()

    def __call__(self, topic: str, frame: Frame) -> None:
        self._heard.put_nowait((topic, frame))

    async def next(self) -> tuple[str, Frame]:
        async with asyncio.timeout(PATIENCE_S):
            return await self._heard.get()


@pytest.fixture
async def server(tmp_path: Path) -> AsyncIterator[Nats]:
    made = Nats(tmp_path)
    try:
        await made.start()
        yield made
    finally:
        made.kill()


@pytest.fixture
async def nodes(server: Nats) -> AsyncIterator[tuple[NatsBus, NatsBus]]:
    async with AsyncExitStack() as closing:
        pair = NatsBus([server.url]), NatsBus([server.url])
        for bus in pair:
            closing.push_async_callback(bus.close)
            await bus.start()
        yield pair


async def test_every_part_of_a_frame_reaches_the_other_node_in_order(nodes: tuple[NatsBus, NatsBus]) -> None:
    here, there = nodes
    ear = Ear()
    await there.subscribe([ME, "dispatch"], ear)
    signal, accepted = Frame(word=b'{"type":"join"}', origin=b"page"), Frame(Look.SOON, b'{"type":"accepted"}')
    here.relay(ME, signal)
    here.publish({ME: accepted, "user:2": LOOK_AGAIN})
    here.publish({"dispatch": LOOK_AGAIN})
    assert [await ear.next() for _ in range(3)] == [(ME, signal), (ME, accepted), ("dispatch", LOOK_AGAIN)]


async def test_a_new_subscriber_hears_another_node_at_once(nodes: tuple[NatsBus, NatsBus]) -> None:
    here, there = nodes
    for number in range(300):
        ear, topic = Ear(), f"user:{number}"
        stop = await there.subscribe([topic], ear)
        here.relay(topic, LOOK_AGAIN)
        assert await ear.next() == (topic, LOOK_AGAIN)
        stop()


async def test_a_node_of_another_version_makes_pages_look_again_and_is_logged_once(
    server: Nats, nodes: tuple[NatsBus, NatsBus]
) -> None:
    here, _ = nodes
    ear = Ear()
    await here.subscribe([ME], ear)
    other = await nats.connect(server.url)
    with capture_logs() as logs:
        for raw in (b"\x07hello", b"", b"\x07again", b"+"):
            await other.publish("corespond.user.1", raw)
        assert [await ear.next() for _ in range(4)] == [(ME, LOOK_AGAIN)] * 4
    await other.close()
    assert [line["version"] for line in logs if "not understood" in line["event"]] == [7, None, ord("+")]


async def test_while_nats_is_away_this_nodes_pages_hear_each_other_and_then_look_again(
    server: Nats, nodes: tuple[NatsBus, NatsBus]
) -> None:
    here, there = nodes
    mine, others = Ear(), Ear()
    await here.subscribe([ME], mine)
    await there.subscribe([ME], others)
    server.kill()

    async def away() -> bool:
        return not here.healthy and not there.healthy

    await until(away)
    here.publish({ME: LOOK_SOON})
    assert await mine.next() == (ME, LOOK_SOON)
    await server.start()
    assert await mine.next() == (ME, LOOK_AGAIN)
    assert await others.next() == (ME, LOOK_AGAIN), "what it missed is made up for"
    here.publish({ME: LOOK_SOON})
    assert await others.next() == (ME, LOOK_SOON)
