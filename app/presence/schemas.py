"""Wire format of presence."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, Field

from app.platform.text import Day, WeeklyTime, ZoneName
from app.presence.rules import Cause, OffPlan, Status, Wish


class Skill(StrEnum):
    """A skill that a clinician has beyond the training that every clinician has."""

    YOUTH = "youth"
    VETERANS = "veterans"
    SUBSTANCE_USE = "substance_use"
    OLDER_ADULTS = "older_adults"
    DISABILITY = "disability"


class Age(StrEnum):
    """An age group that a clinician may see."""

    ADULT = "adult"
    JUVENILE = "juvenile"


class Skills(BaseModel):
    """A clinician's qualifications, which decide which sessions they may take."""

    languages: list[Annotated[str, Field(pattern=r"^[a-z]{2,3}$")]] = ["en"]
    skills: list[Skill] = []
    license_states: list[Annotated[str, Field(pattern=r"^[A-Z]{2}$")]] = Field(
        [], description="States in which the clinician is licensed, two letters each."
    )
    ages: list[Age] = list(Age)
    capacity: int = Field(1, ge=1, le=9, description="Most sessions at the same time, including wrap-ups.")
    backup_after_s: int = Field(
        0, ge=0, description="Is only offered sessions that have waited at least this long, seconds."
    )


class PresenceIn(BaseModel):
    """A clinician's new wish: on call, off call, or on a break."""

    wish: Wish


class PresenceOut(BaseModel):
    """A clinician's presence, as shown on their own page."""

    status: Status
    wish: Wish = Field(description="Takes effect as soon as the clinician has no engagement.")
    since: datetime | None
    cause: Cause | None
    shift_until: datetime | None = Field(description="End of the current planned shift.")
    shift_at: datetime | None = Field(description="Start of the next planned shift within twelve hours.")


class NewShift(BaseModel):
    """A new planned shift that repeats every week."""

    weekly: WeeklyTime
    time_zone: ZoneName
    valid_from: Day
    valid_until: Day | None = None


class RosterRow(BaseModel):
    """A clinician as shown to a supervisor: the actual status next to the planned shift."""

    id: UUID
    name: str
    status: Status
    since: datetime | None
    cause: Cause | None
    here: bool = Field(description="Whether the clinician's page is open.")
    shift_until: datetime | None
    off_plan: OffPlan | None
