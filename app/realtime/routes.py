"""The WebSocket, and the same snapshot over HTTP for a page whose socket is down."""

import asyncio
from contextlib import suppress
from typing import cast
from uuid import UUID

from fastapi import APIRouter, WebSocket, WebSocketDisconnect

from app.consults.errors import NoSuchConsult
from app.context import Context
from app.identity import service as identity
from app.identity.access import Ctx, Officer, OfficerOrClinician, Watcher
from app.identity.rules import Role
from app.identity.service import Actor
from app.platform.errors import NotAllowed, NotSignedIn, describe
from app.platform.logs import log
from app.platform.retry import Retrying
from app.realtime.hub import Connection, Hub
from app.realtime.protocol import Close, Error, ErrorCode, Hello, Ping, Pong, Snapshot, error, read
from app.realtime.relays import ways, ways_to_check
from app.realtime.schemas import Ways
from app.realtime.snapshots import snapshot

router = APIRouter(prefix="/api", tags=["realtime"], route_class=Retrying)


@router.get("/snapshot", responses=describe(NotSignedIn, NotAllowed))
async def get_snapshot(ctx: Ctx, actor: Watcher) -> Snapshot:
    """All that the signed-in user's page must show now."""
    return await snapshot(ctx, actor)


@router.get(
    "/consults/{consult_id}/ways", tags=["consults"], responses=describe(NotSignedIn, NotAllowed, NoSuchConsult)
)
async def get_ways(ctx: Ctx, actor: OfficerOrClinician, consult_id: UUID) -> Ways:
    """The STUN and TURN servers of a call one is in, with credentials of this session that soon expire."""
    return await ways(ctx, actor, consult_id)


@router.get("/checks/ways", tags=["devices"], responses=describe(NotSignedIn, NotAllowed))
async def get_ways_to_check(ctx: Ctx, actor: Officer) -> Ways:
    """The STUN and TURN servers, for a tablet that tries each of them before a shift."""
    return await ways_to_check(ctx, actor)


class Refused(Exception):
    """The socket is to be closed with `code`."""

    def __init__(self, code: Close) -> None:
        self.code = code


@router.websocket("/socket")
async def socket(socket: WebSocket) -> None:
    """One connection from hello to close; docs/protocol.md describes it."""
    ctx = cast(Context, socket.app.state.context)
    await socket.accept()
    with suppress(WebSocketDisconnect):
        try:
            actor, expires_in_s = await _hello(ctx, socket)
            hub = cast(Hub, socket.app.state.hub)
            await _serve(ctx, hub, Connection(ctx, socket, actor, hub.pause_s), expires_in_s)
        except Refused as refused:
            log.info("socket closed", code=int(refused.code), why=refused.code.name)
            with suppress(TimeoutError):
                async with asyncio.timeout(ctx.settings.socket_send_s):
                    await socket.close(refused.code)


async def _hello(ctx: Context, socket: WebSocket) -> tuple[Actor, float]:
    try:
        async with asyncio.timeout(ctx.settings.hello_s):
            message = read(await _receive(ctx, socket), ctx.settings.socket_message_bytes)
    except TimeoutError:
        raise Refused(Close.NO_HELLO) from None
    if not isinstance(message, Hello):
        raise Refused(Close.BAD_HELLO)
    try:
        claims = ctx.tokens.verify(message.token, ctx.clock.now())
        actor = identity.actor_of(ctx, message.token)
    except NotSignedIn:
        raise Refused(Close.SIGN_IN_AGAIN) from None
    if actor.role is Role.ADMIN:
        raise Refused(Close.NO_SOCKET_FOR_ROLE)
    return actor, claims["exp"] - ctx.clock.now().timestamp()


async def _receive(ctx: Context, socket: WebSocket) -> str | bytes:
    message = await socket.receive()
    if message["type"] == "websocket.disconnect":
        raise WebSocketDisconnect(message.get("code", 1006))
    raw: str | bytes = message.get("text") or message.get("bytes") or ""
    if len(raw) > ctx.settings.socket_drop_bytes:
        raise Refused(Close.FAR_TOO_LARGE)
    return raw


async def _serve(ctx: Context, hub: Hub, connection: Connection, expires_in_s: float) -> None:
    """Listen and write until one of them ends, or the access token does."""
    unsubscribe = await hub.enter(connection)
    writer = asyncio.create_task(connection.write())
    reader = asyncio.create_task(_listen(ctx, connection))
    try:
        done, _ = await asyncio.wait({reader, writer}, timeout=expires_in_s, return_when=asyncio.FIRST_COMPLETED)
        for task in done:
            task.result()
        raise Refused(Close.TOO_SLOW if done else Close.SIGN_IN_AGAIN)
    finally:
        unsubscribe()
        writer.cancel()
        reader.cancel()
        await asyncio.gather(writer, reader, return_exceptions=True)
        await hub.leave(connection)


async def _listen(ctx: Context, connection: Connection) -> None:
    errors = 0
    while True:
        raw = await _receive(ctx, connection.socket)
        message = read(raw, ctx.settings.socket_message_bytes)
        if isinstance(message, Hello):
            message = error(ErrorCode.SECOND_HELLO)
        if isinstance(message, Ping):
            connection.push(Pong())
            continue
        if not isinstance(message, Error):
            await connection.relay(message)
            continue
        errors += 1
        log.info("socket message not taken", code=message.code)
        connection.push(message)
        if errors >= ctx.settings.socket_errors:
            raise Refused(Close.TOO_MANY_ERRORS)
