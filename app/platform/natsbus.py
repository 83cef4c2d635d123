"""The bus between the nodes of a service: one NATS subject for each topic."""

import asyncio
from collections import defaultdict
from collections.abc import Awaitable, Callable, Iterable, Mapping
from typing import Any, NamedTuple

from nats.aio.client import Client
from nats.aio.msg import Msg
from nats.aio.subscription import Subscription
from nats.errors import Error as NatsError

from app.platform import tls
from app.platform.bus import LOOK_AGAIN, VERSION, Frame, Listener, LocalBus, Undo, UnknownFrame, looks
from app.platform.logs import log

PREFIX = "corespond"
"""What every subject begins with. deploy/nats/permissions.conf names the subjects."""


def subject(topic: str, prefix: str = PREFIX) -> str:
    """The NATS subject of a topic."""
    return f"{prefix}.{topic.replace(':', '.')}"


class Login(NamedTuple):
    """Who this service is at NATS. Empty: nobody, or whom the server's address names."""

    user: str = ""
    password: str = ""


NOBODY = Login()


class NatsBus:
    """The bus of a service with several nodes: one NATS subject per topic, subscribed to while it has listeners here.

    Arguments: `servers`, the URLs of the NATS servers (`nats://...`); `login`; `ca`, what their certificates are
    checked with, as in `app.platform.tls.context` (empty: no TLS); `prefix` of all subjects, so that two services can
    share a server. While NATS is unavailable, frames reach only the listeners of this node; once it is back, all
    listeners are told to look again.
    """

    def __init__(self, servers: Iterable[str], login: Login = NOBODY, ca: str = "", prefix: str = PREFIX) -> None:
        self._servers, self._prefix = list(servers), prefix
        self._options: dict[str, Any] = {}
        if login.user:
            self._options |= {"user": login.user, "password": login.password}
        if ca:
            # The handshake comes before the server's first word. Otherwise the client would believe one that says it
            # wants no TLS, and send it the password (nats-py 2.16).
            self._options |= {"tls": tls.context(ca), "tls_handshake_first": True}
        self._here = LocalBus()
        self._nats = Client()
        self._subscriptions: dict[str, Subscription] = {}
        self._wanted: dict[str, int] = defaultdict(int)
        self._work: asyncio.Queue[tuple[str, Frame | None]] = asyncio.Queue()
        self._tasks: list[asyncio.Task[None]] = []
        self._unknown: set[int | None] = set()

    @property
    def healthy(self) -> bool:
        return self._nats.is_connected

    async def start(self) -> None:
        self._tasks = [asyncio.create_task(self._connect()), asyncio.create_task(self._pump())]
        await asyncio.wait([self._tasks[0]], timeout=2)

    async def close(self) -> None:
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        if not self._nats.is_closed:
            await self._nats.close()

    async def subscribe(self, topics: Iterable[str], listener: Listener) -> Undo:
        chosen = set(topics)
        undo = await self._here.subscribe(chosen, listener)
        for topic in chosen:
            self._wanted[topic] += 1
        if self.healthy:
            await self._listen(chosen)

        def stop() -> None:
            undo()
            for topic in chosen:
                self._wanted[topic] -= 1
                self._work.put_nowait((topic, None))

        return stop

    def publish(self, frames: Mapping[str, Frame]) -> None:
        for topic, frame in frames.items():
            self.relay(topic, frame)

    def relay(self, topic: str, frame: Frame) -> None:
        if self.healthy:
            self._work.put_nowait((topic, frame))
        else:
            self._here.relay(topic, frame)

    def _read(self, raw: bytes) -> Frame:
        try:
            return Frame.decode(raw)
        except UnknownFrame as unknown:
            if unknown.version not in self._unknown:
                self._unknown.add(unknown.version)
                log.warning("bus frame not understood: pages look again", version=unknown.version, own=VERSION)
            return LOOK_AGAIN

    def _subject(self, topic: str) -> str:
        return subject(topic, self._prefix)

    async def _listen(self, topics: Iterable[str]) -> None:
        """Subscribe on the server, and return once the server has processed the subscriptions."""
        try:
            for topic in topics:
                if self._wanted[topic] and topic not in self._subscriptions:
                    self._subscriptions[topic] = await self._nats.subscribe(self._subject(topic), cb=self._ear(topic))
            # Twice: the client writes a ping ahead of what it has queued, so the first answer may come before the
            # server has read the subscription. It has been written by then, so the second answer cannot.
            await self._nats.flush(timeout=2)
            await self._nats.flush(timeout=2)
        except NatsError as problem:
            log.warning("bus not subscribed", why=type(problem).__name__)

    def _ear(self, topic: str) -> Callable[[Msg], Awaitable[None]]:
        async def hear(message: Msg) -> None:
            self._here.relay(topic, self._read(message.data))

        return hear

    async def _connect(self) -> None:
        while not self._nats.is_connected:
            try:
                await self._nats.connect(
                    self._servers,
                    name="corespond",
                    connect_timeout=2,
                    allow_reconnect=True,
                    max_reconnect_attempts=-1,
                    reconnect_time_wait=1,
                    disconnected_cb=self._on_away,
                    reconnected_cb=self._on_back,
                    error_cb=self._on_error,
                    **self._options,
                )
            except (NatsError, OSError, TimeoutError) as problem:
                log.warning("bus away", why=type(problem).__name__)
                await asyncio.sleep(1)
        await self._on_back()

    async def _on_back(self) -> None:
        log.info("bus connected")
        await self._listen(self._here.topics())
        self._here.publish(looks(self._here.topics()))

    async def _on_away(self) -> None:
        log.warning("bus away")

    async def _on_error(self, problem: Exception) -> None:
        log.info("bus error", why=type(problem).__name__)

    async def _pump(self) -> None:
        """Send the queued frames in order, and end subscriptions that have no listener here anymore."""
        while True:
            topic, frame = await self._work.get()
            try:
                if frame is not None:
                    await self._nats.publish(self._subject(topic), frame.encode())
                elif not self._wanted[topic]:
                    del self._wanted[topic]
                    if gone := self._subscriptions.pop(topic, None):
                        await gone.unsubscribe()
            except (NatsError, OSError, ValueError) as problem:
                log.info("bus message lost", why=type(problem).__name__)
