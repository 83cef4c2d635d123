"""The WebSocket connection of a signed-in user, which reconnects by itself."""

import asyncio
import ssl
from collections.abc import AsyncGenerator
from contextlib import suppress

import httpx
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, WebSocketException

from app.realtime.protocol import TO_CLIENT, Close, FromServer, Hello, Message
from kiosk_client.api import Api, ServiceError

PAUSES_S = (0.2, 0.5, 1, 2, 5)


class Link:
    """The WebSocket of one signed-in user. After every reconnect, the server sends a snapshot."""

    def __init__(self, api: Api) -> None:
        self._api = api
        self._socket: ClientConnection | None = None

    async def messages(self) -> AsyncGenerator[FromServer, None]:
        """All messages from the server, across reconnects, until the caller stops iterating."""
        tries = 0
        while True:
            try:
                async with self._connect() as socket:
                    await socket.send(Hello(token=self._api.token).model_dump_json())
                    self._socket = socket
                    async for raw in socket:
                        tries = 0
                        yield TO_CLIENT.validate_json(raw)
            except ConnectionClosed as closed:
                if closed.rcvd and closed.rcvd.code == Close.SIGN_IN_AGAIN:
                    with suppress(httpx.TransportError):  # then again after the pause
                        await self._renew()
            except (OSError, WebSocketException, TimeoutError):
                pass  # the connection is down: retry after the pause below
            finally:
                self._socket = None
            await asyncio.sleep(PAUSES_S[min(tries, len(PAUSES_S) - 1)])
            tries += 1

    async def _renew(self) -> None:
        try:
            await self._api.renew()
        except ServiceError as refused:
            if refused.status < 500:
                raise  # a sign-in that is over does not come back by itself

    def _connect(self) -> connect:
        url = self._api.base_url.replace("http", "ws", 1) + "/api/socket"
        trust = None
        if url.startswith("wss"):
            trust = ssl.create_default_context()
            if not self._api.verify:
                trust.check_hostname, trust.verify_mode = False, ssl.CERT_NONE
        return connect(url, ssl=trust, open_timeout=5, max_size=2**20)

    async def send(self, message: Message) -> None:
        """Send a message if the connection is up; otherwise it is lost, and the call repeats it later."""
        if self._socket is not None:
            try:
                await self._socket.send(message.model_dump_json())
            except WebSocketException:
                self._socket = None
