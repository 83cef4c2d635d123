"""HTTP/1.1 as uvicorn speaks it, with the limits of time and size that it does not offer.

uvicorn limits the pause between two requests and nothing else: a head or a body that is never finished stands open for
ever, and a body is read whole, however large. One of these protocols is one connection; `corespond serve` names it as
uvicorn's `http`.
"""

import asyncio
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from app.platform.errors import render
from app.platform.headers import HEADERS, policy
from app.platform.logs import log

LINGER_S, LINGER_BYTES = 2, 1024 * 1024
"""What a client may still send, unheard, while a refusal reaches it. To break off at once would lose the refusal: a
reset overtakes what is on its way (RFC 9112 section 9.6)."""


@dataclass(frozen=True)
class HttpLimits:
    """What one HTTP connection may cost. Times in seconds.

    `header_s`: time for a request's line and headers, from the connection or, after that, from its first byte.
    `header_bytes`: their size. `body_s`, `body_bytes`: the same of its body. `send_s`: how long an answer may wait for
    a client that takes less than a buffer of it in that time. `keep_alive_s`: the pause between two requests.
    """

    header_s: float
    header_bytes: int
    body_s: float
    body_bytes: int
    send_s: float
    keep_alive_s: float


REFUSALS = {
    400: ("bad-request", "This is not a request that HTTP allows."),
    408: ("request-timeout", "The request took too long to arrive. Try again."),
    413: ("body-too-large", "What was sent is larger than this server accepts."),
    431: ("headers-too-large", "The request's headers are larger than this server accepts."),
}


class LimitedHttp(HttpToolsProtocol):
    """One connection. The lifespan leaves `http_limits` (`HttpLimits`) in its state.

    A request that is refused never reaches the application, or the application is told that its client has gone; the
    answer is a problem (RFC 9457) as any other, and nothing that comes after it is heard.
    """

    def __init__(self, config: Any, server_state: Any, app_state: dict[str, Any], _loop: Any = None) -> None:
        super().__init__(config, server_state, app_state, _loop)
        self._limits: HttpLimits = app_state["http_limits"]
        self.timeout_keep_alive = self._limits.keep_alive_s  # any number of seconds
        self._deadline: asyncio.TimerHandle | None = None  # of the head or body that is arriving
        self._unread: asyncio.TimerHandle | None = None  # since an answer waits for its client
        self._in_body = self._refused = False
        self._size = 0  # of the head or body that is arriving, bytes
        self._raw = 0  # of the body with its framing, bytes

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._expect(in_body=False)

    def connection_lost(self, exc: Exception | None) -> None:
        for timer in (self._deadline, self._unread):
            if timer:
                timer.cancel()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        if self._refused:
            self._size += len(data)
            if self._size > LINGER_BYTES:
                self.transport.pause_reading()
            return
        if self._in_body:
            self._raw += len(data)
        else:
            if not self._deadline:  # the first byte after an answer
                self._expect(in_body=False)
            self._size += len(data)
        super().data_received(data)
        if self._deadline and not self._in_body and self._size > self._limits.header_bytes:
            self._refuse(431)
        # A body in chunks has framing, twice its size if need be, and a trailer that never ends is part of it.
        elif self._in_body and self._raw > 3 * self._limits.body_bytes:
            self._refuse(413)

    def on_header(self, name: bytes, value: bytes) -> None:
        if self._in_body:  # a trailer: nothing here reads one, and uvicorn would keep it
            self._refuse(431)
        else:
            super().on_header(name, value)

    def on_headers_complete(self) -> None:
        if self._refused:  # the request after the one that was refused, in the same piece
            return
        head = len(self.url) + sum(len(name) + len(value) for name, value in self.headers)
        if head > self._limits.header_bytes:
            self._refuse(431)
        elif self._announced() > self._limits.body_bytes:
            self._refuse(413)
        else:
            self._expect(in_body=True)
            super().on_headers_complete()

    def on_body(self, body: bytes) -> None:
        if self._refused:
            return
        self._size += len(body)
        if self._size > self._limits.body_bytes:
            self._refuse(413)
        else:
            super().on_body(body)

    def on_message_complete(self) -> None:
        if self._refused:
            return
        self._stop()
        super().on_message_complete()

    def send_400_response(self, msg: str) -> None:
        """What uvicorn answers to what it cannot parse: a problem here as everywhere."""
        self._refuse(400)

    def pause_writing(self) -> None:
        super().pause_writing()
        self._unread = self.loop.call_later(self._limits.send_s, self.transport.abort)

    def resume_writing(self) -> None:
        if self._unread:
            self._unread.cancel()
        super().resume_writing()

    def handle_websocket_upgrade(self) -> None:
        if self._refused:
            return
        self._stop()
        super().handle_websocket_upgrade()

    def _expect(self, in_body: bool) -> None:
        """A head or a body begins to arrive."""
        self._stop()
        self._in_body, self._size, self._raw = in_body, 0, 0
        limit_s = self._limits.body_s if in_body else self._limits.header_s
        self._deadline = self.loop.call_later(limit_s, self._refuse, 408)

    def _stop(self) -> None:
        if self._deadline:
            self._deadline.cancel()
        self._deadline, self._in_body, self._size = None, False, 0

    def _announced(self) -> int:
        """The size of the body as its header says; 0 if it says nothing. The parser has refused what is no number."""
        return max((int(value) for name, value in self.headers if name == b"content-length"), default=0)

    def _refuse(self, status: int) -> None:
        """Answer with a problem, if it is this request's turn, and close."""
        if self._refused or self.transport.is_closing():
            return
        cycle, in_body, began = self.cycle, self._in_body, self._size > 0 or status != 408
        self._refused = True
        self._stop()
        code, sentence = REFUSALS[status]
        log.info("request refused", why=code, status=status)
        if in_body:  # of the newest request, which the application knows already
            may_answer = not cycle.response_started and not self.pipeline
            cycle.disconnected = True
            cycle.message_event.set()
        else:
            may_answer = cycle is None or cycle.response_complete
        if may_answer and (in_body or began):  # a browser opens connections ahead, and may find no use for one
            answer = render(status, code, sentence)
            headers = [
                *answer.raw_headers,
                *HEADERS.items(),
                (b"content-security-policy", policy(b"", secure=True)),
                (b"cache-control", b"no-store"),
                (b"connection", b"close"),
            ]
            lines = b"".join(b"%b: %b\r\n" % header for header in headers)
            first = b"HTTP/1.1 %d %b\r\n" % (status, HTTPStatus(status).phrase.encode())
            self.transport.write(first + lines + b"\r\n" + bytes(answer.body))
            if self.transport.can_write_eof():
                self.transport.write_eof()
            self.loop.call_later(LINGER_S, self.transport.abort)
        else:
            self.transport.abort()
