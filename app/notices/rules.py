"""Kinds of notices, and when a failed one is retried. Pure."""

from datetime import timedelta
from enum import StrEnum


class NoticeKind(StrEnum):
    """The reason for a notice."""

    SESSION_WAITS = "session_waits"
    """To the on-call lead: a session has waited longer than the agency allows."""
    SHIFT_SOON = "shift_soon"
    """To a clinician: a planned shift begins soon."""
    SET_OFF_CALL = "set_off_call"
    """To a clinician: they missed offers and were taken off call."""


FIRST_PAUSE_S, LONGEST_PAUSE_S = 5, 300


def pause_after(attempts: int) -> timedelta:
    """The pause after the `attempts`-th failed attempt: doubled each time, five minutes at most."""
    return timedelta(seconds=min(FIRST_PAUSE_S * 2 ** (attempts - 1), LONGEST_PAUSE_S))
