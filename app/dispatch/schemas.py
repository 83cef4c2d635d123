"""What dispatch sends and takes over the wire."""

from datetime import datetime
from typing import Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, FiniteFloat

from app.consults.rules import Event, Kind, State
from app.dispatch.rules.matching import Why
from app.dispatch.rules.offers import DeclineReason, Purpose


class Lack(BaseModel):
    """A requirement of a session that a clinician does not meet."""

    why: Why
    detail: str | None = Field(
        description="Which: a state (`SD`), a language (`es`), a skill (`youth`), an age group (`adult`, `juvenile`)."
    )


class QueueRow(BaseModel):
    """A waiting session as clinicians see it: nothing about the person, nothing about the officer."""

    consult_id: UUID
    kind: Kind
    agency: str
    language: str | None
    juvenile: bool
    officer_unsafe: bool
    waiting_since: datetime
    ringing: bool
    not_before: datetime | None = Field(description="The officer moved on; the session rings again then.")
    lacking: Lack | None = Field(description="What this clinician lacks to take it.")


class QueueOut(BaseModel):
    """The head of the queue, and how long it is."""

    rows: list[QueueRow]
    total: int


class Accepted(BaseModel):
    """A clinician has this officer's session, and may see and hear them. Comes ahead of the snapshot that shows it."""

    model_config = ConfigDict(extra="forbid")

    type: Literal["accepted"] = "accepted"
    consult_id: UUID
    clinician_id: UUID


class OfferOut(BaseModel):
    """An offer that rings at this clinician."""

    id: UUID
    consult_id: UUID
    officer_id: UUID
    purpose: Purpose
    kind: Kind
    agency: str
    language: str | None
    juvenile: bool
    officer_unsafe: bool
    calls_back: bool
    waiting_since: datetime
    expires_at: datetime


class WrapUpOut(BaseModel):
    """The wrap-up that holds this clinician."""

    consult_id: UUID
    until: datetime
    extensions: int
    extensions_left: int


class Decline(BaseModel):
    """Why an offer is let pass."""

    reason: DeclineReason = DeclineReason.OTHER


class Extension(BaseModel):
    """Which extension of the wrap-up is asked for: 1 for the first. Asking twice for the same extends once."""

    number: int = Field(1, ge=1, le=100)


class HandOffIn(BaseModel):
    """Whom a session is to be handed to; nobody in particular means whose turn it is."""

    to_id: UUID | None = None


class Reason(BaseModel):
    """Why, for the record."""

    reason: str = Field(min_length=3, max_length=200)


class Move(Reason):
    """Another place in the agency's queue."""

    place: int = Field(ge=1, le=100_000)


class Assignment(Reason):
    """Whom to ring for a waiting session."""

    clinician_id: UUID


class EstimateOut(BaseModel):
    """What is left of the wait, from sessions answered lately; docs/dispatch.md has the method."""

    half_s: FiniteFloat = Field(description="Half of the like sessions were answered within this, seconds.")
    most_s: FiniteFloat = Field(description="Nine of ten were, seconds.")
    based_on: int = Field(description="How many sessions that rests on.")
    days: int = Field(description="How far back they lie, days.")


class StepOut(BaseModel):
    """The newest step of the officer's session, shown as progress."""

    event: Event
    at: datetime
    reason: str | None


class PlaceInQueue(BaseModel):
    """What an officer is told about the wait."""

    place: int | None = Field(description="1 is next; null while no session waits.")
    estimate: EstimateOut | None = Field(description="Null where there is too little history to say.")
    clinicians_on_call: int
    step: StepOut | None


class PassedOverOut(BaseModel):
    """Clinicians who were not rung for one reason."""

    why: Why
    detail: str | None
    who: list[str]
    count: int


class DecisionOut(BaseModel):
    """Whom dispatch rang, or that it rang nobody, and why; it held until the next one."""

    at: datetime
    until: datetime | None
    chosen: list[str]
    passed_over: list[PassedOverOut]


class DeskRow(BaseModel):
    """A waiting session on the supervisor's desk."""

    consult_id: UUID
    state: State
    kind: Kind
    officer: str
    incident_number: str | None
    language: str | None
    juvenile: bool
    officer_unsafe: bool
    waiting_since: datetime
    not_before: datetime | None
    decision: DecisionOut | None


class Desk(BaseModel):
    """The agency's queue as its supervisor may change it."""

    rows: list[DeskRow]
    total: int
