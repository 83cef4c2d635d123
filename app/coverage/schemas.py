"""What coverage sends over the wire, and what the command line hands it."""

from datetime import datetime
from uuid import UUID

from pydantic import BaseModel, Field, field_validator

from app.platform.calendar import parse


class PlaceOut(BaseModel):
    """A place an officer can choose, and whether anybody answers there now."""

    id: UUID
    name: str
    is_open: bool
    opens_at: datetime | None


class OpeningOut(BaseModel):
    """Whether the agency's sessions are answered now, at all and in each of its places."""

    is_open: bool
    opens_at: datetime | None = Field(description="When it opens next; None if open, or not within a week.")
    places: list[PlaceOut]


class NewAgreement(BaseModel):
    """A provider organization answers an agency."""

    provider_id: UUID
    agency_id: UUID
    place_id: UUID | None = None
    hours: list[str] = Field([], description="Weekly times in the agency's zone; empty: always.")
    tier: int = Field(1, ge=1, le=9, description="1 is asked first, 2 after the agency's widening time, and so on.")

    @field_validator("hours")
    @classmethod
    def _readable(cls, hours: list[str]) -> list[str]:
        for text in hours:
            parse(text)
        return hours


class PolicyChange(BaseModel):
    """What an agency wants different from the settings; what is not set stays as it was."""

    license_state: str | None = Field(None, pattern=r"^[A-Z]{2}$")
    lead_id: UUID | None = None
    ring_at_once: int | None = Field(None, ge=1, le=20)
    widen_after_s: int | None = Field(None, ge=0)
    relax_after_s: int | None = Field(None, ge=0)
    page_lead_after_s: int | None = Field(None, ge=0)
    relay_only: bool | None = None
