"""What consults send and take over the wire."""

from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from app.consults.rules import Event, Kind, State


class NewConsult(BaseModel):
    """What the officer says at the tap; only the kind of call is required."""

    kind: Kind
    incident_number: str | None = Field(None, max_length=40, pattern=r"^[\w ./-]*$")
    language: str | None = Field(None, max_length=8, pattern=r"^[a-z]{2,3}$")


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


class ConsultOut(BaseModel):
    """A consult as its two sides see it."""

    model_config = ConfigDict(from_attributes=True)

    id: UUID
    state: State
    kind: Kind
    incident_number: str | None
    language: str | None
    requested_at: datetime
    accepted_at: datetime | None
    connected_at: datetime | None
    ended_at: datetime | None
    agency: str
    officer: str
    clinician: str | None


class EventOut(BaseModel):
    """One step on a session's timeline."""

    seq: int
    at: datetime
    event: Event
    state: State
    actor: str | None
    data: dict[str, Any]


class SortBy(StrEnum):
    """What the session log can be sorted by."""

    REQUESTED = "requested_at"
    WAIT = "wait"
    DURATION = "duration"
    KIND = "kind"
    STATE = "state"


class LogFilter(BaseModel):
    """Which sessions of the log, in which order, and which page of them."""

    model_config = ConfigDict(extra="forbid")

    since: datetime | None = None
    until: datetime | None = None
    agency_id: UUID | None = None
    clinician_id: UUID | None = None
    kind: Kind | None = None
    state: State | None = None
    disposition: str | None = Field(None, max_length=32)
    sort: SortBy = SortBy.REQUESTED
    descending: bool = True
    page: int = Field(1, ge=1, le=100_000)
    page_size: int = Field(25, ge=1, le=200)
