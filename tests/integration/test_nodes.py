"""Several nodes on one PostgreSQL and one NATS: what holds across nodes, and while NATS or PostgreSQL is down."""

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack
from pathlib import Path

import httpx
import pytest
from websockets.asyncio.client import ClientConnection, connect

from kiosk_client.api import Api
from tests.chaos import accounts
from tests.chaos.accounts import Account
from tests.cluster import Cluster, Nats, PostgreSql
from tests.service import PATIENCE_S, LoadedService, Service, until

NewDatabase = Callable[[], Awaitable[str]]


class Installation:
    """Two nodes, an officer who talks to the first and a clinician who talks to the second."""

    cluster: Cluster
    nats: Nats
    postgres: PostgreSql
    database: str
    officer: Account
    clinician: Account

    @property
    def a(self) -> Service:
        return self.cluster.nodes[0]

    @property
    def b(self) -> Service:
        return self.cluster.nodes[1]


@pytest.fixture
async def two(
    tmp_path: Path, stoppable_postgresql: PostgreSql, new_postgresql: NewDatabase
) -> AsyncIterator[Installation]:
    async with AsyncExitStack() as undo:
        yield await _installation(tmp_path, stoppable_postgresql, await new_postgresql(), undo)


async def _installation(tmp_path: Path, postgres: PostgreSql, url: str, undo: AsyncExitStack) -> Installation:
    """What is started is handed to `undo` at once, so that it ends even where what follows fails."""
    made = Installation()
    made.postgres, made.database = postgres, url
    ctx = accounts.context(url, tmp_path)
    undo.push_async_callback(ctx.db.close)
    (made.officer,), (made.clinician,) = await accounts.fill(ctx, 1, 1)
    made.nats = Nats(tmp_path)
    undo.callback(made.nats.kill)
    await made.nats.start()
    made.cluster = Cluster(tmp_path, url, made.nats, 2, heartbeat_s=1)
    undo.push_async_callback(made.cluster.stop)
    await made.cluster.start()
    return made


def api_of(node: Service, account: Account) -> Api:
    api = Api(node.url)
    api.token = account.token
    return api


async def opened(node: Service, account: Account) -> ClientConnection:
    socket = await connect(node.url.replace("http", "ws") + "/api/socket")
    await socket.send(json.dumps({"type": "hello", "token": account.token}))
    return socket


async def shown(socket: ClientConnection, question) -> dict:
    """The first snapshot of which `question` is true."""
    async with asyncio.timeout(PATIENCE_S):
        while True:
            message = json.loads(await socket.recv())
            if message["type"] in ("ready", "changed") and question(message["snapshot"]):
                return message["snapshot"]


async def test_a_tablet_on_one_node_and_a_clinician_on_another_hold_a_consult(two: Installation) -> None:
    officer, clinician = api_of(two.a, two.officer), api_of(two.b, two.clinician)
    tablet, desk = await opened(two.a, two.officer), await opened(two.b, two.clinician)
    await clinician.call("PUT", "/api/presence", json={"wish": "on_call"})
    session = (await officer.call("POST", "/api/consults", json={"kind": "other"}))["id"]
    offered = await shown(desk, lambda now: now["offer"])
    assert offered["offer"]["consult_id"] == session
    await clinician.call("POST", f"/api/consults/{session}/accept")
    await shown(tablet, lambda now: now["consult"] and now["consult"]["state"] == "accepted")
    to = f"user:{two.clinician.user_id}"
    await tablet.send(json.dumps({"type": "join", "consult_id": session, "to": to, "peer": "tablet-0001"}))
    async with asyncio.timeout(PATIENCE_S):
        while (message := json.loads(await desk.recv()))["type"] != "join":
            pass
    assert message["peer"] == "tablet-0001"
    await tablet.close()
    await desk.close()
    await officer.close()
    await clinician.close()


async def test_while_nats_is_away_the_queue_goes_on_by_polling_and_readyz_says_so(two: Installation) -> None:
    officer, clinician = api_of(two.a, two.officer), api_of(two.b, two.clinician)
    tablet, desk = await opened(two.a, two.officer), await opened(two.b, two.clinician)
    await clinician.call("PUT", "/api/presence", json={"wish": "on_call"})
    two.nats.kill()
    async with httpx.AsyncClient(timeout=PATIENCE_S) as http:

        async def readiness() -> dict:
            return (await http.get(f"{two.a.url}/readyz")).json()

        async def is_degraded() -> bool:
            return (await readiness())["status"] == "degraded"

        await until(is_degraded)
        assert (await readiness())["bus"].startswith("away")
        session = (await officer.call("POST", "/api/consults", json={"kind": "other"}))["id"]
        await shown(desk, lambda now: now["offer"])
        await clinician.call("POST", f"/api/consults/{session}/accept")
        await shown(tablet, lambda now: now["consult"] and now["consult"]["state"] == "accepted")
        await two.nats.start()

        async def is_well() -> bool:
            return (await readiness())["status"] == "ok"

        await until(is_well)
    await tablet.close()
    await desk.close()
    await officer.close()
    await clinician.close()


async def test_a_request_waits_for_a_database_that_restarts_and_is_taken_once(two: Installation) -> None:
    officer = api_of(two.a, two.officer)
    await asyncio.to_thread(two.postgres.stop)
    async with httpx.AsyncClient(timeout=PATIENCE_S) as http:
        assert (await http.get(f"{two.a.url}/readyz")).status_code == 503
    asked = asyncio.create_task(officer.call("POST", "/api/consults", json={"kind": "other"}))
    await asyncio.to_thread(two.postgres.start)
    session = (await asked)["id"]
    assert (await officer.call("GET", "/api/snapshot"))["consult"]["id"] == session
    await officer.close()


async def test_an_unavailable_database_is_reported_clearly_and_nothing_is_half_done(
    tmp_path: Path, stoppable_postgresql: PostgreSql, new_postgresql: NewDatabase
) -> None:
    async with AsyncExitStack() as undo:
        await _stays_away(tmp_path, stoppable_postgresql, await new_postgresql(), undo)


async def _stays_away(tmp_path: Path, server: PostgreSql, url: str, undo: AsyncExitStack) -> None:
    ctx = accounts.context(url, tmp_path)
    undo.push_async_callback(ctx.db.close)
    (officer,), _ = await accounts.fill(ctx, 1, 0)
    node = LoadedService(tmp_path, database_url=url, database_patience_s=1)
    undo.callback(node.stop)
    await node.start()
    await asyncio.to_thread(server.stop)
    headers = {"Authorization": f"Bearer {officer.token}", "Idempotency-Key": "12345678"}
    async with httpx.AsyncClient(base_url=node.url, headers=headers, timeout=PATIENCE_S) as http:
        answer = await http.post("/api/consults", json={"kind": "other"})
        assert (answer.status_code, answer.json()["type"]) == (503, "urn:corespond:problem:database-away")
        await asyncio.to_thread(server.start)
        made = [(await http.post("/api/consults", json={"kind": "other"})).json() for _ in range(2)]
    assert made[0]["id"] == made[1]["id"]


async def test_several_workers_share_one_port(two: Installation, tmp_path: Path) -> None:
    folder = tmp_path / "workers"
    folder.mkdir(mode=0o700)
    (folder / "signing-key.pem").symlink_to(tmp_path / "signing-key.pem")
    node = Service(folder, "--workers", "2", database_url=two.database, nats_url=two.nats.url)
    try:
        await node.start()

        async def both_started() -> bool:
            return node.log.read_text().count('"started"') == 2

        await until(both_started)
        officer = api_of(node, two.officer)
        session = (await officer.call("POST", "/api/consults", json={"kind": "other"}))["id"]
        assert (await officer.call("GET", "/api/snapshot"))["consult"]["id"] == session
        await officer.close()
    finally:
        node.stop()
