"""Tables of clinicians for dispatch, of the changes of their status, and of their planned shifts."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from app.platform.db import Base
from app.presence.rules import Status, Wish


def _one_of(column: str, values: type[Wish] | type[Status]) -> str:
    return f"{column} IN ({', '.join(repr(str(value)) for value in values)})"


class Clinician(Base):
    """A clinician's qualifications, wish and status, and until when they count as connected."""

    __tablename__ = "clinician"
    __table_args__ = (
        CheckConstraint(_one_of("wish", Wish), name="wish"),
        CheckConstraint(_one_of("status", Status), name="status"),
        CheckConstraint("capacity BETWEEN 1 AND 9", name="capacity"),
        Index("ix_clinician_provider_id_status", "provider_id", "status"),
    )

    user_id: Mapped[UUID] = mapped_column(ForeignKey("user_account.id"), primary_key=True)
    provider_id: Mapped[UUID] = mapped_column(ForeignKey("organization.id"))
    languages: Mapped[list[str]] = mapped_column(JSON, default=list)
    skills: Mapped[list[str]] = mapped_column(JSON, default=list)
    license_states: Mapped[list[str]] = mapped_column(JSON, default=list)
    ages: Mapped[list[str]] = mapped_column(JSON, default=list)
    capacity: Mapped[int] = mapped_column(default=1)
    backup_after_s: Mapped[int] = mapped_column(default=0)
    wish: Mapped[str] = mapped_column(String(8), default=Wish.OFF)
    status: Mapped[str] = mapped_column(String(12), default=Status.OFF)
    status_since: Mapped[datetime | None]
    cause: Mapped[str | None] = mapped_column(String(24))
    last_seq: Mapped[int] = mapped_column(default=0)
    misses: Mapped[int] = mapped_column(default=0)
    sessions_today: Mapped[int] = mapped_column(default=0)
    sessions_day: Mapped[date | None]
    idle_since: Mapped[datetime | None]
    connected_until: Mapped[datetime | None]
    lost_at: Mapped[datetime | None]


class PresenceEvent(Base):
    """One change of a clinician's status. Append only."""

    __tablename__ = "presence_event"

    clinician_id: Mapped[UUID] = mapped_column(ForeignKey("clinician.user_id"), primary_key=True)
    seq: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    status: Mapped[str] = mapped_column(String(12))
    cause: Mapped[str] = mapped_column(String(24))
    data: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)


class Shift(Base):
    """A planned shift that repeats every week."""

    __tablename__ = "shift"
    __table_args__ = (Index("ix_shift_clinician_id", "clinician_id"), Index("ix_shift_remind_at", "remind_at"))

    id: Mapped[UUID] = mapped_column(primary_key=True)
    clinician_id: Mapped[UUID] = mapped_column(ForeignKey("clinician.user_id"))
    weekly: Mapped[str] = mapped_column(String(64))
    time_zone: Mapped[str] = mapped_column(String(64))
    valid_from: Mapped[date]
    valid_until: Mapped[date | None]
    remind_at: Mapped[datetime | None]
