"""What a supervisor sees."""

from datetime import datetime
from uuid import UUID

from pydantic import BaseModel, Field, FiniteFloat

from app.consults.rules import Kind, Part, State
from app.consults.schemas import ConsultOut, EventOut
from app.dispatch.schemas import DecisionOut
from app.documentation.rules import Disposition
from app.documentation.schemas import AuditedDocumentation, OutcomeOut
from app.quality.schemas import QualityOut


class LogRow(BaseModel):
    """One session in the log."""

    id: UUID
    requested_at: datetime
    agency: str
    demo: bool
    officer: str
    clinician: str | None
    kind: Kind
    incident_number: str | None
    state: State
    disposition: Disposition | None
    wait_s: FiniteFloat | None = Field(description="Request to acceptance, seconds.")
    duration_s: FiniteFloat | None = Field(description="First picture to end, seconds.")


class Named(BaseModel):
    """Something that can be chosen in a filter."""

    id: UUID
    name: str


class LogPage(BaseModel):
    """One page of the log, and what it can be filtered by."""

    rows: list[LogRow]
    total: int
    page: int
    page_size: int
    agencies: list[Named]
    clinicians: list[Named]


class PartOut(BaseModel):
    """How long one part of the consult took."""

    part: Part
    seconds: FiniteFloat


class SessionPage(BaseModel):
    """Everything on record about one session but the clinical note."""

    consult: ConsultOut
    demo: bool
    wait_s: FiniteFloat | None
    duration_s: FiniteFloat | None
    parts: list[PartOut]
    timeline: list[EventOut]
    outcome: OutcomeOut | None
    documentation: AuditedDocumentation | None
    decisions: list[DecisionOut]
    quality: QualityOut


class LiveStrip(BaseModel):
    """What is going on now."""

    waiting: int
    in_consult: int
    on_call: int
    longest_wait_since: datetime | None
    last_change_at: datetime | None = Field(description="When a session last changed: then the log is old.")
