"""Events of a session until a clinician accepts it."""

from datetime import datetime
from typing import ClassVar, Literal

from pydantic import Field

from app.consults.events.base import Code, Happening, OfOffer, Written
from app.consults.rules import Event


class Requested(Happening):
    """Source: the officer's Start consult button.

    Transition: none, it is the first.
    Effect: the session exists.

    `written_at` is the time of the request by the tablet's clock, if the tablet was offline then.
    """

    kind: Literal[Event.REQUESTED] = Event.REQUESTED
    written_at: datetime | None = None


class Queued(Happening):
    """Source: the server, right after the request.

    Transition: requested -> queued.
    Effect: the session waits.
    """

    kind: Literal[Event.QUEUED] = Event.QUEUED
    by_server: ClassVar[bool] = True


class Offered(OfOffer):
    """Source: dispatch, or a supervisor's assignment with a reason.

    Transition: queued -> offered; stays offered, in the call.
    Effect: a clinician's screen rings.
    """

    kind: Literal[Event.OFFERED] = Event.OFFERED
    reason: Written | None = None


class Passed(OfOffer):
    """Source: one of several clinicians being rung, or their deadline.

    Transition: stays offered, in the call.
    Effect: the other screens keep ringing. `how` is the event that would have been recorded if no one else were rung.
    """

    kind: Literal[Event.PASSED] = Event.PASSED
    how: Event
    reason: Code | None = None


class Declined(OfOffer):
    """Source: the last clinician being rung.

    Transition: offered -> queued; stays in the call.
    Effect: the session returns to its place in the queue.
    """

    kind: Literal[Event.DECLINED] = Event.DECLINED
    reason: Code


class OfferExpired(OfOffer):
    """Source: the last offer's deadline.

    Transition: offered -> queued; stays in the call.
    Effect: the session returns to its place in the queue.
    """

    kind: Literal[Event.OFFER_EXPIRED] = Event.OFFER_EXPIRED


class ClinicianGone(OfOffer):
    """Source: dispatch, when the last clinician being rung is gone or off call.

    Transition: offered -> queued; stays in the call.
    Effect: the session returns to its place in the queue.
    """

    kind: Literal[Event.CLINICIAN_GONE] = Event.CLINICIAN_GONE


class LeadPaged(Happening):
    """Source: the deadline of the agency's policy.

    Transition: stays queued, offered.
    Effect: the on-call lead is paged.
    """

    kind: Literal[Event.LEAD_PAGED] = Event.LEAD_PAGED


class Reordered(Happening):
    """Source: a supervisor, with a reason.

    Transition: stays queued, offered.
    Effect: the session moves to another place in the queue.
    """

    kind: Literal[Event.REORDERED] = Event.REORDERED
    reason: Written
    rank_at: datetime | None = Field(None, description="The session's new rank; missing in records before version 0.3.")


class CallBackAsked(Happening):
    """Source: an officer who has to move on.

    Transition: offered -> queued; stays queued.
    Effect: the session keeps its place; no one is rung for `after_s` seconds, and its tablet may be offline until then.
    """

    kind: Literal[Event.CALL_BACK_ASKED] = Event.CALL_BACK_ASKED
    after_s: int


class CallBackAnswered(Happening):
    """Source: the officer, back at the tablet.

    Transition: stays queued, offered, accepted, connecting.
    Effect: the session waits like any other again.
    """

    kind: Literal[Event.CALL_BACK_ANSWERED] = Event.CALL_BACK_ANSWERED


class Accepted(OfOffer):
    """Source: a clinician.

    Transition: queued, offered -> accepted.
    Effect: the clinician has the session, and all other offers end.
    """

    kind: Literal[Event.ACCEPTED] = Event.ACCEPTED
