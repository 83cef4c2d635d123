"""What an offer is, how it ends, and what it makes of its clinician. Pure."""

from datetime import datetime
from enum import StrEnum

from app.consults.rules import Event
from app.presence.rules import Cause, Engagement


class OfferState(StrEnum):
    """Where an offer stands; `live` rings, `accepted` and `joined` keep the clinician engaged."""

    LIVE = "live"
    ACCEPTED = "accepted"
    JOINED = "joined"
    RELEASED = "released"
    DECLINED = "declined"
    EXPIRED = "expired"
    WITHDRAWN = "withdrawn"


class Purpose(StrEnum):
    """What a clinician is asked for."""

    ANSWER = "answer"
    HAND_OFF = "hand_off"


class DeclineReason(StrEnum):
    """Why a clinician lets an offer pass; the officer's page says so while the next one is looked for."""

    BUSY = "busy"
    KNOWS_PERSON = "knows_person"
    LANGUAGE = "language"
    OUT_OF_SCOPE = "out_of_scope"
    TECHNICAL = "technical"
    OTHER = "other"


HOLDING = (OfferState.LIVE, OfferState.ACCEPTED, OfferState.JOINED)


def engagement(state: OfferState, wrap_up_until: datetime | None) -> Engagement:
    """What a holding offer has its clinician engaged in."""
    if state is OfferState.LIVE:
        return Engagement.OFFERED
    return Engagement.WRAP_UP if wrap_up_until else Engagement.IN_SESSION


# How an offer that rings ends without an answer: what becomes of it, of the session, of the clinician.
ENDINGS: dict[OfferState, tuple[Event, Cause]] = {
    OfferState.DECLINED: (Event.DECLINED, Cause.DECLINED),
    OfferState.EXPIRED: (Event.OFFER_EXPIRED, Cause.MISSED),
    OfferState.WITHDRAWN: (Event.CLINICIAN_GONE, Cause.WITHDRAWN),
}


def free_slot(used: set[int], capacity: int) -> int | None:
    """The first engagement slot a clinician has left; the database keeps two sessions out of one slot."""
    return next((slot for slot in range(capacity) if slot not in used), None)
