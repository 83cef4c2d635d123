"""Table of each side's measurements of a call."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from app.platform.db import Base


class QualitySlice(Base):
    """One side's measurements of about a minute of a call; storing the same slice again replaces it."""

    __tablename__ = "quality_slice"

    consult_id: Mapped[UUID] = mapped_column(ForeignKey("consult.id"), primary_key=True)
    user_id: Mapped[UUID] = mapped_column(ForeignKey("user_account.id"), primary_key=True)
    started_at: Mapped[datetime] = mapped_column(primary_key=True)
    side: Mapped[str] = mapped_column(String(16))
    seconds: Mapped[int]
    loss: Mapped[float]
    jitter_ms: Mapped[float | None]
    rtt_ms: Mapped[float | None]
    in_kbps: Mapped[float]
    out_kbps: Mapped[float]
    frames_per_s: Mapped[float]
    freezes: Mapped[int]
    concealed: Mapped[float]
    relayed: Mapped[bool]
    way: Mapped[str | None] = mapped_column(String(8))
    network: Mapped[str | None] = mapped_column(String(16))
    rung: Mapped[str] = mapped_column(String(8))
