"""The WebSocket implementation: frames, closing, silence, and the opening handshake."""

import asyncio
import base64
import secrets
import shutil
from pathlib import Path

import pytest
from pydantic import ValidationError
from websockets.asyncio.client import connect
from websockets.exceptions import InvalidStatus

from app.settings import Settings
from tests.conftest import Template
from tests.integration.sockets import SignedIn, close_code, heard, opened
from tests.service import Service


async def test_a_message_in_several_frames_is_one_message(service: Service, signed_in: SignedIn) -> None:
    """RFC 6455 section 5.4: a browser may cut a long message."""
    async with opened(service, await signed_in(service, "officer")) as socket:
        await socket.send(['{"type"', ': "pi', 'ng"}'])
        assert await heard(socket) == {"type": "pong"}


@pytest.mark.settings(socket_drop_bytes=1_000_000)
async def test_a_message_too_large_in_many_frames_closes_the_socket(service: Service, signed_in: SignedIn) -> None:
    async with opened(service, await signed_in(service, "officer")) as socket:
        await socket.send(["x" * 100_000] * 11)
        assert await close_code(socket) == 4413


async def test_a_goodbye_is_answered(service: Service, signed_in: SignedIn) -> None:
    async with opened(service, await signed_in(service, "officer")) as socket:
        await socket.close()
        assert socket.protocol.close_rcvd is not None
        assert socket.protocol.close_rcvd.code == 1000


async def test_a_server_that_stops_says_so(service: Service, signed_in: SignedIn) -> None:
    """Close code 1012, service restart: the page reconnects at once instead of waiting for a dead connection."""
    async with opened(service, await signed_in(service, "officer")) as socket:
        stopping = asyncio.create_task(asyncio.to_thread(service.stop))
        assert await close_code(socket) == 1012
        await stopping
    await service.start()


@pytest.mark.settings(socket_ping_s=0.5, socket_pong_s=0.5, hello_s=60)
async def test_a_socket_that_answers_no_ping_is_closed(service: Service) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", service.port)
    key = base64.b64encode(secrets.token_bytes(16)).decode()
    head = "GET /api/socket HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
    writer.write(f"{head}Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: {key}\r\n\r\n".encode())
    await reader.readuntil(b"\r\n\r\n")
    said = await reader.read()  # until the server hangs up, which nothing but the silence makes it do
    assert said[0] == 0x89, "it asked (a ping) before it gave up"
    writer.close()


def test_a_socket_must_answer_before_it_is_asked_again() -> None:
    with pytest.raises(ValidationError, match="CORESPOND_SOCKET_PONG_S"):
        Settings(socket_ping_s=1, socket_pong_s=2)


async def test_a_server_for_development_has_the_socket_too(
    sqlite_template: Template, tmp_path: Path, signed_in: SignedIn
) -> None:
    url = await sqlite_template.copy()
    shutil.move(url.removeprefix("sqlite+aiosqlite:///"), tmp_path / "corespond.sqlite3")
    made = Service(tmp_path, "--reload")
    try:
        await made.start()
        async with opened(made, await signed_in(made, "officer")) as socket:  # which says hello
            await socket.send('{"type": "ping"}')
            assert await heard(socket) == {"type": "pong"}
    finally:
        made.stop()


async def test_there_is_one_path_to_the_socket(service: Service) -> None:
    with pytest.raises(InvalidStatus) as refused:
        await connect(service.url.replace("http", "ws") + "/api/other")
    assert refused.value.response.status_code == 404
