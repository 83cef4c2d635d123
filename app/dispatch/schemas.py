"""What dispatch sends over the wire."""

from datetime import datetime
from uuid import UUID

from pydantic import BaseModel

from app.consults.rules import Kind


class QueueRow(BaseModel):
    """A waiting session as clinicians see it: nothing about the person, nothing about the officer."""

    consult_id: UUID
    kind: Kind
    agency: str
    language: str | None
    requested_at: datetime
    ringing: bool


class OfferOut(BaseModel):
    """An offer that rings at this clinician."""

    id: UUID
    consult_id: UUID
    kind: Kind
    agency: str
    language: str | None
    requested_at: datetime
    expires_at: datetime


class PlaceInQueue(BaseModel):
    """What an officer is told about the wait."""

    place: int | None
    """1 is next; None while no session waits."""
    recent_wait_s: float | None
    """Median wait lately, seconds; None where there is too little history to say."""
    clinicians_on_call: int
