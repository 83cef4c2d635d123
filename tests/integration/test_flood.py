"""One user, or a stranger, cannot stop the others: what a real server takes of one socket and of one user."""

import asyncio
import json
import secrets
from typing import Any

import pytest
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidStatus

from app.realtime.protocol import PROTOCOL
from app.settings import Settings
from tests.integration.sockets import SignedIn, close_code, heard, heard_of_type, opened
from tests.integration.test_socket import description, in_call, join
from tests.service import PATIENCE_S, Service

SETTINGS = Settings(_env_file=None)
PING = json.dumps({"type": "ping"})


async def sent_until_closed(socket: ClientConnection, messages: list[str]) -> int | None:
    """Send all of these, however slowly they are taken; the code of the close that comes meanwhile or after."""
    try:
        for message in messages:
            await socket.send(message)
    except ConnectionClosed:
        return socket.close_code
    return await close_code(socket)


def hello(token: str) -> str:
    return json.dumps({"type": "hello", "protocol": PROTOCOL, "token": token})


async def test_a_stranger_cannot_make_the_server_keep_more_than_a_hello(service: Service) -> None:
    half = b"\x81\xff" + (400_000).to_bytes(8) + b"mask" + b"x" * SETTINGS.hello_bytes  # of one frame
    many = (b"\x01\xfe" + (1000).to_bytes(2) + b"mask" + b"x" * 1000) * 5  # a message in many
    for raw in (half, many):
        async with opened(service) as socket, asyncio.timeout(PATIENCE_S):
            socket.transport.write(raw)
            assert await close_code(socket) == 1009


async def test_after_its_hello_a_page_may_send_what_a_call_needs(service: Service, signed_in: SignedIn) -> None:
    officer, clinician = await signed_in(service, "officer"), await signed_in(service, "clinician")
    session = await in_call(service, officer, clinician)
    async with opened(service, officer) as here, opened(service, clinician) as there:
        noise = secrets.token_hex(15_000)
        await here.send(description(session, "peer-00000002", noise))
        assert (await heard_of_type(there, "description"))["sdp"] == noise


@pytest.mark.parametrize("origin", ["https://elsewhere.example", "null", "http://localhost:1"])
async def test_a_page_of_another_site_opens_no_socket(service: Service, origin: str) -> None:
    with pytest.raises(InvalidStatus) as refused:
        await connect(service.url.replace("http", "ws") + "/api/socket", additional_headers={"Origin": origin})
    assert refused.value.response.status_code == 403


@pytest.mark.settings(socket_origins="https://pages.example.gov")
async def test_the_servers_own_page_and_one_that_a_setting_names_open_a_socket(service: Service) -> None:
    for origin in (service.url, "https://pages.example.gov"):
        url = service.url.replace("http", "ws") + "/api/socket"
        async with connect(url, additional_headers={"Origin": origin}) as socket:
            await socket.send("?")
            assert await close_code(socket) == 4400


@pytest.mark.settings(sockets_each=2)
async def test_a_further_socket_of_a_user_closes_the_oldest_and_nobody_elses(
    service: Service, signed_in: SignedIn
) -> None:
    officer, other = await signed_in(service, "officer"), await signed_in(service, "officer2")
    async with (
        opened(service, other) as elsewhere,
        opened(service, officer) as oldest,
        opened(service, officer) as older,
        opened(service, officer) as newest,
    ):
        assert await close_code(oldest) == 4409
        for socket in (elsewhere, older, newest):
            await socket.send(PING)
            await heard_of_type(socket, "pong")


async def test_who_opens_sockets_without_end_is_turned_away(service: Service, signed_in: SignedIn) -> None:
    officer = await signed_in(service, "officer")
    most = int(SETTINGS.socket_opens_per_s * (SETTINGS.socket_burst_s + SETTINGS.hello_s))
    url = service.url.replace("http", "ws") + "/api/socket"
    sockets = await asyncio.gather(*(connect(url) for _ in range(most + 20)))
    for socket in sockets:
        await socket.send(hello(officer.token))
    async with asyncio.timeout(PATIENCE_S):
        assert await close_code(sockets[-1]) == 4509
    await asyncio.gather(*(socket.close() for socket in sockets))


def flood(kind: str, session: dict[str, str]) -> list[str]:
    """Messages of one kind, several times as many as the budget of the test below allows."""
    whom = {"consult_id": session["id"], "to": f"user:{session['clinician_id']}", "from_peer": "peer-00000001"}
    candidate: dict[str, Any] = {"type": "candidate", "to_peer": "peer-00000002", "candidate": "candidate:1", **whom}
    return {
        "pings": [PING] * 200,
        "joins": [join(session)] * 100,
        "descriptions": [description(session, "peer-00000002", "x" * 8_000)] * 100,
        "candidates": [json.dumps(candidate)] * 1_500,
    }[kind]


@pytest.mark.parametrize("kind", ["pings", "joins", "descriptions", "candidates"])
@pytest.mark.settings(socket_burst_s=1, socket_slowed_s=1, socket_candidates_per_s=20)
async def test_who_floods_is_slowed_and_closed_and_who_is_flooded_goes_on(
    service: Service, signed_in: SignedIn, kind: str
) -> None:
    officer, clinician = await signed_in(service, "officer"), await signed_in(service, "clinician")
    session = await in_call(service, officer, clinician)
    async with opened(service, clinician) as there, opened(service, officer) as here, asyncio.timeout(PATIENCE_S):
        reading = asyncio.create_task(count_until_pong(there))
        assert await sent_until_closed(here, flood(kind, session)) == 4509
        await there.send(PING)
        assert await reading < len(flood(kind, session)), "the rest was never handed on"


async def count_until_pong(socket: ClientConnection) -> int:
    """How many signals come before the pong."""
    count = 0
    while (message := await heard(socket))["type"] != "pong":
        count += message["type"] in ("join", "description", "candidate")
    return count


async def test_two_sockets_of_one_user_have_one_budget(service: Service, signed_in: SignedIn) -> None:
    officer = await signed_in(service, "officer")
    each = int(SETTINGS.socket_pings_per_s * SETTINGS.socket_burst_s)
    async with opened(service, officer) as one, opened(service, officer) as other, asyncio.timeout(PATIENCE_S):
        for _ in range(each):
            await one.send(PING)
        for _ in range(each):
            await heard_of_type(one, "pong")
        assert await sent_until_closed(other, [PING] * each) == 4509


@pytest.mark.settings(socket_ping_s=120, socket_pong_s=120, socket_backlog=16, socket_send_s=120)
async def test_signals_that_a_page_cannot_keep_up_with_are_lost_and_its_socket_is_not(
    service: Service, signed_in: SignedIn
) -> None:
    officer, clinician = await signed_in(service, "officer"), await signed_in(service, "clinician")
    session = await in_call(service, officer, clinician)
    noise = secrets.token_hex(14_000)
    async with opened(service, officer) as here, opened(service, clinician, 4096) as slow, asyncio.timeout(PATIENCE_S):
        for _ in range(25):  # within the budget of its sender, and far more than `slow` and its backlog hold
            await here.send(description(session, "peer-00000002", noise))
        await here.send(PING)
        await heard_of_type(here, "pong")
        async with opened(service, await signed_in(service, "clinician2")):
            pass  # all of it has been handed on
        await slow.send(PING)
        got = await count_until_pong(slow)
        await here.send(join(session))
        assert (await heard_of_type(slow, "join"))["peer"] == "peer-00000001"
    assert 8 <= got < 25
