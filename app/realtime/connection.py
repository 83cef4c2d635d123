"""One socket after its hello: what it hears is handed on, what it must know is sent."""

import asyncio
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from time import monotonic
from typing import Any
from uuid import UUID, uuid4

from app import topics
from app.actor import Actor
from app.consults.errors import NoSuchConsult
from app.context import Context
from app.dispatch import service as dispatch
from app.platform.bus import Frame, Look
from app.platform.db import DatabaseAway
from app.platform.logs import log
from app.platform.socket import Socket
from app.realtime.protocol import (
    Changed,
    Close,
    Error,
    ErrorCode,
    Hello,
    Join,
    Message,
    Ping,
    Pong,
    Ready,
    Signal,
    TakenOver,
    error,
    read,
    signed,
)
from app.realtime.snapshots import snapshot

PARTIES_S = 30
NOBODY_S = 1  # a page that insists on a session that is not its own asks the database no more often than that
AGAIN_S = 1
SOON_S = 0.3  # a face that was accepted is there by then; a snapshot is work for the server, and for the page


@dataclass(frozen=True)
class Parties:
    """The topics of who else takes part in the session that this connection signals for; forgotten at every change."""

    consult_id: UUID | None = None
    topics: dict[UUID, str] = field(default_factory=dict)
    until: float = 0


class Connection:
    """Hands on at once what it can: a signal costs no task switch unless its parties must be looked up first."""

    def __init__(self, ctx: Context, socket: Socket, actor: Actor, pause_s: Callable[[], float]) -> None:
        self.ctx, self.socket, self.actor, self.pause_s = ctx, socket, actor, pause_s
        self.id = uuid4().hex.encode()
        self._sender = str(actor.user_id)
        self.refused: asyncio.Future[Close] = asyncio.get_running_loop().create_future()
        self._errors = 0
        self._held: deque[tuple[Signal, bytes]] = deque()
        self._asked = asyncio.Event()
        self._signals: deque[bytes] = deque()
        self._parties = Parties()
        self._ready = self._stale = self._behind = False
        self._due = self._calm_until = 0.0
        self._wake = asyncio.Event()
        self._shown: Any = None

    def take(self, raw: bytes) -> None:
        """A message of the client."""
        settings = self.ctx.settings
        if len(raw) > settings.socket_drop_bytes:
            self._refuse(Close.FAR_TOO_LARGE)
            return
        message = read(raw, settings.socket_message_bytes)
        if isinstance(message, Signal):
            self._take_signal(message, raw)
        elif isinstance(message, Ping):
            self.push(Pong())
        else:
            self._complain(error(ErrorCode.SECOND_HELLO) if isinstance(message, Hello) else message)

    def _take_signal(self, signal: Signal, raw: bytes) -> None:
        if not self._held and self._knows(signal):
            self._hand_on(signal, raw)
        else:
            self._held.append((signal, raw))
            self.socket.reads(False)
            self._asked.set()

    def _complain(self, problem: Error) -> None:
        self._errors += 1
        log.info("socket message not taken", code=problem.code)
        self.push(problem)
        if self._errors >= self.ctx.settings.socket_errors:
            self._refuse(Close.TOO_MANY_ERRORS)

    def _refuse(self, code: Close) -> None:
        if not self.refused.done():
            self.refused.set_result(code)

    def _knows(self, signal: Signal) -> bool:
        return self._parties.consult_id == signal.consult_id and monotonic() < self._parties.until

    def _hand_on(self, signal: Signal, raw: bytes) -> None:
        """Give a signal to whom it is for, if both take part in the session."""
        topic = self._parties.topics.get(signal.to)
        if topic is None:
            self.push(error(ErrorCode.NOT_YOUR_SESSION))
            return
        self.ctx.bus.relay(topic, Frame(word=signed(signal, raw, self._sender)))
        if isinstance(signal, Join):
            taken = TakenOver(consult_id=signal.consult_id, peer=signal.peer)
            frame = Frame(word=taken.model_dump_json().encode(), origin=self.id)
            self.ctx.bus.relay(topics.user(self.actor.user_id), frame)

    async def find_parties(self) -> None:
        """Until cancelled: look up for whom the held signals may be, and hand them on, in order."""
        while True:
            await self._asked.wait()
            self._asked.clear()
            while self._held:
                signal, raw = self._held[0]
                if not self._knows(signal):
                    await self._look_up(signal.consult_id)
                if self._knows(signal):
                    self._hand_on(signal, raw)
                self._held.popleft()
            self.socket.reads(True)

    async def _look_up(self, consult_id: UUID) -> None:
        # A change tells this page to look again and so empties the cache; the time limit is for a lost message.
        try:
            others = (await dispatch.reach(self.ctx, self.actor.user_id, consult_id)).others
        except NoSuchConsult:
            self._parties = Parties(consult_id, until=monotonic() + NOBODY_S)
        except DatabaseAway:
            log.info("signal lost: database away")  # the pages repeat what nobody answered
        else:
            self._parties = Parties(consult_id, {one: topics.user(one) for one in others}, monotonic() + PARTIES_S)

    def hear(self, topic: str, frame: Frame) -> None:
        """What the bus tells: a word for this user's pages, and whether to look at the database again."""
        if frame.word and frame.origin != self.id:
            self._push(frame.word)
        if frame.look is Look.NOTHING:
            return
        if frame.look is Look.SOON:
            self._calm_until = monotonic() + SOON_S
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
        """Send a message as soon as the client takes it."""
        self._push(message.model_dump_json().encode())

    def _push(self, text: bytes) -> None:
        if self._ready and not self._signals and self.socket.writable.is_set():
            self.socket.send(text)
        elif len(self._signals) < self.ctx.settings.socket_backlog:
            self._signals.append(text)
            self._wake.set()
        else:
            self._refuse(Close.TOO_SLOW)

    async def write(self) -> None:
        """Until cancelled: send what had to wait, and of the snapshots the newest only."""
        await self._send_snapshot(first=True)
        self._ready = True
        self._due = monotonic() + self.pause_s()
        while True:
            with suppress(TimeoutError):
                async with asyncio.timeout(self._wait_s()):
                    await self._wake.wait()
            self._wake.clear()
            while self._signals:
                await self._send(self._signals.popleft())
            if self._wait_s() == 0:
                own = self._stale
                self._stale = self._behind = False
                await self._send_snapshot()
                # What was not shown because the database was away is shown soon if it was of the page's own session.
                self._due = monotonic() + (AGAIN_S if own and self._behind else self.pause_s())

    def _wait_s(self) -> float | None:
        """How long the next snapshot still has to wait; None where there is none to send."""
        if not (self._stale or self._behind):
            return None
        # What only moves others in the queue may be shown a little later: see `Hub.pause_s`.
        due = self._calm_until if self._stale else max(self._due, self._calm_until)
        return max(due - monotonic(), 0)

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
            await self._send(Ready(snapshot=now).model_dump_json().encode())
        elif content != self._shown:
            await self._send(Changed(snapshot=now).model_dump_json().encode())
        self._shown = content

    async def _send(self, text: bytes) -> None:
        try:
            async with asyncio.timeout(self.ctx.settings.socket_send_s):
                await self.socket.writable.wait()
        except TimeoutError:
            self._refuse(Close.TOO_SLOW)
        else:
            self.socket.send(text)
