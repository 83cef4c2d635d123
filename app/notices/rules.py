"""What people are told outside their pages, and when a failed try is repeated. Pure."""

from datetime import timedelta
from enum import StrEnum


class NoticeKind(StrEnum):
    """Why somebody is told."""

    SESSION_WAITS = "session_waits"
    """To the on-call lead: a session has waited longer than the agency allows."""
    SHIFT_SOON = "shift_soon"
    """To a clinician: a planned shift begins soon."""
    SET_OFF_CALL = "set_off_call"
    """To a clinician: they missed offers and were set off call."""


FIRST_PAUSE_S, LONGEST_PAUSE_S = 5, 300


def pause_after(attempts: int) -> timedelta:
    """How long to wait after the `attempts`-th failure: doubled each time, five minutes at most."""
    return timedelta(seconds=min(FIRST_PAUSE_S * 2 ** (attempts - 1), LONGEST_PAUSE_S))
