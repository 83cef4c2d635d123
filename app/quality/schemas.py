"""Wire format of call measurements."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, FiniteFloat

from app.actor import Role
from app.consults.rules import Rung
from app.platform.text import Moment
from app.quality.rules import Verdict

Share = Annotated[float, Field(ge=0, le=1)]
Milliseconds = Annotated[float, Field(ge=0, le=600_000)]
Kbps = Annotated[float, Field(ge=0, le=10_000_000)]
Word = Annotated[str, Field(max_length=16, pattern=r"^[a-z0-9-]*$")]


class SliceIn(BaseModel):
    """One side's measurements of about a minute of a call, averaged from samples taken every 5 seconds."""

    model_config = ConfigDict(from_attributes=True)

    started_at: Moment = Field(description="Identifies the slice; sending it again replaces it.")
    seconds: int = Field(ge=1, le=120)
    loss: Share = Field(description="Share of audio packets that did not arrive on this side.")
    jitter_ms: Milliseconds | None = None
    rtt_ms: Milliseconds | None = None
    in_kbps: Kbps
    out_kbps: Kbps
    frames_per_s: float = Field(ge=0, le=240)
    freezes: int = Field(ge=0, le=10_000)
    concealed: Share = Field(description="Share of audio that was concealed on this side.")
    relayed: bool
    way: Literal["udp", "tcp", "tls"] | None = Field(None, description="How the media travels.")
    network: Word | None = Field(None, description="Network type, such as wifi or cellular, if the browser reports it.")
    rung: Rung


class SliceOut(SliceIn):
    """A stored slice of measurements, with the side that measured it and the estimated audio quality."""

    side: Role
    mos: FiniteFloat = Field(description="Estimated listening quality, 1 to 4.5 (ITU-T G.107).")


class MeasuredOut(BaseModel):
    """The audio quality of a whole call on one side."""

    model_config = ConfigDict(from_attributes=True)

    median_mos: FiniteFloat
    worst_mos: FiniteFloat
    poor_share: FiniteFloat


class QualityOut(BaseModel):
    """All measurements of one session's call, with their verdict."""

    slices: list[SliceOut]
    officer: MeasuredOut | None
    clinician: MeasuredOut | None
    verdict: Verdict | None = Field(description="The measured quality, in the same words as the officer's rating.")
    since: datetime | None = Field(description="When the first slice began.")
