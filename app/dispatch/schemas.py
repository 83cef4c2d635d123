"""Wire format of dispatch."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, FiniteFloat

from app.consults.rules import Event, Kind, State
from app.dispatch.rules.matching import Why
from app.dispatch.rules.offers import DeclineReason, Purpose
from app.platform.text import Text


class Lack(BaseModel):
    """A session's requirement that a clinician does not meet."""

    why: Why
    detail: str | None = Field(
        description="A state (`SD`), a language (`es`), a skill (`youth`) or an age group (`adult`, `juvenile`)."
    )


class QueueRow(BaseModel):
    """A waiting session as shown to clinicians, without anything about the person or the officer."""

    consult_id: UUID
    kind: Kind
    agency: str
    language: str | None
    juvenile: bool
    officer_unsafe: bool
    waiting_since: datetime
    ringing: bool
    not_before: datetime | None = Field(
        description="When the session may ring, if the officer asked to be called back."
    )
    lacking: Lack | None = Field(
        description="The requirement that keeps this clinician from taking the session; null if there is none."
    )


class QueueOut(BaseModel):
    """The first rows of the queue, and its total length."""

    rows: list[QueueRow]
    total: int


class Accepted(BaseModel):
    """A clinician has accepted this officer's session. Sent ahead of the snapshot, so that media can start."""

    model_config = ConfigDict(extra="forbid")

    type: Literal["accepted"] = "accepted"
    consult_id: UUID
    clinician_id: UUID


class OfferOut(BaseModel):
    """An offer that rings for this clinician."""

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
    """This clinician's current wrap-up."""

    consult_id: UUID
    until: datetime
    extensions: int
    extensions_left: int


class Decline(BaseModel):
    """Why a clinician declines an offer."""

    reason: DeclineReason = DeclineReason.OTHER


class Extension(BaseModel):
    """The number of the requested wrap-up extension, 1 for the first; repeating a number has no further effect."""

    number: int = Field(1, ge=1, le=100)


class HandOffIn(BaseModel):
    """The clinician to hand a session to; null: the next available one."""

    to_id: UUID | None = None


class Reason(BaseModel):
    """A reason, kept on record."""

    reason: Annotated[str, Text(200, least=3)]


class Move(Reason):
    """A session's new place in the agency's queue."""

    place: int = Field(ge=1, le=100_000)


class Assignment(Reason):
    """The clinician to ring for a waiting session."""

    clinician_id: UUID


class EstimateOut(BaseModel):
    """The estimated remaining wait, from recently answered sessions; docs/dispatch.md documents the method."""

    half_s: FiniteFloat = Field(description="Half of comparable sessions were answered within this time, seconds.")
    most_s: FiniteFloat = Field(description="Nine in ten comparable sessions were answered within this time, seconds.")
    based_on: int = Field(description="Number of sessions that the estimate is based on.")
    days: int = Field(description="How far back these sessions go, days.")


class StepOut(BaseModel):
    """The newest event of the officer's session, shown as progress."""

    event: Event
    at: datetime
    reason: str | None


class PlaceInQueue(BaseModel):
    """What an officer sees about the wait."""

    place: int | None = Field(description="Place in the queue, 1 being next; null if no session waits.")
    estimate: EstimateOut | None = Field(description="Null if there is too little history.")
    clinicians_on_call: int
    step: StepOut | None


class PassedOverOut(BaseModel):
    """The clinicians who were not rung for one reason."""

    why: Why
    detail: str | None
    who: list[str]
    count: int


class DecisionOut(BaseModel):
    """Which clinicians dispatch rang, if any, and why; in force until the next decision."""

    at: datetime
    until: datetime | None
    chosen: list[str]
    passed_over: list[PassedOverOut]


class DeskRow(BaseModel):
    """A waiting session as shown to its supervisor."""

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
    """The agency's queue as shown to its supervisor, who may change it."""

    rows: list[DeskRow]
    total: int
