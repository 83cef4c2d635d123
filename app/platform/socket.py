"""One WebSocket, carried by picows beside uvicorn: whole messages in, texts out, without a task switch for either.

Why not FastAPI's own: docs/decisions/0011-the-socket-is-carried-by-picows.md.
"""

import asyncio
import logging
import socket as sockets
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from typing import Any, cast

from picows import (
    WSAutoPingStrategy,
    WSCloseCode,
    WSFrame,
    WSListener,
    WSMsgType,
    WSTransport,
    WSUpgradeRequest,
    WSUpgradeResponse,
    WSUpgradeResponseWithListener,
)
from picows.picows import WSProtocol  # type: ignore[attr-defined]

from app.platform.logs import log
from app.platform.origin import may_connect

PATH = b"/api/socket"
READ_BUFFER = 2048  # initial bytes per socket; picows enlarges it for clients that send more
HEADER = 14  # bytes that picows needs free before a message
# How much may lie between this process and the client that it has not read. A ping waits behind it, and a client that
# did not hear the ping in time is taken for dead: at the 150 kbit/s that a call needs at least, these and one message
# of the largest size (32 kB) take 3.4 s, less than the 4 s that it may take to answer.
UNSENT = 16 * 1024  # bytes, in the kernel besides what is on its way (TCP_NOTSENT_LOWAT), and in this process
LOGGER = logging.getLogger("picows")


@dataclass(frozen=True)
class SocketLimits:
    """The sizes and times allowed to one socket; times in seconds.

    `hello_s`: time for the handshake. `hello_bytes`: how much a client may send until it is listened to. `ping_s`: idle
    time before a ping; `pong_s`: time to answer it. `close_s`: time for the client's close frame after the server's.
    `message_bytes`: a message in several frames is delivered, cut off, as soon as it is larger; a single frame may be
    twice as large. `origins`: those of pages that may connect besides the server's own.
    """

    hello_s: float
    hello_bytes: int
    ping_s: float
    pong_s: float
    close_s: float
    message_bytes: int
    origins: frozenset[str] = frozenset()


class Socket(WSListener):
    """One WebSocket. Read its `first` message, then `listen` to the others.

    `serve` is called once it is open, `let_in` once it is listened to. `gone` is done once the socket has closed;
    `writable` is set while the client keeps up with what is sent.
    """

    def __init__(
        self, limits: SocketLimits, serve: Callable[["Socket"], None], let_in: Callable[[], None] = lambda: None
    ) -> None:
        loop = asyncio.get_running_loop()
        self._limits, self._serve, self._let_in = limits, serve, let_in
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
        """From now on, call `hear` with every message after the first, in order."""
        self._let_in()
        early, self._early, self._hear = self._early, [], hear
        for raw in early:
            hear(raw)
        self.reads(True)

    def reads(self, wanted: bool) -> None:
        """Start or stop reading. Stopping slows the client down, so that its messages do not pile up in memory."""
        if self._transport and not self.gone.done():
            carrier = self._transport.underlying_transport
            carrier.resume_reading() if wanted else carrier.pause_reading()

    def send(self, text: bytes) -> None:
        """Send a text message: at once, or once the client has read what was sent before (see `writable`)."""
        if self._transport:
            # picows' plain `send` queues the header of a long message (over 8 KiB, picows 2.3.1) as a view of a buffer
            # that the next message overwrites: a client that had fallen behind got a corrupted stream.
            self._transport.send_reuse_external_bytearray(WSMsgType.TEXT, bytearray(HEADER) + text, HEADER)

    def close(self, code: int | WSCloseCode) -> None:
        """Send a close frame with `code`; the client has `close_s` seconds to answer it."""
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
        """Add one frame of a message in several frames (RFC 6455 section 5.4)."""
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
    """The protocol that uvicorn uses for a request that becomes a WebSocket (its setting `ws`).

    The application's lifespan must put `socket_limits` (`SocketLimits`) and `serve_socket`, the coroutine function that
    serves a `Socket`, into its state.

    Whoever has not been let in yet can make it keep no more than `hello_bytes`. That is counted by a method of this one
    object, which is gone once the client is listened to: after that, nothing of Python is called for what arrives.
    """

    def __init__(self, config: Any, server_state: Any, app_state: dict[str, Any]) -> None:
        self._state = server_state
        self._limits: SocketLimits = app_state["socket_limits"]
        self._served_by: Callable[[Socket], Coroutine[Any, Any, None]] = app_state["serve_socket"]
        self._may_send = self._limits.hello_bytes
        self._carrier: asyncio.Transport | None = None
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
        self._carrier = cast(asyncio.Transport, transport)
        self._carrier.set_write_buffer_limits(high=UNSENT)
        if hasattr(sockets, "TCP_NOTSENT_LOWAT"):
            transport.get_extra_info("socket").setsockopt(sockets.IPPROTO_TCP, sockets.TCP_NOTSENT_LOWAT, UNSENT)
        super().connection_made(transport)

    def connection_lost(self, problem: Exception | None) -> None:
        self._state.connections.discard(self)
        super().connection_lost(problem)

    def data_received(self, data: bytes) -> None:
        """Take the request, which uvicorn has already read. Everything after it comes through the read buffer."""
        while data:
            room = self.get_buffer(-1)
            taken = min(len(room), len(data))
            room[:taken] = data[:taken]
            self.buffer_updated(taken)
            data = data[taken:]
        self.buffer_updated: Callable[[int], None] = self._count

    def _count(self, read: int) -> None:
        """Stands in for `buffer_updated` until the client is let in."""
        self._may_send -= read
        if self._may_send >= 0:
            super().buffer_updated(read)
        elif self._carrier and not self._carrier.is_closing():
            log.info("socket closed", why="more than a hello")
            self.transport.send_close(WSCloseCode.MESSAGE_TOO_BIG)
            self._carrier.close()  # nothing more is read

    def _trust(self) -> None:
        del self.buffer_updated
        if self._carrier:
            self._carrier.set_protocol(self)  # a transport may remember the method

    def shutdown(self) -> None:
        """Close the socket because the server is stopping."""
        if self.listener:
            self.listener.close(WSCloseCode.SERVICE_RESTART)
        else:
            self.transport.disconnect()

    def _let_in(self, request: WSUpgradeRequest) -> Socket | WSUpgradeResponseWithListener | None:
        if request.path.partition(b"?")[0] != PATH:
            return None
        if not may_connect(request.headers.get("origin"), request.headers.get("host"), self._limits.origins):
            log.info("socket refused", why="origin")
            refused = WSUpgradeResponse.create_error_response(403, b"This page may not connect here.")
            return WSUpgradeResponseWithListener(refused, None)
        return Socket(self._limits, self._start, self._trust)

    def _start(self, socket: Socket) -> None:
        task = asyncio.get_running_loop().create_task(self._served_by(socket))
        self._state.tasks.add(task)
        task.add_done_callback(self._state.tasks.discard)
