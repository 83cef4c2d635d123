"""One WebSocket, carried by picows beside uvicorn: whole messages in, texts out, and no task switch between the two.

Why not FastAPI's own: docs/decisions/0011-the-socket-is-carried-by-picows.md.
"""

import asyncio
import logging
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from typing import Any

from picows import WSAutoPingStrategy, WSCloseCode, WSFrame, WSListener, WSMsgType, WSTransport, WSUpgradeRequest
from picows.picows import WSProtocol  # type: ignore[attr-defined]

PATH = b"/api/socket"
READ_BUFFER = 2048  # bytes, for each socket from the start; picows makes it larger for whoever sends more
HEADER = 14  # bytes that picows wants free ahead of a message
LOGGER = logging.getLogger("picows")


@dataclass(frozen=True)
class SocketLimits:
    """What one socket may cost and how long it may take.

    `hello_s`: time for the handshake. `ping_s`: how long a socket may be idle before it is pinged; `pong_s`: time to
    answer. `close_s`: time for the client's close frame after ours. `message_bytes`: a message in several frames is
    handed on, cut off, as soon as it is larger; a single frame may have twice as many. Times in seconds.
    """

    hello_s: float
    ping_s: float
    pong_s: float
    close_s: float
    message_bytes: int


class Socket(WSListener):
    """What a connection is served through. `hear` is called with each message once `listen` was given it."""

    def __init__(self, limits: SocketLimits, serve: Callable[["Socket"], None]) -> None:
        loop = asyncio.get_running_loop()
        self._limits, self._serve = limits, serve
        self._first: asyncio.Future[bytes] = loop.create_future()
        self._early: list[bytes] = []
        self._parts = bytearray()
        self._hear: Callable[[bytes], None] = self._keep
        self._transport: WSTransport | None = None
        self.gone: asyncio.Future[None] = loop.create_future()
        self.writable = asyncio.Event()
        self.writable.set()

    async def first(self) -> bytes:
        """The first message; empty if the socket closed without one. Nothing more is read until `listen`."""
        return await self._first

    def listen(self, hear: Callable[[bytes], None]) -> None:
        """Call `hear` with every message after the first, in order, from now on."""
        early, self._early, self._hear = self._early, [], hear
        for raw in early:
            hear(raw)
        self.reads(True)

    def reads(self, wanted: bool) -> None:
        """Whether more is read: a client is slowed down rather than kept in memory."""
        if self._transport and not self.gone.done():
            carrier = self._transport.underlying_transport
            carrier.resume_reading() if wanted else carrier.pause_reading()

    def send(self, text: bytes) -> None:
        """Send a text message: at once, or when the client has read what was sent before (see `writable`)."""
        if self._transport:
            # picows' plain `send` queues the header of a long message (over 8 KiB, picows 2.3.1) as a view of a buffer
            # that the next message overwrites: a client that had fallen behind was sent a broken stream.
            self._transport.send_reuse_external_bytearray(WSMsgType.TEXT, bytearray(HEADER) + text, HEADER)

    def close(self, code: int | WSCloseCode) -> None:
        """Say goodbye with `code`; the client has a while to say so too."""
        if self._transport and not self.gone.done():
            self._transport.send_close(code)  # type: ignore[arg-type]  # its types know only the registered codes
            carrier = self._transport.underlying_transport
            carrier.resume_reading()
            asyncio.get_running_loop().call_later(self._limits.close_s, carrier.abort)

    def _keep(self, raw: bytes) -> None:
        if self._first.done():
            self._early.append(raw)
        else:
            self._first.set_result(raw)
            self.reads(False)

    def on_ws_connected(self, transport: WSTransport) -> None:
        self._transport = transport
        self._serve(self)

    def on_ws_frame(self, transport: WSTransport, frame: WSFrame) -> None:
        kind = frame.msg_type
        if kind == WSMsgType.CLOSE:
            transport.send_close(frame.get_close_code() or WSCloseCode.OK)
            transport.disconnect()
        elif kind != WSMsgType.PONG:
            if frame.fin and not self._parts:
                self._hear(frame.get_payload_as_bytes())
            else:
                self._gather(frame.get_payload_as_bytes(), frame.fin)

    def _gather(self, part: bytes, last: bool) -> None:
        """A message in several frames (RFC 6455 section 5.4)."""
        self._parts += part
        if last or len(self._parts) > self._limits.message_bytes:
            raw, self._parts = bytes(self._parts), bytearray()
            self._hear(raw)

    def on_ws_disconnected(self, transport: WSTransport) -> None:
        self.gone.set_result(None)
        if not self._first.done():
            self._first.set_result(b"")

    def pause_writing(self) -> None:
        self.writable.clear()

    def resume_writing(self) -> None:
        self.writable.set()


class Protocol(WSProtocol):  # type: ignore[misc]
    """What uvicorn calls for a request to become a WebSocket (its setting `ws`).

    The lifespan leaves in its state `socket_limits` (`SocketLimits`) and `serve_socket`, the coroutine function
    that serves a `Socket`.
    """

    def __init__(self, config: Any, server_state: Any, app_state: dict[str, Any]) -> None:
        self._state = server_state
        self._limits: SocketLimits = app_state["socket_limits"]
        self._served_by: Callable[[Socket], Coroutine[Any, Any, None]] = app_state["serve_socket"]
        super().__init__(
            host_port=None,
            ws_path=None,
            is_client_side=False,
            ws_listener_factory=self._let_in,
            logger=LOGGER,
            disconnect_on_exception=True,
            websocket_handshake_timeout=self._limits.hello_s,
            enable_auto_ping=True,
            auto_ping_idle_timeout=self._limits.ping_s,
            auto_ping_reply_timeout=self._limits.pong_s,
            auto_ping_strategy=WSAutoPingStrategy.PING_WHEN_IDLE,
            enable_auto_pong=True,
            max_frame_size=2 * self._limits.message_bytes,
            extra_headers=None,
            read_buffer_init_size=READ_BUFFER,
        )

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._state.connections.add(self)
        super().connection_made(transport)

    def connection_lost(self, problem: Exception | None) -> None:
        self._state.connections.discard(self)
        super().connection_lost(problem)

    def data_received(self, data: bytes) -> None:
        """The request, which uvicorn has read already. All that follows comes through the read buffer."""
        while data:
            room = self.get_buffer(-1)
            taken = min(len(room), len(data))
            room[:taken] = data[:taken]
            self.buffer_updated(taken)
            data = data[taken:]

    def shutdown(self) -> None:
        """The server stops."""
        if self.listener:
            self.listener.close(WSCloseCode.SERVICE_RESTART)
        else:
            self.transport.disconnect()

    def _let_in(self, request: WSUpgradeRequest) -> Socket | None:
        return Socket(self._limits, self._start) if request.path.partition(b"?")[0] == PATH else None

    def _start(self, socket: Socket) -> None:
        task = asyncio.get_running_loop().create_task(self._served_by(socket))
        self._state.tasks.add(task)
        task.add_done_callback(self._state.tasks.discard)
