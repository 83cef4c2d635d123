"""Tells listeners that something changed, and relays signals, within one process or between the nodes of a service.

A lost message costs a delay, never a session: everything that matters is in the database.
"""

import asyncio
from collections import defaultdict
from collections.abc import Awaitable, Callable, Iterable, Mapping
from enum import IntEnum
from typing import NamedTuple, Protocol

from nats.aio.client import Client
from nats.aio.msg import Msg
from nats.aio.subscription import Subscription
from nats.errors import Error as NatsError

from app.platform.logs import log

VERSION = 1


class Look(IntEnum):
    """Whether a listener should read the database again. Of two values, merging keeps the higher one."""

    NOTHING = 0
    AGAIN = 1
    """Something changed."""
    SOON = 2
    """Something changed, but the page already has the most urgent part and must be able to act on it first."""


class UnknownFrame(ValueError):
    """Raised for bytes that are not a frame of this version: another version's, or damaged ones."""

    def __init__(self, version: int | None) -> None:
        super().__init__(version)
        self.version = version


class Frame(NamedTuple):
    """A message to the listeners of one topic.

    `look` says whether to read the database again. `word` is a message to send unchanged to each listening page; empty
    means none. The connection whose id is `origin` (at most 255 bytes) does not get the word, but follows the look.
    """

    look: Look = Look.NOTHING
    word: bytes = b""
    origin: bytes = b""

    def encode(self) -> bytes:
        """The frame as sent between nodes: a byte each for version, look and length of origin; then origin and word."""
        return bytes((VERSION, self.look, len(self.origin))) + self.origin + self.word

    @classmethod
    def decode(cls, raw: bytes) -> "Frame":
        """The frame in bytes made by `encode`. Raises UnknownFrame for anything else."""
        if not raw or raw[0] != VERSION:
            raise UnknownFrame(raw[0] if raw else None)
        if len(raw) < 3 or raw[1] not in LOOKS or len(raw) < 3 + raw[2]:
            raise UnknownFrame(VERSION)
        begin = 3 + raw[2]
        return cls(Look(raw[1]), raw[begin:], raw[3:begin])


LOOKS = frozenset(Look)
LOOK_AGAIN = Frame(Look.AGAIN)
LOOK_SOON = Frame(Look.SOON)


def merged(a: Frame, b: Frame) -> Frame:
    """One frame in place of `a` followed by `b`.

    SOON outranks AGAIN, which outranks NOTHING. A word is kept together with its origin; of two words the later one is
    kept, because a word published ahead of a snapshot is also in the snapshot.
    """
    spoken = b if b.word else a
    return Frame(max(a.look, b.look), spoken.word, spoken.origin)


def looks(topics: Iterable[str], frame: Frame = LOOK_AGAIN) -> dict[str, Frame]:
    """A mapping to publish: the same frame for each of `topics`."""
    return dict.fromkeys(topics, frame)


Listener = Callable[[str, Frame], None]
Undo = Callable[[], None]


class Bus(Protocol):
    """Delivers frames to the listeners of their topics. A topic is `<kind>` or `<kind>:<id>`."""

    @property
    def healthy(self) -> bool:
        """False while frames of other nodes may be lost, so that pages must poll."""

    async def start(self) -> None:
        """Connect to the server, if any. Returns within two seconds, and keeps trying in the background."""

    async def close(self) -> None:
        """Stop, and close the connection to the server."""

    async def subscribe(self, topics: Iterable[str], listener: Listener) -> Undo:
        """Call `listener(topic, frame)` for every frame on `topics` from now on; returns a function that ends this."""

    def publish(self, frames: Mapping[str, Frame]) -> None:
        """Send each topic its frame after a committed transaction. Never waits, never raises."""

    def relay(self, topic: str, frame: Frame) -> None:
        """Send a topic a frame that nothing stores, from one page to others. Never waits, never raises."""


class LocalBus:
    """The bus of a service with a single process. Frames are delivered at once, in order, without being encoded."""

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

    def publish(self, frames: Mapping[str, Frame]) -> None:
        for topic, frame in frames.items():
            self.relay(topic, frame)

    def relay(self, topic: str, frame: Frame) -> None:
        for listener in tuple(self._listeners.get(topic, ())):
            try:
                listener(topic, frame)
            except Exception:  # the other listeners are still called, and the commit stands
                log.exception("bus listener failed")

    def topics(self) -> list[str]:
        """The topics that have listeners."""
        return list(self._listeners)


class NatsBus:
    """The bus of a service with several nodes: one NATS subject per topic, subscribed to while it has listeners here.

    Arguments: `url` of the NATS server (`nats://...`, several separated by commas), `prefix` of all subjects, so that
    two services can share a server. While NATS is unavailable, frames reach only the listeners of this node; once it is
    back, all listeners are told to look again.
    """

    def __init__(self, url: str, prefix: str = "corespond") -> None:
        self._url, self._prefix = url, prefix
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
        return f"{self._prefix}.{topic.replace(':', '.')}"

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


def make(url: str) -> Bus:
    """The bus for the NATS address in the settings; an empty `url` means a single process."""
    return NatsBus(url) if url else LocalBus()
