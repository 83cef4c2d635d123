"""The open sockets of this process: who is here, and what still has to be sent to each."""

import asyncio
from collections import defaultdict, deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from fastapi import WebSocket

from app.consults import service as consults
from app.consults.errors import NoSuchConsult
from app.context import Context
from app.identity.rules import Role
from app.identity.service import Actor
from app.platform.logs import log
from app.presence import service as presence
from app.realtime.bus import DISPATCH
from app.realtime.protocol import Changed, ErrorCode, Join, Message, Ready, Signal, TakenOver, error
from app.realtime.snapshots import snapshot, topics


@dataclass(frozen=True)
class Push:
    """A message for every page of a user but the one it came from."""

    message: Message
    origin: object = None


class Connection:
    """One socket after its hello. Only `write` sends; everybody else leaves things to be sent."""

    def __init__(self, ctx: Context, socket: WebSocket, actor: Actor) -> None:
        self.ctx, self.socket, self.actor = ctx, socket, actor
        self._signals: deque[Message] = deque()
        self._stale = False
        self._wake = asyncio.Event()
        self._shown: Any = None
        self.too_slow = False

    def hear(self, _topic: str, message: Any) -> None:
        """A notice from the bus: a push for this user, or None for "look again"."""
        if message is None:
            self._stale = True
            self._wake.set()
        elif isinstance(message, Push) and message.origin is not self:
            self.push(message.message)

    def push(self, message: Message) -> None:
        if len(self._signals) >= self.ctx.settings.socket_backlog:
            self.too_slow = True
        else:
            self._signals.append(message)
        self._wake.set()

    async def write(self) -> None:
        """Send what is waiting, newest snapshot only, until the client proves too slow."""
        await self._send_snapshot(first=True)
        while not self.too_slow:
            await self._wake.wait()
            self._wake.clear()
            while self._signals and not self.too_slow:
                await self._send(self._signals.popleft())
            if self._stale:
                self._stale = False
                await self._send_snapshot()

    async def _send_snapshot(self, first: bool = False) -> None:
        now = await snapshot(self.ctx, self.actor)
        content = now.model_dump(exclude={"as_of"})
        if first:
            await self._send(Ready(snapshot=now))
        elif content != self._shown:
            await self._send(Changed(snapshot=now))
        self._shown = content

    async def _send(self, message: Message) -> None:
        try:
            async with asyncio.timeout(self.ctx.settings.socket_send_s):
                await self.socket.send_text(message.model_dump_json())
        except TimeoutError:
            self.too_slow = True

    async def relay(self, signal: Signal) -> None:
        """Hand a signal to the other side of the call, if this is one of its sides."""
        try:
            other = await consults.counterpart(self.ctx, self.actor.user_id, signal.consult_id)
        except NoSuchConsult:
            self.push(error(ErrorCode.NOT_YOUR_SESSION))
            return
        self.ctx.bus.publish([f"user:{other}"], Push(signal))
        if isinstance(signal, Join):
            taken = TakenOver(consult_id=signal.consult_id)
            self.ctx.bus.publish([f"user:{self.actor.user_id}"], Push(taken, origin=self))


class Hub:
    """Knows the open connections, and keeps telling the database that their people are here."""

    def __init__(self, ctx: Context) -> None:
        self.ctx = ctx
        self._open: dict[UUID, set[Connection]] = defaultdict(set)

    async def enter(self, connection: Connection) -> Callable[[], None]:
        """Note a new connection; returns the undoing of its subscriptions."""
        actor = connection.actor
        wanted = await topics(self.ctx, actor)
        await self._beat({actor.user_id: actor.role})
        # Nothing below can fail, so that no half-entered connection is left behind.
        unsubscribe = self.ctx.bus.subscribe(wanted, connection.hear)
        self._open[actor.user_id].add(connection)
        if actor.role is Role.CLINICIAN:
            self.ctx.bus.publish([DISPATCH, f"provider:{actor.organisation_id}"])
        return unsubscribe

    async def leave(self, connection: Connection) -> None:
        """Note that a connection closed; a clinician without a page left is given time for a reload."""
        actor = connection.actor
        self._open[actor.user_id].discard(connection)
        if self._open[actor.user_id]:
            return
        del self._open[actor.user_id]
        if actor.role is Role.CLINICIAN:
            await presence.page_closed(self.ctx, actor.user_id)

    async def _beat(self, people: dict[UUID, Role]) -> None:
        clinicians = [user for user, role in people.items() if role is Role.CLINICIAN]
        if clinicians:
            await presence.heartbeat(self.ctx, clinicians)
        if people:
            await consults.heard(self.ctx, list(people))

    async def heartbeat(self) -> None:
        """Until cancelled: every few seconds renew the leases of everybody who is here."""
        while True:
            await asyncio.sleep(self.ctx.settings.heartbeat_s)
            people = {user: next(iter(open_)).actor.role for user, open_ in self._open.items() if open_}
            try:
                await self._beat(people)
            except Exception:
                log.exception("heartbeat failed; the next one tries again")
