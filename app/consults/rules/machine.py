"""The life of a consult: the only place that knows which step may follow which. Pure.

Few states drive; the codes in an event's data (who ended it, why) only explain.
"""

from dataclasses import dataclass
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
    PART_BEGAN = "part_began"
    """Source: either side, or the first picture. Effect: the screens show which part of the consult it is."""
    TABLET_GIVEN = "tablet_given"
    """Source: the officer. Effect: the tablet hides everything but the clinician until the officer takes it back."""
    TABLET_TAKEN = "tablet_taken"
    """Source: the officer, by PIN or password. Effect: the officer's screen again."""
    PRIVACY_ASKED = "privacy_asked"
    """Source: the clinician. Effect: the tablet asks the officer to step away."""
    PRIVACY_GIVEN = "privacy_given"
    """Source: the officer. Effect: the clinician sees that the officer has stepped away."""
    PRIVACY_REFUSED = "privacy_refused"
    """Source: the officer, who must stay near. Effect: the clinician sees it."""
    CONSENT_RECORDED = "consent_recorded"
    """Source: the clinician, for what the person said. Effect: on the record; without it the call is advice only."""
    GUEST_INVITED = "guest_invited"
    """Source: either side. Effect: a link exists by which somebody without an account can ask to be let in."""
    GUEST_WAITS = "guest_waits"
    """Source: whoever opened the link. Effect: both sides are asked whether to let them in."""
    GUEST_ADMITTED = "guest_admitted"
    """Source: either side. Effect: one more is in the call."""
    GUEST_LEFT = "guest_left"
    """Source: the guest, either side, or a deadline, and which. Effect: the guest is out, or can no longer come in."""
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

# Steps that leave the state as it is: they move a place in the queue, tell of the connection, of what goes on in the
# call, or of a second clinician.
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
# Who came by a link stays through a hand-back.
STEADY[IN_CALL | frozenset({_S.QUEUED, _S.OFFERED})] = frozenset({_E.GUEST_WAITS, _E.GUEST_LEFT})
# Whatever becomes of the session meanwhile, the person must not be left with the officer's screen.
STEADY[IN_CALL | frozenset({_S.QUEUED, _S.OFFERED, _S.ENDED, _S.DOCUMENTED})] = frozenset({_E.TABLET_TAKEN})
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
