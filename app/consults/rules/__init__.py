"""The life of a consult: what may follow what, what time does to it, and what goes on in its call."""

from app.consults.rules.machine import (
    AFTER_CALL,
    ALREADY,
    FINAL,
    IN_CALL,
    LIVE,
    TRANSITIONS,
    WAITING,
    Event,
    Refused,
    State,
    Unchanged,
    next_state,
    replay,
)
from app.consults.rules.talk import CODE_LETTERS, Consent, ConsentBy, Kind, Part, Privacy, part_lengths, short_code
from app.consults.rules.timing import FRONT, Limits, deadline, due_event, rank

__all__ = [
    "AFTER_CALL",
    "ALREADY",
    "CODE_LETTERS",
    "FINAL",
    "FRONT",
    "IN_CALL",
    "LIVE",
    "TRANSITIONS",
    "WAITING",
    "Consent",
    "ConsentBy",
    "Event",
    "Kind",
    "Limits",
    "Part",
    "Privacy",
    "Refused",
    "State",
    "Unchanged",
    "deadline",
    "due_event",
    "next_state",
    "part_lengths",
    "rank",
    "replay",
    "short_code",
]
