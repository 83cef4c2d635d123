"""A session's deadlines and its place in the queue. Pure."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from app.consults.rules.machine import IN_CALL, WAITING, Event, State


@dataclass(frozen=True)
class Limits:
    """Time limits of a consult, seconds."""

    unanswered_after_s: float
    connection_lost_s: float
    call_back_answer_s: float


def deadline(state: State, waiting_since: datetime, calls_back: bool, now: datetime, limits: Limits) -> datetime | None:
    """When the server must act on a consult if nothing else happens; None if never.

    A waiting consult ends unanswered a fixed time after it began to wait (or after the requested callback time, if
    that is later), no matter how often it was offered. A callback must be answered in time. A call without media ends
    a fixed time after it lost its connection, or was accepted and never had one.
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
    """The event that the server records at `now` for a consult past its deadline or silence limit; None if not yet.

    `held` means that a clinician had the session before, and that it waits again after a hand-off.
    """
    late = deadline_at is not None and deadline_at <= now
    silent = silent_at is not None and silent_at <= now
    if not (late or silent):
        return None
    if state in (State.QUEUED, State.OFFERED):
        if held:
            return Event.ENDED
        # If both apply, the silent tablet is the better explanation: there was nobody to answer.
        return Event.ABANDONED if silent else Event.UNANSWERED
    if state in (State.ACCEPTED, State.CONNECTING) and calls_back:
        return Event.ABANDONED
    return Event.ENDED if state in IN_CALL else None


FRONT = timedelta(days=1)  # a head start that no wait can exceed


def rank(waiting_since: datetime, head_start_s: float) -> datetime:
    """A consult's rank in the queue; earlier ranks are closer to the front.

    Priority is a head start in seconds: an urgent session is ranked as if it had waited that much longer. Nothing
    starves, because a session can only be overtaken by sessions that arrive within their head start after it
    (Kleinrock, "A delay dependent queue discipline", 1964, with equal slopes). The rank of a waiting session never
    changes, so a database index keeps the order.
    """
    return waiting_since - timedelta(seconds=head_start_s)
