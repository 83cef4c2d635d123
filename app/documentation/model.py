"""Tables of the clinician's and the officer's record."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from app.platform.db import Base


class Documentation(Base):
    """The clinician's record. `clinical_note` is only for treating clinicians, never for officers or supervisors."""

    __tablename__ = "documentation"

    consult_id: Mapped[UUID] = mapped_column(ForeignKey("consult.id"), primary_key=True)
    clinician_id: Mapped[UUID] = mapped_column(ForeignKey("user_account.id"))
    consent: Mapped[str | None] = mapped_column(String(16))
    consent_by: Mapped[str | None] = mapped_column(String(16))
    consent_at: Mapped[datetime | None]
    recommended: Mapped[str | None] = mapped_column(String(32))
    not_suitable: Mapped[str | None] = mapped_column(String(32))
    safety_note: Mapped[str] = mapped_column(Text, default="")
    clinical_note: Mapped[str] = mapped_column(Text, default="")
    updated_at: Mapped[datetime]
    completed_at: Mapped[datetime | None]


class Outcome(Base):
    """The officer's record: four answers about the outcome."""

    __tablename__ = "outcome"
    __table_args__ = (CheckConstraint("minutes_saved BETWEEN -480 AND 480", name="minutes_saved"),)

    consult_id: Mapped[UUID] = mapped_column(ForeignKey("consult.id"), primary_key=True)
    officer_id: Mapped[UUID] = mapped_column(ForeignKey("user_account.id"))
    disposition: Mapped[str] = mapped_column(String(32))
    otherwise: Mapped[str] = mapped_column(String(32))
    minutes_saved: Mapped[int]
    connection: Mapped[str] = mapped_column(String(16))
    recorded_at: Mapped[datetime]
