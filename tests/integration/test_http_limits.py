"""The limits of time and size of HTTP, on a real server: nobody holds a connection open or memory full for nothing."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

import pytest

from app.settings import Settings
from kiosk_client.api import ServiceError
from tests.integration.sockets import SignedIn
from tests.service import PATIENCE_S, Service

LIMITS = {
    "http_header_s": 0.3,
    "http_header_bytes": 4096,
    "http_body_s": 0.6,
    "http_body_bytes": 4096,
    "http_keep_alive_s": 0.3,
}
HEAD = b"POST /api/sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
LENGTH, CHUNKED = b"Content-Length: 40000000\r\n\r\n", b"Transfer-Encoding: chunked\r\n\r\n"
UPGRADE = b"GET /api/socket HTTP/1.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
LATE, BODY, HEADERS = (408, "request-timeout"), (413, "body-too-large"), (431, "headers-too-large")


class Line:
    """A client that sends what it likes."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.reader, self.writer = reader, writer

    async def rest(self) -> bytes:
        """All that comes until the server closes."""
        async with asyncio.timeout(PATIENCE_S):
            return await self.reader.read()

    async def answer(self) -> tuple[int, bytes]:
        """Status and body of one answer with a length."""
        async with asyncio.timeout(PATIENCE_S):
            head = await self.reader.readuntil(b"\r\n\r\n")
            length = int(head.lower().partition(b"content-length: ")[2].partition(b"\r\n")[0])
            return int(head[9:12]), await self.reader.readexactly(length)


@asynccontextmanager
async def line(service: Service) -> AsyncIterator[Line]:
    reader, writer = await asyncio.open_connection("127.0.0.1", service.port)
    try:
        yield Line(reader, writer)
    finally:
        writer.close()


def refused(raw: bytes) -> tuple[int, str]:
    """Status and type of the problem that is all that was answered."""
    head, _, body = raw.partition(b"\r\n\r\n")
    assert b"\r\nconnection: close" in head
    assert b"\r\ncontent-type: application/problem+json" in head
    assert b"\r\ncontent-security-policy: " in head
    return int(head[9:12]), json.loads(body)["type"].removeprefix("urn:corespond:problem:")


UNFINISHED_OR_TOO_LARGE = [
    (b"\r\n", LATE),
    (b"GET /healthz HTTP/1.1\r\nHost: local", LATE),
    (UPGRADE, LATE),
    (HEAD + b"Content-Length: 100\r\n\r\n", LATE),
    (HEAD + b"Content-Length: 100\r\n\r\n{", LATE),
    (HEAD + CHUNKED + b"1\r\n{\r\n", LATE),
    (HEAD + CHUNKED + b"800\r\n" + b"x" * 2048 + b"\r\n", LATE),
    (HEAD + CHUNKED + (b"800\r\n" + b"x" * 2048 + b"\r\n") * 3, BODY),
    (HEAD + b"Content-Length: 4097\r\n\r\n", BODY),
    (HEAD + b"Expect: 100-continue\r\n" + LENGTH, BODY),
    (b"GET /healthz HTTP/1.1\r\nX: " + b"x" * 5000, HEADERS),
    (b"GET /healthz HTTP/1.1\r\nX: " + b"x" * 5000 + b"\r\n\r\n", HEADERS),
    (b"GET /" + b"x" * 5000 + b" HTTP/1.1\r\n\r\n", HEADERS),
    (HEAD + CHUNKED + b"0\r\nX: a trailer\r\n\r\n", HEADERS),
    (b"A REQUEST OF ANOTHER PROTOCOL\r\n\r\n", (400, "bad-request")),
    (UPGRADE + b"X: " + b"x" * 5000 + b"\r\n\r\n", HEADERS),
]


@pytest.mark.settings(**LIMITS)
async def test_what_is_not_finished_or_too_large_is_refused_and_closed(service: Service) -> None:
    for sent, problem in UNFINISHED_OR_TOO_LARGE:
        async with line(service) as client:
            client.writer.write(sent)
            assert refused(await client.rest()) == problem, sent[:100]


@pytest.mark.settings(**LIMITS)
async def test_a_head_that_comes_byte_by_byte_has_no_more_time_than_one_that_stands_still(service: Service) -> None:
    async with line(service) as client:
        ended = asyncio.create_task(client.rest())
        for byte in b"GET /healthz HTTP/1.1\r\nX: " + b"x" * 3000:
            client.writer.write(bytes((byte,)))
            done, _ = await asyncio.wait([ended], timeout=0.05)
            if done:
                break
        assert refused(await ended) == LATE


@pytest.mark.settings(**LIMITS | {"http_keep_alive_s": 3})
async def test_a_connection_closes_when_the_pause_after_an_answer_is_over_and_lives_until_then(
    service: Service,
) -> None:
    async with line(service) as client:
        for _ in range(3):
            client.writer.write(b"GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n")
            assert (await client.answer())[0] == 200
        assert await client.rest() == b""


@pytest.mark.settings(**LIMITS)
async def test_after_an_answer_a_half_head_stands_no_longer_than_a_first_one(service: Service) -> None:
    async with line(service) as client:
        client.writer.write(b"GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n")
        await client.answer()
        client.writer.write(b"GET /hea")
        assert refused(await client.rest()) == LATE


@pytest.mark.settings(http_body_bytes=4096)
async def test_a_body_of_forty_megabytes_is_refused_before_it_is_read(service: Service) -> None:
    for framing in (LENGTH, CHUNKED + b"2625A00\r\n"):
        async with line(service) as client:
            client.writer.write(HEAD + framing)
            answered = asyncio.create_task(client.answer())
            sent = 0
            with suppress(ConnectionError):
                while sent < 40_000_000:
                    client.writer.write(b"x" * 100_000)
                    await client.writer.drain()
                    sent += 100_000
            status, body = await answered
        assert (status, json.loads(body)["type"]) == (413, "urn:corespond:problem:body-too-large")
        assert sent < 40_000_000, "the rest was never taken"


async def test_what_the_pages_send_fits(service: Service, signed_in: SignedIn) -> None:
    """The largest of it is a test call's description; JSON's escapes make it twice as long at most."""
    officer = await signed_in(service, "officer")
    assert Settings(_env_file=None).http_body_bytes > 2 * 48_000
    with pytest.raises(ServiceError, match="could not be read"):
        await officer.call("POST", "/api/echo", json={"sdp": "\n" * 48_000})
