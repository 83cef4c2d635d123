"""Table of what dispatch must know of a clinician."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import JSON, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from app.platform.db import Base


class Clinician(Base):
    """Whether a clinician is on call, and until when the server believes that they are there."""

    __tablename__ = "clinician"
    __table_args__ = (Index("ix_clinician_provider_id_on_call", "provider_id", "on_call"),)

    user_id: Mapped[UUID] = mapped_column(ForeignKey("user_account.id"), primary_key=True)
    provider_id: Mapped[UUID] = mapped_column(ForeignKey("organisation.id"))
    languages: Mapped[list[str]] = mapped_column(JSON, default=list)
    backup_after_s: Mapped[int] = mapped_column(default=0)
    on_call: Mapped[bool] = mapped_column(default=False)
    on_call_since: Mapped[datetime | None]
    idle_since: Mapped[datetime | None]
    connected_until: Mapped[datetime | None]
