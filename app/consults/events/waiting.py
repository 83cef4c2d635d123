"""What happens to a session until a clinician has it."""

from datetime import datetime
from typing import ClassVar, Literal

from pydantic import Field

from app.consults.events.base import Code, Happening, OfOffer, Written
from app.consults.rules import Event


class Requested(Happening):
    """Source: the officer's Start consult.

    Transition: none, it is the first.
    Effect: the session exists.

    `written_at` is when the officer asked, by the tablet's clock, where the tablet had no network then.
    """

    kind: Literal[Event.REQUESTED] = Event.REQUESTED
    written_at: datetime | None = None


class Queued(Happening):
    """Source: the server, right after the request.

    Transition: requested -> queued.
    Effect: it waits.
    """

    kind: Literal[Event.QUEUED] = Event.QUEUED
    by_server: ClassVar[bool] = True


class Offered(OfOffer):
    """Source: dispatch, or a supervisor's assignment with a reason.

    Transition: queued -> offered; stays offered, in the call.
    Effect: one clinician's screen rings.
    """

    kind: Literal[Event.OFFERED] = Event.OFFERED
    reason: Written | None = None


class Passed(OfOffer):
    """Source: one of several ringing clinicians, or their deadline.

    Transition: stays offered, in the call.
    Effect: the others' screens ring on. `how` is the event that it would have been with nobody else ringing.
    """

    kind: Literal[Event.PASSED] = Event.PASSED
    how: Event
    reason: Code | None = None


class Declined(OfOffer):
    """Source: the last ringing clinician.

    Transition: offered -> queued; stays in the call.
    Effect: back in the queue, in its old place.
    """

    kind: Literal[Event.DECLINED] = Event.DECLINED
    reason: Code


class OfferExpired(OfOffer):
    """Source: the last offer's deadline.

    Transition: offered -> queued; stays in the call.
    Effect: back in the queue, in its old place.
    """

    kind: Literal[Event.OFFER_EXPIRED] = Event.OFFER_EXPIRED


class ClinicianGone(OfOffer):
    """Source: dispatch, when the last ringing clinician is gone or off call.

    Transition: offered -> queued; stays in the call.
    Effect: back in the queue, in its old place.
    """

    kind: Literal[Event.CLINICIAN_GONE] = Event.CLINICIAN_GONE


class LeadPaged(Happening):
    """Source: the deadline of the agency's policy.

    Transition: stays queued, offered.
    Effect: the on-call lead is told.
    """

    kind: Literal[Event.LEAD_PAGED] = Event.LEAD_PAGED


class Reordered(Happening):
    """Source: a supervisor, with a reason.

    Transition: stays queued, offered.
    Effect: another place in the queue.
    """

    kind: Literal[Event.REORDERED] = Event.REORDERED
    reason: Written
    rank_at: datetime | None = Field(None, description="The new place; missing in records before version 0.3.")


class CallBackAsked(Happening):
    """Source: an officer who must move.

    Transition: offered -> queued; stays queued.
    Effect: the session keeps its place, rings nobody for `after_s` seconds, and its tablet may be silent.
    """

    kind: Literal[Event.CALL_BACK_ASKED] = Event.CALL_BACK_ASKED
    after_s: int


class CallBackAnswered(Happening):
    """Source: the officer, back at the tablet.

    Transition: stays queued, offered, accepted, connecting.
    Effect: an ordinary session again.
    """

    kind: Literal[Event.CALL_BACK_ANSWERED] = Event.CALL_BACK_ANSWERED


class Accepted(OfOffer):
    """Source: a clinician.

    Transition: queued, offered -> accepted.
    Effect: the session is theirs, and every other offer is over.
    """

    kind: Literal[Event.ACCEPTED] = Event.ACCEPTED
