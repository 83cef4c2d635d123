"""The state machine of a consult: the only place that defines which event may follow which. Pure.

Only the few states drive decisions; the codes in an event's data (who ended the consult, and why) are for reading.
"""

from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    """The state of a consult. Screens call a consult a session."""

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
    """The kinds of events of a consult; `consults.events` documents the source and effect of each."""

    REQUESTED = "requested"
    QUEUED = "queued"
    OFFERED = "offered"
    PASSED = "passed"
    DECLINED = "declined"
    OFFER_EXPIRED = "offer_expired"
    CLINICIAN_GONE = "clinician_gone"
    LEAD_PAGED = "lead_paged"
    REORDERED = "reordered"
    CALL_BACK_ASKED = "call_back_asked"
    CALL_BACK_ANSWERED = "call_back_answered"
    ACCEPTED = "accepted"
    JOINED = "joined"
    CONNECTED = "connected"
    INTERRUPTED = "interrupted"
    STEPPED = "stepped"
    HANDED_BACK = "handed_back"
    HAND_OFF_ASKED = "hand_off_asked"
    HAND_OFF_CALLED_OFF = "hand_off_called_off"
    PART_BEGAN = "part_began"
    TABLET_GIVEN = "tablet_given"
    TABLET_TAKEN = "tablet_taken"
    PRIVACY_ASKED = "privacy_asked"
    PRIVACY_GIVEN = "privacy_given"
    PRIVACY_REFUSED = "privacy_refused"
    CONSENT_RECORDED = "consent_recorded"
    GUEST_INVITED = "guest_invited"
    GUEST_WAITS = "guest_waits"
    GUEST_ADMITTED = "guest_admitted"
    GUEST_LEFT = "guest_left"
    SECOND_JOINED = "second_joined"
    SECOND_LEFT = "second_left"
    HANDED_OVER = "handed_over"
    CANCELLED = "cancelled"
    ABANDONED = "abandoned"
    UNANSWERED = "unanswered"
    ENDED = "ended"
    REPORTED = "reported"
    DOCUMENTED = "documented"
    CLOSED = "closed"


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

# Events that leave the state unchanged: moves in the queue, and what happens during a call, for example to the
# connection, the tablet, or a second clinician.
STEADY: dict[frozenset[State], frozenset[Event]] = {
    frozenset({_S.QUEUED, _S.OFFERED}): frozenset({_E.LEAD_PAGED, _E.REORDERED, _E.CALL_BACK_ANSWERED}),
    frozenset({_S.ACCEPTED, _S.CONNECTING}): frozenset({_E.CALL_BACK_ANSWERED}),
    IN_CALL: frozenset(
        {
            _E.STEPPED,
            _E.PART_BEGAN,
            _E.TABLET_GIVEN,
            _E.PRIVACY_ASKED,
            _E.PRIVACY_GIVEN,
            _E.PRIVACY_REFUSED,
            _E.CONSENT_RECORDED,
            _E.GUEST_INVITED,
            _E.GUEST_ADMITTED,
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
# Guests stay when a session is handed back to the queue.
STEADY[IN_CALL | frozenset({_S.QUEUED, _S.OFFERED})] = frozenset({_E.GUEST_WAITS, _E.GUEST_LEFT})
# Wherever the session ends up in the meantime, the officer must be able to take the tablet back.
STEADY[IN_CALL | frozenset({_S.QUEUED, _S.OFFERED, _S.ENDED, _S.DOCUMENTED})] = frozenset({_E.TABLET_TAKEN})
TRANSITIONS |= {(state, event): state for states, events in STEADY.items() for state in states for event in events}
TRANSITIONS |= {(state, _E.HANDED_BACK): _S.QUEUED for state in IN_CALL}

# Repeated commands, whose effect is already there: a retry over a bad link, or the other side's report of the same
# thing. They succeed and record no second event.
ALREADY: dict[Event, frozenset[State]] = {
    _E.CANCELLED: frozenset({_S.CANCELLED}),
    _E.JOINED: frozenset({_S.CONNECTING, _S.ACTIVE, _S.INTERRUPTED}),
    _E.CONNECTED: frozenset({_S.ACTIVE}),
    _E.INTERRUPTED: frozenset({_S.ACCEPTED, _S.CONNECTING, _S.INTERRUPTED}),
    _E.ENDED: AFTER_CALL,
    _E.DOCUMENTED: frozenset({_S.DOCUMENTED, _S.CLOSED}),
    _E.REPORTED: frozenset({_S.CLOSED}),
}


IN_WORDS: dict[State, str] = {
    _S.REQUESTED: "This session has just been requested.",
    _S.QUEUED: "This session is waiting for a clinician.",
    _S.OFFERED: "This session is ringing a clinician.",
    _S.ACCEPTED: "A clinician has accepted this session.",
    _S.CONNECTING: "The call of this session is being set up.",
    _S.ACTIVE: "The call of this session is in progress.",
    _S.INTERRUPTED: "The call of this session is interrupted.",
    _S.ENDED: "This session has ended.",
    _S.DOCUMENTED: "This session has ended, and its documentation is complete.",
    _S.CLOSED: "This session is closed.",
    _S.CANCELLED: "This session was canceled.",
    _S.ABANDONED: "This session was closed because the tablet did not respond.",
    _S.UNANSWERED: "This session was closed because no clinician answered.",
}
"""Each state as a sentence for a user."""


@dataclass(frozen=True)
class Unchanged:
    """The result for an event whose effect is already there."""

    state: State


@dataclass(frozen=True)
class Refused:
    """The result for an event that is impossible in the current state; `reason` is a sentence to show to a user."""

    state: State
    reason: str


def next_state(state: State, event: Event) -> State | Unchanged | Refused:
    """The state after `event` in `state`; Unchanged if its effect is already there, Refused if it is impossible."""
    if (state, event) in TRANSITIONS:
        return TRANSITIONS[state, event]
    if state in ALREADY.get(event, frozenset()):
        return Unchanged(state)
    return Refused(state, f"That is not possible now. {IN_WORDS[state]}")


def replay(events: list[Event]) -> State:
    """The state that a consult's events lead to. Raises ValueError if they contradict the table of transitions."""
    if not events or events[0] is not Event.REQUESTED:
        raise ValueError("a consult begins with its request")
    state = State.REQUESTED
    for event in events[1:]:
        after = next_state(state, event)
        if not isinstance(after, State):
            raise ValueError(f"{event} cannot follow in state {state}")
        state = after
    return state
