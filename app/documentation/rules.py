"""Contents of both sides' records of a consult, and when a record is complete. Pure."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from app.consults.rules import Consent, Disposition, NotSuitable


class Otherwise(StrEnum):
    """What would have happened without this call, in the officer's judgment."""

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
    """When the officer's answers were given: the tablet's time, limited to between the end of the call and now."""
    if written_at is None:
        return now
    return min(max(written_at, ended_at or written_at), now)


IN_WORDS = {"consent": "the person's consent", "recommended": "the recommended disposition"}
"""The required fields of the documentation, as a sentence names them."""


def missing(draft: Draft, connected: bool) -> list[str]:
    """The names of the fields that must be filled before the documentation can be completed.

    A consult that never connected has no required fields. One that connected needs the answer about consent, which can
    be that it was not asked, and either a recommendation or the reason why the consult could not help.
    """
    if not connected:
        return []
    fields = [] if draft.consent else ["consent"]
    if draft.recommended is None and draft.not_suitable is None:
        fields.append("recommended")
    return fields
