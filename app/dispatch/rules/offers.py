"""The states of an offer, how it ends, and what it means for its clinician. Pure."""

from datetime import datetime
from enum import StrEnum

from app.consults.rules import Event
from app.presence.rules import Cause, Engagement


class OfferState(StrEnum):
    """The state of an offer; `live` rings, `accepted` and `joined` keep the clinician engaged."""

    LIVE = "live"
    ACCEPTED = "accepted"
    JOINED = "joined"
    RELEASED = "released"
    DECLINED = "declined"
    EXPIRED = "expired"
    WITHDRAWN = "withdrawn"


class Purpose(StrEnum):
    """What an offer asks of its clinician."""

    ANSWER = "answer"
    HAND_OFF = "hand_off"


class DeclineReason(StrEnum):
    """Why a clinician declines an offer; the officer's page shows it while the next clinician is found."""

    BUSY = "busy"
    KNOWS_PERSON = "knows_person"
    LANGUAGE = "language"
    OUT_OF_SCOPE = "out_of_scope"
    TECHNICAL = "technical"
    OTHER = "other"


HOLDING = (OfferState.LIVE, OfferState.ACCEPTED, OfferState.JOINED)
LET_PASS = (OfferState.DECLINED, OfferState.EXPIRED)


def engagement(state: OfferState, wrap_up_until: datetime | None) -> Engagement:
    """The engagement that an offer in a holding state means for its clinician."""
    if state is OfferState.LIVE:
        return Engagement.OFFERED
    return Engagement.WRAP_UP if wrap_up_until else Engagement.IN_SESSION


# The ways a ringing offer ends without being accepted: the offer's state, the session's event, the clinician's cause.
ENDINGS: dict[OfferState, tuple[Event, Cause]] = {
    OfferState.DECLINED: (Event.DECLINED, Cause.DECLINED),
    OfferState.EXPIRED: (Event.OFFER_EXPIRED, Cause.MISSED),
    OfferState.WITHDRAWN: (Event.CLINICIAN_GONE, Cause.WITHDRAWN),
}


def free_slot(used: set[int], capacity: int) -> int | None:
    """The first free engagement slot of a clinician, or None; the database prevents two sessions in one slot."""
    return next((slot for slot in range(capacity) if slot not in used), None)
