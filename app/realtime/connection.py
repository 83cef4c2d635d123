"""One WebSocket connection after its hello: carries out what its `Exchange` decides."""

import asyncio
from collections.abc import Callable, Sequence
from contextlib import suppress
from time import monotonic
from uuid import UUID, uuid4

from app.actor import Actor
from app.consults.errors import NoSuchConsult
from app.context import Context
from app.dispatch import service as dispatch
from app.platform.bus import Frame
from app.platform.db import DatabaseAway
from app.platform.logs import log
from app.platform.socket import Socket
from app.realtime.budget import Budget
from app.realtime.exchange import Action, Exchange, LookUp, Relay, Send, Slow
from app.realtime.outbox import Outbox
from app.realtime.protocol import Close
from app.realtime.snapshots import snapshot


class Connection:
    """One open page of a user.

    Whatever needs no waiting is done at once: relaying a signal costs a task switch only if its parties must be looked
    up first. `pause_s` is called for how long the page may show an old state of other people's sessions, in seconds.
    `budget` is what the page's user may send. `refused` is set to a close code when the socket has to be closed.
    """

    def __init__(
        self, ctx: Context, socket: Socket, actor: Actor, pause_s: Callable[[], float], budget: Budget
    ) -> None:
        self.ctx, self.socket, self.actor, self.pause_s = ctx, socket, actor, pause_s
        self.refused: asyncio.Future[Close] = asyncio.get_running_loop().create_future()
        self._exchange = Exchange(ctx.settings, actor.principal, uuid4().hex.encode(), budget)
        self._outbox = Outbox(ctx.settings.socket_backlog)
        self._wanted: UUID | None = None
        self._asked = asyncio.Event()
        self._wake = asyncio.Event()
        self._slowed: asyncio.TimerHandle | None = None

    def take(self, raw: bytes) -> None:
        """Handle one message from the page, given as raw bytes."""
        if self.refused.done():
            return  # it came in one piece with what the page is refused for
        self._do(self._exchange.take(raw, monotonic()))

    def hear(self, topic: str, frame: Frame) -> None:
        """Handle one frame that the bus delivers for `topic`."""
        if word := self._exchange.word(frame):
            self._push(word, self._exchange.may_be_lost(frame))
        if frame.look and self._exchange.look(topic, frame.look, monotonic()):
            self._wake.set()

    def look_again(self) -> None:
        """Make a snapshot due, because a change may not have been announced."""
        if self._exchange.pace.told(own=False):
            self._wake.set()

    def sign_in_over(self) -> None:
        """Its sign-in has ended: nothing more is sent or taken."""
        self.refuse(Close.SIGN_IN_AGAIN)

    def _do(self, actions: Sequence[Action]) -> None:
        for action in actions:
            if isinstance(action, Relay):
                self.ctx.bus.relay(action.topic, action.frame)
            elif isinstance(action, Send):
                self._push(action.text, may_be_lost=False)
            elif isinstance(action, LookUp):
                self._wanted = action.consult_id
                self.socket.reads(False)
                self._asked.set()
            elif isinstance(action, Slow):
                self._slow(action.pause_s)
            else:
                self.refuse(action.code)

    def _push(self, text: bytes, may_be_lost: bool) -> None:
        """Send a text at once if the page takes it, otherwise when it does.

        What others send must not close a page's socket, however much it is: what the page cannot keep up with is lost.
        """
        if self._outbox.passes(self.socket.writable.is_set()):
            self.socket.send(text)
        elif self._outbox.keep(text, may_be_lost):
            self._wake.set()
        elif not may_be_lost:
            self.refuse(Close.TOO_SLOW)

    def _slow(self, pause_s: float) -> None:
        if self._slowed:
            self._slowed.cancel()
        self._slowed = asyncio.get_running_loop().call_later(pause_s, self._go_on)
        self.socket.reads(False)

    def _go_on(self) -> None:
        self._slowed = None
        self.socket.reads(self._exchange.reads)

    def refuse(self, code: Close) -> None:
        """Have the socket closed with `code`."""
        if not self.refused.done():
            self.refused.set_result(code)

    async def find_parties(self) -> None:
        """Look up the participants of the sessions that signals are held for, until canceled."""
        while True:
            await self._asked.wait()
            self._asked.clear()
            while (consult_id := self._wanted) is not None:
                self._wanted = None
                self._do(await self._look_up(consult_id))
            self.socket.reads(self._exchange.reads and self._slowed is None)

    async def _look_up(self, consult_id: UUID) -> Sequence[Action]:
        try:
            others = (await dispatch.reach(self.ctx, self.actor.principal, consult_id)).others
        except NoSuchConsult:
            others = frozenset()
        except DatabaseAway:
            log.info("signal lost: database away")
            return self._exchange.not_found(monotonic())
        return self._exchange.found(others, monotonic())

    async def write(self) -> None:
        """Send whatever had to wait, and only the newest snapshot, until canceled."""
        await self._show()
        self._outbox.open()
        while True:
            with suppress(TimeoutError):
                async with asyncio.timeout(self._exchange.pace.wait_s(monotonic())):
                    await self._wake.wait()
            self._wake.clear()
            while text := self._outbox.first():
                await self._send(text)
                self._outbox.sent()
            if self._exchange.pace.wait_s(monotonic()) == 0:
                with suppress(DatabaseAway):
                    await self._show()

    async def _show(self) -> None:
        """Read a snapshot and send it if it differs. Raises DatabaseAway; the snapshot is then due again."""
        pace = self._exchange.pace
        pace.reading()
        try:
            now = await snapshot(self.ctx, self.actor)
        except DatabaseAway:
            pace.failed(monotonic(), self.pause_s())
            raise
        if text := self._exchange.show(now):
            await self._send(text)
        pace.shown(monotonic(), self.pause_s())

    async def _send(self, text: bytes) -> None:
        try:
            async with asyncio.timeout(self.ctx.settings.socket_send_s):
                await self.socket.writable.wait()
        except TimeoutError:
            self.refuse(Close.TOO_SLOW)
        else:
            self.socket.send(text)
