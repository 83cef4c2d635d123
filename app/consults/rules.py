"""The life of a consult: the only place that knows which step may follow which. Pure.

Few states drive; the codes in an event's data (who ended it, why) only explain.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID


class State(StrEnum):
    """Where a consult stands. Screens call a consult a session."""

    REQUESTED = "requested"
    QUEUED = "queued"
    OFFERED = "offered"
    ACCEPTED = "accepted"
    CONNECTING = "connecting"
    ACTIVE = "active"
    INTERRUPTED = "interrupted"
    ENDED = "ended"
    DOCUMENTED = "documented"
    CLOSED = "closed"
    CANCELLED = "cancelled"
    ABANDONED = "abandoned"
    UNANSWERED = "unanswered"


class Event(StrEnum):
    """What can happen to a consult."""

    REQUESTED = "requested"
    """Source: the officer's Start consult. The first event; effect: the consult exists."""
    QUEUED = "queued"
    """Source: the server, right after the request. Effect: it waits for a clinician."""
    OFFERED = "offered"
    """Source: dispatch, or a supervisor's assignment. Effect: one clinician's screen rings."""
    PASSED = "passed"
    """Source: one of several ringing clinicians, or their deadline. Effect: none, the others' screens ring on."""
    DECLINED = "declined"
    """Source: the last ringing clinician. Effect: back in the queue, in its old place."""
    OFFER_EXPIRED = "offer_expired"
    """Source: the last offer's deadline. Effect: back in the queue, in its old place."""
    CLINICIAN_GONE = "clinician_gone"
    """Source: dispatch, when the last ringing clinician is gone or off call. Effect: back in the queue."""
    LEAD_PAGED = "lead_paged"
    """Source: the deadline of the agency's policy. Effect: the on-call lead is told; the session waits on."""
    REORDERED = "reordered"
    """Source: a supervisor, with a reason. Effect: another place in the queue."""
    CALL_BACK_ASKED = "call_back_asked"
    """Source: an officer who must move. Effect: keeps its place, rings nobody before the time, may be silent."""
    CALL_BACK_ANSWERED = "call_back_answered"
    """Source: the officer, back at the tablet. Effect: an ordinary session again."""
    ACCEPTED = "accepted"
    """Source: a clinician. Effect: the consult is theirs, every other offer is over."""
    JOINED = "joined"
    """Source: the first side whose call page is up. Effect: the call is being set up."""
    CONNECTED = "connected"
    """Source: the first side that sees media flow. Effect: in consult (again)."""
    INTERRUPTED = "interrupted"
    """Source: a side that lost the other's media. Effect: both sides try again; time to give up is set."""
    STEPPED = "stepped"
    """Source: a side that sends more or less than before, with what it measured. Effect: none but on the record."""
    HANDED_BACK = "handed_back"
    """Source: the clinician (cold hand-off). Effect: the same session at the front of the queue."""
    HAND_OFF_ASKED = "hand_off_asked"
    """Source: the clinician (warm hand-off). Effect: another clinician is rung while the call goes on."""
    HAND_OFF_CALLED_OFF = "hand_off_called_off"
    """Source: the clinician. Effect: nobody else is rung any more."""
    SECOND_JOINED = "second_joined"
    """Source: another clinician's Accept. Effect: three are in the call together."""
    SECOND_LEFT = "second_left"
    """Source: that clinician. Effect: two are in the call again."""
    HANDED_OVER = "handed_over"
    """Source: the first clinician, leaving. Effect: the session and its documentation are the second's."""
    CANCELLED = "cancelled"
    """Source: the officer, or a supervisor with a reason, before a clinician accepted. Final."""
    ABANDONED = "abandoned"
    """Source: the deadline of a silent tablet, or of a call back that nobody answered. Final."""
    UNANSWERED = "unanswered"
    """Source: the deadline of waiting. Final; the officer is shown the telephone line."""
    ENDED = "ended"
    """Source: either side, or the deadline of a lost connection. Effect: both sides record the outcome.

    A session that waits after a hand-off ends so too: it has been held, and is neither cancelled nor unanswered."""
    REPORTED = "reported"
    """Source: the officer's four answers. Effect: closes the consult if the clinician has documented."""
    DOCUMENTED = "documented"
    """Source: the clinician's Complete documentation. Effect: the clinician is free again."""
    CLOSED = "closed"
    """Source: the server, when both records are there. Final."""


_S, _E = State, Event

TRANSITIONS: dict[tuple[State, Event], State] = {
    (_S.REQUESTED, _E.QUEUED): _S.QUEUED,
    (_S.REQUESTED, _E.CANCELLED): _S.CANCELLED,
    (_S.QUEUED, _E.OFFERED): _S.OFFERED,
    (_S.QUEUED, _E.ACCEPTED): _S.ACCEPTED,
    (_S.QUEUED, _E.CANCELLED): _S.CANCELLED,
    (_S.QUEUED, _E.ABANDONED): _S.ABANDONED,
    (_S.QUEUED, _E.UNANSWERED): _S.UNANSWERED,
    (_S.OFFERED, _E.DECLINED): _S.QUEUED,
    (_S.OFFERED, _E.OFFER_EXPIRED): _S.QUEUED,
    (_S.OFFERED, _E.CLINICIAN_GONE): _S.QUEUED,
    (_S.OFFERED, _E.ACCEPTED): _S.ACCEPTED,
    (_S.OFFERED, _E.CANCELLED): _S.CANCELLED,
    (_S.OFFERED, _E.ABANDONED): _S.ABANDONED,
    (_S.OFFERED, _E.UNANSWERED): _S.UNANSWERED,
    (_S.ACCEPTED, _E.JOINED): _S.CONNECTING,
    (_S.ACCEPTED, _E.ENDED): _S.ENDED,
    (_S.CONNECTING, _E.CONNECTED): _S.ACTIVE,
    (_S.CONNECTING, _E.ENDED): _S.ENDED,
    (_S.ACTIVE, _E.INTERRUPTED): _S.INTERRUPTED,
    (_S.ACTIVE, _E.ENDED): _S.ENDED,
    (_S.INTERRUPTED, _E.CONNECTED): _S.ACTIVE,
    (_S.INTERRUPTED, _E.ENDED): _S.ENDED,
    (_S.ENDED, _E.REPORTED): _S.ENDED,
    (_S.ENDED, _E.DOCUMENTED): _S.DOCUMENTED,
    (_S.DOCUMENTED, _E.REPORTED): _S.DOCUMENTED,
    (_S.DOCUMENTED, _E.CLOSED): _S.CLOSED,
    (_S.OFFERED, _E.OFFERED): _S.OFFERED,
    (_S.OFFERED, _E.PASSED): _S.OFFERED,
    (_S.QUEUED, _E.ENDED): _S.ENDED,
    (_S.OFFERED, _E.ENDED): _S.ENDED,
    (_S.QUEUED, _E.CALL_BACK_ASKED): _S.QUEUED,
    (_S.OFFERED, _E.CALL_BACK_ASKED): _S.QUEUED,
    (_S.ACCEPTED, _E.ABANDONED): _S.ABANDONED,
    (_S.CONNECTING, _E.ABANDONED): _S.ABANDONED,
}

WAITING = frozenset({_S.REQUESTED, _S.QUEUED, _S.OFFERED})
IN_CALL = frozenset({_S.ACCEPTED, _S.CONNECTING, _S.ACTIVE, _S.INTERRUPTED})
LIVE = WAITING | IN_CALL
AFTER_CALL = frozenset({_S.ENDED, _S.DOCUMENTED, _S.CLOSED})
FINAL = frozenset({_S.CLOSED, _S.CANCELLED, _S.ABANDONED, _S.UNANSWERED})

# Steps that leave the state as it is: they move a place in the queue, tell of the connection, or concern a second
# clinician.
STEADY: dict[frozenset[State], frozenset[Event]] = {
    frozenset({_S.QUEUED, _S.OFFERED}): frozenset({_E.LEAD_PAGED, _E.REORDERED, _E.CALL_BACK_ANSWERED}),
    frozenset({_S.ACCEPTED, _S.CONNECTING}): frozenset({_E.CALL_BACK_ANSWERED}),
    IN_CALL: frozenset(
        {
            _E.STEPPED,
            _E.HAND_OFF_ASKED,
            _E.HAND_OFF_CALLED_OFF,
            _E.OFFERED,
            _E.PASSED,
            _E.DECLINED,
            _E.OFFER_EXPIRED,
            _E.CLINICIAN_GONE,
            _E.SECOND_JOINED,
            _E.SECOND_LEFT,
            _E.HANDED_OVER,
        }
    ),
}
TRANSITIONS |= {(state, event): state for states, events in STEADY.items() for state in states for event in events}
TRANSITIONS |= {(state, _E.HANDED_BACK): _S.QUEUED for state in IN_CALL}

# A command that comes again (a retry on a bad link, or the other side's word for the same thing) after its
# effect is already there. It is answered as done and leaves no second event.
ALREADY: dict[Event, frozenset[State]] = {
    _E.CANCELLED: frozenset({_S.CANCELLED}),
    _E.JOINED: frozenset({_S.CONNECTING, _S.ACTIVE, _S.INTERRUPTED}),
    _E.CONNECTED: frozenset({_S.ACTIVE}),
    _E.INTERRUPTED: frozenset({_S.ACCEPTED, _S.CONNECTING, _S.INTERRUPTED}),
    _E.ENDED: AFTER_CALL,
    _E.DOCUMENTED: frozenset({_S.DOCUMENTED, _S.CLOSED}),
    _E.REPORTED: frozenset({_S.CLOSED}),
}


@dataclass(frozen=True)
class Unchanged:
    """The event's effect is already there."""

    state: State


@dataclass(frozen=True)
class Refused:
    """The event is impossible in this state; `reason` is a sentence for a person."""

    state: State
    reason: str


def next_state(state: State, event: Event) -> State | Unchanged | Refused:
    """The state after `event` happened in `state`, or why it cannot."""
    if (state, event) in TRANSITIONS:
        return TRANSITIONS[state, event]
    if state in ALREADY.get(event, frozenset()):
        return Unchanged(state)
    if state in FINAL:
        return Refused(state, f"This session is over ({state}).")
    return Refused(state, f"A session that is {state} cannot become {event}.")


CODE_LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"  # none that is taken for another when it is read out


def short_code(consult_id: UUID) -> str:
    """Five letters that name a session on the telephone, of the random end of its id (RFC 9562 section 5.7)."""
    rest = consult_id.int & (2**62 - 1)
    return "".join(CODE_LETTERS[rest // len(CODE_LETTERS) ** place % len(CODE_LETTERS)] for place in range(5))


class Kind(StrEnum):
    """What the call is about, as far as the officer can tell at the tap."""

    SUICIDAL = "suicidal"
    PSYCHOSIS = "psychosis"
    SUBSTANCE_USE = "substance_use"
    WELFARE_CHECK = "welfare_check"
    OTHER = "other"


@dataclass(frozen=True)
class Limits:
    """How long things may take, seconds."""

    unanswered_after_s: float
    connection_lost_s: float
    call_back_answer_s: float


def deadline(state: State, waiting_since: datetime, calls_back: bool, now: datetime, limits: Limits) -> datetime | None:
    """When the server must act if nothing else happens.

    A waiting consult ends unanswered a set time after it began to wait, however often it was offered (after the
    time an officer asked to be called back at, if that is later); a tablet that is called back must answer; a call
    without media ends a set time after it lost (or never had) its connection.
    """
    if state in WAITING:
        return waiting_since + timedelta(seconds=limits.unanswered_after_s)
    if state in (State.ACCEPTED, State.CONNECTING) and calls_back:
        return now + timedelta(seconds=limits.call_back_answer_s)
    if state in IN_CALL and state is not State.ACTIVE:
        return now + timedelta(seconds=limits.connection_lost_s)
    return None


def due_event(
    state: State,
    deadline_at: datetime | None,
    silent_at: datetime | None,
    now: datetime,
    calls_back: bool = False,
    held: bool = False,
) -> Event | None:
    """What the server does to a consult whose deadline or whose sides' silence has run out by `now`.

    `held` says that it has been in a call before, and waits after a hand-off.
    """
    late = deadline_at is not None and deadline_at <= now
    silent = silent_at is not None and silent_at <= now
    if not (late or silent):
        return None
    if state in (State.QUEUED, State.OFFERED):
        if held:
            return Event.ENDED
        # A silent tablet is the better explanation of the two: nobody was there to be answered.
        return Event.ABANDONED if silent else Event.UNANSWERED
    if state in (State.ACCEPTED, State.CONNECTING) and calls_back:
        return Event.ABANDONED
    return Event.ENDED if state in IN_CALL else None


FRONT = timedelta(days=1)  # a head start that no waiting time makes up for


def rank(waiting_since: datetime, head_start_s: float) -> datetime:
    """Where a consult stands in the queue: the earlier, the nearer to its front.

    Priority is a head start: an urgent session counts as if it had waited that much longer. Waiting makes up for
    it second by second, so that nothing starves: whoever is overtaken is overtaken only by those who came less than
    the head start later. (Kleinrock, "A delay dependent queue discipline", 1964, with equal slopes.) The rank of a
    waiting session never changes, so the order is an index of the database.
    """
    return waiting_since - timedelta(seconds=head_start_s)


def replay(events: list[Event]) -> State:
    """The state that a consult's events lead to. Raises ValueError where they contradict the table."""
    if not events or events[0] is not Event.REQUESTED:
        raise ValueError("a consult begins with its request")
    state = State.REQUESTED
    for event in events[1:]:
        after = next_state(state, event)
        if not isinstance(after, State):
            raise ValueError(f"{event} cannot follow in state {state}")
        state = after
    return state
