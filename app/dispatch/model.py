"""Table of offers: each reserves one clinician for one consult."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from app.platform.db import Base

HOLDS_CONSULT = text("state IN ('live', 'accepted', 'released')")
HOLDS_CLINICIAN = text("state IN ('live', 'accepted')")


class Offer(Base):
    """Rings at one clinician until it is accepted, declined, expired or withdrawn.

    An accepted offer keeps the clinician engaged until their documentation is complete (`released`).
    """

    __tablename__ = "offer"
    __table_args__ = (
        CheckConstraint("state IN ('live', 'accepted', 'released', 'declined', 'expired', 'withdrawn')", name="state"),
        # At most one live offer, and at most one clinician, per session.
        Index(
            "uq_offer_held_consult",
            "consult_id",
            unique=True,
            sqlite_where=HOLDS_CONSULT,
            postgresql_where=HOLDS_CONSULT,
        ),
        # At most one engagement per clinician.
        Index(
            "uq_offer_held_clinician",
            "clinician_id",
            unique=True,
            sqlite_where=HOLDS_CLINICIAN,
            postgresql_where=HOLDS_CLINICIAN,
        ),
        Index("ix_offer_consult_id", "consult_id"),
        Index("ix_offer_state_expires_at", "state", "expires_at"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    consult_id: Mapped[UUID] = mapped_column(ForeignKey("consult.id"))
    clinician_id: Mapped[UUID] = mapped_column(ForeignKey("user_account.id"))
    state: Mapped[str] = mapped_column(String(16))
    offered_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    resolved_at: Mapped[datetime | None]
