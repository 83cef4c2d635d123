"""What consults send and take over the wire."""

from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

from app.consults.rules import Because, Event, Kind, Part, Privacy, Rung, State
from app.presence.schemas import Skill


class NewConsult(BaseModel):
    """What the officer says at the tap; only the kind of call is required."""

    kind: Kind
    incident_number: str | None = Field(None, max_length=40, pattern=r"^[\w ./-]*$")
    language: str | None = Field(None, max_length=8, pattern=r"^[a-z]{2,3}$")
    language_required: bool = Field(False, description="No clinician without this language will do.")
    place_id: UUID | None = Field(None, description="Part of the agency's area, where it has several.")
    juvenile: bool = Field(False, description="The person is under 18.")
    officer_unsafe: bool = Field(False, description="The officer is not safe: first in the queue.")
    required_skills: list[Skill] = Field([], max_length=5)
    preferred_skills: list[Skill] = Field([], max_length=5, description="Done without after a while.")
    written_at: AwareDatetime | None = Field(
        None, description="When the officer asked, by the tablet's clock, if it had to wait for a network."
    )


class ConsultRef(BaseModel):
    """Which consult."""

    id: UUID


class MediaState(StrEnum):
    """What one side says of the call's media."""

    JOINED = "joined"
    CONNECTED = "connected"
    INTERRUPTED = "interrupted"


class MediaIn(BaseModel):
    """One side's report of its media."""

    state: MediaState


class StepIn(BaseModel):
    """A side sends more or less than before, and the numbers that caused it."""

    rung: Rung
    because: Because
    loss: float = Field(ge=0, le=1, description="Share of packets lost on the way out.")
    rtt_ms: float | None = Field(None, ge=0, le=600_000, description="Round trip, milliseconds.")
    out_kbps: float | None = Field(None, ge=0, le=10_000_000, description="What could be sent, kilobits per second.")
    silent_s: float = Field(0, ge=0, le=86_400, description="Since when nothing came, seconds.")


class CallBackIn(BaseModel):
    """When the officer will be able to talk again."""

    after_s: int = Field(
        0, ge=0, le=3600, description="Ring no clinician before that, seconds; 0: as soon as one is free."
    )


class PartIn(BaseModel):
    """Which part of the consult begins."""

    part: Part


class PrivacyIn(BaseModel):
    """Whether the officer steps away."""

    answer: Privacy


class ConsultOut(BaseModel):
    """A consult as its two sides see it."""

    model_config = ConfigDict(from_attributes=True)

    id: UUID
    code: str = Field(description="Names the session on the telephone.")
    state: State
    kind: Kind
    incident_number: str | None
    language: str | None
    requested_at: datetime
    waiting_since: datetime = Field(description="Start of the present wait: the request, or the last hand-back.")
    accepted_at: datetime | None
    connected_at: datetime | None
    ended_at: datetime | None
    agency: str
    place: str | None
    juvenile: bool
    officer_unsafe: bool
    calls_back: bool = Field(description="The officer moved on and is called back on this tablet.")
    not_before: datetime | None = Field(description="Nobody is rung before that, as the officer asked.")
    officer: str
    officer_id: UUID
    clinician_id: UUID | None
    clinician: str | None = Field(description="Who has the session; after a cold hand-off, who had it last.")
    second: str | None = Field(description="A second clinician in the call, to whom it is handed over.")
    second_id: UUID | None
    part: Part | None
    privacy: Privacy | None
    tablet_with_person: bool = Field(description="The tablet shows the clinician and nothing else.")
    advice_only: bool = Field(description="The person did not consent: officer and clinician only.")
    not_suitable: str | None = Field(description="Ended because a consult by tablet cannot help, and why.")
    hand_off_asked: bool = Field(description="Another clinician is being found while the call goes on.")


class ClosedOut(BaseModel):
    """How the officer's last session ended, if it ended without a consult a moment ago."""

    state: State
    closed_at: datetime
    by_supervisor: bool
    reason: str | None


class EventOut(BaseModel):
    """One step on a session's timeline."""

    seq: int
    at: datetime
    event: Event
    state: State
    actor: str | None
    data: dict[str, Any]
