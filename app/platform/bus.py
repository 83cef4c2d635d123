"""Tells listeners that something changed, and relays signals, within one process or between the nodes of a service.

A lost message costs a delay, never a session: everything that matters is in the database.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from enum import IntEnum
from typing import NamedTuple, Protocol

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
