"""Wire format of coverage, and the input of its commands."""

from datetime import datetime
from uuid import UUID

from pydantic import BaseModel, Field

from app.platform.text import WeeklyTime


class PlaceOut(BaseModel):
    """A place an officer can choose, and whether its sessions are answered now."""

    id: UUID
    name: str
    is_open: bool
    opens_at: datetime | None


class OpeningOut(BaseModel):
    """Whether the agency's sessions are answered now, in general and in each of its places."""

    is_open: bool
    opens_at: datetime | None = Field(
        description="When it opens next; null if it is open, or does not open within a week."
    )
    places: list[PlaceOut]


class NewAgreement(BaseModel):
    """A new agreement by which a provider organization answers an agency's sessions."""

    provider_id: UUID
    agency_id: UUID
    place_id: UUID | None = None
    hours: list[WeeklyTime] = Field([], description="Weekly times in the agency's time zone; empty: always.")
    tier: int = Field(1, ge=1, le=9, description="1 is asked first, 2 after the agency's widening time, and so on.")


class PolicyChange(BaseModel):
    """Changes to an agency's dispatch policy; fields that are not set stay unchanged."""

    license_state: str | None = Field(None, pattern=r"^[A-Z]{2}$")
    lead_id: UUID | None = None
    ring_at_once: int | None = Field(None, ge=1, le=20)
    widen_after_s: int | None = Field(None, ge=0)
    relax_after_s: int | None = Field(None, ge=0)
    page_lead_after_s: int | None = Field(None, ge=0)
    relay_only: bool | None = None
