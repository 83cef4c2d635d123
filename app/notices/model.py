"""Table of notices sent to people outside their pages."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, ForeignKey, String, text
from sqlalchemy.orm import Mapped, mapped_column

from app.platform.db import Base, partial_index

IS_UNSENT = text("sent_at IS NULL")


class Notice(Base):
    """One message to one user; stored in the transaction that caused it, and sent afterward."""

    __tablename__ = "notice"
    __table_args__ = (partial_index("ix_notice_unsent", "due_at", where=IS_UNSENT),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    user_id: Mapped[UUID] = mapped_column(ForeignKey("user_account.id"))
    kind: Mapped[str] = mapped_column(String(24))
    data: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    due_at: Mapped[datetime]
    attempts: Mapped[int] = mapped_column(default=0)
    sent_at: Mapped[datetime | None]
