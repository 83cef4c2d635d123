"""The life of a consult: the only place that knows which step may follow which. Pure.

Few states drive; the codes in an event's data (who ended it, why) only explain.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum


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
    """Source: dispatch. Effect: one clinician's screen rings."""
    DECLINED = "declined"
    """Source: that clinician. Effect: back in the queue, in its old place."""
    OFFER_EXPIRED = "offer_expired"
    """Source: the offer's deadline. Effect: back in the queue, in its old place."""
    CLINICIAN_GONE = "clinician_gone"
    """Source: dispatch, when the clinician's page closed or they went off call. Effect: back in the queue."""
    ACCEPTED = "accepted"
    """Source: a clinician. Effect: the consult is theirs, every other offer is over."""
    JOINED = "joined"
    """Source: the first side whose call page is up. Effect: the call is being set up."""
    CONNECTED = "connected"
    """Source: the first side that sees media flow. Effect: in consult (again)."""
    INTERRUPTED = "interrupted"
    """Source: a side that lost the other's media. Effect: both sides try again; time to give up is set."""
    CANCELLED = "cancelled"
    """Source: the officer, before a clinician accepted. Final."""
    ABANDONED = "abandoned"
    """Source: the deadline of a silent tablet, before a clinician accepted. Final."""
    UNANSWERED = "unanswered"
    """Source: the deadline of waiting. Final; the officer is shown the telephone line."""
    ENDED = "ended"
    """Source: either side, or the deadline of a lost connection. Effect: both sides record the outcome."""
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
}

WAITING = frozenset({_S.REQUESTED, _S.QUEUED, _S.OFFERED})
IN_CALL = frozenset({_S.ACCEPTED, _S.CONNECTING, _S.ACTIVE, _S.INTERRUPTED})
LIVE = WAITING | IN_CALL
AFTER_CALL = frozenset({_S.ENDED, _S.DOCUMENTED, _S.CLOSED})
FINAL = frozenset({_S.CLOSED, _S.CANCELLED, _S.ABANDONED, _S.UNANSWERED})

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


class Kind(StrEnum):
    """What the call is about, as far as the officer can tell at the tap."""

    SUICIDAL = "suicidal"
    PSYCHOSIS = "psychosis"
    SUBSTANCE_USE = "substance_use"
    WELFARE_CHECK = "welfare_check"
    OTHER = "other"


def deadline(
    state: State, requested_at: datetime, now: datetime, unanswered_after_s: float, connection_lost_s: float
) -> datetime | None:
    """When the server must act if nothing else happens.

    A waiting consult ends unanswered a set time after the request, however often it was offered; a call
    without media ends a set time after it lost (or never had) its connection.
    """
    if state in WAITING:
        return requested_at + timedelta(seconds=unanswered_after_s)
    if state in IN_CALL and state is not State.ACTIVE:
        return now + timedelta(seconds=connection_lost_s)
    return None


def due_event(state: State, deadline_at: datetime | None, silent_at: datetime | None, now: datetime) -> Event | None:
    """What the server does to a consult whose deadline or whose sides' silence has run out by `now`."""
    late = deadline_at is not None and deadline_at <= now
    silent = silent_at is not None and silent_at <= now
    if state in (State.QUEUED, State.OFFERED):
        # A silent tablet is the better explanation of the two: nobody was there to be answered.
        return Event.ABANDONED if silent else Event.UNANSWERED if late else None
    if state in IN_CALL:
        return Event.ENDED if late or silent else None
    return None


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
