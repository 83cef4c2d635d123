"""What time does to a session: its deadlines, and its place in the queue. Pure."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from app.consults.rules.machine import IN_CALL, WAITING, Event, State


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
