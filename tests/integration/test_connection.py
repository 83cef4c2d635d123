"""A connection without a network under it: what its tasks do when everything happens in the same instant."""

import asyncio

import pytest
from picows import WSCloseCode

from app.context import Context
from app.platform.bus import LOOK_AGAIN, Frame
from app.platform.socket import Socket
from app.realtime import entrance
from app.realtime.hub import Hub
from app.realtime.protocol import Close, Hello
from tests.service import PATIENCE_S
from tests.world import World, signed_in_as


class Deaf(Socket):
    """A client that says hello, is told where things stand, and reads nothing after that."""

    def __init__(self, ctx: Context, token: str) -> None:
        super().__init__(ctx.settings, lambda _socket: None)
        self._token = token
        self.greeted = asyncio.Event()
        self.closed: int | None = None

    async def first(self) -> bytes:
        return Hello(type="hello", token=self._token).model_dump_json().encode()

    def send(self, text: bytes) -> None:
        self.writable.clear()
        self.greeted.set()

    def close(self, code: int | WSCloseCode) -> None:
        self.closed = int(code)


@pytest.mark.parametrize("turns", range(6))
async def test_a_client_refused_while_its_writer_is_being_woken_is_let_go(
    ctx: Context, world: World, turns: int
) -> None:
    """The writer is woken by the first message and canceled by the last, `turns` turns of the event loop later.

    A cancellation that is lost in between leaves a socket that nobody serves and nobody closes.
    """
    officer = world["officer"]
    deaf = Deaf(ctx, (await signed_in_as(ctx, officer)).access_token)
    served = asyncio.create_task(entrance.serve(ctx, Hub(ctx), deaf))
    async with asyncio.timeout(PATIENCE_S):
        await deaf.greeted.wait()
    ctx.bus.relay(f"agency:{officer.organization_id}", LOOK_AGAIN)
    for _ in range(10):
        await asyncio.sleep(0)  # the writer waits until others' news are due
    for number in range(ctx.settings.socket_backlog + 1):
        ctx.bus.relay(f"user:{officer.user_id}", Frame(word=b"{}", origin=b"another"))
        if number == 0:
            for _ in range(turns):
                await asyncio.sleep(0)
    async with asyncio.timeout(PATIENCE_S):
        await served
    assert deaf.closed == Close.TOO_SLOW
