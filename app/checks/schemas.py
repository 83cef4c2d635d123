"""What checks send and take over the wire."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from app.checks.rules import CheckItem, ItemResult, Readiness

Share = Annotated[float, Field(ge=0, le=1)]


class CheckFiguresIn(BaseModel):
    """What the check measured; what could not be measured is left out."""

    model_config = ConfigDict(from_attributes=True)

    loss: Share | None = Field(None, description="Share of packets lost in the test call.")
    jitter_ms: float | None = Field(None, ge=0, le=60_000, description="Jitter of sound, milliseconds.")
    rtt_ms: float | None = Field(None, ge=0, le=60_000, description="Round trip, milliseconds.")
    kbps: float | None = Field(None, ge=0, le=10_000_000, description="What could be sent, kilobits per second.")
    battery: Share | None = Field(None, description="Charge, 0 to 1.")
    charging: bool | None = None
    clock_error_s: float | None = Field(
        None, ge=-1e9, le=1e9, description="This machine's clock minus the server's, seconds."
    )


class CheckIn(BaseModel):
    """One check of one tablet."""

    id: UUID = Field(description="Made by the tablet; the same check sent again is the same check.")
    device_id: UUID
    label: str = Field("", max_length=40, description="What is written on the tablet's back.")
    outcomes: dict[CheckItem, ItemResult] = Field(max_length=len(CheckItem))
    measured: CheckFiguresIn = CheckFiguresIn()


class CheckOut(BaseModel):
    """What the check means."""

    verdict: Readiness
    findings: list[str] = Field(description="Codes of what is wrong, the gravest first.")
    checked_at: datetime


class TabletRow(CheckOut):
    """A tablet of the fleet as its latest check found it."""

    device_id: UUID
    label: str
    officer: str
    measured: CheckFiguresIn


class EchoIn(BaseModel):
    """The offer of a test call, with all its candidates."""

    sdp: str = Field(max_length=48_000)


class EchoOut(BaseModel):
    """The echo peer's answer, and how long it listens."""

    sdp: str
    seconds: float
