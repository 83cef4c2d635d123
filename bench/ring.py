"""Time from an officer's request to the ring on a clinician's socket, with 1,000 clients, beside a minimal echo."""

import asyncio
import json
from contextlib import suppress
from pathlib import Path
from statistics import quantiles
from time import perf_counter

import httpx
from uuid6 import uuid7
from websockets.asyncio.client import ClientConnection, connect

from app.platform import schema
from bench.echo import Echo
from bench.table import Row
from tests.chaos import accounts
from tests.chaos.accounts import Account
from tests.cluster import PostgreSql
from tests.service import Service

CLIENTS = 1_000
CLINICIANS = 40
REQUESTS = 300
PAUSE_S = 0.05


async def _open(url: str, hello: str) -> ClientConnection:
    socket = await connect(f"{url.replace('http', 'ws')}/api/socket", compression=None, max_size=None)
    await socket.send(hello)
    await socket.recv()
    return socket


async def _drain(socket: ClientConnection) -> None:
    with suppress(Exception):
        async for _ in socket:
            pass


class Desk:
    """A clinician's socket that records when each session began to ring, and answers just enough to be free again."""

    def __init__(self, url: str, account: Account, rang: dict[str, float], arrived: asyncio.Event) -> None:
        self.url, self.account, self.rang, self.arrived = url, account, rang, arrived
        headers = {"Authorization": f"Bearer {account.token}"}
        self.http = httpx.AsyncClient(base_url=url, headers=headers, timeout=30)

    async def work(self) -> None:
        await self.http.put("/api/presence", json={"wish": "on_call"})
        socket = await _open(self.url, json.dumps({"type": "hello", "token": self.account.token}))
        async for raw in socket:
            shown = json.loads(raw)["snapshot"]
            offer = shown["offer"]
            if offer and offer["consult_id"] not in self.rang:
                self.rang[offer["consult_id"]] = perf_counter()
                self.arrived.set()


async def _request(url: str, officer: Account, desks: dict[str, float], arrived: asyncio.Event) -> float:
    """Send one request and then cancel it; returns the seconds from the response to the ring."""
    headers = {"Authorization": f"Bearer {officer.token}", "Idempotency-Key": str(uuid7())}
    async with httpx.AsyncClient(base_url=url, headers=headers, timeout=30) as http:
        sent = perf_counter()
        session = (await http.post("/api/consults", json={"kind": "other"})).json()["id"]
        while session not in desks:
            arrived.clear()
            await arrived.wait()
        waited = desks[session] - sent
        await http.post(f"/api/consults/{session}/cancel")
    return waited


async def _ours(node: Service, officers: list[Account], clinicians: list[Account]) -> list[float]:
    rang: dict[str, float] = {}
    arrived = asyncio.Event()
    desks = [asyncio.create_task(Desk(node.url, one, rang, arrived).work()) for one in clinicians]
    idle = officers[REQUESTS:]
    gate = asyncio.Semaphore(50)

    async def enter(one: Account) -> ClientConnection:
        async with gate:
            return await _open(node.url, json.dumps({"type": "hello", "token": one.token}))

    sockets = await asyncio.gather(*(enter(one) for one in idle))
    readers = [asyncio.create_task(_drain(socket)) for socket in sockets]
    await asyncio.sleep(3)  # all first snapshots have been sent
    waits = []
    for officer in officers[:REQUESTS]:
        waits.append(await _request(node.url, officer, rang, arrived))
        await asyncio.sleep(PAUSE_S)
    for task in (*desks, *readers):
        task.cancel()
    await asyncio.gather(*desks, *readers, return_exceptions=True)
    return waits


async def _echo(folder: Path, message: str) -> list[float]:
    """Round trips of a minimal FastAPI WebSocket that sends all clients as many messages as corespond per request."""
    async with Echo(folder) as echo:
        sockets = [await connect(echo.url, compression=None) for _ in range(CLIENTS)]
        waits = []
        for _turn in range(REQUESTS):
            # The messages that one request causes in corespond: one to each page that shows the queue.
            crowd = [asyncio.create_task(_trip(socket, message)) for socket in sockets[1:]]
            waits.append(await _trip(sockets[0], message))
            await asyncio.gather(*crowd)
            await asyncio.sleep(PAUSE_S)
        for socket in sockets:
            await socket.close()
    return waits


async def _trip(socket: ClientConnection, message: str) -> float:
    started = perf_counter()
    await socket.send(message)
    await socket.recv()
    return perf_counter() - started


def _percentiles(waits: list[float]) -> tuple[float, float]:
    cuts = quantiles(waits, n=100, method="inclusive")
    return cuts[49], cuts[98]


async def run(folder: Path) -> list[Row]:
    """The p50 and p99 of corespond and of the echo."""
    home = folder / "node"  # of its own: PostgreSQL opens the folders above its data
    home.mkdir(mode=0o700)
    server = PostgreSql(folder / "postgresql")
    try:
        url = server.address.format(name="postgres")
        await asyncio.to_thread(schema.upgrade, url)
        ctx = accounts.context(url, home)
        officers, clinicians = await accounts.fill(ctx, CLIENTS - CLINICIANS + REQUESTS, CLINICIANS)
        await ctx.db.close()
        node = Service(home, database_url=url, log_level="warning", ring_s=120)
        await node.start()
        try:
            ours = await _ours(node, officers, clinicians)
        finally:
            node.stop()
        echo = await _echo(folder, "x" * 900)
    finally:
        server.cleanup()
    rows = []
    for name, mine, bare, bound in zip(("p50", "p99"), _percentiles(ours), _percentiles(echo), (None, 5), strict=True):
        rows.append(
            Row(
                f"request to ring, {name}, {CLIENTS:,} clients",
                f"{mine * 1000:.0f} ms",
                f"minimal echo, as many messages: {bare * 1000:.0f} ms",
                f"{mine / bare:.1f}",
                mine / bare < bound if bound else None,
            )
        )
    return rows
