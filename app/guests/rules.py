"""What becomes of an invitation, and how many a call holds. Pure."""

import re
from datetime import datetime
from enum import StrEnum

MOST_IN_CALL = 4
"""Each sends to each of the others (a mesh, decision 0007): a fourth is what a tablet on LTE can still carry."""


class GuestKind(StrEnum):
    """What somebody without an account is in a call for."""

    INTERPRETER = "interpreter"
    CLINICIAN = "clinician"
    RELATIVE = "relative"
    PERSON = "person"


class GuestState(StrEnum):
    """Where an invitation stands. `waiting`: the link was opened, and somebody in the call must let its opener in."""

    INVITED = "invited"
    WAITING = "waiting"
    PRESENT = "present"
    OVER = "over"


class Step(StrEnum):
    """What can happen to an invitation."""

    OPEN = "open"
    ADMIT = "admit"
    END = "end"


class GuestEndReason(StrEnum):
    """Why an invitation is over; it only explains."""

    WITHDRAWN = "withdrawn"
    REFUSED = "refused"
    REMOVED = "removed"
    LEFT = "left"
    GONE = "gone"
    EXPIRED = "expired"
    SESSION_OVER = "session_over"


TRANSITIONS: dict[tuple[GuestState, Step], GuestState] = {
    (GuestState.INVITED, Step.OPEN): GuestState.WAITING,
    (GuestState.WAITING, Step.ADMIT): GuestState.PRESENT,
    (GuestState.INVITED, Step.END): GuestState.OVER,
    (GuestState.WAITING, Step.END): GuestState.OVER,
    (GuestState.PRESENT, Step.END): GuestState.OVER,
}


def next_state(state: GuestState, step: Step) -> GuestState | None:
    """The state after `step`, or None where it cannot follow."""
    return TRANSITIONS.get((state, step))


def why_ended(state: GuestState) -> GuestEndReason:
    """What it means when somebody in the call ends an invitation that stands so."""
    told = {
        GuestState.INVITED: GuestEndReason.WITHDRAWN,
        GuestState.WAITING: GuestEndReason.REFUSED,
        GuestState.PRESENT: GuestEndReason.REMOVED,
    }
    return told.get(state, GuestEndReason.WITHDRAWN)


def why_due(
    state: GuestState, expires_at: datetime, silent_at: datetime | None, now: datetime
) -> GuestEndReason | None:
    """What time has done to an invitation; None where nothing."""
    if state is GuestState.INVITED:
        return GuestEndReason.EXPIRED if expires_at <= now else None
    return GuestEndReason.GONE if silent_at is not None and silent_at <= now else None


def room(second: bool, guests: int) -> int:
    """How many more a call holds: beside officer and clinician, a `second` clinician and `guests` have their seats."""
    return MOST_IN_CALL - 2 - int(second) - guests


def is_phone(number: str) -> bool:
    """Whether this is a telephone number with its country code (ITU-T E.164)."""
    return re.fullmatch(r"\+[1-9][0-9]{6,14}", number) is not None


TEXTS = {
    "en": "You are invited to a video call of {agency}. The link works once, for {minutes} minutes: {link}",
    "es": "Le invitan a una videollamada de {agency}. El enlace sirve una vez, {minutes} minutos: {link}",
}


def text(language: str | None, agency: str, minutes: int, link: str) -> str:
    """What is sent to a telephone, in the person's language where there is one of ours."""
    return TEXTS.get(language or "", TEXTS["en"]).format(agency=agency, minutes=minutes, link=link)
