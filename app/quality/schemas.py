"""What pages say of their calls, and what supervisors see of it."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, FiniteFloat

from app.actor import Role
from app.consults.rules import Rung
from app.quality.rules import Verdict

Share = Annotated[float, Field(ge=0, le=1)]
Milliseconds = Annotated[float, Field(ge=0, le=600_000)]
Kbps = Annotated[float, Field(ge=0, le=10_000_000)]
Word = Annotated[str, Field(max_length=16, pattern=r"^[a-z0-9-]*$")]


class SliceIn(BaseModel):
    """About a minute of a call, condensed from samples taken every 5 seconds."""

    model_config = ConfigDict(from_attributes=True)

    started_at: AwareDatetime = Field(description="Names the slice: the same one again replaces itself.")
    seconds: int = Field(ge=1, le=120)
    loss: Share = Field(description="Share of sound packets that did not arrive here.")
    jitter_ms: Milliseconds | None = None
    rtt_ms: Milliseconds | None = None
    in_kbps: Kbps
    out_kbps: Kbps
    frames_per_s: float = Field(ge=0, le=240)
    freezes: int = Field(ge=0, le=10_000)
    concealed: Share = Field(description="Share of sound that had to be made up here.")
    relayed: bool
    way: Literal["udp", "tcp", "tls"] | None = Field(None, description="By what the media goes.")
    network: Word | None = Field(None, description="wifi, cellular, ..., where the browser says it.")
    rung: Rung


class SliceOut(SliceIn):
    """The same, with who measured it and how the sound was."""

    side: Role
    mos: FiniteFloat = Field(description="Estimated listening quality, 1 to 4.5 (ITU-T G.107).")


class MeasuredOut(BaseModel):
    """A whole call's sound as one side heard it."""

    model_config = ConfigDict(from_attributes=True)

    median_mos: FiniteFloat
    worst_mos: FiniteFloat
    poor_share: FiniteFloat


class QualityOut(BaseModel):
    """What is on record about the quality of one session's call."""

    slices: list[SliceOut]
    officer: MeasuredOut | None
    clinician: MeasuredOut | None
    verdict: Verdict | None = Field(description="What was measured, in the words that the officer is asked for.")
    since: datetime | None = Field(description="Start of the chart: when the first slice began.")
