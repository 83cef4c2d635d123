"""What presence sends and takes over the wire."""

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import BaseModel, Field, field_validator

from app.platform.calendar import parse
from app.presence.rules import Cause, OffPlan, Status, Wish


class Skill(StrEnum):
    """What a clinician is trained for beyond every clinician's training."""

    YOUTH = "youth"
    VETERANS = "veterans"
    SUBSTANCE_USE = "substance_use"
    OLDER_ADULTS = "older_adults"
    DISABILITY = "disability"


class Age(StrEnum):
    """Whom a clinician may see."""

    ADULT = "adult"
    JUVENILE = "juvenile"


class Skills(BaseModel):
    """What a clinician may take."""

    languages: list[str] = ["en"]
    skills: list[Skill] = []
    license_states: list[str] = Field([], description="Two-letter states the clinician is licensed in.")
    ages: list[Age] = list(Age)
    capacity: int = Field(1, ge=1, le=9, description="Sessions at once, wrap-up included.")
    backup_after_s: int = Field(0, ge=0, description="Offered only what has waited this long, seconds.")


class PresenceIn(BaseModel):
    """What a clinician sets."""

    wish: Wish


class PresenceOut(BaseModel):
    """What a clinician's own page says about them."""

    status: Status
    wish: Wish = Field(description="What counts as soon as nothing engages the clinician.")
    since: datetime | None
    cause: Cause | None
    shift_until: datetime | None = Field(description="End of the planned shift that is on now.")
    shift_at: datetime | None = Field(description="Start of the next planned shift within twelve hours.")


class NewShift(BaseModel):
    """A planned shift, every week."""

    weekly: str = Field(max_length=64, examples=["mon-fri 19:00-07:00"])
    time_zone: str = Field(max_length=64)
    valid_from: date
    valid_until: date | None = None

    @field_validator("weekly")
    @classmethod
    def _readable(cls, text: str) -> str:
        parse(text)
        return text

    @field_validator("time_zone")
    @classmethod
    def _known(cls, name: str) -> str:
        try:
            ZoneInfo(name)
        except (ZoneInfoNotFoundError, ValueError):
            raise ValueError(f"There is no time zone “{name}”.") from None
        return name


class RosterRow(BaseModel):
    """A clinician as a supervisor sees them: what is, beside what was planned."""

    id: UUID
    name: str
    status: Status
    since: datetime | None
    cause: Cause | None
    here: bool = Field(description="Their page is open.")
    shift_until: datetime | None
    off_plan: OffPlan | None
