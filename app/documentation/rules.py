"""What both sides record about a consult, and when a record is complete. Pure."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from app.consults.rules import Consent, Disposition, NotSuitable


class Otherwise(StrEnum):
    """What the officer would have done without this call."""

    SAME = "same"
    EMERGENCY_DEPARTMENT = "emergency_department"
    INVOLUNTARY_HOLD = "involuntary_hold"
    JAIL_OR_CITATION = "jail_or_citation"
    LEFT_ON_SCENE = "left_on_scene"
    NOT_SURE = "not_sure"


class ConnectionRating(StrEnum):
    """Whether the officer found the connection good enough."""

    GOOD = "good"
    POOR = "poor"
    FAILED = "failed"


@dataclass(frozen=True)
class Draft:
    """The fields of a clinician's record that decide whether it is complete."""

    consent: Consent | None
    recommended: Disposition | None
    not_suitable: NotSuitable | None


def recorded_at(written_at: datetime | None, ended_at: datetime | None, now: datetime) -> datetime:
    """When the answers were given: what the tablet says, as far as it can be true (after the call, not later)."""
    if written_at is None:
        return now
    return min(max(written_at, ended_at or written_at), now)


def missing(draft: Draft, connected: bool) -> list[str]:
    """The names of the fields still to be filled before the documentation can be completed.

    A consult that never connected has nothing to assess. One that did needs the person's consent (or that it
    was not asked), and either a recommendation or the reason why there is none.
    """
    if not connected:
        return []
    fields = [] if draft.consent else ["consent"]
    if draft.recommended is None and draft.not_suitable is None:
        fields.append("recommended")
    return fields
