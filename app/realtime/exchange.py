"""What is said on one socket after its hello, as decisions: no socket, no bus, no database, no clock.

`Connection` (connection.py) feeds an `Exchange` what arrives, with the time, and does what it returns.
"""

from collections import deque
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple
from uuid import UUID

from app import topics
from app.platform.bus import Frame, Look
from app.platform.logs import log
from app.realtime.pace import Pace
from app.realtime.protocol import (
    Changed,
    Close,
    Error,
    ErrorCode,
    Hello,
    Join,
    Ping,
    Pong,
    Ready,
    Signal,
    Snapshot,
    TakenOver,
    error,
    read,
    signed,
)
from app.settings import Settings

PARTIES_S = 30
"""How long a connection remembers who takes part in a session. A change makes it forget sooner; this limit is for a
change that was not heard."""
NOBODY_S = 1
"""How long it remembers that it reaches nobody: a page that insists asks the database no more often than that."""
PONG = Pong().model_dump_json().encode()


class Send(NamedTuple):
    """Send this text to the page, at once or as soon as the page takes it."""

    text: bytes


class Relay(NamedTuple):
    """Hand this frame to the other pages that listen to `topic`."""

    topic: str
    frame: Frame


class LookUp(NamedTuple):
    """Look up who takes part in this session and answer with `Exchange.found` or `Exchange.not_found`."""

    consult_id: UUID


class Refuse(NamedTuple):
    """Close the socket with this code."""

    code: Close


Action = Send | Relay | LookUp | Refuse
NOTHING: Sequence[Action] = ()


@dataclass(frozen=True, slots=True)
class Parties:
    """Who else takes part in a session: the topic of each, by user id. Good until `until`."""

    consult_id: UUID | None = None
    topics: dict[UUID, str] = field(default_factory=dict)
    until: float = 0

    def are_known(self, consult_id: UUID, now: float) -> bool:
        """Whether these are the parties of this session, and fresh."""
        return self.consult_id == consult_id and now < self.until


NO_PARTIES = Parties()


def hello(raw: bytes, settings: Settings) -> Hello | Close:
    """What the first message of a socket says, or the code to close it with."""
    if len(raw) > settings.socket_drop_bytes:
        return Close.FAR_TOO_LARGE
    message = read(raw, settings.socket_message_bytes)
    return message if isinstance(message, Hello) else Close.BAD_HELLO


class Exchange:
    """Decides what each message of a page means, who gets it, what the page is sent, and when it is refused.

    Arguments: `user_id`, whose page it is; `origin`, the id of this connection among the user's.

    A signal is handed on at once if the parties of its session are known. If not, it is held, and so is every signal
    after it, until the parties were looked up; `reads` is False meanwhile.
    """

    def __init__(self, settings: Settings, user_id: UUID, origin: bytes) -> None:
        self.pace = Pace()
        self._settings, self._origin = settings, origin
        self._sender, self._own = str(user_id), topics.user(user_id)
        self._errors = 0
        self._held: deque[tuple[Signal, bytes]] = deque()
        self._parties = NO_PARTIES
        self._outdated = False
        self._shown: dict[str, Any] | None = None

    @property
    def reads(self) -> bool:
        """Whether to read on: a page whose signals are held is slowed down instead of being kept in memory."""
        return not self._held

    def take(self, raw: bytes, now: float) -> Sequence[Action]:
        """A message of the page."""
        if len(raw) > self._settings.socket_drop_bytes:
            return (Refuse(Close.FAR_TOO_LARGE),)
        message = read(raw, self._settings.socket_message_bytes)
        if isinstance(message, Signal):
            return self._take_signal(message, raw, now)
        if isinstance(message, Ping):
            return (Send(PONG),)
        return self._complain(error(ErrorCode.SECOND_HELLO) if isinstance(message, Hello) else message)

    def _take_signal(self, signal: Signal, raw: bytes, now: float) -> Sequence[Action]:
        if not self._held and self._parties.are_known(signal.consult_id, now):
            return self._hand_on(signal, raw)
        self._held.append((signal, raw))
        return self._look_up() if len(self._held) == 1 else NOTHING

    def _complain(self, problem: Error) -> Sequence[Action]:
        self._errors += 1
        log.info("socket message not taken", code=problem.code)
        said = Send(problem.model_dump_json().encode())
        return (said, Refuse(Close.TOO_MANY_ERRORS)) if self._errors >= self._settings.socket_errors else (said,)

    def _hand_on(self, signal: Signal, raw: bytes) -> Sequence[Action]:
        """Give a signal to the user it is for, if both take part in the session."""
        topic = self._parties.topics.get(signal.to)
        if topic is None:
            return (Send(error(ErrorCode.NOT_YOUR_SESSION).model_dump_json().encode()),)
        relayed = Relay(topic, Frame(word=signed(signal, raw, self._sender)))
        if not isinstance(signal, Join):
            return (relayed,)
        taken = TakenOver(consult_id=signal.consult_id, peer=signal.peer)
        return relayed, Relay(self._own, Frame(word=taken.model_dump_json().encode(), origin=self._origin))

    def _look_up(self) -> Sequence[Action]:
        self._outdated = False
        return (LookUp(self._held[0][0].consult_id),)

    def found(self, others: Collection[UUID], now: float) -> Sequence[Action]:
        """The answer to the last `LookUp`: the other users in that session; none if this user takes no part in it."""
        outdated = self._outdated
        life_s = PARTIES_S if others else NOBODY_S
        self._parties = Parties(self._held[0][0].consult_id, {one: topics.user(one) for one in others}, now + life_s)
        actions = self._release(now)
        if outdated:  # something changed while the database was asked: good enough for what was held, and no longer
            self._parties = NO_PARTIES
        return actions

    def not_found(self, now: float) -> Sequence[Action]:
        """The database could not answer the last `LookUp`. That signal is lost; pages repeat what nobody answered."""
        self._held.popleft()
        return self._release(now)

    def _release(self, now: float) -> Sequence[Action]:
        """Hand on what is held, in order, as far as the parties are known."""
        actions: list[Action] = []
        while self._held:
            if not self._parties.are_known(self._held[0][0].consult_id, now):
                return [*actions, *self._look_up()]
            actions += self._hand_on(*self._held.popleft())
        return actions

    def word(self, frame: Frame) -> bytes:
        """What the page is sent of a frame that its user is told; empty for the page that the frame comes from."""
        return b"" if frame.origin == self._origin else frame.word

    def look(self, topic: str, look: Look, now: float) -> bool:
        """Something changed that `topic` stands for. Returns whether a snapshot may be due sooner than `pace` said."""
        if look is Look.SOON:
            self.pace.calm(now)
        own = topic == self._own
        if own:
            self._parties, self._outdated = NO_PARTIES, True
        return self.pace.told(own)

    def show(self, snapshot: Snapshot) -> bytes | None:
        """The message that shows the page this snapshot; None if it shows the same already."""
        content = snapshot.model_dump(exclude={"as_of"})
        before, self._shown = self._shown, content
        if before is None:
            return Ready(snapshot=snapshot).model_dump_json().encode()
        return None if content == before else Changed(snapshot=snapshot).model_dump_json().encode()
