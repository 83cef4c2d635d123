"""One WebSocket connection from hello to close, as docs/protocol.md describes it."""

import asyncio
from time import monotonic
from typing import Any

from picows import WSCloseCode

from app.actor import Actor, Role
from app.context import Context
from app.platform.db import DatabaseAway
from app.platform.errors import NotSignedIn
from app.platform.logs import log
from app.platform.socket import Socket, SocketLimits
from app.realtime.connection import Connection
from app.realtime.exchange import hello
from app.realtime.hub import Hub
from app.realtime.protocol import Close
from app.settings import Settings
from app.signin.service import actor_of


def limits(settings: Settings) -> SocketLimits:
    """The sizes and times allowed to one socket, from the settings."""
    return SocketLimits(
        hello_s=settings.hello_s,
        ping_s=settings.socket_ping_s,
        pong_s=settings.socket_pong_s,
        close_s=settings.socket_send_s,
        hello_bytes=settings.hello_bytes,
        message_bytes=settings.socket_drop_bytes,
        origins=frozenset(settings.origins),
    )


class TurnedAway(Exception):
    """The socket must be closed with `code`."""

    def __init__(self, code: Close) -> None:
        self.code = code


async def serve(ctx: Context, hub: Hub, socket: Socket) -> None:
    """Serve one socket until it closes, is refused, or its access token expires. Never raises."""
    try:
        actor, expires_in_s = await _hello(ctx, socket)
        await _seat(ctx, hub, socket, actor, expires_in_s)
    except TurnedAway as refused:
        log.info("socket closed", code=int(refused.code), why=refused.code.name)
        socket.close(refused.code)
    except DatabaseAway:
        log.warning("socket closed: database away")
        socket.close(WSCloseCode.INTERNAL_ERROR)
    except Exception:
        log.exception("socket failed")
        socket.close(WSCloseCode.INTERNAL_ERROR)


async def _hello(ctx: Context, socket: Socket) -> tuple[Actor, float]:
    try:
        async with asyncio.timeout(ctx.settings.hello_s):
            raw = await socket.first()
    except TimeoutError:
        raise TurnedAway(Close.NO_HELLO) from None
    message = hello(raw, ctx.settings)
    if isinstance(message, Close):
        raise TurnedAway(message)
    try:
        claims = ctx.tokens.verify(message.token, ctx.clock.now())
        actor = await actor_of(ctx, message.token)
    except NotSignedIn:
        raise TurnedAway(Close.SIGN_IN_AGAIN) from None
    if actor.role is Role.ADMIN:
        raise TurnedAway(Close.NO_SOCKET_FOR_ROLE)
    return actor, claims["exp"] - ctx.clock.now().timestamp()


async def _seat(ctx: Context, hub: Hub, socket: Socket, actor: Actor, expires_in_s: float) -> None:
    """Serve one of the few sockets that a user or guest may have, once their budget for new sockets allows it."""
    now = monotonic()
    sender = hub.senders.of(actor.principal, now)
    connection = Connection(ctx, socket, actor, hub.pause_s, sender.budget)
    with sender.seat(connection):
        wait_s = sender.budget.open(now)
        if wait_s > ctx.settings.hello_s:
            raise TurnedAway(Close.SENT_TOO_MUCH)
        if wait_s > 0:
            ends: set[asyncio.Future[Any]] = {socket.gone, connection.refused}
            done, _ = await asyncio.wait(ends, timeout=wait_s, return_when=asyncio.FIRST_COMPLETED)
            if done:
                raise TurnedAway(connection.refused.result() if connection.refused.done() else Close.NO_HELLO)
        await _serve(hub, connection, expires_in_s)


async def _serve(hub: Hub, connection: Connection, expires_in_s: float) -> None:
    """Listen and write until the socket closes, the connection is refused, or the access token expires."""
    unsubscribe = await hub.enter(connection)
    works: set[asyncio.Future[Any]] = {
        asyncio.create_task(connection.write()),
        asyncio.create_task(connection.find_parties()),
    }
    socket = connection.socket
    try:
        socket.listen(connection.take)
        ends = {*works, socket.gone, connection.refused}
        done, _ = await asyncio.wait(ends, timeout=expires_in_s, return_when=asyncio.FIRST_COMPLETED)
        for ended in done & works:
            ended.result()
        if not socket.gone.done():
            raise TurnedAway(connection.refused.result() if done else Close.SIGN_IN_AGAIN)
    finally:
        unsubscribe()
        for work in works:
            work.cancel()
        await asyncio.gather(*works, return_exceptions=True)
        await hub.leave(connection)
