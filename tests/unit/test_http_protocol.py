"""The limits of HTTP on one connection, without a network under it."""

import asyncio
from typing import Any

import pytest
import uvicorn
from uvicorn.server import ServerState

from app.platform.httplimits import HttpLimits, LimitedHttp
from tests.service import PATIENCE_S

SOON_S, LATER_S = 0.02, 3600


class Wire:
    """A transport that remembers what is written to it, and whether it was broken off."""

    def __init__(self) -> None:
        self.written = b""
        self.broken = asyncio.Event()

    def write(self, data: bytes) -> None:
        self.written += data

    def abort(self) -> None:
        self.broken.set()

    close = abort

    def is_closing(self) -> bool:
        return self.broken.is_set()

    def can_write_eof(self) -> bool:
        return False

    def get_extra_info(self, _name: str) -> None:
        return None

    def pause_reading(self) -> None: ...

    def resume_reading(self) -> None: ...


async def silent(_scope: Any, receive: Any, _send: Any) -> None:
    """An application that reads its request and then never answers."""
    while (await receive())["type"] != "http.disconnect":
        pass


def connected(**limits: float) -> tuple[LimitedHttp, Wire]:
    given = dict.fromkeys(("header_s", "body_s", "send_s", "keep_alive_s"), LATER_S)
    sizes = {"header_bytes": 1000, "body_bytes": 1000}
    protocol = LimitedHttp(
        uvicorn.Config(silent, lifespan="off", log_config=None),
        ServerState(),
        {"http_limits": HttpLimits(**given | sizes | limits)},
    )
    wire = Wire()
    protocol.connection_made(wire)  # type: ignore[arg-type]
    return protocol, wire


async def broken(wire: Wire) -> None:
    async with asyncio.timeout(PATIENCE_S):
        await wire.broken.wait()


async def test_a_client_that_does_not_read_its_answer_is_let_go() -> None:
    protocol, wire = connected(send_s=SOON_S)
    protocol.pause_writing()
    await broken(wire)


async def test_a_client_that_reads_on_in_time_is_not() -> None:
    protocol, wire = connected(send_s=SOON_S)
    protocol.pause_writing()
    protocol.resume_writing()
    await asyncio.sleep(0)
    timer = protocol._unread
    assert timer is not None
    assert timer.cancelled()
    assert not wire.broken.is_set()
    protocol.connection_lost(None)


async def test_a_connection_on_which_nothing_was_ever_sent_closes_without_an_answer() -> None:
    _, wire = connected(header_s=SOON_S)
    await broken(wire)
    assert wire.written == b""


async def test_a_second_request_that_is_refused_is_not_answered_before_the_first() -> None:
    protocol, wire = connected()
    protocol.data_received(b"GET / HTTP/1.1\r\n\r\n" + b"POST / HTTP/1.1\r\nContent-Length: 1001\r\n\r\n")
    await broken(wire)
    assert wire.written == b"", "a client would take it for the answer to the first"


@pytest.mark.parametrize("body", [b"Content-Length: 1000\r\n\r\n", b"Transfer-Encoding: chunked\r\n\r\n3e8\r\n"])
async def test_what_is_just_small_enough_is_taken(body: bytes) -> None:
    protocol, wire = connected()
    protocol.data_received(b"POST / HTTP/1.1\r\nX: " + b"x" * 900 + b"\r\n" + body + b"x" * 1000)
    assert not wire.broken.is_set()
    assert protocol.cycle.body == b"x" * 1000
    protocol.connection_lost(None)


async def test_a_trailer_that_never_ends_is_refused() -> None:
    protocol, wire = connected()
    protocol.data_received(b"POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n")
    protocol.data_received(b"0\r\nX: ")
    for _ in range(4):
        protocol.data_received(b"x" * 1000)
    assert wire.written.startswith(b"HTTP/1.1 413 ")
    protocol.connection_lost(None)


async def test_a_request_behind_a_refused_one_in_the_same_piece_is_not_heard() -> None:
    protocol, wire = connected()
    protocol.data_received(b"GET / HTTP/1.1\r\nX: " + b"x" * 1000 + b"\r\n\r\n" + b"GET /other HTTP/1.1\r\n\r\n")
    assert protocol.cycle is None
    assert wire.written.startswith(b"HTTP/1.1 431 ")
    protocol.connection_lost(None)
