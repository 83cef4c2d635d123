"""Fan-out of "something changed" and of relayed signals, inside one process or between the nodes of a service.

A topic is `user:<id>`, `provider:<id>`, `agency:<id>` or `dispatch`. A message that is lost costs a delay, never a
session: everything that matters is in the database.
"""

import asyncio
from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Protocol

from nats.aio.client import Client
from nats.aio.msg import Msg
from nats.aio.subscription import Subscription
from nats.errors import Error as NatsError

from app.platform.logs import log

Listener = Callable[[str, bytes], None]
Undo = Callable[[], None]

DISPATCH = "dispatch"
LOOK_AGAIN = b""
LOOK_SOON = b"+"


def word(text: bytes, origin: bytes = b"") -> bytes:
    """A message that every page of a user is sent as it stands, but for the connection `origin`."""
    return origin + b"|" + text


class Bus(Protocol):
    """Hands messages to the listeners of their topics.

    `LOOK_AGAIN`, the empty message, says that something changed; `LOOK_SOON` that something did of which the page knows
    what matters most already, and must not be kept from acting on that.
    """

    @property
    def healthy(self) -> bool:
        """False while other nodes may not be heard: then pages must poll."""

    async def start(self) -> None:
        """Connect, if there is anything to connect to; returns at once if that takes long, and keeps trying."""

    async def close(self) -> None:
        """Undo `start`."""

    async def subscribe(self, topics: Iterable[str], listener: Listener) -> Undo:
        """Call `listener(topic, message)` for every message on `topics` from now on; returns the undoing."""

    def publish(self, topics: Iterable[str], message: bytes = LOOK_AGAIN) -> None:
        """Tell everyone who listens to any of `topics`. Never waits and never fails."""


class LocalBus:
    """The bus of a service that is one process: at once, and in order within a topic."""

    healthy = True

    def __init__(self) -> None:
        self._listeners: dict[str, list[Listener]] = defaultdict(list)

    async def start(self) -> None:
        return

    async def close(self) -> None:
        return

    async def subscribe(self, topics: Iterable[str], listener: Listener) -> Undo:
        chosen = set(topics)
        for topic in chosen:
            self._listeners[topic].append(listener)

        def undo() -> None:
            for topic in chosen:
                self._listeners[topic].remove(listener)
                if not self._listeners[topic]:
                    del self._listeners[topic]

        return undo

    def publish(self, topics: Iterable[str], message: bytes = LOOK_AGAIN) -> None:
        for topic in set(topics):
            for listener in tuple(self._listeners.get(topic, ())):
                listener(topic, message)

    def topics(self) -> list[str]:
        """The topics that somebody listens to."""
        return list(self._listeners)


class NatsBus:
    """The bus of a service with several nodes: one NATS subject a topic, subscribed while somebody here listens.

    Arguments: `url` of the NATS server (`nats://...`, several separated by commas), `prefix` of every subject, so that
    two services can share a server. While NATS is away, messages reach the listeners of this node only; when it is
    back, every listener is told to look again.
    """

    def __init__(self, url: str, prefix: str = "corespond") -> None:
        self._url, self._prefix = url, prefix
        self._here = LocalBus()
        self._nats = Client()
        self._subscriptions: dict[str, Subscription] = {}
        self._wanted: dict[str, int] = defaultdict(int)
        self._work: asyncio.Queue[tuple[str, bytes | None]] = asyncio.Queue()
        self._tasks: list[asyncio.Task[None]] = []

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
            await asyncio.gather(*(self._listen(topic) for topic in chosen))

        def stop() -> None:
            undo()
            for topic in chosen:
                self._wanted[topic] -= 1
                self._work.put_nowait((topic, None))

        return stop

    def publish(self, topics: Iterable[str], message: bytes = LOOK_AGAIN) -> None:
        if not self.healthy:
            self._here.publish(topics, message)
            return
        for topic in set(topics):
            self._work.put_nowait((topic, message))

    def _subject(self, topic: str) -> str:
        return f"{self._prefix}.{topic.replace(':', '.')}"

    async def _listen(self, topic: str) -> None:
        """Subscribe on the server, and return only when it has heard of it."""
        if topic in self._subscriptions or not self._wanted[topic]:
            return

        async def hear(message: Msg) -> None:
            self._here.publish([topic], message.data)

        try:
            self._subscriptions[topic] = await self._nats.subscribe(self._subject(topic), cb=hear)
            await self._nats.flush(timeout=2)
        except NatsError as problem:
            log.warning("bus not subscribed", why=type(problem).__name__)

    async def _connect(self) -> None:
        while not self._nats.is_connected:
            try:
                await self._nats.connect(
                    self._url.split(","),
                    name="corespond",
                    connect_timeout=2,
                    allow_reconnect=True,
                    max_reconnect_attempts=-1,
                    reconnect_time_wait=1,
                    disconnected_cb=self._on_away,
                    reconnected_cb=self._on_back,
                    error_cb=self._on_error,
                )
            except (NatsError, OSError, TimeoutError) as problem:
                log.warning("bus away", why=type(problem).__name__)
                await asyncio.sleep(1)
        await self._on_back()

    async def _on_back(self) -> None:
        log.info("bus connected")
        await asyncio.gather(*(self._listen(topic) for topic in self._here.topics()))
        self._here.publish(self._here.topics())

    async def _on_away(self) -> None:
        log.warning("bus away")

    async def _on_error(self, problem: Exception) -> None:
        log.info("bus error", why=type(problem).__name__)

    async def _pump(self) -> None:
        """Send what was published, in order; end subscriptions nobody here needs any more."""
        while True:
            topic, message = await self._work.get()
            try:
                if message is not None:
                    await self._nats.publish(self._subject(topic), message)
                elif not self._wanted[topic]:
                    del self._wanted[topic]
                    if gone := self._subscriptions.pop(topic, None):
                        await gone.unsubscribe()
            except (NatsError, OSError) as problem:
                log.info("bus message lost", why=type(problem).__name__)


def make(url: str) -> Bus:
    """The bus for the address in the settings; empty means one process."""
    return NatsBus(url) if url else LocalBus()
