"""Table of tablet checks."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from app.platform.db import Base


class DeviceCheck(Base):
    """One check of one tablet. A tablet is identified by a random id from its browser, which reveals nothing."""

    __tablename__ = "device_check"
    __table_args__ = (
        Index("ix_device_check_agency_id_device_id_checked_at", "agency_id", "device_id", "checked_at"),
        Index("uq_device_check_request_key", "officer_id", "request_key", unique=True),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    agency_id: Mapped[UUID] = mapped_column(ForeignKey("organization.id"))
    officer_id: Mapped[UUID] = mapped_column(ForeignKey("user_account.id"))
    request_key: Mapped[str] = mapped_column(String(64))
    device_id: Mapped[UUID]
    label: Mapped[str] = mapped_column(String(40))
    checked_at: Mapped[datetime]
    verdict: Mapped[str] = mapped_column(String(16))
    findings: Mapped[list[str]] = mapped_column(JSON)
    measured: Mapped[dict[str, Any]] = mapped_column(JSON)
