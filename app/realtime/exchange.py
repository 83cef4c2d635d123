"""Decisions about the messages on one socket after its hello, without a socket, bus, database or clock.

`Connection` (connection.py) passes an `Exchange` whatever arrives, with the time, and carries out what it returns.
"""

from collections import deque
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from math import inf
from typing import Any, NamedTuple
from uuid import UUID

from app import topics
from app.actor import Principal
from app.platform.bus import Frame, Look
from app.platform.logs import log
from app.realtime.budget import Budget
from app.realtime.pace import Pace
from app.realtime.protocol import (
    Changed,
    Close,
    Error,
    ErrorCode,
    FromClient,
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
"""How long a connection remembers who takes part in a session, seconds. A change makes it forget sooner; this limit
covers a change whose frame was lost."""
NOBODY_S = 1
"""How long it remembers that its user takes no part in a session, seconds: a page that keeps trying makes it ask the
database no more often than that."""
PONG = Pong().model_dump_json().encode()


class Send(NamedTuple):
    """Send this text to the page, at once or as soon as its socket can be written to."""

    text: bytes


class Relay(NamedTuple):
    """Relay this frame to the other pages that listen to `topic`."""

    topic: str
    frame: Frame


class LookUp(NamedTuple):
    """Look up who takes part in this session and answer with `Exchange.found` or `Exchange.not_found`."""

    consult_id: UUID


class Slow(NamedTuple):
    """Read nothing of the page for this long, seconds: it sends more than its user may."""

    pause_s: float


class Refuse(NamedTuple):
    """Close the socket with this code."""

    code: Close


Action = Send | Relay | LookUp | Slow | Refuse
NOTHING: Sequence[Action] = ()


@dataclass(frozen=True, slots=True)
class Parties:
    """The other participants of a session: the topic of each by written form. Valid until `until` (monotonic)."""

    consult_id: UUID | None = None
    topics: dict[str, str] = field(default_factory=dict)
    until: float = 0

    def are_known(self, consult_id: UUID, now: float) -> bool:
        """Whether these are the participants of this session, and still valid at `now` (monotonic seconds)."""
        return self.consult_id == consult_id and now < self.until


NO_PARTIES = Parties()


def hello(raw: bytes, settings: Settings) -> Hello | Close:
    """The hello in a socket's first message, or the code to close the socket with if it is not a hello."""
    if len(raw) > settings.socket_drop_bytes:
        return Close.FAR_TOO_LARGE
    message = read(raw, settings.socket_message_bytes)
    return message if isinstance(message, Hello) else Close.BAD_HELLO


class Exchange:
    """Decides what each message from a page means, who receives it, what the page is sent, and when it is refused.

    `principal` is whose page it is; `origin` identifies this connection among theirs; `budget` is what they may send
    over all of them. Times (`now`) are seconds of a monotonic clock.

    A signal is relayed at once if the participants of its session are known. Otherwise that signal and all that follow
    are held until the participants have been looked up; `reads` is False until then.
    """

    def __init__(self, settings: Settings, principal: Principal, origin: bytes, budget: Budget) -> None:
        self.pace = Pace()
        self._settings, self._origin, self._budget = settings, origin, budget
        self._sender, self._own = str(principal), topics.principal(principal)
        self._errors = 0
        self._held: deque[tuple[Signal, bytes]] = deque()
        self._parties = NO_PARTIES
        self._outdated = False
        self._shown: dict[str, Any] | None = None

    @property
    def reads(self) -> bool:
        """Whether to read further messages. False while signals are held, so that they do not pile up in memory."""
        return not self._held

    def take(self, raw: bytes, now: float) -> Sequence[Action]:
        """The actions for one message from the page, given as raw bytes."""
        if len(raw) > self._settings.socket_drop_bytes:
            return (Refuse(Close.FAR_TOO_LARGE),)
        message = read(raw, self._settings.socket_message_bytes)
        pause_s = self._budget.charge(type(message), len(raw), now)
        if pause_s == inf:
            return (Refuse(Close.SENT_TOO_MUCH),)
        actions = self._take(message, raw, now)
        return (*actions, Slow(pause_s)) if pause_s else actions

    def _take(self, message: FromClient | Error, raw: bytes, now: float) -> Sequence[Action]:
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
        """Relay a signal to its recipient if sender and recipient both take part in the session."""
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

    def found(self, others: Collection[Principal], now: float) -> Sequence[Action]:
        """The actions after the last `LookUp`; `others` is empty if this principal takes no part in that session."""
        outdated = self._outdated
        life_s = PARTIES_S if others else NOBODY_S
        known = {str(one): topics.principal(one) for one in others}
        self._parties = Parties(self._held[0][0].consult_id, known, now + life_s)
        actions = self._release(now)
        if outdated:  # something changed during the query: the answer serves for the held signals and no longer
            self._parties = NO_PARTIES
        return actions

    def not_found(self, now: float) -> Sequence[Action]:
        """The actions after a `LookUp` that failed. Its signal is lost; pages repeat signals that nobody answered."""
        self._held.popleft()
        return self._release(now)

    def _release(self, now: float) -> Sequence[Action]:
        """Relay the held signals, in order, as far as the participants are known."""
        actions: list[Action] = []
        while self._held:
            if not self._parties.are_known(self._held[0][0].consult_id, now):
                return [*actions, *self._look_up()]
            actions += self._hand_on(*self._held.popleft())
        return actions

    def word(self, frame: Frame) -> bytes:
        """The message in a frame for this page; empty if the frame comes from this connection."""
        return b"" if frame.origin == self._origin else frame.word

    def may_be_lost(self, frame: Frame) -> bool:
        """Whether the page may miss this frame's word: a signal, which the other page repeats until it is answered."""
        return frame.look is Look.NOTHING and not frame.origin

    def look(self, topic: str, look: Look, now: float) -> bool:
        """Note a change announced on `topic`. Returns whether a snapshot may now be due sooner than `pace` said."""
        if look is Look.SOON:
            self.pace.calm(now)
        own = topic == self._own
        if own:
            self._parties, self._outdated = NO_PARTIES, True
        return self.pace.told(own)

    def show(self, snapshot: Snapshot) -> bytes | None:
        """The message that carries this snapshot to the page; None if the page already shows the same."""
        content = snapshot.model_dump(exclude={"as_of"})
        before, self._shown = self._shown, content
        if before is None:
            return Ready(snapshot=snapshot).model_dump_json().encode()
        return None if content == before else Changed(snapshot=snapshot).model_dump_json().encode()
