"""Wire format of the session log."""

from datetime import datetime
from enum import StrEnum
from typing import Self
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, FiniteFloat, model_validator

from app.consults.rules import Disposition, Kind, Part, State
from app.consults.schemas import ConsultOut, EventOut
from app.dispatch.schemas import DecisionOut
from app.documentation.schemas import OutcomeOut, SupervisorsDocumentation
from app.platform.text import Day
from app.quality.schemas import QualityOut


class SortBy(StrEnum):
    """What the session log can be sorted by."""

    REQUESTED = "requested_at"
    WAIT = "wait"
    DURATION = "duration"
    KIND = "kind"
    STATE = "state"


MOST_SEARCHED = 5_000
"""How many sessions a search of the log reads: the newest of the days chosen. Older ones are reached by other days."""


class LogFilter(BaseModel):
    """Filters, order and page of the session log.

    The newest 5,000 sessions of the days chosen are searched; filters and order apply to these.
    """

    model_config = ConfigDict(extra="forbid")

    since_day: Day | None = Field(None, description="Requested on this day or later, in the agency's time zone.")
    until_day: Day | None = Field(None, description="Requested on this day or earlier, in the agency's time zone.")
    agency_id: UUID | None = None
    clinician_id: UUID | None = None
    kind: Kind | None = None
    state: State | None = None
    disposition: Disposition | None = None
    sort: SortBy = SortBy.REQUESTED
    descending: bool = True
    page: int = Field(1, ge=1)
    page_size: int = Field(25, ge=1, le=200)

    @model_validator(mode="after")
    def _page_can_be_shown(self) -> Self:
        if self.page * self.page_size > MOST_SEARCHED:
            raise ValueError(f"A search of the log has no more than {MOST_SEARCHED:,} sessions.")
        return self


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
    """A choice in a filter."""

    id: UUID
    name: str


class LogPage(BaseModel):
    """One page of the log, and the choices of its filters."""

    rows: list[LogRow]
    total: int = Field(description="How many of the sessions searched match.")
    searched_since: datetime | None = Field(
        description="Set where 5,000 sessions were searched, the most of one search: when the oldest of them was "
        "requested. Earlier ones were not searched; choose an earlier `until_day` for them."
    )
    page: int
    page_size: int
    agencies: list[Named]
    clinicians: list[Named]


class PartOut(BaseModel):
    """How long one part of the consult took."""

    part: Part
    seconds: FiniteFloat


class SessionPage(BaseModel):
    """Everything on record about one session except the clinical note."""

    consult: ConsultOut
    demo: bool
    wait_s: FiniteFloat | None
    duration_s: FiniteFloat | None
    parts: list[PartOut]
    timeline: list[EventOut]
    outcome: OutcomeOut | None
    documentation: SupervisorsDocumentation | None
    decisions: list[DecisionOut]
    quality: QualityOut


class LiveStrip(BaseModel):
    """The current activity in a supervisor's agency."""

    waiting: int
    in_consult: int
    on_call: int
    longest_wait_since: datetime | None
    last_change_at: datetime | None = Field(
        description="When a session last changed; a log fetched before that is out of date."
    )
