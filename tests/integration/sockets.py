"""A client's side of the WebSocket, for the tests."""

import json
import socket as socketlib
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

from app.realtime.protocol import PROTOCOL
from kiosk_client.api import Api
from tests.service import Service

SignedIn = Callable[[Service, str], Awaitable[Api]]


@asynccontextmanager
async def opened(
    service: Service, api: Api | None = None, buffer_bytes: int | None = None
) -> AsyncIterator[ClientConnection]:
    """An open socket; if `api` is given, after its hello and the first snapshot."""
    plain = socketlib.socket()
    if buffer_bytes:
        plain.setsockopt(socketlib.SOL_SOCKET, socketlib.SO_RCVBUF, buffer_bytes)
    plain.connect(("127.0.0.1", service.port))
    url = service.url.replace("http", "ws") + "/api/socket"
    async with connect(url, sock=plain, max_size=None, max_queue=1, ping_interval=None) as socket:
        if api:
            await socket.send(json.dumps({"type": "hello", "protocol": PROTOCOL, "token": api.token}))
            assert (await heard(socket))["type"] == "ready"
        yield socket


async def heard(socket: ClientConnection) -> dict[str, Any]:
    message: dict[str, Any] = json.loads(await socket.recv())
    return message


async def heard_of_type(socket: ClientConnection, kind: str) -> dict[str, Any]:
    while (message := await heard(socket))["type"] != kind:
        pass
    return message


async def close_code(socket: ClientConnection) -> int | None:
    try:
        while True:
            await socket.recv()
    except ConnectionClosed:
        return socket.close_code
