"""The states of an invitation, and the size of a call. Pure."""

import re
from collections.abc import Sequence
from datetime import datetime, timedelta
from enum import StrEnum

MOST_IN_CALL = 4
"""Most people in a call. Each sends to all others (a mesh, decision 0007), and a tablet on LTE can carry no more."""


class GuestKind(StrEnum):
    """A guest's role in a call."""

    INTERPRETER = "interpreter"
    CLINICIAN = "clinician"
    RELATIVE = "relative"
    PERSON = "person"


class GuestState(StrEnum):
    """The state of an invitation. `waiting`: the link was opened, and the guest waits to be admitted."""

    INVITED = "invited"
    WAITING = "waiting"
    PRESENT = "present"
    OVER = "over"


HERE = (GuestState.WAITING, GuestState.PRESENT)
OPEN = (GuestState.INVITED, *HERE)


class Step(StrEnum):
    """The steps that change an invitation's state."""

    OPEN = "open"
    ADMIT = "admit"
    END = "end"


class GuestEndReason(StrEnum):
    """Why an invitation is over; for reading, not for decisions."""

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
    """The state after `step`, or None if the step is impossible in this state."""
    return TRANSITIONS.get((state, step))


def why_ended(state: GuestState) -> GuestEndReason:
    """The reason to record when someone in the call ends an invitation in this state."""
    reasons = {
        GuestState.INVITED: GuestEndReason.WITHDRAWN,
        GuestState.WAITING: GuestEndReason.REFUSED,
        GuestState.PRESENT: GuestEndReason.REMOVED,
    }
    return reasons.get(state, GuestEndReason.WITHDRAWN)


def why_due(
    state: GuestState, expires_at: datetime, silent_at: datetime | None, now: datetime
) -> GuestEndReason | None:
    """The reason why an invitation is over at `now`: it expired, or its guest fell silent; None if it is not over."""
    if state is GuestState.INVITED:
        return GuestEndReason.EXPIRED if expires_at <= now else None
    return GuestEndReason.GONE if silent_at is not None and silent_at <= now else None


def room(second: bool, guests: int) -> int:
    """The number of free seats in a call with officer, clinician, `guests` guests and perhaps a `second` clinician."""
    return MOST_IN_CALL - 2 - int(second) - guests


def is_phone(number: str) -> bool:
    """Whether this is a phone number with a country code (ITU-T E.164)."""
    return re.fullmatch(r"\+[1-9][0-9]{6,14}", number) is not None


def text_wait_s(times: Sequence[datetime], most: int, window: timedelta, now: datetime) -> float:
    """How long until another text message may be sent, seconds; 0 if it may be now.

    `times`: when those that count were sent, all within `window` before `now`, the oldest first; `most` may count.
    """
    return 0 if len(times) < most else (times[-most] + window - now).total_seconds()


TEXTS = {
    "en": "{agency} invites you to a video call. This link works once, within {minutes} minutes: {link}",
    "es": "Le invitan a una videollamada de {agency}. El enlace sirve una vez, {minutes} minutos: {link}",
}


def text(language: str | None, agency: str, minutes: int, link: str) -> str:
    """The text message with an invitation link, in the given language if available, otherwise in English."""
    return TEXTS.get(language or "", TEXTS["en"]).format(agency=agency, minutes=minutes, link=link)
