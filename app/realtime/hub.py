"""The open sockets of this process: who is here, and what still has to be sent to each."""

import asyncio
from collections import defaultdict, deque
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from random import uniform
from time import monotonic
from typing import Any
from uuid import UUID, uuid4

from fastapi import WebSocket

from app.consults import service as consults
from app.consults.errors import NoSuchConsult
from app.context import Context
from app.dispatch import service as dispatch
from app.identity.rules import Role
from app.identity.service import Actor
from app.platform.db import DatabaseAway
from app.platform.logs import log
from app.presence import service as presence
from app.realtime.bus import DISPATCH, LOOK_AGAIN, Undo
from app.realtime.protocol import AnySignal, Changed, ErrorCode, Join, Message, Ready, TakenOver, error
from app.realtime.snapshots import snapshot, topics

PARTIES_S = 30
AGAIN_S = 1


@dataclass(frozen=True)
class Parties:
    """The topics of who else takes part in the session that this connection signals for; forgotten at every change."""

    consult_id: UUID | None = None
    topics: dict[UUID, list[str]] = field(default_factory=dict)
    until: float = 0


class Connection:
    """One socket after its hello. Only `write` sends; everybody else leaves things to be sent."""

    def __init__(self, ctx: Context, socket: WebSocket, actor: Actor, pause_s: Callable[[], float]) -> None:
        self.ctx, self.socket, self.actor, self.pause_s = ctx, socket, actor, pause_s
        self.id = uuid4().hex.encode()
        self._signals: deque[str] = deque()
        self._parties = Parties()
        self._stale = self._behind = False
        self._wake = asyncio.Event()
        self._shown: Any = None
        self.too_slow = False

    def hear(self, topic: str, message: bytes) -> None:
        """A message from the bus: a signal for this user (`<origin>|<json>`), or `LOOK_AGAIN`."""
        if message != LOOK_AGAIN:
            origin, _, text = message.partition(b"|")
            if origin != self.id:
                self._push(text.decode())
            return
        if topic.startswith("user:"):
            self._parties = Parties()
            self._stale = True
            self._wake.set()
        else:
            self.look_again()

    def look_again(self) -> None:
        """Something may have changed that nobody could tell."""
        if not self._behind:  # or else it waits already; waking a thousand pages for nothing is work too
            self._behind = True
            self._wake.set()

    def push(self, message: Message) -> None:
        self._push(message.model_dump_json())

    def _push(self, text: str) -> None:
        if len(self._signals) >= self.ctx.settings.socket_backlog:
            self.too_slow = True
        else:
            self._signals.append(text)
        self._wake.set()

    async def write(self) -> None:
        """Send what is waiting, newest snapshot only, until the client proves too slow."""
        await self._send_snapshot(first=True)
        due = monotonic() + self.pause_s()
        while not self.too_slow:
            # What only moves others in the queue may be shown a little later: see `Hub.pause_s`.
            if self._behind:
                with suppress(TimeoutError):
                    await asyncio.wait_for(self._wake.wait(), max(due - monotonic(), 0))
            else:
                await self._wake.wait()
            self._wake.clear()
            while self._signals and not self.too_slow:
                await self._send(self._signals.popleft())
            if self._stale or (self._behind and monotonic() >= due):
                own = self._stale
                self._stale = self._behind = False
                await self._send_snapshot()
                # What was not shown because the database was away is shown soon if it was of the page's own session.
                due = monotonic() + (AGAIN_S if own and self._behind else self.pause_s())

    async def _send_snapshot(self, first: bool = False) -> None:
        try:
            now = await snapshot(self.ctx, self.actor)
        except DatabaseAway:
            if first:
                raise
            self._behind = True  # the page shows what it has, and is told as soon as there is something to tell
            return
        content = now.model_dump(exclude={"as_of"})
        if first:
            await self._send(Ready(snapshot=now).model_dump_json())
        elif content != self._shown:
            await self._send(Changed(snapshot=now).model_dump_json())
        self._shown = content

    async def _send(self, text: str) -> None:
        try:
            async with asyncio.timeout(self.ctx.settings.socket_send_s):
                await self.socket.send_text(text)
        except TimeoutError:
            self.too_slow = True

    async def relay(self, signal: AnySignal) -> None:
        """Hand a signal to whom it is for, if both take part in the session."""
        known = self._parties
        if known.consult_id != signal.consult_id or monotonic() > known.until:
            try:
                known = self._parties = await self._look_up(signal.consult_id)
            except NoSuchConsult:
                known = Parties()
            except DatabaseAway:
                return  # the pages repeat what nobody answered
        topic = known.topics.get(signal.to)
        if topic is None:
            self.push(error(ErrorCode.NOT_YOUR_SESSION))
            return
        signal.sender = self.actor.user_id
        self.ctx.bus.publish(topic, b"|" + signal.model_dump_json().encode())
        if isinstance(signal, Join):
            taken = TakenOver(consult_id=signal.consult_id, peer=signal.peer)
            message = self.id + b"|" + taken.model_dump_json().encode()
            self.ctx.bus.publish([f"user:{self.actor.user_id}"], message)

    async def _look_up(self, consult_id: UUID) -> Parties:
        # A change tells this page to look again and so empties the cache; the time limit is for a lost message.
        others = (await dispatch.reach(self.ctx, self.actor.user_id, consult_id)).others
        return Parties(consult_id, {one: [f"user:{one}"] for one in others}, monotonic() + PARTIES_S)


class Hub:
    """Knows the open connections, and keeps telling the database that their people are here."""

    def __init__(self, ctx: Context) -> None:
        self.ctx = ctx
        self._open: dict[UUID, set[Connection]] = defaultdict(set)

    def pause_s(self) -> float:
        """How long a page may show others' sessions as they were, seconds: the longer, the more pages there are.

        In a disaster each of thousands of waiting officers has a new place at every answer. Pages that were told in
        the same instant are spread out by chance, so that somebody's ring does not wait behind a wave of them.
        """
        mean = self.ctx.settings.refresh_s + len(self._open) / self.ctx.settings.refreshes_per_s
        return mean * uniform(0.5, 1.5)  # noqa: S311 (spreads load, guards nothing)

    async def enter(self, connection: Connection) -> Undo:
        """Note a new connection; returns the undoing of its subscriptions."""
        actor = connection.actor
        wanted = await topics(self.ctx, actor)
        await self._beat({actor.user_id: actor.role})
        # Nothing below can fail, so that no half-entered connection is left behind.
        unsubscribe = await self.ctx.bus.subscribe(wanted, connection.hear)
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
            if not self.ctx.bus.healthy:
                for connection in [one for open_ in self._open.values() for one in open_]:
                    connection.look_again()
            try:
                await self._beat(people)
            except Exception:
                log.exception("heartbeat failed; the next one tries again")
