"""Wire format of consults."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated, Any
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from app.consults.rules import Because, Event, Kind, Part, Privacy, Rung, State
from app.platform.text import Moment, Text
from app.presence.schemas import Skill


class NewConsult(BaseModel):
    """An officer's request for a consult; only the kind of call is required."""

    kind: Kind
    incident_number: Annotated[str, Text(40, pattern=r"[\w ./-]*")] | None = None
    language: Annotated[str, Field(pattern=r"^[a-z]{2,3}$")] | None = None
    language_required: bool = Field(False, description="Whether a clinician must speak this language.")
    place_id: UUID | None = Field(None, description="Part of the agency's area, if the agency has several.")
    juvenile: bool = Field(False, description="Whether the person is under 18.")
    officer_unsafe: bool = Field(
        False, description="Whether the officer is not safe, which gives the session a head start in the queue."
    )
    required_skills: list[Skill] = Field([], max_length=5)
    preferred_skills: list[Skill] = Field(
        [], max_length=5, description="Skills to look for first; they no longer count after a while."
    )
    written_at: Moment | None = Field(
        None, description="Time of the request by the tablet's clock, if it was made offline."
    )


class ConsultRef(BaseModel):
    """Which consult."""

    id: UUID


class MediaState(StrEnum):
    """The state of the call's media on one side."""

    JOINED = "joined"
    CONNECTED = "connected"
    INTERRUPTED = "interrupted"


class MediaIn(BaseModel):
    """One side's report of its media state."""

    state: MediaState


class StepIn(BaseModel):
    """How much a side sends from now on, and the measurements that caused the change."""

    rung: Rung
    because: Because
    loss: float = Field(ge=0, le=1, description="Share of outgoing packets lost, 0 to 1.")
    rtt_ms: float | None = Field(None, ge=0, le=600_000, description="Round-trip time, milliseconds.")
    out_kbps: float | None = Field(
        None, ge=0, le=10_000_000, description="Available outgoing bandwidth, kilobits per second."
    )
    silent_s: float = Field(0, ge=0, le=86_400, description="Time since anything was received, seconds.")


class CallBackIn(BaseModel):
    """When the officer can be called back."""

    after_s: int = Field(
        0, ge=0, le=3600, description="Time before a clinician may be rung, seconds; 0: as soon as one is free."
    )


class PartIn(BaseModel):
    """The part of the consult that begins."""

    part: Part


class PrivacyIn(BaseModel):
    """Whether the officer steps away for privacy."""

    answer: Privacy


class ConsultOut(BaseModel):
    """A consult as shown to its two sides."""

    model_config = ConfigDict(from_attributes=True)

    id: UUID
    code: str = Field(description="Identifies the session over the phone.")
    state: State
    kind: Kind
    incident_number: str | None
    language: str | None
    requested_at: datetime
    waiting_since: datetime = Field(description="Start of the current wait: the request, or the last hand-back.")
    accepted_at: datetime | None
    connected_at: datetime | None
    ended_at: datetime | None
    agency: str
    place: str | None
    juvenile: bool
    officer_unsafe: bool
    calls_back: bool = Field(description="Whether the officer asked to be called back on this tablet.")
    not_before: datetime | None = Field(description="No clinician is rung before this time, as the officer asked.")
    officer: str
    officer_id: UUID
    clinician_id: UUID | None
    clinician: str | None = Field(
        description="The clinician who has the session; after a cold hand-off, the one who had it last."
    )
    second: str | None = Field(description="The second clinician in the call, who can take the session over.")
    second_id: UUID | None
    part: Part | None
    privacy: Privacy | None
    tablet_with_person: bool = Field(description="Whether the tablet shows only the clinician.")
    advice_only: bool = Field(description="Whether only the officer is advised, because the person did not consent.")
    not_suitable: str | None = Field(description="Why a consult by tablet could not help, if it ended for that reason.")
    hand_off_asked: bool = Field(description="Whether another clinician is being found during the call.")


class ClosedOut(BaseModel):
    """How the officer's last session ended, if it recently ended without a consult."""

    state: State
    closed_at: datetime
    by_supervisor: bool
    reason: str | None


class EventOut(BaseModel):
    """One event on a session's timeline."""

    seq: int
    at: datetime
    event: Event
    state: State
    actor: str | None
    data: dict[str, Any]
